// What the values of a column look like.
#pragma once
#include "layout.hpp"
#include "world.hpp"
#include <array>
#include <text/days.hpp>
#include <text/numbers.hpp>

namespace muster::activities {

/// Shares are of the distinct values seen, 0 … 1.
struct Profile {
    std::size_t filled = 0, distinct = 0, rows = 0;
    double numbers = 0, days = 0, months = 0, years = 0, statuses = 0, bodies = 0, groups = 0, modalities = 0;
    double code_like = 0, partners = 0, org_types = 0, flags = 0, coordinates = 0, unique = 0;
    std::array<double, 6> place_codes{}, place_names{};
    double mean_length = 0;
    text::DayOrder day_order = text::DayOrder::unknown;
    text::Habit habit = text::Habit::unknown;
    [[nodiscard]] bool blank() const { return filled == 0; }
};

Profile profile_of(Sample const& sample, std::uint32_t first_data_row, std::uint32_t column, World const& world);

}
