// Which reader a file is for.
#include "codes.hpp"
#include "read.hpp"
#include "rules.hpp"
#include <base/hash.hpp>
#include <charconv>
#include <formats/boundaries.hpp>
#include <formats/json.hpp>
#include <fstream>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

using Means = Heading::Means;

/// Boundaries and synonyms are trees of text; everything else is a workbook.
std::string text_of(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string first(1, ' ');
    while (first[0] == ' ' or first[0] == '\n' or first[0] == '\r' or first[0] == '\t' or
           static_cast<unsigned char>(first[0]) >= 0xBB)
        if (not file.get(first[0])) return {};
    if (first[0] != '{' and first[0] != '[') return {};
    return first + std::string(std::istreambuf_iterator<char>(file), {});
}

/// The table is of the country as a whole: names alone say so.
bool is_needs(Table const& table)
{
    return table.has(Means::needs) and not table.has(Means::figure);
}

/// Columns that the caller named.
void heed(LoadHints const& hints, Table& table)
{
    for (std::size_t i = 0; i < table.headers.size(); ++i) {
        auto& column = table.columns[i];
        bool const code = not hints.code.empty() and table.headers[i] == hints.code;
        bool const name = not hints.name.empty() and table.headers[i] == hints.name;
        if (code or name) column = Heading{};
        if (code) column.means = hints.level ? Means::code : Means::any_code, column.level = hints.level.value_or(-1);
        if (name) column.means = hints.level ? Means::name : Means::any_name, column.level = hints.level.value_or(-1);
    }
}

} // namespace

Batch read_tables(Reading const& reading, formats::Workbook& book)
{
    Batch batch;
    std::string seen;
    for (std::size_t sheet = 0; sheet < book.sheets().size(); ++sheet) {
        auto table = understand(book, sheet, reading.file, seen);
        if (not table) continue;
        heed(reading.hints, *table);
        if (is_needs(*table))
            refuse("gazetteer.needs_not_places",
                   {reading.file, table->headers[static_cast<std::size_t>(table->find(Means::needs))]});
        if (table->has(Means::length))
            batch.kind = "code lengths", read_lengths(reading, *table, book, batch);
        else if (table->has(Means::old_code) and table->has(Means::new_code))
            batch.kind = "crosswalk", read_crosswalk(reading, *table, book, batch);
        else if (table->has(Means::figure) or table->has(Means::people)) {
            batch.kind = "population";
            read_population(reading, *table, book, batch);
            // A table of figures is a list of places too, where nothing better is known of its level; what it says of
            // them beside is no finding.
            Batch places;
            places.kind = batch.kind;
            read_places(reading, *table, book, places);
            batch.places.merge(places.places);
        } else {
            batch.kind = "gazetteer", batch.whole = true;
            read_places(reading, *table, book, batch);
        }
    }
    if (batch.kind.empty()) refuse("gazetteer.not_understood", {reading.file, seen.empty() ? "none" : seen});
    return batch;
}

void read_crosswalk(Reading const&, Table const& table, formats::Workbook& book, Batch& batch)
{
    auto const from = table.find(Means::old_code), to = table.find(Means::new_code), share = table.find(Means::share);
    table.read(book, [&](TableRow const& row) {
        InStep step{std::string(row.text(from)), std::string(row.text(to)), {}, table.at(row.number)};
        double value = 0;
        auto const text = row.text(share);
        auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (not text.empty() and failed == std::errc{}) step.share = *end == '%' or value > 1.5 ? value / 100 : value;
        if (not step.from.empty() and not step.to.empty()) batch.steps.push_back(std::move(step));
    });
}

Batch read_file(Reading const& reading, std::string const& path)
{
    auto const text = text_of(path);
    Batch batch;
    if (not text.empty() and formats::looks_like_boundaries(text))
        batch = read_outlines(reading, text);
    else if (not text.empty() and looks_like_synonyms(text))
        batch = read_synonyms(reading, text);
    else {
        auto const book = formats::Workbook::open(path);
        batch = read_tables(reading, *book);
        for (auto const& finding : book->findings())
            batch.findings.push_back(finding);
    }
    complete(reading, batch);
    return batch;
}

} // namespace muster::geography
