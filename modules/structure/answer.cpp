#include "answer.hpp"

#include "rules.hpp"
#include <algorithm>
#include <base/words.hpp>

namespace muster::structure {
namespace {

void write_leads(base::JsonWriter& json, std::vector<Lead> const& leads)
{
    json.key("leads").list();
    for (auto const& lead : leads) {
        json.object().member("partner", lead.partner).member("role", lead.role).member("label", lead.label);
        json.member("accountable", lead.accountable).member("last_resort", lead.last_resort).member("document", lead.document);
        json.member("deviation", lead.deviates).member("since", lead.since.text()).member("decision", lead.decision).end();
    }
    json.end();
}

void write_posts(base::JsonWriter& json, std::vector<Post> const& posts)
{
    json.key("posts").list();
    for (auto const& post : posts) {
        json.object().member("post", post.post).member("standing", post.standing).member("partner", post.partner);
        json.member("holder", post.holder).member("since", post.since.text()).member("decision", post.decision).end();
    }
    json.end();
}

void write_clocks(base::JsonWriter& json, std::vector<Clock> const& clocks)
{
    json.key("clocks").list();
    for (auto const& clock : clocks) {
        json.object().member("clock", clock.clock).member("from", clock.from.text()).member("due", clock.due.text());
        json.key("done");
        if (clock.done) json.text(clock.done->text());
        else json.null();
        json.member("state", clock.state).member("source", clock.source).end();
    }
    json.end();
}

/// Each move once for each action that its lines know here: where it is allowed, who may, what is missing.
std::vector<std::pair<std::string_view, std::string_view>> moves_of(Position const& at)
{
    std::vector<std::pair<std::string_view, std::string_view>> all;
    for (auto const& line : moves()) {
        if (line.governance != "*" and line.governance != at.governance) continue;
        bool const named = line.move == "propose" or line.move == "conclude";
        std::pair const one{line.move, named ? line.action : std::string_view()};
        if (std::ranges::find(all, one) == all.end()) all.push_back(one);
    }
    return all;
}

std::string_view name_of(Why why)
{
    switch (why) {
    case Why::allowed: return "allowed";
    case Why::no_such_move: return "no_such_move";
    case Why::not_now: return "not_now";
    case Why::not_yours: return "not_yours";
    case Why::missing: return "missing";
    }
    return "";
}

/// What a person adds while making the move is not missing before: it is asked for in the form.
bool is_asked_in_the_form(std::string_view move, std::string_view condition)
{
    constexpr std::array<std::string_view, 4> of_leads{"lead_argued", "deviation_said", "leads_whole", "candidate_argued"};
    if ((move == "lead" or move == "share" or move == "release") and std::ranges::find(of_leads, condition) != of_leads.end()) return true;
    if (condition == "benchmarks_met") return move == "deactivate" or move == "hand_over";
    if (condition == "successor_ready") return move == "submit";
    if (condition == "package") return true;
    constexpr std::array<std::string_view, 11> asked{"reason", "said", "document", "consent", "terms", "gov_lead", "lead_role_fits",
                                                     "memorandum", "sources_named", "parts_named", "parent_named"};
    return std::ranges::find(asked, condition) != asked.end();
}

/// Moves with an organisation in whose name they are made (commands_table.cpp: --partner).
bool names_an_organisation(std::string_view move)
{
    constexpr std::array<std::string_view, 8> all{"consult", "advise", "establish", "lead", "share", "release", "plan", "post"};
    return std::ranges::find(all, move) != all.end();
}

}

std::string move_in_words(std::string_view move, std::string_view action)
{
    auto const verb = word("body.move.", move);
    bool const named = (move == "propose" or move == "conclude") and not action.empty() and action != "*" and action != "-";
    return named ? base::say("body.move_for", {verb, word("body.action.", action)}) : verb;
}

void write_life(base::JsonWriter& json, BodyOnDay const& body)
{
    json.member("type", body.type).member("governance", body.governance).member("level", body.level).member("area", body.area);
    json.member("state", body.state).member("stage", body.stage).member("action", body.action);
    json.member("since", body.since.text()).member("decision", body.decision);
    std::string lead;
    for (auto const& one : body.leads)
        if (one.accountable) lead += (lead.empty() ? "" : "+") + one.partner;
    json.member("lead", lead);
    write_leads(json, body.leads);
    json.member("accountable_to", body.accountable_to).member("accountable_to_name", body.accountable_to_name);
    json.member("last_resort", body.last_resort).member("last_resort_why", body.last_resort_why);
    json.member("terms_of_reference", body.terms_of_reference).member("languages", body.languages).member("rhythm", body.rhythm);
    write_posts(json, body.posts);
    write_clocks(json, body.clocks);
    json.member("came_from", body.came_from).member("succeeded_by", body.succeeded_by);
}

void write_decision(base::JsonWriter& json, Record const& record)
{
    auto const& made = record.decision;
    json.object().member("id", made.id).member("at", made.at.text()).member("since", made.since.text()).member("body", made.body);
    json.member("kind", made.kind).member("action", made.action).member("actor", made.actor).member("role", made.acting_role);
    json.member("on_behalf_of", made.on_behalf_of).member("basis", made.basis).member("reason", made.reason);
    json.key("advice").list();
    for (auto const& advice : made.advice)
        json.object().member("who", advice.who).member("said", advice.said).member("document", advice.document).end();
    json.end().member("documents", made.documents).member("takes_back", made.takes_back).key("taken_back_at");
    if (made.taken_back_at) json.text(made.taken_back_at->text());
    else json.null();
    json.key("facts").list();
    for (auto const& fact : record.facts) {
        json.object().member("body", fact.body).member("aspect", fact.aspect).member("name", fact.name).member("value", fact.value);
        json.member("partner", fact.partner).member("document", fact.document).member("due", fact.due).member("note", fact.note).key("more");
        if (fact.more.starts_with('{')) json.raw(fact.more);
        else json.text(fact.more);
        json.end();
    }
    json.end().end();
}

void write_moves(base::JsonWriter& json, Papers const& papers, std::string const& body, base::Instant now, std::vector<std::string> const& mine)
{
    auto const situation = papers.situation();
    Moment const moment(papers.ledger, now);
    auto const at = position_of(situation, moment, body);
    // An authority's own account reaches what can be said in the name of one organisation; others act as one only beside their own role.
    bool const speaks_for_itself = mine == std::vector<std::string>{"government"};
    json.key("moves").list();
    for (auto const& [move, action] : moves_of(at)) {
        Asked asked{.body = body, .move = std::string(move), .action = std::string(action)};
        asked.since = now;
        auto const* line = line_for(at, move, action);
        if (line == nullptr) continue;
        auto const there = met(situation, moment, moment, asked);
        auto verdict = judge(at, there, {move, action, ""});
        auto const my = speaks_for_itself and not names_an_organisation(move) ? mine.end() : std::ranges::find_if(mine, [&](std::string const& role) { return holds(verdict.who, role); });
        if (my != mine.end()) verdict = judge(at, there, {move, action, *my});
        json.object().member("move", move).member("action", action).member("says", move_in_words(move, action)).member("why", name_of(verdict.why));
        json.member("as", my == mine.end() ? std::string() : *my).member("who", verdict.who).key("missing").list();
        for (auto const* one : verdict.missing)
            json.object().member("condition", one->condition).member("says", word("body.needs.", one->condition)).member("form", is_asked_in_the_form(move, one->condition)).end();
        json.end().member("to", line->to).member("to_stage", line->to_stage).member("source", line->source).end();
    }
    json.end();
}

void write_policy(base::JsonWriter& json, Policy const& policy)
{
    json.key("policy").object().member("policy", policy.policy).member("criteria", policy.criteria).member("approver", policy.approver);
    json.member("approver_name", word("body.approver.", policy.approver)).member("reply_hours", policy.reply_hours);
    json.member("silence_is_consent", policy.silence_is_consent).member("proposal_days", policy.proposal_days);
    json.member("outline_days", policy.outline_days).member("first_review_months", policy.first_review_months);
    json.member("review_months", policy.review_months).member("deactivation", policy.deactivation_needs_all ? "all" : "any");
    json.member("four_eyes", policy.four_eyes).member("changes_endorsed", policy.changes_endorsed);
    json.member("situation", policy.situation).member("source", policy.source).end();
}

std::vector<std::string> roles_of(cli::Call const& call, std::string const& body)
{
    std::vector<std::string> own, recorded;
    for (auto const& role : acting_roles()) {
        auto const any = [&](Words const& accounts) {
            return std::ranges::any_of(call.held, [&](cli::Call::Held const& held) {
                return holds(accounts, held.role) and (held.body == "*" or held.body == body);
            });
        };
        if (call.acting.empty() or any(role.accounts)) own.emplace_back(role.role);
        else if (any(role.recorded_by)) recorded.emplace_back(role.role);
    }
    own.insert(own.end(), recorded.begin(), recorded.end());
    return own;
}

std::optional<BodyOnDay> life_of(store::Db& db, std::string const& operation, std::string const& body, base::Day day)
{
    for (auto& one : on(db, operation, day))
        if (one.code == body) return std::move(one);
    return std::nullopt;
}

base::Day wanted_day(cli::Call& call)
{
    if (not call.has("on")) return call.clock->today();
    auto day = base::Day::parse(call.text("on"));
    if (not day) throw base::Refusal(not_a_day, {call.text("on")});
    return *day;
}

std::string code_of(store::Db& db, std::string const& operation, std::string const& said, base::Day day)
{
    auto const bodies = Bodies::load(db, operation, day);
    auto const ledger = load_ledger(db, operation);
    for (auto const& record : ledger)
        for (auto const& fact : record.facts)
            if (fact.body == said) return said;
    if (auto const at = bodies->by_code(said); at >= 0) return bodies->at(at).code;
    auto const found = bodies->find(said);
    if (found.size() != 1) throw base::Refusal(unknown_body, {said});
    return bodies->at(found.front()).code;
}

}
