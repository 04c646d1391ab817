// Days and months as people write them, in the habits of en, fr, es, ar, pt, uk (months also in ar and uk script).
#pragma once
#include <base/day.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace muster::text {

/// In "03/04/2026", which comes first. Found for a column by looking at all its values.
enum class DayOrder { unknown, day_first, month_first };

struct DayRead {
    enum class Kind {
        empty,
        day,        // one day: first == last
        period,     // a month, quarter, year or range: "mars 2026", "Jan-Mar 2025", "2026-W09", "Q1 2026", "2026"
        both,       // "03/04/2026" with unknown order; read day first
        impossible, // looks like a day but is none: "31/02/2026", "2026-13-01"
        none,       // no day in it
    };
    Kind kind = Kind::none;
    base::Period period{};
    bool without_year = false;  // "March": `period` is in year 1; the caller knows the year
};

/// Years of two digits are 2000 to 2079, else 1980 to 1999. A date that only one order allows is read by that one,
/// whatever order is given; dates with points have the day first. "Mar-26" and "Jan 25" are months of a year, "26-Mar"
/// and "March 5" days without one ("29 Feb" without its year is read as the month). Times of day are left off. Numbers
/// alone are days only as 2026, 202603 or 20260301: the day numbers of sheets are read by day_of_serial. Never throws.
DayRead read_day(std::string_view text, DayOrder order = DayOrder::unknown);
/// What one value says of its column's order.
DayOrder order_of(std::string_view text);
/// A month's name alone in any of the languages: 1 … 12.
std::optional<int> month_named(std::string_view folded);
/// Excel's day number (days since 1899-12-30, the 1900 error allowed for). Empty outside 1950 … 2100.
std::optional<base::Day> day_of_serial(double serial);

}
