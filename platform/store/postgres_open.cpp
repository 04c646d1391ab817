// Connecting, what the server's errors mean, and preparing statements whose parameters may stand anywhere.
#include "postgres_db.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <charconv>
#include <fmt/core.h>
#include <regex>
#include <set>

namespace muster::store {

namespace {

constexpr Oid type_int2 = 21, type_int4 = 23, type_int8 = 20, type_text = 25;

std::string_view state_of(PGresult const* result)
{
    auto const* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state == nullptr ? "" : state;
}

/// Whether the server could not tell a parameter's type.
bool is_unclear(PGresult const* result)
{
    auto const state = state_of(result);
    return state == "42P18" or state == "42P08";
}

/// The number after the first '$' of the text; 0 where there is none.
std::size_t number_after_dollar(std::string_view text)
{
    std::size_t which = 0;
    auto const at = text.find('$');
    if (at != std::string_view::npos) std::from_chars(text.data() + at + 1, text.data() + text.size(), which);
    return which;
}

/// The parameter that an error speaks of.
std::size_t parameter_named(PGresult const* result)
{
    auto const* words = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return words == nullptr ? 0 : number_after_dollar(words);
}

std::set<std::size_t> parameters_in(std::string_view sql)
{
    std::set<std::size_t> found;
    for (auto at = sql.find('$'); at != std::string_view::npos; at = sql.find('$', at + 1))
        if (auto const which = number_after_dollar(sql.substr(at)); which > 0) found.insert(which);
    return found;
}

/// The text with "$n is null" and "$n is not null" written as "true".
std::string without_null_tests(std::string const& sql)
{
    static std::regex const test(R"(\$[0-9]+\s+is\s+(not\s+)?null\b)", std::regex::icase);
    return std::regex_replace(sql, test, "true");
}

}

std::unique_ptr<Db> open_postgres(std::string const& url) { return std::make_unique<PostgresDb>(url); }

void fail_postgres(PGconn* connection, PGresult const* result, std::string_view query, std::string const& url)
{
    auto const state = state_of(result);
    auto const* primary = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    auto const* detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
    std::string words = primary != nullptr ? primary : PQerrorMessage(connection);
    if (detail != nullptr) words += fmt::format(" ({})", detail);
    words = told_by(query, words);
    if (PQstatus(connection) == CONNECTION_BAD or state.starts_with("08") or state.starts_with("57P"))
        refuse("store.unreachable", {shown(url), words});
    if (state == "23505") refuse("store.unique", {words});
    if (state == "23503") refuse("store.foreign_key", {words});
    if (state.starts_with("23")) refuse("store.check", {words});
    if (state == "P0001") refuse("store.append_only", {words});
    if (state == "22021" or state == "22P05") refuse("store.not_text", {words});
    if (state == "55P03" or state.starts_with("40")) refuse("store.busy", {words});
    if (state == "53100") refuse("store.full", {words});
    if (state.starts_with("XX00")) refuse("store.damaged", {words});
    if (state.starts_with("42") and state != "42501") throw base::Bug(words);
    refuse("store.failed", {words});
}

PostgresDb::PostgresDb(std::string const& url) : url_(url)
{
    // What stands before the url are defaults that it may change; what stands after it is so.
    char const* const names[] = {"connect_timeout", "application_name", "dbname", "client_encoding", nullptr};
    char const* const values[] = {"10", "muster", url_.c_str(), "UTF8", nullptr};
    connection_ = PQconnectdbParams(names, values, 1);
    try {
        if (PQstatus(connection_) != CONNECTION_OK)
            refuse("store.unreachable", {shown(url_), told_by("", PQerrorMessage(connection_))});
        PQsetNoticeProcessor(connection_, [](void*, char const*) {}, nullptr);
        set_up();
    }
    catch (...) {
        PQfinish(connection_);
        throw;
    }
}

PostgresDb::~PostgresDb() { PQfinish(connection_); }

void PostgresDb::set_up()
{
    std::string_view const encoding = PQparameterStatus(connection_, "server_encoding");
    if (encoding != "UTF8")
        refuse("store.not_ours", {shown(url_), fmt::format("its encoding is {}, not UTF8", encoding)});
    execute("set client_min_messages = warning; set lock_timeout = '5s'; set bytea_output = hex; set timezone = 'UTC'; "
            "set standard_conforming_strings = on; set search_path = muster, muster_severe");
    constexpr Query tables{"store/tables", "",
                           "select count(*), sum(case when tablename = 'schema_step' then 1 else 0 end) from pg_tables "
                           "where schemaname = 'muster'"};
    one(tables, {}, [&](Row const& row) {
        if (row.integer(0) > 0 and row.integer(1) == 0)
            refuse("store.not_ours", {shown(url_), "its schema muster holds tables of another program"});
    });
}

/// The types are left to the server, which sees where each parameter stands. What it cannot see is added: what "$1 is
/// null" asks about is of the type that $1 has elsewhere; a parameter that stands nowhere in particular is text; and
/// whole numbers are wide also where they meet a small one.
PostgresDb::Prepared PostgresDb::prepare(std::string_view query_name, std::string const& sql)
{
    auto const name = fmt::format("s{}", ++made_);
    std::vector<Oid> types;
    auto result = try_prepare(name, sql, types);
    if (is_unclear(result.get())) {
        types = types_elsewhere(name, sql);
        result = try_prepare(name, sql, types);
    }
    while (is_unclear(result.get())) {
        auto const which = parameter_named(result.get());
        if (which == 0 or (which <= types.size() and types[which - 1] != 0)) break;
        if (types.size() < which) types.resize(which, 0);
        types[which - 1] = type_text;
        result = try_prepare(name, sql, types);
    }
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) failed(result.get(), query_name);
    auto const found = types_of(name);
    types.resize(found.size(), 0);
    std::vector<std::size_t> narrow;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i] == type_int4 or found[i] == type_int2) narrow.push_back(i);
    if (not narrow.empty() and not widen(name, sql, types, narrow))
        for (auto const one : narrow) widen(name, sql, types, {one});
    return {name, static_cast<int>(found.size())};
}

