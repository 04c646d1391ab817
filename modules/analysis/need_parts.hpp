// Who among those in need: by sex or by age, as told, or added up from cells that tell both.
#pragma once
#include "picture.hpp"

namespace muster::analysis {

/// People in need of one sex and one age.
struct NeedCross {
    int place = 0, body = 0, group = 0;
    std::string sex;   // 'f', 'm'
    std::string age;   // as the source words it: "0-17", "18+", "children"
    std::string band;  // child, adult, elder; "" where the age fits none
    std::int64_t in_need = 0;
};

/// The parts by sex and by age that the cells of one place, body and group add up to. Nothing where ages lie over each
/// other (18+ beside 60+), so that nobody is added twice. By age nothing where an age fits no band.
std::vector<NeedPart> parts_of(std::vector<NeedCross> const& cells);

/// Adds to `parts` what `cells` tell of places, bodies and groups for which no part of that dimension was told.
void complete_parts(std::vector<NeedPart>& parts, std::vector<NeedCross> cells);

}
