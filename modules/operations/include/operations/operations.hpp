// An emergency in a country: what everything else belongs to.
#pragma once
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::operations {

struct Operation {
    std::string id;       // short, lower case, people type it: "zandia"
    std::string name;
    std::string iso3;     // "NGA"
    std::string iso2;     // "NG", from the dated list of countries; "" for a made-up country without one
    std::optional<base::Day> onset;
    std::vector<std::string> languages;  // of what is received: "en", "fr" …
};

/// A stretch that reports are made for, and the day they are due.
struct Cycle {
    base::Period period;
    base::Day due;
};

/// How figures are made where guidance leaves a choice; kept facts, each with its default (see settings() in docs).
struct Setting {
    std::string name;   // "household.size"
    std::string value;
};

/// Refuses operation.exists, operation.bad_id, operation.unknown_country.
Operation declare(store::Db& db, base::Clock const& clock, std::string const& actor, Operation const& wanted);
/// Refuses operation.unknown.
Operation get(store::Db& db, std::string const& id);
std::vector<Operation> list(store::Db& db);
/// `--operation`, MUSTER_OPERATION, or the only one; refuses cli.which_operation.
std::string which(cli::Call& call);

void set_cycle(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Cycle const& cycle);
/// In order of time. Months from the first to the last report unless cycles were set by hand.
std::vector<Cycle> cycles(store::Db& db, std::string const& operation);

std::string setting(store::Db& db, std::string const& operation, std::string_view name, std::string_view otherwise);
void set_setting(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Setting const& setting);

/// Countries by ISO 3166: "NGA" -> "NG"; "" where unknown.
std::string iso2_of(std::string_view iso3);

cli::Module const& module();

}
