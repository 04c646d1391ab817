// Checking a tagged table against an HXL schema: a table itself, whose rows say what a column must hold.
// Source: HXL schemas as the reference library reads them (hxlstandard.org, wiki "HXL schemas"); domain.md 7.3.
#pragma once
#include <base/finding.hpp>
#include <formats/hxl_table.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::formats::hxl {

enum class Grade { info, warning, error };

/// One row of a schema.
struct SchemaRule {
    TagPattern tag;                       // #valid_tag
    Grade grade = Grade::error;           // #valid_severity
    std::string description;              // #description
    std::optional<int> least, most;       // #valid_required, +min, +max: how many of the matching columns are filled
    std::string datatype;                 // #valid_datatype: text, number, url, email, phone, date; "" = any
    bool consistent = false;              // #valid_datatype+consistent
    std::optional<std::string> min, max;  // #valid_value+min, +max: of dates, numbers or words
    bool whitespace = false;              // #valid_value+whitespace
    bool spelling = false;                // #valid_value+spelling
    bool outliers = false;                // #valid_value+outliers
    bool letter_case = false;             // #valid_value+case: "Wash" is not "WASH"
    std::string regex;                    // #valid_value+regex
    std::vector<std::string> list;        // #valid_value+list
    std::string list_url, list_tag;       // #valid_value+url, +target_tag
    bool unique = false;                  // #valid_unique
    std::optional<std::vector<TagPattern>> key;  // #valid_unique+key; an empty list is the whole row
    std::vector<TagPattern> correlation;         // #valid_correlation
};

/// What a value was found to be. Each has its code in formats::rules(), in this order.
enum class Trouble {
    required,
    too_many,
    datatype,
    range,
    whitespace,
    pattern,
    not_in_list,
    repeated,
    repeated_row,
    unlike_others,
    mixed_types,
    spelling,
    outlier,
    list_unavailable
};

struct Issue {
    Trouble trouble{};
    std::size_t rule = 0;  // which of the schema's
    Grade grade = Grade::error;
    std::optional<std::size_t> row;  // index into Table::rows; none where the table as a whole is meant
    std::optional<std::size_t> column;
    std::string value;       // as it stands in the table
    std::string suggestion;  // what it should probably be; "" = not known
    std::string expected;    // the type, the bound, the pattern: what was asked for
};

/// Gets the allowed values behind an address; nothing where they cannot be had. Nothing here opens a connection.
using ListSource =
    std::function<std::optional<std::vector<std::string>>(std::string const& url, std::string const& tag)>;

struct Schema {
    std::vector<SchemaRule> rules;
    /// Refuses with hxl.no_schema and hxl.bad_schema.
    static Schema parse(Table const& table);
    /// All issues, rule by rule, from top to bottom.
    [[nodiscard]] std::vector<Issue> check(Table const& table, ListSource const& lists = {}) const;
};

/// An issue in words, with the schema's own description as its sentence where it has one.
base::Finding said(Issue const& issue, Schema const& schema, Table const& table, std::string_view sheet);

}
