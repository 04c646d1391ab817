#include "equity.hpp"
#include <algorithm>
#include <map>

namespace muster::analysis {

namespace {

struct PartCount {
    std::int64_t in_need = 0, reached = 0;
    bool need_told = false, reach_told = false;
};
using Parts = std::map<std::string, PartCount>;

std::int64_t cell(Figure const& figure, Lane lane)
{
    return figure.cells[static_cast<std::size_t>(lane)].value_or(0);
}

bool tells(Figure const& figure, Lane first, Lane last)
{
    return std::any_of(figure.cells.begin() + int(first), figure.cells.begin() + int(last) + 1, [](auto const& one) { return one.has_value(); });
}

/// People reached by sex or by age, from the cells. Lines that tell the sex alone say nothing of ages.
void add_reached(Figure const& figure, std::string const& dimension, Parts& parts)
{
    using enum Lane;
    if (not tells(figure, girls, dimension == "sex" ? male : elder_men)) return;
    auto const put = [&](std::string const& part, std::int64_t people) {
        parts[part].reached += people;
        parts[part].reach_told = true;
    };
    if (dimension == "sex") {
        put("f", cell(figure, girls) + cell(figure, women) + cell(figure, elder_women) + cell(figure, female));
        put("m", cell(figure, boys) + cell(figure, men) + cell(figure, elder_men) + cell(figure, male));
        return;
    }
    put("child", cell(figure, girls) + cell(figure, boys));
    put("adult", cell(figure, women) + cell(figure, men));
    if (figure.cells[static_cast<std::size_t>(elder_women)] or figure.cells[static_cast<std::size_t>(elder_men)])
        put("elder", cell(figure, elder_women) + cell(figure, elder_men));
}

/// Where those reached are not told apart as finely as those in need, elders are adults on both sides.
void fold_elders(Parts& parts)
{
    auto const elder = parts.find("elder");
    if (elder == parts.end() or (elder->second.need_told and elder->second.reach_told)) return;
    parts["adult"].in_need += elder->second.in_need;
    parts["adult"].reached += elder->second.reached;
    parts.erase(elder);
}

void write(Figure const& figure, std::string const& dimension, Parts const& parts, double behind_below, std::vector<EquityLine>& lines)
{
    std::int64_t all_need = 0, all_reached = 0;
    int whole = 0;
    for (auto const& [part, count] : parts) {
        if (not count.need_told or not count.reach_told) continue;
        all_need += count.in_need;
        all_reached += count.reached;
        ++whole;
    }
    if (whole < 2 or all_need == 0 or all_reached == 0) return;
    for (auto const& [part, count] : parts) {
        if (not count.need_told or not count.reach_told or count.in_need == 0) continue;
        EquityLine line{figure.place, figure.body, dimension, part, count.in_need, all_need, count.reached, all_reached};
        line.index = (double(count.reached) / double(all_reached)) / (double(count.in_need) / double(all_need));
        line.behind = line.index < behind_below;
        lines.push_back(line);
    }
}

}

std::vector<EquityLine> equity(Picture const& picture, Asked const& asked, double behind_below)
{
    auto each = asked;
    each.each_group = true;
    auto const all = figures_kept(picture, each);
    Shown const shown(picture.engine->tree(), Question{.level = asked.level, .within = asked.within});
    // Needs by part stand on their own level; they are added up to the places asked for.
    std::map<std::pair<int, int>, std::map<std::string, Parts>> needs;
    std::map<std::pair<int, int>, int> level_of;
    for (auto const& part : picture.parts) {
        if (part.group != asked.group) continue;
        int const place = shown.above(part.place);
        if (place < 0) continue;
        auto const level = picture.engine->tree().level(part.place);
        auto& taken = level_of.try_emplace({place, part.body}, level).first->second;
        if (level > taken) continue;
        if (level < taken) needs.erase({place, part.body}), taken = level;  // the place's own figures go before its parts'
        auto& count = needs[{place, part.body}][part.dimension][part.part];
        count.in_need += part.in_need;
        count.need_told = true;
    }
    std::vector<EquityLine> lines;
    std::map<std::pair<int, int>, Parts> groups;
    std::map<std::pair<int, int>, Figure const*> whole;
    for (auto const& figure : all->lines) {
        if (figure.only_whole) continue;
        std::pair const spot{figure.place, figure.body};
        if (figure.group > 0 and asked.group == 0) {
            auto& count = groups[spot][picture.engine->words().groups.word(figure.group)];
            if (figure.in_need.is_told()) count.in_need = figure.in_need.value(), count.need_told = true;
            if (figure.reached.is_told()) count.reached = figure.reached.value(), count.reach_told = true;
        }
        if (figure.group != everybody and figure.group != asked.group) continue;
        if (figure.group == 0 and asked.group == 0) continue;
        whole[spot] = &figure;
        for (auto& [dimension, parts] : needs[spot]) {
            add_reached(figure, dimension, parts);
            if (dimension == "age") fold_elders(parts);
            write(figure, dimension, parts, behind_below, lines);
        }
    }
    for (auto const& [spot, parts] : groups)
        if (auto const figure = whole.find(spot); figure != whole.end()) write(*figure->second, "group", parts, behind_below, lines);
    return lines;
}

}
