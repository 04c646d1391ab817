#include "commands.hpp"
#include "output.hpp"
#include "rules.hpp"
#include "shelf.hpp"
#include "suppress.hpp"
#include "windows.hpp"
#include <base/finding.hpp>
#include <charconv>
#include <fmt/core.h>
#include <operations/operations.hpp>

namespace muster::analysis {

namespace {

std::vector<GapKind> kinds_asked(cli::Call& call)
{
    std::vector<GapKind> kinds;
    if (not call.has("kind")) return kinds;
    for (std::string_view given : call.all("kind"))
        while (not given.empty()) {
            auto const one = given.substr(0, given.find(','));
            given.remove_prefix(std::min(one.size() + 1, given.size()));
            auto const found = std::ranges::find(gap_names, one);
            if (found == gap_names.end()) throw base::Refusal(rule("figures.unknown_gap"), {std::string(one)});
            kinds.push_back(static_cast<GapKind>(found - gap_names.begin()));
        }
    return kinds;
}

/// An option goes before the operation's setting, the setting before the program's own.
class Choices {
public:
    explicit Choices(cli::Call& call) : call_(call) {}

    double number(std::string_view option, std::string_view setting, double otherwise)
    {
        auto text = call_.has(option) ? call_.text(option) : operations::setting(call_.db(), call_.operation(), setting, "");
        if (text.empty()) return otherwise;
        double value = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
        if (read.ec != std::errc{} or read.ptr != text.data() + text.size() or value < 0)
            throw base::Refusal(rule("figures.bad_weight"), {text, std::string(setting)});
        return value;
    }

private:
    cli::Call& call_;
};

void write_rules(base::JsonWriter& json, GapRules const& rules)
{
    json.key("ranking").object().member("score", base::say("gaps.score"));
    json.member("severity_weight", rules.severity_weight).member("share_weight", rules.share_weight);
    json.member("people_weight", rules.people_weight).member("severity_unknown_taken_as", rules.severity_unknown);
    json.member("presence_from_severity", rules.presence_from).member("equity_below", rules.equity_below);
    json.member("source", "domain.md 7.7").end();
}

cli::Exit gaps_from(cli::Call& call, Picture const& picture)
{
    auto const asked = asked_by(call, picture, picture.finest_level());
    auto const rules = rules_asked(call);
    auto const list = gaps_asked(call, picture, asked, kinds_asked(call));
    auto const shown = top_of(call, list.gaps.size());
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        json.object();
        write_method(json, picture, asked, list.figures->period);
        write_rules(json, rules);
        json.key("gaps").list();
        for (std::size_t i = 0; i < shown; ++i) write_gap(json, picture, list.gaps[i]);
        json.end().member("all_gaps", list.gaps.size()).member("because_nobody_reported", list.unheard);
        json.member("present_without_numbers", list.unsaid).member("not_shown", list.unshown).member("reported_and_still_missing", list.heard).member("severity_unknown", list.severity_unknown);
        write_notes(json, picture, *list.figures);
        json.end();
        call.document(out);
        return cli::Exit::done;
    }
    auto const& words = picture.engine->words();
    call.say(headline(picture, asked, "gaps", list.figures->period));
    call.line();
    cli::TextTable table({"", "place", "sector", "group", "kind", "severity", "in need", "gap", "at least – at most", "why"},
                         {true, false, false, false, false, true, true, true, true, false});
    for (std::size_t i = 0; i < shown; ++i) {
        auto const& gap = list.gaps[i];
        table.row({std::to_string(gap.rank), picture.place_code(gap.place) + " " + picture.place_name(gap.place), words.bodies.word(gap.body),
                   words.groups.word(std::max(gap.group, 0)), std::string(name_of(gap.kind)) + (gap.critical ? " !" : ""),
                   gap.severity > 0 ? std::to_string(gap.severity) : "·", gap.hidden ? "<" : mark_of(gap.in_need), gap.hidden ? "<" : cli::grouped(gap.people),
                   gap.hidden ? "" : cli::grouped(gap.at_least) + " – " + cli::grouped(gap.at_most), gap.why});
    }
    call.say(table.text());
    call.line();
    call.line(fmt::format("{} gaps: {} because nobody reported, {} where partners are and told no number, {} reported and still missing{}",
                          cli::grouped(std::int64_t(list.gaps.size())), cli::grouped(list.unheard), cli::grouped(list.unsaid), cli::grouped(list.heard),
                          shown < list.gaps.size() ? fmt::format("; shown are the first {}", shown) : ""));
    if (list.severity_unknown > 0)
        call.line(fmt::format("severity is not told for {} of them and taken as {}", cli::grouped(list.severity_unknown), rules.severity_unknown));
    call.line("ranked by severity x missing share of the need x log10(1 + people missing)   ·   ! critical");
    call.say(notes_text(picture, *list.figures));
    return cli::Exit::done;
}

}

