// `place sheet`: one place on one page, all sectors, that people print and carry.
#include "commands.hpp"
#include "output.hpp"
#include "shelf.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <set>
#include <tuple>

namespace muster::analysis {

namespace {

/// What one partner does at one activity in a place and all that lies in it.
struct Work {
    std::int64_t rows = 0;
    std::set<int> places;
    std::set<standards::Status> statuses;
    std::optional<base::Period> told;
};
using Works = std::map<std::tuple<int, int, int>, Work>;  // body, partner, activity

Works works_in(Picture const& picture, Asked const& asked)
{
    Works works;
    auto const& engine = *picture.engine;
    auto const sieve = asked.question(picture).sieve;
    for (int place = 0; place < engine.tree().size(); ++place) {
        if (not engine.tree().lies_in(place, asked.within)) continue;
        for (auto const& block : engine.ground(place).blocks())
            for (int row = 0; row < block.size(); ++row) {
                auto const key = block.keys()[row];
                if (not sieve.passes(key)) continue;
                auto& work = works[{key.body(), key.partner(), key.activity()}];
                ++work.rows;
                work.places.insert(place);
                work.statuses.insert(block.marks()[row].status());
                if (key.period() == 0) continue;
                auto const& period = engine.words().periods[std::size_t(key.period())];
                if (not work.told) work.told = period;
                work.told = base::Period{std::min(work.told->first, period.first), std::max(work.told->last, period.last)};
            }
    }
    return works;
}

std::string activity_of(Picture const& picture, int body, int activity)
{
    auto const& names = picture.activity_words;
    return std::size_t(body) < names.size() and std::size_t(activity) < names[std::size_t(body)].size() ? names[std::size_t(body)][std::size_t(activity)] : "";
}

void write_works(base::JsonWriter& json, Picture const& picture, Works const& works, cli::TextTable& table)
{
    auto const& words = picture.engine->words();
    json.key("who").list();
    for (auto const& [key, work] : works) {
        auto const [body, partner, activity] = key;
        json.object().member("body", words.bodies.word(body)).member("partner", words.partners.word(partner)).member("partner_name", partner == 0 ? "" : picture.partner_name(partner));
        json.member("activity", activity_of(picture, body, activity)).member("rows", work.rows).member("places", work.places.size()).key("statuses").list();
        for (auto const status : work.statuses) json.text(standards::name_of(status));
        json.end().key("first_day").value(work.told ? std::optional(work.told->first.text()) : std::nullopt);
        json.key("last_day").value(work.told ? std::optional(work.told->last.text()) : std::nullopt).end();
        table.row({words.bodies.word(body), partner == 0 ? "–" : picture.partner_name(partner), shortened(activity_of(picture, body, activity), 40), cli::grouped(work.rows),
                   work.told ? work.told->last.text().substr(0, 7) : "–"});
    }
    json.end();
}

void write_one(base::JsonWriter& json, Picture const& picture, std::string_view pcode)
{
    auto const place = picture.places->by_code(pcode);
    json.object().member("pcode", pcode).member("name", place < 0 ? "" : picture.places->at(place).name).end();
}

void write_head(base::JsonWriter& json, Picture const& picture, int place)
{
    auto const& places = *picture.places;
    auto const& one = places.at(place);
    json.key("place").object().member("pcode", one.pcode).member("name", one.name).member("level", one.level).member("by", level_name(one.level));
    json.member("lat", one.lat).member("lon", one.lon).member("people", places.population(place)).key("within").list();
    for (auto above = places.parent_of(place); above >= 0; above = places.parent_of(above)) write_one(json, picture, places.at(above).pcode);
    json.end().key("children").list();
    for (int const child : places.children(place)) write_one(json, picture, places.at(child).pcode);
    json.end().end();
}

/// Those that share a border, else those that lie in the same place.
void write_neighbours(base::JsonWriter& json, cli::Call& call, Picture const& picture, int place)
{
    auto near = geography::neighbours(call.db(), picture.operation, picture.places->at(place));
    std::string_view by = "border";
    if (auto const above = picture.places->parent_of(place); near.empty() and above >= 0) {
        by = "sibling";
        for (int const other : picture.places->children(above))
            if (other != place) near.push_back(picture.places->at(other).pcode);
    }
    json.member("neighbours_by", by).key("neighbours").list();
    for (auto const& pcode : near) write_one(json, picture, pcode);
    json.end();
}

void write_held_in(base::JsonWriter& json, Picture const& picture, Asked const& asked)
{
    std::map<std::string, std::int64_t> codes;
    std::int64_t rows = 0;
    for (auto const& row : picture.held) {
        if (row.place == picture.engine->tree().root() or not picture.engine->tree().lies_in(row.place, asked.within)) continue;
        if (asked.period and row.period and not asked.period->overlaps(*row.period)) continue;
        ++codes[row.code];
        ++rows;
    }
    json.key("held").object().member("rows", rows).key("by_code").list();
    for (auto const& [code, count] : codes) json.object().member("code", code).member("rows", count).end();
    json.end().end();
}

void write_sectors(base::JsonWriter& json, Picture const& picture, Figures const& all, Asked const& asked)
{
    auto const joint = picture.engine->joint();
    json.key("all");
    auto const here = [&](Figure const& line) { return line.place == asked.within and not line.only_whole; };
    auto const together = std::ranges::find_if(all.lines, [&](Figure const& line) { return here(line) and line.body == joint; });
    if (together == all.lines.end()) json.null();
    else write_figure(json, picture, all, *together, nullptr);
    json.key("sectors").list();
    for (auto const& line : all.lines)
        if (here(line) and line.body != joint) write_figure(json, picture, all, line, nullptr);
    json.end();
}

cli::Exit sheet_from(cli::Call& call, Picture const& picture)
{
    auto const place = picture.place_meant(call.text("PLACE"));
    // The operation itself has a page only where one country stands for it.
    geography::place_named(*picture.places, picture.place_code(place));
    auto asked = asked_by(call, picture, std::max(0, picture.engine->tree().level(place)));
    asked.within = place;
    asked.every_place = true;
    auto const kept = figures_asked(call, picture, asked);
    auto const& all = *kept;
    auto const list = gaps_asked(call, picture, asked, {});
    std::string out;
    base::JsonWriter json(out);
    json.object();
    write_method(json, picture, asked, all.period);
    write_head(json, picture, place);
    call.line(picture.place_code(place) + " " + picture.place_name(place));
    geography::describe(call, json.key("lists").object(), picture.operation, picture.place_code(place));
    json.end();
    write_sectors(json, picture, all, asked);
    cli::TextTable who({"sector", "partner", "activity", "lines", "last month"}, {false, false, false, true, false});
    write_works(json, picture, works_in(picture, asked), who);
    json.key("gaps").list();
    for (auto const& gap : list.gaps) write_gap(json, picture, gap);
    json.end();
    write_held_in(json, picture, asked);
    write_neighbours(json, call, picture, place);
    write_notes(json, picture, all);
    json.end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    call.line();
    call.say(figures_text(picture, all, all.lines));
    call.line();
    call.say(who.text());
    for (auto const& gap : list.gaps) call.line(fmt::format("gap  {}  {} missing: {}", picture.body_name(gap.body), gap.hidden ? std::string("<") : cli::grouped(gap.people), gap.why));
    return cli::Exit::done;
}

}

cli::Exit run_sheet(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return sheet_from(call, picture); });
}

}
