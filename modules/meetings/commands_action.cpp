// `action add|list|show|decide|rate`: who does what by when, and what became of it.
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <fmt/core.h>
#include <map>

namespace muster::meetings {

namespace {

using cli::Call;
using cli::Exit;

Action action_sure(Table& table)
{
    auto const said = table.call.text("ACTION");
    for (auto& one : actions(table.desk.db, table.desk.operation))
        if (std::to_string(one.number) == said and table.sight.inside(one.body)) return std::move(one);
    refuse("action.unknown", {said});
}

Exit tell(Table& table, std::int64_t number, std::string const& sentence)
{
    Names const names(table.call);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("action");
    for (auto const& one : actions(table.desk.db, table.desk.operation))
        if (one.number == number) write(json, one, table, names, table.diary.today(), true);
    json.end();
    return done(table.call, out, sentence);
}

Exit run_add(Call& call)
{
    Table table(call);
    Action wanted;
    if (call.has("meeting")) {
        auto const meeting = table.kept_meeting("meeting");
        wanted.meeting = meeting.key;
        wanted.body = meeting.series->body;
        wanted.opened = std::min(meeting.day, table.diary.today());
    }
    else {
        if (not call.has("body")) refuse("meeting.unknown_body", {""});
        wanted.body = body_sure(call, call.text("body"));
        wanted.opened = table.diary.today();
    }
    table.sight.expect_keeps(wanted.body);
    constexpr int week = 7;
    wanted.words = call.text("WORDS"), wanted.person = call.text("person"), wanted.about = call.text("about");
    if (call.has("to")) wanted.partner = Names(call).sure(call.text("to"));
    wanted.opened = day_asked(call, "on", wanted.opened);
    wanted.due = day_asked(call, "due", wanted.opened.plus(week));
    auto const number = add_action(table.desk, wanted);
    return tell(table, number, fmt::format("Action point {} is due on {}.", number, wanted.due.text()));
}

Exit run_list(Call& call)
{
    Table table(call);
    Names const names(call);
    auto const on = day_asked(call, "on", table.diary.today());
    std::vector<Action> shown;
    for (auto& one : actions(table.desk.db, table.desk.operation)) {
        if (on < one.opened or not table.sight.inside(one.body)) continue;
        if (call.has("body") and std::ranges::count(call.all("body"), one.body) == 0) continue;
        if (call.has("partner") and one.partner != call.text("partner")) continue;
        auto const state = one.state_on(on);
        if (call.has("state") and state != call.text("state") and not(call.text("state") == "late" and one.late_on(on))) continue;
        shown.push_back(std::move(one));
    }
    // What waits longest comes first, then what is open, then what is over.
    std::ranges::stable_sort(shown, {}, [&](Action const& one) { return std::tuple(one.late_on(on) ? 0 : one.open_on(on) ? 1 : 2, one.due, one.number); });
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable lines({"", "body", "what", "who", "due", "state", "carried"}, {true, false, false, false, false, false, true});
    json.object().member("on", on.text()).key("actions").list();
    for (auto const& one : shown) {
        write(json, one, table, names, on, call.has("people"));
        auto const state = one.state_on(on);
        auto const late = one.late_on(on) ? fmt::format("late {} d", base::days_between(one.due, on)) : state;
        lines.row({std::to_string(one.number), one.body, one.words, one.partner.empty() ? "" : names.acronym(one.partner), one.due.text(), late,
                   std::to_string(table.diary.held_between(one.body, one.opened, state == "open" ? on : one.since(on)))});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(lines.text());
    return Exit::done;
}

Exit run_show(Call& call)
{
    Table table(call);
    auto const one = action_sure(table);
    auto const today = table.diary.today();
    std::string text = fmt::format("{}  {}  {}\n  due {}, {} since {}", one.number, one.body, one.words, one.due.text(), one.state_on(today), one.since(today).text());
    for (auto const& step : one.steps) text += fmt::format("\n  {}  {}  {}", step.on.text(), step.state, step.reason);
    return tell(table, one.number, text);
}

/// Those who keep the meetings decide; whoever owns the action may say that it is done.
Exit run_decide(Call& call)
{
    Table table(call);
    auto const one = action_sure(table);
    ActionStep step;
    step.state = call.text("STATE"), step.reason = call.text("reason"), step.on = day_asked(call, "on", table.diary.today());
    if (table.diary.today() < step.on) refuse("meeting.bad_day", {step.on.text()});
    if (not table.sight.keeps(one.body)) {
        if (one.partner.empty() or not table.sight.is(one.partner)) refuse("action.not_theirs", {std::to_string(one.number)});
        if (step.state != "done") refuse("action.only_done", {one.body});
    }
    step.document = document_sure(call, call.text("document"));
    decide_action(table.desk, one, step);
    return tell(table, one.number, fmt::format("Action point {} is {}.", one.number, step.state));
}

std::string percent(std::optional<std::int64_t> share) { return share ? std::to_string(*share) + " %" : "–"; }

Exit run_rate(Call& call)
{
    Table table(call);
    auto const on = day_asked(call, "on", table.diary.today());
    std::optional<base::Day> from;
    if (call.has("from")) from = day_asked(call, "from", on);
    std::map<std::string, Completion> bodies;
    Completion all;
    for (auto const& one : actions(table.desk.db, table.desk.operation)) {
        if (not table.sight.inside(one.body) or (call.has("body") and std::ranges::count(call.all("body"), one.body) == 0) or (from and one.due < *from)) continue;
        bodies[one.body].add(one, on);
        all.add(one, on);
    }
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable lines({"body", "were due", "in time", "late", "open late", "done in time", "done"}, {false, true, true, true, true, true, true});
    auto const line = [&](std::string const& body, Completion const& one) {
        lines.row({body, std::to_string(one.was_due()), std::to_string(one.done_in_time), std::to_string(one.done_late), std::to_string(one.open_late), percent(one.in_time()), percent(one.done())});
    };
    json.object().member("on", on.text()).key("all");
    write(json, all);
    json.key("bodies").list();
    for (auto const& [body, one] : bodies) {
        json.object().member("body", body).key("completion");
        write(json, one);
        json.end();
        line(body, one);
    }
    line("all", all);
    json.end().end();
    if (call.json) call.document(out);
    else call.say(lines.text());
    return Exit::done;
}

constexpr cli::Option words[] = {{"WORDS", "", "what is to be done, in a sentence that begins with a verb", true}};
constexpr cli::Option action_argument[] = {{"ACTION", "", "its number, as in `action list`", true}};
constexpr cli::Option decide_arguments[] = {{"ACTION", "", "its number, as in `action list`", true}, {"STATE", "", "done, dropped or open", true}};
constexpr cli::Option body{"body", "CODE", "only of this body", false, true};
constexpr cli::Option on{"on", "DAY", "as it stood on this day; today where left out"};
constexpr cli::Option add_options[] = {
    {"meeting", "MEETING", "the meeting that agreed on it"},
    {"body", "CODE", "the body, where it comes from no meeting"},
    {"to", "ID", "the organisation that does it"},
    {"person", "NAME", "who there; kept sealed"},
    {"due", "DAY", "by when; a week later where left out"},
    {"about", "ITEM", "what it is about: gap/12, commitment/4, lesson/2"},
    {"on", "DAY", "agreed on this day; that of the meeting, or today, where left out"},
};
constexpr cli::Option list_options[] = {body, {"state", "STATE", "only open, late, done or dropped"}, {"partner", "ID", "only of this organisation"},
                                        {"people", "", "with who the person is, for those who may see contacts"}, on};
constexpr cli::Option decide_options[] = {{"reason", "TEXT", "why; it is needed where it is dropped or opened again"}, {"document", "ID", "what shows that it is done"},
                                          {"on", "DAY", "on this day; today where left out"}};
constexpr cli::Option rate_options[] = {body, {"from", "DAY", "only what was due from this day on"}, on};

constexpr cli::Served serve_add[] = {{.verb = "POST", .path = "/operations/{operation}/actions", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/actions", .permission = "figures", .rows = "actions", .own_limits = true, .secret = true}};
constexpr cli::Served serve_show[] = {{.verb = "GET", .path = "/operations/{operation}/actions/{action}", .permission = "figures", .own_limits = true, .secret = true}};
constexpr cli::Served serve_decide[] = {{.verb = "POST", .path = "/operations/{operation}/actions/{action}/states", .permission = "commit", .own_limits = true}};
constexpr cli::Served serve_rate[] = {{.verb = "GET", .path = "/operations/{operation}/action-completion", .permission = "figures", .rows = "bodies", .own_limits = true}};

constexpr cli::Command commands[] = {
    {"action add", "Agree on an action: what, who, by when.", "", words, add_options, run_add, true, serve_add},
    {"action list", "Action points, the late ones first, with how many meetings each was carried through.", "", {}, list_options, run_list, true, serve_list},
    {"action show", "One action point, with what was said of it.", "", action_argument, {}, run_show, true, serve_show},
    {"action decide", "Say that an action is done, dropped (with the reason), or open again.", "Whoever owns it may say that it is done.", decide_arguments, decide_options, run_decide,
     true, serve_decide},
    {"action rate", "How many of the actions that were due were done, by body.", "Where none was due there is no rate.", {}, rate_options, run_rate, true, serve_rate},
};

}

std::span<cli::Command const> action_commands() { return commands; }

}
