// The engine: rows in columns, and figures out of them. Pure: it knows no store, no clock and no words on a screen.
//
// Rows lie by place, within a place by body, group, activity, partner and period, so that every step of the counting
// rules is a run of neighbours. A figure is one pass over the rows it needs; the figures of the default question can
// be kept, and then follow each changed row by themselves (kept.hpp).
#pragma once
#include "answer.hpp"
#include "block.hpp"
#include "recipe.hpp"
#include "tree.hpp"
#include <bitset>
#include <memory>
#include <span>
#include <vector>

namespace muster::analysis {

class Kept;

class Engine {
public:
    explicit Engine(Tree tree);
    ~Engine();
    /// The same rows and words; what is kept is not copied.
    [[nodiscard]] std::unique_ptr<Engine> copy() const;

    /// The words behind the codes; a fact's codes must be given by them.
    [[nodiscard]] Words& words() { return words_; }
    [[nodiscard]] Words const& words() const { return words_; }
    [[nodiscard]] Tree const& tree() const { return tree_; }
    [[nodiscard]] NeedBook const& needs() const { return needs_; }
    [[nodiscard]] PeriodRules const& rules() const { return rules_; }
    /// The code of the body "intersectoral": the figures of all sectors together.
    [[nodiscard]] int joint() const { return joint_; }
    [[nodiscard]] bool enters_joint(int body) const { return not stays_out_[static_cast<std::size_t>(body)]; }

    void set_needs(std::vector<NeedBook::Told> told);
    void set_rule(int body, int activity, Rule rule);
    /// Areas of responsibility and services do not enter a highest over sectors.
    void keep_out_of_joint(int body);

    /// A first load: give the rows in portions, then settle(). Nothing may be asked in between.
    void load(std::span<Fact const> facts, int threads = 2);
    void settle(int threads = 2);

    void add(Fact const& fact);
    /// The fact as it was added; false where there is none such.
    bool remove(Fact const& fact);
    /// One id keeps standing for what is now said.
    bool replace(Fact const& before, Fact const& after);

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] Ground const& ground(int place) const { return grounds_[static_cast<std::size_t>(place)]; }
    /// Lanes that some row has told, a bit each.
    [[nodiscard]] unsigned lanes() const { return lanes_; }
    /// No sum over one place can leave 32 bits.
    [[nodiscard]] bool narrow() const { return wide_places_ == 0; }

    [[nodiscard]] Answer answer(Question const& question) const;

    /// From now on the default profile's figures over all rows follow every change.
    void keep();
    [[nodiscard]] bool keeps() const { return kept_ != nullptr; }
    /// The same lines as answer() gives to an unfiltered question of the default profile.
    [[nodiscard]] Answer kept(int level, bool by_group) const;

    struct Memory {
        std::size_t rows = 0, kept = 0, needs = 0;
    };
    [[nodiscard]] Memory memory() const;

private:
    Engine(Engine const& other);
    void weigh(Fact const& fact, int sign);
    template <typename Work>
    void each_place(int threads, Work&& work);
    /// What is kept holds as many lanes, codes and bits as there were; anew where a row needs more.
    template <typename Edit>
    void edit_kept(Fact const& fact, Edit&& edit);

    Tree tree_;
    Words words_;
    PeriodRules rules_;
    NeedBook needs_;
    std::bitset<most_bodies> stays_out_;
    int joint_ = 0;
    std::vector<Ground> grounds_;
    std::vector<std::int64_t> weight_;  // by place: no sum over its rows can be higher
    int wide_places_ = 0;
    unsigned lanes_ = 0;
    std::size_t rows_ = 0;
    std::unique_ptr<Kept> kept_;
};

}
