#pragma once
#include <base/finding.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::access {

base::Rule const& rule(std::string_view code);
[[noreturn]] void refuse(std::string_view code, std::vector<std::string> const& args = {}, std::string at = {});
/// The status that a refusal of this part is answered with over HTTP.
int status_of(std::string_view code);
/// "figures, rows, …": the permissions that roles give.
std::string names_of_given();

}
