// What the parts of this module share about standards and what was said of them.
#pragma once
#include <optional>
#include <span>
#include <standards/standards.hpp>
#include <string_view>

namespace muster::standards {

/// "7.5" -> 7500. Nothing where it is no such number, or has more than three digits behind the point.
std::optional<std::int64_t> thousandths_of(std::string_view text);
std::string text_of_thousandths(std::int64_t thousandths);
bool is_relation(std::string_view text);

std::span<base::Rule const> said_rules();
std::span<cli::Command const> standard_commands();
std::span<cli::Command const> issue_commands();

}
