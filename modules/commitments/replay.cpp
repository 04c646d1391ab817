#include "replay.hpp"
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>
#include <commitments/sql.hpp>
#include <fmt/core.h>
#include <map>
#include <set>

namespace muster::commitments {

namespace {

using std::size_t;

/// What became of a promise: the five lots together are the whole, in its unit.
enum class Lot : std::uint8_t { promised, kept, open, broken, handed_on };
constexpr std::array<std::string_view, 5> lot_names{"promised", "kept", "open", "broken", "handed_on"};
constexpr size_t lot_count = lot_names.size();

/// Parts of one gap, or wholes of one partner, by lot.
template <typename Piece>
struct Lots {
    std::array<std::vector<Piece>, lot_count> by;
    std::map<std::string, int> states;
    int offers = 0, commitments = 0;  // offers that were never agreed
};

class Replay {
public:
    Replay(cli::Call& call, Standing const& standing, Moment const& moment)
    {
        auto const operation = call.operation();
        call.db().each(sql::ever_accepted, {std::string_view(operation), moment.at.ms}, [&](store::Row const& row) { agreed_.insert(row.integer(0)); });
        for (auto const& record : standing.ledger.commitments)
            if (record.taken_over_from > 0) handed_on_.insert(record.taken_over_from);
    }

    void take(PromiseStanding const& promise)
    {
        auto const& record = *promise.record;
        auto& partner = partners[record.partner];
        for (auto const& part : record.parts) note(gaps[part.gap()], record);
        note(partner, record);
        note(all, record);
        if (not agreed_.contains(record.number)) return;
        for (size_t i = 0; i < record.parts.size(); ++i) {
            auto const& part = record.parts[i];
            auto const whole = number_of(part.quantity()), left = std::max<std::int64_t>(0, whole - promise.by_part[i].amount.value_or(0));
            for (auto const& [lot, number] : lots_of(record, whole, left)) gaps[part.gap()].by[size_t(lot)].emplace_back(record.number, part.gap(), quantity(record, number));
        }
        auto const whole = number_of(record.whole);
        for (auto const& [lot, number] : lots_of(record, whole, promise.left)) {
            Shared const one(record.number, quantity(record, number), {Part(record.number, record.parts.front().gap(), quantity(record, number))});
            partner.by[size_t(lot)].push_back(one);
            all.by[size_t(lot)].push_back(one);
        }
    }

    std::map<std::int64_t, Lots<Part>> gaps;
    std::map<std::string, Lots<Shared>> partners;
    Lots<Shared> all;

private:
    template <typename Piece>
    void note(Lots<Piece>& lots, CommitmentRecord const& record)
    {
        ++lots.commitments;
        lots.offers += not agreed_.contains(record.number);
        ++lots.states[std::string(name_of(record.state))];
    }
    static Quantity quantity(CommitmentRecord const& record, std::int64_t number) { return quantity_of(unit_of(record.whole), number, money_code(record.whole)); }
    [[nodiscard]] std::vector<std::pair<Lot, std::int64_t>> lots_of(CommitmentRecord const& record, std::int64_t whole, std::int64_t left) const
    {
        auto const rest = row_of(record.state).open ? Lot::open : handed_on_.contains(record.number) ? Lot::handed_on : Lot::broken;
        std::vector<std::pair<Lot, std::int64_t>> lots{{Lot::promised, whole}, {Lot::kept, whole - left}};
        // What was closed as fulfilled on another proof than the 5W is kept, whatever the 5W says.
        if (record.state == PromiseState::fulfilled) lots.back().second = whole;
        else if (left > 0) lots.emplace_back(rest, left);
        return lots;
    }

    std::set<std::int64_t> agreed_, handed_on_;
};

Together together(std::vector<Part> const& parts) { return promised_to(parts); }
Together together(std::vector<Shared> const& wholes) { return promised_by(wholes); }

template <typename Piece>
void write_lots(base::JsonWriter& json, Lots<Piece> const& lots)
{
    json.member("commitments", lots.commitments).member("never_agreed", lots.offers).member("states", lots.states);
    for (size_t lot = 0; lot < lot_count; ++lot) write_together(json, lot_names[lot], together(lots.by[lot]));
}

template <typename Piece>
std::vector<std::string> cells_of(std::string first, Lots<Piece> const& lots)
{
    std::vector<std::string> cells{std::move(first), std::to_string(lots.commitments)};
    for (auto const& lot : lots.by) cells.push_back(text_of(together(lot)));
    return cells;
}

bool wanted(cli::Call& call, Standing const& standing, CommitmentRecord const& record, base::Period period)
{
    if (not period.overlaps({record.starts, record.due})) return false;
    if (call.has("partner") and std::ranges::count(call.all("partner"), record.partner) == 0) return false;
    return std::ranges::any_of(record.parts, [&](Part const& part) {
        auto const* gap = standing.ledger.gap(part.gap());
        if (gap == nullptr) return false;
        if (call.has("body") and std::ranges::count(call.all("body"), gap->body) == 0) return false;
        return not call.has("place") or std::ranges::any_of(call.all("place"), [&](auto const& area) { return gap->place.starts_with(area); });
    });
}

void say(cli::Call& call, Replay const& replay, Names const& names)
{
    for (auto const by_gap : {true, false}) {
        cli::TextTable table({by_gap ? "gap" : "partner", "commitments", "promised", "kept", "open", "broken", "handed on"},
                             {by_gap, true, true, true, true, true, true});
        if (by_gap)
            for (auto const& [gap, lots] : replay.gaps) table.row(cells_of(std::to_string(gap), lots));
        else {
            for (auto const& [partner, lots] : replay.partners) table.row(cells_of(names.partner(partner), lots));
            table.row(cells_of("all", replay.all));
        }
        call.say(table.text());
        call.line();
    }
    std::string all;
    for (size_t lot = 0; lot < lot_count; ++lot)
        all += fmt::format("{}{} {}", all.empty() ? "" : " · ", lot == size_t(Lot::handed_on) ? "handed on" : lot_names[lot], text_of(together(replay.all.by[lot])));
    call.line(all);
}

}

cli::Exit run_replay(cli::Call& call)
{
    auto const moment = moment_asked(call);
    auto period = base::Period::year(moment.day.year());
    if (call.has("period")) {
        auto const asked = base::Period::parse(call.text("period"));
        if (not asked) refuse("gap.bad_period", {call.text("period")});
        period = *asked;
    }
    auto const standing = stand(call, moment);
    Replay replay(call, *standing, moment);
    for (auto const& promise : standing->promises)
        if (wanted(call, *standing, *promise.record, period)) replay.take(promise);
    Names const names(call.db(), call.operation());
    if (not call.json) {
        say(call, replay, names);
        return cli::Exit::done;
    }
    std::string out;
    base::JsonWriter json(out);
    json.object().member("period", period.text()).member("as_of", moment.day.text()).key("gaps").list();
    for (auto const& [gap, lots] : replay.gaps) {
        json.object().member("gap", gap);
        if (auto const* record = standing->ledger.gap(gap)) json.member("place", record->place).member("body", record->body).member("state", name_of(record->state));
        write_lots(json, lots);
        json.end();
    }
    json.end().key("partners").list();
    for (auto const& [partner, lots] : replay.partners) {
        json.object().member("partner", partner).member("partner_name", names.partner(partner));
        write_lots(json, lots);
        json.end();
    }
    json.end().key("all").object();
    write_lots(json, replay.all);
    json.end().end();
    call.document(out);
    return cli::Exit::done;
}

}
