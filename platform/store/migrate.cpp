// Bringing the schema up to the program's.
#include "migrate.hpp"
#include "engine.hpp"
#include <algorithm>
#include <base/clock.hpp>
#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <base/id.hpp>
#include <fmt/core.h>
#include <map>
#include <store/keeping.hpp>
#include <store/statements.hpp>

namespace muster::store {

namespace {

constexpr Query step_table{"store/step_table", R"(
create table if not exists schema_step (
    part text not null,
    number {count} not null,
    name text not null,
    checksum text not null,
    at {count} not null,
    primary key (part, number)
))",
                           ""};

constexpr Query is_table_there{
    "store/is_table_there", "select count(*) from sqlite_schema where name = 'schema_step'",
    "select count(*) from pg_tables where schemaname = 'muster' and tablename = 'schema_step'"};

using Step = std::pair<std::string, std::int64_t>;

struct Ran {
    std::string name, checksum;
};

std::map<Step, Ran> steps_of(Db& db)
{
    std::map<Step, Ran> ran;
    if (not is_set_up(db)) return ran;
    db.each(sql::steps, {},
            [&](Row const& row) { ran[{row.string(0), row.integer(1)}] = {row.string(2), row.string(3)}; });
    return ran;
}

std::string checksum_of(Migration const& migration) { return base::strong_hash(migration.text); }

/// The migrations still to run; refuses where the store's past is not this program's.
std::vector<Migration const*> pending(std::map<Step, Ran> ran, std::span<Migration const* const> all)
{
    std::vector<Migration const*> open;
    for (auto const* migration : all) {
        auto const at = ran.find({std::string(migration->part), migration->number});
        if (at == ran.end()) {
            open.push_back(migration);
            continue;
        }
        auto const name = fmt::format("{}/{}", migration->part, migration->name);
        if (at->second.checksum != checksum_of(*migration)) refuse("store.past_changed", {name});
        ran.erase(at);
    }
    if (not ran.empty()) {
        auto const& [step, held] = *ran.begin();
        refuse("store.newer", {fmt::format("{}/{}", step.first, held.name)});
    }
    return open;
}

/// A part's numbers run 1, 2, 3 …: a gap or a double is a slip in its sql/ folder.
void check_numbers(std::span<Migration const* const> all)
{
    std::map<std::string_view, int> last;
    for (auto const* migration : all) ENSURE(migration->number == ++last[migration->part]);
}

}

bool is_set_up(Db& db) { return db.number(is_table_there) != 0; }

std::string for_engine(std::string_view text, Engine engine)
{
    std::string kept;
    bool ours = true;
    while (not text.empty()) {
        auto const end = std::min(text.find('\n'), text.size() - 1) + 1;
        auto const line = text.substr(0, end);
        auto const bare = line.substr(0, line.find_last_not_of(" \r\n") + 1);
        text.remove_prefix(end);
        if (bare == "-- @both") ours = true;
        else if (bare == "-- @sqlite") ours = engine == Engine::sqlite;
        else if (bare == "-- @postgres") ours = engine == Engine::postgres;
        // The line stays as an empty one so that the engine's line numbers are those of the file.
        if (ours) kept += line;
        else kept += '\n';
    }
    bool const lite = engine == Engine::sqlite;
    std::pair<std::string_view, std::string_view> const words[] = {{"{count}", lite ? "integer" : "bigint"},
                                                                   {"{real}", lite ? "real" : "double precision"},
                                                                   {"{blob}", lite ? "blob" : "bytea"}};
    for (auto const& [word, meaning] : words)
        for (auto at = kept.find(word); at != std::string::npos; at = kept.find(word, at + meaning.size()))
            kept.replace(at, word.size(), meaning);
    return kept;
}

int migrate(Db& db, std::span<Migration const> migrations)
{
    std::vector<Migration const*> all;
    for (auto const& own : sql::migrations) all.push_back(&own);
    for (auto const& migration : migrations) all.push_back(&migration);
    check_numbers(all);
    if (pending(steps_of(db), all).empty()) return 0;

    // All steps of one program in one transaction: a store is as the old program left it or as the new one wants it,
    // never in between. Whoever comes second waits here and then finds nothing left to do.
    Transaction change(db);
    if (db.engine() == Engine::postgres)
        db.execute("select pg_advisory_xact_lock(7173747765); create schema if not exists muster");
    db.execute(for_engine(step_table.text, db.engine()));
    auto const open = pending(steps_of(db), all);
    for (auto const* migration : open) {
        try {
            db.execute(for_engine(migration->text, db.engine()));
        }
        catch (base::Bug const& bug) {
            throw base::Bug(fmt::format("{}/{}: {}", migration->part, migration->name, bug.what()));
        }
        db.run(sql::add_step, {Value{migration->part}, migration->number, Value{migration->name},
                               Value{std::string_view(checksum_of(*migration))}, base::system_clock().now().ms});
    }
    if (not db.one(sql::head, {}, [](Row const&) {})) {
        auto const now = base::system_clock().now();
        auto const node = base::new_ulid(now);
        db.run(sql::add_node, {Value{std::string_view(node)}, now.ms});
    }
    build_walls(db);
    change.commit();
    return static_cast<int>(open.size());
}

}
