// Finding the table in a workbook: which sheet, which header rows, which hashtag rows, where the data begin.
#pragma once
#include "meaning.hpp"
#include <formats/hxl.hpp>
#include <formats/workbook.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::activities {

/// The first rows of a sheet, kept so that they can be looked at from all sides.
struct KeptCell {
    formats::Cell::Kind kind = formats::Cell::Kind::empty;
    bool formula = false, merged = false;
    std::string text;
    double number = 0;
    [[nodiscard]] bool empty() const { return kind == formats::Cell::Kind::empty; }
};
struct KeptRow {
    std::uint32_t number = 0;
    std::vector<KeptCell> cells;
    [[nodiscard]] std::size_t filled() const;
    [[nodiscard]] KeptCell const& at(std::size_t column) const;
};
struct Sample {
    std::vector<KeptRow> rows;  // rows that hold something
    bool whole = false;         // the sheet ended within the sample
};
Sample take_sample(formats::Workbook& book, std::size_t sheet, std::size_t most_rows);

struct Head {
    std::uint32_t index = 0;           // 0-based column of the sheet
    std::vector<std::string> parts;    // header texts from the group row down; tidied
    std::string tag;                   // as written; "" where untagged
    std::optional<formats::TagSpec> spec;
    [[nodiscard]] std::string text() const;  // the parts joined by " / "
};

struct Layout {
    std::size_t sheet = 0;
    std::string sheet_name;
    std::vector<std::uint32_t> header_rows, tag_rows;  // row numbers as people see them
    std::vector<std::uint32_t> title_rows;             // prose above the header
    std::uint32_t first_data_row = 0;
    std::vector<Head> heads;
    std::string titles;      // the prose above, joined: it may name the year, the sector
    double score = 0;
    std::vector<std::string> alike;  // other sheets with the same columns
};

/// The table of one sheet; nothing where there is none (no row that could be a header with rows below).
/// `is_sector` says whether a header names a sector: a wide table's columns.
using IsSector = std::function<bool(std::string const&)>;
std::optional<Layout> find_table(Sample const& sample, std::string const& sheet_name, IsSector const& is_sector);

struct Found {
    Layout layout;
    Sample sample;
};
/// The sheet that is the 5W, or the one named. Nothing where no sheet holds a table.
std::optional<Found> find_sheet(formats::Workbook& book, std::string const& wanted, IsSector const& is_sector);

}
