// What is asked of the rows, made ready for the loops: which rows pass, how their people combine.
#pragma once
#include "fact.hpp"
#include "profile.hpp"
#include <bitset>
#include <vector>

namespace muster::analysis {

/// Which rows are asked for; empty lists and full sets let all pass.
struct Sieve {
    std::bitset<most_bodies> bodies = std::bitset<most_bodies>{}.set();
    std::bitset<most_groups> groups = std::bitset<most_groups>{}.set();
    std::vector<bool> partners, periods;  // by code; empty = all; codes behind the end do not pass

    [[nodiscard]] bool open() const { return bodies.all() and groups.all() and partners.empty() and periods.empty(); }
    [[nodiscard]] bool passes(Key key) const
    {
        return bodies[static_cast<std::size_t>(key.body())] and groups[static_cast<std::size_t>(key.group())] and
               in(partners, key.partner()) and in(periods, key.period());
    }
    static bool in(std::vector<bool> const& some, int code)
    {
        return some.empty() or (static_cast<std::size_t>(code) < some.size() and some[static_cast<std::size_t>(code)]);
    }
};

/// What is counted: people reached, or people that partners' own lines set out to reach.
enum class Measure : std::uint8_t { reached, targeted };

/// How the people of an activity add over periods; by body and activity.
class PeriodRules {
public:
    void set(int body, int activity, Rule rule);
    [[nodiscard]] Rule of(int body, int activity) const
    {
        auto const b = static_cast<std::size_t>(body), a = static_cast<std::size_t>(activity);
        return b < rules_.size() and a < rules_[b].size() ? rules_[b][a] : Rule::highest;
    }

private:
    std::vector<std::vector<Rule>> rules_;
};

/// A profile, a sieve and the codes' meanings, as one pass over the rows needs them.
struct Recipe {
    Profile const* profile = nullptr;
    Sieve sieve;
    Measure measure = Measure::reached;
    unsigned statuses = 0;
    PeriodRules const* rules = nullptr;
    std::vector<std::uint32_t> rank;  // by period code: their order in time, for `latest`

    Recipe(Profile const& profile, Sieve sieve, Measure measure, PeriodRules const& rules, Words const& words);
    [[nodiscard]] Rule over_periods(Key key) const
    {
        return profile->periods == Rule::by_activity ? rules->of(key.body(), key.activity()) : profile->periods;
    }
    [[nodiscard]] bool keeps(Key key, Marks marks) const
    {
        return (statuses >> static_cast<unsigned>(marks.status()) & 1) and sieve.passes(key);
    }
};

/// By period code: its place in time; what ends later is later, then what begins later; an unknown period is first.
std::vector<std::uint32_t> ranks_of(std::vector<base::Period> const& periods);

}
