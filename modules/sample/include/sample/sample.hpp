// Zandia: a made-up country with a year of dirty workbooks, made the same in every run, and the truth about every row.
// `muster demo` makes it and takes it in; the tests measure with it how much of the truth the import recovers.
#pragma once
#include <cli/command.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::sample {

struct Wish {
    std::string folder;
    int scale = 1;                 // works of every partner, times
    std::uint64_t seed = 2025;
};

struct Made {
    std::vector<std::string> places, population, needs, workbooks;  // paths as they are to be loaded, in order
    std::string partners, truth;
    std::int64_t rows = 0;         // reported lines in all workbooks
    std::int64_t bytes = 0;
};

/// A partner as the country's list has it.
struct Organisation {
    std::string name, acronym, kind;
    std::vector<std::string> also;
};

/// Writes the whole country below the folder; files that are there are written over. Refuses sample.cannot_write.
Made make_zandia(Wish const& wish);
std::vector<Organisation> organisations();

cli::Module const& module();

}
