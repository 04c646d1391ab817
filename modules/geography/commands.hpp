// The commands of this module.
#pragma once
#include <base/json.hpp>
#include <cli/command.hpp>
#include <geography/geography.hpp>

namespace muster::geography {

cli::Exit run_load(cli::Call& call);
cli::Exit run_find(cli::Call& call);
cli::Exit run_show(cli::Call& call);
cli::Exit run_list(cli::Call& call);
cli::Exit run_check(cli::Call& call);
cli::Exit run_map(cli::Call& call);
cli::Exit run_crosswalk(cli::Call& call);

/// "Bade (NG036001)"
std::string said(Place const& place);
void write(base::JsonWriter& json, base::Finding const& finding);

} // namespace muster::geography
