#include "resort_pages.hpp"
#include "commands.hpp"
#include "counters.hpp"
#include "ladder.hpp"
#include "rules.hpp"
#include <algorithm>
#include <commitments/sql.hpp>
#include <fmt/core.h>
#include <map>
#include <operations/operations.hpp>

namespace muster::commitments {

namespace {

using cli::Call;
using cli::Exit;

void write_day(base::JsonWriter& json, std::string_view name, std::optional<base::Day> day)
{
    json.key(name).value(day ? std::optional(day->text()) : std::nullopt);
}

void write(base::JsonWriter& json, Climb const& climb)
{
    json.object().member("step", climb.step).member("what", climb.what).member("outcome", climb.outcome);
    write_day(json, "due", climb.due);
    json.member("at", climb.at.text()).member("by", climb.actor).member("acting_role", climb.acting_role).member("on_behalf_of", climb.on_behalf_of);
    json.member("reason", climb.reason).member("document", climb.document).end();
}

/// Who judged and by what stays with those who may see it: what is above moderate is kept back here.
void write(base::JsonWriter& json, Judgement const& one, bool with_evidence)
{
    bool const shown = with_evidence or one.sensitivity == "low" or one.sensitivity == "moderate";
    json.object().member("condition", one.condition).member("holds", one.holds).member("judged_on", one.on.text()).member("judged_by", shown ? one.by : "");
    json.member("evidence", shown ? one.evidence : "").member("evidence_kept_back", not shown).member("document", one.document);
    json.member("sensitivity", one.sensitivity);
    write_day(json, "look_again", one.look_again);
    json.member("at", one.at.text()).member("by", one.actor).member("acting_role", one.acting_role).member("on_behalf_of", one.on_behalf_of).end();
}

/// What may be decided next, as the conditions stand.
void write_next(base::JsonWriter& json, Resort const& one)
{
    auto const holds = [&](std::string_view condition) { return one.of(condition) != nullptr and one.of(condition)->holds; };
    auto const fails = [&](std::string_view condition) { return one.of(condition) != nullptr and not one.of(condition)->holds; };
    json.key("may_become").list();
    for (auto const state : may_become(one.now().state)) {
        bool const delivers = state != ResortState::delivering or (one.form == "delivery" and std::ranges::all_of(conditions, holds));
        bool const blocks = state != ResortState::blocked or std::ranges::any_of(conditions, fails);
        if (delivers and blocks) json.text(name_of(state));
    }
    json.end();
}

void write(base::JsonWriter& json, Resort const& one, Names const& names, base::Day today)
{
    auto const& now = one.now();
    json.object().member("resort", one.number).member("gap", one.gap).member("body", one.body).member("lead", one.partner).member("lead_name", names.partner(one.partner));
    write_next(json, one);
    json.member("form", one.form).member("state", name_of(now.state)).member("open", is_open(now.state)).member("since", now.at.text());
    json.member("days_in_state", base::days_between(now.at.day(), today)).member("triggered", one.at.text()).key("blocked_by").list();
    if (now.state == ResortState::blocked)
        for (auto const condition : conditions)
            if (now.blocked_by.find(condition) != std::string::npos) json.text(condition);
    json.end().key("conditions").object();
    for (auto const condition : conditions) {
        auto const* last = one.of(condition);
        json.key(condition);
        if (last == nullptr) json.null();
        else json.object().member("holds", last->holds).member("judged_on", last->on.text()).member("look_again_due", last->look_again and *last->look_again <= today).end();
    }
    json.end().key("tasks").list();
    for (auto const& task : one.tasks)
        json.object().member("task", task.number).member("kind", task.kind).member("condition", task.condition).member("words", task.words)
            .member("at", task.at.text()).member("open", not task.done).end();
    json.end();
}

bool wanted(Call& call, std::string const& body) { return not call.has("body") or std::ranges::count(call.all("body"), body) > 0; }

}

Exit run_ladder(Call& call)
{
    auto const moment = moment_asked(call);
    auto const operation = call.operation();
    std::int64_t const only = call.has("GAP") ? number_asked(call, "GAP", "gap.unknown") : 0;
    auto const ledger = load_ledger(call, moment.at);
    if (only > 0) expect_within(call, gap_known(ledger, only));
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"gap", "step", "since", "due", "late", "decides"}, {true, false, false, false, true, false});
    auto const ladder = ladder_on(moment.day);
    json.object().key("ladder").list();
    for (auto const& rung : ladder)
        json.object().member("step", rung.step).member("decides", rung.decides).member("within_days", rung.within_days).member("letter", rung.letter)
            .member("meaning", rung.meaning).end();
    json.end().key("gaps").list();
    for (auto const& gap : ledger.gaps) {
        if ((only > 0 and gap.number != only) or not wanted(call, gap.body)) continue;
        auto const all = climbs(call.db(), operation, gap.number, moment.at);
        if (all.empty()) continue;
        auto const* now = waiting(all);
        auto const late = now != nullptr and now->due ? std::max(0, base::days_between(*now->due, moment.day)) : 0;
        json.object().member("gap", gap.number).member("step", all.back().step).member("waits", now != nullptr).member("late_days", late);
        write_day(json, "due", now != nullptr ? now->due : std::nullopt);
        json.key("steps").list();
        for (auto const& climb : all) write(json, climb);
        json.end().end();
        auto const rung = std::ranges::find(ladder, all.back().step, &Rung::step);
        table.row({std::to_string(gap.number), all.back().step, all.back().at.day().text(), now != nullptr and now->due ? now->due->text() : all.back().outcome,
                   late > 0 ? fmt::format("{} d", late) : "", rung == ladder.end() ? "" : rung->decides});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

Exit run_resorts(Call& call)
{
    auto const moment = moment_asked(call);
    Names const names(call.db(), call.operation());
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"case", "gap", "body", "lead", "state", "since", "blocked by"}, {true, true});
    auto const ledger = load_ledger(call, moment.at);
    json.object().member("as_of", moment.day.text()).key("cases").list();
    for (auto const& one : resorts(call.db(), call.operation(), moment.at)) {
        if (ledger.gap(one.gap) == nullptr or not wanted(call, one.body) or (not call.has("all") and not is_open(one.now().state))) continue;
        write(json, one, names, moment.day);
        json.end();
        table.row({std::to_string(one.number), std::to_string(one.gap), one.body, names.partner(one.partner), std::string(name_of(one.now().state)),
                   one.now().at.day().text(), one.now().blocked_by});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

namespace {

Exit show(Call& call, bool with_evidence)
{
    auto const moment = moment_asked(call);
    auto const one = resort_known(call.db(), call.operation(), number_asked(call, "CASE", "resort.unknown"), moment.at);
    if (not wanted(call, one.body) or load_ledger(call, moment.at).gap(one.gap) == nullptr) refuse("resort.unknown", {std::to_string(one.number)});
    Names const names(call.db(), call.operation());
    std::string out;
    base::JsonWriter json(out);
    write(json, one, names, moment.day);
    json.key("judgements").list();
    for (auto const& judgement : one.judgements) write(json, judgement, with_evidence);
    json.end().key("steps").list();
    for (auto const& step : one.steps)
        json.object().member("state", name_of(step.state)).member("blocked_by", step.blocked_by).member("at", step.at.text()).member("by", step.actor)
            .member("acting_role", step.acting_role).member("on_behalf_of", step.on_behalf_of).member("reason", step.reason)
            .key("commitment").value(step.commitment > 0 ? std::optional(step.commitment) : std::nullopt).end();
    json.end().end();
    if (call.json) {
        call.document(out);
        return Exit::done;
    }
    call.line(fmt::format("Case {}: gap {}, {} as provider of last resort, {} ({})", one.number, one.gap, names.partner(one.partner), name_of(one.now().state), one.form));
    for (auto const& judgement : one.judgements)
        call.line(fmt::format("{}  {} {}  by {}{}", judgement.on.text(), judgement.condition, judgement.holds ? "holds" : "does not hold", judgement.by,
                              judgement.look_again ? ", look again " + judgement.look_again->text() : ""));
    for (auto const& step : one.steps) call.line(fmt::format("{}  {}  {}  {}", step.at.day().text(), name_of(step.state), step.blocked_by, step.reason));
    for (auto const& task : one.tasks) call.line(fmt::format("{}  {}: {}{}", task.at.day().text(), task.kind, task.words, task.done ? " (over)" : ""));
    return Exit::done;
}

}

Exit run_resort(Call& call) { return show(call, false); }
Exit run_evidence(Call& call) { return show(call, true); }

namespace {

/// Whoever asks over HTTP is told of the operations that it may see, and of no other; at the command line, of all.
bool may_count(Call& call, std::string const& operation)
{
    if (call.acting.empty()) return true;
    return call.db().number(sql::may_count, {std::string_view(operation), std::string_view(call.acting), call.clock->now().ms}).value_or(0) > 0;
}

}

Exit run_counters(Call& call)
{
    auto const moment = moment_asked(call);
    Counters all;
    std::map<std::string, Counters> by_operation;
    if (call.has("everywhere"))
        for (auto const& one : operations::list(call.db())) {
            if (may_count(call, one.id)) by_operation[one.id] = count(call.db(), one.id, moment);
        }
    else by_operation[call.operation()] = count(call.db(), call.operation(), moment);
    for (auto const& [operation, one] : by_operation) all.add(one);
    std::string out;
    base::JsonWriter json(out);
    json.object().member("as_of", moment.day.text()).key("all");
    write(json, all);
    json.key("operations").list();
    for (auto const& [operation, one] : by_operation) {
        json.object().member("operation", operation).key("counters");
        write(json, one);
        json.end();
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(text_of(all));
    return Exit::done;
}

}
