// `meeting start|series|end-series|list|calendar|show|move|cancel`: the rhythm and the calendar.
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <calendar/calendar.hpp>
#include <cli/file.hpp>
#include <commitments/commitments.hpp>
#include <fmt/core.h>
#include <meetings/sql.hpp>
#include <set>

namespace muster::meetings {

namespace {

using cli::Call;
using cli::Exit;

constexpr int ahead = 92, back = 31;

std::string hour_asked(Call const& call, std::string const& otherwise)
{
    auto const hour = call.text("at", otherwise);
    if (not calendar::minute_of(hour)) refuse("meeting.bad_hour", {hour});
    return hour;
}

int week_asked(Call const& call)
{
    auto const week = call.text("week", "1");
    if (week == "last") return 5;
    if (week.size() != 1 or week[0] < '1' or week[0] > '4') refuse("meeting.bad_week", {week});
    return week[0] - '0';
}

std::string languages_asked(Call const& call)
{
    auto const text = call.text("languages", "en");
    std::size_t letters = 0;
    for (char const c : text + " ") {
        if (c != ' ' and (c < 'a' or c > 'z')) refuse("meeting.bad_language", {text});
        if (c != ' ') ++letters;
        else if (letters == 1 or letters > 3) refuse("meeting.bad_language", {text});
        else letters = 0;
    }
    return text;
}

Exit run_start(Call& call)
{
    Series wanted;
    wanted.body = body_sure(call, call.text("body"));
    Sight(call).expect_keeps(wanted.body);
    auto const rhythm = rhythm_named(call.text("every", "weekly"));
    if (not rhythm) refuse("meeting.bad_rhythm", {call.text("every")});
    wanted.beat.rhythm = *rhythm;
    wanted.beat.from = day_asked(call, "from", call.clock->today());
    wanted.beat.weekday = weekday_of(wanted.beat.from);
    if (call.has("weekday") and *rhythm != Rhythm::once) {
        auto const weekday = weekday_named(call.text("weekday"));
        if (not weekday) refuse("meeting.bad_weekday", {call.text("weekday")});
        wanted.beat.weekday = *weekday;
    }
    wanted.beat.week = week_asked(call);
    if (call.has("until")) wanted.beat.until = day_asked(call, "until", wanted.beat.from);
    wanted.starts_at = hour_asked(call, "10:00");
    constexpr std::int64_t least = 5, most = 1440;
    auto const length = call.number("minutes", 60);
    if (length < least or length > most) refuse("meeting.bad_length", {std::to_string(length)});
    wanted.length = static_cast<int>(length);
    wanted.place = call.text("venue");
    wanted.languages = languages_asked(call);
    wanted.title = call.text("title");
    wanted.number = start(desk_of(call), wanted, call.text("reason"));
    std::string out;
    base::JsonWriter json(out);
    json.object().key("series");
    Table table(call);
    write(json, wanted, table);
    json.end();
    return done(call, out, fmt::format("Series {} of {} begins on {}.", wanted.number, wanted.body, wanted.beat.from.text()));
}

Exit run_series(Call& call)
{
    Table table(call);
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable lines({"series", "body", "title", "rhythm", "on", "from", "until", "at", "where"}, {true});
    json.object().key("series").list();
    for (auto const& one : table.diary.series()) {
        if (not table.sight.calendar(one.body) or (call.has("body") and one.body != call.text("body"))) continue;
        bool const open = not one.beat.until or *one.beat.until >= table.diary.today();
        if (not open and not call.has("all")) continue;
        write(json, one, table);
        lines.row({std::to_string(one.number), one.body, one.title, std::string(name_of(one.beat.rhythm)), std::string(weekday_name(one.beat.weekday)), one.beat.from.text(),
                   one.beat.until ? one.beat.until->text() : "", one.starts_at, one.place});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(lines.text());
    return Exit::done;
}

Exit run_end_series(Call& call)
{
    Table table(call);
    auto const& series = table.diary.series(call.number("SERIES", 0));
    if (not table.sight.calendar(series.body)) refuse("meeting.unknown_series", {call.text("SERIES")});
    table.sight.expect_keeps(series.body);
    auto const last = day_asked(call, "until", call.clock->today());
    end(table.desk, series, last, call.text("reason"));
    std::string out;
    base::JsonWriter(out).object().member("series", series.number).member("until", last.text()).end();
    return done(call, out, fmt::format("Series {} ends with {}.", series.number, last.text()));
}

/// What the caller sees of the calendar, one body where it is told.
std::vector<Meeting> meetings_seen(Table& table, base::Day first, base::Day last)
{
    auto all = table.diary.between(first, last);
    auto const& call = table.call;
    std::erase_if(all, [&](Meeting const& one) {
        return not table.sight.calendar(one.series->body) or (call.has("body") and std::ranges::count(call.all("body"), one.series->body) == 0);
    });
    return all;
}

Exit run_list(Call& call)
{
    Table table(call);
    auto const first = day_asked(call, "from", table.diary.today().plus(-back)), last = day_asked(call, "until", table.diary.today().plus(ahead));
    if (last < first) refuse("meeting.ends_before", {first.text(), last.text()});
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable lines({"meeting", "body", "no.", "day", "", "at", "where", "state", "organisations", "minutes"}, {false, false, true, false, false, false, false, false, true, false});
    json.object().member("on", table.diary.today().text()).member("from", first.text()).member("until", last.text()).key("meetings").list();
    for (auto const& one : meetings_seen(table, first, last)) {
        if (call.has("state") and name_of(one.state) != call.text("state")) continue;
        write(json, one, table);
        lines.row({one.key.text(), one.series->body, std::to_string(one.number), one.day.text(), std::string(weekday_name(weekday_of(one.day))), one.starts_at, one.place,
                   std::string(name_of(one.state)) + (one.moved ? ", moved" : ""), one.organisations ? std::to_string(*one.organisations) : "–", one.minutes});
    }
    json.end().key("bodies_kept").list();
    std::set<std::string> kept;
    for (auto const& one : table.diary.series())
        if (table.sight.keeps(one.body)) kept.insert(one.body);
    for (auto const& one : kept) json.text(one);
    json.end().end();
    if (call.json) call.document(out);
    else call.say(lines.text());
    return Exit::done;
}

calendar::Event event_of(Meeting const& one, std::string const& operation)
{
    auto const& series = *one.series;
    return {.id = "meeting-" + one.key.text() + "@" + operation + ".muster",
            .day = one.day,
            .title = (series.title.empty() ? series.body : series.title) + " " + std::to_string(one.number),
            .text = one.why,
            .over = one.state == State::cancelled,
            .minute = calendar::minute_of(one.starts_at),
            .length = series.length,
            .place = one.place};
}

Exit run_calendar(Call& call)
{
    Table table(call);
    std::vector<calendar::Event> events;
    for (auto const& one : meetings_seen(table, table.diary.today().plus(-back), table.diary.today().plus(ahead))) events.push_back(event_of(one, table.desk.operation));
    auto const text = calendar::write(table.desk.operation + (call.has("body") ? " " + call.text("body") : ""), events, call.clock->now());
    if (call.has("out")) {
        cli::write_file(call.text("out"), text);
        std::string out;
        base::JsonWriter(out).object().member("name", "meetings.ics").member("file", call.text("out")).end();
        call.document(out);
    }
    else call.say(text);
    return Exit::done;
}

Exit run_move(Call& call)
{
    Table table(call);
    auto const meeting = table.kept_meeting();
    if (not call.has("to") and not call.has("at") and not call.has("venue") and meeting.state != State::cancelled) refuse("meeting.nothing_moves");
    auto const to = day_asked(call, "to", meeting.day);
    move(table.desk, meeting, to, hour_asked(call, meeting.starts_at), call.text("venue", meeting.place), call.text("reason"));
    std::string out;
    base::JsonWriter(out).object().member("meeting", meeting.key.text()).member("day", to.text()).end();
    return done(call, out, fmt::format("Meeting {} is on {}.", meeting.key.text(), to.text()));
}

Exit run_cancel(Call& call)
{
    Table table(call);
    auto const meeting = table.kept_meeting();
    cancel(table.desk, meeting, call.text("reason"));
    std::string out;
    base::JsonWriter(out).object().member("meeting", meeting.key.text()).member("state", "cancelled").end();
    return done(call, out, fmt::format("Meeting {} is cancelled.", meeting.key.text()));
}

constexpr cli::Option meeting_argument[] = {{"MEETING", "", "its name, as in `meeting list`: 3-2026-03-10", true}};
constexpr cli::Option series_argument[] = {{"SERIES", "", "its number, as in `meeting series`", true}};
constexpr cli::Option body{"body", "CODE", "only this body", false, true};
constexpr cli::Option one_body{"body", "CODE", "only this body"};
constexpr cli::Option reason{"reason", "TEXT", "why; kept with it"};
constexpr cli::Option start_options[] = {
    {"body", "CODE", "whose meetings", true},
    {"every", "RHYTHM", "once, weekly (where left out), fortnightly or monthly"},
    {"weekday", "DAY", "mon, tue, wed, thu, fri, sat or sun; the weekday of --from where left out"},
    {"week", "WEEK", "of the month: 1 (where left out), 2, 3, 4 or last"},
    {"from", "DAY", "from this day on; today where left out"},
    {"until", "DAY", "the last day"},
    {"at", "HOUR", "hour of the place, 10:00 where left out"},
    {"minutes", "NUMBER", "how long; 60 where left out"},
    {"venue", "TEXT", "where"},
    {"languages", "CODES", "that are spoken or interpreted, with blanks between; en where left out"},
    {"title", "TEXT", "what it is called"},
    reason,
};
constexpr cli::Option series_options[] = {one_body, {"all", "", "also those that ended"}};
constexpr cli::Option end_options[] = {{"until", "DAY", "the last day; today where left out"}, reason};
constexpr cli::Option list_options[] = {body, {"from", "DAY", "from this day; a month ago where left out"}, {"until", "DAY", "until this day; a quarter ahead where left out"},
                                        {"state", "STATE", "only planned, held, cancelled or not_recorded"}};
constexpr cli::Option calendar_options[] = {body, {"out", "FILE", "where to write it; printed where not said"}};
constexpr cli::Option move_options[] = {{"to", "DAY", "to this day"}, {"at", "HOUR", "to this hour"}, {"venue", "TEXT", "to this place"}, reason};
constexpr cli::Option cancel_options[] = {reason};

constexpr cli::Served serve_start[] = {{.verb = "POST", .path = "/operations/{operation}/meeting-series", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_series[] = {{.verb = "GET", .path = "/operations/{operation}/meeting-series", .permission = "figures", .rows = "series", .own_limits = true}};
constexpr cli::Served serve_end[] = {{.verb = "POST", .path = "/operations/{operation}/meeting-series/{series}/end", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/meetings", .permission = "figures", .rows = "meetings", .own_limits = true}};
constexpr cli::Served serve_calendar[] = {
    {.verb = "GET", .path = "/operations/{operation}/meeting-calendar", .permission = "figures", .file = "out", .named = "name", .own_limits = true}};
constexpr cli::Served serve_move[] = {{.verb = "POST", .path = "/operations/{operation}/meetings/{meeting}/moves", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_cancel[] = {{.verb = "POST", .path = "/operations/{operation}/meetings/{meeting}/cancellation", .permission = "members", .own_limits = true}};

constexpr cli::Command commands[] = {
    {"meeting start", "Start a series of meetings of a body: its rhythm, hour and place.", "", {}, start_options, run_start, true, serve_start},
    {"meeting series", "The series of meetings.", "", {}, series_options, run_series, true, serve_series},
    {"meeting end-series", "End a series with a day; what took place stays.", "", series_argument, end_options, run_end_series, true, serve_end},
    {"meeting list", "The calendar: meetings of all bodies, those that were moved or cancelled, and whose minutes are late.",
     "A meeting whose day is past and of which nobody said anything is not_recorded: that is not the same as not held.", {}, list_options, run_list, true, serve_list},
    {"meeting calendar", "The same as a calendar file (RFC 5545).", "Calendars subscribe to a secret address: `commitment feed`.", {}, calendar_options, run_calendar, true, serve_calendar},
    {"meeting move", "Move one meeting to another day, hour or place; a cancelled one takes place again.", "", meeting_argument, move_options, run_move, true, serve_move},
    {"meeting cancel", "Cancel one meeting.", "", meeting_argument, cancel_options, run_cancel, true, serve_cancel},
};

}

std::span<cli::Command const> series_commands() { return commands; }

void join_calendars()
{
    commitments::add_to_calendars("meetings", [](cli::Call& call, commitments::Whose const& whose) {
        auto const operation = call.operation();
        auto const today = call.clock->today();
        std::set<std::string> bodies;
        if (not whose.partner.empty()) {
            auto const day = today.text();
            call.db().each(sql::bodies_of_partner, {std::string_view(operation), std::string_view(whose.partner), std::string_view(day)}, [&](store::Row const& row) { bodies.insert(row.string(0)); });
        }
        auto const diary = Diary::load(call.db(), operation, today);
        std::vector<calendar::Event> events;
        for (auto const& one : diary.between(today.plus(-back), today.plus(ahead))) {
            auto const& of = one.series->body;
            if ((whose.body.empty() or of == whose.body) and (whose.partner.empty() or bodies.contains(of))) events.push_back(event_of(one, operation));
        }
        return events;
    });
}

}
