// Inside the part: comments at cells, and the drawing of their boxes in the old form (VML) that Excel still asks for.
// Source: ECMA-376 part 1, 18.7; part 4, 14.
#pragma once
#include "corrections_sheet.hpp"
#include <string>
#include <vector>

namespace muster::formats {

/// What the sheet's comments and drawing become.
struct Notes {
    std::string comments;  // the whole part
    std::string drawing;   // the whole part
};

struct NotesBefore {
    std::string comments;  // the parts as they are; "" where the sheet has none
    std::string drawing;
    std::uint32_t first_block = 1;  // of shape numbers that no drawing of the workbook uses
    std::string main_namespace;     // of the workbook
};

/// Adds the comments of the marks, at most so many. A cell that has a comment already gets ours behind its text.
Notes with_notes(NotesBefore const& before, std::vector<CellMark> const& marks, std::vector<ColumnLook> const& columns,
                 std::size_t most);

/// The highest block of shape numbers that this drawing uses.
std::uint32_t last_block(std::string_view drawing);

}
