#include "profile.hpp"
#include "csv_list.hpp"
#include "rules.hpp"
#include <analysis/lists.hpp>
#include <base/ensure.hpp>
#include <base/finding.hpp>

namespace muster::analysis {

namespace {

Rule rule_of(std::string_view word)
{
    if (word == "sum") return Rule::sum;
    if (word == "highest") return Rule::highest;
    if (word == "latest") return Rule::latest;
    ENSURE(word == "by_activity");
    return Rule::by_activity;
}

unsigned statuses_of(std::string_view words)
{
    unsigned statuses = 0;
    for (auto status : {standards::Status::unknown, standards::Status::planned, standards::Status::ongoing,
                        standards::Status::completed, standards::Status::suspended, standards::Status::cancelled})
        if ((" " + std::string(words) + " ").contains(" " + std::string(standards::name_of(status)) + " "))
            statuses |= 1u << static_cast<unsigned>(status);
    return statuses;
}

void take(Profile& profile, Step const& step)
{
    auto const& [name, rule, words, source] = step;
    if (name == "title") {
        profile.title = words;
        profile.source = source;
        return;
    }
    if (name == "statuses") profile.statuses = statuses_of(rule);
    else if (name == "cells") profile.own_cells = rule == "each";
    else if (name == "order") profile.partners_first = rule == "partners_first";
    else if (name == "lines") profile.lines = rule_of(rule);
    else if (name == "periods") profile.periods = rule_of(rule);
    else if (name == "partners") profile.partners = rule_of(rule);
    else if (name == "activities") profile.activities = rule_of(rule);
    else if (name == "cap") profile.cap = rule == "population";
    else if (name == "interval") profile.interval = rule == "yes";
    else {
        // The one rule there is for each of these; another needs code, and must not be believed to be in force.
        ENSURE((name == "places" and rule == "sum") or (name == "groups" and rule == "all_or_parts") or
               (name == "bodies" and rule == "highest"));
    }
    profile.steps.push_back(step);
}

}

std::vector<Profile> read_profiles(std::string_view csv)
{
    std::vector<Profile> made;
    for (auto const& line : read_list(csv, 5)) {
        if (made.empty() or made.back().name != line[0]) made.push_back({.name = line[0]});
        take(made.back(), {line[1], line[2], line[3], line[4]});
    }
    for (auto const& profile : made) ENSURE(profile.steps.size() == 12 and profile.statuses != 0);
    return made;
}

std::span<Profile const> profiles()
{
    static auto const all = read_profiles(lists::profiles_csv);
    return all;
}

Profile const& profile_named(std::string_view name)
{
    for (auto const& profile : profiles())
        if (profile.name == name) return profile;
    std::string names;
    for (auto const& profile : profiles()) names += (names.empty() ? "" : ", ") + profile.name;
    throw base::Refusal(rule("figures.unknown_profile"), {std::string(name), names});
}

Profile const& default_profile()
{
    return profiles().front();
}

}
