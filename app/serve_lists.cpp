#include "serve_lists.hpp"
#include <algorithm>
#include <array>
#include <formats/json.hpp>
#include <http/rows.hpp>
#include <set>

namespace muster::gathered {

namespace {

struct Tag {
    std::string_view list, column, tag;  // "" as list: any
};

constexpr std::array tags{
    Tag{"partners", "id", "#org+code"},     Tag{"partners", "name", "#org+name"},      Tag{"partners", "acronym", "#org+acronym"},
    Tag{"partners", "kind", "#org+type"},   Tag{"places", "name", "#loc+name"},        Tag{"places", "parent", "#loc+parent+code"},
    Tag{"places", "people", "#population"}, Tag{"bodies", "code", "#sector+code"},     Tag{"bodies", "name", "#sector+name"},
    Tag{"figures", "name", "#loc+name"},    Tag{"", "place", "#loc+code"},             Tag{"", "pcode", "#loc+code"},
    Tag{"", "place_name", "#loc+name"},     Tag{"", "level", "#loc+level+num"},        Tag{"", "lat", "#geo+lat"},
    Tag{"", "lon", "#geo+lon"},             Tag{"", "body", "#sector+code"},           Tag{"", "group", "#beneficiary+type"},
    Tag{"", "in_need", "#inneed"},          Tag{"", "targeted", "#targeted"},          Tag{"", "reached", "#reached"},
    Tag{"", "at_least", "#reached+min"},    Tag{"", "at_most", "#reached+max"},        Tag{"", "population", "#population"},
    Tag{"", "affected", "#affected"},       Tag{"", "severity", "#severity+num"},      Tag{"", "partner", "#org+code"},
    Tag{"", "partner_name", "#org+name"},   Tag{"", "partner_ids", "#org+code+list"},  Tag{"", "programme", "#org+programming"},
    Tag{"", "donor", "#org+funder"},        Tag{"", "activity", "#activity"},          Tag{"", "modality", "#modality"},
    Tag{"", "status", "#status"},           Tag{"", "period", "#date+period"},         Tag{"", "starts", "#date+start"},
    Tag{"", "ends", "#date+end"},           Tag{"", "first_day", "#date+start"},       Tag{"", "last_day", "#date+end"},
    Tag{"", "gap", "#indicator+gap+num"},   Tag{"", "score", "#indicator+score+num"},  Tag{"", "unit", "#item+unit"},
    Tag{"", "file", "#meta+source"},        Tag{"", "source", "#meta+source"},         Tag{"", "cells.girls", "#reached+children+f"},
    Tag{"", "cells.boys", "#reached+children+m"}, Tag{"", "cells.women", "#reached+adults+f"}, Tag{"", "cells.men", "#reached+adults+m"},
    Tag{"", "cells.elder_women", "#reached+elderly+f"}, Tag{"", "cells.elder_men", "#reached+elderly+m"}, Tag{"", "cells.disabled", "#reached+disabled"}};

cli::Command const* command_named(std::span<cli::Module const* const> modules, std::string_view path)
{
    for (auto const* module : modules)
        for (auto const& command : module->commands)
            if (command.path == path) return &command;
    return nullptr;
}

}

std::string hashtag_of(std::string_view list, std::string_view column)
{
    for (auto const& one : tags)
        if (one.column == column and (one.list.empty() or one.list == list)) return std::string(one.tag);
    return "";
}

std::map<std::string, std::string> shapes_of(std::span<cli::Module const* const> modules, store::Db& db, std::string const& operation, std::vector<std::string> const& places)
{
    constexpr int lowest = 5;
    std::set<std::string> missing(places.begin(), places.end());
    std::map<std::string, std::string> shapes;
    auto const* map = command_named(modules, "place map");
    for (int level = 0; map != nullptr and level <= lowest and not missing.empty(); ++level) {
        std::string document;
        cli::Call call;
        call.modules = modules;
        call.json = true;
        call.lent = &db;
        call.operation_wanted = operation;
        call.clock = &base::system_clock();
        call.out = [&](std::string_view text) { document += text; };
        call.err = [](std::string_view) {};
        call.given["level"] = {std::to_string(level)};
        try {
            map->run(call);
            call.finish();
        }
        catch (base::Refusal const&) {
            continue;  // nothing is drawn of this level
        }
        http::each_row(document, "features", [&](std::string_view feature) {
            auto const properties = formats::Json::parse(http::member_text(feature, "properties"));
            auto const code = properties.text_or("code", properties.text_or("pcode", ""));
            if (missing.erase(code) > 0) shapes[code] = http::member_text(feature, "geometry");
        });
    }
    return shapes;
}

}
