// What a store is not, and what stays when several use it.
#include "engines.hpp"
#include <base/ensure.hpp>
#include <fstream>

namespace muster::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// What opening a path ends with: "code: sentence".
std::string opening(std::string const& url)
{
    try {
        Db::open(url);
    }
    catch (base::Refusal const& refusal) {
        return refusal.code() + ": " + refusal.finding().sentence;
    }
    return "opened";
}

void write(fs::path const& path, std::string_view text) { std::ofstream(path) << text; }

TEST(Open, RefusesWhatIsNoStore)
{
    Scratch const scratch;
    auto const& folder = scratch.folder();
    EXPECT_THAT(opening(folder.string()),
                HasSubstr("store.unreachable: The store " + folder.string() + " cannot be reached: it is a folder"));
    EXPECT_THAT(opening((folder / "no" / "muster.db").string()), HasSubstr("there is no folder"));
    EXPECT_THAT(opening(""), HasSubstr("store.unreachable"));
    EXPECT_THAT(opening("/dev/null"), HasSubstr("it is no ordinary file"));
    write(folder / "text", std::string(5000, 'x'));
    EXPECT_THAT(opening((folder / "text").string()), HasSubstr("store.not_ours"));
    write(folder / "short", "PK");
    EXPECT_THAT(opening((folder / "short").string()), HasSubstr("store.not_ours"));
    EXPECT_THAT(opening("postgres://nobody:secret@127.0.0.1:1/nothing"),
                HasSubstr("store.unreachable: The store postgres://nobody@127.0.0.1:1/nothing"));
    std::string read;
    std::ifstream(folder / "text") >> read;
    EXPECT_EQ(read, std::string(5000, 'x'));
}

TEST(Open, RefusesTheDatabaseOfAnotherProgram)
{
    Scratch const scratch;
    {
        auto const db = scratch.open();
        db->execute("pragma application_id = 77");
    }
    EXPECT_THAT(opening(scratch.url()), HasSubstr("store.not_ours"));
    {
        Scratch const other;
        other.open()->execute("pragma application_id = 0");
        EXPECT_THAT(opening(other.url()), HasSubstr("it is the database of another program"));
    }
}

TEST(Open, AnEmptyFileBecomesAStore)
{
    Scratch const scratch;
    write(scratch.url(), "");
    EXPECT_EQ(opening(scratch.url()), "opened");
    EXPECT_NO_THROW(scratch.open());
}

TEST(Open, OfAnExistingStoreMakesNone)
{
    Scratch const scratch;
    EXPECT_EQ(refusal_of([&] { open_existing(scratch.url()); }), "store.unreachable");
    EXPECT_FALSE(fs::exists(scratch.url()));
    Db::open(scratch.url());
    EXPECT_EQ(refusal_of([&] { open_existing(scratch.url()); }), "store.holds_nothing");
    scratch.open();
    EXPECT_NO_THROW(open_existing(scratch.url()));
}

TEST(Open, AStoreIsWrittenSafely)
{
    Scratch const scratch;
    auto const db = scratch.open();
    EXPECT_EQ(db->text(query("pragma journal_mode")), "wal");
    EXPECT_EQ(db->number(query("pragma synchronous")), 2);
    EXPECT_EQ(db->number(query("pragma foreign_keys")), 1);
    EXPECT_EQ(db->number(query("pragma busy_timeout")), 5000);
}

TEST(Open, InSqliteAParameterWithACastIsABug)
{
    Scratch const scratch;
    auto const db = scratch.open();
    EXPECT_THROW(db->prepare_only(query("select $1::text")), base::Bug);
    EXPECT_THROW(db->prepare_only(query("select $2")), base::Bug);
    EXPECT_THROW(db->number(query("select $1"), {1, 2}), base::Bug);
}

class TwoUsers : public OnEngine {};
INSTANTIATE_ON_BOTH(TwoUsers);

TEST_P(TwoUsers, ReadWhileAnotherWrites)
{
    auto const other = scratch_->open();
    db().execute("create table thing (n integer)");
    Transaction change(db());
    db().run(query("insert into thing (n) values (1)"));
    EXPECT_EQ(other->number(query("select count(*) from thing")), 0);
    change.commit();
    EXPECT_EQ(other->number(query("select count(*) from thing")), 1);
}

TEST_P(TwoUsers, WaitForEachOtherAndThenSaySo)
{
    auto const other = scratch_->open();
    db().execute("create table thing (n integer primary key)");
    if (GetParam() == Engine::sqlite) other->execute("pragma busy_timeout = 50");
    else other->execute("set lock_timeout = 50");
    Transaction change(db());
    db().run(query("insert into thing (n) values (1)"));
    EXPECT_EQ(refusal_of([&] {
                  Transaction mine(*other);
                  other->run(query("insert into thing (n) values (1)"));
              }),
              "store.busy");
}

TEST(FullDisk, IsToldAndLeavesTheStoreWhole)
{
    Scratch const scratch;
    auto const db = scratch.open();
    db->execute("create table thing (b blob)");
    // The engine's own limit stands for the disk's.
    auto const pages = db->number(query("pragma page_count")).value();
    db->execute("pragma max_page_count = " + std::to_string(pages + 20));
    auto const fill = [&] {
        Transaction change(*db);
        for (int i = 0; i < 100; ++i)
            db->run(query("insert into thing (b) values ($1)"), {Bytes{std::string_view(std::string(4000, 'x'))}});
        change.commit();
    };
    EXPECT_EQ(refusal_of(fill), "store.full");
    EXPECT_EQ(db->number(query("select count(*) from thing")), 0);
    EXPECT_TRUE(check(*db).empty());
}

}
}
