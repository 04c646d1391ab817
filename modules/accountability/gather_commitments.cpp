// Gaps with a name, promises and cases of last resort: the published views of modules/commitments as facts of a body.
#include "facts.hpp"
#include <accountability/sql.hpp>
#include <algorithm>
#include <map>

namespace muster::accountability {
namespace {

base::Day day_of_ms(std::int64_t ms) { return base::Instant{ms}.day(); }

/// States of one thing after another: each holds until the next. What changed twice on a day holds as the last on that day.
class States {
public:
    explicit States(Put const& put) : put_(put) {}
    void done() { end({}); }
    void add(std::string const& body, Fact fact)
    {
        end(body == body_ and fact.count == now_.count ? std::optional(fact.since) : std::nullopt);
        body_ = body;
        now_ = std::move(fact);
        any_ = true;
    }

private:
    void end(std::optional<base::Day> until)
    {
        if (not any_) return;
        now_.until = until;
        put_(body_, std::move(now_));
        any_ = false;
    }
    Put const& put_;
    std::string body_;
    Fact now_;
    bool any_ = false;
};

void put_promises(store::Db& db, std::string const& operation, Put const& put)
{
    States gaps(put), promises(put);
    db.each(sql::gap_states, {std::string_view(operation)}, [&](store::Row const& row) {
        gaps.add(row.string(0), {Kind::gap, day_of_ms(row.integer(3)), {}, row.string(2), {}, row.string(4), {}, row.integer(1)});
    });
    gaps.done();
    std::map<std::int64_t, std::vector<std::pair<std::string, std::string>>> whose;  // bodies and partner of a commitment
    db.each(sql::promise_states, {std::string_view(operation)}, [&](store::Row const& row) {
        promises.add(row.string(0), {Kind::promise, day_of_ms(row.integer(3)), {}, row.string(2), row.string(4), row.string(5), {}, row.integer(1)});
        auto& bodies = whose[row.integer(1)];
        if (bodies.empty() or bodies.back().first != row.text(0)) bodies.emplace_back(row.string(0), row.string(4));
    });
    promises.done();
    db.each(sql::promises_followed, {std::string_view(operation)}, [&](store::Row const& row) {
        for (auto const& [body, partner] : whose[row.integer(0)])
            put(body, {Kind::followed, day_of_ms(row.integer(2)), {}, row.string(1), partner, {}, {}, row.integer(0)});
    });
    db.each(sql::gap_calls, {std::string_view(operation)}, [&](store::Row const& row) {
        put(row.string(0), {Kind::asked, day_of_ms(row.integer(3)), {}, row.string(4), row.string(2), {}, {}, row.integer(1)});
    });
    db.each(sql::given_responsibilities, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const since = base::Day::parse(row.text(3)), last = base::Day::parse(row.text(4));
        if (since) put(row.string(0), {Kind::responsibility, *since, last ? std::optional(last->plus(1)) : std::nullopt, row.string(1), row.string(2)});
    });
}

void put_last_resort(store::Db& db, std::string const& operation, Put const& put)
{
    db.each(sql::asked_last, {std::string_view(operation)}, [&](store::Row const& row) {
        put(row.string(0), {Kind::raised, day_of_ms(row.integer(2)), {}, "lead_agency", {}, {}, {}, row.integer(1)});
    });
    States states(put);
    db.each(sql::resort_states, {std::string_view(operation)}, [&](store::Row const& row) {
        states.add(row.string(0),
                   {Kind::resort, day_of_ms(row.integer(3)), {}, row.string(2), row.string(4), row.string(5) + "/" + row.string(6), {}, row.integer(1)});
    });
    states.done();
    db.each(sql::resort_judgements, {std::string_view(operation)}, [&](store::Row const& row) {
        // It proves something from the day on which it was written down.
        put(row.string(0), {Kind::judged, day_of_ms(row.integer(5)), {}, row.string(2), {}, row.string(7), row.string(6), row.integer(1), row.integer(3) != 0});
    });
    db.each(sql::resort_tasks, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const until = row.is_null(4) ? std::nullopt : std::optional(day_of_ms(row.integer(4)));
        put(row.string(0), {Kind::task, day_of_ms(row.integer(3)), until, row.string(2), {}, row.string(5), {}, row.integer(1)});
    });
}

}

void gather_commitments(store::Db& db, std::string const& operation, Put const& put)
{
    put_promises(db, operation, put);
    put_last_resort(db, operation, put);
}

}
