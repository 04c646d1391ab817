#include "commands.hpp"
#include <accounts/accounts.hpp>
#include <accounts/lists.hpp>
#include <algorithm>
#include <operations/operations.hpp>
#include <partners/partners.hpp>

namespace muster::accounts {

namespace {

bool is_operation(store::Db& db, std::string const& id)
{
    auto const all = operations::list(db);
    return std::ranges::find(all, id, &operations::Operation::id) != all.end();
}

/// The partner that somebody who registers names: one that is surely known, else a new provisional one. What a likeness
/// suggests is for people to decide.
std::string partner_named(access::Desk const& desk, std::string const& operation, std::string const& said)
{
    auto const registry = partners::Registry::load(desk.db, operation);
    auto const found = registry->find(said, "");
    bool const sure = found.step != partners::Step::none and found.step != partners::Step::likeness and found.step != partners::Step::several;
    if (sure and found.partner >= 0) return registry->at(found.partner).id;
    auto const made = registry->make(said, "", partners::Kind::unknown);
    store::Transaction transaction(desk.db);
    registry->save(desk.db, desk.world.clock, desk.actor.empty() ? "registration" : desk.actor, operation);
    transaction.commit();
    return registry->at(made).id;
}

}

access::Roles const& roles()
{
    static auto const all = access::Roles::read(lists::roles_csv);
    return all;
}

access::Settings settings()
{
    access::Settings wanted;
    wanted.organisation = "partner";
    wanted.knows_operation = is_operation;
    wanted.organisation_named = partner_named;
    return wanted;
}

std::unique_ptr<access::World> world(base::Clock const& clock) { return std::make_unique<access::World>(roles(), clock, settings()); }

cli::Module const& module()
{
    static cli::Module const made{.name = "accounts", .migrations = access::migrations(), .queries = access::queries(), .commands = commands(), .rules = access::rules(), .witnesses = {}, .words = access::spoken()};
    return made;
}

}
