#include "rules.hpp"
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <charconv>
#include <operations/operations.hpp>
#include <operations/sql.hpp>
#include <store/journal.hpp>

namespace muster::operations {

std::vector<Cycle> cycles(store::Db& db, std::string const& operation)
{
    std::vector<Cycle> all;
    db.each(sql::cycle_list, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const first = base::Day::parse(row.text(0)), last = base::Day::parse(row.text(1)),
                   due = base::Day::parse(row.text(2));
        ENSURE(first and last and due);
        all.push_back({{*first, *last}, *due});
    });
    return all;
}

void set_cycle(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
               Cycle const& cycle)
{
    if (cycle.period.last < cycle.period.first) throw base::Refusal(rule("cycle.bad_period"), {cycle.period.text()});
    store::Transaction all(db);
    get(db, operation);
    for (auto const& other : cycles(db, operation)) {
        if (other.period == cycle.period and other.due == cycle.due) return;
        if (other.period != cycle.period and other.period.overlaps(cycle.period))
            throw base::Refusal(rule("cycle.overlaps"), {cycle.period.text(), other.period.text()});
    }
    auto const first = cycle.period.first.text(), last = cycle.period.last.text(), due = cycle.due.text();
    db.run(sql::cycle_set, {std::string_view(operation), std::string_view(first), std::string_view(last),
                            std::string_view(due), clock.now().ms});
    std::string body;
    base::JsonWriter(body).object().member("first", first).member("last", last).member("due", due).end();
    store::record(db, clock,
                  {operation, store::Nature::decided, "operations.cycle", cycle.period.text(), body, actor, ""});
    all.commit();
}

std::vector<Cycle> cycles_over(store::Db& db, std::string const& operation, base::Period reported)
{
    auto made = cycles(db, operation);
    if (not made.empty()) return made;
    std::string_view otherwise = "10";
    for (auto const& known : known_settings())
        if (known.name == "cycle.due_days") otherwise = known.otherwise;
    auto const days_text = setting(db, operation, "cycle.due_days", otherwise);
    int days = 0;
    std::from_chars(days_text.data(), days_text.data() + days_text.size(), days);
    for (auto day = reported.first; day <= reported.last;) {
        auto const month = base::Period::month_of(day);
        made.push_back({month, month.last.plus(days)});
        day = month.last.plus(1);
    }
    return made;
}

} // namespace muster::operations
