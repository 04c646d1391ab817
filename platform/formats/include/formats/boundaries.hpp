// Boundaries in: GeoJSON and TopoJSON as features with their properties and rings.
//
// GeoJSON (RFC 7946) is read feature by feature, so a national file of hundreds of megabytes costs its rings and no
// more. TopoJSON is read with its arcs, quantized or not, and all its objects.
#pragma once
#include <base/finding.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace muster::formats {

struct Point {
    double lon = 0, lat = 0;
};
using Ring = std::vector<Point>;    // closed: the last point is the first
using Polygon = std::vector<Ring>;  // outer ring, then holes

struct Feature {
    /// Plain values as text, in the file's order; nulls and nested values are left out. A feature's own id is put last
    /// as "id" where no property has that name.
    std::vector<std::pair<std::string, std::string>> properties;
    std::vector<Polygon> polygons;  // empty where the feature has no area; lines are left out
    std::vector<Point> points;      // of a Point or MultiPoint
};

/// Whether the text is GeoJSON or TopoJSON at all, or the answer of a map service that failed to give it (quick look at
/// both ends, no parse).
bool looks_like_boundaries(std::string_view text);
/// `name` is for the sentences only. Refuses with boundaries.unreadable, boundaries.no_features (also for a service's
/// error answer, with its message), boundaries.not_degrees, boundaries.too_large.
std::vector<Feature> read_boundaries(std::string_view text, std::string const& name);

/// A FeatureCollection, WGS 84, six decimals (about 11 cm). All properties are written as text.
std::string write_geojson(std::vector<Feature> const& features);

}
