// Dirt in the cells that say where.
#include "dirt.hpp"

#include <algorithm>
#include <base/ensure.hpp>

namespace muster::sample {

namespace {

/// The level of the place that the row is about, where the layout has a code for it.
bool has_code(Layout const& layout, Draft const& draft)
{
    return draft.fact.level > 0 and layout.has(code_field(draft.fact.level));
}

bool has_name(Layout const& layout, Draft const& draft)
{
    return draft.fact.level > 0 and layout.has(name_field(draft.fact.level));
}

/// Layouts without a name for the level above leave nothing to go by when the code is gone.
bool leans_on_name(Layout const& layout, Draft& draft)
{
    if (not has_name(layout, draft) or not layout.has(Field::adm2_name)) return false;
    for (int level = 1; level <= 4; ++level) draft.at(code_field(level)) = {};
    return true;
}

std::string& code_of(Draft& draft)
{
    return draft.at(code_field(draft.fact.level)).text;
}

bool change_code(Layout const& layout, Draft& draft, std::string (*change)(std::string const&))
{
    if (not has_code(layout, draft)) return false;
    auto changed = change(code_of(draft));
    if (changed == code_of(draft)) return false;
    code_of(draft) = changed;
    return true;
}

bool lower(World const&, Layout const& layout, Draft& draft, Chance&)
{
    return change_code(layout, draft, [](std::string const& code) {
        std::string out;
        for (auto letter : code) out += letter >= 'A' and letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        return out;
    });
}

bool blanks(World const&, Layout const& layout, Draft& draft, Chance&)
{
    return change_code(layout, draft, [](std::string const& code) { return code.substr(0, 2) + " " + code.substr(2) + " "; });
}

bool iso3_prefix(World const&, Layout const& layout, Draft& draft, Chance&)
{
    return change_code(layout, draft, [](std::string const& code) { return std::string(iso3) + code.substr(2); });
}

bool padding(World const&, Layout const& layout, Draft& draft, Chance&)
{
    return change_code(layout, draft, [](std::string const& code) { return code[2] == '0' ? code.substr(0, 2) + code.substr(3) : code; });
}

bool hyphen(World const&, Layout const& layout, Draft& draft, Chance&)
{
    return change_code(layout, draft, [](std::string const& code) { return code.substr(0, 2) + "-" + code.substr(2); });
}

/// The place of before the reform that became this place, where no other came of it and its code is another.
OldPlace const* old_of(World const& world, std::string const& pcode, bool split)
{
    for (auto const& old : world.country.before) {
        bool leads_here = std::ranges::any_of(old.now, [&](int now) { return world.place(now).pcode == pcode; });
        bool kept = std::ranges::any_of(world.country.places, [&](Place const& place) { return place.pcode == old.pcode; });
        if (leads_here and not kept and (old.now.size() > 1) == split) return &old;
    }
    return nullptr;
}

bool old_code(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    if (not has_code(layout, draft)) return false;
    auto const* old = old_of(world, code_of(draft), false);
    if (not old) return false;
    code_of(draft) = old->pcode;
    // The codes above it are of the same old list.
    auto above = old->pcode;
    for (int level = draft.fact.level - 1; level >= 1; --level) {
        above = above.substr(0, above.size() - 2);
        if (not draft.at(code_field(level)).text.empty()) draft.at(code_field(level)).text = above;
    }
    return true;
}

bool old_code_split(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    if (draft.fact.level != 2 or not has_code(layout, draft)) return false;
    auto const* old = old_of(world, code_of(draft), true);
    if (not old) return false;
    code_of(draft) = old->pcode;
    draft.at(name_field(2)) = Cell::of(in_script(old->name, layout.habits.language));
    return true;
}

bool na_code(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not has_code(layout, draft) or layout.habits.shape != Shape::xlsx) return false;
    auto field = code_field(draft.fact.level);
    if (not leans_on_name(layout, draft)) return false;
    draft.at(field) = Cell::error("#N/A");
    return true;
}

bool no_code(World const&, Layout const& layout, Draft& draft, Chance&)
{
    return has_code(layout, draft) and leans_on_name(layout, draft);
}

std::string& name_of(Draft& draft)
{
    return draft.at(name_field(draft.fact.level)).text;
}

/// Swaps or drops a letter in the middle of a Latin name; nothing to do in short ones.
bool slip(std::string& name, Chance& chance)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 2; i + 2 < name.size(); ++i) {
        auto plain_letter = [&](std::size_t at) { return (name[at] >= 'a' and name[at] <= 'z'); };
        if (plain_letter(i) and plain_letter(i + 1) and name[i] != name[i + 1]) places.push_back(i);
    }
    if (places.size() < 2 or name.size() < 7) return false;
    auto at = chance.pick(places);
    if (chance.happens(500)) std::swap(name[at], name[at + 1]);
    else name.erase(at, 1);
    return true;
}

bool misspelt(World const&, Layout const& layout, Draft& draft, Chance& chance)
{
    if (layout.habits.language == Language::ar or layout.habits.language == Language::uk) return false;
    if (not has_name(layout, draft) or draft.fact.level > 3) return false;
    auto name = name_of(draft);
    if (not slip(name, chance) or not leans_on_name(layout, draft)) return false;
    name_of(draft) = name;
    return true;
}

