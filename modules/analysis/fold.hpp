// One question over all rows: every place with its own lines and what lies below, up the tree, on several threads.
#pragma once
#include "engine.hpp"
#include "slots.hpp"

namespace muster::analysis {

/// Appends the lines of one place; `only_whole` where they are what was reported for it as a whole.
template <std::signed_integral N, int K>
void put_lines(PlaceSlots<N, K> const& slots, int place, bool only_whole, std::vector<AnswerLine>& lines);
/// In order of place, body, group.
void sort_lines(std::vector<AnswerLine>& lines);

/// Which places a question is answered for.
class Shown {
public:
    Shown(Tree const& tree, Question const& question) : tree_(tree), level_(question.level), within_(question.within) {}
    /// Of the level asked, or the first below it where that level is missing in between.
    [[nodiscard]] bool full(int place) const;
    /// Above the level asked: only what was reported for the whole of it.
    [[nodiscard]] bool whole(int place) const;
    /// The place whose full line counts what is reported for `place`; -1 where none does.
    [[nodiscard]] int above(int place) const;

private:
    [[nodiscard]] bool asked(int place) const { return within_ < 0 or tree_.lies_in(place, within_); }
    Tree const& tree_;
    int level_ = 0, within_ = -1;
};

template <std::signed_integral N, int K>
Answer fold(Engine const& engine, Question const& question);

}
