// Files that the tests of the readers make themselves, right or wrong on purpose, and what a reader saw of them.
#pragma once
#include <formats/workbook.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::formats::made {

struct ZipPart {
    std::string name, content;
    bool packed = false;                     // deflated instead of stored
    bool descriptor = false;                 // sizes and checksum behind the content, as streaming writers do
    bool zip64 = false;                      // sizes in the extra field
    std::uint16_t flags = 0;                 // added
    std::optional<std::uint32_t> says_size = {};  // a lie about the unpacked size
    std::optional<std::uint32_t> says_crc = {};
    std::optional<std::uint16_t> method = {};     // a lie about how it is packed
    bool raw = false;                             // the content is deflated already
};

struct ZipForm {
    std::string comment;
    bool zip64_end = false;
};

std::string zip_of(std::vector<ZipPart> const& parts, ZipForm const& form = {});
std::string deflated(std::string_view bytes);

/// The parts of an XLSX workbook with one sheet; change what a test is about.
struct Xlsx {
    std::string sheet;  // the rows: what stands within <sheetData>
    std::string behind; // what follows </sheetData>
    std::string strings; // <si> elements, "" for no such part
    std::string formats; // <numFmt> elements
    std::string styles = R"(<xf numFmtId="0"/><xf numFmtId="14"/>)";  // 0 plain, 1 a day
    std::string workbook_attributes;  // of workbookPr
    std::vector<ZipPart> more;
    bool packed = true;
    /// The whole sheet part where not even its frame is usual.
    std::string whole_sheet;
    [[nodiscard]] std::vector<ZipPart> parts() const;
    [[nodiscard]] std::string bytes() const { return zip_of(parts()); }
};

/// An ODS document whose body holds these tables; styles go before it.
std::string ods_of(std::string const& tables, std::string const& styles = {});

/// What was read, a line for each row: "3h: t:Aid n:12 - d:45383.5 e:#N/A b:TRUE", with f and m behind the letter of
/// formulas and merged cells.
struct Seen {
    std::vector<std::string> rows;
    bool whole = false;
    std::vector<std::string> findings;  // "code at ×times"
};
std::string line_of(SheetRow const& row);
Seen read_all(Workbook& workbook, std::size_t sheet = 0, bool with_merges = false);
Seen read_bytes(std::string bytes, std::string const& name = "file", Limits const& limits = {}, Choice const& choice = {});

/// The code with which opening or reading every sheet is refused, or "read".
std::string refusal_of(std::string bytes, std::string const& name = "file", Limits const& limits = {});

std::string utf16(std::string_view ascii, bool big, bool mark);

}
