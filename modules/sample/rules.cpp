#include "writing.hpp"

#include <array>

namespace muster::sample {

namespace {

constexpr std::array<base::Rule, 3> table{{
    {"sample.cannot_write", base::Severity::wrong, "“{0}” cannot be written.",
     "Choose another folder with --into, or make room and see that the folder may be written to.", ""},
    {"sample.step_failed", base::Severity::wrong, "Zandia could not be loaded: `muster {0}` said: {1}",
     "The store holds what was loaded before this step. Give a new store: muster demo --store other.db.", ""},
    {"sample.is_there", base::Severity::wrong, "The made-up country Zandia is in this store already.",
     "Open it: it is among the operations as zandia.", ""},
}};

}

base::Rule const& rule(std::string_view code) { return base::rule_in(table, code); }

std::span<base::Rule const> rules()
{
    return table;
}

}
