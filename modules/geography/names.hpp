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

/// 0 … 1: how near two folded names are as names of places, for ranking what a person may choose from. A word that
/// tells places apart keeps it low.
double nearness(std::string_view folded_a, std::string_view folded_b);
/// How far the nearest name must be ahead of the second to be taken without asking.
inline constexpr double ahead = 0.05;
/// The most that names with different telling words reach: enough to be offered, not enough to agree with a code.
inline constexpr double below_trust = 0.74;
/// Whether one name is surely a misspelling of the other: one slip in seven letters or more, two in ten, three in
/// fifteen, or other vowels only. Real districts of one province differ in less than that now and then (Kauru and
/// Kajuru, Mongua and Mongui): of 7,657 real places with a missing name no more than a few would take a neighbour's.
bool is_slip(std::string_view folded_a, std::string_view folded_b);
/// Whether all words of one name are in the other: "Cúcuta" and "San José de Cúcuta". Enough not to contradict a code.
bool holds_words(std::string_view folded_a, std::string_view folded_b);
/// From here on a name does not contradict a code.
inline constexpr double no_contradiction = 0.75;

/// Several places in one cell: "Borno, Adamawa and Yobe". One part where the text is one name.
std::vector<std::string_view> parts_of(std::string_view written);

} // namespace muster::geography
