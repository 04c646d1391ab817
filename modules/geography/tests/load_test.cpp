// Small files with the faults that real ones have; each is said in words, nothing is taken silently.
#include "kit.hpp"
#include <gmock/gmock.h>
#include <store/journal.hpp>

namespace muster::geography {
namespace {

using testing::HasSubstr;

template <typename Act>
std::string refused(Act&& act)
{
    try {
        act();
    } catch (base::Refusal const& refusal) {
        return refusal.code();
    }
    return "";
}

std::int64_t count(Country& country, std::string const& what)
{
    return country.db->number({"test", "SELECT count(*) FROM " + what, ""}).value_or(-1);
}

std::int64_t people(Country& country, std::string const& pcode)
{
    return country.db->number({"test", "SELECT people FROM population_totals WHERE pcode = '" + pcode + "'", ""})
        .value_or(-1);
}

TEST(LoadPlaces, OneListWithLevelAndParent)
{
    Country country("NER");
    auto const loaded = country.load_text("list.csv", "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n"
                                                      "NGA,1,NG001,Abia,NGA,2019-04-17\n"
                                                      "NER,1,NE001,Agadez,NER,2023-07-25\n"
                                                      "NER,2,NE001001,Aderbissinat,NE001,2023-07-25\n"
                                                      "NER,2,NE001001,Tahoua,NE001,2023-07-25\n"
                                                      "NER,2,Unspecified,Unspecified,NE001,2023-07-25\n"
                                                      "NER,2,,Arlit,NE001,2023-07-25\n"
                                                      "NER,2,district,Bilma,NE001,2023-07-25\n"
                                                      "NER,2,NE002001,Diffa,NE002,2023-07-25\n");
    EXPECT_EQ(loaded.kind, "gazetteer");
    EXPECT_EQ(loaded.places_new, 3);
    for (auto const* code : {"gazetteer.rows_elsewhere", "gazetteer.code_twice", "gazetteer.placeholder",
                             "gazetteer.code_missing", "gazetteer.code_odd", "gazetteer.parent_missing"})
        EXPECT_EQ(times(loaded, code), 1) << code;
    auto const gazetteer = country.gazetteer();
    auto const place = gazetteer->by_code("NE001001");
    EXPECT_EQ(gazetteer->at(place).name, "Aderbissinat");
    EXPECT_EQ(gazetteer->at(gazetteer->ancestor(place, 0)).pcode, "NE");
    EXPECT_EQ(gazetteer->at(gazetteer->ancestor(place, 0)).name, "Niger");
    EXPECT_EQ(gazetteer->lowest_level(), 2);
}

TEST(LoadPlaces, NamesInSeveralLanguages)
{
    Country country("LBY");
    country.load_text("adm2.csv",
                      "ADM2_EN,ADM2_AR,ADM2ALT1_EN,ADM2_PCODE,ADM1_EN,ADM1_PCODE,ADM0_EN,ADM0_PCODE,VALIDON\n"
                      "Derna,درنه,Darnah,LY0101,East,LY01,Libya,LY,43227\n");
    auto const gazetteer = country.gazetteer();
    for (auto const* name : {"Derna", "درنة", "DARNAH"}) {
        Asked asked;
        asked.name[1] = "East", asked.name[2] = name;
        EXPECT_EQ(gazetteer->find(asked).place, gazetteer->by_code("LY0101")) << name;
    }
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("LY0101")).valid_from, base::Day::parse("2018-05-07"));
}

TEST(LoadPlaces, CodesAloneGetLevelAndParentFromTheirShape)
{
    Country country("NER");
    auto const loaded = country.load_text(
        "codes.csv", "Location,P-Code\nNER,NE001001002\nNER,NE001\nNER,NE001001\nNER,NE1\nMLI,ML01\n");
    EXPECT_EQ(loaded.places_new, 3);
    EXPECT_EQ(times(loaded, "gazetteer.parent_guessed"), 2);
    EXPECT_EQ(times(loaded, "gazetteer.level_unclear"), 1);
    EXPECT_EQ(times(loaded, "gazetteer.name_missing"), 3);
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("NE001001002")).parent, "NE001001");
    // What a list tells replaces the guess.
    country.load_text(
        "list.csv", "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\nNER,1,NE002,Diffa,NER,2023-07-25\n"
                    "NER,2,NE001001,Bosso,NE002,2023-07-25\n");
    EXPECT_EQ(country.gazetteer()->at(country.gazetteer()->by_code("NE001001")).parent, "NE002");
}

