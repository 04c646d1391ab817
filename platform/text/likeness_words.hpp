// What the words of names mean when names are compared. Inside this part only.
#pragma once
#include <string_view>

namespace muster::text {

/// Words that tell two places of one name apart, whatever the language: "north darfur" and "nord darfur" are one,
/// "north darfur" and "south darfur" are not.
enum class Side { none, north, south, east, west, centre, upper, lower, small, great, old, young, inner, outer,
                  second, third, fourth, fifth, sixth };
Side side_of(std::string_view folded_word);

/// What a word weighs: articles and prepositions hardly anything, "city" and "district" little.
enum class Meaning { name, filler, kind_of_place };
Meaning meaning_of(std::string_view folded_word);

/// Likeness of the consonants, where exactly one of the two looks as if written without vowels; else 0.
double likeness_by_skeleton(std::string_view folded_a, std::string_view folded_b);

}
