// `commitment …`: who promised what, what came of it, who was spoken to.
#include "commands.hpp"
#include "replay.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <charconv>
#include <commitments/sql.hpp>
#include <fmt/core.h>

namespace muster::commitments {

namespace {

using cli::Call;
using cli::Exit;

/// "25000 USD", "25000.50 USD"; hundredths.
Quantity money_asked(std::string const& text)
{
    auto const blank = text.find(' ');
    std::string_view const amount = std::string_view(text).substr(0, blank), currency = blank == std::string::npos ? "" : std::string_view(text).substr(blank + 1);
    auto const point = amount.find('.');
    auto const cents = point == std::string_view::npos ? std::string_view() : amount.substr(point + 1);
    std::int64_t whole = 0, rest = 0;
    auto const reads = [](std::string_view digits, std::int64_t& into) {
        auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), into);
        return read.ec == std::errc{} and read.ptr == digits.data() + digits.size() and into >= 0;
    };
    bool const capitals = currency.size() == 3 and std::ranges::all_of(currency, [](char c) { return c >= 'A' and c <= 'Z'; });
    constexpr std::int64_t most = 1'000'000'000'000, hundred = 100;
    if (not capitals or not reads(amount.substr(0, point), whole) or whole > most or (point != std::string_view::npos and (cents.size() != 2 or not reads(cents, rest))) or
        whole * hundred + rest == 0)
        refuse("commitment.bad_money", {text});
    return quantity_of(Unit::money, whole * hundred + rest, currency);
}

Quantity whole_asked(Call const& call)
{
    if (int(call.has("people")) + int(call.has("items")) + int(call.has("money")) != 1) refuse("commitment.one_unit");
    if (call.has("money")) return money_asked(call.text("money"));
    auto const unit = call.has("people") ? Unit::people : Unit::items;
    auto const number = call.number(name_of(unit), 0);
    if (number <= 0) refuse("commitment.one_unit");
    return quantity_of(unit, number, "");
}

NewCommitment commitment_asked(Call const& call)
{
    NewCommitment wanted;
    wanted.partner = call.text("partner");
    wanted.activity = call.text("activity");
    wanted.starts = day_asked(call, "from", call.clock->today());
    wanted.due = day_asked(call, "by", call.clock->today());
    wanted.confidence = call.text("confidence");
    wanted.conditions = call.text("conditions");
    wanted.focal_point = call.text("focal-point");
    wanted.mail = call.text("mail");
    wanted.reason = call.text("reason");
    return wanted;
}

Exit answer(Call& call, std::int64_t number, std::string const& sentence)
{
    if (not call.json) {
        call.line(sentence);
        return Exit::done;
    }
    auto const moment = moment_asked(call);
    auto const gap = commitment_known(load_ledger(call, moment.at), number).parts.front().gap();
    auto const standing = stand(call, moment, gap);
    std::string out;
    base::JsonWriter json(out);
    write_promise(json, standing->promise(number), Names(call.db(), call.operation()));
    call.document(out);
    return Exit::done;
}

Exit run_offer(Call& call)
{
    auto wanted = commitment_asked(call);
    wanted.whole = whole_asked(call);
    auto const parts = parts_asked(call.all("GAP"));
    auto const ledger = load_ledger(call, call.clock->now());
    for (auto const& [gap, part] : parts) {
        expect_within(call, gap_known(ledger, gap));
        if (not part and parts.size() > 1) refuse("commitment.which_parts");
        constexpr std::int64_t hundred = 100;
        auto const scale = unit_of(wanted.whole) == Unit::money ? hundred : 1;
        wanted.parts.emplace_back(gap, part ? quantity_of(unit_of(wanted.whole), *part * scale, money_code(wanted.whole)) : wanted.whole);
    }
    auto const number = offer(desk_of(call), wanted);
    return answer(call, number, base::say("commitments.done.offer", {std::to_string(number), wanted.partner, text_of(wanted.whole), wanted.due.text()}));
}

/// The commitment that is meant, as it stands, where the caller's grant reaches it.
struct Meant {
    std::unique_ptr<Standing> standing;
    PromiseStanding const* promise = nullptr;
};

