#include "cells.hpp"
#include <algorithm>

namespace muster::analysis {

namespace {

/// Loops without branches, so that the compiler takes several rows at once.
void fill_pass(Block const& block, unsigned statuses, std::uint16_t* pass)
{
    int const rows = block.size();
    auto const* const marks = block.marks();
    std::fill_n(pass, rows, std::uint16_t{0});
    for (unsigned status = 0; status < 8; ++status) {
        if (not(statuses >> status & 1)) continue;
        for (int i = 0; i < rows; ++i) pass[i] |= static_cast<std::uint16_t>((marks[i].bits & 7u) == status ? 0xFFFF : 0);
    }
}

template <typename N>
void add_column(Block const& block, int column, N* people)
{
    if (not(block.columns() >> column & 1)) return;
    auto const* const from = block.column(column);
    for (int i = 0; i < block.size(); ++i) people[i] += from[i];
}

}

template <std::signed_integral N>
void Totals<N>::fill(Block const& block, Recipe const& recipe)
{
    int const rows = block.size();
    fill_pass(block, recipe.statuses, pass.data());
    if (not recipe.sieve.open())
        for (int i = 0; i < rows; ++i)
            if (pass[i] and not recipe.sieve.passes(block.keys()[i])) pass[i] = 0;
    std::fill_n(people.data(), rows, N{0});
    if (recipe.measure == Measure::targeted) add_column(block, targeted_column, people.data());
    else {
        for (int k = first_cell; k <= last_cell; ++k) add_column(block, k, people.data());
        if (block.columns() & 1) {
            auto const* const told = block.column(0);
            for (int i = 0; i < rows; ++i) people[i] = std::max<N>(people[i], told[i]);
        }
    }
    for (int i = 0; i < rows; ++i) people[i] &= static_cast<N>(static_cast<std::int16_t>(pass[i]));
}

template struct Totals<std::int32_t>;
template struct Totals<std::int64_t>;

}
