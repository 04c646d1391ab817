// How people are combined, as data: the steps L1 to L6 of domain.md 5.12, each with its rule, words and source.
//
// A profile is a recorded choice, not a truth: the same rows under another profile give another figure, and every
// figure says under which it was made. The profiles there are lie in lists/profiles.csv.
#pragma once
#include <cstdint>
#include <span>
#include <standards/standards.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::analysis {

enum class Rule : std::uint8_t {
    sum,          // no one twice
    highest,      // they may all be the same people
    latest,       // a running total: the last one told
    by_activity,  // over periods: the activity's own counting rule
};

/// One step as people read it: `words` is the key of what they are told of it (words/).
struct Step {
    std::string name, rule, words, source;
};

struct Profile {
    std::string name, title, source;  // the title as a key of words/
    unsigned statuses = 0;        // bit = standards::Status: which lines reached somebody
    bool own_cells = true;        // each sex and age cell on its own, or totals only
    bool partners_first = true;   // L1 before L2, or the partners of each period before the periods
    Rule lines = Rule::sum;
    Rule periods = Rule::by_activity;
    Rule partners = Rule::sum;
    Rule activities = Rule::highest;
    bool cap = true;              // at the population of a place, where known
    bool interval = true;
    std::vector<Step> steps;

    [[nodiscard]] bool counts(standards::Status status) const { return statuses >> static_cast<unsigned>(status) & 1; }
};

/// All profiles, the default first.
std::span<Profile const> profiles();
/// Refuses figures.unknown_profile.
Profile const& profile_named(std::string_view name);
Profile const& default_profile();

/// Reads the list; ENSUREs that every step of every profile is there.
std::vector<Profile> read_profiles(std::string_view csv);

}
