#include "rules.hpp"
#include <base/ensure.hpp>

namespace muster::analysis {

namespace {

using enum base::Severity;

constexpr base::Rule table[] = {
    {"figures.unknown_profile", wrong, "There is no method profile \"{0}\".", "Choose one of: {1}.", "domain.md 5.12"},
};

}

std::span<base::Rule const> rules()
{
    return table;
}

base::Rule const& rule(std::string_view code)
{
    for (auto const& one : table)
        if (one.code == code) return one;
    base::broken("every rule that is used stands in the table");
}

}
