#include "statements_scan.hpp"
#include "made_tree.hpp"

namespace muster::tidy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> touched(std::string_view sql)
{
    std::vector<std::string> names;
    for (auto const& one : scan_sql(sql).touched) names.push_back(one.name);
    return names;
}

TEST(Statements, TouchWhatStandsAfterFromJoinIntoUpdate)
{
    EXPECT_THAT(touched("SELECT a FROM place AS p JOIN Crosswalk c ON c.a = p.a, names n LEFT JOIN extra USING (a)"), ElementsAre("place", "crosswalk", "extra"));
    EXPECT_THAT(touched("SELECT a FROM place p, names AS n, third WHERE x"), ElementsAre("place", "names", "third"));
    EXPECT_THAT(touched("INSERT INTO place (a) VALUES ($1) ON CONFLICT (a) DO UPDATE SET a = excluded.a"), ElementsAre("place"));
    EXPECT_THAT(touched("UPDATE place SET a = 1 WHERE b IN (SELECT b FROM names)"), ElementsAre("place", "names"));
    EXPECT_THAT(touched("DELETE FROM place WHERE a IS DISTINCT FROM b"), ElementsAre("place"));
    EXPECT_THAT(touched("SELECT a FROM place FOR UPDATE"), ElementsAre("place"));
    EXPECT_THAT(touched("CREATE INDEX i ON place (operation); DROP TABLE names; ALTER TABLE other ADD a"), ElementsAre("place", "names", "other"));
}

TEST(Statements, TouchNothingByFunctionsAndNamesOfTheirOwn)
{
    EXPECT_THAT(touched("SELECT extract(year FROM at), value FROM json_each($1) AS j, place"), ElementsAre("place"));
    EXPECT_THAT(touched("WITH RECURSIVE chain (a, b) AS (SELECT a FROM place), more AS (SELECT 1) SELECT * FROM chain JOIN more ON x"), ElementsAre("place"));
    EXPECT_THAT(touched("SELECT 'text FROM nowhere' -- FROM nowhere\nFROM (SELECT a FROM place) AS q, names"), UnorderedElementsAre("place", "names"));
}

File const low_made{"modules/low/sql/0001_low.sql", "CREATE TABLE hidden (operation TEXT, PRIMARY KEY (operation)); CREATE VIEW shown AS SELECT * FROM hidden;"};

TEST(Statements, KeepToTheirOwnAndToPublishedViews)
{
    auto broken = [&](std::string folder, std::string sql) { return said(check_statements(tree_of({low_made, {"modules/" + folder + "/sql/get.sql", std::move(sql)}}))); };
    EXPECT_THAT(broken("low", "SELECT a FROM hidden"), IsEmpty());
    EXPECT_THAT(broken("high", "SELECT a FROM shown"), IsEmpty());
    EXPECT_THAT(broken("high", "SELECT a\nFROM hidden"), ElementsAre("modules/high/sql/get.sql:2: touches hidden, a table of low; only views are published"));
    EXPECT_THAT(broken("high", "SELECT a FROM nothing"), ElementsAre(HasSubstr("which no migration makes")));
    EXPECT_THAT(broken("high", "SELECT a FROM sqlite_master, pg_class"), IsEmpty());
    EXPECT_THAT(said(check_statements(tree_of({{"modules/high/sql/0001_high.sql", "CREATE VIEW up AS SELECT 1"}, {"modules/low/sql/get.sql", "SELECT a FROM up"}}))),
                ElementsAre(HasSubstr("which low does not stand on")));
    EXPECT_THAT(said(check_statements(tree_of({low_made, {"modules/high/sql/0001_high.sql", "CREATE TABLE hidden (operation TEXT)"}}))), testing::Contains(HasSubstr("is made by high already")));
}

TEST(Statements, MayTouchTablesOfTheStore)
{
    EXPECT_THAT(said(check_statements(tree_of({{"platform/store/CMakeLists.txt", "house_part(store)"}, {"platform/store/migrate.cpp", "auto s = \"create table steps (n int)\";"},
                                               {"platform/store/sql/steps.sql", "select n from steps"}, {"modules/high/sql/get.sql", "select n from steps"}}))),
                IsEmpty());
}

TEST(Keys, BeginWithTheOperation)
{
    auto broken = [](std::string sql) { return said(check_keys({{{"modules/low/sql/0001_low.sql", std::move(sql)}}})); };
    EXPECT_THAT(broken("CREATE TABLE a (operation TEXT NOT NULL, b TEXT CHECK (b IN ('x', 'y')), UNIQUE (operation, b), PRIMARY KEY (operation, b)); CREATE INDEX i ON a (operation, b);"), IsEmpty());
    EXPECT_THAT(broken("CREATE TABLE a (operation TEXT NOT NULL PRIMARY KEY, at {count} NOT NULL);"), IsEmpty());
    EXPECT_THAT(broken("CREATE TABLE a (b TEXT, operation TEXT,\nPRIMARY KEY (b, operation));"), ElementsAre("modules/low/sql/0001_low.sql:2: a key of a begins with b, not with operation"));
    EXPECT_THAT(broken("CREATE TABLE a (b TEXT PRIMARY KEY);"), ElementsAre(HasSubstr("begins with b")));
    EXPECT_THAT(broken("CREATE TABLE a (operation TEXT PRIMARY KEY, b TEXT UNIQUE);"), ElementsAre(HasSubstr("begins with b")));
    EXPECT_THAT(broken("CREATE UNIQUE INDEX i ON a (b);"), ElementsAre(HasSubstr("begins with b")));
    EXPECT_THAT(broken("CREATE TABLE a (operation TEXT);"), ElementsAre(HasSubstr("has no primary key")));
}

TEST(SqlInItsPlace, IsNotInCode)
{
    auto broken = [](std::string path, std::string text) { return said(check_statements_outside({{{std::move(path), std::move(text)}}})); };
    EXPECT_THAT(broken("modules/low/a.cpp", "\nquery(\"SELECT a FROM b\");"), ElementsAre(HasSubstr("a.cpp:2:")));
    EXPECT_THAT(broken("modules/low/a.cpp", "query(\"update a set b = 1\");"), ElementsAre(HasSubstr("a statement in code")));
    EXPECT_THAT(broken("modules/low/a.cpp", "say(\"Select a sheet, or update the settings.\");"), IsEmpty());
    EXPECT_THAT(broken("modules/low/tests/a_test.cpp", "query(\"SELECT a FROM b\");"), IsEmpty());
    EXPECT_THAT(broken("platform/store/a.cpp", "query(\"SELECT a FROM b\");"), IsEmpty());
}

}
}
