// `today`: what a coordinator needs in the first minute of the day.
#include "commands.hpp"
#include "output.hpp"
#include "shelf.hpp"
#include <activities/activities.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace muster::analysis {

namespace {

constexpr std::size_t top_gaps = 5;
constexpr int most_entries = 500;

/// Figures of the whole of what is asked: the country, or one place of it.
Asked whole_of(cli::Call& call, Picture const& picture)
{
    auto asked = asked_by(call, picture, 0);
    if (asked.within >= 0) asked.level = std::max(0, picture.engine->tree().level(asked.within));
    return asked;
}

/// Reports of the present cycle, counted by state.
struct Reporting {
    std::optional<operations::Cycle> cycle;
    std::map<std::string, std::int64_t> by_state;
    std::int64_t expected = 0;
};

Reporting reporting_of(cli::Call& call)
{
    Reporting now{.cycle = activities::cycle_at(call.db(), call.operation(), call.clock->today()), .by_state = {}};
    if (not now.cycle) return now;
    for (auto const& report : activities::reports(call.db(), call.operation(), call.clock->today())) {
        if (not(report.cycle.period == now.cycle->period)) continue;
        ++now.by_state[report.state];
        ++now.expected;
    }
    return now;
}

void write_reporting(base::JsonWriter& json, Reporting now)
{
    json.key("reports");
    if (not now.cycle) {
        json.null();
        return;
    }
    json.object().member("period", now.cycle->period.text()).member("first", now.cycle->period.first.text());
    json.member("last", now.cycle->period.last.text()).member("due", now.cycle->due.text()).member("expected", now.expected);
    for (auto const* state : {"reported", "late", "nil", "due", "overdue"}) json.member(std::string_view(state) == "due" ? "due_still" : state, now.by_state[state]);
    json.end();
}

void write_gaps(base::JsonWriter& json, Picture const& picture, GapList const& list)
{
    json.key("gaps").object().key("top").list();
    for (std::size_t i = 0; i < std::min(top_gaps, list.gaps.size()); ++i) write_gap(json, picture, list.gaps[i]);
    std::map<std::string_view, std::int64_t> kinds;
    for (auto const& gap : list.gaps) ++kinds[name_of(gap.kind)];
    json.end().member("all", list.gaps.size()).member("critical", std::ranges::count_if(list.gaps, &Gap::critical)).key("by_kind").object();
    for (auto const kind : gap_names) json.member(kind, kinds[kind]);
    json.end().member("because_nobody_reported", list.unheard).member("present_without_numbers", list.unsaid).member("not_shown", list.unshown);
    json.member("reported_and_still_missing", list.heard).end();
}

void write_held(base::JsonWriter& json, std::vector<activities::Queue> const& queues)
{
    std::int64_t rows = 0, groups = 0;
    for (auto const& queue : queues) rows += queue.rows, groups += queue.groups;
    json.key("held").object().member("rows", rows).member("groups", groups).key("queues").list();
    for (auto const& queue : queues) json.object().member("queue", queue.name).member("rows", queue.rows).member("groups", queue.groups).end();
    json.end().end();
}

/// How much happened, by kind; what it was by name stands in `today desk`.
void write_changed(base::JsonWriter& json, cli::Call& call, Picture const& picture)
{
    auto const since = call.number("since", 0);
    auto const entries = activities::changes(call.db(), picture.operation, since, call.has("since") ? most_entries : 0);
    std::map<std::string, std::int64_t> kinds;
    for (auto const& one : entries) ++kinds[one.kind];
    json.key("changed").object().member("since", since).member("journal", picture.journal).member("entries", entries.size()).key("by_kind").list();
    for (auto const& [kind, count] : kinds) json.object().member("kind", kind).member("entries", count).end();
    json.end().end().key("freshness").list();
    for (auto const& source : activities::sources(call.db(), picture.operation)) {
        bool const is_list = source.kind != "reports";
        json.object().member("source", source.kind).member("name", is_list ? source.name : std::string()).member("at", source.at.text());
        json.member("words", is_list ? source.words : std::string()).end();
    }
    json.end();
}

void say(cli::Call& call, Picture const& picture, Figures const& all, GapList const& list, Reporting now, std::vector<activities::Queue> const& queues)
{
    call.say(headline(picture, all.asked, "today", all.period));
    call.line();
    call.say(figures_text(picture, all, all.lines));
    call.line(fmt::format("\n{} gaps: {} because nobody reported, {} where partners told no number, {} reported and still missing", cli::grouped(std::int64_t(list.gaps.size())),
                          cli::grouped(list.unheard), cli::grouped(list.unsaid), cli::grouped(list.heard)));
    for (std::size_t i = 0; i < std::min(top_gaps, list.gaps.size()); ++i) {
        auto const& gap = list.gaps[i];
        call.line(fmt::format("  {}  {} {}  {}  {} missing: {}", gap.rank, picture.place_code(gap.place), picture.place_name(gap.place), picture.body_name(gap.body), gap.hidden ? std::string("<") : cli::grouped(gap.people), gap.why));
    }
    if (now.cycle)
        call.line(fmt::format("\nreports for {}, due on {}: {} of {} in time, {} late, {} nil, {} still due, {} overdue", now.cycle->period.text(), now.cycle->due.text(), now.by_state["reported"],
                              now.expected, now.by_state["late"], now.by_state["nil"], now.by_state["due"], now.by_state["overdue"]));
    std::string waits;
    for (auto const& queue : queues) waits += fmt::format("{}{} {}", waits.empty() ? "" : " · ", queue.name, cli::grouped(queue.rows));
    call.line("rows that wait for a person: " + (waits.empty() ? std::string("none") : waits));
    call.line("who is late, and what happened since you last looked: muster today desk");
}

cli::Exit today_from(cli::Call& call, Picture const& picture)
{
    auto const kept = figures_asked(call, picture, whole_of(call, picture));
    auto const& all = *kept;
    auto const list = gaps_asked(call, picture, asked_by(call, picture, picture.finest_level()), {});
    auto const now = reporting_of(call);
    auto const queues = activities::queues(call.db(), picture.operation);
    if (not call.json) {
        say(call, picture, all, list, now, queues);
        return cli::Exit::done;
    }
    std::string out;
    base::JsonWriter json(out);
    json.object();
    write_method(json, picture, all.asked, all.period);
    json.key("all");
    auto const joint = std::ranges::find_if(all.lines, [&](Figure const& line) { return line.body == picture.engine->joint() and not line.only_whole; });
    if (joint == all.lines.end()) json.null();
    else write_figure(json, picture, all, *joint, nullptr);
    json.key("sectors").list();
    for (auto const& line : all.lines)
        if (line.body != picture.engine->joint() and not line.only_whole) write_figure(json, picture, all, line, nullptr);
    json.end();
    write_gaps(json, picture, list);
    write_reporting(json, now);
    write_held(json, queues);
    write_changed(json, call, picture);
    write_notes(json, picture, all);
    json.end();
    call.document(out);
    return cli::Exit::done;
}

}

cli::Exit run_today(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return today_from(call, picture); });
}

}
