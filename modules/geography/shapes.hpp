// Boundaries: packed for the store, a point inside or not, and what GEOS is asked for.
//
// Coordinates are whole numbers of a hundred-thousandth of a degree (about a metre), so that a border shared by two
// places stays the same line in both.
#pragma once
#include <cstdint>
#include <chrono>
#include <formats/boundaries.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::geography {

struct Spot {
    std::int32_t x = 0, y = 0; // lon, lat in units of 1e-5 degrees
    bool operator==(Spot const&) const = default;
};
using Loop = std::vector<Spot>; // not closed: the last spot is joined to the first
struct Box {
    std::int32_t west = INT32_MAX, south = INT32_MAX, east = INT32_MIN, north = INT32_MIN;
    void take(Spot spot);
    [[nodiscard]] bool holds(Spot spot) const;
    [[nodiscard]] bool meets(Box const& other) const;
};

/// One or more areas, each an outer loop and its holes. Inside is what an odd number of loops goes round.
struct Shape {
    std::vector<std::vector<Loop>> areas;
    [[nodiscard]] bool empty() const { return areas.empty(); }
    [[nodiscard]] Box box() const;
    [[nodiscard]] std::size_t spots() const;
    [[nodiscard]] bool holds(Spot spot) const;
    /// In degrees; 0 inside. Only as good as flat degrees are: for "near the border" or not.
    [[nodiscard]] double distance(Spot spot) const;
};

Spot spot_of(double lon, double lat);
inline double degrees(std::int32_t units)
{
    return units / 1e5;
}

/// Loops of fewer than three spots after rounding are left out.
Shape shape_of(std::vector<formats::Polygon> const& polygons);
/// The bytes that the store keeps: a mark, then counts and differences as numbers of varying length.
std::string pack(Shape const& shape);
/// Nothing where the bytes are not of pack().
std::optional<Shape> unpack(std::string_view bytes);

/// What GEOS says of a shape.
struct Checked {
    Shape shape; // valid: repaired where it was not
    bool repaired = false;
    std::string reason;         // why it was not valid, in GEOS's words
    std::optional<Spot> inside; // a point that is surely inside
    bool given_up = false;      // it crosses itself so often that there was no end in sight
};
Checked check(Shape shape, std::chrono::milliseconds most = std::chrono::seconds(20));

/// The share of `of` that lies in each of the others (0 … 1); shapes must be valid.
std::vector<double> shares(Shape const& of, std::vector<Shape const*> const& others);
/// In square kilometres, on a sphere.
double area_km2(Shape const& shape);

} // namespace muster::geography
