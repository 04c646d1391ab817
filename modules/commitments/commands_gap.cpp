// `gap …`: from what the figures show to a gap with a name, and what becomes of it.
#include "commands.hpp"
#include "gap_pages.hpp"
#include "rules.hpp"
#include <access/veil.hpp>
#include <algorithm>
#include <base/words.hpp>
#include <fmt/core.h>
#include <geography/geography.hpp>
#include <map>

namespace muster::commitments {

namespace {

using cli::Call;
using cli::Exit;

base::Period period_asked(Call const& call)
{
    if (not call.has("period")) return base::Period::year(call.clock->today().year());
    auto const period = base::Period::parse(call.text("period"));
    if (not period) refuse("gap.bad_period", {call.text("period")});
    return *period;
}

NewGap gap_asked(Call& call)
{
    NewGap wanted;
    Names const names(call.db(), call.operation());
    wanted.kind = call.text("kind", "need");
    constexpr std::array<std::string_view, 4> kinds{"presence", "coverage", "need", "planned"};
    if (std::ranges::count(kinds, wanted.kind) == 0) refuse("gap.bad_kind", {wanted.kind});
    wanted.place = place_meant(names, call.text("place"));
    wanted.body = body_meant(call, call.text("body"));
    if (access::Veil::read(call.text(access::veil_parameter)).hides_line(true, wanted.body, wanted.place, "")) refuse("gap.withheld", {wanted.body});
    wanted.group = call.text("group", "all");
    wanted.period = period_asked(call);
    wanted.why = call.text("why");
    analysis::Spot const spot[] = {{wanted.place, wanted.body, wanted.group, wanted.period, wanted.kind}};
    auto const figures = analysis::follow(call, spot).front();
    if (figures.missing.is_told()) wanted.people = figures.missing.value();
    wanted.severity = figures.severity;
    return wanted;
}

/// What a decision is answered with: the gap as it stands now.
Exit answer(Call& call, std::int64_t number, std::string const& sentence)
{
    if (not call.json) {
        call.line(sentence);
        return Exit::done;
    }
    auto const now = stand(call, moment_asked(call), number);
    std::string out;
    base::JsonWriter json(out);
    write_gap(json, now->gap(number), Names(call.db(), call.operation()));
    call.document(out);
    return Exit::done;
}

Exit run_validate(Call& call)
{
    auto const wanted = gap_asked(call);
    auto const number = name_gap(desk_of(call), wanted);
    return answer(call, number, base::say(wanted.people ? "commitments.done.named" : "commitments.done.named_unknown",
                                          {std::to_string(number), wanted.place, wanted.body, wanted.period.text(), wanted.people ? cli::grouped(*wanted.people) : ""}));
}

Exit run_dismiss(Call& call)
{
    auto wanted = gap_asked(call);
    wanted.as = GapState::found_false;
    auto const number = name_gap(desk_of(call), wanted);
    return answer(call, number, base::say("commitments.done.dismissed", {wanted.place, wanted.body, std::to_string(number)}));
}

Exit run_decide(Call& call)
{
    auto const number = gap_meant(call);
    auto const state = gap_state(call.text("STATE"));
    decide_gap(desk_of(call), number, state, call.text("reason"));
    return answer(call, number, base::say("commitments.done.gap." + std::string(name_of(state)), {std::to_string(number)}));
}

Exit run_critical(Call& call)
{
    auto const number = gap_meant(call);
    decide_critical(desk_of(call), number, not call.has("not"), call.text("reason"));
    return answer(call, number, base::say(call.has("not") ? "commitments.done.not_critical" : "commitments.done.critical", {std::to_string(number)}));
}

Exit run_rule(Call& call)
{
    auto rule = critical_rule(call.db(), call.operation(), call.clock->today());
    rule.from = day_asked(call, "from", call.clock->today());
    rule.severity = int(std::clamp<std::int64_t>(call.number("severity", rule.severity), -1, 1000));
    rule.coverage = int(std::clamp<std::int64_t>(call.number("coverage", rule.coverage), -1, 1000));
    rule.past = int(std::clamp<std::int64_t>(call.number("past", rule.past), -1, 1000));
    if (call.has("reason")) set_critical_rule(desk_of(call), rule, call.text("reason"));
    else if (call.has("severity") or call.has("coverage") or call.has("past")) refuse("gap.needs_reason");
    std::string out;
    base::JsonWriter json(out);
    json.object().member("from", rule.from.text()).member("severity", rule.severity).member("coverage", rule.coverage).member("past", rule.past).end();
    if (call.json) call.document(out);
    else
        call.line(base::say("commitments.done.rule", {rule.from.text(), std::to_string(rule.severity), std::to_string(rule.coverage), std::to_string(rule.past)}));
    return Exit::done;
}

using option::on, option::body, option::place;
constexpr cli::Option top{"top", "NUMBER", "only so many, the first first"};
constexpr cli::Option reason{"reason", "TEXT", "why; kept with the decision"};
constexpr cli::Option severity_weight{"severity-weight", "NUMBER", "weight of severity in the score; 1"};
constexpr cli::Option share_weight{"share-weight", "NUMBER", "weight of the missing share of the need; 1"};
constexpr cli::Option people_weight{"people-weight", "NUMBER", "weight of the number of people missing; 1"};
constexpr cli::Option severity_unknown{"severity-unknown", "SEVERITY", "taken where severity is not told; 3"};
constexpr cli::Option gap_number[] = {{"GAP", "", "its number, as in `gap list`", true}};
constexpr cli::Option decide_arguments[] = {{"GAP", "", "its number, as in `gap list`", true}, {"STATE", "", "validated, assigned, closing, closed, accepted_unmet or false", true}};
constexpr cli::Option decide_options[] = {reason, body, place};
constexpr cli::Option critical_options[] = {{"not", "", "it is not critical"}, reason, body, place};
constexpr cli::Option rule_options[] = {{"severity", "NUMBER", "critical from here on where nobody is there; 4"},
                                        {"coverage", "PERCENT", "critical below so much of the target; 20"},
                                        {"past", "PERCENT", "when so much of the period is gone; 50"},
                                        {"from", "DAY", "from this day on; today"},
                                        reason};
constexpr cli::Option name_options[] = {
    {"place", "PCODE", "where: a p-code or a name", true},
    {"body", "CODE", "the sector or cluster", true},
    {"group", "GROUP", "a population group; all"},
    {"period", "PERIOD", "the stretch that it is about: 2026, 2026-Q1, 2026-03 or two days with ..; this year"},
    {"kind", "KIND", "presence, coverage, need or planned; need"},
    {"why", "TEXT", "why it matters, or why it is none", true},
};
constexpr cli::Option seen_options[] = {
    {"by", "LEVEL", "country, adm1, adm2, adm3, adm4 or site"}, body, {"period", "PERIOD", "2026, 2026-Q1, 2026-03 or two days with ..; this year"},
    {"group", "GROUP", "all (everybody), a group such as IDP, or each"}, {"place", "PCODE", "only places in this one"},
    {"profile", "NAME", "how people are combined"}, top, severity_weight, share_weight, people_weight, severity_unknown,
};
constexpr cli::Option list_options[] = {
    body, place, {"state", "STATE", "only gaps that are so; all that are open where not said; any for every one", false, true},
    {"critical", "", "only critical gaps"}, {"rank", "BY", "overdue (what is late first) or score; score"}, on, top, severity_weight, share_weight, people_weight,
    severity_unknown,
};
constexpr cli::Option show_options[] = {on, body, place};
constexpr cli::Option history_options[] = {on, body, place, {"days", "NUMBER", "at most so many days on which something changed; 40"}};
constexpr cli::Option candidates_options[] = {body, place, {"months", "NUMBER", "who reported in the last so many months; 6"}, top};

constexpr cli::Served serve_seen[] = {{"GET", "/operations/{operation}/gaps/unnamed", "rows", "gaps"}};
constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/named-gaps", "rows", "gaps"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/named-gaps/{gap}", "rows"}};
constexpr cli::Served serve_history[] = {{"GET", "/operations/{operation}/named-gaps/{gap}/history", "rows", "days"}};
constexpr cli::Served serve_candidates[] = {{"GET", "/operations/{operation}/named-gaps/{gap}/candidates", "rows", "candidates"}};
constexpr cli::Served serve_validate[] = {{"POST", "/operations/{operation}/named-gaps", "settle"}};
constexpr cli::Served serve_dismiss[] = {{"POST", "/operations/{operation}/dismissed-gaps", "settle"}};
constexpr cli::Served serve_decide[] = {{"POST", "/operations/{operation}/named-gaps/{gap}/states", "settle"}};
constexpr cli::Served serve_critical[] = {{"POST", "/operations/{operation}/named-gaps/{gap}/critical", "settle"}};
constexpr cli::Served serve_rule[] = {{"POST", "/operations/{operation}/critical-rule", "settle"}};

