#include "touched.hpp"
#include <algorithm>
#include <cstring>

namespace muster::access {

std::string word_of(Class const& one)
{
    if (one.body != "*") return "\"" + one.body + "\"";
    return one.area == "*" ? "" : "\"" + one.area;
}

std::vector<char> rows_with(http::Parted const& parts, std::vector<std::string> const& words)
{
    std::vector<char> with(parts.rows.size(), std::ranges::count(words, "") > 0);
    if (with.empty() or with.front()) return with;
    auto const* const begin = parts.rows.front().data();
    auto const* const end = parts.rows.back().data() + parts.rows.back().size();
    for (auto const& word : words)
        for (auto const* at = begin; at < end;) {
            auto const* found = static_cast<char const*>(memmem(at, static_cast<std::size_t>(end - at), word.data(), word.size()));
            if (found == nullptr) break;
            // The last row that begins no later than the word.
            auto const row = std::ranges::upper_bound(parts.rows, found, std::less<>(), [](std::string_view one) { return one.data(); }) - parts.rows.begin() - 1;
            with[static_cast<std::size_t>(row)] = 1;
            at = parts.rows[static_cast<std::size_t>(row)].data() + parts.rows[static_cast<std::size_t>(row)].size();
        }
    return with;
}

}
