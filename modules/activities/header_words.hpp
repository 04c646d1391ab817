// Reading a column's header: from its words, and from its HXL tag, to what it may mean.
#pragma once
#include "meaning.hpp"
#include <formats/hxl.hpp>
#include <string_view>
#include <vector>

namespace muster::activities {

/// Meanings that the words of a header allow, best first; empty where they say nothing. Administrative words without a
/// number get level any_level and a rank in `rank` (what usually contains what); the levels are settled over all columns.
struct HeaderGuess {
    Guess guess;
    double rank = 0;
};
std::vector<HeaderGuess> guess_by_header(std::string_view header);

/// Meanings that an HXL 1.1 tag (or one of the 2014 draft) gives.
std::vector<Guess> guess_by_tag(formats::TagSpec const& tag);

}
