// Files that are odd but can be read: the right rows, and one finding that says what was odd, however often.
#include "made_files.hpp"
#include "made_xls.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace muster;
using namespace muster::formats::made;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

struct Odd {
    char const* what;
    std::string bytes;
    std::vector<std::string> rows;
    std::vector<std::string> findings;
};

void expect_read(std::vector<Odd> const& cases)
{
    for (auto const& one : cases) {
        auto const seen = read_bytes(one.bytes, "f");
        EXPECT_EQ(seen.rows, one.rows) << one.what;
        EXPECT_EQ(seen.findings, one.findings) << one.what;
        EXPECT_TRUE(seen.whole) << one.what;
    }
}

std::string sheet(std::string const& rows, std::string const& strings = {})
{
    Xlsx file;
    file.sheet = rows;
    file.strings = strings;
    return file.bytes();
}

std::string times(std::string_view text, std::size_t n)
{
    std::string out;
    for (std::size_t i = 0; i < n; ++i) out += text;
    return out;
}

}

TEST(ReadOdd, EmptySheets)
{
    expect_read({
        {"no rows", sheet(""), {}, {"sheet.empty 5W x1"}},
        {"blank rows", sheet("<row r='1'><c r='A1' s='1'/></row><row r='5'/>"), {}, {"sheet.empty 5W x1"}},
        {"texts without letters", sheet("<row><c t='s'><v>0</v></c></row>", "<si><t></t></si>"), {}, {"sheet.empty 5W x1"}},
        {"CSV of line ends", "\n\n\r\n", {}, {"sheet.empty f x1"}},
        {"CSV of delimiters", ",,,\n,,,\n", {}, {"sheet.empty f x1"}},
        {"only a mark", "\xEF\xBB\xBF", {}, {"sheet.empty f x1"}},
        {"only a mark of UTF-16", "\xFF\xFE", {}, {"sheet.empty f x1"}},
        {"JSON with empty rows", "[[],[null,\"\"]]", {}, {"sheet.empty f x1"}},
        {"ODS", ods_of("<table:table table:name=\"D\"><table:table-row table:number-rows-repeated=\"1048576\">"
                       "<table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>"),
         {}, {"sheet.empty D x1"}},
        {"XLS", xls_of({{u"D", 0, ""}}), {}, {"sheet.empty D x1"}},
    });
}

