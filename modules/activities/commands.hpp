// The commands of the module, file by file (commands*.cpp), and what several of them share.
#pragma once
#include "check.hpp"
#include <activities/activities.hpp>
#include <base/json.hpp>
#include <cli/command.hpp>
#include <vector>

namespace muster::activities {

std::vector<cli::Command> file_commands();
std::vector<cli::Command> desk_commands();
std::vector<cli::Command> report_commands();
std::vector<cli::Command> directory_commands();
std::vector<cli::Command> news_commands();
std::vector<cli::Command> card_commands();
std::vector<cli::Command> row_commands();

/// Entries of the journal about one thing, newest first.
std::vector<Change> changes_about(store::Db& db, std::string const& operation, std::string const& subject);
/// Null where there is none.
void write_cycle(base::JsonWriter& json, std::optional<operations::Cycle> const& cycle);
void write_queues(base::JsonWriter& json, std::vector<Queue> const& all);
void write_changes(base::JsonWriter& json, cli::Call& call, std::vector<Change> const& entries);

void save_mapping(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& name,
                  Checked const& checked, std::string const& partner);
/// Writes the partner's own workbook with its corrections; "" as name makes "<file>.corrections.xlsx" beside it.
std::string write_corrected(Checked const& checked, std::string const& original, std::string const& to);

}
