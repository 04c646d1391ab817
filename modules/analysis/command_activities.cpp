// `activities`: the lines of the 5W that count, with facets; each leads to where it was written.
#include "commands.hpp"
#include "output.hpp"
#include "rules.hpp"
#include "search.hpp"
#include "shelf.hpp"
#include <activities/activities.hpp>
#include <algorithm>
#include <analysis/sql.hpp>
#include <charconv>
#include <fmt/core.h>
#include <text/fold.hpp>
#include <tuple>

namespace muster::analysis {

namespace {

constexpr std::int64_t usual_page = 50, most_page = 500;
constexpr std::size_t most_values = 200;  // of a facet

Sought wanted_by(cli::Call& call, Picture const& picture)
{
    Sought wanted;
    wanted.bodies = codes_meant(call, "body", picture, &Picture::body_meant);
    wanted.partners = codes_meant(call, "partner", picture, &Picture::partner_meant);
    wanted.groups = codes_meant(call, "group", picture, &Picture::group_meant);
    if (call.has("activity")) wanted.activities = call.all("activity");
    if (call.has("place")) wanted.place = picture.place_meant(call.text("place"));
    if (call.has("period")) {
        wanted.period = base::Period::parse(call.text("period"));
        if (not wanted.period) throw base::Refusal(rule("figures.unknown_period"), {call.text("period")});
    }
    wanted.modalities = several(call, "modality");
    wanted.statuses = several(call, "status");
    wanted.text = call.text("text");
    return wanted;
}

using LineKey = std::tuple<std::string_view, std::int32_t, std::int32_t>;

LineKey key_of(Picture const& picture, std::uint32_t line)
{
    auto const& source = picture.sources[line];
    return {picture.submissions[source.submission], source.row, source.part};
}

std::string id_of(LineKey const& key) { return fmt::format("{}:{}:{}", std::get<0>(key), std::get<1>(key), std::get<2>(key)); }

/// "01J8…:12:0"; refuses figures.bad_line.
LineKey read_id(std::string const& id)
{
    auto const last = id.rfind(':'), first = last == std::string::npos or last == 0 ? last : id.rfind(':', last - 1);
    LineKey key;
    auto const number = [&](std::size_t from, std::size_t to, std::int32_t& into) {
        auto const read = std::from_chars(id.data() + from, id.data() + to, into);
        return read.ec == std::errc{} and read.ptr == id.data() + to;
    };
    bool const fits = first != std::string::npos and first > 0 and number(first + 1, last, std::get<1>(key)) and number(last + 1, id.size(), std::get<2>(key));
    if (not fits) throw base::Refusal(rule("figures.bad_line"), {id});
    std::get<0>(key) = std::string_view(id).substr(0, first);
    return key;
}

void write_within(base::JsonWriter& json, Picture const& picture, std::string_view code)
{
    json.key("within").list();
    auto const place = picture.places->by_code(code);
    for (auto above = place < 0 ? -1 : picture.places->parent_of(place); above >= 0; above = picture.places->parent_of(above))
        json.object().member("pcode", picture.places->at(above).pcode).member("name", picture.places->at(above).name).end();
    json.end();
}

/// Where the cells by sex and age begin among what is read of a line, and what follows them (line_shown.sql).
constexpr int cells_at = 17, file_at = cells_at + lane_count - 1;

void write_cells(base::JsonWriter& json, store::Row const& row)
{
    json.key("cells");
    bool any = false;
    for (int k = 0; k < lane_count - 1; ++k) any = any or not row.is_null(cells_at + k);
    if (not any) {
        json.null();
        return;
    }
    json.object();
    for (int k = 1; k < lane_count; ++k) json.member(lane_names[std::size_t(k)], row.integer_if(cells_at + k - 1));
    json.end();
}

/// A line as it was handed in, its places and names said.
void write_line(base::JsonWriter& json, Picture const& picture, LineKey const& key, store::Row const& row)
{
    auto const text = [&](std::string_view name, int column) {
        json.key(name);
        if (row.is_null(column)) json.null();
        else json.text(row.text(column));
    };
    auto const place = picture.places->by_code(row.text(5));
    json.object().member("id", id_of(key)).member("submission", std::get<0>(key)).member("row", std::get<1>(key)).member("part", std::get<2>(key));
    json.member("file", row.text(file_at)).member("sheet", row.text(file_at + 1)).member("handed_in", base::Instant{row.integer(file_at + 2)}.text());
    text("partner", 0);
    auto const partner = picture.partners->by_id(row.text(0));
    json.member("partner_name", partner < 0 ? std::string() : picture.partners->at(partner).name);
    text("programme", 1), text("donor", 2), text("body", 3), text("activity", 4), text("place", 5);
    json.member("place_name", place < 0 ? std::string() : picture.places->at(place).name);
    write_within(json, picture, row.text(5));
    text("group", 6), text("status", 7), text("modality", 8), text("unit", 9), text("starts", 10), text("ends", 11), text("first_day", 12), text("last_day", 13);
    json.member("reached", row.integer_if(15)).member("reached_state", row.text(14)).member("targeted", row.integer_if(16));
    write_cells(json, row);
    json.end();
}

std::string name_of(Picture const& picture, Facet facet, std::string const& value)
{
    if (facet == Facet::place) {
        auto const place = picture.places->by_code(value);
        return place < 0 ? "" : picture.places->at(place).name;
    }
    if (facet == Facet::body) return picture.body_name(std::max(0, picture.engine->words().bodies.find(value)));
    if (facet == Facet::partner and not value.empty()) return picture.partner_name(picture.engine->words().partners.find(value));
    return "";
}

void write_facets(base::JsonWriter& json, Picture const& picture, Hits const& found)
{
    json.key("facets").object();
    for (int i = 0; i < facet_count; ++i) {
        auto const& counted = found.facets[std::size_t(i)];
        json.key(facet_names[std::size_t(i)]).list();
        for (std::size_t k = 0; k < std::min(counted.size(), most_values); ++k) {
            json.object().member("value", counted[k].first);
            if (auto const name = name_of(picture, Facet(i), counted[k].first); not name.empty()) json.member("name", name);
            json.member("rows", counted[k].second).end();
        }
        json.end();
    }
    json.end().key("bars").object().key("by_month").list();
    for (auto const& [month, rows] : found.months) json.object().member("month", month).member("rows", rows).end();
    json.end().end();
}

/// People reached by the counting rule, where the question is one that figures are made for.
void write_reached(base::JsonWriter& json, Picture const& picture, Sought const& wanted)
{
    json.key("reached");
    if (not wanted.activities.empty() or not wanted.modalities.empty() or not wanted.statuses.empty() or not wanted.text.empty() or wanted.groups.size() > 1 or wanted.bodies.size() > 1) {
        json.null();
        return;
    }
    Asked asked;
    asked.bodies = wanted.bodies.empty() ? std::vector{picture.engine->joint()} : wanted.bodies;
    asked.partners = wanted.partners;
    asked.group = wanted.groups.empty() ? 0 : wanted.groups.front();
    asked.period = wanted.period;
    asked.within = wanted.place < 0 ? picture.engine->tree().root() : wanted.place;
    asked.level = std::max(0, picture.engine->tree().level(asked.within));
    asked.every_place = true;
    auto const kept = figures_kept(picture, asked);
    auto const& all = *kept;
    auto const at = std::ranges::find_if(all.lines, [&](Figure const& line) { return line.place == asked.within and not line.only_whole; });
    if (at == all.lines.end()) json.null();
    else write_figure(json, picture, all, *at, nullptr);
}

std::int64_t held_that_fit(Picture const& picture, Sought const& wanted)
{
    auto const& words = picture.engine->words();
    return std::ranges::count_if(picture.held, [&](HeldRow const& row) {
        auto const body = words.bodies.find(row.body);
        return (wanted.bodies.empty() or std::ranges::count(wanted.bodies, body) > 0) and (wanted.partners.empty() or std::ranges::count(wanted.partners, row.partner) > 0) and
               (wanted.place < 0 or picture.engine->tree().lies_in(row.place, wanted.place)) and (not wanted.period or not row.period or wanted.period->overlaps(*row.period));
    });
}

/// The ids of one page, and whether more follow.
std::pair<std::vector<std::uint32_t>, bool> page_of(cli::Call& call, Picture const& picture, Hits const& found)
{
    auto const limit = std::size_t(std::clamp<std::int64_t>(call.number("limit", usual_page), 0, most_page));
    auto const after = call.text("after");
    auto from = found.lines.begin();
    if (not after.empty()) {
        auto const last = read_id(after);
        from = std::ranges::partition_point(found.lines, [&](std::uint32_t line) { return key_of(picture, line) >= last; });
    }
    auto const to = from + std::ptrdiff_t(std::min(limit, std::size_t(found.lines.end() - from)));
    return {{from, to}, to != found.lines.end()};
}

void say_page(cli::TextTable& table, Picture const& picture, store::Row const& row)
{
    auto const place = picture.places->by_code(row.text(5));
    table.row({row.string(0), row.string(3), shortened(row.string(4), 40), place < 0 ? row.string(5) : picture.places->at(place).name, row.string(12).substr(0, 7),
               row.string(7), row.is_null(15) ? "–" : cli::grouped(row.integer(15))});
}

cli::Exit activities_from(cli::Call& call, Picture const& picture)
{
    auto const wanted = wanted_by(call, picture);
    auto const found = search(picture, wanted);
    auto const [page, more] = page_of(call, picture, found);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("as_of").object().member("journal", picture.journal).member("time", picture.at.text()).end();
    json.member("rows", found.lines.size()).member("places", found.places).member("partners_count", found.partners).member("held", held_that_fit(picture, wanted));
    if (call.json) write_reached(json, picture, wanted);
    json.key("activities").list();
    cli::TextTable table({"partner", "sector", "activity", "place", "month", "status", "reached"}, {false, false, false, false, false, false, true});
    for (auto const line : page) {
        auto const key = key_of(picture, line);
        activities::one_line(call.db(), sql::line_shown, {std::string_view(picture.operation), std::get<0>(key), std::int64_t{std::get<1>(key)}, std::int64_t{std::get<2>(key)}}, [&](store::Row const& row) {
            write_line(json, picture, key, row);
            say_page(table, picture, row);
        });
    }
    json.end().key("next").value(more and not page.empty() ? std::optional(id_of(key_of(picture, page.back()))) : std::nullopt);
    write_facets(json, picture, found);
    json.end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    call.line(fmt::format("{} lines of {} partners in {} places; {} rows held out", cli::grouped(std::int64_t(found.lines.size())), found.partners, found.places, held_that_fit(picture, wanted)));
    call.say(table.text());
    if (more) call.line(fmt::format("more: --after {}", id_of(key_of(picture, page.back()))));
    return cli::Exit::done;
}

}

cli::Exit run_activities(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return activities_from(call, picture); }, true, true);
}

}
