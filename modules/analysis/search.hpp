// Lines of the 5W that fit what is asked, and how many there are of each kind: rows are counted here, never people.
#pragma once
#include "picture.hpp"
#include <map>
#include <string>
#include <vector>

namespace muster::analysis {

/// A dimension that lines are told apart by. Each can be filtered, and is counted under the filters of the others.
enum class Facet : std::uint8_t { body, partner, activity, place, period, group, modality, status, words };
inline constexpr int facet_count = 8;  // `words` is filtered by and not counted
inline constexpr std::array<std::string_view, facet_count> facet_names{"body", "partner", "activity", "place", "period", "group", "modality", "status"};

struct Sought {
    std::vector<int> bodies, partners;             // codes; empty: all
    std::vector<std::string> activities;           // as written, compared folded
    int place = -1;                                // and all that lies in it
    std::optional<base::Period> period;            // lines that touch it
    std::vector<int> groups;
    std::vector<std::string> modalities, statuses; // names of standards
    std::string text;                              // in the names of partner, activity or place
};

/// Lines by value of a dimension: a code, a word, a p-code or a month; the most first.
using Counted = std::vector<std::pair<std::string, std::int64_t>>;

struct Hits {
    std::vector<std::uint32_t> lines;  // ids of those that fit, the last handed in first
    std::array<Counted, facet_count> facets;
    std::map<std::string, std::int64_t> months;  // of those that fit
    std::int64_t places = 0, partners = 0;       // that they name
};

/// The picture must have been loaded with its details.
Hits search(Picture const& picture, Sought const& wanted);

}
