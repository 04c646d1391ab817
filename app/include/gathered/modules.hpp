// The modules that the program is made of.
#pragma once
#include <cli/command.hpp>
#include <span>
#include <vector>

namespace muster::gathered {

/// Those of the tree, lowest first, as the build found them.
std::vector<cli::Module const*> gathered_modules();

/// All of them, and the program's own last: what cli::run takes.
std::span<cli::Module const* const> modules();

/// Commands that belong to no module: looking after the store, explaining a code.
cli::Module const& own_module();

}
