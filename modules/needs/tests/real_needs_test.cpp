// The shared real files of needs, against sums taken from them by independent means. Skipped where they are not there.
#include "stand.hpp"

#include <chrono>
#include <cmath>
#include <gtest/gtest.h>
#include <sstream>
#include <algorithm>

using namespace muster;
using needs_tests::Stand;
namespace fs = std::filesystem;

namespace {

fs::path const data = MUSTER_SHARED_DATA;

std::string all_of(fs::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A comma file without quotes, split the plainest way.
std::vector<std::vector<std::string>> plain_csv(fs::path const& path)
{
    std::vector<std::vector<std::string>> rows;
    std::istringstream in(all_of(path));
    for (std::string line; std::getline(in, line);) {
        while (not line.empty() and (line.back() == '\r' or line.back() == '\n')) line.pop_back();
        auto& row = rows.emplace_back();
        std::istringstream cells(line + ",");
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
    return rows;
}

std::int64_t whole(std::string const& cell)
{
    return static_cast<std::int64_t>(std::floor(std::stod(cell) + 0.5));
}

/// "wash" of "WSH", for the codes that the files use.
std::string body_of(std::string const& code)
{
    static std::map<std::string, std::string> const codes{{"ALL", "intersectoral"},
                                                          {"CCM", "cccm"},
                                                          {"EDU", "edu"},
                                                          {"ERY", "ery"},
                                                          {"FSC", "fsc"},
                                                          {"HEA", "hea"},
                                                          {"LOG", "log"},
                                                          {"NUT", "nut"},
                                                          {"PRO", "pro"},
                                                          {"PRO_CPM", "pro-cpn"},
                                                          {"PRO_GBV", "pro-gbv"},
                                                          {"PRO_HLP", "pro-hlp"},
                                                          {"PRO_MIN", "pro-min"},
                                                          {"SHL", "shl"},
                                                          {"WSH", "wash"},
                                                          {"MS", "ms"},
                                                          {"CSS", "css"}};
    return codes.at(code);
}

/// Sums of the rows that cover everybody of a group: "level/place body group" -> in need and targeted.
struct Sum {
    std::optional<std::int64_t> in_need, targeted;
    void add(std::string const& need, std::string const& target)
    {
        if (not need.empty()) in_need = in_need.value_or(0) + whole(need);
        if (not target.empty()) targeted = targeted.value_or(0) + whole(target);
    }
    bool operator==(Sum const&) const = default;
};
std::ostream& operator<<(std::ostream& out, Sum const& sum)
{
    auto text = [](std::optional<std::int64_t> value) { return value ? std::to_string(*value) : std::string("-"); };
    return out << text(sum.in_need) << " in need, " << text(sum.targeted) << " targeted";
}

void print(std::vector<needs::Loaded> const& loaded, double seconds)
{
    for (auto const& one : loaded) {
        std::printf("  %s [%s] %s: %ld rows, %ld totals, %ld parts, unplaced %ld rows %ld people\n", one.file.c_str(),
                    one.sheet.c_str(), one.layout.c_str(), static_cast<long>(one.rows), static_cast<long>(one.totals),
                    static_cast<long>(one.parts), static_cast<long>(one.unplaced_rows),
                    static_cast<long>(one.unplaced_people));
        for (auto const& finding : one.findings)
            std::printf("    %-24s x%-5ld %s  %s\n", finding.code.c_str(), static_cast<long>(finding.times),
                        finding.at.c_str(), finding.sentence.c_str());
    }
    std::printf("  %.2f s\n", seconds);
}

std::vector<needs::Loaded> load(Stand& stand, fs::path const& path)
{
    auto start = std::chrono::steady_clock::now();
    auto loaded = stand.load(path.string());
    print(loaded, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    return loaded;
}

/// Loads every file of a folder that is a gazetteer.
void load_places(Stand& stand, fs::path const& folder, std::string_view holds)
{
    std::vector<std::string> files;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() and entry.path().filename().string().find(holds) != std::string::npos)
            files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    for (auto const& file : files) {
        auto loaded = geography::load(*stand.db, stand.clock, "tester", "op", file);
        std::printf("  %s: %s, %ld places\n", file.c_str(), loaded.kind.c_str(), static_cast<long>(loaded.places_new));
    }
}

/// Every row of a long table whose sex, age and disability are "all", held against the published view.
void expect_long_table(Stand& stand, fs::path const& path, std::string const& country)
{
    auto rows = stand.totals();
    std::size_t compared = 0;
    auto table = plain_csv(path);
    for (std::size_t i = 2; i < table.size(); ++i) {
        auto const& row = table[i];
        if (row[3] != "a" or row[4] != "ALL" or row[7] != "a") continue;
        auto place = not row[1].empty() ? row[1] : not row[0].empty() ? row[0] : country;
        auto key = place + " " + body_of(row[2]) + " " + (row[8] == "ALL" ? "all" : row[8]);
        Sum said;
        said.add(row[10], row[11]);
        bool tells = said != Sum{} or not row[9].empty() or not row[12].empty() or not row[13].empty();
        if (not tells) continue;
        ASSERT_TRUE(rows.contains(key)) << key;
        EXPECT_EQ((Sum{rows[key].in_need, rows[key].targeted}), said) << key;
        ++compared;
    }
    EXPECT_EQ(compared, rows.size()) << "nothing else is published";
    std::printf("  %zu totals equal\n", compared);
}

/// Sums of the finest level by the code of the province, against totals_at(1).
void expect_provinces(Stand& stand, fs::path const& path)
{
    std::map<std::string, Sum> by_row, by_district;
    auto table = plain_csv(path);
    for (std::size_t i = 2; i < table.size(); ++i) {
        auto const& row = table[i];
        if (row[3] != "a" or row[4] != "ALL" or row[7] != "a" or row[8] != "ALL" or row[0].empty()) continue;
        auto key = row[0] + " " + body_of(row[2]);
        (row[1].empty() ? by_row : by_district)[key].add(row[10], row[11]);
    }
    auto gazetteer = geography::Gazetteer::load(*stand.db, "op");
    std::size_t compared = 0;
    for (auto const& total : needs::totals_at(*stand.db, "op", *gazetteer, 1)) {
        if (total.group != "all") continue;
        auto key = total.place + " " + total.body;
        auto told = by_row.contains(key) ? by_row[key] : Sum{};
        // What is not told of the province is the sum of its districts.
        if (not told.in_need) told.in_need = by_district[key].in_need;
        if (not told.targeted) told.targeted = by_district[key].targeted;
        EXPECT_EQ((Sum{total.in_need, total.targeted}), told) << key;
        ++compared;
    }
    EXPECT_GT(compared, 30u);
    std::printf("  %zu provincial figures equal\n", compared);
}

}

TEST(real_needs, nigeria)
{
    if (not fs::exists(data)) GTEST_SKIP() << "no shared data at " << data;
    Stand stand("NGA");
    load_places(stand, data / "pcodes", "pcodes_adm1_adm2");
    auto path = data / "needs/nigeria/nga_hno_2024_long.csv";
    auto loaded = load(stand, path);
    ASSERT_EQ(loaded.size(), 1u);
    EXPECT_EQ(loaded[0].unplaced_rows, 0);
    EXPECT_EQ(loaded[0].rows, 10011);
    auto country = geography::Gazetteer::load(*stand.db, "op");
    auto top = country->places_of(0);
    ASSERT_FALSE(top.empty());
    expect_long_table(stand, path, country->at(top.front()).pcode);
    expect_provinces(stand, path);
    EXPECT_TRUE(stand.load(path.string())[0].same);
}

TEST(real_needs, afghanistan)
{
    if (not fs::exists(data)) GTEST_SKIP() << "no shared data at " << data;
    Stand stand("AFG");
    load_places(stand, data / "pcodes", "afg_");
    auto path = data / "needs/afghanistan/afg_hno_2024_long.csv";
    auto loaded = load(stand, path);
    ASSERT_EQ(loaded.size(), 1u);
    EXPECT_EQ(loaded[0].unplaced_rows, 0);
    EXPECT_EQ(loaded[0].rows, 54139);
    auto gazetteer = geography::Gazetteer::load(*stand.db, "op");
    ASSERT_FALSE(gazetteer->places_of(0).empty());
    expect_long_table(stand, path, gazetteer->at(gazetteer->places_of(0).front()).pcode);
    expect_provinces(stand, path);
}

TEST(real_needs, the_afghan_workbook_of_printed_forms)
{
    if (not fs::exists(data)) GTEST_SKIP() << "no shared data at " << data;
    Stand stand("AFG");
    load_places(stand, data / "pcodes", "afg_");
    auto loaded = load(stand, data / "needs/afghanistan/afg_hno_pin_2024.xlsx");
    EXPECT_EQ(loaded.size(), 13u) << "the sheet of totals and twelve of clusters";
    auto rows = stand.totals();
    // Read from the sheets by eye: the total of each sheet's row "Total", and of single provinces and districts.
    EXPECT_EQ(rows.at("AF edu all").in_need, 8030371);
    EXPECT_EQ(rows.at("AF wash all").in_need, 21105937);
    EXPECT_EQ(rows.at("AF pro all").in_need, 20806009) << "the whole of protection, not general protection";
    EXPECT_EQ(rows.at("AF17 edu all").in_need, 192771);
    EXPECT_EQ(rows.at("AF17 intersectoral all").in_need, 663534);
    EXPECT_EQ(rows.at("AF17 intersectoral IDP").in_need, 1274);
    EXPECT_EQ(rows.at("AF2602 intersectoral all").in_need, 18018);
    EXPECT_EQ(rows.at("AF17 pro-min all").in_need, 12859);
    EXPECT_EQ(needs_tests::times(loaded, "needs.two_columns"), 1)
        << "AE of the sheet Total carries the hashtag of refugees";
    EXPECT_EQ(needs_tests::times(loaded, "needs.contradiction"), 0);
}

TEST(real_needs, the_caseloads_of_hpc_tools_agree_as_table_and_as_json)
{
    if (not fs::exists(data)) GTEST_SKIP() << "no shared data at " << data;
    Stand table("AFG"), json("AFG");
    load_places(table, data / "pcodes", "afg_");
    load_places(json, data / "pcodes", "afg_");
    load(table, data / "needs/afghanistan/afg_hpc_needs_2024.csv");
    load(json, data / "needs/afghanistan/afg_hpc_responsemonitoring_1185.json");
    auto a = table.totals(), b = json.totals();
    EXPECT_EQ(b.at("AF intersectoral all").in_need, 23666389);
    EXPECT_EQ(b.at("AF intersectoral all").population, 44532600);
    EXPECT_EQ(b.at("AF pro all").in_need, 20806009);
    EXPECT_EQ(b.at("AF wash all").targeted, 9655018);
    for (auto const& [key, row] : a) {
        ASSERT_TRUE(b.contains(key)) << key;
        EXPECT_EQ(b[key].in_need, row.in_need) << key;
        EXPECT_EQ(b[key].targeted, row.targeted) << key;
    }
    EXPECT_EQ(a.size(), b.size());
}

TEST(real_needs, food_security_phases_agree_as_long_and_as_wide_table)
{
    if (not fs::exists(data)) GTEST_SKIP() << "no shared data at " << data;
    for (std::string country : {"afghanistan", "ethiopia"}) {
        auto iso = country.substr(0, 1) == "a" ? std::string("afg") : std::string("eth");
        Stand by_phase(iso == "afg" ? "AFG" : "ETH"), by_area(iso == "afg" ? "AFG" : "ETH");
        load_places(by_phase, data / "pcodes", "pcodes_adm1_adm2");
        load_places(by_area, data / "pcodes", "pcodes_adm1_adm2");
        auto one = load(by_phase, data / ("food-security/" + country + "/" + iso + "_ipc_area_long_latest.csv"));
        auto two = load(by_area, data / ("food-security/" + country + "/" + iso + "_ipc_area_wide_latest.csv"));
        ASSERT_EQ(one.size(), 1u);
        ASSERT_EQ(two.size(), 1u);
        EXPECT_EQ(one[0].layout, "ipc long");
        EXPECT_EQ(two[0].layout, "ipc wide");
        EXPECT_EQ(one[0].rows, two[0].rows);
        EXPECT_EQ(one[0].unplaced_people, two[0].unplaced_people);
        auto a = by_phase.totals(), b = by_area.totals();
        EXPECT_EQ(a.size(), b.size());
        for (auto const& [key, row] : a) {
            EXPECT_EQ(b[key].in_need, row.in_need) << key;
            EXPECT_EQ(b[key].severity, row.severity) << key;
        }
    }
}
