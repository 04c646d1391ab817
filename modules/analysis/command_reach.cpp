#include "commands.hpp"
#include "how.hpp"
#include "output.hpp"
#include "rules.hpp"
#include "shelf.hpp"
#include <base/finding.hpp>
#include <fmt/core.h>

namespace muster::analysis {

namespace {

constexpr std::size_t how_steps = 200, how_rows = 200;          // under each figure of a list
constexpr std::size_t explain_steps = 1000, explain_rows = 1000;  // of one figure

std::vector<std::string> words_of(std::string const& text)
{
    std::vector<std::string> words;
    std::string word;
    for (char const c : text + " ") {
        if (c != ' ' and c != ':') word += c;
        else if (not word.empty()) words.push_back(std::exchange(word, {}));
    }
    return words;
}

/// "reach wash NG008 2023-10 IDP", in any order behind the first word.
struct Named {
    Asked asked;
    int place = 0;
};

Named read_name(Picture const& picture, std::vector<std::string> const& words)
{
    Named named;
    named.place = picture.engine->tree().root();
    bool has_body = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
        auto const& word = words[i];
        if (word == "-" or word == "all" or word == "reach") continue;
        if (auto const period = base::Period::parse(word)) named.asked.period = period;
        else if (auto const body = picture.engine->words().bodies.find(word); body > 0 and not has_body) named.asked.bodies = {body}, has_body = true;
        else if (auto const place = picture.places->by_code(word); place >= 0) named.place = place;
        else if (word == picture.operation) named.place = picture.engine->tree().root();
        else if (auto const group = picture.engine->words().groups.find(word); group > 0) named.asked.group = group;
        else if (not has_body) named.asked.bodies = {picture.body_meant(word)}, has_body = true;
        else named.place = picture.place_meant(word);
    }
    if (not has_body) named.asked.bodies = {picture.engine->joint()};
    named.asked.level = picture.engine->tree().level(named.place);
    named.asked.within = named.place;
    named.asked.every_place = true;
    return named;
}

void say_one(cli::Call& call, Picture const& picture, Figures const& all, Figure const& figure, How const& how)
{
    call.say(headline(picture, all.asked, "people reached", all.period));
    call.line();
    call.say(figures_text(picture, all, {&figure, 1}));
    call.line();
    call.line(fmt::format("method {} ({})", all.asked.profile->name, all.asked.profile->source));
    for (auto const& step : all.asked.profile->steps) call.line("  " + base::say(step.words));
    call.line();
    call.say(how_text(picture, how));
    call.line();
    auto const names_held = [&](HeldRow const& row) {
        auto const& tree = picture.engine->tree();
        bool const here = tree.lies_in(row.place, figure.place) or row.place == tree.root();
        bool const ours = row.body.empty() or row.body == picture.engine->words().bodies.word(figure.body) or figure.body == picture.engine->joint();
        return here and ours and (not all.asked.period or not row.period or all.asked.period->overlaps(*row.period));
    };
    std::size_t shown = 0, held = 0;
    for (auto const& row : picture.held) {
        if (not names_held(row)) continue;
        ++held;
        if (shown == explain_rows) continue;
        if (shown++ == 0) call.line("rows held out that may speak of it:");
        call.line(fmt::format("  {} row {}: {}", picture.submissions[row.source.submission], row.source.row, row.code));
    }
    if (held > shown) call.line(fmt::format("  … and {} more", held - shown));
    call.line(fmt::format("as of journal {} at {}", picture.journal, picture.at.text()));
}

}

namespace {

cli::Exit reach_from(cli::Call& call, Picture const& picture)
{
    auto const asked = asked_by(call, picture, usual_level(picture));
    auto const kept = figures_asked(call, picture, asked);
    auto const& all = *kept;
    auto const shown = std::span(all.lines).first(top_of(call, all.lines.size()));
    std::string out;
    base::JsonWriter json(out);
    json.object();
    write_method(json, picture, asked, all.period);
    json.key("figures").list();
    // The steps of a figure tell what stands behind it.
    bool const with_how = call.has("how") and suppress_below(call) == 0;
    std::string hows;
    for (auto const& figure : shown) {
        if (not with_how) {
            if (call.json) write_figure(json, picture, all, figure, nullptr);
            continue;
        }
        auto const story = how(picture, asked, figure, how_steps, how_rows);
        if (call.json) write_figure(json, picture, all, figure, &story);
        else if (not story.steps.empty()) hows += "\n" + story.id + "\n" + how_text(picture, story);
    }
    json.end();
    write_notes(json, picture, all);
    json.end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    call.say(headline(picture, asked, "people reached", all.period));
    call.line();
    call.say(figures_text(picture, all, shown));
    call.line();
    call.say(notes_text(picture, all));
    if (with_how) call.say(hows);
    else call.line("How each was made: --how   ·   the same as data: --json   ·   one figure: muster explain \"reach SECTOR PLACE PERIOD\"");
    return cli::Exit::done;
}

cli::Exit explain_from(cli::Call& call, Picture const& picture, std::string const& words, std::vector<std::string> const& named_words)
{
    auto const named = read_name(picture, named_words);
    auto const kept = figures_asked(call, picture, named.asked);
    auto const& all = *kept;
    auto const found = std::ranges::find_if(all.lines, [&](Figure const& line) { return line.place == named.place and not line.only_whole; });
    if (found == all.lines.end()) throw base::Refusal(rule("figures.no_figure"), {words});
    auto const story = how(picture, named.asked, *found, explain_steps, explain_rows);
    std::string out;
    base::JsonWriter json(out);
    json.object();
    write_method(json, picture, named.asked, all.period);
    write_figure(json.key("figure"), picture, all, *found, &story);
    write_notes(json, picture, all);
    json.end();
    if (call.json) call.document(out);
    else say_one(call, picture, all, *found, story);
    return cli::Exit::done;
}

}

cli::Exit run_reach(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return reach_from(call, picture); });
}

bool explain_figure(cli::Call& call, std::string const& words)
{
    auto const named_words = words_of(words);
    if (named_words.size() < 2 or named_words.front() != "reach") return false;
    return with_picture(call, [&](Picture const& picture) { return explain_from(call, picture, words, named_words); }, false, true) == cli::Exit::done;
}

}
