#include "zip.hpp"
#include <filesystem>
#include <formats/workbook.hpp>
#include <formats/writers.hpp>
#include <gtest/gtest.h>
#include <limits>
#include <map>

namespace muster::formats {
namespace {

std::string const path = (std::filesystem::temp_directory_path() / "muster_write_test.xlsx").string();

struct Read {
    Cell::Kind kind;
    std::string text;
    double number;
    bool formula;
};

/// Row number and column to what stands there.
std::map<std::pair<std::uint32_t, std::size_t>, Read> cells_of(Workbook& book, std::size_t sheet)
{
    std::map<std::pair<std::uint32_t, std::size_t>, Read> cells;
    book.read(sheet, [&](SheetRow const& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (auto const& cell = row.cells[i]; not cell.empty())
                cells[{row.number, i}] = {cell.kind, std::string(cell.text), cell.number, cell.formula};
        return true;
    });
    return cells;
}

std::string part(std::string const& name)
{
    ZipFile const zip(Source::file(path), "test", Limits{});
    auto const* entry = zip.find(name);
    return entry == nullptr ? "" : zip.content(*entry, 1 << 26);
}

class WriteXlsx : public testing::Test {
protected:
    void TearDown() override { std::filesystem::remove(path); }
};

TEST_F(WriteXlsx, ValuesComeBackAsTheyWere)
{
    XlsxWriter writer(path);
    writer.sheet("5W", {20, 12});
    writer.row({"Organisation", "Reached"}, {}, Shade::header);
    writer.row({"شمال", std::int64_t{1200}, -0.25, base::Day::of(2026, 3, 31).value(), {}, std::int64_t{0}});
    writer.skip_to(6);
    writer.row({"behind a gap", base::Day::of(1899, 5, 1).value(), std::numeric_limits<std::int64_t>::max()});
    writer.done();
    auto const book = Workbook::open(path);
    ASSERT_EQ(book->sheets().size(), 1u);
    EXPECT_EQ(book->sheets()[0].name, "5W");
    auto const cells = cells_of(*book, 0);
    EXPECT_EQ(cells.at({1, 0}).text, "Organisation");
    EXPECT_EQ(cells.at({2, 0}).text, "شمال");
    EXPECT_EQ(cells.at({2, 1}).kind, Cell::Kind::number);
    EXPECT_EQ(cells.at({2, 1}).number, 1200);
    EXPECT_EQ(cells.at({2, 2}).number, -0.25);
    EXPECT_EQ(cells.at({2, 3}).kind, Cell::Kind::date);
    EXPECT_EQ(cells.at({2, 3}).number, 46112);
    EXPECT_FALSE(cells.contains({2, 4})) << "nothing is never zero";
    EXPECT_EQ(cells.at({2, 5}).number, 0);
    EXPECT_EQ(cells.at({6, 0}).text, "behind a gap");
    EXPECT_EQ(cells.at({6, 1}).text, "1899-05-01");
    EXPECT_EQ(cells.at({6, 2}).text, "9223372036854775807") << "digits that a double would lose are kept as text";
    EXPECT_EQ(cells.size(), 10u);
}

TEST_F(WriteXlsx, FormulasAreText)
{
    std::vector<std::string> const texts{"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1", "=HYPERLINK(\"http://x\")"};
    XlsxWriter writer(path);
    writer.sheet("s");
    for (auto const& text : texts)
        writer.row({text});
    writer.done();
    auto const cells = cells_of(*Workbook::open(path), 0);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto const& cell = cells.at({static_cast<std::uint32_t>(i + 1), 0});
        EXPECT_EQ(cell.kind, Cell::Kind::text);
        EXPECT_FALSE(cell.formula);
        EXPECT_EQ(cell.text, texts[i]);
    }
    EXPECT_FALSE(part("xl/worksheets/sheet1.xml").contains("<f>"));
}

TEST_F(WriteXlsx, TextThatXmlCannotHold)
{
    XlsxWriter writer(path);
    writer.sheet("s");
    std::string const longest(32'767, 'x');
    writer.row({std::string_view("a\0b\x01"
                                 "c\n<&>\"",
                                 10),
                "bad \xFF utf", "kit_x0041_", longest + "y", longest});
    writer.done();
    auto const cells = cells_of(*Workbook::open(path), 0);
    EXPECT_EQ(cells.at({1, 0}).text, "abc\n<&>\"");
    EXPECT_EQ(cells.at({1, 1}).text, "bad \xEF\xBF\xBD utf");
    EXPECT_EQ(cells.at({1, 2}).text, "kit_x0041_") << "Excel would read it as kitA";
    EXPECT_EQ(cells.at({1, 3}).text, longest.substr(1) + "…");
    EXPECT_EQ(cells.at({1, 4}).text, longest);
}

TEST_F(WriteXlsx, SheetsGetNamesThatXlsxAllows)
{
    XlsxWriter writer(path);
    for (auto const* name : {"a/b: [c]?", "A-B- -C--", "", "'quoted'", "History",
                             "a name of more than thirty-one letters", "A NAME OF MORE THAN THIRTY-ONE letters"})
        writer.sheet(name), writer.row({"x"});
    writer.done();
    std::vector<std::string> names;
    for (auto const& sheet : Workbook::open(path)->sheets())
        names.push_back(sheet.name);
    EXPECT_EQ(names, (std::vector<std::string>{"a-b- -c--", "A-B- -C-- (2)", "Sheet", "quoted", "History 1",
                                               "a name of more than thirty-one…", "A NAME OF MORE THAN THIRTY… (2)"}));
}

TEST_F(WriteXlsx, WidthsFrozenRowsColoursAndComments)
{
    XlsxWriter writer(path);
    writer.sheet("s", {30.5}, 2);
    writer.row({"Place"}, {}, Shade::header);
    writer.row({"Zuid", {}}, {{Shade::wrong, "No such place.\nIs it Zuid-Oost?"}, {Shade::hold, ""}}, Shade::info);
    writer.done();
    auto const sheet = part("xl/worksheets/sheet1.xml"), styles = part("xl/styles.xml"),
               comments = part("xl/comments1.xml");
    EXPECT_TRUE(sheet.contains("ySplit=\"2\"")) << sheet;
    EXPECT_TRUE(sheet.contains("<col min=\"1\" max=\"1\" width=\"31.")) << sheet;
    for (auto const* fill : {"FF1F4E79", "FFFF9F9F", "FFF8CBAD"})
        EXPECT_TRUE(styles.contains(fill)) << styles;
    EXPECT_FALSE(styles.contains("FFDDEBF7")) << "a remark goes before the row's shade";
    EXPECT_TRUE(comments.contains("ref=\"A2\"")) << comments;
    EXPECT_TRUE(comments.contains("No such place.\nIs it Zuid-Oost?")) << comments;
    EXPECT_FALSE(comments.contains("ref=\"B2\""));
}

TEST_F(WriteXlsx, TheSameRowsGiveTheSameBytes)
{
    auto const written = [] {
        XlsxWriter writer(path);
        writer.sheet("s");
        for (std::int64_t i = 0; i < 100; ++i)
            writer.row({"text", i}, {{Shade::warn, "look"}, {}});
        writer.done();
        auto const source = Source::file(path);
        return source->piece(0, source->size());
    };
    auto const first = written();
    EXPECT_EQ(first, written());
}

TEST_F(WriteXlsx, WhatASheetCannotHoldIsRefused)
{
    XlsxWriter writer(path);
    writer.sheet("s");
    std::vector<Out> const wide(16'385, Out(std::int64_t{1}));
    EXPECT_THROW(writer.row(wide), base::Refusal);
    writer.skip_to(1'048'576);
    writer.row({"the last"});
    try {
        writer.row({"one too many"});
        FAIL();
    } catch (base::Refusal const& refusal) {
        EXPECT_EQ(refusal.code(), "xlsx.too_many_rows");
    }
    XlsxWriter nowhere("/nowhere/at/all.xlsx");
    nowhere.sheet("s");
    nowhere.row({"x"});
    EXPECT_THROW(nowhere.done(), base::Refusal);
}

TEST_F(WriteXlsx, WithoutDoneThereIsNoFile)
{
    {
        XlsxWriter writer(path);
        writer.sheet("s");
        writer.row({"x"});
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

}
}
