#include "sqlite_db.hpp"
#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <cstring>
#include <fmt/core.h>

namespace muster::store {

namespace {

/// A statement is kept for as long as the connection; texts made up on the way must not pile up.
constexpr std::size_t most_cached = 1000;

void bind(sqlite3_stmt* statement, int place, Value const& value)
{
    // A null pointer would bind NULL where the empty text is meant.
    auto const pointer = [](std::string_view text) { return text.data() == nullptr ? "" : text.data(); };
    switch (value.index()) {
    case 0: sqlite3_bind_null(statement, place); break;
    case 1: sqlite3_bind_int64(statement, place, std::get<1>(value)); break;
    case 2: sqlite3_bind_double(statement, place, std::get<2>(value)); break;
    case 3: {
        auto const text = std::get<3>(value);
        sqlite3_bind_text64(statement, place, pointer(text), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        break;
    }
    default: {
        auto const bytes = std::get<4>(value).bytes;
        sqlite3_bind_blob64(statement, place, pointer(bytes), bytes.size(), SQLITE_STATIC);
    }
    }
}

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    [[nodiscard]] bool is_null(int column) const override
    {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    [[nodiscard]] double real(int column) const override { return sqlite3_column_double(statement_, column); }
    [[nodiscard]] std::string_view text(int column) const override
    {
        auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
        return text == nullptr ? std::string_view{} : std::string_view(text, size(column));
    }
    [[nodiscard]] std::string_view bytes(int column) const override
    {
        auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement_, column));
        return bytes == nullptr ? std::string_view{} : std::string_view(bytes, size(column));
    }

private:
    [[nodiscard]] std::size_t size(int column) const
    {
        return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    }
    sqlite3_stmt* statement_;
};

class SqliteBulk final : public Bulk {
public:
    SqliteBulk(SqliteDb& db, std::string name, std::string const& sql, std::vector<Type> types)
        : db_(db), name_(std::move(name)), types_(std::move(types)), statement_(db.prepare(name_, sql).statement)
    {
    }
    ~SqliteBulk() override { sqlite3_finalize(statement_); }
    SqliteBulk(SqliteBulk const&) = delete;
    SqliteBulk& operator=(SqliteBulk const&) = delete;

    void add(std::span<Value const> row) override
    {
        ENSURE(row.size() == types_.size());
        db_.ready();
        for (std::size_t i = 0; i < row.size(); ++i) {
            ENSURE(row[i].index() == 0 or row[i].index() == static_cast<std::size_t>(types_[i]) + 1);
            bind(statement_, static_cast<int>(i) + 1, row[i]);
        }
        auto const code = sqlite3_step(statement_);
        sqlite3_reset(statement_);
        if (code != SQLITE_DONE) db_.failed(code, name_);
        ++rows_;
    }
    std::int64_t done() override { return rows_; }

private:
    SqliteDb& db_;
    std::string name_;
    std::vector<Type> types_;
    sqlite3_stmt* statement_;
    std::int64_t rows_ = 0;
};

}

std::size_t TextHash::operator()(std::string_view text) const noexcept { return base::quick_hash(text); }

class SqliteDb::Lease {
public:
    Lease(SqliteDb& db, Query const& query) : db_(db), query_(query)
    {
        auto const text = query.for_engine(Engine::sqlite);
        auto at = db.cache_.find(text);
        if (at == db.cache_.end()) {
            auto prepared = db.prepare(query.name, text);
            at = db.cache_.emplace(std::string(text), std::move(prepared)).first;
        }
        if (at->second.busy) own_ = db.prepare(query.name, text);  // the same statement is being read further up
        used_ = at->second.busy ? &own_ : &at->second;
        used_->busy = true;
    }
    ~Lease()
    {
        sqlite3_reset(used_->statement);
        used_->busy = false;
        sqlite3_finalize(own_.statement);
    }
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;

    void bind_all(std::span<Value const> values) const
    {
        ENSURE(values.size() == used_->places.size());
        for (std::size_t i = 0; i < values.size(); ++i) bind(used_->statement, used_->places[i], values[i]);
    }
    /// Whether there is a row.
    [[nodiscard]] bool step() const
    {
        auto const code = sqlite3_step(used_->statement);
        if (code != SQLITE_ROW and code != SQLITE_DONE) db_.failed(code, query_.name);
        return code == SQLITE_ROW;
    }
    [[nodiscard]] sqlite3_stmt* statement() const { return used_->statement; }

private:
    SqliteDb& db_;
    Query const& query_;
    Prepared own_;
    Prepared* used_;
};

