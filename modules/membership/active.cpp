// Active partners: who regularly reported (domain.md 3.5). Derived on every question, never stored.
#include "inside.hpp"

#include <activities/activities.hpp>
#include <algorithm>
#include <charconv>
#include <map>
#include <membership/sql.hpp>
#include <operations/operations.hpp>
#include <set>
#include <structure/structure.hpp>

namespace muster::membership {

namespace {

int number_set(store::Db& db, std::string const& operation, std::string_view name, int otherwise)
{
    auto const text = operations::setting(db, operation, name, std::to_string(otherwise));
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::max(number, 1);
}

/// The last cycles whose reports were due by the day, oldest first.
std::vector<operations::Cycle> cycles_before(store::Db& db, std::string const& operation, base::Day day, int wanted)
{
    // A cycle is a year at the longest; those set by hand come whatever stretch is asked for.
    auto all = operations::cycles_over(db, operation, {day.plus(-62 * (wanted + 2)), day});
    std::erase_if(all, [&](operations::Cycle const& one) { return one.due > day or one.period.last >= day; });
    if (static_cast<int>(all.size()) > wanted) all.erase(all.begin(), all.end() - wanted);
    return all;
}

/// What rows of a body are told by: a hub's are those of the body that it is part of, within its area.
struct Told {
    std::string body, area;
};
Told told_by(store::Db& db, std::string const& operation, std::string const& body, base::Day day)
{
    for (auto const& one : structure::on(db, operation, day))
        if (one.code == body and one.type == "subnational_cluster" and not one.parent.empty()) return {one.parent, one.area};
    return {body, ""};
}

/// Who does or answers for a sealed row of the body, as it counts after merges, and the days reported on.
template <typename Take>
void each_sealed(store::Db& db, std::string const& operation, Told const& told, Take const& take)
{
    std::map<std::string, std::string> now;
    db.each(sql::partners_count_as, {std::string_view(operation)}, [&](store::Row const& row) { now[row.string(0)] = row.string(1); });
    activities::each_line(db, sql::reported_sealed, {std::string_view(operation), std::string_view(told.body)}, [&](store::Row const& row) {
        auto const from = base::Day::parse(row.text(7)), to = base::Day::parse(row.text(8));
        if (not from or not to or not row.text(6).starts_with(told.area)) return;
        for (int const column : {4, 5})
            if (auto const at = now.find(row.string(column)); at != now.end()) take(at->second, base::Period{*from, *to});
    });
}

}

Active active_partners(store::Db& db, std::string const& operation, std::string const& body, base::Day day)
{
    Active all;
    all.body = body;
    all.cycles_wanted = number_set(db, operation, "membership.active_cycles", 3);
    all.reports_wanted = number_set(db, operation, "membership.active_reports", 1);
    auto const cycles = cycles_before(db, operation, day, all.cycles_wanted);
    for (auto const& one : cycles) all.cycles.push_back(one.period.text());

    std::map<std::string, std::set<std::size_t>> reported;
    if (not cycles.empty()) {
        auto const told = told_by(db, operation, body, day);
        auto const first = cycles.front().period.first.text(), last = cycles.back().period.last.text();
        db.each(sql::reported, {std::string_view(operation), std::string_view(told.body), std::string_view(first), std::string_view(last), std::string_view(told.area)},
                [&](store::Row const& row) {
                    auto const from = base::Day::parse(row.text(1)), to = base::Day::parse(row.text(2));
                    if (not from or not to) return;
                    for (std::size_t i = 0; i < cycles.size(); ++i)
                        if (cycles[i].period.overlaps({*from, *to})) reported[row.string(0)].insert(i);
                });
        each_sealed(db, operation, told, [&](std::string const& partner, base::Period const& stretch) {
            for (std::size_t i = 0; i < cycles.size(); ++i)
                if (cycles[i].period.overlaps(stretch)) reported[partner].insert(i);
        });
    }
    auto const add = [&](std::string const& partner, std::string const& kind) {
        Activity one{partner, kind, kind_named(kind) != nullptr and kind_named(kind)->counts, {}, false};
        for (auto const at : reported[partner]) one.reported.push_back(all.cycles[at]);
        one.active = static_cast<int>(one.reported.size()) >= all.reports_wanted;
        if (one.counts) ++all.counted, all.active += one.active ? 1 : 0;
        all.partners.push_back(std::move(one));
    };
    std::set<std::string> seen;
    for (auto const& one : members(db, operation, day, body))
        if (seen.insert(one.partner).second) add(one.partner, one.kind);
    std::vector<std::string> others;
    for (auto const& [partner, in] : reported)
        if (not seen.contains(partner)) others.push_back(partner);
    for (auto const& one : others) add(one, "");
    return all;
}

}
