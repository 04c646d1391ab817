#include "made_files.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace muster;
using namespace muster::formats::made;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::string table(std::string const& rows, std::string const& attributes = "table:name=\"Data\"")
{
    return "<table:table " + attributes + ">" + rows + "</table:table>";
}

std::string text(std::string const& inside)
{
    return "<table:table-cell office:value-type=\"string\">" + inside + "</table:table-cell>";
}

std::string number(std::string const& digits, std::string const& more = {})
{
    return "<table:table-cell office:value-type=\"float\" office:value=\"" + digits + "\" " + more + "><text:p>shown</text:p></table:table-cell>";
}

std::string row(std::string const& cells, std::string const& more = {})
{
    return "<table:table-row " + more + ">" + cells + "</table:table-row>";
}

}

TEST(ReadOds, EveryTypeOfCell)
{
    std::string const cell = "<table:table-cell office:value-type=";
    auto const seen = read_bytes(
        ods_of(table(row(text("<text:p>Aid</text:p>") + number("12.50") + cell + "\"percentage\" office:value=\"0.5\"/>" +
                         cell + "\"date\" office:date-value=\"2024-04-01T12:00:00\"/>" + cell + "\"time\" office:time-value=\"PT18H00M00S\"/>" +
                         cell + "\"boolean\" office:boolean-value=\"true\"><text:p>VRAI</text:p></table:table-cell>" +
                         cell + "\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>" +
                         cell + "\"string\" office:string-value=\"stored\"><text:p>shown</text:p></table:table-cell>" +
                         cell + "\"float\" table:formula=\"of:=1+1\" office:value=\"2\"/>" + cell + "\"currency\" office:value=\"3\"/>"))),
        "f.ods");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:Aid n:12.50 n:0.5 d:2024-04-01T12:00:00 d:PT18H00M00S b:TRUE e:#N/A t:stored nf:2 n:3"));
    EXPECT_THAT(seen.findings, IsEmpty());
}

TEST(ReadOds, DatesAreDays)
{
    auto const workbook = formats::Workbook::from_bytes(
        ods_of(table(row("<table:table-cell office:value-type=\"date\" office:date-value=\"2024-04-01\"/>"))), "f");
    EXPECT_EQ(workbook->format(), "ods");
    workbook->read(0, [](formats::SheetRow const& r) {
        EXPECT_EQ(r.cells[0].number, 45383);
        return true;
    });
}

TEST(ReadOds, ParagraphsBlanksAndWhatStandsBesideThem)
{
    auto const seen = read_bytes(
        ods_of(table(row(text("<text:p>one  \n two</text:p><text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d</text:p>") +
                         text("<office:annotation><text:p>a comment</text:p></office:annotation><text:p>B<text:span>ol</text:span>d "
                              "<text:a>link</text:a></text:p><draw:frame><text:p>picture</text:p></draw:frame>") +
                         text("<text:p>x<office:annotation><text:p>no</text:p></office:annotation>y</text:p>")))),
        "f.ods");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:one two\na   b\tc\nd t:Bold link t:xy"));
}

TEST(ReadOds, RepeatsCostNothingWhereTheyAreBlank)
{
    auto const seen = read_bytes(
        ods_of(table(row("<table:table-cell table:number-columns-repeated=\"3\"/>" + number("1", "table:number-columns-repeated=\"2\"") +
                         "<table:table-cell table:number-columns-repeated=\"16379\"/>") +
                     row("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"1048000\"") +
                     row(number("2"), "table:number-rows-repeated=\"2\""))),
        "f.ods");
    EXPECT_THAT(seen.rows, ElementsAre("1: - - - n:1 n:1", "1048002: n:2", "1048003: n:2"));
}

TEST(ReadOds, MergesAreFilled)
{
    auto const workbook = formats::Workbook::from_bytes(
        ods_of(table(row(number("1", "table:number-rows-spanned=\"2\" table:number-columns-spanned=\"2\"") + "<table:covered-table-cell/>" + number("5")) +
                     row("<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + number("6")))),
        "f");
    ASSERT_EQ(workbook->merges(0).size(), 1u);
    EXPECT_EQ(workbook->merges(0)[0].last_row, 2u);
    EXPECT_THAT(read_all(*workbook).rows, ElementsAre("1: n:1 nm:1 n:5", "2: nm:1 nm:1 n:6"));
}

TEST(ReadOds, SheetsHiddenSheetsAndHiddenRows)
{
    auto const workbook = formats::Workbook::from_bytes(
        ods_of(table(row(number("1")) + row(number("2"), "table:visibility=\"filter\"") + row(number("3"), "table:visibility=\"collapse\"")) +
                   table(row(number("4")), "table:name=\"Lists &amp; more\" table:style-name=\"off\"") +
                   table("<table:table-header-rows>" + row(number("5")) + "</table:table-header-rows><table:table-row-group>" +
                             row(number("6")) + "</table:table-row-group>",
                         "table:name=\"Groups\" table:style-name=\"on\""),
               "<style:style style:name=\"on\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>"
               "<style:style style:name=\"off\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"),
        "f");
    ASSERT_EQ(workbook->sheets().size(), 3u);
    EXPECT_EQ(workbook->sheets()[1].name, "Lists & more");
    EXPECT_FALSE(workbook->sheets()[0].hidden);
    EXPECT_TRUE(workbook->sheets()[1].hidden);
    EXPECT_FALSE(workbook->sheets()[2].hidden);
    EXPECT_THAT(read_all(*workbook, 0).rows, ElementsAre("1: n:1", "2h: n:2", "3h: n:3"));
    EXPECT_THAT(read_all(*workbook, 1).rows, ElementsAre("1: n:4"));
    EXPECT_THAT(read_all(*workbook, 2).rows, ElementsAre("1: n:5", "2: n:6"));
    int rows = 0;
    EXPECT_FALSE(workbook->read(0, [&](auto const&) { return ++rows < 2; }));
    EXPECT_EQ(rows, 2);
}

TEST(ReadOds, FormulasNeverCalculated)
{
    auto const seen = read_bytes(ods_of(table(row("<table:table-cell table:formula=\"of:=1\"/>" + number("1")) +
                                              row("<table:table-cell table:formula=\"of:=1\" office:value-type=\"string\"/>" + number("2")))),
                                 "f.ods");
    EXPECT_THAT(seen.rows, ElementsAre("1: - n:1", "2: - n:2"));
    EXPECT_THAT(seen.findings, ElementsAre("cell.no_result Data!A1 x1"));
}

TEST(ReadOds, FlatDocuments)
{
    auto const seen = read_bytes(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" "
        "office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:body><office:spreadsheet>" +
            table(row(number("1") + text("<text:p>\xC3\xA9</text:p>"))) + "</office:spreadsheet></office:body></office:document>",
        "f.fods");
    EXPECT_THAT(seen.rows, ElementsAre("1: n:1 t:\xC3\xA9"));
}
