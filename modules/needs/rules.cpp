#include "rules.hpp"

namespace muster::needs::rule {
namespace {

constexpr Rule table[] = {nothing_found,  sheet_skipped,    unplaced,           placeholder,       no_places,
                          unknown_sector, no_sector,        not_a_number,       negative,          rounded,
                          contradiction,  two_series,       parts_above,        parts_below,       parts_alone,
                          order,          national_differs, severity_range,     severity_constant, severity_blank,
                          no_people,      other_trait,      total_over_sectors, place_doubt,       two_columns,
                          stray_row};
}

std::span<Rule const> all() { return table; }

}
