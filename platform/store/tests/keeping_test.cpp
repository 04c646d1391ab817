#include "engines.hpp"
#include <fstream>
#include <thread>

namespace muster::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

base::StillClock const clock_of_test{base::Instant{1'774'966'000'000}};

void append(Db& db, std::string const& subject)
{
    Transaction change(db);
    record(db, clock_of_test, {"north", Nature::decided, "k", subject, "{}", "tester", ""});
    change.commit();
}

class KeepingTest : public testing::Test {
protected:
    void SetUp() override
    {
        db_ = scratch_.open();
        for (int i = 0; i < 20; ++i) append(*db_, "s" + std::to_string(i));
        copy_ = (scratch_.folder() / "copy.db").string();
        other_ = (scratch_.folder() / "other.db").string();
    }
    /// Entries in the journal of a store.
    static std::int64_t entries(std::string const& url)
    {
        auto const db = open_existing(url);
        EXPECT_THAT(check(*db), IsEmpty());
        EXPECT_THAT(verify(*db, {}), IsEmpty());
        return journal_head(*db);
    }
    void flip(std::string const& path, std::streamoff at)
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(at);
        char const byte = static_cast<char>(file.get() ^ 0x55);
        file.seekp(at);
        file.put(byte);
    }
    Scratch scratch_;
    std::unique_ptr<Db> db_;
    std::string copy_, other_;
};

TEST_F(KeepingTest, ABackupIsOneWholeFile)
{
    backup(*db_, copy_);
    EXPECT_EQ(entries(copy_), 20);
    append(*db_, "later");
    backup(*db_, copy_);  // over an earlier one
    EXPECT_EQ(entries(copy_), 21);
    std::vector<std::string> names;
    for (auto const& entry : fs::directory_iterator(scratch_.folder()))
        names.push_back(entry.path().filename().string());
    EXPECT_THAT(names, testing::Not(testing::Contains(HasSubstr("part"))));
}

TEST_F(KeepingTest, ABackupNeverOverwritesSomethingElse)
{
    std::ofstream(other_) << "a letter";
    EXPECT_EQ(refusal_of([&] { backup(*db_, other_); }), "store.file_is_there");
    EXPECT_EQ(refusal_of([&] { backup(*db_, scratch_.url()); }), "store.itself");
    EXPECT_EQ(refusal_of([&] { backup(*db_, "/nowhere/copy.db"); }), "store.unreachable");
    EXPECT_EQ(fs::file_size(other_), 8u);
}

TEST_F(KeepingTest, ABackupWhileOthersWriteIsConsistent)
{
    std::atomic<bool> enough = false;
    std::jthread writer([&] {
        auto const mine = Db::open(scratch_.url());
        for (int i = 0; not enough; ++i) append(*mine, "w" + std::to_string(i));
    });
    for (int i = 0; i < 10; ++i) {
        auto const before = journal_head(*db_);
        backup(*db_, copy_);
        EXPECT_GE(entries(copy_), before);
    }
    enough = true;
}

TEST_F(KeepingTest, RestoreIntoANewPlaceOrOverAStoreThatMayBeReplaced)
{
    backup(*db_, copy_);
    restore(copy_, other_, false);
    EXPECT_EQ(entries(other_), 20);
    append(*db_, "later");
    EXPECT_EQ(refusal_of([&] { restore(copy_, scratch_.url(), false); }), "store.holds_something");
    EXPECT_EQ(entries(scratch_.url()), 21);
    restore(copy_, scratch_.url(), true);  // while the store is open
    EXPECT_EQ(journal_head(*db_), 20);
    append(*db_, "anew");
    EXPECT_EQ(entries(scratch_.url()), 21);
    EXPECT_EQ(refusal_of([&] { restore(copy_, copy_, true); }), "store.itself");
}