TEST(LoadPlaces, AnotherCountrysFileIsRefused)
{
    Country country("NGA");
    auto const attempt = [&](std::string const& name, std::string const& text) {
        return refused([&] { country.load_text(name, text); });
    };
    EXPECT_EQ(attempt("ner.csv", "ADM0_PCODE,ADM1_EN,ADM1_PCODE\nNE,Agadez,NE001\n"), "gazetteer.other_country");
    EXPECT_EQ(attempt("list.csv", "Location,P-Code\nNER,NE001\n"), "gazetteer.other_country");
    EXPECT_EQ(
        attempt(
            "ner.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"admin0Pcode":"NE","admin1Pcode":"NE001"},
        "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})"),
        "gazetteer.other_country");
    EXPECT_EQ(attempt("pop.csv", "ADM0_PCODE,ADM1_PCODE,T_TL\nNE,NE001,5\n"), "gazetteer.other_country");
    EXPECT_EQ(count(country, "place"), 0) << "what was refused leaves nothing";
    EXPECT_EQ(count(country, "population"), 0);
}

TEST(LoadPlaces, ReportsAndNeedsAreNoLists)
{
    Country country("NGA");
    std::string reports = "Organization,adm1_name,adm1_pcode\n";
    for (int i = 0; i < 100; ++i)
        reports += "ACF,Borno,NG008\nACF,Yobe,NG036\n";
    EXPECT_EQ(refused([&] { country.load_text("5w.csv", reports); }), "gazetteer.reports_not_places");
    EXPECT_EQ(refused([&] { country.load_text("needs.csv", "Admin 1 PCode,Population,In Need\nNG008,5,3\n"); }),
              "gazetteer.needs_not_places");
    EXPECT_EQ(refused([&] { country.load_text("money.csv", "donor,amount\nECHO,5\n"); }), "gazetteer.not_understood");
    EXPECT_EQ(refused([&] {
                  country.load_text("list.csv", "adm1_pcode\nNG008\n",
                                    {.level = 7, .code = {}, .name = {}, .year = {}});
              }),
              "gazetteer.no_level");
}

TEST(LoadPlaces, AKnownCodeOfAnotherLevelIsLeftOut)
{
    Country country("NGA");
    country.load_text("list.csv", "ADM1_EN,ADM1_PCODE\nBorno,NG008\n");
    auto const loaded = country.load_text("wrong.csv", "ADM2_EN,ADM2_PCODE,ADM1_PCODE\nBorno,NG008,NG001\n");
    EXPECT_EQ(times(loaded, "gazetteer.level_differs"), 1);
    EXPECT_EQ(finding(loaded, "gazetteer.level_differs")->severity, base::Severity::wrong);
    EXPECT_EQ(country.gazetteer()->at(country.gazetteer()->by_code("NG008")).level, 1);
}

TEST(LoadPlaces, ANameOfAnotherPlaceIsNotTakenAsASecondName)
{
    Country country("UKR");
    country.load_text("list.csv", "ADM1_EN,ADM1_PCODE\nKyiv,UA80\nKyivska,UA32\n");
    auto const loaded = country.load_text("other.csv", "ADM1_EN,ADM1_PCODE\nKyivska,UA80\nKyiv Oblast,UA32\n");
    EXPECT_EQ(times(loaded, "gazetteer.name_of_another"), 1);
    Asked asked;
    asked.name[1] = "Kyivska";
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(gazetteer->find(asked).place, gazetteer->by_code("UA32"));
}

