#include "number_token.hpp"
#include "number_words.hpp"
#include "plain.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <text/fold.hpp>
#include <text/numbers.hpp>

namespace muster::text {

namespace {

using Kind = NumberRead::Kind;

constexpr std::size_t longest_read = 512;
constexpr std::size_t most_tokens = 3;
constexpr double absurd = 1e15;

struct Found {
    std::array<NumberToken, most_tokens> token{};
    std::size_t count = 0; // most_tokens also stands for more
    bool in_code = false;  // digits that belong to a word: "NG008", "A4"
};

bool begins_number(std::string_view text, std::size_t at)
{
    if (is_digit(text[at])) return true;
    bool const sign = text[at] == '.' or text[at] == ',' or text[at] == arabic_point;
    if (not sign or at + 1 >= text.size() or not is_digit(text[at + 1])) return false;
    // "c.300" and "5..10" hold no .300 and no .10.
    return at == 0 or std::string_view{" (-+~<>$="}.find(text[at - 1]) != std::string_view::npos;
}

/// Whether digits at `begin` … `end` belong to a word: letters before, or letters with further digits behind.
bool within_word(std::string_view text, std::size_t begin, std::size_t end)
{
    if (begin > 0 and (is_word_byte(text[begin - 1]) or text[begin - 1] == '_')) return true;
    while (end < text.size() and is_word_byte(text[end]))
        ++end;
    return end < text.size() and is_digit(text[end]) and is_word_byte(text[end - 1]);
}

Found numbers_in(std::string_view text, Habit habit)
{
    Found found;
    for (std::size_t at = 0; at < text.size() and found.count < most_tokens;) {
        if (not begins_number(text, at)) {
            ++at;
            continue;
        }
        auto const token = number_at(text, at, habit);
        if (within_word(text, token.begin, token.end)) {
            found.in_code = true;
            at = token.end;
            while (at < text.size() and (is_word_byte(text[at]) or is_digit(text[at])))
                ++at;
            continue;
        }
        found.token[found.count++] = token;
        at = token.end;
    }
    return found;
}

NumberRead without_digits(std::string_view text, std::string_view plain_text)
{
    if (plain_text.size() > 2 * longest_saying) return {};
    auto const folded = fold(plain_text);
    if (folded.empty()) {
        // Signs alone ("-", "…", "?") leave a cell empty.
        bool const only_signs = std::ranges::none_of(plain_text, is_word_byte) or script_of(plain_text) == Script::none;
        return {.kind = only_signs ? Kind::empty : Kind::none, .note = tidy(text)};
    }
    if (says_nothing(folded)) return {.kind = Kind::nothing, .note = tidy(text)};
    if (leaves_empty(folded)) return {.kind = Kind::empty, .note = tidy(text)};
    return {};
}

NumberRead several_or_none(Found const& found)
{
    return {.kind = found.count > 0 ? Kind::several : Kind::none};
}

/// Adds what stood beside the number as its unit; false where that is more than a unit.
bool settle_note(NumberRead& read, Beside const& before, Beside const& behind)
{
    if (not before.understood or not behind.understood) return false;
    read.note = before.unit;
    if (not read.note.empty() and not behind.unit.empty()) read.note += ' ';
    read.note += behind.unit;
    read.percent = before.percent or behind.percent;
    return true;
}

NumberRead read_one(std::string_view text, Found const& found)
{
    auto const& token = found.token[0];
    auto const before = look_before(text.substr(0, token.begin));
    auto const behind = look_behind(text.substr(token.end));
    NumberRead read{.kind = Kind::one, .value = token.value * behind.times};
    if (not settle_note(read, before, behind)) return several_or_none(found);
    if (before.minus) read.value = -read.value;
    if (before.about or behind.about) read.kind = Kind::about;
    if (token.ambiguous) read.kind = Kind::both;
    return read;
}

NumberRead read_two(std::string_view text, Found const& found)
{
    auto const& from = found.token[0];
    auto const& to = found.token[1];
    auto const before = look_before(text.substr(0, from.begin));
    auto const behind = look_behind(text.substr(to.end));
    auto const link = link_between(text.substr(from.end, to.begin - from.end));
    NumberRead read{.kind = Kind::range, .value = from.value * behind.times, .to = to.value * behind.times};
    bool const linked = link.kind == Link::Kind::range or (link.kind == Link::Kind::both_ends and before.between);
    if (not linked or before.minus or not settle_note(read, before, behind)) return several_or_none(found);
    read.percent = read.percent or link.percent;
    // "10-5" is no range, and "0551-234567" is a telephone number.
    bool const padded = text[from.begin] == '0' and from.end - from.begin > 1 and is_digit(text[from.begin + 1]);
    if (read.to < read.value or padded) return several_or_none(found);
    return read;
}

bool sane(NumberRead const& read)
{
    return std::isfinite(read.value) and std::isfinite(read.to) and std::abs(read.value) <= absurd and
           std::abs(read.to) <= absurd;
}

NumberRead read_plain(std::string_view text, Habit habit)
{
    auto const found = numbers_in(text, habit);
    bool const readable = std::ranges::all_of(found.token, &NumberToken::readable);
    if (found.count == 0 or found.count >= most_tokens or found.in_code or not readable or text.size() > longest_read)
        return several_or_none(found);
    auto read = found.count == 1 ? read_one(text, found) : read_two(text, found);
    return sane(read) ? read : NumberRead{};
}

bool is_in_brackets(std::string_view text)
{
    return text.size() > 2 and text.front() == '(' and text.find_first_of("()", 1) == text.size() - 1 and
           text.back() == ')';
}

} // namespace

NumberRead read_number(std::string_view text, Habit habit)
{
    auto const plain_text = plain(cut(text, 4 * longest_read));
    if (plain_text.empty()) return {.kind = Kind::empty};
    if (is_error_of_sheet(plain_text)) return {.kind = Kind::empty, .note = plain_text};
    if (std::ranges::none_of(plain_text, is_digit)) return without_digits(text, plain_text);
    if (not is_in_brackets(plain_text)) return read_plain(plain_text, habit);
    auto read = read_plain(plain(plain_text.substr(1, plain_text.size() - 2)), habit);
    // Accountants write (500) for a loss; with words in them brackets are only brackets.
    bool const bare = read.note.empty() and (read.kind == Kind::one or read.kind == Kind::both);
    if (bare and read.value > 0) read.value = -read.value;
    return read;
}

Habit habit_of(std::string_view text)
{
    auto const plain_text = plain(cut(text, longest_read));
    auto const found = numbers_in(plain_text, Habit::unknown);
    auto told = Habit::unknown;
    for (std::size_t i = 0; i < found.count; ++i) {
        auto const& token = found.token[i];
        if (not token.readable) return Habit::unknown;
        if (token.told == Habit::unknown) continue;
        if (told != Habit::unknown and told != token.told) return Habit::unknown;
        told = token.told;
    }
    return told;
}

} // namespace muster::text
