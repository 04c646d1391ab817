// Chance that is the same in every run and on every machine.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::sample {

/// A stream of numbers (SplitMix64). Every subject draws from a stream of its own name, so that a change in one part of
/// the country does not reshuffle the others.
class Chance {
public:
    Chance(std::uint64_t seed, std::string_view subject);
    std::uint64_t next();
    /// 0 … bound-1; bound must be above 0.
    int below(int bound);
    /// low … high, both included.
    int between(int low, int high) { return low + below(high - low + 1); }
    /// True in `permille` of 1000 draws.
    bool happens(int permille) { return below(1000) < permille; }
    /// Around 1000, seldom below 300 or above 3000: a factor in thousandths for things that vary in size.
    int size_factor();

    /// One of a vector or an array.
    template <typename Things>
    auto const& pick(Things const& things)
    {
        return things[static_cast<std::size_t>(below(static_cast<int>(things.size())))];
    }
    template <typename T>
    void shuffle(std::vector<T>& things)
    {
        for (std::size_t left = things.size(); left > 1; --left)
            std::swap(things[left - 1], things[static_cast<std::size_t>(below(static_cast<int>(left)))]);
    }

private:
    std::uint64_t state_;
};

}
