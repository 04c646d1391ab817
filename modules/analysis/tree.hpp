// The places of an operation as the engine needs them: who contains whom, how many live there.
#pragma once
#include <cstdint>
#include <vector>

namespace muster::analysis {

/// Places by index; a parent may stand before or behind its children. There is exactly one place without a parent: the
/// root, to which lines without a place belong.
class Tree {
public:
    struct Place {
        std::int32_t parent = -1;
        std::int32_t level = 0;
        std::int64_t population = -1;  // -1 = not known
    };
    Tree() : Tree(std::vector<Place>(1)) {}
    explicit Tree(std::vector<Place> places);

    [[nodiscard]] int size() const { return static_cast<int>(places_.size()); }
    [[nodiscard]] int root() const { return root_; }
    [[nodiscard]] int parent(int place) const { return at(place).parent; }
    [[nodiscard]] int level(int place) const { return at(place).level; }
    [[nodiscard]] std::int64_t population(int place) const { return at(place).population; }
    [[nodiscard]] std::vector<int> const& children(int place) const { return children_[static_cast<std::size_t>(place)]; }
    /// Every place after all that lie in it.
    [[nodiscard]] std::vector<int> const& upward() const { return upward_; }
    /// Itself or above, on that level; -1 where there is none.
    [[nodiscard]] int ancestor(int place, int level) const;
    [[nodiscard]] bool lies_in(int place, int whole) const;

private:
    [[nodiscard]] Place const& at(int place) const { return places_[static_cast<std::size_t>(place)]; }
    std::vector<Place> places_;
    std::vector<std::vector<int>> children_;
    std::vector<int> upward_;
    int root_ = 0;
};

}
