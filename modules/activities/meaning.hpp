// What a column of a partner's sheet can mean.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::activities {

enum class Field : std::uint8_t {
    ignored,      // known, and of no use to the 5W (flags, contacts, costs are kept in the file)
    id,           // the row's own lasting id
    org,          // an organisation: `part` says which side of it, `role` what it does
    sector, subsector,
    activity, activity_code, sub_activity, description, indicator, project, project_code,
    place,        // level 0 … 5, or any_level; `part` name or code
    site, site_type, lat, lon,
    group, status, modality, unit, quantity,
    start, end, period, year, quarter, reported, updated,
    people,       // a count of people: `measure`, `sex`, `age`
    households,   // a count of households: `measure`
    people_or_households, // "beneficiaries" with a unit column beside it
    grand_total,  // the sum of other columns, printed for people; never counted
    notes, contact, cost, flag,
};

enum class Part : std::uint8_t { any, name, acronym, code, type };
enum class Role : std::uint8_t { any, implementing, programme, reporting, donor };
enum class Measure : std::uint8_t { reached, targeted, in_need, new_reached, population };
enum class Sex : std::uint8_t { all, female, male };
enum class Age : std::uint8_t { all, infant, child, adult, elderly };

constexpr std::uint8_t any_level = 15;

/// A column's meaning. Two columns of the same meaning are alternatives: the first that holds something counts.
struct Meaning {
    Field field = Field::ignored;
    Part part = Part::any;
    Role role = Role::any;
    std::uint8_t level = any_level;   // of place
    Measure measure = Measure::reached;
    Sex sex = Sex::all;
    Age age = Age::all;
    bool disabled = false;
    std::uint16_t band = 0;           // of people: which set of age bands, where a sheet has several
    bool operator==(Meaning const&) const = default;
    /// "place.adm2.code", "org.implementing.acronym", "reached.f.children" …: what `--map` and saved mappings say.
    [[nodiscard]] std::string text() const;
    static std::optional<Meaning> parse(std::string_view text);
};

/// A meaning with how sure it is (0 … 1) and why, in words for people.
struct Guess {
    Meaning meaning;
    double weight = 0;
    std::string why;
};

}
