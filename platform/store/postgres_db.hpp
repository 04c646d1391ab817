// The PostgreSQL engine. Everything lies in the schema "muster", so that a shared database is not disturbed.
#pragma once
#include "engine.hpp"
#include <libpq-fe.h>
#include <memory>
#include <unordered_map>
#include <utility>

namespace muster::store {

struct ResultEnd {
    void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ResultEnd>;

/// Throws the refusal (or the Bug, where our text is wrong) that an answer of the server stands for.
[[noreturn]] void fail_postgres(PGconn* connection, PGresult const* result, std::string_view query,
                                std::string const& url);

class Stream;

class PostgresDb final : public Db {
public:
    explicit PostgresDb(std::string const& url);
    ~PostgresDb() override;
    [[nodiscard]] Engine engine() const override { return Engine::postgres; }
    [[nodiscard]] std::string const& url() const override { return url_; }
    std::int64_t run(Query const& query, std::span<Value const> values) override;
    std::unique_ptr<Bulk> bulk(std::string_view table,
                               std::initializer_list<std::pair<std::string_view, Bulk::Type>> columns) override;
    void execute(std::string_view sql) override;
    void prepare_only(Query const& query) override;

    [[nodiscard]] PGconn* connection() const { return connection_; }
    /// Makes the connection free for another statement; refuses to go on in a transaction that failed.
    void ready();
    [[noreturn]] void failed(PGresult const* result, std::string_view query);
    void copying(bool begins) { copying_ = begins; }
    /// The stream that reads now, if any, is `stream` from here on; the one that was is returned.
    Stream* reading(Stream* stream) { return std::exchange(stream_, stream); }

protected:
    void begin() override;
    void commit() override;
    void rollback() noexcept override;
    void until(Query const& query, std::span<Value const> values, std::function<bool(Row const&)> const& row) override;

private:
    struct Prepared {
        std::string name;
        int parameters = 0;
    };
    void set_up();
    Prepared const& prepared(Query const& query);
    Prepared prepare(std::string_view query_name, std::string const& sql);
    Result try_prepare(std::string const& name, std::string const& sql, std::vector<Oid> const& types);
    std::vector<Oid> types_elsewhere(std::string const& name, std::string const& sql);
    bool widen(std::string const& name, std::string const& sql, std::vector<Oid>& types,
               std::vector<std::size_t> const& which);
    std::vector<Oid> types_of(std::string const& name);
    Result send(Query const& query, std::span<Value const> values, bool stream);

    std::string url_;
    PGconn* connection_ = nullptr;
    bool copying_ = false;
    Stream* stream_ = nullptr;
    std::unordered_map<std::string, Prepared> cache_;
    std::size_t made_ = 0;
};

}
