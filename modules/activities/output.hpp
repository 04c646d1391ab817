// How a check or an import is shown: to people, and as JSON to scripts (the shapes of docs/api.md are promises).
#pragma once
#include "submission.hpp"
#include <cli/command.hpp>

namespace muster::activities {

std::string json_of(Checked const& checked, Diff const* diff, std::vector<FieldChange> const& changes, Imported const* imported);
void show(cli::Call& call, Checked const& checked, Diff const* diff, Imported const* imported, bool all);
cli::Exit exit_of(Checked const& checked);

}
