// The names worth comparing are the same whichever of their triples are counted.
#include "near.hpp"
#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace muster::partners {
namespace {

std::set<std::string> triples_of(std::string const& name)
{
    auto const padded = " " + name + " ";
    std::set<std::string> all;
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i) all.insert(padded.substr(i, 3));
    return all;
}

/// Every name that shares two fifths of the triples, best first, then by its place in the list.
std::vector<int> by_hand(std::vector<std::string> const& names, std::string const& wanted, std::size_t most)
{
    auto const of = triples_of(wanted);
    std::vector<std::pair<double, int>> best;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        auto const other = triples_of(names[static_cast<std::size_t>(i)]);
        auto const shared = std::ranges::count_if(of, [&](auto const& triple) { return other.contains(triple); });
        auto const share = 2.0 * static_cast<double>(shared) / static_cast<double>(of.size() + other.size());
        if (share >= 0.4) best.emplace_back(-share, i);
    }
    std::ranges::sort(best);
    std::vector<int> found;
    for (std::size_t i = 0; i < std::min(most, best.size()); ++i) found.push_back(best[i].second);
    return found;
}

TEST(Near, FindsWhatComparingEveryNameFinds)
{
    std::mt19937 chance(7);
    auto const any = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(chance); };
    constexpr std::array words{"action", "against", "hunger", "health", "hope", "for", "the", "children", "relief", "international", "aid", "of", "zandia", "water", "peace", "ab"};
    std::vector<std::string> names;
    Near near;
    for (int i = 0; i < 600; ++i) {
        std::string name(words[any(words.size())]);
        for (auto more = any(4); more > 0; --more) name += std::string(" ") + words[any(words.size())];
        if (any(2) == 0) name[any(name.size())] = static_cast<char>('a' + any(26));
        near.add(name, i, false);
        names.push_back(name);
    }
    std::size_t met = 0;
    for (int i = 0; i < 400; ++i) {
        auto wanted = names[any(names.size())];
        for (auto slips = any(4); slips > 0; --slips) wanted[any(wanted.size())] = static_cast<char>('a' + any(26));
        std::vector<int> found;
        for (auto const* one : near.to(wanted, 12)) found.push_back(one->partner);
        EXPECT_EQ(found, by_hand(names, wanted, 12)) << wanted;
        met += found.size();
    }
    EXPECT_GT(met, 400U);
}

}
}
