#include "source.hpp"
#include "made_tree.hpp"

namespace muster::tidy {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(std::vector<Token> const& tokens)
{
    std::vector<std::string> all;
    for (auto const& token : tokens) all.emplace_back(token.text);
    return all;
}

TEST(Source, TellsCodeFromTextAndComments)
{
    EXPECT_THAT(texts(code_of("int a = 1'000; // one {\n/* { */ auto s = \"{\\\"\"; char c = '{';\n#define X {\n")),
                ElementsAre("int", "a", "=", "1'000", ";", "auto", "s", "=", "{\\\"", ";", "char", "c", "=", "{", ";"));
    EXPECT_THAT(texts(code_of("auto r = R\"x(a \" )\" b)x\"; a->b::c")), ElementsAre("auto", "r", "=", "a \" )\" b", ";", "a", "->", "b", "::", "c"));
}

TEST(Source, KnowsTheLine)
{
    auto const tokens = code_of("a\n/* two\nlines */ b R\"(\n\n)\" c");
    ASSERT_EQ(tokens.size(), 4u);
    EXPECT_EQ(tokens[1].line, 3);
    EXPECT_EQ(tokens[3].line, 5);
}

TEST(Source, ADirectiveGoesOnAfterABackslash)
{
    auto const tokens = tokens_of("#define A \\\n  b\nc");
    ASSERT_EQ(tokens.size(), 2u);
    EXPECT_EQ(tokens[0].kind, Kind::directive);
    EXPECT_EQ(tokens[1].line, 3);
}

TEST(Source, ReadsSql)
{
    EXPECT_THAT(texts(sql_tokens_of("SELECT 'it''s' FROM \"place\" -- from there\nWHERE a = $1")),
                ElementsAre("SELECT", "it''s", "FROM", "place", "WHERE", "a", "=", "$", "1"));
}

TEST(Source, FindsWordsInNames)
{
    EXPECT_THAT(words_within("reachedByPartner_of"), ElementsAre("reached", "by", "partner", "of"));
    EXPECT_THAT(words_within("the 5W sheet"), ElementsAre("the", "5w", "sheet"));
}

TEST(Source, NeverReadsPastABrokenEnd)
{
    for (std::string_view text : {"\"open", "R\"(open", "R\"open", "/* open", "'", "#", "1'", "\"a\\"}) {
        EXPECT_NO_FATAL_FAILURE(tokens_of(text)) << text;
        EXPECT_NO_FATAL_FAILURE(sql_tokens_of(text)) << text;
    }
}

}
}
