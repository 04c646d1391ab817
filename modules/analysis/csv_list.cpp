#include "csv_list.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <utility>

namespace muster::analysis {

namespace {

std::string next_value(std::string_view& line)
{
    std::string value;
    bool quoted = false;
    std::size_t at = 0;
    for (; at < line.size() and (quoted or line[at] != ','); ++at) {
        if (line[at] == '"') quoted = not quoted;
        else value += line[at];
    }
    line.remove_prefix(std::min(at + 1, line.size()));
    return value;
}

}

std::vector<std::vector<std::string>> read_list(std::string_view csv, std::size_t columns)
{
    std::vector<std::vector<std::string>> lines;
    bool header = true;
    while (not csv.empty()) {
        auto const end = std::min(csv.find('\n'), csv.size());
        auto line = csv.substr(0, end);
        csv.remove_prefix(std::min(end + 1, csv.size()));
        if (line.empty() or std::exchange(header, false)) continue;
        auto& values = lines.emplace_back();
        while (values.size() < columns) values.push_back(next_value(line));
        ENSURE(line.empty());
    }
    return lines;
}

}
