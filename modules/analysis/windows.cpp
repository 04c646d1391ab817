#include "windows.hpp"
#include "rules.hpp"
#include <base/clock.hpp>
#include <operations/operations.hpp>

namespace muster::analysis {

namespace {

enum class Window { all, year, quarter, month };

Window window_of(cli::Call& call)
{
    auto const said = operations::setting(call.db(), call.operation(), "figures.suppressed_windows", "all");
    return said == "year" ? Window::year : said == "quarter" ? Window::quarter : said == "month" ? Window::month : Window::all;
}

std::string_view name_of(Window window)
{
    constexpr std::array<std::string_view, 4> names{"all", "year", "quarter", "month"};
    return names[static_cast<std::size_t>(window)];
}

/// The stretch of that length in which the day lies.
base::Period around(Window window, base::Day day)
{
    if (window == Window::year) return base::Period::year(day.year());
    if (window == Window::month) return base::Period::month_of(day);
    auto const first = (day.month() - 1) / 3 * 3 + 1;
    return {base::Period::month(day.year(), first).first, base::Period::month(day.year(), first + 2).last};
}

[[noreturn]] void refuse(Window window, std::string_view what)
{
    throw base::Refusal(rule("figures.one_window"), {std::string(what), std::string(name_of(window))});
}

}

bool sees_totals_only(cli::Call const& call) { return call.text("suppress") == "setting"; }

void keep_to_window(cli::Call& call, Asked& asked)
{
    if (not sees_totals_only(call)) return;
    auto const window = window_of(call);
    if (asked.profile != &default_profile()) refuse(window, "profile");
    if (window == Window::all) {
        if (asked.period) refuse(window, "period");
        return;
    }
    if (not asked.period and call.has("period")) refuse(window, "period");
    if (not asked.period) asked.period = around(window, around(window, call.clock->today()).first.plus(-1));
    if (not(around(window, asked.period->first) == *asked.period)) refuse(window, "period");
}

void expect_untouched(cli::Call& call, std::initializer_list<std::string_view> options)
{
    if (not sees_totals_only(call)) return;
    for (auto const one : options)
        if (call.has(one)) refuse(window_of(call), one);
}

}
