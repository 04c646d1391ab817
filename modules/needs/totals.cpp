// Figures at a level of places: as told there, else summed from finer places.
#include <algorithm>
#include <array>
#include <map>
#include <needs/needs.hpp>
#include <needs/sql.hpp>

namespace muster::needs {
namespace {

constexpr std::size_t summed = 5;  // population, affected, in need, targeted, reached; severity is no sum
using Told = std::array<std::optional<std::int64_t>, summed + 1>;

struct Row {
    int place = -1, level = 0;
    Told told;
    std::string source;
};

/// Sums by the level that they come from.
struct Sums {
    std::map<int, std::array<std::optional<std::int64_t>, summed>> by_level;
    std::string source;
};

Total total_of(std::string const& place, int level, std::pair<std::string, std::string> const& key, Told const& told,
               std::string source)
{
    return {place,   level,   key.first, key.second, told[0],           told[1],
            told[2], told[3], told[4],   told[5],    std::move(source), false};
}

/// The nearest finer level that tells a figure gives its sum.
void fill(Total& total, Sums const& sums)
{
    std::optional<std::int64_t>* fields[summed] = {&total.population, &total.affected, &total.in_need, &total.targeted,
                                                   &total.reached};
    for (auto const& [level, told] : sums.by_level)
        for (std::size_t i = 0; i < summed; ++i)
            if (not *fields[i] and told[i]) *fields[i] = told[i], total.rolled_up = true;
    if (total.source.empty()) total.source = sums.source;
}

}

std::vector<Total> totals_at(store::Db& db, std::string const& operation, geography::Gazetteer const& gazetteer,
                             int level)
{
    std::map<std::pair<std::string, std::string>, std::map<std::string, Total>> all; // body and group -> place -> total
    std::map<std::pair<std::string, std::string>, std::map<std::string, Sums>> finer;
    db.each(sql::totals, {std::string_view(operation)}, [&](store::Row const& row) {
        std::pair key(row.string(2), row.string(3));
        Told told;
        for (int i = 0; i <= static_cast<int>(summed); ++i) told[static_cast<std::size_t>(i)] = row.integer_if(4 + i);
        auto own = static_cast<int>(row.integer(1));
        if (own == level) all[key].emplace(row.string(0), total_of(row.string(0), level, key, told, row.string(10)));
        if (own <= level) return;
        auto place = gazetteer.by_code(row.text(0));
        auto above = place < 0 ? -1 : gazetteer.ancestor(place, level);
        if (above < 0) return;
        auto& sums = finer[key][gazetteer.at(above).pcode];
        sums.source = row.string(10);
        for (std::size_t i = 0; i < summed; ++i)
            if (told[i]) {
                auto& sum = sums.by_level[own][i];
                sum = sum.value_or(0) + *told[i];
            }
    });
    for (auto const& [key, places] : finer)
        for (auto const& [place, sums] : places) {
            auto [total, fresh] = all[key].try_emplace(place, total_of(place, level, key, {}, {}));
            fill(total->second, sums);
        }
    std::vector<Total> flat;
    for (auto const& [key, places] : all)
        for (auto const& [place, total] : places) flat.push_back(total);
    return flat;
}

}
