// Tables of needs, long and wide, and what is said of them.
#include "stand.hpp"

#include <gtest/gtest.h>

using namespace muster;
using needs_tests::Stand;
using needs_tests::times;

TEST(load, a_long_table_keeps_totals_and_parts_apart)
{
    for (auto engine : store::engines_to_test()) {
        Stand stand("ZZZ", engine);
        stand.places();
        auto loaded = stand.load("hno_2025.csv", "Admin 1 PCode,Admin 2 PCode,Sector,Gender,Age "
                                                 "Range,Disabled,Population Group,Population,In Need,Targeted\n"
                                                 ",,ALL,a,ALL,a,ALL,1000,600,400\n"
                                                 "ZA01,ZA0101,WSH,a,ALL,a,ALL,300,200,100\n"
                                                 "ZA01,ZA0101,WSH,f,0-17,a,ALL,,60,30\n"
                                                 "ZA01,ZA0101,WSH,m,0-17,a,ALL,,50,25\n"
                                                 "ZA01,ZA0101,WSH,f,18-64,a,ALL,,50,25\n"
                                                 "ZA01,ZA0101,WSH,m,18-64,a,ALL,,40,20\n"
                                                 "ZA01,ZA0101,WSH,a,ALL,y,ALL,,20,\n"
                                                 "ZA01,ZA0101,WSH,a,ALL,a,IDP,,120,80\n"
                                                 "ZA01,ZA0102,WSH,a,ALL,a,ALL,200,,50\n");
        ASSERT_EQ(loaded.size(), 1u);
        EXPECT_EQ(loaded[0].rows, 9);
        EXPECT_EQ(loaded[0].unplaced_rows, 0);
        EXPECT_EQ(loaded[0].round, "2025");
        auto rows = stand.totals();
        EXPECT_EQ(rows.size(), 4u);
        EXPECT_EQ(rows.at("ZA intersectoral all").in_need, 600);
        EXPECT_EQ(rows.at("ZA intersectoral all").level, 0);
        EXPECT_EQ(rows.at("ZA0101 wash all").in_need, 200) << "parts are never added";
        EXPECT_EQ(rows.at("ZA0101 wash IDP").in_need, 120);
        EXPECT_EQ(rows.at("ZA0102 wash all").in_need, std::nullopt) << "missing is not zero";
        EXPECT_EQ(rows.at("ZA0102 wash all").targeted, 50);
        static store::Query const parts{
            "test/parts",
            "SELECT count(*), sum(in_need) FROM needs_parts WHERE operation = 'op' AND band = 'child' AND sex <> 'all'",
            ""};
        stand.db->one(parts, {}, [](store::Row const& row) {
            EXPECT_EQ(row.integer(0), 2);
            EXPECT_EQ(row.integer(1), 110);
        });
    }
}

TEST(load, the_same_file_changes_nothing_and_a_newer_one_replaces)
{
    Stand stand;
    stand.places();
    std::string head = "Admin 1 PCode,Sector,In Need\n";
    auto path = stand.file("pin_2025.csv", head + "ZA01,WASH,100\nZA02,WASH,50\n");
    EXPECT_FALSE(stand.load(path)[0].same);
    auto before = store::journal_head(*stand.db);
    EXPECT_TRUE(stand.load(path)[0].same);
    EXPECT_EQ(store::journal_head(*stand.db), before);
    EXPECT_FALSE(stand.load("pin_2025.csv", head + "ZA01,WASH,120\n")[0].same);
    auto rows = stand.totals();
    EXPECT_EQ(rows.at("ZA01 wash all").in_need, 120);
    EXPECT_FALSE(rows.contains("ZA02 wash all")) << "the newer file of the same source and round stands alone";
    stand.load("pin_2024.csv", head + "ZA01,WASH,10\nZA02,WASH,5\n");
    rows = stand.totals();
    EXPECT_EQ(rows.at("ZA01 wash all").in_need, 120) << "an older round loaded later does not win";
    EXPECT_EQ(rows.at("ZA02 wash all").in_need, 5);
    EXPECT_EQ(store::history(*stand.db, "op", "needs.load", "", 10).size(), 3u);
    std::vector<store::Witness> witnesses(needs::module().witnesses.begin(), needs::module().witnesses.end());
    EXPECT_TRUE(store::verify(*stand.db, witnesses).empty());
    stand.db->execute("UPDATE need_figure SET in_need = 7 WHERE place = 'ZA02'");
    EXPECT_FALSE(store::verify(*stand.db, witnesses).empty()) << "a figure changed behind the journal's back is found";
}