Meant meant(Call& call)
{
    auto const number = number_asked(call, "COMMITMENT", "commitment.unknown");
    auto const ledger = load_ledger(call, call.clock->now());
    auto const& record = commitment_known(ledger, number);
    expect_within(call, ledger, record);
    Meant one{stand(call, moment_asked(call), record.parts.front().gap()), nullptr};
    one.promise = &one.standing->promise(number);
    return one;
}

Exit decide_as(Call& call, PromiseState to)
{
    auto const one = meant(call);
    auto const& record = *one.promise->record;
    decide_commitment(desk_of(call), record, {to, call.text("reason"), call.text("evidence")}, one.promise->delivered.amount, one.promise->left);
    return answer(call, record.number, base::say("commitments.done.promise." + std::string(name_of(to)), {std::to_string(record.number)}));
}

Exit run_decide(Call& call) { return decide_as(call, promise_state(call.text("STATE"))); }
Exit run_withdraw(Call& call) { return decide_as(call, PromiseState::withdrawn); }

Exit run_transfer(Call& call)
{
    auto const one = meant(call);
    auto const& record = *one.promise->record;
    auto wanted = commitment_asked(call);
    wanted.partner = call.text("to");
    if (not call.has("by")) wanted.due = std::max(record.due, call.clock->today());
    std::vector<std::int64_t> left;
    for (std::size_t i = 0; i < record.parts.size(); ++i)
        left.push_back(std::max<std::int64_t>(0, number_of(record.parts[i].quantity()) - one.promise->by_part[i].amount.value_or(0)));
    auto const made = transfer(desk_of(call), record, left, wanted, one.promise->delivered.amount.value_or(0) > 0);
    return answer(call, made, base::say("commitments.done.transfer", {std::to_string(record.number), std::to_string(made), wanted.partner}));
}

Exit run_note(Call& call)
{
    auto const one = meant(call);
    constexpr std::array<std::string_view, 5> channels{"call", "mail", "meeting", "visit", "message"};
    auto const channel = call.text("by", "call");
    if (std::ranges::count(channels, channel) == 0) refuse("commitment.bad_channel", {channel});
    Talk talk{channel, call.text("said"), {}};
    if (call.has("next")) talk.next = day_asked(call, "next", call.clock->today());
    follow_up(desk_of(call), *one.promise->record, talk);
    return answer(call, one.promise->record->number, base::say("commitments.done.note", {std::to_string(one.promise->record->number)}));
}

bool wanted(Call& call, Standing const& standing, PromiseStanding const& promise)
{
    auto const& record = *promise.record;
    if (call.has("partner") and std::ranges::count(call.all("partner"), record.partner) == 0) return false;
    if (call.has("overdue") and promise.overdue == 0) return false;
    if (call.has("advised") and not promise.advised) return false;
    if (call.has("state")) {
        auto const& states = call.all("state");
        if (std::ranges::count(states, "any") == 0 and std::ranges::count(states, name_of(record.state)) == 0) return false;
    }
    else if (not row_of(record.state).open and not promise.advised) return false;
    return std::ranges::any_of(record.parts, [&](Part const& part) {
        auto const* gap = standing.ledger.gap(part.gap());
        if (gap == nullptr) return false;
        if (call.has("gap") and std::ranges::count(call.all("gap"), std::to_string(gap->number)) == 0) return false;
        if (call.has("body") and std::ranges::count(call.all("body"), gap->body) == 0) return false;
        return not call.has("place") or std::ranges::any_of(call.all("place"), [&](auto const& area) { return gap->place.starts_with(area); });
    });
}

