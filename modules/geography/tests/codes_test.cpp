#include "codes.hpp"
#include "headers.hpp"
#include "tables.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster::geography {
namespace {

using testing::Contains;
using testing::ElementsAre;
using Means = Heading::Means;

TEST(Codes, FoldedAndSplit)
{
    EXPECT_EQ(folded_code(" ht0131-10 "), "HT013110");
    EXPECT_EQ(folded_code("CD54\xC2\xA0"), "CD54");
    auto const split = split_code("NGA008");
    EXPECT_EQ(split.letters, "NGA");
    EXPECT_EQ(split.rest, "008");
    EXPECT_EQ(split_code("62179").letters, "");
    EXPECT_TRUE(looks_like_code("LB1"));
    EXPECT_FALSE(looks_like_code("UNSPECIFIED"));
    EXPECT_FALSE(looks_like_code("7"));
    EXPECT_FALSE(looks_like_code(std::string(40, '1')));
}

TEST(Codes, ZerosLostAndAdded)
{
    EXPECT_EQ(without_zeros("0080"), "80");
    EXPECT_EQ(without_zeros("000"), "0");
    EXPECT_EQ(shape_key({"08", "023"}), "8.23");
    EXPECT_THAT(padding_keys("5001", {2, 3}).in_front, ElementsAre("5.1"));
    EXPECT_THAT(padding_keys("0806", {3, 3}).of_one_width, ElementsAre("8.6"));
    EXPECT_THAT(padding_keys("21", {2, 2}).any, ElementsAre("2.1"));
    EXPECT_TRUE(padding_keys("", {2, 2}).any.empty());
    EXPECT_TRUE(padding_keys("1234567", {2, 2}).in_front.empty()) << "more digits than the level has";
}

Heading of(Means means, int level = -1, std::string language = "")
{
    Heading heading;
    heading.means = means, heading.level = level, heading.language = std::move(language);
    return heading;
}

TEST(Headers, OfTheSpellingsMet)
{
    struct Pair {
        char const* header;
        Heading heading;
    };
    for (auto const& [header, heading] : {
             Pair{"ADM2_PCODE", of(Means::code, 2)},
             {"admin2Pcode", of(Means::code, 2)},
             {"ADM2-CODE", of(Means::code, 2)},
             {"Admin1_Code", of(Means::code, 1)},
             {"Admin 1 PCode", of(Means::code, 1)},
             {"Pcode 2", of(Means::code, 2)},
             {"ADM1_FR", of(Means::name, 1, "fr")},
             {"admin1Name_en", of(Means::name, 1, "en")},
             {"admin3Name", of(Means::name, 3)},
             {"ADM0_NAME", of(Means::name, 0)},
             {"ADM2ALT1_EN", of(Means::other_name, 2, "en")},
             {"admin2AltName2_ar", of(Means::other_name, 2, "ar")},
             {"admin2RefName", of(Means::other_name, 2)},
             {"ADM1_REF", of(Means::other_name, 1)},
             {"Location", of(Means::country)},
             {"alpha_3", of(Means::country)},
             {"Admin Level", of(Means::level)},
             {"P-Code", of(Means::any_code)},
             {"ADM_PCODE", of(Means::any_code)},
             {"Parent P-Code", of(Means::parent_code)},
             {"Valid from date", of(Means::from)},
             {"validOn", of(Means::from)},
             {"VALIDTO", of(Means::to)},
             {"Centre latitude", of(Means::lat)},
             {"Admin 2 Length", of(Means::length, 2)},
             {"Population", of(Means::people)},
             {"In Need", of(Means::needs)},
             {"Reference_year", of(Means::year)},
             {"HRPCode", of(Means::any_code)},
             {"Shape_Area", of(Means::nothing)},
             {"OBJECTID", of(Means::nothing)},
             {"REGION_EN", of(Means::nothing)},
             {"AREA_SQKM", of(Means::nothing)},
             {"WHO region code", of(Means::nothing)},
         })
        EXPECT_EQ(heading_of(header), heading) << header;
}

TEST(Headers, OfHashtags)
{
    EXPECT_EQ(heading_of("#adm2+code+v_pcode"), of(Means::code, 2));
    EXPECT_EQ(heading_of("#adm1+i_en+name"), of(Means::name, 1, "en"));
    EXPECT_EQ(heading_of("#adm1_id"), of(Means::code, 1));
    EXPECT_EQ(heading_of("#country+code"), of(Means::code, 0));
    EXPECT_EQ(heading_of("#date +start"), of(Means::from));
    EXPECT_EQ(heading_of("#lat_deg"), of(Means::lat));
    EXPECT_EQ(heading_of("#x_whoadm1_id"), of(Means::nothing));
    auto const figure = heading_of("#population+infants+age0_4+f");
    EXPECT_EQ(figure.means, Means::figure);
    EXPECT_EQ(figure.sex, 'f');
    EXPECT_EQ(figure.age, "0-4");
}

TEST(Headers, OfFigures)
{
    struct Case {
        char const* header;
        char sex;
        char const* age;
    };
    for (auto const& [header, sex, age] : {Case{" F_00_04 ", 'f', "0-4"},
                                           {"M_75_79", 'm', "75-79"},
                                           {"T_TL", 'a', "all"},
                                           {"F_80Plus", 'f', "80+"},
                                           {"T_80plus", 'a', "80+"},
                                           {"M_adulte", 'm', "adult"},
                                           {"F_agee", 'f', "old"}}) {
        auto const figure = figure_of(header);
        ASSERT_TRUE(figure) << header;
        EXPECT_EQ(figure->sex, sex) << header;
        EXPECT_EQ(figure->age, age) << header;
    }
    for (auto const* header : {"F_name", "T", "FATHER", "M_", "T_12x", "fr_04"})
        EXPECT_FALSE(figure_of(header)) << header;
    EXPECT_EQ(age_of("80 and above"), "80+");
    EXPECT_EQ(age_of("0-4 years"), "0-4");
    EXPECT_EQ(age_of("60+"), "60+");
    EXPECT_EQ(age_of("all"), "all");
    EXPECT_EQ(age_of("9-4"), "");
    EXPECT_EQ(sex_of("Femmes"), 'f');
    EXPECT_EQ(sex_of("both"), 'a');
    EXPECT_EQ(sex_of("unknown"), 0);
}

TEST(Headers, OfFileNames)
{
    EXPECT_EQ(level_in_name("/x/nga_pop_adm2_2020.csv"), 2);
    EXPECT_EQ(level_in_name("admin1.geojson"), 1);
    EXPECT_EQ(level_in_name("adm9/places.csv"), std::nullopt);
    EXPECT_EQ(year_in_name("nga_pop_adm2_2020.csv"), 2020);
    EXPECT_EQ(year_in_name("bfa_2015_to_2023_5yr.csv"), 2023);
    EXPECT_EQ(year_in_name("list_20231205.csv"), std::nullopt);
}

TEST(Headers, DaysInAnyWriting)
{
    auto const day = base::Day::parse("2018-05-07");
    EXPECT_EQ(day_in("2018-05-07"), day);
    EXPECT_EQ(day_in("1525651200000"), day);
    EXPECT_EQ(day_in("43227"), day);
    EXPECT_EQ(day_in("2018-May-07"), day);
    EXPECT_EQ(day_in(""), std::nullopt);
    EXPECT_EQ(day_in("soon"), std::nullopt);
}

} // namespace
} // namespace muster::geography
