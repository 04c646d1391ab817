// Finding the partner that somebody means.
#include <chrono>
#include <gtest/gtest.h>
#include <partners/partners.hpp>
#include <partners/sql.hpp>
#include <set>
#include <store/for_tests.hpp>
#include <store/journal.hpp>

using namespace muster;
using partners::Kind;
using partners::Registry;
using partners::Step;

namespace {

std::string found(Registry const& registry, std::string_view name, std::string_view acronym = {})
{
    auto answer = registry.find(name, acronym);
    std::string text(name_of(answer.step));
    if (answer.partner >= 0) text += " " + registry.at(answer.partner).id;
    return text;
}

std::string made(Registry& registry, std::string_view name, std::string_view acronym = {}, Kind kind = Kind::unknown)
{
    return registry.at(registry.make(name, acronym, kind)).id;
}

}

TEST(registry, an_organisation_of_the_world_is_one_in_every_language)
{
    Registry registry;
    EXPECT_EQ(found(registry, "UNICEF"), "none") << "the operation does not have it yet";
    EXPECT_EQ(made(registry, "Fonds des Nations Unies pour l'Enfance"), "unicef");
    for (auto name : {"UNICEF", "unicef ", "United Nations Children's Fund", "United Nations Children’s Fund (UNICEF)",
                      "اليونيسف", "Fondo de las Naciones Unidas para la Infancia",
                      "United Nations International Children's Emergency Fund", "ЮНІСЕФ"})
        EXPECT_EQ(registry.at(std::max(0, registry.find(name, {}).partner)).id, "unicef")
            << name << ": " << found(registry, name);
    EXPECT_EQ(registry.size(), 1u);
    EXPECT_EQ(registry.at(0).kind, Kind::un);
    EXPECT_FALSE(registry.at(0).provisional);
    EXPECT_EQ(made(registry, "PAM"), "wfp");
    EXPECT_EQ(made(registry, "Programme alimentaire mondial"), "wfp");
    EXPECT_EQ(made(registry, "Save the Children", "SC"), "sci");
}

TEST(registry, a_name_decides_between_partners_that_share_an_acronym)
{
    Registry registry;
    auto danish = made(registry, "Danish Refugee Council", "DRC");
    auto relief = made(registry, "Desert Relief Committee", "DRC", Kind::nngo);
    EXPECT_EQ(danish, "drc");
    EXPECT_EQ(relief, "desert-relief-committee") << "the id of the well known one is not taken";
    EXPECT_EQ(found(registry, "Danish Refugee Council", "DRC"), "exact drc");
    EXPECT_EQ(found(registry, "Desert Relief Comittee", "DRC"), "acronym desert-relief-committee");
    EXPECT_EQ(found(registry, "", "DRC"), "alias drc") << "alone, the world's DRC is meant";
    auto first = made(registry, "Hope for Tomorrow", "HFT"), second = made(registry, "Health First Team", "HFT");
    EXPECT_NE(first, second);
    EXPECT_EQ(found(registry, "HFT"), "several");
    EXPECT_EQ(found(registry, "Harvest Food Trust", "HFT"), "several") << "a third name: a person must say";
    EXPECT_EQ(found(registry, "Health First Team", "HFT"), "exact " + second);
}

TEST(registry, slips_are_likely_and_other_numbers_places_and_directions_are_not)
{
    Registry registry;
    made(registry, "Borno Women Development Initiative");
    made(registry, "Ministry of Health Borno");
    made(registry, "Niger Red Cross");
    made(registry, "Camp Committee 4 Maiduguri");
    made(registry, "Hope Foundation North");
    EXPECT_EQ(registry.find("Borno Womens Developement Initiative", {}).step, Step::likeness);
    EXPECT_EQ(registry.find("Borno Women Development Initiative ", {}).step, Step::exact);
    EXPECT_EQ(registry.find("BornoWomen Development Initiative", {}).step, Step::likeness);
    for (auto other : {"Ministry of Health Yobe", "Nigeria Red Cross", "Camp Committee 5 Maiduguri",
                       "Hope Foundation South", "Ministry of Wealth Borno"})
        EXPECT_EQ(found(registry, other), "none") << other;
}

