// May this be done now, by this role? One pure function over the table of moves (lists/moves.csv): the commands, the
// refusals, the web's Decide page and the documentation read the same table.
#pragma once
#include "tables.hpp"
#include <set>

namespace muster::structure {

/// Where a body stands: its governance, type, state, and the procedure under way.
struct Position {
    std::string governance, type;
    std::string state = "none";  // of its life: none, proposed, active, under_review, in_transition, deactivated, dormant, handed_over, merged, declined
    std::string stage, action;   // "" where no procedure is under way
    bool operator==(Position const&) const = default;
};

struct Attempt {
    std::string_view move, action;  // the action only of `propose` and `conclude`
    std::string_view role;          // the acting role
};

enum class Why { allowed, no_such_move, not_now, not_yours, missing };

struct Verdict {
    Why why = Why::no_such_move;
    Move const* move = nullptr;           // the line of the table; null where none fits
    std::vector<std::string_view> who;    // acting roles that may
    std::vector<Condition const*> missing;
    Words states, stages;                 // from which it could be made, where it cannot now
    [[nodiscard]] bool allowed() const { return why == Why::allowed; }
};

/// The line of the table that would be followed from here; null where there is none.
Move const* line_for(Position const& at, std::string_view move, std::string_view action);
/// `there` are the conditions that are met.
Verdict judge(Position const& at, std::set<std::string_view> const& there, Attempt const& attempt);
/// Where the move leads.
Position after(Position const& at, Move const& move, std::string_view action);

}
