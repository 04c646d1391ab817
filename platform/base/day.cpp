#include <base/clock.hpp>
#include <base/day.hpp>
#include <charconv>
#include <chrono>
#include <fmt/core.h>

namespace muster::base {

namespace {

namespace ch = std::chrono;

ch::year_month_day civil(Day day) { return ch::year_month_day{ch::sys_days{ch::days{day.count}}}; }

/// Exactly `digits` digits at `at`.
std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t digits)
{
    if (at + digits > text.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (text[i] < '0' or text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

Day last_of_month(int year, int month)
{
    ch::year_month_day_last last{ch::year{year} / ch::month{static_cast<unsigned>(month)} / ch::last};
    return {static_cast<std::int32_t>(ch::sys_days{last}.time_since_epoch().count())};
}

/// Monday of ISO week `week` of `year`.
Day monday_of_week(int year, int week)
{
    ch::sys_days fourth{ch::year{year} / ch::January / 4};
    auto const monday = fourth - (ch::weekday{fourth} - ch::Monday) + ch::days{7 * (week - 1)};
    return {static_cast<std::int32_t>(monday.time_since_epoch().count())};
}

std::optional<Period> parse_simple(std::string_view name)
{
    auto const year = digits_at(name, 0, 4);
    if (not year) return std::nullopt;
    if (name.size() == 4) return Period::year(*year);
    if (name[4] != '-' or name.size() < 7) return std::nullopt;
    if (name[5] == 'Q' and name.size() == 7 and name[6] >= '1' and name[6] <= '4') {
        int const first = (name[6] - '1') * 3 + 1;
        return Period{*Day::of(*year, first, 1), last_of_month(*year, first + 2)};
    }
    if (name[5] == 'W' and name.size() == 8) {
        auto const week = digits_at(name, 6, 2);
        if (not week or *week < 1 or *week > 53) return std::nullopt;
        auto const monday = monday_of_week(*year, *week);
        return Period{monday, monday.plus(6)};
    }
    auto const month = digits_at(name, 5, 2);
    if (not month or *month < 1 or *month > 12) return std::nullopt;
    if (name.size() == 7) return Period::month(*year, *month);
    if (auto const day = Day::parse(name)) return Period{*day, *day};
    return std::nullopt;
}

}

std::optional<Day> Day::of(int year, int month, int day)
{
    if (month < 1 or day < 1 or year < 1 or year > 9999) return std::nullopt;
    ch::year_month_day const ymd{ch::year{year}, ch::month{static_cast<unsigned>(month)}, ch::day{static_cast<unsigned>(day)}};
    if (not ymd.ok()) return std::nullopt;
    return Day{static_cast<std::int32_t>(ch::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Day> Day::parse(std::string_view iso)
{
    if (iso.size() != 10 or iso[4] != '-' or iso[7] != '-') return std::nullopt;
    auto const year = digits_at(iso, 0, 4), month = digits_at(iso, 5, 2), day = digits_at(iso, 8, 2);
    if (not year or not month or not day) return std::nullopt;
    return of(*year, *month, *day);
}

int Day::year() const { return int(civil(*this).year()); }
int Day::month() const { return static_cast<int>(unsigned(civil(*this).month())); }
int Day::day() const { return static_cast<int>(unsigned(civil(*this).day())); }
std::string Day::text() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

Period Period::month(int year, int month) { return {*Day::of(year, month, 1), last_of_month(year, month)}; }
Period Period::month_of(Day day) { return month(day.year(), day.month()); }
Period Period::year(int year) { return {*Day::of(year, 1, 1), *Day::of(year, 12, 31)}; }

std::optional<Period> Period::parse(std::string_view name)
{
    auto const dots = name.find("..");
    if (dots == std::string_view::npos) return parse_simple(name);
    auto const from = parse_simple(name.substr(0, dots)), to = parse_simple(name.substr(dots + 2));
    if (not from or not to or to->last < from->first) return std::nullopt;
    return Period{from->first, to->last};
}

std::string Period::text() const
{
    int const y = first.year(), m = first.month();
    if (first == last) return first.text();
    if (*this == year(y)) return fmt::format("{:04}", y);
    if (*this == month(y, m)) return fmt::format("{:04}-{:02}", y, m);
    if (first.day() == 1 and m % 3 == 1 and last == last_of_month(y, m + 2)) return fmt::format("{:04}-Q{}", y, m / 3 + 1);
    if (days() == 7) {
        for (int wy = y - 1; wy <= y + 1; ++wy) {
            int const week = days_between(monday_of_week(wy, 1), first) / 7 + 1;
            if (week >= 1 and week <= 53 and monday_of_week(wy, week) == first and monday_of_week(wy + 1, 1) > first)
                return fmt::format("{:04}-W{:02}", wy, week);
        }
    }
    if (first.day() == 1 and last == last_of_month(last.year(), last.month()))
        return fmt::format("{:04}-{:02}..{:04}-{:02}", y, m, last.year(), last.month());
    return first.text() + ".." + last.text();
}

Day Instant::day() const
{
    auto const days = ms >= 0 ? ms / 86'400'000 : (ms - 86'399'999) / 86'400'000;
    return {static_cast<std::int32_t>(days)};
}

std::string Instant::text() const
{
    auto const seconds = (ms - std::int64_t{day().count} * 86'400'000) / 1000;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", day().text(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

StillClock::StillClock(Day day) : at_{std::int64_t{day.count} * 86'400'000} {}

Clock const& system_clock()
{
    struct Machine final : Clock {
        [[nodiscard]] Instant now() const override
        {
            auto const since = ch::system_clock::now().time_since_epoch();
            return {ch::duration_cast<ch::milliseconds>(since).count()};
        }
    };
    static Machine const machine;
    return machine;
}

}
