// Header words, hashtags and categories -> what a column holds.
#include "column.hpp"

#include <gtest/gtest.h>

using namespace muster;
using needs::Column;
using needs::What;

namespace {

structure::Bodies const& bodies()
{
    static auto const made = structure::Bodies::global(*base::Day::of(2024, 6, 30));
    return *made;
}

/// "figure in_need wash f children IDP" …: the role and all that is not "all".
std::string text_of(Column const& column)
{
    static char const* const roles[] = {"ignored", "code",   "name",    "country", "sector",    "group",
                                        "sex",     "age",    "age_min", "age_max", "disabled",  "category",
                                        "status",  "series", "value",   "figure",  "households"};
    std::string text = roles[static_cast<std::size_t>(column.role)];
    if (column.level >= 0) text += " " + std::to_string(column.level);
    if (column.what) text += " " + std::string(needs::name_of(*column.what));
    if (not column.body.empty()) text += " " + column.body;
    for (auto const* part : {&column.cut.group, &column.cut.sex, &column.cut.age})
        if (*part != "all") text += " " + *part;
    if (column.cut.disabled != "all") text += " disabled:" + column.cut.disabled;
    if (not column.cut.other.empty()) text += " other:" + column.cut.other;
    return text;
}

}

TEST(label, says_what_a_column_holds)
{
    struct {
        std::string_view label, expected;
    } const labels[] = {
        {"Admin 1 PCode", "code 1"},
        {"ADM2_PCODE", "code 2"},
        {"admin1Name_en", "name 1"},
        {"admin2_code", "code 2"},
        {"ADM3_FR", "name 3"},
        {"Province Code", "code"},
        {"District Name", "name"},
        {"State", "name"},
        {"Código municipio", "code"},
        {"محافظة", "name"},
        {"location_code", "country"},
        {"Admin 0 PCode", "country"},
        {"admin_level", "country"},
        {"Sector", "sector"},
        {"Cluster", "sector"},
        {"sector_code", "sector"},
        {"Population Group", "group"},
        {"Gender", "sex"},
        {"Age Range", "age"},
        {"Min Age", "age_min"},
        {"Disabled", "disabled"},
        {"category", "category"},
        {"population_status", "status"},
        {"Description", "series"},
        {"Info", "ignored"},
        {"warning", "ignored"},
        {"reference_period_start", "ignored"},
        {"Population", "figure population"},
        {"In Need", "figure in_need"},
        {"Targeted", "figure targeted"},
        {"Affected", "figure affected"},
        {"PiN", "figure in_need"},
        {"WASH PiN", "figure in_need wash"},
        {"PiN Education", "figure in_need edu"},
        {"Severity Health", "figure severity hea"},
        {"Food Security and Livelihoods - People in need", "figure in_need fsc"},
        {"Personnes dans le besoin Santé", "figure in_need hea"},
        {"Personas con necesidad Protección", "figure in_need pro"},
        {"Child Protection PiN", "figure in_need pro-cpn"},
        {"Girls Education PiN", "figure in_need edu f children"},
        {"Girls in need", "figure in_need f children"},
        {"Total People in Need Women", "figure in_need f adults"},
        {"PiN IDPs", "figure in_need IDP"},
        {"Réfugiés dans le besoin", "figure in_need REF"},
        {"In need with disabilities", "figure in_need disabled:yes"},
        {"People in need (urban)", "figure in_need other:urban"},
        {"% in need", "households"},
        {"Households in need", "households"},
        {"Female-Headed Households", "households"},
        {"Shelter", "figure shl"},
        {"Total", "figure"},
        {"", "ignored"},
        {"Remark of the week", "ignored"},
    };
    for (auto const& [label, expected] : labels)
        EXPECT_EQ(text_of(needs::read_label(label, bodies())), expected) << label;
}

TEST(tag, says_more_than_the_header_and_the_header_fills_it_in)
{
    auto read = [](std::string_view tag, std::string_view label) {
        return text_of(needs::read_tag(*formats::TagSpec::parse(tag), label, bodies()));
    };
    EXPECT_EQ(read("#inneed+m+children+urban", "Boys"), "figure in_need m children other:urban");
    EXPECT_EQ(read("#inneed+f+adult+idps", "Women"), "figure in_need IDP f adults");
    EXPECT_EQ(read("#inneed+refugees", "Boys"), "figure in_need REF m children") << "the tag forgot them";
    EXPECT_EQ(read("#inneed+nd_affected", "Total"), "figure in_need other:nd affected");
    EXPECT_EQ(read("#inneed+f", "Female-Headed Households"), "households in_need f");
    EXPECT_EQ(read("#inneed+households", "Total Households"), "households in_need");
    EXPECT_EQ(read("#inneed+disability", "With Disabilities"), "figure in_need disabled:yes");
    EXPECT_EQ(read("#inneed", "Total"), "figure in_need");
    EXPECT_EQ(read("#adm1+code", "Province Code"), "code 1");
    EXPECT_EQ(read("#region", "Region"), "ignored");
    EXPECT_EQ(read("#population_group+code", ""), "group");
    EXPECT_EQ(read("#severity+wash", ""), "figure severity wash");
}

TEST(category, of_hpc_tools_and_hapi)
{
    auto read = [](std::string_view words) {
        auto cut = needs::read_category(words);
        if (not cut) return std::string("no people");
        return cut->group + " " + cut->sex + " " + cut->age + " " + cut->disabled + " " + cut->other;
    };
    EXPECT_EQ(read("total"), "all all all all ");
    EXPECT_EQ(read("Children - Female - IDP"), "IDP f children all ");
    EXPECT_EQ(read("Adult - Male"), "all m adults all ");
    EXPECT_EQ(read("IDP - Total"), "IDP all all all ");
    EXPECT_EQ(read("Refugees - Total"), "REF all all all ");
    EXPECT_EQ(read("People with Disabilities"), "all all all yes ");
    EXPECT_EQ(read("Elderly"), "all all elderly all ");
    EXPECT_EQ(read("Total Households"), "no people");
    EXPECT_EQ(read("Female-Headed Households"), "no people");
    EXPECT_EQ(read("Total - Border / EC"), "all all all all border ec");
    EXPECT_NE(read("Total - Pakistan (District of Return)"), read("Total - Iran (District of Return)"));
}

TEST(cell, sex_age_and_disability)
{
    EXPECT_EQ(needs::sex_of("f"), "f");
    EXPECT_EQ(needs::sex_of("Male"), "m");
    EXPECT_EQ(needs::sex_of("a"), "all");
    EXPECT_EQ(needs::sex_of("Femmes"), "f");
    EXPECT_EQ(needs::age_of("0-17"), "0-17");
    EXPECT_EQ(needs::age_of("65+"), "65+");
    EXPECT_EQ(needs::age_of("18 à 64 ans"), "18-64");
    EXPECT_EQ(needs::age_of("ALL"), "all");
    EXPECT_EQ(needs::age_of("Children"), "children");
    EXPECT_EQ(needs::disabled_of("y"), "yes");
    EXPECT_EQ(needs::disabled_of("a"), "all");
    EXPECT_EQ(needs::band_of("0-17"), "child");
    EXPECT_EQ(needs::band_of("18-64"), "adult");
    EXPECT_EQ(needs::band_of("65+"), "elder");
    EXPECT_EQ(needs::band_of("15-49"), "other");
    EXPECT_EQ(needs::band_of("children"), "child");
    EXPECT_EQ(needs::status_of("INN"), What::in_need);
    EXPECT_EQ(needs::status_of("all"), What::population);
    EXPECT_EQ(needs::status_of("TGT"), What::targeted);
}
