#include "made_files.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace muster;
using namespace muster::formats::made;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::vector<std::string> rows(Xlsx const& file) { return read_bytes(file.bytes()).rows; }

std::string one_row(std::string const& cells) { return "<row r=\"1\">" + cells + "</row>"; }

}

TEST(ReadXlsx, EveryTypeOfCell)
{
    Xlsx file;
    file.strings = "<si><t>Aid</t></si><si/>";
    file.sheet = one_row(R"(<c r="A1" t="s"><v>0</v></c><c r="B1"><v>-12.50</v></c><c r="C1" t="str"><f>A1</f><v>Aid</v></c>)"
                         R"(<c r="D1" t="inlineStr"><is><t>in line</t></is></c><c r="E1" t="b"><v>1</v></c>)"
                         R"(<c r="F1" t="e"><v>#N/A</v></c><c r="G1" s="1"><v>45383.5</v></c><c r="H1" t="n"><f>1+1</f><v>2</v></c>)"
                         R"(<c r="I1" t="d"><v>2024-04-01T12:00:00</v></c><c r="J1" t="s"><v>1</v></c><c r="K1" t="b"><v>0</v></c>)");
    EXPECT_THAT(rows(file), ElementsAre("1: t:Aid n:-12.50 tf:Aid t:in line b:TRUE e:#N/A d:45383.5 nf:2 "
                                        "d:2024-04-01T12:00:00 - b:FALSE"));
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "5W.xlsx");
    EXPECT_EQ(workbook->format(), "xlsx");
    workbook->read(0, [](formats::SheetRow const& row) {
        EXPECT_EQ(row.cells[1].number, -12.5);
        EXPECT_EQ(row.cells[6].number, 45383.5);
        EXPECT_EQ(row.cells[8].number, 45383.5);
        EXPECT_EQ(row.cells[4].number, 1);
        return true;
    });
}

TEST(ReadXlsx, DigitsStayAsTheyAreStored)
{
    Xlsx file;
    file.sheet = one_row("<c><v>9602.219999999999</v></c><c><v>1.5E-3</v></c><c><v>007</v></c><c><v> 12 </v></c>"
                         "<c><v>123456789012345678</v></c>");
    EXPECT_THAT(rows(file), ElementsAre("1: n:9602.219999999999 n:1.5E-3 n:007 n:12 n:123456789012345678"));
}

TEST(ReadXlsx, PlacesMayBeImpliedOrComeInAnyOrder)
{
    Xlsx file;
    file.sheet = "<row><c><v>1</v></c><c s='1'/><c><v>3</v></c></row>"
                 "<row spans='1:3' r='5'><c t='str' s='0' r='C5'><v>x</v></c><c r='A5'><v>2</v></c></row>"
                 "<row/><row><c r='B7'><v>4</v></c></row>";
    auto const seen = read_bytes(file.bytes());
    EXPECT_THAT(seen.rows, ElementsAre("1: n:1 - n:3", "5: n:2 - t:x", "7: - n:4"));
    EXPECT_THAT(seen.findings, IsEmpty());
}

TEST(ReadXlsx, RichTextIsJoinedAndPhoneticLeftOut)
{
    Xlsx file;
    file.strings = "<si><r><rPr><b/></rPr><t>Food </t></r><r><t xml:space=\"preserve\">&amp; seeds</t></r></si>"
                   "<si><t>\xE6\x9D\xB1</t><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh><phoneticPr fontId=\"1\"/></si>";
    file.sheet = one_row("<c t='s'><v>0</v></c><c t='s'><v>1</v></c>"
                         "<c t='inlineStr'><is><r><t>a</t></r><rPh sb='0' eb='1'><t>no</t></rPh><r><t>b</t></r></is></c>");
    EXPECT_THAT(rows(file), ElementsAre("1: t:Food & seeds t:\xE6\x9D\xB1 t:ab"));
}

TEST(ReadXlsx, EscapesOfXmlAndOfExcel)
{
    Xlsx file;
    file.strings = "<si><t>a&lt;b&#233;&#x41;_x000D__x000A_c</t></si><si><t>_x005F_x000D_</t></si>"
                   "<si><t>_xD83D__xDE00_ _x00G1_ _x12</t></si><si><t>l1\r\nl2\rl3</t></si><si><t>&unknown; &</t></si>";
    file.sheet = one_row("<c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='s'><v>3</v></c>"
                         "<c t='s'><v>4</v></c><c t='str'><v>x &gt; _x0041_</v></c>");
    EXPECT_THAT(rows(file), ElementsAre("1: t:a<b\xC3\xA9" "A\r\nc t:_x000D_ t:\xF0\x9F\x98\x80 _x00G1_ _x12 "
                                        "t:l1\nl2\nl3 t:&unknown; & t:x > A"));
}

