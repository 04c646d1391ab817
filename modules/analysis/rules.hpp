#pragma once
#include <base/finding.hpp>
#include <span>
#include <string_view>

namespace muster::analysis {

std::span<base::Rule const> rules();
base::Rule const& rule(std::string_view code);

}
