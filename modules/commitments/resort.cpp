// The lead agency as provider of last resort (domain.md 3.10).
#include "ladder.hpp"
#include "own_words.hpp"
#include "rules.hpp"
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <commitments/lists.hpp>
#include <commitments/sql.hpp>
#include <fmt/core.h>
#include <map>
#include <store/journal.hpp>
#include <store/seal.hpp>
#include <structure/structure.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>

namespace muster::commitments {

namespace {

constexpr std::array<std::string_view, 5> state_names{"triggered", "checking", "delivering", "blocked", "resolved"};

struct StateRow {
    bool open = false;
    std::vector<ResortState> may_become;
};

StateRow const& row_of(ResortState state)
{
    static auto const rows = [] {
        std::vector<StateRow> made;
        text::each_line(lists::last_resort_states_csv, [&](std::span<std::string_view const> fields) {
            ENSURE(fields.size() == 4 and made.size() < state_names.size() and fields[0] == state_names[made.size()]);
            StateRow row{fields[1] == "yes", {}};
            for (auto const word : text::words(fields[2])) row.may_become.push_back(resort_state(word));
            made.push_back(std::move(row));
        });
        ENSURE(made.size() == state_names.size());
        return made;
    }();
    return rows[static_cast<std::size_t>(state)];
}

void journal(Desk const& desk, std::string_view kind, std::int64_t resort, std::string const& said, std::string const& reason)
{
    store::record(desk.db, desk.clock,
                  {desk.operation, store::Nature::decided, "commitments." + std::string(kind), std::to_string(resort), said, desk.actor, reason});
}

void add_step(Desk const& desk, std::int64_t resort, ResortStep const& step)
{
    desk.db.run(sql::add_resort_step,
                {std::string_view(desk.operation), resort, name_of(step.state), std::string_view(step.blocked_by),
                 step.commitment > 0 ? store::Value{step.commitment} : store::Value{}, desk.clock.now().ms, std::string_view(desk.actor),
                 std::string_view(step.acting_role), std::string_view(step.on_behalf_of), std::string_view(step.reason)});
    std::string said;
    base::JsonWriter(said).object().member("state", name_of(step.state)).member("blocked_by", step.blocked_by).member("commitment", step.commitment)
        .member("acting_role", step.acting_role).member("on_behalf_of", step.on_behalf_of).end();
    journal(desk, "last_resort", resort, said, step.reason);
}

void open_tasks(Desk const& desk, Resort const& resort, std::string const& condition, std::string const& why)
{
    for (auto const* kind : {"advocacy", "resources"}) {
        bool const there = std::ranges::any_of(resort.tasks, [&](ResortTask const& task) { return task.kind == kind and task.condition == condition and not task.done; });
        if (there) continue;
        // Without a condition it is the form of last resort that never delivers itself (lists/last_resort_forms.csv).
        auto const words = condition.empty() ? own_words("task.form", {std::to_string(resort.gap), why})
                                             : own_words("task." + condition, {std::to_string(resort.gap), why});
        desk.db.run(sql::add_resort_task, {std::string_view(desk.operation), resort.number, resort.gap, std::string_view(kind), std::string_view(condition),
                                           std::string_view(words), desk.clock.now().ms});
    }
}

std::string belongs(std::int64_t resort, std::int64_t at, std::string_view field) { return fmt::format("last_resort/{}/{}/{}", resort, at, field); }

/// A call is over when its day is past or all who were asked have answered.
void expect_called(Desk const& desk, std::int64_t gap)
{
    auto const today = desk.clock.today().text();
    std::map<std::int64_t, bool> waits;  // by call
    desk.db.each(sql::calls_all, {std::string_view(desk.operation)}, [&](store::Row const& row) {
        if (row.integer(1) == gap) waits[row.integer(0)] |= row.text(2) >= today and row.is_null(7);
    });
    if (std::ranges::none_of(waits, [](auto const& one) { return not one.second; })) refuse("resort.not_called", {std::to_string(gap)});
}

std::string lead_of(Desk const& desk, std::string const& body)
{
    std::string why = "no lead agency is designated";
    for (auto const& one : structure::on(desk.db, desk.operation, desk.clock.today())) {
        if (one.code != body) continue;
        if (not one.last_resort_why.empty()) why = one.last_resort_why;
        if (not one.last_resort) break;
        for (auto const& lead : one.leads)
            if (lead.last_resort) return lead.partner;
    }
    refuse("resort.nobody", {body, why});
}

}

std::string_view name_of(ResortState state) { return state_names[static_cast<std::size_t>(state)]; }
bool is_open(ResortState state) { return row_of(state).open; }
std::vector<ResortState> const& may_become(ResortState state) { return row_of(state).may_become; }

ResortState resort_state(std::string_view name)
{
    auto const found = std::ranges::find(state_names, name);
    if (found == state_names.end()) refuse("resort.bad_state", {std::string(name)});
    return static_cast<ResortState>(found - state_names.begin());
}

Judgement const* Resort::of(std::string_view condition) const
{
    Judgement const* last = nullptr;
    for (auto const& one : judgements)
        if (one.condition == condition) last = &one;
    return last;
}

std::vector<Resort> resorts(store::Db& db, std::string const& operation, base::Instant at)
{
    std::vector<Resort> all;
    db.each(sql::resorts_at, {std::string_view(operation), at.ms}, [&](store::Row const& row) {
        all.push_back({row.integer(0), row.integer(1), row.string(2), row.string(3), told_now(row.string(4)), {row.integer(5)}, row.string(6), {}, {}, {}});
    });
    auto const meant = [&](std::int64_t number) -> Resort* {
        auto const found = std::ranges::lower_bound(all, number, {}, &Resort::number);
        return found != all.end() and found->number == number ? &*found : nullptr;
    };
    db.each(sql::resort_steps_at, {std::string_view(operation), at.ms}, [&](store::Row const& row) {
        if (auto* one = meant(row.integer(0)))
            one->steps.push_back({resort_state(row.text(1)), row.string(2), row.integer(3), {row.integer(4)}, row.string(5), row.string(6), row.string(7), row.string(8)});
    });
    struct Sealed {
        std::int64_t resort = 0, n = 0;
        Judgement judgement;
    };
    std::vector<Sealed> sealed;
    db.each(sql::resort_judgements_at, {std::string_view(operation), at.ms}, [&](store::Row const& row) {
        sealed.push_back({row.integer(0), row.integer(1),
                          {row.string(2), row.integer(3) != 0, *base::Day::parse(row.text(4)), row.string(5), row.string(6), row.string(7), row.string(8),
                           base::Day::parse(row.text(9)), {row.integer(10)}, row.string(11), row.string(12), row.string(13)}});
    });
    store::Seal seal(db, operation);
    for (auto& one : sealed) {
        one.judgement.by = seal.open(belongs(one.resort, one.n, "by"), one.judgement.by);
        one.judgement.evidence = seal.open(belongs(one.resort, one.n, "evidence"), one.judgement.evidence);
        if (auto* resort = meant(one.resort)) resort->judgements.push_back(std::move(one.judgement));
    }
    db.each(sql::resort_tasks_at, {std::string_view(operation), at.ms}, [&](store::Row const& row) {
        if (auto* one = meant(row.integer(1)))
            one->tasks.push_back({row.integer(0), row.string(2), row.string(3), told_now(row.string(4)), {row.integer(5)},
                                  row.is_null(6) or row.integer(6) > at.ms ? std::nullopt : std::optional(base::Instant{row.integer(6)})});
    });
    return all;
}

Resort resort_known(store::Db& db, std::string const& operation, std::int64_t number, base::Instant at)
{
    for (auto& one : resorts(db, operation, at))
        if (one.number == number) return std::move(one);
    refuse("resort.unknown", {std::to_string(number)});
}

std::string form_of(store::Db& db, std::string const& operation, std::string const& body, base::Day day)
{
    auto const bodies = structure::Bodies::load(db, operation, day);
    auto const at = bodies->by_code(body);
    auto const parent = at < 0 ? std::string() : bodies->at(at).parent;
    std::string form, parents, any;
    text::each_line(lists::last_resort_forms_csv, [&](std::span<std::string_view const> fields) {
        ENSURE(fields.size() == 4);
        if (*base::Day::parse(fields[0]) > day) return;
        if (fields[1] == body) form = fields[2];
        else if (fields[1] == parent) parents = fields[2];
        else if (fields[1] == "*") any = fields[2];
    });
    return not form.empty() ? form : not parents.empty() ? parents : any;
}

std::int64_t trigger(Desk const& desk, Trigger const& wanted, Acting const& acting)
{
    if (wanted.reason.empty()) refuse("gap.needs_reason");
    store::Transaction transaction(desk.db);
    auto const ledger = load_ledger(desk.db, desk.operation, desk.clock.now(), wanted.gap);
    auto const& gap = gap_known(ledger, wanted.gap);
    auto const number = std::to_string(wanted.gap);
    if (not row_of(gap.state).open) refuse("gap.over", {number, std::string(name_of(gap.state))});
    if (not wanted.critical) refuse("resort.not_critical", {number});
    expect_called(desk, wanted.gap);
    if (wanted.uncovered.is_told() and wanted.uncovered.value() == 0) refuse("resort.covered", {number});
    auto const partner = lead_of(desk, gap.body);
    for (auto const& one : resorts(desk.db, desk.operation, desk.clock.now()))
        if (one.gap == wanted.gap and is_open(one.now().state)) refuse("resort.open_already", {number, std::to_string(one.number)});
    auto const made = desk.db.number(sql::last_resort_number, {std::string_view(desk.operation)}).value_or(0) + 1;
    auto const form = form_of(desk.db, desk.operation, gap.body, desk.clock.today());
    desk.db.run(sql::add_resort, {std::string_view(desk.operation), made, wanted.gap, std::string_view(gap.body), std::string_view(partner), std::string_view(form),
                                  desk.clock.now().ms, std::string_view(desk.actor)});
    add_step(desk, made, {ResortState::triggered, "", 0, {}, "", acting.role, acting.on_behalf_of, wanted.reason});
    // Where delivery is not realistic the last resort is advocacy and capacity from the first day.
    if (form == "advocacy") open_tasks(desk, resort_known(desk.db, desk.operation, made, desk.clock.now()), "", wanted.reason);
    transaction.commit();
    return made;
}

void judge(Desk const& desk, Resort const& resort, Judgement const& judgement)
{
    auto const state = resort.now().state;
    auto const number = std::to_string(resort.number);
    if (not is_open(state)) refuse("resort.over", {number});
    if (std::ranges::count(conditions, judgement.condition) == 0) refuse("resort.bad_condition", {judgement.condition});
    if (judgement.by.empty()) refuse("resort.by_whom");
    if (judgement.evidence.empty() and judgement.document.empty()) refuse("resort.by_what");
    store::Transaction transaction(desk.db);
    store::Seal seal(desk.db, desk.operation);
    auto const n = std::int64_t(resort.judgements.size()) + 1;
    auto const by = seal.close(belongs(resort.number, n, "by"), judgement.by), evidence = seal.close(belongs(resort.number, n, "evidence"), judgement.evidence);
    auto const on = judgement.on.text(), again = judgement.look_again ? judgement.look_again->text() : "";
    desk.db.run(sql::add_judgement,
                {std::string_view(desk.operation), resort.number, n, std::string_view(judgement.condition), std::int64_t{judgement.holds}, std::string_view(on),
                 std::string_view(by), std::string_view(evidence), std::string_view(judgement.document), std::string_view(judgement.sensitivity),
                 std::string_view(again), desk.clock.now().ms, std::string_view(desk.actor), std::string_view(judgement.acting_role),
                 std::string_view(judgement.on_behalf_of)});
    std::string said;
    base::JsonWriter(said).object().member("condition", judgement.condition).member("holds", judgement.holds).member("on", on)
        .member("sensitivity", judgement.sensitivity).member("document", judgement.document).end();
    journal(desk, "judgement", resort.number, said, "");
    if (state == ResortState::triggered or state == ResortState::blocked)
        // Nobody decided this by itself: the judgement is its reason.
        add_step(desk, resort.number, {ResortState::checking, "", 0, {}, "", judgement.acting_role, judgement.on_behalf_of, ""});
    transaction.commit();
}

void decide_resort(Desk const& desk, Resort const& resort, ResortVerdict const& verdict, Acting const& acting)
{
    auto const number = std::to_string(resort.number);
    if (verdict.reason.empty()) refuse("gap.needs_reason");
    auto const& may = row_of(resort.now().state).may_become;
    if (std::ranges::count(may, verdict.to) == 0)
        refuse("resort.cannot_become", {number, std::string(name_of(resort.now().state)), std::string(name_of(verdict.to))});
    store::Transaction transaction(desk.db);
    ResortStep step{verdict.to, "", 0, {}, "", acting.role, acting.on_behalf_of, verdict.reason};
    if (verdict.to == ResortState::delivering) {
        if (resort.form == "advocacy") refuse("resort.not_by_delivery", {number});
        for (auto const condition : conditions)
            if (auto const* last = resort.of(condition); last == nullptr or not last->holds) refuse("resort.condition_open", {std::string(condition)});
        if (not verdict.delivers) refuse("resort.says_how_much");
        auto wanted = *verdict.delivers;
        wanted.partner = resort.partner;
        wanted.parts = {{resort.gap, wanted.whole}};
        wanted.reason = own_words("because.last_resort", {number});
        step.commitment = offer(desk, wanted);
        auto const ledger = load_ledger(desk.db, desk.operation, desk.clock.now(), resort.gap);
        decide_commitment(desk, commitment_known(ledger, step.commitment), {PromiseState::accepted, wanted.reason, ""}, {}, number_of(wanted.whole));
    }
    if (verdict.to == ResortState::blocked) {
        for (auto const condition : conditions)
            if (auto const* last = resort.of(condition); last != nullptr and not last->holds) {
                step.blocked_by += (step.blocked_by.empty() ? "" : " ") + std::string(condition);
                open_tasks(desk, resort, std::string(condition), verdict.reason);
            }
        if (step.blocked_by.empty()) refuse("resort.nothing_blocks", {number});
    }
    if (verdict.to == ResortState::resolved) desk.db.run(sql::close_resort_tasks, {std::string_view(desk.operation), resort.number, desk.clock.now().ms});
    add_step(desk, resort.number, step);
    transaction.commit();
}

}
