// Signing in and looking after accounts over HTTP, in the table of routes (http/route.hpp).
#pragma once
#include <access/access.hpp>
#include <http/route.hpp>
#include <vector>

namespace muster::access {

/// All of them, below "/api/1"; the World outlives them.
std::vector<http::Route> routes(World& world);

}
