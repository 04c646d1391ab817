// The lists of this module as they are read.
#pragma once
#include <accountability/accountability.hpp>

namespace muster::accountability {

struct ClockLine {
    std::string clock, keeper, starts;
    int first_months = 0, every_months = 0;
};
std::vector<ClockLine> const& clocks();
std::vector<std::string> parts_of(std::string_view text, char between);

}
