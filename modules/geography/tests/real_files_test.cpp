// Every real list of places, boundaries and population: the counts are those of the manifest, or counted here by other
// means.
#include "kit.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <gmock/gmock.h>
#include <map>
#include <set>

namespace muster::geography {
namespace {

using testing::HasSubstr;

/// A plain reading of comma separated files, for counting only; quotes are kept together.
std::vector<std::vector<std::string>> lines_of(std::string const& path)
{
    std::ifstream file(path);
    std::vector<std::vector<std::string>> lines;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (not line.empty() and line.back() == '\r') line.pop_back();
        std::vector<std::string> cells(1);
        bool quoted = false;
        for (char const c : line) {
            if (c == '"')
                quoted = not quoted;
            else if (c == ',' and not quoted)
                cells.emplace_back();
            else
                cells.back() += c;
        }
        lines.push_back(std::move(cells));
    }
    return lines;
}

std::string const list = "pcodes/global/global_pcodes_adm1_adm2_2026.csv",
                  codes = "pcodes/global/global_pcodes_all_levels.csv";

std::int64_t number(Country& country, std::string const& sql)
{
    return country.db->number({"test", sql, ""}).value_or(-1);
}

TEST(RealGazetteers, TheGlobalListForEveryCountryOfTheReports)
{
    NEEDS_SHARED_DATA();
    std::map<std::string, std::map<int, std::set<std::string>>> counted;
    for (auto const& cells : lines_of(shared(list)))
        if (cells.size() == 6 and cells[2] != "Unspecified" and (cells[1] == "1" or cells[1] == "2"))
            counted[cells[0]][cells[1][0] - '0'].insert(cells[2]);
    for (auto const* iso3 : {"AFG", "BDI", "BFA", "COD", "COL", "ETH", "HND", "HTI", "LBN", "LBR", "LBY",
                             "MLI", "NER", "NGA", "NPL", "SEN", "SLE", "SOM", "SSD", "TCD", "UKR"}) {
        Country country(iso3);
        auto const loaded = country.load_shared(list);
        auto const gazetteer = country.gazetteer();
        for (int level = 1; level <= 2; ++level)
            EXPECT_EQ(gazetteer->places_of(level).size(), counted[iso3][level].size()) << iso3 << " level " << level;
        EXPECT_EQ(
            number(country,
                   "SELECT count(*) FROM places_now WHERE level > 0 AND parent NOT IN (SELECT pcode FROM places_now)"),
            0)
            << iso3;
        EXPECT_EQ(country.load_shared(list).places_changed, 0) << iso3;
    }
}

TEST(RealGazetteers, AllLevelsOfUkraineInThirtyThousandCodes)
{
    NEEDS_SHARED_DATA();
    std::map<std::size_t, int> counted;
    for (auto const& cells : lines_of(shared(codes)))
        if (cells.size() == 2 and cells[0] == "UKR") ++counted[cells[1].size()];
    Country country("UKR");
    country.load_shared(list);
    auto const loaded = country.load_shared(codes);
    EXPECT_EQ(times(loaded, "gazetteer.parent_guessed"), counted[9] + counted[12]);
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(gazetteer->places_of(3).size(), static_cast<std::size_t>(counted[9]));
    EXPECT_EQ(gazetteer->places_of(4).size(), static_cast<std::size_t>(counted[12]));
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("UA1410001008")).parent, "UA1410001");
    EXPECT_EQ(country.load_shared(codes).places_changed, 0);
}

