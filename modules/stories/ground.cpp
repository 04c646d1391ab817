// What a story stands on: places, people and needs, written as the tables that people load.
#include "stage.hpp"

#include <fmt/core.h>
#include <formats/writers.hpp>

namespace muster::stories {

namespace {

std::string line_of(std::vector<std::string> const& cells)
{
    std::vector<formats::Out> out;
    for (auto const& cell : cells) out.emplace_back(std::string_view(cell));
    return formats::csv_line(out);
}

/// Two digits a level behind the country's letters: ZA0101 is of level 2, in ZA01. Only a story's shorthand: the
/// program stores parents and never cuts them out of codes.
int level_by_code(std::string const& code)
{
    std::size_t digits = 0;
    for (auto letter : code) digits += letter >= '0' and letter <= '9' ? 1 : 0;
    return std::max(1, static_cast<int>(digits / 2));
}

}

int Stage::level_of(std::string const& place) const
{
    auto known = sites_.find(place);
    return known == sites_.end() ? level_by_code(place) : known->second.level;
}

void Stage::do_place(Step const& step)
{
    new_places_ = true;
    if (step.verb == Verb::reform) {
        auto becomes = step.named.find("becomes");
        if (becomes == step.named.end()) return tell(step, false, "becomes CODE", "nothing", "A reform says what the place is today.");
        for (auto const& now : becomes->second)
            reforms_ += line_of({std::to_string(level_of(now)), step.words[0], step.words[1], now, becomes->second.size() > 1 ? "0.5" : "1"});
        return;
    }
    auto const& code = step.words[0];
    auto& site = sites_[code];
    site.name = step.words[1];
    site.level = step.has("level") ? std::stoi(step.value("level")) : level_by_code(code);
    site.parent = step.value("in", site.level > 1 ? std::string_view(code).substr(0, code.size() - 2) : std::string_view());
    if (step.has("in") and not step.has("level") and sites_.contains(site.parent)) site.level = sites_[site.parent].level + 1;
    // A parent that the story does not name bears its code as its name.
    if (not site.parent.empty() and not sites_.contains(site.parent)) {
        auto& parent = sites_[site.parent];
        parent.name = site.parent;
        parent.level = site.level - 1;
        if (parent.level > 1) parent.parent = site.parent.substr(0, site.parent.size() - 2);
    }
    for (auto [word, column] : {std::pair{"people", "T_TL"}, {"women", "F_TL"}, {"men", "M_TL"}})
        if (step.has(word)) site.people[column] = step.value(word);
}

void Stage::load_ground(Step const& step)
{
    if (not declared_) {
        declared_ = true;
        must(step, {"operation", "declare", operation_, "--country", "ZAN"});
    }
    if (new_places_ and not stopped_) load_places(step);
    if (new_needs_ and not stopped_) load_needs(step);
    new_places_ = new_needs_ = false;
}

void Stage::load_places(Step const& step)
{
    std::vector<std::string> load{"place", "load"};
    auto places = line_of({"Location", "Admin Level", "P-Code", "Name", "Parent P-Code"});
    std::map<int, std::string> people;
    for (auto const& [code, site] : sites_) {
        places += line_of({"ZAN", std::to_string(site.level), code, site.name, site.parent});
        if (site.people.empty()) continue;
        auto& table = people[site.level];
        auto prefix = fmt::format("ADM{}", site.level);
        if (table.empty()) table = line_of({prefix + "_EN", prefix + "_PCODE", "F_TL", "M_TL", "T_TL"});
        auto figure = [&](char const* column) { return site.people.contains(column) ? site.people.at(column) : std::string(); };
        table += line_of({site.name, code, figure("F_TL"), figure("M_TL"), figure("T_TL")});
    }
    load.push_back(write("places.csv", places));
    for (auto const& [level, table] : people) load.push_back(write(fmt::format("population_adm{}_2026.csv", level), table));
    if (not reforms_.empty())
        load.push_back(write("crosswalk.csv", line_of({"Level", "Old P-Code", "Old name", "New P-Code", "Share"}) + reforms_));
    must(step, load);
}

void Stage::load_needs(Step const& step)
{
    int deepest = 1;
    for (auto const* need : needs_) deepest = std::max(deepest, level_of(need->words[1]));
    std::vector<std::string> header;
    for (int level = 1; level <= deepest; ++level) header.push_back(fmt::format("Admin {} PCode", level));
    for (auto const* column : {"Sector", "Gender", "Age Range", "Min Age", "Max Age", "Disabled", "Population Group", "Population", "In Need",
                               "Targeted", "Affected", "Reached", "Severity"})
        header.emplace_back(column);
    auto table = line_of(header);
    for (auto const* need : needs_) {
        auto group = need->value("group", "ALL");
        auto add = [&](std::vector<std::string> const& who, std::string const& in_need, std::string const& targeted, std::string const& severity) {
            std::vector<std::string> row(static_cast<std::size_t>(deepest));
            for (auto place = need->words[1]; not place.empty();) {
                row.at(static_cast<std::size_t>(level_of(place)) - 1) = place;
                auto site = sites_.find(place);
                place = site == sites_.end() ? std::string() : site->second.parent;
            }
            row.push_back(need->words[0]);
            row.insert(row.end(), who.begin(), who.end());
            for (auto const& cell : {std::string("a"), group, std::string(), in_need, targeted, std::string(), std::string(), severity}) row.push_back(cell);
            table += line_of(row);
        };
        add({"a", "ALL", "", ""}, need->words[2], need->value("targeted"), need->value("severity"));
        for (auto const& [word, who] : std::map<std::string, std::vector<std::string>>{
                 {"women", {"f", "18+", "18", ""}}, {"men", {"m", "18+", "18", ""}}, {"girls", {"f", "0-17", "0", "17"}}, {"boys", {"m", "0-17", "0", "17"}}})
            if (need->has(word)) add(who, need->value(word), "", "");
    }
    must(step, {"needs", "load", write("needs.csv", table)});
}

}
