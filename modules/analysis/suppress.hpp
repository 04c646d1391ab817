// Small counts kept back: where so few people stand behind a number that they could be known by it.
//
// A count from 1 to below k is kept back, and as many others as it takes that no sum gives it away: a row, a column or a
// total that lacks one number alone gives that number by a subtraction (reliability.md 5.4). Zero is told: nobody can be
// known by it. What two figures of different stretches of time tell when they are compared is windows.hpp's matter.
#pragma once
#include "equity.hpp"
#include "figures.hpp"
#include "gaps.hpp"
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace muster::analysis {

/// Counts in rows and columns; nothing where none was told. The sums of rows stand in the last column and those of columns
/// in the last row, where there are such; a sum that is published elsewhere and not in the table is nothing.
struct CountTable {
    std::size_t rows = 0, columns = 0;
    bool sums_of_rows = false, sums_of_columns = false;
    std::vector<std::optional<std::int64_t>> counts;  // row by row

    [[nodiscard]] std::optional<std::int64_t> const& at(std::size_t row, std::size_t column) const { return counts[row * columns + column]; }
};

/// For each count whether it is kept back; in the table's order.
std::vector<char> kept_back(CountTable const& table, std::int64_t k);

/// Keeps back people reached, in need and targeted of places, groups and sexes and ages (Figure::hidden). `besides` are figures
/// that are told in other answers to the same question, of the levels above and below and of the places around: what is kept
/// back of one level is not to be worked out of another, so each level is kept back as all of them together ask for it.
void hide_small(Picture const& picture, Figures& figures, std::int64_t k, std::vector<Figure> besides = {});

/// A gap whose people reached, in need or targeted are kept back in `figures` does not say how many are missing; one of a part of
/// the people says nothing where any number of the place and body is kept back. Such gaps stand behind the others, in the order of
/// their places: their rank would tell how many people they are of.
void hide_small(GapList& list, std::shared_ptr<Figures const> figures, std::set<std::pair<int, int>> const& anywhere);

/// Whether an equity line may not be told: it, or another part of the same whole, is of fewer than k people.
std::vector<char> hidden_parts(std::vector<EquityLine> const& lines, std::int64_t k);

}
