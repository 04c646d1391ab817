#include "reader_inside.hpp"
#include <base/words.hpp>
#include <fmt/core.h>
#include <text/numbers.hpp>

namespace muster::activities {

std::string SheetReader::Inside::asked_words(geography::Asked const& asked) const
{
    std::string all;
    for (std::size_t level = asked.code.size(); level-- > 0;)
        for (auto const text : {asked.code[level], asked.name[level]})
            if (not text.empty() and all.size() < 200) all += (all.empty() ? "" : ", ") + std::string(text);
    for (auto const text : {asked.any_code, asked.any_name})
        if (not text.empty()) all += (all.empty() ? "" : ", ") + std::string(text);
    return all;
}

namespace {

/// The names alone, lowest first: what a code is held against.
std::string asked_names(geography::Asked const& asked)
{
    std::string all;
    for (std::size_t level = asked.name.size(); level-- > 1;)
        if (not asked.name[level].empty()) all += (all.empty() ? "" : ", ") + std::string(asked.name[level]);
    return all.empty() ? std::string(asked.any_name) : all;
}

}

PlaceAnswer SheetReader::Inside::find_place(geography::Asked const& asked)
{
    PlaceAnswer answer;
    answer.words = reading->pool.id_of(scratch);
    if (not world.has_places()) return answer;  // nothing to be held against; nothing else suffers
    auto found = world.places->find(asked);
    // Words of sealed rows that a person settled stand in no list of the operation.
    if (not world.sealed_places.empty())
        if (auto const settled = world.sealed_places.find(geography::words_key(asked)); settled != world.sealed_places.end()) {
            found = {};
            found.place = world.places->by_code(settled->second);
            found.step = geography::Step::decided;
        }
    answer.place = found.place;
    answer.step = found.step;
    auto const words = asked_words(asked);
    auto const name_at = [&](int place) {
        auto const& it = world.places->at(place);
        return it.name.empty() ? it.pcode : it.name + " (" + it.pcode + ")";
    };
    using S = geography::Step;
    std::size_t said = 0;
    auto const add = [&](base::Rule const& rule, std::vector<std::string> const& args) {
        if (said < answer.said.size()) answer.said[said++] = make_said(rule, args);
    };
    bool elsewhere = false;
    for (auto const doubt : found.doubts) elsewhere = elsewhere or doubt == rule::place_other_country.code;
    if (elsewhere) add(rule::place_other_country, {words});
    else if (found.step == S::none) add(rule::place_unknown, {words});
    else if (found.step == S::several) {
        std::vector<std::string> candidates;
        for (std::size_t i = 0; i < found.candidates.size() and i < 4; ++i) candidates.push_back(name_at(found.candidates[i].place));
        add(rule::place_several, {words, candidates.empty() ? base::term("card.several") : base::term("either", candidates)});
    }
    if (found.place < 0) return answer;
    if (found.step == S::prefix or found.step == S::padding or found.step == S::likeness)
        add(rule::place_repaired, {words, name_at(found.place), base::term("place.step." + std::string(geography::name_of(found.step)))});
    if (found.step == S::vintage) add(rule::place_old_code, {words, name_at(found.place)});
    if (found.step == S::parent_only) add(rule::place_coarser, {words, name_at(found.place)});
    for (auto const doubt : found.doubts) {
        if (doubt == rule::place_name_differs.code) add(rule::place_name_differs, {name_at(found.place), asked_names(asked)});
        if (doubt == rule::place_parent_differs.code) add(rule::place_parent_differs, {name_at(found.place), words});
        if (doubt == rule::place_point_outside.code) add(rule::place_point_outside, {name_at(found.place)});
    }
    return answer;
}

void SheetReader::Inside::read_place(Line& line)
{
    geography::Asked asked;
    Column const* lowest = nullptr;
    bool any = false;
    for (std::size_t level = 0; level < 6; ++level) {
        for (std::size_t side = 0; side < 2; ++side) {
            auto const& columns = places[level][side];
            if (columns.empty()) continue;
            Column const* used = nullptr;
            auto const text = first_words(columns, &used);
            (side == 1 ? asked.code[level] : asked.name[level]) = text;
            any = any or not text.empty();
            if (level > 0 and (not text.empty() or not lowest)) lowest = used;
        }
    }
    Column const* used = nullptr;
    asked.any_code = first_words(places[any_level][1], &used);
    asked.any_name = first_words(places[any_level][0]);
    if (not asked.any_code.empty()) lowest = used;
    any = any or not asked.any_code.empty() or not asked.any_name.empty();
    if (not any and lat and lon) {
        auto const y = text::read_number(words(lat), text::Habit::point), x = text::read_number(words(lon), text::Habit::point);
        using K = text::NumberRead::Kind;
        if ((y.kind == K::one or y.kind == K::both) and (x.kind == K::one or x.kind == K::both)) asked.lat = y.value, asked.lon = x.value, any = true;
    }
    if (not any) {
        bool const has_column = lowest or not places[0][0].empty() or not places[any_level][1].empty();
        if (has_column) mark(rule::place_missing, lowest, {});
        return;
    }
    scratch.clear();
    for (std::size_t level = 0; level < 6; ++level) scratch.append(asked.code[level]).append("\x1f").append(asked.name[level]).append("\x1f");
    scratch.append(asked.any_code).append("\x1f").append(asked.any_name);
    if (asked.lat) scratch += fmt::format("\x1f{}\x1f{}", *asked.lat, *asked.lon);
    auto const& answer = place_memo.of(scratch, [&] { return find_place(asked); });
    line.place_words = answer.words;
    line.place = answer.place;
    line.place_step = answer.step;
    for (auto const& said : answer.said) say(said, lowest);
}

}
