// Evidence of how a body came to be, is led, reviewed and handed over: decisions of modules/structure.
#include "facts.hpp"
#include <algorithm>

namespace muster::accountability {
namespace {

/// Nothing was found: overdue where the clock has run out, else no evidence; the why says until when there is time.
Verdict nothing(Question const& question, std::string said)
{
    Verdict made{State::no_evidence, std::move(said), {}};
    if (not question.clock or not question.clock->due) return made;
    if (*question.clock->due < question.on) {
        made.state = State::overdue;
        made.why += " " + why("was_due", {question.clock->due->text()});
    }
    else made.why += " " + why("is_due", {question.clock->due->text()});
    return made;
}

void add(Question const& question, Verdict& verdict, std::vector<Fact const*> const& facts)
{
    for (auto const* fact : facts) verdict.evidence.push_back(evidence_of(question, *fact));
}

Evidence page(Question const& question, std::string what, base::Day on)
{
    auto const& code = question.body.code;
    return opened(question, std::move(what), on, "body show " + code + " --on " + question.on.text(),
                  "/bodies/" + code + "?on=" + question.on.text());
}

/// FAQ, I1 of domain.md 12: exactly one accountable lead, or one declared pair; a sector answers to its authority.
Verdict line_of_accountability(Question const& question)
{
    auto const* stood = question.stood;
    if (not stood) return nothing(question, why("undecided"));
    Verdict made;
    std::vector<structure::Lead const*> accountable;
    for (auto const& lead : stood->leads) {
        if (lead.accountable) accountable.push_back(&lead);
        made.evidence.push_back(page(question, proof("lead", {question.named(lead.partner), word("body.lead_role.", lead.role)}), lead.since));
    }
    auto const pair = accountable.size() == 2 and std::ranges::all_of(accountable, [](auto const* lead) { return lead->role == "co_cla"; });
    if (question.kind == "sector") {
        made.state = stood->accountable_to.empty() ? State::no_evidence : State::fulfilled;
        made.why = stood->accountable_to.empty() ? why("no_authority") : why("answers_authority", {stood->accountable_to_name});
    }
    else if (accountable.size() == 1 or pair) {
        made.state = State::fulfilled;
        auto const first = question.named(accountable.front()->partner);
        made.why = pair ? why("answer_both", {first, question.named(accountable.back()->partner), stood->accountable_to_name})
                        : why("answers", {first, stood->accountable_to_name});
    }
    else {
        made.state = stood->leads.empty() ? State::no_evidence : State::partly;
        made.why = accountable.empty() ? why("nobody_accountable") : why("many_accountable", {std::to_string(accountable.size())});
    }
    return made;
}

/// A decision of some kind, on somebody's advice, or somebody's consultation.
Verdict decided(Question const& question)
{
    Verdict made;
    if (auto const party = question.list("party"); not party.empty()) {
        auto const consulted = question.facts(Kind::consultation, party);
        if (consulted.empty()) return nothing(question, why("not_consulted", {word("body.party.", party.front())}));
        add(question, made, consulted);
        made.state = State::fulfilled;
        made.why = why("consulted", {consulted.front()->since.text()});
        return made;
    }
    auto const decisions = question.facts(Kind::decision, question.list("kinds"));
    if (decisions.empty()) return nothing(question, why("not_proposed"));
    auto const advice = question.facts(Kind::advice, question.list("advised_by"));
    add(question, made, decisions);
    add(question, made, advice);
    auto const first = decisions.back()->since;
    bool const late = question.clock and question.clock->due and *question.clock->due < first;
    made.state = advice.empty() or late ? State::partly : State::fulfilled;
    made.why = why(advice.empty() ? "proposed_unadvised" : "proposed", {first.text()});
    if (late) made.why += " " + why("was_due", {question.clock->due->text()});
    return made;
}

Verdict lead_argued(Question const& question)
{
    auto const argued = question.facts(Kind::selection);
    bool const led = question.stood and not question.stood->leads.empty();
    if (argued.empty()) {
        if (not led) return nothing(question, why("lead_not_chosen"));
        return {State::partly,
                why("lead_not_argued"),
                {page(question, proof("is_lead", {question.named(question.stood->leads.front().partner)}), question.stood->leads.front().since)}};
    }
    Verdict made{State::fulfilled, why("lead_argued", {question.named(argued.front()->who)}), {}};
    add(question, made, argued);
    return made;
}

Verdict endorsed(Question const& question)
{
    auto const endorsements = question.facts(Kind::decision, {"endorse", "confirm"});
    auto const sent = question.facts(Kind::decision, {"submit", "transmit"});
    if (endorsements.empty() and sent.empty()) return nothing(question, why("not_sent"));
    Verdict made;
    made.state = endorsements.empty() ? State::partly : State::fulfilled;
    made.why = endorsements.empty() ? why("sent", {sent.front()->since.text()}) : why("endorsed", {endorsements.back()->since.text()});
    add(question, made, endorsements);
    add(question, made, sent);
    return made;
}

Verdict criterion(Question const& question)
{
    auto const findings = question.facts(Kind::finding, question.list("criteria"));
    if (findings.empty()) return nothing(question, why("not_found"));
    Verdict made;
    bool const open = findings.front()->words == "unknown";
    made.state = open ? State::partly : State::fulfilled;
    made.why = open ? why("found_unknown") : why("found", {word("body.finding.", findings.front()->words)});
    add(question, made, findings);
    return made;
}

/// Three months after activation, then every year (domain.md 3.8).
Verdict reviewed(Question const& question)
{
    auto const reviews = question.facts(Kind::review, {"concluded"});
    auto const opened_ones = question.facts(Kind::review, {"opened"});
    Verdict made;
    if (reviews.empty()) {
        made = nothing(question, why(opened_ones.empty() ? "not_reviewed" : "review_open"));
        if (not opened_ones.empty() and made.state == State::no_evidence) made.state = State::partly;
        add(question, made, opened_ones);
        return made;
    }
    add(question, made, reviews);
    bool const late = question.clock and question.clock->due and *question.clock->due < question.on;
    made.state = late ? State::overdue : State::fulfilled;
    made.why = why("reviewed", {reviews.front()->since.text(), word("body.action.", reviews.front()->words)});
    if (late) made.why += " " + why("next_review_due", {question.clock->due->text()});
    return made;
}

Verdict designated(Question const& question)
{
    auto const* stood = question.stood;
    if (not stood or stood->leads.empty()) return nothing(question, why("no_lead"));
    Verdict made{State::fulfilled, "", {}};
    for (auto const& lead : stood->leads) {
        made.evidence.push_back(page(question, proof("lead", {question.named(lead.partner), word("body.lead_role.", lead.role)}), lead.since));
        made.why += (made.why.empty() ? "" : " ") + why("lead_is", {question.named(lead.partner), word("body.lead_role.", lead.role)}) +
                    (lead.deviates.empty() ? "" : " " + why("deviates", {lead.deviates}));
    }
    return made;
}

Verdict transition(Question const& question)
{
    auto const plan = question.facts(Kind::plan);
    if (plan.empty()) return nothing(question, why("no_plan"));
    Verdict made{State::fulfilled, "", {}};
    add(question, made, plan);
    auto const documents = question.facts(Kind::document, {"transition_plan"});
    add(question, made, documents);
    made.why = why("plan", {std::to_string(plan.size()), plan.back()->since.text()});
    // The outline is complete with a function, a capacity and a benchmark; structure's clock says so.
    if (question.clock and question.clock->due and not question.clock->state.starts_with("kept")) {
        made.state = State::partly;
        made.why += " " + why(question.clock->state == "late" ? "plan_open_late" : "plan_open", {question.clock->due->text()});
    }
    return made;
}

/// Terms of reference, somebody who coordinates, and groups below where they are needed.
Verdict mechanisms(Question const& question)
{
    auto const* stood = question.stood;
    auto const groups = question.facts(Kind::group);
    bool const terms = stood and not stood->terms_of_reference.empty();
    bool coordinated = false;
    Verdict made;
    if (stood)
        for (auto const& post : stood->posts)
            if (post.post == "coordinator" and post.standing != "vacant") {
                coordinated = true;
                made.evidence.push_back(page(question, proof("coordinator", {word("body.standing.", post.standing)}), post.since));
            }
    if (terms) made.evidence.push_back(page(question, proof("terms", {stood->terms_of_reference}), stood->since));
    add(question, made, groups);
    made.state = terms and coordinated ? State::fulfilled : terms or coordinated or not groups.empty() ? State::partly : State::no_evidence;
    made.why = why("mechanisms", {why(terms ? "there" : "not_there"), why(coordinated ? "there" : "not_there"), std::to_string(groups.size())});
    return made;
}

/// A document of some kind that is new enough.
Verdict documents(Question const& question)
{
    auto const found = question.fresh(Kind::document, question.list("kinds"));
    if (found.empty()) return nothing(question, why("no_document"));
    Verdict made{State::fulfilled, why("last_document", {found.front()->since.text()}), {}};
    add(question, made, found);
    return made;
}

/// The module that will hold the evidence is not built. A document may stand for it, but never in full.
Verdict none(Question const& question)
{
    auto const kind = question.list("document");
    auto const found = kind.empty() ? std::vector<Fact const*>{} : question.fresh(Kind::document, kind);
    auto const waits = word("duty.waits.", question.parameter("waits"));
    if (found.empty()) return {State::no_source, why("no_source", {waits}), {}};
    Verdict made{State::partly, why("document_only", {found.front()->since.text(), waits}), {}};
    add(question, made, found);
    return made;
}

constexpr NamedRule table[] = {
    {"line_of_accountability", line_of_accountability}, {"decided", decided},       {"lead_argued", lead_argued}, {"endorsed", endorsed},
    {"criterion", criterion},                           {"reviewed", reviewed},     {"designated", designated},   {"transition", transition},
    {"mechanisms", mechanisms},                         {"documents", documents},   {"none", none},
};

}

std::span<NamedRule const> structure_rules() { return table; }

}
