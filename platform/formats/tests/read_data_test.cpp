// Every real table at hand, read completely: the rows that hold something against the numbers of the data's manifest.
#include "made_files.hpp"
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

using namespace muster;
using namespace muster::formats::made;

namespace {

struct Table {
    char const* path;
    char const* sheet;           // "" for the only one
    std::size_t rows;            // as the manifest says
    std::size_t blank = 0;       // lines of delimiters alone, which the manifest counts and which hold nothing
};

constexpr Table tables[] = {
    {"5w/afghanistan/afg_3w_2024q1.csv", "", 10904},
    {"5w/nigeria/nga_3w_2023q4.xlsx", "NGA 3Ws Data Q4 2023", 9368},
    {"5w/nigeria/nga_3w_2023q2.xlsx", "NGA_3Ws_Apr_Jun_2023", 5742},
    {"5w/nigeria/nga_3w_2021_08.xlsx", "august_3ws", 4650},
    {"5w/ethiopia/eth_4w_2025_05_07.csv", "", 9970},
    {"5w/ethiopia/eth_3w_2025_08.csv", "", 7325, 4202},
    {"5w/ethiopia/eth_4w_2022_02.xlsx", "Eth_4Ws_February_2022", 7902},
    {"5w/ethiopia/eth_4w_2022_02.xlsx", "Sheet3", 1190},
    {"5w/somalia/som_3w_2025_01_04.xlsx", "3W_Dataset_January - April 2025", 4147},
    {"5w/somalia/som_3w_2022_03.xlsx", "Data", 31087},
    {"5w/somalia/som_3w_2022_03.xlsx", "Pivot", 76},
    {"5w/drc/cod_5w_2025_05.xlsx", "Data", 4344},
    {"5w/drc/cod_3w_2022_01.xlsx", "DATA-FINAL", 5340},
    {"5w/drc/cod_3w_2022_01.xlsx", "Projet-acteur-fin janvier", 327},
    {"5w/colombia/col_345w_2021.xlsx", "Records", 4664},
    {"5w/nepal/npl_redcross_3w_2015_hxl.json", "", 2283},  // 2282 objects and their keys
    {"5w/south-sudan/ssd_3w_2022q1.xlsx", "January to March", 2783},
    {"5w/haiti/hti_3w_2020.xlsx", "Sheet2", 11378},
    {"5w/haiti/hti_3w_2020.xlsx", "Sheet3", 0},
    {"5w/haiti/hti_3w_2020.xlsx", "Sheet1", 11377},
    {"5w/ukraine/ukr_5w_2022_05_26.xlsx", "Change_People_Reached", 27},
    {"5w/ukraine/ukr_5w_2022_05_26.xlsx", "UDE_Inputs", 26},
    {"5w/burkina-faso/bfa_5w_2022_02.xlsx", "Jan - Fev Public", 423},
    {"5w/niger/ner_3w_2022_02.xlsx", "3w_Data_f\u00e9vrier_2022", 2576},
    {"5w/honduras/hnd_345w_2021.csv", "", 2732},
    {"5w/burundi/bdi_3w_2023_02.ods", "", 322},
    {"5w/burundi/bdi_3w_2022_03.xlsx", "Master Data", 1529},
    {"5w/burundi/bdi_3w_2022_03.xlsx", "RAW Data", 4848},
    {"5w/libya/lby_3w_2021_05.xlsx", "3W as of May 2021", 497},
    {"5w/lebanon/lbn_sectors_2024_09.csv", "", 13601},
    {"5w/west-africa-2014/rowca_3w_2014_hxl.csv", "", 246},
    {"5w/chad-sudan-2014/unhcr_3w_2014_hxl.csv", "", 2252},
    {"5w/ebola-2014/lbr_ebola_facilities_2014.csv", "", 791},
    {"5w/ebola-2014/sle_ebola_facilities_2014.csv", "", 333},
    {"5w/ebola-2014/mli_nga_sen_ebola_2014.csv", "", 132, 2},
    {"needs/afghanistan/afg_hno_pin_2024.xlsx", "Total", 440},
    {"needs/afghanistan/afg_hno_2024_long.csv", "", 54141},
    {"needs/afghanistan/afg_hpc_needs_2024.csv", "", 932},
    {"needs/nigeria/nga_hno_2024_long.csv", "", 10013},
    {"population/afghanistan/afg_pop_adm0_2021.csv", "", 3},
    {"population/afghanistan/afg_pop_adm1_2021.csv", "", 36},
    {"population/nigeria/nga_pop_adm0_2020.csv", "", 2},
    {"population/nigeria/nga_pop_adm1_2020.csv", "", 38},
    {"population/nigeria/nga_pop_adm2_2020.csv", "", 774},
    {"population/burkina-faso/bfa_pop_adm0_2023.csv", "", 2},
    {"population/burkina-faso/bfa_pop_adm1_2023.csv", "", 14},
    {"population/burkina-faso/bfa_pop_adm2_2023.csv", "", 46},
    {"population/drc/cod_pop_adm0_2020.csv", "", 2},
    {"population/drc/cod_pop_adm1_2020.csv", "", 27},
    {"population/drc/cod_pop_adm2_2020.csv", "", 190},
    {"population/global/subnational_population_adm1_2022.csv", "", 1295},
    {"pcodes/global/global_pcodes_all_levels.csv", "", 221889},
    {"pcodes/global/global_pcodes_adm1_adm2_2026.csv", "", 33364},
    {"pcodes/global/global_pcode_lengths.csv", "", 157},
    {"pcodes/afghanistan/afg_adminboundaries_tabular.xlsx", "ADM2", 402},
    {"pcodes/somalia/som_adminboundaries_tabular.xlsx", "ADM2", 75},
    {"pcodes/guinea/gin_adm2_codes_2014.csv", "", 36},
    {"hxl/conformance-open/io/input-fuzzy.csv", "", 7},
    {"hxl/conformance-open/io/input-invalid.csv", "", 7},
    {"hxl/conformance-open/io/input-multiline.csv", "", 2},
    {"hxl/conformance-open/io/input-quality.xlsx", "input-quality-hxl", 7},
    {"hxl/conformance-open/io/input-untagged.csv", "", 6},
    {"hxl/conformance-open/io/input-untagged.json", "", 6},
    {"hxl/conformance-open/io/input-valid-csv.zip", "", 7},
    {"hxl/conformance-open/io/input-valid-json.txt", "", 7},
    {"hxl/conformance-open/io/input-valid-latin1.csv", "", 7},
    {"hxl/conformance-open/io/input-valid-objects.json", "", 5},
    {"hxl/conformance-open/io/input-valid.csv", "", 7},
    {"hxl/conformance-open/io/input-valid.hxl", "", 7},
    {"hxl/conformance-open/io/input-valid.json", "", 7},
    {"hxl/conformance-open/io/input-valid.xls", "", 7},
    {"hxl/conformance-open/io/input-valid.xlsx", "", 7},
};

// Files in these folders that are no tables, and say so.
constexpr char const* no_tables[] = {
    "needs/afghanistan/afg_hpc_responsemonitoring_1185.json", "pcodes/somalia/som_location_synonyms.json",
    "hxl/conformance-open/io/input-notag1.html", "hxl/conformance-open/io/expected.json",
};

std::filesystem::path const root = MUSTER_SHARED_DATA;

std::size_t sheet_of(formats::Workbook const& workbook, std::string_view name)
{
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i)
        if (name.empty() or workbook.sheets()[i].name == name) return i;
    return workbook.sheets().size();
}

}

