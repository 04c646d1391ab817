#include "keep.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/hash.hpp>
#include <base/json.hpp>
#include <meetings/sql.hpp>
#include <set>
#include <store/journal.hpp>

namespace muster::meetings {

namespace {

void journal(Desk const& desk, store::Nature nature, std::string_view kind, std::string const& subject, std::string const& body, std::string const& reason = "")
{
    store::record(desk.db, desk.clock, {desk.operation, nature, "meetings." + std::string(kind), subject, body, desk.actor, reason});
}

store::Value text(std::string const& value) { return std::string_view(value); }

void expect_to_come(Meeting const& meeting)
{
    if (meeting.state == State::held) refuse("meeting.was_held", {meeting.key.text(), meeting.day.text()});
}

void expect_not_cancelled(Meeting const& meeting)
{
    if (meeting.state == State::cancelled) refuse("meeting.was_cancelled", {meeting.key.text(), meeting.why});
}

void change(Desk const& desk, Meeting const& meeting, std::string const& what, base::Day to, std::string const& starts_at, std::string const& place, std::string const& reason)
{
    if (reason.empty()) refuse("meeting.needs_reason");
    store::Transaction transaction(desk.db);
    auto const day = meeting.key.day.text(), on = to.text();
    desk.db.run(sql::add_change, {text(desk.operation), meeting.key.series, text(day), text(what), text(on), text(starts_at), text(place), text(reason), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("what", what).member("to", on).member("at", starts_at).member("place", place).end();
    journal(desk, store::Nature::decided, "meeting_" + what, meeting.key.text(), said, reason);
    transaction.commit();
}

}

Desk desk_of(cli::Call& call) { return {call.db(), *call.clock, call.operation(), call.actor()}; }

std::int64_t start(Desk const& desk, Series const& wanted, std::string const& reason)
{
    if (wanted.beat.until and *wanted.beat.until < wanted.beat.from) refuse("meeting.ends_before", {wanted.beat.from.text(), wanted.beat.until->text()});
    store::Transaction transaction(desk.db);
    auto const number = desk.db.number(sql::next_series, {text(desk.operation)}).value_or(1);
    auto const from = wanted.beat.from.text(), until = wanted.beat.until ? wanted.beat.until->text() : "";
    desk.db.run(sql::add_series, {text(desk.operation), number, text(wanted.body), text(wanted.title), name_of(wanted.beat.rhythm), std::int64_t{wanted.beat.weekday},
                                  std::int64_t{wanted.beat.week}, text(from), store::text_or_null(until), text(wanted.starts_at), std::int64_t{wanted.length}, text(wanted.place),
                                  text(wanted.languages), desk.clock.now().ms, text(desk.actor), text(reason)});
    std::string said;
    base::JsonWriter(said).object().member("body", wanted.body).member("rhythm", name_of(wanted.beat.rhythm)).member("weekday", weekday_name(wanted.beat.weekday))
        .member("from", from).member("until", until).member("at", wanted.starts_at).end();
    journal(desk, store::Nature::decided, "series", std::to_string(number), said, reason);
    transaction.commit();
    return number;
}

void end(Desk const& desk, Series const& series, base::Day last, std::string const& reason)
{
    if (series.beat.until and *series.beat.until < desk.clock.today()) refuse("meeting.ended", {std::to_string(series.number), series.beat.until->text()});
    if (last < series.beat.from) refuse("meeting.ends_before", {series.beat.from.text(), last.text()});
    store::Transaction transaction(desk.db);
    auto const day = last.text();
    desk.db.run(sql::end_series, {text(desk.operation), series.number, text(day)});
    std::string said;
    base::JsonWriter(said).object().member("until", day).end();
    journal(desk, store::Nature::decided, "series_end", std::to_string(series.number), said, reason);
    transaction.commit();
}

void move(Desk const& desk, Meeting const& meeting, base::Day to, std::string const& starts_at, std::string const& place, std::string const& reason)
{
    expect_to_come(meeting);
    change(desk, meeting, "moved", to, starts_at, place, reason);
}

void cancel(Desk const& desk, Meeting const& meeting, std::string const& reason)
{
    expect_to_come(meeting);
    expect_not_cancelled(meeting);
    change(desk, meeting, "cancelled", meeting.day, meeting.starts_at, meeting.place, reason);
}

void attend(Desk const& desk, Meeting const& meeting, Attendance const& wanted)
{
    constexpr std::int64_t most_people = 100'000;
    expect_not_cancelled(meeting);
    if (desk.clock.today() < meeting.day) refuse("meeting.not_yet", {meeting.key.text(), meeting.day.text()});
    if (std::ranges::none_of(wanted.all, &Attendant::present)) refuse("meeting.nobody_there");
    if (wanted.people and (*wanted.people < 1 or *wanted.people > most_people)) refuse("meeting.bad_people", {std::to_string(*wanted.people)});
    std::set<std::string> named;
    for (auto const& one : wanted.all)
        if (not named.insert(one.partner + "\n" + one.name).second) refuse("meeting.twice", {one.partner.empty() ? one.name : one.partner});
    store::Transaction transaction(desk.db);
    auto const day = meeting.key.day.text(), held_on = meeting.day.text();
    auto const version = desk.db.number(sql::next_attendance, {text(desk.operation), meeting.key.series, text(day)}).value_or(1);
    desk.db.run(sql::add_attendance, {text(desk.operation), meeting.key.series, text(day), version, text(held_on), text(wanted.chair), text(wanted.co_chair),
                                      store::value_of(wanted.people), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter json(said);
    json.object().member("version", version).member("held_on", held_on).key("people").value(wanted.people).key("present").list();
    std::int64_t n = 0;
    for (auto const& one : wanted.all) {
        desk.db.run(sql::add_attendant, {text(desk.operation), meeting.key.series, text(day), version, ++n, text(one.partner), text(one.name), std::string_view(one.present ? "present" : "apologies")});
        if (one.present) json.text(one.partner.empty() ? one.name : one.partner);
    }
    json.end().end();
    journal(desk, store::Nature::received, "attendance", meeting.key.text(), said);
    transaction.commit();
}

Attendance attendance_of(store::Db& db, std::string const& operation, Key const& key)
{
    Attendance made;
    auto const day = key.day.text();
    db.one(sql::attendance_of, {text(operation), key.series, text(day)}, [&](store::Row const& row) {
        made.version = row.integer(0), made.chair = row.string(2), made.co_chair = row.string(3), made.people = row.integer_if(4);
        made.at = {row.integer(5)}, made.actor = row.string(6);
    });
    if (made.version == 0) return made;
    db.each(sql::attendants_of, {text(operation), key.series, text(day), made.version},
            [&](store::Row const& row) { made.all.push_back({row.string(0), row.string(1), row.text(2) == "present"}); });
    return made;
}

void add_minutes(Desk const& desk, Meeting const& meeting, Minutes const& wanted)
{
    expect_not_cancelled(meeting);
    if (desk.clock.today() < meeting.day) refuse("meeting.not_yet", {meeting.key.text(), meeting.day.text()});
    if (wanted.words.empty() and wanted.document.empty()) refuse("meeting.no_minutes");
    store::Transaction transaction(desk.db);
    auto const day = meeting.key.day.text();
    auto const version = desk.db.number(sql::next_minutes, {text(desk.operation), meeting.key.series, text(day)}).value_or(1);
    desk.db.run(sql::add_minutes, {text(desk.operation), meeting.key.series, text(day), version, text(wanted.language), text(wanted.words), text(wanted.document), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("version", version).member("language", wanted.language).member("document", wanted.document)
        .member("hash", wanted.words.empty() ? std::string() : base::strong_hash(wanted.words)).end();
    journal(desk, store::Nature::received, "minutes", meeting.key.text(), said);
    transaction.commit();
}

std::vector<Minutes> minutes_of(store::Db& db, std::string const& operation, Key const& key)
{
    std::vector<Minutes> all;
    auto const day = key.day.text();
    db.each(sql::minutes_of, {text(operation), key.series, text(day)},
            [&](store::Row const& row) { all.push_back({row.integer(0), row.string(1), row.string(2), row.string(3), {row.integer(4)}, row.string(5)}); });
    return all;
}

std::string minutes_differ(store::Db& db, store::Past const& past)
{
    auto const key = Key::parse(past.entry.subject);
    std::string why = "minutes of meeting " + past.entry.subject + " are gone from their table";
    if (not key) return why;
    for (auto const& one : minutes_of(db, past.entry.operation, *key)) {
        if (not past.entry.body.starts_with("{\"version\":" + std::to_string(one.version) + ",")) continue;
        auto const hash = one.words.empty() ? std::string() : base::strong_hash(one.words);
        return past.entry.body.contains("\"hash\":\"" + hash + "\"") ? "" : "the minutes of meeting " + past.entry.subject + " were changed";
    }
    return why;
}

std::int64_t decide(Desk const& desk, Meeting const& meeting, Decision const& wanted)
{
    expect_not_cancelled(meeting);
    if (desk.clock.today() < meeting.day) refuse("meeting.not_yet", {meeting.key.text(), meeting.day.text()});
    if (wanted.words.empty()) refuse("meeting.no_words");
    store::Transaction transaction(desk.db);
    auto const number = desk.db.number(sql::next_decision, {text(desk.operation)}).value_or(1);
    auto const day = meeting.key.day.text();
    desk.db.run(sql::add_decision, {text(desk.operation), number, meeting.key.series, text(day), text(wanted.words), text(wanted.basis), text(wanted.dissent), text(wanted.about),
                                    desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("meeting", meeting.key.text()).member("words", wanted.words).member("dissent", wanted.dissent).member("about", wanted.about).end();
    journal(desk, store::Nature::decided, "decision", std::to_string(number), said, wanted.basis);
    transaction.commit();
    return number;
}

std::vector<Decision> decisions_of(store::Db& db, std::string const& operation, Key const& key)
{
    std::vector<Decision> all;
    auto const day = key.day.text();
    db.each(sql::decisions_of, {text(operation), key.series, text(day)},
            [&](store::Row const& row) { all.push_back({row.integer(0), row.string(1), row.string(2), row.string(3), row.string(4), {row.integer(5)}, row.string(6)}); });
    return all;
}

}
