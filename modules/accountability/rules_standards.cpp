// Evidence out of modules/standards: who knows the standards, cross-cutting issues built in, what was measured.
#include "facts.hpp"
#include <algorithm>
#include <map>
#include <set>

namespace muster::accountability {
namespace {

void add(Question const& question, Verdict& verdict, std::vector<Fact const*> const& facts)
{
    for (auto const* fact : facts) verdict.evidence.push_back(evidence_of(question, *fact));
}

/// Issues and steps that are to be found among the tags of the last year.
Verdict tagged(Question const& question)
{
    auto const issues = question.list("issues");
    auto tags = question.fresh(Kind::tagged, issues);
    auto const steps = question.list("steps");
    if (not steps.empty()) std::erase_if(tags, [&](Fact const* tag) { return std::ranges::find(steps, tag->words) == steps.end(); });
    if (tags.empty()) return {State::no_evidence, why("not_built"), {}};
    std::string missing;
    for (auto const& step : steps)
        if (std::ranges::none_of(tags, [&](Fact const* tag) { return tag->words == step; })) missing += (missing.empty() ? "" : ", ") + word("duty.step.", step);
    Verdict made{missing.empty() ? State::fulfilled : State::partly, "", {}};
    made.why = why("built", {std::to_string(tags.size())}) + (missing.empty() ? "" : " " + why("not_built_at", {missing}));
    add(question, made, tags);
    return made;
}

/// Every issue that the body agreed on is built into something.
Verdict agreed_issues(Question const& question)
{
    auto const agreed = question.facts(Kind::agreed);
    if (agreed.empty()) return {State::no_evidence, why("not_agreed"), {}};
    std::string missing;
    Verdict made;
    std::int64_t found = 0;
    for (auto const* issue : agreed) {
        auto const tags = question.fresh(Kind::tagged, {issue->detail});
        add(question, made, tags);
        if (tags.empty()) missing += (missing.empty() ? "" : ", ") + word("duty.issue.", issue->detail);
        else ++found;
    }
    made.state = missing.empty() ? State::fulfilled : State::partly;
    made.why = why("agreed", {std::to_string(found), std::to_string(agreed.size())}) + (missing.empty() ? "" : " " + why("not_yet", {missing}));
    add(question, made, agreed);
    return made;
}

/// The members that have acknowledged one of these, of all; those who report where no membership is kept.
struct Aware {
    std::vector<std::string> members;
    std::set<std::string> aware;
    std::vector<Fact const*> facts;
    [[nodiscard]] bool enough(int share) const
    {
        return not members.empty() and aware.size() * 100 >= members.size() * static_cast<std::size_t>(share);
    }
    [[nodiscard]] std::string words() const
    {
        return why("acknowledged", {std::to_string(aware.size()), std::to_string(members.size())});
    }
};

Aware aware_of(Question const& question, bool law)
{
    Aware made;
    if (auto const* cycle = question.cycle()) made.members = question.expected(*cycle);
    else
        for (auto const* member : question.facts(Kind::member, {"member", "government"})) made.members.push_back(member->who);
    for (auto const* one : question.facts(Kind::acknowledged)) {
        if ((one->words == "obligation") != law) continue;
        made.facts.push_back(one);
        // Somebody who acknowledged without being a member says nothing of the members.
        if (std::ranges::find(made.members, one->who) != made.members.end()) made.aware.insert(one->who);
    }
    return made;
}

Verdict acknowledged(Question const& question)
{
    auto const found = aware_of(question, false);
    if (found.facts.empty()) return {State::no_evidence, why("not_acknowledged"), {}};
    Verdict made{found.enough(question.number("share", 80)) ? State::fulfilled : State::partly, found.words(), {}};
    add(question, made, found.facts);
    return made;
}

/// What the government has undertaken is recorded, and partners have acknowledged it.
Verdict obligations(Question const& question)
{
    auto const undertaken = question.facts(Kind::undertaken);
    auto const found = aware_of(question, true);
    if (undertaken.empty() and found.facts.empty()) return {State::no_evidence, why("no_obligation"), {}};
    Verdict made;
    made.state = not undertaken.empty() and found.enough(question.number("share", 80)) ? State::fulfilled : State::partly;
    made.why = why("obligations", {std::to_string(undertaken.size())}) + " " + found.words();
    add(question, made, undertaken);
    add(question, made, found.facts);
    return made;
}

/// The newest measurement of each threshold and place.
Verdict complied(Question const& question)
{
    std::map<std::pair<std::string, std::string>, Fact const*> newest;
    for (auto const* one : question.fresh(Kind::measured)) newest.try_emplace({one->detail, one->who}, one);
    if (newest.empty()) return {State::no_evidence, why("not_measured"), {}};
    std::vector<Fact const*> all;
    std::int64_t met = 0;
    for (auto const& [key, one] : newest) {
        all.push_back(one);
        met += one->good ? 1 : 0;
    }
    auto const many = static_cast<std::int64_t>(newest.size());
    Verdict made{met == many ? State::fulfilled : State::partly,
                 why("measured", {std::to_string(met), std::to_string(many)}),
                 {}};
    add(question, made, all);
    return made;
}

constexpr NamedRule table[] = {
    {"tagged", tagged}, {"agreed_issues", agreed_issues}, {"acknowledged", acknowledged}, {"obligations", obligations}, {"complied", complied},
};

}

std::span<NamedRule const> standard_rules() { return table; }

}
