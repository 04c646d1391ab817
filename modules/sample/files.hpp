// The workbooks that Zandia's partners hand in over the year, and what is true of each of their rows.
#pragma once
#include "dirt.hpp"
#include <string>
#include <vector>

namespace muster::sample {

/// How a row stands to what was handed in before.
enum class Novelty : std::uint8_t { fresh, changed, same };
inline constexpr std::array<std::string_view, 3> novelty_names{"new", "changed", "same"};

/// The truth of one reported line: a row, or one figure of a row in a wide table.
struct RowTruth {
    int row = 0;             // as people see it; 1 is the first
    std::string column;      // of a wide table the letters of the figure's column
    Draft draft;
    Novelty novelty = Novelty::fresh;
    bool superseded = false; // a later file brings another figure for the same line
};

struct HandedIn {
    std::string path;                        // below the folder: "5w/2025-03/ohi_5W_2025-03.xlsx"
    int partner = -1;
    int month = 1;
    Book book;
    std::vector<RowTruth> rows;
    std::vector<std::string_view> dirt;      // of the file and of rows that are no data
    std::string again_of;                    // path of the same workbook under another name
};

/// All files in the order in which they were handed in.
std::vector<HandedIn> make_files(World const& world);

/// One file's sheet, filled row by row.
class SheetMaker {
public:
    SheetMaker(World const& world, Layout const& layout, HandedIn& file, Chance& chance);
    /// Titles, then the header rows.
    void begin(int month, std::vector<Column> const& columns);
    void add(Draft draft, Novelty novelty);
    /// A row of a wide table: what it says, and its figures by column with their truth.
    void add_wide(Draft const& said, std::vector<std::pair<Cell, std::optional<Fact>>> const& figures, std::size_t first_figure);
    void add_blank();
    void subtotal(std::string const& label);
    void header_again();
    /// Total, footer, hidden sheets.
    void end();
    [[nodiscard]] int next_row() const { return static_cast<int>(sheet().rows.size()) + 1; }

private:
    [[nodiscard]] Sheet& sheet() const { return file_.book.sheets.front(); }
    void note(std::string_view dirt) { file_.dirt.push_back(dirt_kind(dirt).name); }
    [[nodiscard]] CellRow sums(std::string const& label, std::size_t from) const;
    void code_formulas(CellRow& row, Draft const& draft);
    void hidden_lists();
    void hidden_old();
    World const& world_;
    Layout const& layout_;
    HandedIn& file_;
    Chance& chance_;
    std::vector<Column> columns_;
    std::size_t first_data_ = 0, block_ = 0;
    std::vector<CellRow> header_;
};

/// A layout's file for a month, or for the quarter that ends with it.
void fill_months(World const& world, Layout const& layout, HandedIn& file, Chance& chance);
void fill_sectors(World const& world, Layout const& layout, HandedIn& file, Chance& chance);

}
