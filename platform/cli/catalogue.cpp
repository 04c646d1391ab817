#include "catalogue.hpp"
#include <algorithm>
#include <numeric>

namespace muster::cli {

namespace {

constexpr Option common[] = {
    {"json", "", "one JSON object instead of text"},
    {"store", "PATH", "a file, or postgres://…; else MUSTER_STORE, else muster.db here"},
    {"operation", "ID", "the operation; else MUSTER_OPERATION, else the only one there is"},
    {"as-of", "DAY", "as if today were that day"},
    {"lang", "CODE", "in which language findings are told: en, fr, es or ar; else that of the terminal"},
    {"help", "", "what the command does and takes"},
};

/// Letters to change, add, drop or swap to come from one word to the other.
std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> before, last(to.size() + 1), row(to.size() + 1);
    std::iota(last.begin(), last.end(), 0u);
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            auto const change = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
            if (i > 1 and j > 1 and from[i - 1] == to[j - 2] and from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(last, row);
    }
    return last[to.size()];
}

}

std::span<Option const> common_options() { return common; }

std::vector<Listed> list_commands(std::span<Module const* const> modules)
{
    std::vector<Listed> listed;
    for (auto const* module : modules)
        for (auto const& command : module->commands) listed.push_back({&command, module->name});
    return listed;
}

bool stands_under(std::string_view path, std::string_view group)
{
    if (group.empty() or path == group) return true;
    return path.starts_with(group) and path.size() > group.size() and path[group.size()] == ' ';
}

std::string nearest(std::string_view typed, std::vector<std::string> const& known)
{
    std::string best;
    auto least = std::max<std::size_t>(2, typed.size() / 3) + 1;
    for (auto const& word : known) {
        // What was begun rightly is as good as one slip.
        auto const far = not typed.empty() and word.starts_with(typed) ? std::size_t{1} : distance(typed, word);
        if (far < least) least = far, best = word;
    }
    return best;
}

}