TEST(registry, neighbouring_letters_that_changed_places_are_a_slip_among_other_words)
{
    Registry registry;
    registry.make("Ministry of Health of Zandia", "MOH-Z", Kind::unknown);
    registry.make("North Harbour Aid", "NHA", Kind::unknown);
    registry.make("IMC", "", Kind::unknown);
    registry.make("Midwives of the Valley", "", Kind::unknown);
    EXPECT_EQ(registry.find("Midwives of hte Valley", {}).partner, 3);
    EXPECT_EQ(registry.find("Ministry of Health of aZndia", {}).partner, 0);
    EXPECT_EQ(registry.find("North Harbour iAd", {}).partner, 1);
    EXPECT_LT(registry.find("ICM", {}).partner, 0);
}

TEST(registry, acronyms_one_letter_apart_are_not_alike)
{
    Registry registry;
    made(registry, "ABCD");
    EXPECT_EQ(found(registry, "ABCE"), "none");
    EXPECT_EQ(found(registry, "abcd"), "exact abcd");
}

TEST(registry, a_partner_known_by_its_acronym_alone_is_the_one_whose_name_spells_it)
{
    Registry registry;
    made(registry, "SOFEPADI");
    made(registry, "Karitas");
    EXPECT_EQ(found(registry, "Solidarité Féminine pour la Paix et le Développement Intégral", "SOFEPADI"),
              "acronym sofepadi");
    EXPECT_EQ(found(registry, "Karitas Goma", "Karitas"), "several") << "a branch, or the whole: a person must say";
}

TEST(registry, brackets_and_swapped_columns)
{
    Registry registry;
    auto id = made(registry, "Local Youth Aid Network (LYAN)");
    EXPECT_EQ(id, "lyan");
    EXPECT_EQ(registry.at(0).name, "Local Youth Aid Network");
    EXPECT_EQ(registry.at(0).acronym, "LYAN");
    EXPECT_EQ(found(registry, "Local Youth Aid Network (LYAN)"), "exact lyan");
    EXPECT_EQ(found(registry, "Local Youth Aid Network"), "exact lyan");
    EXPECT_EQ(found(registry, "LYAN"), "acronym lyan");
    EXPECT_EQ(found(registry, "LYAN", "Local Youth Aid Network"), "exact lyan") << "the columns are swapped";
}

TEST(registry, ids_are_unique_and_the_same_each_time)
{
    std::set<std::string> ids;
    std::vector<std::string> first;
    for (int round = 0; round < 2; ++round) {
        Registry registry;
        std::vector<std::string> all;
        for (auto name : {"Amal", "جمعية الأمل", "Надія", "###", "Association for Peace",
                          "Association for Peace and Bread in the North of the Country"})
            all.push_back(made(registry, name));
        all.push_back(made(registry, "Peace Agency", "AMAL"));
        if (round == 0) first = all;
        else EXPECT_EQ(all, first);
    }
    ids.insert(first.begin(), first.end());
    EXPECT_EQ(ids.size(), first.size());
    for (auto const& id : ids)
        EXPECT_TRUE(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos and
                    not id.empty())
            << id;
}

TEST(split_cell, parts_lists_and_leaves_names)
{
    Registry registry;
    made(registry, "UNHCR");
    made(registry, "UNICEF");
    made(registry, "Imam Sader Foundation");
    using Parts = std::vector<std::string>;
    EXPECT_EQ(split_cell("Imam Sader Foundation + WVL + DCA", registry),
              (Parts{"Imam Sader Foundation", "WVL", "DCA"}));
    EXPECT_EQ(split_cell("A; B", registry), (Parts{"A", "B"}));
    EXPECT_EQ(split_cell("UNHCR / Local Hope", registry), (Parts{"UNHCR", "Local Hope"}));
    EXPECT_EQ(split_cell("UNHCR/UNICEF", registry), (Parts{"UNHCR", "UNICEF"}));
    EXPECT_EQ(split_cell("UNHCR & UNICEF", registry), (Parts{"UNHCR", "UNICEF"}));
    EXPECT_EQ(split_cell("UNICEF, UNHCR", registry), (Parts{"UNICEF", "UNHCR"}));
    EXPECT_EQ(split_cell("UNICEF et UNHCR", registry), (Parts{"UNICEF", "UNHCR"}));
    EXPECT_EQ(split_cell("Water & Sanitation Trust", registry), (Parts{"Water & Sanitation Trust"}));
    EXPECT_EQ(split_cell("Housing, Land and Property Trust", registry), (Parts{"Housing, Land and Property Trust"}));
    EXPECT_EQ(split_cell("Handicap International / Humanity & Inclusion", registry),
              (Parts{"Handicap International / Humanity & Inclusion"}))
        << "both are its names";
    EXPECT_EQ(split_cell("Humanity & Inclusion", registry), (Parts{"Humanity & Inclusion"})) << "known as one";
    EXPECT_EQ(split_cell("UNHCR + UNHCR", registry), (Parts{"UNHCR"}));
    EXPECT_EQ(split_cell("", registry), Parts{});
}

