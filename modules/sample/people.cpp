#include "people.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <numeric>

namespace muster::sample {

namespace {

// A young country's pyramid, in thousandths of a sex.
constexpr std::array<std::int64_t, bands> pyramid{158, 141, 124, 107, 92, 79, 66, 55, 45, 36, 29, 23, 17, 12, 8, 5, 3};

Souls souls_of(std::int64_t people, Chance& chance)
{
    Souls souls;
    auto female = people * chance.between(490, 525) / 1000;
    for (auto* side : {&souls.female, &souls.male}) {
        std::vector<std::int64_t> weights;
        for (auto band : pyramid) weights.push_back(band * chance.between(850, 1150));
        auto parts = divide(side == &souls.female ? female : people - female, weights);
        std::ranges::copy(parts, side->begin());
    }
    return souls;
}

void settle(People& people, Country const& country, Chance chance)
{
    people.of_place.resize(country.places.size());
    people.of_group.resize(country.places.size());
    for (auto i = country.places.size(); i-- > 0;) {
        auto const& place = country.places[i];
        if (place.level == 4) people.of_place[i] = souls_of(std::int64_t{7} * chance.size_factor() * chance.between(6, 14) / 10, chance);
        if (place.parent >= 0) people.of_place[static_cast<std::size_t>(place.parent)].add(people.of_place[i]);
    }
}

/// Displacement gathers in some districts; returns in others.
void tell_groups_apart(People& people, Country const& country, Chance chance)
{
    for (auto district : country.of_level(2)) {
        auto idp_share = chance.happens(350) ? chance.between(120, 420) : chance.between(5, 60);
        auto returnee_share = chance.happens(250) ? chance.between(60, 160) : chance.between(2, 30);
        auto const& parts = country.places[static_cast<std::size_t>(district)].children;
        for (auto part : parts)
            for (auto town : country.places[static_cast<std::size_t>(part)].children) {
                auto all = people.of_place[static_cast<std::size_t>(town)].all();
                auto& groups = people.of_group[static_cast<std::size_t>(town)];
                groups[1] = all * idp_share / 1000;
                groups[3] = all * returnee_share / 1000;
                groups[2] = all - groups[1] - groups[3];
                groups[0] = all;
            }
    }
    for (auto i = country.places.size(); i-- > 1;)
        for (std::size_t g = 0; g < 4; ++g)
            people.of_group[static_cast<std::size_t>(country.places[i].parent)][g] += people.of_group[i][g];
}

Cells cells_of(std::int64_t people, Chance& chance)
{
    auto parts = divide(people, {270 + chance.below(30), 260 + chance.below(30), 205 + chance.below(20), 185 + chance.below(20),
                                 30 + chance.below(10), 25 + chance.below(10)});
    return {parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]};
}

Cells share_of(Cells const& cells, int permille)
{
    auto part = [&](std::int64_t figure) { return figure * permille / 1000; };
    return {part(cells.girls), part(cells.boys), part(cells.women), part(cells.men), part(cells.elder_women), part(cells.elder_men)};
}

/// How bad it is in a district, the same ground for all sectors; each sector then differs a little.
void assess(People& people, Country const& country, int bodies, Chance chance)
{
    auto districts = country.of_level(2);
    for (auto district : districts) {
        auto base = chance.between(1, 5);
        bool looked = not chance.happens(75);
        if (not looked) people.not_assessed.push_back(district);
        for (int body = 0; body < bodies and looked; ++body) {
            auto phase = std::clamp(base + chance.between(-1, 1), 1, 5);
            people.severity.push_back({district, body, phase});
            for (auto group : groups) {
                auto living = people.of_group[static_cast<std::size_t>(district)][static_cast<std::size_t>(group)];
                auto share = phase * (group == Group::host ? 70 : 160) + chance.between(0, 60);
                Need need{district, body, group, cells_of(living * std::min(share, 950) / 1000, chance), {}};
                need.targeted = share_of(need.in_need, chance.between(450, 800));
                people.needs.push_back(need);
            }
        }
    }
}

}

std::int64_t Souls::women() const
{
    return std::accumulate(female.begin(), female.end(), std::int64_t{0});
}

std::int64_t Souls::men() const
{
    return std::accumulate(male.begin(), male.end(), std::int64_t{0});
}

void Souls::add(Souls const& other)
{
    for (std::size_t i = 0; i < bands; ++i) female[i] += other.female[i], male[i] += other.male[i];
}

void Cells::add(Cells const& other)
{
    girls += other.girls, boys += other.boys, women += other.women, men += other.men;
    elder_women += other.elder_women, elder_men += other.elder_men;
}

Need const* People::need(int place, int body, Group group) const
{
    auto found = std::ranges::find_if(needs, [&](Need const& n) { return n.place == place and n.body == body and n.group == group; });
    return found == needs.end() ? nullptr : &*found;
}

std::vector<std::int64_t> divide(std::int64_t whole, std::vector<std::int64_t> const& weights)
{
    auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    ENSURE(sum > 0);
    std::vector<std::int64_t> parts;
    std::int64_t given = 0, weight = 0;
    for (auto one : weights) {
        weight += one;
        parts.push_back(whole * weight / sum - given);
        given += parts.back();
    }
    return parts;
}

People make_people(Country const& country, std::uint64_t seed, int bodies)
{
    People people;
    settle(people, country, Chance(seed, "people"));
    tell_groups_apart(people, country, Chance(seed, "groups"));
    assess(people, country, bodies, Chance(seed, "needs"));
    return people;
}

}
