#include "day_pieces.hpp"
#include <fmt/core.h>

namespace muster::text {

namespace {

bool is_long_year(DayToken const& number)
{
    return number.digits == 4 and number.value >= 1900 and number.value <= 2199;
}
bool is_short(DayToken const& number)
{
    return number.digits <= 2;
}
bool is_month(int value)
{
    return value >= 1 and value <= 12;
}

/// A year that stands alone or with a month only is not taken from any number of four digits.
bool is_plain_year(DayToken const& number)
{
    return number.digits == 4 and number.value >= 1950 and number.value <= 2100;
}

} // namespace

bool is_year(DayToken const& number)
{
    return is_long_year(number) or number.digits == 2;
}

int full_year(DayToken const& number)
{
    if (number.digits > 2) return number.value;
    return number.value + (number.value < 80 ? 2000 : 1900);
}

std::string shape_of(DayTokens tokens)
{
    std::string shape;
    for (auto const& token : tokens) {
        switch (token.kind) {
        case DayToken::Kind::number:
            shape += 'N';
            break;
        case DayToken::Kind::month:
            shape += 'M';
            break;
        case DayToken::Kind::quarter:
            shape += 'Q';
            break;
        case DayToken::Kind::half:
            shape += 'H';
            break;
        case DayToken::Kind::week:
            shape += 'W';
            break;
        default:
            shape += '?';
            break;
        }
    }
    return shape;
}

namespace {

/// "2026", "202603", "20260301".
std::optional<DayPiece> from_one_number(DayToken const& number)
{
    if (is_plain_year(number)) return DayPiece{.year = number.value};
    if (number.digits == 6 or number.digits == 8) {
        int const months = number.digits == 8 ? number.value / 100 : number.value;
        DayPiece const piece{
            .year = months / 100, .month = months % 100, .day = number.digits == 8 ? number.value % 100 : 0};
        // Numbers of six digits are often people: only the years that reports are made for.
        bool const likely =
            number.digits == 8 ? piece.year >= 1950 and piece.year <= 2100 : piece.year >= 1990 and piece.year <= 2049;
        if (not likely or not is_month(piece.month)) return std::nullopt;
        if (number.digits == 8 and not base::Day::of(piece.year, piece.month, piece.day)) return std::nullopt;
        return piece;
    }
    return std::nullopt;
}

/// "03/2026", "2026-03", "2026 03".
std::optional<DayPiece> from_two_numbers(DayToken const& a, DayToken const& b)
{
    if (b.sign != '/' and b.sign != '-' and b.sign != '.' and b.sign != ' ') return std::nullopt;
    bool const year_first = is_plain_year(a);
    auto const& year = year_first ? a : b;
    auto const& month = year_first ? b : a;
    if (not is_plain_year(year) or not is_short(month)) return std::nullopt;
    if (is_month(month.value)) {
        // "3.2026" is as likely a number.
        if (month.digits == 1 and (b.sign == '.' or b.sign == ' ')) return std::nullopt;
        return DayPiece{.year = year.value, .month = month.value};
    }
    if (b.sign == ' ' or b.sign == '.') return std::nullopt;
    return DayPiece{.year = year.value, .impossible = true};
}

/// Day and month in the order asked for, or in the only one that a calendar allows.
DayPiece in_order(int first, int second, int year, char sign, DayOrder order)
{
    bool const day_first = is_month(second) and first >= 1 and first <= 31;
    bool const month_first = is_month(first) and second >= 1 and second <= 31;
    if (not day_first and not month_first) return {.year = year, .impossible = true};
    DayPiece const by_day{.year = year, .month = second, .day = first},
        by_month{.year = year, .month = first, .day = second};
    if (not month_first) return by_day;
    if (not day_first) return by_month;
    if (order == DayOrder::month_first) return by_month;
    auto piece = by_day;
    // With points the day comes first wherever points are used.
    piece.ambiguous = order == DayOrder::unknown and sign != '.' and first != second;
    return piece;
}

/// "2026-03-31", "31/03/2026", "19.08.14".
std::optional<DayPiece> from_three_numbers(DayToken const& a, DayToken const& b, DayToken const& c, DayOrder order)
{
    char const sign = b.sign;
    if (sign != c.sign or (sign != '/' and sign != '-' and sign != '.' and sign != ' ') or not is_short(b))
        return std::nullopt;
    if (a.digits == 4) {
        if (not is_short(c)) return std::nullopt;
        DayPiece const piece{.year = a.value, .month = b.value, .day = c.value};
        return is_long_year(a) and is_month(b.value) ? piece : DayPiece{.impossible = true};
    }
    if (not is_short(a) or (c.digits != 4 and (c.digits != 2 or sign == ' '))) return std::nullopt;
    if (c.digits == 2 and a.digits == 2 and a.value > 31) // "99-12-31"
        return DayPiece{.year = full_year(a), .month = b.value, .day = c.value, .impossible = not is_month(b.value)};
    if (not is_year(c)) return DayPiece{.impossible = true};
    return in_order(a.value, b.value, full_year(c), sign, order);
}

/// "March 2026", "Mar-26", "March 5".
std::optional<DayPiece> from_month_and_number(DayToken const& month, DayToken const& number)
{
    if (number.sign == '>') return std::nullopt;
    if (is_long_year(number)) return DayPiece{.year = number.value, .month = month.value};
    if (not is_short(number)) return std::nullopt;
    bool const by_sign = number.digits == 2 and (number.sign != ' ' or number.glued);
    // Reports are monthly: "Jan 25" is a month of 2025, "Mar 5" and "March 15" are days.
    bool const by_value = number.digits == 2 and (number.value > 31 or (number.value >= 20 and number.sign == ' '));
    if (by_sign or by_value) return DayPiece{.year = full_year(number), .month = month.value};
    return DayPiece{.month = month.value, .day = number.value};
}

std::optional<DayPiece> from_number_and_month(DayToken const& number, DayToken const& month)
{
    if (month.sign == '>') return std::nullopt;
    if (is_long_year(number)) return DayPiece{.year = number.value, .month = month.value};
    if (not is_short(number)) return std::nullopt;
    return DayPiece{.month = month.value, .day = number.value};
}

/// "5 March 2026", "5-Mar-26", "2026-Mar-05".
std::optional<DayPiece> from_number_month_number(DayToken const& a, DayToken const& month, DayToken const& c)
{
    if (month.sign == '>' or c.sign == '>') return std::nullopt;
    if (is_short(a) and is_year(c)) return DayPiece{.year = full_year(c), .month = month.value, .day = a.value};
    if (is_long_year(a) and is_short(c)) return DayPiece{.year = a.value, .month = month.value, .day = c.value};
    return std::nullopt;
}

/// "March 5, 2026", "Mar-05-26".
std::optional<DayPiece> from_month_number_number(DayToken const& month, DayToken const& day, DayToken const& year)
{
    if (not is_short(day) or not is_year(year) or day.sign == '>' or year.sign == '>') return std::nullopt;
    bool const signs_fit = year.digits == 4 or (year.sign == day.sign and year.sign != ' ');
    if (not signs_fit) return std::nullopt;
    return DayPiece{.year = full_year(year), .month = month.value, .day = day.value};
}

/// A quarter, half or week with its number and perhaps its year, in any order: "Q1 2026", "2026-W09", "1T 2026".
std::optional<DayPiece> from_part_of_year(DayTokens tokens, std::string_view shape)
{
    DayPiece piece;
    auto const at = shape.find_first_of("QHW");
    char const what = shape[at];
    auto const last = tokens.size() - 1;
    // The number glued to the letter is the part's: "2026Q1", "1T 2026"; else the one behind the letter.
    std::size_t number = at == last ? at - 1 : at + 1;
    if (at > 0 and at < last and is_short(tokens[at - 1]) and not is_short(tokens[at + 1])) number = at - 1;
    int const value = tokens[number].value;
    // "Q1" is a quarter, "H01" a code.
    if (not is_short(tokens[number]) or (what != 'W' and tokens[number].digits != 1)) return std::nullopt;
    if (tokens.size() == 3) {
        auto const year = 3 - at - number;
        if (not is_year(tokens[year])) return std::nullopt;
        piece.year = full_year(tokens[year]);
    }
    if (what == 'W' and (piece.year == 0 or value < 1)) return std::nullopt;
    if (what == 'W') piece.week = value, piece.impossible = value > 53;
    if (what == 'Q') piece.quarter = value;
    if (what == 'H') piece.half = value;
    bool const fits = what == 'W' or (value >= 1 and value <= (what == 'Q' ? 4 : 2));
    return fits ? std::optional{piece} : std::nullopt;
}

} // namespace

std::optional<DayPiece> day_piece(DayTokens t, DayOrder order)
{
    auto const shape = shape_of(t);
    if (shape == "N") return from_one_number(t[0]);
    if (shape == "NN") return from_two_numbers(t[0], t[1]);
    if (shape == "NNN") return from_three_numbers(t[0], t[1], t[2], order);
    if (shape == "M") return DayPiece{.month = t[0].value};
    if (shape == "MN") return from_month_and_number(t[0], t[1]);
    if (shape == "NM") return from_number_and_month(t[0], t[1]);
    if (shape == "NMN") return from_number_month_number(t[0], t[1], t[2]);
    if (shape == "MNN") return from_month_number_number(t[0], t[1], t[2]);
    bool const part = shape == "QN" or shape == "HN" or shape == "NQ" or shape == "NH" or shape == "QNN" or
                      shape == "HNN" or shape == "WNN" or shape == "NQN" or shape == "NHN" or shape == "NWN" or
                      shape == "NNQ" or shape == "NNH" or shape == "NNW";
    return part ? from_part_of_year(t, shape) : std::nullopt;
}

std::optional<base::Period> days_of(DayPiece const& piece)
{
    using base::Day;
    using base::Period;
    if (piece.impossible) return std::nullopt;
    int const year = piece.year == 0 ? 1 : piece.year;
    if (piece.week > 0) {
        auto const period = Period::parse(fmt::format("{:04}-W{:02}", year, piece.week));
        // Most years have no week 53.
        bool const own = period and (piece.week < 53 or period->first.plus(3).year() == year);
        return own ? period : std::nullopt;
    }
    if (piece.quarter > 0) return Period::parse(fmt::format("{:04}-Q{}", year, piece.quarter));
    if (piece.half > 0) {
        int const month = piece.half == 1 ? 1 : 7;
        return Period{Period::month(year, month).first, Period::month(year, month + 5).last};
    }
    if (piece.month == 0) return Period::year(year);
    if (piece.day == 0) return Period::month(year, piece.month);
    // 29 February is a day of some years: without the year only its month is sure.
    if (piece.year == 0 and piece.month == 2 and piece.day == 29) return Period::month(year, 2);
    auto const day = Day::of(year, piece.month, piece.day);
    return day ? std::optional{Period{*day, *day}} : std::nullopt;
}

} // namespace muster::text
