// A complete real operation: Nigeria's gazetteer, boundaries, population, needs and three rounds of 3W, through the
// program as a user starts it; its figures held against sums taken from the files by other means. Skipped where the
// shared data are not there.
#include "program.hpp"
#include <formats/json.hpp>
#include <formats/workbook.hpp>
#include <map>
#include <set>

namespace muster {

namespace {

namespace fs = std::filesystem;

/// A CSV without quotes around commas, which is how the needs file is written.
std::vector<std::vector<std::string>> plain_csv(fs::path const& path)
{
    std::vector<std::vector<std::string>> rows;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        std::vector<std::string> cells;
        std::istringstream fields(line);
        for (std::string cell; std::getline(fields, cell, ',');) cells.push_back(cell);
        rows.push_back(std::move(cells));
    }
    return rows;
}

class Nigeria : public testing::Test {
protected:
    static constexpr auto place_files = "pcodes/global/global_pcodes_adm1_adm2_2026.csv boundaries/nigeria/nga_adm1.topojson boundaries/nigeria/nga_adm2.topojson "
                                        "population/nigeria/nga_pop_adm1_2020.csv population/nigeria/nga_pop_adm2_2020.csv";
    static std::string in_data(std::string const& files)
    {
        std::string all;
        std::istringstream words(files);
        for (std::string word; words >> word;) all += "'" + (fs::path(MUSTER_SHARED_DATA) / word).string() + "' ";
        return all;
    }
    static void SetUpTestSuite()
    {
        if (not fs::exists(fs::path(MUSTER_SHARED_DATA) / "5w/nigeria")) return;
        scratch = std::make_unique<store::Scratch>();
        ASSERT_EQ(run_program(*scratch, "operation declare nga --country NGA").exit, 0);
        ASSERT_EQ(run_program(*scratch, "place load " + in_data(place_files)).exit, 0);
        ASSERT_EQ(run_program(*scratch, "needs load " + in_data("needs/nigeria/nga_hno_2024_long.csv")).exit, 0);
    }
    static void TearDownTestSuite() { scratch.reset(); }
    void SetUp() override
    {
        if (not scratch) GTEST_SKIP() << "the shared data are not here; the operation of Nigeria is not run";
    }
    static formats::Json json(std::string const& words)
    {
        auto const ended = run_program(*scratch, words + " --json");
        EXPECT_TRUE(ended.exit == 0 or ended.exit == 2 or ended.exit == 3) << ended.err << ended.out.substr(0, 400);
        return formats::Json::parse(ended.out);
    }
    static inline std::unique_ptr<store::Scratch> scratch;
};

/// One row of a round: who does which activity where, as the sheet says it.
using Seen = std::map<std::pair<std::string, std::string>, std::set<std::string>>;  // district and activity -> organisations

Seen read_round(fs::path const& path)
{
    Seen seen;
    auto const book = formats::Workbook::open(path.string());
    book->read(0, [&](formats::SheetRow const& row) {
        if (row.number > 2 and row.cells.size() > 10)
            seen[{std::string(row.cells[10].text), std::string(row.cells[5].text)}].insert(std::string(row.cells[0].text));
        return true;
    });
    return seen;
}

}

TEST_F(Nigeria, RoundsComeInWholeAndTheSameFileChangesNothing)
{
    struct Round { char const* file; std::int64_t rows, repeats; };
    for (auto const& [file, rows, repeats] : {Round{"5w/nigeria/nga_3w_2021_08.xlsx", 4648, 2274}, {"5w/nigeria/nga_3w_2023q2.xlsx", 5740, 95}, {"5w/nigeria/nga_3w_2023q4.xlsx", 9366, 0}}) {
        SCOPED_TRACE(file);
        auto const first = json("5w import " + in_data(file));
        EXPECT_EQ(first.number_or("rows_read", -1), rows);
        EXPECT_EQ(first.number_or("repeats", -1), repeats);
        EXPECT_EQ(first.number_or("with_place", -1), rows - repeats);
        EXPECT_EQ(first.number_or("accepted", -1) + first.number_or("held", -1) + first.number_or("wrong", -1), rows - repeats);
        auto const again = json("5w import " + in_data(file));
        EXPECT_EQ(again.number_or("new", -1), 0);
        EXPECT_EQ(again.number_or("changed", -1), 0);
        EXPECT_EQ(again.number_or("same", -1), first.number_or("accepted", -1));
    }
    EXPECT_EQ(run_program(*scratch, "store verify").exit, 0);
}

TEST_F(Nigeria, PeopleInNeedAreThoseOfTheFile)
{
    // Columns: adm1, adm2, sector, gender, age, min, max, disabled, group, population, in need, targeted, …
    std::map<std::string, std::int64_t> wash;
    for (auto const& row : plain_csv(fs::path(MUSTER_SHARED_DATA) / "needs/nigeria/nga_hno_2024_long.csv"))
        if (row.size() > 10 and row[2] == "WSH" and row[3] == "a" and row[4] == "ALL" and row[8] == "ALL" and not row[1].empty() and not row[10].empty())
            wash[row[1]] = std::stoll(row[10]);
    ASSERT_GT(wash.size(), 20u);
    auto const answer = json("reach --by adm2 --body wash");
    std::map<std::string, std::int64_t> told;
    for (auto const& figure : answer.find("figures")->list())
        if (figure.text_or("body", "") == "wash" and not figure.find("in_need")->is_null()) told[figure.text_or("place", "")] = figure.number_or("in_need", -1);
    for (auto const& [place, people] : wash) EXPECT_EQ(told[place], people) << place;
}

TEST_F(Nigeria, OverlapsNameOrganisationsThatTheSheetsName)
{
    auto const answer = json("overlaps --period 2023-10..2023-12");
    auto const& overlaps = answer.find("overlaps")->list();
    ASSERT_FALSE(overlaps.empty());
    auto const seen = read_round(fs::path(MUSTER_SHARED_DATA) / "5w/nigeria/nga_3w_2023q4.xlsx");
    std::set<std::string> shared_places;
    for (auto const& [where, organisations] : seen)
        if (organisations.size() >= 2) shared_places.insert(where.first);
    for (auto const& overlap : overlaps) {
        EXPECT_GE(overlap.find("partners")->list().size(), 2u);
        EXPECT_TRUE(shared_places.contains(overlap.text_or("place", ""))) << overlap.text_or("place", "");
    }
}

TEST_F(Nigeria, AGapSaysWhetherNobodyReported)
{
    auto const answer = json("gaps --by adm2 --body wash");
    auto const& gaps = answer.find("gaps")->list();
    ASSERT_FALSE(gaps.empty());
    std::int64_t rank = 0;
    for (auto const& gap : gaps) {
        EXPECT_EQ(gap.number_or("rank", -1), ++rank);
        EXPECT_FALSE(gap.text_or("why", "").empty());
        EXPECT_LE(gap.number_or("at_least", 0), gap.number_or("at_most", 0));
    }
}

}
