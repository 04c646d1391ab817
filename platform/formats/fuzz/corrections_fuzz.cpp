// Any bytes as the sheet of a workbook (and, behind NUL bytes, as its styles, comments and drawing): refused in words,
// or returned with every cell as it was.
#include "../corrections_zip.hpp"
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <formats/corrections.hpp>
#include <formats/workbook.hpp>
#include <unistd.h>

namespace {

using namespace muster::formats;

constexpr std::string_view types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>)";
constexpr std::string_view book =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>)";
constexpr std::string_view book_rels =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
constexpr std::string_view sheet_rels =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/d.vml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>)";

void write_sample(std::string const& path, std::array<std::string_view, 4> const& parts)
{
    ZipWriter zip(path);
    zip.add("[Content_Types].xml", types);
    zip.add("xl/workbook.xml", book);
    zip.add("xl/_rels/workbook.xml.rels", book_rels);
    zip.add("xl/worksheets/sheet1.xml", parts[0]);
    if (not parts[1].empty()) zip.add("xl/styles.xml", parts[1]);
    if (not parts[2].empty()) {
        zip.add("xl/worksheets/_rels/sheet1.xml.rels", sheet_rels);
        zip.add("xl/comments1.xml", parts[2]);
        zip.add("xl/drawings/d.vml", parts[3]);
    }
    zip.done();
}

struct Shown {
    std::uint32_t row;
    std::size_t column;
    std::string text;
    auto operator<=>(Shown const&) const = default;
};

/// Every cell that shows something, as they come.
std::vector<Shown> cells_of(std::string const& path)
{
    std::vector<Shown> all;
    Workbook::open(path)->read(0, [&](SheetRow const& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (not row.cells[i].text.empty()) all.push_back({row.number, i, std::string(row.cells[i].text)});
        return true;
    });
    return all;
}

/// Whether it could not be patched, so that its rows were written to a new workbook.
bool rewritten(std::string const& path)
{
    ZipFile const zip(Source::file(path), path, Limits{});
    return zip.find("docProps/app.xml") != nullptr;
}

}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    std::array<std::string_view, 4> parts;
    std::string_view rest(reinterpret_cast<char const*>(data), size);
    for (auto& part : parts) {
        part = rest.substr(0, rest.find('\0'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    }
    auto const before =
        (std::filesystem::temp_directory_path() / ("muster_fuzz_" + std::to_string(getpid()) + ".xlsx")).string();
    auto const after = before + ".after";
    std::vector<Mark> const marks{{1, 0, Shade::warn, "first"}, {2, 3, Shade::hold, ""}, {7, 1, Shade::wrong, "<&>"}};
    std::vector<Shown> cells;
    try {
        write_sample(before, parts);
        cells = cells_of(before);
        write_corrections(before, "s", marks, {"Muster", {"Where"}, {{"A1"}}}, after);
    } catch (muster::base::Refusal const&) {
        return 0;
    }
    // In a new workbook rows in disorder stand in order, and days before 1900 are text; but no cell is lost.
    auto const now = cells_of(after);
    if (rewritten(after) ? now.size() != cells.size() : now != cells) std::abort();
    return 0;
}
