// The list of organisations that work in many countries.
#pragma once
#include <partners/partners.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::partners {

struct Known {
    std::string id, acronym, name;
    Kind kind = Kind::unknown;
    std::vector<std::string> names, acronyms;  // others than the first
};

std::vector<Known> const& known_partners();
/// By id; null where the list has none.
Known const* known_by_id(std::string_view id);
/// By any of its names, folded; null where none or more than one has it.
Known const* known_by_name(std::string_view folded);
Known const* known_by_acronym(std::string_view folded);

}
