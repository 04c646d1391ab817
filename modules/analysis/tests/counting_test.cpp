// The counting rules by their test vectors: domain.md 5.12 and models.md 2.6.
#include "kit.hpp"
#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

TEST(Counting, PartnersOfOneActivityAddUpAndMayOverlap)
{
    Field field({{"ZA0101", 120'000}});
    field.need("wash", "ZA0101", 60'000);
    field.report({"acf", "wash", "ZA0101", "water", "2026-03", 20'000});
    field.report({"oxfam", "wash", "ZA0101", "water", "2026-03", 15'000});
    EXPECT_EQ(field.reach("wash", "ZA0101"), "35000 between 20000 and 35000");
    EXPECT_EQ(field.gap("wash", "ZA0101"), "25000 between 25000 and 40000");
}

TEST(Counting, TheVectorsOfTheLayeredRules)
{
    Field field;
    field.report({"a", "fsc", "ZA0101", "food", "2026-03", 100});
    field.report({"b", "fsc", "ZA0101", "food", "2026-03", 80});
    EXPECT_EQ(field.reach("fsc", "ZA01"), "180 between 100 and 180");
    field.report({"c", "fsc", "ZA0101", "cash", "2026-03", 150});
    EXPECT_EQ(field.reach("fsc", "ZA01"), "180 between 150 and 330");
    field.report({"a", "fsc", "ZA0102", "food", "2026-03", 50});
    EXPECT_EQ(field.reach("fsc", "ZA01"), "230 between 200 and 380");
    field.report({"d", "wash", "ZA0101", "water", "2026-03", 200});
    field.report({"d", "wash", "ZA0102", "water", "2026-03", 40});
    EXPECT_EQ(field.reach("intersectoral", "ZA01"), "250 between 250 and 620");
}

TEST(Counting, PeriodsByTheActivitysRule)
{
    Field field;
    for (auto const& [period, reached] : {std::pair{"2026-01", 100}, {"2026-02", 70}, {"2026-03", 90}})
        for (auto const* activity : {"latrines", "rations", "stock"})
            field.report({"a", activity, "ZA0101", activity, period, reached});
    auto& words = field.engine->words();
    auto const set = [&](std::string_view activity, Rule rule) {
        int const body = words.bodies.find(activity);
        field.engine->set_rule(body, words.activity_of(body, activity), rule);
    };
    set("latrines", Rule::sum);
    set("stock", Rule::latest);
    EXPECT_EQ(field.reach("latrines", "ZA0101"), "260 between 260 and 260");
    EXPECT_EQ(field.reach("rations", "ZA0101"), "100 between 100 and 100");
    EXPECT_EQ(field.reach("stock", "ZA0101"), "90 between 90 and 90");
}

TEST(Counting, PeriodsOfEachPartnerComeBeforePartners)
{
    Field field;
    field.report({"a", "fsc", "ZA0101", "food", "2026-01", 100});
    field.report({"b", "fsc", "ZA0101", "food", "2026-02", 80});
    EXPECT_EQ(field.reach("fsc", "ZA0101"), "180 between 100 and 180");
    // The other way round only one of the two was there in the best month.
    EXPECT_EQ(field.reach("fsc", "ZA0101", {.profile = &profile_named("peak_period")}), "100 between 100 and 100");
}

TEST(Counting, SeveralLinesOfOnePartnerAreAddedAndMayOverlap)
{
    Field field;
    field.report({"a", "fsc", "ZA0101", "food", "2026-01", 100});
    field.report({"a", "fsc", "ZA0101", "food", "2026-01", 60});
    EXPECT_EQ(field.reach("fsc", "ZA0101"), "160 between 100 and 160");
    EXPECT_EQ(field.reach("fsc", "ZA0101", {.profile = &profile_named("highest_report")}), "100 between 100 and 100");
}

TEST(Counting, CellsAreCombinedEachOnItsOwn)
{
    Field field;
    field.report({"a", "pro", "ZA0101", "spaces", "2026-03", -1, "all", standards::Status::completed, {{Lane::girls, 10}}});
    field.report({"a", "pro", "ZA0101", "schooling", "2026-03", -1, "all", standards::Status::completed, {{Lane::boys, 10}}});
    // The girls of one activity and the boys of another are certainly not the same children.
    EXPECT_EQ(field.reach("pro", "ZA0101"), "20 between 20 and 20");
    field.report({"b", "pro", "ZA0101", "spaces", "2026-03", 50});
    EXPECT_EQ(field.reach("pro", "ZA0101"), "60 between 50 and 70");
    auto const line = field.line("pro", "ZA0101");
    EXPECT_EQ(line.cells[1], 10);
    EXPECT_EQ(line.cells[2], 10);
}

TEST(Counting, NobodyBeyondThePopulation)
{
    Field field({{"ZA0101", 30'000}});
    field.report({"acf", "wash", "ZA0101", "water", "2026-03", 20'000});
    field.report({"oxfam", "wash", "ZA0101", "water", "2026-03", 15'000});
    EXPECT_EQ(field.reach("wash", "ZA0101"), "30000 between 20000 and 30000");
}

TEST(Counting, GroupsExcludeEachOtherButLinesForAllMayHoldThem)
{
    Field field;
    field.report({"a", "hea", "ZA0101", "clinic", "2026-03", 100, "IDP"});
    field.report({"a", "hea", "ZA0101", "clinic", "2026-03", 50, "HST"});
    EXPECT_EQ(field.reach("hea", "ZA0101"), "150 between 150 and 150");
    field.report({"b", "hea", "ZA0101", "clinic", "2026-03", 120, "all"});
    EXPECT_EQ(field.reach("hea", "ZA0101"), "150 between 150 and 270");
}

TEST(Counting, TheWholeOfAPlaceMayHoldItsParts)
{
    Field field;
    field.report({"a", "hea", "ZA0101", "clinic", "2026-03", 100});
    field.report({"a", "hea", "ZA0102", "clinic", "2026-03", 100});
    field.report({"b", "hea", "ZA01", "clinic", "2026-03", 120});
    EXPECT_EQ(field.reach("hea", "ZA01"), "200 between 200 and 320");
    // Asked for the parts, what was reported for the whole is shown beside them, not spread over them.
    EXPECT_EQ(field.reach("hea", "ZA0101"), "100 between 100 and 100");
    auto const answer = field.engine->answer({.level = 2});
    auto const& last = answer.lines.back();
    EXPECT_TRUE(last.only_whole);
    EXPECT_EQ(last.place, Field::place("ZA01"));
    EXPECT_EQ(last.reached.chosen.value, 120);
}

TEST(Counting, PlannedAndSuspendedReachNobody)
{
    Field field;
    using enum standards::Status;
    for (auto const status : {unknown, planned, ongoing, completed, suspended, cancelled})
        field.report({"a", "hea", "ZA0101", "clinic", fmt::format("2026-{:02}", int(status) + 1), 1 << int(status), "all", status});
    auto& words = field.engine->words();
    field.engine->set_rule(words.bodies.find("hea"), words.activity_of(words.bodies.find("hea"), "clinic"), Rule::sum);
    EXPECT_EQ(field.line("hea", "ZA0101").reached.chosen.value, (1 << int(unknown)) + (1 << int(ongoing)) + (1 << int(completed)));
}

TEST(Counting, AServiceStaysOutOfTheJointFigure)
{
    Field field;
    field.report({"a", "tel", "ZA0101", "radio", "2026-03", 900});
    field.report({"a", "hea", "ZA0101", "clinic", "2026-03", 100});
    field.engine->keep_out_of_joint(field.engine->words().bodies.find("tel"));
    EXPECT_EQ(field.reach("intersectoral", "ZA0101"), "100 between 100 and 100");
    EXPECT_EQ(field.reach("tel", "ZA0101"), "900 between 900 and 900");
}

TEST(Counting, GapsAreNotFilledFromTheNeighbour)
{
    Field field;
    field.need("wash", "ZA0101", 100, 80);
    field.need("wash", "ZA0102", 100, 80);
    field.report({"a", "wash", "ZA0101", "water", "2026-03", 150});
    field.report({"a", "wash", "ZA0102", "water", "2026-03", 20});
    auto const line = field.line("wash", "ZA01");
    EXPECT_EQ(line.in_need, 200);
    EXPECT_TRUE(line.need_from_below);
    EXPECT_EQ(line.reached.chosen.value, 170);
    EXPECT_EQ(line.need_gap.chosen.value, 80);
    EXPECT_EQ(line.target_gap.chosen.value, 60);
}

TEST(Counting, NeedOfAllSectorsTogetherIsTheHighestNeverTheSum)
{
    Field field;
    field.need("wash", "ZA0101", 60, -1, "IDP");
    field.need("hea", "ZA0101", 80, -1, "IDP");
    field.need("hea", "ZA0101", 10, -1, "HST");
    field.need("wash", "ZA0101", 30, -1, "HST");
    EXPECT_EQ(field.line("intersectoral", "ZA0101").in_need, 110);
    field.need("intersectoral", "ZA0101", 95);
    EXPECT_EQ(field.line("intersectoral", "ZA0101").in_need, 95);
}

TEST(Counting, TargetsInPartnersLinesAreAnotherMeasure)
{
    Field field;
    Line line{"a", "wash", "ZA0101"};
    line.status = standards::Status::planned;
    line.targeted = 300;
    field.report(line);
    EXPECT_EQ(field.reach("wash", "ZA0101"), "0 between 0 and 0");
    EXPECT_EQ(field.reach("wash", "ZA0101", {.measure = Measure::targeted}), "300 between 300 and 300");
}

TEST(Counting, EldersInsideAdultsAreTakenOut)
{
    Field field;
    auto fact = field.fact({"a", "hea", "ZA0101", "clinic", "2026-03", 100, "all", standards::Status::completed,
                            {{Lane::women, 60}, {Lane::men, 40}, {Lane::elder_women, 10}, {Lane::elder_men, 5}}});
    EXPECT_EQ(people_of(fact), 115);
    EXPECT_TRUE(part_elders(fact));
    EXPECT_EQ(people_of(fact), 100);
    auto apart = field.fact({"a", "hea", "ZA0101", "clinic", "2026-03", 115, "all", standards::Status::completed,
                             {{Lane::women, 60}, {Lane::men, 40}, {Lane::elder_women, 10}, {Lane::elder_men, 5}}});
    EXPECT_FALSE(part_elders(apart));
    EXPECT_EQ(people_of(apart), 115);
}

TEST(Counting, EveryProfileIsWhole)
{
    EXPECT_EQ(default_profile().name, "max_by_area_sum");
    EXPECT_TRUE(default_profile().counts(standards::Status::unknown));
    EXPECT_FALSE(default_profile().counts(standards::Status::planned));
    EXPECT_THROW(profile_named("guess"), base::Refusal);
    EXPECT_THROW(read_profiles("profile,step,rule,words,source\nx,lines,sum,,\n"), base::Bug);
}

}
}