TEST(ReadOdd, PlacesThatCannotBe)
{
    expect_read({
        {"row 0", sheet("<row r='0'><c><v>1</v></c></row>"), {"1: n:1"}, {}},
        {"row beyond the sheet", sheet("<row r='1048577'><c><v>1</v></c></row>"), {"1: n:1"}, {"sheet.position '5W'!A1 x1"}},
        {"row of many digits", sheet("<row r='99999999999999'><c><v>1</v></c></row>"), {"1: n:1"}, {"sheet.position '5W'!A1 x1"}},
        {"row -1", sheet("<row r='-1'><c><v>1</v></c></row>"), {"1: n:1"}, {"sheet.position '5W'!A1 x1"}},
        {"row without number", sheet("<row r='x'><c><v>1</v></c></row>"), {"1: n:1"}, {"sheet.position '5W'!A1 x1"}},
        {"cell of another row", sheet("<row r='2'><c r='B7'><v>1</v></c></row>"), {"2: - n:1"}, {"sheet.position '5W'!A2 x1"}},
        {"cell without column", sheet("<row r='2'><c r='2'><v>1</v></c></row>"), {"2: n:1"}, {"sheet.position '5W'!A2 x1"}},
        {"cell in small letters", sheet("<row r='1'><c r='b1'><v>1</v></c></row>"), {"1: - n:1"}, {}},
        {"column far beyond", sheet("<row r='1'><c r='ZZZZZZZZ1'><v>1</v></c></row>"), {"1: n:1"}, {"sheet.position '5W'!A1 x1"}},
        {"rows in disorder", sheet("<row r='5'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row><row r='2'><c><v>3</v></c></row>"),
         {"5: n:1", "2: n:2", "2: n:3"}, {"sheet.row_order '5W'!A2 x2"}},
        {"a cell twice", sheet("<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>"), {"1: n:2"}, {"sheet.cell_twice '5W'!A1 x1"}},
        {"the last column", sheet("<row r='1'><c r='XFD1'><v>1</v></c></row>"), {"1:" + times(" -", 16'383) + " n:1"}, {}},
        {"all columns", sheet("<row>" + times("<c><v>7</v></c>", 16'384) + "</row>"), {"1:" + times(" n:7", 16'384)}, {}},
    });
}

TEST(ReadOdd, ValuesThatAreNotWhatTheySay)
{
    expect_read({
        {"a text beyond all texts", sheet("<row><c t='s'><v>7</v></c><c><v>1</v></c></row>", "<si><t>x</t></si>"), {"1: - n:1"},
         {"cell.no_text '5W'!A1 x1"}},
        {"texts without their part", sheet("<row><c t='s'><v>0</v></c><c><v>1</v></c></row>"), {"1: - n:1"}, {"cell.no_text '5W'!A1 x1"}},
        {"a negative text", sheet("<row><c t='s'><v>-1</v></c><c t='s'><v>99999999999999999999</v></c><c><v>1</v></c></row>", "<si><t>x</t></si>"),
         {"1: - - n:1"}, {"cell.no_text '5W'!A1 x2"}},
        {"a number of letters", sheet("<row><c><v>abc</v></c><c><v>1.#INF</v></c><c><v>1e999</v></c></row>"), {"1: t:abc t:1.#INF t:1e999"},
         {"cell.bad_number '5W'!A1 x3"}},
        {"a style that is not there", sheet("<row><c s='999999'><v>45000</v></c></row>"), {"1: n:45000"}, {}},
        {"an unknown type", sheet("<row><c t='zz'><v>5</v></c></row>"), {"1: n:5"}, {}},
        {"a day that is none", sheet("<row><c t='d'><v>soon</v></c></row>"), {"1: t:soon"}, {"cell.bad_number '5W'!A1 x1"}},
        {"a value twice", sheet("<row><c><v>1</v><v>2</v></c></row>"), {"1: n:2"}, {}},
        {"invalid bytes", sheet("<row><c t='str'><v>a\xFF</v></c><c t='inlineStr'><is><t>b\xC3</t></is></c></row>"),
         {"1: t:a\xEF\xBF\xBD t:b\xEF\xBF\xBD"}, {"text.replaced '5W'!A1 x2"}},
        {"invalid bytes in the texts", sheet("<row><c t='s'><v>0</v></c></row>", "<si><t>a\xED\xA0\x80</t></si>"),
         {"1: t:a\xEF\xBF\xBD"}, {"text.replaced the workbook's texts x1"}},
        {"a letter NUL", sheet("<row><c t='str'><v>a_x0000_b&#0;c</v></c></row>"), {"1: t:abc"}, {}},
        {"ODS: a number of letters", ods_of("<table:table table:name=\"D\"><table:table-row><table:table-cell office:value-type=\"float\" "
                                            "office:value=\"abc\"/></table:table-row></table:table>"), {"1: t:abc"}, {"cell.bad_number D!A1 x1"}},
        {"ODS: a day that is none", ods_of("<table:table table:name=\"D\"><table:table-row><table:table-cell office:value-type=\"date\" "
                                           "office:date-value=\"2024-13-01\"/></table:table-row></table:table>"), {"1: t:2024-13-01"}, {"cell.bad_number D!A1 x1"}},
        {"JSON: NUL in a text", "[[\"a\\u0000b\"]]", {"1: t:ab"}, {"text.nul f!A1 x1"}},
    });
}

TEST(ReadOdd, DimensionsAreNotBelieved)
{
    for (auto const* const dimension : {"A1", "A1:XFD1048576", "nonsense", "Z9:A1"}) {
        Xlsx file;
        file.whole_sheet = std::string("<worksheet><dimension ref='") + dimension +
                           "'/><sheetData><row r='3'><c r='C3'><v>1</v></c></row></sheetData></worksheet>";
        EXPECT_THAT(read_bytes(file.bytes()).rows, ElementsAre("3: - - n:1")) << dimension;
    }
}

TEST(ReadOdd, AMillionBlankRowsAreNothing)
{
    std::string rows = "<row r='1'><c r='A1'><v>1</v></c></row>";
    for (int i = 2; i <= 1'000'000; ++i) {
        auto const n = std::to_string(i);
        rows += "<row r=\"" + n + "\"><c r=\"A" + n + "\" s=\"1\"/><c r=\"B" + n + "\" s=\"1\"/></row>";
    }
    auto const seen = read_bytes(sheet(rows));
    EXPECT_THAT(seen.rows, ElementsAre("1: n:1"));
    EXPECT_THAT(seen.findings, IsEmpty());
}

TEST(ReadOdd, SparseRowsCostWhatTheyHold)
{
    // The widest column in every row: the row is not made anew sixteen thousand cells at a time.
    std::string rows;
    for (int i = 1; i <= 100'000; ++i) rows += "<row><c r=\"XFD" + std::to_string(i) + "\"><v>1</v></c></row>";
    auto const workbook = formats::Workbook::from_bytes(sheet(rows), "f");
    std::size_t count = 0;
    workbook->read(0, [&](formats::SheetRow const& row) {
        count += row.cells.size() == 16'384;
        return true;
    });
    EXPECT_EQ(count, 100'000u);
}

TEST(ReadOdd, TooManyMergedCellsAreSaid)
{
    std::string merges;
    for (int i = 1; i <= 250'000; ++i) merges += "<mergeCell ref=\"A" + std::to_string(i * 2) + ":B" + std::to_string(i * 2 + 1) + "\"/>";
    Xlsx file;
    file.sheet = "<row r='2'><c r='A2'><v>1</v></c></row>";
    file.behind = "<mergeCells>" + merges + "</mergeCells>";
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
    auto const seen = read_all(*workbook, 0, true);
    EXPECT_THAT(seen.rows, ElementsAre("2: n:1 nm:1"));
    EXPECT_THAT(seen.findings, ElementsAre("sheet.merges 5W x1"));
}

TEST(ReadOdd, AttributesAreReadByTheirWholeNameAndDecoded)
{
    Xlsx file;
    file.strings = "<si><t>x</t></si>";
    file.sheet = "<row xr='9' r='&#50;' hidden='&#49;'><c xt='n' r='&#66;2' t='&#115;'><v>0</v></c></row>"
                 "<row><c ph='1' r='B3' cm=\"1\" t=\"s\"><v>0</v></c></row>";
    file.behind = "<mergeCells><mergeCell myref='A1:Z9' ref='B2:C2'/></mergeCells>";
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
    EXPECT_THAT(read_all(*workbook, 0, true).rows, ElementsAre("2h: - t:x tm:x", "3: - t:x"));
}

TEST(ReadOdd, NamesSayNothingAboutTheContent)
{
    auto const xlsx = sheet("<row><c><v>1</v></c></row>");
    auto const xls = xls_of({{u"D", 0, number_record(0, 0, 1)}});
    auto const ods = ods_of("<table:table table:name=\"D\"><table:table-row><table:table-cell office:value-type=\"float\" "
                            "office:value=\"1\"/></table:table-row></table:table>");
    for (auto const* const name : {"a.xlsx", "a.xls", "a.csv", "a.json", "a.pdf", "a", ""}) {
        EXPECT_EQ(formats::Workbook::from_bytes(xlsx, name)->format(), "xlsx");
        EXPECT_EQ(formats::Workbook::from_bytes(xls, name)->format(), "xls");
        EXPECT_EQ(formats::Workbook::from_bytes(ods, name)->format(), "ods");
        EXPECT_EQ(formats::Workbook::from_bytes("a,b\n", name)->format(), "csv");
        EXPECT_EQ(formats::Workbook::from_bytes("[[1]]", name)->format(), "json");
    }
}

TEST(ReadOdd, SheetsSentInAZipArchive)
{
    auto const seen = read_bytes(zip_of({{"__MACOSX/._5w.csv", "x"}, {"for you/../5w.csv", "a,b\n1,2\n", true}, {"read me.doc", "x"}}), "mail.zip");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:a t:b", "2: t:1 t:2"));
    EXPECT_THAT(seen.findings, ElementsAre("file.inside_zip mail.zip x1"));
    auto const workbook = formats::Workbook::from_bytes(zip_of({{"5w.xlsx", sheet("<row><c><v>1</v></c></row>")}}), "mail.zip");
    EXPECT_EQ(workbook->format(), "xlsx");
    EXPECT_THAT(read_all(*workbook).rows, ElementsAre("1: n:1"));
}

TEST(ReadOdd, QuotationMarksOfAHostileCsv)
{
    // Each would be looked for to the end of the text; after some of them they are ordinary letters.
    auto const text = "a,b\n" + times("\"x,1\n\"\"y,2\n", 1) + times("\"\"\",\"\"\"\",\n", 20'000) + "\"z,3\n";
    auto const workbook = formats::Workbook::from_bytes(text, "f.csv");
    std::uint32_t last = 0;
    EXPECT_TRUE(workbook->read(0, [&](formats::SheetRow const& row) { return last = row.number, true; }));
    EXPECT_GT(last, 0u);
    ASSERT_FALSE(workbook->findings().empty());
    EXPECT_EQ(workbook->findings()[0].code, "csv.open_quote");
}

TEST(ReadOdd, AReadingWithinAReading)
{
    Xlsx file;
    file.strings = "<si><t>x</t></si>";
    file.sheet = "<row><c t='s'><v>0</v></c></row><row><c t='inlineStr'><is><t>y&amp;</t></is></c></row>";
    file.behind = "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>";
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
    std::vector<std::string> lines;
    workbook->read(0, [&](formats::SheetRow const& row) {
        workbook->read(0, [](formats::SheetRow const&) { return true; });
        lines.push_back(line_of(row));
        return true;
    });
    EXPECT_THAT(lines, ElementsAre("1: t:x", "2: t:y&"));
}

TEST(ReadOdd, WhatASinkThrowsComesThrough)
{
    struct Enough {};
    for (auto const& bytes : {sheet("<row><c><v>1</v></c></row>"), sheet("<!-- --><row><c><v>1</v></c></row>"), std::string("a,b\n"),
                              std::string("[[1]]"), xls_of({{u"D", 0, number_record(0, 0, 1)}}),
                              ods_of("<table:table table:name=\"D\"><table:table-row><table:table-cell office:value-type=\"float\" "
                                     "office:value=\"1\"/></table:table-row></table:table>")}) {
        auto const workbook = formats::Workbook::from_bytes(bytes, "f");
        EXPECT_THROW(workbook->read(0, [](formats::SheetRow const&) -> bool { throw Enough(); }), Enough);
        EXPECT_THAT(read_all(*workbook).rows, SizeIs(1));
    }
}

TEST(Rules, EveryOneHasCodeSentenceAndRemedy)
{
    for (auto const& rule : formats::rules()) {
        EXPECT_FALSE(rule.code.empty());
        EXPECT_NE(rule.code.find('.'), std::string_view::npos) << rule.code;
        EXPECT_TRUE(rule.sentence.ends_with('.') or rule.sentence.ends_with('?')) << rule.code;
        EXPECT_FALSE(rule.remedy.empty()) << rule.code;
    }
}
