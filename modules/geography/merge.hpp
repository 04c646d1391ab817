// A batch compared with what is known: what is new, what changed, what ended.
#pragma once
#include "batch.hpp"
#include "known.hpp"
#include <geography/geography.hpp>
#include <store/db.hpp>

namespace muster::geography {

/// The places of the batch into `known`; findings and counts into `loaded`. Pure but for its arguments.
///
/// A place stays the same place while its code, level and parent stay; a dated newer list that gives a code another
/// parent, or gives its name to another code, begins a new vintage of it and ends the old one the day before. Places
/// that a newer whole list of their level leaves out end likewise. (domain.md, I10: identity is p-code and validity.)
void merge_places(Batch const& batch, Known& known, base::Day today, Loaded& loaded);
/// Synonyms to the places that they name.
void merge_synonyms(Batch const& batch, Known& known, Loaded& loaded);
/// A name to a place, unless it has it already.
void add_name(Kept& kept, std::string_view name, std::string_view language, std::string_view kind);

/// Outlines follow the vintages whose first day was learned.
void follow_renames(store::Db& db, Known const& known);
/// Writes what `after` has and `before` has not. The operation's rows only.
void save_places(store::Db& db, Known const& before, Known const& after);
void save_shapes(store::Db& db, Batch const& batch, Known& known, std::string const& file, Loaded& loaded);
void save_figures(store::Db& db, Batch const& batch, Known const& known, std::string const& file, Loaded& loaded);
bool save_steps(store::Db& db, Batch const& batch, Known const& known, Loaded& loaded);
bool save_lengths(store::Db& db, Batch const& batch, Known const& known);

/// What became of the places that ended, guessed anew from names and outlines; leaves alone what a file gave. Whether
/// anything changed.
bool propose_steps(store::Db& db, Known const& known, std::vector<base::Finding>& findings);

/// Outlines of a level that the store has, of places that are now.
std::vector<std::pair<std::string, Shape>> outlines_of(store::Db& db, Known const& known, int level);

/// A digest of all that this module keeps of an operation.
std::string digest_of(store::Db& db, std::string_view operation);

} // namespace muster::geography
