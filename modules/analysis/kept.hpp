// Figures that follow each changed row: the default question over all rows, kept right from the activity upwards.
//
// A highest cannot be undone, so each activity of a cell keeps its own people; a changed row makes its activity anew
// from its few rows, then its cell from the activities, then adds the difference to the places above. The cost does
// not depend on how many rows there are elsewhere.
#pragma once
#include "answer.hpp"
#include "fact.hpp"
#include <memory>

namespace muster::analysis {

class Engine;

class Kept {
public:
    virtual ~Kept() = default;
    /// Rows of this place and key have been added, taken away or changed.
    virtual void changed(int place, Key key) = 0;
    /// Whether the words met so far still have room in what is kept.
    [[nodiscard]] virtual bool fits() = 0;
    /// To an unfiltered question of the default profile; only its level and by_group are read.
    [[nodiscard]] virtual Answer answer(Question const& question) const = 0;
    [[nodiscard]] virtual std::size_t bytes() const = 0;
};

/// Works everything out once, for 1, 5 or 8 lanes.
std::unique_ptr<Kept> make_kept(Engine const& engine, int lanes);

}
