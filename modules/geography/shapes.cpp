#include "shapes.hpp"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace muster::geography {

namespace {

constexpr char mark = 1;

void put(std::string& out, std::uint64_t number)
{
    while (number >= 0x80) {
        out += static_cast<char>((number & 0x7F) | 0x80);
        number >>= 7;
    }
    out += static_cast<char>(number);
}

void put_signed(std::string& out, std::int64_t number)
{
    put(out, (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63));
}

class Taker {
public:
    explicit Taker(std::string_view bytes) : bytes_(bytes) {}
    std::uint64_t take()
    {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at_ >= bytes_.size()) return fail();
            auto const byte = static_cast<unsigned char>(bytes_[at_++]);
            number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
            if (byte < 0x80) return number;
        }
        return fail();
    }
    std::int64_t take_signed()
    {
        auto const number = take();
        return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
    }
    /// A count of things that take at least `least` bytes each: what cannot be there is a fault, not an allocation.
    std::size_t count(std::size_t least)
    {
        auto const number = take();
        return number * least > bytes_.size() - at_ ? fail() : number;
    }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool ended() const { return at_ == bytes_.size(); }

private:
    std::uint64_t fail()
    {
        good_ = false;
        at_ = bytes_.size();
        return 0;
    }
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

/// How often a ray to the east from the spot crosses the loop.
bool crosses_odd(Loop const& loop, Spot spot)
{
    bool odd = false;
    for (std::size_t i = 0, before = loop.size() - 1; i < loop.size(); before = i++) {
        auto const a = loop[i], b = loop[before];
        if ((a.y > spot.y) == (b.y > spot.y)) continue;
        auto const rise = static_cast<std::int64_t>(b.y) - a.y;
        auto const left = (static_cast<std::int64_t>(spot.x) - a.x) * rise;
        auto const right = (static_cast<std::int64_t>(spot.y) - a.y) * (static_cast<std::int64_t>(b.x) - a.x);
        if (rise > 0 ? left < right : left > right) odd = not odd;
    }
    return odd;
}

double distance_to(Spot from, Spot a, Spot b)
{
    double const dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    double along = length > 0 ? ((from.x - a.x) * dx + (from.y - a.y) * dy) / length : 0;
    along = std::clamp(along, 0.0, 1.0);
    return std::hypot(a.x + along * dx - from.x, a.y + along * dy - from.y);
}

} // namespace

void Box::take(Spot spot)
{
    west = std::min(west, spot.x), east = std::max(east, spot.x);
    south = std::min(south, spot.y), north = std::max(north, spot.y);
}

bool Box::holds(Spot spot) const
{
    return west <= spot.x and spot.x <= east and south <= spot.y and spot.y <= north;
}

bool Box::meets(Box const& other) const
{
    return west <= other.east and other.west <= east and south <= other.north and other.south <= north;
}

Box Shape::box() const
{
    Box box;
    for (auto const& area : areas)
        for (auto const& loop : area)
            for (auto const spot : loop)
                box.take(spot);
    return box;
}

std::size_t Shape::spots() const
{
    std::size_t count = 0;
    for (auto const& area : areas)
        for (auto const& loop : area)
            count += loop.size();
    return count;
}

bool Shape::holds(Spot spot) const
{
    bool odd = false;
    for (auto const& area : areas)
        for (auto const& loop : area)
            if (crosses_odd(loop, spot)) odd = not odd;
    return odd;
}

double Shape::distance(Spot spot) const
{
    if (holds(spot)) return 0;
    double nearest = 1e12;
    for (auto const& area : areas)
        for (auto const& loop : area)
            for (std::size_t i = 0; i < loop.size(); ++i)
                nearest = std::min(nearest, distance_to(spot, loop[i], loop[(i + 1) % loop.size()]));
    return nearest / 1e5;
}

Spot spot_of(double lon, double lat)
{
    return {static_cast<std::int32_t>(std::lround(lon * 1e5)), static_cast<std::int32_t>(std::lround(lat * 1e5))};
}

Shape shape_of(std::vector<formats::Polygon> const& polygons)
{
    Shape shape;
    for (auto const& polygon : polygons) {
        std::vector<Loop> area;
        for (auto const& ring : polygon) {
            Loop loop;
            for (auto const& point : ring) {
                if (not(std::abs(point.lon) <= 180 and std::abs(point.lat) <= 90)) continue;
                auto const spot = spot_of(point.lon, point.lat);
                if (not loop.empty() and loop.back() == spot) continue;
                // There and straight back bounds nothing; rounding makes many of these.
                if (loop.size() >= 2 and loop[loop.size() - 2] == spot)
                    loop.pop_back();
                else
                    loop.push_back(spot);
            }
            while (loop.size() > 1 and loop.back() == loop.front())
                loop.pop_back();
            if (loop.size() >= 3)
                area.push_back(std::move(loop));
            else if (area.empty())
                break; // without its outer loop an area has no holes either
        }
        if (not area.empty()) shape.areas.push_back(std::move(area));
    }
    return shape;
}

std::string pack(Shape const& shape)
{
    std::string out(1, mark);
    put(out, shape.areas.size());
    Spot last;
    for (auto const& area : shape.areas) {
        put(out, area.size());
        for (auto const& loop : area) {
            put(out, loop.size());
            for (auto const spot : loop) {
                put_signed(out, static_cast<std::int64_t>(spot.x) - last.x);
                put_signed(out, static_cast<std::int64_t>(spot.y) - last.y);
                last = spot;
            }
        }
    }
    return out;
}

std::optional<Shape> unpack(std::string_view bytes)
{
    if (bytes.empty() or bytes[0] != mark) return {};
    Taker taker(bytes.substr(1));
    Shape shape;
    Spot last;
    for (auto areas = taker.count(1); areas > 0; --areas) {
        auto& area = shape.areas.emplace_back();
        for (auto loops = taker.count(1); loops > 0; --loops) {
            auto& loop = area.emplace_back();
            auto const spots = taker.count(2);
            loop.reserve(spots);
            for (std::size_t i = 0; i < spots; ++i) {
                last.x = static_cast<std::int32_t>(last.x + taker.take_signed());
                last.y = static_cast<std::int32_t>(last.y + taker.take_signed());
                loop.push_back(last);
            }
        }
    }
    if (not taker.good() or not taker.ended()) return {};
    return shape;
}

double area_km2(Shape const& shape)
{
    // The area under each segment on the sphere (R. Chamberlain and W. Duquette, "Some algorithms for polygons on a
    // sphere", 2007, formula 2); holes run the other way or are taken off by their sign.
    constexpr double radius = 6371.0088, to_radians = std::numbers::pi / 180.0;
    double total = 0;
    for (auto const& area : shape.areas) {
        for (std::size_t which = 0; which < area.size(); ++which) {
            auto const& loop = area[which];
            double sum = 0;
            for (std::size_t i = 0; i < loop.size(); ++i) {
                auto const a = loop[i], b = loop[(i + 1) % loop.size()];
                sum += (degrees(b.x) - degrees(a.x)) * to_radians *
                       (2 + std::sin(degrees(a.y) * to_radians) + std::sin(degrees(b.y) * to_radians));
            }
            auto const size = std::abs(sum) * radius * radius / 2;
            total += which == 0 ? size : -size;
        }
    }
    return total;
}

} // namespace muster::geography
