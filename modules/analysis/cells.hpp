// From the rows of one place to its cells: steps L1 to L3 of domain.md 5.12 for each body and group.
#pragma once
#include "block.hpp"
#include "recipe.hpp"
#include <vector>

namespace muster::analysis {

/// People of one body and group in one place.
template <std::signed_integral N, int K>
struct Cell {
    std::uint8_t body = 0, group = 0;
    Spread<N, K> people;
};

/// The cells of a place in order of body and group, appended to `out`; bodies and groups without a row that passes
/// have none. K = 1 counts totals only; 5 and 8 the sex and age cells too.
template <std::signed_integral N, int K>
void cells_of(Ground const& ground, Recipe const& recipe, std::vector<Cell<N, K>>& out);

/// The people of the rows whose keys lie from `first` to `last`, which are of one cell. Says whether any row passes.
template <std::signed_integral N, int K>
bool people_between(Ground const& ground, Recipe const& recipe, Key first, Key last, Spread<N, K>& people);

/// The rows of one block made ready: people by row and which rows pass.
template <std::signed_integral N>
struct Totals {
    std::array<N, Block::most> people;            // the total of each row, 0 where it does not pass
    std::array<std::uint32_t, Block::most> pass;  // all bits or none

    void fill(Block const& block, Recipe const& recipe);
};

std::int32_t highest_of(std::int32_t const* people, int rows);
std::int64_t highest_of(std::int64_t const* people, int rows);

}
