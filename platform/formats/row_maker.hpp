// The row that a reader is making: cells set at their columns in any order, merged ranges filled, trailing empty cells
// left out, then sent. Costs what is set, not how wide the row is.
#pragma once
#include "said.hpp"
#include <formats/workbook.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace muster::formats {

/// Text that lives as long as the row. Views stay where they are.
class RowText {
public:
    char* room(std::size_t bytes);
    void keep(std::size_t bytes) { used_ += bytes; }
    std::string_view copy(std::string_view text);
    void clear();

private:
    struct Block {
        std::unique_ptr<char[]> bytes;
        std::size_t size = 0;
    };
    std::vector<Block> blocks_;
    std::size_t used_ = 0;  // of the last block
};

class RowMaker {
public:
    using Sink = std::function<bool(SheetRow const&)>;
    /// `ranges` must be sorted by first row and must not overlap.
    RowMaker(std::string const& file, Limits const& limits, Oddities& odd, std::span<Range const> ranges, Sink const& sink);

    void begin(std::uint32_t number, bool hidden);
    /// The cell at this column, empty as yet. Refuses with file.too_large beyond the limit of columns.
    Cell& at(std::uint32_t column)
    {
        if (column >= cells_.size()) widen(column);
        auto& cell = cells_[column];
        if (cell.kind != Cell::Kind::empty) note("sheet.cell_twice", column);
        cell = Cell{};
        if (column >= width_) width_ = column + 1;
        touched_.push_back(column);
        return cell;
    }
    RowText& text() { return text_; }
    /// Something odd at a cell of this row; said when the row ends.
    void note(char const* code, std::uint32_t column) { notes_.push_back({code, column}); }
    /// Forgets the cells set so far: the row is read once more from its beginning.
    void forget();
    /// Sends the row if it holds a value of its own. False where the sink has enough.
    bool end();

    [[nodiscard]] std::uint32_t number() const { return number_; }
    [[nodiscard]] std::uint64_t sent() const { return sent_; }
    [[nodiscard]] Oddities& odd() { return odd_; }
    [[nodiscard]] Limits const& limits() const { return limits_; }
    [[nodiscard]] std::string const& file() const { return file_; }
    /// Rows already sent by an earlier attempt at the same sheet, which are not sent again.
    void skip(std::uint64_t rows) { skip_ = rows; }

private:
    struct Active {
        Range range;
        Cell first;
        std::string text;  // of the first cell, which is gone with its row
    };
    void widen(std::uint32_t column);
    void fill_merges();

    std::string const& file_;
    Limits const& limits_;
    Oddities& odd_;
    std::span<Range const> ranges_;
    std::size_t next_range_ = 0;
    std::vector<Active> active_;
    Sink const& sink_;
    std::vector<Cell> cells_;
    std::vector<std::uint32_t> touched_;
    struct Note {
        char const* code;
        std::uint32_t column;
    };
    std::vector<Note> notes_;
    std::uint32_t width_ = 0;
    std::uint32_t number_ = 0;
    bool hidden_ = false;
    std::uint64_t sent_ = 0, skip_ = 0;
    RowText text_;
};

/// Makes a number whose style shows a day or a time into that, counted from 1899-12-30. What lies beyond 9999-12-31
/// cannot be shown as a day: it stays a number, in a column that somebody formatted.
void show_as_date(Cell& cell, bool from_1904);

/// Keeps a range that a sheet lists; of too many, one more than tidy_ranges() takes.
void add_range(std::vector<Range>& ranges, Range const& range);

/// Sorted, without ranges of one cell, of impossible places, and those that overlap an earlier one. True where some
/// were left out because they were too many.
bool tidy_ranges(std::vector<Range>& ranges);

}
