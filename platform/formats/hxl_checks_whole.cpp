// Checks that need to have seen the whole column before they can speak of one value.
#include "hxl_checks.hpp"
#include <algorithm>
#include <cmath>
#include <formats/hxl_types.hpp>
#include <map>
#include <set>

namespace muster::formats::hxl {

namespace {

struct Place {
    std::size_t row, column;
};

/// A value as it goes into a key: dates and numbers in one form, words without case and accents.
std::string key_part(std::string_view value, TagSpec const* tag)
{
    if (tag != nullptr and tag->tag == "#date")
        if (auto date = normalise_date(value)) return *date;
    if (auto number = normalise_number(value)) return *number;
    return normalise_string(value);
}

/// The row's values in the columns of the patterns (all columns where there are none), made alike.
std::vector<std::string> key_of(Table const& table, std::size_t row, std::vector<TagPattern> const& patterns)
{
    std::vector<std::string> key;
    auto const add = [&](std::size_t column) {
        auto const* tag = table.columns[column] ? &*table.columns[column] : nullptr;
        key.push_back(key_part(table.at(row, column), tag));
    };
    if (patterns.empty())
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            add(column);
    for (auto const& pattern : patterns)
        for (auto const column : table.matching(pattern))
            add(column);
    return key;
}

std::string joined(std::vector<std::string> const& parts)
{
    std::string all;
    for (auto const& part : parts) {
        if (part.empty()) continue;
        if (not all.empty()) all += ", ";
        all += part;
    }
    return all.substr(0, 200);
}

/// Columns whose tags hold the same, in any order, are spelled and typed as one.
std::string same_tag(TagSpec const& tag)
{
    auto sorted = tag;
    std::ranges::sort(sorted.attributes);
    return sorted.text();
}

std::string type_of(std::string_view value, TagSpec const& tag)
{
    if (tag.tag == "#date" and is_date(value)) return "date";
    return is_number(value) ? "number" : "text";
}

struct Spread {
    double mean = 0, deviation = 0;
};

Spread spread_of(std::vector<double> const& values)
{
    Spread spread;
    for (double const value : values)
        spread.mean += value;
    spread.mean /= static_cast<double>(values.size());
    for (double const value : values)
        spread.deviation += (value - spread.mean) * (value - spread.mean);
    spread.deviation = std::sqrt(spread.deviation / static_cast<double>(values.size()));
    return spread;
}

/// Values that vary more than this (deviation to mean) are told nothing about: everything would be an outlier.
bool too_wild(Spread spread)
{
    return spread.mean == 0 or std::abs(spread.deviation / spread.mean) > 1.0;
}

using Spellings = std::map<std::string, std::vector<Place>>;

/// A spelling seen no more often than one twentieth of the mean is rare; if a common one is near, it is doubted.
void doubt_rare(Check& check, Spellings const& spellings)
{
    std::vector<double> counts;
    for (auto const& [spelling, places] : spellings)
        counts.push_back(static_cast<double>(places.size()));
    auto const spread = spread_of(counts);
    if (too_wild(spread)) return;
    std::vector<std::string> common;
    for (auto const& [spelling, places] : spellings)
        if (static_cast<double>(places.size()) > spread.mean * 0.05) common.push_back(spelling);
    for (auto const& [spelling, places] : spellings) {
        if (static_cast<double>(places.size()) > spread.mean * 0.05) continue;
        auto const near = nearest(spelling, common);
        if (not near) continue;
        for (auto const place : places)
            check.report(Trouble::spelling, place.row, place.column).suggestion = *near;
    }
}

}

void check_unique(Check& check)
{
    if (check.rule.unique) {
        std::set<std::string> seen;
        check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
            if (not seen.insert(normalise_string(value)).second) check.report(Trouble::repeated, row, column);
        });
    }
    if (not check.rule.key) return;
    std::set<std::vector<std::string>> seen;
    for (std::size_t row = 0; row < check.table.rows.size(); ++row) {
        auto key = key_of(check.table, row, *check.rule.key);
        auto const text = joined(key);
        if (not seen.insert(std::move(key)).second) check.report(Trouble::repeated_row, row, {}).expected = text;
    }
}

/// For each key (the values of the columns it must go with), the value seen most is taken for right; of equals, the
/// first.
void check_correlation(Check& check)
{
    if (check.rule.correlation.empty()) return;
    struct Seen {
        std::string value;
        std::vector<Place> places;
    };
    std::map<std::pair<std::string, std::vector<std::string>>, std::vector<Seen>> seen;
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        auto& values = seen[{same_tag(*check.table.columns[column]), key_of(check.table, row, check.rule.correlation)}];
        auto at = std::ranges::find(values, value, &Seen::value);
        if (at == values.end()) at = values.insert(values.end(), {std::string(value), {}});
        at->places.push_back({row, column});
    });
    for (auto const& [key, values] : seen) {
        auto const right = std::ranges::max_element(values, {}, [](Seen const& one) { return one.places.size(); });
        for (auto one = values.begin(); one != values.end(); ++one)
            for (auto const place : one->places)
                if (one != right)
                    check.report(Trouble::unlike_others, place.row, place.column).suggestion = right->value;
    }
}

void check_consistent(Check& check)
{
    if (not check.rule.consistent) return;
    std::map<std::string, std::map<std::string, std::size_t>> counts;
    auto const tag = [&](std::size_t column) -> TagSpec const& { return *check.table.columns[column]; };
    check.each_value([&](std::size_t, std::size_t column, std::string_view value) {
        ++counts[same_tag(tag(column))][type_of(value, tag(column))];
    });
    std::map<std::string, std::string> usual;
    for (auto const& [name, types] : counts)
        usual[name] = std::ranges::max_element(types, {}, [](auto const& one) { return one.second; })->first;
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        auto const& expected = usual[same_tag(tag(column))];
        if (type_of(value, tag(column)) != expected)
            check.report(Trouble::mixed_types, row, column).expected = expected;
    });
}

void check_spelling(Check& check)
{
    if (not check.rule.spelling) return;
    std::map<std::string, Spellings> by_tag;
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        auto cooked = check.rule.letter_case ? normalise_space(value) : normalise_string(value);
        by_tag[same_tag(*check.table.columns[column])][std::move(cooked)].push_back({row, column});
    });
    for (auto const& [tag, spellings] : by_tag)
        doubt_rare(check, spellings);
}

/// The highest and the lowest are left out where there are ten or more; more than three deviations away is far.
void check_outliers(Check& check)
{
    if (not check.rule.outliers) return;
    std::map<std::string, std::vector<double>> numbers;
    auto const tag = [&](std::size_t column) { return same_tag(*check.table.columns[column]); };
    check.each_value([&](std::size_t, std::size_t column, std::string_view value) {
        if (auto const number = number_of(value)) numbers[tag(column)].push_back(*number);
    });
    std::map<std::string, Spread> spreads;
    for (auto& [name, values] : numbers) {
        std::ranges::sort(values);
        if (values.size() >= 10) values = {values.begin() + 1, values.end() - 1};
        spreads[name] = spread_of(values);
    }
    check.each_value([&](std::size_t row, std::size_t column, std::string_view value) {
        auto const number = number_of(value);
        if (not number) return;
        auto const spread = spreads[tag(column)];
        if (not too_wild(spread) and std::abs(*number - spread.mean) > spread.deviation * 3)
            check.report(Trouble::outlier, row, column);
    });
}

}
