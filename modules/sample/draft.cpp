#include "draft.hpp"

#include <algorithm>
#include <base/ensure.hpp>

namespace muster::sample {

namespace {

std::string label(World const& world, std::string_view kind, std::string_view key, Language language)
{
    return key.empty() ? std::string() : world.wording.word(kind, key, language);
}

}

void Draft::soil(std::string_view kind, Outcome becomes)
{
    dirt.push_back(kind);
    outcome = std::max(outcome, becomes);
}

Layout const& World::layout_of(Partner const& partner) const
{
    auto found = std::ranges::find_if(layouts, [&](Layout const& layout) { return layout.habits.name == partner.layout; });
    ENSURE(found != layouts.end());
    return *found;
}

Field name_field(int level)
{
    return static_cast<Field>(static_cast<int>(Field::adm1_name) + 2 * (level - 1));
}

Field code_field(int level)
{
    return static_cast<Field>(static_cast<int>(Field::adm1_code) + 2 * (level - 1));
}

Cell number_cell(Layout const& layout, std::int64_t number)
{
    switch (layout.habits.numbers) {
    case NumberStyle::cell: return Cell::of(number);
    case NumberStyle::text: return Cell::of(std::to_string(number));
    case NumberStyle::arabic: return Cell::of(arabic_digits(std::to_string(number)));
    }
    return {};
}

Cell day_cell(Layout const& layout, base::Day day)
{
    switch (layout.habits.days) {
    case DayStyle::cell: return Cell::day(day.count);
    case DayStyle::iso: return Cell::of(day.text());
    case DayStyle::slashes: {
        auto text = day_month_year(day, '/');
        return Cell::of(layout.habits.numbers == NumberStyle::arabic ? arabic_digits(text) : text);
    }
    case DayStyle::dots: return Cell::of(day_month_year(day, '.'));
    case DayStyle::month_first: return Cell::of(month_day_year(day));
    }
    return {};
}

Cell month_cell(World const& world, Layout const& layout, int month)
{
    auto const& word = world.wording.word("month", std::to_string(month), layout.habits.language);
    switch (layout.habits.months) {
    case MonthStyle::cell: return Cell::day(base::Day::of(year, month, 1)->count);
    case MonthStyle::iso: return Cell::of(std::to_string(year) + "-" + two(month));
    case MonthStyle::numbers: return Cell::of(two(month) + "/" + std::to_string(year));
    case MonthStyle::word_alone: return Cell::of(word);
    case MonthStyle::words: {
        auto text = word + (layout.habits.language == Language::es ? " de " : " ") + std::to_string(year);
        return Cell::of(layout.habits.numbers == NumberStyle::arabic ? arabic_digits(text) : text);
    }
    }
    return {};
}

void write_place(World const& world, Layout const& layout, Draft& draft, int place)
{
    for (int level = 1; level <= 4; ++level) {
        draft.at(name_field(level)) = {};
        draft.at(code_field(level)) = {};
        auto above = place < 0 ? -1 : world.country.ancestor(place, level);
        if (above < 0) continue;
        auto const& here = world.place(above);
        draft.at(name_field(level)) = Cell::of(in_script(here.name, layout.habits.language));
        draft.at(code_field(level)) = Cell::of(here.pcode);
    }
    draft.fact.place = place < 0 ? "" : world.place(place).pcode;
    draft.fact.level = place < 0 ? -1 : world.place(place).level;
}

void write_figures(Layout const& layout, Draft& draft, Cells const& cells)
{
    // Layouts without a column for old people count them among the women and men.
    auto told = cells;
    if (not layout.has(Field::elder_women)) {
        told.women += told.elder_women, told.men += told.elder_men;
        told.elder_women = told.elder_men = 0;
    }
    auto list = told.list();
    for (std::size_t i = 0; i < cell_fields.size(); ++i) draft.at(cell_fields[i]) = number_cell(layout, list[i]);
    draft.at(Field::reached) = number_cell(layout, cells.all());
    draft.fact.reached = cells.all();
    draft.fact.said = cells.all() == 0 ? "zero" : "number";
    draft.fact.cells = layout.has(Field::women) ? std::optional(told) : std::nullopt;
}

Draft write(World const& world, Layout const& layout, Deed deed)
{
    auto const& work = world.work(deed);
    auto const& partner = world.partner(work.partner);
    auto language = layout.habits.language;
    Draft draft;
    draft.deed = deed;
    draft.fact = {work.implementer >= 0 ? work.implementer : work.partner, -1, work.body, work.activity, {}, -1, group_codes[static_cast<std::size_t>(work.group)],
                  deed.period(), layout.has(Field::status) ? world.deeds.status(deed) : "", "not_reported", {}, {}, {}};
    draft.at(Field::id) = Cell::of(partner.acronym + "-" + std::to_string(deed.work) + "-" + two(deed.month));
    draft.at(Field::partner) = Cell::of(partner.name);
    draft.at(Field::acronym) = Cell::of(partner.acronym);
    draft.at(Field::kind) = Cell::of(label(world, "kind", partner.kind, language));
    if (work.implementer >= 0) draft.at(Field::implementer) = Cell::of(world.partner(work.implementer).name);
    draft.at(Field::donor) = work.donor < 0 ? Cell{} : Cell::of(world.partner(work.donor).acronym);
    draft.at(Field::body) = Cell::of(world.wording.word("body", world.wording.bodies[static_cast<std::size_t>(work.body)], language));
    if (work.activity >= 0)
        draft.at(Field::activity) = Cell::of(world.wording.word("activity", world.wording.activities[static_cast<std::size_t>(work.activity)].key, language));
    write_place(world, layout, draft, work.place);
    draft.at(Field::group) = Cell::of(world.wording.word("group", draft.fact.group, language));
    draft.at(Field::status) = Cell::of(world.wording.word("status", world.deeds.status(deed), language));
    draft.at(Field::modality) = Cell::of(world.wording.word("modality", work.modality, language));
    draft.at(Field::start) = day_cell(layout, work.start);
    draft.at(Field::end) = day_cell(layout, work.end);
    draft.at(Field::month) = month_cell(world, layout, deed.month);
    draft.at(Field::year) = Cell::of(std::int64_t{year});
    draft.at(Field::targeted) = number_cell(layout, work.targeted);
    if (layout.has(Field::targeted)) draft.fact.targeted = work.targeted;
    if (deed.month >= work.first_month) write_figures(layout, draft, world.deeds.cells(deed));
    return draft;
}

}
