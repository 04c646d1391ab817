// The same figures as the engine's, made the slow way: the steps of domain.md 5.12 one after the other over maps.
//
// Nothing here is shared with the engine but the rows, the profile and the form of the answer. `figures check` and the
// tests hold both against each other.
#pragma once
#include "answer.hpp"
#include "fact.hpp"
#include "tree.hpp"
#include <span>
#include <string>
#include <vector>

namespace muster::analysis {

struct ReferenceInput {
    std::vector<Fact> facts;
    std::vector<NeedBook::Told> needs;
    PeriodRules rules;
    std::vector<base::Period> periods;  // by code
    int bodies = 0;
    int joint = 0;                      // the body "intersectoral"
    std::vector<int> out_of_joint;
};

/// Lines in the order of Engine::answer(); lines of nothing (no people, no need told) are left out.
Answer reference(Tree const& tree, ReferenceInput const& input, Question const& question);

/// What is different, in words; "" where both answers say the same. Lines of nothing count as absent.
std::string difference(Answer engine, Answer const& reference);

}
