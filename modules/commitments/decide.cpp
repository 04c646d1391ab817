#include "decide.hpp"
#include "own_words.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <commitments/sql.hpp>
#include <fmt/core.h>
#include <membership/membership.hpp>
#include <partners/partners.hpp>
#include <store/journal.hpp>
#include <store/seal.hpp>

namespace muster::commitments {

namespace {

void journal(Desk const& desk, std::string_view kind, std::int64_t number, std::string const& body, std::string const& reason)
{
    store::record(desk.db, desk.clock,
                  {desk.operation, store::Nature::decided, "commitments." + std::string(kind), std::to_string(number), body, desk.actor, reason});
}

std::string state_said(std::string_view state, std::string const& more)
{
    std::string said;
    base::JsonWriter(said).object().member("state", state).member("more", more).end();
    return said;
}

void add_gap_step(Desk const& desk, std::int64_t gap, GapState state, std::string const& reason, std::string const& cause)
{
    desk.db.run(sql::add_gap_step, {std::string_view(desk.operation), gap, name_of(state), desk.clock.now().ms, std::string_view(desk.actor),
                                    std::string_view(reason), std::string_view(cause)});
    journal(desk, "gap_state", gap, state_said(name_of(state), cause), told_in_english(reason));
}

void add_step(Desk const& desk, std::int64_t commitment, Verdict const& verdict)
{
    desk.db.run(sql::add_commitment_step, {std::string_view(desk.operation), commitment, name_of(verdict.to), desk.clock.now().ms,
                                           std::string_view(desk.actor), std::string_view(verdict.reason), std::string_view(verdict.evidence)});
    journal(desk, "commitment_state", commitment, state_said(name_of(verdict.to), verdict.evidence), told_in_english(verdict.reason));
}

GapRecord open_gap(Ledger const& ledger, std::int64_t number)
{
    auto const& gap = gap_known(ledger, number);
    if (not row_of(gap.state).open) refuse("gap.over", {std::to_string(number), std::string(name_of(gap.state))});
    return gap;
}

/// Somebody else may have decided since the record was read: what counts is read in the transaction that writes.
PromiseState state_now(Desk const& desk, CommitmentRecord const& record)
{
    auto const steps = commitment_steps(desk.db, desk.operation, record.number, desk.clock.now());
    return steps.empty() ? record.state : promise_state(steps.back().state);
}

/// A gap follows its promises: it is assigned while one stands, and only validated again when none does any more.
void follow_promises(Desk const& desk, CommitmentRecord const& changed, PromiseState to)
{
    auto const ledger = load_ledger(desk.db, desk.operation, desk.clock.now());
    auto const by_gap = ledger.by_gap();
    auto const cause = fmt::format("commitment {}", changed.number);
    for (auto const& part : changed.parts) {
        auto const& gap = gap_known(ledger, part.gap());
        bool const stands = std::ranges::any_of(by_gap.at(part.gap()), [&](auto const* one) {
            return row_of(one->number == changed.number ? to : one->state).promised;
        });
        if (stands and gap.state == GapState::validated) add_gap_step(desk, gap.number, GapState::assigned, own_words("because." + std::string(name_of(to)), {std::to_string(changed.number)}), cause);
        if (not stands and (gap.state == GapState::assigned or gap.state == GapState::closing))
            add_gap_step(desk, gap.number, GapState::validated, own_words("because_none." + std::string(name_of(to)), {std::to_string(changed.number)}), cause);
    }
}

/// domain.md 12, I13: an observer does not commit. A partner that no body has taken down as anything may.
void expect_may_commit(Desk const& desk, GapRecord const& gap, partners::Partner const& partner)
{
    auto const today = desk.clock.today().text();
    auto const kind = desk.db.text(sql::kind_of_member, {std::string_view(desk.operation), std::string_view(gap.body), std::string_view(partner.id), std::string_view(today)});
    auto const* known = kind ? membership::kind_named(*kind) : nullptr;
    if (known != nullptr and not known->commits) refuse("commitment.observer", {partner.name, known->name, gap.body});
}

partners::Partner partner_meant(Desk const& desk, std::string const& id)
{
    auto const registry = partners::Registry::load(desk.db, desk.operation);
    auto at = registry->by_id(id);
    while (at >= 0 and not registry->at(at).merged_into.empty()) at = registry->by_id(registry->at(at).merged_into);
    if (at < 0) refuse("commitment.partner_unknown", {id});
    return registry->at(at);
}

std::string belongs(std::int64_t commitment, std::string_view field) { return fmt::format("commitment/{}/{}", commitment, field); }

std::string belongs_to(Responsibility const& one) { return fmt::format("responsibility/{}/{}/{}/{}", one.body, one.issue, one.place, one.since.text()); }

void write_commitment(Desk const& desk, std::int64_t number, NewCommitment const& wanted, std::string const& partner)
{
    store::Seal seal(desk.db, desk.operation);
    auto const focal = seal.close(belongs(number, "focal_point"), wanted.focal_point), mail = seal.close(belongs(number, "mail"), wanted.mail);
    auto const starts = wanted.starts.text(), due = wanted.due.text(), currency = money_code(wanted.whole);
    desk.db.run(sql::add_commitment,
                {std::string_view(desk.operation), number, std::string_view(partner), name_of(unit_of(wanted.whole)), number_of(wanted.whole),
                 std::string_view(currency), std::string_view(wanted.activity), std::string_view(starts), std::string_view(due),
                 std::string_view(wanted.confidence), std::string_view(wanted.conditions), std::string_view(focal), std::string_view(mail),
                 wanted.taken_over_from > 0 ? store::Value{wanted.taken_over_from} : store::Value{}, desk.clock.now().ms, std::string_view(desk.actor)});
    std::string said;
    base::JsonWriter json(said);
    json.object().member("partner", partner).member("quantity", text_of(wanted.whole)).member("from", starts).member("by", due).key("gaps").object();
    for (auto const& [gap, quantity] : wanted.parts) {
        desk.db.run(sql::add_part, {std::string_view(desk.operation), number, gap, number_of(quantity)});
        json.member(std::to_string(gap), number_of(quantity));
    }
    json.end().member("taken_over_from", wanted.taken_over_from).end();
    journal(desk, "commitment", number, said, told_in_english(wanted.reason));
}

/// Inside the caller's transaction.
std::int64_t make(Desk const& desk, NewCommitment const& wanted, PromiseState state)
{
    auto const partner = partner_meant(desk, wanted.partner);
    if (wanted.due < wanted.starts) refuse("commitment.due_before_start", {wanted.due.text(), wanted.starts.text()});
    if (not wanted.confidence.empty() and not is_confidence(wanted.confidence)) refuse("commitment.bad_confidence", {wanted.confidence});
    auto const ledger = load_ledger(desk.db, desk.operation, desk.clock.now());
    auto const number = desk.db.number(sql::last_commitment, {std::string_view(desk.operation)}).value_or(0) + 1;
    std::vector<Part> parts;
    for (auto const& [gap, quantity] : wanted.parts) {
        expect_may_commit(desk, open_gap(ledger, gap), partner);
        parts.emplace_back(number, gap, quantity);
    }
    Shared const sound(number, wanted.whole, std::move(parts));
    write_commitment(desk, sound.commitment(), wanted, partner.id);
    add_step(desk, number, {state, wanted.reason, ""});
    return number;
}

}

Desk desk_of(cli::Call& call) { return {call.db(), *call.clock, call.operation(), call.actor()}; }

std::int64_t name_gap(Desk const& desk, NewGap const& wanted)
{
    if (wanted.why.empty()) refuse("gap.needs_reason");
    store::Transaction transaction(desk.db);
    for (auto const& gap : load_ledger(desk.db, desk.operation, desk.clock.now()).gaps)
        if (gap.kind == wanted.kind and gap.place == wanted.place and gap.body == wanted.body and gap.group == wanted.group and gap.period == wanted.period and
            (row_of(gap.state).open or gap.state == wanted.as))
            refuse("gap.named_already", {std::to_string(gap.number), std::string(name_of(gap.state))});
    auto const number = desk.db.number(sql::last_gap, {std::string_view(desk.operation)}).value_or(0) + 1;
    auto const first = wanted.period.first.text(), last = wanted.period.last.text();
    desk.db.run(sql::add_gap, {std::string_view(desk.operation), number, std::string_view(wanted.kind), std::string_view(wanted.place),
                               std::string_view(wanted.body), std::string_view(wanted.group), std::string_view(first), std::string_view(last),
                               std::string_view(wanted.why), store::value_of(wanted.people), std::int64_t{wanted.severity}, desk.clock.now().ms,
                               std::string_view(desk.actor)});
    std::string said;
    base::JsonWriter json(said);
    json.object().member("kind", wanted.kind).member("place", wanted.place).member("body", wanted.body).member("group", wanted.group);
    json.member("period", wanted.period.text()).key("people").value(wanted.people).end();
    journal(desk, "gap", number, said, wanted.why);
    add_gap_step(desk, number, wanted.as, wanted.why, "");
    transaction.commit();
    return number;
}

void decide_gap(Desk const& desk, std::int64_t number, GapState to, std::string const& reason, std::string const& cause)
{
    if (reason.empty()) refuse("gap.needs_reason");
    store::Transaction transaction(desk.db);
    auto const ledger = load_ledger(desk.db, desk.operation, desk.clock.now());
    expect_may_become(number, gap_known(ledger, number).state, to);
    add_gap_step(desk, number, to, reason, cause);
    transaction.commit();
}

void decide_critical(Desk const& desk, std::int64_t number, bool critical, std::string const& reason)
{
    if (reason.empty()) refuse("gap.needs_reason");
    store::Transaction transaction(desk.db);
    gap_known(load_ledger(desk.db, desk.operation, desk.clock.now()), number);
    desk.db.run(sql::add_gap_critical,
                {std::string_view(desk.operation), number, std::int64_t{critical}, desk.clock.now().ms, std::string_view(desk.actor), std::string_view(reason)});
    journal(desk, "gap_critical", number, critical ? R"({"critical":true})" : R"({"critical":false})", reason);
    transaction.commit();
}

void set_critical_rule(Desk const& desk, CriticalRule const& rule, std::string const& reason)
{
    if (reason.empty()) refuse("gap.needs_reason");
    auto const share = [](int percent) { return percent >= 0 and percent <= 100; };
    if (rule.severity < 1 or rule.severity > 5) refuse("gap.bad_rule", {std::to_string(rule.severity)});
    for (auto const percent : {rule.coverage, rule.past})
        if (not share(percent)) refuse("gap.bad_rule", {std::to_string(percent)});
    store::Transaction transaction(desk.db);
    auto const from = rule.from.text();
    desk.db.run(sql::add_critical_rule, {std::string_view(desk.operation), std::string_view(from), std::int64_t{rule.severity}, std::int64_t{rule.coverage},
                                         std::int64_t{rule.past}, desk.clock.now().ms, std::string_view(desk.actor), std::string_view(reason)});
    std::string said;
    base::JsonWriter(said).object().member("from", from).member("severity", rule.severity).member("coverage", rule.coverage).member("past", rule.past).end();
    journal(desk, "critical_rule", 0, said, reason);
    transaction.commit();
}

std::int64_t offer(Desk const& desk, NewCommitment const& wanted)
{
    store::Transaction transaction(desk.db);
    auto const number = make(desk, wanted, PromiseState::offered);
    transaction.commit();
    return number;
}

void decide_commitment(Desk const& desk, CommitmentRecord const& record, Verdict const& verdict, base::Told delivered, std::int64_t left)
{
    store::Transaction transaction(desk.db);
    auto const to = verdict.to;
    auto const number = std::to_string(record.number);
    expect_may_become(record.number, state_now(desk, record), to);
    if (row_of(to).broken and verdict.reason.empty()) refuse("commitment.needs_reason");
    auto const came = text_of(quantity_of(unit_of(record.whole), delivered.value_or(0), money_code(record.whole)));
    bool const proven = not verdict.evidence.empty();
    if (to == PromiseState::fulfilled and (left > 0 or not delivered.is_told()) and not proven)
        refuse("commitment.not_delivered", {number, text_of(record.whole), delivered.is_told() ? came : "nothing"});
    if (to == PromiseState::partly and delivered.value_or(0) == 0 and not proven) refuse("commitment.nothing_delivered", {number});
    if (to == PromiseState::lapsed and delivered.value_or(0) > 0) refuse("commitment.something_delivered", {number, came});
    if (row_of(to).open)
        for (auto const& part : record.parts) open_gap(load_ledger(desk.db, desk.operation, desk.clock.now()), part.gap());
    add_step(desk, record.number, verdict);
    follow_promises(desk, record, to);
    transaction.commit();
}

std::int64_t transfer(Desk const& desk, CommitmentRecord const& record, std::vector<std::int64_t> const& left_by_part, NewCommitment wanted, bool any_delivered)
{
    store::Transaction transaction(desk.db);
    auto const number = std::to_string(record.number);
    auto const state = state_now(desk, record);
    if (not row_of(state).promised) refuse("commitment.over", {number, std::string(name_of(state))});
    if (partner_meant(desk, wanted.partner).id == record.partner) refuse("commitment.same_partner", {number, record.partner});
    if (wanted.reason.empty()) refuse("commitment.needs_reason");
    std::int64_t left = 0;
    auto const currency = money_code(record.whole);
    wanted.parts.clear();
    for (std::size_t i = 0; i < record.parts.size(); ++i) {
        if (left_by_part[i] == 0) continue;
        wanted.parts.emplace_back(record.parts[i].gap(), quantity_of(unit_of(record.whole), left_by_part[i], currency));
        left += left_by_part[i];
    }
    if (left == 0) refuse("commitment.nothing_left", {number});
    wanted.whole = quantity_of(unit_of(record.whole), left, currency);
    wanted.taken_over_from = record.number;
    if (wanted.activity.empty()) wanted.activity = record.activity;
    auto const made = make(desk, wanted, PromiseState::offered);
    add_step(desk, made, {PromiseState::accepted, own_words("because.taken_over", {number}), ""});
    add_step(desk, record.number, {any_delivered ? PromiseState::partly : PromiseState::withdrawn,
                                   own_words("because.went_to", {wanted.reason, wanted.partner, std::to_string(made)}), ""});
    transaction.commit();
    return made;
}

void follow_up(Desk const& desk, CommitmentRecord const& record, Talk const& talk)
{
    if (not row_of(record.state).open) refuse("commitment.over", {std::to_string(record.number), std::string(name_of(record.state))});
    store::Transaction transaction(desk.db);
    auto const next = talk.next ? talk.next->text() : "";
    desk.db.run(sql::add_follow_up, {std::string_view(desk.operation), record.number, std::string_view(talk.channel), std::string_view(talk.said),
                                     std::string_view(next), desk.clock.now().ms, std::string_view(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("channel", talk.channel).member("next", next).end();
    journal(desk, "follow_up", record.number, said, "");
    transaction.commit();
}

Contact contact_of(Desk const& desk, CommitmentRecord const& record)
{
    store::Seal seal(desk.db, desk.operation);
    return {seal.open(belongs(record.number, "focal_point"), record.focal_point), seal.open(belongs(record.number, "mail"), record.mail)};
}

void give(Desk const& desk, Responsibility const& wanted)
{
    auto const partner = partner_meant(desk, wanted.partner);
    store::Transaction transaction(desk.db);
    auto const since = wanted.since.text();
    auto const person = store::Seal(desk.db, desk.operation).close(belongs_to(wanted), wanted.person);
    desk.db.run(sql::add_responsibility,
                {std::string_view(desk.operation), std::string_view(wanted.body), std::string_view(wanted.issue), std::string_view(wanted.place),
                 std::string_view(partner.id), std::string_view(person), std::string_view(since), desk.clock.now().ms, std::string_view(desk.actor),
                 std::string_view(wanted.reason)});
    std::string said;
    base::JsonWriter(said).object().member("body", wanted.body).member("issue", wanted.issue).member("partner", partner.id).member("since", since).end();
    journal(desk, "responsibility", 0, said, wanted.reason);
    transaction.commit();
}

void end_responsibility(Desk const& desk, std::int64_t number, base::Day until, std::string const& reason)
{
    auto const all = responsibilities(desk);
    auto const found = std::ranges::find(all, number, &Responsibility::number);
    if (found == all.end()) refuse("responsibility.unknown", {std::to_string(number)});
    if (found->until) refuse("responsibility.over", {std::to_string(number), found->until->text()});
    store::Transaction transaction(desk.db);
    auto const day = until.text();
    desk.db.run(sql::end_responsibility, {std::string_view(desk.operation), number, std::string_view(day), std::string_view(reason)});
    journal(desk, "responsibility_ended", number, state_said("ended", day), reason);
    transaction.commit();
}

std::vector<Responsibility> responsibilities(Desk const& desk)
{
    std::vector<Responsibility> all;
    desk.db.each(sql::responsibilities, {std::string_view(desk.operation)}, [&](store::Row const& row) {
        all.push_back({row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4), row.string(5), *base::Day::parse(row.text(6)),
                       base::Day::parse(row.text(7)), row.string(8), row.string(9)});
    });
    store::Seal seal(desk.db, desk.operation);
    for (auto& one : all) one.person = seal.open(belongs_to(one), one.person);
    return all;
}

}
