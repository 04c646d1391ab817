#include "made_files.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace muster;
using namespace muster::formats::made;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::vector<std::string> rows(std::string const& text) { return read_bytes(text, "5W.csv").rows; }

formats::TextFile understood(std::string const& text)
{
    return *formats::Workbook::from_bytes(text, "f.csv")->text_file();
}

}

TEST(ReadCsv, CellsAreTextAsWritten)
{
    EXPECT_THAT(rows("Org,Reached\nDRC,0012\n\n ,-1\nx,,\n"),
                ElementsAre("1: t:Org t:Reached", "2: t:DRC t:0012", "4: t:  t:-1", "5: t:x"));
    auto const workbook = formats::Workbook::from_bytes("a,b\n1,2\n", "C:\\data\\March 5W.csv");
    EXPECT_EQ(workbook->format(), "csv");
    ASSERT_EQ(workbook->sheets().size(), 1u);
    EXPECT_EQ(workbook->sheets()[0].name, "March 5W");
}

TEST(ReadCsv, EveryLineEndAndNone)
{
    for (std::string const end : {"\n", "\r\n", "\r"}) {
        EXPECT_THAT(rows("a,b" + end + "1,2" + end), ElementsAre("1: t:a t:b", "2: t:1 t:2"));
        EXPECT_THAT(rows("a,b" + end + "1,2"), ElementsAre("1: t:a t:b", "2: t:1 t:2"));
    }
    EXPECT_THAT(rows("a,b\n1,2\n\n\n"), ElementsAre("1: t:a t:b", "2: t:1 t:2"));
    EXPECT_THAT(rows("a"), ElementsAre("1: t:a"));
    EXPECT_THAT(rows("a,"), ElementsAre("1: t:a"));
}

TEST(ReadCsv, Quotes)
{
    EXPECT_THAT(rows("a,b,c\n\"x,\"\"y\"\"\",\"two\nlines\",\"\"\nz,\"\r\n\",\"\"\"\"\n"),
                ElementsAre("1: t:a t:b t:c", "2: t:x,\"y\" t:two\nlines", "3: t:z t:\r\n t:\""));
    // A quotation mark inside a cell is a letter.
    EXPECT_THAT(rows("a,b\n5\" pipe,1\n"), ElementsAre("1: t:a t:b", "2: t:5\" pipe t:1"));
    // Blanks behind the closing one are dropped.
    EXPECT_THAT(rows("a,b\n\"x\" ,1\n"), ElementsAre("1: t:a t:b", "2: t:x t:1"));
}

TEST(ReadCsv, TextBehindAQuotationIsKept)
{
    auto const seen = read_bytes("a,b\n\"x\"\"y\" and \"z\",1\n", "f.csv");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:a t:b", "2: t:x\"y and \"z\" t:1"));
    EXPECT_THAT(seen.findings, ElementsAre("csv.stray_quote f!A2 x1"));
}

TEST(ReadCsv, AQuotationNeverClosedSwallowsNothing)
{
    auto const seen = read_bytes("a,b\n\"x,1\ny,2\nz,3\n", "f.csv");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:a t:b", "2: t:\"x t:1", "3: t:y t:2", "4: t:z t:3"));
    EXPECT_THAT(seen.findings, ElementsAre("csv.open_quote f!A2 x1"));
}

TEST(ReadCsv, AQuotationClosedInTheMiddleOfALaterLine)
{
    auto const seen = read_bytes("a,b\n\"x,1\ny \"2\" z,2\nz,3\n", "f.csv");
    EXPECT_THAT(seen.rows, ElementsAre("1: t:a t:b", "2: t:\"x t:1", "3: t:y \"2\" z t:2", "4: t:z t:3"));
    EXPECT_THAT(seen.findings, ElementsAre("csv.open_quote f!A2 x1"));
}

TEST(ReadCsv, DelimitersAreFound)
{
    for (char const d : {',', ';', '\t', '|'}) {
        auto const with = [&](std::string text) {
            std::ranges::replace(text, '^', d);
            return text;
        };
        // Commas and semicolons stand inside the texts too.
        auto const text = with("Org^Activity^Reached^Cost\nDRC^\"wells, pumps; taps\"^1^2,5\nIRC^food, seeds^3^4,75\n");
        EXPECT_EQ(understood(text).delimiter, d);
        EXPECT_EQ(rows(text).size(), 3u);
    }
    EXPECT_EQ(understood("just\none\ncolumn\n").delimiter, ',');
    EXPECT_TRUE(understood("just\none\ncolumn\n").sure);
    // Prose, and then the table.
    EXPECT_EQ(understood("Report of May, by the cluster, for all\nSource: partners, and others\n\na;b;c\n1;2;3\n4;5;6\n7;8;9\n").delimiter, ';');
}

TEST(ReadCsv, ExcelsLineThatNamesTheDelimiter)
{
    EXPECT_THAT(rows("sep=;\na;b\n1,5;2\n"), ElementsAre("1: t:a t:b", "2: t:1,5 t:2"));
    EXPECT_THAT(rows("\"sep=|\"\r\na|b\r\n"), ElementsAre("1: t:a t:b"));
    EXPECT_THAT(rows("separate,b\n1,2\n"), ElementsAre("1: t:separate t:b", "2: t:1 t:2"));
}

TEST(ReadCsv, ThePersonsChoiceStands)
{
    formats::Choice choice;
    choice.delimiter = '|';
    EXPECT_THAT(read_bytes("a,b|c\n1,2|3\n", "f.csv", {}, choice).rows, ElementsAre("1: t:a,b t:c", "2: t:1,2 t:3"));
}

TEST(ReadCsv, RaggedLinesAreKeptAndSaid)
{
    std::string text = "a,b,c\n";
    for (int i = 0; i < 10; ++i) text += "1,2,3\n";
    auto const seen = read_bytes(text + "1,2,3,four\n1\n", "f.csv");
    EXPECT_EQ(seen.rows[11], "12: t:1 t:2 t:3 t:four");
    EXPECT_EQ(seen.rows[12], "13: t:1");
    EXPECT_THAT(seen.findings, ElementsAre("csv.ragged f!D12 x1"));
}

TEST(ReadCsv, CellsAcrossThePiecesOfTheFile)
{
    // Every length of line, so that each kind of place falls on the border of what is read at once.
    std::string text = "k,v,w\n";
    std::vector<std::string> expected = {"1: t:k t:v t:w"};
    for (std::size_t i = 1; i < 3000; ++i) {
        auto const number = std::to_string(i);
        std::string const body(i % 997 + 1, 'x');
        text += number + ",\"" + body + "\"\"\n" + "\"," + "\xC3\xA9\r\n";
        expected.push_back(std::to_string(i + 1) + ": t:" + number + " t:" + body + "\"\n t:\xC3\xA9");
    }
    EXPECT_EQ(rows(text), expected);
}

TEST(ReadCsv, ReadsAgainFromTheBeginningAndStops)
{
    auto const workbook = formats::Workbook::from_bytes("a,b\n1,2\n3,4\n", "f.csv");
    int seen = 0;
    EXPECT_FALSE(workbook->read(0, [&](auto const&) { return ++seen < 2; }));
    EXPECT_EQ(seen, 2);
    EXPECT_EQ(read_all(*workbook).rows.size(), 3u);
}
