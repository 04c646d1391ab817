// The steps that say what has to be.
#include "stage.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace muster::stories {

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// A figure as a story writes it: "35000 between 20000 and 35000", or its state where nobody told one.
std::string shown(formats::Json const& figure, std::string_view value)
{
    auto const* number = figure.find(value);
    if (not number or number->is_null()) return figure.text_or("state", "nothing");
    auto text = number->as_text();
    auto const* least = figure.find("at_least");
    auto const* most = figure.find("at_most");
    if (least and most and not least->is_null() and not most->is_null())
        text += fmt::format(" between {} and {}", least->as_text(), most->as_text());
    return text;
}

std::string wanted_of(Step const& step, std::size_t number_at)
{
    if (step.has("is")) {
        std::string state;
        for (auto const& word : step.named.at("is")) state += (state.empty() ? "" : "_") + word;
        return state;
    }
    std::string text = step.words.size() > number_at ? step.words[number_at] : "a figure";
    if (step.has("between")) text += fmt::format(" between {} and {}", step.named.at("between")[0], step.named.at("between")[1]);
    return text;
}

/// Whether a figure is what a step wants, as far as the step says.
bool fits(formats::Json const& figure, std::string_view value, Step const& step, std::size_t number_at)
{
    if (step.has("is")) return figure.text_or("state", "") == wanted_of(step, number_at);
    auto number = [&](std::string_view name) {
        auto const* found = figure.find(name);
        return found and not found->is_null() ? found->as_text() : std::string("nothing");
    };
    if (step.words.size() > number_at and number(value) != step.words[number_at]) return false;
    if (not step.has("between")) return number(value) != "nothing";
    return number("at_least") == step.named.at("between")[0] and number("at_most") == step.named.at("between")[1];
}

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

}

/// The words that a figure's command is asked with: by the level of the place, for the body, period and group.
std::vector<std::string> Stage::asked(Step const& step, std::string_view command) const
{
    auto at = step.words.size() > 3 and (step.verb == Verb::then_presence or step.verb == Verb::then_no_presence) ? 1u : 0u;
    std::vector<std::string> words{std::string(command), "--by", fmt::format("adm{}", level_of(step.words[at + 1])), "--body", step.words[at],
                                   "--period", step.words[at + 2]};
    if (step.has("group")) words.insert(words.end(), {"--group", step.value("group")});
    return words;
}

bool Stage::speaks_of(formats::Json const& figure, Step const& step) const
{
    if (figure.text_or("place", "") != step.words[1]) return false;
    if (lower(figure.text_or("body", "")) != lower(step.words[0])) return false;
    auto group = lower(figure.text_or("group", "all"));
    return group == lower(step.value("group", "all")) and (not step.has("kind") or figure.text_or("kind", "") == step.value("kind"));
}

void Stage::check_reach(Step const& step)
{
    auto answer = ask(step, asked(step, "reach"));
    if (not answer) return;
    auto method = answer->text_or("method", "");
    if (step.has("by") and method != step.value("by")) return tell(step, false, "by " + step.value("by"), "by " + method);
    for (auto const& figure : answer->find("figures")->list()) {
        if (not speaks_of(figure, step)) continue;
        return tell(step, fits(figure, "reached", step, 3), wanted_of(step, 3), shown(figure, "reached"));
    }
    tell(step, false, wanted_of(step, 3), "no figure");
}

void Stage::check_gap(Step const& step, bool wanted)
{
    auto words = asked(step, "gaps");
    words.insert(words.end(), {"--top", "10000"});
    auto answer = ask(step, words);
    if (not answer) return;
    std::string others;
    for (auto const& gap : answer->find("gaps")->list()) {
        if (not speaks_of(gap, step)) continue;
        auto found = gap.text_or("kind", "") + " gap " + shown(gap, "gap");
        auto why = gap.text_or("why", "");
        if (not wanted) return tell(step, false, "no gap", found, why);
        bool good = fits(gap, "gap", step, 3) and (not step.has("why") or why.find(step.value("why")) != std::string::npos);
        if (good) return tell(step, true, wanted_of(step, 3), found);
        others += (others.empty() ? "" : "; ") + found + (why.empty() ? "" : " (" + why + ")");
    }
    if (not wanted) return tell(step, true, "no gap", "no gap");
    tell(step, false, wanted_of(step, 3) + (step.has("why") ? " (" + step.value("why") + ")" : ""), others.empty() ? "no gap" : others);
}