TEST(RealGazetteers, TablesOfTheCommonDatasets)
{
    NEEDS_SHARED_DATA();
    Country afghanistan("AFG");
    EXPECT_EQ(afghanistan.load_shared("pcodes/afghanistan/afg_adminboundaries_tabular.xlsx").places_new, 1 + 34 + 401);
    auto const places = afghanistan.gazetteer();
    EXPECT_EQ(places->at(places->by_code("AF1705")).name, "Khash");
    EXPECT_EQ(places->at(places->by_code("AF1705")).parent, "AF17");
    EXPECT_EQ(places->at(places->by_code("AF1705")).valid_from, base::Day::parse("2021-11-17"));
    Asked dari;
    dari.name[1] = "بدخشان", dari.name[2] = "خاش";
    EXPECT_EQ(places->find(dari).place, places->by_code("AF1705"));

    Country somalia("SOM");
    EXPECT_EQ(somalia.load_shared("pcodes/somalia/som_adminboundaries_tabular.xlsx").places_new, 1 + 18 + 74);
    auto const synonyms = somalia.load_shared("pcodes/somalia/som_location_synonyms.json");
    EXPECT_GT(synonyms.places_changed, 8);
    EXPECT_GT(times(synonyms, "gazetteer.synonym_level"), 10) << "its districts carry the codes of their regions";
    EXPECT_EQ(somalia.load_shared("pcodes/global/global_pcode_lengths.csv").kind, "code lengths");

    Country guinea("GIN");
    EXPECT_EQ(guinea.load_shared("pcodes/guinea/gin_adm2_codes_2014.csv").places_new, 1 + 8 + 34);
    EXPECT_EQ(times(guinea.load_shared(list), "gazetteer.superseded"), 8 + 33)
        << "GN08 became GN008; one prefecture is spelled too differently";
    EXPECT_EQ(guinea.gazetteer()->places_of(1).size(), 8u);
    Asked old;
    old.code[2] = "GN0806";
    auto const found = guinea.gazetteer()->find(old);
    EXPECT_EQ(name_of(found.step), "vintage");
    EXPECT_EQ(guinea.gazetteer()->at(found.place).name, "Yomou");
}

struct Outlines {
    std::string iso3, file;
    std::int64_t boundaries;
    int level;
};

TEST(RealOutlines, AllOfThem)
{
    NEEDS_SHARED_DATA();
    std::vector<Outlines> const all{
        {"NGA", "nigeria/nga_adm1.topojson", 37, 1},      {"NGA", "nigeria/nga_adm2.topojson", 774, 2},
        {"NGA", "nigeria/nga_adm3.topojson", 714, 3},     {"ETH", "ethiopia/eth_adm1.geojson", 11, 1},
        {"ETH", "ethiopia/eth_adm2.topojson", 91, 2},     {"ETH", "ethiopia/eth_adm3.topojson", 981, 3},
        {"SOM", "somalia/som_adm1.geojson", 18, 1},       {"SOM", "somalia/som_adm2.geojson", 74, 2},
        {"COD", "drc/cod_adm1.topojson", 26, 1},          {"COD", "drc/cod_adm2.topojson", 189, 2},
        {"SSD", "south-sudan/ssd_adm1.topojson", 10, 1},  {"SSD", "south-sudan/ssd_adm2.geojson", 79, 2},
        {"HTI", "haiti/hti_adm1.topojson", 10, 1},        {"HTI", "haiti/hti_adm2.topojson", 140, 2},
        {"HTI", "haiti/hti_adm3.topojson", 570, 3},       {"COL", "colombia/col_adm1.topojson", 33, 1},
        {"NPL", "nepal/npl_adm1.geojson", 7, 1},          {"NPL", "nepal/npl_adm2.topojson", 775, 2},
        {"UKR", "ukraine/ukr_adm1.topojson", 27, 1},      {"BFA", "burkina-faso/bfa_adm1.topojson", 13, 1},
        {"BFA", "burkina-faso/bfa_adm2.topojson", 45, 2}, {"BFA", "burkina-faso/bfa_adm3.topojson", 351, 3},
        {"NER", "niger/ner_adm1.geojson", 8, 1},          {"NER", "niger/ner_adm2.geojson", 63, 2},
        {"BDI", "burundi/bdi_adm1.topojson", 18, 1},      {"BDI", "burundi/bdi_adm2.topojson", 119, 2},
        {"LBY", "libya/lby_adm1.geojson", 3, 1},          {"LBY", "libya/lby_adm2.geojson", 22, 2},
        {"LBN", "lebanon/lbn_adm1.topojson", 8, 1},       {"LBN", "lebanon/lbn_adm2.topojson", 26, 2},
        {"NGA", "world/world_countries.json", 1, 0},
    };
    std::map<std::string, std::unique_ptr<Country>> countries;
    for (auto const& one : all) {
        auto& country = countries[one.iso3];
        if (not country) country = std::make_unique<Country>(one.iso3);
        auto const loaded = country->load_shared("boundaries/" + one.file);
        EXPECT_EQ(loaded.boundaries, one.boundaries) << one.file;
        EXPECT_EQ(number(*country, fmt::format("SELECT count(*) FROM boundary WHERE level = {}", one.level)),
                  one.boundaries)
            << one.file;
        EXPECT_EQ(times(loaded, "gazetteer.parent_missing"), 0) << one.file;
        EXPECT_EQ(country->load_shared("boundaries/" + one.file).boundaries, 0) << one.file << " again";
    }
    // A point that is surely inside each district must lead back to it.
    auto const gazetteer = countries["NGA"]->gazetteer();
    int back = 0;
    for (auto const place : gazetteer->places_of(2)) {
        Asked asked;
        asked.lat = gazetteer->at(place).lat, asked.lon = gazetteer->at(place).lon;
        auto const found = gazetteer->find(asked);
        if (found.place >= 0 and gazetteer->ancestor(found.place, 2) == place) ++back;
    }
    EXPECT_EQ(back, 774);
}

