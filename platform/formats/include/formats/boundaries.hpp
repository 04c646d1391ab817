// Boundaries in: GeoJSON and TopoJSON as features with their properties and rings.
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
using Ring = std::vector<Point>;        // closed: the last point is the first
using Polygon = std::vector<Ring>;      // outer ring, then holes

struct Feature {
    std::vector<std::pair<std::string, std::string>> properties;  // plain values as text; nested ones left out
    std::vector<Polygon> polygons;                                // empty where the feature has no area
    std::vector<Point> points;                                    // of a Point or MultiPoint
};

/// Whether the text is GeoJSON or TopoJSON at all (quick look, no parse).
bool looks_like_boundaries(std::string_view text);
/// Refuses with boundaries.unreadable, boundaries.no_features (also for a service's error answer).
std::vector<Feature> read_boundaries(std::string_view text, std::string const& name);

/// A FeatureCollection, WGS 84, six decimals.
std::string write_geojson(std::vector<Feature> const& features);

}
