// Address cards as lines. Source: RFC 6350 (vCard 4.0); 3.0 (RFC 2426) and 2.1 are read too, as telephones write them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

/// One line of a card, with what was folded joined: the name in capitals without group and parameters, the value with its
/// backslashes, and quoted-printable letters as they are. Lines that are none have no name.
struct CardLine {
    std::string name, value;
};

/// `name` is what refusals call the file. In a process of its own where that was asked for (apart.hpp).
std::vector<CardLine> read_cards(std::string_view text, std::string const& name);

}
