#include "rules.hpp"
#include <algorithm>

namespace muster::geography {

namespace {

using enum base::Severity;

constexpr std::string_view ab = "OCHA, common operational datasets: P-codes";
constexpr std::string_view ps = "OCHA, common operational datasets: population (COD-PS)";

constexpr base::Rule table[] = {
    // What is refused.
    {"gazetteer.not_understood", wrong,
     "{0} holds no table of places, boundaries or population that could be recognised; its columns are: {1}.",
     "A table of places needs a column of p-codes named like ADM2_PCODE, admin2Pcode or P-Code; see `muster help place "
     "load`.",
     ab},
    {"gazetteer.other_country", wrong, "{0} speaks of {1}, not of {2}, the country of this operation.",
     "Load the file into the operation of its country with --operation, or load the file of {2} here.", ""},
    {"gazetteer.reports_not_places", wrong,
     "{0} lists {1} rows for only {2} places, as reports do; it is no list of places.",
     "Reports are read by `muster 5w import`, tables of needs by `muster needs load`.", ""},
    {"gazetteer.needs_not_places", wrong,
     "{0} has a column \"{1}\": it is a table of needs, not of places or population.",
     "Load it with `muster needs load`.", ""},
    {"gazetteer.level_unknown", wrong, "{0} does not say of which administrative level its {1} places are.",
     "Say it with --level N, where 1 is the level below the country.", ""},
    {"gazetteer.no_level", wrong, "\"{0}\" is no administrative level.", "Levels are 0 (the country) to 5.", ""},
    {"place.no_such", wrong, "There is no place {0} in this operation.",
     "`muster place find WORDS` looks for it by name or by part of the code.", ""},
    {"place.nothing_asked", wrong, "Neither words nor a code were given.", "Give a name, or a code with --code.", ""},

    // Tables of places.
    {"gazetteer.rows_elsewhere", info, "{0} rows are of other countries ({1}) and were left out.", "Nothing to do.",
     ""},
    {"gazetteer.code_twice", warn, "{0} codes stand for more than one place: {1}. The first was kept.",
     "A p-code belongs to one place only; ask the keeper of the list which is right.", ab},
    {"gazetteer.placeholder", info, "{0} entries are no places but placeholders and were left out: {1}.",
     "Nothing to do.", ""},
    {"gazetteer.code_missing", warn, "{0} places have a name but no p-code and were left out: {1}.",
     "Add their p-codes, or remove the rows.", ab},
    {"gazetteer.code_odd", warn, "{0} codes do not look like p-codes and were left out: {1}.",
     "P-codes are letters and digits, such as NG008023.", ab},
    {"gazetteer.name_missing", info, "{0} places have no name: {1}. They are found by code only.",
     "Load a list that has their names, such as the administrative boundaries.", ""},
    {"gazetteer.parent_missing", warn, "{0} places lie in a place that is not in the gazetteer: {1}.",
     "Load the list of the level above.", ab},
    {"gazetteer.parent_guessed", info, "Of {0} places the file does not tell the parent; it was taken from {2}: {1}.",
     "Load a list that names the parents; what it says will replace the guess.", ab},
    {"gazetteer.parent_guess_differs", warn,
     "Of {0} places the code and the boundary point to different parents; the boundary was followed: {1}.",
     "Load a list that names the parents.", ab},
    {"gazetteer.parent_differs", warn,
     "{0} places have another parent here than in the gazetteer; the parent there was kept: {1}.",
     "If the boundaries changed, load the newer list with its date (validOn); otherwise ask which is right.", ab},
    {"gazetteer.level_differs", wrong, "{0} codes are known as places of another level and were left out: {1}.",
     "Check that the file holds the level that it says.", ab},
    {"gazetteer.level_unclear", warn, "Of {0} codes the level cannot be told and they were left out: {1}.",
     "Load the list of the level above first, or say the level with --level.", ab},
    {"gazetteer.name_other", info, "{0} places have another name here than in the gazetteer; both are now found: {1}.",
     "Nothing to do.", ""},
    {"gazetteer.ended", warn, "{0} places are not in this newer list and ended on the day before it: {1}.",
     "`muster place crosswalk` shows what became of them.", "domain.md, I10"},
    {"gazetteer.superseded", info,
     "{0} places without a date have other codes than the dated list gives to the places of their names; they were "
     "kept as "
     "codes of the past: {1}.",
     "`muster place crosswalk` shows to which code each leads.", "domain.md, I10"},
    {"gazetteer.not_in_dated_list", warn,
     "{0} places of this file, which has no date, are not in the list of {2}: {1}. They were taken as places that are.",
     "They may be of an older or a newer list: load the list that is in force, with its date.", "domain.md, I10"},
    {"gazetteer.name_of_another", warn,
     "{0} names are here given to another place than in the gazetteer and were left out: {1}.",
     "Check the file: the codes may have slipped.", ab},
    {"gazetteer.older", info,
     "This list ({2}) is older than the gazetteer; {0} places that only it has were kept as places of the past: {1}.",
     "Nothing to do.", "domain.md, I10"},
    {"gazetteer.synonyms_unplaced", info,
     "{0} names with synonyms belong to no place of the gazetteer and were left out: {1}.", "Nothing to do.", ""},
    {"gazetteer.synonym_level", warn,
     "{0} entries carry the code of a place of another level: {1}. They were found by name where that was possible.",
     "Give them their own codes.", ""},
    {"gazetteer.synonym_shared", info, "{0} synonyms are given to more than one place: {1}. They decide nothing alone.",
     "Nothing to do.", ""},

    // Boundaries.
    {"boundary.no_codes", wrong,
     "None of the {0} areas of {1} carries a p-code, so they cannot be told to be which places; nothing was loaded.{2}",
     "Ask for the file with its p-codes, or name the property that holds them with --code.", ab},
    {"boundary.wrong_level", wrong,
     "{0} says in its name that it holds level {1}, but its {2} areas are those of level {3}.",
     "Ask for the file of level {1}; load this one under its right level.", ab},
    {"boundary.code_missing", warn, "{0} areas carry no p-code and were left out: {1}.",
     "Ask for the file with its p-codes.", ab},
    {"boundary.tangled", wrong, "In {0} the outline of {1} crosses itself so often that it cannot be repaired here.",
     "Repair the outlines in a map program (QGIS: Fix geometries), and load the file again.", ""},
    {"boundary.no_area", warn, "{0} places have no area in the file: {1}.", "Ask for the file with its boundaries.",
     ""},
    {"boundary.kept", info, "Of {0} places a newer boundary, or one with a date, is there already and was kept: {1}.",
     "Nothing to do.", ""},
    {"boundary.place_unknown", warn, "{0} boundaries belong to places that could not be taken and were left out: {1}.",
     "See what is said of these places.", ""},
    {"boundary.repaired", info, "{0} boundaries crossed themselves and were repaired: {1}.", "Nothing to do.", ""},

    // Population.
    {"population.no_year", warn, "{0} does not say of which year its figures are.", "Say it with --year.", ps},
    {"population.place_unknown", warn,
     "{0} rows are of places that the gazetteer does not have and were left out: {1}.",
     "Load the list of places that belongs to these figures.", ps},
    {"population.row_without_place", warn, "{0} rows name no place and were left out.",
     "Nothing to do where they are totals.", ""},
    {"population.not_a_number", warn, "{0} figures could not be read and were left out: {1}.", "Write them in digits.",
     ps},
    {"population.sexes_differ", warn,
     "In {0} rows women and men do not add up to the total; the total was kept as it is: {1}.",
     "Ask the keeper of the figures.", ps},
    {"population.ages_differ", warn,
     "In {0} rows the age groups do not add up to their total; all were kept as they are: {1}.",
     "Ask the keeper of the figures.", ps},
    {"population.levels_differ", warn, "In {0} places the places within do not add up to the figure of the whole: {1}.",
     "Ask which list is right; sums by the lower level and figures of the higher one will not agree.", ps},
    {"population.total_made", info, "{0} rows give no total; it was added up from their parts.", "Nothing to do.", ""},
    {"population.twice", warn, "{0} figures are given twice and differently; the first was kept: {1}.",
     "Remove the one that is wrong.", ps},
    {"population.replaced", info, "{0} figures of {2} were replaced by those of this file: {1}.",
     "Nothing to do where this file is the newer one.", ""},
    {"population.level_of_name", warn,
     "{0} is named as a table of level {1}, but its row carries the name and code of {2}. It was read as {3}.",
     "Ask the keeper of the figures to correct the row.", ps},
    {"population.out_of_scale", hold,
     "{0} figures are more than ten times what is known of the place for the same year, or less than a tenth, and were "
     "left out: {1}.",
     "Check that the row carries the right code.", ps},

    // From one vintage to the next.
    {"crosswalk.proposed", info, "What became of {0} places of the past is proposed by name and boundary: {1}.",
     "Check the proposals with `muster place crosswalk`; load a file of the right ones to replace them.", ""},
    {"crosswalk.place_unknown", warn,
     "{0} lines lead to places that the gazetteer does not have and were left out: {1}.",
     "Load the newer list of places first.", ""},
    {"crosswalk.share_odd", warn, "{0} places are shared out to more or less than the whole: {1}.",
     "The shares of one place of the past should add up to 1.", ""},
};

} // namespace

std::span<base::Rule const> rules()
{
    return table;
}

base::Rule const& rule(std::string_view code) { return base::rule_in(table, code); }

void refuse(std::string_view code, std::vector<std::string> const& args)
{
    throw base::Refusal(rule(code), args);
}

void Tally::add(std::string const& example, std::string const& at)
{
    ++times_;
    if (at_.empty()) at_ = at;
    if (shown_.size() < 5 and std::ranges::find(shown_, example) == shown_.end()) shown_.push_back(example);
}

void Tally::finish(std::vector<base::Finding>& findings, std::vector<std::string> const& more) const
{
    if (times_ == 0) return;
    std::string examples;
    for (auto const& example : shown_)
        examples += (examples.empty() ? "" : ", ") + example;
    if (times_ > static_cast<std::int64_t>(shown_.size())) examples += " …";
    std::vector<std::string> args{std::to_string(times_), examples};
    args.insert(args.end(), more.begin(), more.end());
    auto finding = base::found(rule(code_), at_, args);
    finding.times = times_;
    findings.push_back(std::move(finding));
}

} // namespace muster::geography
