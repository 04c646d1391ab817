#include <algorithm>
#include <array>
#include <base/clock.hpp>
#include <charconv>
#include <fmt/core.h>
#include <formats/hxl_types.hpp>
#include <span>
#include <vector>

namespace muster::formats::hxl {

namespace {

/// What a date says, as far as it says it.
struct Said {
    std::optional<int> year, month, day, quarter, week;
};

bool is_digit(char c)
{
    return c >= '0' and c <= '9';
}
bool is_letter(char c)
{
    return (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z');
}

int whole(std::string_view digits)
{
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Takes `least` to `most` digits from the front.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most)
{
    std::size_t count = 0;
    while (count < text.size() and count < most and is_digit(text[count]))
        ++count;
    if (count < least) return std::nullopt;
    auto const value = whole(text.substr(0, count));
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() or text[0] != c) return false;
    text.remove_prefix(1);
    return true;
}

bool take_letter(std::string_view& text, char upper)
{
    return take(text, upper) or take(text, static_cast<char>(upper + 32));
}

/// "2026", "2026Q2", "2026W7", "2026-3", "2026-03-31", the last also with a time behind it. Nothing where the text is
/// not of this shape at all; `wrong` where it is, but says no date ("2018-13-01").
std::optional<Said> read_iso(std::string_view text, bool& wrong)
{
    Said said;
    said.year = take_digits(text, 4, 4);
    if (not said.year or *said.year < 1000 or *said.year > 2999) return std::nullopt;
    if (text.empty()) return said;
    if (take_letter(text, 'Q'))
        said.quarter = take_digits(text, 1, 1);
    else if (take_letter(text, 'W'))
        said.week = take_digits(text, 1, 2);
    else if (take(text, '-')) {
        said.month = take_digits(text, 1, 2);
        if (said.month and take(text, '-')) said.day = take_digits(text, 1, 2);
        bool const time = said.day and (take(text, ' ') or take_letter(text, 'T'));
        if (time) text = text.substr(std::min(text.size(), text.find_first_not_of("0123456789:.+-Zz ")));
    } else
        return std::nullopt;
    bool const one = said.quarter or said.week or said.month;
    if (not one or not text.empty()) return std::nullopt;
    wrong = (said.quarter and (*said.quarter < 1 or *said.quarter > 4)) or
            (said.week and (*said.week < 1 or *said.week > 53));
    return said;
}

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

/// Which of `names` this is, whole or cut to three letters ("sept" is also written); -1 where none.
int which(std::span<std::string_view const> names, std::string_view word)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word == names[i] or
            (word.size() >= 3 and word.size() <= 4 and names[i].starts_with(word) and word != "marc"))
            return static_cast<int>(i);
    return -1;
}

/// The pieces of a date written in words and numbers: up to three numbers, a month by name, and nothing that is
/// unknown.
struct Pieces {
    struct Number {
        int value;
        std::size_t digits;
    };
    std::vector<Number> numbers;
    std::optional<int> month;
    std::size_t numbers_before_month = 0;
    bool known = true;
};

/// "02:57", "02:57:50.123": where `at` stands on such a time, the place behind it; otherwise `at`.
std::size_t behind_time(std::string_view text, std::size_t at)
{
    auto end = at;
    while (end < text.size() and is_digit(text[end]))
        ++end;
    if (end == at or end - at > 2 or end == text.size() or text[end] != ':') return at;
    while (end < text.size() and (is_digit(text[end]) or text[end] == ':' or text[end] == '.'))
        ++end;
    return end;
}

void add_word(Pieces& pieces, std::string_view word)
{
    constexpr std::array<std::string_view, 12> ignored{"gmt", "utc", "z",  "t",  "am", "pm",
                                                       "of",  "and", "st", "nd", "rd", "th"};
    if (auto const month = which(months, word); month >= 0) {
        pieces.known = pieces.known and not pieces.month;
        pieces.month = month + 1;
        pieces.numbers_before_month = pieces.numbers.size();
    } else if (which(weekdays, word) < 0 and std::ranges::find(ignored, word) == ignored.end())
        pieces.known = false;
}

Pieces pieces_of(std::string_view text)
{
    Pieces pieces;
    for (std::size_t at = 0; at < text.size() and pieces.known;) {
        if (auto const end = behind_time(text, at); end != at) {
            at = end;
            if (at < text.size() and (text[at] == '+' or text[at] == '-'))
                at = text.find_first_not_of("+-0123456789:", at);
            at = std::min(at, text.size());
        } else if (is_digit(text[at])) {
            auto end = at;
            while (end < text.size() and is_digit(text[end]))
                ++end;
            pieces.numbers.push_back({whole(text.substr(at, end - at)), end - at});
            pieces.known = end - at <= 8;
            at = end;
        } else if (is_letter(text[at])) {
            std::string word;
            while (at < text.size() and is_letter(text[at]))
                word += static_cast<char>(text[at++] | 0x20);
            add_word(pieces, word);
        } else {
            pieces.known = std::string_view(" ,./-'").contains(text[at]);
            ++at;
        }
    }
    pieces.known = pieces.known and pieces.numbers.size() <= 3;
    return pieces;
}

