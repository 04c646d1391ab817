// Which days a rhythm falls on. Pure.
#pragma once
#include <array>
#include <base/day.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

enum class Rhythm { once, weekly, fortnightly, monthly };
inline constexpr std::array<std::string_view, 4> rhythm_names{"once", "weekly", "fortnightly", "monthly"};
constexpr std::string_view name_of(Rhythm rhythm) { return rhythm_names[static_cast<std::size_t>(rhythm)]; }
std::optional<Rhythm> rhythm_named(std::string_view name);

/// 1 Monday … 7 Sunday, as ISO 8601 counts.
int weekday_of(base::Day day);
std::string_view weekday_name(int weekday);  // "mon"
std::optional<int> weekday_named(std::string_view name);

struct Beat {
    Rhythm rhythm = Rhythm::weekly;
    int weekday = 1;          // not of `once`, which is on `from`
    int week = 1;             // of `monthly`: 1 to 4, 5 the last one of the month
    base::Day from;           // the first day that counts; fortnights count from its first weekday
    std::optional<base::Day> until;  // the last
};
/// In order of time, both ends included.
std::vector<base::Day> days_of(Beat const& beat, base::Day first, base::Day last);
bool falls_on(Beat const& beat, base::Day day);
/// How many there were until that day, itself included.
int ordinal_of(Beat const& beat, base::Day day);

}
