// Zandia's coordination: the decisions of its first year, taken command by command as people would.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace muster::sample {

/// Runs one command that must go well; answers with what it said.
using Doing = std::function<std::string(std::vector<std::string> const&)>;

/// The country team, clusters in every state, a sector that the government leads, members and people to reach. What it needs
/// as documents is written below `folder`.
void coordinate(Doing const& must, std::string const& folder);

}
