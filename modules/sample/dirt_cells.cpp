// Dirt in the cells that say who, what, whom, when and how many.
#include "dirt.hpp"

#include <algorithm>
#include <base/ensure.hpp>

namespace muster::sample {

namespace {

/// The cell that names the partner who does the work.
Field who_field(World const& world, Draft const& draft)
{
    return draft.deed.work >= 0 and world.work(draft.deed).implementer >= 0 ? Field::implementer : Field::partner;
}

Partner const& who(World const& world, Draft const& draft)
{
    return world.partner(draft.fact.partner);
}

bool ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

bool partner_capitals(World const& world, Layout const&, Draft& draft, Chance&)
{
    auto& name = draft.at(who_field(world, draft)).text;
    if (not ascii(name)) return false;
    std::ranges::transform(name, name.begin(), [](char letter) { return letter >= 'a' and letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; });
    return true;
}

bool partner_blanks(World const& world, Layout const&, Draft& draft, Chance&)
{
    auto& name = draft.at(who_field(world, draft)).text;
    auto blank = name.find(' ');
    if (blank != std::string::npos) name.insert(blank, " ");
    name += " ";
    return true;
}

bool partner_misspelt(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    auto& name = draft.at(who_field(world, draft)).text;
    if (not ascii(name) or name.size() < 12) return false;
    // Where the acronym stands beside it the row says twice who it is.
    if (layout.has(Field::acronym)) draft.at(Field::acronym) = {};
    auto at = static_cast<std::size_t>(chance.between(2, static_cast<int>(name.size()) - 4));
    while (name[at] == ' ' or name[at + 1] == ' ' or name[at] == name[at + 1]) at = at + 3 < name.size() ? at + 1 : 2;
    std::swap(name[at], name[at + 1]);
    return true;
}

bool partner_also(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    auto const& also = chance.pick(who(world, draft).also);
    if (layout.habits.encoding == Encoding::windows_1252 and not ascii(also)) return false;
    draft.at(who_field(world, draft)) = Cell::of(also);
    draft.at(Field::acronym) = {};
    return true;
}

bool partner_acronym(World const& world, Layout const&, Draft& draft, Chance&)
{
    draft.at(who_field(world, draft)) = Cell::of(who(world, draft).acronym);
    return true;
}

bool partner_both(World const& world, Layout const&, Draft& draft, Chance&)
{
    draft.at(who_field(world, draft)) = Cell::of(who(world, draft).name + " (" + who(world, draft).acronym + ")");
    return true;
}

bool partner_several(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    if (who_field(world, draft) != Field::partner) return false;
    auto other = chance.below(static_cast<int>(world.deeds.partners.size()));
    if (other == draft.fact.partner) return false;
    auto between = layout.habits.name == "small_en" ? " + " : " / ";
    draft.at(Field::partner) = Cell::of(who(world, draft).name + between + world.partner(other).acronym);
    draft.at(Field::acronym) = {};
    draft.fact.also_partner = other;
    return true;
}

bool partner_missing(World const& world, Layout const&, Draft& draft, Chance&)
{
    if (who_field(world, draft) != Field::partner) return false;
    draft.at(Field::partner) = draft.at(Field::acronym) = {};
    return true;
}

/// One of the other words of the language for what the cell says.
bool another_word(World const& world, Layout const& layout, Draft& draft, Chance& chance, Field field, std::string_view kind, std::string_view key)
{
    if (not layout.has(field) or key.empty()) return false;
    auto const& words = world.wording.words(kind, key, layout.habits.language);
    if (words.size() < 2) return false;
    draft.at(field) = Cell::of(words[static_cast<std::size_t>(chance.between(1, static_cast<int>(words.size()) - 1))]);
    return true;
}

bool sector_word(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    return another_word(world, layout, draft, chance, Field::body, "body", world.wording.bodies[static_cast<std::size_t>(draft.fact.body)]);
}

bool sector_unknown(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not layout.has(Field::body)) return false;
    constexpr std::array<char const*, 5> words{"Rural roads", "Pistes rurales", "Caminos rurales", "الطرق الريفية", "Сільські дороги"};
    draft.at(Field::body) = Cell::of(words[static_cast<std::size_t>(layout.habits.language)]);
    return true;
}

bool status_word(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    return another_word(world, layout, draft, chance, Field::status, "status", draft.fact.status);
}

bool status_unknown(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not layout.has(Field::status)) return false;
    draft.at(Field::status) = Cell::of("See donor");
    draft.fact.status = "unknown";
    return true;
}

bool group_word(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    return another_word(world, layout, draft, chance, Field::group, "group", draft.fact.group);
}

bool group_unknown(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not layout.has(Field::group)) return false;
    draft.at(Field::group) = Cell::of("Fisherfolk");
    draft.fact.group = "all";
    return true;
}

/// Dirt in the total leaves nothing else to count by: cells of sex and age are emptied.
void total_alone(Draft& draft)
{
    for (auto field : cell_fields) draft.at(field) = {};
    draft.fact.cells.reset();
}

bool has_figure(Draft const& draft, std::int64_t least)
{
    return draft.fact.reached and *draft.fact.reached >= least;
}

void nothing_told(Draft& draft)
{
    total_alone(draft);
    draft.fact.reached.reset();
    draft.fact.said = "not_reported";
}

bool thousands(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not has_figure(draft, 1000)) return false;
    auto text = with_thousands(*draft.fact.reached, layout.habits.language);
    draft.at(Field::reached) = Cell::of(layout.habits.numbers == NumberStyle::arabic ? arabic_digits(text) : text);
    return true;
}

