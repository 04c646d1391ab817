#include "level_map.hpp"
#include "arcs.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <fmt/core.h>
#include <geography/geography.hpp>
#include <geography/sql.hpp>
#include <set>
#include <unordered_set>
#include <zlib.h>

namespace muster::geography {

namespace {

std::size_t packed_size(std::string const& text)
{
    auto size = compressBound(text.size());
    std::string packed(size, '\0');
    ENSURE(compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<Bytef const*>(text.data()), text.size(), 6) == Z_OK);
    return size;
}

/// Four decimals are eleven metres: finer than any screen shows of a country, and the same on both sides of a border.
std::string coordinate(std::int32_t units)
{
    auto const rounded = (units >= 0 ? units + 5 : units - 5) / 10;
    auto text = fmt::format("{}{}.{:04}", rounded < 0 ? "-" : "", std::abs(rounded) / 10'000, std::abs(rounded) % 10'000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text == "-0" ? "0" : text;
}

void append_loop(std::string& out, Loop const& loop)
{
    out += '[';
    std::string first, last;
    for (auto const spot : loop) {
        auto point = "[" + coordinate(spot.x) + "," + coordinate(spot.y) + "]";
        if (point == last) continue;
        if (first.empty()) first = point;
        else out += ',';
        out += last = std::move(point);
    }
    out += "," + first + "]";
}

std::string geometry_of(Shape const& shape)
{
    if (shape.empty()) return "null";
    bool const one = shape.areas.size() == 1;
    std::string out = one ? R"({"type":"Polygon","coordinates":)" : R"({"type":"MultiPolygon","coordinates":[)";
    for (std::size_t i = 0; i < shape.areas.size(); ++i) {
        out += i > 0 ? ",[" : "[";
        for (std::size_t k = 0; k < shape.areas[i].size(); ++k) {
            if (k > 0) out += ',';
            append_loop(out, shape.areas[i][k]);
        }
        out += ']';
    }
    return out + (one ? "}" : "]}");
}

void write_feature(base::JsonWriter& json, Outlined const& place, Shape const& shape)
{
    json.object().member("type", "Feature").member("id", place.pcode).key("properties").object();
    json.member("code", place.pcode).member("name", place.name).member("parent", place.parent);
    if (place.lat and place.lon) json.member("lat", place.lat).member("lon", place.lon);
    json.end().key("geometry").raw(geometry_of(shape)).end();
}

LevelMap drawn(std::vector<Outlined> const& places, std::vector<Shape> const& shapes, int level)
{
    LevelMap map;
    std::set<std::string> days;
    base::JsonWriter json(map.geojson);
    json.object().member("type", "FeatureCollection").member("level", level).key("features").list();
    for (std::size_t i = 0; i < places.size(); ++i) {
        write_feature(json, places[i], shapes[i]);
        map.points += shapes[i].spots();
        map.points_of += places[i].shape.spots();
        map.without_boundary += places[i].shape.empty();
        if (not places[i].as_of.empty()) days.insert(places[i].as_of);
    }
    json.end().member("places", places.size()).member("without_boundary", map.without_boundary);
    json.member("points", map.points).member("points_of", map.points_of).member("boundaries_as_of", days).end();
    map.places = places.size();
    return map;
}

}

std::vector<Outlined> outlined_places(store::Db& db, std::string const& operation, int level)
{
    std::vector<Outlined> places;
    db.each(sql::boundaries_of_level, {std::string_view(operation), std::int64_t{level}}, [&](store::Row const& row) {
        auto& place = places.emplace_back(Outlined{row.string(0), row.string(1), row.string(2), row.string(6), {}, {}, {}});
        if (not row.is_null(3) and not row.is_null(4)) place.lat = row.real(3), place.lon = row.real(4);
        if (row.is_null(5)) return;
        auto shape = unpack(row.bytes(5));
        ENSURE(shape);
        place.shape = std::move(*shape);
    });
    return places;
}

std::vector<std::string> neighbours(store::Db& db, std::string const& operation, Place const& place)
{
    auto const places = outlined_places(db, operation, place.level);
    auto const self = std::ranges::find(places, place.pcode, &Outlined::pcode);
    std::vector<std::string> found;
    if (self == places.end()) return found;
    auto const each_spot = [](Shape const& shape, auto&& work) {
        for (auto const& area : shape.areas)
            for (auto const& loop : area)
                for (auto const spot : loop) work(spot);
    };
    std::unordered_set<Spot, HashSpot> ours;
    each_spot(self->shape, [&](Spot spot) { ours.insert(spot); });
    for (auto const& other : places) {
        bool touches = false;
        if (&other != &*self and other.shape.box().meets(self->shape.box())) each_spot(other.shape, [&](Spot spot) { touches = touches or ours.contains(spot); });
        if (touches) found.push_back(other.pcode);
    }
    return found;
}

LevelMap level_map(std::vector<Outlined> const& places, int level, std::size_t most)
{
    std::vector<Shape> shapes;
    for (auto const& place : places) shapes.push_back(place.shape);
    Borders const borders(shapes);
    // A point takes about seven bytes once compressed; what does not fit is tried again with fewer.
    std::size_t points = most == 0 ? SIZE_MAX : most / 6;
    while (true) {
        auto const from = borders.weight_for(points);
        std::vector<Shape> small;
        for (auto const& shape : shapes) small.push_back(from > 0 ? borders.simplified(shape, from) : shape);
        auto map = drawn(places, small, level);
        map.compressed = packed_size(map.geojson);
        if (most == 0 or map.compressed <= most or points < 100) return map;
        points = std::min(points, map.points) * 8 / 10;
    }
}

}
