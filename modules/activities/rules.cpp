// Sentences that a tired information officer understands; codes are lasting and never reused.
#include "rules.hpp"
#include <array>

namespace muster::activities {

namespace {

using S = base::Severity;

constexpr std::array<base::Rule, 72> table{{
    {"sheet.no_table", S::wrong,
     "No table was found in {0}: no row of column names with rows below it.",
     "Give the sheet with --sheet, or put one row of column names above the data.",
     ""},
    {"columns.no_partner", S::warn,
     "No column says who does the work.",
     "Give --partner NAME if the sheet is of one organisation, or name the column with --map \"HEADER=org\".",
     ""},
    {"columns.no_sector", S::warn,
     "No column says which sector the work belongs to.",
     "Give --body CODE if the sheet is of one sector, or name the column with --map \"HEADER=sector\".",
     ""},
    {"columns.no_place", S::warn,
     "No column says where the work is done.",
     "Name the column with --map \"HEADER=place.adm2.name\" (or .code); without places the rows count for the whole country only.",
     ""},
    {"columns.not_mapped", S::info,
     "Column “{0}” is not used.",
     "If it matters, say what it means with --map \"{0}=MEANING\"; the meanings: muster 5w mapping meanings.",
     ""},
    {"sheet.alike", S::warn,
     "Sheet “{0}” has the same columns and was not read.",
     "Read it too with --sheet \"{0}\".",
     ""},
    {"sheet.unknown", S::wrong,
     "There is no sheet “{0}” with a table in this file; it has {1}.",
     "Give one of these names.",
     ""},
    {"sheet.no_rows", S::warn,
     "Sheet {0} has column names and no rows below them.",
     "If there is nothing to report, say so with muster 5w nil.",
     ""},
    {"period.year_from_name", S::info,
     "The months have no year; {0} was read from the name of the file or sheet.",
     "If that is wrong give --period YEAR.",
     ""},
    {"rows.total_differs", S::warn,
     "The printed total is {0}, the rows above it sum to {1}.",
     "The total is never counted; check whether rows are missing or hidden.",
     ""},
    {"partner.missing", S::hold,
     "No organisation is named.",
     "Fill the cell, or settle it: muster review settle ROW --partner NAME.",
     ""},
    {"partner.likeness", S::warn,
     "“{0}” was read as {1}.",
     "If it is another organisation say so: muster partner alias.",
     ""},
    {"partner.several", S::hold,
     "“{0}” is the acronym of more than one organisation: {1}.",
     "Write the full name, or settle it: muster review settle ROW --partner NAME.",
     ""},
    {"partner.new", S::info,
     "“{0}” was not known; it enters the directory as provisional.",
     "Confirm it, or name it as another name of a known one: muster partner alias.",
     ""},
    {"partner.joined", S::info,
     "The cell names {0} organisations: {1}. All are present; the figures are counted once, under the first.",
     "Report one organisation a row if each has its own figures.",
     "users.md, Lebanon 2024"},
    {"sector.missing", S::hold,
     "No sector is given.",
     "Fill the cell, or give --body for the sheet.",
     ""},
    {"sector.unknown", S::hold,
     "“{0}” is no sector or cluster of this operation.",
     "Write its name or code, or settle it for all rows alike: muster review settle ROW --body CODE.",
     ""},
    {"place.missing", S::warn,
     "No place is given; the row counts for the whole country only.",
     "Fill in the district or its p-code.",
     ""},
    {"place.unknown", S::hold,
     "“{0}” is no place of this operation.",
     "Check the p-code or spelling, or settle it for all rows alike: muster review settle ROW --place PCODE.",
     ""},
    {"place.several", S::hold,
     "“{0}” may be {1}.",
     "Add the p-code or the higher place, or settle it: muster review settle ROW --place PCODE.",
     ""},
    {"place.repaired", S::info,
     "“{0}” was read as {1} ({2}).",
     "Write the p-code in full so that nothing needs repair.",
     ""},
    {"place.old_code", S::info,
     "“{0}” is a code of another boundary version; it was read as {1}.",
     "Use the codes of the version in force.",
     "domain.md 7.4"},
    {"place.name_differs", S::warn,
     "The code says {0}, the name says “{1}”; the code was followed.",
     "Check which is meant and correct the other.",
     ""},
    {"place.parent_differs", S::warn,
     "{0} does not lie in “{1}”; the lower place was followed.",
     "Check the code of the higher place.",
     ""},
    {"place.point_outside", S::warn,
     "The point given lies outside {0}; the place was followed.",
     "Check latitude and longitude; they may be exchanged.",
     ""},
    {"place.other_country", S::hold,
     "“{0}” is in another country than this operation.",
     "Move the row to its operation, or correct the code.",
     ""},
    {"place.coarser", S::info,
     "“{0}” is not known; the row was placed in {1}, which contains it.",
     "Give the p-code of the lower place if it matters.",
     ""},
    {"cell.error", S::warn,
     "The cell holds the spreadsheet error {0}.",
     "Mend the formula; the value was taken as missing.",
     ""},
    {"status.unknown", S::warn,
     "“{0}” is no state of an activity (planned, ongoing, completed, suspended, cancelled).",
     "Use one of these words, or add yours to the list of states.",
     ""},
    {"group.unknown", S::info,
     "“{0}” is no population group of the list; the row counts for everybody.",
     "Write IDP, returnees, refugees or host; the words that are known: muster list show groups.",
     ""},
    {"date.impossible", S::wrong,
     "“{0}” is no day of the calendar.",
     "Correct the date.",
     ""},
    {"date.unreadable", S::wrong,
     "“{0}” is not a date.",
     "Write the day as 2026-03-31, or leave the cell empty if it is not known.",
     ""},
    {"date.is_a_time", S::wrong,
     "“{0}” is a time of day or a number, not a date.",
     "Write the day as 2026-03-31.",
     ""},
    {"date.both", S::info,
     "“{0}” can be read two ways; the day was taken first, as nothing in the column says otherwise.",
     "Write the day as 2026-03-31 to be sure.",
     ""},
    {"dates.end_before_start", S::hold,
     "The work ends on {1}, before it starts on {0}.",
     "Correct the dates; the row waits.",
     ""},
    {"date.far", S::warn,
     "{0} is more than ten years away.",
     "Check the year.",
     ""},
    {"period.unreadable_cell", S::warn,
     "“{0}” is no month or period.",
     "Write the month as 2026-03.",
     ""},
    {"number.unreadable", S::wrong,
     "“{0}” is not a number.",
     "Write one number in digits and put words in the notes.",
     ""},
    {"number.not_one", S::wrong,
     "“{0}” is more than one number.",
     "Give one, and put the range in the notes.",
     ""},
    {"number.negative", S::wrong,
     "“{0}” is below zero; people cannot be.",
     "Give the figure itself; a correction replaces the earlier row.",
     ""},
    {"number.not_whole", S::warn,
     "“{0}” is not a whole number; it was rounded to {1}.",
     "Check that the figure is people and not a share or an average.",
     ""},
    {"number.about", S::info,
     "“{0}” was read as {1}.",
     "Give the counted figure when it is known.",
     ""},
    {"number.both", S::hold,
     "“{0}” can be {1} or {2}: nothing in the column says which sign parts the thousands.",
     "Write the number without a sign for thousands.",
     ""},
    {"reached.above_population", S::hold,
     "{0} reached, {1} live in {2}.",
     "Right? Say so: muster review settle ROW --accept. Check that the figure is people, not items or visits.",
     "domain.md 5.1: REA <= POP"},
    {"reached.parts_exceed_total", S::warn,
     "Women, men, girls and boys are {0} together, the total says {1}; the larger was taken.",
     "Correct the total or the parts.",
     "domain.md I5"},
    {"reached.parts_short", S::info,
     "Women, men, girls and boys are {0} of {1}; the rest has no sex or age.",
     "Fill in the missing parts if they are known.",
     ""},
    {"reached.households_only", S::warn,
     "{0} households are given and no people; no household size is set for the operation.",
     "Give people, or set it: muster operation set household.size N.",
     "domain.md 7.2, 20"},
    {"twin.repeat", S::info,
     "The row repeats row {0} in every cell; it counts once.",
     "Delete one of them.",
     "performance.md J1"},
    {"twin.revised", S::info,
     "Row {0} has the same id and comes later; this one was replaced by it.",
     "Keep one row for each id.",
     ""},
    {"twin.probable", S::hold,
     "Row {0} reports the same work and the same figures ({1}) with other words elsewhere; both may be one.",
     "If they are two, say so: muster review settle ROW --accept. If not, delete one.",
     ""},
    {"submission.unknown", S::wrong,
     "There is no submission {0}.",
     "List them: muster 5w status.",
     ""},
    {"submission.undone", S::wrong,
     "Submission {0} was undone already.",
     "Import the file again if it is needed.",
     ""},
    {"submission.built_upon", S::wrong,
     "Later submissions replaced {1} lines of {0}: {2}.",
     "Undo the later ones first.",
     ""},
    {"review.unknown", S::wrong,
     "No row {0} waits for a person.",
     "List what waits: muster review list.",
     ""},
    {"review.settle_what", S::wrong,
     "Row {0} waits because of {1}; that is not settled with what was given.",
     "Give {2}.",
     ""},
    {"mapping.unknown", S::wrong,
     "There is no saved mapping “{0}”.",
     "List them: muster 5w mapping list.",
     ""},
    {"mapping.meaning_unknown", S::wrong,
     "“{0}” is no meaning of a column.",
     "Write HEADER=MEANING with a meaning such as org, sector, place.adm2.code, reached, reached.f.children; all: muster 5w mapping meanings.",
     ""},
    {"5w.partner_unknown", S::wrong,
     "There is no partner “{0}” in this operation.",
     "Add it first: muster partner add, or list them: muster partner list.",
     ""},
    {"5w.body_unknown", S::wrong,
     "There is no cluster or sector “{0}” in this operation.",
     "List them: muster body list.",
     ""},
    {"period.unreadable", S::wrong,
     "“{0}” is no period.",
     "Write 2026, 2026-Q1, 2026-03 or 2026-03-01..2026-05-15.",
     ""},
    {"partner.acronym_shared", S::warn,
     "“{0}” carries the acronym of another organisation: {1}; the two are kept apart.",
     "If they are one, say so: muster partner merge.",
     "users.md 3.2: nine acronyms with more than one name in one file"},
    {"partner.other", S::hold,
     "The row names {0}; the report was handed in for {1}.",
     "A person of the cluster says whether it counts: muster review settle ROW --accept.",
     ""},
    {"report.not_confirmed", S::hold,
     "Who handed in {0} is not confirmed yet, so no row of it counts by itself.",
     "A coordinator confirms the account, or lets the rows in: muster review settle ROW --accept.",
     ""},
    {"submission.other_partner", S::wrong,
     "Submission {0} is not of {1} alone.",
     "Ask the cluster's information officer to take it back.",
     ""},
    {"review.other_body", S::wrong,
     "What was settled under the number {0} is not of {1} alone.",
     "Ask somebody whose grant is for the whole operation to take it back.",
     ""},
    {"place.other", S::hold,
     "The row lies in {0}; the report was handed in for places of {1}.",
     "A person of the cluster says whether it counts: muster review settle ROW --accept.",
     ""},
    {"review.no_settlement", S::wrong,
     "Nothing was settled under the number {0}.",
     "`muster review settled` lists what was.",
     ""},
    {"review.unsettled_already", S::wrong,
     "What was settled under the number {0} was taken back already.",
     "Settle the rows anew: they wait at the review desk.",
     ""},
    {"review.not_within", S::wrong,
     "{0} of these rows are not of {1}, or do not say of which sector they are.",
     "Ask somebody whose grant is for the whole operation, such as the information officer of all clusters, to settle them.",
     ""},
    {"report.nil_not_confirmed", S::hold,
     "{0} says that there is nothing to report for {1} in {2}; who says so is not confirmed yet.",
     "A person of the cluster lets it in: muster review settle ID --accept.",
     ""},
    {"period.no_year", S::warn,
     "The months have no year, and neither the sheet nor the name of the file tells one: no period is known of these lines.",
     "Give --period YEAR, or write the year into the column of months.",
     ""},
    {"period.from_name", S::info,
     "No column says when; {0} was read from the name of the file or sheet.",
     "If that is wrong give --period PERIOD.",
     ""},
}};

}

namespace rule {

base::Rule const& no_table = table[0];
base::Rule const& no_partner_column = table[1];
base::Rule const& no_sector_column = table[2];
base::Rule const& no_place_column = table[3];
base::Rule const& column_not_mapped = table[4];
base::Rule const& sheet_alike = table[5];
base::Rule const& sheet_unknown = table[6];
base::Rule const& no_rows = table[7];
base::Rule const& year_from_name = table[8];
base::Rule const& total_differs = table[9];
base::Rule const& partner_missing = table[10];
base::Rule const& partner_likeness = table[11];
base::Rule const& partner_several = table[12];
base::Rule const& partner_new = table[13];
base::Rule const& partners_joined = table[14];
base::Rule const& sector_missing = table[15];
base::Rule const& sector_unknown = table[16];
base::Rule const& place_missing = table[17];
base::Rule const& place_unknown = table[18];
base::Rule const& place_several = table[19];
base::Rule const& place_repaired = table[20];
base::Rule const& place_old_code = table[21];
base::Rule const& place_name_differs = table[22];
base::Rule const& place_parent_differs = table[23];
base::Rule const& place_point_outside = table[24];
base::Rule const& place_other_country = table[25];
base::Rule const& place_coarser = table[26];
base::Rule const& cell_error = table[27];
base::Rule const& status_unknown = table[28];
base::Rule const& group_unknown = table[29];
base::Rule const& date_impossible = table[30];
base::Rule const& date_unreadable = table[31];
base::Rule const& date_is_a_time = table[32];
base::Rule const& date_both = table[33];
base::Rule const& end_before_start = table[34];
base::Rule const& date_far = table[35];
base::Rule const& period_unknown = table[36];
base::Rule const& reached_not_a_number = table[37];
base::Rule const& reached_not_one_number = table[38];
base::Rule const& reached_negative = table[39];
base::Rule const& reached_not_whole = table[40];
base::Rule const& reached_about = table[41];
base::Rule const& reached_both = table[42];
base::Rule const& reached_above_population = table[43];
base::Rule const& parts_exceed_total = table[44];
base::Rule const& parts_short_of_total = table[45];
base::Rule const& households_only = table[46];
base::Rule const& twin_repeat = table[47];
base::Rule const& twin_revised = table[48];
base::Rule const& twin_probable = table[49];
base::Rule const& no_such_submission = table[50];
base::Rule const& already_undone = table[51];
base::Rule const& built_upon = table[52];
base::Rule const& no_such_review = table[53];
base::Rule const& settle_what = table[54];
base::Rule const& mapping_unknown = table[55];
base::Rule const& meaning_unknown = table[56];
base::Rule const& partner_unknown = table[57];
base::Rule const& body_unknown = table[58];
base::Rule const& period_unreadable = table[59];
base::Rule const& partner_acronym_shared = table[60];
base::Rule const& partner_other = table[61];
base::Rule const& not_confirmed = table[62];
base::Rule const& submission_other_partner = table[63];
base::Rule const& settlement_other_body = table[64];
base::Rule const& place_other = table[65];
base::Rule const& no_such_settlement = table[66];
base::Rule const& unsettled_already = table[67];
base::Rule const& settle_not_within = table[68];
base::Rule const& nil_not_confirmed = table[69];
base::Rule const& no_year = table[70];
base::Rule const& period_from_name = table[71];

}

std::span<base::Rule const> rules() { return table; }

}
