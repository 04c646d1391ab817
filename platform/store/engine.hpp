// What the two engines share: how their errors become refusals.
#pragma once
#include <memory>
#include <store/db.hpp>
#include <string>

namespace muster::store {

/// How a file is opened: `make` sets up what is not there yet, `read` never writes.
enum class Opening { make, read };

std::unique_ptr<Db> open_sqlite(std::string const& path, Opening opening);
std::unique_ptr<Db> open_postgres(std::string const& url);

/// Every table with a column `operation` has its policy (wall.hpp). Inside a transaction.
void build_walls(Db& db);
/// Whether the store was ever set up.
bool is_set_up(Db& db);
/// Checks and copies of one engine; see keeping.hpp.
std::vector<std::string> check_sqlite(Db& db);
std::vector<std::string> check_postgres(Db& db);
void backup_sqlite(Db& db, std::string const& to_file);
void restore_sqlite(std::string const& from_file, std::string const& to_path, bool replace);

/// The rule of this part with that code; it must exist (ENSUREd).
base::Rule const& rule(std::string_view code);

[[noreturn]] void refuse(std::string_view code, std::vector<std::string> const& args);

/// The url as it may be shown: without its password.
std::string shown(std::string const& url);

/// Words for errors: "geography/find_by_code: no such column: pcode".
std::string told_by(std::string_view query, std::string_view words);

}
