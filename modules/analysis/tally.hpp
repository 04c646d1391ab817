// Many small questions in one pass: what whose lines come to, each counted by the engine's own rules.
//
// Every question becomes a place of its own under a root of its own, with the places below it that lines speak of; the
// engine then answers for all of them at once. So a question of one partner's lines is counted exactly as a question of
// all, and a line may stand in several questions.
#pragma once
#include "picture.hpp"
#include <analysis/analysis.hpp>
#include <memory>
#include <unordered_map>
#include <vector>

namespace muster::analysis {

class Tally {
public:
    /// `words` gives the codes of the facts that come; it must know those asked for before the first fact.
    Tally(Picture const& words, std::span<Delivery const> asked);
    /// A line, and from when until when it was known.
    void take(Fact const& fact, base::Instant from, std::optional<base::Instant> until);
    /// All lines of a picture, known now.
    void take_all(Picture const& picture);
    [[nodiscard]] std::vector<Delivered> count();

private:
    struct Cell {
        int asked = 0, body = -1, group = 0;  // group 0 = everybody
        base::Period period;
        std::optional<base::Day> ended_before;
    };
    struct Told {
        std::int64_t lines = 0, told = 0;
        std::optional<base::Day> last;
        std::uint64_t last_fact = 0;
    };
    [[nodiscard]] bool fits(Cell const& cell, Fact const& fact, base::Instant from, std::optional<base::Instant> until);
    int node(int asked, int place);
    [[nodiscard]] std::string partner_now(std::string const& id) const;

    Picture const& words_;
    std::span<Delivery const> asked_;
    std::vector<std::vector<Cell>> cells_;   // by place of the operation
    std::vector<Told> told_;                 // by question
    std::vector<Tree::Place> places_;        // of the tree that is answered for; 0 is its root, then one for each question
    std::unordered_map<std::uint64_t, int> nodes_;
    std::vector<std::string> partners_, activities_;  // by question, as the words have them
    std::vector<Fact> facts_;
    std::uint64_t seen_ = 0;
};

}
