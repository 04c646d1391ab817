#include "checks.hpp"
#include "rows.hpp"
#include "rules.hpp"

#include <algorithm>
#include <base/count.hpp>
#include <map>
#include <set>

namespace muster::needs {
namespace {

std::string number(std::int64_t value)
{
    return cli::grouped(value);
}

/// Share with one decimal: "67.3 %", "406.9 %".
std::string share(std::int64_t part, std::int64_t whole)
{
    auto tenths = whole > 0 ? (part * 1000 + whole / 2) / whole : 0;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string const& name_of_place(Figure const& figure)
{
    return figure.where.place.empty() ? figure.where.said : figure.where.place;
}

struct Pair {
    What less, more;
};
/// domain.md I5: targeted within in need within affected within population.
constexpr Pair pairs[] = {{What::targeted, What::in_need},
                          {What::in_need, What::affected},
                          {What::affected, What::population},
                          {What::in_need, What::population}};

constexpr What counted[] = {What::in_need, What::targeted};

struct Key {
    std::string place, body, group;
    auto operator<=>(Key const&) const = default;
};
Key key_of(Figure const& figure)
{
    return {name_of_place(figure), figure.body, figure.cut.group};
}

struct Sum {
    std::int64_t people = 0, parts = 0;
};
/// Kind of parts -> sums of in need and targeted.
using Sums = std::map<std::string, std::array<Sum, whats>>;

std::string kind_of_part(Cut const& cut)
{
    if (not cut.other.empty() or cut.disabled != "all") return {};
    if (cut.sex != "all" and cut.age != "all") return "sex and age";
    if (cut.sex != "all") return "sex";
    return cut.age != "all" ? "age" : std::string();
}

void compare(Key const& key, std::string const& kind, What what, Sum const& sum, std::optional<std::int64_t> total,
             std::string const& at, Findings& findings)
{
    auto subject = std::string(name_of(what)) + kind;  // one finding for all bodies: the first is the example
    auto place = key.place + (key.group == "all" ? "" : ", " + key.group);
    if (not total) {
        findings.add(rule::parts_alone, at, {said(what), key.body, place}, subject);
        return;
    }
    // Every part may be rounded by itself; half a percent is no quarrel.
    auto slack = std::max(sum.parts, *total / 200);
    std::vector<std::string> args{said(what), key.body,       kind,
                                  number(sum.people),         number(*total), place};
    if (sum.people > *total + slack) findings.add(rule::parts_above, at, args, subject);
    else if (sum.people < *total - slack) findings.add(rule::parts_below, at, args, subject);
}

}

void check_order(std::vector<Figure> const& figures, Findings& findings)
{
    for (auto const& figure : figures) {
        if (not figure.cut.whole()) continue;
        for (auto const& pair : pairs) {
            auto less = figure.of(pair.less), more = figure.of(pair.more);
            if (not less or not more or *less <= *more) continue;
            auto place = name_of_place(figure) + (figure.cut.group == "all" ? "" : ", " + figure.cut.group);
            findings.add(rule::order, figure.at,
                         {figure.body, said(pair.less), number(*less), said(pair.more), number(*more), place},
                         std::string(name_of(pair.less)) + std::string(name_of(pair.more)));
        }
    }
}

void check_parts(std::vector<Figure> const& figures, Findings& findings)
{
    std::map<Key, Figure const*> wholes;
    std::map<Key, Sums> parts;
    std::map<Key, std::string> where;
    for (auto const& figure : figures) {
        auto key = key_of(figure);
        auto kind = kind_of_part(figure.cut);
        if (figure.cut.whole()) wholes[key] = &figure;
        bool of_group = figure.cut.whole() and figure.cut.group != "all";
        if (of_group) key.group = "all", kind = "population group";
        if (kind.empty()) continue;
        where.try_emplace(key, figure.at);
        auto& sums = parts[key][kind];
        for (auto what : counted)
            if (auto told = figure.of(what))
                sums[static_cast<std::size_t>(what)].people += *told, ++sums[static_cast<std::size_t>(what)].parts;
    }
    for (auto const& [key, kinds] : parts)
        for (auto const& [kind, sums] : kinds)
            for (auto what : counted) {
                auto const& sum = sums[static_cast<std::size_t>(what)];
                if (sum.parts == 0) continue;
                auto whole = wholes.find(key);
                auto total = whole == wholes.end() ? std::nullopt : whole->second->of(what);
                compare(key, kind, what, sum, total, where.at(key), findings);
            }
}

void check_national(std::vector<Figure> const& figures, Findings& findings)
{
    struct Level {
        std::int64_t people = 0, places = 0;
    };
    std::map<std::pair<std::string, What>, std::map<int, Level>> levels;
    std::map<std::pair<std::string, What>, Figure const*> national;
    for (auto const& figure : figures) {
        if (not figure.cut.whole() or figure.cut.group != "all" or figure.where.place.empty()) continue;
        for (auto what : counted) {
            auto told = figure.of(what);
            if (not told) continue;
            if (figure.where.level == 0) national[{figure.body, what}] = &figure;
            auto& level = levels[{figure.body, what}][figure.where.level];
            level.people += *told;
            ++level.places;
        }
    }
    // One finding a level, with the share of each body: "wash 67.3 %, hea 104.0 %".
    struct Apart {
        std::string shares, at;
    };
    std::map<std::pair<int, What>, Apart> apart;
    for (auto const& [key, by_level] : levels) {
        auto top = national.find(key);
        if (top == national.end()) continue;
        auto whole = *top->second->of(key.second);
        for (auto const& [level, sum] : by_level) {
            auto slack = std::max(sum.places, whole / 200);
            if (level == 0 or std::abs(sum.people - whole) <= slack) continue;
            auto& one = apart[{level, key.second}];
            if (one.at.empty()) one.at = top->second->at;
            one.shares += (one.shares.empty() ? "" : ", ") + key.first + " " + share(sum.people, whole);
        }
    }
    for (auto const& [key, one] : apart)
        findings.add(rule::national_differs, one.at,
                     {said(key.second), std::to_string(key.first), one.shares},
                     std::to_string(key.first) + std::string(name_of(key.second)));
}

void check_severity(std::vector<Figure> const& figures, Findings& findings)
{
    constexpr std::int64_t enough = 10;
    struct Column {
        std::int64_t places = 0, told = 0;
        std::set<std::int64_t> values;
        std::string at;
    };
    std::map<std::pair<std::string, int>, Column> columns;
    for (auto const& figure : figures) {
        if (not figure.cut.whole() or figure.cut.group != "all" or figure.where.level < 1) continue;
        auto& column = columns[{figure.body, figure.where.level}];
        ++column.places;
        if (column.at.empty()) column.at = figure.at;
        if (auto severity = figure.of(What::severity)) ++column.told, column.values.insert(*severity);
    }
    for (auto const& [key, column] : columns) {
        if (column.places < enough or column.told == 0) continue;
        if (column.values.size() == 1 and column.told >= enough)
            findings.add(rule::severity_constant, column.at,
                         {key.first, std::to_string(*column.values.begin()), std::to_string(column.told)}, key.first);
        auto blank = column.places - column.told;
        if (blank * 10 >= column.places)
            findings.add(rule::severity_blank, column.at,
                         {key.first, std::to_string(blank), std::to_string(column.places)}, key.first);
    }
}

Unplaced unplaced_of(std::vector<Figure> const& figures, bool placeholders)
{
    // Of one body: everybody where that is told, else the groups, which exclude each other.
    struct Told {
        std::optional<std::int64_t> all;
        std::int64_t groups = 0;
    };
    std::map<std::string, std::map<std::string, Told>> places;
    Unplaced unplaced;
    for (auto const& figure : figures) {
        if (not figure.where.place.empty() or is_placeholder_code(figure.where.said) != placeholders) continue;
        auto& told = places[figure.where.said][figure.body];
        ++unplaced.rows;
        if (not figure.cut.whole()) continue;
        if (figure.cut.group == "all") told.all = figure.of(What::in_need);
        else told.groups += figure.of(What::in_need).value_or(0);
    }
    for (auto const& [said, bodies] : places) {
        base::Count<base::InNeed> most;
        for (auto const& [body, told] : bodies) most = std::max(most, {told.all.value_or(told.groups)});
        unplaced.people += most.value;
        constexpr std::size_t shown = 8;
        if (unplaced.examples.size() < shown) unplaced.examples.push_back(said);
    }
    return unplaced;
}

}
