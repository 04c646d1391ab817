// Civil days and the periods that reports are made for. No time zones: a report belongs to a day of its country.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::base {

/// A civil day (proleptic Gregorian), counted from 1970-01-01.
struct Day {
    std::int32_t count = 0;
    auto operator<=>(Day const&) const = default;
    static std::optional<Day> of(int year, int month, int day);
    /// Reads exactly "2026-03-31"; what people write is read by text/days.hpp.
    static std::optional<Day> parse(std::string_view iso);
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;
    [[nodiscard]] int day() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] Day plus(int days) const { return {count + days}; }
};

inline int days_between(Day from, Day to) { return to.count - from.count; }

/// A stretch of days, both ends included. Its name says what it is: "2026", "2026-Q1", "2026-03", "2026-W09",
/// "2026-03-01" or "2026-03-01..2026-05-15".
struct Period {
    Day first, last;
    auto operator<=>(Period const&) const = default;
    static std::optional<Period> parse(std::string_view name);
    static Period month_of(Day day);
    static Period month(int year, int month);
    static Period year(int year);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool contains(Day day) const { return first <= day and day <= last; }
    [[nodiscard]] bool overlaps(Period const& other) const { return first <= other.last and other.first <= last; }
    [[nodiscard]] int days() const { return last.count - first.count + 1; }
};

}
