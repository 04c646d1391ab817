// What people write in columns of status, modality, group and unit, as seen in published tables.
#include <gtest/gtest.h>
#include <map>
#include <standards/standards.hpp>

using namespace muster::standards;

TEST(status, is_read_in_six_languages)
{
    std::map<Status, std::vector<std::string_view>> const expected{
        {Status::ongoing,
         {"Ongoing", "On-going", "ongoing ", "ONGOING", "In progress", "En cours", "EN cours", "En cours ",
          "Mise en oeuvre & rapportage", "Déboursement",
          "En cours d'exécution, certaines activités sont en voie de finition", "En ejecución", "En curso",
          "قيد التنفيذ", "جاري", "em curso", "триває", "Open*", "Functional"}},
        {Status::completed,
         {"Completed", "completed ", "Closed ", "Réalisé", "Finalisé", "Terminé", "A pris fin", "Clôturé",
          "Sous rapportage final", "Finalizada", "مكتمل", "Concluído", "Завершено", "closed*"}},
        {Status::planned,
         {"Planned", "Planeada", "Planifié", "En attente de financement", "Pending", "مخطط", "Заплановано"}},
        {Status::suspended,
         {"Suspended", "2 - Suspended", "Temporarily Suspended", "Temporarliy Closed", "Suspendu", "معلق"}},
        {Status::cancelled, {"Cancelled", "canceled", "Annulé", "Cancelado", "ملغى", "Скасовано"}},
        {Status::unknown, {"", " ", "Planned / Completed", "EBOLA HOLDING CENTER", "0", "yes"}},
    };
    for (auto const& [status, words] : expected)
        for (auto word : words) EXPECT_EQ(name_of(status_of(word)), name_of(status)) << word;
}

TEST(modality, several_are_a_mix)
{
    std::map<Modality, std::vector<std::string_view>> const expected{
        {Modality::cash,
         {"Cash", "En espèce", "CVA - Espèces", "CVA - Monnaie mobile ", "Efectivo directo", "نقد", "Giro Bancario",
          "CTP (Transfert Monétaire)", "Готівка"}},
        {Modality::in_kind,
         {"In-Kind", "En nature", "En vivre (in kind)", "in-kind (en nature)", "Nature", "En especie", "Alimentario",
          "عيني"}},
        {Modality::voucher, {"Voucher", "Coupon papier", "Cupón de productos", "قسائم"}},
        {Modality::service, {"Service", "Asistencia Técnica", "خدمات", "Послуги"}},
        {Modality::mixed,
         {"Mixte (plusieurs modalités)", "Hybride (CVA et en vivres)", "Cash + Voucher", "Cash + In-Kind", "Mixite",
          "Combinaison", "Hybride (CVA sous différentes formes)"}},
        {Modality::unknown, {"", "Autre", "?"}},
    };
    for (auto const& [modality, words] : expected)
        for (auto word : words) EXPECT_EQ(name_of(modality_of(word)), name_of(modality)) << word;
}

TEST(group, codes_of_hapi)
{
    std::map<std::string, std::vector<std::string_view>> const expected{
        {"IDP",
         {"IDP", "idps", "Déplacés internes", "Personnes déplacées internes (PDI)", "2.Déplacés Internes ",
          "Internally Displaced People", "Víctimas de desplazamiento forzado", "Personas desplazadas internas",
          "نازحين", "ВПО", "Children - Female - IDP", "New IDPs in 2024 (Girls)", "IDP - Total"}},
        {"HST",
         {"HST", "Host Communities", "Population hôte", "1. Population locale (Autochtone)", "Communaute_locale",
          "5. Famille d'acceuil", "Comunidades de acogida, anfitrionas o receptoras", "المجتمع المضيف"}},
        {"RET", {"RET", "Returnees", "Retournés", "3.Retournés", "Retornantes o Retornados", "عائدين", "Повернулися"}},
        {"REF",
         {"REF", "Refugees", "Réfugiés", "4.Réfugiés ", "Refugees - Total", "Adult - Female - Refugees", "لاجئين"}},
        {"RRI", {"RRI"}},
        {"all",
         {"ALL", "all", "total", "Bénéficiaires", "Toute la population", "Mixto / Todos los grupos", "Enfants",
          "Filles et garcons", "Déplacés, Retournés et famille hôte (Toute la population)",
          "IDP Retournes Communaute_locale", "PDI et rétournées", "Población General", "Niñez", "الكل"}},
        {"", {"", "0", "?"}},
    };
    for (auto const& [group, words] : expected)
        for (auto word : words) EXPECT_EQ(group_of(word), group) << word;
}

TEST(unit, items_and_money_are_no_people)
{
    std::map<Unit, std::vector<std::string_view>> const expected{
        {Unit::people,
         {"people", "Individuals", "# de personnes formées", "Beneficiaries", "أفراد", "осіб", "Personas"}},
        {Unit::households, {"HH", "households", "Ménages", "Familias", "أسر", "домогосподарств", "Families"}},
        {Unit::items,
         {"Kits", "# de latrines", "Unidad", "Talleres - Capacitaciones", "Despeje (m2)", "Ración de Comida",
          "kits for households"}},
        {Unit::money, {"USD", "Dinero", "Montant du transfer par ménage en FCFA", "دولار"}},
        {Unit::unknown, {"", "zzz"}},
    };
    for (auto const& [unit, words] : expected)
        for (auto word : words) EXPECT_EQ(name_of(unit_of(word)), name_of(unit)) << word;
}

TEST(counting, the_cautious_rule_stands_unless_the_list_says_otherwise)
{
    CountingRules rules;
    EXPECT_EQ(rules.of("fsc", "Monthly general food distribution").over_periods, OverPeriods::max);
    EXPECT_EQ(rules.of("hea", "Measles vaccination campaign").over_periods, OverPeriods::sum);
    EXPECT_EQ(rules.of("wash", "Distribution de kits d'hygiène").over_periods, OverPeriods::sum);
    EXPECT_EQ(rules.of("edu", "Children enrolled in temporary classrooms").over_periods, OverPeriods::latest);
    EXPECT_EQ(rules.of("pro", "").over_periods, OverPeriods::max);
    EXPECT_EQ(rules.of("pro", "something never heard of").over_periods, OverPeriods::max);
    EXPECT_EQ(rules.of("fsc", "Training on food distribution").over_periods, OverPeriods::max)
        << "the list's words disagree";
}

TEST(counting, the_operations_own_rule_goes_first)
{
    CountingRules rules;
    rules.own = {{"vaccination", OverPeriods::latest, "agreed", ""}, {"vaccination", OverPeriods::max, "agreed", "hea"},
                 {"", OverPeriods::sum, "agreed", "log"}};
    EXPECT_EQ(rules.of("nut", "Vaccination").over_periods, OverPeriods::latest);
    EXPECT_EQ(rules.of("hea", "Vaccination").over_periods, OverPeriods::max);
    EXPECT_EQ(rules.of("log", "Transport").over_periods, OverPeriods::sum);
    EXPECT_EQ(rules.of("hea", "Vaccinations").over_periods, OverPeriods::max) << "whole words only";
}
