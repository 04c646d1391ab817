#include <algorithm>
#include <cmath>
#include <filesystem>
#include <formats/boundaries.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <sstream>

namespace muster::formats {
namespace {

std::string const shared = MUSTER_SHARED_DATA;

std::string read(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

/// The refusal of this text as "code: sentence", or "" where it is read.
std::string refusal_of(std::string const& text)
{
    try {
        read_boundaries(text, "x.geojson");
    } catch (base::Refusal const& refusal) {
        return refusal.code() + ": " + refusal.finding().sentence;
    }
    return "";
}

double area(Ring const& ring)
{
    double twice = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        twice += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    return std::abs(twice) / 2;
}

double area(std::vector<Feature> const& features)
{
    double sum = 0;
    for (auto const& feature : features)
        for (auto const& polygon : feature.polygons)
            for (std::size_t i = 0; i < polygon.size(); ++i)
                sum += i == 0 ? area(polygon[i]) : -area(polygon[i]);
    return sum;
}

std::string property(Feature const& feature, std::string_view name)
{
    for (auto const& [key, value] : feature.properties)
        if (key == name) return value;
    return "";
}

constexpr auto square = R"({"type":"FeatureCollection","features":[
  {"type":"Feature","id":7,"properties":{"code":"ZA01","name":"Nord \"A\"","people":1200,"share":0.25,"urban":true,
   "none":null,"nested":{"a":1}},
   "geometry":{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}}]})";

TEST(Boundaries, APolygonWithAHoleAndItsProperties)
{
    auto const features = read_boundaries(square, "square");
    ASSERT_EQ(features.size(), 1u);
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(features[0].properties, (Pairs{{"code", "ZA01"},
                                             {"name", "Nord \"A\""},
                                             {"people", "1200"},
                                             {"share", "0.25"},
                                             {"urban", "true"},
                                             {"id", "7"}}));
    ASSERT_EQ(features[0].polygons.size(), 1u);
    ASSERT_EQ(features[0].polygons[0].size(), 2u);
    EXPECT_DOUBLE_EQ(area(features), 15.5);
}

TEST(Boundaries, EveryKindOfGeometry)
{
    auto const features = read_boundaries(R"({"features":[
        {"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1]]],[[[5,5],[6,5],[6,6],[5,5]]]]}},
        {"geometry":{"type":"Point","coordinates":[13.1,11.8,300]}},
        {"geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}},
        {"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[9,9]},
            {"type":"LineString","coordinates":[[0,0],[1,1]]},
            {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}]}},
        {"geometry":null},
        {"properties":{"only":"words"}}],"type":"FeatureCollection"})",
                                          "all");
    ASSERT_EQ(features.size(), 6u);
    EXPECT_EQ(features[0].polygons.size(), 2u);
    EXPECT_EQ(features[0].polygons[0][0].size(), 4u) << "an open ring is closed";
    EXPECT_DOUBLE_EQ(features[1].points.at(0).lon, 13.1);
    EXPECT_DOUBLE_EQ(features[1].points.at(0).lat, 11.8);
    EXPECT_EQ(features[2].points.size(), 2u);
    EXPECT_EQ(features[3].points.size(), 1u);
    EXPECT_EQ(features[3].polygons.size(), 1u);
    EXPECT_TRUE(features[4].polygons.empty());
    EXPECT_EQ(property(features[5], "only"), "words");
}

TEST(Boundaries, AFeatureAloneAndAGeometryAlone)
{
    EXPECT_EQ(read_boundaries(R"({"type":"Feature","properties":{"a":1},"geometry":null})", "one").size(), 1u);
    EXPECT_EQ(read_boundaries(R"({"type":"Point","coordinates":[1,2]})", "point").at(0).points.size(), 1u);
    EXPECT_EQ(read_boundaries("\xEF\xBB\xBF"
                              R"( {"type":"Point","coordinates":[1,2]} )",
                              "mark")
                  .size(),
              1u);
}

// Two squares that share one side, as arcs: 0 is the shared side upwards, 1 goes around the left, 2 around the right.
constexpr auto two_squares = R"({"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[10,20]},
  "arcs":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,2],[2,0],[0,-2],[-2,0]]],
  "objects":{"adm1":{"type":"GeometryCollection","geometries":[
      {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"L"}},
      {"type":"MultiPolygon","arcs":[[[2,0]]],"properties":{"code":"R"}},
      {"type":null,"properties":{"code":"none"}}]},
    "capital":{"type":"Point","coordinates":[1,1],"id":"C"},
    "turned":{"type":"Polygon","arcs":[[-2,-1]]}}})";

