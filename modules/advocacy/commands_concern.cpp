// `advocacy raise|evidence|own|message|clear|decide|contribute|used`: what is said, by whom, to whom.
#include "commands.hpp"
#include "rules.hpp"
#include <access/can.hpp>
#include <advocacy/sql.hpp>
#include <algorithm>
#include <array>
#include <base/json.hpp>
#include <charconv>
#include <fmt/core.h>
#include <structure/structure.hpp>

namespace muster::advocacy {

namespace {

using cli::Call;
using cli::Exit;

std::int64_t number_of(std::string const& text, std::string_view unknown)
{
    std::int64_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} or read.ptr != text.data() + text.size()) refuse(unknown, {text});
    return number;
}

/// What options say a concern rests on; each thing is looked for.
std::vector<Evidence> evidence_asked(Table& table)
{
    auto& call = table.call;
    std::vector<Evidence> all;
    for (auto const& one : call.all("gap")) {
        table.body_of_gap(number_of(one, "concern.unknown_gap"));
        all.push_back({"gap", one, ""});
    }
    for (auto const& one : call.all("last-resort")) {
        auto const number = number_of(one, "concern.unknown_resort");
        if (not table.desk.db.one(sql::resort_of, {std::string_view(table.desk.operation), number}, [](store::Row const&) {})) refuse("concern.unknown_resort", {one});
        all.push_back({"last_resort", one, ""});
    }
    for (auto const* kind : {"obstacle", "funding", "need"})
        for (auto const& one : call.all(kind))
            if (not one.empty()) all.push_back({kind, "", one});
    for (auto const& one : call.all("document")) all.push_back({"document", table.document_sure(one), ""});
    return all;
}

/// What a task of last resort brings along: its case, its gap, what blocks.
void take_up(Table& table, Concern& wanted)
{
    auto const said = table.call.text("task");
    wanted.task = number_of(said, "concern.unknown_task");
    auto const all = tasks(table.desk.db, table.desk.operation);
    auto const at = std::ranges::find(all, wanted.task, &Task::number);
    if (at == all.end() or at->kind != "advocacy" or not table.reads(at->body)) refuse("concern.unknown_task", {said, "advocacy"});
    for (auto const& one : concerns(table.desk.db, table.desk.clock, table.desk.operation, ""))
        if (one.task == wanted.task and one.now().state != "dropped") refuse("concern.task_taken", {said, std::to_string(one.number)});
    wanted.resort = at->resort;
    wanted.body = at->body;
    if (wanted.topic.empty()) wanted.topic = at->words;
    auto const add = [&](std::string kind, std::int64_t ref) {
        auto const has = std::ranges::any_of(wanted.evidence, [&](Evidence const& one) { return one.kind == kind and one.ref == std::to_string(ref); });
        if (not has) wanted.evidence.push_back({std::move(kind), std::to_string(ref), ""});
    };
    add("last_resort", at->resort);
    add("gap", at->gap);
}

std::string body_asked(Table& table, Concern const& wanted)
{
    if (not wanted.body.empty()) return wanted.body;
    auto const said = table.call.text("body");
    auto const bodies = structure::Bodies::load(table.desk.db, table.desk.operation, table.today);
    auto const at = bodies->by_code(said);
    if (at < 0) refuse("concern.unknown_body", {said});
    return bodies->at(at).code;
}

Exit run_raise(Call& call)
{
    Table table(call);
    Concern wanted;
    wanted.topic = call.text("topic"), wanted.affected = call.text("affected"), wanted.place = call.text("where");
    wanted.evidence = evidence_asked(table);
    if (call.has("task")) take_up(table, wanted);
    wanted.body = body_asked(table, wanted);
    table.expect_may(wanted.body, "settle");
    if (call.has("owner")) wanted.owner = table.partner_sure(call.text("owner"));
    wanted.sensitivity = static_cast<int>(access::sensitivity_sure(call.text("sensitivity", "moderate")));
    wanted.raised = table.day("on", table.today);
    auto const number = raise(table.desk, wanted);
    return tell(table, number, fmt::format("Concern {} of {} is identified.", number, wanted.body));
}

Exit run_evidence(Call& call)
{
    Table table(call);
    auto const concern = table.concern_for("settle");
    add_evidence(table.desk, concern, evidence_asked(table));
    return tell(table, concern.number, fmt::format("Concern {} rests on more now.", concern.number));
}

