// Inside the part: a rule of writer_rules() by its code.
#pragma once
#include <base/ensure.hpp>
#include <base/finding.hpp>
#include <string_view>

namespace muster::formats {

base::Rule const& writer_rule(std::string_view code);

}
