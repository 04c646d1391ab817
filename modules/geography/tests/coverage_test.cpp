// How many rows of real reports find their place, file by file: the columns are told here, so that only the gazetteer
// is measured. Prints one line a file.
#include "kit.hpp"
#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/core.h>
#include <formats/workbook.hpp>
#include <map>
#include <unordered_map>

namespace muster::geography {
namespace {

/// A header and the level whose code or name it holds.
struct Column {
    std::string header;
    int level;
    bool code;
};

struct Report {
    std::string file, iso3;
    std::vector<std::string> gazetteer;
    std::vector<Column> columns;
    double wanted;      // share placed of the rows that say something of a place
    double wanted_fine; // share of them placed at the level that they say, not only in its parent
};

std::string const list = "pcodes/global/global_pcodes_adm1_adm2_2026.csv",
                  codes = "pcodes/global/global_pcodes_all_levels.csv";

std::vector<Report> const reports{
    {"5w/nigeria/nga_3w_2023q4.xlsx",
     "NGA",
     {list},
     {{"State", 1, false}, {"State Pcode", 1, true}, {"LGA", 2, false}, {"LGA PCode", 2, true}},
     1,
     0.99},
    {"5w/nigeria/nga_3w_2021_08.xlsx",
     "NGA",
     {list},
     {{"States", 1, false}, {"State Pcode", 1, true}, {"LGA", 2, false}, {"LGA PCode", 2, true}},
     1,
     0.99},
    {"5w/somalia/som_3w_2025_01_04.xlsx",
     "SOM",
     {list},
     {{"Region", 1, false}, {"RegionPcode", 1, true}, {"District", 2, false}, {"DistrictPcode", 2, true}},
     0.999,
     0.999},
    {"5w/somalia/som_3w_2022_03.xlsx",
     "SOM",
     {list, "pcodes/somalia/som_location_synonyms.json"},
     {{"Region ", 1, false}, {"District ", 2, false}},
     0.999,
     0.93},
    {"5w/ethiopia/eth_4w_2025_05_07.csv",
     "ETH",
     {list, codes, "boundaries/ethiopia/eth_adm3.topojson"},
     {{"Region", 1, false}, {"Zone", 2, false}, {"Woreda", 3, false}, {"WoredaPcod", 3, true}},
     0.94,
     0.89},
    {"5w/burkina-faso/bfa_5w_2022_02.xlsx",
     "BFA",
     {list, "boundaries/burkina-faso/bfa_adm3.topojson"},
     {{"Région *", 1, false}, {"Province  *", 2, false}, {"Commune *", 3, false}},
     0.99,
     0.95},
    {"5w/niger/ner_3w_2022_02.xlsx", "NER", {list}, {{"Région", 1, false}, {"Département", 2, false}}, 0.999, 0.97},
    {"5w/haiti/hti_3w_2020.xlsx",
     "HTI",
     {list},
     {{"adm1code", 1, true}, {"adm1Name_fr", 1, false}, {"adm2code", 2, true}, {"adm2Name_fr", 2, false}},
     1,
     0.99},
    {"5w/drc/cod_3w_2022_01.xlsx",
     "COD",
     {list},
     {{"ID Province", 1, true}, {"Province", 1, false}, {"ID Territoire", 2, true}, {"Territoire", 2, false}},
     0.998,
     0.998},
    {"5w/drc/cod_5w_2025_05.xlsx",
     "COD",
     {list},
     {{"Code Province", 1, true},
      {"Province", 1, false},
      {"Code Terrtoire", 2, true},
      {"Territoire", 2, false},
      {"Pcode ZS", 3, true}},
     0.99,
     0},
    {"5w/libya/lby_3w_2021_05.xlsx", "LBY", {list}, {{"Mantika", 2, false}, {"P_CODE", 2, true}}, 1, 0.99},
    {"5w/afghanistan/afg_3w_2024q1.csv",
     "AFG",
     {list},
     {{"PROVINCE", 1, false}, {"PROV_CODE", 1, true}, {"DISTRICT", 2, false}, {"DIST_CODE", 2, true}},
     1,
     0.99},
    {"5w/colombia/col_345w_2021.xlsx",
     "COL",
     {list},
     {{"Pcode 1", 1, true}, {"Estado", 1, false}, {"Pcode 2", 2, true}, {"Municipio", 2, false}},
     0.99,
     0.99},
    {"5w/honduras/hnd_345w_2021.csv",
     "HND",
     {list},
     {{"PCODE1", 1, true}, {"ADMIN 1", 1, false}, {"PCODE2", 2, true}, {"ADMIN 2", 2, false}},
     0.998,
     0.99},
    {"5w/south-sudan/ssd_3w_2022q1.xlsx",
     "SSD",
     {list},
     {{"#adm1+name", 1, false}, {"#adm1+code", 1, true}, {"#adm2+name", 2, false}, {"#adm2+code", 2, true}},
     0.994,
     0.994},
    {"5w/lebanon/lbn_sectors_2024_09.csv",
     "LBN",
     {list},
     {{"Admin1Code", 1, true}, {"Admin1", 1, false}, {"Admin2Code", 2, true}, {"Admin2", 2, false}},
     0.99,
     0.99},
    {"5w/burundi/bdi_3w_2022_03.xlsx", "BDI", {list}, {{"Provinces", 1, false}}, 0.97, 0.97},
};

struct Sums {
    std::int64_t rows = 0, placed = 0, fine = 0, doubted = 0;
    std::int64_t clear = 0,
                 clear_placed = 0; // rows with a code of the gazetteer, or with a name that only one place has
    std::map<std::string_view, std::int64_t> steps;
    std::map<std::string, std::int64_t> unplaced, coarse, doubts;
};

/// The rows of the sheet that has all the headers, each as the texts of those columns.
void read(Report const& report, std::function<void(std::vector<std::string> const&)> const& sink)
{
    auto const book = formats::Workbook::open(shared(report.file));
    for (std::size_t sheet = 0; sheet < book->sheets().size(); ++sheet) {
        std::vector<int> at;
        std::uint32_t header = 0;
        book->read(sheet, [&](formats::SheetRow const& row) {
            at.assign(report.columns.size(), -1);
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                for (std::size_t c = 0; c < report.columns.size(); ++c)
                    if (at[c] < 0 and row.cells[i].text == report.columns[c].header) at[c] = static_cast<int>(i);
            header = row.number;
            return row.number < 5 and std::ranges::find(at, -1) != at.end();
        });
        if (at.empty() or std::ranges::find(at, -1) != at.end()) continue;
        book->read(sheet, [&](formats::SheetRow const& row) {
            if (row.number <= header) return true;
            std::vector<std::string> texts;
            bool tags = false;
            for (auto const column : at) {
                auto const* cell = static_cast<std::size_t>(column) < row.cells.size()
                                       ? &row.cells[static_cast<std::size_t>(column)]
                                       : nullptr;
                texts.emplace_back(cell and cell->kind != formats::Cell::Kind::error ? cell->text : std::string_view());
                tags = tags or texts.back().starts_with('#');
            }
            if (not tags) sink(texts);
            return true;
        });
        return;
    }
    ADD_FAILURE() << report.file << " has no sheet with the columns told here";
}

Asked question(Report const& report, std::vector<std::string> const& texts)
{
    Asked asked;
    for (std::size_t c = 0; c < report.columns.size(); ++c) {
        auto& side = report.columns[c].code ? asked.code : asked.name;
        side[static_cast<std::size_t>(report.columns[c].level)] = texts[c];
    }
    return asked;
}

std::string plain(std::string_view text)
{
    std::string out;
    for (char const c : text)
        out += c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c;
    while (not out.empty() and out.back() == ' ')
        out.pop_back();
    return out;
}

/// Whether the row is clear by itself, judged without the ladder: by equal codes and equal names only.
class Clear {
public:
    explicit Clear(Gazetteer const& gazetteer) : gazetteer_(gazetteer)
    {
        for (int level = 1; level <= gazetteer.lowest_level(); ++level)
            for (auto const place : gazetteer.places_of(level))
                ++names_[{level, plain(gazetteer.at(place).name)}];
    }
    [[nodiscard]] bool is(Asked const& asked) const
    {
        for (int level = 5; level >= 1; --level) {
            auto const at = static_cast<std::size_t>(level);
            if (not asked.code[at].empty() and gazetteer_.by_code(asked.code[at]) >= 0) return true;
            if (asked.name[at].empty()) continue;
            auto const name = names_.find({level, plain(asked.name[at])});
            return name != names_.end() and name->second == 1;
        }
        return false;
    }

private:
    Gazetteer const& gazetteer_;
    std::map<std::pair<int, std::string>, int> names_;
};

Sums measure(Report const& report, Gazetteer const& gazetteer)
{
    Sums sums;
    Clear const clear(gazetteer);
    std::unordered_map<std::string, Found> memo;
    read(report, [&](std::vector<std::string> const& texts) {
        std::string key;
        for (auto const& text : texts)
            key += text + " | ";
        auto at = memo.find(key);
        auto const asked = question(report, texts);
        if (at == memo.end()) at = memo.emplace(key, gazetteer.find(asked)).first;
        auto const& found = at->second;
        if (found.step == Step::not_asked) return;
        ++sums.rows;
        ++sums.steps[name_of(found.step)];
        bool const is_clear = clear.is(asked);
        if (is_clear) ++sums.clear;
        if (is_clear and found.place >= 0) ++sums.clear_placed;
        if (found.place >= 0)
            ++sums.placed;
        else
            ++sums.unplaced[key + std::string(name_of(found.step))];
        if (found.place >= 0 and found.step != Step::parent_only)
            ++sums.fine;
        else if (found.place >= 0)
            ++sums.coarse[key + gazetteer.at(found.place).name];
        if (not found.doubts.empty())
            ++sums.doubted,
                ++sums.doubts[key + std::string(found.doubts[0]) + " " + gazetteer.at(std::max(found.place, 0)).name];
    });
    return sums;
}

void show(std::string_view what, std::map<std::string, std::int64_t> const& cases)
{
    std::vector<std::pair<std::int64_t, std::string>> sorted;
    for (auto const& [text, count] : cases)
        sorted.emplace_back(-count, text);
    std::ranges::sort(sorted);
    for (std::size_t i = 0; i < std::min<std::size_t>(sorted.size(), 12); ++i)
        fmt::print("      {} {:5} {}\n", what, -sorted[i].first, sorted[i].second);
}

TEST(Coverage, RowsOfRealReportsFindTheirPlace)
{
    NEEDS_SHARED_DATA();
    bool const talk = std::getenv("MUSTER_TEST_TALK") != nullptr;
    for (auto const& report : reports) {
        Country country(report.iso3);
        for (auto const& file : report.gazetteer)
            country.load_shared(file);
        auto const gazetteer = country.gazetteer();
        auto const sums = measure(report, *gazetteer);
        auto const rows = static_cast<double>(std::max<std::int64_t>(sums.rows, 1));
        auto const placed = static_cast<double>(sums.placed) / rows, fine = static_cast<double>(sums.fine) / rows;
        auto const clear =
            static_cast<double>(sums.clear_placed) / static_cast<double>(std::max<std::int64_t>(sums.clear, 1));
        std::string steps;
        for (auto const& [step, count] : sums.steps)
            steps += fmt::format(" {} {}", step, count);
        fmt::print("  {:36} rows {:6}  placed {:6.2f} %  at the level told {:6.2f} %  of {:6} clear ones {:6.2f} %  "
                   "doubted {:5} {}\n",
                   report.file, sums.rows, placed * 100, fine * 100, sums.clear, clear * 100, sums.doubted, steps);
        if (talk) show("unplaced", sums.unplaced), show("coarse", sums.coarse), show("doubt", sums.doubts);
        EXPECT_GT(sums.rows, 0) << report.file;
        EXPECT_GE(clear, 0.97) << report.file;
        EXPECT_GE(placed, report.wanted) << report.file;
        EXPECT_GE(fine, report.wanted_fine) << report.file;
    }
}

} // namespace
} // namespace muster::geography