GapRules rules_asked(cli::Call& call)
{
    expect_untouched(call, {"presence-from", "severity-unknown", "severity-weight", "share-weight", "people-weight", "equity-below"});
    GapRules rules;
    Choices choose(call);
    rules.presence_from = int(choose.number("presence-from", "gaps.presence_from", rules.presence_from));
    rules.severity_unknown = int(choose.number("severity-unknown", "gaps.severity_unknown", rules.severity_unknown));
    rules.severity_weight = choose.number("severity-weight", "gaps.severity_weight", rules.severity_weight);
    rules.share_weight = choose.number("share-weight", "gaps.share_weight", rules.share_weight);
    rules.people_weight = choose.number("people-weight", "gaps.people_weight", rules.people_weight);
    rules.equity_below = choose.number("equity-below", "gaps.equity_below", rules.equity_below);
    rules.hidden_rows = access::Veil::read(call.text(access::veil_parameter)).of({access::Kind::rows});
    return rules;
}

void write_gap(base::JsonWriter& json, Picture const& picture, Gap const& gap)
{
    auto const& words = picture.engine->words();
    json.object().member("rank", gap.rank).member("kind", name_of(gap.kind)).key("also").list();
    for (auto const kind : gap.also) json.text(name_of(kind));
    json.end();
    write_place(json, picture, gap.place);
    json.member("body", words.bodies.word(gap.body)).member("group", words.groups.word(std::max(gap.group, 0)));
    json.key("severity").value(gap.severity > 0 ? std::optional(gap.severity) : std::nullopt);
    auto const hides = [&](unsigned bit) { return gap.hidden >> bit & 1; };
    auto const shown = [&](base::Told told, unsigned bit) { return hides(bit) ? base::Told(base::Saying::not_reported) : told; };
    auto const missing = [&](std::optional<std::int64_t> people) { return gap.hidden != 0 ? std::nullopt : people; };
    write_told(json, "in_need", shown(gap.in_need, Figure::need_bit));
    write_told(json, "targeted", shown(gap.targeted, Figure::target_bit));
    write_told(json, "reached", shown(gap.reached, Figure::total_bit));
    json.member("state", hides(Figure::total_bit) ? "suppressed" : base::name_of(gap.reached.saying()));
    json.member("gap", missing(gap.people)).member("at_least", missing(gap.at_least)).member("at_most", missing(gap.at_most));
    json.member("need_gap", missing(gap.need_gap)).member("coverage_gap", missing(gap.target_gap)).member("planned_gap", missing(gap.planned_gap));
    json.member("partners", gap.partners).member("held", gap.held).member("nobody_reported", gap.unheard);
    json.member("no_number_told", gap.unsaid);
    json.member("critical", gap.critical).key("score").value(gap.hidden ? std::nullopt : std::optional(gap.score)).member("why", gap.why).end();
}

GapList gaps_asked(cli::Call& call, Picture const& picture, Asked const& asked, std::vector<GapKind> const& kinds)
{
    auto list = gaps(picture, asked, rules_asked(call), kinds, call.clock->today());
    if (suppress_below(call) > 0) hide_small(list, figures_asked(call, picture, asked), kept_back_anywhere(call, picture, asked));
    return list;
}

cli::Exit run_gaps(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return gaps_from(call, picture); });
}

}
