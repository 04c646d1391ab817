#include "../biff.hpp"
#include "made_files.hpp"
#include "made_xls.hpp"
#include <bit>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace muster;
using namespace muster::formats::made;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::string formula(std::uint16_t row, std::uint16_t column, std::string const& result, std::uint16_t style = 0)
{
    return record(0x06, place(row, column, style) + result + le(0, 2) + le(0, 4) + le(0, 2));
}

std::string special(std::uint8_t kind, std::uint8_t value)
{
    return le(kind, 1) + le(0, 1) + le(value, 1) + le(0, 3) + le(0xFFFF, 2);
}

std::string shared(std::uint16_t row, std::uint16_t column, std::uint32_t index)
{
    return record(0xFD, place(row, column) + le(index, 4));
}

}

TEST(ReadXls, EveryTypeOfCell)
{
    std::string const texts = le(2, 4) + le(2, 4) + unicode(u"Aid", 2) + unicode(u"\u062D\u0644\u0628", 2);
    std::string const globals = record(0xFC, texts) + record(0xE0, le(0, 2) + le(0, 2) + std::string(16, '\0')) +
                                record(0x41E, le(164, 2) + unicode(u"yyyy\\-mm", 2)) +
                                record(0xE0, le(0, 2) + le(164, 2) + std::string(16, '\0'));
    std::string const cells =
        shared(0, 0, 0) + shared(0, 1, 1) + shared(0, 2, 9) + number_record(0, 3, 0.1) + number_record(0, 4, 45383.5, 1) +
        record(0x27E, place(0, 5) + le((12345u << 2) | 3, 4)) +
        record(0xBD, le(0, 2) + le(6, 2) + le(0, 2) + le((7u << 2) | 2, 4) + le(1, 2) + le((45000u << 2) | 2, 4) + le(7, 2)) +
        record(0x205, place(0, 8) + le(1, 1) + le(0, 1)) + record(0x205, place(0, 9) + le(0x2A, 1) + le(1, 1)) +
        record(0x204, place(0, 10) + unicode(u"label", 2)) + record(0x201, place(0, 11));
    auto const seen = read_bytes(xls_of({{u"Data", 0, cells}}, globals), "f.xls");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:Aid t:\u062D\u0644\u0628 - n:0.1 d:45383.5 n:123.45 n:7 d:45000 b:TRUE e:#N/A t:label"));
    EXPECT_THAT(seen.findings, ElementsAre("cell.no_text Data!C1 x1"));
}

TEST(ReadXls, FormulasAndTheirResults)
{
    std::string const cells =
        formula(0, 0, le(std::bit_cast<std::uint64_t>(2.5), 8)) + formula(0, 1, special(0, 0)) +
        record(0x4BC, "shared") + record(0x207, unicode(u"text", 2)) + formula(0, 2, special(1, 1)) +
        formula(0, 3, special(2, 0x07)) + formula(0, 4, special(3, 0)) + formula(1, 0, special(0, 0)) + number_record(1, 1, 3);
    auto const seen = read_bytes(xls_of({{u"Data", 0, cells}}), "f.xls");
    EXPECT_THAT(seen.rows, ElementsAre("1: nf:2.5 tf:text bf:TRUE ef:#DIV/0!", "2: - n:3"));
    EXPECT_THAT(seen.findings, ElementsAre("cell.no_result Data!A2 x1"));
}

