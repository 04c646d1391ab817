// People in need, targeted, severity and population, by place, sector, group, sex and age.
//
// Totals and parts are told apart when they are loaded and never summed together: `is_total` rows cover everybody of
// their place and sector; parts are of one dimension each (users.md, complaints 47, 61).
//
// Published view (sql/0001…):  needs_totals(operation, place, level, body, grp, population, affected, in_need, targeted,
// reached, severity, source)  where grp is 'all' or a group code, body is a structure code or 'intersectoral', figures
// are null where not told (not assessed). At most one row for (operation, place, body, grp).
// needs_parts(operation, place, level, body, grp, sex, age, disabled, in_need, targeted, band) for equity; sex 'f','m','all';
// age as told ("0-17", "65+", "children", 'all'), band 'child' (under 18), 'adult', 'elder', 'other', 'all'; disabled
// 'yes','no','all'. Parts of different kinds overlap (by sex; by age; by both): take rows of one kind only.
//
// National figures stand at level 0, on the country's p-code (its ISO code where no gazetteer is loaded). A figure whose
// place is unknown is kept and counted as unplaced, and is in neither view.
#pragma once
#include <base/finding.hpp>
#include <cli/command.hpp>
#include <geography/geography.hpp>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::needs {

struct Loaded {
    std::string file, sheet, layout;
    std::int64_t rows = 0, figures = 0, totals = 0, parts = 0, unplaced_rows = 0, unplaced_people = 0;
    std::vector<base::Finding> findings;
    bool same = false;           // nothing changed: the same file with the same result is there
    std::string source, round;   // what a newer file of the same source and round replaces
};

/// What the caller knows better than the file's name tells.
struct LoadHints {
    std::string source, round;
};

/// Any table of needs, long or wide (a sheet a sector, a column a sector, a column a group). The same file again
/// changes nothing; a newer file of the same source and round replaces its figures (both stay in the journal). One entry
/// a sheet; findings about the whole file stand with the first. Refuses needs.nothing_found and what reading refuses.
std::vector<Loaded> load(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                         std::string const& path, LoadHints const& hints = {});

/// A row of needs_totals at one level of places.
struct Total {
    std::string place;
    int level = 0;
    std::string body, group;
    std::optional<std::int64_t> population, affected, in_need, targeted, reached, severity;
    std::string source;
    bool rolled_up = false;  // some figure is the sum of finer places, because none was told at this level
};
/// Figures at a level: as told there, else summed from the nearest finer level that tells them (places do not overlap).
/// Severity is never rolled up. Source: users.md, appendix A, rule 7.
std::vector<Total> totals_at(store::Db& db, std::string const& operation, geography::Gazetteer const& gazetteer, int level);

cli::Module const& module();

}
