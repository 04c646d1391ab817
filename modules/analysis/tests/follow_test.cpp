// A picture that follows what is written answers what one read anew answers: sheets handed in, revised, settled and
// undone in any order, nil reports between them, and decisions after which all is read again.
#include "shelf.hpp"
#include "stand.hpp"
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <random>
#include <regex>

namespace muster::analysis {
namespace {

/// Hands in small sheets by chance, the same chance in every run.
class Year {
public:
    explicit Year(unsigned seed) : chance_(seed)
    {
        stand.needs("ZA0101,WASH,all,60000,40000\nZA0201,Health,IDP,9000,4000\n");
    }
    void step()
    {
        stand.clock.move_to({stand.clock.now().ms + 60'000});
        switch (any(8)) {
        case 0: undo(); break;
        case 1: nil(); break;
        case 2: settle(); break;
        default: hand_in();
        }
    }
    /// What every page says, in the store by its own name or by another, so that nothing kept of the first is used.
    std::string all(std::string const& store)
    {
        std::string said;
        for (auto const& words : std::vector<std::vector<std::string>>{
                 {"reach", "--by", "adm2", "--all"}, {"gaps"}, {"presence"}, {"overlaps"}, {"activities"}, {"activities", "--text", "water"}, {"today"}, {"today", "desk"},
                 {"partner", "directory"}, {"5w", "status", "--all"}, {"needs", "matrix"}, {"equity"}, {"place", "sheet", "ZA0101"}, {"5w", "submissions", "--partner", "acf"}}) {
            auto asked = words;
            for (auto const* const more : {"--json", "--store"}) asked.emplace_back(more);
            asked.push_back(store);
            auto const ran = stand.run(asked);
            EXPECT_EQ(ran.exit, 0) << words.front() << ran.out;
            said += words.front() + ": " + ran.out + "\n";
        }
        // A picture says since when it stands, which a step that wrote nothing does not change.
        static std::regex const time(R"("time":"[^"]*")");
        return std::regex_replace(said, time, "");
    }
    /// Another name of the same file.
    std::string other_name() { return std::string(stand.scratch.folder()) + "/" + (others_ += "./") + stand.scratch.url().substr(std::string(stand.scratch.folder()).size() + 1); }
    Stand stand;

private:
    std::size_t any(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(chance_); }
    template <typename T, std::size_t N>
    T one_of(T const (&all)[N]) { return all[any(N)]; }

    void hand_in()
    {
        std::string rows = "Organisation,Cluster,P-code,Activity,Month,Population group,People reached\n";
        for (auto i = any(12) + 1; i > 0; --i)
            rows += fmt::format("{},{},{},{},2026-0{},{},{}\n", one_of({"ACF", "OXFAM", "NRC", "Save the Children"}), one_of({"WASH", "Health", "Nutrition", "Fishing"}),
                                one_of({"ZA0101", "ZA0102", "ZA0201", "ZA0202", "ZA01", ""}), one_of({"Water trucking", "water trucking", "Latrines", "Clinic"}), any(4) + 1,
                                one_of({"IDP", "all", "host community"}), any(4) == 0 ? std::string() : std::to_string(any(3000)));
        auto const file = stand.file(fmt::format("sheet{}.csv", ++sheets_), rows);
        auto const ran = stand.run({"5w", "import", file, "--json"});
        auto const at = ran.out.find(R"("submission":")");
        if (at != std::string::npos) submissions_.push_back(ran.out.substr(at + 14, 26));
    }
    void undo()
    {
        if (submissions_.empty()) return hand_in();
        (void)stand.run({"5w", "undo", submissions_[any(submissions_.size())], "--reason", "a slip"});  // refused where others stand on it
    }
    void nil() { (void)stand.run({"5w", "nil", "--partner", one_of({"acf", "oxfam", "nrc"}), "--body", one_of({"wash", "hea"}), "--period", one_of({"2026-02", "2026-03"})}); }
    void settle()
    {
        auto const list = stand.run({"review", "list", "--json"}).out;
        auto const at = list.find(R"("id":")");
        if (at == std::string::npos) return hand_in();
        (void)stand.run({"review", "settle", list.substr(at + 6, list.find('"', at + 6) - at - 6), one_of({"--place", "--body"}), one_of({"ZA0102", "wash"})});
    }
    std::mt19937 chance_;
    std::vector<std::string> submissions_;
    int sheets_ = 0;
    std::string others_;
};

class Follow : public testing::TestWithParam<unsigned> {};
INSTANTIATE_TEST_SUITE_P(Seeds, Follow, testing::Range(1U, 5U));

TEST_P(Follow, WhatFollowsAnswersLikeWhatIsReadAnew)
{
    Year year(GetParam());
    auto const before = shelf_use();
    (void)year.all(year.stand.scratch.url());
    for (int i = 0; i < 20; ++i) {
        year.step();
        auto const followed = year.all(year.stand.scratch.url()), anew = year.all(year.other_name());
        auto const differs = static_cast<std::size_t>(std::ranges::mismatch(followed, anew).in1 - followed.begin());
        ASSERT_TRUE(followed == anew) << "after step " << i << ":\n" << followed.substr(differs > 300 ? differs - 300 : 0, 500) << "\nanew:\n"
                                      << anew.substr(differs > 300 ? differs - 300 : 0, 500);
    }
    EXPECT_GT(shelf_use().followed, before.followed);
}

class FollowOn : public testing::TestWithParam<store::Engine> {};
INSTANTIATE_TEST_SUITE_P(Store, FollowOn, testing::ValuesIn(store::engines_to_test()));

void expect_followed(Stand& stand)
{
    auto const import = [&](std::string const& name, std::string const& rows) {
        stand.clock.move_to({stand.clock.now().ms + 60'000});
        auto const ran = stand.run({"5w", "import", stand.file(name, "Organisation,Cluster,P-code,Activity,Month,People reached\n" + rows), "--json"});
        EXPECT_EQ(ran.exit, 0) << ran.out;
        return ran.out.substr(ran.out.find(R"("submission":")") + 14, 26);
    };
    auto const reached = [&] {
        auto const out = stand.run({"reach", "--by", "adm2", "--place", "ZA0101", "--json"}).out;
        auto const at = out.find(R"("reached":)");
        return at == std::string::npos ? "" : out.substr(at + 10, out.find_first_of(",}", at + 10) - at - 10);
    };
    import("first.csv", "ACF,WASH,ZA0101,Water,2026-02,100\nACF,WASH,ZA0102,Water,2026-03,50\nACF,WASH,ZA0101,Water,2026-03,90\n");
    EXPECT_EQ(reached(), "100");
    auto const before = shelf_use();
    auto const second = import("second.csv", "ACF,WASH,ZA0101,Water,2026-02,100\nACF,WASH,ZA0101,Water,2026-03,700\n");
    EXPECT_EQ(reached(), "700");
    EXPECT_EQ(stand.run({"5w", "undo", second, "--reason", "a slip"}).exit, 0);
    EXPECT_EQ(reached(), "100");
    EXPECT_EQ(shelf_use().loaded, before.loaded);
    EXPECT_EQ(shelf_use().followed, before.followed + 2);
}

TEST_P(FollowOn, ASheetAndItsUndoAreFollowed)
{
    Stand stand(GetParam());
    expect_followed(stand);
}

TEST_P(FollowOn, SoAreSheetsWhoseRowsAreSealed)
{
    setenv("MUSTER_KEY", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", 1);
    for (auto const* least : {"high", "severe"}) {
        Stand stand(GetParam());
        ASSERT_EQ(stand.run({"sharing", "adopt", "--class", std::string("rows:wash:*:") + least, "--reason", "protocol"}).exit, 0);
        expect_followed(stand);
        EXPECT_EQ(stand.db->number({"test", "SELECT count(*) FROM activity WHERE sealed IS NULL", ""}), 0) << least;
    }
    unsetenv("MUSTER_KEY");
}

}
}
