// Commands that only look.
#include "commands.hpp"
#include "rules.hpp"
#include "shapes.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <fmt/core.h>
#include <geography/sql.hpp>

namespace muster::geography {

using cli::Exit;

namespace {

std::string days(std::string_view from, std::string_view to)
{
    if (from.empty() and to.empty()) return "no date told";
    return fmt::format("{} to {}", from.empty() ? "…" : from, to.empty() ? "now" : to);
}

std::string number_or_dash(std::optional<std::int64_t> number)
{
    return number ? cli::grouped(*number) : "–";
}

/// Parts of a page about a place, as JSON and as lines alike.
void show_vintages(cli::Call& call, std::string const& operation, std::string const& pcode, base::JsonWriter& json)
{
    json.key("vintages").list();
    call.db().each(
        sql::vintages_of, {std::string_view(operation), std::string_view(pcode)}, [&](store::Row const& row) {
            json.object()
                .member("valid_from", row.text(0))
                .member("valid_to", row.text(1))
                .member("level", row.integer(2));
            json.member("parent", row.text(3))
                .member("parent_told_by", row.text(4))
                .member("name", row.text(5))
                .key("lat");
            if (row.is_null(6))
                json.null().key("lon").null();
            else
                json.number(row.real(6)).key("lon").number(row.real(7));
            json.end();
            call.line(fmt::format("  level {}  {}  in {}{}", row.integer(2), days(row.text(0), row.text(1)),
                                  row.text(3),
                                  row.text(4) == "told" ? "" : fmt::format(" (guessed from the {})", row.text(4))));
        });
    json.end().key("names").list();
    call.db().each(sql::names_of, {std::string_view(operation), std::string_view(pcode)}, [&](store::Row const& row) {
        json.object().member("name", row.text(0)).member("language", row.text(1)).member("kind", row.text(2)).end();
        call.line(fmt::format("  {:6}  {}  {}", row.text(2), row.text(0), row.text(1)));
    });
    json.end();
}

void show_figures(cli::Call& call, std::string const& operation, std::string const& pcode, base::JsonWriter& json)
{
    json.key("population").list();
    call.db().each(sql::figures_of, {std::string_view(operation), std::string_view(pcode)}, [&](store::Row const& row) {
        json.object()
            .member("year", row.integer(0))
            .member("sex", row.text(1))
            .member("age", row.text(2))
            .member("group", row.text(3));
        json.member("people", row.integer(4))
            .member("added_up", row.integer(5) == 1)
            .member("source", row.text(6))
            .end();
        bool const total = row.text(1) == "all" and row.text(2) == "all" and row.text(3) == "all";
        if (total)
            call.line(fmt::format("  {} people in {}{} ({})", cli::grouped(row.integer(4)), row.integer(0),
                                  row.integer(5) == 1 ? ", added up" : "", row.text(6)));
    });
    json.end().key("boundaries").list();
    call.db().each(
        sql::boundary_of, {std::string_view(operation), std::string_view(pcode)}, [&](store::Row const& row) {
            auto const shape = unpack(row.bytes(2));
            ENSURE(shape);
            auto const area = area_km2(*shape);
            json.object()
                .member("as_of", row.text(1))
                .member("points", shape->spots())
                .member("km2", area)
                .member("source", row.text(3))
                .end();
            call.line(fmt::format("  boundary of {} points, {:.0f} km², from {}", shape->spots(), area, row.text(3)));
        });
    json.end();
}

} // namespace

void describe(cli::Call& call, base::JsonWriter& json, std::string const& operation, std::string const& pcode)
{
    show_vintages(call, operation, pcode, json);
    show_figures(call, operation, pcode, json);
    json.key("crosswalk").list();
    call.db().each(sql::steps_all, {std::string_view(operation)}, [&](store::Row const& row) {
        if (row.text(0) != pcode and row.text(1) != pcode) return;
        json.object().member("from", row.text(0)).member("to", row.text(1)).key("share");
        if (row.is_null(2))
            json.null();
        else
            json.number(row.real(2));
        json.member("by", row.text(3)).member("state", row.text(4)).end();
    });
    json.end();
}

int place_named(Gazetteer const& gazetteer, std::string_view pcode)
{
    auto const place = gazetteer.by_code(pcode);
    if (place < 0) refuse("place.no_such", {std::string(pcode)});
    return place;
}

Exit run_show(cli::Call& call)
{
    auto const operation = call.operation();
    auto const gazetteer = Gazetteer::load(call.db(), operation);
    auto const pcode = call.text("PCODE");
    auto const place = place_named(*gazetteer, pcode);
    std::string text;
    base::JsonWriter json(text, true);
    auto const& one = gazetteer->at(place);
    json.object().member("pcode", one.pcode).member("name", one.name).member("level", one.level).key("within").list();
    call.line(said(one));
    for (auto above = gazetteer->parent_of(place); above >= 0; above = gazetteer->parent_of(above)) {
        json.object().member("pcode", gazetteer->at(above).pcode).member("name", gazetteer->at(above).name).end();
        call.line("  in " + said(gazetteer->at(above)));
    }
    json.end().member("children", gazetteer->children(place).size());
    call.line(fmt::format("  {} places within", gazetteer->children(place).size()));
    describe(call, json, operation, one.pcode);
    json.end();
    if (call.json) call.document(text);
    return Exit::done;
}

namespace {

/// In order of level and code: those of one level, or all down to the sites, within a place where one is said.
std::vector<int> places_listed(cli::Call& call, Gazetteer const& gazetteer, std::optional<std::int64_t> level)
{
    std::vector<int> places;
    for (int one = 0; one <= 9; ++one)
        if (not level or *level == one) std::ranges::copy(gazetteer.places_of(one), std::back_inserter(places));
    if (not call.has("place")) return places;
    auto const whole = place_named(gazetteer, call.text("place"));
    std::erase_if(places, [&](int place) {
        for (auto above = place; above >= 0; above = gazetteer.parent_of(above))
            if (above == whole) return false;
        return true;
    });
    return places;
}

} // namespace

Exit run_list(cli::Call& call)
{
    std::optional<std::int64_t> level;
    if (call.has("level")) level = call.number("level", 1);
    if (level and (*level < 0 or *level > 5)) refuse("gazetteer.no_level", {call.text("level")});
    auto const gazetteer = Gazetteer::load(call.db(), call.operation());
    std::string text;
    base::JsonWriter json(text);
    json.object().member("level", level).key("places").list();
    cli::TextTable table({"p-code", "name", "in", "people"}, {false, false, false, true});
    for (auto const place : places_listed(call, *gazetteer, level)) {
        auto const& one = gazetteer->at(place);
        auto const people = gazetteer->population(place);
        json.object()
            .member("pcode", one.pcode)
            .member("name", one.name)
            .member("level", one.level)
            .member("parent", one.parent)
            .member("people", people)
            .member("lat", one.lat)
            .member("lon", one.lon)
            .end();
        auto const above = gazetteer->parent_of(place);
        table.row({one.pcode, one.name, above < 0 ? one.parent : said(gazetteer->at(above)), number_or_dash(people)});
    }
    json.end().end();
    if (call.json)
        call.document(text);
    else
        call.say(table.text());
    return Exit::done;
}

Exit run_check(cli::Call& call)
{
    auto const operation = call.operation();
    std::map<std::int64_t, std::int64_t> past;
    call.db().each(sql::check_past, {std::string_view(operation)},
                   [&](store::Row const& row) { past[row.integer(0)] = row.integer(1); });
    std::map<std::int64_t, std::string> lists;
    call.db().each(sql::vintages_all, {std::string_view(operation)}, [&](store::Row const& row) {
        auto& days = lists[row.integer(0)];
        days += (days.empty() ? "" : ", ") + row.string(1);
    });
    std::string text;
    base::JsonWriter json(text, true);
    json.object().key("levels").list();
    cli::TextTable table(
        {"level", "places", "without boundary", "without population", "without name", "of the past", "dated lists"},
        {true, true, true, true, true, true, false});
    call.db().each(sql::check_levels, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const level = row.integer(0);
        json.object()
            .member("level", level)
            .member("places", row.integer(1))
            .member("without_boundary", row.integer(2));
        json.member("without_population", row.integer(3))
            .member("without_name", row.integer(4))
            .member("past", past[level]);
        json.member("lists", lists[level]).end();
        table.row({std::to_string(level), cli::grouped(row.integer(1)), cli::grouped(row.integer(2)),
                   cli::grouped(row.integer(3)), cli::grouped(row.integer(4)), cli::grouped(past[level]),
                   lists[level]});
    });
    json.end().key("parents_missing").list();
    call.say(table.text());
    std::int64_t missing = 0;
    call.db().each(sql::check_parents, {std::string_view(operation)}, [&](store::Row const& row) {
        json.object()
            .member("pcode", row.text(0))
            .member("name", row.text(1))
            .member("level", row.integer(2))
            .member("parent", row.text(3))
            .end();
        if (++missing <= 20)
            call.line(fmt::format("{} {} lies in {}, which is not in the gazetteer.", row.text(0), row.text(1),
                                  row.text(3).empty() ? "a place that no list tells" : row.text(3)));
    });
    if (missing > 20) call.line(fmt::format("… and {} more.", missing - 20));
    json.end().end();
    if (call.json) call.document(text);
    return missing > 0 ? Exit::wrong_data : Exit::done;
}