TEST(ReadXls, SheetsMergesAndHidden)
{
    auto const hidden_row = [](std::uint16_t row) {
        return record(0x208, le(row, 2) + le(0, 2) + le(2, 2) + le(0x100, 2) + le(0, 4) + le(0x20, 4));
    };
    std::string const cells = hidden_row(1) + number_record(0, 0, 1) + number_record(1, 1, 2) +
                              record(0xE5, le(1, 2) + le(0, 2) + le(1, 2) + le(0, 2) + le(0, 2));
    // A chart drawn in the sheet is a stream within the stream.
    std::string const chart = record(0x809, le(0x600, 2) + le(0x20, 2)) + number_record(5, 5, 99) + record(0x0A, "");
    auto const workbook = formats::Workbook::from_bytes(
        xls_of({{u"Donn\u00e9es", 0, cells}, {u"\u0646", 1, chart + number_record(3, 0, 4)}, {u"Chart", 0x200, ""}, {u"V", 2, ""}}), "f");
    EXPECT_EQ(workbook->format(), "xls");
    ASSERT_EQ(workbook->sheets().size(), 3u);
    EXPECT_EQ(workbook->sheets()[0].name, "Donn\u00e9es");
    EXPECT_EQ(workbook->sheets()[1].name, "\u0646");
    EXPECT_FALSE(workbook->sheets()[0].hidden);
    EXPECT_TRUE(workbook->sheets()[1].hidden);
    EXPECT_TRUE(workbook->sheets()[2].hidden);
    EXPECT_EQ(workbook->merges(0).size(), 1u);
    EXPECT_THAT(read_all(*workbook, 0).rows, ElementsAre("1: n:1", "2h: nm:1 n:2"));
    EXPECT_THAT(read_all(*workbook, 1).rows, ElementsAre("4: n:4"));
    EXPECT_THAT(read_all(*workbook, 2).findings, ElementsAre("sheet.empty V x1"));
}

TEST(ReadXls, DatesFrom1904)
{
    std::string const globals = record(0x22, le(1, 2)) + record(0xE0, le(0, 2) + le(14, 2) + std::string(16, '\0'));
    auto const workbook = formats::Workbook::from_bytes(xls_of({{u"Data", 0, number_record(0, 0, 43921)}}, globals), "f");
    workbook->read(0, [](formats::SheetRow const& row) {
        EXPECT_EQ(row.cells[0].kind, formats::Cell::Kind::date);
        EXPECT_EQ(row.cells[0].number, 45383);
        return true;
    });
}

TEST(ReadXls, TextsAcrossContinuedRecords)
{
    // The second text is cut in its middle, and goes on with letters of the other width.
    std::u16string const wide = u"\u0623\u0628\u062A\u062B";
    std::string const first = le(2, 4) + le(2, 4) + le(3, 2) + le(0x08 | 0x04, 1) + le(1, 2) + le(4, 4) + "abc" + "runs" + "phon" +
                              le(6, 2) + le(1, 1) + le(wide[0], 2) + le(wide[1], 2);
    std::string const rest = le(0, 1) + "wxyz";
    std::string const globals = record(0xFC, first) + record(0x3C, rest);
    auto const seen = read_bytes(xls_of({{u"Data", 0, shared(0, 0, 0) + shared(0, 1, 1)}}, globals), "f.xls");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:abc t:\u0623\u0628wxyz"));
}

TEST(ReadXls, Version5WithItsCodePage)
{
    std::string const cells = record(0x204, place(0, 0) + le(5, 2) + "caf\xE9s") + number_record(0, 1, 7) +
                              record(0xD6, place(1, 0) + le(2, 2) + "ab" + le(0, 1));
    auto const seen = read_bytes(xls_of({{u"Data", 0, cells}}, record(0x42, le(1252, 2)), false), "f.xls");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:caf\u00e9s n:7", "2: t:ab"));
    auto const cyrillic = read_bytes(xls_of({{u"Data", 0, record(0x204, place(0, 0) + le(1, 2) + "\xCA")}}, record(0x42, le(1251, 2)), false), "f");
    EXPECT_THAT(cyrillic.rows, ElementsAre("1: t:\u041A"));
}

TEST(ReadXls, LargeFilesInManySectors)
{
    std::string cells;
    for (std::uint16_t row = 0; row < 20'000; ++row) cells += number_record(row, 0, row);
    auto const seen = read_bytes(xls_of({{u"Data", 0, cells}}), "f.xls");
    ASSERT_EQ(seen.rows.size(), 20'000u);
    EXPECT_EQ(seen.rows.back(), "20000: n:19999");
}

TEST(Biff, PackedNumbers)
{
    EXPECT_EQ(formats::biff_rk(0x3FF00000), 1.0);
    EXPECT_EQ(formats::biff_rk(0x3FF00001), 0.01);
    EXPECT_EQ(formats::biff_rk((static_cast<std::uint32_t>(-5) << 2) | 2), -5.0);
    EXPECT_EQ(formats::biff_rk((1234u << 2) | 3), 12.34);
}
