// People in need, targeted, severity and population, by place, sector, group, sex and age.
//
// Totals and parts are told apart when they are loaded and never summed together: `is_total` rows cover everybody of
// their place and sector; parts are of one dimension each (users.md, complaints 47, 61).
//
// Published view (sql/0001…):  needs_totals(operation, place, level, body, grp, population, affected, in_need, targeted,
// reached, severity, source)  where grp is 'all' or a group code, body is a structure code or 'intersectoral', figures
// are null where not told (not assessed). At most one row for (operation, place, body, grp).
// needs_parts(operation, place, level, body, grp, sex, age, disabled, in_need, targeted) for equity; sex 'f','m','all'.
#pragma once
#include <base/finding.hpp>
#include <cli/command.hpp>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::needs {

struct Loaded {
    std::string file, sheet, layout;
    std::int64_t rows = 0, figures = 0, totals = 0, parts = 0, unplaced_rows = 0, unplaced_people = 0;
    std::vector<base::Finding> findings;
};

/// Any table of needs, long or wide (a sheet a sector, a column a sector, a column a group). The same file again
/// changes nothing; a newer file of the same source and round replaces its figures (both stay in the journal).
std::vector<Loaded> load(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                         std::string const& path);

cli::Module const& module();

}