TEST(RealOutlines, ThoseOfNepalIn2015NeedTheirLevelTold)
{
    NEEDS_SHARED_DATA();
    Country country("NPL");
    auto const districts = "boundaries/nepal/npl_districts_2015_topo.topojson",
               villages = "boundaries/nepal/npl_vdc_2015_affected_topo.topojson";
    EXPECT_THROW(country.load_shared(districts), base::Refusal);
    EXPECT_EQ(
        country.load_shared(districts, {.level = 3, .code = "HLCIT_CODE", .name = "DISTRICT", .year = {}}).boundaries,
        75);
    auto const loaded = country.load_shared(villages, {.level = 4, .code = "HLCIT_CODE", .name = {}, .year = {}});
    EXPECT_GT(loaded.boundaries, 1100);
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("524 2 05 26 5 016")).parent, "524 2 05 26");
}

TEST(RealOutlines, TheBrokenOnesAreSaidToBeBroken)
{
    NEEDS_SHARED_DATA();
    Country country("COL");
    country.load_shared(list);
    auto const loaded = country.load_shared("boundaries/broken/col_adm2_is_really_adm1.topojson");
    EXPECT_EQ(loaded.boundaries, 0);
    ASSERT_TRUE(finding(loaded, "boundary.wrong_level"));
    EXPECT_THAT(finding(loaded, "boundary.wrong_level")->sentence, HasSubstr("33 areas are those of level 1"));
    try {
        country.load_shared("boundaries/broken/syr_adm4_server_error.geojson");
        FAIL() << "a server's error is no map";
    } catch (base::Refusal const& refusal) {
        EXPECT_EQ(refusal.code(), "boundaries.no_features");
        EXPECT_THAT(refusal.finding().sentence, HasSubstr("Failed to execute query"));
    }
}

/// The sum of a column over the rows, by a plain reading.
std::int64_t sum_of(std::string const& path, std::string const& column, std::string const& where = "",
                    std::string const& is = "")
{
    auto const lines = lines_of(path);
    auto const at = [&](std::string const& name) {
        for (std::size_t i = 0; i < lines[0].size(); ++i) {
            auto header = lines[0][i];
            std::erase(header, ' ');
            if (header == name) return i;
        }
        ADD_FAILURE() << path << " has no column " << name;
        return std::size_t{0};
    };
    std::int64_t sum = 0;
    auto const from = at(column), test = where.empty() ? 0 : at(where);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].size() <= from or lines[i][0].starts_with('#') or (not where.empty() and lines[i][test] != is))
            continue;
        sum += std::atoll(lines[i][from].c_str());
    }
    return sum;
}

