// The web interface, within the program (cmake/Assets.cmake).
#pragma once
#include <http/server.hpp>

namespace muster::gathered {

/// By path; empty where the program was built without it.
http::Assets const& assets();

}
