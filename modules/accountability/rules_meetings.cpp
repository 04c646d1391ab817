// Evidence out of modules/meetings and modules/advocacy: speaking for the group, lessons, concerns, messages, means.
#include "facts.hpp"
#include <algorithm>
#include <set>

namespace muster::accountability {
namespace {

void add(Question const& question, Verdict& verdict, std::vector<Fact const*> const& facts)
{
    for (auto const* fact : facts) verdict.evidence.push_back(evidence_of(question, *fact));
}

/// A document may stand for what no record shows, but never in full.
Verdict otherwise(Question const& question, std::string reason)
{
    auto const kinds = question.list("document");
    auto const found = kinds.empty() ? std::vector<Fact const*>{} : question.fresh(Kind::document, kinds);
    if (found.empty()) return {State::no_evidence, std::move(reason), {}};
    Verdict made{State::partly, why("document_no_record", {found.front()->since.text()}), {}};
    add(question, made, found);
    return made;
}

/// Meetings between the sectors that those who lead the body came to lately.
std::vector<Fact const*> attended(Question const& question)
{
    std::set<std::string> leads;
    if (question.stood != nullptr)
        for (auto const& lead : question.stood->leads) leads.insert(lead.partner);
    auto const from = question.on.plus(-question.number("fresh", 92));
    std::vector<Fact const*> found;
    for (auto const& body : question.all.bodies)
        for (auto const& fact : body.facts)
            if (fact.kind == Kind::attended and fact.holds(question.on) and from <= fact.since and leads.contains(fact.who)) found.push_back(&fact);
    std::ranges::stable_sort(found, [](Fact const* left, Fact const* right) { return right->since < left->since; });
    return found;
}

/// ToR 2, last bullet: the lead comes to the meetings between the sectors, and brings what the group has to say.
Verdict represented(Question const& question)
{
    auto const came = attended(question);
    auto const brought = question.fresh(Kind::contribution);
    if (came.empty() and brought.empty()) return {State::no_evidence, why("not_represented"), {}};
    Verdict made{came.empty() or brought.empty() ? State::partly : State::fulfilled,
                 why("represented", {std::to_string(came.size()), std::to_string(brought.size())}), {}};
    add(question, made, came);
    add(question, made, brought);
    return made;
}

/// ToR 8: lessons are drawn, and strategies revised accordingly: each ends in an action that is done or in a strategy within `within`
/// days.
Verdict lessons(Question const& question)
{
    auto const all = question.facts(Kind::lesson);
    auto const from = question.on.plus(-question.number("fresh", 365)), late = question.on.plus(-question.number("within", 92));
    std::vector<Fact const*> lately, ended, idle;
    for (auto const* one : all) {
        auto const learned = base::Day::parse(one->who).value_or(one->since);
        if (from <= learned) lately.push_back(one);
        if (one->detail == "ended" and from <= one->since) ended.push_back(one);
        if (one->detail == "unended" and learned < late) idle.push_back(one);
    }
    if (lately.empty() and ended.empty()) return otherwise(question, why("no_lesson"));
    Verdict made{not ended.empty() and idle.empty() ? State::fulfilled : State::partly,
                 why("lessons", {std::to_string(lately.size()), std::to_string(ended.size()), std::to_string(idle.size())}), {}};
    add(question, made, idle);
    add(question, made, ended);
    add(question, made, lately);
    return made;
}

/// ToR 11: core concerns are identified, the resources required among them.
Verdict concerns(Question const& question)
{
    auto const written = question.fresh(Kind::concern, {"drafted", "cleared", "delivered", "outcome_known"});
    auto const named = question.fresh(Kind::concern, {"identified"});
    auto const means = question.fresh(Kind::means);
    if (written.empty() and named.empty() and means.empty()) return otherwise(question, why("no_concern"));
    Verdict made{written.empty() or means.empty() ? State::partly : State::fulfilled,
                 why("concerns", {std::to_string(written.size() + named.size()), std::to_string(written.size()), std::to_string(means.size())}), {}};
    add(question, made, written);
    add(question, made, named);
    add(question, made, means);
    return made;
}

/// ToR 11: key messages go into the advocacy of the Humanitarian Coordinator and others.
Verdict messages(Question const& question)
{
    auto const given = question.fresh(Kind::contribution);
    auto const ready = question.fresh(Kind::concern, {"cleared", "delivered", "outcome_known"});
    if (given.empty() and ready.empty()) return otherwise(question, why("no_message"));
    Verdict made{given.empty() ? State::partly : State::fulfilled, why(given.empty() ? "messages_ready" : "messages_given", {std::to_string(given.empty() ? ready.size() : given.size())}), {}};
    add(question, made, given);
    add(question, made, ready);
    return made;
}

/// ToR 11: donors are asked to fund priorities; participants are encouraged to raise funds (parameter `of`).
Verdict asked_means(Question const& question)
{
    std::vector<std::string> const of{std::string(question.parameter("of", "donor"))};
    auto const lately = question.fresh(Kind::means, of);
    auto const ever = question.facts(Kind::means, of);
    if (ever.empty()) return otherwise(question, why(of.front() == "donor" ? "no_donor_asked" : "nobody_encouraged"));
    Verdict made{lately.empty() ? State::partly : State::fulfilled, why("means_asked", {std::to_string(lately.size()), ever.front()->since.text()}), {}};
    add(question, made, lately.empty() ? ever : lately);
    return made;
}

constexpr NamedRule table[] = {{"represented", represented}, {"lessons", lessons}, {"concerns", concerns}, {"messages", messages}, {"asked_means", asked_means}};

}

std::span<NamedRule const> meeting_rules() { return table; }

}
