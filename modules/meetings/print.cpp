#include "print.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <operations/operations.hpp>
#include <paper/paper.hpp>
#include <store/journal.hpp>

namespace muster::meetings {

namespace {

using base::say;

void add_agenda(paper::Letter& letter, Table& table, Meeting const& meeting)
{
    auto const agenda = agenda_of(table.desk.db, table.desk.operation, meeting.key);
    letter.blocks.emplace_back(paper::Heading{say("meetings.paper.agenda")});
    paper::Table items{{say("meetings.paper.no"), say("meetings.paper.item"), say("meetings.paper.minutes_long"), say("meetings.paper.presenter")}, {}, {true, false, true, false}};
    int n = 0;
    for (auto const& one : agenda.items)
        if (not one.struck) items.rows.push_back({std::to_string(++n), said(one.words), one.minutes ? std::to_string(*one.minutes) : "", one.presenter});
    if (items.rows.empty()) letter.blocks.emplace_back(paper::Paragraph{say("meetings.paper.no_agenda")});
    else letter.blocks.emplace_back(std::move(items));
}

void add_actions(paper::Letter& letter, Table& table, Meeting const& meeting, bool of_meeting)
{
    auto const on = std::min(meeting.day, table.diary.today());
    Names const names(table.call);
    paper::Table rows{{say("meetings.paper.no"), say("meetings.paper.action"), say("meetings.paper.owner"), say("meetings.paper.due"), say("meetings.paper.state")}, {}, {true}};
    for (auto const& one : actions(table.desk.db, table.desk.operation)) {
        bool const shown = of_meeting ? one.meeting == meeting.key : one.body == meeting.series->body and one.open_on(on) and one.meeting != meeting.key;
        if (not shown) continue;
        auto const state = one.late_on(table.diary.today()) ? std::string("late") : one.state_on(table.diary.today());
        rows.rows.push_back({std::to_string(one.number), one.words, one.partner.empty() ? "–" : names.acronym(one.partner), one.due.text(), say("meetings.state." + state)});
    }
    if (rows.rows.empty()) return;
    letter.blocks.emplace_back(paper::Heading{say(of_meeting ? "meetings.paper.actions" : "meetings.paper.carried")});
    letter.blocks.emplace_back(std::move(rows));
}

void add_attendance(paper::Letter& letter, Table& table, Meeting const& meeting)
{
    auto const attendance = attendance_of(table.desk.db, table.desk.operation, meeting.key);
    letter.blocks.emplace_back(paper::Heading{say("meetings.paper.there")});
    if (attendance.version == 0) {
        letter.blocks.emplace_back(paper::Paragraph{say("meetings.paper.nobody_wrote")});
        return;
    }
    Names const names(table.call);
    std::string there, sorry;
    for (auto const& one : attendance.all) {
        auto& list = one.present ? there : sorry;
        list += (list.empty() ? "" : ", ") + (one.partner.empty() ? one.name : names.acronym(one.partner));
    }
    if (not attendance.chair.empty()) letter.blocks.emplace_back(paper::Paragraph{say("meetings.paper.chair", {names.name(attendance.chair) + (attendance.co_chair.empty() ? "" : ", " + names.name(attendance.co_chair))})});
    letter.blocks.emplace_back(paper::Paragraph{there});
    if (not sorry.empty()) letter.blocks.emplace_back(paper::Paragraph{say("meetings.paper.apologies", {sorry})});
}

void add_minutes_text(paper::Letter& letter, Table& table, Meeting const& meeting)
{
    auto const all = minutes_of(table.desk.db, table.desk.operation, meeting.key);
    letter.blocks.emplace_back(paper::Heading{say("meetings.paper.minutes")});
    if (all.empty()) letter.blocks.emplace_back(paper::Paragraph{say("meetings.paper.no_minutes", {meeting.minutes_due.text()})});
    else {
        if (not all.front().words.empty()) letter.blocks.emplace_back(paper::Paragraph{all.front().words});
        if (not all.front().document.empty()) letter.blocks.emplace_back(paper::Paragraph{say("meetings.paper.document", {all.front().document})});
    }
    auto const decisions = decisions_of(table.desk.db, table.desk.operation, meeting.key);
    if (decisions.empty()) return;
    letter.blocks.emplace_back(paper::Heading{say("meetings.paper.decisions")});
    paper::List list{{}, true};
    for (auto const& one : decisions) list.items.push_back(one.words + (one.dissent.empty() ? "" : " " + say("meetings.paper.dissent", {one.dissent})));
    letter.blocks.emplace_back(std::move(list));
}

}

Page print(Table& table, Meeting const& meeting, bool agenda, std::string const& language, paper::Form form)
{
    base::Speaking const speaking({language, base::reader().on_screen});
    auto const operation = operations::get(table.desk.db, table.desk.operation);
    paper::Letter letter;
    letter.language = base::reader().language;
    letter.sender = {operation.name, table.body_name(meeting.series->body)};
    letter.day_line = meeting.day.text() + ", " + meeting.starts_at + (meeting.place.empty() ? "" : ", " + meeting.place);
    letter.day = meeting.day;
    letter.reference = say("meetings.paper.reference", {operation.id + "/" + meeting.key.text()});
    letter.title = say(agenda ? "meetings.paper.title_agenda" : "meetings.paper.title_minutes", {meeting.series->title.empty() ? table.body_name(meeting.series->body) : meeting.series->title, std::to_string(meeting.number)});
    if (meeting.state == State::cancelled) letter.blocks.emplace_back(paper::Paragraph{say("meetings.paper.cancelled", {meeting.why}), true});
    else if (meeting.moved) letter.blocks.emplace_back(paper::Paragraph{say("meetings.paper.moved", {meeting.key.day.text(), meeting.why})});
    if (agenda) {
        add_agenda(letter, table, meeting);
        add_actions(letter, table, meeting, false);
    }
    else {
        add_attendance(letter, table, meeting);
        add_agenda(letter, table, meeting);
        add_minutes_text(letter, table, meeting);
        add_actions(letter, table, meeting, true);
    }
    letter.foot = say("meetings.paper.foot", {std::to_string(store::journal_head(table.desk.db))});
    return {letter.title, paper::written(letter, form)};
}

}