Exit run_own(Call& call)
{
    Table table(call);
    auto const concern = table.concern_for("settle");
    auto const partner = table.partner_sure(call.text("OWNER"));
    own(table.desk, concern, partner);
    return tell(table, concern.number, fmt::format("{} sees to concern {}.", table.name(partner), concern.number));
}

Exit run_message(Call& call)
{
    Table table(call);
    auto const concern = table.concern_for("settle");
    add_message(table.desk, concern, {0, call.text("audience"), call.text("channel", "note"), call.text("language", "en"), call.text("words"), table.document_sure(call.text("document")), {}, ""});
    return tell(table, concern.number, fmt::format("Concern {} has another message; it is drafted.", concern.number));
}

Exit run_clear(Call& call)
{
    Table table(call);
    auto const concern = table.concern_for("propose");
    decide(table.desk, concern, {"cleared", table.day("on", table.today), call.text("who"), call.text("words"), table.document_sure(call.text("document")), {}, ""});
    return tell(table, concern.number, fmt::format("The words of concern {} are cleared by {}.", concern.number, call.text("who")));
}

Exit run_decide(Call& call)
{
    Table table(call);
    auto const concern = table.concern_for("settle");
    auto const state = call.text("STATE");
    if (state == "cleared") refuse("concern.clear_by_role", {std::to_string(concern.number)});
    decide(table.desk, concern, {state, table.day("on", table.today), "", call.text("words"), table.document_sure(call.text("document")), {}, ""});
    return tell(table, concern.number, fmt::format("Concern {} is {}.", concern.number, state));
}

Exit run_contribute(Call& call)
{
    constexpr std::array<std::string_view, 6> takers{"hc", "hct", "erc", "iccg", "ocha", "other"};
    Table table(call);
    auto const concern = table.concern_for("settle");
    auto const to = call.text("to", "hc");
    if (std::ranges::count(takers, to) == 0) refuse("contribution.bad_to", {to});
    auto const number = contribute(table.desk, concern, {0, concern.number, to, table.day("on", table.today), call.text("words"), table.document_sure(call.text("document")), {}, "", {}});
    std::string out;
    base::JsonWriter(out).object().member("contribution", number).member("concern", concern.number).end();
    return done(call, out, fmt::format("Contribution {}: the messages of concern {} went to {}.", number, concern.number, to));
}

Exit run_used(Call& call)
{
    Table table(call);
    auto const said = call.text("CONTRIBUTION");
    auto const mine = concerns(table.desk.db, table.desk.clock, table.desk.operation, call.acting);
    for (auto const& one : contributions(table.desk.db, table.desk.operation)) {
        auto const of = std::ranges::find(mine, one.concern, &Concern::number);
        if (std::to_string(one.number) != said or of == mine.end()) continue;
        table.expect_may(of->body, "settle");
        use(table.desk, one, {table.day("on", table.today), call.text("words"), ""});
        std::string out;
        base::JsonWriter(out).object().member("contribution", one.number).member("concern", one.concern).end();
        return done(call, out, fmt::format("Contribution {} was used.", one.number));
    }
    refuse("contribution.unknown", {said});
}

