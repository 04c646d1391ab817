// One number in a text and how it may be read. Inside this part only.
#pragma once
#include <cstdint>
#include <string_view>
#include <text/numbers.hpp>

namespace muster::text {

struct NumberToken {
    std::size_t begin = 0, end = 0; // in the plain text
    double value = 0;               // by the habit asked for, point where that is unknown
    Habit told = Habit::unknown;    // the habit it is proof of
    bool ambiguous = false;         // "1.200", "1,200"
    bool readable = true;           // false: "1.2.3", "1,20,3"
};

/// The number that begins at `at` of a plain text (a digit, or a sign before a digit as in ".5"). Digits that do not
/// fit together ("1.2.3") are taken as one unreadable token.
NumberToken number_at(std::string_view plain, std::size_t at, Habit habit);

}
