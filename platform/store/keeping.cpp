// Copies and health, whichever engine holds the store.
#include "engine.hpp"
#include <filesystem>
#include <fmt/core.h>
#include <store/keeping.hpp>

namespace muster::store {

namespace {

bool is_postgres(std::string const& url) { return url.starts_with("postgres://") or url.starts_with("postgresql://"); }

}

std::unique_ptr<Db> open_existing(std::string const& url)
{
    std::error_code failed;
    if (not is_postgres(url) and not std::filesystem::exists(url, failed))
        refuse("store.unreachable", {url, "there is no such file"});
    auto db = Db::open(url);
    if (not is_set_up(*db)) refuse("store.holds_nothing", {shown(url)});
    return db;
}

void backup(Db& db, std::string const& to_file)
{
    if (db.engine() == Engine::postgres)
        refuse("store.use_pg_dump",
               {fmt::format("pg_dump --format=custom --enable-row-security --schema='muster*' --file='{}' '{}'", to_file, shown(db.url()))});
    backup_sqlite(db, to_file);
}

void restore(std::string const& from_file, std::string const& to_url, bool replace)
{
    if (is_postgres(to_url))
        refuse("store.use_pg_dump",
               {fmt::format("pg_restore --clean --if-exists --single-transaction --dbname='{}' '{}'", shown(to_url),
                            from_file)});
    restore_sqlite(from_file, to_url, replace);
}

std::vector<std::string> check(Db& db)
{
    return db.engine() == Engine::postgres ? check_postgres(db) : check_sqlite(db);
}

}
