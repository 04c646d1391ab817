#include "standing.hpp"
#include <algorithm>
#include <span>

namespace muster::activities {

namespace {

/// Holds the rows that are ready and of which a line fits; `args` are of the finding at that line. What a person let
/// pass before stays let in.
template <typename Fits, typename Args>
void hold_rows(Reading& reading, base::Rule const& rule, std::set<std::string> const& passed, Fits const& fits, Args const& args)
{
    auto& lines = reading.lines;
    for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
        while (last < lines.size() and lines[last].row == lines[first].row) ++last;
        auto const row = std::span(lines).subspan(first, last - first);
        auto const found = std::ranges::find_if(row, [&](Line const& line) { return line.state == RowState::accepted and fits(line); });
        if (found == row.end()) continue;
        auto const said = args(*found);
        if (passed.contains(std::string(rule.code) + "\x1f" + said)) continue;
        reading.marks.add(rule, found->row, 0, 0, reading.pool.id_of(said));
        for (auto& line : row) line.state = RowState::held;
        --reading.accepted, ++reading.held;
    }
}

}

void hold_rows_of_others(Reading& reading, World const& world)
{
    auto const only = world.only_partner;
    auto const name = world.partners->at(only).name;
    hold_rows(
        reading, rule::partner_other, world.accepted_anyway, [&](Line const& line) { return line.partner != only and line.programme != only; },
        [&](Line const& line) { return (line.partner < 0 ? std::string("nobody") : world.partners->at(line.partner).name) + "\x1f" + name; });
}

void hold_rows_elsewhere(Reading& reading, World const& world)
{
    auto const code = [&](Line const& line) { return line.place < 0 ? std::string() : world.places->at(line.place).pcode; };
    hold_rows(
        reading, rule::place_other, world.accepted_anyway, [&](Line const& line) { return not code(line).starts_with(world.only_place); },
        [&](Line const& line) { return (line.place < 0 ? std::string("nowhere") : world.places->at(line.place).name + " " + code(line)) + "\x1f" + world.only_place; });
}

void hold_all_rows(Reading& reading, World const& world, std::string const& name)
{
    hold_rows(
        reading, rule::not_confirmed, world.accepted_anyway, [](Line const&) { return true; },
        [&](Line const&) { return name + "\x1f" + world.hold_file; });
}

}
