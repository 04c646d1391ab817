// Parts of the people in need, added up from cells of sex and age; nobody twice.
#include "need_parts.hpp"
#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

NeedCross cell(std::string sex, std::string age, std::string band, std::int64_t people) { return {7, 1, 0, std::move(sex), std::move(age), std::move(band), people}; }

std::string shown(std::vector<NeedPart> const& parts)
{
    std::string all;
    for (auto const& part : parts) all += part.dimension + " " + part.part + " " + std::to_string(part.in_need) + "; ";
    return all;
}

TEST(NeedParts, CellsAddUpToSexesAndAges)
{
    EXPECT_EQ(shown(parts_of({cell("f", "0-17", "child", 30), cell("f", "18+", "adult", 40), cell("m", "0-17", "child", 20), cell("m", "18+", "adult", 10)})),
              "sex f 70; sex m 30; age adult 50; age child 50; ");
}

TEST(NeedParts, AgesThatLieOverEachOtherAddUpToNothing)
{
    EXPECT_EQ(shown(parts_of({cell("f", "18+", "adult", 40), cell("f", "60+", "elder", 10), cell("m", "18+", "adult", 40)})), "");
    EXPECT_EQ(shown(parts_of({cell("f", "0-4", "child", 4), cell("f", "5-17", "child", 10), cell("m", "0-17", "child", 9)})), "sex f 14; sex m 9; ");
}

TEST(NeedParts, OneSexAloneOrAnAgeOfNoBandPartsNobody)
{
    EXPECT_EQ(shown(parts_of({cell("f", "15-49", "", 40)})), "");
    EXPECT_EQ(shown(parts_of({cell("f", "15-49", "", 40), cell("m", "15-49", "", 20)})), "sex f 40; sex m 20; ");
}

TEST(NeedParts, WhatWasToldGoesBeforeWhatAddsUp)
{
    std::vector<NeedPart> parts{{7, 1, 0, "sex", "f", 99}, {7, 1, 0, "sex", "m", 1}};
    complete_parts(parts, {cell("f", "0-17", "child", 3), cell("m", "18+", "adult", 2)});
    EXPECT_EQ(shown(parts), "sex f 99; sex m 1; age adult 2; age child 3; ");
}

}
}
