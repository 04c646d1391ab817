// The organisations of the shared real files, taken in as an import does. Skipped where the files are not there.
#include <chrono>
#include <filesystem>
#include <formats/workbook.hpp>
#include <gtest/gtest.h>
#include <map>
#include <partners/partners.hpp>
#include <set>
#include <text/fold.hpp>

using namespace muster;
using partners::Registry;
using partners::Step;
namespace fs = std::filesystem;

namespace {

constexpr int none = -1;
/// Where the organisation stands in each file; `name` or `acronym` may be missing.
struct Place {
    std::string_view file, sheet;
    std::uint32_t header_rows;
    int name, acronym, kind;
};
constexpr Place places[] = {
    {"5w/afghanistan/afg_3w_2024q1.csv", "", 2, 6, 5, 7},
    {"5w/burundi/bdi_3w_2022_03.xlsx", "Master Data", 2, 3, 2, 4},
    {"5w/colombia/col_345w_2021.xlsx", "Records", 2, 7, 8, 9},
    {"5w/drc/cod_3w_2022_01.xlsx", "DATA-FINAL", 1, 15, 14, 12},
    {"5w/drc/cod_5w_2025_05.xlsx", "Data", 1, 35, 37, 36},
    {"5w/ethiopia/eth_3w_2025_08.csv", "", 1, 7, 6, 8},
    {"5w/ethiopia/eth_4w_2022_02.xlsx", "Eth_4Ws_February_2022", 2, 5, 6, 7},
    {"5w/haiti/hti_3w_2020.xlsx", "Sheet2", 2, 4, 5, 8},
    {"5w/lebanon/lbn_sectors_2024_09.csv", "", 2, 6, 5, 7},
    {"5w/nigeria/nga_3w_2021_08.xlsx", "august_3ws", 2, 0, 1, 2},
    {"5w/nigeria/nga_3w_2023q4.xlsx", "NGA 3Ws Data Q4 2023", 2, 0, 1, 2},
    {"5w/somalia/som_3w_2022_03.xlsx", "Data", 2, 1, none, 2},
    {"5w/somalia/som_3w_2025_01_04.xlsx", "", 1, 7, none, 6},
    {"5w/south-sudan/ssd_3w_2022q1.xlsx", "", 1, 1, 0, 2},
};

struct Tally {
    std::int64_t rows = 0;
    std::map<Step, std::int64_t> steps;
    std::set<std::string> unknown_kinds;
    std::map<std::string, int> held;
};

void take(Registry& registry, std::string const& name, std::string const& acronym, partners::Kind kind, Tally& tally)
{
    auto found = registry.find(name, acronym);
    if (found.step == Step::none) {
        registry.make(name, acronym, kind);
        EXPECT_GE(registry.find(name, acronym).partner, 0)
            << "what was made is found again: " << name << " | " << acronym;
    }
    bool held = found.step == Step::likeness or found.step == Step::several;
    if (held)
        ++tally.held[name + " | " + acronym +
                     (found.candidates.empty() ? "" : "  ~ " + registry.at(found.candidates.front().first).name)];
    ++tally.steps[found.step];
}

}

TEST(real_partners, are_found_again_and_few_are_held)
{
    fs::path const data = MUSTER_SHARED_DATA;
    if (not fs::exists(data)) GTEST_SKIP() << "no shared data at " << data;
    for (auto const& place : places) {
        auto book = formats::Workbook::open((data / place.file).string());
        std::size_t sheet = 0;
        for (std::size_t i = 0; i < book->sheets().size(); ++i)
            if (book->sheets()[i].name == place.sheet) sheet = i;
        Registry registry;
        Tally tally;
        std::set<std::pair<std::string, std::string>> seen;
        auto start = std::chrono::steady_clock::now();
        book->read(sheet, [&](formats::SheetRow const& row) {
            auto cell = [&](int at) {
                bool there = at >= 0 and static_cast<std::size_t>(at) < row.cells.size();
                return there ? text::tidy(row.cells[static_cast<std::size_t>(at)].text) : std::string();
            };
            auto name = cell(place.name), acronym = cell(place.acronym), kind = cell(place.kind);
            if (row.number <= place.header_rows or (name.empty() and acronym.empty())) return true;
            ++tally.rows;
            auto meant = partners::kind_of(kind);
            if (meant == partners::Kind::unknown and not kind.empty()) tally.unknown_kinds.insert(kind);
            // Each spelling once, as the import remembers what it has asked.
            if (not seen.emplace(name, acronym).second) return true;
            for (auto const& part : split_cell(name.empty() ? acronym : name, registry))
                take(registry, part, part == name ? acronym : std::string(), meant, tally);
            return true;
        });
        auto ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        std::printf("%-38.38s %6ld rows %4zu spellings %4zu partners, held %zu, %.0f ms\n",
                    std::string(place.file).c_str(), static_cast<long>(tally.rows), seen.size(), registry.size(),
                    tally.held.size(), ms);
        for (auto const& [what, times] : tally.held) std::printf("      held: %s\n", what.c_str());
        for (auto const& kind : tally.unknown_kinds) std::printf("      kind not understood: %s\n", kind.c_str());
        EXPECT_GT(tally.rows, 0) << place.file;
        EXPECT_LE(static_cast<double>(tally.held.size()), 0.12 * static_cast<double>(seen.size()) + 1) << place.file;
    }
}
