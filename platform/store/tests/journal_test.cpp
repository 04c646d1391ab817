#include "engines.hpp"
#include <base/ensure.hpp>
#include <thread>

namespace muster::store {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

base::StillClock const clock_of_test{base::Instant{1'774'966'000'000}};

/// A store whose journal holds ten entries.
class JournalTest : public OnEngine {
protected:
    void SetUp() override
    {
        OnEngine::SetUp();
        if (IsSkipped()) return;
        for (int i = 1; i <= 10; ++i)
            append(i % 2 == 0 ? "north" : "south", "kind." + std::to_string(i % 3), "s" + std::to_string(i));
    }
    Written append(std::string const& operation, std::string const& kind, std::string const& subject)
    {
        Transaction change(db());
        auto const written =
            record(db(), clock_of_test, {operation, Nature::decided, kind, subject, R"({"n":1})", "tester", "why not"});
        change.commit();
        return written;
    }
    /// As somebody who owns the machine would: without what guards the table.
    void tamper(std::string_view sql)
    {
        db().execute(GetParam() == Engine::sqlite ? "drop trigger if exists journal_no_update; drop trigger if exists "
                                                    "journal_no_delete; drop trigger if exists journal_no_replace"
                                                  : "drop trigger if exists journal_no_change on journal");
        db().execute(sql);
    }
    std::vector<Fault> faults() { return verify(db(), {}); }
    std::int64_t first_fault()
    {
        auto const found = faults();
        return found.empty() ? -1 : found.front().seq;
    }
};
INSTANTIATE_ON_BOTH(JournalTest);

TEST_P(JournalTest, EntriesAreNumberedAndChained)
{
    EXPECT_EQ(journal_head(db()), 10);
    EXPECT_EQ(append("north", "kind.x", "s11").seq, 11);
    EXPECT_THAT(faults(), IsEmpty());
    EXPECT_EQ(journal_end(db()).hash.size(), 64u);
}

TEST_P(JournalTest, HistoryIsNewestFirstAndCanBeNarrowed)
{
    auto const all = history(db(), "north", "", "", 3);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].seq, 10);
    EXPECT_EQ(all[2].seq, 6);
    EXPECT_EQ(all[0].entry.subject, "s10");
    EXPECT_EQ(all[0].entry.body, R"({"n":1})");
    EXPECT_EQ(all[0].at, clock_of_test.now());
    EXPECT_EQ(history(db(), "north", "kind.1", "", 9).size(), 2u);  // 4 and 10
    EXPECT_EQ(history(db(), "north", "", "s4", 9).size(), 1u);
    EXPECT_EQ(history(db(), "north", "kind.2", "s4", 9).size(), 0u);
    EXPECT_EQ(history(db(), "nowhere", "", "", 9).size(), 0u);
}

