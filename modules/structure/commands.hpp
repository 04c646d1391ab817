// The commands of this module, in tables that module.cpp joins.
#pragma once
#include "situation.hpp"
#include <cli/command.hpp>
#include <span>

namespace muster::structure {

/// What the options of a call say of a move; `BODY`, the role and the partners are looked up by run_move.
Asked asked_of(cli::Call& call, std::string_view move);
cli::Exit run_move(cli::Call& call, Asked asked);
/// In which role: what is said, as far as the account may; where nothing is said, the first of the account's own that may.
std::string acting_in(cli::Call& call, Asked const& asked, Position const& at);
Position position_now(store::Db& db, base::Clock const& clock, Asked const& asked);
cli::Exit run_letter(cli::Call& call);
cli::Exit run_keep_letter(cli::Call& call);
cli::Exit run_review(cli::Call& call);
cli::Exit run_lead(cli::Call& call);
cli::Exit run_take_back(cli::Call& call);

std::span<cli::Command const> commands_of_moves();
std::span<cli::Command const> commands_of_reading();

/// A body as the reference list has it; members only, into an object that is open.
void write_listed(base::JsonWriter& json, Body const& body);

/// Whether people can type it as the code of a body.
bool is_code(std::string_view code);

}
