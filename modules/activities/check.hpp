// One workbook from file to reading: opened, its table found, columns mapped, rows read. Stores nothing.
#pragma once
#include "reader.hpp"
#include <formats/workbook.hpp>
#include <functional>
#include <store/db.hpp>

namespace muster::activities {

std::string file_bytes(std::string const& path);

/// What whoever hands the sheet in said about it.
struct Asking {
    std::string path;
    std::string sheet, mapping;                 // "" = found
    std::string partner, body, period;          // words; "" = not said
    std::string only_partner;                   // rows that name another wait for a person; "" = none do for that
    std::string only_place;                     // rows of places whose code begins otherwise wait for a person
    bool hold = false;                          // all rows wait for a person
    std::map<std::string, Meaning> map;         // header -> meaning
    formats::Choice choice;
};

struct Checked {
    std::string file, format, sheet, digest;
    bool has_sheet_name = false;                // a CSV has lines, not a sheet
    std::int64_t header_rows = 0, title_rows = 0;
    Layout layout;
    Mapping mapping;
    std::unique_ptr<Reading> reading;
    std::vector<base::Finding> file_findings;   // of the file and its columns
    std::string mapping_used;                   // name of a remembered mapping; "" = none
};

using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

/// Refuses as Workbook::open does, and sheet.no_table, sheet.unknown, partner.unknown, body.unknown, period.unreadable,
/// mapping.unknown.
Checked check(store::Db& db, World& world, Asking const& asking, Progress const& progress);

/// The file of an earlier submission, read again with its own mapping (as mapping_json of that submission).
Checked check_bytes(store::Db& db, World& world, std::string const& bytes, std::string const& name, std::string const& sheet,
                    std::string const& mapping_json);

/// What is said in Asking, turned into the world's: partner, body, period.
void apply_given(World& world, Asking const& asking);

/// "header=meaning" as people give it; refuses mapping.meaning_unknown.
std::map<std::string, Meaning> parse_map(std::vector<std::string> const& given);

/// All findings as sentences: of the file, then counted ones, then cell by cell, in order of place. At most `most` of the
/// cell by cell ones (0 = all).
std::vector<base::Finding> findings_of(Checked const& checked, std::size_t most);
std::vector<std::string> args_of(Reading const& reading, Mark const& mark);
/// As they are kept with a held row: parted by the sign 0x1f, at least one.
std::vector<std::string> args_of(std::string_view text);
/// The key under which findings of one kind about the same words are settled together.
std::string alike_key(std::string_view code, std::string_view words);

}
