#include "exports.hpp"
#include <http/rows.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <cstdio>
#include <formats/writers.hpp>
#include <set>
#include <unordered_map>

namespace muster::http {

namespace {

using formats::Json;

/// Every name that any row has, in the order in which they come.
std::vector<std::string> columns_of(std::string_view document, std::string_view member)
{
    std::vector<std::string> columns;
    std::set<std::string> seen;
    bool const there = each_row(document, member, [&](std::string_view row) {
        each_cell(Json::parse(row), "", [&](std::string const& name, Json const&) {
            if (seen.insert(name).second) columns.push_back(name);
        });
    });
    ENSURE(there);
    // A member that is an object here and nothing there has its columns already.
    std::erase_if(columns, [all = columns](std::string const& one) { return std::ranges::any_of(all, [&](std::string const& other) { return other.starts_with(one + "."); }); });
    return columns;
}

formats::Out out_of(Json const& plain, bool& truth)
{
    if (plain.is_text()) return std::string_view(plain.text());
    if (auto const* whole = std::get_if<std::int64_t>(&plain.value)) return *whole;
    if (auto const* real = std::get_if<double>(&plain.value)) return *real;
    if (auto const* told = std::get_if<bool>(&plain.value)) truth = *told;
    else return {};
    return truth ? std::string_view("true") : std::string_view("false");
}

using Write = std::function<void(std::vector<formats::Out> const&)>;

void write_rows(std::string_view document, std::string_view member, std::vector<std::string> const& columns, Write const& write)
{
    std::unordered_map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < columns.size(); ++i) place[columns[i]] = i;
    std::vector<Json> held(columns.size());
    each_row(document, member, [&](std::string_view row) {
        std::ranges::fill(held, Json{});
        each_cell(Json::parse(row), "", [&](std::string const& name, Json const& plain) {
            if (auto const at = place.find(name); at != place.end()) held[at->second] = plain;
        });
        std::vector<formats::Out> cells;
        bool truth = false;
        for (auto const& one : held) cells.push_back(out_of(one, truth));
        write(cells);
    });
}

std::vector<formats::Out> outs(std::vector<std::string> const& texts)
{
    return {texts.begin(), texts.end()};
}

void write_table(std::string const& document, Route const& route, std::string_view format, std::string const& path, Surroundings const& around)
{
    auto const columns = columns_of(document, route.rows);
    if (format == "xlsx") {
        formats::XlsxWriter writer(path);
        writer.sheet(route.rows);
        writer.row(outs(columns), {}, formats::Shade::header);
        write_rows(document, route.rows, columns, [&](auto const& cells) { writer.row(cells); });
        writer.done();
        return;
    }
    // Excel takes a CSV for its own old letters unless a mark stands first; other readers of hashtags stumble over it.
    auto const writer = formats::write_csv(path, format == "csv");
    writer->row(outs(columns));
    if (format == "hxl.csv") {
        std::vector<std::string> tags;
        for (auto const& column : columns) tags.push_back(around.tag_of ? around.tag_of(route.rows, column) : "");
        // HXL wants at least one hashtag in the row; without any it would be a row of data.
        if (std::ranges::all_of(tags, &std::string::empty)) throw base::Refusal(rule("http.no_format"), {route.path, "hxl.csv"});
        writer->row(outs(tags));
    }
    write_rows(document, route.rows, columns, [&](auto const& cells) { writer->row(cells); });
    writer->done();
}

/// The place that a row speaks of; "" where it speaks of none.
std::string place_of(Json const& row, std::vector<std::string> const& names)
{
    for (auto const& name : names) {
        auto const* at = row.find(name);
        if (at == nullptr) continue;
        if (at->is_text()) return at->text();
        if (at->is_object()) return place_of(*at, names);
    }
    return "";
}

void write_features(std::string const& document, Route const& route, std::string const& path, Work& work, Surroundings const& around)
{
    std::set<std::string> places;
    bool const there = each_row(document, route.rows, [&](std::string_view row) {
        if (auto place = place_of(Json::parse(row), around.place_names); not place.empty()) places.insert(std::move(place));
    });
    ENSURE(there);
    if (places.empty() or not around.shapes) throw base::Refusal(rule("http.no_format"), {route.path, "geojson"});
    auto const shapes = around.shapes(work.db, work.operation, {places.begin(), places.end()});
    auto* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) throw base::Refusal(rule("http.no_room"));
    std::fputs("{\"type\":\"FeatureCollection\",\"features\":[", file);
    bool first = true;
    each_row(document, route.rows, [&](std::string_view row) {
        auto const shape = shapes.find(place_of(Json::parse(row), around.place_names));
        std::string feature = first ? "\n" : ",\n";
        feature.append("{\"type\":\"Feature\",\"geometry\":").append(shape == shapes.end() ? "null" : shape->second);
        feature.append(",\"properties\":").append(row).append("}");
        std::fputs(feature.c_str(), file);
        first = false;
    });
    std::fputs("\n]}\n", file);
    if (std::fclose(file) != 0) throw base::Refusal(rule("http.no_room"));
}

}

Answer as_file(Answer const& document, Route const& route, std::string_view format, std::string const& folder, Work& work, Surroundings const& around)
{
    Answer answer;
    answer.file = folder + "/list." + std::string(format);
    answer.remove_file = true;
    if (format == "geojson") write_features(document.body, route, answer.file, work, around);
    else write_table(document.body, route, format, answer.file, around);
    answer.type = format == "geojson" ? "application/geo+json" : format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
    answer.set("content-disposition", "attachment; filename=\"" + route.path.substr(route.path.rfind('/') + 1) + "." + std::string(format) + "\"");
    return answer;
}

}
