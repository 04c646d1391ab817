// What lives as long as the program, and keeping the store's copy of the table of roles.
#include "inside.hpp"
#include <access/oidc.hpp>
#include <algorithm>
#include <tuple>

namespace muster::access {

namespace {

using Row = std::tuple<std::string, std::string, std::int64_t, std::int64_t>;

std::int64_t number_of(std::optional<Sensitivity> sensitivity) { return sensitivity ? static_cast<std::int64_t>(*sensitivity) : -1; }

std::vector<Row> rows_of(Roles const& roles)
{
    std::vector<Row> rows;
    for (auto const& role : roles.all())
        for (std::size_t i = 0; i < given_count; ++i)
            if (auto const& cell = role.cells[i]; cell != Cell{})
                rows.emplace_back(role.id, name_of(static_cast<Permission>(i)), number_of(cell.within), number_of(cell.own));
    std::ranges::sort(rows);
    return rows;
}

std::vector<Row> rows_kept(store::Db& db)
{
    std::vector<Row> rows;
    db.each(sql::role_cells, {}, [&](store::Row const& row) { rows.emplace_back(row.string(0), row.string(1), row.integer(2), row.integer(3)); });
    std::ranges::sort(rows);
    return rows;
}

}

World::World(Roles list, base::Clock const& time, Settings wanted)
    : roles(std::move(list)), settings(std::move(wanted)), clock(time), passwords(settings.hashing), account_tries(time, settings.per_account),
      code_tries(time, settings.per_account), address_tries(time, settings.per_address), anonymous(time, settings.anonymous),
      signed_in(time, settings.signed_in), exports(time, settings.exports)
{
}

World::~World() = default;

void World::use_issuer(Issuer issuer, std::unique_ptr<Fetch> fetch) { oidc = std::make_unique<Oidc>(std::move(issuer), clock, std::move(fetch)); }

void World::seen(std::string const& key)
{
    std::lock_guard const lock(lock_);
    seen_[key] = fresh_[key] = clock.now().ms;
}

std::int64_t World::last_seen(std::string const& key) const
{
    std::lock_guard const lock(lock_);
    auto const found = seen_.find(key);
    return found == seen_.end() ? 0 : found->second;
}

std::map<std::string, std::int64_t> World::take_seen()
{
    std::lock_guard const lock(lock_);
    std::erase_if(seen_, [&](auto const& one) { return one.second + settings.idle_ms <= clock.now().ms; });
    return std::exchange(fresh_, {});
}

std::span<store::Migration const> migrations() { return sql::migrations; }
std::span<store::Query const* const> queries() { return sql::all; }

void keep_roles(Desk const& desk)
{
    keep_classes(desk);
    auto const wanted = rows_of(desk.world.roles);
    if (rows_kept(desk.db) == wanted) return;
    store::Transaction transaction(desk.db);
    std::string said;
    base::JsonWriter json(said);
    json.object().key("cells").list();
    desk.db.run(sql::drop_role_cells);
    for (auto const& [role, permission, within, own] : wanted) {
        desk.db.run(sql::add_role_cell, {std::string_view(role), std::string_view(permission), within, own});
        json.object().member("role", role).member("permission", permission).member("within", within).member("own", own).end();
    }
    json.end().end();
    record(desk, store::Nature::kept, "", "access.roles", "roles", said);
    transaction.commit();
}

void tend(Desk const& desk)
{
    auto const now = desk.now().ms;
    store::Transaction transaction(desk.db);
    for (auto const& [key, at] : desk.world.take_seen()) {
        auto const colon = key.find(':');
        auto const id = std::string_view(key).substr(colon + 1);
        if (key.starts_with("token:")) desk.db.run(sql::see_token, {id, at});
        else if (key.starts_with("link:")) desk.db.run(sql::see_link, {id, at});
        else desk.db.run(sql::see_session, {id, at});
    }
    desk.db.run(sql::drop_ended_sessions, {now - desk.world.settings.absolute_ms, now - desk.world.settings.idle_ms});
    desk.db.run(sql::drop_ended_codes, {now});
    transaction.commit();
}

void record(Desk const& desk, store::Nature nature, std::string const& operation, std::string const& kind, std::string const& subject,
            std::string const& body, std::string const& reason)
{
    store::record(desk.db, desk.world.clock, {operation == "*" ? "" : operation, nature, kind, subject, body, desk.actor, reason});
}

}
