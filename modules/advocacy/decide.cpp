#include "decide.hpp"
#include "rules.hpp"
#include <advocacy/sql.hpp>
#include <algorithm>
#include <array>
#include <base/json.hpp>
#include <store/journal.hpp>

namespace muster::advocacy {

namespace {

store::Value text(std::string const& value) { return std::string_view(value); }

void journal(Desk const& desk, store::Nature nature, std::string_view kind, std::int64_t number, std::string const& body, std::string const& reason = "")
{
    store::record(desk.db, desk.clock, {desk.operation, nature, "advocacy." + std::string(kind), std::to_string(number), body, desk.actor, reason});
}

void expect_open(Concern const& concern)
{
    if (not state_named(concern.now().state).open) refuse("concern.over", {std::to_string(concern.number), concern.now().state});
}

void add_step(Desk const& desk, std::int64_t concern, Step const& step)
{
    auto const on = step.on.text();
    desk.db.run(sql::add_step, {text(desk.operation), concern, text(step.state), text(on), text(step.who), text(step.words), text(step.document), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("state", step.state).member("on", on).member("who", step.who).member("document", step.document).end();
    journal(desk, store::Nature::decided, "concern_state", concern, said, step.words);
}

void write_evidence(Desk const& desk, std::int64_t concern, std::vector<Evidence> const& all)
{
    for (auto const& one : all) {
        desk.db.run(sql::add_evidence, {text(desk.operation), concern, text(one.kind), text(one.ref), text(one.words), desk.clock.now().ms, text(desk.actor)});
        std::string said;
        base::JsonWriter(said).object().member("kind", one.kind).member("ref", one.ref).member("words", one.words).end();
        journal(desk, store::Nature::received, "evidence", concern, said);
    }
}

void write_owner(Desk const& desk, std::int64_t concern, std::string const& partner)
{
    desk.db.run(sql::add_owner, {text(desk.operation), concern, text(partner), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("partner", partner).end();
    journal(desk, store::Nature::kept, "owner", concern, said);
}

std::string either(std::vector<std::string> const& all)
{
    std::string names;
    for (auto const& one : all) names += (names.empty() ? "" : ", ") + one;
    return names;
}

}

Desk desk_of(cli::Call& call) { return {call.db(), *call.clock, call.operation(), call.actor()}; }

std::int64_t raise(Desk const& desk, Concern const& wanted)
{
    if (wanted.topic.empty()) refuse("concern.no_topic");
    if (wanted.evidence.empty()) refuse("concern.no_evidence");
    store::Transaction transaction(desk.db);
    auto const number = desk.db.number(sql::next_concern, {text(desk.operation)}).value_or(1);
    auto const raised = wanted.raised.text();
    desk.db.run(sql::add_concern, {text(desk.operation), number, text(wanted.body), text(wanted.topic), text(wanted.affected), text(wanted.place), wanted.resort, wanted.task,
                                   wanted.sensitivity, text(raised), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("body", wanted.body).member("topic", wanted.topic).member("last_resort", wanted.resort).member("task", wanted.task).member("raised", raised).end();
    journal(desk, store::Nature::decided, "concern", number, said);
    add_step(desk, number, {"identified", wanted.raised, "", "", "", {}, ""});
    write_evidence(desk, number, wanted.evidence);
    if (not wanted.owner.empty()) write_owner(desk, number, wanted.owner);
    transaction.commit();
    return number;
}

void own(Desk const& desk, Concern const& concern, std::string const& partner)
{
    expect_open(concern);
    store::Transaction transaction(desk.db);
    write_owner(desk, concern.number, partner);
    transaction.commit();
}

void add_evidence(Desk const& desk, Concern const& concern, std::vector<Evidence> const& evidence)
{
    expect_open(concern);
    if (evidence.empty()) refuse("concern.no_evidence");
    store::Transaction transaction(desk.db);
    write_evidence(desk, concern.number, evidence);
    transaction.commit();
}

void add_message(Desk const& desk, Concern const& concern, Message const& message)
{
    expect_open(concern);
    if (message.words.empty() and message.document.empty()) refuse("concern.no_words");
    if (std::ranges::count(audiences(), message.audience) == 0) refuse("concern.bad_audience", {message.audience, either(audiences())});
    if (std::ranges::count(channels(), message.channel) == 0) refuse("concern.bad_channel", {message.channel, either(channels())});
    store::Transaction transaction(desk.db);
    desk.db.run(sql::add_message, {text(desk.operation), concern.number, text(message.audience), text(message.channel), text(message.language), text(message.words), text(message.document),
                                   desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("audience", message.audience).member("channel", message.channel).member("language", message.language).member("document", message.document).end();
    journal(desk, store::Nature::received, "message", concern.number, said);
    if (concern.now().state != "drafted") add_step(desk, concern.number, {"drafted", std::max(desk.clock.today(), concern.now().on), "", "", "", {}, ""});
    transaction.commit();
}

void decide(Desk const& desk, Concern const& concern, Step const& step)
{
    auto const& wanted = state_named(step.state);
    expect_may_become(concern.number, concern.now().state, step.state);
    if (wanted.needs == "message" and concern.messages.empty()) refuse("concern.needs_message", {std::to_string(concern.number)});
    if (wanted.needs == "who" and step.who.empty()) refuse("concern.needs_who");
    if (wanted.needs == "outcome" and step.words.empty()) refuse("concern.needs_outcome");
    bool const again = not state_named(concern.now().state).open;
    if ((wanted.needs == "reason" or again) and step.words.empty()) refuse("concern.needs_reason");
    if (step.on < concern.now().on) refuse("concern.before", {step.on.text(), concern.now().on.text()});
    store::Transaction transaction(desk.db);
    add_step(desk, concern.number, step);
    transaction.commit();
}

std::int64_t ask(Desk const& desk, Ask const& wanted)
{
    if (wanted.cents <= 0) refuse("ask.no_amount", {std::to_string(wanted.cents / 100)});
    if (wanted.asked == "donor" and wanted.donor.empty()) refuse("ask.no_donor");
    store::Transaction transaction(desk.db);
    auto const number = desk.db.number(sql::next_ask, {text(desk.operation)}).value_or(1);
    auto const on = wanted.asked_on.text();
    desk.db.run(sql::add_ask, {text(desk.operation), number, text(wanted.body), wanted.gap, wanted.concern, wanted.task, text(wanted.asked), text(wanted.donor), wanted.cents,
                               text(wanted.currency), text(wanted.words), text(on), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("gap", wanted.gap).member("donor", wanted.donor).member("asked", wanted.asked).member("cents", wanted.cents).member("currency", wanted.currency)
        .member("on", on).end();
    journal(desk, store::Nature::decided, "ask", number, said, wanted.words);
    transaction.commit();
    return number;
}

void answer(Desk const& desk, Ask const& ask, Answer const& wanted)
{
    constexpr std::array<std::string_view, 4> answers{"pledged", "partly", "declined", "withdrawn"};
    if (std::ranges::count(answers, wanted.answer) == 0) refuse("ask.bad_answer", {wanted.answer});
    bool const pledges = wanted.answer == "pledged" or wanted.answer == "partly";
    if (pledges and wanted.cents.value_or(0) <= 0) refuse("ask.no_pledge", {ask.currency});
    if (wanted.answer == "partly" and *wanted.cents >= ask.cents) refuse("ask.too_much", {std::to_string(ask.cents / 100) + " " + ask.currency});
    auto const before = ask.answers.empty() ? ask.asked_on : ask.answers.back().on;
    if (wanted.on < before) refuse("concern.before", {wanted.on.text(), before.text()});
    store::Transaction transaction(desk.db);
    auto const on = wanted.on.text();
    desk.db.run(sql::add_answer, {text(desk.operation), ask.number, text(wanted.answer), store::value_of(pledges ? wanted.cents : std::nullopt), text(on), text(wanted.words), desk.clock.now().ms,
                                  text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("answer", wanted.answer).key("cents").value(pledges ? wanted.cents : std::nullopt).member("on", on).end();
    journal(desk, store::Nature::received, "answer", ask.number, said, wanted.words);
    transaction.commit();
}

std::int64_t contribute(Desk const& desk, Concern const& concern, Contribution const& wanted)
{
    auto const& now = concern.now().state;
    if (now == "identified" or now == "drafted" or now == "dropped") refuse("concern.not_cleared", {std::to_string(concern.number), now});
    store::Transaction transaction(desk.db);
    auto const number = desk.db.number(sql::next_contribution, {text(desk.operation)}).value_or(1);
    auto const on = wanted.on.text();
    desk.db.run(sql::add_contribution, {text(desk.operation), number, concern.number, text(wanted.to), text(on), text(wanted.words), text(wanted.document), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("concern", concern.number).member("to", wanted.to).member("on", on).member("document", wanted.document).end();
    journal(desk, store::Nature::decided, "contribution", number, said, wanted.words);
    transaction.commit();
    return number;
}

void use(Desk const& desk, Contribution const& contribution, Use const& wanted)
{
    if (wanted.on < contribution.on) refuse("concern.before", {wanted.on.text(), contribution.on.text()});
    store::Transaction transaction(desk.db);
    auto const on = wanted.on.text();
    desk.db.run(sql::add_use, {text(desk.operation), contribution.number, text(on), text(wanted.words), desk.clock.now().ms, text(desk.actor)});
    std::string said;
    base::JsonWriter(said).object().member("on", on).end();
    journal(desk, store::Nature::received, "contribution_use", contribution.number, said, wanted.words);
    transaction.commit();
}

}
