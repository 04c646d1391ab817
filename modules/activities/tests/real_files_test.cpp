// Every real table of the shared data, read with no editing: the right sheet, every row accounted for, places found.
// Skipped where the data are not there. Prints one line a file.
#include "kit.hpp"
#include <base/count.hpp>
#include <chrono>
#include <filesystem>
#include <fmt/core.h>
#include <map>

namespace muster::activities {

namespace {

namespace fs = std::filesystem;

/// What is known of a file by other means: the manifest's count of rows that are not empty (header rows among them),
/// the columns that must be understood, and the least share of rows with a place.
struct Known {
    char const* file;
    char const* iso3;
    char const* country;      // folder of boundaries and gazetteers
    std::int64_t rows;
    char const* sheet;        // "" for text files
    std::vector<std::string> meanings;
    int placed_percent;
};

std::vector<Known> const& known_files()
{
    static std::vector<Known> const files{
        {"afghanistan/afg_3w_2024q1.csv", "AFG", "afghanistan", 10904, "", {"org.acronym", "org.name", "sector", "place.adm2.code"}, 100},
        {"burkina-faso/bfa_5w_2022_02.xlsx", "BFA", "burkina-faso", 423, "Jan - Fev Public", {"org.name", "sector", "place.adm3.code"}, 100},
        {"burundi/bdi_3w_2022_03.xlsx", "BDI", "burundi", 1529, "Master Data", {"org.acronym", "sector", "place.adm1.name"}, 99},
        // Most of the rest says "Bujumbura", which is two provinces: a person must say which.
        {"burundi/bdi_3w_2023_02.ods", "BDI", "burundi", 322, "Sheet1", {"org.acronym", "sector", "place.adm1.name"}, 80},
        {"chad-sudan-2014/unhcr_3w_2014_hxl.csv", "TCD", "", 2252, "", {"org", "sector", "lat", "lon"}, 0},
        {"colombia/col_345w_2021.xlsx", "COL", "colombia", 4664, "Records", {"id", "org.implementing", "sector", "reached", "reached.f.children", "reached.f.adults", "place.adm2.code"}, 99},
        {"drc/cod_3w_2022_01.xlsx", "COD", "drc", 5340, "DATA-FINAL", {"org.acronym", "sector", "place.adm2.code", "start", "targeted"}, 99},
        {"drc/cod_5w_2025_05.xlsx", "COD", "drc", 4344, "Data", {"org.name", "sector", "activity", "start", "end", "reached", "status", "place.adm2.code"}, 99},
        {"ebola-2014/lbr_ebola_facilities_2014.csv", "LBR", "", 791, "", {"org", "status", "activity", "place.adm2.code"}, 0},
        {"ebola-2014/mli_nga_sen_ebola_2014.csv", "MLI", "", 132, "", {"org", "status", "activity"}, 0},
        {"ebola-2014/sle_ebola_facilities_2014.csv", "SLE", "", 333, "", {"org", "status", "activity", "place.adm2.code"}, 0},
        {"ethiopia/eth_3w_2025_08.csv", "ETH", "ethiopia", 3123, "", {"org.implementing.name", "sector", "activity", "status", "place.adm3.code", "period"}, 93},
        {"ethiopia/eth_4w_2022_02.xlsx", "ETH", "ethiopia", 7902, "Eth_4Ws_February_2022", {"org.implementing.name", "sector", "activity", "place.adm3.code"}, 97},
        {"ethiopia/eth_4w_2025_05_07.csv", "ETH", "ethiopia", 9970, "", {"org.implementing.name", "sector", "activity", "status", "place.adm3.code", "period"}, 93},
        {"haiti/hti_3w_2020.xlsx", "HTI", "haiti", 11378, "Sheet2", {"org.name", "org.acronym", "sector", "place.adm2.code"}, 100},
        {"honduras/hnd_345w_2021.csv", "HND", "", 2732, "", {"id", "org.implementing.name", "sector", "reached", "reached.f.elderly.band1", "place.adm2.code"}, 98},
        {"lebanon/lbn_sectors_2024_09.csv", "LBN", "lebanon", 13601, "", {"org.acronym", "sector", "activity", "place.adm2.code", "year", "period"}, 99},
        {"libya/lby_3w_2021_05.xlsx", "LBY", "libya", 497, "3W as of May 2021", {"org.acronym", "org.implementing.name", "sector.code", "place.adm2.code"}, 99},
        {"nepal/npl_redcross_3w_2015_hxl.json", "NPL", "", 2283, "", {"org", "sector", "place.adm3.name"}, 0},
        {"niger/ner_3w_2022_02.xlsx", "NER", "niger", 2576, "3w_Data_février_2022", {"org.implementing.name", "sector", "start", "reached", "place.adm3.name", "lat"}, 97},
        {"nigeria/nga_3w_2021_08.xlsx", "NGA", "nigeria", 4650, "august_3ws", {"org.name", "org.acronym", "sector", "status", "place.adm2.code", "period", "year"}, 100},
        {"nigeria/nga_3w_2023q2.xlsx", "NGA", "nigeria", 5742, "NGA_3Ws_Apr_Jun_2023", {"org.name", "sector", "status", "place.adm2.code", "period", "year"}, 100},
        {"nigeria/nga_3w_2023q4.xlsx", "NGA", "nigeria", 9368, "NGA 3Ws Data Q4 2023", {"org", "sector", "status", "place.adm2.code", "period", "year"}, 100},
        {"somalia/som_3w_2022_03.xlsx", "SOM", "somalia", 31087, "Data", {"org.name", "sector", "place.adm2.name"}, 99},
        {"somalia/som_3w_2025_01_04.xlsx", "SOM", "somalia", 4147, "3W_Dataset_January - April 2025", {"org.name", "sector", "place.adm2.code", "period"}, 99},
        {"south-sudan/ssd_3w_2022q1.xlsx", "SSD", "south-sudan", 2783, "January to March", {"org.reporting", "sector", "place.adm2.code", "period"}, 99},
        {"ukraine/ukr_5w_2022_05_26.xlsx", "UKR", "ukraine", 26, "People_Reached_by_Oblast", {"place.adm1.code", "reached", "grand_total"}, 100},
        {"west-africa-2014/rowca_3w_2014_hxl.csv", "MLI", "", 246, "", {"org", "sector", "activity", "reached", "targeted", "period"}, 0},
    };
    return files;
}

class RealFiles : public testing::Test {
protected:
    void SetUp() override
    {
        if (not fs::exists(fs::path(MUSTER_SHARED_DATA) / "5w")) GTEST_SKIP() << "the shared data are not here; real files are not read";
    }
    /// The operation of a country, its gazetteer loaded once.
    std::string operation_of(Known const& file)
    {
        std::string id = file.iso3;
        for (auto& c : id) c = static_cast<char>(c + 32);
        if (not made_.insert(id).second) return id;
        operations::declare(kit_.db(), kit_.clock(), "tester", {.id = id, .name = id, .iso3 = file.iso3});
        auto const load = [&](fs::path const& path) {
            if (not fs::exists(path)) return;
            try {
                geography::load(kit_.db(), kit_.clock(), "tester", id, path.string());
            }
            catch (base::Refusal const& refusal) {
                // A world-wide list need not hold every country.
                if (refusal.code() != "gazetteer.other_country") throw;
            }
        };
        fs::path const data = MUSTER_SHARED_DATA;
        load(data / "pcodes/global/global_pcodes_all_levels.csv");
        load(data / "pcodes/global/global_pcodes_adm1_adm2_2026.csv");
        for (auto const* kind : {"boundaries", "population"}) {
            if (std::string(file.country).empty() or not fs::exists(data / kind / file.country)) continue;
            std::set<fs::path> sorted;
            for (auto const& entry : fs::directory_iterator(data / kind / file.country)) sorted.insert(entry.path());
            for (auto const& path : sorted) load(path);
        }
        return id;
    }
    Kit kit_;
    std::set<std::string> made_;
};

}

TEST_F(RealFiles, EveryRowIsAccountedFor)
{
    fmt::print("{:<42} {:>6} {:>8} {:>6} {:>6} {:>7} {:>7} {:>8} {:>6}\n", "file", "read", "accepted", "held", "wrong", "repeats", "placed", "people", "s");
    for (auto const& file : known_files()) {
        SCOPED_TRACE(file.file);
        auto const operation = operation_of(file);
        auto const path = (fs::path(MUSTER_SHARED_DATA) / "5w" / file.file).string();
        auto const started = std::chrono::steady_clock::now();
        auto const world = World::load(kit_.db(), operation, kit_.clock().today());
        auto const checked = check(kit_.db(), *world, {.path = path}, {});
        auto const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        auto const& r = *checked.reading;
        auto const rows = r.rows_read - r.repeats;
        auto const share = base::Share{r.with_place, rows};
        auto const people = base::Share{r.people_with_place, r.people};
        fmt::print("{:<42} {:>6} {:>8} {:>6} {:>6} {:>7} {:>5} % {:>8} {:>6.2f}\n", file.file, r.rows_read, r.accepted, r.held, r.wrong, r.repeats, share.percent(),
                   people.known() ? fmt::format("{} %", people.percent()) : "–", seconds);
        EXPECT_EQ(r.rows_read, r.accepted + r.held + r.wrong + r.repeats + r.revised);
        auto const seen = r.rows_read + r.totals + r.titles + checked.header_rows + checked.title_rows;
        EXPECT_LE(seen, file.rows);
        EXPECT_GE(seen + std::min<std::int64_t>(r.blank, 3), file.rows);  // rows of blanks only are empty to us
        if (std::string(file.sheet) != "") EXPECT_EQ(checked.sheet, file.sheet);
        std::set<std::string> meanings;
        for (auto const& column : checked.mapping.columns)
            if (column.weight > 0) meanings.insert(column.meaning.text());
        for (auto const& meaning : file.meanings) EXPECT_TRUE(meanings.contains(meaning)) << meaning;
        EXPECT_GE(share.percent(), file.placed_percent);
        for (auto const& finding : findings_of(checked, 0)) {
            EXPECT_FALSE(finding.sentence.empty());
            EXPECT_FALSE(finding.remedy.empty()) << finding.code;
        }
    }
}

TEST_F(RealFiles, EveryFileOfTheFolderIsInTheTable)
{
    std::set<std::string> known;
    for (auto const& file : known_files()) known.insert(file.file);
    for (auto const& entry : fs::recursive_directory_iterator(fs::path(MUSTER_SHARED_DATA) / "5w"))
        if (entry.is_regular_file()) EXPECT_TRUE(known.contains(fs::relative(entry.path(), fs::path(MUSTER_SHARED_DATA) / "5w").string())) << entry.path();
}

/// The problems that the manifest names are said in plain words.
TEST_F(RealFiles, TheirKnownProblemsAreNamed)
{
    struct Problem { char const* file; char const* code; std::int64_t at_least; };
    std::map<std::string, Known const*> by_name;
    for (auto const& file : known_files()) by_name[file.file] = &file;
    for (auto const& [file, code, at_least] : {
             Problem{"nigeria/nga_3w_2021_08.xlsx", "twin.repeat", 2274}, {"nigeria/nga_3w_2023q2.xlsx", "twin.repeat", 95},
             {"somalia/som_3w_2022_03.xlsx", "twin.repeat", 29087}, {"haiti/hti_3w_2020.xlsx", "twin.repeat", 1343},
             {"drc/cod_5w_2025_05.xlsx", "twin.repeat", 390}, {"drc/cod_5w_2025_05.xlsx", "dates.end_before_start", 9},
             {"drc/cod_5w_2025_05.xlsx", "date.is_a_time", 2}, {"ethiopia/eth_4w_2022_02.xlsx", "cell.error", 28},
             {"somalia/som_3w_2025_01_04.xlsx", "cell.error", 1}, {"south-sudan/ssd_3w_2022q1.xlsx", "place.old_code", 1},
             {"lebanon/lbn_sectors_2024_09.csv", "partner.joined", 40}, {"ethiopia/eth_3w_2025_08.csv", "place.unknown", 50}}) {
        SCOPED_TRACE(std::string(file) + " " + code);
        auto const operation = operation_of(*by_name.at(file));
        auto const world = World::load(kit_.db(), operation, kit_.clock().today());
        auto const checked = check(kit_.db(), *world, {.path = (fs::path(MUSTER_SHARED_DATA) / "5w" / file).string()}, {});
        std::int64_t times = 0;
        for (auto const& finding : findings_of(checked, 0))
            if (finding.code == code) times += finding.times;
        EXPECT_GE(times, at_least);
    }
}

}