TEST_F(KeepingTest, RestoreRefusesWhatIsNotWhole)
{
    backup(*db_, copy_);
    fs::copy_file(copy_, other_);
    fs::resize_file(other_, fs::file_size(other_) / 2);
    EXPECT_EQ(refusal_of([&] { restore(other_, scratch_.url(), true); }), "store.not_whole");
    {
        auto const rewritten = Db::open(copy_);
        rewritten->execute("drop trigger journal_no_update; update journal set body = '[]' where seq = 5");
    }
    EXPECT_EQ(refusal_of([&] { restore(copy_, scratch_.url(), true); }), "store.not_whole");
    std::ofstream(other_, std::ios::trunc) << "no database at all, but long enough to be one";
    EXPECT_EQ(refusal_of([&] { restore(other_, scratch_.url(), true); }), "store.not_ours");
    EXPECT_EQ(refusal_of([&] { restore((scratch_.folder() / "none.db").string(), scratch_.url(), true); }),
              "store.unreachable");
    EXPECT_EQ(entries(scratch_.url()), 20);
}

TEST_F(KeepingTest, ADamagedStoreIsPutAsideAndReplaced)
{
    backup(*db_, copy_);
    db_.reset();
    // The root page of the schema: nothing can be read any more.
    for (std::streamoff at = 100; at < 108; ++at) flip(scratch_.url(), at);
    EXPECT_EQ(refusal_of([&] { restore(copy_, scratch_.url(), false); }), "store.damaged");
    restore(copy_, scratch_.url(), true);
    EXPECT_EQ(entries(scratch_.url()), 20);
    bool aside = false;
    for (auto const& entry : fs::directory_iterator(scratch_.folder()))
        aside = aside or entry.path().filename().string().starts_with("muster.db.damaged-");
    EXPECT_TRUE(aside);
}

TEST_F(KeepingTest, CheckTellsWhatTheEngineFinds)
{
    EXPECT_THAT(check(*db_), IsEmpty());
    db_->execute("create table parent (id text primary key); create table child (id text references parent(id)); "
                 "pragma foreign_keys = off; insert into child values ('x'); pragma foreign_keys = on");
    auto const faults = check(*db_);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults[0], HasSubstr("child refers to an entry of parent that is not there"));
}

/// A flipped byte is found by the check or by the journal's proof, or it lies where nothing is kept.
TEST_F(KeepingTest, AFlippedByteIsNeverServedSilently)
{
    backup(*db_, copy_);
    std::string before;
    open_existing(copy_)->each(query("select hash, body, subject from journal order by seq"), {},
                               [&](Row const& row) { before += row.string(0) + row.string(1) + row.string(2); });
    int found = 0, harmless = 0;
    auto const size = static_cast<std::streamoff>(fs::file_size(copy_));
    for (std::streamoff at = 40; at < size; at += 211) {
        fs::copy_file(copy_, other_, fs::copy_options::overwrite_existing);
        flip(other_, at);
        std::string after;
        bool told = false;
        try {
            auto const db = open_existing(other_);
            told = not check(*db).empty() or not verify(*db, {}).empty();
            db->each(query("select hash, body, subject from journal order by seq"), {},
                     [&](Row const& row) { after += row.string(0) + row.string(1) + row.string(2); });
        }
        catch (std::exception const&) {
            told = true;
        }
        EXPECT_TRUE(told or after == before) << "byte " << at;
        ++(told ? found : harmless);
        for (auto const* ending : {"-wal", "-shm"}) fs::remove(other_ + ending);
    }
    std::cout << found << " flipped bytes were found, " << harmless << " changed nothing that is kept\n";
    EXPECT_GT(found, 0);
}

TEST(KeepingInPostgres, IsLeftToItsOwnTools)
{
    if (postgres_to_test().empty()) GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
    Scratch const scratch(Engine::postgres);
    auto const db = scratch.open();
    EXPECT_THAT(check(*db), IsEmpty());
    try {
        backup(*db, "copy.dump");
        FAIL();
    }
    catch (base::Refusal const& refusal) {
        EXPECT_EQ(refusal.code(), "store.use_pg_dump");
        EXPECT_THAT(refusal.finding().remedy,
                    HasSubstr("pg_dump --format=custom --enable-row-security --schema='muster*' --file='copy.dump' 'postgres://"));
    }
    EXPECT_EQ(refusal_of([&] { restore("copy.dump", scratch.url(), true); }), "store.use_pg_dump");
}

}
}
