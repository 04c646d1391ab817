#include <base/json.hpp>
#include <charconv>
#include <formats/boundaries.hpp>

namespace muster::formats {

namespace {

void append_number(std::string& out, double value)
{
    char digits[400];
    auto const end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 6);
    std::string_view text(digits, static_cast<std::size_t>(end.ptr - digits));
    while (text.ends_with('0'))
        text.remove_suffix(1);
    if (text.ends_with('.')) text.remove_suffix(1);
    out += text == "-0" ? "0" : text;
}

void append_point(std::string& out, Point point)
{
    out += '[';
    append_number(out, point.lon);
    out += ',';
    append_number(out, point.lat);
    out += ']';
}

template <typename List, typename Append>
void append_list(std::string& out, List const& list, Append append)
{
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) out += ',';
        append(out, list[i]);
    }
    out += ']';
}

void append_ring(std::string& out, Ring const& ring)
{
    append_list(out, ring, append_point);
}
void append_polygon(std::string& out, Polygon const& polygon)
{
    append_list(out, polygon, append_ring);
}

void append_area(std::string& out, std::vector<Polygon> const& polygons)
{
    out += polygons.size() == 1 ? R"({"type":"Polygon","coordinates":)" : R"({"type":"MultiPolygon","coordinates":)";
    if (polygons.size() == 1)
        append_polygon(out, polygons[0]);
    else
        append_list(out, polygons, append_polygon);
    out += '}';
}

void append_points(std::string& out, std::vector<Point> const& points)
{
    out += points.size() == 1 ? R"({"type":"Point","coordinates":)" : R"({"type":"MultiPoint","coordinates":)";
    if (points.size() == 1)
        append_point(out, points[0]);
    else
        append_list(out, points, append_point);
    out += '}';
}

void append_geometry(std::string& out, Feature const& feature)
{
    if (feature.polygons.empty() and feature.points.empty())
        out += "null";
    else if (feature.points.empty())
        append_area(out, feature.polygons);
    else if (feature.polygons.empty())
        append_points(out, feature.points);
    else {
        out += R"({"type":"GeometryCollection","geometries":[)";
        append_area(out, feature.polygons);
        out += ',';
        append_points(out, feature.points);
        out += "]}";
    }
}

}

std::string write_geojson(std::vector<Feature> const& features)
{
    std::string out = R"({"type":"FeatureCollection","features":[)";
    for (std::size_t i = 0; i < features.size(); ++i) {
        out += i > 0 ? ",\n" : "\n";
        out += R"({"type":"Feature","properties":{)";
        for (std::size_t p = 0; p < features[i].properties.size(); ++p) {
            if (p > 0) out += ',';
            base::append_json_text(out, features[i].properties[p].first);
            out += ':';
            base::append_json_text(out, features[i].properties[p].second);
        }
        out += R"(},"geometry":)";
        append_geometry(out, features[i]);
        out += '}';
    }
    return out + "\n]}\n";
}

}