struct People {
    std::string iso3, file;
    int level, year;
};

TEST(RealPopulation, AllOfIt)
{
    NEEDS_SHARED_DATA();
    std::vector<People> const all{
        {"AFG", "afghanistan/afg_pop_adm0_2021.csv", 0, 2021},  {"AFG", "afghanistan/afg_pop_adm1_2021.csv", 1, 2021},
        {"NGA", "nigeria/nga_pop_adm0_2020.csv", 0, 2020},      {"NGA", "nigeria/nga_pop_adm1_2020.csv", 1, 2020},
        {"NGA", "nigeria/nga_pop_adm2_2020.csv", 2, 2020},      {"BFA", "burkina-faso/bfa_pop_adm0_2023.csv", 0, 2023},
        {"BFA", "burkina-faso/bfa_pop_adm1_2023.csv", 1, 2023}, {"BFA", "burkina-faso/bfa_pop_adm2_2023.csv", 2, 2023},
        {"COD", "drc/cod_pop_adm0_2020.csv", 0, 2020},          {"COD", "drc/cod_pop_adm1_2020.csv", 1, 2020},
        {"COD", "drc/cod_pop_adm2_2020.csv", 2, 2020},
    };
    std::map<std::string, std::unique_ptr<Country>> countries;
    for (auto const& one : all) {
        auto& country = countries[one.iso3];
        if (not country) {
            country = std::make_unique<Country>(one.iso3);
            country->load_shared(list);
        }
        auto const path = "population/" + one.file;
        auto const loaded = country->load_shared(path);
        EXPECT_EQ(times(loaded, "population.place_unknown"), 0) << one.file;
        auto const total = [&](std::string const& sex) {
            return number(*country,
                          fmt::format("SELECT sum(people) FROM population JOIN places_now USING (operation, pcode) "
                                      "WHERE level = {} AND year = {} AND sex = '{}' AND age = 'all'",
                                      one.level, one.year, sex));
        };
        EXPECT_EQ(total("all"), sum_of(shared(path), "T_TL")) << one.file;
        EXPECT_EQ(total("f"), sum_of(shared(path), "F_TL")) << one.file;
        EXPECT_EQ(number(*country, fmt::format("SELECT sum(people) FROM population_parts JOIN places_now USING "
                                               "(operation, pcode) WHERE level = {} AND "
                                               "sex = 'm' AND age = '0-4'",
                                               one.level)),
                  sum_of(shared(path), "M_00_04"))
            << one.file;
        EXPECT_EQ(country->load_shared(path).figures, 0) << one.file << " again";
        if (one.file.ends_with("bfa_pop_adm0_2023.csv")) EXPECT_TRUE(finding(loaded, "population.level_of_name"));
        if (one.file.starts_with("drc/")) EXPECT_GT(times(loaded, "population.ages_differ"), 0);
        if (one.file.starts_with("burkina-faso/") or one.file.starts_with("nigeria/"))
            EXPECT_EQ(times(loaded, "population.levels_differ"), 0);
    }
}

TEST(RealPopulation, OfAllCountriesInOneTable)
{
    NEEDS_SHARED_DATA();
    auto const path = "population/global/subnational_population_adm1_2022.csv";
    for (auto const* iso3 : {"AFG", "HTI", "SOM", "YEM"}) {
        Country country(iso3);
        country.load_shared(list);
        country.load_shared(path);
        EXPECT_EQ(number(country, "SELECT sum(people) FROM population_totals WHERE year = 2022"),
                  sum_of(shared(path), "Population", "alpha_3", iso3))
            << iso3;
    }
}

} // namespace
} // namespace muster::geography
