#include "rhythm.hpp"
#include <algorithm>

namespace muster::meetings {

namespace {

constexpr int week_days = 7;
constexpr std::array<std::string_view, 7> weekday_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

base::Day first_weekday(base::Day from, int weekday) { return from.plus((weekday - weekday_of(from) + week_days) % week_days); }

/// The weekday of that week of the month; 5 is the last there is.
base::Day in_month(base::Day any, int weekday, int week)
{
    auto const month = base::Period::month_of(any);
    auto const first = first_weekday(month.first, weekday);
    if (week < 5) return first.plus((week - 1) * week_days);
    auto const fifth = first.plus(4 * week_days);
    return fifth <= month.last ? fifth : first.plus(3 * week_days);
}

}

std::optional<Rhythm> rhythm_named(std::string_view name)
{
    auto const at = std::ranges::find(rhythm_names, name);
    if (at == rhythm_names.end()) return {};
    return static_cast<Rhythm>(at - rhythm_names.begin());
}

int weekday_of(base::Day day)
{
    constexpr int thursday = 3;  // 1970-01-01, counted from Monday
    return ((day.count + thursday) % week_days + week_days) % week_days + 1;
}

std::string_view weekday_name(int weekday) { return weekday_names[static_cast<std::size_t>(weekday - 1)]; }

std::optional<int> weekday_named(std::string_view name)
{
    auto const at = std::ranges::find(weekday_names, name);
    if (at == weekday_names.end()) return {};
    return static_cast<int>(at - weekday_names.begin()) + 1;
}

std::vector<base::Day> days_of(Beat const& beat, base::Day first, base::Day last)
{
    std::vector<base::Day> days;
    if (beat.until and *beat.until < last) last = *beat.until;
    first = std::max(first, beat.from);
    if (beat.rhythm == Rhythm::once) {
        if (first <= beat.from and beat.from <= last) days.push_back(beat.from);
        return days;
    }
    if (beat.rhythm == Rhythm::monthly) {
        for (auto month = base::Period::month_of(first); month.first <= last; month = base::Period::month_of(month.last.plus(1)))
            if (auto const day = in_month(month.first, beat.weekday, beat.week); first <= day and day <= last) days.push_back(day);
        return days;
    }
    int const step = beat.rhythm == Rhythm::weekly ? week_days : 2 * week_days;
    auto day = first_weekday(beat.from, beat.weekday);
    if (day < first) day = day.plus((base::days_between(day, first) + step - 1) / step * step);
    for (; day <= last; day = day.plus(step)) days.push_back(day);
    return days;
}

bool falls_on(Beat const& beat, base::Day day) { return not days_of(beat, day, day).empty(); }

int ordinal_of(Beat const& beat, base::Day day) { return static_cast<int>(days_of(beat, beat.from, day).size()); }

}
