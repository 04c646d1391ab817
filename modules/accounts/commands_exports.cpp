// `muster export …`: who may take what is sensitive away as a file, on whose word, and what was taken.
#include "commands.hpp"
#include <access/exports.hpp>
#include <accounts/accounts.hpp>
#include <algorithm>
#include <base/json.hpp>
#include <fmt/core.h>

namespace muster::accounts {

namespace {

using access::Export;
using access::ExportState;
using cli::Call;
using cli::Exit;

std::string day_of(base::Instant until) { return base::Instant{until.ms - 1}.day().text(); }

void write_plain(base::JsonWriter& json, Export const& one, base::Instant now)
{
    json.member("export", one.number).member("account", one.account).member("list", one.list).member("body", one.body).member("place", one.area);
    json.member("purpose", one.purpose).member("recipient", one.recipient).member("until", day_of(one.until)).member("raw", one.raw).member("asked_by", one.asked_by);
    json.member("at", one.at.text()).member("state", access::name_of(one.state)).member("stands", one.stands(now)).member("said_by", one.said_by).key("said_at");
    json.value(one.said_at ? std::optional(one.said_at->text()) : std::nullopt).member("reason", one.reason);
}

/// As people know it; what is no account is called as it stands.
std::string name_of(access::Desk const& desk, std::string const& account)
{
    auto const found = account.find('@') == std::string::npos ? access::account_if(desk, account) : std::nullopt;
    return found ? found->name : account;
}

void write(base::JsonWriter& json, access::Desk const& desk, Export const& one)
{
    json.object().member("account_name", name_of(desk, one.account)).member("asked_by_name", name_of(desk, one.asked_by)).member("said_by_name", name_of(desk, one.said_by));
    write_plain(json, one, desk.now());
}

Exit tell(Call& call, access::Desk const& desk, Export const& one)
{
    std::string text;
    base::JsonWriter json(text);
    write(json, desk, one);
    json.end();
    call.document(text);
    call.line(fmt::format("Export {} of {} is {}.", one.number, one.list == "*" ? "every list" : one.list, access::name_of(one.state)));
    return Exit::done;
}

/// Who is to take it: at the command line anybody, over the network whoever asks.
std::string taker(Call& call, access::Desk const& desk)
{
    auto const said = call.text("for");
    if (call.acting.empty()) {
        if (said.empty()) cli::refuse("cli.bad_words", {"export ask", "nobody is named who may take it", "--for MAIL"});
        return access::account(desk, said).id;
    }
    if (not said.empty() and said != call.acting) cli::refuse("cli.bad_words", {"export ask", "each asks for the own account", "--for left out"});
    return call.acting;
}

Exit run_ask(Call& call)
{
    auto const made = world(*call.clock);
    access::Desk const desk{*made, call.db(), call.actor()};
    Export wanted;
    wanted.account = taker(call, desk);
    wanted.list = call.text("list", "*");
    wanted.body = call.text("body", "*");
    wanted.area = call.text("place", "*");
    wanted.purpose = call.text("purpose");
    wanted.recipient = call.text("recipient");
    wanted.until = access::end_of(call.text("until"));
    wanted.raw = call.has("raw");
    return tell(call, desk, access::ask_export(desk, call.operation(), std::move(wanted)));
}

Exit decided(Call& call, ExportState word)
{
    auto const made = world(*call.clock);
    access::Desk const desk{*made, call.db(), call.actor()};
    return tell(call, desk, access::decide_export(desk, call.operation(), call.number("NUMBER", 0), word, call.text("reason")));
}

Exit run_approve(Call& call) { return decided(call, ExportState::approved); }
Exit run_refuse(Call& call) { return decided(call, ExportState::refused); }

Exit run_withdraw(Call& call)
{
    auto const made = world(*call.clock);
    access::Desk const desk{*made, call.db(), call.actor()};
    return tell(call, desk, access::withdraw_export(desk, call.operation(), call.number("NUMBER", 0), call.text("reason")));
}

/// What is shown to who asks and is not in the files that the same account takes without an approval.
void write_left_out(Call& call, access::Desk const& desk, base::JsonWriter& json)
{
    json.key("left_out").list();
    auto const operation = call.operation();
    auto const policy = access::policy_in_force(desk.world, call.db(), operation);
    auto const who = call.acting.empty() ? access::Subject{} : access::subject(desk, call.acting);
    auto const shown = access::veil(desk.world.roles, who, policy, operation, call.clock->now());
    auto const in_files = access::file_veil(desk.world.roles, who, policy, operation, call.clock->now(), {});
    for (auto const& mask : in_files.masks()) {
        if (call.acting.empty() or std::ranges::count(shown.masks(), mask) > 0) continue;
        json.object().member("kind", access::name_of(mask.what.kind));
        if (not access::is_of_places(mask.what.kind)) json.member("body", mask.what.body);
        json.member("class", access::name_of(mask.what.least)).end();
    }
    json.end();
}

Exit run_list(Call& call)
{
    auto const made = world(*call.clock);
    access::Desk const desk{*made, call.db(), call.actor()};
    auto const operation = call.operation();
    std::string text;
    base::JsonWriter json(text);
    cli::TextTable table({"export", "of", "body", "places", "for", "until", "state", "asked by"}, {true});
    json.object().key("exports").list();
    for (auto const& one : access::exports(call.db(), operation)) {
        bool const own = one.account == desk.actor or one.asked_by == desk.actor, decides = access::may_decide(desk, operation, one);
        if (not own and not decides) continue;
        write(json, desk, one);
        json.member("own", own).member("to_decide", decides and not own and one.state == ExportState::asked).end();
        table.row({std::to_string(one.number), one.list, one.body, one.area, one.recipient, day_of(one.until), std::string(access::name_of(one.state)), one.asked_by});
    }
    json.end();
    write_left_out(call, desk, json);
    json.end();
    call.document(text);
    call.say(table.text());
    return Exit::done;
}

Exit run_log(Call& call)
{
    auto const since = call.has("since") ? access::start_of(call.text("since")) : base::Instant{call.clock->now().ms - std::int64_t{90} * 86'400'000};
    auto const made = world(*call.clock);
    access::Desk const desk{*made, call.db(), call.actor()};
    std::string text;
    base::JsonWriter json(text);
    cli::TextTable table({"at", "account", "what", "form", "lines", "class", "approval"}, {false, false, false, false, true, false, true});
    json.object().key("taken").list();
    for (auto const& one : access::taken_files(call.db(), call.operation(), since, 10'000)) {
        json.object().member("at", one.at.text()).member("account", one.account).member("account_name", name_of(desk, one.account)).member("path", one.path).member("format", one.format).key("asked").raw(one.asked).key("lines");
        json.value(one.lines < 0 ? std::nullopt : std::optional(one.lines)).member("class", access::name_of(one.least)).key("approval");
        json.value(one.approval == 0 ? std::nullopt : std::optional(one.approval)).end();
        table.row({one.at.text(), one.account, one.path, one.format, one.lines < 0 ? "" : std::to_string(one.lines), std::string(access::name_of(one.least)),
                   one.approval == 0 ? "" : std::to_string(one.approval)});
    }
    json.end().end();
    call.document(text);
    call.say(table.text());
    return Exit::done;
}

constexpr cli::Option ask_options[] = {
    {"list", "LIST", "which list, as its address calls it: activities, lines, contacts …; packages for what is handed over; every list where left out"},
    {"body", "CODE", "only what is of this body"},
    {"place", "PCODE", "only places whose code begins so"},
    {"purpose", "TEXT", "what for; kept with it", true},
    {"recipient", "TEXT", "for whom; stands in every file", true},
    {"until", "DAY", "the last day, 92 days ahead at most", true},
    {"raw", "", "small counts too, which are kept back otherwise"},
    {"for", "MAIL", "at the command line: whose account may take it"},
};
constexpr cli::Option number[] = {{"NUMBER", "", "its number, as in `export list`", true}};
constexpr cli::Option reason[] = {{"reason", "TEXT", "why, or on whose word; kept with it", true}};
constexpr cli::Option maybe_reason[] = {{"reason", "TEXT", "why; kept with it"}};
constexpr cli::Option log_options[] = {{"since", "DAY", "from this day on; 90 days where left out"}};

constexpr cli::Served serve_ask[] = {{"POST", "/operations/{operation}/exports", "rows"}};
constexpr cli::Served serve_approve[] = {{"POST", "/operations/{operation}/exports/{number}/approve", "decide", "", "", "", true}};
constexpr cli::Served serve_refuse[] = {{"POST", "/operations/{operation}/exports/{number}/refuse", "decide", "", "", "", true}};
constexpr cli::Served serve_withdraw[] = {{"DELETE", "/operations/{operation}/exports/{number}", "figures", "", "", "", true}};
constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/exports", "figures", "exports", "", "", true}};
constexpr cli::Served serve_log[] = {{"GET", "/operations/{operation}/export-log", "administer", "taken"}};

constexpr cli::Command table[] = {
    {"export ask", "Asks that what is classed high may be taken away as a file.",
     "Without an approval files leave out what is high, and severe is in no file. Another person decides; every file that rests on it says who took it, for whom and when.", {},
     ask_options, run_ask, true, serve_ask},
    {"export approve", "Approves what was asked, until its last day.", "", number, reason, run_approve, true, serve_approve},
    {"export refuse", "Refuses what was asked.", "", number, reason, run_refuse, true, serve_refuse},
    {"export withdraw", "Takes an approval or a question back, from this moment.", "", number, maybe_reason, run_withdraw, true, serve_withdraw},
    {"export list", "What was asked and decided, as far as it is yours, and what your files leave out.", "", {}, {}, run_list, true, serve_list},
    {"export log", "Every file that was taken: by which account, when, what and how much.", "", {}, log_options, run_log, true, serve_log},
};

}

std::span<cli::Command const> export_commands() { return table; }

}
