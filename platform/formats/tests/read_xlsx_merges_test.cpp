#include "../row_maker.hpp"
#include "made_files.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

using namespace muster;
using namespace muster::formats::made;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

// Two header rows, one merged downwards and one across, and a partner's name over three rows.
Xlsx two_headers()
{
    Xlsx file;
    file.sheet = "<row r='1'><c r='A1' t='str'><v>Partner</v></c><c r='B1' t='str'><v>Reached</v></c><c r='C1'/></row>"
                 "<row r='2'><c r='B2' t='str'><v>girls</v></c><c r='C2' t='str'><v>boys</v></c></row>"
                 "<row r='3'><c r='A3' t='str'><v>DRC</v></c><c r='B3'><v>1</v></c><c r='C3'><v>2</v></c></row>"
                 "<row r='4'><c r='A4'/><c r='B4'><v>3</v></c></row>"
                 "<row r='5'><c r='A5'/></row>";
    file.behind = "<mergeCells count='3'><mergeCell ref='A1:A2'/><mergeCell ref='B1:C1'/><mergeCell ref='A3:A5'/></mergeCells>";
    return file;
}

}

TEST(ReadXlsxMerges, FilledOnceTheyAreKnown)
{
    auto const workbook = formats::Workbook::from_bytes(two_headers().bytes(), "f");
    EXPECT_THAT(workbook->merges(0), IsEmpty());
    EXPECT_THAT(read_all(*workbook).rows,
                ElementsAre("1: t:Partner t:Reached", "2: - t:girls t:boys", "3: t:DRC n:1 n:2", "4: - n:3"));
    // The complete reading has passed them.
    ASSERT_EQ(workbook->merges(0).size(), 3u);
    EXPECT_THAT(read_all(*workbook).rows, ElementsAre("1: t:Partner t:Reached tm:Reached", "2: tm:Partner t:girls t:boys",
                                                      "3: t:DRC n:1 n:2", "4: tm:DRC n:3"));
}

TEST(ReadXlsxMerges, LearntAheadOfTheRows)
{
    auto const workbook = formats::Workbook::from_bytes(two_headers().bytes(), "f");
    auto const merges = workbook->learn_merges(0);
    ASSERT_EQ(merges.size(), 3u);
    EXPECT_EQ(merges[0].first_row, 1u);
    EXPECT_EQ(merges[0].last_row, 2u);
    EXPECT_EQ(merges[1].first_col, 1u);
    EXPECT_EQ(merges[1].last_col, 2u);
    EXPECT_THAT(read_all(*workbook).rows, ElementsAre("1: t:Partner t:Reached tm:Reached", "2: tm:Partner t:girls t:boys",
                                                      "3: t:DRC n:1 n:2", "4: tm:DRC n:3"));
}

TEST(ReadXlsxMerges, LearntFromSheetsThatOnlyExpatReads)
{
    auto file = two_headers();
    file.whole_sheet = "<x:worksheet xmlns:x='m'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells>"
                       "<x:mergeCell ref=\"$A$1:B1\"/></x:mergeCells></x:worksheet>";
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
    EXPECT_EQ(workbook->learn_merges(0).size(), 1u);
    EXPECT_THAT(read_all(*workbook).rows, ElementsAre("1: n:1 nm:1"));
}

TEST(ReadXlsxMerges, LearntBehindALargeSheet)
{
    auto file = two_headers();
    for (int i = 6; i < 40'000; ++i) file.sheet += "<row><c><v>1</v></c></row>";
    EXPECT_EQ(formats::Workbook::from_bytes(file.bytes(), "f")->learn_merges(0).size(), 3u);
}

TEST(ReadXlsxMerges, AHiddenValueUnderAMergeIsSaid)
{
    Xlsx file;
    file.sheet = "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='C1'><v>1</v></c></row>";
    file.behind = "<mergeCells><mergeCell ref='A1:C1'/></mergeCells>";
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
    auto const seen = read_all(*workbook, 0, true);
    EXPECT_THAT(seen.rows, ElementsAre("1: n:1 nm:1 nm:1"));
    EXPECT_THAT(seen.findings, ElementsAre("sheet.covered '5W'!B1 x1"));
}

TEST(ReadXlsxMerges, WidthAndPlacesAreBounded)
{
    Xlsx file;
    file.sheet = "<row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c r='A2'><v>2</v></c><c r='C2'><v>3</v></c></row>";
    file.behind = "<mergeCells><mergeCell ref='A1:XFD1'/><mergeCell ref='A2:B1048576'/><mergeCell ref='nonsense'/>"
                  "<mergeCell ref='B2:A1'/><mergeCell ref='ZZZZZ1:A2'/><mergeCell/><mergeCell ref='A9'/></mergeCells>";
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
    // A title over the whole sheet is not repeated sixteen thousand times.
    EXPECT_THAT(read_all(*workbook, 0, true).rows, ElementsAre("1: n:1", "2: n:2 nm:2 n:3"));
    EXPECT_EQ(workbook->merges(0).size(), 2u);
}

TEST(TidyRanges, KeepsWhatDoesNotOverlap)
{
    std::mt19937 random(7);
    auto const pick = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
    for (int round = 0; round < 300; ++round) {
        std::vector<formats::Range> ranges;
        for (int i = 0; i < 40; ++i) {
            auto const row = pick(20) + 1, column = pick(20);
            ranges.push_back({row, row + pick(4), column, column + pick(4)});
        }
        auto kept = ranges;
        formats::tidy_ranges(kept);
        ASSERT_FALSE(kept.empty());
        int taken[64][64] = {};
        for (auto const& r : kept)
            for (auto row = r.first_row; row <= r.last_row; ++row)
                for (auto column = r.first_col; column <= r.last_col; ++column) ASSERT_EQ(taken[row][column]++, 0);
        // What was left out overlaps something, or is one cell.
        for (auto const& r : ranges) {
            bool hit = r.first_row == r.last_row and r.first_col == r.last_col;
            for (auto row = r.first_row; row <= r.last_row; ++row)
                for (auto column = r.first_col; column <= r.last_col; ++column) hit = hit or taken[row][column] > 0;
            ASSERT_TRUE(hit);
        }
    }
}
