#include "engine.hpp"
#include <base/ensure.hpp>
#include <store/db.hpp>

namespace muster::store {

std::unique_ptr<Db> Db::open(std::string const& url)
{
    if (url.starts_with("postgres://") or url.starts_with("postgresql://")) return open_postgres(url);
    return open_sqlite(url, Opening::make);
}

void Db::each(Query const& query, std::span<Value const> values, std::function<void(Row const&)> const& row)
{
    until(query, values, [&](Row const& each) {
        row(each);
        return true;
    });
}

bool Db::one(Query const& query, std::initializer_list<Value> values, std::function<void(Row const&)> const& row)
{
    bool found = false;
    until(query, std::span(values.begin(), values.size()), [&](Row const& first) {
        found = true;
        row(first);
        return false;
    });
    return found;
}

std::optional<std::int64_t> Db::number(Query const& query, std::initializer_list<Value> values)
{
    std::optional<std::int64_t> number;
    one(query, values, [&](Row const& row) { number = row.integer_if(0); });
    return number;
}

std::optional<std::string> Db::text(Query const& query, std::initializer_list<Value> values)
{
    std::optional<std::string> text;
    one(query, values, [&](Row const& row) {
        if (not row.is_null(0)) text = row.string(0);
    });
    return text;
}

Transaction::Transaction(Db& db) : db_(db)
{
    if (db_.depth_ == 0) {
        db_.doomed_ = false;
        db_.ending_.reset();
        db_.begin();
    }
    ++db_.depth_;
}

Transaction::~Transaction()
{
    if (not open_) return;
    if (--db_.depth_ > 0) {
        db_.doomed_ = true;
        return;
    }
    db_.rollback();
    db_.ending_.reset();
}

void Transaction::commit()
{
    ENSURE(open_);
    // Something in it failed or was undone, and whoever caught that went on: half of the work would be kept.
    ENSURE(not db_.doomed_);
    if (db_.depth_ == 1) {
        if (auto const last = std::move(db_.ending_)) last->write(db_);
        db_.commit();
    }
    --db_.depth_;
    open_ = false;
}

}
