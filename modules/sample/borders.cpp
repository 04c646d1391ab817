#include "borders.hpp"

#include <algorithm>
#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <map>
#include <set>

namespace muster::sample {

namespace {

// Where the lattice lies: the open South Atlantic, a tenth of a degree to a square. Counted in 1/10000 degree, so that
// no rounding of real numbers decides how a coordinate is printed.
constexpr std::int64_t middle_lon = -120'000, middle_lat = -150'000, step = 1'000;

formats::Point point(std::int64_t lon, std::int64_t lat)
{
    return {static_cast<double>(lon) / 10'000.0, static_cast<double>(lat) / 10'000.0};
}

using Corner = std::pair<int, int>;
using Edges = std::map<Corner, std::vector<Corner>>;

/// The sides of the squares that face no other of them, each with the area on its left (rows grow southward).
Edges outline(Country const& country, std::vector<int> const& squares)
{
    std::set<Corner> held;
    for (auto index : squares) {
        auto square = country.squares[static_cast<std::size_t>(index)];
        held.insert({square.column, square.row});
    }
    Edges edges;
    for (auto [c, r] : held) {
        if (not held.contains({c, r + 1})) edges[{c, r + 1}].push_back({c + 1, r + 1});
        if (not held.contains({c + 1, r})) edges[{c + 1, r + 1}].push_back({c + 1, r});
        if (not held.contains({c, r - 1})) edges[{c + 1, r}].push_back({c, r});
        if (not held.contains({c - 1, r})) edges[{c, r}].push_back({c, r + 1});
    }
    return edges;
}

/// Which way on, coming from `from`: where two squares touch at a corner only, to the right, so that what they enclose
/// becomes a hole that touches the outer ring in one point and no ring crosses itself.
std::size_t way_on(Corner from, Corner at, std::vector<Corner> const& ways)
{
    if (ways.size() == 1) return 0;
    auto dx = at.first - from.first, dy = at.second - from.second;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        auto x = ways[i].first - at.first, y = ways[i].second - at.second;
        if (dx * y - dy * x > 0) return i;  // rows grow southward: a positive turn is to the right
    }
    return 0;
}

std::vector<Corner> take_ring(Edges& edges)
{
    auto start = edges.begin()->first;
    std::vector<Corner> ring{start};
    Corner from = start, at = start;
    do {
        auto found = edges.find(at);
        ENSURE(found != edges.end());
        auto way = way_on(from, at, found->second);
        auto next = found->second[way];
        found->second.erase(found->second.begin() + static_cast<std::ptrdiff_t>(way));
        if (found->second.empty()) edges.erase(found);
        from = at;
        at = next;
        ring.push_back(at);
    } while (at != start);
    return ring;
}

double twice_area(formats::Ring const& ring)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) sum += ring[i].lon * ring[i + 1].lat - ring[i + 1].lon * ring[i].lat;
    return sum;
}

/// Whether a point lies within a ring: a line from it to the east crosses the ring an odd number of times.
bool lies_in(formats::Point at, formats::Ring const& ring)
{
    bool inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        auto a = ring[i], b = ring[i + 1];
        if ((a.lat > at.lat) == (b.lat > at.lat)) continue;
        if (at.lon < a.lon + (at.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)) inside = not inside;
    }
    return inside;
}

}

std::int64_t Borders::whim(int a, int b, std::string_view what) const
{
    std::string key(what);
    key += std::to_string(a) + "," + std::to_string(b);
    return static_cast<std::int64_t>(base::quick_hash(key, seed_) % 501) - 250;
}

formats::Point Borders::corner(Corner at) const
{
    return point(middle_lon + at.first * step + whim(at.first, at.second, "x"),
                 middle_lat - at.second * step + whim(at.first, at.second, "y"));
}

formats::Point Borders::between(Corner a, Corner b) const
{
    if (b < a) std::swap(a, b);  // the line is the same from both sides
    auto across = whim(a.first * 1000 + b.first, a.second * 1000 + b.second, "line") / 2;
    bool level = a.second == b.second;
    auto twice = [](std::int64_t at, std::int64_t next) { return (at + next) / 2; };
    auto lon = [&](Corner c) { return middle_lon + c.first * step + whim(c.first, c.second, "x"); };
    auto lat = [&](Corner c) { return middle_lat - c.second * step + whim(c.first, c.second, "y"); };
    return point(twice(lon(a), lon(b)) + (level ? 0 : across), twice(lat(a), lat(b)) + (level ? across : 0));
}

std::vector<formats::Polygon> Borders::area(std::vector<int> const& squares) const
{
    auto edges = outline(country_, squares);
    std::vector<formats::Polygon> polygons;
    formats::Polygon holes;
    while (not edges.empty()) {
        auto corners = take_ring(edges);
        formats::Ring ring;
        for (std::size_t i = 0; i + 1 < corners.size(); ++i) {
            ring.push_back(corner(corners[i]));
            ring.push_back(between(corners[i], corners[i + 1]));
        }
        ring.push_back(ring.front());
        if (twice_area(ring) > 0) polygons.push_back({std::move(ring)});
        else holes.push_back(std::move(ring));
    }
    for (auto& hole : holes) {
        auto around = std::ranges::find_if(polygons, [&](auto const& polygon) { return lies_in(hole[1], polygon.front()); });
        ENSURE(around != polygons.end());
        around->push_back(std::move(hole));
    }
    return polygons;
}

formats::Point Borders::inside(int square) const
{
    auto at = country_.squares[static_cast<std::size_t>(square)];
    return point(middle_lon + at.column * step + step / 2, middle_lat - at.row * step - step / 2);
}

}
