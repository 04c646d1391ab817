// Lists of this part as they lie in lists/: comma separated, quotes where a value holds a comma.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace muster::analysis {

/// Without the header line; every line has `columns` values (ENSUREd).
std::vector<std::vector<std::string>> read_list(std::string_view csv, std::size_t columns);

}
