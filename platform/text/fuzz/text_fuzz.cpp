// Any bytes: folded, compared and read as numbers and days without harm; what is promised of any text holds.
#include <cmath>
#include <cstdlib>
#include <text/days.hpp>
#include <text/fold.hpp>
#include <text/numbers.hpp>

namespace {

void expect(bool promise)
{
    if (not promise) std::abort();
}

void read(std::string_view text)
{
    using namespace muster::text;
    for (auto const habit : {Habit::unknown, Habit::point, Habit::comma}) {
        auto const number = read_number(text, habit);
        expect(std::isfinite(number.value) and std::isfinite(number.to));
        expect(habit == Habit::unknown or number.kind != NumberRead::Kind::both);
        expect(number.kind != NumberRead::Kind::range or number.value <= number.to);
    }
    for (auto const order : {DayOrder::unknown, DayOrder::day_first, DayOrder::month_first}) {
        auto const day = read_day(text, order);
        expect(day.period.first <= day.period.last);
        expect(order == DayOrder::unknown or day.kind != DayRead::Kind::both);
    }
    habit_of(text);
    order_of(text);
}

}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    using namespace muster::text;
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    read(text);
    auto const folded = fold(text), tidied = tidy(text);
    expect(fold(folded) == folded);
    expect(tidy(tidied) == tidied);
    expect(folded.size() <= 65536);
    script_of(text);
    auto const half = size / 2;
    auto const a = fold(text.substr(0, half)), b = fold(text.substr(half));
    double const there = likeness(a, b);
    expect(there >= 0 and there <= 1 and there == likeness(b, a));
    expect((there == 1) == (a == b and not a.empty()));
    int const needed = edits(a, b, 5);
    expect(needed >= 0 and needed <= 6 and needed == edits(b, a, 5));
    return 0;
}
