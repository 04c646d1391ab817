// `lesson add|end|list`: what was learned, and what it ended in.
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <fmt/core.h>

namespace muster::meetings {

namespace {

using cli::Call;
using cli::Exit;

void write(base::JsonWriter& json, Lesson const& one, Table& table, base::Day on, std::vector<Action> const& acted)
{
    json.object().member("lesson", one.number).member("body", one.body).member("body_name", table.body_name(one.body)).key("meeting");
    if (one.meeting.series == 0) json.null();
    else json.text(one.meeting.text());
    json.member("context", one.context).member("finding", one.finding).member("recommendation", one.recommendation).member("learned", one.learned.text());
    json.member("state", one.state_on(on, acted)).key("ends").list();
    for (auto const& end : one.ends)
        json.object().key("action").value(end.action).member("document", end.document).member("on", end.on.text()).member("reason", end.reason).member("by", end.actor).end();
    json.end().end();
}

Exit tell(Table& table, std::int64_t number, std::string const& sentence)
{
    auto const acted = actions(table.desk.db, table.desk.operation);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("lesson");
    for (auto const& one : lessons(table.desk.db, table.desk.operation))
        if (one.number == number) write(json, one, table, table.diary.today(), acted);
    json.end();
    return done(table.call, out, sentence);
}

Exit run_add(Call& call)
{
    Table table(call);
    Lesson wanted;
    if (call.has("meeting")) {
        auto const meeting = table.kept_meeting("meeting");
        wanted.meeting = meeting.key;
        wanted.body = meeting.series->body;
    }
    else {
        if (not call.has("body")) refuse("meeting.unknown_body", {""});
        wanted.body = body_sure(call, call.text("body"));
    }
    table.sight.expect_keeps(wanted.body);
    wanted.context = call.text("context"), wanted.finding = call.text("finding"), wanted.recommendation = call.text("recommendation");
    wanted.learned = day_asked(call, "on", table.diary.today());
    auto const number = add_lesson(table.desk, wanted);
    return tell(table, number, fmt::format("Lesson {} stands without an end until it becomes an action or a revised strategy.", number));
}

Exit run_end(Call& call)
{
    Table table(call);
    auto const said = call.text("LESSON");
    for (auto const& one : lessons(table.desk.db, table.desk.operation)) {
        if (std::to_string(one.number) != said or not table.sight.inside(one.body)) continue;
        table.sight.expect_keeps(one.body);
        LessonEnd wanted;
        if (call.has("action")) {
            wanted.action = call.number("action", 0);
            auto const all = actions(table.desk.db, table.desk.operation);
            auto const at = std::ranges::find(all, *wanted.action, &Action::number);
            if (at == all.end() or not table.sight.inside(at->body)) refuse("action.unknown", {call.text("action")});
        }
        wanted.document = document_sure(call, call.text("document"));
        wanted.reason = call.text("reason");
        wanted.on = day_asked(call, "on", table.diary.today());
        end_lesson(table.desk, one, wanted);
        return tell(table, one.number, wanted.action ? fmt::format("Lesson {} is acted on by action point {}.", one.number, *wanted.action) : fmt::format("Lesson {} ended in document {}.", one.number, wanted.document));
    }
    refuse("lesson.unknown", {said});
}

Exit run_list(Call& call)
{
    Table table(call);
    auto const on = day_asked(call, "on", table.diary.today());
    if (call.has("state") and call.text("state") != "unended" and call.text("state") != "acting" and call.text("state") != "ended") refuse("lesson.bad_state", {call.text("state")});
    auto const acted = actions(table.desk.db, table.desk.operation);
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable lines({"", "body", "learned", "recommendation", "state", "action", "document"}, {true});
    std::int64_t unended = 0;
    json.object().member("on", on.text()).key("lessons").list();
    for (auto const& one : lessons(table.desk.db, table.desk.operation)) {
        if (on < one.learned or not table.sight.inside(one.body) or (call.has("body") and std::ranges::count(call.all("body"), one.body) == 0)) continue;
        auto const state = one.state_on(on, acted);
        if (state == "unended") ++unended;
        if (call.has("state") and state != call.text("state")) continue;
        write(json, one, table, on, acted);
        auto const* last = one.ends.empty() ? nullptr : &one.ends.back();
        lines.row({std::to_string(one.number), one.body, one.learned.text(), one.recommendation, state, last != nullptr and last->action ? std::to_string(*last->action) : "",
                   last != nullptr ? last->document : ""});
    }
    json.end().member("unended", unended).end();
    if (call.json) call.document(out);
    else call.say(lines.text());
    return Exit::done;
}

constexpr cli::Option lesson_argument[] = {{"LESSON", "", "its number, as in `lesson list`", true}};
constexpr cli::Option body{"body", "CODE", "only of this body", false, true};
constexpr cli::Option add_options[] = {
    {"context", "TEXT", "in what situation", true},
    {"finding", "TEXT", "what was found", true},
    {"recommendation", "TEXT", "what is recommended", true},
    {"body", "CODE", "the body, where it comes from no meeting"},
    {"meeting", "MEETING", "the meeting that found it"},
    {"on", "DAY", "learned on this day; today where left out"},
};
constexpr cli::Option end_options[] = {
    {"action", "NUMBER", "the action point that acts on it"},
    {"document", "ID", "the strategy that was revised, in the library"},
    {"reason", "TEXT", "how it was taken up"},
    {"on", "DAY", "on this day; today where left out"},
};
constexpr cli::Option list_options[] = {body, {"state", "STATE", "only unended, acting or ended"}, {"on", "DAY", "as it stood on this day; today where left out"}};

constexpr cli::Served serve_add[] = {{.verb = "POST", .path = "/operations/{operation}/lessons", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_end[] = {{.verb = "POST", .path = "/operations/{operation}/lessons/{lesson}/ends", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/lessons", .permission = "figures", .rows = "lessons", .own_limits = true}};

constexpr cli::Command commands[] = {
    {"lesson add", "Write down a lesson: the situation, what was found, what is recommended.", "", {}, add_options, run_add, true, serve_add},
    {"lesson end", "Say what a lesson ended in: an action point, or a revised strategy.", "Where the action is dropped, the lesson stands without an end again.", lesson_argument,
     end_options, run_end, true, serve_end},
    {"lesson list", "Lessons, and which of them ended in nothing yet.", "", {}, list_options, run_list, true, serve_list},
};

}

std::span<cli::Command const> lesson_commands() { return commands; }

}
