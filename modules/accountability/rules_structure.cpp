// Evidence of how a body came to be, is led, reviewed and handed over: decisions of modules/structure.
#include "facts.hpp"
#include <algorithm>

namespace muster::accountability {
namespace {

/// Nothing was found: overdue where the clock has run out, else no evidence; the why says until when there is time.
Verdict nothing(Question const& question, std::string why)
{
    Verdict made{State::no_evidence, std::move(why), {}};
    if (not question.clock or not question.clock->due) return made;
    if (*question.clock->due < question.on) {
        made.state = State::overdue;
        made.why += " It was due on " + question.clock->due->text() + ".";
    }
    else made.why += " It is due on " + question.clock->due->text() + ".";
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
    if (not stood) return nothing(question, "No decision about this body is recorded.");
    Verdict made;
    std::vector<structure::Lead const*> accountable;
    for (auto const& lead : stood->leads) {
        if (lead.accountable) accountable.push_back(&lead);
        made.evidence.push_back(page(question, lead.partner + " as " + lead.role, lead.since));
    }
    auto const pair = accountable.size() == 2 and std::ranges::all_of(accountable, [](auto const* lead) { return lead->role == "co_cla"; });
    if (question.kind == "sector") {
        made.state = stood->accountable_to.empty() ? State::no_evidence : State::fulfilled;
        made.why = stood->accountable_to.empty() ? "No authority that leads the sector is recorded."
                                                 : "The sector answers to " + stood->accountable_to_name + ".";
    }
    else if (accountable.size() == 1 or pair) {
        made.state = State::fulfilled;
        made.why = accountable.front()->partner + (pair ? " and " + accountable.back()->partner + " answer" : " answers") + " to " +
                   stood->accountable_to_name + ".";
    }
    else {
        made.state = stood->leads.empty() ? State::no_evidence : State::partly;
        made.why = accountable.empty()
                       ? "Nobody who leads is accountable for the body."
                       : std::to_string(accountable.size()) + " leads are accountable; there is to be one, or one declared pair.";
    }
    return made;
}

/// A decision of some kind, on somebody's advice, or somebody's consultation.
Verdict decided(Question const& question)
{
    Verdict made;
    if (auto const party = question.list("party"); not party.empty()) {
        auto const consulted = question.facts(Kind::consultation, party);
        if (consulted.empty()) return nothing(question, "No consultation of " + party.front() + " is recorded.");
        add(question, made, consulted);
        made.state = State::fulfilled;
        made.why = "Consulted on " + consulted.front()->since.text() + ".";
        return made;
    }
    auto const decisions = question.facts(Kind::decision, question.list("kinds"));
    if (decisions.empty()) return nothing(question, "No proposal is recorded.");
    auto const advice = question.facts(Kind::advice, question.list("advised_by"));
    add(question, made, decisions);
    add(question, made, advice);
    auto const first = decisions.back()->since;
    bool const late = question.clock and question.clock->due and *question.clock->due < first;
    made.state = advice.empty() or late ? State::partly : State::fulfilled;
    made.why = "Proposed on " + first.text() +
               (advice.empty() ? ", but no advice of the country team is recorded." : ", on the country team's advice.");
    if (late) made.why += " It was due on " + question.clock->due->text() + ".";
    return made;
}

Verdict lead_argued(Question const& question)
{
    auto const argued = question.facts(Kind::selection);
    bool const led = question.stood and not question.stood->leads.empty();
    if (argued.empty()) {
        if (not led) return nothing(question, "No choice of a lead is recorded.");
        return {State::partly,
                "A lead is named, but relevance, capacity and willingness are not argued.",
                {page(question, "Lead: " + question.stood->leads.front().partner, question.stood->leads.front().since)}};
    }
    Verdict made{State::fulfilled, "Relevance, capacity and willingness were argued for " + argued.front()->who + ".", {}};
    add(question, made, argued);
    return made;
}

Verdict endorsed(Question const& question)
{
    auto const endorsements = question.facts(Kind::decision, {"endorse", "confirm"});
    auto const sent = question.facts(Kind::decision, {"submit", "transmit"});
    if (endorsements.empty() and sent.empty()) return nothing(question, "Nothing was sent to the Emergency Relief Coordinator.");
    Verdict made;
    made.state = endorsements.empty() ? State::partly : State::fulfilled;
    made.why = endorsements.empty() ? "It was sent on " + sent.front()->since.text() + "; no endorsement is recorded yet."
                                    : "Endorsed on " + endorsements.back()->since.text() + ".";
    add(question, made, endorsements);
    add(question, made, sent);
    return made;
}

Verdict criterion(Question const& question)
{
    auto const findings = question.facts(Kind::finding, question.list("criteria"));
    if (findings.empty()) return nothing(question, "No finding on this criterion is recorded.");
    Verdict made;
    bool const open = findings.front()->words == "unknown";
    made.state = open ? State::partly : State::fulfilled;
    made.why = open ? "It was looked at, but could not be told." : "It was found " + findings.front()->words + ".";
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
        made = nothing(question, opened_ones.empty() ? "No review is recorded." : "A review was opened and is not concluded.");
        if (not opened_ones.empty() and made.state == State::no_evidence) made.state = State::partly;
        add(question, made, opened_ones);
        return made;
    }
    add(question, made, reviews);
    bool const late = question.clock and question.clock->due and *question.clock->due < question.on;
    made.state = late ? State::overdue : State::fulfilled;
    made.why = "The last review was concluded on " + reviews.front()->since.text() + ": " + reviews.front()->words + ".";
    if (late) made.why += " The next was due on " + question.clock->due->text() + ".";
    return made;
}

Verdict designated(Question const& question)
{
    auto const* stood = question.stood;
    if (not stood or stood->leads.empty()) return nothing(question, "No lead is designated.");
    Verdict made{State::fulfilled, "", {}};
    for (auto const& lead : stood->leads) {
        made.evidence.push_back(page(question, lead.partner + " as " + lead.role, lead.since));
        made.why += (made.why.empty() ? "" : " ") + lead.partner + " is " + lead.role + "." +
                    (lead.deviates.empty() ? "" : " It is not the global lead: " + lead.deviates + ".");
    }
    return made;
}

Verdict transition(Question const& question)
{
    auto const plan = question.facts(Kind::plan);
    if (plan.empty()) return nothing(question, "No outline of the transition is recorded.");
    Verdict made{State::fulfilled, "", {}};
    add(question, made, plan);
    auto const documents = question.facts(Kind::document, {"transition_plan"});
    add(question, made, documents);
    made.why = "The plan has " + plural(static_cast<std::int64_t>(plan.size()), "part", "parts") + ", the first since " +
               plan.back()->since.text() + ".";
    // The outline is complete with a function, a capacity and a benchmark; structure's clock says so.
    if (question.clock and question.clock->due and not question.clock->state.starts_with("kept")) {
        made.state = State::partly;
        made.why += " It is not complete; " + std::string(question.clock->state == "late" ? "it was due on " : "it is due on ") +
                    question.clock->due->text() + ".";
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
                made.evidence.push_back(page(question, "Coordinator: " + post.standing, post.since));
            }
    if (terms) made.evidence.push_back(page(question, "Terms of reference: " + stood->terms_of_reference, stood->since));
    add(question, made, groups);
    made.state = terms and coordinated ? State::fulfilled : terms or coordinated or not groups.empty() ? State::partly : State::no_evidence;
    made.why = std::string(terms ? "Terms of reference" : "No terms of reference") +
               (coordinated ? ", a coordinator" : ", no coordinator") +
               (groups.empty() ? " and no groups below are recorded."
                               : " and " + plural(static_cast<std::int64_t>(groups.size()), "group", "groups") + " below are recorded.");
    return made;
}

/// A document of some kind that is new enough.
Verdict documents(Question const& question)
{
    auto const found = question.fresh(Kind::document, question.list("kinds"));
    if (found.empty()) return nothing(question, "No such document is in the library.");
    Verdict made{State::fulfilled, "The last is of " + found.front()->since.text() + ".", {}};
    add(question, made, found);
    return made;
}

/// The module that will hold the evidence is not built. A document may stand for it, but never in full.
Verdict none(Question const& question)
{
    auto const kind = question.list("document");
    auto const found = kind.empty() ? std::vector<Fact const*>{} : question.fresh(Kind::document, kind);
    auto const waits = std::string(question.parameter("waits"));
    if (found.empty()) return {State::no_source, "No evidence source yet: it will come from " + waits + ".", {}};
    Verdict made{State::partly,
                 "A document of " + found.front()->since.text() + " speaks of it; no evidence source yet: it will come from " + waits + ".",
                 {}};
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
