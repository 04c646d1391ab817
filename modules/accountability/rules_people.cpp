// Evidence of who takes part: members, observers, focal points, links; and who of them is active.
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

/// ToR: key partners of several kinds, national ones among them. Where no membership is kept, those who report stand for it.
Verdict inclusion(Question const& question)
{
    auto const classes = question.list("classes");
    auto const members = question.facts(Kind::member, {"member", "government"});
    std::map<std::string, std::set<std::string>> kinds;
    for (auto const* member : members) kinds[member->words].insert(member->who);
    if (members.empty())
        for (auto const* one : question.recent()) kinds[one->partner_kind].insert(one->partner);
    if (kinds.empty()) return {State::no_evidence, why("nobody"), {}};
    Verdict made;
    int found = 0;
    std::string missing;
    for (auto const& one : classes) {
        if (kinds.contains(one)) ++found;
        else missing += (missing.empty() ? "" : ", ") + word("duty.kind.", one);
    }
    std::int64_t people = 0;
    for (auto const& [kind, who] : kinds) people += static_cast<std::int64_t>(who.size());
    bool const enough = found >= question.number("enough", 3) and not members.empty();
    made.state = enough ? State::fulfilled : State::partly;
    made.why = why(members.empty() ? "reporters" : "members", {std::to_string(people)}) + (missing.empty() ? "" : " " + why("none_of", {missing}));
    add(question, made, members);
    if (members.empty())
        made.evidence.push_back(
            opened(question, proof("presence"), question.on, "presence --body " + question.body.code, "/presence?body=" + question.body.code));
    return made;
}

Verdict focal_points(Question const& question)
{
    auto const found = question.facts(Kind::focal_point);
    if (found.empty()) return {State::no_evidence, why("no_focal"), {}};
    std::set<std::string> issues;
    for (auto const* one : found) issues.insert(one->detail);
    Verdict made{
        State::fulfilled, why("focal", {std::to_string(issues.size())}), {}};
    add(question, made, found);
    return made;
}

/// Links with other bodies, authorities, civil society, peacekeeping: those that something was exchanged over lately.
Verdict links(Question const& question)
{
    auto const with = question.list("with");
    auto const all = question.facts(Kind::link, with);
    auto const lately = question.fresh(Kind::link, with);
    if (all.empty()) return {State::no_evidence, why("no_link"), {}};
    Verdict made{lately.empty() ? State::partly : State::fulfilled, "", {}};
    made.why = lately.empty() ? why("old_link", {all.front()->since.text()})
                              : why("links", {std::to_string(lately.size()), lately.front()->since.text()});
    add(question, made, lately.empty() ? all : lately);
    return made;
}

bool is_local(std::string_view kind) { return kind == "nngo" or kind == "government" or kind == "affected_cso" or kind == "academic"; }

Verdict local_capacity(Question const& question)
{
    std::set<std::string> local, everybody;
    for (auto const* one : question.recent()) {
        everybody.insert(one->partner);
        if (is_local(one->partner_kind)) local.insert(one->partner);
    }
    std::int64_t members = 0;
    for (auto const* one : question.facts(Kind::member)) members += is_local(one->words) ? 1 : 0;
    if (everybody.empty() and members == 0) return {State::no_evidence, why("no_local"), {}};
    Verdict made;
    made.state = not local.empty() ? State::fulfilled : members > 0 ? State::partly : State::no_evidence;
    made.why = why("local", {std::to_string(local.size()), std::to_string(everybody.size())}) +
               (members > 0 ? " " + why("local_members", {std::to_string(members)}) : "");
    made.evidence.push_back(
        opened(question, proof("presence"), question.on, "presence --body " + question.body.code, "/presence?body=" + question.body.code));
    return made;
}

/// Reported on at least one of the last cycles (domain.md 3.5).
Verdict active_partners(Question const& question)
{
    auto const* last = question.cycle();
    if (not last) return {State::no_evidence, why("no_cycle"), {}};
    std::vector<operations::Cycle const*> ended;
    for (auto const& one : question.all.cycles)
        if (one.period.last < question.on) ended.push_back(&one);
    auto const first = ended[ended.size() - std::min<std::size_t>(ended.size(), static_cast<std::size_t>(question.number("cycles", 3)))];
    auto const members = question.expected(*last);
    if (members.empty()) return {State::no_evidence, why("no_members"), {}};
    std::set<std::string> active;
    for (auto const* one : question.reports_over({first->period.first, last->period.last}))
        if (std::ranges::find(members, one->partner) != members.end()) active.insert(one->partner);
    auto const share = static_cast<int>(active.size() * 100 / members.size());
    Verdict made;
    made.state = active.empty() ? State::no_evidence : share >= question.number("share", 80) ? State::fulfilled : State::partly;
    made.why = why("active", {std::to_string(active.size()), std::to_string(members.size()), first->period.first.text(), last->period.last.text()});
    made.evidence.push_back(opened(question, proof("reported"), question.on, "5w status", "/reports"));
    return made;
}

Verdict observers(Question const& question)
{
    auto const found = question.facts(Kind::member, {"observer"});
    if (found.empty()) return {State::no_evidence, why("no_observer"), {}};
    Verdict made{State::fulfilled, why("observers", {std::to_string(found.size())}), {}};
    add(question, made, found);
    return made;
}

constexpr NamedRule table[] = {
    {"inclusion", inclusion},           {"focal_points", focal_points},       {"links", links},
    {"local_capacity", local_capacity}, {"active_partners", active_partners}, {"observers", observers},
};

}

std::span<NamedRule const> people_rules() { return table; }

}
