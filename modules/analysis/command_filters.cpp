// `operation filters`: the words that questions about an operation can be asked with.
#include "commands.hpp"
#include "output.hpp"
#include "search.hpp"
#include "shelf.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <map>

namespace muster::analysis {

namespace {

struct Level {
    std::int64_t places = 0, with_needs = 0, with_lines = 0;
};

std::map<int, Level> levels_of(Picture const& picture)
{
    std::map<int, Level> levels;
    for (int level = 0; level <= 9; ++level)
        for (int const place : picture.places->places_of(level)) {
            auto& one = levels[level];
            ++one.places;
            one.with_needs += not picture.engine->needs().of(place).empty();
            one.with_lines += picture.engine->ground(place).rows() > 0;
        }
    return levels;
}

void write_counted(base::JsonWriter& json, std::string_view name, Hits const& hits, Facet facet)
{
    json.key(name).list();
    for (auto const& [value, rows] : hits.facets[std::size_t(facet)])
        if (not value.empty()) json.object().member("code", value).member("rows", rows).end();
    json.end();
}

void write_bodies(base::JsonWriter& json, Picture const& picture, Hits const& hits)
{
    auto const& counted = hits.facets[std::size_t(Facet::body)];
    json.key("bodies").list();
    auto const& words = picture.engine->words().bodies;
    for (int code = 1; code < words.size(); ++code) {
        auto const at = std::ranges::find(counted, words.word(code), [](auto const& one) { return one.first; });
        auto const known = picture.bodies->by_code(words.word(code));
        json.object().member("code", words.word(code)).member("name", picture.body_name(code)).member("kind", known < 0 ? "" : picture.bodies->at(known).kind);
        json.member("parent", known < 0 ? "" : picture.bodies->at(known).parent).member("rows", at == counted.end() ? 0 : at->second).end();
    }
    json.end();
}

void write_partners_known(base::JsonWriter& json, Picture const& picture, Hits const& hits)
{
    json.key("partners").list();
    for (auto const& [id, rows] : hits.facets[std::size_t(Facet::partner)]) {
        auto const known = picture.partners->by_id(id);
        if (known < 0) continue;
        auto const& one = picture.partners->at(known);
        json.object().member("id", id).member("name", one.name).member("acronym", one.acronym).member("kind", partners::name_of(one.kind)).member("rows", rows).end();
    }
    json.end();
}

void write_periods(base::JsonWriter& json, Picture const& picture, Hits const& hits)
{
    auto const told = picture.told_period();
    json.key("periods").object().key("first").value(told ? std::optional(told->first.text()) : std::nullopt);
    json.key("last").value(told ? std::optional(told->last.text()) : std::nullopt).key("months").list();
    for (auto const& [month, rows] : hits.months) json.text(month);
    json.end().end();
}

cli::Exit filters_from(cli::Call& call, Picture const& picture)
{
    auto const hits = search(picture, {});
    std::string out;
    base::JsonWriter json(out);
    json.object().member("operation", picture.operation).key("as_of").object().member("journal", picture.journal).member("time", picture.at.text()).end();
    json.key("levels").list();
    cli::TextTable table({"level", "places", "with needs", "with lines"}, {false, true, true, true});
    for (auto const& [level, one] : levels_of(picture)) {
        json.object().member("level", level).member("by", level_name(level)).member("places", one.places).member("with_needs", one.with_needs).member("with_lines", one.with_lines).end();
        table.row({level_name(level), cli::grouped(one.places), cli::grouped(one.with_needs), cli::grouped(one.with_lines)});
    }
    json.end().member("finest_level", level_name(picture.finest_level())).member("usual_level", level_name(usual_level(picture)));
    write_bodies(json, picture, hits);
    write_partners_known(json, picture, hits);
    write_periods(json, picture, hits);
    write_counted(json, "groups", hits, Facet::group);
    write_counted(json, "statuses", hits, Facet::status);
    write_counted(json, "modalities", hits, Facet::modality);
    json.end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    call.say(table.text());
    for (auto const facet : {Facet::body, Facet::group, Facet::status, Facet::modality}) {
        std::string line;
        for (auto const& [value, rows] : hits.facets[std::size_t(facet)]) line += fmt::format(" {} ({})", value.empty() ? "–" : value, cli::grouped(rows));
        call.line(fmt::format("{}:{}", facet_names[std::size_t(facet)], line));
    }
    return cli::Exit::done;
}

}

cli::Exit run_filters(cli::Call& call)
{
    return with_picture(call, [&](Picture const& picture) { return filters_from(call, picture); }, true, true);
}

}
