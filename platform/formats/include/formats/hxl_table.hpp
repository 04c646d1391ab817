// A sheet that has a hashtag row, as tagged columns and rows of text.
#pragma once
#include <cstdint>
#include <formats/hxl.hpp>
#include <optional>
#include <string>
#include <vector>

namespace muster::formats::hxl {

struct Table {
    std::uint32_t tag_row = 0;                    // as people count; 0 where it is not from a sheet
    std::vector<std::optional<TagSpec>> columns;  // empty where a column is untagged
    std::vector<std::string> headers;             // the row above the tags, as long as `columns`
    std::vector<std::vector<std::string>> rows;   // values as people read them: dates as ISO, 2.0 as "2"
    std::vector<std::uint32_t> row_numbers;       // where each stands in the sheet

    /// The columns that the pattern matches, from left to right. Untagged columns match nothing.
    [[nodiscard]] std::vector<std::size_t> matching(TagPattern const& pattern) const;
    /// The first of them, whatever it holds: what a row is counted or looked up by.
    [[nodiscard]] std::optional<std::size_t> first(TagPattern const& pattern) const;
    /// "" beyond the row's end.
    [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const;
};

/// How a cell is read by people: numbers without ".0", dates as "2026-03-31" or "2026-03-31 14:05:00".
std::string text_of(Cell const& cell);

/// Looks for the hashtag row in the first 25 rows that hold something; nothing where there is none.
/// Source: HXL 1.1, "the hashtag row must appear within the first 25 rows".
std::optional<Table> read_tagged(Workbook& workbook, std::size_t sheet);
/// Of the first sheet that has a hashtag row.
std::optional<Table> read_tagged(Workbook& workbook);

/// The same of rows that are in memory already.
std::optional<Table> tagged(std::vector<std::vector<std::string>> const& rows);

}
