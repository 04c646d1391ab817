// Equity: whether those who are part of the need are the same part of those reached (domain.md 7.7, group gap).
#pragma once
#include "figures.hpp"
#include <string>
#include <vector>

namespace muster::analysis {

/// One part of the people of a place and sector: girls and women, children, a population group.
struct EquityLine {
    int place = 0, body = 0;
    std::string dimension;        // sex, age, group
    std::string part;             // f, m; child, adult, elder; IDP …
    std::int64_t in_need = 0, all_in_need = 0;
    std::int64_t reached = 0, all_reached = 0;
    double index = 0;             // (reached / all reached) / (in need / all in need)
    bool behind = false;          // below the threshold
};

/// A line for each part where both the need and the people reached are told by that part. Parts are compared with each
/// other, never with a total that tells of more people.
std::vector<EquityLine> equity(Picture const& picture, Asked const& asked, double behind_below);

}
