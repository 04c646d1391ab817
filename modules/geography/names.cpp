#include "names.hpp"
#include <algorithm>
#include <geography/lists.hpp>
#include <map>
#include <set>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

using Words = std::set<std::string, std::less<>>;

/// The lines of a list, folded; those that begin with # are for its readers.
Words read_words(std::string_view list)
{
    Words words;
    while (not list.empty()) {
        auto const end = std::min(list.find('\n'), list.size());
        auto const line = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        if (not line.empty() and line[0] != '#') words.insert(text::fold(line));
    }
    words.erase("");
    return words;
}

Words const& kinds_of_places()
{
    static auto const words = read_words(lists::admin_words_txt);
    return words;
}

Words const& linking_words()
{
    static auto const words = read_words(lists::linking_words_txt);
    return words;
}

/// "haut" -> "upper"; of words that tell nothing "".
std::string_view telling(std::string_view word)
{
    static auto const words = [] {
        std::map<std::string, std::string, std::less<>> made;
        auto list = lists::telling_words_csv;
        list.remove_prefix(list.find('\n') + 1);
        while (not list.empty()) {
            auto const end = std::min(list.find('\n'), list.size());
            auto const line = list.substr(0, end);
            list.remove_prefix(std::min(end + 1, list.size()));
            auto const comma = line.find(',');
            if (comma == line.npos) continue;
            for (auto const one : text::words(line.substr(comma + 1)))
                made.emplace(std::string(one), std::string(line.substr(0, comma)));
        }
        return made;
    }();
    auto const at = words.find(word);
    return at == words.end() ? std::string_view() : std::string_view(at->second);
}

std::vector<std::string_view> tellings(std::string_view folded)
{
    std::vector<std::string_view> all;
    for (auto const word : text::words(folded)) {
        if (auto const tells = telling(word); not tells.empty()) all.push_back(tells);
        // "Zone 1", "Makama B": numbers and single letters tell places apart.
        else if (word.size() == 1 or std::ranges::any_of(word, [](char c) { return c >= '0' and c <= '9'; })) {
            if (not linking_words().contains(word)) all.push_back(word);
        }
    }
    std::ranges::sort(all);
    return all;
}

void add_keys(std::vector<std::string>& keys, std::string_view folded)
{
    for (auto key : {squeezed(folded), squeezed(bare(folded))})
        if (not key.empty() and std::ranges::find(keys, key) == keys.end()) keys.push_back(std::move(key));
}

} // namespace

bool folded_says_nothing(std::string_view folded)
{
    static auto const words = read_words(lists::empty_words_txt);
    return folded.empty() or words.contains(folded);
}

bool says_nothing(std::string_view written)
{
    return written.empty() or folded_says_nothing(text::fold(written));
}

bool means_whole(std::string_view folded)
{
    static auto const words = read_words(lists::whole_words_txt);
    return words.contains(folded);
}

bool means_country(std::string_view folded)
{
    static auto const words = read_words(lists::country_words_txt);
    return words.contains(folded);
}

std::string squeezed(std::string_view folded)
{
    std::string key;
    key.reserve(folded.size());
    std::ranges::copy_if(folded, std::back_inserter(key), [](char c) { return c != ' '; });
    return key;
}

std::string bare(std::string_view folded)
{
    auto words = text::words(folded);
    auto const is_kind = [](std::string_view word) { return kinds_of_places().contains(word); };
    std::size_t first = 0, last = words.size();
    bool off = false;
    while (first + 1 < last and is_kind(words[first]))
        ++first, off = true;
    while (off and first + 1 < last and linking_words().contains(words[first]))
        ++first;
    while (first + 1 < last and is_kind(words[last - 1]))
        --last;
    // "zone 1" is not the place "1".
    bool letters = false;
    for (auto i = first; i < last; ++i)
        letters = letters or std::ranges::any_of(words[i], [](char c) { return c < '0' or c > '9'; });
    if (not letters) return std::string(folded);
    std::string rest;
    for (auto i = first; i < last; ++i)
        (rest += rest.empty() ? "" : " ") += words[i];
    return rest;
}

