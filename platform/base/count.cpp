#include <base/count.hpp>
#include <base/money.hpp>
#include <fmt/core.h>

namespace muster::base {

int Share::percent() const
{
    if (not known()) return 0;
    return static_cast<int>((part * 200 + whole) / (whole * 2));
}

Money operator+(Money a, Money b)
{
    ENSURE(a.currency == b.currency);
    return {a.cents + b.cents, a.currency};
}

std::string text_of(Money money)
{
    auto const whole = money.cents / 100, rest = money.cents % 100;
    return fmt::format("{}{}.{:02} {}", money.cents < 0 ? "-" : "", whole < 0 ? -whole : whole, rest < 0 ? -rest : rest,
                       money.currency.text());
}

}
