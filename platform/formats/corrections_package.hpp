// Inside the part: the parts of an XLSX package, of which a few are changed and all others taken over as they are.
// Source: ECMA-376 part 2 (packages), part 1, 12.3 (parts of a workbook).
#pragma once
#include "corrections_sheet.hpp"
#include "corrections_zip.hpp"
#include "zip.hpp"
#include <formats/corrections.hpp>
#include <memory>

namespace muster::formats {

/// Writes the original, called `name`, with the marks in its sheet to `to`. False where it is no XLSX, or one that is written
/// in a way that cannot be changed in place.
bool patch_xlsx(std::shared_ptr<Source const> const& source, std::string const& name, std::string const& sheet, std::vector<CellMark> marks,
                Explanation const& explanation, ZipWriter& to);

/// How wide the columns of an explanation should be, in characters.
std::vector<double> widths_for(Explanation const& explanation);

}
