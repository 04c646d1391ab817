#include "kit.hpp"

namespace muster::activities {

namespace {

constexpr auto header = "Organisation,Cluster,P-code,District,Activity,Month,People reached\n";

class Import : public testing::TestWithParam<store::Engine> {};

std::int64_t counted(Kit& kit)
{
    return kit.db().number(store::Query{"test/counted", "SELECT count(*) FROM activities_counted WHERE operation = 'aru'", ""}).value_or(-1);
}
std::int64_t reached(Kit& kit)
{
    return kit.db().number(store::Query{"test/reached", "SELECT coalesce(sum(reached), 0) FROM activities_counted WHERE operation = 'aru'", ""}).value_or(-1);
}

}

TEST_P(Import, TheSameFileAgainChangesNothing)
{
    Kit kit(GetParam());
    auto const text = std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,100\nOXFAM,WASH,XA0102,Dor,Water,2026-03,200\n";
    auto const first = kit.import_text(text);
    EXPECT_EQ(first.diff.fresh, 2);
    EXPECT_FALSE(first.imported.submission.empty());
    auto const head = store::journal_head(kit.db());
    auto const again = kit.import_text(text);
    EXPECT_EQ(again.diff.same, 2);
    EXPECT_TRUE(again.imported.submission.empty());
    EXPECT_EQ(again.imported.earlier, first.imported.submission);
    EXPECT_EQ(store::journal_head(kit.db()), head);
}

TEST_P(Import, ACorrectedFigureReplacesItsLineAndUndoBringsItBack)
{
    Kit kit(GetParam());
    kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,100\nOXFAM,WASH,XA0102,Dor,Water,2026-03,200\n", "march.csv");
    auto const second = kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,150\nOXFAM,WASH,XA0102,Dor,Water,2026-03,200\nACF,WASH,XA0101,Bela,Water,2026-04,90\n", "april.csv");
    EXPECT_EQ(second.diff.fresh, 1);
    EXPECT_EQ(second.diff.changed, 1);
    EXPECT_EQ(second.diff.same, 1);
    EXPECT_EQ(reached(kit), 440);
    undo(kit.db(), kit.clock(), "tester", "aru", second.imported.submission, "wrong file");
    EXPECT_EQ(reached(kit), 300);
    EXPECT_THROW(undo(kit.db(), kit.clock(), "tester", "aru", second.imported.submission, ""), base::Refusal);
}

TEST_P(Import, AnImportThatWasBuiltUponIsNotUndone)
{
    Kit kit(GetParam());
    auto const first = kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,100\n", "a.csv");
    kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,150\n", "b.csv");
    EXPECT_THROW(undo(kit.db(), kit.clock(), "tester", "aru", first.imported.submission, ""), base::Refusal);
    EXPECT_EQ(reached(kit), 150);
}

TEST_P(Import, HeldRowsAreSettledOnceForAllAlikeAndRemembered)
{
    Kit kit(GetParam());
    auto const text = std::string(header) + "ACF,WASH,,Belaville,Water,2026-03,100\nOXFAM,WASH,,Belaville,Hygiene,2026-03,200\nACF,WASH,XA0102,Dor,Water,2026-03,50\n";
    auto const first = kit.import_text(text);
    EXPECT_EQ(first.checked.reading->held, 2);
    EXPECT_EQ(counted(kit), 1);
    auto const desk = waiting(kit.db(), "aru", "");
    ASSERT_EQ(desk.size(), 1u);
    EXPECT_EQ(desk[0].rows, 2);
    EXPECT_EQ(desk[0].people, 300);
    auto const settled = settle(kit.db(), kit.clock(), "tester", "aru", desk[0].alike, {.place = "XA0101", .reason = "said on the phone"});
    EXPECT_EQ(settled.lines_accepted, 2);
    EXPECT_EQ(settled.still_waiting, 0);
    EXPECT_EQ(reached(kit), 350);
    auto const next = kit.import_text(std::string(header) + "ACF,WASH,,Belaville,Water,2026-04,70\n", "april.csv");
    EXPECT_EQ(next.checked.reading->accepted, 1);
    ASSERT_EQ(settled.submissions.size(), 1u);
}

TEST_P(Import, AFigureThatIsRightAfterAllIsAccepted)
{
    Kit kit(GetParam());
    kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,6000\n");
    auto const desk = waiting(kit.db(), "aru", "reached");
    ASSERT_EQ(desk.size(), 1u);
    EXPECT_THROW(settle(kit.db(), kit.clock(), "tester", "aru", desk[0].alike, {.place = "XA0101"}), base::Refusal);
    EXPECT_EQ(settle(kit.db(), kit.clock(), "tester", "aru", "G2", {.accept = true}).lines_accepted, 1);
    EXPECT_EQ(reached(kit), 6000);
    EXPECT_THROW(settle(kit.db(), kit.clock(), "tester", "aru", "G2", {.accept = true}), base::Refusal);
}

TEST_P(Import, AReportThatNamesOthersOrIsNotConfirmedWaits)
{
    Kit kit(GetParam());
    kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Hygiene,2026-02,7\n", "february.csv");
    auto const path = kit.file("acf.csv", std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,100\nOXFAM,WASH,XA0102,Dor,Water,2026-03,50\n");
    auto const named = kit.check_file({.path = path, .only_partner = "ACF"});
    EXPECT_EQ(named.reading->accepted, 1);
    EXPECT_EQ(finding_of(named, "partner.other").at, "A3");
    auto const checked = kit.check_file({.path = path, .only_partner = "ACF", .hold = true});
    EXPECT_EQ(checked.reading->held, 2);
    import(kit.db(), kit.clock(), "tester", kit.world(), checked, diff_with_store(kit.db(), "aru", *checked.reading), path);
    EXPECT_EQ(counted(kit), 1);
    // To let one row in says nothing of the rest of the file.
    auto const of = [&](std::string const& code) {
        auto const desk = waiting(kit.db(), "aru", "");
        auto const at = std::ranges::find(desk, code, &Waiting::code);
        return at == desk.end() ? std::string() : at->alike;
    };
    settle(kit.db(), kit.clock(), "tester", "aru", of("partner.other"), {.accept = true});
    EXPECT_EQ(counted(kit), 1);
    settle(kit.db(), kit.clock(), "tester", "aru", of("report.not_confirmed"), {.accept = true});
    EXPECT_EQ(reached(kit), 157);
}

TEST_P(Import, AReportForSomePlacesHoldsRowsThatLieElsewhereAndNamesThem)
{
    Kit kit(GetParam());
    auto const path = kit.file("acf.csv", std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,100\nACF,WASH,XA0102,Dor,Water,2026-03,50\n");
    auto const checked = kit.check_file({.path = path, .only_place = "XA0101"});
    EXPECT_EQ(checked.reading->accepted, 1);
    auto const finding = finding_of(checked, "place.other");
    EXPECT_EQ(finding.at, "A3");
    EXPECT_NE(finding.sentence.find("XA0102"), std::string::npos) << finding.sentence;
    auto const done = import(kit.db(), kit.clock(), "tester", kit.world(), checked, diff_with_store(kit.db(), "aru", *checked.reading), path);
    EXPECT_EQ(counted(kit), 1);
    EXPECT_EQ(lines_elsewhere(kit.db(), "aru", done.submission, "wash", "XA01"), 0);
    EXPECT_EQ(lines_elsewhere(kit.db(), "aru", done.submission, "", "XA0101"), 1);
    EXPECT_EQ(lines_elsewhere(kit.db(), "aru", done.submission, "hea", ""), 2);
}

TEST_P(Import, WhatAChangedLineSaysOtherwiseIsSaidFieldByField)
{
    Kit kit(GetParam());
    kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,100\n");
    auto const checked = kit.check_file({.path = kit.file("b.csv", std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,150\n")});
    auto const changes = changes_of(kit.db(), kit.world(), checked, diff_with_store(kit.db(), "aru", *checked.reading), 10);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].what, "reached");
    EXPECT_EQ(changes[0].before, "100");
    EXPECT_EQ(changes[0].after, "150");
    EXPECT_EQ(changes[0].at, "A2");
}

TEST_P(Import, EmptyCellsOfOneFileAreFilledTogether)
{
    Kit kit(GetParam());
    auto const nobody = [](std::string const& month) { return std::string(header) + ",WASH,XA0101,Bela,Water," + month + ",10\n,WASH,XA0102,Dor,Water," + month + ",20\n"; };
    kit.import_text(nobody("2026-03"), "march.csv");
    kit.import_text(nobody("2026-04"), "april.csv");
    auto const desk = waiting(kit.db(), "aru", "partner");
    ASSERT_EQ(desk.size(), 2u) << "what one file leaves out says nothing of another";
    EXPECT_THROW(settle(kit.db(), kit.clock(), "tester", "aru", desk[0].alike, {.accept = true}), base::Refusal);
    EXPECT_EQ(settle(kit.db(), kit.clock(), "tester", "aru", desk[0].alike, {.partner = "ACF"}).lines_accepted, 2);
    EXPECT_EQ(counted(kit), 2);
    EXPECT_EQ(waiting(kit.db(), "aru", "partner").size(), 1u);
}

TEST_P(Import, TheJournalFindsRowsThatWereChangedBehindItsBack)
{
    Kit kit(GetParam());
    auto const first = kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,100\n");
    auto const& witnesses = activities::module().witnesses;
    EXPECT_TRUE(store::verify(kit.db(), witnesses).empty());
    kit.db().execute(kit.db().engine() == store::Engine::sqlite ? "DROP TRIGGER activity_kept" : "DROP TRIGGER activity_kept ON activity");
    kit.db().execute("UPDATE activity SET reached = 999 WHERE operation = 'aru'");
    auto const faults = store::verify(kit.db(), witnesses);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_NE(faults[0].sentence.find(first.imported.submission), std::string::npos);
}

TEST_P(Import, WhatWasReceivedIsNeitherEditedNorDeleted)
{
    Kit kit(GetParam());
    kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-03,100\n");
    EXPECT_ANY_THROW(kit.db().execute("UPDATE activity SET reached = 1"));
    EXPECT_ANY_THROW(kit.db().execute("DELETE FROM activity"));
    EXPECT_ANY_THROW(kit.db().execute("DELETE FROM submission"));
    EXPECT_EQ(reached(kit), 100);
}

INSTANTIATE_TEST_SUITE_P(Engines, Import, testing::ValuesIn(store::engines_to_test()), [](auto const& info) { return info.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

}
