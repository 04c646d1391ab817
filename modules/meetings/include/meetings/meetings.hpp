// Meetings of the bodies: rhythms and the calendar, agendas, who was there, minutes, decisions, action points, lessons.
//
// An agenda is drafted from what the other parts hold (new gaps, late commitments and reports, duties that are due, open actions,
// lessons without an end); the draft is a proposal, what a person makes of it is decided. An action point is carried into the
// agendas until it is done or dropped. A lesson ends in an action that is done or in a revised strategy. Source: domain.md
// 10.3, 10.7, 11 (minutes within two days).
//
// Published views (sql/0001_meetings.sql). Instants are milliseconds, days are text; `series` and `day` name a meeting: the
// rhythm and the day that it puts the meeting on.
//   meetings_series(operation, series, body, title, rhythm, weekday, week, from_day, until_day, starts_at, length, place, languages, at)
//   meetings_held(operation, series, day, body, held_on, people, at, organisations): `people` is null where nobody counted
//   meetings_attendance(operation, body, series, day, held_on, partner, name, said): said is 'present' or 'apologies'
//   meetings_minutes(operation, series, day, body, version, language, document, at, first_at)
//   meetings_decisions(operation, decision, body, series, day, words, about, at)
//   meetings_actions(operation, action, body, series, day, words, partner, due, about, opened, at): without who the person is
//   meetings_action_steps(operation, action, step, state, on_day, reason, document, at): open until a step says otherwise
//   meetings_lessons(operation, lesson, body, series, day, learned, recommendation, at)
//   meetings_lesson_ends(operation, lesson, step, action, document, on_day, at): the last one counts
#pragma once
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <functional>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::meetings {

/// Something that a meeting could speak about.
struct Proposal {
    std::string kind;   // gap, commitment, report, duty, action, lesson, minutes, concern
    std::string ref;    // which one: "12", "T8.4"
    std::string words;  // as told, or a term of the words files (base::term)
    std::string path;   // where it opens, below /api/1
    bool late = false;
};

/// What parts that stand above this one propose for the agenda of a body on a day. They hand it in when the program starts.
using Proposer = std::function<std::vector<Proposal>(store::Db&, base::Clock const&, std::string const& operation, std::string const& body, base::Day on)>;
void propose_by(std::string const& part, Proposer proposer);

cli::Module const& module();

}
