#include "likeness_words.hpp"
#include "word_table.hpp"

namespace muster::text {

// English, French, Spanish, Portuguese, Ukrainian and Arabic.

Side side_of(std::string_view word)
{
    static WordTable<Side> const sides{
        {Side::north, "north, northern, nord, norte, septentrional, північ, північна, північний, شمال, الشمال, شمالي, "
                      "الشمالي, الشمالية"},
        {Side::south, "south, southern, sud, sur, sul, meridional, південь, південна, південний, جنوب, الجنوب, جنوبي, "
                      "الجنوبي, الجنوبية"},
        {Side::east, "east, eastern, est, este, leste, oriental, orientale, схід, східна, східний, شرق, الشرق, شرقي, "
                     "الشرقي, الشرقية"},
        {Side::west, "west, western, ouest, oeste, occidental, occidentale, захід, західна, західний, غرب, الغرب, "
                     "غربي, الغربي, الغربية"},
        {Side::centre, "central, centrale, centre, center, centro, middle, وسط, الوسطى"},
        {Side::upper, "upper, haut, haute, hauts, alto, alta"},
        {Side::lower, "lower, bas, basse, bajo, baja, baixo, baixa"},
        {Side::small, "little, petit, petite, minor"},
        {Side::great, "greater, great, grand, grande"},
        {Side::old, "old, vieux, vieille, ancien, viejo, vieja, velho"},
        {Side::young, "new, nouveau, nouvelle, nuevo, nueva, novo, nova"},
        {Side::inner, "inner"},
        {Side::outer, "outer"},
        {Side::second, "ii"},
        {Side::third, "iii"},
        {Side::fourth, "iv"},
        {Side::fifth, "v"},
        {Side::sixth, "vi"},
    };
    return sides.find(word).value_or(Side::none);
}

Meaning meaning_of(std::string_view word)
{
    static WordTable<Meaning> const light{
        {Meaning::filler, "the, of, and, for, in, an, a, de, du, des, d, la, le, les, l, et, pour, del, los, las, el, "
                          "y, e, do, da, dos, das, para, por, al, as, ar, ash, ad, az, at, ez"},
        {Meaning::kind_of_place,
         "city, town, village, district, province, state, county, region, governorate, department, municipality, "
         "prefecture, zone, sub, ville, département, commune, territoire, ciudad, departamento, provincia, distrito, "
         "municipio, cidade, oblast, raion, hromada, woreda, محافظة, مدينة, область, район, громада"},
    };
    return light.find(word).value_or(Meaning::name);
}

}
