// An emergency in a country: what everything else belongs to.
//
// Published view (sql/0001_operations.sql): operations_known(operation, name, iso3, iso2, onset, languages).
#pragma once
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::operations {

struct Operation {
    std::string id; // short, lower case, people type it: "zandia"
    std::string name;
    std::string iso3; // "NGA"
    std::string iso2; // "NG", from the dated list of countries; "" for a made-up country without one
    std::optional<base::Day> onset;
    std::vector<std::string> languages; // of what is received: "en", "fr" …
};

/// A stretch that reports are made for, and the day they are due.
struct Cycle {
    base::Period period;
    base::Day due;
};

/// How figures are made where guidance leaves a choice; kept facts, each with its default (lists/settings.csv).
struct Setting {
    std::string name; // "household.size"
    std::string value;
};

/// A setting that the program knows, with what it is when nobody set it.
struct KnownSetting {
    std::string_view name, kind, otherwise, meaning; // kind: "number" or "text"
};

/// Refuses operation.exists, operation.bad_id, operation.unknown_country, operation.bad_language.
Operation declare(store::Db& db, base::Clock const& clock, std::string const& actor, Operation const& wanted);
/// Refuses operation.unknown.
Operation get(store::Db& db, std::string const& id);
std::vector<Operation> list(store::Db& db);
/// `--operation`, MUSTER_OPERATION, or the only one; refuses cli.which_operation, operation.unknown.
std::string which(cli::Call& call);

/// Refuses cycle.bad_period, cycle.overlaps.
void set_cycle(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
               Cycle const& cycle);
/// The cycles that were set by hand, in order of time.
std::vector<Cycle> cycles(store::Db& db, std::string const& operation);
/// Those set by hand; where none was, the calendar months that `reported` touches, each due as the setting
/// cycle.due_days says. The caller knows the first and the last day that was reported on.
std::vector<Cycle> cycles_over(store::Db& db, std::string const& operation, base::Period reported);

/// What was set, else `otherwise`.
std::string setting(store::Db& db, std::string const& operation, std::string_view name, std::string_view otherwise);
/// Refuses setting.bad_name, setting.not_a_number.
void set_setting(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                 Setting const& setting);
/// In order of name.
std::vector<KnownSetting> const& known_settings();

/// Countries by ISO 3166: "NGA" -> "NG"; "" where unknown.
std::string iso2_of(std::string_view iso3);
/// "NGA" -> "Nigeria"; "" where unknown.
std::string country_name(std::string_view iso3);
/// Of the list, or one that nobody has: the codes ISO leaves to users (AAA-AAZ, QMA-QZZ, XAA-XZZ, ZZA-ZZZ), and ZAN for
/// Zandia, the made-up country of the examples.
bool is_country(std::string_view iso3);

cli::Module const& module();

} // namespace muster::operations
