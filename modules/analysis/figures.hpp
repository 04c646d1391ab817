// Figures as people ask for them: by place, sector, group and period, each with what was told and what was not.
#pragma once
#include "fold.hpp"
#include "picture.hpp"
#include <base/told.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::analysis {

/// A question in the operation's own codes.
struct Asked {
    Profile const* profile = &default_profile();
    int level = 0;
    std::vector<int> bodies;             // empty: every sector, and all together
    int group = 0;                       // 0 = everybody
    bool each_group = false;
    std::optional<base::Period> period;  // nothing: all that was told
    std::vector<int> partners;           // empty: all
    int within = -1;                     // a place; -1 = everywhere
    bool every_place = false;            // also places and sectors of which nothing is known

    [[nodiscard]] bool wants_joint(Picture const& picture) const;
    [[nodiscard]] Question question(Picture const& picture, Measure measure = Measure::reached) const;
    bool operator==(Asked const&) const = default;
};

/// Who and what stands behind a figure.
struct Presence {
    std::int64_t rows = 0;            // lines that count
    std::int64_t told = 0;            // of them with a number of people
    std::int64_t nil = 0, not_applicable = 0;
    std::int64_t planned = 0;         // lines of what is planned
    std::vector<std::uint64_t> bits;  // partners of the lines that count, by code

    [[nodiscard]] std::vector<int> partners() const;
};

/// Lines counted by place, body and group of the places that a question is answered for.
class Census {
public:
    Census(Picture const& picture, Asked const& asked, Question const& question);
    [[nodiscard]] Presence const& of(int place, bool only_whole, int body, int group) const;
    /// Partners that ever said anything of this place and body, whatever its state and period.
    [[nodiscard]] bool ever(int partner, int place, int body) const;
    [[nodiscard]] std::int64_t held(int place, int body) const;
    [[nodiscard]] std::int64_t all_held() const { return all_held_; }
    [[nodiscard]] std::vector<std::size_t> const& held_rows() const { return held_rows_; }
    /// Lines outside the period asked for because they say none.
    [[nodiscard]] std::int64_t without_period() const { return without_period_; }
    /// Lines that reach beyond the period asked for and are counted whole.
    [[nodiscard]] std::int64_t sticking_out() const { return sticking_out_; }

private:
    void count(int place, bool only_whole, Key key, Marks marks, bool counts);
    Presence& met(std::size_t which, std::uint64_t spot);
    void count_rows();
    void count_held();

    Picture const& picture_;
    Asked const& asked_;
    Question const& question_;
    Shown shown_;
    std::unordered_map<std::uint64_t, Presence> presence_, ever_;
    struct Last {
        std::uint64_t spot = 0;
        Presence* presence = nullptr;
    };
    std::array<Last, 4> last_;  // by way of counting: of a body or all, of everybody or a group
    std::unordered_map<std::uint64_t, std::int64_t> held_;
    std::vector<std::size_t> held_rows_;
    std::int64_t all_held_ = 0, without_period_ = 0, sticking_out_ = 0;
};

struct Figure {
    int place = 0, body = 0, group = everybody;
    bool only_whole = false;       // reported for the whole of a place above the level asked
    base::Told in_need{base::Saying::not_assessed}, targeted{base::Saying::not_assessed}, reached;
    base::Between<base::Reached> between;                         // where `reached` is told
    std::array<std::optional<std::int64_t>, lane_count> cells;    // nothing where no line tells the lane
    std::optional<std::int64_t> planned;                          // what partners' own lines set out to reach
    Missing<base::InNeed> need_gap;
    Missing<base::Targeted> target_gap;
    int severity = 0;                                             // 0 = not told
    bool need_from_below = false;
    bool above_target = false, at_population = false;
    Presence presence;
    std::int64_t held = 0;
    unsigned hidden = 0;           // a bit for each number that is kept back (suppress.hpp)
    static constexpr unsigned need_bit = 0, target_bit = 1, total_bit = 2;
    [[nodiscard]] bool hides(unsigned bit) const { return hidden >> bit & 1; }

    [[nodiscard]] base::Share of_target() const;
    [[nodiscard]] base::Share of_need() const;
};

struct Figures {
    Asked asked;
    std::optional<base::Period> period;  // asked for, or all that was told
    std::vector<Figure> lines;           // in order of place code, then body, then group
    std::int64_t held = 0, without_period = 0, sticking_out = 0;
    std::int64_t hidden_below = 0;       // numbers of fewer people are kept back; 0: none
    std::int64_t unknown_places = 0;     // places of the level of which nothing at all is known
};

Figures figures(Picture const& picture, Asked const& asked);
/// The same, worked out once for as long as the picture stands.
std::shared_ptr<Figures const> figures_kept(Picture const& picture, Asked const& asked);

/// As people read it: "24 %". What is some and not nothing is never "0 %" ("<1 %"), what is not yet all never "100 %" (">99 %");
/// empty where the whole is nothing.
std::string percent_of(base::Share share);

}
