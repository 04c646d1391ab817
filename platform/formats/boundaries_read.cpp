#include "boundaries_scan.hpp"
#include "readers.hpp"
#include "writer_rules.hpp"
#include "writers_text.hpp"
#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <fmt/core.h>
#include <formats/boundaries.hpp>
#include <optional>

namespace muster::formats {

namespace {

namespace json = boost::json;

/// What is wrong with a geometry, without the file's name; the caller adds it.
struct Wrong {
    std::string what;
};
/// A place that is not on the globe.
struct Outside {
    Point place;
};

json::value const* member(json::object const& object, std::string_view name)
{
    return object.if_contains(json::string_view(name.data(), name.size()));
}

std::string_view text_of(json::value const* value)
{
    auto const* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::string_view() : std::string_view(text->data(), text->size());
}

double number_of(json::value const& value)
{
    if (auto const* real = value.if_double()) return *real;
    if (auto const* whole = value.if_int64()) return static_cast<double>(*whole);
    if (auto const* large = value.if_uint64()) return static_cast<double>(*large);
    throw Wrong{"a coordinate is not a number"};
}

json::array const& list_of(json::value const* value, std::string_view what)
{
    auto const* list = value == nullptr ? nullptr : value->if_array();
    if (list == nullptr) throw Wrong{fmt::format("{} are missing", what)};
    return *list;
}

std::optional<std::string> plain_text(json::value const& value)
{
    std::string held;
    if (auto const* text = value.if_string()) return std::string(fit_for_xml({text->data(), text->size()}, held));
    if (auto const* whole = value.if_int64()) return std::to_string(*whole);
    if (auto const* large = value.if_uint64()) return std::to_string(*large);
    if (auto const* real = value.if_double()) return number_text(*real);
    if (auto const* yes = value.if_bool()) return *yes ? "true" : "false";
    return std::nullopt;
}

/// RFC 7946, section 4: longitude and latitude in degrees. A little beyond the edge is the rounding of some exports.
Point checked(double lon, double lat)
{
    if (std::isfinite(lon) and std::isfinite(lat) and std::abs(lon) <= 180.5 and std::abs(lat) <= 90.5)
        return {lon, lat};
    throw Outside{{lon, lat}};
}

void close(Ring& ring)
{
    if (ring.empty()) return;
    auto const &first = ring.front(), &last = ring.back();
    if (first.lon != last.lon or first.lat != last.lat) ring.push_back(Point(first));
}

/// Rings of fewer than four points hold no area; without an outer ring there is no polygon.
void keep(std::vector<Polygon>& polygons, Polygon polygon)
{
    for (auto& ring : polygon)
        close(ring);
    if (polygon.empty() or polygon[0].size() < 4) return;
    std::erase_if(polygon, [](Ring const& ring) { return ring.size() < 4; });
    polygons.push_back(std::move(polygon));
}

void read_properties(json::object const& from, Feature& feature)
{
    auto const* held = member(from, "properties");
    if (auto const* properties = held == nullptr ? nullptr : held->if_object()) {
        for (auto const& [name, value] : *properties)
            if (auto text = plain_text(value))
                feature.properties.emplace_back(std::string(name.data(), name.size()), *text);
    }
    auto const* id = member(from, "id");
    auto const is_id = [](auto const& property) { return property.first == "id"; };
    if (id == nullptr or std::ranges::any_of(feature.properties, is_id)) return;
    if (auto text = plain_text(*id)) feature.properties.emplace_back("id", *text);
}

/// Where a geometry's points come from: written out (GeoJSON) or as arcs (TopoJSON). The two formats differ in nothing
/// else, so one walk over the geometry serves both.
class Points {
public:
    virtual ~Points() = default;
    [[nodiscard]] virtual std::string_view member() const = 0;
    virtual Ring ring(json::value const& from) = 0;
    virtual Point point(json::value const& from) = 0;
};

class WrittenPoints final : public Points {
public:
    [[nodiscard]] std::string_view member() const override { return "coordinates"; }
    Ring ring(json::value const& from) override
    {
        auto const& list = list_of(&from, "the points of a ring");
        Ring ring;
        ring.reserve(list.size() + 1);
        for (auto const& one : list)
            ring.push_back(point(one));
        return ring;
    }
    Point point(json::value const& from) override
    {
        auto const& pair = list_of(&from, "longitude and latitude");
        if (pair.size() < 2) throw Wrong{"a point has no longitude and latitude"};
        return checked(number_of(pair[0]), number_of(pair[1]));
    }
};

Polygon polygon_of(json::value const& from, Points& points)
{
    Polygon polygon;
    for (auto const& ring : list_of(&from, "the rings of a polygon"))
        polygon.push_back(points.ring(ring));
    return polygon;
}

void read_geometry(json::value const* from, Points& points, Feature& feature)
{
    if (from == nullptr or from->is_null()) return;
    auto const* geometry = from->if_object();
    if (geometry == nullptr) throw Wrong{"a geometry is no object"};
    auto const* kind = member(*geometry, "type");
    if (kind == nullptr) throw Wrong{"a geometry does not say its type"};
    auto const type = text_of(kind);
    auto const shape = points.member();
    if (type == "Polygon") {
        auto const* rings = member(*geometry, shape);
        keep(feature.polygons, polygon_of(rings == nullptr ? json::value() : *rings, points));
    } else if (type == "MultiPolygon") {
        for (auto const& one : list_of(member(*geometry, shape), "the polygons of a geometry"))
            keep(feature.polygons, polygon_of(one, points));
    } else if (type == "Point") {
        auto const& pair = list_of(member(*geometry, "coordinates"), "the coordinates of a point");
        if (not pair.empty()) feature.points.push_back(points.point(*member(*geometry, "coordinates")));
    } else if (type == "MultiPoint") {
        for (auto const& one : list_of(member(*geometry, "coordinates"), "the coordinates of points"))
            feature.points.push_back(points.point(one));
    } else if (type == "GeometryCollection") {
        for (auto const& one : list_of(member(*geometry, "geometries"), "the geometries of a collection"))
            read_geometry(&one, points, feature);
    } else if (type != "LineString" and type != "MultiLineString" and not kind->is_null()) {
        throw Wrong{fmt::format("'{}' is no kind of geometry", type)};
    }
}

/// The arcs of a topology, unfolded: absolute positions in degrees. Source: TopoJSON 1.0, sections 2.1.2 to 2.1.4.
class ArcPoints final : public Points {
public:
    ArcPoints(json::object const& topology, std::size_t most_points) : left_(most_points)
    {
        read_transform(member_of(topology, "transform"));
        for (auto const& arc : list_of(formats::member(topology, "arcs"), "the arcs of the topology"))
            arcs_.push_back(unfolded(arc));
    }
    [[nodiscard]] std::string_view member() const override { return "arcs"; }
    Ring ring(json::value const& from) override
    {
        Ring ring;
        for (auto const& index : list_of(&from, "the arcs of a ring"))
            append(ring, index);
        return ring;
    }
    Point point(json::value const& from) override
    {
        auto const& pair = list_of(&from, "longitude and latitude");
        if (pair.size() < 2) throw Wrong{"a point has no longitude and latitude"};
        return placed(number_of(pair[0]), number_of(pair[1]));
    }
    /// Set where more points were asked for than an honest topology of this size can hold.
    [[nodiscard]] bool too_many() const { return too_many_; }

private:
    static json::object const* member_of(json::object const& object, std::string_view name)
    {
        auto const* value = formats::member(object, name);
        return value == nullptr ? nullptr : value->if_object();
    }
    void read_transform(json::object const* transform)
    {
        quantized_ = transform != nullptr;
        if (not quantized_) return;
        auto const& scale = list_of(formats::member(*transform, "scale"), "the scale of the transform");
        auto const& move = list_of(formats::member(*transform, "translate"), "the translation of the transform");
        if (scale.size() < 2 or move.size() < 2) throw Wrong{"the transform is not complete"};
        scale_ = {number_of(scale[0]), number_of(scale[1])};
        move_ = {number_of(move[0]), number_of(move[1])};
    }
    [[nodiscard]] Point placed(double x, double y) const
    {
        return checked(x * scale_.lon + move_.lon, y * scale_.lat + move_.lat);
    }
    Ring unfolded(json::value const& arc) const
    {
        Ring ring;
        double x = 0, y = 0;
        for (auto const& one : list_of(&arc, "the points of an arc")) {
            auto const& pair = list_of(&one, "the positions of an arc");
            if (pair.size() < 2) throw Wrong{"a position of an arc is not complete"};
            // Quantized arcs give the step from the point before, others the place itself.
            x = number_of(pair[0]) + (quantized_ ? x : 0);
            y = number_of(pair[1]) + (quantized_ ? y : 0);
            ring.push_back(placed(x, y));
        }
        return ring;
    }
    /// ~i is arc i backwards. The first point of an arc is the last of the arc before and is not repeated.
    void append(Ring& ring, json::value const& index)
    {
        auto const* given = index.if_int64();
        if (given == nullptr) throw Wrong{"the number of an arc is not a whole number"};
        auto const which = static_cast<std::uint64_t>(*given < 0 ? ~*given : *given);
        if (which >= arcs_.size()) throw Wrong{fmt::format("arc {} is not in the topology", which)};
        auto const& arc = arcs_[which];
        if (arc.size() > left_) {
            too_many_ = true;
            throw Wrong{"it unfolds to too many points"};
        }
        left_ -= arc.size();
        std::size_t const skip = ring.empty() or arc.empty() ? 0 : 1;
        if (*given < 0)
            ring.insert(ring.end(), arc.rbegin() + static_cast<std::ptrdiff_t>(skip), arc.rend());
        else
            ring.insert(ring.end(), arc.begin() + static_cast<std::ptrdiff_t>(skip), arc.end());
    }

