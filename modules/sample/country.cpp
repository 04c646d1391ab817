#include "country.hpp"

#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <map>
#include <set>

namespace muster::sample {

namespace {

constexpr int squares_wanted = 800;
constexpr std::array<int, 4> places_wanted{0, 8, 40, 200};

/// Units that touch, and where each lies: squares of the lattice, or the places grown from them.
struct Ground {
    std::vector<std::set<int>> beside;
    std::vector<std::pair<int, int>> middle;  // in hundredths of a square
};

std::int64_t apart(std::pair<int, int> a, std::pair<int, int> b)
{
    auto x = a.first - b.first, y = a.second - b.second;
    return static_cast<std::int64_t>(x) * x + static_cast<std::int64_t>(y) * y;
}

/// Grows from the middle, the nearest next but with some whim, so that the coast is no circle.
std::vector<Square> draw_land(Chance chance)
{
    std::set<std::tuple<std::int64_t, int, int>> shore{{0, 0, 0}};
    std::set<std::pair<int, int>> seen{{0, 0}};
    std::vector<Square> land;
    while (static_cast<int>(land.size()) < squares_wanted) {
        auto [far, row, column] = *shore.begin();
        shore.erase(shore.begin());
        land.push_back({column, row});
        for (auto [x, y] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            auto c = column + x, r = row + y;
            if (not seen.insert({c, r}).second) continue;
            auto distance = std::int64_t{c} * c * 4 + std::int64_t{r} * r * 10;
            shore.insert({distance * chance.between(70, 130) / 100, r, c});
        }
    }
    std::ranges::sort(land, {}, [](Square s) { return std::pair{s.row, s.column}; });
    return land;
}

Ground ground_of(std::vector<Square> const& squares)
{
    Ground ground;
    std::map<std::pair<int, int>, int> at;
    for (std::size_t i = 0; i < squares.size(); ++i) at[{squares[i].column, squares[i].row}] = static_cast<int>(i);
    ground.beside.resize(squares.size());
    for (std::size_t i = 0; i < squares.size(); ++i) {
        ground.middle.emplace_back(squares[i].column * 100, squares[i].row * 100);
        for (auto [x, y] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}})
            if (auto next = at.find({squares[i].column + x, squares[i].row + y}); next != at.end())
                ground.beside[i].insert(next->second);
    }
    return ground;
}

/// Seeds as far from each other as can be, the first by chance.
std::vector<int> scatter(Ground const& ground, int wanted, Chance& chance)
{
    auto count = static_cast<int>(ground.middle.size());
    std::vector<int> seeds{chance.below(count)};
    std::vector<std::int64_t> nearest(ground.middle.size(), INT64_MAX);
    while (static_cast<int>(seeds.size()) < wanted) {
        int farthest = 0;
        for (int i = 0; i < count; ++i) {
            auto index = static_cast<std::size_t>(i);
            nearest[index] = std::min(nearest[index], apart(ground.middle[index], ground.middle[static_cast<std::size_t>(seeds.back())]));
            if (nearest[index] > nearest[static_cast<std::size_t>(farthest)]) farthest = i;
        }
        seeds.push_back(farthest);
    }
    return seeds;
}

/// Every unit's group: the smallest group that still can takes the free neighbour nearest to its seed. Groups hang
/// together.
std::vector<int> grow(Ground const& ground, int wanted, Chance chance)
{
    auto seeds = scatter(ground, wanted, chance);
    std::vector<int> group(ground.middle.size(), -1);
    std::vector<std::vector<int>> members(seeds.size());
    for (std::size_t g = 0; g < seeds.size(); ++g) {
        group[static_cast<std::size_t>(seeds[g])] = static_cast<int>(g);
        members[g].push_back(seeds[g]);
    }
    std::set<std::pair<std::size_t, std::size_t>> smallest;  // size, group
    for (std::size_t g = 0; g < seeds.size(); ++g) smallest.insert({1, g});
    while (not smallest.empty()) {
        auto [size, g] = *smallest.begin();
        smallest.erase(smallest.begin());
        int best = -1;
        for (auto member : members[g])
            for (auto next : ground.beside[static_cast<std::size_t>(member)]) {
                if (group[static_cast<std::size_t>(next)] >= 0) continue;
                auto seed = ground.middle[static_cast<std::size_t>(seeds[g])];
                if (best < 0 or apart(ground.middle[static_cast<std::size_t>(next)], seed) < apart(ground.middle[static_cast<std::size_t>(best)], seed))
                    best = next;
            }
        if (best < 0) continue;
        group[static_cast<std::size_t>(best)] = static_cast<int>(g);
        members[g].push_back(best);
        smallest.insert({size + 1, g});
    }
    return group;
}

