// Inside the module: what commands and the module's table need beside the public header.
#pragma once
#include <documents/documents.hpp>
#include <span>
#include <store/journal.hpp>
#include <utility>

namespace muster::documents {

/// Codes and names of lists/kinds.csv.
std::vector<std::pair<std::string, std::string>> const& kinds();
/// The journal against the tables and the files themselves.
std::string version_differs(store::Db& db, store::Past const& past);
std::span<cli::Command const> commands();

}
