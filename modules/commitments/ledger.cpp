#include "ledger.hpp"
#include "own_words.hpp"
#include "rules.hpp"
#include <access/access.hpp>
#include <access/veil.hpp>
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <commitments/sql.hpp>
#include <functional>
#include <set>

namespace muster::commitments {

namespace {

base::Day day_of(std::string_view text)
{
    auto const day = base::Day::parse(text);
    ENSURE(day.has_value());
    return *day;
}

Unit unit_named(std::string_view name)
{
    if (name == "people") return Unit::people;
    if (name == "items") return Unit::items;
    ENSURE(name == "money");
    return Unit::money;
}

void load_gaps(store::Db& db, std::string const& operation, base::Instant at, std::int64_t only, Ledger& ledger)
{
    db.each(sql::gaps_at, {std::string_view(operation), at.ms, only}, [&](store::Row const& row) {
        auto& gap = ledger.gaps.emplace_back();
        gap.number = row.integer(0);
        gap.kind = row.text(1);
        gap.place = row.text(2);
        gap.body = row.text(3);
        gap.group = row.text(4);
        gap.period = {day_of(row.text(5)), day_of(row.text(6))};
        gap.why = row.text(7);
        gap.people = row.integer_if(8);
        gap.severity = int(row.integer(9));
        gap.at = {row.integer(10)};
        gap.actor = row.text(11);
    });
    std::size_t next = 0;
    db.each(sql::gap_steps_at, {std::string_view(operation), at.ms, only}, [&](store::Row const& row) {
        while (next < ledger.gaps.size() and ledger.gaps[next].number < row.integer(0)) ++next;
        if (next == ledger.gaps.size() or ledger.gaps[next].number != row.integer(0)) return;
        auto& gap = ledger.gaps[next];
        gap.state = gap_state(row.text(1));
        gap.state_since = {row.integer(2)};
        gap.state_reason = told_now(row.string(3));
    });
    db.each(sql::gap_critical_at, {std::string_view(operation), at.ms, only}, [&](store::Row const& row) {
        auto const found = std::ranges::lower_bound(ledger.gaps, row.integer(0), {}, &GapRecord::number);
        if (found == ledger.gaps.end() or found->number != row.integer(0)) return;
        found->decided_critical = row.integer(1) != 0;
        found->critical_reason = row.text(2);
    });
}

void load_commitments(store::Db& db, std::string const& operation, base::Instant at, std::int64_t only, Ledger& ledger)
{
    auto& all = ledger.commitments;
    std::vector<Unit> units;
    db.each(sql::commitments_at, {std::string_view(operation), at.ms, only}, [&](store::Row const& row) {
        auto& one = all.emplace_back();
        one.number = row.integer(0);
        one.partner = row.text(1);
        one.whole = quantity_of(unit_named(row.text(2)), row.integer(3), row.text(4));
        one.activity = row.text(5);
        one.starts = day_of(row.text(6));
        one.due = day_of(row.text(7));
        one.confidence = row.text(8);
        one.conditions = row.text(9);
        one.focal_point = row.text(10);
        one.mail = row.text(11);
        one.taken_over_from = row.integer(12);
        one.at = {row.integer(13)};
        one.actor = row.text(14);
    });
    std::size_t next = 0;
    auto const meant = [&](std::int64_t number) -> CommitmentRecord* {
        while (next < all.size() and all[next].number < number) ++next;
        return next < all.size() and all[next].number == number ? &all[next] : nullptr;
    };
    db.each(sql::parts_all, {std::string_view(operation), only}, [&](store::Row const& row) {
        if (auto* one = meant(row.integer(0)))
            one->parts.emplace_back(one->number, row.integer(1), quantity_of(unit_of(one->whole), row.integer(2), money_code(one->whole)));
    });
    next = 0;
    db.each(sql::commitment_steps_at, {std::string_view(operation), at.ms, only}, [&](store::Row const& row) {
        auto* one = meant(row.integer(0));
        if (one == nullptr) return;
        one->state = promise_state(row.text(1));
        one->state_since = {row.integer(2)};
        one->state_reason = told_now(row.string(3));
        one->ended.reset();
        if (not row_of(one->state).open) one->ended = one->state_since.day();
    });
    next = 0;
    db.each(sql::follow_ups_at, {std::string_view(operation), at.ms, only}, [&](store::Row const& row) {
        auto* one = meant(row.integer(0));
        if (one == nullptr) return;
        one->spoken = base::Instant{row.integer(1)}.day();
        one->next_day = base::Day::parse(row.text(2));
    });
}

std::vector<Step> steps(store::Db& db, store::Query const& query, std::string const& operation, std::int64_t number, base::Instant at)
{
    std::vector<Step> all;
    db.each(query, {std::string_view(operation), number, at.ms}, [&](store::Row const& row) {
        all.push_back({row.string(0), {row.integer(1)}, row.string(2), told_now(row.string(3)), row.string(4)});
    });
    return all;
}

}

Moment moment_asked(cli::Call const& call)
{
    if (not call.has("on")) return {call.clock->now(), call.clock->today(), false};
    auto const day = base::Day::parse(call.text("on"));
    if (not day) refuse("gap.not_a_day", {call.text("on")});
    constexpr std::int64_t ms_of_a_day = 86'400'000;
    return {{(std::int64_t{day->count} + 1) * ms_of_a_day - 1}, *day, true};
}

GapRecord const* Ledger::gap(std::int64_t number) const
{
    auto const found = std::ranges::lower_bound(gaps, number, {}, &GapRecord::number);
    return found != gaps.end() and found->number == number ? &*found : nullptr;
}

CommitmentRecord const* Ledger::commitment(std::int64_t number) const
{
    auto const found = std::ranges::lower_bound(commitments, number, {}, &CommitmentRecord::number);
    return found != commitments.end() and found->number == number ? &*found : nullptr;
}

std::unordered_map<std::int64_t, std::vector<CommitmentRecord const*>> Ledger::by_gap() const
{
    std::unordered_map<std::int64_t, std::vector<CommitmentRecord const*>> all;
    for (auto const& one : commitments)
        for (auto const& part : one.parts) all[part.gap()].push_back(&one);
    return all;
}

Ledger load_ledger(store::Db& db, std::string const& operation, base::Instant at, std::int64_t only_gap)
{
    Ledger ledger;
    load_gaps(db, operation, at, only_gap, ledger);
    load_commitments(db, operation, at, only_gap, ledger);
    return ledger;
}

namespace {

/// Whether the lines of a body at a place are hidden, of an organisation where one is named.
using Hides = std::function<bool(GapRecord const& gap, std::string_view organisation)>;

void leave_out(Ledger& ledger, Hides const& hides)
{
    std::set<std::int64_t> hidden, own;
    for (auto const& gap : ledger.gaps)
        if (hides(gap, "")) hidden.insert(gap.number);
    if (hidden.empty()) return;
    std::erase_if(ledger.commitments, [&](CommitmentRecord const& one) {
        return std::ranges::any_of(one.parts, [&](Part const& part) {
            auto const* gap = ledger.gap(part.gap());
            return gap != nullptr and hidden.contains(gap->number) and hides(*gap, one.partner);
        });
    });
    for (auto const& one : ledger.commitments)
        for (auto const& part : one.parts) own.insert(part.gap());
    std::erase_if(ledger.gaps, [&](GapRecord const& gap) { return hidden.contains(gap.number) and not own.contains(gap.number); });
}

}

Ledger load_ledger(cli::Call& call, base::Instant at, std::int64_t only_gap)
{
    auto ledger = load_ledger(call.db(), call.operation(), at, only_gap);
    auto const veil = access::Veil::read(call.text(access::veil_parameter));
    if (not veil.empty())
        leave_out(ledger, [&](GapRecord const& gap, std::string_view organisation) { return veil.hides_line(true, gap.body, gap.place, organisation); });
    return ledger;
}

Ledger load_open_ledger(cli::Call& call, base::Instant at)
{
    using access::Kind;
    auto ledger = load_ledger(call.db(), call.operation(), at);
    auto const policy = access::sharing_policy(call.db(), call.operation(), call.clock->today()).classes;
    leave_out(ledger, [&](GapRecord const& gap, std::string_view) {
        return std::ranges::any_of(std::array{Kind::figures, Kind::rows, Kind::places},
                                   [&](Kind kind) { return access::class_of(policy, kind, kind == Kind::places ? "" : gap.body, gap.place) > access::Sensitivity::moderate; });
    });
    return ledger;
}

GapRecord const& gap_known(Ledger const& ledger, std::int64_t number)
{
    auto const* gap = ledger.gap(number);
    if (gap == nullptr) refuse("gap.unknown", {std::to_string(number)});
    return *gap;
}

CommitmentRecord const& commitment_known(Ledger const& ledger, std::int64_t number)
{
    auto const* one = ledger.commitment(number);
    if (one == nullptr) refuse("commitment.unknown", {std::to_string(number)});
    return *one;
}

std::vector<Step> gap_steps(store::Db& db, std::string const& operation, std::int64_t gap, base::Instant at)
{
    return steps(db, sql::gap_steps_of, operation, gap, at);
}

std::vector<Step> commitment_steps(store::Db& db, std::string const& operation, std::int64_t commitment, base::Instant at)
{
    return steps(db, sql::commitment_steps_of, operation, commitment, at);
}

CriticalRule critical_rule(store::Db& db, std::string const& operation, base::Day day)
{
    CriticalRule rule;
    for (auto const& one : critical_rules())
        if (one.from <= day) rule = one;
    auto const text = day.text();
    db.one(sql::critical_rule_on, {std::string_view(operation), std::string_view(text)}, [&](store::Row const& row) {
        rule = {day_of(row.text(0)), int(row.integer(1)), int(row.integer(2)), int(row.integer(3)), row.string(4)};
    });
    return rule;
}

}
