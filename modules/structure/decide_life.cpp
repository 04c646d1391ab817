#include "decide_life.hpp"

#include "answer.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <charconv>
#include <operations/operations.hpp>

namespace muster::structure {
namespace {

/// One part of the policy that an operation set otherwise.
class Set {
public:
    Set(store::Db& db, std::string const& operation) : db_(db), operation_(operation) {}
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise) const
    {
        auto const said = operations::setting(db_, operation_, std::string("structure.") + std::string(name), "");
        // "guidance" is the setting's own default: what the guidance of the day says.
        return said.empty() or said == "guidance" ? std::string(otherwise) : said;
    }
    void number(std::string_view name, int& value) const
    {
        auto const said = text(name, "");
        int read = 0;
        if (not said.empty() and std::from_chars(said.data(), said.data() + said.size(), read).ec == std::errc() and read > 0) value = read;
    }
    void truth(std::string_view name, bool& value) const
    {
        auto const said = text(name, "");
        if (said == "yes") value = true;
        if (said == "no") value = false;
    }

private:
    store::Db& db_;
    std::string const& operation_;
};

bool moves_state(Record const& record, std::string_view body)
{
    return std::ranges::any_of(record.facts, [&](Fact const& fact) {
        return fact.body == body and (fact.aspect == "state" or fact.aspect == "stage");
    });
}

bool stands_at(Decision const& made, base::Instant at) { return not made.taken_back_at or *made.taken_back_at > at; }

/// What stands in the way where the record is part of the ledger: at its moment, and today.
void check_whole(Ledger const& ledger, base::Instant since, base::Instant now)
{
    for (auto const at : {since, now})
        if (auto const faults = broken(Moment(ledger, at)); not faults.empty()) throw base::Refusal(would_break, {faults.front()});
}

void check_time(Papers const& papers, Tried const& tried, Asked const& asked, base::Instant now)
{
    if (asked.since > now) throw base::Refusal(in_future, {asked.since.text()});
    if (not moves_state(tried.record, asked.body)) return;
    for (auto const& record : papers.ledger)
        if (stands_at(record.decision, now) and record.decision.since > asked.since and moves_state(record, asked.body))
            throw base::Refusal(before_last, {asked.body, record.decision.since.text(), std::to_string(record.decision.id)});
}

}

Policy policy_of(store::Db& db, std::string const& operation, base::Day day)
{
    Set const set(db, operation);
    auto const& known = policies();
    auto made = known.front();
    for (auto const& one : known)
        if (one.from <= day) made = one;
    auto const wanted = set.text("policy", "");
    for (auto const& one : known)
        if (one.policy == wanted) made = one;
    made.criteria = set.text("criteria", made.criteria);
    if (auto const said = set.text("approver", made.approver); is_approver(said)) made.approver = said;
    made.situation = set.text("situation", made.situation);
    set.number("reply_hours", made.reply_hours);
    set.number("proposal_days", made.proposal_days);
    set.number("outline_days", made.outline_days);
    set.number("first_review_months", made.first_review_months);
    set.number("review_months", made.review_months);
    set.truth("silence", made.silence_is_consent);
    set.truth("four_eyes", made.four_eyes);
    set.truth("changes_endorsed", made.changes_endorsed);
    auto const rule = set.text("deactivation", made.deactivation_needs_all ? "all" : "any");
    made.deactivation_needs_all = rule == "all";
    return made;
}

Papers papers_of(store::Db& db, std::string const& operation, base::Day day)
{
    Papers papers{load_ledger(db, operation), policy_of(db, operation, day), {}, {}};
    auto const bodies = Bodies::load(db, operation, day);
    for (int i = 0; i < static_cast<int>(bodies->size()); ++i) {
        auto const& body = bodies->at(i);
        papers.kinds[body.code] = body.kind;
        papers.names[body.code] = body.name;
    }
    return papers;
}

std::string name_of(Moment const& moment, std::map<std::string, std::string> const& names, std::string const& body)
{
    if (auto const said = moment.value(body, "name"); not said.empty()) return said;
    auto const known = names.find(body);
    return known == names.end() ? body : known->second;
}

std::string roles_in_words(Words const& roles, Policy const& policy)
{
    std::vector<std::string> words;
    for (auto const one : roles) {
        words.push_back(one == "approver" ? word("body.approver.", policy.approver) : word("body.role.", one));
    }
    return words.empty() ? base::say("body.nobody") : either(words);
}

std::string_view shown_state(Position const& at)
{
    // The procedure shows in the state where the field has a word for it (domain.md 12.1, BodyState).
    if (at.state == "proposed" and not at.stage.empty() and at.stage != "drafted") return "under_endorsement";
    if (not at.stage.empty() and at.action == "deactivate") return "deactivation_proposed";
    return at.state;
}

