// Routes of the server itself: is it well, what does it count, what does it answer, what happens.
#pragma once
#include "hub.hpp"
#include "metrics.hpp"
#include <http/server.hpp>

namespace muster::http {

struct Watched {
    Surroundings const& around;
    Hub& hub;
    Metrics& metrics;
    std::function<std::string()> gauges;  // the page of figures
};
std::vector<Route> own_routes(Watched const& watched);

}
