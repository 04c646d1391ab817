#include "borders.hpp"
#include "people.hpp"

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace muster::sample {
namespace {

Country const& country()
{
    static auto const made = make_country(2025);
    return made;
}

TEST(Country, has_four_levels_whose_codes_hold_their_parents)
{
    EXPECT_EQ(country().of_level(1).size(), 8u);
    EXPECT_EQ(country().of_level(2).size(), 40u);
    EXPECT_EQ(country().of_level(3).size(), 200u);
    EXPECT_EQ(country().of_level(4).size(), 800u);
    std::set<std::string> codes;
    for (auto const& place : country().places) {
        EXPECT_TRUE(codes.insert(place.pcode).second) << place.pcode;
        EXPECT_EQ(place.pcode.size(), 2u + 2u * static_cast<std::size_t>(place.level));
        if (place.parent >= 0) EXPECT_TRUE(place.pcode.starts_with(country().places[static_cast<std::size_t>(place.parent)].pcode));
    }
}

TEST(Country, squares_belong_to_one_place_of_each_level)
{
    for (int level = 0; level <= 4; ++level) {
        std::set<int> seen;
        for (auto index : country().of_level(level))
            for (auto square : country().places[static_cast<std::size_t>(index)].squares) EXPECT_TRUE(seen.insert(square).second);
        EXPECT_EQ(seen.size(), country().squares.size()) << "level " << level;
    }
}

TEST(Country, every_place_of_today_was_something_before)
{
    std::set<int> now;
    for (auto const& old : country().before) {
        EXPECT_FALSE(old.now.empty());
        if (old.level == 3) EXPECT_EQ(old.now.size(), 1u) << old.pcode;
        now.insert(old.now.begin(), old.now.end());
    }
    EXPECT_EQ(now.size(), country().places.size() - 1);  // all but the country
    std::map<std::string_view, int> changes;
    for (auto const& old : country().before) ++changes[old.change];
    for (auto const* kind : {"same", "renamed", "merged", "split", "moved"}) EXPECT_GT(changes[kind], 0) << kind;
}

TEST(Country, retired_codes_are_not_given_again)
{
    std::set<std::string> today;
    for (auto const& place : country().places) today.insert(place.pcode);
    for (auto const& old : country().before)
        if (old.change == "moved") EXPECT_FALSE(today.contains(old.pcode)) << old.pcode;
}

TEST(Country, is_the_same_in_every_run)
{
    auto const again = make_country(2025);
    ASSERT_EQ(again.places.size(), country().places.size());
    for (std::size_t i = 0; i < again.places.size(); ++i) EXPECT_EQ(again.places[i].name.arabic, country().places[i].name.arabic);
    EXPECT_NE(make_country(7).places[1].name.latin, country().places[1].name.latin);
}

TEST(Names, differ_by_more_than_a_slip_of_the_pen_down_to_communes)
{
    NameMaker names(Chance(1, "names"));
    std::vector<std::string> made;
    for (int i = 0; i < 250; ++i) made.push_back(plain(names.make(3).latin));
    for (std::size_t i = 0; i < made.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) EXPECT_GE(letters_between(made[i], made[j]), 3) << made[i] << " " << made[j];
}

/// Twice the area of a ring, in square degrees; positive where it runs anticlockwise.
double twice_area(formats::Ring const& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) sum += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    return sum;
}

double area_of(std::vector<formats::Polygon> const& polygons)
{
    double sum = 0;
    for (auto const& polygon : polygons)
        for (auto const& ring : polygon) sum += twice_area(ring) / 2;
    return sum;
}

TEST(Borders, children_fill_their_parent_without_overlap)
{
    Borders borders(country(), 2025);
    for (int level = 0; level < 4; ++level)
        for (auto index : country().of_level(level)) {
            auto const& place = country().places[static_cast<std::size_t>(index)];
            double parts = 0;
            for (auto child : place.children) parts += area_of(borders.area(country().places[static_cast<std::size_t>(child)].squares));
            EXPECT_NEAR(parts, area_of(borders.area(place.squares)), 1e-9) << place.pcode;
        }
}

TEST(Borders, rings_are_closed_and_run_the_right_way)
{
    Borders borders(country(), 2025);
    for (auto const& place : country().places)
        for (auto const& polygon : borders.area(place.squares)) {
            EXPECT_GT(twice_area(polygon.front()), 0) << place.pcode;
            for (std::size_t i = 0; i < polygon.size(); ++i) {
                EXPECT_EQ(polygon[i].front().lon, polygon[i].back().lon);
                if (i > 0) EXPECT_LT(twice_area(polygon[i]), 0) << place.pcode;
            }
        }
}

TEST(People, sums_agree_from_level_to_level_and_over_groups)
{
    auto const people = make_people(country(), 2025, 9);
    for (std::size_t i = 0; i < country().places.size(); ++i) {
        auto const& place = country().places[i];
        EXPECT_EQ(people.of_group[i][0], people.of_group[i][1] + people.of_group[i][2] + people.of_group[i][3]);
        EXPECT_EQ(people.of_group[i][0], people.of_place[i].all());
        if (place.children.empty()) continue;
        std::int64_t below = 0;
        for (auto child : place.children) below += people.of_place[static_cast<std::size_t>(child)].all();
        EXPECT_EQ(below, people.of_place[i].all());
    }
}

TEST(People, need_is_never_above_who_lives_there_and_target_never_above_need)
{
    auto const people = make_people(country(), 2025, 9);
    ASSERT_FALSE(people.needs.empty());
    EXPECT_FALSE(people.not_assessed.empty());
    for (auto const& need : people.needs) {
        EXPECT_LE(need.in_need.all(), people.of_group[static_cast<std::size_t>(need.place)][static_cast<std::size_t>(need.group)]);
        EXPECT_LE(need.targeted.all(), need.in_need.all());
    }
}

}
}
