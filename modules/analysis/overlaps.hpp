// Overlaps: two or more partners at the same activity, place and group at the same time (domain.md 7.7), and whether
// that is one work told twice, more than is needed, or good company.
#pragma once
#include "figures.hpp"
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace muster::analysis {

enum class OverlapKind : std::uint8_t {
    possible_duplicate,  // the same number, or one implementer for two programmes
    over_need,           // together more than are in need, or than was targeted by a tenth
    complementary,       // they differ in how, with whose money, or work for each other; or there is need for both
    shared_place,        // nothing tells them apart, and no number says more
};
inline constexpr std::array<std::string_view, 4> overlap_names{"possible_duplicate", "over_need", "complementary", "shared_place"};
constexpr std::string_view name_of(OverlapKind kind) { return overlap_names[static_cast<std::size_t>(kind)]; }

struct Overlap {
    int place = 0, body = 0, activity = 0, group = 0;
    std::optional<base::Period> period;  // from the first to the last day that is known
    std::vector<int> partners;           // codes, those who answer for the work included
    OverlapKind kind = OverlapKind::shared_place;
    int stretches = 1;                   // of time that they share
    std::string why;                     // of the first of them
    std::vector<std::uint32_t> rows;     // fact ids
    std::int64_t reached = -1, targeted = -1;  // each partner's highest line, added; -1 = not told
    std::int64_t in_need = -1, area_target = -1;
};

/// In order of kind, then of people. The picture must have been loaded with its details.
std::vector<Overlap> overlaps(Picture const& picture, Asked const& asked);

}