void refuse(Tried const& tried, Asked const& asked, Papers const& papers)
{
    auto const& verdict = tried.verdict;
    auto const name = name_of(Moment(papers.ledger, asked.since), papers.names, asked.body);
    auto const who = roles_in_words(verdict.who, papers.policy);
    auto const kind = word("body.type.", tried.at.type);
    auto const at = move_in_words(asked.move, asked.action);
    auto const state = word("body.state.", tried.at.state == "none" ? "not_established" : shown_state(tried.at));
    auto const stands = tried.at.stage.empty() ? state : base::say("body.under_way", {state, word("body.action.", tried.at.action), word("body.stage.", tried.at.stage)});
    std::string missing;
    for (auto const* one : verdict.missing) missing += (missing.empty() ? "" : "; ") + word("body.needs.", one->condition);
    switch (verdict.why) {
    case Why::no_such_move: throw base::Refusal(no_such_move, {at, name, kind});
    case Why::not_now: {
        std::vector<std::string> states, stages;
        for (auto const one : verdict.states) states.push_back(one == "*" ? base::say("body.any_state") : word("body.state.", one == "none" ? "not_established" : one));
        for (auto const one : verdict.stages)
            stages.push_back(one == "*" ? base::say("body.any_stage") : one.empty() ? base::say("body.no_stage") : base::say("body.at_stage", {word("body.stage.", one)}));
        throw base::Refusal(not_now, {at, name, stands, either(states), either(stages)});
    }
    case Why::not_yours: {
        auto const more = missing.empty() ? "" : " " + base::say("body.also_missing", {missing});
        auto const as = asked.acting_role == "nobody" ? base::say("body.nobody") : word("body.role.", asked.acting_role);
        throw base::Refusal(not_yours, {at, name, who, as, more});
    }
    case Why::missing: throw base::Refusal(missing_for, {at, name, missing, who});
    case Why::allowed: break;
    }
    throw base::Bug("an allowed move was refused");
}

Tried try_out(store::Db& db, base::Clock const& clock, Asked const& asked)
{
    auto const papers = papers_of(db, asked.operation, clock.today());
    return attempt(papers.situation(), asked);
}

Decision decide(store::Db& db, base::Clock const& clock, Asked const& asked)
{
    store::Transaction transaction(db);
    auto papers = papers_of(db, asked.operation, asked.since.day());
    auto tried = attempt(papers.situation(), asked);
    if (not tried.verdict.allowed()) refuse(tried, asked, papers);
    check_time(papers, tried, asked, clock.now());
    papers.ledger.push_back(tried.record);
    check_whole(papers.ledger, asked.since, clock.now());
    append(db, clock, tried.record);
    transaction.commit();
    return tried.record.decision;
}

Decision take_back(store::Db& db, base::Clock const& clock, Asked const& asked)
{
    store::Transaction transaction(db);
    auto papers = papers_of(db, asked.operation, asked.since.day());
    auto const number = std::to_string(asked.takes_back);
    auto const found = std::ranges::find_if(papers.ledger, [&](Record const& one) { return one.decision.id == asked.takes_back; });
    if (found == papers.ledger.end()) throw base::Refusal(no_decision, {number});
    auto& taken = found->decision;
    if (taken.taken_back_at or taken.takes_back != 0) throw base::Refusal(taken_back_already, {number});
    if (asked.reason.empty()) throw base::Refusal(reason_needed);
    if (asked.since > clock.now()) throw base::Refusal(in_future, {asked.since.text()});
    if (asked.since < taken.since) throw base::Refusal(before_last, {taken.body, taken.since.text(), number});
    bool may = false;
    for (auto const& line : moves()) {
        auto const at = position_of(papers.situation(), Moment(papers.ledger, taken.since), taken.body);
        auto const* type = body_type(at.type);
        if (line.move != taken.kind) continue;
        may = may or holds(line.roles, asked.acting_role) or (holds(line.roles, "founders") and type != nullptr and holds(type->founders, asked.acting_role));
    }
    if (not may) throw base::Refusal(not_yours, {base::say("body.take_back", {number}), taken.body, base::say("body.who_decides"), word("body.role.", asked.acting_role), ""});
    for (auto const& later : papers.ledger) {
        if (later.decision.id <= taken.id or not stands_at(later.decision, asked.since)) continue;
        for (auto const& fact : found->facts)
            if ((fact.aspect == "state" or fact.aspect == "stage") and moves_state(later, fact.body))
                throw base::Refusal(not_the_last, {number, fact.body, std::to_string(later.decision.id)});
    }
    Record record;
    auto& made = record.decision;
    made = {.operation = asked.operation, .body = taken.body, .kind = "take_back"};
    made.action = taken.kind;
    made.since = asked.since;
    made.actor = asked.actor;
    made.acting_role = asked.acting_role;
    made.on_behalf_of = asked.on_behalf_of;
    made.basis = asked.basis;
    made.reason = asked.reason;
    made.documents = asked.documents;
    made.takes_back = asked.takes_back;
    taken.taken_back_at = asked.since;
    check_whole(papers.ledger, asked.since, clock.now());
    append(db, clock, record);
    transaction.commit();
    return made;
}

}
