// What the journal says of places can be recomputed from the tables: whoever changed them behind its back is found.
#pragma once
#include <span>
#include <store/journal.hpp>
#include <string_view>

namespace muster::geography {

inline constexpr std::string_view load_kind = "geography.load", words_kind = "geography.words";

std::span<store::Witness const> witnesses();

} // namespace muster::geography
