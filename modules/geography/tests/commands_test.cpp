#include "kit.hpp"
#include <gmock/gmock.h>

namespace muster::geography {
namespace {

using testing::HasSubstr;
using testing::Not;

class Commands : public testing::Test {
protected:
    Commands()
    {
        country.load_text(
            "list.csv",
            "ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE,validOn\nNG,Borno,NG008,Bama,NG008003,2019-04-17\n"
            "NG,Borno,NG008,Gwoza,NG008012,2019-04-17\nNG,Yobe,NG036,Bade,NG036001,2019-04-17\n");
        country.load_text("pop_2020.csv", "ADM1_PCODE,T_TL,F_TL,M_TL\nNG008,6111463,3000000,3111463\n");
        country.load_text(
            "area.geojson",
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"admin1Pcode":"NG008","admin1Name":"Borno"},
            "geometry":{"type":"Polygon","coordinates":[[[12,10],[14,10],[14,12],[12,12],[12,10]]]}}]})");
    }
    Country country{"NGA"};
};

TEST_F(Commands, LoadSaysWhatItDid)
{
    auto const path = (country.folder / "more.csv").string();
    std::ofstream(path) << "ADM1_EN,ADM1_PCODE\nAdamawa,NG002\nAdamawa,\n";
    EXPECT_EQ(country.muster({"place", "load", path}), 0);
    EXPECT_THAT(country.said, HasSubstr("more.csv: gazetteer, 1 new place."));
    EXPECT_THAT(country.said, HasSubstr("have a name but no p-code"));
    EXPECT_EQ(country.muster({"place", "load", path, "--json"}), 0);
    EXPECT_THAT(country.said, HasSubstr("\"places_same\": 1"));
    EXPECT_EQ(country.muster({"place", "load", "/nowhere.csv"}), 1);
    EXPECT_EQ(country.muster({"place", "load", path, "--level", "9"}), 1);
}

TEST_F(Commands, FindShowsTheStepAndTheCandidates)
{
    EXPECT_EQ(country.muster({"place", "find", "gwoza"}), 0);
    EXPECT_THAT(country.said, HasSubstr("Gwoza (NG008012), Borno (NG008), Nigeria (NG)"));
    EXPECT_THAT(country.said, HasSubstr("name: the name, which only one place has"));
    EXPECT_EQ(country.muster({"place", "find", "--code", "NGA008012", "--json"}), 0);
    EXPECT_THAT(country.said, HasSubstr("\"step\": \"prefix\""));
    EXPECT_EQ(country.muster({"place", "find", "Bama", "--parent", "Yobe"}), 3);
    EXPECT_THAT(country.said, HasSubstr("several"));
    EXPECT_EQ(country.muster({"place", "find", "Camp", "14", "--parent", "NG008"}), 0);
    EXPECT_THAT(country.said, HasSubstr("parent_only"));
    EXPECT_EQ(country.muster({"place", "find", "Atlantis"}), 2);
    EXPECT_EQ(country.muster({"place", "find"}), 1);
    EXPECT_EQ(country.muster({"place", "find", "Bama", "--parent", "Atlantis"}), 1);
}

TEST_F(Commands, ShowAndList)
{
    EXPECT_EQ(country.muster({"place", "show", "NG008"}), 0);
    EXPECT_THAT(country.said, HasSubstr("in Nigeria (NG)"));
    EXPECT_THAT(country.said, HasSubstr("2 places within"));
    EXPECT_THAT(country.said, HasSubstr("km²"));
    EXPECT_EQ(country.muster({"place", "show", "NG008", "--json"}), 0);
    EXPECT_THAT(country.said, HasSubstr("\"people\": 6111463"));
    EXPECT_EQ(country.muster({"place", "show", "NG999"}), 1);
    EXPECT_EQ(country.muster({"place", "list", "--level", "1", "--json"}), 0);
    EXPECT_THAT(country.said, HasSubstr("\"people\":null")) << "what is not known is not zero";
    EXPECT_EQ(country.muster({"place", "list", "--level", "1"}), 0);
    EXPECT_THAT(country.said, Not(HasSubstr(" 0\n")));
    EXPECT_EQ(country.muster({"place", "list", "--level", "8"}), 1);
}

TEST_F(Commands, CheckSaysWhatIsMissing)
{
    EXPECT_EQ(country.muster({"place", "check", "--json"}), 0);
    EXPECT_THAT(country.said, HasSubstr("\"without_boundary\": 1"));
    EXPECT_THAT(country.said, HasSubstr("\"without_population\": 3"));
    country.load_text("orphan.csv", "ADM2_EN,ADM2_PCODE,ADM1_PCODE\nMubi,NG002001,NG002\n");
    country.db->execute("DELETE FROM place WHERE pcode = 'NG002'");
    EXPECT_EQ(country.muster({"place", "check"}), 2);
    EXPECT_THAT(country.said, HasSubstr("NG002001 Mubi lies in NG002, which is not in the gazetteer."));
    EXPECT_EQ(country.muster({"place", "crosswalk"}), 0);
    EXPECT_THAT(country.said, HasSubstr("No place of the past"));
}

TEST(Rules, EachHasCodeSentenceAndRemedy)
{
    std::vector<std::string_view> all;
    for (auto const& rule : module().rules) {
        all.push_back(rule.code);
        EXPECT_TRUE(rule.sentence.ends_with('.') or rule.sentence.ends_with('}')) << rule.code;
        EXPECT_FALSE(rule.remedy.empty()) << rule.code;
    }
    std::ranges::sort(all);
    EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

TEST(Queries, AreUnderstoodByTheEngine)
{
    Country country("NGA");
    for (auto const* query : module().queries)
        EXPECT_NO_THROW(country.db->prepare_only(*query)) << query->name;
}

} // namespace
} // namespace muster::geography
