#include <base/finding.hpp>
#include <cmath>
#include <filesystem>
#include <formats/writers.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>
#include <sstream>

namespace muster::formats {
namespace {

std::string read(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

std::string one(Out cell)
{
    return csv_line({cell, std::int64_t{1}});
}

TEST(WriteCsv, PlainTextAndNumbersStandAsTheyAre)
{
    EXPECT_EQ(csv_line({"Maiduguri", std::int64_t{1200}, 2.5, {}, base::Day::of(2026, 3, 31).value()}),
              "Maiduguri,1200,2.5,,2026-03-31\r\n");
}

TEST(WriteCsv, CommasQuotesAndLineEndsAreQuoted)
{
    EXPECT_EQ(csv_line({"a,b", "say \"hi\"", "two\nlines", "two\r\nlines"}),
              "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"two\r\nlines\"\r\n");
}

TEST(WriteCsv, WhatASpreadsheetWouldRunIsMadeText)
{
    EXPECT_EQ(one("=1+1"), "\"'=1+1\",1\r\n");
    EXPECT_EQ(one("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",1\r\n");
    EXPECT_EQ(one("+cmd|' /C calc'!A0"), "\"'+cmd|' /C calc'!A0\",1\r\n");
    EXPECT_EQ(one("-2+3"), "\"'-2+3\",1\r\n");
    EXPECT_EQ(one("@SUM(A1)"), "\"'@SUM(A1)\",1\r\n");
    EXPECT_EQ(one("\t=1"), "\"'\t=1\",1\r\n");
    EXPECT_EQ(one("\r=1"), "\"'\r=1\",1\r\n");
    EXPECT_EQ(one("\n=1"), "\"'\n=1\",1\r\n");
    EXPECT_EQ(one("＝1"), "\"'＝1\",1\r\n");
    EXPECT_EQ(one("＋1"), "\"'＋1\",1\r\n");
    EXPECT_EQ(one("－1"), "\"'－1\",1\r\n");
    EXPECT_EQ(one("＠x"), "\"'＠x\",1\r\n");
    EXPECT_EQ(one("  =1"), "\"'  =1\",1\r\n");
    EXPECT_EQ(one("- hygiene kits"), "\"'- hygiene kits\",1\r\n");
}

TEST(WriteCsv, NumbersStayNumbers)
{
    EXPECT_EQ(one(std::int64_t{-5}), "-5,1\r\n");
    EXPECT_EQ(one(-5.25), "-5.25,1\r\n");
    EXPECT_EQ(one("-5"), "-5,1\r\n");
    EXPECT_EQ(one("+3.25"), "+3.25,1\r\n");
    EXPECT_EQ(one("-5-5"), "\"'-5-5\",1\r\n");
    EXPECT_EQ(one("-"), "\"'-\",1\r\n");
    EXPECT_EQ(one("-1e5"), "\"'-1e5\",1\r\n");
}

TEST(WriteCsv, NumbersReadBackTheSame)
{
    EXPECT_EQ(one(1'000'000.0), "1000000,1\r\n");
    EXPECT_EQ(one(0.1), "0.1,1\r\n");
    EXPECT_EQ(one(1e-9), "1e-09,1\r\n");
    EXPECT_EQ(one(-0.0), "0,1\r\n");
    EXPECT_EQ(one(std::numeric_limits<std::int64_t>::max()), "9223372036854775807,1\r\n");
}

TEST(WriteCsv, MissingIsNeverZero)
{
    EXPECT_EQ(csv_line({{}, std::int64_t{0}, std::nan(""), std::numeric_limits<double>::infinity()}), ",0,,\r\n");
    EXPECT_EQ(csv_line({Out{}}), "\"\"\r\n");
}

TEST(WriteCsv, NulBytesGo)
{
    EXPECT_EQ(one(std::string_view("a\0b", 3)), "\"ab\",1\r\n");
}

TEST(WriteCsv, AFileWithItsMark)
{
    auto const path = (std::filesystem::temp_directory_path() / "muster_write.csv").string();
    auto const writer = write_csv(path, true);
    for (int i = 0; i < 20'000; ++i)
        writer->row({"شمال", std::int64_t{i}});
    writer->done();
    auto const text = read(path);
    EXPECT_TRUE(text.starts_with("\xEF\xBB\xBFشمال,0\r\nشمال,1\r\n"));
    EXPECT_TRUE(text.ends_with("شمال,19999\r\n"));
    std::filesystem::remove(path);
}

TEST(WriteCsv, AFolderThatIsNotThereIsRefused)
{
    try {
        write_csv("/nowhere/at/all.csv");
        FAIL() << "nothing was refused";
    } catch (base::Refusal const& refusal) {
        EXPECT_EQ(refusal.code(), "file.cannot_write");
        EXPECT_NE(std::string(refusal.what()).find("/nowhere/at/all.csv"), std::string::npos);
    }
}

}
}
