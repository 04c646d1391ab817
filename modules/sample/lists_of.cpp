#include "lists_of.hpp"

#include <base/ensure.hpp>

namespace muster::sample {

namespace {

std::vector<std::string> cells_of(std::string_view line)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' and quoted and i + 1 < line.size() and line[i + 1] == '"') cells.back() += line[i++];
        else if (line[i] == '"') quoted = not quoted;
        else if (line[i] == ',' and not quoted) cells.emplace_back();
        else cells.back() += line[i];
    }
    ENSURE(not quoted);
    return cells;
}

}

std::vector<std::vector<std::string>> lines_of(std::string_view list)
{
    std::vector<std::vector<std::string>> lines;
    bool header = true;
    for (auto const& line : split(list, '\n')) {
        if (line.empty() or line.starts_with('#')) continue;
        if (not header) lines.push_back(cells_of(line));
        header = false;
    }
    return lines;
}

std::vector<std::string> split(std::string_view text, char at)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        auto to = std::min(text.find(at, from), text.size());
        parts.emplace_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

}
