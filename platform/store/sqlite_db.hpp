// The SQLite engine; only the parts that look after files see more of it than Db.
#pragma once
#include "engine.hpp"
#include <sqlite3.h>
#include <unordered_map>

namespace muster::store {

/// "MUST": what the header of a file of ours says.
constexpr int application_id = 0x4D555354;

/// Throws the refusal (or the Bug, where our text is wrong) that a result code stands for.
[[noreturn]] void fail_sqlite(sqlite3* handle, int code, std::string_view query, std::string const& url);

/// A prepared statement and where its $1 … $n are bound.
struct Prepared {
    sqlite3_stmt* statement = nullptr;
    std::vector<int> places;
    bool busy = false;
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept;
};

class SqliteDb final : public Db {
public:
    SqliteDb(std::string const& path, Opening opening);
    ~SqliteDb() override;
    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }
    [[nodiscard]] std::string const& url() const override { return url_; }
    std::int64_t run(Query const& query, std::span<Value const> values) override;
    std::unique_ptr<Bulk> bulk(std::string_view table,
                               std::initializer_list<std::pair<std::string_view, Bulk::Type>> columns) override;
    void execute(std::string_view sql) override;
    void prepare_only(Query const& query) override;

    [[nodiscard]] sqlite3* handle() const { return handle_; }
    /// Refuses to go on in a transaction that failed, as PostgreSQL does.
    void ready() const;
    /// After a failure: whatever is open can only be undone.
    [[noreturn]] void failed(int code, std::string_view query);
    Prepared prepare(std::string_view name, std::string_view sql);

protected:
    void begin() override;
    void commit() override;
    void rollback() noexcept override;
    void until(Query const& query, std::span<Value const> values, std::function<bool(Row const&)> const& row) override;

private:
    /// A statement in use: reset and given back to the cache at the end.
    class Lease;
    void open(Opening opening);
    void recognise(Opening opening);
    void settle();
    std::int64_t number(char const* sql);

    std::string url_;
    sqlite3* handle_ = nullptr;
    bool stopped_ = false;  // the disk did not take what was written: nothing more is promised
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> cache_;
};

}
