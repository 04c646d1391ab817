// Readable stories that are tests: `muster try PATH…`. A story says what is, what partners report, and what the figures
// then have to be; each runs in a new store of its own, through the same commands that people use. docs/stories.md is
// the language.
#pragma once
#include <cli/command.hpp>

namespace muster::stories {

cli::Module const& module();

}
