#include "reader_inside.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/core.h>
#include <text/numbers.hpp>

namespace muster::activities {

namespace {

using Kind = formats::Cell::Kind;

/// Where sex and age meet in the cells. Infants and children under one roof: girls and boys.
std::int32_t SexAge::*cell_of(Meaning const& meaning)
{
    if (meaning.sex == Sex::all) return nullptr;
    bool const female = meaning.sex == Sex::female;
    switch (meaning.age) {
    case Age::all: return female ? &SexAge::female : &SexAge::male;
    case Age::infant: case Age::child: return female ? &SexAge::girls : &SexAge::boys;
    case Age::elderly: return female ? &SexAge::elder_women : &SexAge::elder_men;
    default: return female ? &SexAge::women : &SexAge::men;
    }
}

bool same_unfold(Unfold const& a, Unfold const& b) { return a == b; }

/// Only figures that part the people count together: cells of sex and age, else the two sexes, else the ages.
void keep_one_partition(FigureSet& set)
{
    auto const has = [&](auto const& is) { return std::ranges::any_of(set.parts, [&](auto const& p) { return is(p.column->meaning); }); };
    auto const sexed_aged = [](Meaning const& m) { return m.sex != Sex::all and m.age != Age::all; };
    auto const sexed = [](Meaning const& m) { return m.sex != Sex::all and m.age == Age::all; };
    auto const aged = [](Meaning const& m) { return m.sex == Sex::all and m.age != Age::all; };
    if (has(sexed_aged)) std::erase_if(set.parts, [&](auto const& p) { return not sexed_aged(p.column->meaning); });
    else if (has(sexed)) std::erase_if(set.parts, [&](auto const& p) { return not sexed(p.column->meaning); });
    else std::erase_if(set.parts, [&](auto const& p) { return not aged(p.column->meaning); });
    std::array<int, 2> of_band{};
    for (auto const& p : set.parts) ++of_band[p.band > 0 ? 1 : 0];
    set.two_bands = of_band[0] > 1 and of_band[1] > 1 and std::ranges::count_if(set.parts, [](auto const& p) { return p.band == 0 and p.column->meaning.age == Age::child; }) > 0 and
                    std::ranges::count_if(set.parts, [](auto const& p) { return p.band == 1 and p.column->meaning.age == Age::child; }) > 0;
    set.best_band = of_band[1] > of_band[0] ? 1 : 0;
    if (not set.two_bands)
        for (auto& p : set.parts) p.band = set.best_band;
}

void place_column(FigureSet& set, Column const& column)
{
    auto const& meaning = column.meaning;
    bool const reached = meaning.measure == Measure::reached or meaning.measure == Measure::new_reached;
    if (meaning.field == Field::households) {
        if (reached) set.households.push_back(&column);
    }
    else if (meaning.field != Field::people) return;
    else if (meaning.disabled and reached) set.disabled.push_back(&column);
    else if (meaning.sex == Sex::all and meaning.age == Age::all) {
        if (meaning.measure == Measure::targeted) set.targeted.push_back(&column);
        else if (meaning.measure == Measure::reached) set.reached.push_back(&column);
    }
    else if (meaning.measure == Measure::reached) set.parts.push_back({&column, cell_of(meaning), meaning.band});
}

std::optional<std::int64_t> plain_digits(std::string_view text)
{
    if (text.empty() or text.size() > 9) return std::nullopt;
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} or end != text.data() + text.size() or value < 0) return std::nullopt;
    return value;
}

}

void SheetReader::Inside::build_figures()
{
    for (auto const& column : mapping.columns) {
        if (column.weight == 0) continue;
        auto at = std::ranges::find_if(figures, [&](FigureSet const& set) { return same_unfold(set.unfold, column.unfold); });
        if (at == figures.end()) {
            if (column.meaning.field != Field::people and column.meaning.field != Field::households) continue;
            figures.push_back({.unfold = column.unfold});
            at = figures.end() - 1;
        }
        place_column(*at, column);
    }
    bool const wide = std::ranges::any_of(figures, [](FigureSet const& set) { return set.unfold.any(); });
    if (wide) std::erase_if(figures, [](FigureSet const& set) { return not set.unfold.any(); });
    if (figures.empty()) figures.push_back({});
    for (auto& set : figures) {
        keep_one_partition(set);
        auto const surer = [](Column const* a, Column const* b) { return a->weight > b->weight; };
        std::ranges::stable_sort(set.reached, surer);
        std::ranges::stable_sort(set.targeted, surer);
    }
}

namespace {

/// "1.200" with no habit of its column to go by.
struct TwoWays {
    double point = 0, comma = 0;
    /// A fraction of a person is none, so it is 1200; "2.000" can be 2 as well as 2000, and a person must say.
    [[nodiscard]] bool open() const { return std::min(point, comma) == std::floor(std::min(point, comma)); }
    [[nodiscard]] double whole() const { return std::max(point, comma); }
};

TwoWays two_ways(std::string const& asked)
{
    return {text::read_number(asked, text::Habit::point).value, text::read_number(asked, text::Habit::comma).value};
}

}