TEST(ReadXlsx, FormulasWithoutResultAreEmptyAndSaid)
{
    Xlsx file;
    file.sheet = "<row r='1'><c r='A1'><f>1+1</f></c><c r='B1'><f>B2</f><v></v></c><c r='C1'><v>3</v></c></row>"
                 "<row r='2'><c r='A2' t='str'><f>\"\"</f><v></v></c><c r='B2'><f t='shared' si='0'/><v>5</v></c></row>";
    auto const seen = read_bytes(file.bytes());
    EXPECT_THAT(seen.rows, ElementsAre("1: - - n:3", "2: - nf:5"));
    EXPECT_THAT(seen.findings, ElementsAre("cell.no_result '5W'!A1 x2"));
}

TEST(ReadXlsx, HiddenRowsAreMarked)
{
    Xlsx file;
    file.sheet = "<row r='1' hidden='1'><c><v>1</v></c></row><row r='2' hidden='true'><c><v>2</v></c></row>"
                 "<row r='3' hidden='0'><c><v>3</v></c></row>";
    EXPECT_THAT(rows(file), ElementsAre("1h: n:1", "2h: n:2", "3: n:3"));
}

TEST(ReadXlsx, DatesOfBothSystems)
{
    Xlsx file;
    file.sheet = one_row("<c s='1'><v>43921</v></c><c s='1'><v>-1</v></c><c s='1'><v>7012345678</v></c>");
    for (bool const from_1904 : {false, true}) {
        file.workbook_attributes = from_1904 ? "date1904=\"1\"" : "";
        auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
        workbook->read(0, [&](formats::SheetRow const& row) {
            EXPECT_EQ(row.cells[0].kind, formats::Cell::Kind::date);
            EXPECT_EQ(row.cells[0].number, from_1904 ? 45383 : 43921);
            // What cannot be shown as a day is a number in a column that somebody formatted.
            EXPECT_EQ(row.cells[2].kind, formats::Cell::Kind::number);
            return true;
        });
    }
}

TEST(ReadXlsx, NumberFormatsThatShowDays)
{
    struct Case {
        char const* code;
        bool date;
    };
    constexpr Case cases[] = {
        {"yyyy-mm-dd", true}, {"DD/MM/YY;@", true}, {"[$-F800]dddd\\,\\ mmmm\\ dd", true}, {"[h]:mm:ss", true},
        {"mm:ss.0", true}, {"hh:mm AM/PM", true}, {"[$-411]ge.m.d", true}, {"mmm yyyy", true}, {"General", false},
        {"0.00", false}, {"#,##0\\ \"days\"", false}, {"[Red]#,##0", false}, {"0.00E+00", false}, {"@", false},
        {"_-* #,##0.00\\ \\d_-", false}, {"\"dd/mm\"0", false}, {"[<=9999]0;[Red]dd", false}, {"#,##0 [$USD]", false},
        {"Standard", false}, {"General\\ \"m\"", false}, {"[$-409]d\\-mmm\\-yy;@", true}, {"\xE5\xB9\xB4" "yyyy", true},
        {"0 \"h\"", false}, {"\"unclosed dd", false}, {"[unclosed dd", false}, {"\\", false}, {"", false},
    };
    for (auto const& [code, date] : cases) {
        Xlsx file;
        std::string quoted;
        for (char const* c = code; *c != 0; ++c) quoted += *c == '"' ? std::string("&quot;") : *c == '<' ? "&lt;" : std::string(1, *c);
        file.formats = "<numFmt numFmtId=\"164\" formatCode=\"" + quoted + "\"/>";
        file.styles = "<xf numFmtId=\"164\"/>";
        file.sheet = one_row("<c s='0'><v>45000</v></c>");
        EXPECT_THAT(rows(file), ElementsAre(date ? "1: d:45000" : "1: n:45000")) << code;
    }
}

TEST(ReadXlsx, BuiltinFormatsThatShowDays)
{
    for (int id = 0; id < 60; ++id) {
        Xlsx file;
        file.styles = "<xf numFmtId=\"" + std::to_string(id) + "\"/>";
        file.sheet = one_row("<c s='0'><v>45000</v></c>");
        bool const date = (id >= 14 and id <= 22) or (id >= 27 and id <= 36) or (id >= 45 and id <= 47) or (id >= 50 and id <= 58);
        EXPECT_THAT(rows(file), ElementsAre(date ? "1: d:45000" : "1: n:45000")) << id;
    }
}

