#pragma once
#include <http/route.hpp>

namespace muster::http {

/// The description of all routes, OpenAPI 3.1.
std::string openapi(std::vector<Route> const& routes);

}
