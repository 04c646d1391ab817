// Everything that is written below the folder.
#pragma once
#include "files.hpp"
#include <map>
#include <sample/sample.hpp>

namespace muster::sample {

/// Files by their path below the folder, in the order in which they are to be loaded.
using Files = std::vector<std::pair<std::string, std::string>>;

Files place_files(World const& world);
Files population_files(World const& world);
Files need_files(World const& world);
Files truth_files(World const& world, std::vector<HandedIn> const& files);
std::string partner_file(World const& world);
std::string csv_of(std::vector<CellRow> rows);

base::Rule const& rule(std::string_view code);
std::span<base::Rule const> rules();

}
