#include "names.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <text/fold.hpp>

namespace muster::geography {
namespace {

using testing::ElementsAre;

TEST(Names, WordsThatSayNothing)
{
    for (auto const* text : {"", " ", "-", "N/A", "n/a", "#N/A", "<Null>", "null", "TBD", "Unspecified", "Non précisé",
                             "sin dato", "غير محدد"})
        EXPECT_TRUE(says_nothing(text)) << text;
    for (auto const* text : {"NG001", "Na'ur", "Nile", "0", "Tbilisi", "Nadowli"})
        EXPECT_FALSE(says_nothing(text)) << text;
}

TEST(Names, WordsForTheCountryAndForTheWhole)
{
    for (auto const* text :
         {"National", "Nation-wide", "Country wide", "NATIONWIDE", "Tout le pays", "Nacional", "Cobertura Nacional"})
        EXPECT_TRUE(means_country(text::fold(text))) << text;
    EXPECT_FALSE(means_country(text::fold("National Capital District")));
    for (auto const* text : {"All", "ALL LGAs", "tous", "Todos los municipios", "State-wide"})
        EXPECT_TRUE(means_whole(text::fold(text))) << text;
    EXPECT_FALSE(means_whole(text::fold("Allada")));
}

TEST(Names, KindsOfPlacesAreNoPartOfThem)
{
    struct Pair {
        char const *written, *bare_is;
    };
    for (auto const& [written, bare_is] : {Pair{"Borno State", "borno"},
                                           {"Province de la Sissili", "sissili"},
                                           {"Bama LGA", "bama"},
                                           {"Departamento del Cauca", "cauca"},
                                           {"Wilayat Nizwa", "nizwa"},
                                           {"محافظة حلب", "hlb"},
                                           {"Харківська область", "kharkivska"},
                                           {"Zone 1", "zone 1"},
                                           {"District", "district"},
                                           {"Region Centre", "centre"},
                                           {"Commune rurale", "rurale"},
                                           {"Ville de Paris", "ville de paris"}})
        EXPECT_EQ(bare(text::fold(written)), bare_is) << written;
}

TEST(Names, KeysAreWithoutBlanksAndBrackets)
{
    EXPECT_THAT(keys_of("Ceel Barde"), ElementsAre("ceelbarde"));
    EXPECT_THAT(keys_of("Borno State"), ElementsAre("bornostate", "borno"));
    EXPECT_THAT(keys_of("Banadir (Mogadishu)"), ElementsAre("banadirmogadishu", "banadir", "mogadishu"));
    EXPECT_THAT(keys_of("Equateur (l')"), ElementsAre("equateurl", "equateur"));
}

TEST(Names, SomeWordsTellPlacesApart)
{
    EXPECT_TRUE(told_apart("kaduna north", "kaduna south"));
    EXPECT_TRUE(told_apart("alamata", "alamata town"));
    EXPECT_TRUE(told_apart("haut uele", "bas uele"));
    EXPECT_TRUE(told_apart("zone 1", "zone 2"));
    EXPECT_TRUE(told_apart("district ii", "district iii"));
    EXPECT_FALSE(told_apart("nord kivu", "north kivu"));
    EXPECT_FALSE(told_apart("kaduna", "kadunna"));
}

TEST(Names, ASlipIsNoOtherPlace)
{
    auto const slip = [](char const* a, char const* b) { return is_slip(text::fold(a), text::fold(b)); };
    for (auto const& [a, b] : {std::pair{"Brindavora", "Brindovora"},
                               {"Kouritenga", "Kourittenga"},
                               {"Takeita", "Takieta"},
                               {"Tenkodogo Commune", "Tenkodoggo"},
                               {"Archipelago of San Andres", "Archipielago of San Andrs"},
                               {"Qansax Dheere", "Qansaxdhere"}})
        EXPECT_TRUE(slip(a, b)) << a << ", " << b;
    // Neighbours within one province somewhere in the world.
    for (auto const& [a, b] : {std::pair{"Kauru", "Kajuru"},
                               {"Mongua", "Mongui"},
                               {"Chita", "Chitaraque"},
                               {"Kaduna North", "Kaduna South"},
                               {"Alamata", "Alamata Town"},
                               {"Zone 1", "Zone 2"},
                               {"Makama A", "Makama B"},
                               {"Haut-Uele", "Bas-Uele"},
                               {"Bama", "Bade"},
                               {"Goro Gutu", "Goro Muti"},
                               {"Sindhuli", "Sindhupalchok"},
                               {"Dara", "Darara"}})
        EXPECT_FALSE(slip(a, b)) << a << ", " << b;
}

TEST(Names, NearnessRanks)
{
    auto const near = [](char const* a, char const* b) { return nearness(text::fold(a), text::fold(b)); };
    EXPECT_EQ(near("Fada N'Gourma", "Fada N’gourma"), 1.0);
    EXPECT_GT(near("Dolo Ado", "Dolo Odo"), no_contradiction);
    EXPECT_GT(near("Brindavora", "Brindovora"), near("Brindavora", "Bridgetown"));
    EXPECT_LE(near("Kaduna North", "Kaduna South"), below_trust);
}

TEST(Names, PartsOfACell)
{
    EXPECT_THAT(parts_of("Borno, Adamawa and Yobe").size(), 3u);
    EXPECT_THAT(parts_of("Kismayo/Kismaayo").size(), 2u);
    EXPECT_THAT(parts_of("Port-au-Prince").size(), 1u);
    EXPECT_THAT(parts_of("Sandoval").size(), 1u);
    EXPECT_THAT(parts_of("San José y Santa Rosa").size(), 2u);
}

TEST(Names, WordsOfOneInTheOther)
{
    EXPECT_TRUE(holds_words("cucuta", "san jose de cucuta"));
    EXPECT_TRUE(holds_words("lopez de micay", "lopez"));
    EXPECT_FALSE(holds_words("san", "san jose"));
    EXPECT_FALSE(holds_words("nyala north", "nyala south"));
}

} // namespace
} // namespace muster::geography
