// The outlines of a level of places as one GeoJSON document that a thin line can carry.
#pragma once
#include "shapes.hpp"
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::geography {

struct Outlined {
    std::string pcode, name, parent, as_of;
    std::optional<double> lat, lon;
    Shape shape;  // empty where the place has no outline
};

/// Places of a level that are now, in order of p-code.
std::vector<Outlined> outlined_places(store::Db& db, std::string const& operation, int level);

struct LevelMap {
    std::string geojson;           // a FeatureCollection; properties code, name, parent
    std::size_t places = 0, without_boundary = 0;
    std::size_t points = 0, points_of = 0;  // written, and as they came
    std::size_t compressed = 0;    // bytes once packed for sending
};

/// `most` bytes once compressed; points are taken away on shared borders alike until it fits. 0: as they came.
LevelMap level_map(std::vector<Outlined> const& places, int level, std::size_t most);

}
