// Every public header compiles alone, with nothing in sight but what its part declares.
#pragma once
#include "tree.hpp"

namespace muster::tidy {

struct Compiler {
    std::filesystem::path top, kept;  // the tree; a folder where the outcome of earlier runs is kept
    std::string command;              // "clang++-19 -std=c++23"
};

/// Headers that compiled before and did not change since, with all that they include of ours, are not compiled again.
std::vector<Broken> check_headers(Tree const& tree, Compiler const& compiler);

}
