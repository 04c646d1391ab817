#include "likeness_words.hpp"
#include <algorithm>
#include <array>
#include <text/fold.hpp>

namespace muster::text {

namespace {

constexpr bool is_vowel(char c)
{
    return c == 'a' or c == 'e' or c == 'i' or c == 'o' or c == 'u' or c == 'w' or c == 'y';
}

/// Whether `word` is an article before `next`: al and el always, else with the first consonant doubled (ash shamal).
bool is_article(std::string_view word, std::string_view next)
{
    if (next.empty() or word.size() < 2 or word.size() > 3 or (word[0] != 'a' and word[0] != 'e')) return false;
    if (word == "al" or word == "el") return true;
    return next.starts_with(word.substr(1));
}

/// "alfashr" -> "fashr": the article written together, as in Arabic script.
std::string_view without_glued_article(std::string_view word)
{
    if (not word.starts_with("al") or word.size() < 5) return word;
    auto const rest = word.substr(2);
    return std::ranges::count_if(rest, [](char c) { return not is_vowel(c); }) >= 2 ? rest : word;
}

/// Letters between which Arabic does not tell, or which its dialects speak alike, become one.
constexpr char consonant(char c)
{
    switch (c) {
    case 'p': return 'b';
    case 'v': return 'f';
    case 'q': case 'g': case 'c': return 'k';
    default: return c;
    }
}

void add_consonants(std::string& out, std::string_view word)
{
    auto const begin = out.size();
    for (std::size_t i = 0; i < word.size(); ++i) {
        char const c = word[i];
        if (is_vowel(c)) continue;
        bool const last = i + 1 == word.size();
        // A written final h is mostly the feminine ending, which others leave out.
        if (c == 'h' and last and i > 0 and is_vowel(word[i - 1]) and out.size() > begin) continue;
        if (c == 'd' and not last and word[i + 1] == 'j') continue;
        if (c == 'c' and not last and word[i + 1] == 'h') {
            out += 's';
            continue;
        }
        // Doubled consonants are written once in Arabic.
        if (i > 0 and word[i - 1] == c) continue;
        out += consonant(c);
    }
}

/// As written without vowels and then put into Latin: no e, i, o or u, and few a.
bool looks_without_vowels(std::string_view text)
{
    std::size_t letters = 0, open = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        auto const word = without_glued_article(text.substr(at, end - at));
        for (char const c : word) {
            if (c == 'e' or c == 'i' or c == 'o' or c == 'u') return false;
            if (c < 'a' or c > 'z') return false;
            ++letters;
            open += c == 'a';
        }
        at = end + 1;
    }
    return letters >= 3 and open * 3 <= letters;
}

}

std::string skeleton(std::string_view folded)
{
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        auto const end = std::min(folded.find(' ', at), folded.size());
        auto const word = folded.substr(at, end - at);
        auto const next = end < folded.size() ? folded.substr(end + 1) : std::string_view{};
        if (not is_article(word, next)) add_consonants(out, without_glued_article(word));
        at = end + 1;
    }
    return out;
}

double likeness_by_skeleton(std::string_view a, std::string_view b)
{
    if (looks_without_vowels(a) == looks_without_vowels(b)) return 0;
    auto const x = skeleton(a), y = skeleton(b);
    auto const shorter = std::min(x.size(), y.size());
    // Three consonants fit many names, so the shorter the skeleton the less it says.
    static constexpr std::array<double, 6> by_length{0, 0, 0.7, 0.87, 0.93, 0.95};
    double const certainty = by_length[std::min<std::size_t>(shorter, 5)];
    if (x == y) return certainty;
    // The feminine ending behind a consonant: "alhskh" for "al hasakeh".
    auto const& longer = x.size() > y.size() ? x : y;
    if (longer.size() == shorter + 1 and longer.back() == 'h' and longer.starts_with(x.size() > y.size() ? y : x))
        return certainty * 0.99;
    if (shorter < 4) return 0;
    return jaro_winkler(x, y) * certainty * 0.97;
}

}