Ground grouped(Ground const& fine, std::vector<int> const& group, int count)
{
    Ground coarse;
    coarse.beside.resize(static_cast<std::size_t>(count));
    std::vector<std::array<std::int64_t, 3>> sums(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < group.size(); ++i) {
        auto g = static_cast<std::size_t>(group[i]);
        sums[g][0] += fine.middle[i].first, sums[g][1] += fine.middle[i].second, ++sums[g][2];
        for (auto next : fine.beside[i])
            if (group[static_cast<std::size_t>(next)] != group[i]) coarse.beside[g].insert(group[static_cast<std::size_t>(next)]);
    }
    for (auto const& [x, y, n] : sums) coarse.middle.emplace_back(static_cast<int>(x / n), static_cast<int>(y / n));
    return coarse;
}

struct Grown {
    std::array<std::vector<int>, 4> parent_of;  // [level]: of the units of level + 1
    std::array<Ground, 5> ground;
};

Grown grow_levels(std::vector<Square> const& squares, std::uint64_t seed)
{
    Grown grown;
    grown.ground[4] = ground_of(squares);
    for (int level = 3; level >= 1; --level) {
        auto at = static_cast<std::size_t>(level);
        grown.parent_of[at] = grow(grown.ground[at + 1], places_wanted[at], Chance(seed, "districts" + std::to_string(level)));
        grown.ground[at] = grouped(grown.ground[at + 1], grown.parent_of[at], places_wanted[at]);
    }
    return grown;
}

/// The order in which places of one parent are numbered: from north to south. The last province was cut out of its
/// neighbour by the reform, so the one before the last must lie beside it.
std::vector<int> numbered(Ground const& ground, std::vector<int> units, bool provinces)
{
    std::ranges::sort(units, {}, [&](int u) { return std::pair{ground.middle[static_cast<std::size_t>(u)].second, ground.middle[static_cast<std::size_t>(u)]}; });
    if (provinces) {
        auto neighbour = std::find_if(units.rbegin() + 1, units.rend(),
            [&](int u) { return ground.beside[static_cast<std::size_t>(units.back())].contains(u); });
        ENSURE(neighbour != units.rend());
        std::swap(*neighbour, units[units.size() - 2]);
    }
    return units;
}

