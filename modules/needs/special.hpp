// Shapes of their own: the caseloads of HPC Tools (JSON) and food security phases by area (IPC).
#pragma once
#include "rows.hpp"

#include <string_view>

namespace muster::needs {

/// The answer of /v2/plan/{id}/responseMonitoring (compatibility.md 5.2). False where the bytes are something else.
bool read_caseloads(std::string_view bytes, Context& context, Loaded& loaded);

/// Tables of IPC areas, a row a phase or a row an area: people in phase 3 and above are in need of the food security
/// cluster, the area's phase is the severity. False where the sheet is something else.
bool read_phases(formats::Workbook& book, std::size_t sheet, Context& context, Loaded& loaded);

/// The worst phase that at least a fifth of the people are in, or worse; phases 1 to 5 in people. Nothing of nobody.
/// Source: IPC technical manual, the 20 % rule (domain.md 5.9, 12.2: in whole people, never in floating shares).
std::optional<std::int64_t> area_phase(std::array<std::int64_t, 6> const& people);

}
