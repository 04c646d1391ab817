#include "dirt.hpp"

#include "lists_of.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <sample/lists.hpp>

namespace muster::sample {

namespace {

std::vector<DirtKind> read_catalogue()
{
    std::vector<DirtKind> kinds;
    for (auto const& line : lines_of(lists::dirt_csv)) {
        ENSURE(line.size() == 6);
        auto outcome = std::ranges::find(outcome_names, line[2]);
        ENSURE(outcome != outcome_names.end());
        kinds.push_back({line[0], line[1], static_cast<Outcome>(outcome - outcome_names.begin()),
                         line[3].empty() ? 0 : std::stoi(line[3]), line[4], line[5]});
    }
    return kinds;
}

std::string_view family(std::string_view name)
{
    return name.substr(0, name.find('.'));
}

}

std::vector<DirtKind> const& dirt_catalogue()
{
    static auto const kinds = read_catalogue();
    return kinds;
}

DirtKind const& dirt_kind(std::string_view name)
{
    auto found = std::ranges::find(dirt_catalogue(), name, &DirtKind::name);
    ENSURE(found != dirt_catalogue().end());
    return *found;
}

void soil_cells(World const& world, Layout const& layout, Draft& draft, Chance& chance, bool wide)
{
    std::string_view last;
    for (auto const* table : {&place_dirt(), &other_dirt()})
        for (auto const& [name, hand] : *table) {
            auto const& kind = dirt_kind(name);
            bool stopped = draft.outcome == Outcome::held or draft.outcome == Outcome::wrong;
            if (not chance.happens(kind.permille) or stopped or family(name) == last) continue;
            if (wide and (family(name) == "number" or family(name) == "date" or family(name) == "status")) continue;
            bool stops = kind.outcome == Outcome::held or kind.outcome == Outcome::wrong;
            if (stops and not draft.dirt.empty()) continue;
            if (not hand(world, layout, draft, chance)) continue;
            draft.soil(kind.name, kind.outcome);
            last = family(name);
        }
}

Draft probable_double(World const& world, Layout const& layout, Draft const& draft)
{
    auto again = draft;
    auto const& partner = world.partner(draft.fact.partner);
    auto field = layout.has(Field::implementer) and world.work(draft.deed).implementer >= 0 ? Field::implementer : Field::partner;
    again.at(field) = Cell::of(partner.name + " (" + partner.acronym + ")");
    again.dirt.clear();
    again.outcome = Outcome::accepted;
    again.soil(dirt_kind("row.double").name, Outcome::held);
    return again;
}

Draft nil_row(World const& world, Layout const& layout, int partner, int month)
{
    auto const& who = world.partner(partner);
    auto language = layout.habits.language;
    Draft draft;
    draft.deed = {-1, month};
    draft.fact.partner = partner;
    draft.fact.body = who.bodies.front();
    draft.fact.period = base::Period::month(year, month);
    draft.fact.said = "nil";
    draft.at(Field::partner) = Cell::of(who.name);
    draft.at(Field::acronym) = Cell::of(who.acronym);
    draft.at(Field::body) = Cell::of(world.wording.word("body", world.wording.bodies[static_cast<std::size_t>(who.bodies.front())], language));
    draft.at(Field::month) = month_cell(world, layout, month);
    draft.at(Field::reached) = Cell::of(world.wording.word("say", "nothing", language));
    draft.soil(dirt_kind("row.nil").name, Outcome::accepted);
    return draft;
}

}
