#include "postgres_rows.hpp"
#include <charconv>

namespace muster::store {

namespace {

constexpr Oid type_bool = 16, type_bytea = 17;

int digit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

}

void PostgresRow::stand_on(PGresult const* result, int row)
{
    result_ = result;
    row_ = row;
    decoded_.clear();
}

std::string_view PostgresRow::raw(int column) const
{
    return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::integer(int column) const
{
    auto const told = text(column);
    std::int64_t value = 0;
    auto const [end, failed] = std::from_chars(told.data(), told.data() + told.size(), value);
    // "12.50" is 12 as on SQLite; a sum past all whole numbers is read as a real one.
    if (failed == std::errc::result_out_of_range or (end != told.data() + told.size() and (*end == 'e' or *end == 'E')))
        return static_cast<std::int64_t>(real(column));
    return value;
}

double PostgresRow::real(int column) const
{
    auto const told = text(column);
    double value = 0;
    std::from_chars(told.data(), told.data() + told.size(), value);
    return value;
}

std::string_view PostgresRow::text(int column) const
{
    auto const told = raw(column);
    if (PQftype(result_, column) == type_bool and not told.empty()) return told == "t" ? "1" : "0";
    return told;
}

std::string_view PostgresRow::bytes(int column) const
{
    if (PQftype(result_, column) != type_bytea) return raw(column);
    for (auto const& [which, known] : decoded_)
        if (which == column) return known;
    auto const hex = raw(column);  // "\x00ff…"
    std::string plain;
    for (std::size_t i = 2; i + 1 < hex.size(); i += 2)
        plain += static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1]));
    return decoded_.emplace_back(column, std::move(plain)).second;
}

Stream::~Stream()
{
    waiting_.clear();
    while (not ended_) take();
}

Result Stream::take()
{
    Result result(PQgetResult(connection_));
    if (result == nullptr) {
        ended_ = true;
        return nullptr;
    }
    switch (PQresultStatus(result.get())) {
    case PGRES_SINGLE_TUPLE: return result;
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK: return nullptr;  // the end of the rows
    default:
        if (error_ == nullptr) error_ = std::move(result);
        return nullptr;
    }
}

Row const* Stream::next()
{
    current_.reset();
    if (not waiting_.empty()) {
        current_ = std::move(waiting_.front());
        waiting_.pop_front();
    }
    while (current_ == nullptr and not ended_) current_ = take();
    if (current_ == nullptr) return nullptr;
    row_.stand_on(current_.get(), 0);
    return &row_;
}

void Stream::fetch_all()
{
    while (not ended_)
        if (auto row = take()) waiting_.push_back(std::move(row));
}

}
