#include <array>
#include <cstdio>
#include <filesystem>
#include <formats/workbook.hpp>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <paper/paper.hpp>
#include <unistd.h>

namespace muster::paper {
namespace {

using testing::HasSubstr;
using testing::Not;

Letter letter()
{
    Letter one;
    one.sender = {"Office of the Coordinator", "Port Zand"};
    one.day_line = "Port Zand, 31 March 2026";
    one.reference = "Reference: ZAN/2026/14";
    one.addressee = {"To the Relief Coordinator", "New York"};
    one.title = "Proposal <of> bodies & leads";
    one.blocks = {Heading{"Why"}, Paragraph{"Three bodies are proposed, because the floods of 12 March left many places without anybody who coordinates what is done there."},
                  List{{"Water", "Shelter"}, true}, Table{{"Body", "Lead", "People"}, {{"Water", "Unit A", "12 000"}, {"Shelter", "", "900"}}, {false, false, true}}};
    one.signature = {"A. Person", "Coordinator"};
    one.after = {List{{"Annex 1: terms of reference"}}};
    one.foot = "Journal 1402 of 31 March 2026, 9f2c…";
    return one;
}

Letter arabic()
{
    Letter one;
    one.language = "ar";
    one.title = "اقتراح إنشاء مجموعات";
    one.blocks = {Paragraph{"WASH هي المجموعة الأولى التي نقترح تفعيلها في منطقة الشمال."}, List{{"المياه والصرف الصحي", "المأوى"}, true},
                  Table{{"المجموعة", "الوكالة القائدة", "الأشخاص"}, {{"المياه", "UNICEF", "12 000"}}, {false, false, true}}};
    one.foot = "السجل 1402";
    return one;
}

/// What another program reads on the pages, without blanks: where letters are set by hand it guesses at them.
std::string read_back(std::string const& pdf)
{
    auto const path = std::filesystem::temp_directory_path() / ("paper_test_" + std::to_string(getpid()) + ".pdf");
    std::ofstream(path, std::ios::binary) << pdf;
    auto* const pipe = popen(("pdftotext -layout '" + path.string() + "' - 2>/dev/null").c_str(), "r");
    std::string out;
    std::array<char, 4096> piece;
    while (auto const got = std::fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), got);
    pclose(pipe);
    std::filesystem::remove(path);
    std::erase(out, ' ');
    for (std::string const blank : {"\u00A0", "\u202A", "\u202B", "\u202C"})
        for (auto at = out.find(blank); at != std::string::npos; at = out.find(blank, at)) out.erase(at, blank.size());
    return out;
}

TEST(Text, keeps_the_order_and_says_nothing_of_its_own)
{
    EXPECT_EQ(to_text(letter()), R"(Office of the Coordinator
Port Zand

Port Zand, 31 March 2026
Reference: ZAN/2026/14

To the Relief Coordinator
New York

Proposal <of> bodies & leads
============================

Why
---

Three bodies are proposed, because the floods of 12 March left many places
without anybody who coordinates what is done there.

1. Water
2. Shelter

Body     Lead    People
-------  ------  ------
Water    Unit A  12 000
Shelter             900

A. Person
Coordinator

- Annex 1: terms of reference

Journal 1402 of 31 March 2026, 9f2c…
)");
}

TEST(Text, wide_tables_become_records)
{
    Letter one;
    one.blocks = {Table{{"Duty", "Why"}, {{std::string(80, 'd'), std::string(60, 'w')}}}};
    EXPECT_THAT(to_text(one), HasSubstr("Duty: ddd"));
    EXPECT_THAT(to_text(one), HasSubstr("\nWhy: www"));
}

TEST(Text, an_empty_letter_is_empty) { EXPECT_EQ(to_text({}), ""); }

TEST(Direction, is_of_the_language)
{
    EXPECT_TRUE(right_to_left("ar"));
    EXPECT_TRUE(right_to_left("fa-AF"));
    EXPECT_FALSE(right_to_left("fr"));
    EXPECT_FALSE(right_to_left("arn"));
}

TEST(Docx, is_a_package_that_is_the_same_each_time)
{
    auto const made = to_docx(letter());
    EXPECT_TRUE(made.starts_with("PK\3\4"));
    EXPECT_EQ(made, to_docx(letter()));
    EXPECT_THAT(made, HasSubstr("word/document.xml"));
    auto other = letter();
    other.signature.emplace_back("and another");
    EXPECT_NE(made, to_docx(other));
}

TEST(Pdf, is_the_same_each_time_and_can_be_read)
{
    auto const made = to_pdf(letter());
    EXPECT_TRUE(made.starts_with("%PDF-"));
    EXPECT_EQ(made, to_pdf(letter()));
    auto const words = read_back(made);
    for (auto const* one : {"OfficeoftheCoordinator", "Proposal<of>bodies&leads", "1.", "Shelter", "12000", "A.Person", "Annex1", "Journal1402", "1/1"})
        EXPECT_THAT(words, HasSubstr(one));
}

TEST(Pdf, goes_on_over_pages_and_repeats_the_header_of_a_table)
{
    auto one = letter();
    Table table{{"Number", "Words"}, {}};
    for (int i = 0; i < 120; ++i) table.rows.push_back({std::to_string(i), "row of a long table"});
    one.blocks.emplace_back(table);
    auto const words = read_back(to_pdf(one));
    std::size_t headers = 0;
    for (auto at = words.find("Number"); at != std::string::npos; at = words.find("Number", at + 1)) ++headers;
    EXPECT_GE(headers, 3u);
    EXPECT_THAT(words, HasSubstr("119"));
    EXPECT_THAT(words, HasSubstr("2/"));
    EXPECT_THAT(words, Not(HasSubstr("/0")));
}

TEST(Pdf, a_cell_that_no_page_can_hold_is_not_cut)
{
    Letter one;
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "word" + std::to_string(i) + " ";
    one.blocks = {Table{{"Short", "Long"}, {{"a", text}, {"b", "after"}}}};
    auto const words = read_back(to_pdf(one));
    for (auto const* found : {"word0word1", "word1500", "word2999", "after"}) EXPECT_THAT(words, HasSubstr(found));
}

TEST(Pdf, arabic_is_joined_and_read_back_in_its_letters)
{
    auto const words = read_back(to_pdf(arabic()));
    for (auto const* one : {"إنشاءمجموعات", "منطقة", "WASH", "UNICEF", "12000"}) EXPECT_THAT(words, HasSubstr(one));
}

TEST(Pdf, an_empty_letter_is_one_page) { EXPECT_THAT(read_back(to_pdf({})), HasSubstr("1/1")); }

TEST(Paper, writes_what_it_shows_where_a_folder_is_named)
{
    auto const* folder = std::getenv("MUSTER_PAPER_FOLDER");
    if (folder == nullptr) GTEST_SKIP() << "MUSTER_PAPER_FOLDER names no folder";
    for (auto const& [name, one] : {std::pair{"english", letter()}, {"arabic", arabic()}}) {
        std::ofstream(std::filesystem::path(folder) / (std::string(name) + ".pdf"), std::ios::binary) << to_pdf(one);
        std::ofstream(std::filesystem::path(folder) / (std::string(name) + ".docx"), std::ios::binary) << to_docx(one);
    }
}

}
}
