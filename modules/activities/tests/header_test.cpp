#include "header_words.hpp"
#include <gtest/gtest.h>

namespace muster::activities {

namespace {

std::string first_guess(std::string_view header)
{
    auto const guesses = guess_by_header(header);
    return guesses.empty() ? "" : guesses.front().guess.meaning.text();
}

std::string by_tag(std::string_view tag)
{
    auto const spec = formats::TagSpec::parse(tag);
    auto const guesses = spec ? guess_by_tag(*spec) : std::vector<Guess>{};
    return guesses.empty() ? "" : guesses.front().meaning.text();
}

}

TEST(Meaning, EveryTextIsReadBack)
{
    for (auto const* text : {"id", "org.name", "org.implementing.acronym", "org.donor", "org.type", "sector", "sector.code", "place.adm2.code",
                             "place.adm0.name", "place.code", "reached", "reached.households", "reached.f.children", "reached.m.elderly.band1",
                             "targeted", "in_need", "reached.disabled", "start", "period", "grand_total", "flag", "site.name"}) {
        auto const meaning = Meaning::parse(text);
        ASSERT_TRUE(meaning) << text;
        EXPECT_EQ(meaning->text(), text);
    }
    EXPECT_FALSE(Meaning::parse("place.adm7"));
    EXPECT_FALSE(Meaning::parse("reach"));
    EXPECT_FALSE(Meaning::parse(""));
}

TEST(Header, WordsInSixLanguages)
{
    struct Row { char const* header; char const* meaning; };
    for (auto const& [header, meaning] : {
             Row{"Implementing Partner Acronym", "org.implementing.acronym"}, {"Organisation *", "org"}, {"Partenaire de mise en œuvre", "org.implementing"},
             {"Bailleur de fonds", "org.donor"}, {"ORGANIZACIÓN IMPLEMENTADORA", "org.implementing"}, {"TIPO DE ORGANIZACIÓN IMPLEMENTADORA", "org.implementing.type"},
             {"المنظمة", "org"}, {"الجهة المانحة", "org.donor"}, {"Організація", "org"}, {"CLUSTER\n(Choisir dans la liste déroulante)", "sector"},
             {"القطاع", "sector"}, {"Sector / Cluster", "sector"}, {"WoredaPcod", "place.code"}, {"admin1Name_fr", "place.adm1.name"},
             {"PCODE2", "place.adm2.code"}, {"ADMIN 3", "place.adm3.name"}, {"District", "place.name"}, {"المحافظة", "place.name"},
             {"Date de début*", "start"}, {"FECHA DE FINALIZACIÓN", "end"}, {"Mês", "period"}, {"Reporting Month", "period"},
             {"NOMBRE BENEFICIAIRES DIRECTS", "reached"}, {"Personas alcanzadas", "reached"}, {"Familias", "reached.households"}, {"Nombre de bénéficiaires ciblés", "targeted"},
             {"Niñas", "reached.f.children"}, {"Hombres", "reached.m.adults"}, {"Niñas de 5 a 19 años", "reached.f.children.band1"},
             {"Mujeres mayores de 60 años", "reached.f.elderly.band1"}, {"النساء", "reached.f.adults"}, {"Жінки", "reached.f.adults"},
             {"Etat du Projet", "status"}, {"Estatus de la actividad", "status"}, {"Personne de contact", "contact"}, {"Observation", "notes"},
             {"Beneficiarios indirectos", "flag"}, {"# of organizations", ""}, {"Zzz", ""}, {"", ""}})
        EXPECT_EQ(first_guess(header), meaning) << header;
}

TEST(Header, HashtagsOfBothGenerations)
{
    struct Row { char const* tag; char const* meaning; };
    for (auto const& [tag, meaning] : {
             Row{"#adm2 +code +v_pcodes", "place.adm2.code"}, {"#adm1 +pcode", "place.adm1.code"}, {"#adm1_id", "place.adm1.code"}, {"#country+code", "place.adm0.code"},
             {"#org+acronym", "org.acronym"}, {"#org+impl+name", "org.implementing.name"}, {"#org+funding", "org.donor"}, {"#org+reporting+type", "org.reporting.type"},
             {"#sector+cluster+name", "sector"}, {"#reached+f+children", "reached.f.children"}, {"#reached+girls", "reached.f.children"},
             {"#targeted+ind", "targeted"}, {"#reached+hh", "reached.households"}, {"#date+start", "start"}, {"#from_date", "start"}, {"#period_date", "period"},
             {"#lat_deg", "lat"}, {"#geo+lon", "lon"}, {"#meta+id", "id"}, {"#activity+project+status", "status"}, {"#x_staff", ""}, {"#region+name", "ignored"}})
        EXPECT_EQ(by_tag(tag), meaning) << tag;
}

}
