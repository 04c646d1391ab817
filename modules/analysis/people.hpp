// The people of a line, a cell or a place: a total and its sex and age cells, each combined on its own.
//
// These are the numbers inside the engine, so they are bare; they leave it as base::Count and base::Between. There is
// no `+` here either: every combination says by its name why it is right.
#pragma once
#include <algorithm>
#include <array>
#include <base/count.hpp>
#include <concepts>
#include <cstdint>
#include <string_view>

namespace muster::analysis {

/// What a line may tell of people. Those from `girls` to `male` exclude each other: `female` and `male` are people whose
/// sex was told and whose age was not. `disabled` is a part of all of them.
enum class Lane : std::uint8_t { total, girls, boys, women, men, elder_women, elder_men, female, male, disabled };
inline constexpr int lane_count = 10;
inline constexpr int first_cell = 1, last_cell = 8;
inline constexpr std::array<std::string_view, lane_count> lane_names{
    "total", "girls", "boys", "women", "men", "elder_women", "elder_men", "female", "male", "disabled"};

/// The first K lanes: 1 (totals only), 5 (with children and adults by sex) or 10 (all). N is 32 bits where the engine
/// has made sure that no sum can leave them, else 64.
template <std::signed_integral N, int K>
struct People {
    std::array<N, K> of{};

    /// No person is in both.
    void join_apart(People const& other)
    {
        for (int k = 0; k < K; ++k) of[k] += other.of[k];
    }
    /// Takes back what join_apart() gave.
    void take_back(People const& other)
    {
        for (int k = 0; k < K; ++k) of[k] -= other.of[k];
    }
    /// They may all be the same people: each lane's highest.
    void keep_highest(People const& other)
    {
        for (int k = 0; k < K; ++k) of[k] = std::max(of[k], other.of[k]);
    }
    /// total = max(total, sum of the cells that exclude each other); domain.md 5.12.
    void settle()
    {
        N sum = 0;
        for (int k = first_cell; k < K and k <= last_cell; ++k) sum += of[k];
        of[0] = std::max(of[0], sum);
    }
    void cap(std::int64_t most)
    {
        if (most >= 0 and of[0] > most) of[0] = static_cast<N>(most);
    }
    bool operator==(People const&) const = default;
};

/// Somewhere between `low` (as many of them the same people as can be) and `high` (no one twice); `mid` is the figure.
template <std::signed_integral N, int K>
struct Spread {
    People<N, K> low, mid, high;

    void settle()
    {
        low.settle();
        mid.settle();
        high.settle();
    }
    void cap(std::int64_t most)
    {
        low.cap(most);
        mid.cap(most);
        high.cap(most);
    }
    void join_apart(Spread const& other)
    {
        low.join_apart(other.low);
        mid.join_apart(other.mid);
        high.join_apart(other.high);
    }
    /// The same people seen twice, perhaps: at least the higher, at most both.
    void may_overlap(Spread const& other)
    {
        low.keep_highest(other.low);
        mid.keep_highest(other.mid);
        high.join_apart(other.high);
    }
    bool operator==(Spread const&) const = default;
};

template <std::signed_integral M, int K2, std::signed_integral N, int K>
People<M, K2> widened(People<N, K> const& from)
{
    People<M, K2> to;
    for (int k = 0; k < std::min(K, K2); ++k) to.of[k] = static_cast<M>(from.of[k]);
    return to;
}

template <std::signed_integral M, int K2, std::signed_integral N, int K>
Spread<M, K2> widened(Spread<N, K> const& from)
{
    return {widened<M, K2>(from.low), widened<M, K2>(from.mid), widened<M, K2>(from.high)};
}

}