void Stage::check_overlap(Step const& step, bool wanted)
{
    auto answer = ask(step, asked(step, "overlaps"));
    if (not answer) return;
    std::string others;
    for (auto const& overlap : answer->find("overlaps")->list()) {
        if (not speaks_of(overlap, step)) continue;
        std::vector<std::string> partners;
        for (auto const& partner : overlap.find("partners")->list()) partners.push_back(partner.as_text());
        auto found = overlap.text_or("class", "") + " of " + joined(partners);
        if (not wanted) return tell(step, false, "no overlap", found);
        bool all = not step.has("of") or std::ranges::all_of(step.named.at("of"), [&](std::string const& name) {
            return std::ranges::any_of(partners, [&](std::string const& partner) { return lower(partner) == lower(name); });
        });
        if (all and (not step.has("class") or overlap.text_or("class", "") == step.value("class"))) return tell(step, true, "an overlap", found);
        others += (others.empty() ? "" : "; ") + found;
    }
    if (not wanted) return tell(step, true, "no overlap", "no overlap");
    std::string want = "an overlap";
    if (step.has("of")) want += " of " + joined(step.named.at("of"));
    if (step.has("class")) want += ", " + step.value("class");
    tell(step, false, want, others.empty() ? "no overlap" : others);
}

void Stage::check_presence(Step const& step, bool wanted)
{
    auto answer = ask(step, asked(step, "presence"));
    if (not answer) return;
    auto const* rows = answer->find("presence");
    bool there = rows and rows->is_list() and std::ranges::any_of(rows->list(), [&](formats::Json const& row) {
        auto const* partners = row.find("partners");
        bool named = lower(row.text_or("partner", "")) == lower(step.words[0]);
        if (partners and partners->is_list())
            named = std::ranges::any_of(partners->list(), [&](formats::Json const& one) { return lower(one.as_text()) == lower(step.words[0]); });
        return named and row.text_or("place", "") == step.words[2] and lower(row.text_or("body", "")) == lower(step.words[1]);
    });
    tell(step, there == wanted, wanted ? "there" : "not there", there ? "there" : "not there");
}

void Stage::check_count(Step const& step)
{
    if (not handed_in_) return tell(step, false, step.words[1], "nothing was handed in");
    auto const* number = handed_in_->find(step.words[0]);
    if (auto const* skipped = handed_in_->find("skipped"); not number and skipped) number = skipped->find(step.words[0]);
    if (not number) return tell(step, false, step.words[1], fmt::format("a hand-in has no count “{}”", step.words[0]));
    tell(step, number->as_text() == step.words[1], step.words[1], number->as_text());
}

void Stage::check_waiting(Step const& step)
{
    auto answer = ask(step, {"review", "list"});
    if (not answer) return;
    std::int64_t rows = 0;
    std::vector<std::string> codes;
    for (auto const& one : answer->find("waiting")->list()) {
        codes.push_back(one.text_or("code", ""));
        if (not step.has("for") or step.value("for") == codes.back()) rows += one.number_or("rows", 0);
    }
    tell(step, std::to_string(rows) == step.words[0], step.words[0], std::to_string(rows), joined(codes));
}

void Stage::check_finding(Step const& step, bool wanted)
{
    if (not handed_in_) return tell(step, false, step.words[0], "nothing was handed in");
    std::vector<std::string> others;
    for (auto const& finding : handed_in_->find("findings")->list()) {
        auto at = finding.text_or("at", "");
        auto cell = at.substr(at.rfind('!') == std::string::npos ? 0 : at.rfind('!') + 1);
        bool same = finding.text_or("code", "") == step.words[0] and (not step.has("at") or cell == step.value("at"));
        if (same) return tell(step, wanted, wanted ? "told" : "not told", finding.text_or("sentence", ""));
        others.push_back(finding.text_or("code", "") + " at " + cell);
    }
    tell(step, not wanted, wanted ? "told" : "not told", others.empty() ? "nothing told" : joined(others));
}

}
