// The rest of this part's tables of commands.
#pragma once
#include <cli/command.hpp>
#include <span>

namespace muster::commitments {

std::span<cli::Command const> call_commands();
std::span<cli::Command const> duty_commands();
std::span<cli::Command const> ladder_commands();

}
