// The field's roles, handed to platform/access, and the commands that look after accounts.
//
// The platform decides who may do what without knowing a word of the field; this module says which roles there are
// (lists/roles.csv), that a grant is bound to a partner, and stands for platform/access in the list of modules.
#pragma once
#include <access/access.hpp>
#include <cli/command.hpp>
#include <memory>

namespace muster::accounts {

/// The table of lists/roles.csv.
access::Roles const& roles();
/// What access works with, with this field's words.
access::Settings settings();
std::unique_ptr<access::World> world(base::Clock const& clock);

cli::Module const& module();

}
