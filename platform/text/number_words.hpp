// The words and signs beside a number. Inside this part only.
#pragma once
#include <string>
#include <string_view>

namespace muster::text {

/// What stands before or behind a number, taken apart.
struct Beside {
    bool about = false;      // "~", "c.", "environ", "+"
    bool minus = false;
    bool percent = false;
    bool between = false;    // "entre", "between", "from": the first half of a range
    bool understood = true;  // false: more words than a unit has
    double times = 1;        // "2.5 million"
    std::string unit;        // the words left over
};

Beside look_before(std::string_view plain);
Beside look_behind(std::string_view plain);

/// What stands between two numbers.
struct Link {
    enum class Kind { none, range, both_ends }; // both_ends: "and", which needs a "between" before
    Kind kind = Kind::none;
    bool percent = false;    // "5%-10%"
};
Link link_between(std::string_view plain);

}
