// Borders of Zandia: neighbours share every point of the line between them.
#pragma once
#include "country.hpp"
#include <formats/boundaries.hpp>

namespace muster::sample {

class Borders {
public:
    Borders(Country const& country, std::uint64_t seed) : country_(country), seed_(seed) {}
    /// The area of some squares: outer rings (anticlockwise), each with its holes.
    [[nodiscard]] std::vector<formats::Polygon> area(std::vector<int> const& squares) const;
    /// A point inside a square, well away from its borders.
    [[nodiscard]] formats::Point inside(int square) const;

private:
    using Corner = std::pair<int, int>;  // column, row of the lattice
    [[nodiscard]] formats::Point corner(Corner at) const;
    [[nodiscard]] formats::Point between(Corner a, Corner b) const;
    [[nodiscard]] std::int64_t whim(int a, int b, std::string_view what) const;
    Country const& country_;
    std::uint64_t seed_;
};

}