TEST(Boundaries, TopologyWithQuantizedArcs)
{
    auto const features = read_boundaries(two_squares, "two");
    ASSERT_EQ(features.size(), 5u);
    auto const& left = features[0].polygons.at(0).at(0);
    ASSERT_EQ(left.size(), 5u);
    EXPECT_DOUBLE_EQ(left[0].lon, 11);
    EXPECT_DOUBLE_EQ(left[0].lat, 20);
    EXPECT_DOUBLE_EQ(left[2].lon, 10);
    EXPECT_DOUBLE_EQ(left[2].lat, 21);
    EXPECT_DOUBLE_EQ(area(left), 1);
    EXPECT_DOUBLE_EQ(area(features[1].polygons.at(0).at(0)), 1);
    EXPECT_TRUE(features[2].polygons.empty());
    EXPECT_DOUBLE_EQ(features[3].points.at(0).lon, 10.5);
    EXPECT_EQ(property(features[3], "id"), "C");
    EXPECT_DOUBLE_EQ(area(features[4].polygons.at(0).at(0)), 1);
}

TEST(Boundaries, TopologyWithoutTransform)
{
    auto const features = read_boundaries(R"({"type":"Topology","arcs":[[[0,0],[2,0],[2,2],[0,0]]],
        "objects":{"a":{"type":"Polygon","arcs":[[0]]}}})",
                                          "plain");
    EXPECT_DOUBLE_EQ(area(features), 2);
}

TEST(Boundaries, WhatCannotBeReadIsRefusedInWords)
{
    EXPECT_EQ(refusal_of(R"({"type":"FeatureCollection","features":[]})"),
              "boundaries.no_features: x.geojson holds no features.");
    EXPECT_EQ(
        refusal_of("{\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Feature\""),
        "boundaries.unreadable: x.geojson cannot be read as boundaries: line 2, column 30: the text ends too early.");
    EXPECT_NE(refusal_of("[1,2]").find("boundaries.unreadable"), std::string::npos);
    EXPECT_NE(refusal_of("").find("boundaries.unreadable"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"features":[{"geometry":{"rings":[]}}]})").find("does not say its type"),
              std::string::npos);
    EXPECT_NE(refusal_of(R"({"features":[{"geometry":{"type":"Circle"}}]})").find("'Circle'"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"features":[{"geometry":{"type":"Point","coordinates":["a","b"]}}]})")
                  .find("feature 1: a coordinate is not a number"),
              std::string::npos);
    EXPECT_EQ(refusal_of(R"({"features":[{"geometry":{"type":"Point","coordinates":[455000,1300250.5]}}]})"),
              "boundaries.not_degrees: x.geojson does not give longitude and latitude in degrees: it holds the place "
              "455000, 1300250.5.");
    EXPECT_NE(refusal_of(R"({"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[3]]}}})")
                  .find("arc 3 is not in the topology"),
              std::string::npos);
    EXPECT_EQ(
        refusal_of(R"({"exceptions":[{"code":"NoApplicableCode","text":"Layer not found."}]})"),
        "boundaries.no_features: x.geojson holds no features; it is the answer of a service that failed: Layer not "
        "found (NoApplicableCode).");
}

