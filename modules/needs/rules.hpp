#pragma once
#include <base/finding.hpp>
#include <span>

namespace muster::needs::rule {

using base::Rule;
using base::Severity;

inline constexpr Rule nothing_found{"needs.nothing_found", Severity::wrong, "No table of needs was found in {0}.",
                                    "Give a table with a column for the place and a column for people in need, "
                                    "targeted, affected, population or severity; name them in the header row.",
                                    ""};
inline constexpr Rule sheet_skipped{
    "needs.sheet_skipped", Severity::info, "Sheet \"{0}\" was left out: {1}.",
    "Nothing to do where it holds no needs; else give it a header row with places and figures.", ""};
inline constexpr Rule unplaced{"needs.unplaced", Severity::hold,
                               "{0} rows with {1} people in need lie in places that the operation does not have: {2}.",
                               "Load the gazetteer that these codes belong to, or settle the names with `place "
                               "settle`; then load this file again.",
                               "users.md 60"};
inline constexpr Rule placeholder{"needs.placeholder", Severity::hold,
                                  "{0} rows with {1} people in need stand on a placeholder code such as {2}.",
                                  "Ask the owner of the file where these people are; a placeholder is no place, and no "
                                  "figure of a place counts them.",
                                  "users.md 60"};
inline constexpr Rule no_places{"needs.no_places", Severity::warn,
                                "The operation has no places yet; only national figures can be used.",
                                "Load a gazetteer with `place load`, then load this file again.", ""};
inline constexpr Rule unknown_sector{
    "needs.unknown_sector", Severity::hold, "No body of this operation is called \"{0}\"; its figures were left out.",
    "Settle it with `body alias \"{0}\" CODE`, or add a body with `body add`, then load this file again.", ""};
inline constexpr Rule no_sector{
    "needs.no_sector", Severity::info, "The table names no sector; its figures are taken for all sectors together.",
    "Name the sector in a column, in the header or in the sheet's name where that is wrong.", ""};
inline constexpr Rule not_a_number{"needs.not_a_number", Severity::warn, "\"{0}\" is no number; it was left out.",
                                   "Write one whole number in the cell.", ""};
inline constexpr Rule negative{"needs.negative", Severity::warn, "{0} people cannot be; the figure was left out.",
                               "Give the right figure, or leave the cell empty where it is not known.",
                               "domain.md 7.5"};
inline constexpr Rule rounded{"needs.rounded", Severity::info,
                              "Figures such as {0} are no whole people; they were rounded.",
                              "Nothing to do; parts may differ from totals by a person.", ""};
inline constexpr Rule contradiction{"needs.contradiction", Severity::warn,
                                    "{1}, {2}: {0} are told twice, as {3} and as {4}; the first was taken.",
                                    "Look at both cells and take one out.", "users.md 61"};
inline constexpr Rule stray_row{
    "needs.stray_row", Severity::info,
    "The row holds figures, but neither place nor sector nor any other word; it was left out.",
    "Write \"Total\" in the place's column where it is the national figure.", ""};
inline constexpr Rule two_columns{"needs.two_columns", Severity::warn,
                                  "Column {0} (\"{1}\") carries the hashtag of column {2}; it was left out.",
                                  "Correct the hashtag of the column, or take the row of hashtags out.", ""};
inline constexpr Rule two_series{
    "needs.two_series", Severity::info, "The file tells two figures of {0}: \"{1}\" was taken, \"{2}\" was not.",
    "Settle the other's name to a body of its own where both are wanted.", "domain.md 7.5"};
inline constexpr Rule parts_above{
    "needs.parts_above", Severity::warn, "{1}: {0}, the parts by {2} add up to {3}, the total says {4} ({5}).",
    "Ask the owner which is right. The total is used; parts are used for shares only.", "domain.md I5; users.md 61"};
inline constexpr Rule parts_below{
    "needs.parts_below", Severity::info,
    "{1}: {0}, the parts by {2} add up to {3} of {4} people ({5}); the rest is of no part.",
    "Nothing to do where the parts are known to be incomplete.", "domain.md I5"};
inline constexpr Rule parts_alone{"needs.parts_alone", Severity::info,
                                  "{1}: {0} are told in parts but not as a total ({2}).",
                                  "Give the total: parts of unlike kinds are never added up to one.", "domain.md I7"};
inline constexpr Rule order{
    "needs.order", Severity::warn, "{0}: {2} {1} are more than {4} {3} ({5}).",
    "Targeted, in need, affected and population should each hold the one before; ask the owner which figure is right.",
    "domain.md I5"};
inline constexpr Rule national_differs{
    "needs.national_differs", Severity::warn,
    "In the places of level {1}, {0} do not add up to the national figure. Of it they are: {2}.",
    "Both are kept. Use the national figure for the country and the places for maps; ask the owner where the rest is.",
    "users.md 62"};
inline constexpr Rule severity_range{
    "needs.severity_range", Severity::warn, "Severity {0} is outside 1 to 5; it was left out.",
    "Give a phase of 1 to 5, or leave the cell empty where nobody assessed.", "domain.md 5.3"};
inline constexpr Rule severity_constant{
    "needs.severity_constant", Severity::warn, "Severity of {0} is {1} in all of {2} places.",
    "Compare with the source: a column that never changes is often broken.", "users.md 63"};
inline constexpr Rule severity_blank{
    "needs.severity_blank", Severity::warn, "Severity of {0} is empty in {1} of {2} places. Nothing was filled in.",
    "Compare with the source: blanks that should repeat the value above them are lost in some exports.", "users.md 63"};
inline constexpr Rule no_people{"needs.no_people", Severity::info,
                                "\"{0}\" counts households or shares, not people; it was left out.", "Nothing to do.",
                                ""};
inline constexpr Rule other_trait{"needs.other_trait", Severity::info,
                                  "\"{0}\" is a part that we have no code for; it is kept and in no figure.",
                                  "Settle it with the operation's own list of groups if it should be.", ""};
inline constexpr Rule total_over_sectors{
    "needs.total_over_sectors", Severity::warn,
    "Column \"{0}\" is the sum of the sectors beside it: who needs help from two is counted twice. It was left out.",
    "Give the people in need of all sectors together in a column named \"Intersectoral\".", "domain.md I6"};
inline constexpr Rule place_doubt{"needs.place_doubt", Severity::warn, "Code and name speak of different places: {0}.",
                                  "Check the row; the code was taken.", "users.md 59"};

std::span<Rule const> all();

}
