#include "likeness_words.hpp"
#include "plain.hpp"
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdlib>
#include <text/fold.hpp>

namespace muster::text {

namespace {

constexpr std::size_t longest_compared = 256;

/// Jaro's measure. `b` is compared byte by byte within the window that Jaro sets.
double jaro(std::string_view a, std::string_view b)
{
    std::bitset<longest_compared> a_met, b_met;
    auto const longer = std::max(a.size(), b.size());
    std::size_t const window = longer / 2 > 0 ? longer / 2 - 1 : 0;
    std::size_t met = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto const from = i > window ? i - window : 0, to = std::min(i + window + 1, b.size());
        for (std::size_t j = from; j < to; ++j) {
            if (a[i] != b[j] or b_met[j]) continue;
            a_met.set(i);
            b_met.set(j);
            ++met;
            break;
        }
    }
    if (met == 0) return 0;
    std::size_t moved = 0;
    for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
        if (not a_met[i]) continue;
        while (not b_met[j])
            ++j;
        moved += a[i] != b[j];
        ++j;
    }
    auto const m = static_cast<double>(met);
    return (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) +
            (m - static_cast<double>(moved / 2)) / m) /
           3;
}

bool comes_behind(std::string_view a, std::string_view b)
{
    return a.size() == b.size() ? a > b : a.size() > b.size();
}

} // namespace

double jaro_winkler(std::string_view a, std::string_view b)
{
    if (a.empty() or b.empty()) return 0;
    if (a == b) return 1;
    a = cut(a, longest_compared);
    b = cut(b, longest_compared);
    // Letters are met in order of the first, so the measure is the same both ways only with a rule for which is first.
    if (comes_behind(a, b)) std::swap(a, b);
    double const plain = jaro(a, b);
    // Winkler (1990) rewards a common beginning only where the strings are alike at all.
    if (plain <= 0.7) return plain;
    std::size_t same = 0;
    while (same < 4 and same < a.size() and same < b.size() and a[same] == b[same])
        ++same;
    // What was cut off may differ: only equal strings are 1.
    return std::min(plain + static_cast<double>(same) * 0.1 * (1 - plain), 0.999);
}

int edits(std::string_view a, std::string_view b, int most)
{
    most = std::max(most, 0);
    while (not a.empty() and not b.empty() and a.front() == b.front())
        a.remove_prefix(1), b.remove_prefix(1);
    while (not a.empty() and not b.empty() and a.back() == b.back())
        a.remove_suffix(1), b.remove_suffix(1);
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > static_cast<std::size_t>(most)) return most + 1;
    if (a.empty()) return static_cast<int>(b.size());
    if (a.size() > longest_compared) return most + 1;
    using Row = std::array<int, longest_compared + 1>;
    Row before_last{}, last{}, row{};
    for (std::size_t i = 0; i <= a.size(); ++i)
        last[i] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
        row[0] = static_cast<int>(j);
        int least = row[0];
        for (std::size_t i = 1; i <= a.size(); ++i) {
            row[i] = std::min({last[i] + 1, row[i - 1] + 1, last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1])
                row[i] = std::min(row[i], before_last[i - 2] + 1);
            least = std::min(least, row[i]);
        }
        // A swap reaches back two rows, so both must be beyond hope.
        if (least > most and *std::min_element(last.begin(), last.begin() + std::ptrdiff_t(a.size()) + 1) > most)
            return most + 1;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return std::min(last[a.size()], most + 1);
}

namespace {

constexpr std::size_t most_words = 16;

/// "North" and "nord", "west" and "الغرب".
constexpr double same_side = 0.97;

/// The words of a name with what each weighs and means.
struct Parted {
    struct Word {
        std::string_view text;
        double weight = 0;
        Side side = Side::none;
        bool met = false;
    };
    std::array<Word, most_words> word;
    std::size_t count = 0;
    double weight = 0;
    bool cut_off = false;
};

double weight_of(std::string_view word)
{
    switch (meaning_of(word)) {
    case Meaning::filler:
        return 0.2;
    case Meaning::kind_of_place:
        return 0.5;
    case Meaning::name:
        break;
    }
    return static_cast<double>(std::max<std::size_t>(word.size(), 4));
}

Parted part(std::string_view text)
{
    Parted parted;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        if (parted.count == most_words) {
            parted.cut_off = true;
            break;
        }
        auto word = text.substr(at, end - at);
        // "Camp 01" is camp 1.
        while (word.size() > 1 and word[0] == '0' and is_digit(word[1]))
            word.remove_prefix(1);
        parted.word[parted.count] = {word, weight_of(word), side_of(word), false};
        parted.weight += parted.word[parted.count++].weight;
        at = end + 1;
    }
    return parted;
}

