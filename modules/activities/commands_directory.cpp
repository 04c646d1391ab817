// `partner directory`: who the partners are, where they work and what each reported when.
#include "book.hpp"
#include "commands.hpp"
#include "opened.hpp"
#include "reports.hpp"
#include <access/veil.hpp>
#include <activities/sql.hpp>
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <geography/geography.hpp>
#include <partners/partners.hpp>
#include <set>

namespace muster::activities {

namespace {

struct Entry {
    partners::Partner partner;
    std::vector<std::string> merged;
    std::set<std::string> bodies, places, areas;  // areas: places of level 1, or the country
    std::string first_day, last_day, state;
    std::int64_t lines = 0, held = 0;
    std::optional<LastReport> last;
};
using Directory = std::map<std::string, Entry>;

std::string area_of(geography::Gazetteer const& places, std::string_view code)
{
    auto const place = places.by_code(code);
    auto const area = place < 0 ? -1 : places.ancestor(place, 1);
    return area < 0 ? std::string(code) : places.at(area).pcode;
}

/// Each sector and place of a partner once, but for what lies hidden from who asks, however many lines speak of it.
template <typename EntryOf>
void add_lines(Book const& book, geography::Gazetteer const& places, access::Veil const& hidden, EntryOf const& entry_of)
{
    std::vector<Entry*> entries;
    for (std::size_t i = 0; i < book.partners.size(); ++i) entries.push_back(entry_of(book.partners.word(static_cast<int>(i))));
    std::set<std::array<int, 3>> met;
    for (auto const& [submission, lines] : book.submissions)
        for (auto const& same : *lines) {
            auto* entry = entries[static_cast<std::size_t>(same.partner)];
            if (entry == nullptr or same.counted == 0) continue;
            if (not hidden.empty() and hidden.hides_line(true, book.bodies.word(same.body), book.places.word(same.place), entry->partner.id)) continue;
            entry->lines += same.counted;
            auto const& first = book.days.word(same.first_day);
            if (not first.empty() and (entry->first_day.empty() or first < entry->first_day)) entry->first_day = first;
            entry->last_day = std::max(entry->last_day, book.days.word(same.last_day));
            if (not met.insert({same.partner, same.body, same.place}).second) continue;
            if (same.body != 0) entry->bodies.insert(book.bodies.word(same.body));
            auto const& place = book.places.word(same.place);
            if (same.place != 0) entry->places.insert(place), entry->areas.insert(area_of(places, place));
        }
}

void add_work(cli::Call& call, std::string const& operation, geography::Gazetteer const& places, Directory& directory)
{
    auto const known = counted_as(call.db(), operation);
    auto const entry_of = [&](std::string_view partner) -> Entry* {
        auto const at = known.find(partner);
        auto const found = directory.find(at == known.end() ? std::string(partner) : at->second);
        return found == directory.end() ? nullptr : &found->second;
    };
    add_lines(*book_of(call.db(), operation), places, access::Veil::read(call.text(access::veil_parameter)), entry_of);
    call.db().each(sql::held_of_partners, {std::string_view(operation)}, [&](store::Row const& row) {
        if (auto* entry = entry_of(row.text(0))) entry->held += row.integer(1);
    });
    each_line(call.db(), sql::held_sealed_partners, {std::string_view(operation)}, [&](store::Row const& row) {
        if (row.text(5) != "waiting" or row.is_null(4)) return;
        if (auto* entry = entry_of(row.text(4))) ++entry->held;
    });
    for (auto const& [partner, last] : last_reports(call.db(), operation))
        if (auto const found = directory.find(partner); found != directory.end()) found->second.last = last;
}

Directory directory_of(cli::Call& call, std::string const& operation, geography::Gazetteer const& places, std::optional<operations::Cycle> const& cycle)
{
    Directory directory;
    auto const all = partners::list(call.db(), operation);
    for (auto const& one : all)
        if (one.merged_into.empty()) directory[one.id].partner = one;
    auto const known = counted_as(call.db(), operation);
    for (auto const& [id, now] : known)
        if (id != now) directory[now].merged.push_back(id);
    add_work(call, operation, places, directory);
    if (not cycle) return directory;
    for (auto const& report : reports(call.db(), operation, call.clock->today()))
        if (report.cycle.period == cycle->period)
            if (auto const found = directory.find(report.partner); found != directory.end()) found->second.state = report.state;
    return directory;
}

bool lies_in(geography::Gazetteer const& places, std::string const& code, int whole)
{
    for (auto place = places.by_code(code); place >= 0; place = places.parent_of(place))
        if (place == whole) return true;
    return false;
}

bool is_wanted(cli::Call& call, geography::Gazetteer const& places, Entry const& entry)
{
    auto const among = [&](std::string_view option, auto const& fits) {
        return not call.has(option) or std::ranges::any_of(call.all(option), fits);
    };
    if (not among("partner", [&](std::string const& wanted) { return entry.partner.id == wanted; })) return false;
    if (not among("body", [&](std::string const& wanted) { return entry.bodies.contains(wanted); })) return false;
    if (call.has("late") and entry.state != "overdue" and entry.state != "late") return false;
    if (not call.has("place")) return true;
    auto const whole = places.by_code(call.text("place"));
    return std::ranges::any_of(entry.places, [&](std::string const& code) { return lies_in(places, code, whole); });
}

void write(base::JsonWriter& json, Entry const& entry)
{
    json.object().member("id", entry.partner.id).member("name", entry.partner.name).member("acronym", entry.partner.acronym);
    json.member("kind", partners::name_of(entry.partner.kind)).member("provisional", entry.partner.provisional);
    json.member("merged", entry.merged).member("bodies", entry.bodies).member("places", entry.places.size()).member("areas", entry.areas);
    json.member("lines", entry.lines).member("held", entry.held);
    json.key("first_day").value(entry.first_day.empty() ? std::nullopt : std::optional(entry.first_day));
    json.key("last_day").value(entry.last_day.empty() ? std::nullopt : std::optional(entry.last_day));
    json.key("state").value(entry.state.empty() ? std::nullopt : std::optional(entry.state)).key("last_report");
    if (entry.last) {
        json.object().member("submission", entry.last->submission).member("at", entry.last->at.text()).member("file", entry.last->file);
        json.member("actor", entry.last->actor).member("period", entry.last->period).end();
    }
    else json.null();
    json.end();
}

std::string joined(std::set<std::string> const& words)
{
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

cli::Exit run_directory(cli::Call& call)
{
    auto const operation = call.operation();
    auto const places = geography::Gazetteer::load(call.db(), operation);
    if (call.has("place")) geography::place_named(*places, call.text("place"));
    auto const cycle = cycle_at(call.db(), operation, call.clock->today());
    std::string out;
    base::JsonWriter json(out);
    json.object().key("cycle");
    write_cycle(json, cycle);
    json.key("partners").list();
    cli::TextTable table({"id", "name", "kind", "sectors", "places", "last report", "state", "held"}, {false, false, false, false, true, false, false, true});
    for (auto const& [id, entry] : directory_of(call, operation, *places, cycle)) {
        if (not is_wanted(call, *places, entry)) continue;
        write(json, entry);
        table.row({id, entry.partner.name, std::string(partners::name_of(entry.partner.kind)), joined(entry.bodies), cli::grouped(std::int64_t(entry.places.size())),
                   entry.last ? entry.last->at.text().substr(0, 10) + " " + entry.last->file : "–", entry.state, cli::grouped(entry.held)});
    }
    json.end().end();
    if (call.json) call.document(out);
    else {
        if (cycle) call.line(fmt::format("Reports for {} are due on {}.\n", cycle->period.text(), cycle->due.text()));
        call.say(table.text());
    }
    return cli::Exit::done;
}

constexpr cli::Option directory_options[] = {
    {"partner", "ID", "only this one", false, true},
    {"body", "CODE", "only who works for this cluster or sector", false, true},
    {"place", "PCODE", "only who works in this place"},
    {"late", "", "only who is late for the present cycle, or was"},
};
constexpr cli::Served serve_directory[] = {{"GET", "/operations/{operation}/directory", "rows", "partners"}};

}

void write_cycle(base::JsonWriter& json, std::optional<operations::Cycle> const& cycle)
{
    if (not cycle) {
        json.null();
        return;
    }
    json.object().member("period", cycle->period.text()).member("first", cycle->period.first.text());
    json.member("last", cycle->period.last.text()).member("due", cycle->due.text()).end();
}

std::vector<cli::Command> directory_commands()
{
    return {{"partner directory", "Lists the partners with where they work, what each reported last and who is late.",
             "The cycle is the last that has ended; where nobody has reported for a quarter of a year, the last that somebody reported on.", {},
             directory_options, run_directory, true, serve_directory}};
}

}
