// A decision that was changed, taken away or cut off behind the record's back is found.
#include "../decide_life.hpp"
#include <gtest/gtest.h>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <store/for_tests.hpp>
#include <store/journal.hpp>
#include <store/part.hpp>

using namespace muster;
using namespace muster::structure;

namespace {

struct House {
    store::Scratch scratch;
    std::unique_ptr<store::Db> db;
    base::StillClock clock{*instant_of("2026-03-02T08:00:00Z")};

    explicit House(store::Engine engine) : scratch(engine)
    {
        std::vector<store::Migration> all;
        for (auto const* part : {&operations::module(), &partners::module(), &structure::module()}) all.insert(all.end(), part->migrations.begin(), part->migrations.end());
        db = scratch.open(all);
        operations::Operation wanted;
        wanted.id = "op";
        wanted.iso3 = "XAA";
        wanted.onset = base::Day::of(2026, 3, 1);
        operations::declare(*db, clock, "command line", wanted);
    }

    Decision make(std::string const& move, std::map<std::string, std::vector<std::string>, std::less<>> said, std::string const& role, std::string const& actor,
                  std::string const& body = "wash", std::string const& action = "")
    {
        Asked asked{.operation = "op", .body = body, .move = move, .action = action, .actor = actor, .acting_role = role};
        asked.reason = "for a reason";
        asked.since = clock.now();
        asked.said = std::move(said);
        if (move == "advise") asked.advice.push_back({"hct", asked.text("saying"), ""});
        asked.documents = {"d1"};
        return decide(*db, clock, asked);
    }

    void found_and_advised()
    {
        make("propose", {}, "ocha", "a", "wash", "activate");
        make("find", {{"criterion", {"a1"}}, {"finding", {"met"}}, {"saying", {"seen"}}}, "ocha", "a");
        make("advise", {{"who", {"hct"}}, {"saying", {"yes"}}}, "hct", "a");
    }

    std::string fault()
    {
        auto const faults = store::verify(*db, witnesses());
        return faults.empty() ? "" : faults.front().sentence;
    }
};

/// As somebody with the file in their hands would do it.
void past_the_triggers(store::Db& db, std::string const& statement)
{
    bool const lite = db.engine() == store::Engine::sqlite;
    for (auto const* table : {"body_decision", "body_fact"})
        for (auto const* kind : {"no_update", "no_delete"})
            if (lite) db.execute("drop trigger if exists " + std::string(table) + "_" + kind);
    if (not lite) db.execute("alter table body_decision disable trigger all; alter table body_fact disable trigger all");
    db.execute(statement);
}

}

TEST(tamper, a_decision_is_never_changed_nor_taken_away)
{
    for (auto engine : store::engines_to_test()) {
        House house(engine);
        house.found_and_advised();
        EXPECT_EQ(house.fault(), "");
        for (auto const* table : {"body_decision", "body_fact"}) {
            EXPECT_ANY_THROW(house.db->execute("update " + std::string(table) + " set body = 'x'"));
            EXPECT_ANY_THROW(house.db->execute("delete from " + std::string(table)));
        }
        EXPECT_EQ(decisions(*house.db, "op").size(), 3u);
    }
}

TEST(tamper, what_was_changed_behind_the_record_is_found)
{
    struct Deed {
        char const *statement, *found;
    };
    for (auto const& deed : {Deed{"update body_decision set acting_role = 'rc_hc' where decision = 2", "decision 2 of wash"},
                             Deed{"update body_decision set actor = 'b' where decision = 3", "another actor"},
                             Deed{"update body_fact set value = 'not_met' where decision = 2", "decision 2 of wash"},
                             Deed{"delete from body_fact where decision = 2", "decision 2 of wash"},
                             Deed{"update body_advice set said = 'no' where decision = 3", "decision 3 of wash"},
                             Deed{"delete from body_document where decision = 3", "decision 3 of wash"},
                             Deed{"delete from body_decision where decision = 3", "decision 3 is not there"}})
        for (auto engine : store::engines_to_test()) {
            House house(engine);
            house.found_and_advised();
            past_the_triggers(*house.db, deed.statement);
            EXPECT_NE(house.fault().find(deed.found), std::string::npos) << deed.statement << ": " << house.fault();
        }
}

