// The dirt that is put into Zandia's workbooks: each kind has a name in lists/dirt.csv and here the hand that puts it.
#pragma once
#include "draft.hpp"

namespace muster::sample {

struct DirtKind {
    std::string name, where;
    Outcome outcome = Outcome::accepted;
    int permille = 0;
    std::string what, example;
};

std::vector<DirtKind> const& dirt_catalogue();
DirtKind const& dirt_kind(std::string_view name);

/// Soils the cells of a tidy row, each family of dirt (place, partner, number …) at most once, and changes its truth
/// with it. A row that a person must see gets no second reason, so that the reason is known. A row of a wide table holds
/// several figures: there the cells that say how many and when stay tidy.
void soil_cells(World const& world, Layout const& layout, Draft& draft, Chance& chance, bool wide = false);

/// The same row once more with the partner written in another way.
Draft probable_double(World const& world, Layout const& layout, Draft const& draft);
/// Nothing to report for a month.
Draft nil_row(World const& world, Layout const& layout, int partner, int month);

using Hand = bool (*)(World const&, Layout const&, Draft&, Chance&);
struct Soiling {
    std::string_view name;
    Hand hand;
};
std::vector<Soiling> const& place_dirt();
std::vector<Soiling> const& other_dirt();

}