TEST(kind, is_read_in_five_languages)
{
    struct {
        std::string_view words;
        Kind kind;
    } const expected[] = {
        {"National NGO", Kind::nngo},
        {"NNGO", Kind::nngo},
        {"ONG nationale", Kind::nngo},
        {"ONG Nat.", Kind::nngo},
        {"منظمة محلية", Kind::nngo},
        {"International NGO", Kind::ingo},
        {"INGO", Kind::ingo},
        {"ONG INTERNATIONALE", Kind::ingo},
        {"ONG Int.", Kind::ingo},
        {"ONG Internacional", Kind::ingo},
        {"Consortium d'ONGs internationales", Kind::ingo},
        {"UN Agency", Kind::un},
        {"Agence du Système des Nations Unies", Kind::un},
        {"Organisation des Nations Unies", Kind::un},
        {"Naciones Unidas", Kind::un},
        {"الأمم المتحدة", Kind::un},
        {"Nações Unidas", Kind::un},
        {"Govt", Kind::government},
        {"Services étatiques", Kind::government},
        {"Autre institution étatique", Kind::government},
        {"Gobierno", Kind::government},
        {"RED CROSS MOVMENT", Kind::rcrc},
        {"Mouvements de la Croix-Rouge", Kind::rcrc},
        {"Movimiento de la Cruz Roja Media Luna Roja", Kind::rcrc},
        {"Bailleur de fonds", Kind::donor},
        {"COOPÉRATION INTERNATIONALE", Kind::donor},
        {"Donantes", Kind::donor},
        {"Programme de Développement", Kind::donor},
        {"Private Organisations & Foundations", Kind::private_sector},
        {"CIVILE SOCIETY", Kind::affected_cso},
        {"SOCIÉTÉ CIVILE", Kind::affected_cso},
        {"Autre", Kind::other},
        {"Others", Kind::other},
        {"Academic / Research", Kind::academic},
        {"441", Kind::nngo},
        {"", Kind::unknown},
        {"NGO", Kind::unknown},
    };
    for (auto const& [words, kind] : expected) EXPECT_EQ(name_of(partners::kind_of(words)), name_of(kind)) << words;
}

TEST(registry, five_thousand_names_are_searched_in_a_moment)
{
    Registry registry;
    std::vector<std::string> names;
    char const* first[] = {"Hope", "Peace", "Relief", "Youth", "Women", "Rural", "Coastal", "Unity", "Green", "Rising"};
    char const* second[] = {"Development", "Association", "Initiative", "Foundation",
                            "Network",     "Empowerment", "Committee",  "Alliance"};
    std::string consonants = "bdfgklmnprstvz", vowels = "aeiou";
    for (int i = 0; i < 5000; ++i) {
        std::string place;
        for (int j = 0, n = i * 7919 + 13; j < 4; ++j, n /= 3)
            place += consonants[static_cast<std::size_t>(n) % 14], place += vowels[static_cast<std::size_t>(n / 5) % 5];
        names.push_back(place + std::to_string(i % 10) + " " + first[i % 10] + " " + second[(i / 10) % 8] + " for " +
                        first[(i / 80) % 10]);
        registry.make(names.back(), {}, Kind::nngo);
    }
    auto start = std::chrono::steady_clock::now();
    int found = 0;
    constexpr int asked = 1000;
    for (int i = 0; i < asked; ++i) {
        auto wrong = names[static_cast<std::size_t>(i)];
        wrong.back() = 'x';
        wrong += "y unseen";
        found += registry.find(wrong, {}).step != Step::none;
    }
    auto each = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / asked;
    std::printf("a miss over %zu names: %.1f microseconds\n", registry.size(), each);
    EXPECT_EQ(found, 0);
}