TEST(LoadPlaces, CodesOfAnotherFamilyGiveWayToADatedList)
{
    Country country("GIN");
    country.load_text("old.csv", "ADM1_EN,ADM1_PCODE\nNzerekore,GN08\nBoke,GN01\n");
    auto const loaded =
        country.load_text("new.csv", "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n"
                                     "GIN,1,GN008,Nzerekore,GIN,2016-03-04\nGIN,1,GN001,Boke,GIN,2016-03-04\n");
    EXPECT_EQ(times(loaded, "gazetteer.superseded"), 2);
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(gazetteer->places_of(1).size(), 2u);
    Asked asked;
    asked.code[1] = "GN08";
    EXPECT_EQ(gazetteer->find(asked).step, Step::vintage);
    EXPECT_EQ(gazetteer->at(gazetteer->find(asked).place).pcode, "GN008");
    EXPECT_EQ(country.load_text("old.csv", "ADM1_EN,ADM1_PCODE\nNzerekore,GN08\nBoke,GN01\n").places_changed, 0);
}

TEST(LoadPlaces, OneEntryInTheJournalForEachFile)
{
    Country country("NGA");
    country.load_text("list.csv", "ADM1_EN,ADM1_PCODE\nBorno,NG008\n");
    country.load_text("list.csv", "ADM1_EN,ADM1_PCODE\nBorno,NG008\n");
    auto const past = store::history(*country.db, "op", "geography.load", "", 10);
    ASSERT_EQ(past.size(), 1u);
    EXPECT_EQ(past[0].entry.subject, "list.csv");
    EXPECT_THAT(past[0].entry.body, HasSubstr("\"digest\""));
    EXPECT_THAT(past[0].entry.body, HasSubstr("\"places_new\":1"));
}

std::string const areas = R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"admin2Name":"Bama","admin2Pcode":"NG008003"},
     "geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2],[0,0]]]}},
    {"type":"Feature","properties":{"admin2Name":"Gwoza","admin2Pcode":"NG008012"},
     "geometry":{"type":"Polygon","coordinates":[[[2,0],[4,2],[4,0],[2,2],[2,0]]]}},
    {"type":"Feature","properties":{"admin2Name":"Chad Basin"},
     "geometry":{"type":"Polygon","coordinates":[[[9,9],[9,8],[8,8],[9,9]]]}},
    {"type":"Feature","properties":{"admin2Name":"Kukawa","admin2Pcode":"NG008017"},"geometry":null}]})";

TEST(LoadOutlines, WithTheirFaults)
{
    Country country("NGA");
    country.load_text("list.csv", "ADM1_EN,ADM1_PCODE\nBorno,NG008\n");
    auto const loaded = country.load_text("nga_adm2.geojson", areas);
    EXPECT_EQ(loaded.kind, "boundaries");
    EXPECT_EQ(loaded.boundaries, 2);
    EXPECT_EQ(loaded.places_new, 3);
    for (auto const* code : {"boundary.code_missing", "boundary.no_area", "boundary.repaired"})
        EXPECT_EQ(times(loaded, code), 1) << code;
    EXPECT_EQ(times(loaded, "gazetteer.parent_guessed"), 3);
    auto const gazetteer = country.gazetteer();
    Asked asked;
    asked.lat = 1, asked.lon = 1;
    auto found = gazetteer->find(asked);
    EXPECT_EQ(found.step, Step::point);
    EXPECT_EQ(gazetteer->at(found.place).pcode, "NG008003");
    asked.lat = 50;
    EXPECT_EQ(gazetteer->find(asked).step, Step::none);
    asked.code[2] = "NG008003";
    found = gazetteer->find(asked);
    EXPECT_EQ(found.step, Step::exact);
    EXPECT_THAT(found.doubts, testing::ElementsAre("place.point_outside"));
    asked.lat = 2.01;
    EXPECT_TRUE(gazetteer->find(asked).doubts.empty()) << "so near the border a drawing may be wrong";
    Asked unknown;
    unknown.code[1] = "NG008", unknown.name[2] = "Camp 14", unknown.lat = 1, unknown.lon = 1;
    EXPECT_EQ(gazetteer->find(unknown).step, Step::point) << "the point tells what the name does not";
}

