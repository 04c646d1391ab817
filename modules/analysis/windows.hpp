// The one way of asking that is left to whoever sees totals only: numbers of which one lies within another, of a quarter and of a
// month of it, of two ways of counting, of today and of yesterday, tell a small count by a subtraction (reliability.md 5.4).
//
// The operation agrees on stretches of time that never overlap (setting figures.suppressed_windows): all that was told, years,
// quarters or months. Everything that such a caller can ask of one stretch is a cut of one table, in which each number has one
// fate whatever it is asked by. What somebody handed in between two questions changes figures for everybody, and is not covered.
#pragma once
#include "figures.hpp"
#include <cli/command.hpp>

namespace muster::analysis {

/// Whether totals are all that who asks may see: `--suppress setting`.
bool sees_totals_only(cli::Call const& call);
/// Brings the question into the stretch that was agreed on: the last whole one where none was said. Refuses figures.one_window for
/// another stretch and another way of counting.
void keep_to_window(cli::Call& call, Asked& asked);
/// Refuses figures.one_window for any of these options: one partner's lines, another day to count from, and thresholds and weights,
/// which tell the numbers that they are held against when they are tried one after the other.
void expect_untouched(cli::Call& call, std::initializer_list<std::string_view> options);

}