/// The types that the parameters have where "$n is null" is not looked at.
std::vector<Oid> PostgresDb::types_elsewhere(std::string const& name, std::string const& sql)
{
    auto const rest = without_null_tests(sql);
    auto const there = parameters_in(rest), all = parameters_in(sql);
    std::vector<Oid> types(all.empty() ? 0 : *all.rbegin(), 0);
    for (auto const which : all)
        if (not there.contains(which)) types[which - 1] = type_text;
    auto const result = try_prepare(name, rest, types);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) return {};
    auto found = types_of(name);
    Result const gone(PQexec(connection_, ("deallocate " + name).c_str()));
    return found;
}

/// Prepares again with these parameters as wide numbers; where the server knows no such function they stay as they are.
bool PostgresDb::widen(std::string const& name, std::string const& sql, std::vector<Oid>& types,
                       std::vector<std::size_t> const& which)
{
    auto wider = types;
    for (auto const one : which) wider[one] = type_int8;
    Result const gone(PQexec(connection_, ("deallocate " + name).c_str()));
    auto const result = try_prepare(name, sql, wider);
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) {
        types = wider;
        return true;
    }
    ENSURE(PQresultStatus(try_prepare(name, sql, types).get()) == PGRES_COMMAND_OK);
    return false;
}

/// A text that cannot be prepared must not take the transaction with it: another try follows.
Result PostgresDb::try_prepare(std::string const& name, std::string const& sql, std::vector<Oid> const& types)
{
    bool const inside = PQtransactionStatus(connection_) == PQTRANS_INTRANS;
    if (inside) Result const kept(PQexec(connection_, "savepoint before_prepare"));
    Result result(PQprepare(connection_, name.c_str(), sql.c_str(), static_cast<int>(types.size()), types.data()));
    if (inside and PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        Result const back(PQexec(connection_, "rollback to savepoint before_prepare"));
    if (inside) Result const done(PQexec(connection_, "release savepoint before_prepare"));
    return result;
}

std::vector<Oid> PostgresDb::types_of(std::string const& name)
{
    Result const about(PQdescribePrepared(connection_, name.c_str()));
    if (PQresultStatus(about.get()) != PGRES_COMMAND_OK) failed(about.get(), "");
    std::vector<Oid> types(static_cast<std::size_t>(PQnparams(about.get())));
    for (std::size_t i = 0; i < types.size(); ++i) types[i] = PQparamtype(about.get(), static_cast<int>(i));
    return types;
}

PostgresDb::Prepared const& PostgresDb::prepared(Query const& query)
{
    std::string text(query.for_engine(Engine::postgres));
    auto at = cache_.find(text);
    if (at == cache_.end()) {
        auto made = prepare(query.name, text);
        at = cache_.emplace(std::move(text), std::move(made)).first;
    }
    return at->second;
}

std::vector<std::string> check_postgres(Db& db)
{
    constexpr Query indexes{
        "store/broken_indexes", "",
        "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid "
        "join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('muster', 'muster_severe') and not i.indisvalid"};
    constexpr Query constraints{
        "store/open_constraints", "",
        "select c.conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace "
        "where n.nspname in ('muster', 'muster_severe') and not c.convalidated"};
    constexpr Query checksums{
        "store/checksum_failures", "",
        "select coalesce(checksum_failures, 0) from pg_stat_database where datname = current_database()"};
    std::vector<std::string> faults;
    db.each(indexes, {},
            [&](Row const& row) { faults.push_back(fmt::format("the index {} is not usable", row.text(0))); });
    db.each(constraints, {},
            [&](Row const& row) { faults.push_back(fmt::format("the rule {} was never checked", row.text(0))); });
    if (auto const failures = db.number(checksums).value_or(0); failures > 0)
        faults.push_back(fmt::format("the server found {} damaged pages in this database", failures));
    return faults;
}

}
