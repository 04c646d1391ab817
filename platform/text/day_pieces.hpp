// One date, month, quarter, half, week or year out of its parts. Inside this part only.
#pragma once
#include "day_tokens.hpp"
#include <base/day.hpp>
#include <optional>
#include <span>
#include <string>
#include <text/days.hpp>

namespace muster::text {

using DayTokens = std::span<DayToken const>;

/// What was written of a date; what was not is 0.
struct DayPiece {
    int year = 0, month = 0, day = 0, quarter = 0, half = 0, week = 0;
    bool ambiguous = false;  // "03/04/2026"
    bool impossible = false; // "31/13/2026"
};

/// One letter for each part: N M Q H W.
std::string shape_of(DayTokens tokens);
std::optional<DayPiece> day_piece(DayTokens tokens, DayOrder order);
/// The days of a piece in its year; nothing for a day that its month has not.
std::optional<base::Period> days_of(DayPiece const& piece);
int full_year(DayToken const& number);
/// Whether a number may be a year: four digits from 1900 to 2199, or two.
bool is_year(DayToken const& number);

}