bool accents(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (layout.habits.language == Language::ar or layout.habits.language == Language::uk) return false;
    if (not leans_on_name(layout, draft)) return false;
    auto name = plain(name_of(draft));
    std::ranges::transform(name, name.begin(), [](char letter) { return letter >= 'a' and letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; });
    if (name == name_of(draft)) return false;
    name_of(draft) = name;
    return true;
}

bool other_script(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    if (layout.habits.encoding == Encoding::windows_1252 or not leans_on_name(layout, draft)) return false;
    auto language = layout.habits.language == Language::ar ? Language::en : Language::ar;
    auto place = std::ranges::find(world.country.places, draft.fact.place, &Place::pcode);
    name_of(draft) = in_script(place->name, language);
    return true;
}

bool old_name(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    if (draft.fact.level < 2 or not layout.has(Field::adm2_name)) return false;
    auto district = draft.fact.place.substr(0, 6);
    auto old = std::ranges::find_if(world.country.before, [&](OldPlace const& p) { return p.level == 2 and p.pcode == district and p.change == "renamed"; });
    if (old == world.country.before.end() or not leans_on_name(layout, draft)) return false;
    draft.at(name_field(2)) = Cell::of(in_script(old->name, layout.habits.language));
    return true;
}

bool namesake(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    if (draft.fact.level != 3 or not layout.has(Field::adm3_name)) return false;
    std::vector<std::string> shared;
    auto communes = world.country.of_level(3);
    for (auto one : communes)
        for (auto other : communes)
            if (one < other and world.place(one).name.latin == world.place(other).name.latin)
                shared.push_back(in_script(world.place(one).name, layout.habits.language));
    for (int level = 1; level <= 4; ++level) draft.at(code_field(level)) = draft.at(name_field(level)) = {};
    draft.at(Field::adm3_name) = Cell::of(chance.pick(shared));
    return true;
}

bool unknown(World const&, Layout const&, Draft& draft, Chance& chance)
{
    if (draft.fact.level < 2) return false;
    auto field = name_field(draft.fact.level);
    for (int level = 1; level <= 4; ++level) draft.at(code_field(level)) = draft.at(name_field(level)) = {};
    draft.at(field) = Cell::of("Camp " + std::to_string(chance.between(2, 40)));
    return true;
}

bool finer_unknown(World const&, Layout const& layout, Draft& draft, Chance& chance)
{
    if (draft.fact.level != 3 or not layout.has(Field::adm3_name)) return false;
    draft.at(Field::adm3_name) = Cell::of(std::string("Site ") + static_cast<char>('A' + chance.below(20)) + "-" + std::to_string(chance.between(10, 99)));
    draft.at(Field::adm3_code) = {};
    draft.fact.place = draft.fact.place.substr(0, 6);
    draft.fact.level = 2;
    return true;
}

bool name_differs(World const& world, Layout const& layout, Draft& draft, Chance& chance)
{
    if (draft.fact.level != 3 or not has_code(layout, draft) or not has_name(layout, draft)) return false;
    auto other = world.place(chance.pick(world.country.of_level(3)));
    if (other.pcode.substr(0, 6) == draft.fact.place.substr(0, 6)) return false;
    name_of(draft) = in_script(other.name, layout.habits.language);
    return true;
}

bool other_country(World const&, Layout const& layout, Draft& draft, Chance&)
{
    if (not has_code(layout, draft)) return false;
    auto field = code_field(draft.fact.level);
    auto code = "XY" + draft.fact.place.substr(2);
    for (int level = 1; level <= 4; ++level) draft.at(code_field(level)) = draft.at(name_field(level)) = {};
    draft.at(field) = Cell::of(code);
    return true;
}

bool missing(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    write_place(world, layout, draft, -1);
    return true;
}

bool national(World const& world, Layout const& layout, Draft& draft, Chance&)
{
    if (not layout.has(Field::adm1_name)) return false;
    write_place(world, layout, draft, -1);
    constexpr std::array<char const*, 5> words{"National", "National", "Nacional", "وطني", "Національний"};
    draft.at(Field::adm1_name) = Cell::of(words[static_cast<std::size_t>(layout.habits.language)]);
    draft.fact.place = iso2;
    draft.fact.level = 0;
    return true;
}

}

std::vector<Soiling> const& place_dirt()
{
    static std::vector<Soiling> const table{
        {"place.old_code", old_code}, {"place.old_code_split", old_code_split}, {"place.old_name", old_name},
        {"place.case", lower}, {"place.blanks", blanks}, {"place.iso3", iso3_prefix}, {"place.padding", padding},
        {"place.hyphen", hyphen}, {"place.na_code", na_code}, {"place.no_code", no_code}, {"place.misspelt", misspelt},
        {"place.accents", accents}, {"place.other_script", other_script}, {"place.namesake", namesake},
        {"place.unknown", unknown}, {"place.finer_unknown", finer_unknown}, {"place.name_differs", name_differs},
        {"place.other_country", other_country}, {"place.missing", missing}, {"place.national", national},
    };
    return table;
}

}
