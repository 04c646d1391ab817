#include "made_files.hpp"
#include <zlib.h>

namespace muster::formats::made {
namespace {

void put(std::string& out, std::uint64_t value, std::size_t bytes)
{
    for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

struct Placed {
    std::uint64_t at = 0, packed = 0, size = 0;
    std::uint32_t crc = 0;
    std::uint16_t flags = 0, method = 0;
};

Placed put_part(std::string& out, ZipPart const& part)
{
    auto const body = part.packed ? deflated(part.content) : part.content;
    Placed p{out.size(), body.size(), part.says_size.value_or(static_cast<std::uint32_t>(part.content.size())),
             part.says_crc.value_or(static_cast<std::uint32_t>(
                 ::crc32(0, reinterpret_cast<Bytef const*>(part.content.data()), static_cast<uInt>(part.content.size())))),
             static_cast<std::uint16_t>(part.flags | (part.descriptor ? 8 : 0)),
             part.method.value_or(part.packed or part.raw ? 8 : 0)};
    out += "PK\3\4";
    put(out, part.zip64 ? 45 : 20, 2), put(out, p.flags, 2), put(out, p.method, 2), put(out, 0, 4);
    put(out, part.descriptor ? 0 : p.crc, 4);
    put(out, part.zip64 ? 0xFFFFFFFF : part.descriptor ? 0 : p.packed, 4);
    put(out, part.zip64 ? 0xFFFFFFFF : part.descriptor ? 0 : p.size, 4);
    put(out, part.name.size(), 2), put(out, part.zip64 ? 20 : 0, 2);
    out += part.name;
    if (part.zip64) put(out, 1, 2), put(out, 16, 2), put(out, p.size, 8), put(out, p.packed, 8);
    out += body;
    if (part.descriptor) out += "PK\7\10", put(out, p.crc, 4), put(out, p.packed, 4), put(out, p.size, 4);
    return p;
}

void put_entry(std::string& out, ZipPart const& part, Placed const& p)
{
    out += "PK\1\2";
    put(out, 20, 2), put(out, part.zip64 ? 45 : 20, 2), put(out, p.flags, 2), put(out, p.method, 2), put(out, 0, 4);
    put(out, p.crc, 4), put(out, part.zip64 ? 0xFFFFFFFF : p.packed, 4), put(out, part.zip64 ? 0xFFFFFFFF : p.size, 4);
    put(out, part.name.size(), 2), put(out, part.zip64 ? 20 : 0, 2), put(out, 0, 2), put(out, 0, 2), put(out, 0, 2);
    put(out, 0, 4), put(out, p.at, 4);
    out += part.name;
    if (part.zip64) put(out, 1, 2), put(out, 16, 2), put(out, p.size, 8), put(out, p.packed, 8);
}

}

std::string deflated(std::string_view bytes)
{
    z_stream z{};
    deflateInit2(&z, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&z, bytes.size()), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

std::string zip_of(std::vector<ZipPart> const& parts, ZipForm const& form)
{
    std::string body, directory;
    std::vector<Placed> placed;
    for (auto const& part : parts) placed.push_back(put_part(body, part));
    for (std::size_t i = 0; i < parts.size(); ++i) put_entry(directory, parts[i], placed[i]);
    std::string out = body + directory;
    auto const end_at = out.size();
    if (form.zip64_end) {
        out += "PK\6\6";
        put(out, 44, 8), put(out, 45, 2), put(out, 45, 2), put(out, 0, 8), put(out, parts.size(), 8);
        put(out, parts.size(), 8), put(out, directory.size(), 8), put(out, body.size(), 8);
        out += "PK\6\7";
        put(out, 0, 4), put(out, end_at, 8), put(out, 1, 4);
    }
    out += "PK\5\6";
    put(out, 0, 4), put(out, parts.size() & 0xFFFF, 2), put(out, parts.size() & 0xFFFF, 2);
    put(out, form.zip64_end ? 0xFFFFFFFF : directory.size(), 4), put(out, form.zip64_end ? 0xFFFFFFFF : body.size(), 4);
    put(out, form.comment.size(), 2);
    return out + form.comment;
}

std::vector<ZipPart> Xlsx::parts() const
{
    std::string const head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    std::string const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    std::string const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    auto const relations = [&](std::string const& inside) {
        return head + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside +
               "</Relationships>";
    };
    auto const related = [&](std::string const& id, std::string const& type, std::string const& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + relation + "/" + type + "\" Target=\"" + target + "\"/>";
    };
    std::vector<ZipPart> out;
    auto const add = [&](std::string name, std::string content) { out.push_back({std::move(name), std::move(content), packed}); };
    add("_rels/.rels", relations(related("rId1", "officeDocument", "xl/workbook.xml")));
    add("xl/workbook.xml", head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relation + "\"><workbookPr " +
                               workbook_attributes + "/><sheets><sheet name=\"5W\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    add("xl/_rels/workbook.xml.rels",
        relations(related("rId1", "worksheet", "worksheets/sheet1.xml") + related("rId2", "styles", "styles.xml") +
                  (strings.empty() ? "" : related("rId3", "sharedStrings", "sharedStrings.xml"))));
    add("xl/styles.xml", head + "<styleSheet xmlns=\"" + main + "\"><numFmts>" + formats + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" +
                             styles + "</cellXfs></styleSheet>");
    if (not strings.empty()) add("xl/sharedStrings.xml", head + "<sst xmlns=\"" + main + "\">" + strings + "</sst>");
    add("xl/worksheets/sheet1.xml",
        not whole_sheet.empty() ? whole_sheet
                                : head + "<worksheet xmlns=\"" + main + "\"><dimension ref=\"A1\"/><sheetData>" + sheet +
                                      "</sheetData>" + behind + "</worksheet>");
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

std::string ods_of(std::string const& tables, std::string const& styles)
{
    std::string const content =
        R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
        R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
        R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:d" xmlns:calcext="urn:c">)"
        "<office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
        "</office:spreadsheet></office:body></office:document-content>";
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content, true}});
}

std::string line_of(SheetRow const& row)
{
    std::string out = std::to_string(row.number) + (row.hidden ? "h:" : ":");
    for (auto const& cell : row.cells) {
        constexpr char const* letters[] = {"-", "t", "n", "d", "b", "e"};
        out += ' ';
        out += letters[static_cast<int>(cell.kind)];
        if (cell.empty()) continue;
        out += std::string(cell.formula ? "f" : "") + (cell.merged ? "m" : "") + ":" + std::string(cell.text);
    }
    return out;
}

Seen read_all(Workbook& workbook, std::size_t sheet, bool with_merges)
{
    Seen seen;
    if (with_merges) workbook.learn_merges(sheet);
    seen.whole = workbook.read(sheet, [&](SheetRow const& row) {
        seen.rows.push_back(line_of(row));
        return true;
    });
    for (auto const& f : workbook.findings()) seen.findings.push_back(f.code + " " + f.at + " x" + std::to_string(f.times));
    return seen;
}

Seen read_bytes(std::string bytes, std::string const& name, Limits const& limits, Choice const& choice)
{
    auto const workbook = Workbook::from_bytes(std::move(bytes), name, limits, choice);
    return read_all(*workbook);
}

std::string refusal_of(std::string bytes, std::string const& name, Limits const& limits)
{
    try {
        auto const workbook = Workbook::from_bytes(std::move(bytes), name, limits);
        for (std::size_t i = 0; i < workbook->sheets().size(); ++i)
            workbook->read(i, [](SheetRow const&) { return true; });
    }
    catch (base::Refusal const& refusal) {
        return refusal.code();
    }
    return "read";
}

std::string utf16(std::string_view ascii, bool big, bool mark)
{
    std::string out = not mark ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
    for (char const c : ascii) {
        if (big) out += '\0';
        out += c;
        if (not big) out += '\0';
    }
    return out;
}

}
