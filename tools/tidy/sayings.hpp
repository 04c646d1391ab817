// The tables of findings and refusals, as they stand in the source.
#pragma once
#include "tree.hpp"

namespace muster::tidy {

struct Saying {
    std::string code, sentence, remedy, file;
    int line = 0;
};

std::vector<Saying> sayings_of(Tree const& tree);

}
