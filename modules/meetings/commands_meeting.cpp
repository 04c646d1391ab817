// `meeting show|attend|minutes|decide`: what took place.
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <map>
#include <membership/membership.hpp>
#include <set>

namespace muster::meetings {

namespace {

using cli::Call;
using cli::Exit;

/// An organisation of the body, or one that came: as what it is in the body, and whether it was there.
struct Seat {
    std::string partner, name, kind;  // kind "": in no way in the body
    std::string said;                 // present, apologies, missing
    bool counts = false;              // a member; observers and donors are nobody's absence
};

struct Room {
    std::vector<Seat> seats;  // members first, then observers, then others
    std::int64_t members = 0, members_there = 0, observers_there = 0, others_there = 0;
};

Room room_of(Table& table, Meeting const& meeting, Attendance const& attendance, Names const& names)
{
    Room made;
    std::map<std::string, std::string> kinds;
    for (auto const& one : membership::members(table.desk.db, table.desk.operation, meeting.day, meeting.series->body)) kinds.emplace(one.partner, one.kind);
    auto const counts = [](std::string const& kind) {
        auto const* known = membership::kind_named(kind);
        return known != nullptr and known->counts;
    };
    std::set<std::string> named;
    for (auto const& one : attendance.all) {
        auto const kind = kinds.contains(one.partner) ? kinds.at(one.partner) : std::string();
        named.insert(one.partner);
        made.seats.push_back({one.partner, one.partner.empty() ? one.name : names.name(one.partner), kind, one.present ? "present" : "apologies", counts(kind)});
    }
    for (auto const& [partner, kind] : kinds)
        if (counts(kind) and not named.contains(partner)) made.seats.push_back({partner, names.name(partner), kind, "missing", true});
    for (auto const& seat : made.seats) {
        if (seat.counts) ++made.members;
        if (seat.said != "present") continue;
        if (seat.counts) ++made.members_there;
        else if (not seat.kind.empty()) ++made.observers_there;
        else ++made.others_there;
    }
    std::ranges::stable_sort(made.seats, {}, [](Seat const& one) { return std::pair(one.counts ? 0 : one.kind.empty() ? 2 : 1, one.name); });
    return made;
}

/// Who led is an organisation of the operation, or in words.
void write(base::JsonWriter& json, Attendance const& attendance, Room const& room, Names const& names)
{
    json.object().member("version", attendance.version).member("chair", names.name(attendance.chair)).member("co_chair", names.name(attendance.co_chair)).key("people").value(attendance.people);
    json.member("members", room.members).member("members_there", room.members_there).member("observers_there", room.observers_there).member("others_there", room.others_there);
    json.key("organisations").list();
    for (auto const& seat : room.seats)
        json.object().member("partner", seat.partner).member("name", seat.name).member("kind", seat.kind).member("said", seat.said).end();
    json.end().member("at", attendance.at.text()).member("by", attendance.actor).end();
}

void write(base::JsonWriter& json, Agenda const& agenda)
{
    json.object().member("version", agenda.version).key("items").list();
    for (auto const& one : agenda.items)
        json.object().member("kind", one.kind).member("ref", one.ref).member("words", said(one.words)).key("minutes").value(one.minutes).member("presenter", one.presenter)
            .member("struck", one.struck).end();
    json.end().key("at").value(agenda.version > 0 ? std::optional(agenda.at.text()) : std::nullopt).member("by", agenda.actor).end();
}

void write_inside(base::JsonWriter& json, Table& table, Meeting const& meeting)
{
    auto const& [db, clock, operation, actor] = table.desk;
    Names const names(table.call);
    json.key("agenda");
    write(json, agenda_of(db, operation, meeting.key));
    auto const attendance = attendance_of(db, operation, meeting.key);
    json.key("attendance");
    if (attendance.version == 0) json.null();
    else write(json, attendance, room_of(table, meeting, attendance, names), names);
    json.key("minutes_kept").list();
    for (auto const& one : minutes_of(db, operation, meeting.key))
        json.object().member("version", one.version).member("language", one.language).member("words", one.words).member("document", one.document).member("at", one.at.text())
            .member("by", one.actor).end();
    json.end().key("decisions").list();
    for (auto const& one : decisions_of(db, operation, meeting.key))
        json.object().member("decision", one.number).member("words", one.words).member("basis", one.basis).member("dissent", one.dissent).member("about", one.about)
            .member("at", one.at.text()).member("by", one.actor).end();
    json.end().key("actions").list();
    for (auto const& one : actions(db, operation))
        if (one.meeting == meeting.key) write(json, one, table, names, table.diary.today(), true);
    json.end();
}

Exit run_show(Call& call)
{
    Table table(call);
    auto const meeting = table.meeting();
    bool const inside = table.sight.inside(meeting.series->body);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("meeting");
    write(json, meeting, table);
    auto const before = table.diary.before(meeting);
    json.key("before").value(before ? std::optional(before->key.text()) : std::nullopt);
    json.member("inside", inside).member("keeps", table.sight.keeps(meeting.series->body));
    if (inside) write_inside(json, table, meeting);
    json.end();
    if (call.json) {
        call.document(out);
        return Exit::done;
    }
    call.line(fmt::format("{}  {} no. {}  {} {}  {}  {}", meeting.key.text(), meeting.series->body, meeting.number, meeting.day.text(), meeting.starts_at, meeting.place, name_of(meeting.state)));
    if (not meeting.why.empty()) call.line("  " + meeting.why);
    if (not inside) return Exit::done;
    Names const names(call);
    for (auto const& one : agenda_of(table.desk.db, table.desk.operation, meeting.key).items)
        if (not one.struck) call.line("  - " + said(one.words));
    auto const attendance = attendance_of(table.desk.db, table.desk.operation, meeting.key);
    if (attendance.version > 0) {
        auto const room = room_of(table, meeting, attendance, names);
        call.line(fmt::format("  {} of {} members, {} observers, {} others", room.members_there, room.members, room.observers_there, room.others_there));
        for (auto const& seat : room.seats)
            if (seat.said == "missing") call.line("  missing: " + seat.name);
    }
    if (not meeting.minutes.empty()) call.line("  minutes " + meeting.minutes + ", due " + meeting.minutes_due.text());
    for (auto const& one : decisions_of(table.desk.db, table.desk.operation, meeting.key)) call.line(fmt::format("  decision {}: {}", one.number, one.words));
    return Exit::done;
}

Exit run_attend(Call& call)
{
    Table table(call);
    auto const meeting = table.kept_meeting();
    Names const names(call);
    Attendance wanted;
    for (auto const& one : call.all("present")) wanted.all.push_back({names.sure(one), "", true});
    for (auto const& one : call.all("other")) wanted.all.push_back({"", one, true});
    for (auto const& one : call.all("apologies")) wanted.all.push_back({names.sure(one), "", false});
    wanted.chair = call.text("chair"), wanted.co_chair = call.text("co-chair");
    if (call.has("people")) wanted.people = call.number("people", 0);
    attend(table.desk, meeting, wanted);
    std::string out;
    base::JsonWriter json(out);
    auto const kept = attendance_of(table.desk.db, table.desk.operation, meeting.key);
    auto const room = room_of(table, meeting, kept, names);
    json.object().member("meeting", meeting.key.text()).key("attendance");
    write(json, kept, room, names);
    json.end();
    return done(call, out, fmt::format("Meeting {}: {} of {} members were there, {} observers, {} others.", meeting.key.text(), room.members_there, room.members, room.observers_there, room.others_there));
}

Exit run_minutes(Call& call)
{
    Table table(call);
    auto const meeting = table.kept_meeting();
    Minutes wanted;
    wanted.words = call.text("text");
    if (call.has("file")) {
        std::ifstream in(call.text("file"), std::ios::binary);
        wanted.words.assign(std::istreambuf_iterator<char>(in), {});
    }
    wanted.document = document_sure(call, call.text("document"));
    wanted.language = call.text("language", "en");
    add_minutes(table.desk, meeting, wanted);
    auto const now = Diary::load(table.desk.db, table.desk.operation, table.diary.today()).meeting(meeting.key);
    std::string out;
    base::JsonWriter(out).object().member("meeting", meeting.key.text()).member("minutes", now.minutes).member("due", now.minutes_due.text()).end();
    return done(call, out, fmt::format("The minutes of meeting {} are kept ({}; due {}).", meeting.key.text(), now.minutes, now.minutes_due.text()));
}

Exit run_decide(Call& call)
{
    Table table(call);
    auto const meeting = table.kept_meeting();
    auto const number = decide(table.desk, meeting, {0, call.text("WORDS"), call.text("basis"), call.text("dissent"), call.text("about"), {}, ""});
    std::string out;
    base::JsonWriter(out).object().member("meeting", meeting.key.text()).member("decision", number).end();
    return done(call, out, fmt::format("Decision {} of meeting {}.", number, meeting.key.text()));
}

constexpr cli::Option meeting_argument[] = {{"MEETING", "", "its name, as in `meeting list`: 3-2026-03-10", true}};
constexpr cli::Option decide_arguments[] = {{"MEETING", "", "its name, as in `meeting list`: 3-2026-03-10", true}, {"WORDS", "", "the decision, as the meeting agreed on it", true}};
constexpr cli::Option attend_options[] = {
    {"present", "ID", "an organisation that was there", false, true},
    {"other", "NAME", "somebody who was there and is no partner of the operation", false, true},
    {"apologies", "ID", "an organisation that had sent its apologies", false, true},
    {"chair", "TEXT", "who led the meeting: an organisation or a post"},
    {"co-chair", "TEXT", "who shared in it"},
    {"people", "NUMBER", "how many people were in the room, where somebody counted"},
};
constexpr cli::Option minutes_options[] = {{"text", "TEXT", "the minutes themselves"}, {"file", "FILE", "a file that holds their text"},
                                           {"document", "ID", "the document of the library that they are"}, {"language", "CODE", "en where left out"}};
constexpr cli::Option decide_options[] = {{"basis", "TEXT", "what it rests on"}, {"dissent", "TEXT", "who did not agree, and why"}, {"about", "ITEM", "what it is about: gap/12, commitment/4"}};

constexpr cli::Served serve_show[] = {{.verb = "GET", .path = "/operations/{operation}/meetings/{meeting}", .permission = "figures", .own_limits = true, .secret = true}};
constexpr cli::Served serve_attend[] = {{.verb = "POST", .path = "/operations/{operation}/meetings/{meeting}/attendance", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_minutes[] = {{.verb = "POST", .path = "/operations/{operation}/meetings/{meeting}/minutes", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_decide[] = {{.verb = "POST", .path = "/operations/{operation}/meetings/{meeting}/decisions", .permission = "members", .own_limits = true}};

constexpr cli::Command commands[] = {
    {"meeting show", "One meeting: agenda, who was there and who was missing, minutes, decisions, actions.", "", meeting_argument, {}, run_show, true, serve_show},
    {"meeting attend", "Take down who was there, by organisation.", "A better list is another version; members who are on none are missing.", meeting_argument, attend_options, run_attend,
     true, serve_attend},
    {"meeting minutes", "Keep the minutes: a text, or a document of the library.", "They are due in two days, or as the setting meetings.minutes_days says.", meeting_argument,
     minutes_options, run_minutes, true, serve_minutes},
    {"meeting decide", "Write down a decision of the meeting, with who did not agree.", "", decide_arguments, decide_options, run_decide, true, serve_decide},
};

}

std::span<cli::Command const> meeting_commands() { return commands; }

}
