// `advocacy board|list|show`: concerns by state, tasks that nobody took up, what was asked and pledged.
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <fmt/core.h>
#include <set>

namespace muster::advocacy {

namespace {

using cli::Call;
using cli::Exit;

std::vector<Concern> concerns_wanted(Table& table)
{
    auto all = concerns(table.desk.db, table.desk.clock, table.desk.operation, table.call.acting);
    std::erase_if(all, [&](Concern const& one) { return not table.wanted(one.body); });
    return all;
}

void write(base::JsonWriter& json, Task const& one)
{
    json.object().member("task", one.number).member("kind", one.kind).member("body", one.body).member("last_resort", one.resort).member("gap", one.gap);
    json.member("condition", one.condition).member("words", one.words).member("since", one.at.day().text()).end();
}

/// Tasks that are open and that no concern or ask took up. A concern that the caller may not see took it up all the same.
std::vector<Task> waiting(Table& table)
{
    std::set<std::int64_t> taken;
    for (auto const& one : concerns(table.desk.db, table.desk.clock, table.desk.operation, ""))
        if (one.now().state != "dropped") taken.insert(one.task);
    for (auto const& one : asks(table.desk.db, table.desk.operation)) taken.insert(one.task);
    auto all = tasks(table.desk.db, table.desk.operation);
    std::erase_if(all, [&](Task const& one) { return one.over or taken.contains(one.number) or not table.reads(one.body) or not table.wanted(one.body); });
    return all;
}

struct Sums {
    std::map<std::string, std::int64_t> asked, pledged;
    std::int64_t asks = 0, unanswered = 0, declined = 0;
    void add(Ask const& one)
    {
        ++asks;
        asked[one.currency] += one.cents;
        if (one.answers.empty()) ++unanswered;
        else if (one.answers.back().answer == "declined") ++declined;
        if (not one.answers.empty() and one.answers.back().cents) pledged[one.currency] += *one.answers.back().cents;
    }
};

Exit run_board(Call& call)
{
    Table table(call);
    auto const all = concerns_wanted(table);
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable lines({"", "body", "state", "since", "what", "who"}, {true});
    json.object().member("on", table.today.text()).key("tasks").list();
    for (auto const& one : waiting(table)) {
        write(json, one);
        lines.row({"task " + std::to_string(one.number), one.body, "to take up", one.at.day().text(), one.words, ""});
    }
    json.end().key("states").list();
    for (auto const& state : states()) {
        json.object().member("state", state.state).member("open", state.open).key("concerns").list();
        for (auto const& one : all) {
            if (one.now().state != state.state) continue;
            write(json, one, table);
            lines.row({std::to_string(one.number), one.body, state.state, one.now().on.text(), one.topic, one.owner});
        }
        json.end().end();
    }
    Sums sums;
    for (auto const& one : asks(table.desk.db, table.desk.operation))
        if (table.reads(one.body) and table.wanted(one.body)) sums.add(one);
    json.end().key("asks").object().member("asks", sums.asks).member("unanswered", sums.unanswered).member("declined", sums.declined);
    write_money(json, "asked", sums.asked);
    write_money(json, "pledged", sums.pledged);
    json.end().end();
    if (call.json) call.document(out);
    else call.say(lines.text());
    return Exit::done;
}

Exit run_list(Call& call)
{
    Table table(call);
    if (call.has("state")) state_named(call.text("state"));
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable lines({"", "body", "state", "since", "what", "cleared by", "who"}, {true});
    json.object().member("on", table.today.text()).key("concerns").list();
    for (auto const& one : concerns_wanted(table)) {
        if (call.has("state") and one.now().state != call.text("state")) continue;
        write(json, one, table);
        auto const* cleared = one.last("cleared");
        lines.row({std::to_string(one.number), one.body, one.now().state, one.now().on.text(), one.topic, cleared == nullptr ? "" : cleared->who, one.owner});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(lines.text());
    return Exit::done;
}

Exit run_show(Call& call)
{
    Table table(call);
    auto const one = table.concern();
    std::string out;
    base::JsonWriter json(out);
    json.object().key("concern");
    write(json, one, table);
    json.member("may_write", table.may(one.body, "settle")).member("may_clear", table.may(one.body, "propose")).key("asks").list();
    for (auto const& ask : asks(table.desk.db, table.desk.operation))
        if (ask.concern == one.number) write(json, ask, table);
    json.end().key("contributions").list();
    for (auto const& given : contributions(table.desk.db, table.desk.operation)) {
        if (given.concern != one.number) continue;
        json.object().member("contribution", given.number).member("to", given.to).member("on", given.on.text()).member("words", given.words).member("document", given.document).key("uses").list();
        for (auto const& use : given.uses) json.object().member("on", use.on.text()).member("words", use.words).end();
        json.end().end();
    }
    json.end().end();
    if (call.json) {
        call.document(out);
        return Exit::done;
    }
    call.line(fmt::format("{}  {}  {}  ({} since {})", one.number, one.body, one.topic, one.now().state, one.now().on.text()));
    for (auto const& it : one.evidence) call.line(fmt::format("  rests on {} {}{}", it.kind, it.ref, it.words));
    for (auto const& it : one.messages) call.line(fmt::format("  to {} by {}: {}{}", it.audience, it.channel, it.words, it.document));
    for (auto const& it : one.steps) call.line(fmt::format("  {}  {}  {}  {}", it.on.text(), it.state, it.who, it.words));
    return Exit::done;
}

constexpr cli::Option body{"body", "CODE", "only of this body", false, true};
constexpr cli::Option concern_argument[] = {{"CONCERN", "", "its number, as in `advocacy list`", true}};
constexpr cli::Option board_options[] = {body};
constexpr cli::Option list_options[] = {body, {"state", "STATE", "only those that are so"}};

constexpr cli::Served serve_board[] = {{.verb = "GET", .path = "/operations/{operation}/advocacy", .permission = "rows", .own_limits = true}};
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/concerns", .permission = "rows", .rows = "concerns", .own_limits = true}};
constexpr cli::Served serve_show[] = {{.verb = "GET", .path = "/operations/{operation}/concerns/{concern}", .permission = "rows", .own_limits = true}};

constexpr cli::Command commands[] = {
    {"advocacy board", "Concerns by state, tasks of last resort that nobody took up, and what was asked and pledged.",
     "Money stands by currency: two are never added. A pledge is not money received.", {}, board_options, run_board, true, serve_board},
    {"advocacy list", "Concerns, with who cleared their words.", "", {}, list_options, run_list, true, serve_list},
    {"advocacy show", "One concern: what it rests on, its messages, states, asks and contributions.", "", concern_argument, {}, run_show, true, serve_show},
};

}

std::span<cli::Command const> board_commands() { return commands; }

}
