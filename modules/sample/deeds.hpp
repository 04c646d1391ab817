// What truly happened in Zandia in 2025: who did what where, for whom, in which months, and how many were reached.
#pragma once
#include "people.hpp"
#include "wording.hpp"
#include <base/day.hpp>
#include <optional>
#include <string>
#include <vector>

namespace muster::sample {

inline constexpr int year = 2025;

struct Partner {
    std::string name, acronym, kind, layout;
    Language language = Language::en;
    std::vector<int> bodies;           // indexes into Wording::bodies
    int lines = 0;                     // works of a usual month
    std::vector<std::string> also;
    [[nodiscard]] std::string slug() const;  // for file names
};

/// One work: a partner's activity in a place for a group, over some months.
struct Work {
    int partner = -1, body = -1;
    int activity = -1;                 // index into Wording::activities; -1 where the layout does not tell it
    int place = -1;
    Group group = Group::all;
    std::string_view modality;
    int first_month = 1, last_month = 12;
    bool planned_before = false;
    base::Day start, end;
    int donor = -1, implementer = -1;  // partners; -1 = none, or the reporting one itself
    std::int64_t targeted = 0;
    std::vector<Cells> reached;        // by month, [0] is January; nobody in months outside
};

/// A work in a month. In the month before some works begin they are planned: a target and nobody reached yet.
struct Deed {
    int work = -1;
    int month = 1;
    [[nodiscard]] base::Period period() const { return base::Period::month(year, month); }
};

/// What a partner did about its report of a month.
enum class Report : std::uint8_t { handed_in, late, nothing };

struct Deeds {
    std::vector<Partner> partners;
    std::vector<Work> works;
    std::vector<std::array<Report, 12>> reports;  // by partner
    std::vector<int> forgotten;                   // districts where nobody works
    [[nodiscard]] std::vector<Deed> of(int partner, int month) const;
    [[nodiscard]] Cells const& cells(Deed deed) const;
    [[nodiscard]] std::string_view status(Deed deed) const;
};

std::vector<Partner> read_partners(Wording const& wording);
/// `scale` multiplies the works of every partner.
Deeds make_deeds(Country const& country, People const& people, Wording const& wording, std::uint64_t seed, int scale);

}
