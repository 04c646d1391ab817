#include "deeds.hpp"

#include "lists_of.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <sample/lists.hpp>
#include <set>
#include <tuple>

namespace muster::sample {

namespace {

using Key = std::tuple<int, int, int, int, Group>;  // partner, body, activity, place, group

/// Districts that were one before the reform, under a code that is retired: old sheets still use it.
std::vector<int> cut_districts(Country const& country)
{
    std::vector<int> found;
    for (auto const& old : country.before) {
        bool retired = std::ranges::none_of(country.places, [&](Place const& place) { return place.pcode == old.pcode; });
        if (old.level == 2 and old.now.size() > 1 and retired) found.insert(found.end(), old.now.begin(), old.now.end());
    }
    return found;
}

/// Everything that the works are drawn from.
struct Drawing {
    Country const& country;
    People const& people;
    Wording const& wording;
    Deeds& deeds;
    Chance chance;
    std::set<Key> taken;
    std::vector<int> cut = cut_districts(country);
};

int finest_level(std::string_view layout)
{
    if (layout == "sectors_en") return 2;
    return layout == "hxl_en" or layout == "json_en" ? 4 : 3;
}

bool tells_group(std::string_view layout)
{
    return layout != "sectors_en" and layout != "small_en";
}

/// Sectors do not serve all alike: schools serve children, safe spaces women and girls.
std::vector<std::int64_t> served(std::string_view body)
{
    if (body == "edu" or body == "pro-cpn") return {50, 48, 0, 0, 0, 0};
    if (body == "nut") return {40, 38, 22, 0, 0, 0};
    if (body == "pro-gbv") return {35, 0, 60, 0, 5, 0};
    return {27, 26, 21, 18, 4, 4};
}

int draw_place(Drawing& draw, Partner const& partner, std::vector<int> const& provinces)
{
    auto const& places = draw.country.places;
    auto at = [&](int place) -> Place const& { return places[static_cast<std::size_t>(place)]; };
    int district = -1;
    if (draw.chance.happens(25)) return draw.chance.pick(draw.cut);
    do district = draw.chance.pick(at(draw.chance.pick(provinces)).children);
    while (std::ranges::find(draw.deeds.forgotten, district) != draw.deeds.forgotten.end());
    auto finest = finest_level(partner.layout);
    if (finest == 2 or draw.chance.happens(180)) return district;
    auto commune = draw.chance.pick(at(district).children);
    return finest == 4 and draw.chance.happens(250) ? draw.chance.pick(at(commune).children) : commune;
}

/// The months, the days and the figures of a work whose place and group are known.
void fill(Drawing& draw, Work& work)
{
    auto& chance = draw.chance;
    work.first_month = chance.happens(450) ? 1 : chance.between(1, 9);
    work.last_month = std::min(12, work.first_month + chance.between(3, 11));
    work.planned_before = work.first_month > 1 and chance.happens(250);
    work.start = *base::Day::of(year, work.first_month, chance.between(1, 5));
    work.end = base::Period::month(year, work.last_month).last;
    work.modality = chance.happens(600) ? "in_kind" : chance.happens(700) ? "service" : "cash";
    if (chance.happens(500)) work.donor = chance.below(3);
    auto const& partners = draw.deeds.partners;
    if (partners[static_cast<std::size_t>(work.partner)].layout == "ocha_en" and chance.happens(300)) {
        auto local = chance.below(static_cast<int>(partners.size()));
        if (partners[static_cast<std::size_t>(local)].kind == "nngo") work.implementer = local;
    }
    auto living = draw.people.of_group[static_cast<std::size_t>(work.place)][static_cast<std::size_t>(work.group)];
    auto share = work.group == Group::all ? chance.between(4, 36) : chance.between(10, 110);
    auto usual = std::max<std::int64_t>(living * share / 1000, 12);
    work.targeted = usual * chance.between(900, 1400) / 1000;
    auto weights = served(draw.wording.bodies[static_cast<std::size_t>(work.body)]);
    for (int month = 1; month <= 12; ++month) {
        auto people = std::min(usual * chance.between(820, 1120) / 1000 + chance.below(7), living);
        auto parts = divide(month < work.first_month or month > work.last_month ? 0 : people, weights);
        work.reached.push_back({parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]});
    }
}

/// Work that another partner does already in a place: what coordination is for.
bool copy_a_neighbour(Drawing& draw, Work& work)
{
    for (int attempt = 0; attempt < 40 and not draw.deeds.works.empty(); ++attempt) {
        auto const& other = draw.chance.pick(draw.deeds.works);
        auto const& mine = draw.deeds.partners[static_cast<std::size_t>(work.partner)];
        auto level = draw.country.places[static_cast<std::size_t>(other.place)].level;
        if (other.partner == work.partner or other.activity < 0 or level > finest_level(mine.layout)) continue;
        if (other.group != Group::all and not tells_group(mine.layout)) continue;
        if (std::ranges::find(mine.bodies, other.body) == mine.bodies.end()) continue;
        work.body = other.body, work.activity = other.activity, work.place = other.place, work.group = other.group;
        return true;
    }
    return false;
}

void draw_work(Drawing& draw, int partner, std::vector<int> const& provinces)
{
    auto const& who = draw.deeds.partners[static_cast<std::size_t>(partner)];
    for (int attempt = 0; attempt < 200; ++attempt) {
        Work work;
        work.partner = partner;
        bool told = who.layout != "sectors_en";
        if (not told or not draw.chance.happens(90) or not copy_a_neighbour(draw, work)) {
            work.body = draw.chance.pick(who.bodies);
            std::vector<int> fitting;
            for (std::size_t i = 0; i < draw.wording.activities.size(); ++i)
                if (draw.wording.activities[i].body == work.body) fitting.push_back(static_cast<int>(i));
            if (told) work.activity = draw.chance.pick(fitting);
            work.place = draw_place(draw, who, provinces);
            work.group = tells_group(who.layout) and draw.chance.happens(800) ? draw.chance.pick(groups) : Group::all;
        }
        if (draw.people.of_group[static_cast<std::size_t>(work.place)][static_cast<std::size_t>(work.group)] < 60) continue;
        if (not draw.taken.insert({partner, work.body, work.activity, work.place, work.group}).second) continue;
        fill(draw, work);
        draw.deeds.works.push_back(std::move(work));
        return;
    }
}

void draw_reports(Deeds& deeds, Chance chance)
{
    for (auto const& partner : deeds.partners) {
        auto& months = deeds.reports.emplace_back();
        bool monthly = partner.layout != "months_en" and partner.layout != "cumulative_en";
        for (auto& month : months) {
            month = Report::handed_in;
            if (monthly and chance.happens(40)) month = Report::late;
            else if (monthly and partner.layout != "sectors_en" and chance.happens(25)) month = Report::nothing;
        }
    }
}

}

