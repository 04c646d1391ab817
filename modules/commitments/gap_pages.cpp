#include "gap_pages.hpp"
#include "candidates.hpp"
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace muster::commitments {

namespace {

using cli::Call;
using cli::Exit;

std::size_t shown_of(Call& call, std::size_t all)
{
    return std::min(all, std::size_t(std::max<std::int64_t>(0, call.number("top", std::int64_t(all)))));
}

bool wanted(Call& call, GapStanding const& gap)
{
    auto const& record = *gap.record;
    if (call.has("body") and std::ranges::count(call.all("body"), record.body) == 0) return false;
    if (call.has("place") and std::ranges::none_of(call.all("place"), [&](auto const& area) { return record.place.starts_with(area); })) return false;
    if (call.has("critical") and not gap.critical) return false;
    if (not call.has("state")) return row_of(record.state).open;
    auto const& states = call.all("state");
    return std::ranges::count(states, "any") > 0 or std::ranges::count(states, name_of(record.state)) > 0;
}

std::vector<GapStanding const*> gaps_wanted(Call& call, Standing const& standing)
{
    if (call.has("state"))
        for (auto const& state : call.all("state"))
            if (state != "any") gap_state(state);
    std::vector<GapStanding const*> gaps;
    for (auto const& gap : standing.gaps)
        if (wanted(call, gap)) gaps.push_back(&gap);
    bool const late_first = call.text("rank", "score") == "overdue";
    std::ranges::stable_sort(gaps, std::greater{}, [&](GapStanding const* gap) {
        return std::tuple(late_first ? gap->overdue : 0, gap->critical, gap->figures.score, gap->figures.missing.value_or(0));
    });
    return gaps;
}

/// What all of them come to: gaps are counted, people are not added over sectors.
void write_counts(base::JsonWriter& json, std::vector<GapStanding const*> const& gaps)
{
    std::map<std::string, int> stages, states;
    int critical = 0, overdue = 0, nobody = 0;
    for (auto const* gap : gaps) {
        ++stages[gap->stage];
        ++states[std::string(name_of(gap->record->state))];
        critical += gap->critical;
        overdue += gap->overdue > 0;
        nobody += gap->critical and gap->offered.commitments + gap->promised.commitments == 0;
    }
    json.key("counts").object().member("gaps", gaps.size()).member("critical", critical).member("critical_without_offer", nobody).member("overdue", overdue);
    json.member("stages", stages).member("states", states).end();
}

void write_rule(base::JsonWriter& json, CriticalRule const& rule)
{
    json.key("critical_rule").object().member("from", rule.from.text()).member("severity", rule.severity).member("coverage", rule.coverage);
    json.member("past", rule.past).member("source", rule.source).end();
}

}

Exit run_seen(Call& call)
{
    auto const seen = analysis::seen_gaps(call, base::Period::year(call.clock->today().year()));
    std::map<std::tuple<std::string, std::string, std::string>, GapRecord> named;
    auto const ledger = load_ledger(call, call.clock->now());
    for (auto const& gap : ledger.gaps) named[{gap.place, gap.body, gap.group}] = gap;
    auto const shown = shown_of(call, seen.size());
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"", "place", "sector", "group", "kind", "missing", "number", "why"}, {true, false, false, false, false, true, true, false});
    json.object().key("gaps").list();
    for (std::size_t i = 0; i < shown; ++i) {
        auto const& one = seen[i];
        auto const found = named.find({one.spot.place, one.spot.body, one.spot.group});
        bool const has_name = found != named.end();
        json.object().member("rank", one.rank).member("place", one.spot.place).member("place_name", one.place_name).member("body", one.spot.body);
        json.member("group", one.spot.group).member("period", one.spot.period.text()).member("kind", one.spot.kind);
        write_told(json, "missing", one.figures.missing);
        json.member("severity", one.figures.severity).member("score", one.figures.score).member("nobody_reported", one.unheard).member("why", one.figures.why);
        json.member("state", has_name ? name_of(found->second.state) : name_of(GapState::detected)).key("gap");
        json.value(has_name ? std::optional(found->second.number) : std::nullopt).end();
        table.row({std::to_string(one.rank), one.spot.place + " " + one.place_name, one.spot.body, one.spot.group, one.spot.kind, text_of(one.figures.missing),
                   has_name ? fmt::format("{} {}", found->second.number, name_of(found->second.state)) : "", one.figures.why});
    }
    json.end().member("all_gaps", seen.size()).end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