TEST(load, unknown_places_are_loud_and_lost_in_no_sum)
{
    Stand stand;
    stand.places();
    auto loaded = stand.load(
        "pin.csv", "Admin 1 PCode,Admin 2 PCode,Sector,In "
                   "Need\nZA01,ZA0101,WASH,100\nZA01,ZA01XXX,WASH,9000\nZA01,ZA01XXX,HEA,7000\nZA09,ZA0901,WASH,40\n");
    EXPECT_EQ(loaded[0].unplaced_rows, 3);
    EXPECT_EQ(loaded[0].unplaced_people, 9040) << "the highest sector of each place, nobody twice";
    EXPECT_EQ(times(loaded, "needs.placeholder"), 1);
    EXPECT_EQ(times(loaded, "needs.unplaced"), 1);
    EXPECT_EQ(stand.totals().size(), 1u) << "a district that is unknown does not speak for its province";
    auto again = stand.load("pin2.csv", "Admin 1 PCode,Sector,In Need\nZA01,Underwater Basketry,100\nZA01,WASH,3\n");
    EXPECT_EQ(times(again, "needs.unknown_sector"), 1);
}

TEST(load, a_wide_table_has_a_column_a_sector)
{
    Stand stand;
    stand.places();
    auto loaded = stand.load(
        "wide.csv",
        "Province,District,District Code,Population,WASH PiN,WASH Severity,Health PiN,Health Severity,Total PiN\n"
        "North,Alba,ZA0101,1000,500,4,300,3,600\nNorth,Brod,ZA0102,800,\"1,200\",5,n/"
        "a,,\nSouth,Cira,ZA0201,700,10,0,20,9,\n");
    auto rows = stand.totals();
    EXPECT_EQ(rows.at("ZA0101 wash all").in_need, 500);
    EXPECT_EQ(rows.at("ZA0101 wash all").severity, 4);
    EXPECT_EQ(rows.at("ZA0101 hea all").severity, 3);
    EXPECT_EQ(rows.at("ZA0101 intersectoral all").population, 1000);
    EXPECT_EQ(rows.at("ZA0102 wash all").in_need, 1200);
    EXPECT_FALSE(rows.contains("ZA0102 hea all")) << "n/a tells nothing";
    EXPECT_EQ(rows.at("ZA0201 wash all").severity, std::nullopt) << "0 is not applicable";
    EXPECT_EQ(times(loaded, "needs.severity_range"), 1);
}

TEST(load, a_sum_over_sectors_is_no_total)
{
    Stand stand;
    stand.places();
    std::string head = "Admin 2 PCode,WASH PiN,Health PiN,Total PiN\n";
    auto sums = stand.load("sums.csv", head + "ZA0101,500,300,800\nZA0102,10,20,30\n");
    EXPECT_EQ(times(sums, "needs.total_over_sectors"), 1);
    EXPECT_FALSE(stand.totals().contains("ZA0101 intersectoral all"));
    auto joint = stand.load("joint.csv", head + "ZA0101,500,300,600\nZA0102,10,20,20\n");
    EXPECT_EQ(times(joint, "needs.total_over_sectors"), 0);
    EXPECT_EQ(stand.totals().at("ZA0101 intersectoral all").in_need, 600);
}

TEST(load, names_alone_and_two_header_rows)
{
    Stand stand;
    stand.places();
    stand.load("names.csv", "Humanitarian needs of "
                            "Zandia,,,,\n,,WASH,,Education\nRegion,District,PiN,Targeted,PiN\nNorth,Alba,10,5,7\nSouth,"
                            "Dora,20,10,8\nTotal,,30,15,15\n");
    auto rows = stand.totals();
    EXPECT_EQ(rows.at("ZA0101 wash all").in_need, 10);
    EXPECT_EQ(rows.at("ZA0202 edu all").in_need, 8);
    EXPECT_EQ(rows.at("ZA wash all").in_need, 30) << "the row of totals is the national figure";
}

TEST(load, the_table_of_hapi_gives_its_status_by_row)
{
    Stand stand;
    stand.places();
    auto loaded =
        stand.load("hapi.csv", "location_code,has_hrp,in_gho,provider_admin1_name,provider_admin2_name,admin1_code,"
                               "admin1_name,admin2_code,admin2_name,admin_level,"
                               "sector_code,sector_name,category,population_status,population,reference_period_start,"
                               "reference_period_end,dataset_hdx_id,resource_hdx_id,warning,error\n"
                               "ZZZ,True,True,,,ZA01,North,ZA0101,Alba,2,WSH,Water Sanitation "
                               "Hygiene,total,INN,500,2025-01-01,2025-12-31,a,b,,\n"
                               "ZZZ,True,True,,,ZA01,North,ZA0101,Alba,2,WSH,Water Sanitation "
                               "Hygiene,total,TGT,300,2025-01-01,2025-12-31,a,b,,\n"
                               "ZZZ,True,True,,,ZA01,North,ZA0101,Alba,2,WSH,Water Sanitation Hygiene,Children - "
                               "Female - IDP,INN,50,2025-01-01,2025-12-31,a,b,,\n"
                               "ZZZ,True,True,,,ZA01,North,ZA0101,Alba,2,Intersectoral,Intersectoral,total,all,900,"
                               "2025-01-01,2025-12-31,a,b,,\n");
    auto rows = stand.totals();
    EXPECT_EQ(rows.at("ZA0101 wash all").in_need, 500);
    EXPECT_EQ(rows.at("ZA0101 wash all").targeted, 300);
    EXPECT_EQ(rows.at("ZA0101 intersectoral all").population, 900);
    EXPECT_EQ(rows.size(), 2u);
}