TEST(LoadOutlines, WithoutCodesAreNotTaken)
{
    Country country("COL");
    country.load_text("list.csv", "ADM1_EN,ADM1_PCODE\nAntioquia,CO05\nCauca,CO19\n");
    std::string const text = R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
        {"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[2,2],[3,2],[3,3],[2,2]]]}}]})";
    auto const loaded = country.load_text("col_adm2.geojson", text);
    EXPECT_EQ(loaded.boundaries, 0);
    ASSERT_TRUE(finding(loaded, "boundary.wrong_level"));
    EXPECT_THAT(finding(loaded, "boundary.wrong_level")->sentence,
                HasSubstr("level 2, but its 2 areas are those of level 1"));
    EXPECT_EQ(finding(loaded, "boundary.no_codes")->severity, base::Severity::wrong);
    EXPECT_EQ(country.muster({"place", "load", (country.folder / "col_adm2.geojson").string()}), 2);
}

TEST(LoadOutlines, WithUnusualPropertiesAreTakenWhenTold)
{
    Country country("NPL");
    std::string const text =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"DISTRICT":"Kaski","DCODE":"524 3 40"},
        "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})";
    EXPECT_EQ(country.load_text("districts.geojson", text).boundaries, 0);
    auto const loaded =
        country.load_text("districts.geojson", text, {.level = 3, .code = "DCODE", .name = "DISTRICT", .year = {}});
    EXPECT_EQ(loaded.boundaries, 1);
    auto const gazetteer = country.gazetteer();
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("524 3 40")).name, "Kaski");
    EXPECT_EQ(gazetteer->at(gazetteer->by_code("524 3 40")).level, 3);
}

std::string const two_states = "ADM1_EN,ADM1_PCODE,ADM0_PCODE\nBorno,NG008,NG\nYobe,NG036,NG\n";

TEST(LoadPopulation, WideWithItsChecks)
{
    Country country("NGA");
    country.load_text("list.csv", two_states);
    auto const loaded = country.load_text(
        "nga_2020.csv",
        "ADM1_PCODE, F_TL , M_TL , T_TL ,F_00_04,F_05Plus\n#adm1+code,#population+f,#population+m,#population,,\n"
        "NG008,60,50,110,20,40\nNG036,30,30,61,10,21\nNG099,1,1,2,,\n,5,5,10,,\n");
    EXPECT_EQ(loaded.kind, "population");
    EXPECT_EQ(loaded.figures, 10);
    for (auto const* code : {"population.sexes_differ", "population.ages_differ", "population.place_unknown",
                             "population.row_without_place"})
        EXPECT_EQ(times(loaded, code), 1) << code;
    EXPECT_EQ(people(country, "NG008"), 110);
    EXPECT_EQ(people(country, "NG036"), 61) << "the total is kept as it is told";
    EXPECT_EQ(people(country, "NG"), -1) << "what is not told is not made up";
    EXPECT_EQ(
        count(country,
              "population_parts WHERE pcode = 'NG008' AND sex = 'f' AND age = '5+' AND people = 40 AND year = 2020"),
        1);
    auto const whole = country.load_text("nga_adm0_2020.csv", "ADM0_PCODE,T_TL\nNG,180\n");
    EXPECT_EQ(times(whole, "population.levels_differ"), 1) << "171 are not 180";
    EXPECT_EQ(country.gazetteer()->population(country.gazetteer()->by_code("NG036")), 61);
}

TEST(LoadPopulation, LongWithTotalsAndParts)
{
    Country country("NGA");
    country.load_text("list.csv", two_states);
    auto const loaded = country.load_text(
        "long.csv",
        "ISO3,ADM1_PCODE,Population_group,Gender,Age_range,Age_min,Age_max,Population,Reference_year\n"
        "NGA,NG008,T_TL,all,all,,,110,2020\nNGA,NG008,F_TL,f,all,,,60,2020\nNGA,NG008,M_TL,m,all,,,50,2020\n"
        "NGA,NG008,F_00_04,f,0-4,0,4,20,2020\nNGA,NG008,F_80PLUS,f,80+,80,,1,2020\n"
        "NGA,NG036,F_TL,f,all,,,30,2020\nNGA,NG036,M_TL,m,all,,,31,2020\nNER,NE001,T_TL,all,all,,,7,2020\n");
    EXPECT_EQ(loaded.figures, 8);
    EXPECT_EQ(people(country, "NG008"), 110) << "never the total and its parts together";
    EXPECT_EQ(people(country, "NG036"), 61);
    EXPECT_EQ(times(loaded, "population.total_made"), 1);
    EXPECT_EQ(count(country, "population WHERE made = 1"), 1);
}

