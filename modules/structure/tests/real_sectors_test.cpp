// Every sector column of the shared real files: the share of rows whose sector is understood. Skipped where they are not.
#include <filesystem>
#include <formats/workbook.hpp>
#include <gtest/gtest.h>
#include <map>
#include <structure/structure.hpp>
#include <text/fold.hpp>

using namespace muster;
namespace fs = std::filesystem;

namespace {

/// Where the sector stands in each file: sheet (first where ""), rows above the data, column.
struct Place {
    std::string_view file, sheet;
    std::uint32_t header_rows, column;
};
constexpr Place places[] = {
    {"5w/afghanistan/afg_3w_2024q1.csv", "", 2, 8},
    {"5w/afghanistan/afg_3w_2024q1.csv", "", 2, 9},
    {"5w/burkina-faso/bfa_5w_2022_02.xlsx", "Jan - Fev Public", 3, 8},
    {"5w/burundi/bdi_3w_2022_03.xlsx", "Master Data", 2, 1},
    {"5w/burundi/bdi_3w_2023_02.ods", "Sheet1", 2, 1},
    {"5w/chad-sudan-2014/unhcr_3w_2014_hxl.csv", "", 2, 4},
    {"5w/colombia/col_345w_2021.xlsx", "Records", 2, 10},
    {"5w/drc/cod_3w_2022_01.xlsx", "DATA-FINAL", 1, 11},
    {"5w/drc/cod_5w_2025_05.xlsx", "Data", 1, 2},
    {"5w/ethiopia/eth_3w_2025_08.csv", "", 1, 13},
    {"5w/ethiopia/eth_4w_2022_02.xlsx", "Eth_4Ws_February_2022", 2, 14},
    {"5w/ethiopia/eth_4w_2025_05_07.csv", "", 1, 13},
    {"5w/haiti/hti_3w_2020.xlsx", "Sheet2", 2, 0},
    {"5w/haiti/hti_3w_2020.xlsx", "Sheet2", 2, 1},
    {"5w/honduras/hnd_345w_2021.csv", "", 2, 18},
    {"5w/lebanon/lbn_sectors_2024_09.csv", "", 2, 0},
    {"5w/libya/lby_3w_2021_05.xlsx", "3W as of May 2021", 2, 2},
    {"5w/nepal/npl_redcross_3w_2015_hxl.json", "", 1, 4},
    {"5w/niger/ner_3w_2022_02.xlsx", "3w_Data_février_2022", 2, 9},
    {"5w/nigeria/nga_3w_2021_08.xlsx", "august_3ws", 2, 4},
    {"5w/nigeria/nga_3w_2023q2.xlsx", "NGA_3Ws_Apr_Jun_2023", 2, 4},
    {"5w/nigeria/nga_3w_2023q4.xlsx", "NGA 3Ws Data Q4 2023", 2, 4},
    {"5w/somalia/som_3w_2022_03.xlsx", "Data", 2, 0},
    {"5w/somalia/som_3w_2025_01_04.xlsx", "", 1, 1},
    {"5w/south-sudan/ssd_3w_2022q1.xlsx", "", 1, 3},
    {"5w/ukraine/ukr_5w_2022_05_26.xlsx", "UDE_Inputs", 1, 4},
    {"5w/west-africa-2014/rowca_3w_2014_hxl.csv", "", 2, 0},
    {"needs/afghanistan/afg_hno_2024_long.csv", "", 2, 2},
    {"needs/afghanistan/afg_hpc_needs_2024.csv", "", 1, 5},
    {"needs/nigeria/nga_hno_2024_long.csv", "", 2, 2},
    {"orgs/global/global_coordination_groups.csv", "", 2, 1},
    {"orgs/global/global_coordination_groups.csv", "", 2, 2},
    {"orgs/global/global_coordination_groups.csv", "", 2, 3},
};

std::size_t sheet_named(formats::Workbook const& book, std::string_view name)
{
    for (std::size_t i = 0; i < book.sheets().size(); ++i)
        if (book.sheets()[i].name == name) return i;
    return 0;
}

}

TEST(real_sectors, are_understood_in_at_least_99_of_100_rows)
{
    fs::path const data = MUSTER_SHARED_DATA;
    if (not fs::exists(data)) GTEST_SKIP() << "no shared data at " << data;
    auto bodies = structure::Bodies::global(*base::Day::of(2024, 6, 30));
    std::int64_t all = 0, understood = 0;
    for (auto const& place : places) {
        auto book = formats::Workbook::open((data / place.file).string());
        std::int64_t rows = 0, known = 0;
        std::map<std::string, int> unknown;
        book->read(sheet_named(*book, place.sheet), [&](formats::SheetRow const& row) {
            if (row.number <= place.header_rows or row.cells.size() <= place.column) return true;
            auto words = text::tidy(row.cells[place.column].text);
            if (words.empty() or words.front() == '#') return true;
            ++rows;
            if (bodies->find(words).empty()) ++unknown[words];
            else ++known;
            return true;
        });
        std::string left;
        for (auto const& [words, times] : unknown) left += " \"" + words.substr(0, 60) + "\"=" + std::to_string(times);
        std::printf("%-46.46s col %2u  %6ld of %6ld%s\n", std::string(place.file).c_str(), place.column,
                    static_cast<long>(known), static_cast<long>(rows), left.c_str());
        EXPECT_GT(rows, 0) << place.file;
        EXPECT_GE(static_cast<double>(known), 0.99 * static_cast<double>(rows)) << place.file << left;
        all += rows;
        understood += known;
    }
    std::printf("understood %ld of %ld rows\n", static_cast<long>(understood), static_cast<long>(all));
}