TEST(load, what_cannot_be_is_said)
{
    Stand stand;
    stand.places();
    auto loaded = stand.load("odd.csv", "Admin 1 PCode,Sector,Gender,Population,Affected,In Need,Targeted\n"
                                        ",WASH,,,,1000,\nZA01,WASH,,100,200,300,400\nZA01,WASH,f,,,250,\nZA01,WASH,m,,,"
                                        "150,\nZA02,WASH,,,,-5,2.5\nZA02,WASH,,,,many,\n");
    EXPECT_EQ(times(loaded, "needs.order"), 4) << "of ZA01: targeted, in need, affected and population";
    EXPECT_EQ(times(loaded, "needs.parts_above"), 1);
    EXPECT_EQ(times(loaded, "needs.negative"), 1);
    EXPECT_EQ(times(loaded, "needs.not_a_number"), 1);
    EXPECT_EQ(times(loaded, "needs.rounded"), 1);
    EXPECT_EQ(times(loaded, "needs.national_differs"), 1) << "300 of 1000";
    auto rows = stand.totals();
    EXPECT_EQ(rows.at("ZA01 wash all").in_need, 300) << "flagged, not thrown away";
    EXPECT_EQ(rows.at("ZA02 wash all").in_need, std::nullopt);
    EXPECT_EQ(rows.at("ZA02 wash all").targeted, 3);
}

TEST(load, a_severity_that_never_changes_is_said)
{
    Stand stand;
    std::string places = "admin0Name,admin0Pcode,admin1Name,admin1Pcode\n",
                needs = "Admin 1 PCode,Sector,In Need,Severity\n";
    for (int i = 10; i < 30; ++i) {
        places += "Zandia,ZA,P" + std::to_string(i) + ",ZA" + std::to_string(i) + "\n";
        needs += "ZA" + std::to_string(i) + ",WASH,5,4\nZA" + std::to_string(i) + ",HEA,5," +
                 (i < 20 ? std::to_string(i % 5 + 1) : "") + "\n";
    }
    geography::load(*stand.db, stand.clock, "tester", "op", stand.file("places.csv", places));
    auto loaded = stand.load("severity.csv", needs);
    EXPECT_EQ(times(loaded, "needs.severity_constant"), 1);
    EXPECT_EQ(times(loaded, "needs.severity_blank"), 1);
}

TEST(load, refuses_what_holds_no_needs)
{
    Stand stand;
    try {
        stand.load("poem.csv", "roses,are,red\nviolets,are,blue\n");
        FAIL() << "not refused";
    }
    catch (base::Refusal const& refusal) {
        EXPECT_EQ(refusal.code(), "needs.nothing_found");
    }
}

TEST(totals_at, rolls_up_where_nothing_is_told)
{
    Stand stand;
    stand.places();
    stand.load("pin.csv", "Admin 1 PCode,Admin 2 PCode,Sector,In "
                          "Need,Targeted\nZA01,ZA0101,WASH,10,1\nZA01,ZA0102,WASH,20,\nZA02,,WASH,99,\nZA02,ZA0201,"
                          "WASH,5,4\n,,WASH,500,\n");
    auto gazetteer = geography::Gazetteer::load(*stand.db, "op");
    std::map<std::string, needs::Total> at;
    for (auto const& one : needs::totals_at(*stand.db, "op", *gazetteer, 1)) at[one.place] = one;
    EXPECT_EQ(at.at("ZA01").in_need, 30);
    EXPECT_TRUE(at.at("ZA01").rolled_up);
    EXPECT_EQ(at.at("ZA01").targeted, 1);
    EXPECT_EQ(at.at("ZA02").in_need, 99) << "as told, not summed";
    EXPECT_EQ(at.at("ZA02").targeted, 4);
    auto country = needs::totals_at(*stand.db, "op", *gazetteer, 0);
    ASSERT_EQ(country.size(), 1u);
    EXPECT_EQ(country[0].in_need, 500);
}