TEST(ReadXlsx, SheetsInOrderWithNamesAndHidden)
{
    Xlsx file;
    file.sheet = one_row("<c><v>1</v></c>");
    auto parts = file.parts();
    auto const replace = [&](std::string const& name, std::string const& content) {
        for (auto& part : parts)
            if (part.name == name) part.content = content;
    };
    replace("xl/workbook.xml",
            "<x:workbook xmlns:x='m' xmlns:r='r'><x:sheets><x:sheet name='Data &amp; more' sheetId='9' r:id='b'/>"
            "<x:sheet name='Lists' sheetId='2' state='veryHidden' r:id='a'/><x:sheet name='Chart' sheetId='3' r:id='c'/>"
            "<x:sheet name='Gone' sheetId='4' state='hidden' r:id='d'/></x:sheets></x:workbook>");
    replace("xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='a' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet' "
            "Target='/xl/worksheets/sheet1.xml'/><Relationship Id='b' Type='x/worksheet' Target='../xl/./worksheets/s2.xml'/>"
            "<Relationship Id='c' Type='x/chartsheet' Target='chart.xml'/>"
            "<Relationship Id='d' Type='x/worksheet' Target='../../../../etc/passwd'/></Relationships>");
    parts.push_back({"xl/worksheets/s2.xml", "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>"});
    auto const workbook = formats::Workbook::from_bytes(zip_of(parts), "f");
    ASSERT_EQ(workbook->sheets().size(), 3u);
    EXPECT_EQ(workbook->sheets()[0].name, "Data & more");
    EXPECT_FALSE(workbook->sheets()[0].hidden);
    EXPECT_EQ(workbook->sheets()[1].name, "Lists");
    EXPECT_TRUE(workbook->sheets()[1].hidden);
    EXPECT_TRUE(workbook->sheets()[2].hidden);
    EXPECT_THAT(read_all(*workbook, 0).rows, ElementsAre("1: n:2"));
    EXPECT_THAT(read_all(*workbook, 1).rows, ElementsAre("1: n:1"));
    // A path that leads out of the package finds nothing.
    EXPECT_THAT(read_all(*workbook, 2).findings, ElementsAre("sheet.missing Gone x1"));
}