std::string Partner::slug() const
{
    std::string out;
    for (auto letter : acronym) out += letter >= 'A' and letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    return out;
}

std::vector<Partner> read_partners(Wording const& wording)
{
    std::vector<Partner> partners;
    for (auto const& line : lines_of(lists::partners_csv)) {
        ENSURE(line.size() == 8);
        Partner partner{line[0], line[1], line[2], line[4], Language::en, {}, std::stoi(line[6]), split(line[7], '|')};
        auto language = std::ranges::find(language_names, line[3]);
        ENSURE(language != language_names.end());
        partner.language = static_cast<Language>(language - language_names.begin());
        for (auto const& body : split(line[5], '|')) {
            auto found = std::ranges::find(wording.bodies, body);
            ENSURE(found != wording.bodies.end());
            partner.bodies.push_back(static_cast<int>(found - wording.bodies.begin()));
        }
        partners.push_back(std::move(partner));
    }
    return partners;
}

Deeds make_deeds(Country const& country, People const& people, Wording const& wording, std::uint64_t seed, int scale)
{
    Deeds deeds;
    deeds.partners = read_partners(wording);
    Chance places(seed, "where nobody works");
    auto districts = country.of_level(2);
    std::set<int> provinces_hit;  // one district each, so that no province is left without work
    while (deeds.forgotten.size() < 4) {
        auto district = places.pick(districts);
        auto province = country.places[static_cast<std::size_t>(district)].parent;
        bool alone = country.places[static_cast<std::size_t>(province)].children.size() < 2;
        if (not alone and provinces_hit.insert(province).second) deeds.forgotten.push_back(district);
    }
    Drawing draw{country, people, wording, deeds, Chance(seed, "deeds"), {}};
    auto provinces = country.of_level(1);
    for (std::size_t i = 0; i < deeds.partners.size(); ++i) {
        std::vector<int> home;
        for (int j = draw.chance.between(1, 3); j > 0; --j) home.push_back(draw.chance.pick(provinces));
        // Cumulative sheets repeat the months before, so few works make many rows.
        auto wanted = deeds.partners[i].lines * scale * (deeds.partners[i].layout == "cumulative_en" ? 2 : 3) / 2;
        for (int j = 0; j < wanted; ++j) draw_work(draw, static_cast<int>(i), home);
    }
    draw_reports(deeds, Chance(seed, "reports"));
    return deeds;
}

std::vector<Deed> Deeds::of(int partner, int month) const
{
    std::vector<Deed> found;
    for (std::size_t i = 0; i < works.size(); ++i) {
        auto const& work = works[i];
        if (work.partner != partner or month > work.last_month) continue;
        if (month >= work.first_month - (work.planned_before ? 1 : 0)) found.push_back({static_cast<int>(i), month});
    }
    return found;
}

Cells const& Deeds::cells(Deed deed) const
{
    return works[static_cast<std::size_t>(deed.work)].reached[static_cast<std::size_t>(deed.month - 1)];
}

std::string_view Deeds::status(Deed deed) const
{
    auto const& work = works[static_cast<std::size_t>(deed.work)];
    if (deed.month < work.first_month) return "planned";
    return deed.month == work.last_month ? "completed" : "ongoing";
}

}
