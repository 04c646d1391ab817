#pragma once
#include <partners/partners.hpp>
#include <span>

namespace muster::partners {

void write(base::JsonWriter& json, Partner const& one);
std::string state_of(Partner const& one);
std::span<cli::Command const> deciding_commands();

}
