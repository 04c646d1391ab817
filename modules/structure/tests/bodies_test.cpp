// Finding the body that a sector's name means.
#include <gtest/gtest.h>
#include <structure/structure.hpp>

using namespace muster;
using structure::Bodies;

namespace {

base::Day const in_2024 = *base::Day::of(2024, 6, 30), in_2026 = *base::Day::of(2026, 6, 30);

std::string found(Bodies const& bodies, std::string_view words)
{
    std::string all;
    for (auto body : bodies.find(words)) {
        if (not all.empty()) all += '+';
        all += bodies.at(body).code;
    }
    return all;
}

/// What people write, and the codes that it means.
struct Words {
    std::string_view words, codes;
};
constexpr Words expected[] = {
    {"WASH", "wash"}, {"WSH", "wash"}, {"EHA", "wash"}, {"EPAH", "wash"}, {"Wash ", "wash"},
    {"Agua, Saneamiento e Higiene", "wash"}, {"Water Sanitation & Hygiene", "wash"},
    {"Operatioanl Presence: Water, Sanitation & Hygiene", "wash"}, {"Eau, Hygiène et Assainissement", "wash"},
    {"المياه والصرف الصحي والنظافة", "wash"}, {"WASH_OP", "wash"}, {"WASH Cluster", "wash"}, {"PROTECTION_OP", "pro"},
    {"EiE_OP", "edu"}, {"FSAC_OP", "fsc"}, {"ESNFI_OP", "shl"}, {"Operational Presence: Nutrition", "nut"},
    {"Operational Presence: Emergency Shelter & Non-Food Items", "shl"},
    {"Operational Presence: Education in Emergencies", "edu"}, {"Abris/AME", "shl"}, {"Abris/AnA", "shl"},
    {"Abris et ANA", "shl"}, {"ABNA ", "shl"}, {"ES/NFI", "shl"}, {"Shelter/ NFI", "shl"},
    {"Abris et Non vivres", "shl"}, {"Alojamiento de emergencia (Shelter)", "shl"},
    {"Core Relief Items (CRIs)", "shl"}, {"Protection (GBV)", "pro-gbv"}, {"Protection - PE", "pro-cpn"},
    {"Protection - VGB", "pro-gbv"}, {"Protection - LTB", "pro-hlp"}, {"Protection - LAM", "pro-min"},
    {"Protection: Violences basées sur le genre", "pro-gbv"}, {"PRO_CPM", "pro-cpn"}, {"PRO_GBV", "pro-gbv"},
    {"PRO-CPN", "pro-cpn"}, {"Protection: Protection de l'enfant", "pro-cpn"},
    {"Protection: Logement, terre et propriété", "pro-hlp"}, {"Protection générale", "pro"},
    {"Explosive Hazards", "pro-min"}, {"Acción contra minas", "pro-min"}, {"SSPE", "pro-cpn"},
    {"Violencia basada en género - PEAS", "pro-gbv"}, {"Protection: Lutte anti-mines", "pro-min"},
    {"Housing, Land and Property", "pro-hlp"}, {"Gestion des Sites d’Accueil Temporaires", "cccm"},
    {"Camp Coordination & Camp Management", "cccm"}, {"CCM", "cccm"},
    {"Manejo y gestión de Campamentos (CCCM)", "cccm"}, {"Administration et gestion des sites", "cccm"},
    {"SAME", "fsc"}, {"SECAL", "fsc"}, {"Sécurité_alimentaire", "fsc"}, {"Food Security & Agriculture", "fsc"},
    {"FSL", "fsc"}, {"Food Security and Livelihoods", "fsc"}, {"Sécurité alimentaire et moyen d'existence", "fsc"},
    {"الأمن الغذائي", "fsc"}, {"Early Recovery & Livelihoods", "ery"}, {"ERL", "ery"},
    {"Recuperación Temprana e Infraestructura", "ery"}, {"Santé ", "hea"}, {"Choléra", "hea"}, {"Salud", "hea"},
    {"الصحة", "hea"}, {"Охорона здоров'я", "hea"}, {"Health Care Referral Services", "hea"}, {"TMUM/MPCA", "mpc"},
    {"Multi-purpose Cash", "mpc"}, {"Cash multi-sectoriel", "mpc"}, {"Transferencias Multipropósito", "mpc"},
    {"Réponse aux Réfugiés", "ms"}, {"Multi-Secteur", "ms"}, {"MS", "ms"}, {"Services humanitaires communs", "css"},
    {"IT y Telecomunicación", "etc"}, {"Logistique", "log"}, {"Transport / Logistics", "log"}, {"Food", "fsc"},
    {"Agriculture", "agr"}, {"ALL", "intersectoral"}, {"Intersectorial", "intersectoral"},
    {"Inter-sectoral", "intersectoral"}, {"Education, Protection", "edu+pro"},
    {"Education, Protection, GBV", "edu+pro+pro-gbv"}, {"Seguridad Alimentaria y Nutrición", "fsc+nut"},
    {"Education,Food Security and Livelihoods,Health,Multi-purpose Cash,Nutrition", "edu+fsc+hea+mpc+nut"},
    {"Protection (Child Protection, GBV)", "pro-cpn+pro-gbv"},
    {"2. Total projected needs for sector: Education Cluster", "edu"}, {"Protection Total", "pro"}, {"", ""},
    {"Sectoriel", ""}, {"Boucle du Mouhoun", ""}, {"Construction of a school for children who lost their homes", ""},
};

}

TEST(bodies, are_found_by_what_people_write)
{
    auto bodies = Bodies::global(in_2024);
    for (auto const& [words, codes] : expected) EXPECT_EQ(found(*bodies, words), codes) << words;
}

TEST(bodies, the_list_of_2026_merges_and_the_old_names_stay_known)
{
    auto before = Bodies::global(in_2024), after = Bodies::global(in_2026);
    EXPECT_EQ(before->by_code("slsc"), -1);
    ASSERT_GE(after->by_code("slsc"), 0);
    EXPECT_EQ(found(*after, "Shelter, Land and Site Coordination"), "slsc");
    EXPECT_EQ(found(*before, "Logistics and Telecommunications"), "log+etc");
    EXPECT_EQ(found(*after, "Logistics and Telecommunications"), "lt");
    EXPECT_EQ(found(*after, "Shelter/NFI"), "shl") << "countries that have not merged still report by it";
    EXPECT_EQ(after->at(after->by_code("shl")).replaced_by, "slsc");
    EXPECT_EQ(after->at(after->by_code("etc")).replaced_by, "lt");
    EXPECT_EQ(before->at(before->by_code("shl")).replaced_by, "");
}

TEST(bodies, areas_of_responsibility_and_services_enter_no_joint_figures)
{
    auto bodies = Bodies::global(in_2024);
    std::string joint;
    for (int i = 0; i < static_cast<int>(bodies->size()); ++i)
        if (bodies->at(i).enters_joint_figures) joint += bodies->at(i).code + " ";
    EXPECT_EQ(joint, "cccm edu shl fsc hea nut pro wash ");
    EXPECT_EQ(bodies->at(bodies->by_code("pro-gbv")).parent, "pro");
    EXPECT_EQ(bodies->at(bodies->by_code("WSH")).code, "wash");
    EXPECT_EQ(bodies->at(bodies->by_code("PRO_GBV")).code, "pro-gbv");
}
