#include "ladder.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <charconv>
#include <commitments/lists.hpp>
#include <commitments/sql.hpp>
#include <fmt/core.h>
#include <store/journal.hpp>
#include <text/phrases.hpp>

namespace muster::commitments {

namespace {

int days_of(std::string_view text)
{
    int value = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    ENSURE(read.ec == std::errc{} and value > 0);
    return value;
}

void add_climb(Desk const& desk, std::int64_t gap, Climb const& climb)
{
    auto const due = climb.due ? climb.due->text() : "";
    desk.db.run(sql::add_climb, {std::string_view(desk.operation), gap, std::string_view(climb.step), std::string_view(climb.what), std::string_view(climb.outcome),
                                 std::string_view(due), desk.clock.now().ms, std::string_view(desk.actor), std::string_view(climb.acting_role),
                                 std::string_view(climb.on_behalf_of), std::string_view(climb.reason), std::string_view(climb.document)});
    std::string said;
    base::JsonWriter(said).object().member("step", climb.step).member("what", climb.what).member("outcome", climb.outcome).member("due", due)
        .member("acting_role", climb.acting_role).member("on_behalf_of", climb.on_behalf_of).member("document", climb.document).end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "commitments.ladder", std::to_string(gap), said, desk.actor, climb.reason});
}

std::vector<Rung>::const_iterator rung_named(std::vector<Rung> const& ladder, std::string const& step)
{
    auto const found = std::ranges::find(ladder, step, &Rung::step);
    if (found == ladder.end()) refuse("ladder.bad_step", {step});
    return found;
}

}

std::vector<Rung> ladder_on(base::Day day)
{
    std::vector<Rung> all;
    text::each_line(lists::ladder_csv, [&](std::span<std::string_view const> fields) {
        ENSURE(fields.size() == 6);
        Rung rung{*base::Day::parse(fields[0]), std::string(fields[1]), std::string(fields[2]), days_of(fields[3]), std::string(fields[4]), std::string(fields[5])};
        if (rung.from > day) return;
        // A later order replaces the earlier one whole.
        if (not all.empty() and all.front().from < rung.from) all.clear();
        all.push_back(std::move(rung));
    });
    return all;
}

std::vector<Climb> climbs(store::Db& db, std::string const& operation, std::int64_t gap, base::Instant at)
{
    std::vector<Climb> all;
    db.each(sql::climbs_of, {std::string_view(operation), gap, at.ms}, [&](store::Row const& row) {
        all.push_back({row.integer(0), row.string(1), row.string(2), row.string(3), base::Day::parse(row.text(4)), {row.integer(5)}, row.string(6), row.string(7),
                       row.string(8), row.string(9), row.string(10)});
    });
    return all;
}

Climb const* waiting(std::vector<Climb> const& all) { return all.empty() or all.back().what != "raised" ? nullptr : &all.back(); }

std::string escalate(Desk const& desk, std::int64_t gap, std::string const& to, Acting const& acting, std::string const& reason, std::string const& document)
{
    if (reason.empty()) refuse("gap.needs_reason");
    store::Transaction transaction(desk.db);
    auto const ledger = load_ledger(desk.db, desk.operation, desk.clock.now(), gap);
    auto const& record = gap_known(ledger, gap);
    if (not row_of(record.state).open) refuse("gap.over", {std::to_string(gap), std::string(name_of(record.state))});
    auto const today = desk.clock.today();
    auto const before = climbs(desk.db, desk.operation, gap, desk.clock.now());
    if (auto const* still = waiting(before); still != nullptr and still->due and *still->due >= today)
        refuse("ladder.waits", {std::to_string(gap), still->step, still->due->text()});
    auto const ladder = ladder_on(today);
    auto next = ladder.begin();
    if (not to.empty()) next = rung_named(ladder, to);
    else if (not before.empty()) next = std::next(rung_named(ladder, before.back().step));
    if (next == ladder.end()) refuse("ladder.top", {std::to_string(gap), ladder.back().step});
    add_climb(desk, gap, {0, next->step, "raised", "", today.plus(next->within_days), {}, "", acting.role, acting.on_behalf_of, reason, document});
    transaction.commit();
    return next->step;
}

void answer_step(Desk const& desk, std::int64_t gap, std::string const& outcome, Acting const& acting, std::string const& reason, std::string const& document)
{
    if (reason.empty()) refuse("gap.needs_reason");
    constexpr std::array<std::string_view, 3> outcomes{"solved", "partly", "not_solved"};
    if (std::ranges::count(outcomes, outcome) == 0) refuse("ladder.bad_outcome", {outcome});
    store::Transaction transaction(desk.db);
    gap_known(load_ledger(desk.db, desk.operation, desk.clock.now(), gap), gap);
    auto const before = climbs(desk.db, desk.operation, gap, desk.clock.now());
    auto const* still = waiting(before);
    if (still == nullptr) refuse("ladder.nothing_waits", {std::to_string(gap)});
    add_climb(desk, gap, {0, still->step, "answered", outcome, {}, {}, "", acting.role, acting.on_behalf_of, reason, document});
    transaction.commit();
}

}