Exit run_crosswalk(cli::Call& call)
{
    auto const operation = call.operation();
    auto const gazetteer = Gazetteer::load(call.db(), operation);
    auto const from = call.text("from"), to = call.text("to");
    std::string text;
    base::JsonWriter json(text, true);
    json.object().key("steps").list();
    cli::TextTable table({"from", "to", "share", "by", "state"}, {false, false, true, false, false});
    std::int64_t rows = 0;
    auto const name = [&](std::string_view pcode) {
        auto const place = gazetteer->by_code(pcode);
        return place < 0 ? std::string(pcode) : said(gazetteer->at(place));
    };
    call.db().each(sql::steps_all, {std::string_view(operation)}, [&](store::Row const& row) {
        if ((not from.empty() and row.text(0) != from) or (not to.empty() and row.text(1) != to)) return;
        ++rows;
        json.object().member("from", row.text(0)).member("to", row.text(1)).key("share");
        if (row.is_null(2))
            json.null();
        else
            json.number(row.real(2));
        json.member("by", row.text(3)).member("state", row.text(4)).end();
        table.row({name(row.text(0)), name(row.text(1)),
                   row.is_null(2) ? "–" : fmt::format("{:.1f} %", row.real(2) * 100), row.string(3), row.string(4)});
    });
    json.end().end();
    if (call.json)
        call.document(text);
    else if (rows == 0)
        call.line("No place of the past has led to another: no list was replaced by a newer one.");
    else
        call.say(table.text());
    return Exit::done;
}

} // namespace muster::geography
