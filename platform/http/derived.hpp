// Routes made from commands: which parameters a command takes over HTTP, and how it is run.
#pragma once
#include <http/route.hpp>

namespace muster::http {

/// Path, query and JSON body as one, each name known to the route, each value of the right number. Refuses
/// http.no_parameter, http.needs_parameter, http.once, http.not_json, http.bad_value.
Params gather(Route const& route, Request const& request);

/// Options of commands that name a file of the machine are never taken from a request.
bool names_a_file(cli::Option const& option);

/// What stands between the braces of a path, in order.
std::vector<std::string> slots_of(std::string_view path);

}
