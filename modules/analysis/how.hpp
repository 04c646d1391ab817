// How a figure came about: the steps that made it, with the rows under each.
#pragma once
#include "figures.hpp"
#include <string>
#include <vector>

namespace muster::analysis {

struct HowStep {
    std::string step;            // a key of words/: how.step.partner, how.step.activity, how.step.cell
    int place = 0, body = 0, group = 0, activity = -1, partner = -1;
    base::Between<base::Reached> people;
    std::int64_t rows = 0, told = 0;  // lines, and those of them that tell a number
    std::string rule;            // what was done, in words
};

struct How {
    std::string id;                    // what `muster explain` takes
    std::vector<HowStep> steps;        // place by place
    std::vector<std::uint32_t> rows;   // fact ids of the lines counted
    std::vector<std::uint32_t> silent; // lines that count and tell no number
    std::vector<std::pair<std::uint32_t, std::string>> left_out;  // lines of the same place and sector that do not count, and why
    std::int64_t steps_more = 0, rows_more = 0;
};

/// "reach:wash:NG008:all:2023-10"; a '-' where no period was asked for.
std::string figure_id(Picture const& picture, Asked const& asked, Figure const& figure);

/// At most `steps` steps and `rows` rows; how many more there are is said.
How how(Picture const& picture, Asked const& asked, Figure const& figure, std::size_t steps, std::size_t rows);

}
