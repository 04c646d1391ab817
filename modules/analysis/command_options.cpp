#include "commands.hpp"
#include "rules.hpp"
#include "suppress.hpp"
#include "windows.hpp"
#include "worked.hpp"
#include <algorithm>
#include <charconv>
#include <iterator>
#include <operations/operations.hpp>

namespace muster::analysis {

std::vector<std::string> several(cli::Call& call, std::string_view option)
{
    std::vector<std::string> values;
    if (not call.has(option)) return values;
    for (std::string_view given : call.all(option))
        while (not given.empty()) {
            auto const one = given.substr(0, given.find(','));
            given.remove_prefix(std::min(one.size() + 1, given.size()));
            if (not one.empty()) values.emplace_back(one);
        }
    return values;
}

int level_meant(std::string const& name)
{
    if (name == "country" or name == "national" or name == "adm0") return 0;
    if (name == "site") return 9;
    if (name.size() == 4 and name.starts_with("adm") and name[3] >= '0' and name[3] <= '5') return name[3] - '0';
    throw base::Refusal(rule("figures.unknown_level"), {name});
}

std::size_t top_of(cli::Call& call, std::size_t all)
{
    return call.has("top") ? std::min(all, std::size_t(std::max<std::int64_t>(0, call.number("top", 0)))) : all;
}

int usual_level(Picture const& picture)
{
    for (std::size_t place = 0; place < picture.places->size(); ++place)
        if (picture.places->at(static_cast<int>(place)).level == 1) return 1;
    return 0;
}

std::vector<int> codes_meant(cli::Call& call, std::string_view option, Picture const& picture, int (Picture::*meant)(std::string_view) const)
{
    std::vector<int> codes;
    for (auto const& words : several(call, option)) codes.push_back((picture.*meant)(words));
    return codes;
}

Asked asked_by(cli::Call& call, Picture const& picture, int level)
{
    expect_untouched(call, {"partner", "as-of"});
    Asked asked;
    asked.profile = &profile_named(call.text("profile", default_profile().name));
    asked.level = call.has("by") ? level_meant(call.text("by")) : level;
    asked.bodies = codes_meant(call, "body", picture, &Picture::body_meant);
    asked.partners = codes_meant(call, "partner", picture, &Picture::partner_meant);
    auto const group = call.text("group", "all");
    if (group == "each") asked.each_group = true;
    else asked.group = picture.group_meant(group);
    if (call.has("period") and call.text("period") != "all") {
        asked.period = base::Period::parse(call.text("period"));
        if (not asked.period) throw base::Refusal(rule("figures.unknown_period"), {call.text("period")});
    }
    if (call.has("place")) asked.within = picture.place_meant(call.text("place"));
    asked.every_place = call.has("all");
    keep_to_window(call, asked);
    return asked;
}

std::int64_t suppress_below(cli::Call& call)
{
    if (not call.has("suppress")) return 0;
    // "files": of a file that holds what is high, taken by somebody who sees the rows on the page.
    if (call.text("suppress") != "setting" and call.text("suppress") != "files") return std::max<std::int64_t>(0, call.number("suppress", 0));
    auto const text = operations::setting(call.db(), call.operation(), "figures.suppress_below", "5");
    std::int64_t below = 5;
    std::from_chars(text.data(), text.data() + text.size(), below);
    return below;
}

namespace {

std::vector<int> levels_of(Picture const& picture)
{
    std::vector<int> levels{0};
    for (int level = 1; level <= 9; ++level)
        if (not picture.places->places_of(level).empty()) levels.push_back(level);
    return levels;
}

/// The same stretch of time and way of counting, of everything.
Asked wide_of(Asked const& asked)
{
    auto wide = asked;
    wide.within = -1;
    wide.bodies.clear();
    wide.group = 0;
    wide.each_group = true;
    wide.every_place = false;
    return wide;
}

std::vector<Figure> everything_besides(Picture const& picture, Asked const& asked)
{
    std::vector<Figure> besides;
    auto wide = wide_of(asked);
    for (auto const level : levels_of(picture)) {
        wide.level = level;
        std::ranges::copy(figures_kept(picture, wide)->lines, std::back_inserter(besides));
    }
    return besides;
}

}

std::shared_ptr<Figures const> figures_asked(cli::Call& call, Picture const& picture, Asked const& asked)
{
    auto const below = suppress_below(call);
    if (below == 0) return figures_kept(picture, asked);
    return picture.worked->figures(asked, below, [&] {
        // What is kept back of a place hangs on its neighbours, on the places above and on those within it, and on the other
        // groups of people there: each number has one fate, whatever it is asked by.
        auto all = *figures_kept(picture, asked);
        hide_small(picture, all, below, everything_besides(picture, asked));
        return all;
    });
}

std::set<std::pair<int, int>> kept_back_anywhere(cli::Call& call, Picture const& picture, Asked const& asked)
{
    std::set<std::pair<int, int>> found;
    for (auto const level : levels_of(picture)) {
        auto wide = wide_of(asked);
        wide.level = level;
        for (auto const& line : figures_asked(call, picture, wide)->lines)
            if (line.hidden != 0) found.insert({line.place, line.body});
    }
    return found;
}

}
