// Old Excel workbooks that the tests make: records, and the compound file around them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::formats::made {

/// A compound file with these streams, in sectors of 512 bytes; short ones among the small sectors, as the format has it.
std::string compound_of(std::vector<std::pair<std::string, std::string>> const& streams);

std::string le(std::uint64_t value, std::size_t bytes);
std::string record(std::uint16_t kind, std::string const& bytes);
/// A Unicode string of version 8 with its length in `count_bytes`; wide where it has letters beyond Latin 1.
std::string unicode(std::u16string const& text, std::size_t count_bytes);

struct XlsSheetParts {
    std::u16string name = u"Data";
    std::uint16_t state = 0;  // 1 hidden, 2 very hidden; 0x200 a chart
    std::string records;      // between BOF and EOF
};
/// The whole workbook stream; `globals` goes before the list of sheets.
std::string biff_of(std::vector<XlsSheetParts> const& sheets, std::string const& globals = {}, bool version_8 = true);

std::string xls_of(std::vector<XlsSheetParts> const& sheets, std::string const& globals = {}, bool version_8 = true);

/// The place of a cell and its style, as every cell record begins.
std::string place(std::uint16_t row, std::uint16_t column, std::uint16_t style = 0);
std::string number_record(std::uint16_t row, std::uint16_t column, double number, std::uint16_t style = 0);

}