base::Told SheetReader::Inside::number_of(Column const* column, bool report)
{
    auto const& it = cell(column);
    // A figure merged over several rows is one figure: it belongs to the first of them.
    if (it.kind == Kind::empty or it.merged) return {};
    auto const text = words(column);
    if (text.empty()) return {};
    if (auto const plain = plain_digits(text)) return base::Told::of(*plain);
    auto const& answer = number_memo[column->index].of(text, [&] {
        NumberAnswer made;
        std::string const asked(text);
        auto const whole = [&](double value) {
            if (value < 0) made.said = make_said(rule::reached_negative, {asked});
            else {
                auto const rounded = static_cast<std::int64_t>(std::floor(value + 0.5));
                made.told = base::Told::of(rounded);
                if (value != std::floor(value)) made.said = make_said(rule::reached_not_whole, {asked, fmt::format("{}", rounded)});
            }
        };
        if (it.kind == Kind::number or it.kind == Kind::boolean) {
            whole(it.number);
            return made;
        }
        if (it.kind == Kind::date) {
            made.said = make_said(rule::reached_not_a_number, {asked});
            return made;
        }
        auto const read = text::read_number(text, column->habit);
        using K = text::NumberRead::Kind;
        switch (read.kind) {
        case K::empty: break;
        case K::nothing: made.told = base::Told(base::Saying::nil); break;
        case K::one: whole(read.value); break;
        case K::about:
            whole(read.value);
            if (not made.said.rule) made.said = make_said(rule::reached_about, {asked, fmt::format("{}", made.told.value_or(0))});
            break;
        case K::both:
            if (auto const ways = two_ways(asked); column->habit != text::Habit::unknown) whole(read.value);
            else if (ways.open()) made.said = make_said(rule::reached_both, {asked, fmt::format("{}", ways.point), fmt::format("{}", ways.comma)});
            else {
                whole(ways.whole());
                made.said = make_said(rule::reached_about, {asked, fmt::format("{}", made.told.value())});
            }
            break;
        case K::range: case K::several: made.said = make_said(rule::reached_not_one_number, {asked}); break;
        case K::none: made.said = make_said(rule::reached_not_a_number, {asked}); break;
        }
        return made;
    });
    if (report) say(answer.said, column);
    return answer.told;
}

base::Told SheetReader::Inside::first_number(std::vector<Column const*> const& columns)
{
    base::Told told;
    for (auto const* column : columns) {
        auto const one = number_of(column, true);
        if (not told.is_told() and (one.is_told() or one.saying() == base::Saying::nil)) told = one;
    }
    return told;
}

/// The figures of one line: the total, the cells of sex and age, households brought to people where the operation says
/// how many live together. True where anything was told. domain.md 5.12: total = max(sum of cells, total reported).
bool SheetReader::Inside::read_figures(Line& line, FigureSet const& set)
{
    auto told = first_number(set.reached);
    std::array<std::int64_t, 2> sums{};
    std::array<bool, 2> any{};
    for (auto const& p : set.parts) {
        auto const one = number_of(p.column, true);
        if (not one.is_told()) continue;
        auto const band = p.band > 0 ? 1u : 0u;
        sums[band] += one.value();
        any[band] = true;
        if (p.cell and p.band == set.best_band) {
            auto& held = line.cells.*p.cell;
            held = static_cast<std::int32_t>(std::min<std::int64_t>((held < 0 ? 0 : held) + one.value(), std::numeric_limits<std::int32_t>::max()));
        }
    }
    auto const parts = std::max(sums[0], sums[1]);
    Column const* at = set.reached.empty() ? set.parts.empty() ? nullptr : set.parts.front().column : set.reached.front();
    if (any[0] or any[1]) {
        if (told.is_told() and told.value() > 0 and parts > told.value()) mark(rule::parts_exceed_total, at, {fmt::format("{}", parts), fmt::format("{}", told.value())});
        else if (told.is_told() and parts > 0 and parts < told.value()) mark(rule::parts_short_of_total, at, {fmt::format("{}", parts), fmt::format("{}", told.value())});
        told = base::Told::of(std::max(parts, told.value_or(0)));
    }
    if (not told.is_told() and line.unit != standards::Unit::households) {
        auto const homes = first_number(set.households);
        if (homes.is_told()) {
            if (world.household_size > 0) told = base::Told::of(homes.value() * world.household_size);
            else {
                told = homes;
                line.unit = standards::Unit::households;
                mark(rule::households_only, set.households.front(), {fmt::format("{}", homes.value())});
            }
        }
    }
    else if (line.unit == standards::Unit::households and told.is_told() and world.household_size > 0 and not any[0] and not any[1]) {
        told = base::Told::of(told.value() * world.household_size);
        line.unit = standards::Unit::people;
    }
    line.reached = told;
    line.targeted = first_number(set.targeted);
    if (auto const disabled = first_number(set.disabled); disabled.is_told()) line.disabled = static_cast<std::int32_t>(disabled.value());
    if (set.unfold.period) {
        auto period = *set.unfold.period;
        if (set.unfold.month_without_year and context_year) period = base::Period::month(*context_year, period.first.month());
        line.first_day = period.first.count, line.last_day = period.last.count;
    }
    if (not set.unfold.group.empty()) {
        auto const found = std::ranges::find(reading->groups, set.unfold.group);
        line.group = static_cast<std::uint8_t>(found - reading->groups.begin());
        if (found == reading->groups.end()) reading->groups.push_back(set.unfold.group);
    }
    check_population(line, set);
    return told.is_told() or told.saying() == base::Saying::nil or line.targeted.is_told();
}

/// More people reached than live there: items or visits were counted, or the place is wrong (domain.md 5.1).
void SheetReader::Inside::check_population(Line& line, FigureSet const& set)
{
    if (line.place < 0 or not line.reached.is_told() or line.unit == standards::Unit::households or line.unit == standards::Unit::items) return;
    if (world.places->at(line.place).level == 0) return;
    auto const people = world.places->population(line.place);
    if (not people or line.reached.value() <= *people) return;
    Column const* at = set.reached.empty() ? set.parts.empty() ? nullptr : set.parts.front().column : set.reached.front();
    mark(rule::reached_above_population, at, {fmt::format("{}", line.reached.value()), fmt::format("{}", *people), world.places->at(line.place).name});
}

}