    std::vector<Ring> arcs_;
    Point scale_{1, 1}, move_{0, 0};
    bool quantized_ = false, too_many_ = false;
    std::size_t left_;
};

/// One reading of one text: its name, its features so far, and what else was seen on the way.
class Reader {
public:
    Reader(std::string_view text, std::string const& name) : text_(text), name_(name), scan_(text) {}

    std::vector<Feature> read()
    {
        try {
            read_top();
        } catch (JsonBroken const& broken) {
            refuse(fmt::format("{}: {}", scan_.place(broken.at), broken.what));
        } catch (Wrong const& wrong) {
            if (too_many_) throw base::Refusal(writer_rule("boundaries.too_large"), {name_});
            refuse(features_.empty() ? wrong.what : fmt::format("feature {}: {}", features_.size(), wrong.what));
        } catch (Outside const& outside) {
            auto const place = fmt::format("{}, {}", number_text(outside.place.lon), number_text(outside.place.lat));
            throw base::Refusal(writer_rule("boundaries.not_degrees"), {name_, place});
        }
        if (features_.empty()) refuse_empty();
        return std::move(features_);
    }

private:
    [[noreturn]] void refuse(std::string what) const
    {
        throw base::Refusal(writer_rule("boundaries.unreadable"), {name_, std::move(what)});
    }
    [[noreturn]] void refuse_empty() const
    {
        std::string const why =
            answer_.empty() ? "" : fmt::format("; it is the answer of a service that failed: {}", answer_);
        throw base::Refusal(writer_rule("boundaries.no_features"), {name_, why});
    }
    json::value parsed(std::string_view raw, std::size_t at, json::storage_ptr memory = {})
    {
        json::parse_options options;
        options.max_depth = 32;
        options.allow_invalid_utf8 = true;
        json::error_code error;
        auto value = json::parse(json::string_view(raw.data(), raw.size()), error, std::move(memory), options);
        if (error) throw JsonBroken{at, error.message()};
        return value;
    }
    /// Goes over the members of the outermost object: features one by one, everything else only as far as it is needed.
    void read_top()
    {
        scan_.expect('{');
        std::string_view type, objects;
        while (not scan_.take('}')) {
            auto const name = scan_.key();
            scan_.expect(':');
            if (name == "features" and scan_.peek() == '[')
                read_features();
            else {
                auto const value = scan_.value();
                if (name == "type")
                    type = value;
                else if (name == "objects")
                    objects = value;
                else if (name == "error" or name == "exceptions")
                    note_answer(value);
            }
            if (not scan_.take(',') and scan_.peek() != '}') scan_.expect(',');
        }
        if (scan_.peek() != '\0' or scan_.at() != text_.size())
            throw JsonBroken{scan_.at(), "something follows the end"};
        if (type == "\"Topology\"" and not objects.empty())
            read_topology();
        else if (type == "\"Feature\"")
            add_feature(whole());
        else if (not type.empty() and type != "\"FeatureCollection\"" and type != "\"Topology\"")
            add_bare(whole());
    }
    json::value whole()
    {
        auto const skip = text_.starts_with("\xEF\xBB\xBF") ? 3u : 0u;
        return parsed(text_.substr(skip), 0);
    }
    void read_features()
    {
        scan_.expect('[');
        std::vector<unsigned char> room(1 << 20);  // one piece of memory for every feature in turn
        while (not scan_.take(']')) {
            scan_.peek();
            auto const at = scan_.at();
            json::monotonic_resource memory(room.data(), room.size());
            add_feature(parsed(scan_.value(), at, &memory));
            if (not scan_.take(',') and scan_.peek() != ']') scan_.expect(',');
        }
    }
    void add_feature(json::value const& value)
    {
        features_.emplace_back();
        auto const* object = value.if_object();
        if (object == nullptr) throw Wrong{"it is no object"};
        read_properties(*object, features_.back());
        WrittenPoints points;
        read_geometry(member(*object, "geometry"), points, features_.back());
    }
    void add_bare(json::value const& value)
    {
        Feature feature;
        WrittenPoints points;
        read_geometry(&value, points, feature);
        features_.push_back(std::move(feature));
    }
    void read_topology()
    {
        json::monotonic_resource memory;
        auto const value = parsed(text_.substr(text_.find('{')), 0, &memory);
        auto const& topology = value.as_object();
        // A point of an arc takes five bytes or more ("[0,0]") and stands in two places on each of a few levels.
        ArcPoints points(topology, text_.size() * 4);
        auto const* objects = member(topology, "objects")->if_object();
        if (objects == nullptr) throw Wrong{"its objects are missing"};
        try {
            for (auto const& [name, object] : *objects)
                add_object(object, points);
        } catch (Wrong const&) {
            too_many_ = points.too_many();
            throw;
        }
    }
    /// An object of a topology is one geometry or, as a rule, a collection of one geometry a feature.
    void add_object(json::value const& value, Points& points)
    {
        auto const* object = value.if_object();
        if (object == nullptr) throw Wrong{"an object of the topology is no object"};
        if (text_of(member(*object, "type")) != "GeometryCollection") return add_part(value, points);
        for (auto const& one : list_of(member(*object, "geometries"), "the geometries of an object"))
            add_part(one, points);
    }
    void add_part(json::value const& value, Points& points)
    {
        features_.emplace_back();
        auto const* object = value.if_object();
        if (object == nullptr) throw Wrong{"it is no object"};
        read_properties(*object, features_.back());
        read_geometry(&value, points, features_.back());
    }
    /// ArcGIS answers {"error":{"code":400,"message":…}}, GeoServer {"exceptions":[{"text":…}]}, others a text.
    void note_answer(std::string_view raw)
    {
        auto const value = parsed(raw, scan_.at());
        if (auto text = plain_text(value)) answer_ = *text;
        auto const* list = value.if_array();
        auto const* object = list != nullptr and not list->empty() ? list->front().if_object() : value.if_object();
        if (object == nullptr) return;
        for (auto const* name : {"message", "text", "description"})
            if (auto const text = text_of(member(*object, name)); not text.empty() and answer_.empty()) answer_ = text;
        while (not answer_.empty() and answer_.back() == '.')
            answer_.pop_back();
        if (auto const* code = member(*object, "code"); code != nullptr)
            if (auto const text = plain_text(*code)) answer_ += fmt::format(" ({})", *text);
    }

    std::string_view text_;
    std::string const& name_;
    JsonScan scan_;
    std::vector<Feature> features_;
    std::string answer_;
    bool too_many_ = false;
};

}

bool looks_like_boundaries(std::string_view text)
{
    JsonScan scan(text);
    if (scan.peek() != '{') return false;
    constexpr std::size_t look = 4096;
    auto const head = text.substr(scan.at(), look);
    auto const tail = text.substr(text.size() - std::min(text.size(), look));
    auto const in = [](std::string_view piece, auto... words) { return (piece.contains(words) or ...); };
    if (in(head, "\"FeatureCollection\"", "\"Topology\"", "\"coordinates\"", "\"Feature\"")) return true;
    if (in(tail, "\"FeatureCollection\"", "\"Topology\"")) return true;
    scan.take('{');
    auto const rest = head.substr(std::min(head.size(), head.find('"')));
    return rest.starts_with("\"error\"") or rest.starts_with("\"exceptions\"");
}

std::vector<Feature> read_boundaries_here(std::string_view text, std::string const& name) { return Reader(text, name).read(); }

std::vector<Feature> read_boundaries(std::string_view text, std::string const& name)
{
    return reads_apart() ? read_boundaries_apart(text, name) : read_boundaries_here(text, name);
}

}
