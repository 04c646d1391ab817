// The wall between operations that PostgreSQL itself keeps, with the program's own filter switched off.
#include "engines.hpp"
#include <store/wall.hpp>

namespace muster::store {
namespace {

constexpr Migration things{1, "field", "0001_things", "create table thing (operation text not null, name text not null, primary key (operation, name));\n"
                                                      "create view things as select operation, name from thing;\n"};

/// A database that belongs to a role like the program's: no superuser.
class Walled : public testing::Test {
protected:
    void SetUp() override
    {
        if (postgres_to_test().empty()) GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
        scratch_ = std::make_unique<Scratch>(Engine::postgres);
        auto const server = Db::open(scratch_->url());
        server->execute("do $$ begin create role muster_program login; exception when duplicate_object then null; end $$");
        auto const name = scratch_->url().substr(scratch_->url().rfind('/') + 1);
        server->execute("alter database \"" + name + "\" owner to muster_program");
        server->execute("grant all on schema public to muster_program");
        auto url = scratch_->url();
        auto const user = url.find("postgres@");
        url.replace(user, 8, "muster_program");
        db_ = Db::open(url);
        Migration const steps[] = {things};
        migrate(*db_, steps);
        for (auto const* operation : {"north", "south", "*"}) db_->run(query("insert into thing (operation, name) values ($1, 'x')"), {std::string_view(operation)});
    }
    std::int64_t seen(char const* table = "thing") { return db_->number(query(std::string("select count(*) from ") + table)).value_or(-1); }
    Query query(std::string const& text)
    {
        texts_.push_back(std::make_unique<std::string>(text));
        return {"test", *texts_.back(), ""};
    }
    std::vector<std::unique_ptr<std::string>> texts_;
    std::unique_ptr<Scratch> scratch_;
    std::unique_ptr<Db> db_;
};

TEST_F(Walled, AStatementThatForgetsItsOperationSeesNoOtherOnes)
{
    EXPECT_EQ(seen(), 3);
    {
        Confined const confined(*db_, "north");
        EXPECT_EQ(seen(), 2) << "its own, and what is of all";
        EXPECT_EQ(seen("things"), 2) << "a view is no way around";
        EXPECT_EQ(db_->run(query("update thing set name = 'y' where operation = 'south'")), 0);
        EXPECT_EQ(db_->run(query("delete from thing where operation = 'south'")), 0);
        EXPECT_NE(refusal_of([&] { db_->run(query("insert into thing (operation, name) values ('south', 'z')")); }), "");
        EXPECT_EQ(db_->run(query("insert into thing (operation, name) values ('north', 'z')")), 1);
    }
    EXPECT_EQ(seen(), 4) << "the connection is free again";
}

TEST_F(Walled, WhatFailsLeavesNoWallBehind)
{
    EXPECT_NE(refusal_of([&] {
                  Transaction const change(*db_);
                  Confined const confined(*db_, "north");
                  db_->run(query("insert into thing (operation, name) values ('south', 'z')"));
              }), "");
    EXPECT_EQ(seen(), 3);
}

TEST_F(Walled, ManyRowsGoInThroughTheWall)
{
    constexpr std::pair<std::string_view, Bulk::Type> columns[] = {{"operation", Bulk::Type::text}, {"name", Bulk::Type::text}};
    auto const put = [&](std::string_view operation) {
        Transaction change(*db_);
        Confined const confined(*db_, "north");
        auto const bulk = db_->bulk("thing", {columns[0], columns[1]});
        for (int i = 0; i < 1000; ++i) {
            auto const name = "n" + std::to_string(i);
            Value const row[] = {operation, std::string_view(name)};
            bulk->add(row);
        }
        auto const rows = bulk->done();
        change.commit();
        return rows;
    };
    EXPECT_EQ(put("north"), 1000);
    EXPECT_NE(refusal_of([&] { put("south"); }), "");
    EXPECT_EQ(seen(), 1003);
}

}
}
