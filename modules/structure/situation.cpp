#include "situation.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>

namespace muster::structure {

std::string Asked::text(std::string_view name, std::string_view otherwise) const
{
    auto const found = said.find(name);
    return found == said.end() or found->second.empty() or found->second.back().empty() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> const& Asked::all(std::string_view name) const
{
    static std::vector<std::string> const none;
    auto const found = said.find(name);
    return found == said.end() ? none : found->second;
}

std::string person_of(std::string const& actor, std::string const& on_behalf_of)
{
    return actor == "command line" ? on_behalf_of : actor;
}

bool is_at_work(std::string_view state) { return state == "active" or state == "under_review" or state == "in_transition"; }

bool has_global_lead(std::string_view body, base::Day on)
{
    return std::ranges::any_of(global_leads(), [&](GlobalLead const& one) {
        return one.body == body and one.from <= on and (not one.to or on <= *one.to);
    });
}

bool is_global_lead(std::string_view body, std::string_view partner, base::Day on)
{
    return std::ranges::any_of(global_leads(), [&](GlobalLead const& one) {
        return one.body == body and one.partner == partner and one.from <= on and (not one.to or on <= *one.to);
    });
}

namespace {

/// Within a procedure the reason is that of its proposal, where nobody says another (I18).
std::string reason_of_procedure(Situation const& situation, Moment const& before, std::string const& body, Position const& at)
{
    if (at.stage.empty()) return "";
    for (auto record = situation.ledger.rbegin(); record != situation.ledger.rend(); ++record) {
        auto const& made = record->decision;
        if (made.kind == "propose" and made.body == body and made.since <= before.at()) return made.reason + " (decision " + std::to_string(made.id) + ")";
    }
    return "";
}

/// What a body is that is only asked for: as the request says, else as the reference list knows it.
std::string type_asked(Situation const& situation, std::string const& body, Asked const* asked)
{
    if (asked != nullptr and asked->body == body and not asked->text("type").empty()) return asked->text("type");
    auto const known = situation.kinds.find(body);
    return known != situation.kinds.end() and known->second == "aor" ? "aor" : "national_cluster";
}

}

Position position_of(Situation const& situation, Moment const& moment, std::string const& body, Asked const* asked)
{
    Position at;
    at.state = moment.value(body, "state");
    if (at.state.empty()) at.state = "none";
    at.type = moment.value(body, "type");
    // A body that has ended may come back as another kind.
    bool const anew = at.state == "none" or ((at.state == "deactivated" or at.state == "declined") and asked != nullptr and asked->has("type"));
    if (at.type.empty() or anew) at.type = type_asked(situation, body, asked);
    auto const* type = body_type(at.type);
    at.governance = type == nullptr ? "" : type->governance;
    at.stage = moment.value(body, "stage");
    at.action = at.stage.empty() ? "" : moment.value(body, "action");
    return at;
}

std::int64_t begun_after(Moment const& moment, std::string const& body, Ledger const& ledger)
{
    std::int64_t last = 0;
    for (auto const& record : ledger) {
        auto const& made = record.decision;
        if (made.since > moment.at() or (made.taken_back_at and *made.taken_back_at <= moment.at())) continue;
        bool const ends = std::ranges::any_of(record.facts, [&](Fact const& fact) {
            return fact.body == body and fact.aspect == "stage" and fact.value.empty();
        });
        bool const begins = made.body == body and (made.kind == "review" or made.kind == "conclude" or made.kind == "establish");
        if (ends or begins) last = std::max(last, made.id);
    }
    return last;
}

std::vector<std::string> broken(Moment const& moment)
{
    std::vector<std::string> faults;
    for (auto const& body : moment.bodies()) {
        if (not is_at_work(moment.value(body, "state"))) continue;
        auto const* type = body_type(moment.value(body, "type"));
        if (type == nullptr) {
            faults.push_back(base::say("body.fault.type", {body}));
            continue;
        }
        auto const leads = moment.all(body, "lead");
        auto const has = [&](auto member) {
            return std::ranges::any_of(leads, [&](Standing const& one) {
                auto const* role = lead_role(one.fact->value);
                return role != nullptr and role->*member;
            });
        };
        if (type->governance == "cluster") {
            if (auto const fault = fault_of_leads(moment, body); not fault.empty())
                faults.push_back(base::say("body.fault.leads", {body, fault}));
        }
        else if (has(&LeadRole::last_resort)) faults.push_back(base::say("body.fault.last_resort", {body}));
        if (type->governance == "government") {
            if (not moment.value(body, "stage").empty()) faults.push_back(base::say("body.fault.endorsement", {body}));
            if (std::ranges::none_of(leads, [](Standing const& one) { return one.fact->value == "gov_lead"; }))
                faults.push_back(base::say("body.fault.authority", {body}));
        }
    }
    return faults;
}

Tried attempt(Situation const& situation, Asked const& asked)
{
    Tried tried;
    Moment const before(situation.ledger, asked.since);
    tried.at = position_of(situation, before, asked.body, &asked);
    auto& made = tried.record.decision;
    made.id = situation.ledger.empty() ? 1 : situation.ledger.back().decision.id + 1;
    made.operation = asked.operation;
    made.body = asked.body;
    made.kind = asked.move;
    made.action = asked.action.empty() ? tried.at.action : asked.action;
    made.since = asked.since;
    made.actor = asked.actor;
    made.acting_role = asked.acting_role;
    made.on_behalf_of = asked.on_behalf_of;
    made.basis = asked.basis;
    made.reason = asked.reason.empty() ? reason_of_procedure(situation, before, asked.body, tried.at) : asked.reason;
    made.advice = asked.advice;
    made.documents = asked.documents;
    std::set<std::string_view> there;
    auto const* line = line_for(tried.at, asked.move, asked.action);
    if (line != nullptr) {
        tried.record.facts = facts_of(situation, before, asked, tried.at, *line);
        auto trial = situation.ledger;
        trial.push_back(tried.record);
        there = met(situation, before, Moment(trial, asked.since), asked);
    }
    tried.verdict = judge(tried.at, there, {asked.move, asked.action, asked.acting_role});
    return tried;
}

}
