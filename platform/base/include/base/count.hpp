// Counting people so that the wrong sum does not compile.
//
// The same person may stand in two reports, two sectors, two months. So `Count<Reached>` has no `+`: it is combined by
// a function whose name says why the combination is right. Things that are not people (kits, latrines) do add up.
// Source: domain.md 5.12; the unit types are after the idea of tagged numbers.
#pragma once
#include <base/ensure.hpp>
#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>

namespace muster::base {

struct Population { static constexpr bool additive = false; };
struct InNeed     { static constexpr bool additive = false; };
struct Targeted   { static constexpr bool additive = false; };
struct Reached    { static constexpr bool additive = false; };
struct Items      { static constexpr bool additive = true; };
struct Rows       { static constexpr bool additive = true; };

/// A whole number of `Unit`, never negative where people are meant.
template <typename Unit>
struct Count {
    std::int64_t value = 0;
    auto operator<=>(Count const&) const = default;
};

template <typename Unit>
    requires(Unit::additive)
constexpr Count<Unit> operator+(Count<Unit> a, Count<Unit> b)
{
    return {a.value + b.value};
}

template <typename T>
concept Adds = requires(T a, T b) { a + b; };

static_assert(Adds<Count<Items>>);
static_assert(not Adds<Count<Reached>>, "people reached must never be summed");
static_assert(not Adds<Count<InNeed>>, "people in need must never be summed over sectors");

/// The same people seen several times: the highest figure counts each of them once.
template <typename Unit>
constexpr Count<Unit> highest(std::span<Count<Unit> const> seen)
{
    Count<Unit> top;
    for (auto one : seen) top = std::max(top, one);
    return top;
}

/// People in places that do not overlap: the only sum there is.
template <typename Unit>
constexpr Count<Unit> over_places(std::span<Count<Unit> const> apart)
{
    Count<Unit> sum;
    for (auto one : apart) sum.value += one.value;
    return sum;
}

/// People in groups that exclude each other (a person is a displaced person or a host, not both).
template <typename Unit>
constexpr Count<Unit> over_groups(std::span<Count<Unit> const> apart)
{
    return over_places(apart);
}

/// A figure with the least and the most it can be when nobody knows how far two reports overlap.
template <typename Unit>
struct Between {
    Count<Unit> at_least, chosen, at_most;
    [[nodiscard]] bool holds() const { return at_least <= chosen and chosen <= at_most; }
};

/// part of whole as a share; no share where the whole is nothing.
struct Share {
    std::int64_t part = 0, whole = 0;
    [[nodiscard]] bool known() const { return whole > 0; }
    [[nodiscard]] double value() const { return known() ? static_cast<double>(part) / static_cast<double>(whole) : 0.0; }
    /// Half up, in whole percent: 564467765 of 1131050820 is 50.
    [[nodiscard]] int percent() const;
};

}
