// "Nothing to report": neither zero nor silence; of somebody who is not confirmed it waits at the review desk.
#include "kit.hpp"
#include "nil.hpp"
#include "reports.hpp"

namespace muster::activities {

namespace {

class NilReport : public testing::TestWithParam<store::Engine> {
protected:
    NilReport() : kit(GetParam())
    {
        kit.import_text("Organisation,Cluster,P-code,Activity,Month,People reached\nACF,WASH,XA0101,Water,2026-02,100\n", "february.csv");
    }
    NilState say(bool hold, std::string const& period = "2026-03") { return say_nil(kit.db(), kit.clock(), "somebody", "aru", {"acf", "Action contre la Faim", "wash", *base::Period::parse(period)}, hold); }
    std::string march()
    {
        for (auto const& one : reports(kit.db(), "aru", *base::Day::parse("2026-05-20")))
            if (one.partner == "acf" and one.cycle.period.text() == "2026-03") return one.state;
        return "";
    }
    std::int64_t nils() { return kit.db().number(store::Query{"test/nils", "SELECT count(*) FROM activities_nil WHERE operation = 'aru'", ""}).value_or(-1); }
    std::int64_t entries() { return store::journal_head(kit.db()); }
    std::vector<Waiting> desk() { return waiting(kit.db(), "aru", "report"); }
    Kit kit;
};

INSTANTIATE_TEST_SUITE_P(Store, NilReport, testing::ValuesIn(store::engines_to_test()));

TEST_P(NilReport, OfSomebodyKnownItCountsAndSaidTwiceItIsSaidOnce)
{
    EXPECT_EQ(say(false), NilState::counts);
    EXPECT_EQ(march(), "nil");
    auto const before = entries();
    EXPECT_EQ(say(false), NilState::counts);
    EXPECT_EQ(say(true), NilState::counts) << "what counts needs nobody's word any more";
    EXPECT_EQ(entries(), before);
    EXPECT_TRUE(desk().empty());
}

TEST_P(NilReport, OfSomebodyUnconfirmedItWaitsAndCountsWhenItIsLetIn)
{
    EXPECT_EQ(say(true), NilState::waits);
    EXPECT_EQ(say(true), NilState::waits);
    EXPECT_EQ(nils(), 0);
    EXPECT_NE(march(), "nil");
    ASSERT_EQ(desk().size(), 1u);
    EXPECT_EQ(desk()[0].rows, 1);
    EXPECT_EQ(desk()[0].sentence, "Action contre la Faim says that there is nothing to report for wash in 2026-03; who says so is not confirmed yet.");
    EXPECT_THROW(settle(kit.db(), kit.clock(), "officer", "aru", desk()[0].alike, {.place = "XA0101"}), base::Refusal);
    auto const settled = settle(kit.db(), kit.clock(), "officer", "aru", desk()[0].alike, {.accept = true, .reason = "known on the phone"});
    EXPECT_EQ(settled.still_waiting, 0);
    EXPECT_EQ(nils(), 1);
    EXPECT_EQ(march(), "nil");
    EXPECT_TRUE(desk().empty());
    // Taken back, it waits again.
    auto const done = decisions(kit.db(), "aru");
    ASSERT_FALSE(done.empty());
    unsettle(kit.db(), kit.clock(), "officer", "aru", std::to_string(done[0].change.seq), "mistaken");
    EXPECT_EQ(nils(), 0);
    EXPECT_EQ(desk().size(), 1u);
}

TEST_P(NilReport, WhatIsSetAsideOrTakenBackDoesNotCountAndCanBeSaidAnew)
{
    say(true);
    settle(kit.db(), kit.clock(), "officer", "aru", desk().at(0).alike, {.dismiss = true});
    EXPECT_EQ(nils(), 0);
    EXPECT_TRUE(desk().empty());
    EXPECT_EQ(say(true), NilState::waits);
    ASSERT_EQ(desk().size(), 1u);
    settle(kit.db(), kit.clock(), "officer", "aru", desk()[0].alike, {.accept = true});
    EXPECT_EQ(nils(), 1);
    auto const submission = kit.db().text(store::Query{"test/newest", "SELECT submission FROM nil_report WHERE operation = 'aru'", ""}).value_or("");
    EXPECT_EQ(lines_of_others(kit.db(), "aru", submission, "oxfam"), 1) << "another partner cannot take it back";
    EXPECT_EQ(lines_of_others(kit.db(), "aru", submission, "acf"), 0);
    undo(kit.db(), kit.clock(), "somebody", "aru", submission, "we had one after all");
    EXPECT_EQ(nils(), 0);
}

TEST_P(NilReport, SaidBySomebodyKnownItWaitsNoMore)
{
    say(true);
    say(true, "2026-02");
    EXPECT_EQ(say(false), NilState::counts);
    EXPECT_EQ(nils(), 1);
    ASSERT_EQ(desk().size(), 1u);
    EXPECT_NE(desk()[0].sentence.find("2026-02"), std::string::npos);
}

TEST_P(NilReport, TheJournalHoldsForIt)
{
    say(true);
    settle(kit.db(), kit.clock(), "officer", "aru", desk().at(0).alike, {.accept = true});
    store::Witness const witnesses[] = {{"activities.submission", submission_differs}};
    EXPECT_TRUE(store::verify(kit.db(), witnesses).empty());
}

}
}
