// The table of checks: every finding and refusal of the 5W, with its sentence and remedy (rules.cpp).
#pragma once
#include <base/finding.hpp>
#include <span>

namespace muster::activities {

namespace rule {

// The sheet as a whole.
extern base::Rule const &no_table,
    &no_partner_column,
    &no_sector_column,
    &no_place_column,
    &column_not_mapped,
    &sheet_alike,
    &sheet_unknown,
    &no_rows,
    &year_from_name,
    &total_differs;
// One row.
extern base::Rule const &partner_missing,
    &partner_likeness,
    &partner_several,
    &partner_acronym_shared,
    &partner_new,
    &partners_joined,
    &sector_missing,
    &sector_unknown,
    &place_missing,
    &place_unknown,
    &place_several,
    &place_repaired,
    &place_old_code,
    &place_name_differs,
    &place_parent_differs,
    &place_point_outside,
    &place_other_country,
    &place_coarser,
    &cell_error,
    &status_unknown,
    &group_unknown,
    &date_impossible,
    &date_unreadable,
    &date_is_a_time,
    &date_both,
    &end_before_start,
    &date_far,
    &period_unknown,
    &reached_not_a_number,
    &reached_not_one_number,
    &reached_negative,
    &reached_not_whole,
    &reached_about,
    &reached_both,
    &reached_above_population,
    &parts_exceed_total,
    &parts_short_of_total,
    &households_only,
    &twin_repeat,
    &twin_revised,
    &twin_probable,
    &partner_other,
    &place_other,
    &not_confirmed,
    &nil_not_confirmed,
    &no_year,
    &period_from_name;
// Requests that may not proceed.
extern base::Rule const &no_such_submission,
    &already_undone,
    &built_upon,
    &no_such_review,
    &settle_what,
    &mapping_unknown,
    &meaning_unknown,
    &partner_unknown,
    &body_unknown,
    &period_unreadable,
    &submission_other_partner,
    &settlement_other_body,
    &no_such_settlement,
    &unsettled_already,
    &settle_not_within;

}

std::span<base::Rule const> rules();

}