/// 69 is 1969, 68 is 2068; three digits are no year.
std::optional<int> year_of(Pieces::Number number)
{
    if (number.digits == 4) return number.value;
    if (number.digits > 2) return std::nullopt;
    return number.value < 69 ? 2000 + number.value : 1900 + number.value;
}

/// With the month by name, the numbers are a day and a year: "12 June 2017", "Feb 2 17", "June 2017", "12 June".
std::optional<Said> with_month_name(Pieces const& pieces)
{
    Said said;
    said.month = pieces.month;
    auto const& numbers = pieces.numbers;
    auto const can_be_day = [](Pieces::Number n) { return n.digits <= 2 and n.value >= 1 and n.value <= 31; };
    if (numbers.size() > 2) return std::nullopt;
    if (numbers.size() == 1) {
        if (can_be_day(numbers[0]))
            said.day = numbers[0].value;
        else if (not(said.year = year_of(numbers[0])))
            return std::nullopt;
    }
    if (numbers.size() == 2) {
        auto const day = can_be_day(numbers[0]) ? 0u : 1u;
        if (not can_be_day(numbers[day])) return std::nullopt;
        said.day = numbers[day].value;
        said.year = year_of(numbers[1 - day]);
        if (not said.year) return std::nullopt;
    }
    return said;
}

/// Numbers only: year first where it has four digits, otherwise day and month by habit, turned where only that can be.
std::optional<Said> with_numbers(Pieces const& pieces, bool day_first)
{
    auto const& numbers = pieces.numbers;
    Said said;
    if (numbers.size() == 1 and numbers[0].digits == 8) {
        auto const value = numbers[0].value;
        return Said{value / 10'000, value / 100 % 100, value % 100, {}, {}};
    }
    if (numbers.size() == 2 and (numbers[0].digits == 4 or numbers[1].digits == 4)) {
        bool const year_first = numbers[0].digits == 4;
        said.year = numbers[year_first ? 0 : 1].value;
        said.month = numbers[year_first ? 1 : 0].value;
        return said;
    }
    // Two short numbers are as likely a fraction or a range; they are no date.
    if (numbers.size() < 3) return std::nullopt;
    if (numbers[0].digits == 4) return Said{numbers[0].value, numbers[1].value, numbers[2].value, {}, {}};
    auto day = numbers[day_first ? 0 : 1].value, month = numbers[day_first ? 1 : 0].value;
    if (month > 12 and day <= 12) std::swap(day, month);
    if (not(said.year = year_of(numbers[2]))) return std::nullopt;
    said.day = day;
    said.month = month;
    return said;
}

bool holds(Said const& said)
{
    if (not said.month) return true;
    if (*said.month < 1 or *said.month > 12) return false;
    return not said.day or base::Day::of(said.year.value_or(2024), *said.month, *said.day).has_value();
}

std::optional<Said> read(std::string_view value, DateHabit habit)
{
    auto const text = normalise_space(value);
    bool wrong = false;
    if (auto said = read_iso(text, wrong)) return not wrong and holds(*said) ? said : std::nullopt;
    // Seconds since 1970, or milliseconds, or microseconds.
    if (text.size() >= 10 and text.size() <= 18 and std::ranges::all_of(text, is_digit)) {
        std::int64_t count = 0;
        std::from_chars(text.data(), text.data() + text.size(), count);
        auto const ms = text.size() >= 16 ? count / 1000 : text.size() >= 13 ? count : count * 1000;
        auto const day = base::Instant{ms}.day();
        return Said{day.year(), day.month(), day.day(), {}, {}};
    }
    auto const pieces = pieces_of(text);
    if (not pieces.known) return std::nullopt;
    auto said = pieces.month ? with_month_name(pieces) : with_numbers(pieces, habit.day_first);
    return said and holds(*said) ? said : std::nullopt;
}

}

std::optional<std::string> normalise_date(std::string_view value, DateHabit habit)
{
    auto said = read(value, habit);
    if (not said) return std::nullopt;
    if (not said->year) said->year = habit.year;
    if (not said->year) return std::nullopt;
    if (said->quarter) return fmt::format("{:04}Q{}", *said->year, *said->quarter);
    if (said->week) return fmt::format("{:04}W{:02}", *said->year, *said->week);
    if (not said->month) return fmt::format("{:04}", *said->year);
    if (not said->day) return fmt::format("{:04}-{:02}", *said->year, *said->month);
    if (not holds(*said)) return std::nullopt;  // 29 February of a year that has none
    return fmt::format("{:04}-{:02}-{:02}", *said->year, *said->month, *said->day);
}

bool is_date(std::string_view value)
{
    return read(value, {}).has_value();
}

}
