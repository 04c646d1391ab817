#include "number_token.hpp"
#include "plain.hpp"
#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

namespace muster::text {

namespace {

bool digit_at(std::string_view text, std::size_t at)
{
    return at < text.size() and is_digit(text[at]);
}

std::size_t digits_from(std::string_view text, std::size_t at)
{
    auto end = at;
    while (digit_at(text, end))
        ++end;
    return end - at;
}

/// What stands between two runs of digits and may belong to the number.
bool is_separator(char c)
{
    return c == '.' or c == ',' or c == '\'' or c == ' ' or c == arabic_point or c == arabic_group;
}

struct Signs {
    int points = 0, commas = 0, groups = 0, arabic_points = 0;
    char last = '\0';
    std::size_t behind_last = 0;  // digits behind the last sign
    std::size_t before_first = 0; // digits before the first one
    bool threes = true;           // every run behind a sign but the last one has three digits
    bool twos = true;             // … or two: 1,23,456 in India, Pakistan and Bangladesh
};

/// Blanks and apostrophes part only groups of three; other signs are taken as they come and judged later.
std::size_t end_of_number(std::string_view text, std::size_t at, Signs& signs)
{
    auto end = at + digits_from(text, at);
    signs.before_first = end - at;
    bool first = true, point_met = false;
    while (end < text.size() and is_separator(text[end]) and digit_at(text, end + 1)) {
        char const c = text[end];
        auto const behind = digits_from(text, end + 1);
        if (c == ' ' or c == '\'') {
            bool const fits = behind == 3 and not point_met and
                              (first ? signs.before_first >= 1 and signs.before_first <= 3 : signs.behind_last == 3);
            if (not fits) break;
        }
        if (not first) {
            signs.threes = signs.threes and signs.behind_last == 3;
            signs.twos = signs.twos and signs.behind_last == 2;
        }
        signs.points += c == '.';
        signs.commas += c == ',';
        signs.arabic_points += c == arabic_point;
        signs.groups += c == ' ' or c == '\'' or c == arabic_group;
        point_met = point_met or c == '.' or c == ',' or c == arabic_point;
        signs.last = c;
        signs.behind_last = behind;
        end += 1 + behind;
        first = false;
    }
    return end;
}

enum class Reading { whole, decimal, unreadable, ambiguous };

/// Points or commas alone, with nothing else that tells what they are.
Reading reading_of_one_kind(std::string_view digits, Signs const& signs, int count)
{
    bool const groups_fit = signs.behind_last == 3 and signs.before_first >= 1 and signs.before_first <= 3;
    if (count > 1) {
        bool const indian = signs.twos and signs.last == ',' and signs.before_first <= 2;
        return groups_fit and (signs.threes or indian) ? Reading::whole : Reading::unreadable;
    }
    // A group cannot be followed by 0.125, and nobody writes 1234.567 for a million.
    return groups_fit and digits.front() != '0' ? Reading::ambiguous : Reading::decimal;
}

Reading reading_of(std::string_view digits, Signs const& signs)
{
    if (signs.arabic_points > 0) {
        bool const fits = signs.arabic_points == 1 and signs.last == arabic_point and signs.threes;
        return fits ? Reading::decimal : Reading::unreadable;
    }
    if (signs.points > 0 and signs.commas > 0) {
        int const of_last = signs.last == '.' ? signs.points : signs.last == ',' ? signs.commas : 2;
        return of_last == 1 and signs.threes ? Reading::decimal : Reading::unreadable;
    }
    int const count = signs.points + signs.commas;
    if (count == 0) return Reading::whole;
    if (signs.groups > 0)
        return count == 1 and signs.last != arabic_group and signs.threes ? Reading::decimal : Reading::unreadable;
    return reading_of_one_kind(digits, signs, count);
}

double value_of(std::string_view text, bool last_is_decimal, std::string_view exponent)
{
    auto const last = text.find_last_of(std::string_view{".,\x01"});
    std::string clean;
    clean.reserve(text.size() + exponent.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_digit(text[i]))
            clean += text[i];
        else if (last_is_decimal and i == last)
            clean += '.';
    }
    clean += exponent;
    double value = 0;
    auto const result = std::from_chars(clean.data(), clean.data() + clean.size(), value);
    return result.ec == std::errc{} ? value : std::numeric_limits<double>::infinity();
}

/// "E3", "e-4" right behind the digits and not the beginning of a word.
std::string_view exponent_at(std::string_view text, std::size_t at)
{
    if (at >= text.size() or (text[at] != 'e' and text[at] != 'E')) return {};
    auto digits = at + 1;
    if (digits < text.size() and (text[digits] == '+' or text[digits] == '-')) ++digits;
    auto const count = digits_from(text, digits);
    if (count == 0 or count > 3) return {};
    auto const end = digits + count;
    if (end < text.size() and is_word_byte(text[end])) return {};
    return text.substr(at, end - at);
}

} // namespace

NumberToken number_at(std::string_view text, std::size_t at, Habit habit)
{
    NumberToken token{.begin = at};
    Signs signs;
    bool const bare_decimal = not is_digit(text[at]); // ".5"
    token.end = bare_decimal ? at + 1 + digits_from(text, at + 1) : end_of_number(text, at, signs);
    auto const written = text.substr(at, token.end - at);
    auto const reading = bare_decimal ? Reading::decimal : reading_of(written, signs);
    if (bare_decimal) signs.last = text[at];
    if (reading == Reading::unreadable) {
        token.readable = false;
        return token;
    }
    bool decimal = reading == Reading::decimal;
    if (reading == Reading::ambiguous) {
        token.ambiguous = habit == Habit::unknown;
        decimal = (signs.last == ',') == (habit == Habit::comma);
    } else if (signs.points + signs.commas > 0 or (bare_decimal and signs.last != arabic_point)) {
        bool const comma_is_decimal = decimal == (signs.last == ',');
        if (signs.last == '.' or signs.last == ',')
            token.told = comma_is_decimal ? Habit::comma : Habit::point;
        else
            token.told = signs.commas > 0 ? Habit::point : Habit::comma; // "1,200٫5": the sign before is a group
    }
    auto const exponent = exponent_at(text, token.end);
    token.value = value_of(written, decimal, exponent);
    token.end += exponent.size();
    return token;
}

} // namespace muster::text
