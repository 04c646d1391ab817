#include "story.hpp"

#include <array>

namespace muster::stories {

namespace {

constexpr std::array<base::Rule, 4> table{{
    {"story.unknown_step", base::Severity::wrong, "“{0}” begins no step of a story.", "A step begins with one of: {1}. docs/stories.md explains each.", ""},
    {"story.not_understood", base::Severity::wrong, "“{0}” is not understood: {1}.", "It is written: {2}", ""},
    {"story.none", base::Severity::wrong, "No story was found in {0}.", "Give a file that ends with .story, a file story.txt, or a folder that holds such files.", ""},
    {"story.unreadable", base::Severity::wrong, "{0} cannot be read.", "Check the path.", ""},
}};

}

base::Rule const& rule(std::string_view code) { return base::rule_in(table, code); }

std::span<base::Rule const> rules()
{
    return table;
}

}
