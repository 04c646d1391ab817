#include "story.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace muster::stories {
namespace {

struct Read {
    Story story;
    std::vector<base::Finding> findings;
};

Read read(std::string const& text)
{
    Read got;
    got.story = read_story("a/b.story", text, got.findings);
    return got;
}

TEST(Parse, the_story_of_the_camp)
{
    auto const got = read("# Two partners serve one camp.\n"
                          "place   ZA0101 \"Aru\"   people 120,000\n"
                          "then    reach WASH ZA0101 2026-03   35000 between 20000 and 35000 by max_by_area_sum\n");
    ASSERT_TRUE(got.findings.empty());
    EXPECT_EQ(got.story.title, "Two partners serve one camp.");
    ASSERT_EQ(got.story.steps.size(), 2u);
    auto const& place = got.story.steps[0];
    EXPECT_EQ(place.verb, Verb::place);
    EXPECT_EQ(place.line, 2);
    EXPECT_EQ(place.words, (std::vector<std::string>{"ZA0101", "Aru"}));
    EXPECT_EQ(place.value("people"), "120000");
    auto const& reach = got.story.steps[1];
    EXPECT_EQ(reach.verb, Verb::then_reach);
    EXPECT_EQ(reach.words.back(), "35000");
    EXPECT_EQ(reach.named.at("between"), (std::vector<std::string>{"20000", "35000"}));
    EXPECT_EQ(reach.value("by"), "max_by_area_sum");
}

TEST(Parse, a_figure_may_be_left_out)
{
    auto const got = read("then reach WASH ZA0101 2026-03 is not reported\n");
    ASSERT_TRUE(got.findings.empty());
    EXPECT_EQ(got.story.steps[0].words.size(), 3u);
    EXPECT_EQ(got.story.steps[0].named.at("is"), (std::vector<std::string>{"not", "reported"}));
}

TEST(Parse, the_longest_keyword_wins)
{
    auto const got = read("then no gap WASH ZA0101 2026-03\nexpect no \"error\"\nexpect \"error\"\nthen held 3\n");
    ASSERT_TRUE(got.findings.empty());
    EXPECT_EQ(got.story.steps[0].verb, Verb::then_no_gap);
    EXPECT_EQ(got.story.steps[1].verb, Verb::expect_no_text);
    EXPECT_EQ(got.story.steps[2].verb, Verb::expect_text);
    EXPECT_EQ(got.story.steps[3].verb, Verb::then_count);
}

TEST(Parse, a_table_is_kept_as_it_stands)
{
    auto const got = read("hand in table named x.csv as ACF\n```\na,b\n 1,\"2 # no remark\"\n```\nthen accepted 1\n");
    ASSERT_TRUE(got.findings.empty());
    EXPECT_EQ(got.story.steps[0].table, "a,b\n 1,\"2 # no remark\"\n");
    EXPECT_EQ(got.story.steps[0].value("as"), "ACF");
    EXPECT_EQ(got.story.steps[1].line, 6);
}

TEST(Parse, a_line_that_is_not_understood_is_named_with_what_belongs_there)
{
    auto const got = read("place ZA0101 \"Aru\"\nreport ACF WASH ZA0101 water\nteh figures\nneed WASH ZA0101 many\n"
                          "place ZA01 \"Aru\nthen reach WASH ZA0101 2026-03 5 betwen 1 and 2\nhand in table\n");
    ASSERT_EQ(got.findings.size(), 6u);
    EXPECT_EQ(got.findings[0].at, "line 2 of b.story");
    EXPECT_NE(got.findings[0].sentence.find("PERIOD is missing"), std::string::npos) << got.findings[0].sentence;
    EXPECT_NE(got.findings[0].remedy.find("report PARTNER BODY PLACE ACTIVITY PERIOD"), std::string::npos) << got.findings[0].remedy;
    EXPECT_EQ(got.findings[1].code, "story.unknown_step");
    EXPECT_NE(got.findings[2].sentence.find("“many” stands where a number belongs"), std::string::npos);
    EXPECT_NE(got.findings[3].sentence.find("quotation mark"), std::string::npos);
    EXPECT_NE(got.findings[4].sentence.find("“betwen” is not known here"), std::string::npos);
    EXPECT_NE(got.findings[5].sentence.find("table is missing"), std::string::npos);
}

TEST(Parse, any_bytes_are_survived)
{
    for (auto const* text : {"", "\n\n", "\"", "```", "then", "hand in", "place \x80\xff \"\x80\" people 99999999999999999999", "reform A \"B\" becomes"})
        EXPECT_NO_THROW(read(text)) << text;
}

TEST(Docs, tell_every_form_as_the_parser_knows_it)
{
    std::ifstream in(std::string(MUSTER_SOURCE) + "/docs/stories.md");
    std::string const page{std::istreambuf_iterator<char>(in), {}};
    for (auto const& form : forms()) {
        bool with_sibling = form.verb == Verb::then_no_presence or form.verb == Verb::then_no_finding;
        auto shown = with_sibling ? std::string(form.keyword) : form.usage();
        EXPECT_NE(page.find("`" + shown), std::string::npos) << shown;
    }
}

}
}
