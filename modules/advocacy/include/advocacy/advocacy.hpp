// What a body speaks up about, and the means that it asks for.
//
// A concern rests on evidence (a gap, an obstacle, funding, a case of last resort), has key messages for an audience by a channel, is
// cleared by somebody who may, delivered, and ends with what came of it, or is dropped with the reason: lists/states.csv says what may
// follow what. Means are asked of donors for a gap that has a name; a pledge is not money received and stands beside, never in a sum of
// funding. A case of last resort that is blocked calls for advocacy and for means (commitments_tasks): they stand here until somebody
// takes them up. Source: domain.md 3.10, 10.6; terms of reference 11.
//
// Published views (sql/0001_advocacy.sql). Instants are milliseconds, days are text; `sensitivity` 0 low … 3 severe; money in hundredths.
//   advocacy_concerns(operation, concern, body, topic, affected, place, resort, task, sensitivity, raised, at, state, state_since)
//   advocacy_steps(operation, concern, body, topic, sensitivity, step, state, on_day, document, at)
//   advocacy_messages(operation, concern, body, sensitivity, n, audience, channel, language, document, at)
//   advocacy_asks(operation, ask, body, gap, concern, task, asked, donor, cents, currency, asked_on, at, answer, pledged, answered_on,
//                 answered_at): asked is 'donor' or 'participants'; pledged is null where nothing is
//   advocacy_contributions(operation, contribution, concern, body, sensitivity, given_to, given_on, document, at, used_on)
#pragma once
#include <cli/command.hpp>

namespace muster::advocacy {

cli::Module const& module();

}
