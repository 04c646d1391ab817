// Inside the part: the checks that a row of an HXL schema can ask for, each a walk over the table.
#pragma once
#include <formats/hxl_schema.hpp>

namespace muster::formats::hxl {

/// One rule at work on one table.
struct Check {
    Table const& table;
    SchemaRule const& rule;
    std::vector<std::size_t> columns;  // those that the rule speaks of
    std::size_t which;                 // the rule's index
    std::vector<Issue>& issues;

    /// The new issue, to be filled further.
    Issue& report(Trouble trouble, std::optional<std::size_t> row, std::optional<std::size_t> column);
    /// Calls `look(row, column, value)` for every matching cell that holds something, row by row.
    template <typename Look>
    void each_value(Look look) const
    {
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (auto const column : columns)
                if (auto const value = table.at(row, column); filled(value)) look(row, column, value);
    }
    static bool filled(std::string_view value);
};

bool is_regex(std::string const& text);

void check_required(Check& check);
/// Type, range, blanks, pattern, list.
void check_values(Check& check, ListSource const& lists);
void check_unique(Check& check);
void check_correlation(Check& check);
void check_consistent(Check& check);
void check_spelling(Check& check);
void check_outliers(Check& check);

/// Of the values, the one nearest to `to` by edit distance, at most a third of its length away; of equals the one that
/// begins alike longest. Nothing where none is near.
std::optional<std::string> nearest(std::string_view to, std::vector<std::string> const& values);

}
