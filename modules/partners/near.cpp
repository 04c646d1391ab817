#include "near.hpp"

#include <algorithm>
#include <span>
#include <text/fold.hpp>
#include <unordered_set>
#include <utility>

namespace muster::partners {
namespace {

/// Words that many organisations carry and that people leave out or add.
bool is_filler(std::string_view word)
{
    static std::unordered_set<std::string_view> const fillers{
        "of", "the", "for", "and",  "in", "de",  "des", "du",   "la",  "le",  "les",
        "et", "d",   "l",   "para", "y",  "del", "el",  "los",  "las", "e",   "da",
        "do", "a",   "au",  "aux",  "en", "ngo", "ong", "asbl", "inc", "ltd", "org"};
    return fillers.contains(word);
}

/// "hte", "edl", "ni": a filler of which two neighbouring letters changed places.
bool is_slip_of_filler(std::string_view word)
{
    std::string other(word);
    for (std::size_t i = 0; i + 1 < other.size() and other.size() < 5; ++i) {
        std::swap(other[i], other[i + 1]);
        if (is_filler(other)) return true;
        std::swap(other[i], other[i + 1]);
    }
    return false;
}

std::vector<std::string_view> telling_words(std::string_view folded)
{
    auto words = text::words(folded);
    std::erase_if(words, is_filler);
    // Alone or beside one other word it may be a name of its own.
    if (words.size() > 2) std::erase_if(words, is_slip_of_filler);
    return words;
}

bool has_digit(std::string_view word)
{
    return std::ranges::any_of(word, [](char c) { return c >= '0' and c <= '9'; });
}

/// Two neighbouring letters changed places: "aZndia", "iAd".
bool swapped(std::string_view a, std::string_view b)
{
    if (a.size() != b.size() or a.size() < 3 or has_digit(a)) return false;
    auto const [x, y] = std::ranges::mismatch(a, b);
    auto const at = static_cast<std::size_t>(x - a.begin());
    return at + 1 < a.size() and a[at] == b[at + 1] and a[at + 1] == b[at] and a.substr(at + 2) == b.substr(at + 2);
}

/// A slip of the pen: the first letter stands, and the longer the word the more may differ.
bool slip(std::string_view a, std::string_view b)
{
    auto shorter = std::min(a.size(), b.size());
    if (shorter < 5 or a.front() != b.front() or has_digit(a) or has_digit(b)) return false;
    int allowed = shorter < 8 ? 1 : 2;
    return text::edits(a, b, allowed) <= allowed;
}

std::string joined(std::vector<std::string_view> const& words)
{
    std::string all;
    for (auto word : words) all += word;
    return all;
}

/// What is left of both after the words that they share are taken away.
void take_shared(std::vector<std::string_view>& a, std::vector<std::string_view>& b,
                 bool (*same)(std::string_view, std::string_view))
{
    for (auto i = a.begin(); i != a.end();) {
        auto match = std::ranges::find_if(b, [&](auto word) { return same(*i, word); });
        if (match == b.end()) {
            ++i;
            continue;
        }
        b.erase(match);
        i = a.erase(i);
    }
}

std::vector<std::uint32_t> triples_of(std::string_view folded)
{
    std::string padded = " ";
    padded += folded;
    padded += ' ';
    std::vector<std::uint32_t> all;
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i) {
        auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(padded[at])); };
        all.push_back(byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2));
    }
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

}

double alike(std::string_view folded_a, std::string_view folded_b, bool loose)
{
    if (folded_a == folded_b) return 1;
    if (not loose) {
        auto a = telling_words(folded_a), b = telling_words(folded_b);
        take_shared(a, b, [](std::string_view x, std::string_view y) { return x == y; });
        // A word of three letters alone may be another acronym; among others it is a slip.
        if (a.size() > 1 or b.size() > 1 or text::words(folded_a).size() > 1) take_shared(a, b, swapped);
        if (a.empty() and b.empty()) return std::max(0.96, text::likeness(folded_a, folded_b));
        take_shared(a, b, slip);
        if (not a.empty() or not b.empty()) {
            // "MercyCorps" and "Mercy Corps": the same letters, parted elsewhere.
            auto x = joined(a), y = joined(b);
            if (x.size() < 8 or text::edits(x, y, 1) > 1) return 0;
        }
    }
    return text::likeness(folded_a, folded_b);
}

