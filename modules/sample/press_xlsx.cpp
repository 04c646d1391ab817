// Workbooks as bytes. Written here rather than with a library because what they must show is what libraries keep from
// going wrong: dates counted from 1904, error values, remembered results of formulas whose sheet is hidden. Nothing in
// them tells the time, so the same book gives the same bytes.
#include "sheet.hpp"

#include <formats/package.hpp>

namespace muster::sample {

namespace {

using formats::xml_text;

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Style 0 plain, 1 bold, 2 a day.
std::string styles()
{
    return std::string(xml) + "<styleSheet xmlns=\"" + std::string(main_space) +
           "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
           "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
           "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
           "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
           "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
           "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
           "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
           "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
           "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
}

std::string cell_xml(Cell const& cell, std::string const& at, bool bold, bool from_1904)
{
    auto open = "<c r=\"" + at + "\"";
    if (bold) open += " s=\"1\"";
    using enum Cell::Kind;
    switch (cell.kind) {
    case empty: return bold ? open + "/>" : std::string();
    case text: return open + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + xml_text(cell.text) + "</t></is></c>";
    case number: return open + "><v>" + std::to_string(cell.number) + "</v></c>";
    // Day 0 is 1899-12-30, or 1904-01-01 where the workbook counts from there.
    case date: return "<c r=\"" + at + "\" s=\"2\"><v>" + std::to_string(cell.number + (from_1904 ? 24'107 : 25'569)) + "</v></c>";
    case error: return open + " t=\"e\"><v>" + xml_text(cell.text) + "</v></c>";
    case formula_text:
        return open + (cell.text.starts_with('#') ? " t=\"e\"><f>" : " t=\"str\"><f>") + xml_text(cell.formula) + "</f><v>" + xml_text(cell.text) + "</v></c>";
    case formula_number: return open + "><f>" + xml_text(cell.formula) + "</f><v>" + std::to_string(cell.number) + "</v></c>";
    }
    return {};
}

std::string sheet_xml(Sheet const& sheet, bool from_1904, bool first)
{
    std::string out = std::string(xml) + "<worksheet xmlns=\"" + std::string(main_space) + "\"><sheetViews><sheetView workbookViewId=\"0\"";
    if (sheet.right_to_left) out += " rightToLeft=\"1\"";
    if (first) out += " tabSelected=\"1\"";
    auto below = std::to_string(sheet.header_row);
    out += "><pane ySplit=\"" + below + "\" topLeftCell=\"A" + std::to_string(sheet.header_row + 1) +
           "\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";
    if (not sheet.widths.empty()) {
        out += "<cols>";
        for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
            auto number = std::to_string(i + 1);
            out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + std::to_string(sheet.widths[i]) + "\" customWidth=\"1\"/>";
        }
        out += "</cols>";
    }
    out += "<sheetData>";
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        if (sheet.rows[r].empty()) continue;
        auto number = static_cast<int>(r) + 1;
        bool bold = number <= sheet.header_row and number > sheet.header_row - sheet.header_rows;
        out += "<row r=\"" + std::to_string(number) + "\">";
        for (std::size_t c = 0; c < sheet.rows[r].size(); ++c)
            out += cell_xml(sheet.rows[r][c], column_letters(static_cast<int>(c)) + std::to_string(number), bold, from_1904);
        out += "</row>";
    }
    out += "</sheetData>";
    if (not sheet.merges.empty()) {
        out += "<mergeCells count=\"" + std::to_string(sheet.merges.size()) + "\">";
        for (auto const& merge : sheet.merges)
            out += "<mergeCell ref=\"" + column_letters(merge.first_col) + std::to_string(merge.first_row) + ":" +
                   column_letters(merge.last_col) + std::to_string(merge.last_row) + "\"/>";
        out += "</mergeCells>";
    }
    return out + "</worksheet>";
}

}

std::string press_xlsx(Book const& book)
{
    formats::Package package;
    std::string types, sheets, links;
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        auto number = std::to_string(i + 1);
        types += "<Override PartName=\"/xl/worksheets/sheet" + number + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
        sheets += "<sheet name=\"" + xml_text(book.sheets[i].name) + "\" sheetId=\"" + number + "\"" + (book.sheets[i].hidden ? " state=\"hidden\"" : "") + " r:id=\"rId" + number + "\"/>";
        links += "<Relationship Id=\"rId" + number + "\" Type=\"" + std::string(relations) + "/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    }
    auto last = std::to_string(book.sheets.size() + 1);
    package.add("[Content_Types].xml", std::string(xml) +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>" + types +
        "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
    package.add("_rels/.rels", std::string(xml) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" +
        std::string(relations) + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    package.add("xl/workbook.xml", std::string(xml) + "<workbook xmlns=\"" + std::string(main_space) + "\" xmlns:r=\"" + std::string(relations) + "\"><workbookPr" +
        (book.dates_from_1904 ? " date1904=\"1\"" : "") + "/><sheets>" + sheets + "</sheets></workbook>");
    package.add("xl/_rels/workbook.xml.rels", std::string(xml) + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + links +
        "<Relationship Id=\"rId" + last + "\" Type=\"" + std::string(relations) + "/styles\" Target=\"styles.xml\"/></Relationships>");
    package.add("xl/styles.xml", styles());
    for (std::size_t i = 0; i < book.sheets.size(); ++i)
        package.add("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", sheet_xml(book.sheets[i], book.dates_from_1904, i == 0));
    return package.done();
}

}
