// The parts of an XLSX workbook: its sheets, styles and shared strings; and one sheet's cells, by the fast scanner or,
// where a file is written in a way that the scanner does not know, by expat. Source: ECMA-376 part 1, chapter 18.
#pragma once
#include "row_maker.hpp"
#include "shared_strings.hpp"
#include "xml_walk.hpp"
#include "zip.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

/// Whether a number format shows a day or a time.
bool shows_date(std::uint32_t format_id, std::string_view code);

/// For each cell style of the workbook, whether it shows a day or a time.
std::vector<std::uint8_t> read_date_styles(ZipFile const& zip, ZipEntry const& entry);

/// What reading any sheet of the workbook needs.
struct XlsxBook {
    std::vector<std::uint8_t> dates;  // by style
    SharedStrings strings;
    bool from_1904 = false;
};

/// One cell as its element says, before its value is understood.
struct CellForm {
    char type = 'n';  // n number, s shared, S formula's text, i inline text, b boolean, e error, d ISO date
    bool formula = false;
    bool valued = false;  // a value element is there, be it empty
    std::uint32_t style = 0;
};
/// The type attribute as one letter; 'n' where it is unknown.
char cell_type(std::string_view name);

/// Puts a cell's value into the row. `lasting` says that `value` lives as long as the row; `raw` that it still holds
/// XML's references.
void put_cell(RowMaker& row, XlsxBook const& book, std::uint32_t column, CellForm const& form, std::string_view value,
              bool raw, bool lasting);

/// Begins the row that says `stated` (0 where it says nothing) behind row `last`; returns its number.
std::uint32_t place_row(RowMaker& row, std::uint32_t stated, std::uint32_t last, bool hidden);

/// "B12:C40" or "B12"; nothing where it is no such thing.
std::optional<Range> read_range(std::string_view text);

enum class SheetEnd {
    done,     // all rows were sent
    stopped,  // the sink had enough
    strange,  // written in a way that only expat reads
};

/// The fast way. `merges` gets what the sheet lists.
SheetEnd scan_sheet(ZipStream& stream, RowMaker& row, XlsxBook const& book, std::vector<Range>& merges);
/// Only the merged ranges, the rows being passed over. False where only expat can read them.
bool scan_merges(ZipStream& stream, std::string const& file, std::vector<Range>& merges);
/// The same by expat.
SheetEnd walk_sheet(ZipStream& stream, std::string const& part, RowMaker& row, XlsxBook const& book,
                    std::vector<Range>& merges);
void walk_merges(ZipStream& stream, std::string const& file, std::string const& part, std::vector<Range>& merges);

}
