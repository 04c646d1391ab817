// Rows as they come from the server, one by one: a table of millions is never held in memory as a whole, unless another
// statement is run while it is read.
#pragma once
#include "postgres_db.hpp"
#include <deque>

namespace muster::store {

/// Refuses store.not_text where the text holds what PostgreSQL's text cannot.
void check_text(std::string_view text, std::string_view query);

/// One row of an answer in text format.
class PostgresRow final : public Row {
public:
    void stand_on(PGresult const* result, int row);
    [[nodiscard]] bool is_null(int column) const override { return PQgetisnull(result_, row_, column) == 1; }
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] std::string_view bytes(int column) const override;

private:
    [[nodiscard]] std::string_view raw(int column) const;
    PGresult const* result_ = nullptr;
    int row_ = 0;
    mutable std::deque<std::pair<int, std::string>> decoded_;  // the row's columns of bytes, once asked for
};

/// The answer to the statement that was just sent.
class Stream {
public:
    explicit Stream(PGconn* connection) : connection_(connection) {}
    ~Stream();
    Stream(Stream const&) = delete;
    Stream& operator=(Stream const&) = delete;

    /// The next row; none at the end or after an error.
    Row const* next();
    [[nodiscard]] PGresult const* error() const { return error_.get(); }
    /// Takes all rows that are still to come, so that the connection is free.
    void fetch_all();

private:
    Result take();
    PGconn* connection_;
    bool ended_ = false;
    Result current_, error_;
    std::deque<Result> waiting_;
    PostgresRow row_;
};

}
