// Zandia's coordination: the decisions of its first year, taken command by command as people would.
#pragma once
#include <base/clock.hpp>
#include <functional>
#include <string>
#include <vector>

namespace muster::sample {

/// Runs one command that must go well; answers with what it said.
using Doing = std::function<std::string(std::vector<std::string> const&)>;

/// The country team, clusters in every state, a sector that the government leads, members and people to reach. What it needs
/// as documents is written below `folder`.
void coordinate(Doing const& must, std::string const& folder);

/// The same on a day of the sample's year.
using DoingOn = std::function<std::string(base::Day, std::vector<std::string> const&)>;
/// Gaps with a name, promises in every state, calls, the ladder and two cases of last resort; after the workbooks are in.
void promise(DoingOn const& must);
/// Meetings of every body for the year, minutes, actions in all states, lessons, concerns and asks; after the promises.
void meet(DoingOn const& must, std::string const& folder);

}