/// Whoever owns the file can cut the end off and set the store's own end back; a head that was printed shows it.
TEST(tamper, a_cut_that_hides_itself_is_found_by_a_printed_head)
{
    House house(store::Engine::sqlite);
    house.found_and_advised();
    auto const printed = store::journal_end(*house.db);
    EXPECT_EQ(store::hash_of_entry(*house.db, printed.seq), printed.hash);
    house.db->execute("drop trigger journal_no_delete; drop trigger journal_no_update");
    past_the_triggers(*house.db, "delete from body_fact where decision = 3; delete from body_advice where decision = 3; "
                                 "delete from body_document where decision = 3; delete from body_decision where decision = 3");
    house.db->execute("delete from journal where seq = " + std::to_string(printed.seq));
    house.db->execute("update store_node set head_seq = head_seq - 1, entries = entries - 1, "
                      "head_hash = (select hash from journal order by seq desc limit 1)");
    EXPECT_EQ(house.fault(), "") << "the record alone cannot tell";
    EXPECT_EQ(store::hash_of_entry(*house.db, printed.seq), "") << "the printed head is not there";
    house.make("find", {{"criterion", {"a2"}}, {"finding", {"met"}}, {"saying", {"another"}}}, "ocha", "a");
    EXPECT_NE(store::hash_of_entry(*house.db, printed.seq), printed.hash) << "another entry has its number";
}

TEST(tamper, an_operation_is_copied_with_its_record)
{
    for (auto engine : store::engines_to_test()) {
        House house(engine);
        house.found_and_advised();
        House other(store::Engine::sqlite);
        other.db->execute("delete from operation");
        auto const before = store::journal_head(*other.db);
        auto const copied = store::copy_operation(*house.db, *other.db, "op");
        EXPECT_EQ(copied.entries, 4);
        EXPECT_EQ(store::journal_head(*other.db), before + 4);
        EXPECT_EQ(other.fault(), "");
        auto const mine = decisions(*house.db, "op"), theirs = decisions(*other.db, "op");
        ASSERT_EQ(mine.size(), theirs.size());
        for (std::size_t i = 0; i < mine.size(); ++i) {
            EXPECT_EQ(mine[i].since.ms, theirs[i].since.ms);
            EXPECT_EQ(mine[i].acting_role, theirs[i].acting_role);
        }
        past_the_triggers(*other.db, "update body_decision set reason = 'x' where decision = 1");
        EXPECT_NE(other.fault(), "");
    }
}

TEST(life, what_is_taken_back_restores_what_was)
{
    for (auto engine : store::engines_to_test()) {
        House house(engine);
        auto const on_day = [&](char const* day) { return on(*house.db, "op", *base::Day::parse(day)); };
        house.make("establish", {{"type", {"sector_gov"}}, {"partner", {"ministry"}}, {"name", {"Water"}}}, "government", "g", "water");
        house.clock.move_to(*instant_of("2026-03-10T08:00:00Z"));
        auto const renamed = house.make("rename", {{"name", {"Water and Waste"}}}, "government", "g", "water");
        house.clock.move_to(*instant_of("2026-03-20T08:00:00Z"));
        EXPECT_EQ(on_day("2026-03-05").at(0).name, "Water");
        EXPECT_EQ(on_day("2026-03-15").at(0).name, "Water and Waste");
        Asked back{.operation = "op", .actor = "g", .acting_role = "coordinator", .reason = "slip"};
        back.since = house.clock.now();
        back.takes_back = renamed.id;
        take_back(*house.db, house.clock, back);
        EXPECT_EQ(on_day("2026-03-15").at(0).name, "Water and Waste") << "it held until it was taken back";
        EXPECT_EQ(on_day("2026-03-20").at(0).name, "Water");
        EXPECT_THROW(take_back(*house.db, house.clock, back), base::Refusal) << "once is enough";
        constexpr store::Query spans{"test", "select value, since, until from structure_facts where operation = $1 and aspect = 'name' order by since", ""};
        std::vector<std::string> told;
        house.db->each(spans, {std::string_view("op")}, [&](store::Row const& row) { told.push_back(row.string(0) + " " + row.string(1).substr(0, 10) + " " + row.string(2).substr(0, 10)); });
        EXPECT_EQ(told, (std::vector<std::string>{"Water 2026-03-02 2026-03-10", "Water and Waste 2026-03-10 2026-03-20", "Water 2026-03-20 "}))
            << "the published view says the same";
        back.takes_back = 1;
        back.acting_role = "government";
        EXPECT_NO_THROW(take_back(*house.db, house.clock, back));
        EXPECT_TRUE(on_day("2026-03-20").empty() or on_day("2026-03-20").at(0).leads.empty());
        EXPECT_EQ(house.fault(), "");
    }
}
