#include "words.hpp"

#include <algorithm>
#include <array>
#include <text/fold.hpp>
#include <unordered_map>

namespace muster::standards {
namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Memory = std::unordered_map<std::string, int, Hash, std::equal_to<>>;

/// Calls `take` with each of the phrases between '|'.
template <typename Take>
void each_phrase(std::string_view words, Take take)
{
    while (not words.empty()) {
        auto end = std::min(words.find('|'), words.size());
        if (end > 0) take(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

}

Words read_words(std::string_view list)
{
    Words words;
    text::each_line(list, [&](std::span<std::string_view const> fields) {
        if (fields.size() < 3) return;
        auto known = std::ranges::find(words.codes, fields[0]);
        auto code = static_cast<int>(known - words.codes.begin());
        if (known == words.codes.end()) words.codes.emplace_back(fields[0]);
        words.phrases.add(fields[0], code);
        each_phrase(fields[2], [&](std::string_view phrase) { words.phrases.add(phrase, code); });
    });
    return words;
}

int Words::find(std::string_view text) const
{
    auto folded = text::fold(text);
    if (auto exact = phrases.exact(folded)) return *exact;
    auto hits = phrases.all_in(folded);
    if (hits.empty()) return -1;
    bool agree = std::ranges::all_of(hits, [&](auto const& hit) { return hit.meaning == hits.front().meaning; });
    // A sentence that begins with the word explains it; two words side by side contradict each other.
    bool explains = hits.front().first == 0 and text::words(folded).size() > 4;
    return agree or explains ? hits.front().meaning : -1;
}

std::vector<int> Words::all(std::string_view text) const
{
    auto folded = text::fold(text);
    if (auto exact = phrases.exact(folded)) return {*exact};
    std::vector<int> found;
    for (auto const& hit : phrases.all_in(folded))
        if (std::ranges::find(found, hit.meaning) == found.end()) found.push_back(hit.meaning);
    return found;
}

std::vector<Line> lines_of(std::string_view list)
{
    std::vector<Line> lines;
    text::each_line(list, [&](std::span<std::string_view const> fields) {
        if (fields.size() < 4) return;
        Line line{std::string(fields[0]), std::string(fields[1]), {}, std::string(fields[3])};
        each_phrase(fields[2], [&](std::string_view phrase) {
            if (not line.words.empty()) line.words += ", ";
            line.words += phrase;
        });
        lines.push_back(std::move(line));
    });
    return lines;
}

int remembered(int slot, std::string_view text, int (*make)(std::string_view))
{
    // Bounded: free text in a status column must not fill the memory.
    constexpr std::size_t most = 4096;
    thread_local std::array<Memory, 4> memories;
    auto& memory = memories.at(static_cast<std::size_t>(slot));
    if (auto known = memory.find(text); known != memory.end()) return known->second;
    auto answer = make(text);
    if (memory.size() >= most) memory.clear();
    memory.emplace(std::string(text), answer);
    return answer;
}

}
