// Who could be asked to fill a gap: partners that report work of its sector, the nearest first.
#pragma once
#include "output.hpp"

namespace muster::commitments {

/// How near the place of a partner's work is to the gap's.
enum class Nearness : std::uint8_t { there, beside, same_area, elsewhere };
std::string_view name_of(Nearness nearness);

struct Candidate {
    std::string partner, place;       // the nearest place where it works
    Nearness nearness = Nearness::elsewhere;
    base::Day last;                   // the last day that its lines speak of
    base::Told near_reach;            // people it reaches in the area above the gap's place, over the months asked
    base::Told best_month;            // the most people it reached in one month, in the sector: what it has shown it can do
    Together promised;                // what it has promised and not yet delivered, in the sector
    base::Told free;                  // best month less what is promised; not reported where no month tells a number
    bool promised_here = false;
    int late = 0;                     // its commitments that are overdue
};

/// The nearest first, within the same nearness whoever has most room.
std::vector<Candidate> candidates(cli::Call& call, Standing const& standing, GapStanding const& gap, Names const& names, int months);

}
