#include "engines.hpp"
#include <base/ensure.hpp>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace muster::store {
namespace {

class MigrateTest : public OnEngine {};
INSTANTIATE_ON_BOTH(MigrateTest);

Migration const first{1, "field", "0001_plots", R"(
create table plot (id text primary key, area {real}, seen {count}, shape {blob});
-- @sqlite
create table only_lite (n integer);
create trigger plot_stays before delete on plot begin
    select raise(abort, 'a plot stays');
end;
-- @postgres
create table only_big (n bigint);
-- @both
insert into plot (id, area, seen) values ('a', 1.5, 9000000000);
)"};
Migration const second{2, "field", "0002_owners",
                       "create table owner (id text primary key);\ninsert into owner values ('x');\n"};

TEST_P(MigrateTest, RunsEachStepOnce)
{
    Migration const steps[] = {first, second};
    EXPECT_EQ(migrate(db(), std::span(steps, 1)), 1);
    EXPECT_EQ(migrate(db(), std::span(steps, 1)), 0);
    EXPECT_EQ(migrate(db(), steps), 1);
    EXPECT_EQ(migrate(db(), steps), 0);
    EXPECT_EQ(db().number(query("select seen from plot where area = 1.5")), 9'000'000'000);
    EXPECT_EQ(db().number(query("select count(*) from owner")), 1);
    bool const lite = GetParam() == Engine::sqlite;
    EXPECT_NO_THROW(db().prepare_only(query(lite ? "select * from only_lite" : "select * from only_big")));
    EXPECT_THROW(db().prepare_only(query(lite ? "select * from only_big" : "select * from only_lite")), base::Bug);
}

TEST_P(MigrateTest, RefusesAnotherPastAndALaterProgram)
{
    Migration const steps[] = {first, second};
    migrate(db(), steps);
    auto changed = first;
    changed.text = "create table plot (id text);";
    Migration const others[] = {changed, second};
    EXPECT_EQ(refusal_of([&] { migrate(db(), others); }), "store.past_changed");
    EXPECT_EQ(refusal_of([&] { migrate(db(), std::span(steps, 1)); }), "store.newer");
    EXPECT_EQ(refusal_of([&] { migrate(db(), {}); }), "store.newer");
    EXPECT_EQ(migrate(db(), steps), 0);
}

TEST_P(MigrateTest, AStepThatFailsLeavesNothingOfAnyStep)
{
    Migration const steps[] = {
        first, {2, "field", "0002_wrong", "create table owner (id text);\ninsert into nowhere values (1);\n"}};
    EXPECT_THROW(migrate(db(), steps), base::Bug);
    EXPECT_THROW(db().prepare_only(query("select * from plot")), base::Bug);
    EXPECT_THROW(db().prepare_only(query("select * from owner")), base::Bug);
    Migration const good[] = {first, second};
    EXPECT_EQ(migrate(db(), good), 2);
}

TEST_P(MigrateTest, NumbersWithAGapAreABug)
{
    Migration const gap[] = {second};
    EXPECT_THROW(migrate(db(), gap), base::Bug);
}

TEST_P(MigrateTest, TwoProgramsAtOnceBothEndWell)
{
    Migration const steps[] = {first, second};
    int ran[2] = {-1, -1};
    Scratch const fresh(GetParam());
    {
        std::vector<std::jthread> both;
        for (auto& one : ran) both.emplace_back([&] { one = migrate(*Db::open(fresh.url()), steps); });
    }
    EXPECT_EQ(ran[0] + ran[1], 5);  // and the store's own three
}

/// What a program killed in the middle of the steps leaves: all of them or none.
TEST_P(MigrateTest, KilledInBetweenTheStoreIsOldOrNew)
{
    std::string many;
    for (int i = 0; i < 60; ++i) many += "create table t" + std::to_string(i) + " (id text primary key);\n";
    Migration const steps[] = {{1, "field", "0001_many", many},
                               {2, "field", "0002_more", "create table last (n {count});"}};
    db_.reset();
    bool const lite = GetParam() == Engine::sqlite;
    int const tries = lite ? 24 : 10, step = lite ? 700 : 20'000;
    int kept = 0;
    for (int i = 0; i < tries; ++i) {
        Scratch const scratch(GetParam());
        scratch.open();
        auto const child = fork();
        if (child == 0) {
            try {
                migrate(*Db::open(scratch.url()), steps);
            }
            catch (...) {
            }
            _exit(0);
        }
        // The last one is left alone, so that one at least comes to its end.
        if (i + 1 < tries) {
            usleep(static_cast<useconds_t>(i * step));
            kill(child, SIGKILL);
        }
        waitpid(child, nullptr, 0);
        auto const again = Db::open(scratch.url());
        EXPECT_TRUE(check(*again).empty());
        auto const tables =
            again->number({"test", "select count(*) from sqlite_schema where name like 't%' and type = 'table'",
                           "select count(*) from pg_tables where schemaname = 'muster' and tablename like 't%'"});
        auto const left = migrate(*again, steps);
        EXPECT_TRUE((tables == 0 and left == 2) or (tables == 60 and left == 0))
            << tables.value_or(-1) << " tables, " << left << " steps";
        kept += left == 0;
    }
    EXPECT_GE(kept, 1);
    std::cout << "killed " << tries << " times: " << kept << " times the new schema, " << tries - kept
              << " times the old one\n";
}

}
}
