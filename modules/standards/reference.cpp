// The dated lists of guidance, thresholds, obligations and issues, read once.
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <charconv>
#include <map>
#include <standards/lists.hpp>
#include <standards/standards.hpp>
#include <text/phrases.hpp>

#include "said.hpp"

namespace muster::standards {
namespace {

using Fields = std::span<std::string_view const>;
constexpr std::array<std::string_view, 4> form_names{"people_per_unit", "amount_per_people", "share", "value"};

std::vector<std::string> parts_of(std::string_view words)
{
    std::vector<std::string> parts;
    while (not words.empty()) {
        auto end = std::min(words.find('|'), words.size());
        parts.emplace_back(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return parts;
}

base::Day day_of(std::string_view text)
{
    auto day = base::Day::parse(text);
    ENSURE(day.has_value());
    return *day;
}

bool holds(base::Day from, std::optional<base::Day> to, base::Day day) { return from <= day and (not to or day <= *to); }

std::vector<Guidance> const& all_guidance()
{
    static auto const all = [] {
        std::vector<Guidance> made;
        text::each_line(lists::guidance_csv, [&](Fields f) {
            ENSURE(f.size() == 8);
            made.push_back({std::string(f[0]), std::string(f[1]), std::string(f[2]), parts_of(f[3]), std::string(f[4]), day_of(f[5]),
                            base::Day::parse(f[6]), std::string(f[7])});
        });
        return made;
    }();
    return all;
}

std::vector<Threshold> const& all_thresholds()
{
    static auto const all = [] {
        std::vector<Threshold> made;
        text::each_line(lists::thresholds_csv, [&](Fields f) {
            ENSURE(f.size() == 12);
            auto const value = thousandths_of(f[5]);
            auto const form = std::ranges::find(form_names, f[7]);
            ENSURE(value and form != form_names.end() and is_relation(f[4]));
            std::int64_t per = 1;
            std::from_chars(f[8].data(), f[8].data() + f[8].size(), per);
            made.push_back({std::string(f[0]), std::string(f[1]), std::string(f[2]), parts_of(f[3]), std::string(f[4]), *value,
                            std::string(f[6]), static_cast<Form>(form - form_names.begin()), per, std::string(f[9]), std::string(f[11]),
                            day_of(f[10]), {}});
        });
        return made;
    }();
    return all;
}

std::vector<Issue> const& all_issues()
{
    static auto const all = [] {
        std::vector<Issue> made;
        text::each_line(lists::issues_csv, [&](Fields f) {
            ENSURE(f.size() == 8);
            int place = 0;
            std::from_chars(f[1].data(), f[1].data() + f[1].size(), place);
            made.push_back({std::string(f[0]), place, std::string(f[2]), std::string(f[3]), std::string(f[4]), day_of(f[5]),
                            base::Day::parse(f[6]), std::string(f[7])});
        });
        return made;
    }();
    return all;
}

}

std::string_view name_of(Form form) { return form_names.at(static_cast<std::size_t>(form)); }

std::vector<Guidance> guidance_on(base::Day day)
{
    std::vector<Guidance> valid;
    for (auto const& one : all_guidance())
        if (holds(one.valid_from, one.valid_to, day)) valid.push_back(one);
    // Where two versions of a code are valid the newer is meant.
    std::erase_if(valid, [&](Guidance const& one) {
        return std::ranges::any_of(valid, [&](Guidance const& other) { return other.code == one.code and one.valid_from < other.valid_from; });
    });
    return valid;
}

std::vector<Threshold> thresholds_on(store::Db& db, std::string const& operation, base::Day day)
{
    auto all = all_thresholds();
    std::erase_if(all, [&](Threshold const& one) { return day < one.valid_from; });
    // Newest last: what was set later stands.
    for (auto const& set : said(db, operation)) {
        if (set.kind != "overridden" or set.since > day or (set.until and *set.until <= day)) continue;
        for (auto& one : all)
            if (one.code == set.code and one.phase == set.phase) {
                one.relation = set.relation;
                one.thousandths = thousandths_of(set.value).value_or(one.thousandths);
                one.overridden = set.reason;
            }
    }
    return all;
}

std::vector<Obligation> const& obligations()
{
    static auto const all = [] {
        std::vector<Obligation> made;
        text::each_line(lists::obligations_csv, [&](Fields f) {
            ENSURE(f.size() == 7);
            made.push_back({std::string(f[0]), std::string(f[1]), std::string(f[2]), day_of(f[3]), day_of(f[4]), parts_of(f[5]),
                            std::string(f[6])});
        });
        return made;
    }();
    return all;
}

std::vector<Issue> issues_on(base::Day day)
{
    std::vector<Issue> valid;
    for (auto const& one : all_issues())
        if (holds(one.valid_from, one.valid_to, day)) valid.push_back(one);
    return valid;
}

bool is_for(std::vector<std::string> const& bodies, std::string_view global_code)
{
    if (bodies.empty()) return true;
    auto cluster = global_code.substr(0, global_code.find('-'));
    return std::ranges::any_of(bodies, [&](std::string const& body) { return body == global_code or body == cluster; });
}

}
