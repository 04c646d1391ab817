#pragma once
#include <store/db.hpp>
#include <string>

namespace muster::needs {

/// The digest of a load's figures as they stand in the store: what the journal's entry must agree with.
std::string stored_digest(store::Db& db, std::string const& operation, std::string const& load);

}
