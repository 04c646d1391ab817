// A row of a partner's sheet on its way from what is true to what is written.
#pragma once
#include "deeds.hpp"
#include "layouts.hpp"
#include <optional>

namespace muster::sample {

enum class Outcome : std::uint8_t { accepted, repaired, held, wrong, repeat, skipped };
inline constexpr std::array<std::string_view, 6> outcome_names{"accepted", "repaired", "held", "wrong", "repeat", "skipped"};

/// What an import that misses nothing makes of a row.
struct Fact {
    int partner = -1;
    int also_partner = -1;          // where a cell names two
    int body = -1, activity = -1;
    std::string place;              // p-code; "" where the row says none
    int level = -1;
    std::string_view group = "all";
    std::optional<base::Period> period;
    std::string_view status;
    std::string_view said = "not_reported";  // number, zero, nil, not_reported
    std::optional<std::int64_t> reached, targeted;
    std::optional<Cells> cells;
};

struct Draft {
    Deed deed;
    std::array<Cell, field_count> cells;
    Fact fact;
    Outcome outcome = Outcome::accepted;
    std::vector<std::string_view> dirt;
    [[nodiscard]] Cell& at(Field field) { return cells[static_cast<std::size_t>(field)]; }
    [[nodiscard]] Cell const& at(Field field) const { return cells[static_cast<std::size_t>(field)]; }
    /// Notes a kind of dirt; the worst outcome stands.
    void soil(std::string_view kind, Outcome becomes);
};

struct World {
    Country country;
    People people;
    Wording wording;
    Deeds deeds;
    std::vector<Layout> layouts;
    std::uint64_t seed = 0;
    [[nodiscard]] Layout const& layout_of(Partner const& partner) const;
    [[nodiscard]] Place const& place(int index) const { return country.places[static_cast<std::size_t>(index)]; }
    [[nodiscard]] Partner const& partner(int index) const { return deeds.partners[static_cast<std::size_t>(index)]; }
    [[nodiscard]] Work const& work(Deed deed) const { return deeds.works[static_cast<std::size_t>(deed.work)]; }
};

/// The tidy row of a deed in a layout, and its truth.
Draft write(World const& world, Layout const& layout, Deed deed);
/// Names and codes of a place and of all above it.
void write_place(World const& world, Layout const& layout, Draft& draft, int place);
/// A number as the layout writes it.
Cell number_cell(Layout const& layout, std::int64_t number);
Cell day_cell(Layout const& layout, base::Day day);
Cell month_cell(World const& world, Layout const& layout, int month);
/// Takes the figures' truth from the cells of sex and age that the layout has, and from the total.
void write_figures(Layout const& layout, Draft& draft, Cells const& cells);

Field name_field(int level);
Field code_field(int level);

}
