// Missing is not zero: what was told about a figure, six ways.
#pragma once
#include <base/ensure.hpp>
#include <array>
#include <cstdint>
#include <string_view>

namespace muster::base {

enum class Saying : std::uint8_t {
    number,          // a figure was given, and it is not 0
    zero,            // the figure 0 was given
    nil,             // "nothing to report" was said for the whole period
    not_reported,    // a report was due or possible, none speaks of it
    not_assessed,    // nobody looked
    not_applicable,  // the question does not arise here
};

constexpr std::array<std::string_view, 6> saying_names{"number", "zero", "nil", "not_reported", "not_assessed", "not_applicable"};
constexpr std::string_view name_of(Saying saying) { return saying_names[static_cast<std::size_t>(saying)]; }

/// A whole number that may not have been told. `value()` may be asked only where a number or a zero was told.
class Told {
public:
    constexpr Told() = default;
    constexpr explicit Told(Saying saying) : saying_(saying) { ENSURE(saying != Saying::number); }
    static constexpr Told of(std::int64_t value)
    {
        Told told;
        told.saying_ = value == 0 ? Saying::zero : Saying::number;
        told.value_ = value;
        return told;
    }
    [[nodiscard]] constexpr Saying saying() const { return saying_; }
    [[nodiscard]] constexpr bool is_told() const { return saying_ == Saying::number or saying_ == Saying::zero; }
    [[nodiscard]] constexpr std::int64_t value() const
    {
        ENSURE(is_told());
        return value_;
    }
    [[nodiscard]] constexpr std::int64_t value_or(std::int64_t other) const { return is_told() ? value_ : other; }
    constexpr bool operator==(Told const&) const = default;

private:
    Saying saying_ = Saying::not_reported;
    std::int64_t value_ = 0;
};

}
