#include <algorithm>
#include <base/ensure.hpp>
#include <limits>
#include <store/journal.hpp>
#include <store/part.hpp>
#include <store/statements.hpp>
#include <vector>

namespace muster::store {

namespace {

constexpr Query tables_here{
    "store/tables_by_operation",
    "select t.name, c.name, lower(c.type) from sqlite_schema as t join pragma_table_info(t.name) as c "
    "where t.type = 'table' and exists (select 1 from pragma_table_info(t.name) as k where k.pk = 1 and k.name = 'operation') "
    "order by t.name, c.cid",
    "select c.table_name, c.column_name, c.data_type from information_schema.columns as c "
    "join information_schema.table_constraints as t on t.table_schema = c.table_schema and t.table_name = c.table_name "
    "and t.constraint_type = 'PRIMARY KEY' "
    "join information_schema.key_column_usage as k on k.constraint_name = t.constraint_name and k.table_schema = t.table_schema "
    "and k.table_name = t.table_name and k.ordinal_position = 1 and k.column_name = 'operation' "
    "where c.table_schema in ('muster', 'muster_severe') order by c.table_name, c.ordinal_position"};

enum class Held { integer, real, text, bytes };

Held held_in(std::string_view type)
{
    if (type == "integer" or type == "bigint") return Held::integer;
    if (type == "real" or type == "double precision") return Held::real;
    if (type == "blob" or type == "bytea") return Held::bytes;
    return Held::text;
}

struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::vector<Held> held;
    /// Rows of which a part is sealed go with it: the key of the operation is handed over.
    [[nodiscard]] std::ptrdiff_t sealed() const
    {
        auto const at = std::ranges::find(columns, "sealed");
        return at == columns.end() ? -1 : at - columns.begin();
    }
};

/// The mark of a key stays with the house that has the key, unless rows go that were sealed with it.
bool stays(std::string_view table) { return table == "seal_key" or table == "severe_key"; }

std::vector<Table> tables_of(Db& db)
{
    std::vector<Table> all;
    db.each(tables_here, {}, [&](Row const& row) {
        if (stays(row.text(0))) return;
        if (all.empty() or all.back().name != row.text(0)) all.push_back({row.string(0), {}, {}});
        all.back().columns.push_back(row.string(1));
        all.back().held.push_back(held_in(row.text(2)));
    });
    return all;
}

std::string listed(std::vector<std::string> const& columns)
{
    std::string all;
    for (auto const& column : columns) all += (all.empty() ? "\"" : ", \"") + column + "\"";
    return all;
}

Value value_at(Row const& row, int column, Held held, bool keeps_sealed)
{
    if (row.is_null(column)) return {};
    switch (held) {
    case Held::integer: return row.integer(column);
    case Held::real: return row.real(column);
    case Held::bytes: return Bytes{row.bytes(column)};
    case Held::text: break;
    }
    auto const text = row.text(column);
    return text.starts_with("s1.") and not keeps_sealed ? Value{std::string_view()} : Value{text};
}

std::int64_t copy_rows(Db& from, Db& to, Table const& table, std::string const& operation, bool& any_sealed)
{
    auto const sealed = table.sealed();
    auto const columns = listed(table.columns);
    auto const select = "select " + columns + " from \"" + table.name + "\" where operation = $1";
    auto insert = "insert into \"" + table.name + "\" (" + columns + ") values (";
    for (std::size_t i = 1; i <= table.columns.size(); ++i) insert += (i == 1 ? "$" : ", $") + std::to_string(i);
    insert += ")";
    std::int64_t rows = 0;
    from.each({"store/rows_of_operation", select, ""}, {std::string_view(operation)}, [&](Row const& row) {
        std::vector<Value> values;
        for (std::size_t i = 0; i < table.held.size(); ++i) values.push_back(value_at(row, static_cast<int>(i), table.held[i], sealed >= 0));
        to.run({"store/row_of_operation", insert, ""}, std::span<Value const>(values));
        any_sealed = any_sealed or (sealed >= 0 and not row.is_null(static_cast<int>(sealed)));
        ++rows;
    });
    return rows;
}

}

Copied copy_operation(Db& from, Db& to, std::string const& operation)
{
    Copied copied;
    Transaction all(to);
    bool usual = false, severe = false;
    for (auto const& table : tables_of(to)) copied.rows += copy_rows(from, to, table, operation, table.name.starts_with("severe_") ? severe : usual);
    auto const take_mark = [&](Query const& mark, Query const& add) {
        if (auto const key = from.text(mark, {std::string_view(operation)})) to.run(add, {std::string_view(operation), std::string_view(*key)});
    };
    if (usual) take_mark(sql::seal_mark, sql::add_seal_mark);
    if (severe) take_mark(sql::severe_mark, sql::add_severe_mark);
    auto entries = history(from, operation, "", "", std::numeric_limits<int>::max());
    std::ranges::reverse(entries);
    for (auto const& past : entries) {
        record(to, base::StillClock(past.at), past.entry);
        ++copied.entries;
    }
    all.commit();
    return copied;
}

std::string hash_of_entry(Db& db, std::int64_t seq) { return db.text(sql::hash_of_entry, {seq}).value_or(""); }

}
