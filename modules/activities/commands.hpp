// The commands of the module, file by file (commands*.cpp), and what several of them share.
#pragma once
#include "check.hpp"
#include <cli/command.hpp>
#include <vector>

namespace muster::activities {

std::vector<cli::Command> file_commands();
std::vector<cli::Command> desk_commands();
std::vector<cli::Command> report_commands();

void save_mapping(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& name,
                  Checked const& checked, std::string const& partner);
/// Writes the partner's own workbook with its corrections; "" as name makes "<file>.corrections.xlsx" beside it.
std::string write_corrected(Checked const& checked, std::string const& original, std::string const& to);

}
