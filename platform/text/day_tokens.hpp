// The parts of a written date. Inside this part only.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace muster::text {

struct DayToken {
    enum class Kind { number, month, quarter, half, week, to, and_, filler, unknown };
    Kind kind = Kind::unknown;
    int value = 0;   // of a number or month; of a filler one of those below
    int digits = 0;  // of a number
    char sign = ' '; // the sign that parts it from what is before: ' ', '-', '/', '.', ',' or another
    bool glued = false; // nothing at all parts it from what is before: "Q1", "2026W09"
};

/// Fillers that say nothing without a number ("la mar" is no month), and those that end one ("5th", "1er").
constexpr int beside_numbers = 1, ending_of_number = 2;

/// What a word means in a date. A name of two words is folded as two ("kanwn althany").
std::optional<DayToken> day_word(std::string_view folded);

/// The parts of a plain text, time of day off, fillers off. Empty where a word is none of a date's, or there are more
/// than a date can have.
std::vector<DayToken> day_tokens(std::string_view plain);

}
