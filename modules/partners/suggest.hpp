// Partners that may be one and the same.
#pragma once
#include <partners/partners.hpp>
#include <string>
#include <vector>

namespace muster::partners {

struct Suggestion {
    Partner from, into;
    double score = 0;
    std::string why;
};

/// Pairs of partners not yet merged, the likeliest first. Nothing is merged by it.
std::vector<Suggestion> suggest(std::vector<Partner> const& all);

}
