// What must hold between the figures of one file, and what is said where it does not.
#pragma once
#include "gather.hpp"

#include <string>
#include <vector>

namespace muster::needs {

void check_order(std::vector<Figure> const& figures, Findings& findings);
void check_parts(std::vector<Figure> const& figures, Findings& findings);
void check_national(std::vector<Figure> const& figures, Findings& findings);
void check_severity(std::vector<Figure> const& figures, Findings& findings);

/// People in need who lie in unknown places: the highest figure of any body in each place, so nobody is counted twice.
struct Unplaced {
    std::int64_t rows = 0, people = 0;
    std::vector<std::string> examples;
};
Unplaced unplaced_of(std::vector<Figure> const& figures, bool placeholders);

}
