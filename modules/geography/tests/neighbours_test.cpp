// The other side of likeness: a place that the gazetteer lacks must not be taken for its neighbour. Every real district
// is asked for as if it were missing; what its province's other districts would catch is wrong.
#include "kit.hpp"
#include "names.hpp"
#include <fmt/core.h>
#include <text/fold.hpp>

namespace muster::geography {
namespace {

struct Counted {
    int asked = 0, wrong = 0;
    std::string examples;
};

void count(Gazetteer const& gazetteer, int place, Counted& counted)
{
    auto const name = text::fold(gazetteer.at(place).name);
    auto const parent = gazetteer.parent_of(place);
    if (name.empty() or parent < 0) return;
    double best = 0, second = 0;
    int nearest = -1;
    for (auto const other : gazetteer.children(parent)) {
        auto const folded = text::fold(gazetteer.at(other).name);
        if (other == place or folded == name) continue;
        auto const near = nearness(folded, name);
        if (near > best)
            second = best, best = near, nearest = other;
        else
            second = std::max(second, near);
    }
    ++counted.asked;
    if (nearest < 0 or best - second < ahead or not is_slip(text::fold(gazetteer.at(nearest).name), name)) return;
    ++counted.wrong;
    counted.examples += " " + gazetteer.at(place).name + "~" + gazetteer.at(nearest).name;
}

TEST(Neighbours, AreNotTakenForEachOther)
{
    NEEDS_SHARED_DATA();
    Counted counted;
    for (auto const* iso3 : {"NGA", "SOM", "ETH", "BFA", "NER", "HTI", "COD", "LBY", "SSD", "COL", "AFG", "LBN", "UKR",
                             "HND", "MLI", "TCD", "SDN", "YEM", "SYR", "MMR", "PHL", "IRQ", "MOZ", "BGD", "PAK"}) {
        Country country(iso3);
        country.load_shared("pcodes/global/global_pcodes_adm1_adm2_2026.csv");
        if (iso3 == std::string_view("ETH")) country.load_shared("boundaries/ethiopia/eth_adm3.topojson");
        if (iso3 == std::string_view("HTI")) country.load_shared("boundaries/haiti/hti_adm3.topojson");
        auto const gazetteer = country.gazetteer();
        for (int level = 2; level <= gazetteer->lowest_level(); ++level)
            for (auto const place : gazetteer->places_of(level))
                count(*gazetteer, place, counted);
    }
    fmt::print("  {} places asked for as if missing, {} would take a neighbour's place:{}\n", counted.asked,
               counted.wrong, counted.examples);
    EXPECT_GT(counted.asked, 5000);
    EXPECT_LE(counted.wrong * 1000, counted.asked) << "one in a thousand at most";
}

} // namespace
} // namespace muster::geography
