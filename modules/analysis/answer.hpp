// What the engine is asked, and what it answers with.
#pragma once
#include "people.hpp"
#include "profile.hpp"
#include "recipe.hpp"
#include "tree.hpp"
#include <base/count.hpp>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::analysis {

/// Figures of need of one place, body and group, as they were told; -1 = not told.
struct NeedCell {
    std::uint8_t body = 0, group = 0;
    std::int8_t severity = 0;  // 1 … 5; 0 = not told
    std::int32_t in_need = -1, targeted = -1, population = -1;
};

/// All that was told of needs, by place.
class NeedBook {
public:
    struct Told {
        std::int32_t place = 0;
        NeedCell cell;
    };
    NeedBook() = default;
    NeedBook(int places, std::vector<Told> told);

    /// In order of body and group.
    [[nodiscard]] std::span<NeedCell const> of(int place) const
    {
        auto const p = static_cast<std::size_t>(place);
        if (p + 1 >= first_.size()) return {};
        return std::span(cells_).subspan(first_[p], first_[p + 1] - first_[p]);
    }
    /// Nothing where nothing was told of exactly this.
    [[nodiscard]] NeedCell const* find(int place, int body, int group) const;
    /// People of a group that live in a place, by whichever body's figures tell it; -1 = not known.
    [[nodiscard]] std::int64_t population(int place, int group) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Living {
        std::uint8_t group = 0;
        std::int32_t people = 0;
    };
    std::vector<std::uint32_t> first_, first_living_;  // by place
    std::vector<NeedCell> cells_;
    std::vector<Living> living_;
};

struct Question {
    Profile const* profile = &default_profile();
    Sieve sieve;
    Measure measure = Measure::reached;
    int level = 0;          // places of this level are answered for
    bool by_group = false;  // each group apart, beside all together
    bool needs = true;      // also what is needed, targeted and missing
    bool joint = true;      // also all sectors together, as the body "intersectoral"
    int within = -1;        // only places in this one; -1 = all
    int threads = 2;
};

/// Missing people, between the fewest and the most that can be missing.
template <typename Unit>
struct Missing {
    base::Count<Unit> at_least, chosen, at_most;
};

/// Everybody, or one group of a question asked by group.
inline constexpr int everybody = -1;

struct AnswerLine {
    std::int32_t place = 0;
    bool only_whole = false;  // reported for the whole of a place above the level asked, and not placed below it
    std::int16_t body = 0;
    std::int16_t group = everybody;
    base::Between<base::Reached> reached;
    std::array<std::int64_t, lane_count> cells{};  // by lane, each on its own; 0 where nothing was told
    std::int64_t in_need = -1, targeted = -1;      // told here, or added from the places below that tell it
    bool need_from_below = false;
    Missing<base::InNeed> need_gap;                // in need and not reached
    Missing<base::Targeted> target_gap;            // targeted and not reached
};

/// Lines in order of place, body, group (everybody first).
struct Answer {
    std::vector<AnswerLine> lines;
    [[nodiscard]] AnswerLine const* find(int place, int body, int group = everybody) const;
};

}
