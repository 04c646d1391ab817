// What people write for names of places, made comparable: kinds of places taken off, words that say nothing or mean the
// whole country recognised. All pure; the words are in lists/.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace muster::geography {

/// Whether the text tells of no place at all: "", "-", "n/a", "#N/A", "<Null>", "TBD".
bool says_nothing(std::string_view written);
/// The same of a text that is folded already.
bool folded_says_nothing(std::string_view folded);
/// "all districts", "tous": the whole of the coarser place is meant.
bool means_whole(std::string_view folded);
/// "national", "tout le pays", "cobertura nacional": the whole country is meant.
bool means_country(std::string_view folded);

/// Without blanks: "ceel barde" and "ceelbarde" are one name.
std::string squeezed(std::string_view folded);
/// Without the words for its kind: "province de sissili" -> "sissili", "borno state" -> "borno". Never empty.
std::string bare(std::string_view folded);
/// The keys under which a name is found: squeezed, and squeezed bare where that differs. "Banadir (Mogadishu)" also
/// under what stands before and within its brackets.
std::vector<std::string> keys_of(std::string_view written);

/// Whether one name has a word that tells places apart ("upper", "town", "new", "II") and the other has not the same.
bool told_apart(std::string_view folded_a, std::string_view folded_b);

/// 0 … 1: how near two folded names are as names of places. A stranger's word that tells places apart keeps it below
/// the threshold of what is taken without asking.
double nearness(std::string_view folded_a, std::string_view folded_b);
/// From here on a name within the right parent is taken without asking, where no other is near.
inline constexpr double near_enough = 0.90;
/// How far the best must be ahead of the second.
inline constexpr double ahead = 0.05;
/// From here on a name does not contradict a code.
inline constexpr double no_contradiction = 0.75;

/// Several places in one cell: "Borno, Adamawa and Yobe". One part where the text is one name.
std::vector<std::string_view> parts_of(std::string_view written);

}
