#include "ledger.hpp"
#include "rules.hpp"
#include <advocacy/lists.hpp>
#include <advocacy/sql.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <span>
#include <text/fold.hpp>
#include <text/phrases.hpp>

namespace muster::advocacy {

namespace {

store::Value text(std::string const& value) { return std::string_view(value); }
base::Day day_of(store::Row const& row, int column) { return *base::Day::parse(row.text(column)); }

std::vector<std::string> first_fields(std::string_view list)
{
    std::vector<std::string> all;
    text::each_line(list, [&](std::span<std::string_view const> fields) { all.emplace_back(fields[0]); });
    return all;
}

/// Rows that come in order of a number, each to what carries it.
template <typename Whole, typename Take>
void each_of(store::Db& db, store::Query const& query, std::string const& operation, std::vector<Whole>& all, Take const& take)
{
    auto at = all.begin();
    db.each(query, {text(operation)}, [&](store::Row const& row) {
        while (at != all.end() and at->number < row.integer(0)) ++at;
        if (at != all.end() and at->number == row.integer(0)) take(*at, row);
    });
}

}

std::vector<StateRow> const& states()
{
    static auto const all = [] {
        std::vector<StateRow> made;
        text::each_line(lists::states_csv, [&](std::span<std::string_view const> fields) {
            ENSURE(fields.size() == 5);
            StateRow row{std::string(fields[0]), fields[1] == "yes", {}, std::string(fields[3]), std::string(fields[4])};
            for (auto const word : text::words(fields[2])) row.may_become.emplace_back(word);
            made.push_back(std::move(row));
        });
        return made;
    }();
    return all;
}

StateRow const& state_named(std::string const& name)
{
    auto const at = std::ranges::find(states(), name, &StateRow::state);
    if (at == states().end()) refuse("concern.bad_state", {name});
    return *at;
}

void expect_may_become(std::int64_t concern, std::string const& from, std::string const& to)
{
    auto const& may = state_named(from).may_become;
    if (std::ranges::count(may, to) > 0) return;
    std::string names;
    for (auto const& one : may) names += (names.empty() ? "" : ", ") + one;
    refuse("concern.cannot_become", {std::to_string(concern), from, to, names});
}

std::vector<std::string> const& audiences()
{
    static auto const all = first_fields(lists::audiences_csv);
    return all;
}

std::vector<std::string> const& channels()
{
    static auto const all = first_fields(lists::channels_csv);
    return all;
}

Step const* Concern::last(std::string_view state) const
{
    for (auto at = steps.rbegin(); at != steps.rend(); ++at)
        if (at->state == state) return &*at;
    return nullptr;
}

std::vector<Concern> concerns(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer)
{
    std::vector<Concern> all;
    db.each(sql::concerns_all, {text(operation), text(viewer), clock.now().ms}, [&](store::Row const& row) {
        Concern one;
        one.number = row.integer(0), one.body = row.string(1), one.topic = row.string(2), one.affected = row.string(3), one.place = row.string(4);
        one.resort = row.integer(5), one.task = row.integer(6), one.sensitivity = row.integer(7), one.raised = day_of(row, 8);
        one.at = {row.integer(9)}, one.actor = row.string(10), one.owner = row.string(11);
        all.push_back(std::move(one));
    });
    each_of(db, sql::evidence_all, operation, all, [](Concern& one, store::Row const& row) { one.evidence.push_back({row.string(1), row.string(2), row.string(3)}); });
    each_of(db, sql::messages_all, operation, all, [](Concern& one, store::Row const& row) {
        one.messages.push_back({row.integer(1), row.string(2), row.string(3), row.string(4), row.string(5), row.string(6), {row.integer(7)}, row.string(8)});
    });
    each_of(db, sql::steps_all, operation, all, [](Concern& one, store::Row const& row) {
        one.steps.push_back({row.string(1), day_of(row, 2), row.string(3), row.string(4), row.string(5), {row.integer(6)}, row.string(7)});
    });
    return all;
}

std::vector<Ask> asks(store::Db& db, std::string const& operation)
{
    std::vector<Ask> all;
    db.each(sql::asks_all, {text(operation)}, [&](store::Row const& row) {
        Ask one;
        one.number = row.integer(0), one.body = row.string(1), one.gap = row.integer(2), one.concern = row.integer(3), one.task = row.integer(4);
        one.asked = row.string(5), one.donor = row.string(6), one.cents = row.integer(7), one.currency = row.string(8), one.words = row.string(9);
        one.asked_on = day_of(row, 10), one.at = {row.integer(11)}, one.actor = row.string(12);
        all.push_back(std::move(one));
    });
    each_of(db, sql::answers_all, operation, all, [](Ask& one, store::Row const& row) {
        one.answers.push_back({row.string(1), row.integer_if(2), day_of(row, 3), row.string(4), {row.integer(5)}, row.string(6)});
    });
    return all;
}

std::vector<Contribution> contributions(store::Db& db, std::string const& operation)
{
    std::vector<Contribution> all;
    db.each(sql::contributions_all, {text(operation)}, [&](store::Row const& row) {
        Contribution one;
        one.number = row.integer(0), one.concern = row.integer(1), one.to = row.string(2), one.on = day_of(row, 3);
        one.words = row.string(4), one.document = row.string(5), one.at = {row.integer(6)}, one.actor = row.string(7);
        all.push_back(std::move(one));
    });
    each_of(db, sql::uses_all, operation, all, [](Contribution& one, store::Row const& row) { one.uses.push_back({day_of(row, 1), row.string(2), row.string(4)}); });
    return all;
}

/// A task that was kept as what it is made of, in the language of who reads.
std::string said_now(std::string const& kept) { return base::fill_in("{0}", std::span(&kept, 1), base::reader().language); }

std::vector<Task> tasks(store::Db& db, std::string const& operation)
{
    std::vector<Task> all;
    db.each(sql::tasks_all, {text(operation)}, [&](store::Row const& row) {
        all.push_back({row.integer(0), row.integer(1), row.integer(2), row.string(3), row.string(4), said_now(row.string(5)), row.string(8), {row.integer(6)}, not row.is_null(7)});
    });
    return all;
}

}
