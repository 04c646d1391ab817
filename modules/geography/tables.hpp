// Sheets of places as tables: the header found, its columns understood, cells as text and days.
#pragma once
#include "headers.hpp"
#include <base/day.hpp>
#include <formats/workbook.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::geography {

/// One row of a table; views live until the next row.
struct TableRow {
    std::uint32_t number = 0;
    std::span<formats::Cell const> cells;
    /// Tidied at both ends; "" of an empty cell, an error and what says nothing ("<Null>").
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::optional<base::Day> day(int column) const;
};

struct Table {
    std::string file, sheet;
    std::size_t index = 0;       // of the sheet in its workbook
    std::uint32_t first_row = 0; // of the data
    std::vector<Heading> columns;
    std::vector<std::string> headers;

    /// The first column of that meaning (and level); -1 where there is none.
    [[nodiscard]] int find(Heading::Means means, int level = -1) const;
    [[nodiscard]] bool has(Heading::Means means) const { return find(means) >= 0; }
    [[nodiscard]] std::vector<int> all(Heading::Means means) const;
    /// The deepest level that has a column of codes; -1 where there is none.
    [[nodiscard]] int deepest() const;
    [[nodiscard]] std::string at(std::uint32_t row) const;
    /// Sends every row of data that holds something.
    void read(formats::Workbook& book, std::function<void(TableRow const&)> const& sink) const;
};

/// Nothing where the sheet has no column that this module reads. `seen` takes the headers of what was not understood.
std::optional<Table> understand(formats::Workbook& book, std::size_t sheet, std::string const& file, std::string& seen);

/// A day in any way that lists of places write it: ISO, words, a sheet's number, milliseconds since 1970.
std::optional<base::Day> day_in(std::string_view text);

} // namespace muster::geography
