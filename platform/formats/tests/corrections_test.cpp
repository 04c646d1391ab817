#include "corrections_samples.hpp"
#include <algorithm>
#include <formats/corrections.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

namespace muster::formats {
namespace {

using namespace samples;

std::string const sheet_part = "xl/worksheets/sheet1.xml";
std::string const warn = "FFFFF2CC", hold = "FFF8CBAD", wrong = "FFFF9F9F";

Explanation explanation()
{
    return {"Muster", {"Where", "What"}, {{"B2", "=1+1 is no number"}, {"C3", "ça & <là>"}}};
}

struct Case {
    std::string before = folder() + "before.xlsx", after = folder() + "after.xlsx";
    std::size_t correct(std::vector<Mark> const& marks, std::string const& sheet = "5W & more")
    {
        return write_corrections(before, sheet, marks, explanation(), after);
    }
    [[nodiscard]] Look look_at(std::string const& cell) const { return look(after, sheet_part, cell); }
    [[nodiscard]] std::string same() const { return difference(before, after, "Muster"); }
};

std::string rows(std::string const& inside)
{
    return worksheet("<sheetData>" + inside + "</sheetData>");
}

constexpr auto three_rows =
    R"(<row r="1" spans="1:3"><c r="A1" t="inlineStr"><is><t>Org</t></is></c><c r="C1"><v>5</v></c></row>
<row r="2" spans="1:3" ht="30" customHeight="1"><c r="A2" s="1"><v>45000</v></c><c r="C2" s='2' t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>
<row r="5" hidden="1"><c r="B5"><v>1</v></c></row>)";

TEST(Corrections, MarkedCellsAreColouredAndNothingElseChanges)
{
    Case one;
    write({.sheet = rows(three_rows), .more = {{"xl/calcChain.xml", "<calcChain/>"}}}, one.before);
    EXPECT_EQ(
        one.correct({{1, 2, Shade::hold, "Which place?"}, {2, 0, Shade::warn, "Too early?"}, {2, 2, Shade::wrong, ""}}),
        3u);
    EXPECT_EQ(one.same(), "");
    EXPECT_TRUE(one.look_at("C1").fill.contains(hold));
    EXPECT_TRUE(one.look_at("A2").fill.contains(warn));
    EXPECT_TRUE(one.look_at("A2").format.contains("numFmtId=\"164\" fontId=\"1\"")) << one.look_at("A2").format;
    EXPECT_TRUE(one.look_at("A2").format.contains("<alignment horizontal=\"center\"/>"));
    EXPECT_TRUE(one.look_at("C2").fill.contains(wrong));
    EXPECT_TRUE(one.look_at("C2").tag.contains("t=\"str\""));
    EXPECT_TRUE(one.look_at("A1").fill.contains("none"));
    auto const comments = part(one.after, "xl/comments1.xml");
    EXPECT_TRUE(comments.contains("ref=\"C1\"") and comments.contains("Which place?")) << comments;
    EXPECT_FALSE(comments.contains("ref=\"C2\""));
    auto const drawing = part(one.after, "xl/drawings/vmlDrawing1.vml");
    EXPECT_TRUE(drawing.contains("<x:Row>1</x:Row><x:Column>0</x:Column>")) << drawing;
    EXPECT_TRUE(part(one.after, sheet_part).contains("<legacyDrawing xmlns:r="));
    EXPECT_TRUE(part(one.after, "xl/worksheets/_rels/sheet1.xml.rels").contains("/xl/comments1.xml"));
    EXPECT_TRUE(part(one.after, "[Content_Types].xml").contains("PartName=\"/xl/comments1.xml\""));
}

TEST(Corrections, MissingCellsAndRowsAreAddedInOrder)
{
    Case one;
    write({.sheet = worksheet("<cols><col min=\"5\" max=\"6\" width=\"20\" style=\"1\"/></cols><sheetData>" +
                              std::string(three_rows) + R"(<row r="7" s="2" customFormat="1"/></sheetData>)")},
          one.before);
    EXPECT_EQ(one.correct({{1, 1, Shade::warn, ""},
                           {2, 3, Shade::warn, ""},
                           {2, 4, Shade::warn, ""},
                           {3, 0, Shade::warn, "x"},
                           {3, 1, Shade::none, "only a comment"},
                           {5, 0, Shade::warn, ""},
                           {7, 1, Shade::warn, ""},
                           {9, 0, Shade::hold, ""},
                           {10, 0, Shade::none, "far below"}}),
              9u);
    EXPECT_EQ(one.same(), "");
    auto const sheet = part(one.after, sheet_part);
    std::vector<std::string> order;
    XmlTags tags(sheet);
    XmlTag tag;
    while (tags.next(tag))
        if (tag.opens("c") or tag.opens("row")) order.emplace_back(attribute(tag, "r").value());
    EXPECT_EQ(order, (std::vector<std::string>{"1", "A1", "B1", "C1", "2", "A2", "C2", "D2", "E2", "3", "A3", "5", "A5",
                                               "B5", "7", "B7", "9", "A9"}));
    EXPECT_FALSE(sheet.contains("spans=\"1:3\" ht")) << "the hint would be wrong now";
    EXPECT_TRUE(one.look_at("E2").format.contains("numFmtId=\"164\"")) << "the column's own style";
    EXPECT_TRUE(one.look_at("B7").format.contains("fontId=\"1\"")) << "the row's own style";
    EXPECT_TRUE(one.look_at("D2").format.contains("fontId=\"0\""));
    EXPECT_TRUE(part(one.after, "xl/comments1.xml").contains("ref=\"A10\""));
}

TEST(Corrections, CellsAndRowsThatDoNotSayWhereTheyStand)
{
    Case one;
    write({.sheet = rows(R"(<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>)")}, one.before);
    one.correct({{1, 1, Shade::warn, ""}, {2, 2, Shade::warn, ""}, {3, 0, Shade::hold, ""}, {3, 3, Shade::hold, ""}});
    EXPECT_EQ(one.same(), "");
    auto const sheet = part(one.after, sheet_part);
    EXPECT_TRUE(sheet.contains("<row><c><v>1</v></c><c s=\"3\"><v>2</v></c></row>")) << sheet;
    EXPECT_TRUE(sheet.contains("<row><c r=\"C2\" s=\"3\"/></row>")) << sheet;
    EXPECT_TRUE(sheet.contains("<row><c s=\"4\"><v>3</v></c><c r=\"D3\" s=\"4\"/></row>")) << sheet;
}

TEST(Corrections, ASheetWithoutRows)
{
    Case one;
    write({.sheet = worksheet("<sheetData/>")}, one.before);
    EXPECT_EQ(one.correct({{2, 1, Shade::warn, "nothing here"}}), 1u);
    EXPECT_TRUE(one.look_at("B2").fill.contains(warn));
}

TEST(Corrections, PrefixedNamesAndSpecialSections)
{
    Case one;
    write(
        {.sheet =
             R"(<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><!-- </x:row> --><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t><![CDATA[</x:row> & <x:c r="B1">]]></x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" note="a>b"><x:v>2</x:v></x:c></x:row></x:sheetData><x:pageMargins left="1"/><x:extLst/></x:worksheet>)"},
        one.before);
    one.correct({{2, 0, Shade::warn, "x"}, {2, 1, Shade::warn, ""}});
    EXPECT_EQ(one.same(), "");
    EXPECT_TRUE(one.look_at("A2").fill.contains(warn));
    auto const sheet = part(one.after, sheet_part);
    EXPECT_TRUE(sheet.contains("<x:c r=\"B2\"")) << sheet;
    EXPECT_TRUE(sheet.contains("<x:pageMargins left=\"1\"/><x:legacyDrawing xmlns:r=")) << sheet;
    EXPECT_TRUE(sheet.ends_with("/><x:extLst/></x:worksheet>")) << sheet;
}

TEST(Corrections, AMarkInAMergedRangeGoesToTheCellThatPeopleSee)
{
    Case one;
    write({.sheet = worksheet("<sheetData>" + std::string(three_rows) +
                              "</sheetData><mergeCells><mergeCell ref=\"A2:B5\"/></mergeCells>")},
          one.before);
    EXPECT_EQ(one.correct({{2, 0, Shade::warn, "first"}, {4, 1, Shade::hold, "second"}}), 2u);
    EXPECT_EQ(one.same(), "");
    EXPECT_TRUE(one.look_at("A2").fill.contains(hold)) << "the gravest of both";
    EXPECT_TRUE(one.look_at("B4").tag.empty());
    EXPECT_TRUE(part(one.after, "xl/comments1.xml").contains("first\nsecond"));
}

TEST(Corrections, SeveralMarksAtOneCellAreJoined)
{
    Case one;
    write({.sheet = rows(three_rows)}, one.before);
    EXPECT_EQ(one.correct({{2, 0, Shade::wrong, "one"}, {2, 0, Shade::info, ""}, {2, 0, Shade::warn, "two"}}), 3u);
    EXPECT_TRUE(one.look_at("A2").fill.contains(wrong));
    EXPECT_TRUE(part(one.after, "xl/comments1.xml").contains("one\ntwo"));
    EXPECT_EQ(one.correct({{0, 0, Shade::warn, ""}, {2, 20'000, Shade::warn, ""}, {2'000'000, 0, Shade::warn, ""}}),
              0u);
}

Sample with_comments()
{
    constexpr auto vml =
        R"(<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="3"/></o:shapelayout><v:shapetype id="_x0000_t202"></v:shapetype><v:shape id="_x0000_s3073" type="#_x0000_t202"><v:textbox><div><br></div></v:textbox></v:shape></xml>)";
    constexpr auto comments =
        R"(<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Amina</author><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>our own name</t></text></comment><comment ref="A2" authorId="1"><text><t>[Threaded comment]</t></text></comment></commentList></comments>)";
    return {.sheet = worksheet("<sheetData>" + std::string(three_rows) + "</sheetData><legacyDrawing xmlns:q=\"" +
                               std::string(relations) + "\" q:id=\"rId8\"/>"),
            .more = {{"xl/drawings/vmlDrawing1.vml", vml},
                     {"xl/comments1.xml", comments},
                     {"xl/threadedComments/t1.xml", "<ThreadedComments/>"}},
            .sheet_relations = relationship("rId8", "vmlDrawing", "../drawings/vmlDrawing1.vml") +
                               relationship("rId9", "comments", "../comments1.xml")};
}

TEST(Corrections, CommentsOfPeopleStay)
{
    Case one;
    write(with_comments(), one.before);
    one.correct({{1, 0, Shade::warn, "a second thought"},
                 {2, 0, Shade::warn, "at the thread"},
                 {2, 2, Shade::hold, "a new one"}});
    EXPECT_EQ(one.same(), "");
    auto const comments = part(one.after, "xl/comments1.xml");
    EXPECT_TRUE(comments.contains("<t>our own name</t><r>")) << comments;
    EXPECT_TRUE(comments.contains("Muster: a second thought")) << comments;
    EXPECT_TRUE(comments.contains("<text><t>[Threaded comment]</t></text>")) << "threads are left alone";
    EXPECT_TRUE(comments.contains("<author>Muster</author></authors>")) << comments;
    EXPECT_TRUE(comments.contains("<comment ref=\"C2\" authorId=\"2\">")) << comments;
    auto const drawing = part(one.after, "xl/drawings/vmlDrawing1.vml");
    EXPECT_TRUE(drawing.contains("data=\"3,4\"") and drawing.contains("_x0000_s4097") and
                drawing.contains("_x0000_s3073"))
        << drawing;
    EXPECT_FALSE(drawing.contains("_x0000_s4098")) << "cells with a comment keep their box";
    EXPECT_TRUE(drawing.contains("<br>") and drawing.ends_with("</xml>"));
    EXPECT_EQ(part(one.after, "xl/worksheets/_rels/sheet1.xml.rels"),
              part(one.before, "xl/worksheets/_rels/sheet1.xml.rels"));
    EXPECT_FALSE(part(one.after, sheet_part).contains("rIdDrawing"));
}

TEST(Corrections, CommentsWithoutADrawingGetOne)
{
    Case one;
    auto sample = with_comments();
    sample.sheet = rows(three_rows);
    sample.sheet_relations = relationship("rId9", "comments", "../comments1.xml");
    write(sample, one.before);
    one.correct({{1, 0, Shade::warn, "a second thought"}});
    EXPECT_EQ(one.same(), "");
    EXPECT_TRUE(part(one.after, "xl/comments1.xml").contains("Muster: a second thought"));
    EXPECT_TRUE(part(one.after, "xl/drawings/vmlDrawing2.vml").starts_with("<xml xmlns:v="));
    EXPECT_TRUE(part(one.after, sheet_part).contains("r:id=\"rIdDrawing\""));
}

TEST(Corrections, AWorkbookWithoutStyles)
{
    Case one;
    write({.sheet = rows(R"(<row r="1"><c r="A1"><v>1</v></c></row>)"), .styles_text = ""}, one.before);
    one.correct({{1, 0, Shade::warn, ""}});
    EXPECT_EQ(one.same(), "");
    EXPECT_TRUE(look(one.after, sheet_part, "A1").tag.contains("s=\"1\""));
    EXPECT_TRUE(part(one.after, "xl/_rels/workbook.xml.rels").contains("/styles"));
    EXPECT_TRUE(one.look_at("A1").fill.contains(warn));
}

TEST(Corrections, TheExplanationIsALastSheetOfText)
{
    Case one;
    write({.sheet = rows(three_rows)}, one.before);
    auto text = explanation();
    text.title = "lists";
    write_corrections(one.before, "5W & more", {}, text, one.after);
    auto const book = Workbook::open(one.after);
    ASSERT_EQ(book->sheets().size(), 3u);
    EXPECT_EQ(book->sheets()[2].name, "lists (2)") << "the workbook has a sheet Lists already";
    auto const cells = cells_of(*book, 2);
    EXPECT_EQ(cells.at({1, 0}), "1:Where:0");
    EXPECT_EQ(cells.at({2, 1}), "1:=1+1 is no number:0");
    EXPECT_EQ(cells.at({3, 1}), "1:ça & <là>:0");
    EXPECT_TRUE(part(one.after, "xl/workbook.xml").contains("sheetId=\"8\""));
    EXPECT_EQ(part(one.after, sheet_part), part(one.before, sheet_part)) << "without marks the sheet stays as it is";
}

TEST(Corrections, RowsOutOfOrderAreWrittenToANewWorkbook)
{
    Case one;
    write({.sheet = rows(R"(<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>)")},
          one.before);
    EXPECT_EQ(one.correct({{3, 0, Shade::warn, "look"}}), 1u);
    auto const cells = cells_of(*Workbook::open(one.after), 0);
    EXPECT_EQ(cells.at({3, 0}), "2:3:3");
    EXPECT_EQ(cells.size(), 2u) << "no row is lost";
}

TEST(Corrections, TheOriginalItselfMayBeReplaced)
{
    Case one;
    write({.sheet = rows(three_rows)}, one.before);
    one.after = one.before;
    one.correct({{2, 0, Shade::warn, "x"}});
    EXPECT_TRUE(one.look_at("A2").fill.contains(warn));
    EXPECT_FALSE(std::filesystem::exists(one.before + ".part"));
}

TEST(Corrections, ASheetThatIsNotThereIsRefused)
{
    Case one;
    write({.sheet = rows(three_rows)}, one.before);
    std::filesystem::remove(one.after);
    try {
        one.correct({}, "5w");
        FAIL();
    } catch (base::Refusal const& refusal) {
        EXPECT_EQ(refusal.finding().sentence, "before.xlsx has no sheet named '5w'; it has 5W & more, Lists.");
    }
    EXPECT_FALSE(std::filesystem::exists(one.after));
    EXPECT_FALSE(std::filesystem::exists(one.after + ".part"));
}

TEST(Corrections, ManyCommentsAreCapped)
{
    Case one;
    std::vector<Mark> marks;
    for (std::uint32_t row = 1; row <= 30'010; ++row)
        marks.push_back({row, 0, Shade::warn, "no"});
    write({.sheet = rows(three_rows)}, one.before);
    EXPECT_EQ(one.correct(marks), 30'010u);
    auto const comments = part(one.after, "xl/comments1.xml");
    EXPECT_TRUE(comments.contains("\"A30000\"") and not comments.contains("\"A30001\""));
    EXPECT_TRUE(one.look_at("A30010").fill.contains(warn));
    EXPECT_TRUE(part(one.after, "xl/drawings/vmlDrawing1.vml").contains("data=\"1,2,3"));
}

TEST(Corrections, ACsvComesBackAsAWorkbook)
{
    Case one;
    one.before = folder() + "partner.csv";
    std::ofstream(one.before) << "Org,Place,Reached\nNGO A,Zuid,=5+5\n\nNGO B,,12\n";
    auto const sheet = Workbook::open(one.before)->sheets()[0].name;
    EXPECT_EQ(
        one.correct({{2, 1, Shade::hold, "Which Zuid?"}, {4, 5, Shade::warn, ""}, {9, 0, Shade::warn, "row 9"}}, sheet),
        3u);
    auto const book = Workbook::open(one.after);
    EXPECT_EQ(book->format(), "xlsx");
    ASSERT_EQ(book->sheets().size(), 2u);
    auto const cells = cells_of(*book, 0);
    EXPECT_EQ(cells.at({2, 2}), "1:=5+5:0") << "text, not a formula";
    EXPECT_EQ(cells.at({4, 0}), "1:NGO B:0");
    EXPECT_EQ(cells.size(), 8u);
    EXPECT_TRUE(one.look_at("B2").fill.contains(hold));
    EXPECT_TRUE(one.look_at("F4").fill.contains(warn));
    EXPECT_TRUE(one.look_at("A9").fill.contains(warn));
    EXPECT_TRUE(part(one.after, "xl/comments1.xml").contains("Which Zuid?"));
}

}
}
