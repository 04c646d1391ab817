#include <formats/json.hpp>
#include <formats/workbook.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace muster;
using formats::Json;

namespace {

std::string code_of(std::string_view text, std::uint32_t depth = 32)
{
    try {
        Json::parse(text, depth);
    }
    catch (base::Refusal const& refusal) {
        return refusal.code() + " @ " + refusal.finding().at;
    }
    return "read";
}

}

TEST(Json, HoldsEveryKindOfValue)
{
    auto const json = Json::parse(R"({"a": [1, -2.5, "x\u00e9\n", true, null], "b": {"c": 9007199254740993}})");
    ASSERT_TRUE(json.is_object());
    auto const& list = json.find("a")->list();
    ASSERT_EQ(list.size(), 5u);
    EXPECT_EQ(std::get<std::int64_t>(list[0].value), 1);
    EXPECT_EQ(list[1].real(), -2.5);
    EXPECT_EQ(list[2].text(), "x\xC3\xA9\n");
    EXPECT_EQ(std::get<bool>(list[3].value), true);
    EXPECT_TRUE(list[4].is_null());
    EXPECT_EQ(json.find("b")->number_or("c", 0), 9007199254740993);
    EXPECT_EQ(json.find("b")->text_or("missing", "none"), "none");
    EXPECT_EQ(json.find("missing"), nullptr);
}

TEST(Json, KeepsTheOrderOfKeysAndTakesTheLastOfTwo)
{
    auto const json = Json::parse(R"({"z":1,"a":2,"z":3})");
    ASSERT_EQ(json.object().size(), 3u);
    EXPECT_EQ(json.object()[0].first, "z");
    EXPECT_EQ(json.object()[1].first, "a");
    EXPECT_EQ(json.number_or("z", 0), 3);
}

TEST(Json, PlainValuesAsText)
{
    auto const json = Json::parse(R"([1, 2.5, "t", false, null, [1], 0.1])");
    std::vector<std::string> texts;
    for (auto const& one : json.list()) texts.push_back(one.as_text());
    EXPECT_THAT(texts, testing::ElementsAre("1", "2.5", "t", "false", "", "", "0.1"));
}

TEST(Json, NumbersAreReadExactly)
{
    // Each of these is a double that careless readers miss by one in the last place.
    EXPECT_EQ(Json::parse("9007199254740993.0").real(), 9007199254740992.0);
    EXPECT_EQ(Json::parse("2.2250738585072011e-308").real(), 2.2250738585072011e-308);
    EXPECT_EQ(Json::parse("0.1234567890123456789").real(), 0.1234567890123456789);
    EXPECT_EQ(Json::parse("18446744073709551615").real(), 18446744073709551615.0);
    // Beyond every double: never a zero.
    EXPECT_EQ(Json::parse("1e999").as_text(), "1e999");
}

TEST(Json, RefusalsNameThePlace)
{
    EXPECT_EQ(code_of("{\"a\": 1,\n \"b\" 2}"), "json.unreadable @ line 2");
    EXPECT_EQ(code_of("[1, 2"), "json.unreadable @ line 1");
    EXPECT_EQ(code_of(""), "json.unreadable @ line 1");
    EXPECT_EQ(code_of("[1] [2]"), "json.unreadable @ line 1");
    EXPECT_EQ(code_of("[1]\n\n"), "read");
    EXPECT_EQ(code_of("\xEF\xBB\xBF[1]"), "read");
    EXPECT_EQ(code_of("[\"\xFF\"]"), "json.unreadable @ line 1");
    try {
        Json::parse("[1,\n  2,\n  x]");
        FAIL();
    }
    catch (base::Refusal const& refusal) {
        EXPECT_THAT(refusal.finding().sentence, testing::HasSubstr("line 3, column 3"));
    }
}

TEST(Json, DepthIsBounded)
{
    EXPECT_EQ(code_of(std::string(32, '[') + std::string(32, ']')), "read");
    EXPECT_EQ(code_of(std::string(33, '[') + std::string(33, ']')), "json.too_deep @ ");
    EXPECT_EQ(code_of(std::string(1'000'000, '[')), "json.too_deep @ ");
    EXPECT_EQ(code_of("[[1]]", 1), "json.too_deep @ ");
}
