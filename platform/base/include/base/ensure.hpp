// A broken promise between programmers: never the user's data, never a rule of the field.
#pragma once
#include <source_location>
#include <stdexcept>
#include <string>

namespace muster::base {

/// Our own mistake. The program answers with exit code 70 and the place in the source.
struct Bug : std::logic_error {
    using std::logic_error::logic_error;
};

[[noreturn]] void broken(char const* promise, std::source_location where = std::source_location::current());

}

#define ENSURE(promise) (static_cast<bool>(promise) ? void(0) : ::muster::base::broken(#promise))