TEST_P(JournalTest, WithoutItsTransactionNothingIsRecorded)
{
    EXPECT_THROW(record(db(), clock_of_test, {}), base::Bug);
    {
        Transaction change(db());
        record(db(), clock_of_test, {"north", Nature::kept, "k", "s", "", "t", ""});
    }
    EXPECT_EQ(journal_head(db()), 10);
    EXPECT_EQ(append("north", "k", "s").seq, 11);
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(JournalTest, TheEndIsKnownInsideTheTransactionToo)
{
    {
        Transaction change(db());
        auto const first = record(db(), clock_of_test, {"north", Nature::kept, "k", "s", "", "t", ""});
        EXPECT_EQ(journal_head(db()), 11);
        EXPECT_EQ(journal_end(db()).hash, first.hash);
        EXPECT_THAT(faults(), IsEmpty());
    }
    EXPECT_EQ(journal_head(db()), 10);
    EXPECT_EQ(append("north", "k", "s").seq, 11);
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(JournalTest, TheTableRefusesEveryChange)
{
    for (auto const* sql : {"update journal set body = 'x' where seq = 3", "delete from journal where seq = 3",
                            "delete from journal", "delete from store_node"})
        EXPECT_EQ(refusal_of([&] { db().execute(sql); }), "store.append_only") << sql;
    if (GetParam() == Engine::sqlite) {
        EXPECT_EQ(refusal_of([&] {
                      db().execute("insert or replace into journal select node, seq, operation, at, nature, kind, "
                                   "subject, 'x', actor, "
                                   "reason, prev, hash from journal where seq = 3");
                  }),
                  "store.append_only");
    }
    else EXPECT_EQ(refusal_of([&] { db().execute("truncate journal"); }), "store.append_only");
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(JournalTest, AChangedEntryIsFound)
{
    for (auto const* column : {"operation", "kind", "subject", "body", "actor", "reason"}) {
        std::string const name(column);
        tamper("update journal set " + name + " = " + name + " || 'x' where seq = 4");
        EXPECT_EQ(first_fault(), 4) << name;
        EXPECT_THAT(faults().front().sentence, HasSubstr("Entry 4"));
        EXPECT_EQ(faults().size(), 1u) << name;
        // Moving a letter from one field to the next makes other bytes as well.
        tamper("update journal set " + name + " = substr(" + name + ", 1, length(" + name + ") - 1) where seq = 4");
        EXPECT_EQ(first_fault(), -1) << name;
    }
    tamper("update journal set at = at + 1 where seq = 10");
    EXPECT_EQ(first_fault(), 10);
    tamper("update journal set at = at - 1, nature = 'kept' where seq = 10");
    EXPECT_EQ(first_fault(), 10);
}

TEST_P(JournalTest, AMovedLetterIsFound)
{
    tamper("update journal set kind = kind || 's', subject = substr(subject, 2) where seq = 5");
    EXPECT_EQ(first_fault(), 5);
}

TEST_P(JournalTest, AnEntryWithAnotherHashIsFoundByTheOneAfterIt)
{
    // Taken from a chain of its own: whole in itself, but not what the next entry followed.
    Scratch const other(GetParam());
    auto const elsewhere = other.open();
    auto const node = db().text(query("select node from store_node")).value();
    elsewhere->run(query("update store_node set node = $1, head_seq = 3, head_hash = $2"),
                   {Value{std::string_view(node)},
                    Value{std::string_view(db().text(query("select hash from journal where seq = 3")).value())}});
    Transaction change(*elsewhere);
    record(*elsewhere, clock_of_test, {"south", Nature::decided, "kind.1", "s4", "{}", "somebody", ""});
    change.commit();
    std::string body, hash;
    elsewhere->one(query("select operation, kind, subject, body, actor, reason, hash from journal"), {},
                   [&](Row const& row) { hash = row.string(6); });
    tamper("update journal set operation = 'south', kind = 'kind.1', subject = 's4', body = '{}', actor = 'somebody', "
           "reason = '', hash = '" +
           hash + "' where seq = 4");
    EXPECT_EQ(first_fault(), 4);
    EXPECT_THAT(faults().front().sentence, HasSubstr("Entry 4 is not the one that entry 5 was written after"));
}

TEST_P(JournalTest, ATakenEntryIsFound)
{
    tamper("delete from journal where seq = 6");
    EXPECT_EQ(first_fault(), 6);
    EXPECT_THAT(faults().front().sentence, HasSubstr("taken away"));
    tamper("delete from journal where seq < 3");
    EXPECT_EQ(first_fault(), 1);
    EXPECT_THAT(faults().front().sentence, HasSubstr("Entries 1 to 2 were taken away"));
}

TEST_P(JournalTest, AnInsertedEntryIsFound)
{
    constexpr std::string_view copy = "insert into journal select node, {}, operation, at, nature, kind, subject, "
                                      "body, actor, reason, prev, hash from journal where seq = 7";
    auto const with = [&](std::string_view seq) {
        std::string sql(copy);
        return sql.replace(sql.find("{}"), 2, seq);
    };
    tamper(with("11"));
    EXPECT_EQ(first_fault(), 11);
    tamper("delete from journal where seq = 11");
    EXPECT_EQ(first_fault(), -1);
    tamper("update journal set seq = 100 where seq = 10");
    EXPECT_EQ(first_fault(), 10);
    tamper("update journal set seq = 10 where seq = 100");
    EXPECT_EQ(first_fault(), -1);
    tamper("insert into journal select 'stranger', 1, operation, at, nature, kind, subject, body, actor, reason, prev, "
           "hash from journal where seq = 7");
    EXPECT_EQ(first_fault(), 1);
    EXPECT_THAT(faults().front().sentence, HasSubstr("stranger"));
}

TEST_P(JournalTest, ATruncatedEndIsFound)
{
    tamper("delete from journal where seq > 8");
    EXPECT_EQ(first_fault(), 9);
    EXPECT_THAT(faults().front().sentence, HasSubstr("ends with entry 8, the store wrote 10"));
    tamper("delete from journal");
    EXPECT_EQ(first_fault(), 1);
}

TEST_P(JournalTest, AWitnessTellsOfTablesChangedBehindTheJournal)
{
    Witness const witnesses[] = {
        {"kind.2", [](Db&, Past const& past) { return past.entry.subject == "s8" ? "the row is gone" : ""; }}};
    auto const found = verify(db(), witnesses);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].seq, 8);
    EXPECT_THAT(found[0].sentence, HasSubstr("the row is gone"));
}

TEST_P(JournalTest, ManyWritersMakeOneChain)
{
    {
        std::vector<std::jthread> writers;
        for (int writer = 0; writer < 4; ++writer)
            writers.emplace_back([&] {
                auto const mine = Db::open(scratch_->url());
                for (int i = 0; i < 25; ++i) {
                    Transaction change(*mine);
                    record(*mine, clock_of_test, {"north", Nature::received, "k", "s", "{}", "t", ""});
                    change.commit();
                }
            });
        // Whoever proves the journal meanwhile finds it whole as well.
        for (int i = 0; i < 20; ++i) EXPECT_THAT(faults(), IsEmpty());
    }
    EXPECT_EQ(journal_head(db()), 110);
    EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(JournalTest, ALongJournalIsReadPageByPage)
{
    {
        Transaction change(db());
        for (int i = 0; i < 5'000; ++i)
            record(db(), clock_of_test, {"north", Nature::received, "k", "s", "{}", "t", ""});
        change.commit();
    }
    std::int64_t last = 0;
    EXPECT_THAT(verify(db(), {},
                       [&](std::int64_t done, std::int64_t all) {
                           last = done;
                           EXPECT_EQ(all, 5'010);
                       }),
                IsEmpty());
    EXPECT_EQ(last, 5'010);
    tamper("update journal set body = 'x' where seq = 4321");
    EXPECT_EQ(first_fault(), 4321);
}

}
}