bool contains(std::string_view folded_a, std::string_view folded_b)
{
    auto a = telling_words(folded_a), b = telling_words(folded_b);
    auto shorter = std::min(a.size(), b.size());
    take_shared(a, b, [](std::string_view x, std::string_view y) { return x == y or slip(x, y); });
    return shorter >= 2 and (a.empty() or b.empty());
}

bool spells(std::string_view folded_name, std::string_view acronym)
{
    std::string letters;
    for (char c : acronym)
        if (c != ' ') letters += c;
    if (letters.size() < 2 or letters.size() > 16) return false;
    // reached[i]: the first i letters are spelled by the words so far; each word may add a beginning of its own, or nothing.
    std::vector<bool> reached(letters.size() + 1);
    reached[0] = true;
    auto words = text::words(folded_name);
    // "Caritas Goma" holds "Caritas" but does not spell it: it may be a branch, or another.
    if (words.size() < 2 or std::ranges::any_of(words, [&](auto word) { return word.starts_with(letters); }))
        return false;
    for (auto word : words)
        for (auto from = letters.size(); from-- > 0;) {
            if (not reached[from]) continue;
            for (std::size_t i = 0; from + i < letters.size() and i < word.size() and letters[from + i] == word[i]; ++i)
                reached[from + i + 1] = true;
        }
    return reached[letters.size()];
}

void Near::add(std::string_view folded, int partner, bool loose)
{
    auto at = static_cast<std::uint32_t>(names_.size());
    auto triples = triples_of(folded);
    for (auto triple : triples) where_[triple].push_back(at);
    names_.push_back({std::string(folded), partner, loose});
    triples_.push_back(static_cast<std::uint16_t>(std::min<std::size_t>(triples.size(), 65535)));
}

std::vector<Near::One const*> Near::to(std::string_view folded, std::size_t most) const
{
    // Dice's share of triples; below two fifths no name comes near. A name that comes near shares at least a quarter of the
    // triples wanted, so it stands in one of the lists that are left when so many, less one, of the longest are left out.
    constexpr double least = 0.4;
    auto wanted = triples_of(folded);
    std::vector<std::vector<std::uint32_t> const*> lists;
    for (auto triple : wanted)
        if (auto where = where_.find(triple); where != where_.end()) lists.push_back(&where->second);
    std::ranges::sort(lists, {}, [](auto const* list) { return list->size(); });
    auto left_out = std::min(lists.size(), (wanted.size() + 3) / 4 - 1);
    std::span const met(lists.data(), lists.size() - left_out), others(lists.data() + met.size(), left_out);
    thread_local std::vector<std::uint16_t> shared;
    thread_local std::vector<std::uint32_t> touched;
    shared.resize(std::max(shared.size(), names_.size()));
    for (auto const* list : met)
        for (auto at : *list)
            if (shared[at]++ == 0) touched.push_back(at);
    std::vector<std::pair<double, std::uint32_t>> best;
    for (auto at : touched) {
        auto const share = [&](std::size_t triples) { return 2.0 * static_cast<double>(triples) / static_cast<double>(wanted.size() + triples_[at]); };
        std::size_t triples = std::exchange(shared[at], std::uint16_t{0});
        if (share(triples + left_out) < least) continue;
        for (auto const* list : others) triples += std::ranges::binary_search(*list, at);
        if (share(triples) >= least) best.emplace_back(-share(triples), at);
    }
    touched.clear();
    auto count = std::min(most, best.size());
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end());
    std::vector<One const*> found;
    for (std::size_t i = 0; i < count; ++i) found.push_back(&names_[best[i].second]);
    return found;
}

}