/// How alike two words of a name are; 0 where they are different words.
double likeness_of_words(Parted::Word const& a, Parted::Word const& b)
{
    if (a.text == b.text) return 1;
    if (a.side != Side::none or b.side != Side::none) return a.side == b.side ? same_side : 0;
    if (a.text.size() < 2 or b.text.size() < 2) return 0;
    double const likeness = jaro_winkler(a.text, b.text);
    return likeness >= 0.84 ? likeness : 0;
}

/// The share of both names' words, by weight, that find their like on the other side, in whatever order.
double likeness_by_words(Parted& a, Parted& b)
{
    double found = 0, least = 1;
    auto const pair = [&](Parted::Word& x, Parted::Word& y, double likeness) {
        x.met = y.met = true;
        found += likeness * (x.weight + y.weight);
        least = std::min(least, likeness);
    };
    for (std::size_t i = 0; i < a.count; ++i)
        for (std::size_t j = 0; j < b.count and not a.word[i].met; ++j)
            if (not b.word[j].met and a.word[i].text == b.word[j].text) pair(a.word[i], b.word[j], 1);
    for (;;) {
        double best = 0;
        std::size_t best_i = 0, best_j = 0;
        for (std::size_t i = 0; i < a.count; ++i)
            for (std::size_t j = 0; j < b.count and not a.word[i].met; ++j) {
                if (b.word[j].met) continue;
                double const likeness = likeness_of_words(a.word[i], b.word[j]);
                if (likeness > best) best = likeness, best_i = i, best_j = j;
            }
        if (best <= 0) break;
        pair(a.word[best_i], b.word[best_j], best);
    }
    double const share = found / (a.weight + b.weight);
    // "1re section bourdet" and "1re section boury": words in common do not make up for one that is hardly alike.
    return least < share ? (share + least) / 2 : share;
}

/// Whether one name has a side or a rank (north, lower, new) that the other has not, or another.
bool differ_in_side(Parted const& a, Parted const& b)
{
    unsigned of_a = 0, of_b = 0;
    for (std::size_t i = 0; i < a.count; ++i)
        of_a |= 1U << static_cast<unsigned>(a.word[i].side);
    for (std::size_t i = 0; i < b.count; ++i)
        of_b |= 1U << static_cast<unsigned>(b.word[i].side);
    unsigned const none = 1U << static_cast<unsigned>(Side::none);
    return (of_a & ~none) != (of_b & ~none);
}

/// The next number in a text at or behind `at`, without leading noughts; empty at the end.
std::string_view next_number(std::string_view text, std::size_t& at)
{
    while (at < text.size() and not is_digit(text[at]))
        ++at;
    auto begin = at;
    while (at < text.size() and is_digit(text[at]))
        ++at;
    while (begin + 1 < at and text[begin] == '0')
        ++begin;
    return text.substr(begin, at - begin);
}

bool differ_in_numbers(std::string_view a, std::string_view b)
{
    for (std::size_t i = 0, j = 0;;) {
        auto const of_a = next_number(a, i), of_b = next_number(b, j);
        if (of_a != of_b) return true;
        if (of_a.empty()) return false;
    }
}

std::string joined(std::string_view text)
{
    std::string out{text};
    std::erase(out, ' ');
    return out;
}

/// Two names that differ in where the blanks are: "um dukhun" and "umdukhun".
double likeness_joined(std::string_view a, std::string_view b)
{
    auto const x = joined(a), y = joined(b);
    if (x == y) return 0.99;
    auto const longer = std::max(x.size(), y.size());
    if (longer < 6) return 0;
    int const most = static_cast<int>(longer / 5);
    int const needed = edits(x, y, most);
    return needed > most ? 0 : 0.97 - static_cast<double>(needed) / static_cast<double>(longer);
}

} // namespace

double likeness(std::string_view a, std::string_view b)
{
    if (a.empty() or b.empty()) return 0;
    if (a == b) return 1;
    a = cut(a, longest_compared);
    b = cut(b, longest_compared);
    if (comes_behind(a, b)) std::swap(a, b);
    if (differ_in_numbers(a, b)) return std::min(jaro_winkler(a, b), 0.6);
    bool const one_word = a.find(' ') == std::string_view::npos and b.find(' ') == std::string_view::npos;
    if (one_word) {
        auto const side_a = side_of(a), side_b = side_of(b);
        if (side_a != side_b) return std::min(jaro_winkler(a, b), 0.6);
        if (side_a != Side::none) return same_side;
        return std::min(std::max(jaro_winkler(a, b), likeness_by_skeleton(a, b)), 0.999);
    }
    auto x = part(a), y = part(b);
    double best = likeness_by_words(x, y);
    if (x.cut_off or y.cut_off) best = std::min(best, jaro_winkler(a, b));
    if (x.count != y.count) best = std::max(best, likeness_joined(a, b));
    if (best < 0.99 and differ_in_side(x, y)) return std::min(best, 0.7);
    best = std::max({best, likeness_by_skeleton(a, b), 0.7 * jaro_winkler(a, b)});
    return std::min(best, 0.999);
}

} // namespace muster::text
