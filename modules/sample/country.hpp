// Zandia: a country that does not exist, on four levels, before and after a reform of its districts.
//
// ISO 3166 leaves XAA to XZZ and XA to XZ to users: Zandia is XZA and XZ, so its p-codes are XZ01, XZ0101, XZ010101,
// XZ01010101. It lies in the open South Atlantic, where nobody can take it for a real place.
#pragma once
#include "names.hpp"
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::sample {

inline constexpr std::string_view iso3 = "XZA", iso2 = "XZ", country_name = "Zandia";
inline constexpr std::string_view reform_day = "2025-01-01", first_day = "2019-01-01", day_before_reform = "2024-12-31";

/// One square of the lattice that the country is drawn on; one place of the fourth level.
struct Square {
    int column = 0, row = 0;
};

struct Place {
    std::string pcode;
    int level = 0;
    Name name;
    int parent = -1;                  // index into Country::places
    std::vector<int> children;
    std::vector<int> squares;         // indexes into Country::squares
    std::string second_name;          // another Latin spelling in use; "" where there is none
};

/// A place as it was before the reform; `now` holds what it is today (several where it was split).
struct OldPlace {
    std::string pcode, parent;
    int level = 0;
    Name name;
    std::vector<int> now;
    std::vector<int> squares;
    std::string_view change;          // same, renamed, merged, split, moved
};

struct Country {
    std::vector<Square> squares;
    std::vector<Place> places;        // [0] is the country; then level by level in order of p-code
    std::vector<OldPlace> before;
    [[nodiscard]] std::vector<int> of_level(int level) const;
    [[nodiscard]] int ancestor(int place, int level) const;
    [[nodiscard]] std::string const& code(int place, int level) const;  // of its ancestor; "" where it is above
};

Country make_country(std::uint64_t seed);
/// The reform, told backwards: what the places of today were before it.
void remember_old_places(Country& country, NameMaker& names);

}
