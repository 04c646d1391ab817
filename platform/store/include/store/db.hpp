// One connection to a store: SQLite in a file, or PostgreSQL, behind the same few words.
//
// Values are integers, reals, text, bytes or nothing. Days are kept as text "2026-03-31", instants as milliseconds,
// truth as 0 and 1. The operation is the first column of every key; no transaction spans two operations.
//
// What one text for both engines has to heed: `$1` stands anywhere, and every number up to the highest is used. Where
// a type is told at all, write cast($1 as bigint), cast($1 as double precision) or cast($1 as text), never `::`. Order
// names with `collate "C"`, which both engines know, where the order must be the same on both.
#pragma once
#include <base/finding.hpp>
#include <base/words.hpp>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <store/sql.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::store {

/// Bytes as they are (files, geometry); text is for what people read.
struct Bytes {
    std::string_view bytes;
};

/// A parameter. Text and bytes must live until the call returns.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, Bytes>;

inline Value value_of(std::optional<std::int64_t> number) { return number ? Value{*number} : Value{}; }
inline Value value_of(std::optional<std::string> const& text)
{
    return text ? Value{std::string_view(*text)} : Value{};
}
/// Empty text is nothing.
inline Value text_or_null(std::string_view text) { return text.empty() ? Value{} : Value{text}; }

/// The current row of a running query; views live until the next row.
class Row {
public:
    virtual ~Row() = default;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;  // 0 where null
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;  // "" where null
    [[nodiscard]] virtual std::string_view bytes(int column) const = 0;
    [[nodiscard]] std::optional<std::int64_t> integer_if(int column) const
    {
        return is_null(column) ? std::nullopt : std::optional(integer(column));
    }
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
};

/// Many rows into one table as fast as the engine takes them: a prepared batch on SQLite, binary COPY on PostgreSQL.
/// Nothing else may use the connection until done(). A value is of its column's declared type or null (ENSUREd). What
/// the engine refuses may come out of add() or only of done(); without done() nothing is sure to be kept, so a bulk
/// stands inside a Transaction.
class Bulk {
public:
    enum class Type { integer, real, text, bytes };
    virtual ~Bulk() = default;
    virtual void add(std::span<Value const> row) = 0;
    virtual std::int64_t done() = 0;  // rows taken
};

/// What a transaction writes last of all, however often it was asked for: the journal's end.
class Ending {
public:
    virtual ~Ending() = default;
    virtual void write(class Db& db) = 0;
};

class Db {
public:
    /// "path/to/muster.db" or "postgres://…". Refuses with store.unreachable, store.not_ours, store.newer.
    static std::unique_ptr<Db> open(std::string const& url);
    virtual ~Db() = default;
    [[nodiscard]] virtual Engine engine() const = 0;
    [[nodiscard]] virtual std::string const& url() const = 0;

    /// Runs a statement to its end; the number of rows it changed.
    virtual std::int64_t run(Query const& query, std::span<Value const> values) = 0;
    std::int64_t run(Query const& query, std::initializer_list<Value> values = {})
    {
        return run(query, std::span(values.begin(), values.size()));
    }
    /// Calls `row` for each row; `row` must not run statements on this connection that change what is read.
    void each(Query const& query, std::span<Value const> values, std::function<void(Row const&)> const& row);
    void each(Query const& query, std::initializer_list<Value> values, std::function<void(Row const&)> const& row)
    {
        each(query, std::span(values.begin(), values.size()), row);
    }
    /// The first row, if any.
    bool one(Query const& query, std::initializer_list<Value> values, std::function<void(Row const&)> const& row);
    /// The first column of the first row.
    std::optional<std::int64_t> number(Query const& query, std::initializer_list<Value> values = {});
    std::optional<std::string> text(Query const& query, std::initializer_list<Value> values = {});

    virtual std::unique_ptr<Bulk> bulk(std::string_view table,
                                       std::initializer_list<std::pair<std::string_view, Bulk::Type>> columns) = 0;

    /// Statements that are no query of a part: schema, PRAGMA. For the store itself and for tests.
    virtual void execute(std::string_view sql) = 0;
    /// Prepares without running; throws Bug with the engine's words where the text is wrong.
    virtual void prepare_only(Query const& query) = 0;
    [[nodiscard]] bool in_transaction() const { return depth_ > 0; }
    /// What the transaction that is open writes last; null where nothing was asked for.
    [[nodiscard]] Ending* ending() const { return ending_.get(); }
    void end_with(std::unique_ptr<Ending> ending) { ending_ = std::move(ending); }

protected:
    friend class Transaction;
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    /// As each(), until `row` answers false.
    virtual void until(Query const& query, std::span<Value const> values,
                       std::function<bool(Row const&)> const& row) = 0;
    int depth_ = 0;
    std::unique_ptr<Ending> ending_;
    bool doomed_ = false;  // something inside the transaction failed: it can only be undone
};

/// All or nothing. Without commit() everything is undone. One inside another joins it: where the inner one is undone or
/// a statement failed, on either engine, the outer one can no longer be committed (a Bug).
class Transaction {
public:
    explicit Transaction(Db& db);
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    ~Transaction();
    void commit();

private:
    Db& db_;
    bool open_ = true;
};

/// Engine errors that callers tell apart. Everything else is store.failed.
std::span<base::Rule const> rules();
std::span<base::Words const> spoken();

}
