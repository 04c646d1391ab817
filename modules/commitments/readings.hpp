// What was delivered on each commitment: the 5W of its partner, in its gaps, from its start until it ended.
#pragma once
#include "standing.hpp"

namespace muster::commitments {

/// Promises as they stood at one moment.
struct Scene {
    Moment moment;
    Ledger const* ledger = nullptr;
    std::vector<PromiseStanding>* promises = nullptr;
};
/// Fills `delivered`, `by_part` and `left` of each; all moments in one pass over the lines.
void read_deliveries(cli::Call& call, std::span<Scene const> scenes);

}