Exit run_list(Call& call)
{
    auto const moment = moment_asked(call);
    auto const standing = stand(call, moment);
    std::vector<PromiseStanding const*> promises;
    for (auto const& promise : standing->promises)
        if (wanted(call, *standing, promise)) promises.push_back(&promise);
    std::ranges::stable_sort(promises, {}, [](PromiseStanding const* one) { return std::tuple(-one->overdue, one->record->due, one->record->number); });
    auto const shown = std::min(promises.size(), std::size_t(std::max<std::int64_t>(0, call.number("top", std::int64_t(promises.size())))));
    Names const names(call.db(), call.operation());
    if (not call.json) {
        call.say(promise_table({promises.begin(), promises.begin() + std::ptrdiff_t(shown)}, names));
        call.line(fmt::format("{} commitments as of {}; delivered is read from the 5W", promises.size(), moment.day.text()));
        return Exit::done;
    }
    std::string out;
    base::JsonWriter json(out);
    auto const late = std::ranges::count_if(promises, [](auto const* one) { return one->overdue > 0; });
    auto const advised = std::ranges::count_if(promises, [](auto const* one) { return one->advised.has_value(); });
    json.object().member("as_of", moment.day.text()).member("all_commitments", promises.size()).member("overdue", late).member("advised", advised);
    json.key("commitments").list();
    for (std::size_t i = 0; i < shown; ++i) write_promise(json, *promises[i], names);
    json.end().end();
    call.document(out);
    return Exit::done;
}

Exit run_show(Call& call)
{
    auto const one = meant(call);
    auto const& record = *one.promise->record;
    Names const names(call.db(), call.operation());
    auto const steps = commitment_steps(call.db(), call.operation(), record.number, moment_asked(call).at);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("commitment");
    write_promise(json, *one.promise, names);
    write_steps(json, "decisions", steps, "evidence");
    json.key("follow_ups").list();
    std::string talks;
    auto const operation = call.operation();
    call.db().each(sql::follow_ups_of, {std::string_view(operation), record.number, moment_asked(call).at.ms}, [&](store::Row const& row) {
        json.object().member("by", row.text(0)).member("said", row.text(1)).member("next", row.text(2)).member("at", base::Instant{row.integer(3)}.text());
        json.member("actor", row.text(4)).end();
        talks += fmt::format("{}  {}  {}\n", base::Instant{row.integer(3)}.day().text(), row.text(0), row.text(1));
    });
    json.end().end();
    if (call.json) call.document(out);
    else {
        call.say(promise_table({one.promise}, names));
        call.line(fmt::format("delivered {}, {} left", delivered_text(*one.promise), text_of(quantity_of(unit_of(record.whole), one.promise->left, money_code(record.whole)))));
        if (not record.conditions.empty()) call.line("conditions: " + record.conditions);
        for (auto const& step : steps) call.line(fmt::format("{}  {}  {}  {}", step.at.day().text(), step.state, step.actor, step.reason));
        call.say(talks);
    }
    return Exit::done;
}

/// Who to speak to is only for those who may see contacts.
Exit run_contact(Call& call)
{
    auto const one = meant(call);
    auto const contact = contact_of(desk_of(call), *one.promise->record);
    std::string out;
    base::JsonWriter(out).object().member("commitment", one.promise->record->number).member("focal_point", contact.focal_point).member("mail", contact.mail).end();
    if (call.json) call.document(out);
    else call.line(contact.focal_point + "  " + contact.mail);
    return Exit::done;
}

using option::on, option::body, option::place;
constexpr cli::Option partner{"partner", "ID", "only commitments of this partner", false, true};
constexpr cli::Option reason{"reason", "TEXT", "why; kept with the decision"};
constexpr cli::Option from{"from", "DAY", "when it begins; today"};
constexpr cli::Option activity{"activity", "WORDS", "only deliveries of this activity count, as the 5W calls it; every one"};
constexpr cli::Option confidence{"confidence", "CODE", "certain, likely or possible"};
constexpr cli::Option conditions{"conditions", "TEXT", "what it depends on"};
constexpr cli::Option focal_point{"focal-point", "NAME", "whom to speak to; kept sealed"};
constexpr cli::Option mail{"mail", "ADDRESS", "where reminders go; kept sealed"};
constexpr cli::Option number[] = {{"COMMITMENT", "", "its number, as in `commitment list`", true}};
constexpr cli::Option offer_arguments[] = {{"GAP", "", "the gap's number; several with their parts: 3=4000 5=6000", true, true}};
constexpr cli::Option offer_options[] = {
    {"partner", "ID", "who promises", true}, {"people", "NUMBER", "so many people"}, {"items", "NUMBER", "so many items"},
    {"money", "AMOUNT", "so much money: \"25000 USD\""}, from, {"by", "DAY", "when it is due", true}, activity, confidence, conditions, focal_point, mail,
    reason, body, place,
};
constexpr cli::Option decide_arguments[] = {{"COMMITMENT", "", "its number, as in `commitment list`", true},
                                            {"STATE", "", "accepted, in_progress, fulfilled, partly, lapsed or withdrawn", true}};
