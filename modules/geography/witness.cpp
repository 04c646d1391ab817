#include "witness.hpp"
#include "merge.hpp"
#include <base/hash.hpp>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <geography/sql.hpp>

namespace muster::geography {

namespace {

/// The newest load states what all tables held after it; older ones were overtaken.
std::string differs_load(store::Db& db, store::Past const& past)
{
    auto const newest = store::history(db, past.entry.operation, load_kind, "", 1);
    if (newest.empty() or newest[0].seq != past.seq) return "";
    auto const claimed = formats::Json::parse(past.entry.body).text_or("state", "");
    if (claimed == digest_of(db, past.entry.operation)) return "";
    return "The places, boundaries or population of " + past.entry.operation + " are not as the last load left them.";
}

std::string differs_words(store::Db& db, store::Past const& past)
{
    auto const newest = store::history(db, past.entry.operation, words_kind, past.entry.subject, 1);
    if (newest.empty() or newest[0].seq != past.seq) return "";
    auto const claimed = formats::Json::parse(past.entry.body);
    auto const words = claimed.text_or("words", ""), pcode = claimed.text_or("pcode", "");
    auto const held = db.text(sql::words_get, {std::string_view(past.entry.operation), std::string_view(words)});
    // Words that were forgotten say no p-code, and the table has none.
    if (held.value_or("") == pcode) return "";
    return "What was decided for the words \"" + words + "\" is not what the table says.";
}

} // namespace

std::string digest_of(store::Db& db, std::string_view operation)
{
    // What each column is: t text, i integer, r real, b bytes.
    struct Columns {
        store::Query const& query;
        std::string_view are;
    };
    Columns const all[] = {{sql::places_all, "tttitttrr"}, {sql::names_all, "tttttt"},   {sql::vintages_all, "it"},
                           {sql::boundaries_all, "ttbt"},  {sql::figures_all, "tittti"}, {sql::steps_all, "ttrtt"},
                           {sql::lengths_all, "ii"}};
    base::StrongHash hash;
    std::string line;
    for (auto const& [query, are] : all) {
        db.each(query, {operation}, [&](store::Row const& row) {
            line.clear();
            for (int column = 0; column < static_cast<int>(are.size()); ++column) {
                auto const kind = are[static_cast<std::size_t>(column)];
                if (row.is_null(column))
                    line += '\x01';
                else if (kind == 'b')
                    line += row.bytes(column);
                else if (kind == 'r')
                    line += fmt::format("{}", row.real(column));
                else if (kind == 't')
                    line += row.text(column);
                else
                    line += std::to_string(row.integer(column));
                line += '\0';
            }
            hash.add(line);
        });
        hash.add("\x02");
    }
    return hash.done();
}

std::span<store::Witness const> witnesses()
{
    static store::Witness const table[] = {{load_kind, differs_load}, {words_kind, differs_words}};
    return table;
}

} // namespace muster::geography
