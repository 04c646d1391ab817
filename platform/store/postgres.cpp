#include "postgres_db.hpp"
#include "postgres_rows.hpp"
#include <base/ensure.hpp>
#include <fmt/core.h>

namespace muster::store {

namespace {

/// Parameters as libpq takes them: numbers and text as text, bytes as they are.
class Parameters {
public:
    Parameters(std::span<Value const> values, std::string_view query)
    {
        texts_.reserve(values.size());
        for (auto const& value : values) add(value, query);
        for (auto const& [text, given] : texts_) pointers_.push_back(given ? text.c_str() : nullptr);
    }
    [[nodiscard]] int count() const { return static_cast<int>(pointers_.size()); }
    [[nodiscard]] char const* const* values() const { return pointers_.data(); }
    [[nodiscard]] int const* lengths() const { return lengths_.data(); }
    [[nodiscard]] int const* formats() const { return formats_.data(); }

private:
    void add(Value const& value, std::string_view query)
    {
        bool binary = false;
        switch (value.index()) {
        case 0: texts_.emplace_back("", false); break;
        case 1: texts_.emplace_back(fmt::format("{}", std::get<1>(value)), true); break;
        case 2: texts_.emplace_back(fmt::format("{}", std::get<2>(value)), true); break;
        case 3:
            check_text(std::get<3>(value), query);
            texts_.emplace_back(std::string(std::get<3>(value)), true);
            break;
        default: texts_.emplace_back(std::string(std::get<4>(value).bytes), true); binary = true;
        }
        lengths_.push_back(static_cast<int>(texts_.back().first.size()));
        formats_.push_back(binary ? 1 : 0);
    }

    std::vector<std::pair<std::string, bool>> texts_;
    std::vector<char const*> pointers_;
    std::vector<int> lengths_, formats_;
};

/// Reads the stream that is current while it lives; the one further up waits.
class Reading {
public:
    Reading(PostgresDb& db, Stream& stream) : db_(db), before_(db.reading(&stream)) {}
    ~Reading() { db_.reading(before_); }
    Reading(Reading const&) = delete;
    Reading& operator=(Reading const&) = delete;

private:
    PostgresDb& db_;
    Stream* before_;
};

}

void check_text(std::string_view text, std::string_view query)
{
    if (text.contains('\0')) refuse("store.not_text", {told_by(query, "a NUL character")});
}

void PostgresDb::ready()
{
    // Nothing else may use the connection while rows are copied in.
    ENSURE(not copying_);
    ENSURE(depth_ == 0 or not doomed_);
    if (stream_ != nullptr) stream_->fetch_all();
}

void PostgresDb::failed(PGresult const* result, std::string_view query)
{
    if (depth_ > 0) doomed_ = true;
    fail_postgres(connection_, result, query, url_);
}

Result PostgresDb::send(Query const& query, std::span<Value const> values, bool stream)
{
    ready();
    auto const& statement = prepared(query);
    ENSURE(values.size() == static_cast<std::size_t>(statement.parameters));
    Parameters const given(values, query.name);
    if (not stream)
        return Result(PQexecPrepared(connection_, statement.name.c_str(), given.count(), given.values(),
                                     given.lengths(), given.formats(), 0));
    if (PQsendQueryPrepared(connection_, statement.name.c_str(), given.count(), given.values(), given.lengths(),
                            given.formats(), 0) == 0)
        failed(nullptr, query.name);
    PQsetSingleRowMode(connection_);
    return nullptr;
}

std::int64_t PostgresDb::run(Query const& query, std::span<Value const> values)
{
    auto const result = send(query, values, false);
    auto const status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK and status != PGRES_TUPLES_OK) failed(result.get(), query.name);
    if (std::string_view(PQcmdStatus(result.get())).starts_with("SELECT")) return 0;
    auto const* changed = PQcmdTuples(result.get());
    return *changed == '\0' ? 0 : std::stoll(changed);
}

void PostgresDb::until(Query const& query, std::span<Value const> values, std::function<bool(Row const&)> const& row)
{
    send(query, values, true);
    Stream stream(connection_);
    Reading const current(*this, stream);
    while (auto const* next = stream.next())
        if (not row(*next)) return;
    if (auto const* error = stream.error()) failed(error, query.name);
}

void PostgresDb::execute(std::string_view sql)
{
    ready();
    Result const result(PQexec(connection_, std::string(sql).c_str()));
    auto const status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK and status != PGRES_TUPLES_OK and status != PGRES_EMPTY_QUERY)
        failed(result.get(), "");
}

void PostgresDb::prepare_only(Query const& query)
{
    ready();
    prepared(query);
}

void PostgresDb::begin()
{
    ready();
    execute("begin");
}

void PostgresDb::commit()
{
    ready();
    Result const result(PQexec(connection_, "commit"));
    if (PQstatus(connection_) == CONNECTION_BAD)
        refuse("store.unreachable",
               {shown(url_), "the connection broke while the work was being kept; look whether it was, "
                             "before it is done again"});
    // The server answers a commit that it cannot do with a rollback and no error.
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK or std::string_view(PQcmdStatus(result.get())) != "COMMIT")
        failed(result.get(), "commit");
}

void PostgresDb::rollback() noexcept
{
    doomed_ = false;
    if (stream_ != nullptr) stream_->fetch_all();
    Result const result(PQexec(connection_, "rollback"));
}

}
