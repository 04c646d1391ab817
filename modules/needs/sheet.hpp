// A sheet of needs: where its header is and what its columns hold.
#pragma once
#include "column.hpp"

#include <formats/workbook.hpp>
#include <functional>
#include <geography/geography.hpp>
#include <memory>
#include <optional>
#include <string>
#include <text/numbers.hpp>
#include <vector>

namespace muster::needs {

/// A cell as it is read here.
struct Value {
    std::string text;
    std::optional<double> number;  // where the file says that it is one
};
using Values = std::vector<Value>;

/// Rows of a sheet until `take` returns false.
void each_row(formats::Workbook& book, std::size_t sheet,
              std::function<bool(std::uint32_t, Values const&)> const& take);

struct Layout {
    std::string name;            // "hxl", "table", "ipc long", …
    std::uint32_t last_head = 0; // the row above the data
    std::vector<Column> columns;
    std::string title;           // what stands above the header
    std::string body;            // the sector that the sheet's name or title names
    std::vector<std::pair<std::size_t, std::size_t>>
        twins; // columns left out, each with the one whose meaning it claims
    [[nodiscard]] bool has(Column::Role role) const;
};

/// Nothing where the sheet has no header with a figure.
std::optional<Layout> find_layout(formats::Workbook& book, std::size_t sheet, structure::Bodies const& bodies);

/// Gives place columns without a level the one at which most of their words are found.
void find_levels(formats::Workbook& book, std::size_t sheet, geography::Gazetteer const& gazetteer, Layout& layout);

/// Columns without a sector that turn out to be the sum of the sectors beside them; they become `ignored`.
std::vector<std::size_t> drop_sums(formats::Workbook& book, std::size_t sheet, Layout& layout);

/// Every value of a column of figures that may say which sign parts the whole from the rest.
text::Habit find_habit(formats::Workbook& book, std::size_t sheet, Layout const& layout);

}
