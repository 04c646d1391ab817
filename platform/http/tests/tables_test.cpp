// Lists as files, and the description of the API.
#include "small_house.hpp"
#include <formats/json.hpp>
#include <formats/workbook.hpp>
#include <fstream>

namespace muster::http {

using testing::HasSubstr;

constexpr auto things = "/api/1/operations/op/things";

TEST(Tables, AListCanBeHadAsCsv)
{
    House const house;
    auto const got = house.get(std::string(things) + ".csv?most=3");
    EXPECT_EQ(got.status, 200) << got.body;
    EXPECT_EQ(got.headers.at("content-type"), "text/csv; charset=utf-8");
    EXPECT_EQ(got.headers.at("content-disposition"), "attachment; filename=\"things.csv\"");
    EXPECT_EQ(got.body, "\xEF\xBB\xBFname,place,people,kinds\r\n\"'=1+1\",P0,0,a; b\r\nthing 1,P1,10,a; b\r\nthing 2,P2,20,a; b\r\n");
    EXPECT_EQ(house.ask("GET", std::string(things) + ".csv").status, 401);
    EXPECT_EQ(house.get(std::string(things) + ".csv?most=100001").status, 422);
    auto const large = house.get(std::string(things) + ".csv?most=50000");
    EXPECT_EQ(std::ranges::count(large.body, '\n'), 50'001);
    EXPECT_EQ(house.get(std::string(things) + ".csv?most=3", "If-None-Match: " + got.headers.at("etag") + "\r\n").status, 304);
}

TEST(Tables, FilesAreGivenSoManyAMinute)
{
    House const house;
    doings().files_left = 2;
    auto const first = house.get(std::string(things) + ".csv");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(house.get("/api/1/operations/op/file").status, 200);
    auto const third = house.get(std::string(things) + ".xlsx");
    EXPECT_EQ(third.status, 429);
    EXPECT_EQ(third.headers.at("retry-after"), "7");
    EXPECT_EQ(house.get("/api/1/operations/op/file").status, 429);
    EXPECT_EQ(house.get(std::string(things) + ".csv", "If-None-Match: " + first.headers.at("etag") + "\r\n").status, 304) << "what did not change costs nothing";
    EXPECT_EQ(house.get(things).status, 200) << "what is shown on a page is no file";
}

TEST(Tables, EveryFileIsWrittenDownAndCarriesItsNotice)
{
    House const house;
    doings().notice = "for the country team only";
    auto const csv = house.get(std::string(things) + ".csv?most=3");
    EXPECT_THAT(csv.body, HasSubstr(",for the country team only\r\n"));
    EXPECT_EQ(csv.headers.at("x-muster-lines"), "3") << "the notice is no line of the list";
    EXPECT_THAT(house.get(std::string(things) + ".geojson?most=3").body, testing::AnyOf(HasSubstr(R"({"type":"FeatureCollection","notice":"for the country team only","features":[)"), HasSubstr("http.no_format")));
    auto const book = formats::Workbook::from_bytes(house.get(std::string(things) + ".xlsx?most=3").body, "things.xlsx");
    ASSERT_EQ(book->sheets().size(), 2u);
    EXPECT_EQ(book->sheets()[1].name, "Notice");
    EXPECT_EQ(house.get(things).status, 200);
    EXPECT_EQ(house.get(std::string(things) + ".csv?most=100001").status, 422);
    ASSERT_GE(doings().taken.size(), 2u);
    EXPECT_EQ(doings().taken.front(), "all /api/1/operations/{operation}/things csv 3");
    EXPECT_EQ(doings().taken.back(), "all /api/1/operations/{operation}/things xlsx 3") << "what was shown on a page, or refused, is no file";
}

TEST(Tables, EveryAnswerSaysHowSensitiveItIs)
{
    House const house;
    EXPECT_EQ(house.get(things).headers.contains("x-muster-classification"), false) << "what is of nothing that is classed says nothing";
    doings().classification = "high";
    auto const told = house.get(std::string(things) + "?most=3");
    EXPECT_THAT(told.body, testing::EndsWith(R"(,"classification":"high"})" "\n"));
    EXPECT_EQ(told.headers.at("x-muster-classification"), "high");
    EXPECT_EQ(house.get(std::string(things) + "?most=3").headers.at("x-muster-classification"), "high") << "also where the answer was kept";
    EXPECT_EQ(house.get(std::string(things) + ".csv?most=3").headers.at("x-muster-classification"), "high");
    EXPECT_EQ(doings().taken.back(), "all /api/1/operations/{operation}/things csv 3high");
}

TEST(Tables, AListThatComesInPagesIsWrittenToItsEnd)
{
    House const house;
    auto const got = house.get("/api/1/operations/op/pages.csv");
    EXPECT_EQ(got.status, 200) << got.body;
    EXPECT_EQ(doings().counted, 3);
    EXPECT_THAT(got.body, testing::StartsWith("\xEF\xBB\xBFnumber,text,cells.late\r\n1,\"two\nlines\",\r\n"));
    EXPECT_THAT(got.body, testing::EndsWith("1234,\"two\nlines\",true\r\n"));
    // Who asks for a page gets a page.
    EXPECT_EQ(std::ranges::count(house.get("/api/1/operations/op/pages.csv?limit=2").body, '\r'), 3);
}

TEST(Tables, OperationsThatAreNotTheCallersAreInNoFormOfTheList)
{
    House const house;
    EXPECT_EQ(house.get("/api/1/operations").body, "{\"operations\":[{\"operation\":\"op\",\"name\":\"Op\"}]}\n");
    EXPECT_EQ(house.get("/api/1/operations.csv").body, "\xEF\xBB\xBFoperation,name\r\nop,Op\r\n");
}

TEST(Tables, AListCanBeHadAsAWorkbook)
{
    House const house;
    auto const got = house.get(std::string(things) + ".xlsx?most=2");
    EXPECT_EQ(got.status, 200);
    auto const workbook = formats::Workbook::from_bytes(got.body, "things.xlsx", {}, {});
    EXPECT_NE(workbook, nullptr);
    EXPECT_EQ(got.body.substr(0, 2), "PK");
}

TEST(Tables, AListOfPlacesCanBeHadAsAMap)
{
    House const house;
    auto const got = house.get(std::string(things) + ".geojson?most=2");
    EXPECT_EQ(got.status, 200);
    auto const map = formats::Json::parse(got.body);
    EXPECT_EQ(map.text_or("type", ""), "FeatureCollection");
    auto const& features = map.find("features")->list();
    ASSERT_EQ(features.size(), 2u);
    EXPECT_EQ(features[0].find("geometry")->text_or("type", ""), "Point");
    EXPECT_TRUE(features[1].find("geometry")->is_null());
    EXPECT_EQ(features[1].find("properties")->text_or("place", ""), "P1");
}

TEST(Tables, AListCanBeHadWithHashtags)
{
    House const house;
    EXPECT_THAT(house.get(std::string(things) + ".hxl.csv?most=2").body, HasSubstr("name,place,people,kinds\r\n#name,#loc,#reached,\r\n"));
}

TEST(Tables, WhatIsNoListCannotBeHadAsOne)
{
    House const house;
    EXPECT_THAT(house.get("/api/1/operations/op/things/cup.csv").body, HasSubstr("\"cup.csv\""));
    EXPECT_EQ(house.get("/api/1/operations/op/file.csv").status, 404);
    EXPECT_EQ(house.get(std::string(things) + ".pdf").status, 404);
}

TEST(Description, EveryRouteHasASummaryAPermissionAndAShape)
{
    House house;
    auto const got = house.ask("GET", "/api/1/openapi.json");
    auto const json = formats::Json::parse(got.body);
    EXPECT_EQ(json.text_or("openapi", ""), "3.1.0");
    std::size_t described = 0;
    std::set<std::string> ids;
    for (auto const& [path, verbs] : json.find("paths")->object())
        for (auto const& [verb, operation] : verbs.object()) {
            ++described;
            EXPECT_FALSE(operation.text_or("summary", "").empty()) << path;
            EXPECT_FALSE(operation.text_or("x-permission", "").empty()) << path;
            EXPECT_TRUE(ids.insert(operation.text_or("operationId", "")).second) << path;
            EXPECT_NE(operation.find("responses")->find("default"), nullptr) << path;
            std::set<std::string> in_path;
            for (auto const& one : operation.find("parameters")->list())
                if (one.text_or("in", "") == "path") in_path.insert(one.text_or("name", ""));
            for (auto open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1)) EXPECT_TRUE(in_path.contains(path.substr(open + 1, path.find('}', open) - open - 1))) << path;
        }
    EXPECT_EQ(described, house.server().routes().size());
    EXPECT_GT(described, 10u);
    auto const& post = *json.find("paths")->find("/api/1/operations/{operation}/things")->find("post");
    auto const& schema = *post.find("requestBody")->find("content")->find("application/json")->find("schema");
    EXPECT_EQ(schema.find("properties")->find("loud")->text_or("type", ""), "boolean");
    EXPECT_EQ(schema.find("properties")->find("tag")->text_or("type", ""), "array");
    EXPECT_EQ(schema.find("required")->list().front().text(), "name");
}

}
