// Inside the part: the parts of an XLSX package, of which a few are changed and all others taken over as they are.
// Source: ECMA-376 part 2 (packages), part 1, 12.3 (parts of a workbook).
#pragma once
#include "corrections_sheet.hpp"
#include "zip.hpp"
#include <formats/corrections.hpp>
#include <memory>

namespace muster::formats {

/// Writes the original with the marks in its sheet to `to`. Throws CannotPatch where it is written in a way that cannot
/// be changed in place. `zip` is of `source`.
void patch_xlsx(Source const& source, ZipFile const& zip, std::string const& sheet, std::vector<CellMark> marks,
                Explanation const& explanation, std::string const& to);

/// How wide the columns of an explanation should be, in characters.
std::vector<double> widths_for(Explanation const& explanation);

}