TEST(ReadXlsx, OddXmlIsReadAllTheSame)
{
    // Whatever the fast scanner does not know is read by expat, with the same result and no row twice.
    std::string const row = "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='inlineStr'><is><t>b &amp; c</t></is></c>"
                            "<c r='C2' s='1'><f>x</f><v>45000</v></c></row>";
    std::string const usual = "<row r='1'><c r='A1'><v>1</v></c></row>";
    auto const prefixed = [](std::string text) {
        for (std::string_view const name : {"worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "mergeCells", "mergeCell"})
            for (std::string_view const open : {"<", "</"})
                for (std::string_view const end : {" ", ">", "/"}) {
                    auto const plain = std::string(open) + std::string(name) + std::string(end);
                    auto const with = std::string(open) + "x:" + std::string(name) + std::string(end);
                    for (auto at = text.find(plain); at != text.npos; at = text.find(plain, at + 1)) text.replace(at, plain.size(), with);
                }
        return text;
    };
    std::string const sheets[] = {
        "<worksheet><sheetData>" + usual + row + "</sheetData></worksheet>",
        prefixed("<worksheet xmlns:x='m'><sheetData>" + usual + row + "</sheetData></worksheet>"),
        "<worksheet><sheetData>" + usual + "<!-- odd -->" + row + "</sheetData></worksheet>",
        "<worksheet><sheetData>" + usual + "<?odd?>" + row + "</sheetData></worksheet>",
        "<worksheet><!-- > --><sheetData>" + usual + row + "</sheetData></worksheet>",
        "<?xml version='1.0'?>\n<worksheet>\n <sheetData >\n" + usual + "\n " + row + "\n</sheetData\n>\n</worksheet>\n",
        "\xEF\xBB\xBF<worksheet><sheetData>" + usual + row + "</sheetData></worksheet>",
        "<worksheet><sheetData>" + usual +
            "<row r='2'><c r='A2' t='s'><v><![CDATA[0]]></v></c><c r='B2' t='inlineStr'><is><t>b <![CDATA[& c]]></t></is></c>"
            "<c r='C2' s='1'><f>x</f><v>45000</v></c></row></sheetData></worksheet>",
        "<worksheet><sheetData>" + usual + row + "</sheetData><x><sheetData/></x></worksheet>",
        utf16("<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData>" + usual + row + "</sheetData></worksheet>", false, true),
    };
    for (auto const& sheet : sheets) {
        Xlsx file;
        file.strings = "<si><t>Aid</t></si>";
        file.whole_sheet = sheet;
        auto const seen = read_bytes(file.bytes());
        EXPECT_THAT(seen.rows, ElementsAre("1: n:1", "2: t:Aid t:b & c df:45000")) << sheet;
        EXPECT_THAT(seen.findings, IsEmpty()) << sheet;
    }
}

TEST(ReadXlsx, OddSharedStringsAreReadAllTheSame)
{
    Xlsx file;
    file.strings = "<si><t>x</t></si>";
    file.sheet = one_row("<c t='s'><v>0</v></c><c t='s'><v>1</v></c>");
    std::string const texts[] = {
        "<sst><si><t>A &amp; B</t></si><si><t>C</t></si></sst>",
        "<x:sst xmlns:x='m'><x:si><x:t>A &amp; B</x:t></x:si><x:si><x:r><x:t>C</x:t></x:r></x:si></x:sst>",
        "<sst><!-- c --><si><t>A <![CDATA[& B]]></t></si><si><t>C</t></si></sst>",
        utf16("<?xml version='1.0' encoding='UTF-16'?><sst><si><t>A &amp; B</t></si><si><t>C</t></si></sst>", true, true),
        "<?xml version='1.0' encoding='ISO-8859-1'?><sst><si><t>A &amp; B</t></si><si><t>C</t></si></sst>",
    };
    for (auto const& text : texts) {
        auto parts = file.parts();
        for (auto& part : parts)
            if (part.name == "xl/sharedStrings.xml") part.content = text;
        EXPECT_THAT(read_bytes(zip_of(parts)).rows, ElementsAre("1: t:A & B t:C")) << text;
    }
}

TEST(ReadXlsx, ZipInAllItsForms)
{
    Xlsx file;
    file.sheet = one_row("<c><v>1</v></c>");
    auto parts = file.parts();
    auto const expect_read = [&](ZipForm const& form, char const* what) {
        EXPECT_THAT(read_bytes(zip_of(parts, form)).rows, ElementsAre("1: n:1")) << what;
    };
    expect_read({}, "deflated");
    expect_read({"a comment PK\5\6 with a false end", false}, "comment");
    expect_read({"", true}, "zip64 end");
    for (auto& part : parts) part.zip64 = true;
    expect_read({"", true}, "zip64");
    for (auto& part : parts) part.zip64 = false, part.descriptor = true;
    expect_read({}, "data descriptors");
    for (auto& part : parts) part.packed = false, part.descriptor = false;
    expect_read({}, "stored");
    for (auto& part : parts)
        for (auto& c : part.name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    expect_read({}, "names in capitals");
}

TEST(ReadXlsx, ReadingStopsWhenTheSinkHasEnoughAndBeginsAnew)
{
    Xlsx file;
    for (int i = 1; i <= 100; ++i) file.sheet += "<row><c><f>1</f></c><c><v>" + std::to_string(i) + "</v></c></row>";
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
    int rows = 0;
    EXPECT_FALSE(workbook->read(0, [&](auto const&) { return ++rows < 7; }));
    EXPECT_EQ(rows, 7);
    EXPECT_EQ(workbook->findings()[0].times, 7);
    rows = 0;
    EXPECT_TRUE(workbook->read(0, [&](auto const&) { return ++rows > 0; }));
    EXPECT_TRUE(workbook->read(0, [&](auto const&) { return true; }));
    EXPECT_EQ(rows, 100);
    ASSERT_EQ(workbook->findings().size(), 1u);
    EXPECT_EQ(workbook->findings()[0].times, 100);
}

TEST(ReadXlsx, RowsLongerThanTheWindowAreWhole)
{
    // Several megabytes in one row, and texts that fall across every border of the pieces that are unpacked.
    Xlsx file;
    std::string cells, expected = "2:";
    for (int i = 0; i < 16'384; ++i) {
        auto const text = std::string(static_cast<std::size_t>(i % 300), 'x') + std::to_string(i);
        cells += "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
        expected += " t:" + text;
    }
    file.sheet = "<row r='1'><c><v>1</v></c></row><row r='2'>" + cells + "</row><row r='3'><c><v>3</v></c></row>";
    EXPECT_THAT(rows(file), ElementsAre("1: n:1", expected, "3: n:3"));
}

TEST(ReadXlsx, FallingBackInTheMiddleOfALargeSheetSendsNoRowTwice)
{
    Xlsx file;
    for (int i = 1; i <= 30'000; ++i)
        file.sheet += (i == 20'000 ? "<!-- -->" : "") + ("<row r=\"" + std::to_string(i) + "\"><c><v>") + std::to_string(i) + "</v></c></row>";
    std::uint32_t last = 0;
    auto const workbook = formats::Workbook::from_bytes(file.bytes(), "f");
    EXPECT_TRUE(workbook->read(0, [&](formats::SheetRow const& row) {
        EXPECT_EQ(row.number, last + 1);
        EXPECT_EQ(row.cells[0].number, row.number);
        last = row.number;
        return true;
    }));
    EXPECT_EQ(last, 30'000u);
}
