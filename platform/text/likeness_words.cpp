#include "likeness_words.hpp"
#include <algorithm>
#include <array>
#include <utility>

namespace muster::text {

namespace {

using namespace std::string_view_literals;

// English, French, Spanish, Portuguese, Ukrainian and Arabic, folded. Both tables are kept in order for the search.
constexpr auto sides = [] {
    auto table = std::to_array<std::pair<std::string_view, Side>>({
        {"north"sv, Side::north}, {"northern"sv, Side::north}, {"nord"sv, Side::north},
        {"norte"sv, Side::north}, {"septentrional"sv, Side::north}, {"pivnich"sv, Side::north}, {"shmal"sv, Side::north}, {"alshmal"sv, Side::north},
        {"shmaly"sv, Side::north}, {"alshmaly"sv, Side::north}, {"alshmalyh"sv, Side::north},
        {"south"sv, Side::south}, {"southern"sv, Side::south}, {"sud"sv, Side::south}, {"sur"sv, Side::south},
        {"sul"sv, Side::south}, {"meridional"sv, Side::south}, {"pivden"sv, Side::south}, {"jnwb"sv, Side::south},
        {"aljnwb"sv, Side::south}, {"jnwby"sv, Side::south}, {"aljnwby"sv, Side::south}, {"aljnwbyh"sv, Side::south},
        {"east"sv, Side::east}, {"eastern"sv, Side::east}, {"est"sv, Side::east}, {"este"sv, Side::east},
        {"leste"sv, Side::east}, {"oriental"sv, Side::east}, {"orientale"sv, Side::east}, {"skhid"sv, Side::east},
        {"shrq"sv, Side::east}, {"alshrq"sv, Side::east}, {"shrqy"sv, Side::east}, {"alshrqy"sv, Side::east},
        {"alshrqyh"sv, Side::east},
        {"west"sv, Side::west}, {"western"sv, Side::west}, {"ouest"sv, Side::west}, {"oeste"sv, Side::west},
        {"occidental"sv, Side::west}, {"occidentale"sv, Side::west}, {"zakhid"sv, Side::west},
        {"ghrb"sv, Side::west}, {"alghrb"sv, Side::west}, {"ghrby"sv, Side::west}, {"alghrby"sv, Side::west},
        {"alghrbyh"sv, Side::west},
        {"central"sv, Side::centre}, {"centrale"sv, Side::centre}, {"centre"sv, Side::centre},
        {"center"sv, Side::centre}, {"centro"sv, Side::centre}, {"middle"sv, Side::centre}, {"wst"sv, Side::centre},
        {"upper"sv, Side::upper}, {"haut"sv, Side::upper}, {"haute"sv, Side::upper}, {"hauts"sv, Side::upper},
        {"alto"sv, Side::upper}, {"alta"sv, Side::upper},
        {"lower"sv, Side::lower}, {"bas"sv, Side::lower}, {"basse"sv, Side::lower}, {"bajo"sv, Side::lower},
        {"baja"sv, Side::lower}, {"baixo"sv, Side::lower}, {"baixa"sv, Side::lower},
        {"little"sv, Side::small}, {"petit"sv, Side::small}, {"petite"sv, Side::small}, {"minor"sv, Side::small},
        {"greater"sv, Side::great}, {"great"sv, Side::great}, {"grand"sv, Side::great}, {"grande"sv, Side::great},
        {"old"sv, Side::old}, {"vieux"sv, Side::old}, {"vieille"sv, Side::old}, {"ancien"sv, Side::old},
        {"viejo"sv, Side::old}, {"vieja"sv, Side::old}, {"velho"sv, Side::old},
        {"new"sv, Side::young}, {"nouveau"sv, Side::young}, {"nouvelle"sv, Side::young}, {"nuevo"sv, Side::young},
        {"nueva"sv, Side::young}, {"novo"sv, Side::young}, {"nova"sv, Side::young},
        {"inner"sv, Side::inner}, {"outer"sv, Side::outer},
        {"ii"sv, Side::second}, {"iii"sv, Side::third}, {"iv"sv, Side::fourth}, {"v"sv, Side::fifth},
        {"vi"sv, Side::sixth},
    });
    std::ranges::sort(table, {}, &std::pair<std::string_view, Side>::first);
    return table;
}();

constexpr auto light = [] {
    auto table = std::to_array<std::pair<std::string_view, Meaning>>({
        {"the"sv, Meaning::filler}, {"of"sv, Meaning::filler}, {"and"sv, Meaning::filler},
        {"for"sv, Meaning::filler}, {"in"sv, Meaning::filler}, {"de"sv, Meaning::filler}, {"du"sv, Meaning::filler},
        {"des"sv, Meaning::filler}, {"la"sv, Meaning::filler}, {"le"sv, Meaning::filler}, {"les"sv, Meaning::filler},
        {"et"sv, Meaning::filler}, {"pour"sv, Meaning::filler}, {"del"sv, Meaning::filler}, {"los"sv, Meaning::filler},
        {"las"sv, Meaning::filler}, {"el"sv, Meaning::filler}, {"al"sv, Meaning::filler}, {"y"sv, Meaning::filler},
        {"e"sv, Meaning::filler}, {"do"sv, Meaning::filler}, {"da"sv, Meaning::filler}, {"dos"sv, Meaning::filler},
        {"das"sv, Meaning::filler}, {"para"sv, Meaning::filler}, {"por"sv, Meaning::filler}, {"a"sv, Meaning::filler},
        {"d"sv, Meaning::filler}, {"l"sv, Meaning::filler},
        {"an"sv, Meaning::filler}, {"as"sv, Meaning::filler}, {"ar"sv, Meaning::filler}, {"ash"sv, Meaning::filler},
        {"ad"sv, Meaning::filler}, {"az"sv, Meaning::filler}, {"at"sv, Meaning::filler}, {"ez"sv, Meaning::filler},
        {"city"sv, Meaning::kind_of_place}, {"town"sv, Meaning::kind_of_place},
        {"village"sv, Meaning::kind_of_place}, {"district"sv, Meaning::kind_of_place},
        {"province"sv, Meaning::kind_of_place}, {"state"sv, Meaning::kind_of_place},
        {"county"sv, Meaning::kind_of_place}, {"region"sv, Meaning::kind_of_place},
        {"governorate"sv, Meaning::kind_of_place}, {"department"sv, Meaning::kind_of_place},
        {"departement"sv, Meaning::kind_of_place}, {"departamento"sv, Meaning::kind_of_place},
        {"commune"sv, Meaning::kind_of_place}, {"territoire"sv, Meaning::kind_of_place},
        {"ville"sv, Meaning::kind_of_place}, {"ciudad"sv, Meaning::kind_of_place},
        {"cidade"sv, Meaning::kind_of_place}, {"provincia"sv, Meaning::kind_of_place},
        {"distrito"sv, Meaning::kind_of_place}, {"municipio"sv, Meaning::kind_of_place},
        {"municipality"sv, Meaning::kind_of_place}, {"oblast"sv, Meaning::kind_of_place},
        {"raion"sv, Meaning::kind_of_place}, {"hromada"sv, Meaning::kind_of_place},
        {"woreda"sv, Meaning::kind_of_place}, {"zone"sv, Meaning::kind_of_place},
        {"sub"sv, Meaning::kind_of_place}, {"prefecture"sv, Meaning::kind_of_place},
    });
    std::ranges::sort(table, {}, &std::pair<std::string_view, Meaning>::first);
    return table;
}();

template <class Table, class Value>
Value looked_up(Table const& table, std::string_view word, Value otherwise)
{
    auto const found = std::ranges::lower_bound(table, word, {}, [](auto const& row) { return row.first; });
    return found != table.end() and found->first == word ? found->second : otherwise;
}

}

Side side_of(std::string_view word)
{
    return word.size() > 13 ? Side::none : looked_up(sides, word, Side::none);
}

Meaning meaning_of(std::string_view word)
{
    return word.size() > 12 ? Meaning::name : looked_up(light, word, Meaning::name);
}

}
