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
    std::string title;                            // name of the added sheet
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> lines;  // what stands where, why, what to do
};

/// Marks must be sorted by row and column; several at one cell are joined. Returns how many were placed.
std::size_t write_corrections(std::string const& original, std::string const& sheet, std::vector<Mark> const& marks,
                              Explanation const& explanation, std::string const& to);

}
