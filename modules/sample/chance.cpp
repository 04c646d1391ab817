#include "chance.hpp"

#include <base/ensure.hpp>
#include <base/hash.hpp>

namespace muster::sample {

Chance::Chance(std::uint64_t seed, std::string_view subject) : state_(base::quick_hash(subject, seed)) {}

std::uint64_t Chance::next()
{
    state_ += 0x9E3779B97F4A7C15ull;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ull;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBull;
    return mixed ^ (mixed >> 31);
}

int Chance::below(int bound)
{
    ENSURE(bound > 0);
    return static_cast<int>((next() >> 33) % static_cast<std::uint64_t>(bound));
}

int Chance::size_factor()
{
    // A product of three even draws leans to the small side with a long tail, as populations do, in whole numbers only.
    std::int64_t product = 1;
    for (int i = 0; i < 3; ++i) product *= between(600, 1500);
    return static_cast<int>(product / 1'000'000);
}

}
