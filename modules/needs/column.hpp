// What a column of a table of needs holds, read from its header words or its HXL tag.
#pragma once
#include <cstdint>
#include <formats/hxl.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <structure/structure.hpp>

namespace muster::needs {

enum class What : std::uint8_t { population, affected, in_need, targeted, reached, severity };
inline constexpr int whats = 6;
std::string_view name_of(What what);
/// As a sentence says it: "people in need".
std::string said(What what);

/// Which of the people of a place and sector are meant; "all" where nothing is said. `other` is a trait that we have no
/// code for ("urban", "natural disaster affected"): such a part is kept, and is in no published figure.
struct Cut {
    std::string group = "all", sex = "all", age = "all", disabled = "all", other;
    [[nodiscard]] bool whole() const { return sex == "all" and age == "all" and disabled == "all" and other.empty(); }
    auto operator<=>(Cut const&) const = default;
};

/// child (under 18), adult, elder (60 and over), "all", or "other" where a range crosses the borders (domain.md 12.1).
std::string_view band_of(std::string_view age);

struct Column {
    enum class Role : std::uint8_t {
        ignored,
        place_code,
        place_name,
        country,
        sector,
        group,
        sex,
        age,
        age_min,
        age_max,
        disabled,
        category,
        status,
        series,
        value,      // a number whose meaning another cell of the row gives (HAPI: population_status)
        figure,     // a number of `what`
        households, // counts households or shares: no people
    };
    Role role = Role::ignored;
    int level = -1;             // of a place; -1 where the header does not tell
    std::optional<What> what;   // of a figure; empty where only the sheet's title can tell
    std::string body;           // of a figure: the sector in its header
    Cut cut;
    std::string label;
};

Column read_label(std::string_view label, structure::Bodies const& bodies);
Column read_tag(formats::TagSpec const& tag, std::string_view label, structure::Bodies const& bodies);

/// "Children - Female - IDP", "total", "New IDPs in 2024 (Girls)", "Female-Headed Households" (no people: nothing).
std::optional<Cut> read_category(std::string_view category);
/// Codes and words of cells: "f", "Female", "a", "ALL".
std::string sex_of(std::string_view cell);
std::string age_of(std::string_view cell);
std::string disabled_of(std::string_view cell);
std::optional<What> status_of(std::string_view cell);
/// The one figure that a title speaks of: "Total projected needs 2024" -> in need.
std::optional<What> what_of_title(std::string_view title);

}