void SqliteDb::ready() const
{
    if (stopped_) refuse("store.unreachable", {url_, "the disk refused what was written before"});
    // After an error the engine may have undone the transaction by itself; what follows would then stand alone.
    ENSURE(depth_ == 0 or not doomed_);
    ENSURE(depth_ == 0 or sqlite3_get_autocommit(handle_) == 0);
}

void SqliteDb::failed(int code, std::string_view query)
{
    if (depth_ > 0) doomed_ = true;
    // After a failed fsync the kernel may have dropped the page: asking again would answer a lie.
    if (code == SQLITE_IOERR_FSYNC or code == SQLITE_IOERR_DIR_FSYNC) stopped_ = true;
    fail_sqlite(handle_, code, query, url_);
}

Prepared SqliteDb::prepare(std::string_view name, std::string_view sql)
{
    Prepared made;
    char const* rest = nullptr;
    auto const code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                         &made.statement, &rest);
    if (code != SQLITE_OK) failed(code, name);
    if (made.statement == nullptr) throw base::Bug(fmt::format("{}: no statement in the text", name));
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> owned(made.statement, sqlite3_finalize);
    for (int count = sqlite3_bind_parameter_count(made.statement), n = 1; n <= count; ++n) {
        auto const place = sqlite3_bind_parameter_index(made.statement, fmt::format("${}", n).c_str());
        if (place == 0)
            throw base::Bug(fmt::format("{}: parameters are $1 … ${}, each used, with no cast by '::'", name, count));
        made.places.push_back(place);
    }
    std::string_view const left(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
    sqlite3_stmt* second = nullptr;
    sqlite3_prepare_v2(handle_, left.data(), static_cast<int>(left.size()), &second, nullptr);
    if (second != nullptr) {
        sqlite3_finalize(second);
        throw base::Bug(fmt::format("{}: one statement in a file", name));
    }
    owned.release();
    return made;
}

std::int64_t SqliteDb::run(Query const& query, std::span<Value const> values)
{
    ready();
    if (cache_.size() > most_cached) settle();
    Lease const lease(*this, query);
    lease.bind_all(values);
    while (lease.step()) {}
    return sqlite3_stmt_readonly(lease.statement()) != 0 ? 0 : sqlite3_changes64(handle_);
}

void SqliteDb::until(Query const& query, std::span<Value const> values, std::function<bool(Row const&)> const& row)
{
    ready();
    if (cache_.size() > most_cached) settle();
    Lease const lease(*this, query);
    lease.bind_all(values);
    SqliteRow const current(lease.statement());
    while (lease.step() and row(current)) {}
}

std::unique_ptr<Bulk> SqliteDb::bulk(std::string_view table,
                                     std::initializer_list<std::pair<std::string_view, Bulk::Type>> columns)
{
    std::string names, places;
    std::vector<Bulk::Type> types;
    for (auto const& [name, type] : columns) {
        names += fmt::format("{}{}", types.empty() ? "" : ", ", name);
        places += fmt::format("{}${}", types.empty() ? "" : ", ", types.size() + 1);
        types.push_back(type);
    }
    ready();
    return std::make_unique<SqliteBulk>(*this, fmt::format("rows into {}", table),
                                        fmt::format("insert into {} ({}) values ({})", table, names, places),
                                        std::move(types));
}

void SqliteDb::execute(std::string_view sql)
{
    ready();
    auto const code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) failed(code, "");
}

void SqliteDb::prepare_only(Query const& query)
{
    sqlite3_finalize(prepare(query.name, query.for_engine(Engine::sqlite)).statement);
}

/// A transaction is for writing: taking the right to write at once means that nothing fails half way for want of it.
void SqliteDb::begin()
{
    if (stopped_) ready();
    auto const code = sqlite3_exec(handle_, "begin immediate", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) failed(code, "begin");
}

void SqliteDb::commit()
{
    ready();
    auto const code = sqlite3_exec(handle_, "commit", nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) failed(code, "commit");
}

void SqliteDb::rollback() noexcept
{
    doomed_ = false;
    if (sqlite3_get_autocommit(handle_) == 0) sqlite3_exec(handle_, "rollback", nullptr, nullptr, nullptr);
}

void SqliteDb::settle()
{
    std::erase_if(cache_, [](auto const& entry) {
        if (entry.second.busy) return false;
        sqlite3_finalize(entry.second.statement);
        return true;
    });
}

}