constexpr cli::Option decide_options[] = {reason, {"evidence", "TEXT", "another proof than the 5W: a document, a visit"}, body, place};
constexpr cli::Option withdraw_options[] = {reason, partner, body, place};
constexpr cli::Option transfer_options[] = {{"to", "ID", "the partner that takes over what is left", true}, {"reason", "TEXT", "why", true}, from,
                                            {"by", "DAY", "when it is due; as before"}, activity, confidence, conditions, focal_point, mail, body, place};
constexpr cli::Option note_options[] = {{"said", "TEXT", "what was said", true}, {"by", "CHANNEL", "call, mail, meeting, visit or message; call"},
                                        {"next", "DAY", "when to speak again"}, body, place};
constexpr cli::Option list_options[] = {
    partner, body, place, {"gap", "NUMBER", "only with a part in this gap", false, true},
    {"state", "STATE", "only those that are so; open ones and those that want a decision where not said; any for every one", false, true},
    {"overdue", "", "only what is late"}, {"advised", "", "only what wants a decision"}, on, {"top", "NUMBER", "only so many, the latest first"},
};
constexpr cli::Option show_options[] = {on, partner, body, place};
constexpr cli::Option contact_options[] = {partner, body, place};
constexpr cli::Option replay_options[] = {{"period", "PERIOD", "commitments that ran in it; this year"}, partner, body, place, on};

constexpr cli::Served serve_offer[] = {{"POST", "/operations/{operation}/commitments", "commit"}};
constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/commitments", "rows", "commitments"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/commitments/{commitment}", "rows"}};
constexpr cli::Served serve_contact[] = {{"GET", "/operations/{operation}/commitments/{commitment}/contact", "contacts", "", "", "", false, true}};
constexpr cli::Served serve_decide[] = {{"POST", "/operations/{operation}/commitments/{commitment}/states", "settle"}};
constexpr cli::Served serve_withdraw[] = {{"POST", "/operations/{operation}/commitments/{commitment}/withdrawal", "commit"}};
constexpr cli::Served serve_transfer[] = {{"POST", "/operations/{operation}/commitments/{commitment}/transfer", "settle"}};
constexpr cli::Served serve_note[] = {{"POST", "/operations/{operation}/commitments/{commitment}/follow-ups", "settle"}};
constexpr cli::Served serve_replay[] = {{"GET", "/operations/{operation}/commitment-replay", "rows", "gaps"}};

constexpr cli::Command commands[] = {
    {"commitment offer", "Promise to fill a gap, or several with their parts.",
     "One of --people, --items or --money. What several gaps share is counted once: their parts are never more than the whole.", offer_arguments, offer_options,
     run_offer, true, serve_offer},
    {"commitment list", "Who promised what, and what was delivered: the latest first.", "", {}, list_options, run_list, true, serve_list},
    {"commitment show", "One commitment: its parts, deliveries, decisions and what was said.", "", number, show_options, run_show, true, serve_show},
    {"commitment contact", "Whom to speak to about a commitment.", "", number, contact_options, run_contact, true, serve_contact},
    {"commitment decide", "Accept a promise, or say what became of it.",
     "Fulfilled and partly need deliveries that the 5W shows, or another proof.", decide_arguments, decide_options, run_decide, true, serve_decide},
    {"commitment withdraw", "Take a promise back.", "", number, withdraw_options, run_withdraw, true, serve_withdraw},
    {"commitment transfer", "Hand what is left of a promise to another partner.", "", number, transfer_options, run_transfer, true, serve_transfer},
    {"commitment note", "Keep what was said about a promise, and when to speak again.", "", number, note_options, run_note, true, serve_note},
    {"commitment replay", "A season looked back on: open, promised, delivered and broken, by gap and by partner.", "", {}, replay_options, run_replay, true,
     serve_replay},
};

}

std::span<cli::Command const> commitment_commands() { return commands; }

}