constexpr cli::Command commands[] = {
    {"gap seen", "Gaps that the figures show, the worst first, with the number of those that have a name.",
     "The weights of the ranking are options, so that another ranking can be tried without changing anything.", {}, seen_options, run_seen, true, serve_seen},
    {"gap list", "Gaps that have a name: what is missing, promised, delivered, and what nobody covers.",
     "The gap gets smaller by what is delivered, never by what is promised. What is advised is for somebody to decide.", {}, list_options, run_list, true,
     serve_list},
    {"gap show", "One gap: its figures, commitments and decisions.", "", gap_number, show_options, run_show, true, serve_show},
    {"gap history", "One gap day by day: missing, promised and delivered as they were known then.", "", gap_number, history_options, run_history, true,
     serve_history},
    {"gap candidates", "Who could be asked to fill a gap: partners of the sector, the nearest first, with what they reach and have promised already.", "",
     gap_number, candidates_options, run_candidates, true, serve_candidates},
    {"gap validate", "Give a gap a name and a number: it was looked at, and is one.", "", {}, name_options, run_validate, true, serve_validate},
    {"gap dismiss", "Say that what the figures show is no gap, and why.", "", {}, name_options, run_dismiss, true, serve_dismiss},
    {"gap decide", "Decide what a gap is now.", "Advice stands in `gap list`; a decision is a person's, and says why.", decide_arguments, decide_options,
     run_decide, true, serve_decide},
    {"gap critical", "Decide that a gap is critical, or is not; the rule holds where nobody decided.", "", gap_number, critical_options, run_critical, true,
     serve_critical},
    {"gap rule", "When a gap is critical: show the rule, or set the operation's own from a day on.", "", {}, rule_options, run_rule, true, serve_rule},
};

}

std::span<cli::Command const> gap_commands() { return commands; }

}
