// Words and what they mean, written down as people write them. Inside this part only.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <text/fold.hpp>
#include <utility>
#include <vector>

namespace muster::text {

/// Look-up by folded word. Where a word is written down twice, the first meaning stays.
template <class Meaning>
class WordTable {
public:
    struct Row {
        Meaning meaning;
        std::string_view words; // parted by commas
    };

    WordTable(std::initializer_list<Row> rows)
    {
        for (auto const& row : rows) add(row);
        std::ranges::stable_sort(words_, {}, &Word::first);
        auto const twice = std::ranges::unique(words_, {}, &Word::first);
        words_.erase(twice.begin(), twice.end());
        for (auto const& [word, meaning] : words_) lengths_[place(word)] |= bit(word);
    }

    [[nodiscard]] std::optional<Meaning> find(std::string_view folded) const
    {
        // Most words of a text are in no table: their first letter and length tell.
        if (folded.empty() or (lengths_[place(folded)] & bit(folded)) == 0) return std::nullopt;
        auto const found = std::ranges::lower_bound(words_, folded, {}, &Word::first);
        if (found == words_.end() or found->first != folded) return std::nullopt;
        return found->second;
    }

private:
    using Word = std::pair<std::string, Meaning>;

    static std::size_t place(std::string_view word) { return static_cast<unsigned char>(word.front()); }
    static std::uint64_t bit(std::string_view word)
    {
        return std::uint64_t{1} << std::min<std::size_t>(word.size(), 63);
    }

    void add(Row row)
    {
        while (not row.words.empty()) {
            auto const end = std::min(row.words.find(','), row.words.size());
            if (auto folded = fold(row.words.substr(0, end)); not folded.empty())
                words_.emplace_back(std::move(folded), row.meaning);
            row.words.remove_prefix(std::min(end + 1, row.words.size()));
        }
    }

    std::vector<Word> words_;
    std::array<std::uint64_t, 256> lengths_{};
};

}
