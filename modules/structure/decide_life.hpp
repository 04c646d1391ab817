// Deciding: what is asked for is judged and, where it may be, written down.
#pragma once
#include "situation.hpp"

namespace muster::structure {

/// Everything that judging needs out of the store.
struct Papers {
    Ledger ledger;
    Policy policy;
    std::map<std::string, std::string> kinds, names;  // of the reference list and the operation's own, by code
    [[nodiscard]] Situation situation() const { return {ledger, policy, kinds}; }
};
Papers papers_of(store::Db& db, std::string const& operation, base::Day day);

/// Guidance of the day, and what the operation set otherwise.
Policy policy_of(store::Db& db, std::string const& operation, base::Day day);

/// What would happen; nothing is written.
Tried try_out(store::Db& db, base::Clock const& clock, Asked const& asked);
/// Writes the decision, or refuses with body.no_such_move, body.not_now, body.not_yours, body.missing, body.before_last,
/// body.in_future, body.would_break.
Decision decide(store::Db& db, base::Clock const& clock, Asked const& asked);
/// Takes a decision back from `asked.since` on; what it had changed is again as before. Refuses body.no_decision,
/// body.taken_back, body.not_the_last, body.not_yours, body.would_break.
Decision take_back(store::Db& db, base::Clock const& clock, Asked const& asked);
/// The refusal in words; throws.
[[noreturn]] void refuse(Tried const& tried, Asked const& asked, Papers const& papers);

/// The name of a body in words.
std::string name_of(Moment const& moment, std::map<std::string, std::string> const& names, std::string const& body);
/// "The RC/HC", "OCHA or the lead agency's representative".
std::string roles_in_words(Words const& roles, Policy const& policy);
/// The state in words: "active", "under endorsement".
std::string_view shown_state(Position const& at);

}
