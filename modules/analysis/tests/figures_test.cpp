// Figures out of a store: what was told, what was not, and why they differ.
#include "equity.hpp"
#include "figures.hpp"
#include "gaps.hpp"
#include "overlaps.hpp"
#include "stand.hpp"
#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

Figure const* find(Figures const& all, Picture const& picture, std::string_view body, std::string_view place)
{
    for (auto const& line : all.lines)
        if (picture.engine->words().bodies.word(line.body) == body and picture.place_code(line.place) == place) return &line;
    return nullptr;
}

class Engines : public testing::TestWithParam<store::Engine> {};
INSTANTIATE_TEST_SUITE_P(Store, Engines, testing::ValuesIn(store::engines_to_test()));

TEST_P(Engines, TwoPartnersAtOneCamp)
{
    Stand stand(GetParam());
    stand.needs("ZA0101,WASH,all,60000,\n");
    stand.lines({{"acf", "wash", "ZA0101", "water", "2026-03", 20'000}, {"oxfam", "wash", "ZA0101", "water", "2026-03", 15'000}});
    auto const picture = stand.picture();
    Asked asked{.level = 2, .bodies = {picture->body_meant("WASH")}};
    auto const all = figures(*picture, asked);
    auto const* figure = find(all, *picture, "wash", "ZA0101");
    ASSERT_TRUE(figure);
    EXPECT_EQ(figure->reached, base::Told::of(35'000));
    EXPECT_EQ(figure->between.at_least.value, 20'000);
    EXPECT_EQ(figure->between.at_most.value, 35'000);
    EXPECT_EQ(percent_of(figure->of_need()), "58 %");
    EXPECT_EQ(figure->presence.partners().size(), 2u);
    auto const list = gaps(*picture, asked, {}, {}, stand.clock.today());
    ASSERT_EQ(list.gaps.size(), 1u);
    EXPECT_EQ(list.gaps[0].kind, GapKind::need);
    EXPECT_EQ(list.gaps[0].people, 25'000);
    EXPECT_EQ(list.gaps[0].at_least, 25'000);
    EXPECT_EQ(list.gaps[0].at_most, 40'000);
    EXPECT_FALSE(list.gaps[0].unheard);
}

TEST(Figures, FiveStatesAreKeptApart)
{
    Stand stand;
    stand.needs("ZA0101,WASH,all,100,\nZA0102,WASH,all,100,\nZA0201,WASH,all,100,\nZA0202,WASH,all,100,\nZA0101,HEA,all,10,\n");
    stand.lines({{"acf", "wash", "ZA0101", "water", "2026-03", 0},
                 {"acf", "wash", "ZA0102", "water", "2026-02", 7},
                 {"acf", "wash", "ZA0201", "water", "2026-03"},
                 {"acf", "edu", "ZA0101", "schools", "2026-03", 12},
                 {"acf", "hea", "ZA0101", "kits", "2026-03", 30, "all", "completed", -1, -1, -1, -1, -1, "", "", "unknown", "items"}});
    stand.nil("acf", "wash", "2026-03-01", "2026-03-31");
    stand.held("wash", "ZA0202", "number.not_one");
    auto const picture = stand.picture();
    Asked asked{.level = 2, .period = base::Period::parse("2026-03")};
    auto const all = figures(*picture, asked);
    auto const saying = [&](std::string_view body, std::string_view place) { return find(all, *picture, body, place)->reached.saying(); };
    EXPECT_EQ(saying("wash", "ZA0101"), base::Saying::zero);
    EXPECT_EQ(saying("wash", "ZA0102"), base::Saying::nil) << "acf worked there before, and says there is nothing to report";
    EXPECT_EQ(saying("wash", "ZA0202"), base::Saying::not_reported) << "acf never worked there, its nil says nothing of it";
    EXPECT_EQ(saying("edu", "ZA0101"), base::Saying::number);
    EXPECT_EQ(saying("hea", "ZA0101"), base::Saying::not_applicable) << "kits are no people";
    EXPECT_EQ(find(all, *picture, "edu", "ZA0101")->in_need.saying(), base::Saying::not_assessed);
    EXPECT_EQ(find(all, *picture, "wash", "ZA0202")->held, 1);
    EXPECT_EQ(all.held, 1);
    // Present without a number: neither zero nor absence.
    stand.lines({{"oxfam", "wash", "ZA0202", "water", "2026-03"}});
    auto const later = stand.picture();
    auto const again = figures(*later, asked);
    auto const* present = find(again, *later, "wash", "ZA0202");
    EXPECT_EQ(present->reached.saying(), base::Saying::not_reported);
    EXPECT_EQ(present->presence.rows, 1);
}

TEST(Figures, PeriodPartnerGroupAndPlaceAreFilters)
{
    Stand stand;
    stand.lines({{"acf", "wash", "ZA0101", "water", "2026-02", 50, "IDP"},
                 {"acf", "wash", "ZA0101", "water", "2026-03", 70, "IDP"},
                 {"oxfam", "wash", "ZA0101", "water", "2026-03", 30, "HST"},
                 {"oxfam", "wash", "ZA0201", "water", "", 5},
                 {"oxfam", "wash", "ZA0201", "water", "2026-Q1", 9}});
    auto const picture = stand.picture();
    auto const& words = picture->engine->words();
    auto const reached = [&](Asked asked, std::string_view place) {
        asked.level = 2;
        auto const all = figures(*picture, asked);
        auto const* figure = find(all, *picture, "wash", place);
        return figure ? figure->reached.value_or(-1) : -2;
    };
    EXPECT_EQ(reached({}, "ZA0101"), 100);
    EXPECT_EQ(reached({.period = base::Period::parse("2026-02")}, "ZA0101"), 50);
    EXPECT_EQ(reached({.group = words.groups.find("HST")}, "ZA0101"), 30);
    EXPECT_EQ(reached({.partners = {words.partners.find("acf")}}, "ZA0101"), 70);
    EXPECT_EQ(reached({.within = picture->place_meant("ZA02")}, "ZA0101"), -2);
    EXPECT_EQ(reached({.within = picture->place_meant("ZA02")}, "ZA0201"), 9);
    auto const all = figures(*picture, {.level = 2, .period = base::Period::parse("2026-02")});
    EXPECT_EQ(all.without_period, 1);
    EXPECT_EQ(all.sticking_out, 1) << "the quarter is counted whole, and that is said";
}

TEST(Figures, ProvincesLinesStandBesideTheDistricts)
{
    Stand stand;
    stand.needs("ZA0101,WASH,all,100,\n");
    stand.lines({{"acf", "wash", "ZA01", "water", "2026-03", 40}, {"acf", "wash", "", "water", "2026-03", 3}});
    auto const picture = stand.picture();
    auto const all = figures(*picture, {.level = 2, .bodies = {picture->body_meant("wash")}});
    auto const* whole = find(all, *picture, "wash", "ZA01");
    ASSERT_TRUE(whole);
    EXPECT_TRUE(whole->only_whole);
    EXPECT_EQ(whole->reached, base::Told::of(40));
    EXPECT_EQ(find(all, *picture, "wash", "ZA0101")->reached.saying(), base::Saying::not_reported);
    EXPECT_EQ(picture->notes.no_place, 1);
    auto const list = gaps(*picture, {.level = 2}, {}, {}, stand.clock.today());
    ASSERT_FALSE(list.gaps.empty());
    EXPECT_NE(list.gaps[0].why.find("for the whole of North"), std::string::npos) << list.gaps[0].why;
}

TEST(Figures, APartnerFoundToBeAnotherIsOne)
{
    Stand stand;
    auto registry = partners::Registry::load(*stand.db, "za");
    auto const id = [&](std::string const& name) { return registry->at(registry->make(name, "", partners::Kind::ingo)).id; };
    auto const one = id("Action Water"), other = id("Action on Water International");
    {
        store::Transaction all(*stand.db);
        registry->save(*stand.db, stand.clock, "tester", "za");
        all.commit();
    }
    stand.lines({{one, "wash", "ZA0101", "water", "2026-03", 10}, {other, "wash", "ZA0101", "water", "2026-02", 10}});
    EXPECT_EQ(figures(*stand.picture(), {.level = 2}).lines[0].reached, base::Told::of(20));
    partners::merge(*stand.db, stand.clock, "tester", "za", other, one, "the same people");
    auto const all = figures(*stand.picture(), {.level = 2});
    EXPECT_EQ(all.lines[0].reached, base::Told::of(10)) << "the same partner in two months serves the same people";
    EXPECT_EQ(all.lines[0].presence.partners().size(), 1u);
}

TEST(Gaps, KindsAndWhetherAnybodyReported)
{
    Stand stand;
    stand.needs("ZA0101,WASH,all,1000,600\nZA0102,WASH,all,1000,600\nZA0201,WASH,all,1000,600\nZA0202,WASH,all,1000,600\n");
    stand.lines({{"acf", "wash", "ZA0101", "water", "2026-03", 200},
                 {"acf", "wash", "ZA0102", "water", "2026-03", 700},
                 {"acf", "wash", "ZA0201", "water", "2026-03"}});
    auto const picture = stand.picture();
    auto const list = gaps(*picture, {.level = 2}, {}, {}, stand.clock.today());
    std::map<std::string, Gap> by_place;
    for (auto const& gap : list.gaps) EXPECT_TRUE(by_place.emplace(picture->place_code(gap.place), gap).second) << "one line a place";
    ASSERT_EQ(by_place.size(), 4u);
    EXPECT_EQ(by_place["ZA0101"].kind, GapKind::coverage);
    EXPECT_EQ(by_place["ZA0101"].people, 400);
    EXPECT_EQ(by_place["ZA0101"].need_gap, 800);
    EXPECT_EQ(by_place["ZA0102"].kind, GapKind::need) << "the target is met, the need is not";
    EXPECT_EQ(by_place["ZA0102"].people, 300);
    EXPECT_TRUE(by_place["ZA0201"].unsaid);
    EXPECT_EQ(by_place["ZA0201"].at_least, 0) << "somebody is there and told no number";
    EXPECT_EQ(by_place["ZA0202"].kind, GapKind::presence);
    EXPECT_TRUE(by_place["ZA0202"].unheard);
    EXPECT_EQ(list.unheard, 1);
    EXPECT_EQ(list.unsaid, 1);
    EXPECT_EQ(list.heard, 2);
    EXPECT_EQ(list.gaps.size(), std::size_t(list.severity_unknown));
    auto const only_need = gaps(*picture, {.level = 2}, {}, {GapKind::need}, stand.clock.today());
    EXPECT_EQ(only_need.gaps.size(), 4u);
    for (auto const& gap : only_need.gaps) EXPECT_EQ(gap.kind, GapKind::need);
}

TEST(Gaps, TheScoreIsTheStatedOne)
{
    GapRules rules;
    EXPECT_DOUBLE_EQ(score(rules, 4, 0.5, 99), 4 * 0.5 * 2);
    rules.severity_weight = 0;
    rules.people_weight = 2;
    EXPECT_DOUBLE_EQ(score(rules, 4, 0.5, 99), 0.5 * 4);
    EXPECT_EQ(score(GapRules{}, 5, 0, 0), 0);
}

TEST(Overlaps, AreToldApart)
{
    Stand stand;
    stand.needs("ZA0101,WASH,all,1000,\nZA0102,WASH,all,100,\n");
    Stored cash{"oxfam", "wash", "ZA0202", "hygiene kits", "2026-03"};
    cash.modality = "cash";
    Stored kind = cash;
    kind.partner = "acf";
    kind.modality = "in_kind";
    Stored implementer{"local", "wash", "ZA0202", "latrines", "2026-03", 20};
    implementer.programme = "acf";
    stand.lines({{"acf", "wash", "ZA0101", "Water  Trucking", "2026-03", 120},
                 {"oxfam", "wash", "ZA0101", "water trucking", "2026-03", 120},
                 {"acf", "wash", "ZA0102", "water", "2026-03", 80},
                 {"oxfam", "wash", "ZA0102", "water", "2026-03", 70},
                 {"acf", "wash", "ZA0201", "water", "2026-03"},
                 {"oxfam", "wash", "ZA0201", "water", "2026-03"},
                 {"acf", "wash", "ZA0201", "water", "2026-02"},
                 {"oxfam", "wash", "ZA0201", "water", "2026-02"},
                 {"acf", "wash", "ZA0201", "soap", "2026-01", 4},
                 {"oxfam", "wash", "ZA0201", "soap", "2026-03", 6},
                 cash,
                 kind,
                 implementer,
                 {"acf", "wash", "ZA0202", "latrines", "2026-03", 30}});
    auto const picture = stand.picture(true);
    auto const all = overlaps(*picture, {.level = -1});
    std::map<std::string, Overlap> by_spot;
    for (auto const& one : all)
        by_spot[picture->place_code(one.place) + " " + picture->activity_words[std::size_t(one.body)][std::size_t(one.activity)]] = one;
    ASSERT_EQ(all.size(), 5u);
    EXPECT_EQ(by_spot["ZA0101 Water  Trucking"].kind, OverlapKind::possible_duplicate) << "folded words are one activity";
    EXPECT_EQ(by_spot["ZA0102 water"].kind, OverlapKind::over_need);
    EXPECT_EQ(by_spot["ZA0102 water"].reached, 150);
    EXPECT_EQ(by_spot["ZA0201 water"].kind, OverlapKind::shared_place);
    EXPECT_EQ(by_spot["ZA0201 water"].stretches, 2) << "month after month is one overlap";
    EXPECT_EQ(by_spot["ZA0201 water"].period->text(), base::Period::parse("2026-02-01..2026-03-31")->text());
    EXPECT_EQ(by_spot["ZA0202 hygiene kits"].kind, OverlapKind::complementary);
    EXPECT_EQ(by_spot["ZA0202 latrines"].kind, OverlapKind::complementary) << "local works for acf";
    EXPECT_FALSE(by_spot.contains("ZA0201 soap")) << "two months apart is no overlap";
}

TEST(Equity, WhoIsLeftBehind)
{
    Stand stand;
    needs::load(*stand.db, stand.clock, "tester", "za", stand.file("needs_2026.csv",
        "Admin 2 PCode,Sector,Gender,Age Range,Population Group,In Need,Targeted\n"
        "ZA0101,WASH,all,all,all,1000,\nZA0101,WASH,f,all,all,600,\nZA0101,WASH,m,all,all,400,\n"));
    stand.lines({{"acf", "wash", "ZA0101", "water", "2026-03", -1, "all", "completed", 20, 100, 20, 60}});
    auto const picture = stand.picture();
    auto const lines = equity(*picture, {.level = 2}, 0.8);
    std::map<std::string, EquityLine> by_part;
    for (auto const& line : lines) by_part[line.part] = line;
    ASSERT_TRUE(by_part.contains("f"));
    EXPECT_NEAR(by_part["f"].index, 0.2 / 0.6, 1e-9);
    EXPECT_TRUE(by_part["f"].behind);
    EXPECT_FALSE(by_part["m"].behind);
    auto const list = gaps(*picture, {.level = 2}, {}, {GapKind::equity}, stand.clock.today());
    ASSERT_EQ(list.gaps.size(), 1u);
    EXPECT_EQ(list.gaps[0].weak_part, "sex f");
    EXPECT_EQ(list.gaps[0].people, 120 - 40) << "an even share of 200 reached would be 120";
}

}
TEST(Shares, AreNeverNothingWhereThereIsSomeNorAllWhereSomeIsMissing)
{
    EXPECT_EQ(percent_of({0, 123'915}), "0 %");
    EXPECT_EQ(percent_of({558, 123'915}), "<1 %");
    EXPECT_EQ(percent_of({123'900, 123'915}), ">99 %");
    EXPECT_EQ(percent_of({123'915, 123'915}), "100 %");
    EXPECT_EQ(percent_of({135'000, 123'915}), "109 %");
    EXPECT_EQ(percent_of({5, 0}), "");
}

}
