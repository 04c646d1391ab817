// Workbooks made by hand, part by part, for what real files do not show all at once; and how two workbooks differ.
#pragma once
#include "corrections_xml.hpp"
#include "corrections_zip.hpp"
#include <filesystem>
#include <fmt/core.h>
#include <formats/workbook.hpp>
#include <map>
#include <string>
#include <vector>

namespace muster::formats::samples {

inline std::string folder()
{
    auto const path = std::filesystem::temp_directory_path() / "muster_corrections";
    std::filesystem::create_directories(path);
    return path.string() + "/";
}

constexpr std::string_view main_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

constexpr std::string_view styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="164" fontId="1" fillId="0" borderId="0" applyNumberFormat="1"><alignment horizontal="center"/></xf><xf numFmtId="0" fontId="1" fillId="1" borderId="0"/></cellXfs></styleSheet>)";

/// A workbook whose first sheet is `sheet`, a second one hidden, with any further parts.
struct Sample {
    std::string sheet;
    std::string styles_text{styles};
    std::map<std::string, std::string> more;
    std::string sheet_relations;  // Relationship elements
};

inline std::string worksheet(std::string const& inside)
{
    return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>{}<worksheet xmlns="{}">{}</worksheet>)", "\n",
                       main_namespace, inside);
}

inline std::string relationship(std::string_view id, std::string_view kind, std::string_view target)
{
    return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, relations, kind, target);
}

inline std::string relationships(std::string const& inside)
{
    return R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" + inside +
           "</Relationships>";
}

inline void write(Sample const& sample, std::string const& path)
{
    ZipWriter zip(path);
    zip.add(
        "[Content_Types].xml",
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>)");
    zip.add("_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/workbook.xml")));
    zip.add(
        "xl/workbook.xml",
        fmt::format(
            R"(<workbook xmlns="{}" xmlns:r="{}"><sheets><sheet name="5W &amp; more" sheetId="4" r:id="rId1"/>)"
            R"(<sheet name="Lists" sheetId="7" state="hidden" r:id="rId2"/></sheets><calcPr calcId="1"/></workbook>)",
            main_namespace, relations));
    auto book = relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
                relationship("rId2", "worksheet", "/xl/worksheets/sheet2.xml");
    if (not sample.styles_text.empty()) book += relationship("rId3", "styles", "styles.xml");
    zip.add("xl/_rels/workbook.xml.rels", relationships(book));
    zip.add("xl/worksheets/sheet1.xml", sample.sheet);
    zip.add("xl/worksheets/sheet2.xml", worksheet(R"(<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>)"));
    if (not sample.styles_text.empty()) zip.add("xl/styles.xml", sample.styles_text);
    if (not sample.sheet_relations.empty())
        zip.add("xl/worksheets/_rels/sheet1.xml.rels", relationships(sample.sheet_relations));
    for (auto const& [name, text] : sample.more)
        zip.add(name, text);
    zip.done();
}

inline std::string part(std::string const& path, std::string const& name)
{
    ZipFile const zip(Source::file(path), path, Limits{});
    auto const* entry = zip.find(name);
    return entry == nullptr ? "" : zip.content(*entry, 1 << 28);
}

/// The text of the cell's tag, and of the fill it is shown with ("" where it has none of its own).
struct Look {
    std::string tag, format, fill;
};

inline std::vector<std::string> inside(std::string const& xml, std::string_view parent, std::string_view child)
{
    std::vector<std::string> found;
    XmlTags tags(xml);
    XmlTag tag;
    while (tags.next(tag) and not tag.opens(parent)) {
    }
    std::size_t begins = 0;
    while (tags.next(tag) and not tag.closes(parent)) {
        if (tag.opens(child)) begins = tags.begins();
        if ((tag.opens(child) and tag.form == XmlTag::Form::empty) or tag.closes(child))
            found.push_back(xml.substr(begins, tags.ends() - begins));
    }
    return found;
}

inline Look look(std::string const& path, std::string const& sheet_part, std::string const& cell)
{
    Look look;
    auto const sheet = part(path, sheet_part), styles_text = part(path, "xl/styles.xml");
    XmlTags tags(sheet);
    XmlTag tag;
    while (tags.next(tag))
        if (tag.opens("c") and attribute(tag, "r") == cell) look.tag = tag.text;
    auto const formats = inside(styles_text, "cellXfs", "xf"), fills = inside(styles_text, "fills", "fill");
    if (look.tag.empty()) return look;
    look.format = formats.at(number_or(attribute(read_tag(look.tag), "s"), 0));
    look.fill = fills.at(number_or(attribute(read_tag(look.format.substr(0, tag_end(look.format, 0))), "fillId"), 0));
    return look;
}

/// One cell as text: kind, value, formula, hidden row.
inline std::string said(Cell const& cell, bool hidden)
{
    return fmt::format("{}:{}:{}{}{}", static_cast<int>(cell.kind), cell.text, cell.number,
                       cell.formula ? " formula" : "", hidden ? " hidden" : "");
}

using Cells = std::map<std::pair<std::uint32_t, std::size_t>, std::string>;

inline Cells cells_of(Workbook& book, std::size_t sheet)
{
    Cells cells;
    book.read(sheet, [&](SheetRow const& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (not row.cells[i].empty()) cells[{row.number, i}] = said(row.cells[i], row.hidden);
        return true;
    });
    return cells;
}

/// What is not the same in the sheets of `before` as they stand in `after`; "" where all is.
inline std::string difference(std::string const& before, std::string const& after, std::string const& added)
{
    auto const a = Workbook::open(before), b = Workbook::open(after);
    if (b->sheets().size() != a->sheets().size() + 1) return "the number of sheets";
    if (b->sheets().back().name != added or b->sheets().back().hidden) return "the added sheet";
    for (std::size_t i = 0; i < a->sheets().size(); ++i) {
        auto const& sheet = a->sheets()[i];
        if (sheet.name != b->sheets()[i].name or sheet.hidden != b->sheets()[i].hidden) return sheet.name + " itself";
        if (cells_of(*a, i) != cells_of(*b, i)) return "cells of " + sheet.name;
        auto const left = a->learn_merges(i), right = b->learn_merges(i);
        auto const same = [](Range const& one, Range const& two) {
            return one.first_row == two.first_row and one.last_row == two.last_row and
                   one.first_col == two.first_col and one.last_col == two.last_col;
        };
        if (not std::ranges::equal(left, right, same)) return "merged ranges of " + sheet.name;
    }
    return "";
}

}
