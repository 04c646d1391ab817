// The text of a migration as one engine reads it.
#pragma once
#include <store/sql.hpp>
#include <string>
#include <string_view>

namespace muster::store {

/// Keeps what stands under "-- @sqlite", "-- @postgres" or "-- @both" as it concerns the engine, and fills in the words
/// {count}, {real} and {blob}.
std::string for_engine(std::string_view text, Engine engine);

}
