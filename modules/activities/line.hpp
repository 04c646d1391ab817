// One reported line: who does what where, for whom, when, and the figures; compact, for a hundred thousand at a time.
#pragma once
#include "rules.hpp"
#include <base/day.hpp>
#include <base/hash.hpp>
#include <base/told.hpp>
#include <geography/geography.hpp>
#include <limits>
#include <standards/standards.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::activities {

/// Texts kept once; 0 is the empty text.
class TextPool {
public:
    TextPool() { id_of(""); }
    std::int32_t id_of(std::string_view text);
    [[nodiscard]] std::string const& at(std::int32_t id) const { return *texts_[static_cast<std::size_t>(id)]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return base::quick_hash(text); }
    };
    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> ids_;
    std::vector<std::string const*> texts_;
};

enum class RowState : std::uint8_t { accepted, held, wrong, repeat, revised };

/// The cells of sex and age that every layout can be brought to; -1 where not told. They exclude each other: `female` and
/// `male` are people of whom the sheet tells the sex and not the age.
struct SexAge {
    std::int32_t girls = -1, boys = -1, women = -1, men = -1, elder_women = -1, elder_men = -1, female = -1, male = -1;
    bool operator==(SexAge const&) const = default;
};

constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();
/// "2026-03-31"; "" where no day is told.
inline std::string day_text(std::int32_t day) { return day == no_day ? std::string{} : base::Day{day}.text(); }

struct Line {
    std::uint32_t row = 0;       // as people see it
    std::uint16_t part = 0;      // a row of a wide table, or of several partners, holds several lines
    RowState state = RowState::accepted;
    geography::Step place_step = geography::Step::not_asked;
    std::int32_t partner = -1, programme = -1;  // registry
    std::int32_t donor = 0, activity = 0, place_words = 0;  // text pool
    std::int32_t place = -1;     // gazetteer
    std::int16_t body = -1;
    std::uint8_t group = 0;      // index into LineGroups
    standards::Status status = standards::Status::unknown;
    standards::Modality modality = standards::Modality::unknown;
    standards::Unit unit = standards::Unit::people;
    std::int32_t starts = no_day, ends = no_day, first_day = no_day, last_day = no_day;
    base::Told reached, targeted;
    SexAge cells;
    std::int32_t disabled = -1;
    base::Key128 line;           // lasting identity
    base::Key128 content;        // what would make it a changed line
};

/// One finding at one cell, compact; sentences are made when they are read.
struct Mark {
    base::Rule const* rule = nullptr;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint16_t part = 0;
    std::int32_t args = 0;       // text pool: the arguments, parted by \x1f; the first are the words it is about
};

}
