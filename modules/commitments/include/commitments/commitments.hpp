// Gaps with a name and a number, who promised to fill them, what came of it, whom else was asked, and what happens when
// nobody can: the ladder, and the cluster lead agency as provider of last resort.
//
// Nothing that can be counted is typed: what is missing and what was delivered is read from the needs and from the 5W
// (analysis/analysis.hpp), as known now or on an earlier day. What is decided (a gap named, a promise accepted, a step taken, a
// condition judged) is kept for ever with who, when and why. Source: domain.md 3.5, 3.10, 7.7.
//
// Published views (sql/0001_commitments.sql). Instants are milliseconds, days are text.
//   commitments_gaps(operation, gap, kind, place, body, grp, first_day, last_day, why, state, people, severity, at,
//                    state_since, decided_critical)
//   commitments_made(operation, commitment, partner, unit, quantity, currency, activity, starts, due, confidence, state, at,
//                    state_since, taken_over_from)
//   commitments_parts(operation, commitment, gap, quantity)
//   commitments_steps(operation, subject, number, step, state, at, actor, reason): subject is 'gap' or 'commitment'
//   commitments_follow_ups(operation, commitment, step, channel, said, next_day, at, actor)
//   commitments_responsibilities(operation, responsibility, body, issue, place, partner, since, until)
//   commitments_calls(operation, call, gap, until, at, actor, partner, answered_at, answer, commitment)
//   commitments_reminders(operation, commitment, reminder, state, tries, made_at, changed_at)
//   commitments_ladder(operation, gap, n, step, what, outcome, due, at, actor, acting_role, on_behalf_of, reason, document)
//   commitments_last_resort(operation, resort, gap, body, partner, form, at, state, blocked_by, state_since, commitment)
//   commitments_last_resort_steps(operation, resort, n, gap, body, partner, form, state, blocked_by, at, acting_role, commitment)
//   commitments_judgements(operation, resort, n, condition, holds, judged_on, document, sensitivity, look_again, at, acting_role)
//   commitments_tasks(operation, task, resort, gap, kind, condition, words, at, done_at): kind is 'advocacy' or 'resources';
//                     a block of last resort opens both, and the case's end closes them
#pragma once
#include <cli/command.hpp>
#include <functional>
#include <string>
#include <vector>

namespace muster::calendar {
struct Event;
}

namespace muster::commitments {

/// Whose calendar: of a partner, of a body, or everything where both are "".
struct Whose {
    std::string partner, body;
};
/// What parts that stand above this one add to the calendars that are read by a secret address (`commitment feed`). They hand it
/// in when the program starts.
using MoreEvents = std::function<std::vector<calendar::Event>(cli::Call& call, Whose const& whose)>;
void add_to_calendars(std::string const& part, MoreEvents events);

cli::Module const& module();

}
