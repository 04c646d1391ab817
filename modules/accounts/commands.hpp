#pragma once
#include <cli/command.hpp>
#include <span>

namespace muster::accounts {

std::span<cli::Command const> commands();

}
