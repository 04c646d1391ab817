#include "tree.hpp"
#include <base/ensure.hpp>

namespace muster::analysis {

Tree::Tree(std::vector<Place> places) : places_(std::move(places)), children_(places_.size())
{
    int roots = 0;
    for (int place = 0; place < size(); ++place) {
        if (parent(place) < 0) root_ = place, ++roots;
        else children_[static_cast<std::size_t>(parent(place))].push_back(place);
    }
    ENSURE(roots == 1);
    // Depth first without recursion: a place is written down after its children.
    struct Visit {
        int place;
        std::size_t next = 0;
    };
    std::vector<Visit> open{{root_}};
    while (not open.empty()) {
        auto& [place, next] = open.back();
        if (next < children(place).size()) open.push_back({children(place)[next++]});
        else upward_.push_back(place), open.pop_back();
    }
    ENSURE(upward_.size() == places_.size());  // no circles
}

int Tree::ancestor(int place, int level) const
{
    while (place >= 0 and this->level(place) != level) place = parent(place);
    return place;
}

bool Tree::lies_in(int place, int whole) const
{
    while (place >= 0 and place != whole) place = parent(place);
    return place == whole;
}

}
