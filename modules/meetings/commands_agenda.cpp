// `meeting agenda|set-agenda|print`: before the meeting, and on paper.
#include "commands.hpp"
#include "print.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <base/words.hpp>
#include <cli/file.hpp>
#include <fmt/core.h>

namespace muster::meetings {

namespace {

using cli::Call;
using cli::Exit;

bool stands_on(Agenda const& agenda, Proposal const& one)
{
    return std::ranges::any_of(agenda.items, [&](Item const& item) { return item.kind == one.kind and item.ref == one.ref; });
}

void write(base::JsonWriter& json, Item const& one)
{
    json.object().member("kind", one.kind).member("ref", one.ref).member("words", said(one.words)).key("minutes").value(one.minutes).member("presenter", one.presenter)
        .member("struck", one.struck).end();
}

Exit run_agenda(Call& call)
{
    Table table(call);
    auto const meeting = table.meeting();
    auto const& body = meeting.series->body;
    if (not table.sight.inside(body)) refuse("meeting.unknown", {call.text("MEETING")});
    auto const agenda = agenda_of(table.desk.db, table.desk.operation, meeting.key);
    std::string out;
    base::JsonWriter json(out);
    json.object().member("meeting", meeting.key.text()).member("version", agenda.version).key("decided_at").value(agenda.version > 0 ? std::optional(agenda.at.text()) : std::nullopt);
    json.member("by", agenda.actor).key("items").list();
    for (auto const& one : agenda.items) write(json, one);
    json.end().key("proposals").list();
    // A draft says who is late: it is for those who prepare the meeting.
    auto const proposals = table.sight.keeps(body) ? propose(table.desk, table.diary, meeting) : std::vector<Proposal>{};
    for (auto const& one : proposals)
        json.object().member("kind", one.kind).member("ref", one.ref).member("words", said(one.words)).member("path", one.path).member("late", one.late)
            .member("on_agenda", stands_on(agenda, one)).end();
    json.end().end();
    if (call.json) {
        call.document(out);
        return Exit::done;
    }
    call.line(agenda.version == 0 ? "No agenda is decided." : fmt::format("Agenda, version {}, by {}:", agenda.version, agenda.actor));
    int n = 0;
    for (auto const& one : agenda.items)
        if (not one.struck) call.line(fmt::format("{:3}. {}{}{}", ++n, said(one.words), one.minutes ? fmt::format(" ({} min)", *one.minutes) : "", one.presenter.empty() ? "" : ", " + one.presenter));
    call.line("Proposed:");
    for (auto const& one : proposals)
        if (not stands_on(agenda, one)) call.line(fmt::format("  {}/{}  {}{}", one.kind, one.ref, said(one.words), one.late ? "  (late)" : ""));
    return Exit::done;
}

Exit run_set(Call& call)
{
    Table table(call);
    auto const meeting = table.kept_meeting();
    auto const before = agenda_of(table.desk.db, table.desk.operation, meeting.key);
    auto const proposals = propose(table.desk, table.diary, meeting);
    std::vector<Item> items;
    for (auto const& one : call.all("item")) items.push_back(item_said(one, proposals, before));
    for (auto const& one : call.all("strike")) {
        items.push_back(item_said(one, proposals, before));
        items.back().struck = true;
    }
    if (call.has("as-proposed"))
        for (auto const& one : proposals)
            if (std::ranges::none_of(items, [&](Item const& item) { return item.kind == one.kind and item.ref == one.ref; })) items.push_back({one.kind, one.ref, one.words, {}, "", false});
    decide_agenda(table.desk, meeting, items);
    auto const agenda = agenda_of(table.desk.db, table.desk.operation, meeting.key);
    std::string out;
    base::JsonWriter json(out);
    json.object().member("meeting", meeting.key.text()).member("version", agenda.version).key("items").list();
    for (auto const& one : agenda.items) write(json, one);
    json.end().end();
    return done(call, out, fmt::format("The agenda of meeting {} has {} items.", meeting.key.text(), std::ranges::count(agenda.items, false, &Item::struck)));
}

Exit run_print(Call& call)
{
    Table table(call);
    auto const meeting = table.meeting();
    if (not table.sight.inside(meeting.series->body)) refuse("meeting.unknown", {call.text("MEETING")});
    auto const what = call.text("what", meeting.state == State::held ? "minutes" : "agenda");
    if (what != "agenda" and what != "minutes") refuse("meeting.nothing_to_print", {what});
    auto const form = paper::form_named(call.text("as", "text"));
    if (not form) refuse("meeting.bad_form", {call.text("as")});
    bool const plain = *form == paper::Form::text;
    auto const language = call.text("language", base::reader().language);
    auto const page = print(table, meeting, what == "agenda", language, *form);
    std::string out;
    base::JsonWriter json(out);
    json.object().member("meeting", meeting.key.text()).member("title", page.title).member("name", what + "-" + meeting.key.text() + "." + std::string(paper::ending(*form)));
    if (plain) json.member("text", page.bytes);
    json.end();
    if (call.has("out")) cli::write_file(call.text("out"), page.bytes);
    else if (not plain) refuse("meeting.where");
    else if (not call.json) call.say(page.bytes);
    call.document(out);
    return Exit::done;
}

constexpr cli::Option meeting_argument[] = {{"MEETING", "", "its name, as in `meeting list`: 3-2026-03-10", true}};
constexpr cli::Option set_options[] = {
    {"item", "ITEM", "in their order: gap/12 as it was proposed, or words, minutes and presenter: \"Cholera plan|15|WHO\"", false, true},
    {"strike", "ITEM", "a proposal that is left out", false, true},
    {"as-proposed", "", "all other proposals after these"},
};
constexpr cli::Option print_options[] = {
    {"what", "PAPER", "agenda or minutes; minutes where it took place"},
    {"language", "CODE", "en, fr, es or ar; that of who asks where left out"},
    {"as", "FORM", "text (where left out), docx or pdf"},
    {"out", "FILE", "where to write it"},
};

constexpr cli::Served serve_agenda[] = {{.verb = "GET", .path = "/operations/{operation}/meetings/{meeting}/agenda", .permission = "figures", .rows = "items", .own_limits = true}};
constexpr cli::Served serve_set[] = {{.verb = "POST", .path = "/operations/{operation}/meetings/{meeting}/agenda", .permission = "members", .own_limits = true}};
constexpr cli::Served serve_print[] = {
    {.verb = "GET", .path = "/operations/{operation}/meetings/{meeting}/paper", .permission = "figures", .file = "out", .named = "name", .own_limits = true, .secret = true}};

constexpr cli::Command commands[] = {
    {"meeting agenda", "What stands on the agenda, and what is proposed for it.",
     "Proposed are the minutes of the last meeting, open actions, new gaps, late commitments and reports, duties that are due and lessons without an end.", meeting_argument, {}, run_agenda,
     true, serve_agenda},
    {"meeting set-agenda", "Decide on the agenda: its items in their order, and what is left out.", "The whole agenda is said each time; every version is kept.", meeting_argument,
     set_options, run_set, true, serve_set},
    {"meeting print", "The agenda or the minutes as paper.", "", meeting_argument, print_options, run_print, true, serve_print},
};

}

std::span<cli::Command const> agenda_commands() { return commands; }

}
