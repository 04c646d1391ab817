// The letter of the Humanitarian Coordinator to the Emergency Relief Coordinator: which clusters, under whose lead, why each,
// which solutions are no clusters, and why a lead is not the global one (domain.md 3.2, step 4).
#pragma once
#include "decide_life.hpp"
#include <paper/paper.hpp>

namespace muster::structure {

struct LetterAbout {
    std::string operation_name, sender, place;
    base::Instant at;
    std::vector<std::string> bodies;               // codes, in order
    std::map<std::string, std::string> partners;   // names by id
    std::string head;                              // of the journal, printed at the foot
};

/// Bodies of which a proposal is being drafted or revised, in order of code.
std::vector<std::string> drafted(Moment const& moment);
paper::Letter letter_of(Papers const& papers, Moment const& moment, LetterAbout const& about);

}
