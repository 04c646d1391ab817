#include "docx_parts.hpp"

#include <formats/package.hpp>

namespace muster::paper {

namespace {

using formats::xml_text;

std::string const xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
std::string const words = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
std::string const types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
std::string const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A paragraph style: `size` in half points, `before` and `after` in twentieths of a point.
std::string style(std::string_view id, std::string_view name, int size, bool bold, int before, int after, bool with_next = false, std::string_view colour = "")
{
    auto const points = std::to_string(size);
    std::string out = "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" + std::string(name) +
                      "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" + (with_next ? "<w:keepNext/>" : "") + "<w:spacing w:before=\"" + std::to_string(before) +
                      "\" w:after=\"" + std::to_string(after) + "\"/></w:pPr><w:rPr>";
    if (bold) out += "<w:b/><w:bCs/>";
    if (not colour.empty()) out += "<w:color w:val=\"" + std::string(colour) + "\"/>";
    return out + "<w:sz w:val=\"" + points + "\"/><w:szCs w:val=\"" + points + "\"/></w:rPr></w:style>";
}

std::string level(std::string_view format, std::string_view text)
{
    return "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string(format) + "\"/><w:lvlText w:val=\"" + std::string(text) +
           "\"/><w:lvlJc w:val=\"start\"/><w:pPr><w:ind w:start=\"400\" w:hanging=\"400\"/></w:pPr></w:lvl>";
}

std::string field(std::string_view name)
{
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> " + std::string(name) +
           " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

}

std::string content_types()
{
    std::string out = xml + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    for (auto const& [part, type] : {std::pair{"document", "document.main"}, {"styles", "styles"}, {"numbering", "numbering"}, {"footer1", "footer"}})
        out += "<Override PartName=\"/word/" + std::string(part) + ".xml\" ContentType=\"" + types + type + "+xml\"/>";
    return out + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
}

std::string package_links()
{
    return xml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" + relations +
           "/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" "
           "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";
}

std::string document_links()
{
    std::string out = xml + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    int number = 0;
    for (auto const& [type, target] : {std::pair{"styles", "styles"}, {"numbering", "numbering"}, {"footer", "footer1"}})
        out += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"" + relations + "/" + type + "\" Target=\"" + target + ".xml\"/>";
    return out + "</Relationships>";
}

std::string styles(Letter const& letter)
{
    auto const language = xml_text(letter.language);
    return xml + "<w:styles " + words +
           "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Arial\"/><w:sz w:val=\"21\"/><w:szCs "
           "w:val=\"21\"/><w:lang w:val=\"" +
           language + "\" w:bidi=\"" + language +
           "\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
           "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:style>" +
           style("Title", "Title", 30, true, 240, 160) + style("Heading1", "heading 1", 25, true, 280, 100, true) +
           style("Heading2", "heading 2", 22, true, 220, 80, true) + style("Heading3", "heading 3", 21, true, 160, 60, true) +
           style("Sender", "Sender", 28, true, 0, 40) + style("Tight", "Tight", 21, false, 0, 0) + style("Cell", "Cell", 19, false, 20, 20) +
           style("Footer", "footer", 16, false, 0, 0, false, "555555") +
           "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"100\" w:type=\"dxa\"/>"
           "<w:right w:w=\"100\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>";
}

std::string numbering(int numbered_lists)
{
    std::string out = xml + "<w:numbering " + words + "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>" + level("bullet", "•") +
                      "</w:abstractNum>";
    for (int i = 1; i <= numbered_lists; ++i)
        out += "<w:abstractNum w:abstractNumId=\"" + std::to_string(i) + "\"><w:multiLevelType w:val=\"singleLevel\"/>" + level("decimal", "%1.") + "</w:abstractNum>";
    for (int i = 0; i <= numbered_lists; ++i)
        out += "<w:num w:numId=\"" + std::to_string(i + 1) + "\"><w:abstractNumId w:val=\"" + std::to_string(i) + "\"/></w:num>";
    return out + "</w:numbering>";
}

std::string footer(Letter const& letter)
{
    std::string const turned = right_to_left(letter.language) ? "<w:bidi/>" : "";
    std::string out = xml + "<w:ftr " + words + ">";
    if (not letter.foot.empty())
        out += "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/>" + turned + "</w:pPr><w:r>" + (turned.empty() ? "" : "<w:rPr><w:rtl/></w:rPr>") + "<w:t xml:space=\"preserve\">" +
               xml_text(letter.foot) + "</w:t></w:r></w:p>";
    return out + "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"center\"/></w:pPr>" + field("PAGE") + "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>" +
           field("NUMPAGES") + "</w:p></w:ftr>";
}

std::string properties(Letter const& letter)
{
    auto const made = (letter.day ? letter.day->text() : "2000-01-01") + "T00:00:00Z";
    std::string out = xml + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
                      xml_text(letter.title) + "</dc:title><dc:language>" + xml_text(letter.language) + "</dc:language>";
    for (std::string const name : {"created", "modified"}) out += "<dcterms:" + name + " xsi:type=\"dcterms:W3CDTF\">" + made + "</dcterms:" + name + ">";
    return out + "</cp:coreProperties>";
}

}