std::vector<std::string> keys_of(std::string_view written)
{
    std::vector<std::string> keys;
    add_keys(keys, text::fold(written));
    auto const open = written.find('('), shut = written.find(')', open == written.npos ? 0 : open);
    if (open != written.npos and shut != written.npos) {
        auto const before = text::fold(written.substr(0, open)),
                   within = text::fold(written.substr(open + 1, shut - open - 1));
        if (not before.empty()) add_keys(keys, before);
        // "Equateur (l')", "Congo (la)": a word for its article names nothing.
        if (within.size() > 3 and not linking_words().contains(within)) add_keys(keys, within);
    }
    return keys;
}

bool told_apart(std::string_view folded_a, std::string_view folded_b)
{
    return tellings(folded_a) != tellings(folded_b);
}

namespace {

/// By slips of the hand: one in five letters or more is a slip, two in ten or more are two. Long names bear more trust.
double by_slips(std::string_view a, std::string_view b)
{
    auto const letters = std::min(a.size(), b.size());
    if (letters < 5) return 0;
    switch (text::edits(a, b, 2)) {
    case 0:
        return 1.0;
    case 1:
        return letters >= 7 ? 0.93 : 0.88;
    case 2:
        return letters >= 10 ? 0.90 : letters >= 8 ? 0.86 : 0;
    default:
        return 0;
    }
}

} // namespace

double nearness(std::string_view folded_a, std::string_view folded_b)
{
    if (folded_a == folded_b) return 1.0;
    auto const a = bare(folded_a), b = bare(folded_b);
    if (told_apart(a, b)) return std::min(text::jaro_winkler(a, b), below_trust);
    auto const near = std::max(text::likeness(a, b), text::likeness(folded_a, folded_b));
    return std::max(near, by_slips(squeezed(a), squeezed(b)));
}

bool holds_words(std::string_view folded_a, std::string_view folded_b)
{
    auto shorter = text::words(folded_a), longer = text::words(folded_b);
    if (shorter.size() > longer.size()) std::swap(shorter, longer);
    std::size_t letters = 0;
    for (auto const word : shorter) {
        if (std::ranges::find(longer, word) == longer.end()) return false;
        if (telling(word).empty() and not linking_words().contains(word)) letters += word.size();
    }
    return letters >= 4;
}

bool is_slip(std::string_view folded_a, std::string_view folded_b)
{
    auto const a = bare(folded_a), b = bare(folded_b);
    if (told_apart(a, b)) return false;
    auto const one = squeezed(a), other = squeezed(b);
    auto const letters = std::min(one.size(), other.size());
    int const most = letters >= 15 ? 3 : letters >= 10 ? 2 : letters >= 7 ? 1 : 0;
    if (letters == 0 or one[0] != other[0]) return false;
    if (text::edits(one, other, 3) <= most) return true;
    // The same consonants, and enough of them: vowels are what transliterations differ in.
    auto const bones = text::skeleton(a);
    return bones.size() >= 5 and bones == text::skeleton(b);
}

std::vector<std::string_view> parts_of(std::string_view written)
{
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= written.size(); ++i) {
        std::size_t gap = 0;
        if (i == written.size() or std::string_view(",;/&+\n|").contains(written[i]))
            gap = 1;
        else if (written.substr(i).starts_with(" and ") or written.substr(i).starts_with(" et ") or
                 written.substr(i).starts_with(" y "))
            gap = written.find(' ', i + 1) - i;
        if (gap == 0) continue;
        auto const part = written.substr(from, i - from);
        if (not says_nothing(part)) parts.push_back(part);
        from = i + gap;
        i = from - 1;
    }
    return parts;
}

} // namespace muster::geography
