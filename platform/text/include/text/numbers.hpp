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
        empty,    // nothing, "-", "?", "n/a", "null", "N/D", "TBC", "sin dato" …: nothing was said (word kept in `note`)
        nothing,  // "nil", "none", "aucun", "ninguno", "لا يوجد": said to be nothing to report (word kept in `note`)
        one,      // one number: `value`; a unit of up to three words is in `note` ("300 HH" -> "HH")
        about,    // "~300", "c. 300", "300+", "environ 300": one number, not exact
        range,    // "1200-1500": two numbers, `value` and `to`
        several,  // "3 (2 RN)", "12 hh / 60 ind": digits among words, no single number
        none,     // no number in it, or only a code ("NG008")
        both,     // "1.200" with unknown habit: a thousand or one and a fifth; `value` is read with the point
    };
    Kind kind = Kind::none;
    double value = 0;
    double to = 0;
    bool percent = false;
    std::string note{};
};

/// Never throws. "(500)" and "-5" are below nought; "2.5 million" is multiplied out; "0" is a number. Words before a
/// number make it a name ("Camp 14" is `several`), but for money and titles ("HH: 25"). Digits of every script (ICU)
/// count. Infinite or absurd values (above 1e15) are `none`.
NumberRead read_number(std::string_view text, Habit habit = Habit::unknown);

/// What one value says of its column's habit: point, comma, or unknown where it fits both.
Habit habit_of(std::string_view text);

}
