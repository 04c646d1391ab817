// Outlines of a level made small enough to send, so that neighbours still share one border.
//
// Borders are cut where three places meet. Each piece is simplified once, whichever place it is seen from (Visvalingam and
// Whyatt 1993: points go in the order of the area that they make), so no gap opens between neighbours.
#pragma once
#include "shapes.hpp"
#include <unordered_map>
#include <vector>

namespace muster::geography {

struct HashSpot {
    std::size_t operator()(Spot spot) const
    {
        return std::hash<std::uint64_t>{}(std::uint64_t(std::uint32_t(spot.x)) << 32 | std::uint32_t(spot.y));
    }
};

class Borders {
public:
    explicit Borders(std::vector<Shape> const& shapes);
    /// How much each spot matters, in square units of a spot; where places meet it is infinite.
    [[nodiscard]] double weight(Spot spot) const { return weights_.at(spot); }
    /// The weight from which about so many points of all outlines are left; 0 where there are no more.
    [[nodiscard]] double weight_for(std::size_t points) const;
    /// Loops that shrink to nothing are left out, but for the largest of a place.
    [[nodiscard]] Shape simplified(Shape const& shape, double from) const;

private:
    struct Beside {
        Spot one, other;
        bool meets = false;  // seen with other neighbours too: a place where borders meet
    };
    void find_meetings(Loop const& loop);
    void weigh(Loop const& loop);
    void weigh_arc(std::vector<Spot> arc);
    [[nodiscard]] bool meets(Spot spot) const { return beside_.at(spot).meets; }

    std::unordered_map<Spot, Beside, HashSpot> beside_;
    std::unordered_map<Spot, double, HashSpot> weights_;
    std::vector<double> all_weights_;  // of every point of every outline, as often as it stands there
};

}
