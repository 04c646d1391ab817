// What waits because somebody has only registered, and comes in when a person confirms them. The platform does not know what that
// is: parts that keep such things say here what is to be done.
#pragma once
#include <access/access.hpp>
#include <functional>
#include <string>

namespace muster::access {

/// Runs after the grant was confirmed and stands; what is refused in it takes nothing of that back, and waits on.
using WhenConfirmed = std::function<void(Desk const& desk, Grant const& grant, std::string const& reason)>;
/// When the program starts; a part that says it again says the same.
void when_confirmed(std::string const& part, WhenConfirmed act);

}
