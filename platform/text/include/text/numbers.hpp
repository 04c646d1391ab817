// Numbers as people write them: "1 200", "1.200,5", "1,200.5", "1'200", "١٢٠٠", "~300", "1200-1500", "n/a", "3 (2 RN)".
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::text {

/// Which sign parts the whole from the rest. A column's habit is found by looking at all its values.
enum class Habit { unknown, point, comma };

struct NumberRead {
    enum class Kind {
        empty,    // nothing, "-", "–", "n/a", "nil", "null", "N/D", "sin dato" … : nothing was said (word kept in `note`)
        nothing,  // "nil", "none", "aucun", "ninguno", "لا يوجد": said to be nothing to report
        one,      // one number: `value`
        about,    // "~300", "c. 300", "300+", "environ 300": one number, not exact
        range,    // "1200-1500": two numbers, `value` and `to`
        several,  // "3 (2 RN)", "12 hh / 60 ind": digits among words, no single number
        none,     // no number in it
        both,     // "1.200": a thousand or one and a fifth, depending on the habit; `value` by the habit given, point if unknown
    };
    Kind kind = Kind::none;
    double value = 0;
    double to = 0;
    bool percent = false;
    std::string note;
};

/// Never throws. Digits of every script (ICU) count. Infinite or absurd values (above 1e15) are `none`.
NumberRead read_number(std::string_view text, Habit habit = Habit::unknown);

/// What one value says of its column's habit: point, comma, or unknown where it fits both.
Habit habit_of(std::string_view text);

}