constexpr cli::Option concern_argument[] = {{"CONCERN", "", "its number, as in `advocacy list`", true}};
constexpr cli::Option own_arguments[] = {{"CONCERN", "", "its number, as in `advocacy list`", true}, {"OWNER", "", "the organisation that sees to it", true}};
constexpr cli::Option decide_arguments[] = {{"CONCERN", "", "its number, as in `advocacy list`", true}, {"STATE", "", "identified, drafted, delivered, outcome_known or dropped", true}};
constexpr cli::Option used_arguments[] = {{"CONTRIBUTION", "", "its number", true}};
constexpr cli::Option gap{"gap", "NUMBER", "a gap that it rests on", false, true};
constexpr cli::Option resort{"last-resort", "NUMBER", "a case of last resort that it rests on", false, true};
constexpr cli::Option obstacle{"obstacle", "TEXT", "what stands in the way", false, true};
constexpr cli::Option funding{"funding", "TEXT", "what means are missing", false, true};
constexpr cli::Option need{"need", "TEXT", "a need that it rests on", false, true};
constexpr cli::Option documents{"document", "ID", "a document that shows it", false, true};
constexpr cli::Option document{"document", "ID", "the document in the library"};
constexpr cli::Option on{"on", "DAY", "on this day; today where left out"};
constexpr cli::Option raise_options[] = {
    {"topic", "TEXT", "what it is, in a sentence; what the task says where one is taken up"},
    {"body", "CODE", "whose concern"},
    {"affected", "TEXT", "who is affected"},
    {"where", "PCODE", "where"},
    gap, resort, obstacle, funding, need, documents,
    {"task", "NUMBER", "takes up a task that a blocked case of last resort opened"},
    {"owner", "ID", "the organisation that sees to it"},
    {"sensitivity", "CLASS", "low, moderate (where left out), high or severe"},
    on,
};
constexpr cli::Option evidence_options[] = {gap, resort, obstacle, funding, need, documents};
constexpr cli::Option message_options[] = {
    {"audience", "WHO", "government, donors, hc_hct, parties, global, media, communities or other", true},
    {"channel", "HOW", "meeting, letter, note (where left out), briefing, statement, private, media or other"},
    {"words", "TEXT", "the message, in two or three sentences"},
    {"language", "CODE", "en where left out"},
    document,
};
constexpr cli::Option clear_options[] = {{"who", "TEXT", "in whose name: a post or an organisation", true}, {"words", "TEXT", "on what condition"}, document, on};
constexpr cli::Option decide_options[] = {{"words", "TEXT", "why, or what came of it"}, document, on};
constexpr cli::Option contribute_options[] = {{"to", "WHO", "hc (where left out), hct, erc, iccg, ocha or other"}, {"words", "TEXT", "what was contributed"}, document, on};
constexpr cli::Option used_options[] = {{"words", "TEXT", "where and how it was used", true}, on};

constexpr cli::Served serve_raise[] = {{.verb = "POST", .path = "/operations/{operation}/concerns", .permission = "settle", .own_limits = true}};
constexpr cli::Served serve_evidence[] = {{.verb = "POST", .path = "/operations/{operation}/concerns/{concern}/evidence", .permission = "settle", .own_limits = true}};
constexpr cli::Served serve_own[] = {{.verb = "POST", .path = "/operations/{operation}/concerns/{concern}/owner", .permission = "settle", .own_limits = true}};
constexpr cli::Served serve_message[] = {{.verb = "POST", .path = "/operations/{operation}/concerns/{concern}/messages", .permission = "settle", .own_limits = true}};
constexpr cli::Served serve_clear[] = {{.verb = "POST", .path = "/operations/{operation}/concerns/{concern}/clearance", .permission = "propose", .own_limits = true}};
constexpr cli::Served serve_decide[] = {{.verb = "POST", .path = "/operations/{operation}/concerns/{concern}/states", .permission = "settle", .own_limits = true}};
constexpr cli::Served serve_contribute[] = {{.verb = "POST", .path = "/operations/{operation}/concerns/{concern}/contributions", .permission = "settle", .own_limits = true}};
constexpr cli::Served serve_used[] = {{.verb = "POST", .path = "/operations/{operation}/contributions/{contribution}/uses", .permission = "settle", .own_limits = true}};

constexpr cli::Command commands[] = {
    {"advocacy raise", "Raise a concern, with what it rests on.", "", {}, raise_options, run_raise, true, serve_raise},
    {"advocacy evidence", "Add to what a concern rests on.", "", concern_argument, evidence_options, run_evidence, true, serve_evidence},
    {"advocacy own", "Say which organisation sees to a concern.", "", own_arguments, {}, run_own, true, serve_own},
    {"advocacy message", "Write a key message of a concern, for an audience.", "Words that were cleared before are no longer so: they are cleared anew.", concern_argument, message_options,
     run_message, true, serve_message},
    {"advocacy clear", "Clear the words of a concern: who, in whose name, when.", "", concern_argument, clear_options, run_clear, true, serve_clear},
    {"advocacy decide", "Decide what a concern is now.", "What may follow what: identified, drafted, cleared, delivered, outcome_known; dropped from everywhere, with the reason.",
     decide_arguments, decide_options, run_decide, true, serve_decide},
    {"advocacy contribute", "Take down that cleared messages went into the advocacy of the Humanitarian Coordinator or others.", "", concern_argument, contribute_options, run_contribute, true,
     serve_contribute},
    {"advocacy used", "Take down where a contribution was used.", "", used_arguments, used_options, run_used, true, serve_used},
};

}

std::span<cli::Command const> concern_commands() { return commands; }

}
