// Pictures kept between questions: as good as new, shared by threads, never older than the store.
#include "shelf.hpp"
#include "stand.hpp"
#include <gtest/gtest.h>
#include <thread>

namespace muster::analysis {
namespace {

class Shelf : public testing::Test {
protected:
    Shelf()
    {
        stand.needs("ZA0101,WASH,all,60000,\n");
        stand.lines({{"acf", "wash", "ZA0101", "water", "2026-03", 20'000}});
    }
    std::string reach(std::vector<std::string> more = {})
    {
        std::vector<std::string> words{"reach", "--by", "adm2", "--json"};
        words.insert(words.end(), more.begin(), more.end());
        auto const ran = stand.run(words);
        EXPECT_EQ(ran.exit, 0) << ran.out;
        return ran.out;
    }
    Stand stand;
};

TEST_F(Shelf, ASecondQuestionReadsNoRows)
{
    auto const before = shelf_use();
    auto const first = reach(), second = reach();
    EXPECT_EQ(stand.run({"gaps", "--json"}).exit, 0);
    EXPECT_EQ(shelf_use().loaded, before.loaded + 1);
    EXPECT_EQ(shelf_use().taken, before.taken + 2);
    EXPECT_EQ(first, second);
}

TEST_F(Shelf, WhatIsWrittenIsSeenByTheNextQuestion)
{
    EXPECT_NE(reach().find("\"reached\":20000"), std::string::npos);
    stand.lines({{"oxfam", "wash", "ZA0101", "water", "2026-03", 15'000}});
    EXPECT_NE(reach().find("\"reached\":35000"), std::string::npos);
}

TEST_F(Shelf, OverlapsReadTheirDetailsOnce)
{
    reach();
    auto const before = shelf_use();
    EXPECT_EQ(stand.run({"overlaps", "--json"}).exit, 0);
    reach();
    EXPECT_EQ(stand.run({"overlaps", "--json"}).exit, 0);
    EXPECT_EQ(shelf_use().loaded, before.loaded + 1);
}

TEST_F(Shelf, ABodyOfWhichNothingIsSaidIsAnsweredAndLeavesNoTrace)
{
    auto const all = reach({"--all"});
    EXPECT_NE(reach({"--body", "nut", "--all"}).find(R"("body":"nut")"), std::string::npos);
    EXPECT_NE(reach({"--body", "nut", "--group", "REF"}).find(R"("figures":[])"), std::string::npos);
    EXPECT_EQ(reach({"--all"}), all);
}

TEST_F(Shelf, ThreadsThatAskAtOnceShareOneLoad)
{
    auto const before = shelf_use();
    std::vector<std::string> said(4);
    {
        std::vector<std::jthread> threads;
        for (auto& one : said) threads.emplace_back([&] { one = stand.run({"reach", "--by", "adm2", "--json"}).out; });
    }
    for (auto const& one : said) EXPECT_EQ(one, said.front());
    EXPECT_EQ(shelf_use().loaded, before.loaded + 1);
}

}
}
