// One question answered: the ladder from a code as it stands to "a person must say".
#pragma once
#include "place_index.hpp"

namespace muster::geography {

class Finder {
public:
    Finder(PlaceIndex const& index, Asked const& asked) : index_(index), asked_(asked) {}
    Found run();

private:
    /// What was found of one level.
    struct Answer {
        int place = -1;
        Step step = Step::none;
        int context = -1;      // where nothing was found: a coarser place that is certain all the same
        bool conflict = false; // the row contradicts itself or more than one place fits: a person must say
        std::vector<Candidate> candidates;
        std::vector<std::string_view> doubts;
    };
    struct Told {
        std::string_view code, name;
        std::string folded; // of the name
        [[nodiscard]] bool any() const { return not code.empty() or not name.empty(); }
    };

    bool prepare();
    int decided_whole() const;
    int decided(Told const& told) const;
    void read_country();
    bool read_level(int level);
    bool means_country_here(Told const& told, int level) const;
    Answer at_level(Told const& told, int level);
    Answer with_code(Told const& told, int level, CodeAnswer const& code);
    Answer accept(CodeAnswer const& code) const;
    Answer by_name(Told const& told, int level);
    bool by_likeness(Told const& told, int level, int within, Answer& answer) const;
    void by_other_level(std::vector<std::string> const& keys, int level, Answer& answer) const;
    bool several_in_cell(Told const& told, int level, Answer& answer) const;
    void suggest(Told const& told, int level, int within, Answer& answer) const;
    Answer any_level();
    Found conclude();
    Found whole_country() const;
    Found unfound(Answer const& answer);
    void doubt_point(Found& found) const;
    [[nodiscard]] bool has_point() const;

    /// 1 where the name is one of the place's, or of a place above it down to the level; -1 where it is not; 0 untold.
    [[nodiscard]] int agrees(Told const& told, int place, int level) const;
    [[nodiscard]] Place const& at(int place) const { return index_.places[static_cast<std::size_t>(place)]; }
    [[nodiscard]] bool deeper_told(int level) const;

    PlaceIndex const& index_;
    Asked const& asked_;
    std::array<Told, levels> told_;
    Told any_;
    int context_ = -1;          // the deepest place that is certain so far; the country at first
    bool context_told_ = false; // and the row said so
    bool context_sure_ = false; // by a code and a name that agree
    bool unresolved_above_ = false;
    bool country_meant_ = false, elsewhere_ = false;
    int deepest_ = 0; // the deepest level that the row tells of
    Answer last_;     // of that level
    std::vector<std::string_view> doubts_;
};

/// The key of a name that a person settled within a parent ("" anywhere).
std::string settled_key(std::string_view words, std::string_view parent);

} // namespace muster::geography
