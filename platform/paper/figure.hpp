// Inside the part: how a figure is set.
#pragma once
#include <string>
#include <string_view>

namespace muster::paper {

/// "12 000" with a blank that neither breaks the line nor, where lines run to the left, turns the groups around.
inline std::string figure(std::string_view text)
{
    std::string out;
    for (auto letter : text) {
        if (letter == ' ') out += "\u00A0";
        else out += letter;
    }
    return out;
}

}
