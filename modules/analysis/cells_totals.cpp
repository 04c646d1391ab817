#include "cells.hpp"
#include "wide_loops.hpp"
#include <algorithm>

namespace muster::analysis {

namespace {

/// The columns that make up a row's total.
struct Sources {
    std::array<std::int32_t const*, last_cell> cells{};  // those that the block has
    int count = 0;
    std::int32_t const* told = nullptr;                  // the total as told; null where no row of the block tells one
};

Sources sources_of(Block const& block, Measure measure)
{
    Sources from;
    if (measure == Measure::targeted) {
        from.cells[0] = block.column(targeted_column);
        from.count = 1;
        return from;
    }
    for (int k = first_cell; k <= last_cell; ++k)
        if (block.columns() >> k & 1) from.cells[std::size_t(from.count++)] = block.column(k);
    if (block.columns() & 1) from.told = block.column(0);
    return from;
}

/// One loop without branches, so that the compiler takes several rows at once.
template <int Count, bool Told, typename N>
inline __attribute__((always_inline)) void sum_rows(Sources const& from, Marks const* marks, unsigned statuses, int rows,
                                                    N* __restrict people, std::uint32_t* __restrict pass)
{
    auto const cells = from.cells;
    for (int i = 0; i < rows; ++i) {
        N sum = 0;
        for (int c = 0; c < Count; ++c) sum += cells[std::size_t(c)][i];
        if constexpr (Told) sum = std::max<N>(sum, from.told[i]);
        auto const passes = 0u - (statuses >> (marks[i].bits & 7u) & 1u);
        pass[i] = passes;
        people[i] = sum & static_cast<std::int32_t>(passes);
    }
}

template <typename N>
inline __attribute__((always_inline)) void sum_by_shape(Sources const& from, Marks const* marks, unsigned statuses, int rows, N* people,
                                                        std::uint32_t* pass)
{
    auto const each = [&]<int Count>() __attribute__((always_inline)) {
        if (from.told) sum_rows<Count, true>(from, marks, statuses, rows, people, pass);
        else sum_rows<Count, false>(from, marks, statuses, rows, people, pass);
    };
    switch (from.count) {
    case 0: return each.template operator()<0>();
    case 1: return each.template operator()<1>();
    case 2: return each.template operator()<2>();
    case 3: return each.template operator()<3>();
    case 4: return each.template operator()<4>();
    case 5: return each.template operator()<5>();
    case 6: return each.template operator()<6>();
    case 7: return each.template operator()<7>();
    default: return each.template operator()<8>();
    }
}

WIDE_LOOPS void sum_narrow(Sources const& from, Marks const* marks, unsigned statuses, int rows, std::int32_t* people, std::uint32_t* pass)
{
    sum_by_shape(from, marks, statuses, rows, people, pass);
}

}

template <std::signed_integral N>
void Totals<N>::fill(Block const& block, Recipe const& recipe)
{
    int const rows = block.size();
    auto const from = sources_of(block, recipe.measure);
    if constexpr (sizeof(N) == 4) sum_narrow(from, block.marks(), recipe.statuses, rows, people.data(), pass.data());
    else sum_by_shape(from, block.marks(), recipe.statuses, rows, people.data(), pass.data());
    if (recipe.sieve.open()) return;
    for (int i = 0; i < rows; ++i)
        if (pass[std::size_t(i)] and not recipe.sieve.passes(block.keys()[i])) pass[std::size_t(i)] = 0, people[std::size_t(i)] = 0;
}

template struct Totals<std::int32_t>;
template struct Totals<std::int64_t>;

WIDE_LOOPS std::int32_t highest_of(std::int32_t const* people, int rows)
{
    std::int32_t top = 0;
    for (int i = 0; i < rows; ++i) top = std::max(top, people[i]);
    return top;
}

std::int64_t highest_of(std::int64_t const* people, int rows)
{
    std::int64_t top = 0;
    for (int i = 0; i < rows; ++i) top = std::max(top, people[i]);
    return top;
}

}