TEST(LoadPopulation, NewestYearAndReplacedFigures)
{
    Country country("NGA");
    country.load_text("list.csv", two_states);
    country.load_text("pop_2019.csv", "ADM1_PCODE,T_TL\nNG008,90\n");
    country.load_text("pop_2020.csv", "ADM1_PCODE,T_TL\nNG008,110\n");
    EXPECT_EQ(people(country, "NG008"), 110);
    auto const again = country.load_text("corrected_2020.csv", "ADM1_PCODE,T_TL\nNG008,112\n");
    EXPECT_EQ(times(again, "population.replaced"), 1);
    EXPECT_EQ(people(country, "NG008"), 112);
    auto const odd = country.load_text("slipped_2020.csv", "ADM1_PCODE,T_TL\nNG008,11200\n");
    EXPECT_EQ(times(odd, "population.out_of_scale"), 1);
    EXPECT_EQ(people(country, "NG008"), 112) << "ten times as many people are of another place";
    auto const undated = country.load_text("pop.csv", "ADM1_PCODE,T_TL\nNG036,61\n");
    EXPECT_TRUE(finding(undated, "population.no_year"));
    EXPECT_EQ(
        country
            .load_text("pop.csv", "ADM1_PCODE,T_TL\nNG036,many\n", {.level = {}, .code = {}, .name = {}, .year = 2021})
            .figures,
        0);
}

TEST(LoadPopulation, TheCountrysRowUnderAProvincesName)
{
    Country country("BFA");
    auto const loaded = country.load_text(
        "bfa_pop_adm0_2023.csv",
        "year,ISO3,ADM0_FR,ADM0_PCODE,ADM1_FR,ADM1_PCODE,T_TL\n2023,BFA,Burkina Faso,BF,Sud-Ouest,BF57,22868915\n");
    ASSERT_TRUE(finding(loaded, "population.level_of_name"));
    EXPECT_THAT(finding(loaded, "population.level_of_name")->sentence, HasSubstr("BF57"));
    EXPECT_EQ(people(country, "BF"), 22868915);
    EXPECT_EQ(people(country, "BF57"), -1);
}

TEST(LoadOthers, SynonymsByCodeAndByName)
{
    Country country("SOM");
    country.load_text("list.csv",
                      "ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE\nBay,SO24,Baydhaba,SO2401\nBay,SO24,Diinsoor,SO2404\n");
    auto const loaded = country.load_text(
        "map.json", R"({"admin1":{"Bay":{"level":"admin1","name":"Bay","pcode":"SO24","synonyms":["Bay region"],
        "admin2":{"Baydhaba":{"name":"Baydhaba","pcode":"SO24","synonyms":["Baidoa"]},"Diinsoor":{"name":"Diinsoor","pcode":"SO2404","synonyms":["Dinsor"]},
        "Nowhere":{"name":"Nowhere","pcode":"","synonyms":["Noplace"]}}}}})");
    EXPECT_EQ(times(loaded, "gazetteer.synonym_level"), 1);
    EXPECT_EQ(times(loaded, "gazetteer.synonyms_unplaced"), 1);
    auto const gazetteer = country.gazetteer();
    for (auto const& [name, code] : {std::pair{"Baidoa", "SO2401"}, {"Dinsor", "SO2404"}}) {
        Asked asked;
        asked.code[1] = "SO24", asked.name[2] = name;
        EXPECT_EQ(gazetteer->find(asked).place, gazetteer->by_code(code)) << name;
    }
}

TEST(LoadOthers, LengthsOfCodesTellTheLevel)
{
    Country country("SOM");
    auto const loaded = country.load_text(
        "lengths.csv",
        "Location,Country Length,Admin 1 Length,Admin 2 Length,Admin 3 Length\nNGA,2,3,3,3\nSOM,2,2,7|2,\n");
    EXPECT_EQ(loaded.kind, "code lengths");
    EXPECT_EQ(count(country, "code_length"), 4);
    auto const codes = country.load_text("codes.csv", "Location,P-Code\nSOM,SO11\nSOM,SO1101\nSOM,SO110\n");
    EXPECT_EQ(codes.places_new, 3);
    EXPECT_EQ(country.load_text("lengths.csv", "Location,Admin 1 Length\nNGA,3\nSOM,2\n").figures, 1);
}

} // namespace
} // namespace muster::geography
