#include "candidates.hpp"
#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace muster::commitments {

namespace {

using std::size_t;

constexpr std::array<std::string_view, 4> nearness_names{"there", "beside", "same_area", "elsewhere"};

class Near {
public:
    Near(cli::Call& call, Names const& names, std::string const& place) : places_(names.places()), at_(places_.by_code(place))
    {
        if (at_ < 0) return;
        for (auto const& one : geography::neighbours(call.db(), call.operation(), places_.at(at_)))
            if (auto const beside = places_.by_code(one); beside >= 0) beside_.insert(beside);
        area_ = places_.parent_of(at_);
    }
    [[nodiscard]] Nearness of(std::string const& place) const
    {
        auto nearest = Nearness::elsewhere;
        for (int up = places_.by_code(place); up >= 0; up = places_.parent_of(up)) {
            if (up == at_) return Nearness::there;
            if (beside_.contains(up)) nearest = std::min(nearest, Nearness::beside);
            if (up == area_ and places_.at(up).level > 0) nearest = std::min(nearest, Nearness::same_area);
        }
        return nearest;
    }
    /// The place above the gap's, or its own at the top.
    [[nodiscard]] std::string area() const { return area_ >= 0 ? places_.at(area_).pcode : at_ >= 0 ? places_.at(at_).pcode : ""; }

private:
    geography::Gazetteer const& places_;
    int at_ = -1, area_ = -1;
    std::set<int> beside_;
};

/// The whole country: capacity is what a partner does anywhere.
std::string country(Names const& names, std::string const& place)
{
    auto at = names.places().by_code(place);
    if (at < 0) return place;
    while (names.places().parent_of(at) >= 0) at = names.places().parent_of(at);
    return names.places().at(at).pcode;
}

std::vector<base::Period> months_before(base::Day today, int months)
{
    std::vector<base::Period> all;
    auto month = base::Period::month_of(today);
    for (int i = 0; i < months; ++i) {
        all.push_back(month);
        month = base::Period::month_of(month.first.plus(-1));
    }
    return all;
}

void add_reach(cli::Call& call, GapRecord const& gap, Near const& near, std::string const& everywhere, std::vector<base::Period> const& months,
               std::vector<Candidate>& all)
{
    std::vector<analysis::Delivery> asked;
    base::Period const whole{months.back().first, months.front().last};
    for (auto const& one : all) {
        asked.push_back({one.partner, "", {{near.area(), gap.body, "all", whole, {}}}, {}});
        for (auto const& month : months) asked.push_back({one.partner, "", {{everywhere, gap.body, "all", month, {}}}, {}});
    }
    auto const counted = analysis::delivered(call, asked);
    size_t at = 0;
    for (auto& one : all) {
        one.near_reach = counted[at++].people;
        for (size_t i = 0; i < months.size(); ++i, ++at)
            if (counted[at].people.is_told() and counted[at].people.value() >= one.best_month.value_or(0)) one.best_month = counted[at].people;
    }
}

void add_promised(Standing const& standing, GapRecord const& gap, std::vector<Candidate>& all)
{
    for (auto& one : all) {
        std::vector<Shared> left;
        for (auto const& promise : standing.promises) {
            auto const& record = *promise.record;
            if (record.partner != one.partner or not row_of(record.state).open) continue;
            one.late += promise.overdue > 0;
            bool same_body = false;
            for (auto const& part : record.parts) {
                one.promised_here = one.promised_here or part.gap() == gap.number;
                auto const* other = standing.ledger.gap(part.gap());
                same_body = same_body or (other != nullptr and other->body == gap.body);
            }
            if (not same_body or not row_of(record.state).promised or promise.left == 0) continue;
            auto const rest = quantity_of(unit_of(record.whole), promise.left, money_code(record.whole));
            left.emplace_back(record.number, rest, std::vector{Part(record.number, record.parts.front().gap(), rest)});
        }
        one.promised = promised_by(left);
        if (one.best_month.is_told()) one.free = base::Told::of(std::max<std::int64_t>(0, one.best_month.value() - one.promised.people.chosen.value));
    }
}

}

std::string_view name_of(Nearness nearness) { return nearness_names[static_cast<size_t>(nearness)]; }

std::vector<Candidate> candidates(cli::Call& call, Standing const& standing, GapStanding const& gap, Names const& names, int months)
{
    auto const& record = *gap.record;
    auto const stretch = months_before(call.clock->today(), months);
    Near const near(call, names, record.place);
    std::map<std::string, Candidate> found;
    for (auto const& worker : analysis::workers(call, record.body, {stretch.back().first, stretch.front().last})) {
        auto const nearness = near.of(worker.place);
        auto const [at, fresh] = found.try_emplace(worker.partner, Candidate{.partner = worker.partner, .place = worker.place, .nearness = nearness, .last = worker.last});
        auto& one = at->second;
        if (not fresh and nearness < one.nearness) one.nearness = nearness, one.place = worker.place;
        one.last = std::max(one.last, worker.last);
    }
    std::vector<Candidate> all;
    for (auto& [partner, one] : found) all.push_back(std::move(one));
    if (all.empty()) return all;
    add_reach(call, record, near, country(names, record.place), stretch, all);
    add_promised(standing, record, all);
    std::ranges::stable_sort(all, {}, [](Candidate const& one) { return std::tuple(one.nearness, -one.free.value_or(0), one.partner); });
    return all;
}

}
