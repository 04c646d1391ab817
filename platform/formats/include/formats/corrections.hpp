// A partner's own workbook, returned with a colour and a comment at each cell that needs a person, and a sheet that
// explains. An XLSX keeps everything else as it was, byte for byte where nothing is marked; every other format comes
// back as an XLSX with the same rows.
#pragma once
#include <cstdint>
#include <formats/writers.hpp>
#include <string>
#include <vector>

namespace muster::formats {

struct Mark {
    std::uint32_t row = 0;     // 1-based
    std::uint32_t column = 0;  // 0-based
    Shade shade = Shade::warn;
    std::string comment;
};

struct Explanation {
    std::string title;  // name of the added sheet; made unique in the workbook
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> lines;  // what stands where, why, what to do
};

/// Marks must be sorted by row and column; several at one cell are joined, with the gravest shade. A mark inside a
/// merged range goes to the cell that people see, its first. Number formats, fonts and borders stay. A comment that
/// people wrote stays too, with ours behind it. Beyond 30,000 comments further cells are only coloured. `to` may be the
/// original itself. Returns how many marks were placed; those on rows or columns that XLSX does not have are not.
/// Refuses with sheet.not_found, file.cannot_write and as Workbook::open does.
std::size_t write_corrections(std::string const& original, std::string const& sheet, std::vector<Mark> const& marks,
                              Explanation const& explanation, std::string const& to);

}