std::string two_digits(std::size_t number)
{
    ENSURE(number < 100);
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

/// Adds the places of one level below those of the level above, in order of their codes.
void add_level(Country& country, Grown const& grown, int level, std::map<int, int>& place_of_unit, NameMaker& names)
{
    std::map<int, int> made;
    auto at = static_cast<std::size_t>(level);
    for (auto [parent_unit, parent] : std::vector<std::pair<int, int>>(place_of_unit.begin(), place_of_unit.end())) {
        std::vector<int> units;
        for (std::size_t u = 0; u < grown.ground[at].middle.size(); ++u)
            if (level == 1 or grown.parent_of[at - 1][u] == parent_unit) units.push_back(static_cast<int>(u));
        std::size_t number = 0;
        for (auto unit : numbered(grown.ground[at], std::move(units), level == 1)) {
            Place place;
            place.level = level;
            place.parent = parent;
            place.pcode = country.places[static_cast<std::size_t>(parent)].pcode + two_digits(++number);
            place.name = names.make(level == 4 ? 2 : 3);
            if (level == 4) place.squares = {unit};
            made[unit] = static_cast<int>(country.places.size());
            country.places[static_cast<std::size_t>(parent)].children.push_back(made[unit]);
            country.places.push_back(std::move(place));
        }
    }
    place_of_unit = std::move(made);
}

void sort_by_code(Country& country)
{
    std::vector<int> order(country.places.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::ranges::sort(order, {}, [&](int i) {
        auto const& place = country.places[static_cast<std::size_t>(i)];
        return std::pair{place.level, place.pcode};
    });
    std::vector<int> now_at(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) now_at[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    std::vector<Place> sorted;
    for (auto from : order) {
        auto place = std::move(country.places[static_cast<std::size_t>(from)]);
        if (place.parent >= 0) place.parent = now_at[static_cast<std::size_t>(place.parent)];
        for (auto& child : place.children) child = now_at[static_cast<std::size_t>(child)];
        sorted.push_back(std::move(place));
    }
    country.places = std::move(sorted);
}

/// Namesakes and second spellings, as every country has them: some names stand for several places.
void add_namesakes(Country& country, Chance chance)
{
    auto towns = country.of_level(4);
    for (int i = 0; i < 24; ++i) {
        auto const& from = country.places[static_cast<std::size_t>(chance.pick(towns))];
        auto& to = country.places[static_cast<std::size_t>(chance.pick(towns))];
        if (from.pcode.substr(0, 4) != to.pcode.substr(0, 4)) to.name = from.name;
    }
    auto communes = country.of_level(3);
    for (int pairs = 0; pairs < 8;) {
        auto const& from = country.places[static_cast<std::size_t>(chance.pick(communes))];
        auto& to = country.places[static_cast<std::size_t>(chance.pick(communes))];
        if (from.pcode.substr(0, 4) == to.pcode.substr(0, 4)) continue;
        to.name = from.name;
        ++pairs;
    }
    // A district's seat bears its district's name, a commune within it the name with a direction.
    for (auto district : country.of_level(2)) {
        auto const& place = country.places[static_cast<std::size_t>(district)];
        auto& seat = country.places[static_cast<std::size_t>(place.children[0])];
        if (chance.happens(300)) seat.name = place.name;
        if (place.children.size() > 3 and chance.happens(300))
            country.places[static_cast<std::size_t>(place.children[1])].name = NameMaker::beside(place.name, chance.below(4));
    }
}

void gather_squares(Country& country)
{
    for (auto i = country.places.size(); i-- > 1;) {
        auto const& place = country.places[i];
        auto& parent = country.places[static_cast<std::size_t>(place.parent)];
        parent.squares.insert(parent.squares.end(), place.squares.begin(), place.squares.end());
    }
    for (auto& place : country.places) std::ranges::sort(place.squares);
}

}

std::vector<int> Country::of_level(int level) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].level == level) found.push_back(static_cast<int>(i));
    return found;
}

int Country::ancestor(int place, int level) const
{
    while (place >= 0 and places[static_cast<std::size_t>(place)].level > level) place = places[static_cast<std::size_t>(place)].parent;
    return place >= 0 and places[static_cast<std::size_t>(place)].level == level ? place : -1;
}

std::string const& Country::code(int place, int level) const
{
    static std::string const none;
    auto above = ancestor(place, level);
    return above < 0 ? none : places[static_cast<std::size_t>(above)].pcode;
}

Country make_country(std::uint64_t seed)
{
    Country country;
    country.squares = draw_land(Chance(seed, "land"));
    auto grown = grow_levels(country.squares, seed);
    NameMaker names(Chance(seed, "names"));
    country.places.push_back({std::string(iso2), 0, {std::string(country_name), "زانديا", "Зандія"}, -1, {}, {}, {}});
    std::map<int, int> place_of_unit{{0, 0}};
    for (int level = 1; level <= 4; ++level) add_level(country, grown, level, place_of_unit, names);
    sort_by_code(country);
    add_namesakes(country, Chance(seed, "namesakes"));
    gather_squares(country);
    remember_old_places(country, names);
    return country;
}

}
