// `advocacy ask|answer|asks`: means for gaps that nobody pays for.
#include "commands.hpp"
#include "rules.hpp"
#include <advocacy/sql.hpp>
#include <algorithm>
#include <base/json.hpp>
#include <fmt/core.h>

namespace muster::advocacy {

namespace {

using cli::Call;
using cli::Exit;

constexpr std::int64_t cents_of_one = 100, most = 1'000'000'000'000;

std::int64_t cents_asked(Call const& call)
{
    auto const whole = call.number("amount", 0);
    if (whole <= 0 or whole > most) refuse("ask.no_amount", {call.text("amount")});
    return whole * cents_of_one;
}

std::string currency_asked(Call const& call)
{
    auto const currency = call.text("currency", "USD");
    if (currency.size() != 3 or not std::ranges::all_of(currency, [](char c) { return c >= 'A' and c <= 'Z'; })) refuse("ask.bad_currency", {currency});
    return currency;
}

void take_up(Table& table, Ask& wanted)
{
    auto const all = tasks(table.desk.db, table.desk.operation);
    wanted.task = table.call.number("task", 0);
    auto const at = std::ranges::find(all, wanted.task, &Task::number);
    if (at == all.end() or at->kind != "resources" or not table.reads(at->body)) refuse("concern.unknown_task", {table.call.text("task"), "means"});
    if (wanted.gap == 0) wanted.gap = at->gap;
}

Exit run_ask(Call& call)
{
    Table table(call);
    Ask wanted;
    wanted.gap = call.number("gap", 0);
    if (call.has("task")) take_up(table, wanted);
    if (wanted.gap == 0) refuse("ask.no_gap");
    wanted.body = table.body_of_gap(wanted.gap);
    table.expect_may(wanted.body, "propose");
    auto const& [db, clock, operation, actor] = table.desk;
    db.one(sql::gap_of, {std::string_view(operation), wanted.gap}, [&](store::Row const& row) {
        if (row.text(1) == "closed" or row.text(1) == "accepted_unmet" or row.text(1) == "false") refuse("ask.gap_over", {std::to_string(wanted.gap), row.string(1)});
    });
    if (call.has("concern")) wanted.concern = table.concern("concern").number;
    wanted.asked = call.has("participants") ? "participants" : "donor";
    wanted.donor = call.text("donor");
    wanted.cents = cents_asked(call);
    wanted.currency = currency_asked(call);
    wanted.words = call.text("words");
    wanted.asked_on = table.day("on", table.today);
    wanted.number = ask(table.desk, wanted);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("ask");
    write(json, wanted, table);
    json.end();
    return done(call, out, fmt::format("Ask {}: {} {} for gap {}.", wanted.number, cli::grouped(wanted.cents / cents_of_one), wanted.currency, wanted.gap));
}

Exit run_answer(Call& call)
{
    Table table(call);
    auto const said = call.text("ASK");
    for (auto& one : asks(table.desk.db, table.desk.operation)) {
        if (std::to_string(one.number) != said or not table.reads(one.body)) continue;
        table.expect_may(one.body, "propose");
        Answer wanted{call.text("ANSWER"), std::nullopt, table.day("on", table.today), call.text("words"), {}, ""};
        if (call.has("amount")) wanted.cents = cents_asked(call);
        answer(table.desk, one, wanted);
        one.answers.push_back(wanted);
        std::string out;
        base::JsonWriter json(out);
        json.object().key("ask");
        write(json, one, table);
        json.end();
        return done(call, out, fmt::format("Ask {} was answered: {}.", one.number, wanted.answer));
    }
    refuse("ask.unknown", {said});
}

Exit run_asks(Call& call)
{
    Table table(call);
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable lines({"", "gap", "body", "who", "asked", "amount", "", "answer", "pledged"}, {true, true, false, false, false, true, false, false, true});
    json.object().member("on", table.today.text()).key("asks").list();
    for (auto const& one : asks(table.desk.db, table.desk.operation)) {
        if (not table.reads(one.body) or not table.wanted(one.body) or (call.has("gap") and one.gap != call.number("gap", 0)) or (call.has("open") and not one.answers.empty())) continue;
        write(json, one, table);
        auto const* last = one.answers.empty() ? nullptr : &one.answers.back();
        lines.row({std::to_string(one.number), std::to_string(one.gap), one.body, one.asked == "participants" ? "participants" : table.name(one.donor), one.asked_on.text(),
                   cli::grouped(one.cents / cents_of_one), one.currency, last == nullptr ? "–" : last->answer, last == nullptr or not last->cents ? "–" : cli::grouped(*last->cents / cents_of_one)});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(lines.text());
    return Exit::done;
}

constexpr cli::Option ask_options[] = {
    {"gap", "NUMBER", "the gap that it would fill; that of the task where one is taken up"},
    {"donor", "NAME", "who is asked: an id of `partner list`, or a name"},
    {"participants", "", "those who take part are encouraged to raise it by their usual channels"},
    {"amount", "NUMBER", "how much, in whole units", true},
    {"currency", "CODE", "USD where left out"},
    {"concern", "NUMBER", "the concern that it belongs to"},
    {"task", "NUMBER", "takes up a task that a blocked case of last resort opened"},
    {"words", "TEXT", "what for"},
    {"on", "DAY", "asked on this day; today where left out"},
};
constexpr cli::Option answer_arguments[] = {{"ASK", "", "its number, as in `advocacy asks`", true}, {"ANSWER", "", "pledged, partly, declined or withdrawn", true}};
constexpr cli::Option answer_options[] = {{"amount", "NUMBER", "how much is pledged, in whole units"}, {"words", "TEXT", "what was said"}, {"on", "DAY", "answered on this day; today where left out"}};
constexpr cli::Option asks_options[] = {{"body", "CODE", "only of this body", false, true}, {"gap", "NUMBER", "only for this gap"}, {"open", "", "only those that wait for an answer"}};

constexpr cli::Served serve_ask[] = {{.verb = "POST", .path = "/operations/{operation}/asks", .permission = "propose", .own_limits = true}};
constexpr cli::Served serve_answer[] = {{.verb = "POST", .path = "/operations/{operation}/asks/{ask}/answers", .permission = "propose", .own_limits = true}};
constexpr cli::Served serve_asks[] = {{.verb = "GET", .path = "/operations/{operation}/asks", .permission = "rows", .rows = "asks", .own_limits = true}};

constexpr cli::Command commands[] = {
    {"advocacy ask", "Ask a donor for the means to fill a gap, or encourage participants to raise them.", "", {}, ask_options, run_ask, true, serve_ask},
    {"advocacy answer", "Take down what was answered: how much is pledged.", "A pledge is not money received; it enters no sum of funding.", answer_arguments, answer_options, run_answer, true,
     serve_answer},
    {"advocacy asks", "What was asked, of whom, for which gap, and what is pledged.", "", {}, asks_options, run_asks, true, serve_asks},
};

}

std::span<cli::Command const> ask_commands() { return commands; }

}
