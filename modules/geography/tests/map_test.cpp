// Outlines small enough to send: neighbours keep one border, and what is drawn is the country that came.
#include "arcs.hpp"
#include "kit.hpp"
#include "level_map.hpp"
#include <algorithm>
#include <cmath>
#include <formats/boundaries.hpp>
#include <set>

namespace muster::geography {
namespace {

/// A border that runs from (0, south) to (0, north) and shakes.
std::vector<Spot> shaking(int south, int north)
{
    std::vector<Spot> spots;
    for (int y = south; y <= north; y += 100) spots.push_back({y == south or y == north ? 0 : int(2000 * std::sin(y / 700.0)), y});
    return spots;
}

/// Two places on either side of one border.
std::vector<Shape> two_neighbours()
{
    auto const border = shaking(0, 100'000);
    Loop west(border.begin(), border.end()), east(border.rbegin(), border.rend());
    west.insert(west.end(), {{-90'000, 100'000}, {-90'000, 0}});
    east.insert(east.end(), {{90'000, 0}, {90'000, 100'000}});
    return {Shape{{{west}}}, Shape{{{east}}}};
}

std::set<std::pair<int, int>> near_the_border(Shape const& shape)
{
    std::set<std::pair<int, int>> spots;
    for (auto const spot : shape.areas.at(0).at(0))
        if (std::abs(spot.x) < 50'000) spots.insert({spot.x, spot.y});
    return spots;
}

TEST(Borders, NeighboursLoseTheSamePoints)
{
    auto const shapes = two_neighbours();
    Borders const borders(shapes);
    for (std::size_t const points : {2000u, 400u, 60u, 10u}) {
        auto const from = borders.weight_for(points);
        auto const west = borders.simplified(shapes[0], from), east = borders.simplified(shapes[1], from);
        EXPECT_EQ(near_the_border(west), near_the_border(east)) << points;
        EXPECT_LE(west.spots() + east.spots(), points + 8);
        EXPECT_TRUE(near_the_border(west).contains({0, 0}) and near_the_border(west).contains({0, 100'000})) << "where they meet nothing moves";
    }
}

TEST(Borders, AnIslandInsideAPlaceAndItsHoleStayOne)
{
    Loop round;
    for (int i = 0; i < 200; ++i) round.push_back({int(20'000 * std::cos(i * 0.0314159)), int(20'000 * std::sin(i * 0.0314159))});
    Loop hole(round.rbegin(), round.rend());
    std::ranges::rotate(hole, hole.begin() + 77);
    Loop const square{{-90'000, -90'000}, {90'000, -90'000}, {90'000, 90'000}, {-90'000, 90'000}};
    std::vector<Shape> const shapes{Shape{{{square, hole}}}, Shape{{{round}}}};
    Borders const borders(shapes);
    auto const from = borders.weight_for(60);
    auto const around = borders.simplified(shapes[0], from), island = borders.simplified(shapes[1], from);
    auto const sorted = [](Loop loop) {
        std::ranges::sort(loop, [](Spot a, Spot b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
        return loop;
    };
    ASSERT_EQ(around.areas.at(0).size(), 2u);
    EXPECT_EQ(sorted(around.areas[0][1]), sorted(island.areas.at(0).at(0)));
    EXPECT_LT(island.spots(), 40u);
}

TEST(Borders, APlaceNeverVanishes)
{
    Loop const islet{{0, 0}, {3, 0}, {3, 3}}, rock{{100, 100}, {101, 100}, {101, 101}}, mainland{{-900'000, 0}, {-10, 0}, {-10, 900'000}};
    std::vector<Shape> const shapes{Shape{{{islet}, {rock}}}, Shape{{{mainland}}}};
    Borders const borders(shapes);
    auto const small = borders.simplified(shapes[0], 1e9);
    EXPECT_EQ(small.areas.size(), 1u) << "the largest of its loops stays";
    EXPECT_EQ(small.spots(), 3u);
}

TEST(Maps, TheCommandDrawsWhatWasLoaded)
{
    Country country("ZZZ");
    country.load_text("places.csv", "admin1Name,admin1Pcode\nNorth,ZZ01\nSouth,ZZ02\nWest <b>,ZZ03\n");
    country.load_text("adm1.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"ADM1_PCODE":"ZZ01","ADM1_EN":"North"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
        {"type":"Feature","properties":{"ADM1_PCODE":"ZZ02","ADM1_EN":"South"},"geometry":{"type":"Polygon","coordinates":[[[0,-1],[1,-1],[1,0],[0,0],[0,-1]]]}}]})");
    EXPECT_EQ(country.muster({"place", "map", "--level", "1", "--json"}), 0);
    for (auto const* part : {R"("type":"FeatureCollection")", R"("id":"ZZ01")", R"("properties":{"code":"ZZ02","name":"South")", "\"without_boundary\":1", "\"geometry\":null"})
        EXPECT_NE(country.said.find(part), std::string::npos) << part << country.said;
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(neighbours(*country.db, "op", gazetteer->at(gazetteer->by_code("ZZ01"))), std::vector<std::string>{"ZZ02"});
    EXPECT_TRUE(neighbours(*country.db, "op", gazetteer->at(gazetteer->by_code("ZZ03"))).empty());
    auto const features = formats::read_boundaries(country.said, "map");
    EXPECT_EQ(features.size(), 3u);
    EXPECT_EQ(country.muster({"place", "map", "--level", "1"}), 0);
    EXPECT_NE(country.said.find("1 without a boundary"), std::string::npos) << country.said;
    EXPECT_EQ(country.muster({"place", "map", "--level", "7"}), 1);
    country.load_text("more.csv", "admin1Name,admin1Pcode\nEast,ZZ04\n");
    EXPECT_EQ(country.muster({"place", "map", "--level", "1", "--json"}), 0);
    EXPECT_NE(country.said.find("ZZ04"), std::string::npos) << "a later load is seen";
}

TEST(Maps, TheTreeIsListedWholeOrBelowAPlace)
{
    Country country("ZZZ");
    country.load_text("places.csv", "admin1Name,admin1Pcode,admin2Name,admin2Pcode\nNorth,ZZ01,Alba,ZZ0101\nSouth,ZZ02,Brod,ZZ0201\n");
    EXPECT_EQ(country.muster({"place", "list", "--json"}), 0);
    EXPECT_NE(country.said.find("\"level\":null"), std::string::npos) << country.said;
    EXPECT_NE(country.said.find("ZZ0201"), std::string::npos);
    EXPECT_EQ(country.muster({"place", "list", "--place", "ZZ01", "--json"}), 0);
    EXPECT_NE(country.said.find("ZZ0101"), std::string::npos);
    EXPECT_EQ(country.said.find("ZZ0201"), std::string::npos) << country.said;
    EXPECT_EQ(country.muster({"place", "list", "--place", "ZZ99"}), 1);
}

TEST(Maps, EveryRealLevelFitsAThinLine)
{
    NEEDS_SHARED_DATA();
    for (auto const& [iso3, level, file] : std::vector<std::tuple<std::string, int, std::string>>{
             {"NGA", 1, "boundaries/nigeria/nga_adm1.topojson"}, {"NGA", 2, "boundaries/nigeria/nga_adm2.topojson"}, {"ETH", 3, "boundaries/ethiopia/eth_adm3.topojson"}}) {
        Country country(iso3);
        country.load_shared(file, {.level = level});
        auto const places = outlined_places(*country.db, "op", level);
        ASSERT_GT(places.size(), 10u) << file;
        auto const map = level_map(places, level, 195'000);
        EXPECT_LE(map.compressed, 195'000u) << file;
        EXPECT_GT(map.points, places.size() * 4) << file;
        EXPECT_EQ(formats::read_boundaries(map.geojson, file).size(), places.size());
        std::cout << file << ": " << places.size() << " places, " << map.points << " of " << map.points_of << " points, " << map.compressed << " bytes\n";
    }
}

}
}
