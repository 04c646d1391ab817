// Inside the part: the findings and refusals of writing, corrections, HXL and boundaries. formats::rules() gives them
// out together with the readers'.
#pragma once
#include <base/ensure.hpp>
#include <base/finding.hpp>
#include <span>
#include <string_view>

namespace muster::formats {

std::span<base::Rule const> writer_rules();
/// One of them by its code.
base::Rule const& writer_rule(std::string_view code);

}
