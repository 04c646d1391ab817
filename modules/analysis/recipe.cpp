#include "recipe.hpp"
#include <algorithm>
#include <numeric>
#include <tuple>

namespace muster::analysis {

void PeriodRules::set(int body, int activity, Rule rule)
{
    auto const b = static_cast<std::size_t>(body), a = static_cast<std::size_t>(activity);
    if (rules_.size() <= b) rules_.resize(b + 1);
    if (rules_[b].size() <= a) rules_[b].resize(a + 1, Rule::highest);
    rules_[b][a] = rule;
}

std::vector<std::uint32_t> ranks_of(std::vector<base::Period> const& periods)
{
    std::vector<std::uint32_t> order(periods.size()), rank(periods.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t code) {
        return std::tuple(code != 0, periods[code].last, periods[code].first);
    });
    for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
    return rank;
}

Recipe::Recipe(Profile const& profile, Sieve sieve, Measure measure, PeriodRules const& rules, Words const& words)
    : profile(&profile), sieve(std::move(sieve)), measure(measure), statuses(profile.statuses), rules(&rules),
      rank(ranks_of(words.periods))
{
    // What is planned is what partners set out to do, so a target counts before anybody is reached.
    if (measure == Measure::targeted) statuses |= 1u << static_cast<unsigned>(standards::Status::planned);
}

}
