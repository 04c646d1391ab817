// How an activity's people combine over periods: the operation's own rule, else the list's, else max (domain.md 5.12).
#include "counting.hpp"
#include "words.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <standards/lists.hpp>
#include <standards/sql.hpp>
#include <store/journal.hpp>
#include <text/fold.hpp>

namespace muster::standards {
namespace {

constexpr base::Rule no_such_rule{
    "counting.no_such_rule", base::Severity::wrong, "\"{0}\" is no way to combine people over periods.",
    "Give --rule sum (other people each time), max (the same people again) or latest (a running total).",
    "domain.md 5.12"};
constexpr base::Rule nothing_named{
    "counting.nothing_named", base::Severity::wrong, "A counting rule must name an activity or a body.",
    "Give the activity's words, or --body CODE for every activity of a body.", ""};
constexpr base::Rule table[] = {no_such_rule, nothing_named};

struct Defaults {
    std::vector<CountingRule> rules;
    text::Phrases phrases;
};

Defaults const& defaults()
{
    static Defaults const made = [] {
        Defaults all;
        for (auto const& line : lines_of(lists::counting_csv)) {
            auto index = static_cast<int>(all.rules.size());
            auto rule = over_periods_of(line.code);
            ENSURE(rule.has_value());
            all.rules.push_back({line.words, *rule, line.source, {}});
            std::string_view words = line.words;
            while (not words.empty()) {
                auto end = std::min(words.find(", "), words.size());
                all.phrases.add(words.substr(0, end), index);
                words.remove_prefix(std::min(end + 2, words.size()));
            }
        }
        return all;
    }();
    return made;
}

/// `phrase` stands in `text` as whole words; both folded.
bool holds(std::string_view text, std::string_view phrase)
{
    for (auto at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
        auto end = at + phrase.size();
        if ((at == 0 or text[at - 1] == ' ') and (end == text.size() or text[end] == ' ')) return true;
    }
    return false;
}

}

std::span<base::Rule const> rules() { return table; }

std::optional<OverPeriods> over_periods_of(std::string_view name)
{
    for (auto rule : {OverPeriods::sum, OverPeriods::max, OverPeriods::latest})
        if (name_of(rule) == name) return rule;
    return {};
}

CountingRules CountingRules::load(store::Db& db, std::string const& operation)
{
    CountingRules all;
    db.each(sql::counting_rules, {std::string_view(operation)}, [&](store::Row const& row) {
        auto rule = over_periods_of(row.text(3));
        ENSURE(rule.has_value());
        all.own.push_back({row.string(1), *rule, row.string(4), row.string(0)});
    });
    return all;
}

CountingRule const& CountingRules::of(std::string_view body, std::string_view activity) const
{
    static CountingRule const cautious{"", OverPeriods::max, "DD: never counts a person twice", ""};
    auto folded = text::fold(activity);
    // The longest words say most; a rule of the body goes before one of every body.
    CountingRule const* best = nullptr;
    auto weight = [](CountingRule const& rule) { return std::pair(rule.activity.size(), rule.body.size()); };
    for (auto const& rule : own) {
        bool fits =
            (rule.body.empty() or rule.body == body) and (rule.activity.empty() or holds(folded, rule.activity));
        if (fits and (not best or weight(rule) > weight(*best))) best = &rule;
    }
    if (best) return *best;
    // Where the list's words disagree ("training on food distribution") the cautious reading stands.
    auto hits = defaults().phrases.all_in(folded);
    if (hits.empty()) return cautious;
    auto const& first = defaults().rules[static_cast<std::size_t>(hits.front().meaning)];
    for (auto const& hit : hits)
        if (defaults().rules[static_cast<std::size_t>(hit.meaning)].over_periods != first.over_periods) return cautious;
    return first;
}

void set_counting_rule(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                       WantedRule const& wanted)
{
    auto rule = over_periods_of(wanted.rule);
    if (not rule) throw base::Refusal(no_such_rule, {wanted.rule});
    auto folded = text::fold(wanted.activity);
    if (folded.empty() and wanted.body.empty()) throw base::Refusal(nothing_named);
    std::string body;
    base::JsonWriter json(body);
    json.object()
        .member("activity", wanted.activity)
        .member("body", wanted.body)
        .member("over_periods", wanted.rule)
        .end();
    store::Transaction transaction(db);
    store::record(db, clock,
                  {operation, store::Nature::decided, "standards.counting_rule", wanted.body + "/" + folded, body,
                   actor, wanted.reason});
    db.run(sql::set_counting_rule,
           {std::string_view(operation), std::string_view(wanted.body), std::string_view(folded),
            std::string_view(wanted.activity), name_of(*rule), std::string_view(wanted.reason), clock.now().ms});
    transaction.commit();
}

}
