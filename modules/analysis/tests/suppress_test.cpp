// Small counts: none of them is told, and none can be worked out from what is told.
#include "suppress.hpp"
#include "stand.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace muster::analysis {
namespace {

using Count = std::optional<std::int64_t>;

std::vector<char> hidden(std::size_t rows, std::size_t columns, bool of_rows, bool of_columns, std::vector<Count> counts, std::int64_t k = 5)
{
    return kept_back({rows, columns, of_rows, of_columns, std::move(counts)}, k);
}

TEST(Suppress, ASmallCountTakesOneMoreWithIt)
{
    using Marks = std::vector<char>;
    EXPECT_EQ(hidden(1, 4, true, false, {Count(3), Count(20), Count(9), Count(32)}), (Marks{1, 0, 1, 0})) << "the smallest of the others";
    EXPECT_EQ(hidden(1, 3, true, false, {Count(3), Count(4), Count(7)}), (Marks{1, 1, 0})) << "two hide each other";
    EXPECT_EQ(hidden(1, 3, true, false, {Count(0), Count(20), Count(20)}), (Marks{0, 0, 0})) << "zero is told";
    EXPECT_EQ(hidden(1, 3, true, false, {Count(3), Count(0), Count(3)}), (Marks{1, 0, 1})) << "a small sum is small itself";
    EXPECT_EQ(hidden(1, 2, true, false, {Count(3), Count(3)}), (Marks{1, 1})) << "one part is its sum";
    EXPECT_EQ(hidden(1, 3, false, false, {Count(3), Count(20), {}}), (Marks{1, 0, 0})) << "what adds up to nothing gives nothing away";
}

TEST(Suppress, RowsColumnsAndSumsHoldTogether)
{
    // Two places by two parts, with all sums: one small count costs a square.
    auto const marks = hidden(3, 3, true, true, {Count(2), Count(30), Count(32), Count(40), Count(50), Count(90), Count(42), Count(80), Count(122)});
    EXPECT_EQ(marks, (std::vector<char>{1, 1, 0, 1, 1, 0, 0, 0, 0}));
}

/// Works out what can be: a line with one number missing gives it. What is hidden must stay hidden.
RC_GTEST_PROP(Suppress, NothingHiddenCanBeWorkedOut, ())
{
    auto const rows = *rc::gen::inRange<std::size_t>(2, 6), columns = *rc::gen::inRange<std::size_t>(2, 6);
    std::vector<Count> counts((rows + 1) * (columns + 1), Count(0));
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            auto const value = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 9), rc::gen::inRange<std::int64_t>(0, 500));
            counts[r * (columns + 1) + c] = value;
            for (auto const at : {r * (columns + 1) + columns, rows * (columns + 1) + c, rows * (columns + 1) + columns}) *counts[at] += value;
        }
    auto marks = hidden(rows + 1, columns + 1, true, true, counts);
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (*counts[i] > 0 and *counts[i] < 5) RC_ASSERT(marks[i] == 1);
    for (std::size_t r = 0; r <= rows; ++r) {
        int count = 0;
        for (std::size_t c = 0; c <= columns; ++c) count += marks[r * (columns + 1) + c];
        RC_ASSERT(count != 1);
    }
    for (std::size_t c = 0; c <= columns; ++c) {
        int count = 0;
        for (std::size_t r = 0; r <= rows; ++r) count += marks[r * (columns + 1) + c];
        RC_ASSERT(count != 1);
    }
}

class SuppressedFigures : public testing::Test {
protected:
    SuppressedFigures()
    {
        stand.needs("ZA0101,WASH,all,60000,\nZA0102,WASH,all,1000,\nZA0201,WASH,all,900,\n");
        stand.lines({{"acf", "wash", "ZA0101", "water", "2026-03", 3},
                     {"acf", "wash", "ZA0102", "water", "2026-03", 700},
                     {"acf", "wash", "ZA0201", "water", "2026-03", 800, "all", "completed", 2, 300, 298, 200}});
    }
    std::string ask(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--body", "wash", "--json"});
        auto const ran = stand.run(words);
        EXPECT_EQ(ran.exit, 0) << ran.out;
        return ran.out;
    }
    static void holds(std::string const& text, std::string_view part) { EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text; }
    static void lacks(std::string const& text, std::string_view part) { EXPECT_EQ(text.find(part), std::string::npos) << part << "\nin\n" << text; }
    Stand stand;
};

TEST_F(SuppressedFigures, ASmallPlaceTakesANeighbourWithIt)
{
    auto const open = ask({"reach", "--by", "adm2"}), closed = ask({"reach", "--by", "adm2", "--suppress", "5"});
    holds(open, "\"reached\":3,");
    for (auto const* part : {"\"reached\":3,", "\"reached\":700,", "\"need_gap\":59997", "\"need_gap\":300"}) lacks(closed, part);
    for (auto const* part : {"\"state\":\"suppressed\"", "\"reached\":800,", "\"suppressed_below\":5", R"("girls":null)", R"("boys":300)"}) holds(closed, part);
    lacks(closed, "\"men\":200");
    holds(ask({"reach", "--by", "adm2", "--suppress", "setting"}), "\"suppressed_below\":5");
}

TEST_F(SuppressedFigures, AskingForOnePlaceAloneTellsNoMore)
{
    auto const one = ask({"reach", "--by", "adm2", "--place", "ZA0102", "--suppress", "5"});
    lacks(one, "700");
    lacks(one, "ZA0101");
    holds(one, R"("place":"ZA0102")");
    lacks(ask({"place", "sheet", "ZA0102", "--suppress", "5"}), "\"reached\":700");
}

TEST_F(SuppressedFigures, GapsAndTheFrontPageKeepItBackToo)
{
    auto const closed = ask({"gaps", "--suppress", "5"});
    for (auto const* part : {"59997", "\"reached\":3,"}) lacks(closed, part);
    holds(closed, "kept back");
    auto const today = ask({"today", "--suppress", "5"});
    lacks(today, "59997");
    holds(ask({"gaps"}), "59997");
}

TEST_F(SuppressedFigures, HowIsNotToldWithIt)
{
    lacks(ask({"reach", "--by", "adm2", "--how", "--suppress", "5"}), "\"how\"");
    holds(ask({"reach", "--by", "adm2", "--how"}), "\"how\"");
}

}
}
