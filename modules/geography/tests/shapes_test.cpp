#include "shapes.hpp"
#include <gtest/gtest.h>

namespace muster::geography {
namespace {

formats::Ring ring(std::vector<formats::Point> points)
{
    points.push_back(points.front());
    return points;
}

formats::Ring square(double west, double south, double side)
{
    return ring({{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}});
}

TEST(Shapes, PackedAndUnpackedTheSame)
{
    auto const shape = shape_of({{square(-12.34567, 7.5, 2), square(-12, 8, 0.5)}, {square(30, -4, 0.001)}});
    EXPECT_EQ(shape.areas.size(), 2u);
    auto const bytes = pack(shape);
    auto const again = unpack(bytes);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->areas, shape.areas);
    EXPECT_LT(bytes.size(), 70u) << "differences, not coordinates";
}

TEST(Shapes, DamagedBytesAreNoShape)
{
    auto const bytes = pack(shape_of({{square(0, 0, 1)}}));
    EXPECT_FALSE(unpack(""));
    EXPECT_FALSE(unpack("no shape"));
    for (std::size_t size = 1; size < bytes.size(); ++size)
        EXPECT_FALSE(unpack(std::string_view(bytes).substr(0, size))) << size;
    EXPECT_FALSE(unpack(bytes + "x"));
    // A count beyond what can be there is refused before anything is made of it.
    EXPECT_FALSE(unpack(std::string("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 10)));
}

TEST(Shapes, InsideOutsideAndInAHole)
{
    auto const shape = shape_of({{square(10, 10, 4), square(11, 11, 1)}});
    EXPECT_TRUE(shape.holds(spot_of(10.5, 10.5)));
    EXPECT_FALSE(shape.holds(spot_of(11.5, 11.5)));
    EXPECT_FALSE(shape.holds(spot_of(9.5, 12)));
    EXPECT_FALSE(shape.holds(spot_of(15, 12)));
    EXPECT_EQ(shape.distance(spot_of(13, 13)), 0);
    EXPECT_NEAR(shape.distance(spot_of(14.25, 12)), 0.25, 1e-9);
    EXPECT_NEAR(shape.distance(spot_of(11.5, 11.25)), 0.25, 1e-9);
}

TEST(Shapes, WhatBoundsNothingGoes)
{
    // There and back, points twice, and a ring too small to be one.
    auto const shape =
        shape_of({{ring({{0, 0}, {1, 0}, {2, 0.5}, {1, 0}, {1, 0}, {1, 1}, {0, 1}})}, {square(5, 5, 0.000001)}});
    ASSERT_EQ(shape.areas.size(), 1u);
    EXPECT_EQ(shape.areas[0][0].size(), 4u);
}

TEST(Shapes, CrossedOnesAreRepaired)
{
    auto const bow = check(shape_of({{ring({{0, 0}, {1, 1}, {1, 0}, {0, 1}})}}));
    EXPECT_TRUE(bow.repaired);
    EXPECT_FALSE(bow.reason.empty());
    EXPECT_EQ(bow.shape.areas.size(), 2u);
    ASSERT_TRUE(bow.inside);
    EXPECT_TRUE(bow.shape.holds(*bow.inside));
    auto const whole = check(shape_of({{square(0, 0, 1)}}));
    EXPECT_FALSE(whole.repaired);
    EXPECT_TRUE(whole.shape.holds(*whole.inside));
    EXPECT_FALSE(check(Shape{}).inside);
}

TEST(Shapes, AnOutlineWithoutEndIsGivenUp)
{
    // A thousand corners here and there: it crosses itself hundreds of thousands of times.
    formats::Ring tangled;
    std::uint64_t chance = 88172645463325252u;
    auto const next = [&] {
        chance ^= chance << 13, chance ^= chance >> 7, chance ^= chance << 17;
        return double(chance % 300'000) / 100'000;
    };
    for (int i = 0; i < 1500; ++i) tangled.push_back({10 + next(), 10 + next()});
    tangled.push_back(tangled.front());
    EXPECT_TRUE(check(shape_of({{tangled}}), std::chrono::milliseconds(200)).given_up);
    // What comes after it is looked at as ever.
    auto const whole = check(shape_of({{square(0, 0, 1)}}));
    EXPECT_FALSE(whole.given_up);
    EXPECT_TRUE(whole.inside);
}

TEST(Shapes, SharesOfOneInOthers)
{
    auto const of = shape_of({{square(0, 0, 2)}});
    auto const left = shape_of({{ring({{0, 0}, {0.5, 0}, {0.5, 2}, {0, 2}})}}), far = shape_of({{square(10, 10, 1)}}),
               all = shape_of({{square(-1, -1, 5)}});
    auto const found = shares(of, {&left, &far, &all});
    EXPECT_NEAR(found[0], 0.25, 1e-9);
    EXPECT_EQ(found[1], 0);
    EXPECT_NEAR(found[2], 1.0, 1e-9);
}

TEST(Shapes, AreaOnASphere)
{
    // One degree by one degree at the equator is about 12 364 square kilometres; a hole takes its part off.
    EXPECT_NEAR(area_km2(shape_of({{square(0, 0, 1)}})), 12363.7, 15);
    EXPECT_NEAR(area_km2(shape_of({{square(0, 0, 1), square(0.25, 0.25, 0.5)}})), 12363.7 * 0.75, 15);
}

} // namespace
} // namespace muster::geography
