// Rows into a table by binary COPY.
#include "postgres_rows.hpp"
#include <base/ensure.hpp>
#include <bit>
#include <fmt/core.h>

namespace muster::store {

namespace {

constexpr Oid type_bytea = 17, type_int8 = 20, type_int2 = 21, type_int4 = 23, type_text = 25, type_float8 = 701,
              type_varchar = 1043;

template <typename Whole>
void put(std::string& out, Whole value)
{
    using Bits = std::make_unsigned_t<Whole>;
    auto const bits = std::bit_cast<Bits>(value);
    char bytes[sizeof(Bits)];
    for (std::size_t i = 0; i < sizeof(Bits); ++i)
        bytes[i] = static_cast<char>(bits >> (8 * (sizeof(Bits) - 1 - i)) & 0xFF);
    out.append(bytes, sizeof(Bits));
}

template <typename Whole>
void put_field(std::string& out, Whole value)
{
    put(out, static_cast<std::int32_t>(sizeof(Whole)));
    put(out, value);
}

void put_bytes(std::string& out, std::string_view bytes)
{
    put(out, static_cast<std::int32_t>(bytes.size()));
    out += bytes;
}

class PostgresBulk final : public Bulk {
public:
    PostgresBulk(PostgresDb& db, std::string name, std::string const& columns, std::string const& table,
                 std::vector<Type> types)
        : db_(db), name_(std::move(name)), types_(std::move(types))
    {
        auto const target = staged(columns, table);
        // The table says how its columns are written: whole numbers come in three widths.
        Result const about(PQexec(db.connection(), fmt::format("select {} from {} limit 0", columns, table).c_str()));
        if (PQresultStatus(about.get()) != PGRES_TUPLES_OK) db.failed(about.get(), name_);
        for (int i = 0; i < static_cast<int>(types_.size()); ++i) server_types_.push_back(PQftype(about.get(), i));
        check_types();
        auto const sql = fmt::format("copy {} ({}) from stdin (format binary)", target, columns);
        Result const begun(PQexec(db.connection(), sql.c_str()));
        if (PQresultStatus(begun.get()) != PGRES_COPY_IN) db.failed(begun.get(), name_);
        db.copying(true);
        open_ = true;
        buffer_.append("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
    }
    ~PostgresBulk() override
    {
        if (not open_) return;
        PQputCopyEnd(db_.connection(), "given up");
        while (Result const rest{PQgetResult(db_.connection())}) {}
        db_.copying(false);
    }
    PostgresBulk(PostgresBulk const&) = delete;
    PostgresBulk& operator=(PostgresBulk const&) = delete;

    void add(std::span<Value const> row) override
    {
        ENSURE(open_ and row.size() == types_.size());
        for (std::size_t i = 0; i < row.size(); ++i)
            ENSURE(row[i].index() == 0 or row[i].index() == static_cast<std::size_t>(types_[i]) + 1);
        put(buffer_, static_cast<std::int16_t>(row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) write(row[i], server_types_[i]);
        if (buffer_.size() > 65'536) send();
    }

    std::int64_t done() override
    {
        ENSURE(open_);
        put(buffer_, std::int16_t{-1});
        send();
        if (PQputCopyEnd(db_.connection(), nullptr) != 1) db_.failed(nullptr, name_);
        Result const result(PQgetResult(db_.connection()));
        while (Result const rest{PQgetResult(db_.connection())}) {}
        open_ = false;
        db_.copying(false);
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) db_.failed(result.get(), name_);
        if (into_.empty()) return std::stoll(PQcmdTuples(result.get()));
        Result const moved(PQexec(db_.connection(), into_.c_str()));
        if (PQresultStatus(moved.get()) != PGRES_COMMAND_OK) db_.failed(moved.get(), name_);
        auto const rows = std::stoll(PQcmdTuples(moved.get()));
        Result const gone(PQexec(db_.connection(), "drop table pg_temp.bulk_staged"));
        return rows;
    }

private:
    /// COPY does not go through row-level security (wall.hpp): where that holds for us the rows are put down beside the table
    /// first, and inserted from there.
    std::string staged(std::string const& columns, std::string const& table)
    {
        Result const walled(PQexec(db_.connection(), fmt::format("select row_security_active('{}')", table).c_str()));
        if (PQresultStatus(walled.get()) != PGRES_TUPLES_OK) db_.failed(walled.get(), name_);
        if (std::string_view(PQgetvalue(walled.get(), 0, 0)) != "t") return table;
        auto const make = fmt::format("drop table if exists pg_temp.bulk_staged; create temporary table bulk_staged as select {} from {} limit 0", columns, table);
        Result const made(PQexec(db_.connection(), make.c_str()));
        if (PQresultStatus(made.get()) != PGRES_COMMAND_OK) db_.failed(made.get(), name_);
        into_ = fmt::format("insert into {} ({}) select {} from pg_temp.bulk_staged", table, columns, columns);
        return "pg_temp.bulk_staged";
    }

    void check_types() const
    {
        for (std::size_t i = 0; i < types_.size(); ++i) {
            auto const type = server_types_[i];
            bool const fits = types_[i] == Type::integer ? type == type_int8 or type == type_int4 or type == type_int2
                              : types_[i] == Type::real  ? type == type_float8
                              : types_[i] == Type::text  ? type == type_text or type == type_varchar
                                                         : type == type_bytea;
            if (not fits) throw base::Bug(fmt::format("{}: column {} has another type in the table", name_, i + 1));
        }
    }

    void write(Value const& value, Oid type)
    {
        switch (value.index()) {
        case 0: put(buffer_, std::int32_t{-1}); break;
        case 1: {
            auto const number = std::get<1>(value);
            if (type == type_int8) put_field(buffer_, number);
            else if (type == type_int4) put_field(buffer_, static_cast<std::int32_t>(number));
            else put_field(buffer_, static_cast<std::int16_t>(number));
            break;
        }
        case 2: put_field(buffer_, std::bit_cast<std::int64_t>(std::get<2>(value))); break;
        case 3:
            check_text(std::get<3>(value), name_);
            put_bytes(buffer_, std::get<3>(value));
            break;
        default: put_bytes(buffer_, std::get<4>(value).bytes);
        }
    }

    void send()
    {
        if (PQputCopyData(db_.connection(), buffer_.data(), static_cast<int>(buffer_.size())) != 1)
            db_.failed(nullptr, name_);
        buffer_.clear();
    }

    PostgresDb& db_;
    std::string name_, into_;
    std::vector<Type> types_;
    std::vector<Oid> server_types_;
    std::string buffer_;
    bool open_ = false;
};

}

std::unique_ptr<Bulk> PostgresDb::bulk(std::string_view table,
                                       std::initializer_list<std::pair<std::string_view, Bulk::Type>> columns)
{
    std::string names;
    std::vector<Bulk::Type> types;
    for (auto const& [name, type] : columns) {
        names += fmt::format("{}{}", types.empty() ? "" : ", ", name);
        types.push_back(type);
    }
    ready();
    return std::make_unique<PostgresBulk>(*this, fmt::format("rows into {}", table), names, std::string(table),
                                          std::move(types));
}

}
