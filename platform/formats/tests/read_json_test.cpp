#include "made_files.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace muster;
using namespace muster::formats::made;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ReadJson, ListOfLists)
{
    auto const seen = read_bytes(R"([["Org","Reached"],["DRC",12.50,true,null,false],[],[1e3,"",{"a":[1,"x\n"]},[]]])", "f.json");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:Org t:Reached", "2: t:DRC n:12.50 b:true - b:false", "4: n:1e3 - t:{\"a\":[1,\"x\\n\"]}"));
    EXPECT_THAT(seen.findings, IsEmpty());
}

TEST(ReadJson, ListOfObjectsWithKeysInTheirFirstOrder)
{
    auto const seen = read_bytes(R"([{"#org":"DRC","#reached":5},{"#adm1":"North","#org":"IRC"},{},{"#reached":7,"#adm1":null}])", "f.json");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:#org t:#reached t:#adm1", "2: t:DRC n:5", "3: t:IRC - t:North", "5: - n:7"));
}

TEST(ReadJson, ListsWithinAnObjectAreSheets)
{
    auto const workbook = formats::Workbook::from_bytes(
        R"({"count":2,"tags":["a"],"data":[{"a":1}],"none":[],"deep":{"data":[[9]]},"results":[[1,2],[3,4]]})", "f.json");
    EXPECT_EQ(workbook->format(), "json");
    ASSERT_EQ(workbook->sheets().size(), 2u);
    EXPECT_EQ(workbook->sheets()[0].name, "data");
    EXPECT_EQ(workbook->sheets()[1].name, "results");
    EXPECT_THAT(read_all(*workbook, 0).rows, ElementsAre("1: t:a", "2: n:1"));
    EXPECT_THAT(read_all(*workbook, 1).rows, ElementsAre("1: n:1 n:2", "2: n:3 n:4"));
}

TEST(ReadJson, RowsOfAnotherKindAreSaid)
{
    auto const seen = read_bytes(R"([{"a":1},[2],{"a":3}])", "f.json");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:a", "2: n:1", "4: n:3"));
    EXPECT_THAT(seen.findings, ElementsAre("json.odd_row f!A3 x1"));
}

TEST(ReadJson, NumbersKeepTheirDigits)
{
    EXPECT_THAT(read_bytes("[[9007199254740993, 0.10, -0, 1e999]]", "f.json").rows,
                ElementsAre("1: n:9007199254740993 n:0.10 n:-0 t:1e999"));
}

TEST(ReadJson, AnyUnicodeAndAnyPiece)
{
    std::string text = "[[\"k\",\"v\"]";
    std::vector<std::string> expected = {"1: t:k t:v"};
    for (std::size_t i = 0; i < 4000; ++i) {
        std::string const body(i % 91, 'x');
        text += ",\n[" + std::to_string(i) + ",\"" + body + "\xC3\xA9\\u00e9\\ud83d\\ude00\"]";
        expected.push_back(std::to_string(i + 2) + ": n:" + std::to_string(i) + " t:" + body + "\xC3\xA9\xC3\xA9\xF0\x9F\x98\x80");
    }
    text += "]\n";
    EXPECT_EQ(read_bytes(text, "f").rows, expected);
    EXPECT_EQ(read_bytes("\xEF\xBB\xBF" + text, "f").rows, expected);
    EXPECT_THAT(read_bytes(utf16("[[1],[2]]", false, true), "f").rows, ElementsAre("1: n:1", "2: n:2"));
}

TEST(ReadJson, StopsWhenTheSinkHasEnough)
{
    auto const workbook = formats::Workbook::from_bytes("[{\"a\":1},{\"a\":2},{\"a\":3}]", "f");
    int rows = 0;
    EXPECT_FALSE(workbook->read(0, [&](auto const&) { return ++rows < 2; }));
    EXPECT_EQ(rows, 2);
    EXPECT_FALSE(workbook->read(0, [&](auto const&) { return false; }));
    EXPECT_EQ(read_all(*workbook).rows.size(), 4u);
}

TEST(ReadJson, MapsAndOtherTextAreNoTables)
{
    EXPECT_EQ(refusal_of(R"({"type":"FeatureCollection","features":[{"type":"Feature"}]})"), "file.not_a_table");
    EXPECT_EQ(refusal_of(R"({"type":"Topology","arcs":[[[0,0]]]})"), "file.not_a_table");
    EXPECT_EQ(refusal_of(R"({"a":1})"), "file.not_a_table");
    EXPECT_EQ(refusal_of(R"(["a","b"])"), "file.not_a_table");
    EXPECT_EQ(refusal_of(R"([])"), "file.not_a_table");
    EXPECT_EQ(refusal_of(R"([[1],)"), "json.unreadable");
    EXPECT_EQ(refusal_of("[[1]] x"), "json.unreadable");
    EXPECT_EQ(refusal_of(std::string(40, '[') + "1" + std::string(40, ']')), "json.too_deep");
    // A bracket alone makes no JSON.
    EXPECT_EQ(refusal_of("[Name],[Reached]\nDRC,5\n"), "read");
}
