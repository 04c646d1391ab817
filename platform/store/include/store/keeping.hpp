// Looking after a store: bringing its schema up to date, copies, health.
#pragma once
#include <functional>
#include <span>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::store {

/// Brings the schema to the program's: each migration once, in a transaction, recorded with its checksum. Refuses where
/// a migration that was run has another text now (store.past_changed), or where the store knows a later one
/// (store.newer). Returns how many were run.
int migrate(Db& db, std::span<Migration const> migrations);

/// Opens a store that is there, as it is: nothing is made or migrated. Refuses store.unreachable, and
/// store.holds_nothing where it was never set up.
std::unique_ptr<Db> open_existing(std::string const& url);

/// A consistent copy while others write. SQLite: the online backup. PostgreSQL: refuses with store.use_pg_dump.
void backup(Db& db, std::string const& to_file);
/// Puts a backup in the store's place, all or nothing. The backup is read through and its journal verified before;
/// refuses store.not_whole, and store.holds_something where the store holds something and `replace` is false.
void restore(std::string const& from_file, std::string const& to_url, bool replace);
/// What the engine says of its own files; empty where all is well.
std::vector<std::string> check(Db& db);

}
