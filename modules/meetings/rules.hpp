#pragma once
#include <base/finding.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::meetings {

std::span<base::Rule const> rules();
/// Throws the refusal of this part with that code, such as "meeting.unknown"; it must exist (ENSUREd).
[[noreturn]] void refuse(std::string_view code, std::vector<std::string> const& args = {});

}
