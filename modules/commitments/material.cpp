// Items and money delivered: they add up, where people do not, so they need no engine.
#include "standing.hpp"
#include <activities/activities.hpp>
#include <algorithm>
#include <commitments/sql.hpp>
#include <geography/geography.hpp>
#include <map>
#include <operations/operations.hpp>
#include <standards/standards.hpp>
#include <text/fold.hpp>

namespace muster::commitments {

namespace {

using std::size_t;

struct Line {
    std::string partner, body, activity, folded, group;
    int place = -1;
    base::Period period;
    std::int64_t amount = 0;
    bool told = false;
    base::Instant known_from;
    std::optional<std::int64_t> known_until;
};

class Lines {
public:
    Lines(cli::Call& call, Unit unit)
        : places_(geography::Gazetteer::load(call.db(), call.operation())), rules_(standards::CountingRules::load(call.db(), call.operation()))
    {
        auto const operation = call.operation();
        std::map<std::string, std::string> now;
        call.db().each(sql::partners_now, {std::string_view(operation)}, [&](store::Row const& row) { now[row.string(0)] = row.string(1); });
        auto const unit_name = name_of(unit);
        bool any_sealed = false;
        activities::each_line(call.db(), sql::material_lines, {std::string_view(operation), unit_name}, [&](store::Row const& row) {
            any_sealed = any_sealed or not row.is_null(15);
            auto const status = row.text(11);
            if (row.text(10) != unit_name or (status != "ongoing" and status != "completed" and status != "unknown") or row.is_null(0)) return;
            auto const first = base::Day::parse(row.text(4)), last = base::Day::parse(row.text(5));
            if (not first or not last) return;
            Line line{row.string(0), row.string(1), row.string(2), text::fold(row.text(2)), row.string(7), places_->by_code(row.text(3)), {*first, *last},
                      row.integer(6), not row.is_null(6), {row.integer(8)}, row.integer_if(9)};
            if (auto const counts_as = now.find(line.partner); counts_as != now.end()) line.partner = counts_as->second;
            by_partner_[line.partner].push_back(std::move(line));
        });
        // Sealed lines come before all others, whenever they began.
        if (any_sealed)
            for (auto& [partner, lines] : by_partner_) std::ranges::stable_sort(lines, {}, [](Line const& line) { return line.period.first; });
    }

    [[nodiscard]] Reading read(analysis::Delivery const& asked) const
    {
        Reading reading;
        std::int64_t sum = 0;
        std::map<std::pair<std::string, int>, Line const*> running;
        auto const activity = text::fold(asked.activity);
        auto const found = by_partner_.find(asked.partner);
        if (found == by_partner_.end()) return reading;
        for (auto const& line : found->second) {
            if ((not activity.empty() and line.folded != activity) or not known(asked, line) or not lies_in(asked, line)) continue;
            ++reading.lines;
            reading.last = std::max(reading.last.value_or(line.period.last), line.period.last);
            if (not line.told) continue;
            reading.amount = base::Told::of(0);
            // A running total holds all before it; what is handed out is new each time.
            if (rules_.of(line.body, line.activity).over_periods != standards::OverPeriods::latest) sum += line.amount;
            else if (auto& latest = running[{line.folded, line.place}]; latest == nullptr or latest->period.last <= line.period.last) latest = &line;
        }
        for (auto const& [key, line] : running) sum += line->amount;
        if (reading.amount.is_told()) reading.amount = base::Told::of(sum);
        return reading;
    }

private:
    [[nodiscard]] static bool known(analysis::Delivery const& asked, Line const& line)
    {
        if (not asked.known_on) return not line.known_until;
        return line.known_from <= *asked.known_on and (not line.known_until or *line.known_until > asked.known_on->ms);
    }
    [[nodiscard]] bool lies_in(analysis::Delivery const& asked, Line const& line) const
    {
        return std::ranges::any_of(asked.where, [&](analysis::Where const& where) {
            if (where.body != line.body or not where.period.overlaps(line.period) or (where.ended_before and *where.ended_before <= line.period.last)) return false;
            if (where.group != "all" and where.group != line.group) return false;
            auto const whole = places_->by_code(where.place);
            for (int place = line.place; place >= 0; place = places_->parent_of(place))
                if (place == whole) return true;
            return false;
        });
    }

    std::shared_ptr<geography::Gazetteer const> places_;
    standards::CountingRules rules_;
    std::map<std::string, std::vector<Line>> by_partner_;
};

}

std::vector<Reading> material(cli::Call& call, Unit unit, std::string const& currency, std::span<analysis::Delivery const> deliveries)
{
    std::vector<Reading> readings(deliveries.size());
    // A line of the 5W names no currency: it is in the operation's own, and says nothing of a promise in another.
    if (unit == Unit::money and currency != operations::setting(call.db(), call.operation(), "money.currency", "USD")) {
        for (auto& reading : readings) reading.amount = base::Told(base::Saying::not_assessed);
        return readings;
    }
    Lines const lines(call, unit);
    for (size_t i = 0; i < readings.size(); ++i) {
        readings[i] = lines.read(deliveries[i]);
        constexpr std::int64_t hundredths = 100;
        if (unit == Unit::money and readings[i].amount.is_told()) readings[i].amount = base::Told::of(readings[i].amount.value() * hundredths);
    }
    return readings;
}

}
