// Presence, people reached without double counting, coverage, gaps, overlaps, equity.
//
// The figures come from columns in memory (`Engine`), filled from the published views of activities and needs and kept
// up to date line by line; the database stays the truth, and `figures check` proves both equal. Every figure is made
// by a method profile (data, recorded with the figure) after domain.md 5.12 and 7.7, and opens to its rows.
#pragma once
#include <base/count.hpp>
#include <base/day.hpp>
#include <base/told.hpp>
#include <cli/command.hpp>
#include <memory>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::analysis {

cli::Module const& module();

}
