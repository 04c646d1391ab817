// Which column means what: from the partner's remembered mapping, HXL tags, header words and the values themselves.
#pragma once
#include "layout.hpp"
#include "world.hpp"
#include <base/hash.hpp>
#include <map>
#include <text/days.hpp>
#include <text/numbers.hpp>

namespace muster::activities {

/// A column that stands for several lines: its figures belong to this sector, month or group.
struct Unfold {
    int body = -1;
    std::optional<base::Period> period;
    bool month_without_year = false;
    std::string group;
    [[nodiscard]] bool any() const { return body >= 0 or period or not group.empty(); }
    bool operator==(Unfold const&) const = default;
};

struct Column {
    std::uint32_t index = 0;
    std::string header, tag;
    Meaning meaning;
    double weight = 0;   // 0 = not mapped
    std::string why;
    Unfold unfold;
    text::DayOrder day_order = text::DayOrder::unknown;
    text::Habit habit = text::Habit::unknown;
};

struct Mapping {
    std::vector<Column> columns;            // every column of the table, in order
    std::vector<base::Finding> findings;
    std::string fingerprint;                // of the headers: finds a remembered mapping
    [[nodiscard]] Column const* first(Field field) const;
    [[nodiscard]] std::vector<Column const*> of(Field field) const;
    [[nodiscard]] bool wide() const;
};

/// `given` maps header texts (as written, folded when compared) or column letters to meanings: the word of a person,
/// or a saved mapping; it wins over every guess.
Mapping map_columns(Layout const& layout, Sample const& sample, World const& world,
                    std::map<std::string, Meaning> const& given, std::string const& given_why);

}
