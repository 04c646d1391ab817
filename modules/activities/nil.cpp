#include "nil.hpp"
#include "check.hpp"
#include "commands.hpp"
#include "rules.hpp"
#include <activities/sql.hpp>
#include <base/hash.hpp>
#include <base/id.hpp>
#include <fmt/core.h>
#include <store/journal.hpp>

namespace muster::activities {

namespace {

/// A hand-in without a file and without lines, and its one row that waits.
std::string hold_back(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Nil const& nil, std::string const& line)
{
    auto const submission = base::new_ulid(clock.now());
    auto const first = nil.period.first.text(), last = nil.period.last.text(), period = nil.period.text();
    auto const file = "nil-report " + nil.body + " " + period;
    auto const words = nil.name + "\x1f" + nil.body + "\x1f" + period, rows = base::StrongHash().done();
    auto const& rule = rule::nil_not_confirmed;
    auto const english = base::english_of(rule, args_of(words)), alike = alike_key(rule.code, line);
    std::string counts;
    base::JsonWriter(counts).object().member("rows_read", 1).member("accepted", 0).member("held", 1).member("wrong", 0).member("repeats", 0).member("new", 0).member("changed", 0).member("same", 0).member("with_place", 0).end();
    db.run(sql::submission_add, {std::string_view(operation), std::string_view(submission), clock.now().ms, std::string_view(actor), std::string_view(file), std::string_view(),
                                 std::string_view(), store::Bytes{std::string_view("")}, std::string_view("{}"), std::string_view(counts), std::string_view(rows), store::Value{}, store::Value{}});
    db.run(sql::held_add_nil, {std::string_view(operation), std::string_view(submission), base::name_of(rule.severity), rule.code, std::string_view(alike), std::string_view(words),
                               std::string_view(english), std::string_view(line), std::string_view(nil.body), std::string_view(nil.partner), std::string_view(first), std::string_view(last)});
    std::string body;
    base::JsonWriter(body).object().member("file", file).member("sheet", "").member("digest", "").member("rows_digest", rows).key("counts").raw(counts).key("mapping").raw("{}").end();
    store::record(db, clock, {operation, store::Nature::received, "activities.submission", submission, body, actor, ""});
    return submission;
}

}

NilState say_nil(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Nil const& nil, bool hold)
{
    auto const first = nil.period.first.text(), last = nil.period.last.text();
    // The lasting key of what is said, as that of a line: said again it is the same.
    auto const line = base::strong_hash(fmt::format("nil\x1f{}\x1f{}\x1f{}\x1f{}", nil.partner, nil.body, first, last));
    store::Transaction transaction(db);
    if (db.number(sql::nil_counts, {std::string_view(operation), std::string_view(nil.partner), std::string_view(nil.body), std::string_view(first), std::string_view(last)}).value_or(0) > 0)
        return NilState::counts;
    if (hold and db.number(sql::nil_waits, {std::string_view(operation), std::string_view(line)}).value_or(0) > 0) return NilState::waits;
    auto const submission = hold ? hold_back(db, clock, actor, operation, nil, line) : std::string();
    if (not hold) db.run(sql::held_replace, {std::string_view(operation), std::string_view(line)});
    db.run(sql::nil_add, {std::string_view(operation), std::string_view(nil.partner), std::string_view(nil.body), std::string_view(first), std::string_view(last), clock.now().ms,
                          std::string_view(actor), store::text_or_null(submission)});
    if (not hold) {
        std::string body;
        base::JsonWriter(body).object().member("partner", nil.partner).member("body", nil.body).member("period", nil.period.text()).end();
        store::record(db, clock, {operation, store::Nature::received, "activities.nil", nil.partner, body, actor, ""});
    }
    transaction.commit();
    return hold ? NilState::waits : NilState::counts;
}

std::int64_t let_in_nil(store::Db& db, std::string const& operation, std::string const& alike)
{
    return db.run(sql::held_set_alike, {std::string_view(operation), std::string_view(alike), std::string_view("settled")});
}

}
