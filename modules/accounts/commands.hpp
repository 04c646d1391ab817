#pragma once
#include <cli/command.hpp>
#include <span>

namespace muster::accounts {

std::span<cli::Command const> commands();
/// `sharing …`: how sensitive which data of an operation is.
std::span<cli::Command const> sharing_commands();
/// `export …`: what is taken away as a file, on whose word.
std::span<cli::Command const> export_commands();

}
