// Lines found and counted: each dimension under the filters of the others, pages that fit together.
#include "search.hpp"
#include "stand.hpp"
#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

class Search : public testing::Test {
protected:
    Search()
    {
        stand.lines({{"acf", "wash", "ZA0101", "water", "2026-01", 100},
                     {"acf", "wash", "ZA0102", "latrines", "2026-02", 200},
                     {"oxfam", "wash", "ZA0101", "water", "2026-02", 300, "IDP"},
                     {"oxfam", "hea", "ZA0201", "clinic", "2026-02", 400, "all", "planned"},
                     {"acf", "wash", "ZA01", "water", "2026-03", 500},
                     {"acf", "wash", "", "water", "", 600}});
    }
    static std::map<std::string, std::int64_t> of(Hits const& hits, Facet facet)
    {
        auto const& counted = hits.facets[std::size_t(facet)];
        return {counted.begin(), counted.end()};
    }
    std::string ask(std::vector<std::string> more)
    {
        std::vector<std::string> words{"activities", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        auto const ran = stand.run(words);
        EXPECT_EQ(ran.exit, 0) << ran.out;
        return ran.out;
    }
    static std::string between(std::string const& text, std::string_view from, std::string_view to)
    {
        auto const at = text.find(from);
        return at == std::string::npos ? "" : text.substr(at + from.size(), text.find(to, at + from.size()) - at - from.size());
    }
    Stand stand;
};

TEST_F(Search, EachDimensionIsCountedUnderTheOthersFilters)
{
    auto const picture = stand.picture(true);
    Sought sought;
    sought.bodies = {picture->body_meant("wash")};
    sought.partners = {picture->engine->words().partners.find("oxfam")};
    auto const hits = search(*picture, sought);
    EXPECT_EQ(hits.lines.size(), 1u);
    using Counts = std::map<std::string, std::int64_t>;
    EXPECT_EQ(of(hits, Facet::body), (Counts{{"hea", 1}, {"wash", 1}})) << "sectors of oxfam, whichever sector is chosen";
    EXPECT_EQ(of(hits, Facet::partner), (Counts{{"acf", 4}, {"oxfam", 1}})) << "partners of wash, whichever partner is chosen";
    EXPECT_EQ(of(hits, Facet::group), (Counts{{"IDP", 1}}));
    EXPECT_EQ(of(hits, Facet::period), (Counts{{"2026-02", 1}}));
}

TEST_F(Search, PlacesAreCountedByTheirPartsDownTheTree)
{
    auto const picture = stand.picture(true);
    using Counts = std::map<std::string, std::int64_t>;
    EXPECT_EQ(of(search(*picture, {}), Facet::place), (Counts{{"ZA01", 4}, {"ZA02", 1}, {"", 1}}));
    auto const north = search(*picture, {.place = picture->place_meant("ZA01")});
    EXPECT_EQ(of(north, Facet::place), (Counts{{"ZA0101", 2}, {"ZA0102", 1}, {"", 1}})) << "one line speaks of ZA01 as a whole";
    EXPECT_EQ(north.lines.size(), 4u);
    EXPECT_EQ(north.places, 3);
}

TEST_F(Search, WordsAreLookedForInNames)
{
    auto const picture = stand.picture(true);
    EXPECT_EQ(search(*picture, {.text = "WATER"}).lines.size(), 4u);
    EXPECT_EQ(search(*picture, {.text = "alba"}).lines.size(), 2u) << "the place's name";
    EXPECT_EQ(search(*picture, {.text = "oxf"}).lines.size(), 2u);
    EXPECT_EQ(search(*picture, {.activities = {"Latrines"}}).lines.size(), 1u);
    EXPECT_EQ(search(*picture, {.statuses = {"planned"}}).lines.size(), 1u);
    EXPECT_EQ(search(*picture, {.period = base::Period::parse("2026-Q1")}).lines.size(), 5u) << "a line without a period is in none that is asked for";
}

TEST_F(Search, WhatIsSevereIsFoundByNoWordsAndSuggestsNobody)
{
    stand.handed_in("S1");
    ASSERT_EQ(stand.run({"sharing", "adopt", "--class", "rows:hea:*:severe", "--reason", "protocol"}).exit, 0);
    auto const picture = stand.picture(true);
    using Counts = std::map<std::string, std::int64_t>;
    auto const all = search(*picture, {});
    EXPECT_EQ(all.lines.size(), 6u) << "it counts, and is in the list of whoever may see it";
    EXPECT_EQ(of(all, Facet::body), (Counts{{"hea", 1}, {"wash", 5}}));
    EXPECT_EQ(of(all, Facet::partner), (Counts{{"acf", 4}, {"oxfam", 1}}));
    EXPECT_EQ(of(all, Facet::place), (Counts{{"ZA01", 4}, {"", 1}}));
    EXPECT_FALSE(of(all, Facet::activity).contains("clinic"));
    EXPECT_EQ(search(*picture, {.text = "oxf"}).lines.size(), 1u);
    EXPECT_EQ(search(*picture, {.text = "cira"}).lines.size(), 0u);
    EXPECT_EQ(search(*picture, {.text = "clinic"}).lines.size(), 0u);
    EXPECT_EQ(search(*picture, {.bodies = {picture->body_meant("hea")}}).lines.size(), 1u);
}

TEST_F(Search, PagesFollowOneAnotherAndEnd)
{
    stand.handed_in("S1");
    std::vector<std::string> seen;
    std::string after;
    for (int page = 0; page < 4; ++page) {
        auto const text = after.empty() ? ask({"--limit", "2"}) : ask({"--limit", "2", "--after", after});
        EXPECT_NE(text.find("\"rows\":6"), std::string::npos);
        for (auto at = text.find("{\"id\":\""); at != std::string::npos; at = text.find("{\"id\":\"", at + 1)) seen.push_back(between(text.substr(at), "{\"id\":\"", "\""));
        after = between(text, "\"next\":\"", "\"");
        if (after.empty()) break;
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"S1:7:0", "S1:6:0", "S1:5:0", "S1:4:0", "S1:3:0", "S1:2:0"}));
    EXPECT_EQ(stand.run({"activities", "--after", "nonsense"}).exit, 1);
}

TEST_F(Search, PeopleAreNotAddedOverLines)
{
    stand.handed_in("S1");
    auto const text = ask({"--body", "wash", "--place", "ZA0101"});
    EXPECT_NE(text.find(R"("reached":{"place":"ZA0101")"), std::string::npos) << text;
    EXPECT_NE(ask({"--activity", "water"}).find("\"reached\":null"), std::string::npos) << "no figure is made of one activity";
    EXPECT_NE(text.find(R"("file":"S1.csv")"), std::string::npos);
    EXPECT_NE(text.find(R"("place_name":"Alba","within":[{"pcode":"ZA01","name":"North"},{"pcode":"ZA","name":"Zandia"}])"), std::string::npos) << text;
}

}
}
