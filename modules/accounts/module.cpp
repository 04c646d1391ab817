#include "commands.hpp"
#include <accounts/accounts.hpp>
#include <accounts/lists.hpp>

namespace muster::accounts {

access::Roles const& roles()
{
    static auto const all = access::Roles::read(lists::roles_csv);
    return all;
}

access::Settings settings()
{
    access::Settings wanted;
    wanted.organisation = "partner";
    return wanted;
}

std::unique_ptr<access::World> world(base::Clock const& clock) { return std::make_unique<access::World>(roles(), clock, settings()); }

cli::Module const& module()
{
    static cli::Module const made{"accounts", access::migrations(), access::queries(), commands(), access::rules(), {}};
    return made;
}

}
