// `commitment remind|reminders|calendar|feed|feeds`, `responsibility …`: what keeps people to what they said.
#include "asking.hpp"
#include "commands.hpp"
#include "reminders.hpp"
#include "rules.hpp"
#include <access/exports.hpp>
#include <access/secrets.hpp>
#include <algorithm>
#include <base/words.hpp>
#include <calendar/calendar.hpp>
#include <cli/file.hpp>
#include <commitments/commitments.hpp>
#include <commitments/sql.hpp>
#include <fmt/core.h>
#include <store/journal.hpp>

namespace muster::commitments {

namespace {

using cli::Call;
using cli::Exit;

std::vector<std::pair<std::string, MoreEvents>>& others()
{
    static std::vector<std::pair<std::string, MoreEvents>> all;
    return all;
}

/// By a secret address: with what other parts have to say of these days, and without what not everybody may read.
std::string calendar_of(Call& call, Whose const& whose, bool by_address)
{
    auto const operation = call.operation();
    auto const moment = moment_asked(call);
    auto const standing = by_address ? stand(call, moment, load_open_ledger(call, moment.at)) : stand(call, moment);
    Names const names(call.db(), operation);
    std::vector<calendar::Event> days;
    for (auto const& promise : standing->promises) {
        auto const& record = *promise.record;
        if (not whose.partner.empty() and record.partner != whose.partner) continue;
        std::string gaps;
        bool of_body = whose.body.empty();
        for (auto const& part : record.parts)
            if (auto const* gap = standing->ledger.gap(part.gap())) {
                of_body = of_body or gap->body == whose.body;
                gaps += fmt::format("gap {}: {}, {}, {}\n", gap->number, names.place(gap->place), gap->body, text_of(part.quantity()));
            }
        if (not of_body) continue;
        days.push_back({fmt::format("commitment-{}@{}.muster", record.number, operation), record.due,
                        fmt::format("{} due: {}", names.partner(record.partner), text_of(record.whole)), gaps + "delivered: " + delivered_text(promise),
                        not row_of(record.state).open});
        if (record.next_day and row_of(record.state).open)
            days.push_back({fmt::format("commitment-{}-speak@{}.muster", record.number, operation), *record.next_day,
                            fmt::format("Speak with {} about commitment {}", names.partner(record.partner), record.number), gaps, false});
    }
    if (by_address)
        for (auto const& [part, more] : others())
            for (auto& one : more(call, whose)) days.push_back(std::move(one));
    std::ranges::stable_sort(days, {}, &calendar::Event::day);
    auto name = operation;
    if (not whose.body.empty()) name += " " + whose.body;
    if (not whose.partner.empty()) name += " " + names.partner(whose.partner);
    if (auto const notice = call.text(access::notice_parameter); not notice.empty()) name += " - " + notice;
    return calendar::write(name, days, call.clock->now());
}

Exit give_calendar(Call& call, Whose const& whose, bool by_address)
{
    auto const text = calendar_of(call, whose, by_address);
    if (call.has("out")) {
        cli::write_file(call.text("out"), text);
        std::string out;
        base::JsonWriter(out).object().member("name", "commitments.ics").member("file", call.text("out")).end();
        call.document(out);
    }
    else call.say(text);
    return Exit::done;
}

Exit run_calendar(Call& call) { return give_calendar(call, {call.text("partner"), call.text("body")}, false); }

Exit run_feed(Call& call)
{
    auto const desk = desk_of(call);
    auto const word = access::new_secret(), digest = access::digest_of(word), partner = call.text("partner"), body = call.text("body");
    store::Transaction transaction(desk.db);
    desk.db.run(sql::add_feed, {std::string_view(desk.operation), std::string_view(digest), std::string_view(partner), std::string_view(body), desk.clock.now().ms,
                                std::string_view(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("partner", partner).member("body", body).end();
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "commitments.feed", partner + body, said, desk.actor, ""});
    transaction.commit();
    auto const path = fmt::format("/api/1/operations/{}/calendars/{}", desk.operation, word);
    std::string out;
    base::JsonWriter(out).object().member("path", path).member("word", word).end();
    if (call.json) call.document(out);
    else call.line("Subscribe a calendar to this address, shown this once:\n  " + path);
    return Exit::done;
}

/// Calendars send no sign-in: the word in the address is all there is, and it shows due days only.
Exit run_feed_read(Call& call)
{
    auto const operation = call.operation();
    auto const digest = access::digest_of(call.text("WORD"));
    std::optional<Whose> whose;
    call.db().one(sql::feed_of_digest, {std::string_view(operation), std::string_view(digest)}, [&](store::Row const& row) { whose = Whose{row.string(0), row.string(1)}; });
    if (not whose) refuse("feed.unknown");
    return give_calendar(call, *whose, true);
}

struct Kept {
    std::int64_t number = 0;
    Whose whose;
    std::string at, by;
    bool over = false;
};

/// Whoever's grant is for one partner or body sees the addresses of that one, and no others.
std::vector<Kept> feeds_of(Call& call)
{
    std::vector<Kept> all;
    auto const operation = call.operation();
    call.db().each(sql::feeds, {std::string_view(operation)}, [&](store::Row const& row) {
        Kept one{row.integer(0), {row.string(1), row.string(2)}, base::Instant{row.integer(3)}.text(), row.string(4), not row.is_null(5)};
        bool const other = (call.has("partner") and one.whose.partner != call.text("partner")) or (call.has("body") and one.whose.body != call.text("body"));
        if (not other) all.push_back(std::move(one));
    });
    return all;
}

Exit run_feeds(Call& call)
{
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"feed", "partner", "body", "made", "by", "state"}, {true});
    json.object().key("feeds").list();
    for (auto const& one : feeds_of(call)) {
        json.object().member("feed", one.number).member("partner", one.whose.partner).member("body", one.whose.body).member("made", one.at).member("by", one.by);
        json.member("revoked", one.over).end();
        table.row({std::to_string(one.number), one.whose.partner, one.whose.body, one.at, one.by, one.over ? base::say("commitments.taken_back") : ""});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

Exit run_feed_end(Call& call)
{
    auto const desk = desk_of(call);
    auto const number = number_asked(call, "FEED", "feed.unknown");
    auto const all = feeds_of(call);
    store::Transaction transaction(desk.db);
    bool const known = std::ranges::find(all, number, &Kept::number) != all.end();
    if (not known or desk.db.run(sql::revoke_feed, {std::string_view(desk.operation), number, desk.clock.now().ms}) == 0) refuse("feed.unknown");
    store::record(desk.db, desk.clock, {desk.operation, store::Nature::decided, "commitments.feed_revoked", std::to_string(number), "{}", desk.actor, ""});
    transaction.commit();
    std::string out;
    base::JsonWriter(out).object().member("feed", number).member("revoked", true).end();
    if (call.json) call.document(out);
    else call.line(base::say("commitments.done.feed_ended", {std::to_string(number)}));
    return Exit::done;
}

Exit run_give(Call& call)
{
    Responsibility wanted;
    wanted.body = body_meant(call, call.text("body"));
    wanted.issue = call.text("ISSUE");
    wanted.place = call.text("place");
    wanted.partner = call.text("to");
    wanted.person = call.text("person");
    wanted.since = day_asked(call, "since", call.clock->today());
    wanted.reason = call.text("reason");
    give(desk_of(call), wanted);
    std::string out;
    base::JsonWriter(out).object().member("body", wanted.body).member("issue", wanted.issue).member("partner", wanted.partner).end();
    if (call.json) call.document(out);
    else call.line(base::say("commitments.done.given", {wanted.partner, wanted.issue, wanted.body, wanted.since.text()}));
    return Exit::done;
}

Exit run_end(Call& call)
{
    auto const number = number_asked(call, "RESPONSIBILITY", "responsibility.unknown");
    auto const desk = desk_of(call);
    auto const all = responsibilities(desk);
    auto const found = std::ranges::find(all, number, &Responsibility::number);
    if (found == all.end() or (call.has("body") and found->body != call.text("body"))) refuse("responsibility.unknown", {std::to_string(number)});
    end_responsibility(desk, number, day_asked(call, "until", call.clock->today()), call.text("reason"));
    std::string out;
    base::JsonWriter(out).object().member("responsibility", number).end();
    if (call.json) call.document(out);
    else call.line(base::say("commitments.done.given_ended", {std::to_string(number)}));
    return Exit::done;
}

Exit run_responsibilities(Call& call)
{
    auto const today = day_asked(call, "on", call.clock->today());
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"", "body", "issue", "place", "partner", "since", "until"}, {true});
    json.object().key("responsibilities").list();
    for (auto const& one : responsibilities(desk_of(call))) {
        if (call.has("body") and std::ranges::count(call.all("body"), one.body) == 0) continue;
        if (not call.has("all") and (one.since > today or (one.until and *one.until < today))) continue;
        json.object().member("responsibility", one.number).member("body", one.body).member("issue", one.issue).member("place", one.place);
        json.member("partner", one.partner).member("person", one.person).member("since", one.since.text()).key("until");
        json.value(one.until ? std::optional(one.until->text()) : std::nullopt).member("reason", one.reason).end();
        table.row({std::to_string(one.number), one.body, one.issue, one.place, one.partner, one.since.text(), one.until ? one.until->text() : ""});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

using option::body;
constexpr cli::Option one_body{"body", "CODE", "of this sector or cluster"};
constexpr cli::Option partner{"partner", "ID", "of this partner"};
constexpr cli::Option reason{"reason", "TEXT", "why; kept with it"};
constexpr cli::Option out{"out", "FILE", "where to write it; printed where not said"};
constexpr cli::Option remind_options[] = {{"mail", "FILE", "sends what waits, by the server that this file names"}, {"on", "DAY", "as if today were that day"}};
constexpr cli::Option calendar_options[] = {partner, one_body, out};
constexpr cli::Option feed_options[] = {partner, one_body};
constexpr cli::Option feed_arguments[] = {{"WORD", "", "the secret of the address", true}};
constexpr cli::Option feed_read_options[] = {out};
constexpr cli::Option feed_number[] = {{"FEED", "", "its number, as in `commitment feeds`", true}};
constexpr cli::Option again_arguments[] = {{"COMMITMENT", "", "its number, as in `commitment reminders`", true}, {"REMINDER", "", "before, due, late or very_late", true}};
constexpr cli::Option again_options[] = {body, option::place};
constexpr cli::Option issue[] = {{"ISSUE", "", "what for: distribution, reporting, a cross-cutting issue", true}};
constexpr cli::Option give_options[] = {{"body", "CODE", "in which sector or cluster", true}, {"to", "ID", "the partner that answers for it", true},
                                        {"person", "NAME", "who there; kept sealed"}, {"place", "PCODE", "only there"}, {"since", "DAY", "from when; today"}, reason};
constexpr cli::Option responsibility_number[] = {{"RESPONSIBILITY", "", "its number", true}};
constexpr cli::Option end_options[] = {{"until", "DAY", "the last day; today"}, reason, one_body};
constexpr cli::Option responsibility_options[] = {body, {"on", "DAY", "as of that day; today"}, {"all", "", "also those that ended"}};

constexpr cli::Served serve_reminders[] = {{"GET", "/operations/{operation}/commitment-reminders", "contacts", "reminders", "", "", false, true}};
constexpr cli::Served serve_calendar[] = {{"GET", "/operations/{operation}/commitment-calendar", "rows", "", "out", "name"}};
constexpr cli::Served serve_feed[] = {{"POST", "/operations/{operation}/calendars", "commit", "", "", "", false, true}};
constexpr cli::Served serve_feed_read[] = {{"GET", "/operations/{operation}/calendars/{word}", "open", "", "out", "name"}};
constexpr cli::Served serve_feeds[] = {{"GET", "/operations/{operation}/calendars", "commit", "feeds"}};
constexpr cli::Served serve_feed_end[] = {{"POST", "/operations/{operation}/calendars/{feed}/end", "commit"}};
constexpr cli::Served serve_again[] = {{"POST", "/operations/{operation}/commitment-reminders/{commitment}/{reminder}/again", "settle"}};
constexpr cli::Served serve_give[] = {{"POST", "/operations/{operation}/responsibilities", "members"}};
constexpr cli::Served serve_end[] = {{"DELETE", "/operations/{operation}/responsibilities/{responsibility}", "members"}};
constexpr cli::Served serve_responsibilities[] = {{"GET", "/operations/{operation}/responsibilities", "contacts", "responsibilities", "", "", false, true}};

constexpr cli::Command commands[] = {
    {"commitment remind", "Queue the reminders that are due, and send what waits.",
     "Before and after the day a commitment is due (lists/reminders.csv). Each is queued and sent once, however often this runs; call it every hour.", {},
     remind_options, run_remind, true, {}},
    {"commitment reminders", "The queue of reminders: what waits, went, failed.", "", {}, {}, run_reminders, true, serve_reminders},
    {"commitment remind-again", "What failed, or was cut off while it was being sent, waits to be sent once more.", "", again_arguments, again_options, run_again, true, serve_again},
    {"commitment calendar", "Due days as a calendar file (RFC 5545).", "", {}, calendar_options, run_calendar, true, serve_calendar},
    {"commitment feed", "A secret address that calendars can subscribe to, of a partner or a body.", "", {}, feed_options, run_feed, true, serve_feed},
    {"commitment feed-read", "The calendar behind a secret address.", "", feed_arguments, feed_read_options, run_feed_read, true, serve_feed_read},
    {"commitment feeds", "The calendars that can be subscribed to.", "", {}, feed_options, run_feeds, true, serve_feeds},
    {"commitment feed-end", "Takes the address of a calendar back, from this moment.", "", feed_number, feed_options, run_feed_end, true, serve_feed_end},
    {"responsibility give", "Say who does what in a body: a share of the distribution, a focal point for an issue.", "", issue, give_options, run_give, true, serve_give},
    {"responsibility end", "Somebody no longer does it.", "", responsibility_number, end_options, run_end, true, serve_end},
    {"responsibility list", "Who does what in a body.", "", {}, responsibility_options, run_responsibilities, true, serve_responsibilities},
};

}

void add_to_calendars(std::string const& part, MoreEvents events)
{
    auto& all = others();
    if (std::ranges::find(all, part, [](auto const& one) { return one.first; }) == all.end()) all.emplace_back(part, std::move(events));
}

std::span<cli::Command const> duty_commands() { return commands; }

}
