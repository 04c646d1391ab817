// A disk that loses power: a layer under SQLite that remembers what each written sector held before, until the engine
// asks for it to be made lasting. At the cut any of the sectors that were not made lasting may be as they were before.
#pragma once
#include <cstdint>

namespace muster::store {

/// From now on this process's SQLite writes through such a disk. Cannot be taken back: for a child process.
void use_disk_that_loses_power(std::uint64_t seed);

/// The power goes after so many more writes: the process ends with `power_cut_exit`.
void cut_power_after(long writes);

constexpr int power_cut_exit = 99;

}