Exit run_list(Call& call)
{
    auto const moment = moment_asked(call);
    auto const standing = stand(call, moment);
    auto const gaps = gaps_wanted(call, *standing);
    Names const names(call.db(), call.operation());
    auto const shown = shown_of(call, gaps.size());
    if (not call.json) {
        call.say(gap_table({gaps.begin(), gaps.begin() + std::ptrdiff_t(shown)}, names));
        call.line(fmt::format("{} gaps as of {}   ·   ! critical   ·   promised is beside the gap, only what is delivered makes it smaller", gaps.size(), moment.day.text()));
        return Exit::done;
    }
    std::string out;
    base::JsonWriter json(out);
    json.object().member("as_of", moment.day.text()).member("journal", store::journal_head(call.db()));
    write_counts(json, gaps);
    write_rule(json, standing->rule);
    json.key("gaps").list();
    for (std::size_t i = 0; i < shown; ++i) write_gap(json, *gaps[i], names);
    json.end().end();
    call.document(out);
    return Exit::done;
}

Exit run_show(Call& call)
{
    auto const moment = moment_asked(call);
    auto const number = number_asked(call, "GAP", "gap.unknown");
    auto const standing = stand(call, moment, number);
    auto const& gap = standing->gap(number);
    expect_within(call, *gap.record);
    Names const names(call.db(), call.operation());
    auto const steps = gap_steps(call.db(), call.operation(), number, moment.at);
    if (not call.json) {
        call.say(gap_table({&gap}, names));
        call.line(fmt::format("missing {} · promised {} · delivered {} · uncovered {}", text_of(gap.figures.missing), text_of(gap.promised), text_of(gap.delivered),
                              text_of(gap.uncovered())));
        call.line("why it matters: " + gap.record->why);
        if (gap.critical) call.line("critical: " + gap.critical_why);
        if (gap.advised) call.line(fmt::format("advised: {}, {}", name_of(*gap.advised), gap.advised_why));
        call.say(promise_table(gap.promises, names));
        for (auto const& step : steps) call.line(fmt::format("{}  {}  {}  {}", step.at.day().text(), step.state, step.actor, step.reason));
        return Exit::done;
    }
    std::string out;
    base::JsonWriter json(out);
    json.object().member("as_of", moment.day.text()).key("gap");
    write_gap(json, gap, names);
    write_steps(json, "decisions", steps, "cause");
    json.key("commitments").list();
    for (auto const* promise : gap.promises) write_promise(json, *promise, names);
    json.end().end();
    call.document(out);
    return Exit::done;
}

Exit run_history(Call& call)
{
    auto const moment = moment_asked(call);
    auto const number = number_asked(call, "GAP", "gap.unknown");
    expect_within(call, gap_known(load_ledger(call, call.clock->now(), number), number));
    constexpr std::int64_t usual = 40, most = 400;
    auto const days = history(call, moment, number, std::size_t(std::clamp<std::int64_t>(call.number("days", usual), 1, most)));
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"day", "state", "missing", "reached", "offered", "promised", "delivered"}, {false, false, true, true, true, true, true});
    json.object().member("gap", number).key("days").list();
    for (auto const& day : days) {
        json.object().member("day", day.day.text()).member("state", day.state);
        write_told(json, "missing", day.missing);
        write_told(json, "reached", day.reached);
        write_told(json, "delivered", day.delivered);
        write_together(json, "offered", day.offered);
        write_together(json, "promised", day.promised);
        json.end();
        table.row({day.day.text(), day.state, text_of(day.missing), text_of(day.reached), text_of(day.offered), text_of(day.promised), text_of(day.delivered)});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

Exit run_candidates(Call& call)
{
    auto const moment = moment_asked(call);
    auto const number = number_asked(call, "GAP", "gap.unknown");
    auto const standing = stand(call, moment);
    auto const& gap = standing->gap(number);
    expect_within(call, *gap.record);
    Names const names(call.db(), call.operation());
    constexpr std::int64_t usual = 6, most = 60;
    auto const all = candidates(call, *standing, gap, names, int(std::clamp<std::int64_t>(call.number("months", usual), 1, most)));
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"partner", "near", "last", "reaches there", "best month", "promised", "free"}, {false, false, false, true, true, true, true});
    json.object().member("gap", number).key("candidates").list();
    for (std::size_t i = 0; i < shown_of(call, all.size()); ++i) {
        auto const& one = all[i];
        json.object().member("partner", one.partner).member("partner_name", names.partner(one.partner)).member("near", name_of(one.nearness));
        json.member("nearest_place", one.place).member("last_reported", one.last.text());
        write_told(json, "reaches_there", one.near_reach);
        write_told(json, "best_month", one.best_month);
        write_together(json, "promised_left", one.promised);
        write_told(json, "free", one.free);
        json.member("promised_here", one.promised_here).member("late", one.late).end();
        table.row({names.partner(one.partner), std::string(name_of(one.nearness)) + " " + names.place(one.place), one.last.text(), text_of(one.near_reach),
                   text_of(one.best_month), text_of(one.promised), text_of(one.free)});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

}
