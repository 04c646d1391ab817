// Rows that are kept by their class: the part that holds them seals what the classes ask for (reliability.md, 5.4, column
// Storage). It stands above this one, so it says here that it does.
#pragma once
#include <base/clock.hpp>
#include <cstdint>
#include <store/db.hpp>
#include <string>

namespace muster::access {

/// Seals what the classes of the operation ask for and stands open; how many rows and files that were. Without `look` only
/// where the classes have changed since it looked last.
using KeepRows = std::int64_t (*)(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, bool look);

/// Once, by the part that holds rows.
void rows_are_kept_by(KeepRows keep);

/// Has the rows of the operation kept as its classes say now; 0 where nothing was to be sealed. Outside of a transaction the
/// store's log is emptied behind it.
std::int64_t keep_rows(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, bool look);

}
