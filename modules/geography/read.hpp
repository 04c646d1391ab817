// Files of places, read into batches: each reader is told apart by what the file holds, never by its name.
#pragma once
#include "batch.hpp"
#include "known.hpp"
#include "rules.hpp"
#include "tables.hpp"
#include <geography/geography.hpp>

namespace muster::geography {

/// What the caller tells where the file does not.
struct Reading {
    Known const& known;
    std::string file; // its name, without folders
    LoadHints const& hints;
    /// The outlines of a level that the store has, to see in which of them a place lies.
    std::function<std::vector<std::pair<std::string, Shape>>(int level)> outlines;
};

/// Refuses gazetteer.not_understood, gazetteer.other_country … and what the formats refuse.
Batch read_file(Reading const& reading, std::string const& path);

Batch read_tables(Reading const& reading, formats::Workbook& book);
/// Whether the text is a tree of names and synonyms (location-map.json).
bool looks_like_synonyms(std::string_view text);
Batch read_synonyms(Reading const& reading, std::string_view text);
Batch read_outlines(Reading const& reading, std::string_view text);

/// Rows of one table into the batch.
void read_places(Reading const& reading, Table const& table, formats::Workbook& book, Batch& batch);
void read_population(Reading const& reading, Table const& table, formats::Workbook& book, Batch& batch);
void read_lengths(Reading const& reading, Table const& table, formats::Workbook& book, Batch& batch);
void read_crosswalk(Reading const& reading, Table const& table, formats::Workbook& book, Batch& batch);

/// Adds a place, or what a further row says of it; what contradicts goes to `twice`.
class PlaceTaker {
public:
    PlaceTaker(Reading const& reading, Batch& batch) : reading_(reading), batch_(batch) {}
    void take(InPlace place);
    /// Says what was left out and what was odd.
    void finish();

private:
    Reading const& reading_;
    Batch& batch_;
    Tally twice_{"gazetteer.code_twice"}, placeholder_{"gazetteer.placeholder"}, missing_{"gazetteer.code_missing"},
        odd_{"gazetteer.code_odd"};
};

/// Levels and parents that the file does not tell, from what is known and from the batch itself.
void complete(Reading const& reading, Batch& batch);

} // namespace muster::geography
