#include "engines.hpp"
#include <base/ensure.hpp>
#include <thread>

namespace muster::store {
namespace {

class DbTest : public OnEngine {
protected:
    void SetUp() override
    {
        OnEngine::SetUp();
        if (IsSkipped()) return;
        bool const lite = GetParam() == Engine::sqlite;
        db().execute(lite ? "create table thing (id text primary key, n integer, r real, b blob)"
                          : "create table thing (id text primary key, n bigint, r double precision, b bytea)");
    }
    std::int64_t count() { return db().number(query("select count(*) from thing")).value(); }
};
INSTANTIATE_ON_BOTH(DbTest);

Query const add = query("insert into thing (id, n, r, b) values ($1, $2, $3, $4)");

TEST_P(DbTest, EveryKindOfValueComesBackAsItWent)
{
    std::string const bytes("\0\x01\\x\xFF'", 6);
    db().run(add, {Value{"a"}, std::int64_t{-9'000'000'000'000'000'000}, 0.1, Bytes{bytes}});
    db().run(add, {Value{"b"}, Value{}, Value{}, Value{}});
    db().run(add, {Value{""}, 0, 1e300, Bytes{}});
    bool const found =
        db().one(query("select n, r, b, id from thing where id = $1"), {Value{"a"}}, [&](Row const& row) {
            EXPECT_EQ(row.integer(0), -9'000'000'000'000'000'000);
            EXPECT_EQ(row.real(1), 0.1);
            EXPECT_EQ(row.bytes(2), bytes);
            EXPECT_EQ(row.text(3), "a");
        });
    EXPECT_TRUE(found);
    db().one(query("select n, r, b, id from thing where id = $1"), {Value{"b"}}, [&](Row const& row) {
        for (int column = 0; column < 3; ++column) EXPECT_TRUE(row.is_null(column));
        EXPECT_EQ(row.integer(0), 0);
        EXPECT_EQ(row.text(0), "");
        EXPECT_EQ(row.integer_if(0), std::nullopt);
    });
    db().one(query("select b, id, r from thing where id = $1"), {Value{""}}, [&](Row const& row) {
        EXPECT_FALSE(row.is_null(0));
        EXPECT_EQ(row.bytes(0), "");
        EXPECT_FALSE(row.is_null(1));
        EXPECT_EQ(row.real(2), 1e300);
    });
}

TEST_P(DbTest, AParameterMayStandAnywhere)
{
    auto const whole = [&](std::string_view text, std::initializer_list<Value> values) {
        return db().number(query(text), values).value_or(-1);
    };
    std::int64_t const large = 5'000'000'000;
    EXPECT_EQ(whole("select coalesce($1, 0) + 1", {large}), large + 1);
    EXPECT_EQ(whole("select $1 + 1", {large}), large + 1);
    EXPECT_EQ(whole("select $1", {large}), large);
    EXPECT_EQ(whole("select count(*) from thing where $1 is null", {Value{}}), 0);
    EXPECT_EQ(whole("select count(*) from thing where $1 is null or n = $1", {large}), 0);
    EXPECT_EQ(whole("select count(*) from thing where ($1 is null or r >= $1) and ($2 is not null and $3 is null)",
                    {0.5, 1, Value{}}),
              0);
    EXPECT_EQ(whole("select count(*) from thing where ($1 is null or id = $1)", {Value{"x"}}), 0);
    EXPECT_EQ(whole("select count(*) from thing where ($2 = '' or id = $2) and n > $1", {1, Value{"x"}}), 0);
    EXPECT_EQ(whole("select case when $1 = 1 then $2 else $3 end", {1, 7, 8}), 7);
    EXPECT_EQ(whole("select count(*) from (select n from thing limit $1) as few", {3}), 0);
    EXPECT_EQ(whole("select cast($1 as bigint) * 2", {21}), 42);
    EXPECT_EQ(db().text(query("select substr($1, $2, 2)"), {Value{"abcdef"}, 3}), "cd");
    EXPECT_EQ(db().text(query("select $1 || '-' || $2"), {Value{"a"}, Value{"b"}}), "a-b");
    EXPECT_EQ(db().text(query("select lower($1)"), {Value{"ABC"}}), "abc");
    EXPECT_EQ(db().text(query("select cast($1 as text)"), {Value{"x"}}), "x");
    EXPECT_EQ(whole("select $1 > 1.5", {2}), 1);
    EXPECT_EQ(whole("select id = $1 from (select 'q' as id) as one", {Value{"q"}}), 1);
    EXPECT_EQ(whole("select n in ($1, $2) from (select 3 as n) as one", {large, 3}), 1);
}

TEST_P(DbTest, SumsAndNamesReadAlikeOnBoth)
{
    for (auto const* name : {"b", "B", "a", "é", "A"}) db().run(add, {Value{name}, 3'000'000'000, 1.5, Value{}});
    db().one(query("select sum(n), avg(n), sum(r), max(id) from thing"), {}, [](Row const& row) {
        EXPECT_EQ(row.integer(0), 15'000'000'000);
        EXPECT_DOUBLE_EQ(row.real(1), 3e9);
        EXPECT_DOUBLE_EQ(row.real(2), 7.5);
    });
    std::string order;
    db().each(query("select id from thing order by id collate \"C\""), {},
              [&](Row const& row) { order += row.text(0); });
    EXPECT_EQ(order, "ABabé");
}

TEST_P(DbTest, RunTellsHowManyRowsChanged)
{
    EXPECT_EQ(db().run(add, {Value{"a"}, 1, 1.0, Value{}}), 1);
    EXPECT_EQ(db().run(query("insert into thing (id, n) values ($1, 2) on conflict (id) do nothing"), {Value{"a"}}), 0);
    EXPECT_EQ(db().run(query("insert into thing (id, n) values ($1, 2) on conflict (id) do update set n = excluded.n"),
                       {Value{"a"}}),
              1);
    EXPECT_EQ(db().number(query("select n from thing")), 2);
    EXPECT_EQ(db().run(query("update thing set n = n + 1")), 1);
    EXPECT_EQ(db().run(query("delete from thing where id = 'zz'")), 0);
}

TEST_P(DbTest, EngineErrorsHaveTheSameCodes)
{
    bool const lite = GetParam() == Engine::sqlite;
    db().execute(lite ? "create table part (id text not null references thing(id), n integer check (n > 0))"
                      : "create table part (id text not null references thing(id), n bigint check (n > 0))");
    db().run(add, {Value{"a"}, 1, 1.0, Value{}});
    auto const part = query("insert into part (id, n) values ($1, $2)");
    EXPECT_EQ(refusal_of([&] { db().run(add, {Value{"a"}, 1, 1.0, Value{}}); }), "store.unique");
    EXPECT_EQ(refusal_of([&] { db().run(part, {Value{"x"}, 1}); }), "store.foreign_key");
    EXPECT_EQ(refusal_of([&] { db().run(part, {Value{"a"}, 0}); }), "store.check");
    EXPECT_EQ(refusal_of([&] { db().run(part, {Value{}, 1}); }), "store.check");
    EXPECT_THROW(db().run(query("insert into nowhere values (1)")), base::Bug);
    EXPECT_THROW(db().prepare_only(query("select wrong from thing")), base::Bug);
    EXPECT_THROW(db().prepare_only(query("select 1; select 2")), base::Bug);
    EXPECT_NO_THROW(db().prepare_only(query("select id from thing where n = $1")));
    EXPECT_EQ(count(), 1);
}

TEST_P(DbTest, WithoutCommitNothingIsKept)
{
    {
        Transaction change(db());
        db().run(add, {Value{"a"}, 1, 1.0, Value{}});
    }
    EXPECT_EQ(count(), 0);
    Transaction change(db());
    {
        Transaction inner(db());
        db().run(add, {Value{"b"}, 1, 1.0, Value{}});
        inner.commit();
    }
    change.commit();
    EXPECT_EQ(count(), 1);
}

TEST_P(DbTest, AfterAFailureInsideNothingCanBeCommitted)
{
    {
        Transaction change(db());
        db().run(add, {Value{"a"}, 1, 1.0, Value{}});
        EXPECT_EQ(refusal_of([&] { db().run(add, {Value{"a"}, 1, 1.0, Value{}}); }), "store.unique");
        EXPECT_THROW(db().run(add, {Value{"b"}, 1, 1.0, Value{}}), base::Bug);
        EXPECT_THROW(change.commit(), base::Bug);
    }
    EXPECT_EQ(count(), 0);
    {
        Transaction change(db());
        db().run(add, {Value{"a"}, 1, 1.0, Value{}});
        {
            Transaction inner(db());
        }
        EXPECT_THROW(change.commit(), base::Bug);
    }
    EXPECT_EQ(count(), 0);
    db().run(add, {Value{"a"}, 1, 1.0, Value{}});
    EXPECT_EQ(count(), 1);
}

TEST_P(DbTest, AStatementMayBeReadInsideItself)
{
    for (auto const* id : {"a", "b", "c"}) db().run(add, {Value{id}, 1, 1.0, Value{}});
    auto const all = query("select id from thing order by id");
    std::string seen;
    db().each(all, {}, [&](Row const& outer) {
        seen += outer.text(0);
        db().each(all, {}, [&](Row const& inner) { seen += inner.text(0); });
    });
    EXPECT_EQ(seen, "aabcbabccabc");
    EXPECT_THROW(db().each(all, {}, [](Row const&) { throw std::runtime_error("stop"); }), std::runtime_error);
    EXPECT_EQ(db().run(query("delete from thing")), 3);
}

TEST_P(DbTest, BulkTakesEveryKindOfValue)
{
    {
        Transaction change(db());
        auto bulk = db().bulk(
            "thing",
            {{"id", Bulk::Type::text}, {"n", Bulk::Type::integer}, {"r", Bulk::Type::real}, {"b", Bulk::Type::bytes}});
        for (int i = 0; i < 10'000; ++i) {
            auto const id = std::to_string(i);
            Value const row[] = {Value{std::string_view(id)}, i % 7 == 0 ? Value{} : Value{std::int64_t{i}}, i / 4.0,
                                 Bytes{id}};
            bulk->add(row);
        }
        EXPECT_EQ(bulk->done(), 10'000);
        change.commit();
    }
    db().one(query("select count(*), sum(n), sum(r), count(n) from thing"), {}, [](Row const& row) {
        EXPECT_EQ(row.integer(0), 10'000);
        EXPECT_EQ(row.integer(1), 49'995'000 - 7 * (1428 * 1429 / 2));
        EXPECT_DOUBLE_EQ(row.real(2), 49'995'000 / 4.0);
        EXPECT_EQ(row.integer(3), 10'000 - 1429);
    });
    EXPECT_EQ(db().number(query("select count(*) from thing where id = '77' and b = $1"), {Bytes{"77"}}), 1);
}

TEST_P(DbTest, ABulkThatIsRefusedLeavesNothing)
{
    auto const twice = [&] {
        Transaction change(db());
        auto bulk = db().bulk("thing", {{"id", Bulk::Type::text}});
        Value const row[] = {Value{"a"}};
        bulk->add(row);
        bulk->add(row);
        bulk->done();
        change.commit();
    };
    EXPECT_EQ(refusal_of(twice), "store.unique");
    {
        Transaction change(db());
        auto bulk = db().bulk("thing", {{"id", Bulk::Type::text}});
        Value const row[] = {Value{"a"}};
        bulk->add(row);  // and given up
    }
    EXPECT_EQ(count(), 0);
    Value const wrong[] = {Value{1}};
    auto bulk = db().bulk("thing", {{"id", Bulk::Type::text}});
    EXPECT_THROW(bulk->add(wrong), base::Bug);
}

}
}
