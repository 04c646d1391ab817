// The only file that speaks to GEOS, through its C interface with one handle a thread.
#include "shapes.hpp"
#include <chrono>
#include <geos_c.h>
#include <memory>

namespace muster::geography {

namespace {

/// GEOS says what is wrong through a callback; nothing is printed.
GEOSContextHandle_t geos()
{
    struct Handle {
        GEOSContextHandle_t handle = GEOS_init_r();
        ~Handle() { GEOS_finish_r(handle); }
    };
    thread_local Handle held;
    return held.handle;
}

using Clock = std::chrono::steady_clock;
thread_local std::optional<Clock::time_point> give_up_at;

void look_at_the_clock()
{
    if (give_up_at and Clock::now() > *give_up_at) GEOS_interruptRequest();
}

/// While it lives, GEOS gives up what this thread asked of it when the time is over: an outline of a few thousand corners can
/// cross itself millions of times, and its repair takes hours.
class Hurry {
public:
    explicit Hurry(std::chrono::milliseconds most)
    {
        static bool const registered = (GEOS_interruptRegisterCallback(look_at_the_clock), true);
        static_cast<void>(registered);
        give_up_at = Clock::now() + most;
    }
    ~Hurry()
    {
        give_up_at.reset();
        GEOS_interruptCancel();
    }
    Hurry(Hurry const&) = delete;
    Hurry& operator=(Hurry const&) = delete;
    [[nodiscard]] static bool is_over() { return Clock::now() > *give_up_at; }
};

struct Destroy {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

GEOSGeometry* ring_of(Loop const& loop)
{
    auto const size = static_cast<unsigned>(loop.size() + 1);
    auto* sequence = GEOSCoordSeq_create_r(geos(), size, 2);
    for (unsigned i = 0; i < size; ++i) {
        auto const spot = loop[i % loop.size()];
        GEOSCoordSeq_setXY_r(geos(), sequence, i, spot.x, spot.y);
    }
    return GEOSGeom_createLinearRing_r(geos(), sequence);
}

Geometry geometry_of(Shape const& shape)
{
    std::vector<GEOSGeometry*> polygons;
    for (auto const& area : shape.areas) {
        if (area.empty() or area[0].size() < 3) continue;
        std::vector<GEOSGeometry*> holes;
        for (std::size_t i = 1; i < area.size(); ++i)
            holes.push_back(ring_of(area[i]));
        auto* outer = ring_of(area[0]);
        polygons.push_back(GEOSGeom_createPolygon_r(geos(), outer, holes.data(), static_cast<unsigned>(holes.size())));
    }
    return Geometry(GEOSGeom_createCollection_r(geos(), GEOS_MULTIPOLYGON, polygons.data(),
                                                static_cast<unsigned>(polygons.size())));
}

Loop loop_of(GEOSGeometry const* ring)
{
    Loop loop;
    auto const* sequence = GEOSGeom_getCoordSeq_r(geos(), ring);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos(), sequence, &size);
    for (unsigned i = 0; i + 1 < size; ++i) {
        double x = 0, y = 0;
        GEOSCoordSeq_getXY_r(geos(), sequence, i, &x, &y);
        Spot const spot = spot_of(x / 1e5, y / 1e5);
        if (loop.empty() or loop.back() != spot) loop.push_back(spot);
    }
    while (loop.size() > 1 and loop.back() == loop.front())
        loop.pop_back();
    return loop;
}

/// Areas only: lines and points that a repair leaves over bound nothing.
void add_areas(Shape& shape, GEOSGeometry const* geometry)
{
    if (GEOSGeomTypeId_r(geos(), geometry) == GEOS_POLYGON) {
        if (GEOSisEmpty_r(geos(), geometry)) return;
        std::vector<Loop> area{loop_of(GEOSGetExteriorRing_r(geos(), geometry))};
        if (area[0].size() < 3) return;
        for (int i = 0; i < GEOSGetNumInteriorRings_r(geos(), geometry); ++i)
            if (auto hole = loop_of(GEOSGetInteriorRingN_r(geos(), geometry, i)); hole.size() >= 3)
                area.push_back(std::move(hole));
        shape.areas.push_back(std::move(area));
        return;
    }
    if (GEOSGeomTypeId_r(geos(), geometry) < GEOS_MULTIPOINT) return;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos(), geometry); ++i)
        add_areas(shape, GEOSGetGeometryN_r(geos(), geometry, i));
}

std::optional<Spot> spot_inside(GEOSGeometry const* geometry)
{
    Geometry const point(GEOSPointOnSurface_r(geos(), geometry));
    double x = 0, y = 0;
    if (not point or GEOSisEmpty_r(geos(), point.get()) or GEOSGeomGetX_r(geos(), point.get(), &x) != 1 or
        GEOSGeomGetY_r(geos(), point.get(), &y) != 1)
        return {};
    return spot_of(x / 1e5, y / 1e5);
}

} // namespace

Checked check(Shape shape, std::chrono::milliseconds most)
{
    Checked checked;
    Hurry const hurry(most);
    auto geometry = geometry_of(shape);
    if (geometry and GEOSisValid_r(geos(), geometry.get()) != 1) {
        checked.repaired = true;
        if (auto* reason = GEOSisValidReason_r(geos(), geometry.get())) {
            checked.reason = reason;
            GEOSFree_r(geos(), reason);
        }
        geometry.reset(GEOSMakeValid_r(geos(), geometry.get()));
        shape.areas.clear();
        if (geometry) add_areas(shape, geometry.get());
    }
    if (geometry and not shape.empty()) checked.inside = spot_inside(geometry.get());
    checked.given_up = Hurry::is_over();
    checked.shape = std::move(shape);
    return checked;
}

std::vector<double> shares(Shape const& of, std::vector<Shape const*> const& others)
{
    std::vector<double> found(others.size(), 0);
    auto const whole = geometry_of(of);
    double size = 0;
    if (not whole or GEOSArea_r(geos(), whole.get(), &size) != 1 or size <= 0) return found;
    auto const box = of.box();
    for (std::size_t i = 0; i < others.size(); ++i) {
        if (not box.meets(others[i]->box())) continue;
        auto const other = geometry_of(*others[i]);
        Geometry const common(other ? GEOSIntersection_r(geos(), whole.get(), other.get()) : nullptr);
        double part = 0;
        if (common and GEOSArea_r(geos(), common.get(), &part) == 1) found[i] = part / size;
    }
    return found;
}

} // namespace muster::geography
