// A letter as a document of office programs. Source: ECMA-376 part 1, WordprocessingML.
#include "docx_parts.hpp"
#include "figure.hpp"

#include <algorithm>
#include <formats/package.hpp>
#include <paper/paper.hpp>

namespace muster::paper {

namespace {

using formats::xml_text;

class Document {
public:
    explicit Document(Letter const& letter) : letter_(letter), turned_(right_to_left(letter.language)) {}

    std::string made()
    {
        for (std::size_t i = 0; i < letter_.sender.size(); ++i) paragraph(letter_.sender[i], i == 0 ? "Sender" : "Tight");
        gap(letter_.sender.empty());
        if (not letter_.day_line.empty()) paragraph(letter_.day_line, "Tight");
        if (not letter_.reference.empty()) paragraph(letter_.reference, "Tight");
        gap(letter_.day_line.empty() and letter_.reference.empty());
        for (auto const& line : letter_.addressee) paragraph(line, "Tight");
        if (not letter_.title.empty()) paragraph(letter_.title, "Title");
        write(letter_.blocks);
        if (not letter_.signature.empty())
            for (int i = 0; i < 3; ++i) paragraph("", "Normal");  // room to sign
        for (auto const& line : letter_.signature) paragraph(line, "Tight");
        gap(letter_.after.empty());
        write(letter_.after);
        return out_ + page();
    }
    [[nodiscard]] int numbered() const { return numbered_; }

private:
    void gap(bool none)
    {
        if (not none) paragraph("", "Tight");
    }

    void run(std::string_view text, bool strong)
    {
        std::string const about = std::string(strong ? "<w:b/><w:bCs/>" : "") + (turned_ ? "<w:rtl/>" : "");
        out_ += "<w:r>" + (about.empty() ? "" : "<w:rPr>" + about + "</w:rPr>");
        for (bool first = true; first or not text.empty(); first = false) {
            auto const end = std::min(text.find('\n'), text.size());
            if (not first) out_ += "<w:br/>";
            out_ += "<w:t xml:space=\"preserve\">" + xml_text(text.substr(0, end)) + "</w:t>";
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        out_ += "</w:r>";
    }

    /// `list` is a number of numbering(), 0 for none; `far` sets the text to the side where lines end.
    void paragraph(std::string_view text, std::string_view style, bool strong = false, int list = 0, bool far = false)
    {
        out_ += "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>";
        if (list > 0) out_ += "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" + std::to_string(list) + "\"/></w:numPr>";
        if (turned_) out_ += "<w:bidi/>";
        if (far) out_ += "<w:jc w:val=\"end\"/>";
        out_ += "</w:pPr>";
        if (not text.empty()) run(text, strong);
        out_ += "</w:p>";
    }

    void row(std::vector<std::string> const& cells, Table const& table, bool header)
    {
        out_ += std::string("<w:tr><w:trPr><w:cantSplit/>") + (header ? "<w:tblHeader/>" : "") + "</w:trPr>";
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            out_ += std::string("<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/>") + (header ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E8EEF2\"/>" : "") + "</w:tcPr>";
            bool const figures = i < table.figures.size() and table.figures[i];
            paragraph(i >= cells.size() ? "" : figures ? figure(cells[i]) : cells[i], "Cell", header, 0, figures);
            out_ += "</w:tc>";
        }
        out_ += "</w:tr>";
    }

    void write(Table const& table)
    {
        out_ += std::string("<w:tbl><w:tblPr>") + (turned_ ? "<w:bidiVisual/>" : "") + "<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>";
        for (std::string const side : {"top", "bottom", "insideH"}) out_ += "<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"9AA7B0\"/>";
        out_ += "</w:tblBorders></w:tblPr><w:tblGrid>";
        for (std::size_t i = 0; i < table.header.size(); ++i) out_ += "<w:gridCol/>";
        out_ += "</w:tblGrid>";
        row(table.header, table, true);
        for (auto const& one : table.rows) row(one, table, false);
        out_ += "</w:tbl>";
        paragraph("", "Tight");  // two tables that touch would become one
    }

    void write(List const& list)
    {
        auto const number = list.numbered ? 1 + ++numbered_ : 1;
        for (auto const& item : list.items) paragraph(item, "Normal", false, number);
    }
    void write(Heading const& heading) { paragraph(heading.text, "Heading" + std::to_string(std::clamp(heading.level, 1, 3))); }
    void write(Paragraph const& one) { paragraph(one.text, "Normal", one.strong); }
    void write(NewPage) { out_ += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"; }
    void write(std::vector<Block> const& blocks)
    {
        for (auto const& block : blocks) std::visit([&](auto const& one) { write(one); }, block);
    }

    [[nodiscard]] std::string page() const
    {
        constexpr int shorter = 11906, longer = 16838;  // A4 in twentieths of a point
        return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"" + std::to_string(letter_.wide ? longer : shorter) + "\" w:h=\"" +
               std::to_string(letter_.wide ? shorter : longer) + "\"" + (letter_.wide ? " w:orient=\"landscape\"" : "") +
               "/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>" + (turned_ ? "<w:bidi/>" : "") +
               "</w:sectPr>";
    }

    Letter const& letter_;
    bool turned_;
    int numbered_ = 0;
    std::string out_;
};

}

std::string to_docx(Letter const& letter)
{
    Document document(letter);
    auto const body = document.made();
    formats::Package package;
    package.add("[Content_Types].xml", content_types());
    package.add("_rels/.rels", package_links());
    package.add("docProps/core.xml", properties(letter));
    package.add("word/_rels/document.xml.rels", document_links());
    package.add("word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document "
                                     "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                                     "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>" +
                                         body + "</w:body></w:document>");
    package.add("word/footer1.xml", footer(letter));
    package.add("word/numbering.xml", numbering(document.numbered()));
    package.add("word/styles.xml", styles(letter));
    return package.done();
}

}
