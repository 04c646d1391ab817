// What a move is judged by: the operation's decisions, its policy, and what is asked for. All of it is plain data.
#pragma once
#include "judge.hpp"
#include "life.hpp"

namespace muster::structure {

/// What is asked for, as the command or the request says it.
struct Asked {
    std::string operation, body, move, action;
    std::string actor, acting_role, on_behalf_of, basis, reason;
    std::vector<std::string> documents;
    std::vector<Advice> advice;
    base::Instant since;
    std::int64_t takes_back = 0;
    std::map<std::string, std::vector<std::string>, std::less<>> said;  // the move's own: partner, role, saying …
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = "") const;
    [[nodiscard]] std::vector<std::string> const& all(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return said.contains(name); }
};

/// Who an account is where four eyes are wanted: the account, or at the command line the name that it speaks for.
std::string person_of(std::string const& actor, std::string const& on_behalf_of);

struct Situation {
    Ledger const& ledger;
    Policy const& policy;
    /// The kind that the reference list gives a body ("cluster", "aor" …); "" where it knows none.
    std::map<std::string, std::string> const& kinds;
};

Position position_of(Situation const& situation, Moment const& moment, std::string const& body, Asked const* asked = nullptr);
/// The number of the decision that ended the last procedure or set the body up: what came after belongs to the next.
std::int64_t begun_after(Moment const& moment, std::string const& body, Ledger const& ledger);
/// The conditions of lists/conditions.csv that are met once the facts of `record` hold; `moment` is with them.
std::set<std::string_view> met(Situation const& situation, Moment const& before, Moment const& moment, Asked const& asked);
/// What the move makes true.
std::vector<Fact> facts_of(Situation const& situation, Moment const& before, Asked const& asked, Position const& at, Move const& line);

/// What must hold of every operation at every moment (I1, I2); sentences of what does not.
std::vector<std::string> broken(Moment const& moment);

/// How the accountable leads of a body stand: "" where it is one lead agency or one declared pair, else what is wrong.
std::string fault_of_leads(Moment const& moment, std::string_view body);
bool is_at_work(std::string_view state);
bool is_global_lead(std::string_view body, std::string_view partner, base::Day on);
bool has_global_lead(std::string_view body, base::Day on);

struct Tried {
    Position at;
    Verdict verdict;
    Record record;  // what would be written down; empty facts where no line fits
};
/// The whole of it: judged on what would hold with the move made.
Tried attempt(Situation const& situation, Asked const& asked);

}