TEST(Boundaries, ATopologyThatUnfoldsWithoutEndIsRefused)
{
    std::string arc = "[0,0]", rings = "[0]";
    for (int i = 0; i < 2'000; ++i)
        arc += ",[0,1],[0,-1]", rings += ",[0]";
    auto const text =
        R"({"type":"Topology","arcs":[[)" + arc + R"(]],"objects":{"a":{"type":"Polygon","arcs":[)" + rings + "]}}}";
    EXPECT_TRUE(refusal_of(text).starts_with("boundaries.too_large")) << refusal_of(text);
}

TEST(Boundaries, DeepNestingDoesNotHurt)
{
    EXPECT_NE(refusal_of(R"({"features":[)" + std::string(100'000, '[')).find("unreadable"), std::string::npos);
    std::string const deep(100'000, '['), back(100'000, ']');
    EXPECT_NE(refusal_of(R"({"features":[{"geometry":{"type":"Polygon","coordinates":)" + deep + back + "}}]}")
                  .find("unreadable"),
              std::string::npos);
}

TEST(Boundaries, LooksLike)
{
    EXPECT_TRUE(looks_like_boundaries(square));
    EXPECT_TRUE(looks_like_boundaries(two_squares));
    EXPECT_TRUE(looks_like_boundaries(R"({"error":{"code":400}})"));
    EXPECT_FALSE(looks_like_boundaries(R"([{"#org":"a"}])"));
    EXPECT_FALSE(looks_like_boundaries("P-code,Name\nZA01,Nord\n"));
    EXPECT_FALSE(looks_like_boundaries(""));
    EXPECT_FALSE(looks_like_boundaries("{"));
}

TEST(Boundaries, WrittenAndReadAgain)
{
    Feature feature;
    feature.properties = {{"name", "Zuid \"B\"\n"}, {"code", "ZA02"}};
    feature.polygons = {{{{1.23456789, -2}, {3, -2}, {3, 0.1}, {1.23456789, -2}}}};
    Feature point;
    point.points = {{-0.0000001, 5}};
    auto const text = write_geojson({feature, point, Feature{}});
    EXPECT_NE(text.find("[[[1.234568,-2],[3,-2],[3,0.1],[1.234568,-2]]]"), std::string::npos) << text;
    EXPECT_NE(text.find(R"("coordinates":[0,5])"), std::string::npos) << text;
    auto const again = read_boundaries(text, "again");
    ASSERT_EQ(again.size(), 3u);
    EXPECT_EQ(again[0].properties, feature.properties);
    EXPECT_EQ(again[0].polygons.at(0).at(0).size(), 4u);
    EXPECT_TRUE(again[2].polygons.empty() and again[2].points.empty());
    EXPECT_EQ(write_geojson(again), text);
}

/// "boundaries/nigeria/nga_adm1.topojson" and how many features the manifest counts there.
std::vector<std::pair<std::string, std::size_t>> in_manifest()
{
    std::regex const line(R"(- `(boundaries/[^`]+)` \(\d+ kB; (\d+) rows)");
    std::vector<std::pair<std::string, std::size_t>> files;
    auto const text = read(shared + "/MANIFEST.md");
    for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at)
        files.emplace_back((*at)[1], std::stoul((*at)[2]));
    return files;
}

TEST(BoundariesOnRealFiles, EveryFileHasTheFeaturesOfTheManifest)
{
    if (not std::filesystem::exists(shared)) GTEST_SKIP() << "the shared data is not here";
    auto const files = in_manifest();
    EXPECT_EQ(files.size(), 34u) << "all but the one that holds a service's error";
    for (auto const& [file, count] : files) {
        auto const text = read(shared + "/" + file);
        EXPECT_TRUE(looks_like_boundaries(text)) << file;
        auto const features = read_boundaries(text, file);
        EXPECT_EQ(features.size(), count) << file;
        auto const has_area = [](Feature const& feature) { return not feature.polygons.empty(); };
        EXPECT_EQ(std::ranges::count_if(features, has_area), static_cast<std::ptrdiff_t>(count)) << file;
        auto const again = read_boundaries(write_geojson(features), file);
        EXPECT_NEAR(area(again), area(features), 1e-4 * area(features)) << file;
    }
}

TEST(BoundariesOnRealFiles, LevelsOfACountryCoverTheSameGround)
{
    if (not std::filesystem::exists(shared)) GTEST_SKIP() << "the shared data is not here";
    auto const of = [](std::string const& file) {
        return area(read_boundaries(read(shared + "/boundaries/" + file), file));
    };
    auto const nigeria = of("nigeria/nga_adm1.topojson"), haiti = of("haiti/hti_adm1.topojson");
    EXPECT_NEAR(of("nigeria/nga_adm2.topojson"), nigeria, 0.02 * nigeria);
    EXPECT_NEAR(of("haiti/hti_adm2.topojson"), haiti, 0.02 * haiti);
    EXPECT_NEAR(of("haiti/hti_adm3.topojson"), haiti, 0.02 * haiti);
}

TEST(BoundariesOnRealFiles, AServicesErrorIsRefusedWithItsMessage)
{
    if (not std::filesystem::exists(shared)) GTEST_SKIP() << "the shared data is not here";
    auto const text = read(shared + "/boundaries/broken/syr_adm4_server_error.geojson");
    EXPECT_TRUE(looks_like_boundaries(text));
    EXPECT_EQ(refusal_of(text),
              "boundaries.no_features: x.geojson holds no features; it is the answer of a service that "
              "failed: Failed to execute query (400).");
}

}
}