TEST(RealTables, HoldAsManyRowsAsTheManifestSays)
{
    if (not std::filesystem::exists(root)) GTEST_SKIP() << "no folder of real data: " << root;
    for (auto const& table : tables) {
        auto const begin = std::chrono::steady_clock::now();
        auto const workbook = formats::Workbook::open(root / table.path);
        auto const sheet = sheet_of(*workbook, table.sheet);
        ASSERT_LT(sheet, workbook->sheets().size()) << table.path;
        std::size_t rows = 0, cells = 0;
        std::uint32_t last = 0;
        EXPECT_TRUE(workbook->read(sheet, [&](formats::SheetRow const& row) {
            ++rows;
            EXPECT_GT(row.number, last);
            last = row.number;
            for (auto const& cell : row.cells) cells += not cell.empty();
            return true;
        }));
        EXPECT_EQ(rows, table.rows - table.blank) << table.path;
        std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - begin;
        fmt::print("{:60} {:7} rows {:8} cells {:6.1f} ms\n", table.path, rows, cells, took.count());
        for (auto const& finding : workbook->findings()) fmt::print("    {} {} ({})\n", finding.code, finding.at, finding.times);
    }
}

TEST(RealTables, EverythingElseIsRefusedInWords)
{
    if (not std::filesystem::exists(root)) GTEST_SKIP() << "no folder of real data: " << root;
    std::set<std::string> known(std::begin(no_tables), std::end(no_tables));
    for (auto const* const path : no_tables) {
        try {
            formats::Workbook::open(root / path);
            ADD_FAILURE() << path;
        }
        catch (base::Refusal const& refusal) {
            EXPECT_EQ(refusal.code(), "file.not_a_table") << path;
        }
    }
    // No table of these folders is forgotten above.
    for (auto const& table : tables) known.insert(table.path);
    for (auto const* const folder : {"5w", "needs", "population", "pcodes", "hxl/conformance-open/io"})
        for (auto const& file : std::filesystem::recursive_directory_iterator(root / folder))
            if (file.is_regular_file()) {
                EXPECT_TRUE(known.contains(std::filesystem::relative(file.path(), root))) << file.path();
            }
}

TEST(RealTables, CutAnywhereTheyAreRefusedOrWhole)
{
    if (not std::filesystem::exists(root)) GTEST_SKIP() << "no folder of real data: " << root;
    for (auto const* const path : {"5w/libya/lby_3w_2021_05.xlsx", "5w/burundi/bdi_3w_2023_02.ods",
                                   "hxl/conformance-open/io/input-valid.xls"}) {
        std::ifstream in(root / path, std::ios::binary);
        std::string const whole(std::istreambuf_iterator<char>(in), {});
        auto const rows = read_bytes(whole).rows;
        std::size_t refused = 0;
        for (std::size_t i = 1; i < 40; ++i) {
            auto const cut = whole.substr(0, whole.size() * i / 40);
            auto const code = refusal_of(cut);
            if (code != "read") ++refused;
            EXPECT_TRUE(code == "file.truncated" or code == "file.unreadable" or (code == "read" and read_bytes(cut).rows == rows))
                << path << " " << i << " " << code;
        }
        EXPECT_GT(refused, 30u) << path;
    }
}
