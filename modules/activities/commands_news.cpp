// `today desk`: what waits, who is late by name, what happened since somebody last looked.
#include "commands.hpp"
#include "reports.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <partners/partners.hpp>
#include <store/journal.hpp>

namespace muster::activities {

namespace {

constexpr int most_entries = 500, most_shown = 50;

struct Names {
    explicit Names(cli::Call& call)
    {
        for (auto const& one : partners::list(call.db(), call.operation())) of[one.id] = one.acronym.empty() ? one.name : one.acronym;
    }
    std::map<std::string, std::string> of;
};

void write_reports(cli::Call& call, base::JsonWriter& json, std::optional<operations::Cycle> const& cycle, cli::TextTable& table)
{
    auto const operation = call.operation();
    auto names = Names(call).of;
    auto const last = last_reports(call.db(), operation);
    json.key("reports").list();
    for (auto const& one : reports(call.db(), operation, call.clock->today())) {
        if (not cycle or not (one.cycle.period == cycle->period)) continue;
        if (call.has("partner") and std::ranges::count(call.all("partner"), one.partner) == 0) continue;
        json.object().member("partner", one.partner).member("name", names[one.partner]).member("state", one.state).member("lines", one.lines);
        json.member("due", one.cycle.due.text()).key("last_report");
        auto const at = last.find(one.partner);
        if (at == last.end()) json.null();
        else {
            json.object().member("submission", at->second.submission).member("at", at->second.at.text());
            json.member("file", at->second.file).member("period", at->second.period).end();
        }
        json.end();
        if (one.state != "reported" and one.state != "nil") table.row({one.partner, names[one.partner], one.state, at == last.end() ? "–" : at->second.period});
    }
    json.end();
}

cli::Exit run_desk(cli::Call& call)
{
    auto const operation = call.operation();
    auto const cycle = cycle_at(call.db(), operation, call.clock->today());
    std::string out;
    base::JsonWriter json(out);
    json.object().key("cycle");
    write_cycle(json, cycle);
    cli::TextTable late({"partner", "name", "state", "last month reported"}), happened({"at", "what", "who"});
    write_reports(call, json, cycle, late);
    write_queues(json.key("held"), queues(call.db(), operation));
    auto const entries = changes(call.db(), operation, call.number("since", 0), most_entries);
    write_changes(json.key("changed"), call, entries);
    json.end();
    for (auto const& one : entries)
        if (&one - entries.data() < 15) happened.row({one.at.text(), one.words, one.actor});
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    if (cycle) call.line(fmt::format("Reports for {}, due on {}: who has not reported, or late", cycle->period.text(), cycle->due.text()));
    call.say(late.text());
    call.line("\nWhat waits for a person");
    for (auto const& queue : queues(call.db(), operation)) call.line(fmt::format("  {:10} {} rows in {} groups", queue.name, cli::grouped(queue.rows), cli::grouped(queue.groups)));
    call.line("\nWhat happened last");
    call.say(happened.text());
    return cli::Exit::done;
}

constexpr cli::Option desk_options[] = {
    {"since", "NUMBER", "only what happened after this entry of the journal"},
    {"partner", "ID", "only the reports of this partner", false, true},
};
constexpr cli::Served serve_desk[] = {{"GET", "/operations/{operation}/desk", "rows", "reports"}};

}

void write_queues(base::JsonWriter& json, std::vector<Queue> const& all)
{
    std::int64_t rows = 0, groups = 0;
    for (auto const& queue : all) rows += queue.rows, groups += queue.groups;
    json.object().member("rows", rows).member("groups", groups).key("queues").list();
    for (auto const& queue : all) json.object().member("queue", queue.name).member("rows", queue.rows).member("groups", queue.groups).member("people", queue.people).end();
    json.end().end();
}

void write_changes(base::JsonWriter& json, cli::Call& call, std::vector<Change> const& entries)
{
    json.object().member("since", call.number("since", 0)).member("journal", store::journal_head(call.db()));
    json.member("entries", entries.size()).member("all", entries.size() < std::size_t(most_entries)).key("by_kind").list();
    std::map<std::string, std::int64_t> kinds;
    for (auto const& one : entries) ++kinds[one.kind];
    for (auto const& [kind, count] : kinds) json.object().member("kind", kind).member("entries", count).end();
    json.end().key("latest").list();
    for (auto const& one : entries) {
        if (&one - entries.data() >= most_shown) break;
        json.object().member("seq", one.seq).member("at", one.at.text()).member("actor", one.actor).member("kind", one.kind);
        json.member("subject", one.subject).member("words", one.words).member("reason", one.reason).end();
    }
    json.end().end();
}

std::vector<cli::Command> news_commands()
{
    return {{"today desk", "What waits, who is late by name, and what happened since you last looked.", "", {}, desk_options, run_desk, true, serve_desk}};
}

}
