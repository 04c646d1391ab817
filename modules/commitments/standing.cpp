#include "standing.hpp"
#include "readings.hpp"
#include "rules.hpp"
#include <activities/activities.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <commitments/sql.hpp>
#include <set>

namespace muster::commitments {

namespace {

using std::size_t;

/// What should be decided of a promise, by what was delivered and the day. Advice only: somebody decides.
void advise(PromiseStanding& promise, base::Day today)
{
    auto const& record = *promise.record;
    auto const delivered = promise.delivered.amount.value_or(0);
    auto const say = [&](PromiseState state, std::string why) {
        if (record.state == state) return;
        promise.advised = state;
        promise.advised_why = std::move(why);
    };
    bool const late = record.due < today;
    auto const& row = row_of(record.state);
    if (not row.open) {
        // A corrected 5W may tell later that a promise was kept.
        if (record.state != PromiseState::fulfilled and row.broken and promise.left == 0 and promise.delivered.amount.is_told())
            say(PromiseState::in_progress, base::say("commitments.why.kept_after_all"));
        return;
    }
    if (record.state == PromiseState::offered) {
        if (late) say(PromiseState::lapsed, base::say("commitments.why.never_agreed"));
        return;
    }
    if (promise.left == 0 and promise.delivered.amount.is_told()) say(PromiseState::fulfilled, base::say("commitments.why.all_delivered"));
    else if (late and delivered == 0 and promise.delivered.amount.saying() != base::Saying::not_assessed)
        say(PromiseState::lapsed, base::say("commitments.why.nothing_reported", {record.due.text()}));
    else if (late and delivered > 0) say(PromiseState::partly, base::say("commitments.why.part_delivered", {record.due.text()}));
    else if (delivered > 0) say(PromiseState::in_progress, base::say("commitments.why.deliveries"));
}

void finish(PromiseStanding& promise, base::Day today)
{
    auto const& record = *promise.record;
    // An offer that nobody agreed to is not late: it was never promised.
    if (row_of(record.state).promised and record.due < today and promise.left > 0) promise.overdue = base::days_between(record.due, today);
    advise(promise, today);
}

/// domain.md 7.7: severe and nobody there, or far from the target when much of the time is gone; a decision goes before.
void judge_critical(GapStanding& gap, CriticalRule const& rule, base::Day today)
{
    auto const& record = *gap.record;
    auto const& figures = gap.figures;
    if (record.decided_critical) {
        gap.critical = *record.decided_critical;
        gap.critical_why = gap.critical ? base::say("commitments.critical.decided", {record.critical_reason}) : "";
        return;
    }
    if (not row_of(record.state).open) return;
    if (figures.severity >= rule.severity and figures.lines == 0) {
        gap.critical = true;
        gap.critical_why = base::say("commitments.critical.nobody", {std::to_string(figures.severity), rule.from.text()});
        return;
    }
    auto const gone = std::int64_t{base::days_between(record.period.first, today)} * 100;
    bool const past = gone >= std::int64_t{record.period.days()} * rule.past;
    if (not past or not figures.targeted.is_told() or figures.targeted.value() == 0) return;
    auto const reached = figures.reached.value_or(0);
    if (reached * 100 >= figures.targeted.value() * rule.coverage) return;
    gap.critical = true;
    gap.critical_why = base::say("commitments.critical.behind", {cli::grouped(reached), cli::grouped(figures.targeted.value()),
                                                                 std::to_string(std::min<std::int64_t>(100, gone / record.period.days())), rule.from.text()});
}

std::string stage_of(GapStanding const& gap)
{
    if (not row_of(gap.record->state).open) return gap.record->state == GapState::closed ? "evidenced" : "over";
    bool agreed = false, offered = false, delivering = false;
    for (auto const* promise : gap.promises) {
        auto const state = promise->record->state;
        offered = offered or state == PromiseState::offered;
        agreed = agreed or row_of(state).promised;
        delivering = delivering or (row_of(state).promised and promise->delivered.amount.value_or(0) > 0) or state == PromiseState::in_progress;
    }
    if (delivering) return "delivering";
    return agreed ? "agreed" : offered ? "offered" : "gap";
}

void advise(GapStanding& gap)
{
    auto const& record = *gap.record;
    if (not row_of(record.state).open) return;
    auto const say = [&](GapState state, std::string why) {
        if (record.state == state) return;
        gap.advised = state;
        gap.advised_why = std::move(why);
    };
    bool const promised = gap.promised.commitments > 0;
    if (gap.figures.missing.is_told() and gap.figures.missing.value() == 0 and gap.figures.reached.is_told()) say(GapState::closed, base::say("commitments.why.nobody_missing"));
    else if (promised and gap.delivered.value_or(0) > 0) say(GapState::closing, base::say("commitments.why.being_delivered"));
    else if (promised and record.state == GapState::validated) say(GapState::assigned, base::say("commitments.why.agreed"));
    else if (not promised and record.state != GapState::validated) say(GapState::validated, base::say("commitments.why.no_promise"));
}

/// Adds up what was promised, and what of it came, over the commitments with a part in the gap.
void add_promises(GapStanding& gap)
{
    std::vector<Part> offered, promised, left;
    std::int64_t delivered = 0;
    bool told = false;
    for (auto const* promise : gap.promises) {
        auto const& record = *promise->record;
        for (size_t i = 0; i < record.parts.size(); ++i) {
            auto const& part = record.parts[i];
            if (part.gap() != gap.record->number) continue;
            auto const came = promise->by_part[i].amount;
            if (record.state == PromiseState::offered) offered.push_back(part);
            else if (unit_of(record.whole) == Unit::people and came.is_told()) delivered += came.value(), told = true;
            if (not row_of(record.state).promised) continue;
            promised.push_back(part);
            auto const rest = std::max<std::int64_t>(0, number_of(part.quantity()) - came.value_or(0));
            left.emplace_back(part.commitment(), part.gap(), quantity_of(unit_of(record.whole), rest, money_code(record.whole)));
        }
        gap.overdue = std::max(gap.overdue, promise->overdue);
    }
    gap.offered = promised_to(offered);
    gap.promised = promised_to(promised);
    gap.left = promised_to(left);
    if (told) gap.delivered = base::Told::of(delivered);
}

/// Partners may have reached the same people: together they delivered to no more than were reached there.
void hold_to_reached(GapStanding& gap)
{
    if (gap.delivered.is_told() and gap.figures.reached.is_told())
        gap.delivered = base::Told::of(std::min(gap.delivered.value(), gap.figures.reached.value()));
}

/// The figures of past days, one for each gap: what was reached as it was known then, with the needs as they are told now.
void look_back(cli::Call& call, std::vector<base::Instant> const& moments, std::vector<GapStanding>& gaps)
{
    std::vector<analysis::Delivery> asked;
    for (size_t i = 0; i < gaps.size(); ++i)
        asked.push_back({"", "", {{gaps[i].record->place, gaps[i].record->body, gaps[i].record->group, gaps[i].record->period, {}}}, moments[i]});
    auto const reached = analysis::delivered(call, asked);
    for (size_t i = 0; i < gaps.size(); ++i) {
        auto& figures = gaps[i].figures;
        figures.reached = reached[i].people;
        figures.lines = reached[i].lines;
        auto const wanted = gaps[i].record->kind == "coverage" ? figures.targeted : figures.in_need;
        if (not wanted.is_told() or gaps[i].record->kind == "planned") continue;
        figures.missing = base::Told::of(std::max<std::int64_t>(0, wanted.value() - reached[i].people.value_or(0)));
        figures.at_least = std::max<std::int64_t>(0, wanted.value() - reached[i].at_most);
        figures.at_most = std::max<std::int64_t>(0, wanted.value() - reached[i].at_least);
    }
}

void follow_gaps(cli::Call& call, Moment const& moment, std::vector<GapStanding>& gaps)
{
    std::vector<analysis::Spot> spots;
    for (auto const& gap : gaps) spots.push_back({gap.record->place, gap.record->body, gap.record->group, gap.record->period, gap.record->kind});
    auto figures = analysis::follow(call, spots);
    for (size_t i = 0; i < gaps.size(); ++i) gaps[i].figures = std::move(figures[i]);
    if (moment.past) look_back(call, std::vector(gaps.size(), moment.at), gaps);
}

/// Each gap learns of the promises with a part in it.
void join(Standing& standing)
{
    auto const& gaps = standing.ledger.gaps;
    for (auto const& promise : standing.promises)
        for (auto const& part : promise.record->parts)
            if (auto const* gap = standing.ledger.gap(part.gap())) standing.gaps[size_t(gap - gaps.data())].promises.push_back(&promise);
}

/// The days on which lines of its sector came in or were replaced, something was promised, decided or ended.
std::set<base::Day> days_of_change(cli::Call& call, Standing const& standing, std::int64_t number)
{
    auto const operation = call.operation();
    auto const& record = gap_known(standing.ledger, number);
    std::set<base::Day> days;
    auto const first = record.period.first.text();
    call.db().each(sql::days_of_lines, {std::string_view(operation), std::string_view(record.body), std::string_view(first)}, [&](store::Row const& row) {
        days.insert(base::Instant{row.integer(0)}.day());
    });
    activities::each_line(call.db(), sql::days_of_sealed_lines, {std::string_view(operation), std::string_view(record.body)}, [&](store::Row const& row) {
        if (row.text(5) >= first) days.insert(base::Instant{row.integer(4)}.day());
    });
    for (auto const& step : gap_steps(call.db(), operation, number, call.clock->now())) days.insert(step.at.day());
    for (auto const& promise : standing.promises)
        for (auto const& step : commitment_steps(call.db(), operation, promise.record->number, call.clock->now())) days.insert(step.at.day());
    days.erase(days.begin(), days.lower_bound(record.at.day()));
    return days;
}

}

base::Told GapStanding::uncovered() const
{
    if (not figures.missing.is_told()) return figures.missing;
    return base::Told::of(std::max<std::int64_t>(0, figures.missing.value() - left.people.chosen.value));
}

PromiseStanding const& Standing::promise(std::int64_t number) const
{
    auto const& record = commitment_known(ledger, number);
    return promises[size_t(&record - ledger.commitments.data())];
}

GapStanding const& Standing::gap(std::int64_t number) const
{
    auto const& record = gap_known(ledger, number);
    return gaps[size_t(&record - ledger.gaps.data())];
}

std::unique_ptr<Standing> stand(cli::Call& call, Moment const& moment, std::int64_t only_gap)
{
    auto ledger = load_ledger(call, moment.at, only_gap);
    if (only_gap > 0) gap_known(ledger, only_gap);
    return stand(call, moment, std::move(ledger));
}

std::unique_ptr<Standing> stand(cli::Call& call, Moment const& moment, Ledger ledger)
{
    auto made = std::make_unique<Standing>();
    made->ledger = std::move(ledger);
    made->rule = critical_rule(call.db(), call.operation(), moment.day);
    for (auto const& record : made->ledger.commitments) made->promises.push_back({.record = &record});
    Scene const scene[] = {{moment, &made->ledger, &made->promises}};
    read_deliveries(call, scene);
    for (auto& promise : made->promises) finish(promise, moment.day);
    for (auto const& record : made->ledger.gaps) made->gaps.push_back({.record = &record});
    follow_gaps(call, moment, made->gaps);
    join(*made);
    for (auto& gap : made->gaps) {
        add_promises(gap);
        hold_to_reached(gap);
        judge_critical(gap, made->rule, moment.day);
        gap.stage = stage_of(gap);
        advise(gap);
    }
    return made;
}

std::vector<GapDay> history(cli::Call& call, Moment const& moment, std::int64_t gap, std::size_t most)
{
    auto const now = stand(call, {call.clock->now(), call.clock->today(), false}, gap);
    auto days = days_of_change(call, *now, gap);
    days.erase(days.upper_bound(moment.day), days.end());
    days.insert(moment.day);
    while (days.size() > most) days.erase(days.begin());
    std::vector<std::unique_ptr<Standing>> then;
    std::vector<Scene> scenes;
    std::vector<GapStanding> gaps;
    for (auto const day : days) {
        constexpr std::int64_t ms_of_a_day = 86'400'000;
        Moment const at{{(std::int64_t{day.count} + 1) * ms_of_a_day - 1}, day, true};
        auto& one = *then.emplace_back(std::make_unique<Standing>());
        one.ledger = load_ledger(call, at.at, gap);
        for (auto const& record : one.ledger.commitments) one.promises.push_back({.record = &record});
        for (auto const& record : one.ledger.gaps) one.gaps.push_back({.record = &record});
        scenes.push_back({at, &one.ledger, &one.promises});
    }
    read_deliveries(call, scenes);
    std::vector<base::Instant> moments;
    for (std::size_t i = 0; i < then.size(); ++i) {
        join(*then[i]);
        gaps.push_back(then[i]->gap(gap));
        gaps.back().figures = now->gap(gap).figures;
        add_promises(gaps.back());
        moments.push_back(scenes[i].moment.at);
    }
    look_back(call, moments, gaps);
    std::vector<GapDay> all;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        hold_to_reached(gaps[i]);
        all.push_back({scenes[i].moment.day, std::string(name_of(gaps[i].record->state)), gaps[i].figures.missing, gaps[i].figures.reached, gaps[i].delivered,
                       gaps[i].offered, gaps[i].promised});
    }
    return all;
}

}
