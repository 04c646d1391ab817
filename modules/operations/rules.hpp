// What this module refuses, in one table.
#pragma once
#include <base/finding.hpp>

namespace muster::operations {

std::span<base::Rule const> rules();
/// ENSUREs that the code is in the table.
base::Rule const& rule(std::string_view code);

} // namespace muster::operations