bool about(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    if (not has_figure(draft, 1)) return false;
    auto const& word = chance.pick(world.wording.words("say", "about", layout.habits.language));
    total_alone(draft);
    draft.at(Field::reached) = Cell::of(word + std::to_string(*draft.fact.reached));
    return true;
}

bool missing_figure(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    if (not has_figure(draft, 0)) return false;
    nothing_told(draft);
    draft.at(Field::reached) = Cell::of(chance.pick(world.wording.words("say", "missing", layout.habits.language)));
    return true;
}

bool zero(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not has_figure(draft, 0)) return false;
    total_alone(draft);
    draft.at(Field::reached) = number_cell(layout, 0);
    draft.fact.reached = 0;
    draft.fact.said = "zero";
    return true;
}

bool range(World const&, Layout const&, Draft& draft, Chance& chance)
{
    if (not has_figure(draft, 200)) return false;
    total_alone(draft);
    auto low = *draft.fact.reached / 100 * 100;
    draft.at(Field::reached) = Cell::of(std::to_string(low) + "-" + std::to_string(low + 100 * chance.between(1, 5)));
    return true;
}

bool only_words(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not has_figure(draft, 0)) return false;
    total_alone(draft);
    constexpr std::array<char const*, 5> words{"to be confirmed by field", "à confirmer par le terrain", "por confirmar con terreno", "سيتم التأكيد لاحقا", "буде уточнено"};
    draft.at(Field::reached) = Cell::of(words[static_cast<std::size_t>(layout.habits.language)]);
    return true;
}

bool negative(World const&, Layout const& layout, Draft& draft, Chance& chance)
{
    if (not has_figure(draft, 0)) return false;
    total_alone(draft);
    draft.at(Field::reached) = number_cell(layout, -chance.between(3, 90));
    return true;
}

bool above_population(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    auto place = std::ranges::find(world.country.places, draft.fact.place, &Place::pcode);
    if (not has_figure(draft, 1) or place == world.country.places.end() or place->level == 0) return false;
    total_alone(draft);
    auto living = world.people.of_place[static_cast<std::size_t>(place - world.country.places.begin())].all();
    draft.fact.reached = living * chance.between(12, 30) / 10 + 1;
    draft.at(Field::reached) = number_cell(layout, *draft.fact.reached);
    return true;
}

bool error_cell(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not has_figure(draft, 0) or layout.habits.shape != Shape::xlsx) return false;
    nothing_told(draft);
    draft.at(Field::reached) = Cell::error("#REF!");
    return true;
}

bool parts_exceed(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not has_figure(draft, 50) or not draft.fact.cells) return false;
    draft.at(Field::reached) = number_cell(layout, *draft.fact.reached - *draft.fact.reached / 7 - 1);
    return true;
}

bool impossible_day(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not layout.has(Field::start)) return false;
    auto const* text = layout.habits.days == DayStyle::iso ? "2025-02-31" : layout.habits.days == DayStyle::month_first ? "02/31/2025" : layout.habits.days == DayStyle::dots ? "31.02.2025" : "31/02/2025";
    draft.at(Field::start) = Cell::of(text);
    return true;
}

bool end_before_start(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    if (not layout.has(Field::start) or not layout.has(Field::end)) return false;
    draft.at(Field::end) = day_cell(layout, world.work(draft.deed).start.plus(-40));
    return true;
}

bool serial(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    // In a workbook that counts from 1904 nobody could tell which day an unformatted number means.
    if (not layout.has(Field::start) or layout.habits.shape != Shape::xlsx or layout.habits.from_1904) return false;
    draft.at(Field::start) = Cell::of(std::int64_t{world.work(draft.deed).start.count} + 25'569);
    return true;
}

bool short_year(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    if (not layout.has(Field::start) or layout.habits.days == DayStyle::iso or layout.habits.days == DayStyle::cell) return false;
    if (layout.habits.numbers == NumberStyle::arabic) return false;
    auto day = world.work(draft.deed).start;
    auto sign = layout.habits.days == DayStyle::dots ? "." : "/";
    auto first = layout.habits.days == DayStyle::month_first ? day.month() : day.day();
    auto second = layout.habits.days == DayStyle::month_first ? day.day() : day.month();
    draft.at(Field::start) = Cell::of(two(first) + sign + two(second) + sign + two(day.year() % 100));
    return true;
}

}

std::vector<Soiling> const& other_dirt()
{
    static std::vector<Soiling> const table{
        {"partner.case", partner_capitals}, {"partner.blanks", partner_blanks}, {"partner.misspelt", partner_misspelt},
        {"partner.also", partner_also}, {"partner.acronym", partner_acronym}, {"partner.name_and_acronym", partner_both},
        {"partner.several", partner_several}, {"partner.missing", partner_missing},
        {"sector.word", sector_word}, {"sector.unknown", sector_unknown},
        {"status.word", status_word}, {"status.unknown", status_unknown},
        {"group.word", group_word}, {"group.unknown", group_unknown},
        {"number.thousands", thousands}, {"number.about", about}, {"number.missing", missing_figure}, {"number.zero", zero},
        {"number.range", range}, {"number.words", only_words}, {"number.negative", negative},
        {"number.above_population", above_population}, {"number.error", error_cell}, {"number.parts_exceed", parts_exceed},
        {"date.impossible", impossible_day}, {"date.end_before_start", end_before_start}, {"date.serial", serial},
        {"date.short_year", short_year},
    };
    return table;
}

}
