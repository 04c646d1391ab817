// Inside the part: copies the XML of a sheet, in pieces, and changes on its way only the cells that are marked.
// Source: ECMA-376 part 1, 18.3.
#pragma once
#include "corrections_styles.hpp"
#include "source.hpp"
#include <formats/corrections.hpp>
#include <formats/workbook.hpp>
#include <functional>
#include <string>
#include <vector>

namespace muster::formats {

/// All marks of one cell.
struct CellMark {
    std::uint32_t row = 0, column = 0;
    Shade shade = Shade::none;
    std::string comment;
};

/// Sorts them and makes one of those that stand at one cell: the gravest shade, the comments below one another.
void join_marks(std::vector<CellMark>& marks);

/// A <col> of the sheet: the style of its empty cells and its width.
struct ColumnLook {
    std::uint32_t first = 0, last = 0;  // 0-based, both included
    std::uint32_t style = 0;
    double width = 0;
};

/// What was learned of the sheet while it was copied.
struct SheetCopy {
    std::vector<Range> merges;
    std::vector<ColumnLook> columns;
    std::string drawing_id;  // of the legacyDrawing that was there; "" where none was
};

struct SheetPatch {
    std::vector<CellMark> const& marks;  // sorted, one a cell
    StyleBook& styles;
    std::string drawing_id;     // of the legacyDrawing to add where there is none; "" = none is needed
    std::string relationships;  // the namespace of r:id
};

/// Sends the patched XML to `out`, piece by piece. Throws CannotPatch.
SheetCopy patch_sheet(Pieces& stream, std::string const& file, SheetPatch const& patch,
                      std::function<void(std::string_view)> const& out);

}
