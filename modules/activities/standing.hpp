// What a report may do by itself, by who hands it in.
#pragma once
#include "reader.hpp"

namespace muster::activities {

/// Rows that name another organisation than world.only_partner wait for a person: nobody reports for another by naming it.
void hold_rows_of_others(Reading& reading, World const& world);

/// Rows that lie elsewhere than in places whose code begins with world.only_place wait for a person.
void hold_rows_elsewhere(Reading& reading, World const& world);

/// Every row waits until a person lets in this very file (world.hold_file): who hands it in is not confirmed yet.
void hold_all_rows(Reading& reading, World const& world, std::string const& name);

}
