#include "fact.hpp"
#include <numeric>

namespace muster::analysis {

namespace {

std::int32_t& at(Fact& fact, Lane lane)
{
    return fact.reached[static_cast<std::size_t>(lane)];
}

}

bool part_elders(Fact& fact)
{
    std::int64_t const elders = std::int64_t(at(fact, Lane::elder_women)) + at(fact, Lane::elder_men);
    bool const total_told = fact.marks.total_told();
    if (elders == 0 or not total_told) return false;
    std::int64_t const others =
        std::int64_t(at(fact, Lane::girls)) + at(fact, Lane::boys) + at(fact, Lane::women) + at(fact, Lane::men) + at(fact, Lane::female) + at(fact, Lane::male);
    auto const total = at(fact, Lane::total);
    bool const inside = others <= total and others + elders > total and at(fact, Lane::elder_women) <= at(fact, Lane::women) and
                        at(fact, Lane::elder_men) <= at(fact, Lane::men);
    if (not inside) return false;
    at(fact, Lane::women) -= at(fact, Lane::elder_women);
    at(fact, Lane::men) -= at(fact, Lane::elder_men);
    return true;
}

std::int64_t people_of(Fact const& fact)
{
    auto const cells = std::accumulate(fact.reached.begin() + first_cell, fact.reached.begin() + last_cell + 1, std::int64_t{0});
    return std::max<std::int64_t>(fact.reached[0], cells);
}

int Codes::of(std::string_view word)
{
    if (auto const known = by_word_.find(word); known != by_word_.end()) return known->second;
    int const code = size();
    words_.emplace_back(word);
    by_word_.emplace(std::string(word), code);
    return code;
}

int Codes::find(std::string_view word) const
{
    auto const known = by_word_.find(word);
    return known == by_word_.end() ? -1 : known->second;
}

int Words::period_of(base::Period period)
{
    auto const key = std::int64_t(period.first.count) << 32 | static_cast<std::uint32_t>(period.last.count);
    auto const [known, is_new] = by_period_.try_emplace(key, static_cast<int>(periods.size()));
    if (is_new) periods.push_back(period);
    return known->second;
}

int Words::activity_of(int body, std::string_view words)
{
    while (static_cast<int>(activities.size()) <= body) activities.emplace_back("");
    return activities[static_cast<std::size_t>(body)].of(words);
}

}
