#include <base/ensure.hpp>
#include <base/finding.hpp>
#include <base/words.hpp>
#include <algorithm>

namespace muster::base {

std::string_view name_of(Severity severity)
{
    switch (severity) {
    case Severity::info: return "info";
    case Severity::warn: return "warn";
    case Severity::hold: return "hold";
    case Severity::wrong: return "wrong";
    }
    return "?";
}

Rules& Rules::all()
{
    static Rules rules;
    return rules;
}

void Rules::add(std::span<Rule const> table)
{
    for (auto const& rule : table) {
        auto const at = std::ranges::lower_bound(rules_, rule.code, {}, [](Rule const* r) { return r->code; });
        if (at != rules_.end() and (*at)->code == rule.code) {
            if (*at != &rule) throw Bug("two rules have the code " + std::string(rule.code));
            continue;
        }
        rules_.insert(at, &rule);
    }
}

Rule const* Rules::find(std::string_view code) const
{
    auto const at = std::ranges::lower_bound(rules_, code, {}, [](Rule const* r) { return r->code; });
    return at != rules_.end() and (*at)->code == code ? *at : nullptr;
}

Rule const& rule_in(std::span<Rule const> table, std::string_view code)
{
    auto const found = std::ranges::find(table, code, &Rule::code);
    ENSURE(found != table.end());
    return *found;
}

std::string english_of(Rule const& rule, std::span<std::string const> args) { return fill_in(rule.sentence, args, languages.front()); }

std::string sentence_of(Rule const& rule, std::span<std::string const> args)
{
    auto const language = reader().language;
    if (language == languages.front()) return english_of(rule, args);
    auto const words = wording_of(rule.code, language);
    return words.sentence.empty() ? english_of(rule, args) : fill_in(words.sentence, args, language);
}

std::string remedy_of(Rule const& rule, std::span<std::string const> args)
{
    auto const [language, on_screen] = reader();
    bool const english = language == languages.front();
    if (english and not on_screen) return fill_in(rule.remedy, args, language);
    auto const words = wording_of(rule.code, language);
    if (on_screen and not words.screen.empty()) return fill_in(words.screen, args, language);
    return english or words.remedy.empty() ? fill_in(rule.remedy, args, languages.front()) : fill_in(words.remedy, args, language);
}

Finding found(Rule const& rule, std::string at, std::vector<std::string> const& args)
{
    return {std::string(rule.code), rule.severity, std::move(at), sentence_of(rule, args), remedy_of(rule, args), 1, args};
}

Refusal::Refusal(Rule const& rule, std::vector<std::string> const& args, std::string at)
    : finding_(found(rule, std::move(at), args)), whole_(finding_.code + ": " + finding_.sentence + " " + finding_.remedy)
{
}

}
