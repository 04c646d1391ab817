// Reading the module's own lists (lists/*.csv).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace muster::sample {

/// Lines of cells without the header line and without remarks (#).
std::vector<std::vector<std::string>> lines_of(std::string_view list);
std::vector<std::string> split(std::string_view text, char at);

}
