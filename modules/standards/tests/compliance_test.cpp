// Thresholds of domain.md 9.3 against what there is.
#include "said.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <standards/sql.hpp>
#include <store/for_tests.hpp>

using namespace muster;
using standards::Form;

namespace {

standards::Threshold threshold(Form form, std::string relation, std::int64_t thousandths, std::int64_t per = 1)
{
    standards::Threshold made;
    made.form = form;
    made.relation = std::move(relation);
    made.thousandths = thousandths;
    made.per = per;
    return made;
}

}

TEST(compliance, missing_units_are_people_over_the_threshold_rounded_up_less_what_there_is)
{
    auto const tap = threshold(Form::people_per_unit, "<=", 250'000);
    auto const found = standards::compliance(tap, 1001, 3);
    EXPECT_EQ(found.required, 5);
    EXPECT_EQ(found.shortfall, 2);
    EXPECT_EQ(found.state, "not_met");
    EXPECT_DOUBLE_EQ(*found.ratio, 0.6);
    EXPECT_EQ(standards::compliance(tap, 1000, 4).state, "met");
    EXPECT_EQ(standards::compliance(tap, 1000, 9).shortfall, 0);
}

TEST(compliance, an_amount_is_so_much_for_so_many_people)
{
    auto const litres = threshold(Form::amount_per_people, ">=", 7'500);
    EXPECT_EQ(standards::compliance(litres, 3, 22.5).required, 23);
    EXPECT_EQ(standards::compliance(litres, 1000, 6000).shortfall, 1500);
    auto const beds = threshold(Form::amount_per_people, ">=", 18'000, 10'000);
    EXPECT_EQ(standards::compliance(beds, 10'001, 18).shortfall, 1);
}

TEST(compliance, shares_to_reach_and_shares_to_stay_below)
{
    auto const at_least = threshold(Form::share, ">=", 95'000), above = threshold(Form::share, ">", 75'000), below = threshold(Form::share, "<", 15'000);
    EXPECT_EQ(standards::compliance(at_least, 40, 38).state, "met");
    EXPECT_EQ(standards::compliance(at_least, 40, 37).shortfall, 1);
    EXPECT_EQ(standards::compliance(above, 100, 75).state, "not_met");
    EXPECT_EQ(standards::compliance(above, 100, 75).shortfall, 1);
    EXPECT_EQ(standards::compliance(above, 101, 76).state, "met");
    EXPECT_EQ(standards::compliance(below, 100, 15).state, "not_met");
    EXPECT_EQ(standards::compliance(below, 100, 15).shortfall, 1);
    EXPECT_EQ(standards::compliance(below, 100, 14).state, "met");
    EXPECT_EQ(standards::compliance(below, 100, 0).state, "met");
}

TEST(compliance, what_was_not_told_is_unknown_and_nobody_to_serve_does_not_apply)
{
    auto const tap = threshold(Form::people_per_unit, "<=", 250'000);
    auto const untold = standards::compliance(tap, 1000, {});
    EXPECT_EQ(untold.state, "unknown");
    EXPECT_EQ(untold.required, 4);
    EXPECT_FALSE(untold.shortfall.has_value());
    EXPECT_EQ(standards::compliance(tap, {}, 4).state, "unknown");
    EXPECT_EQ(standards::compliance(tap, 0, 4).state, "not_applicable");
    auto const none = standards::compliance(tap, 1000, 0);
    EXPECT_EQ(none.state, "not_met");
    EXPECT_EQ(none.shortfall, 4);
    auto const metres = threshold(Form::value, "<=", 500'000);
    EXPECT_EQ(standards::compliance(metres, {}, 620).state, "not_met");
    EXPECT_EQ(standards::compliance(metres, {}, {}).state, "unknown");
}

TEST(compliance, numbers_are_read_exactly_and_nothing_else_is_a_number)
{
    EXPECT_EQ(standards::thousandths_of("7.5"), 7500);
    EXPECT_EQ(standards::thousandths_of("0.2"), 200);
    EXPECT_EQ(standards::thousandths_of("250"), 250'000);
    for (auto const* wrong : {"", ".", "7.", "-1", "1e3", "1.2345", "12 000", "1234567890123"}) EXPECT_FALSE(standards::thousandths_of(wrong)) << wrong;
    for (std::int64_t number : {7500, 200, 250'000, 3}) EXPECT_EQ(standards::thousandths_of(standards::text_of_thousandths(number)), number);
}

/// Every line of domain.md 9.3 is in the list, under its code or its code and a letter.
TEST(compliance, the_list_holds_every_threshold_of_the_domain)
{
    store::Scratch scratch;
    auto db = scratch.open(standards::sql::migrations);
    auto const all = standards::thresholds_on(*db, "op", *base::Day::of(2026, 3, 31));
    std::map<std::string, int> lines;
    for (auto const& one : all) {
        auto root = one.code;
        while (root.back() > '9') root.pop_back();
        ++lines[root];
        EXPECT_FALSE(one.bodies.empty()) << one.code;
        EXPECT_GT(one.thousandths, 0) << one.code;
        EXPECT_FALSE(one.source.empty() or one.indicator.empty() or one.unit.empty()) << one.code;
    }
    for (auto const& [prefix, last] : std::map<std::string, int>{{"WASH", 11}, {"SHL", 3}, {"FSC", 1}, {"NUT", 4}, {"HEA", 3}, {"EDU", 1}, {"CCM", 1}})
        for (int i = 1; i <= last; ++i) EXPECT_TRUE(lines.contains(prefix + "-" + std::to_string(i))) << prefix << i;
    EXPECT_TRUE(standards::thresholds_on(*db, "op", *base::Day::of(2000, 1, 1)).empty());
}
