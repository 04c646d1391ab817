// Amounts in whole minor units with their currency; two currencies never meet in one sum.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster::base {

struct Currency {
    std::array<char, 3> code{'U', 'S', 'D'};
    auto operator<=>(Currency const&) const = default;
    [[nodiscard]] std::string_view text() const { return {code.data(), 3}; }
};

/// An amount in hundredths of its currency. Adding two currencies is a bug, not a conversion.
struct Money {
    std::int64_t cents = 0;
    Currency currency;
    bool operator==(Money const&) const = default;
};

Money operator+(Money a, Money b);
std::string text_of(Money money);

}
