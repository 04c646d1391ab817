// Files that are broken, hostile or something else: each ends in one clear refusal, or in rows and a finding.
#include "made_files.hpp"
#include "made_xls.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

using namespace muster;
using namespace muster::formats::made;
using formats::Limits;

namespace {

struct Refused {
    char const* what;
    char const* code;
    std::string bytes;
    Limits limits = {};
};

void expect_refused(std::vector<Refused> const& cases)
{
    for (auto const& one : cases) EXPECT_EQ(refusal_of(one.bytes, "file", one.limits), one.code) << one.what;
}

std::string times(std::string_view text, std::size_t n)
{
    std::string out;
    out.reserve(text.size() * n);
    for (std::size_t i = 0; i < n; ++i) out += text;
    return out;
}

std::string const one_row = "<row r='1'><c r='A1'><v>1</v></c></row>";

Xlsx good()
{
    Xlsx file;
    file.sheet = one_row;
    file.strings = "<si><t>x</t></si>";
    return file;
}

// The good workbook with one of its parts changed.
template <typename Change>
std::string changed(std::string_view name, Change const& change, ZipForm const& form = {})
{
    auto parts = good().parts();
    for (auto& part : parts)
        if (part.name == name) change(part);
    return zip_of(parts, form);
}

std::string with_content(std::string_view name, std::string const& content)
{
    return changed(name, [&](ZipPart& part) { part.content = content; });
}

std::string with_stored(std::string_view name, std::string const& content)
{
    return changed(name, [&](ZipPart& part) {
        part.content = content;
        part.packed = false;
    });
}

std::string with_sheet(std::string const& rows)
{
    auto file = good();
    file.sheet = rows;
    return file.bytes();
}

std::string without(std::string_view name)
{
    auto parts = good().parts();
    std::erase_if(parts, [&](ZipPart const& part) { return part.name == name; });
    return zip_of(parts);
}

constexpr char const* sheet_part = "xl/worksheets/sheet1.xml";

Limits small(void (*set)(Limits&))
{
    Limits limits;
    set(limits);
    return limits;
}

// Another relationship type and main part than a workbook's.
std::string package_of(std::string const& main)
{
    return zip_of({{"_rels/.rels", "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='" + main + "'/></Relationships>"},
                   {main, "<x/>"}});
}

}

TEST(BadInput, PackagesThatAreBrokenOrLie)
{
    auto const two_places = [] {
        // Two entries of the list that share one place in the file.
        auto bytes = zip_of({{"a.csv", "1,2\n"}, {"b.csv", "3,4\n"}});
        auto const second = bytes.rfind("PK\1\2");
        return bytes.replace(second + 42, 4, std::string(4, '\0'));
    };
    auto const far_end = [] {
        auto bytes = zip_of(good().parts(), {"", true});
        return bytes.replace(bytes.rfind("PK\6\7") + 8, 8, std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"));
    };
    std::vector<ZipPart> many;
    for (int i = 0; i < 70'000; ++i) many.push_back({"p" + std::to_string(i), ""});
    auto parts = good().parts();
    parts.push_back(parts[1]);
    auto damaged = good().bytes();
    for (std::size_t i = 300; i < 340; ++i) damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
    expect_refused({
        {"no bytes", "file.empty", ""},
        {"only how a zip begins", "file.truncated", "PK\3\4"},
        {"an empty zip", "file.not_a_table", zip_of({})},
        {"an encrypted part", "file.encrypted", changed(sheet_part, [](ZipPart& p) { p.flags = 1; })},
        {"larger than it says", "file.bomb", changed(sheet_part, [](ZipPart& p) { p.says_size = 10; })},
        {"smaller than it says", "file.unreadable", changed(sheet_part, [](ZipPart& p) { p.says_size = 100'000; })},
        {"a wrong checksum", "file.unreadable", changed(sheet_part, [](ZipPart& p) { p.says_crc = 1; })},
        {"packed in an unusual way", "file.unreadable", changed(sheet_part, [](ZipPart& p) { p.method = 12; })},
        {"parts over one another", "file.bomb", two_places()},
        {"a part twice", "file.unreadable", zip_of(parts)},
        {"seventy thousand parts", "file.too_large", zip_of(many)},
        {"a list of parts far away", "file.truncated", far_end()},
        {"damaged in the middle", "file.unreadable", damaged},
        {"no list of sheets", "file.unreadable", without("xl/workbook.xml")},
        {"a larger file than allowed", "file.too_large", good().bytes(), small([](Limits& l) { l.file_bytes = 100; })},
        {"a larger part than allowed", "file.too_large", good().bytes(), small([](Limits& l) { l.unpacked_bytes = 100; })},
        {"more parts than allowed", "file.too_large", good().bytes(), small([](Limits& l) { l.entries = 3; })},
    });
}

TEST(BadInput, ZipBombs)
{
    // A hundred kilobytes that become a hundred megabytes.
    auto const packed = deflated(std::string(110u << 20, ' '));
    auto const bomb = [&](ZipPart& part) {
        part.content = packed;
        part.packed = false;
        part.raw = true;
        part.says_size = 110u << 20;
    };
    ZipPart content{"content.xml", ""}, csv{"a.csv", ""};
    bomb(content);
    bomb(csv);
    expect_refused({
        {"in a sheet", "file.bomb", changed(sheet_part, bomb)},
        {"in the texts", "file.bomb", changed("xl/sharedStrings.xml", bomb)},
        {"in the styles", "file.bomb", changed("xl/styles.xml", bomb)},
        {"in the list of sheets", "file.bomb", changed("xl/workbook.xml", bomb)},
        {"in the relations", "file.bomb", changed("_rels/.rels", bomb)},
        {"in an ODS", "file.bomb", zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, content})},
        {"in a zipped CSV", "file.bomb", zip_of({csv})},
        {"a zip in a zip", "file.not_a_table", zip_of({{"a.zip", zip_of({{"b.zip", zip_of({{"c.csv", "1,2"}})}})}})},
    });
}

TEST(BadInput, XmlThatEatsMemory)
{
    // One after the other, because the inputs are large themselves.
    auto const expect_too_large = [](char const* what, char const* part, std::string const& content) {
        expect_refused({{what, "file.too_large", with_stored(part, content)}});
    };
    auto const odd = [](std::string const& inside) { return "<x:worksheet xmlns:x='m'>" + inside; };
    auto const attribute = [] { return "<a b='" + times("0123456789abcdef", 5'000'000) + "'/>"; };
    expect_too_large("two million open elements", sheet_part, odd(times("<a>", 2'000'000)));
    expect_too_large("an attribute of 80 MB", sheet_part, odd(attribute()));
    expect_too_large("the same for the fast reader", sheet_part, "<worksheet>" + attribute());
    expect_too_large("two million open elements in the styles", "xl/styles.xml", "<styleSheet>" + times("<a>", 2'000'000));
    std::string names = "<styleSheet>";
    for (int i = 0; i < 2'000'000; ++i) names += "<n" + std::to_string(i) + "/>";
    expect_too_large("two million names", "xl/styles.xml", names);
    expect_too_large("a row of 80 MB", sheet_part, "<worksheet><sheetData><row>" + times("<c r='A1'/>", 8'000'000));
    expect_too_large("a text of 80 MB", "xl/sharedStrings.xml", "<sst><si><t>" + times("0123456789", 8'000'000));
}

TEST(BadInput, EntitiesAreNeverFollowed)
{
    std::string const laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                               "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    std::string const outside = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    auto const flat = outside + "<office:document xmlns:office='o' m='opendocument.spreadsheet'>&f;</office:document>";
    std::vector<Refused> cases;
    for (auto const& doctype : {laughs, outside})
        for (auto const* const part : {sheet_part, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"})
            cases.push_back({part, "file.entities", with_content(part, "<?xml version='1.0'?>" + doctype + "<worksheet>&c;&f;</worksheet>")});
    cases.push_back({"ODS", "file.entities",
                     zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", outside + "<x/>"}})});
    cases.push_back({"flat ODS", "file.entities", "<?xml version='1.0'?>" + flat});
    expect_refused(cases);
}

TEST(BadInput, SheetsThatEndOrBreakInTheMiddle)
{
    std::string const begin = "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>";
    expect_refused({
        {"after a row", "file.truncated", with_content(sheet_part, begin)},
        {"in a tag", "file.truncated", with_content(sheet_part, begin + "<row r='2'><c r='A")},
        {"in a value", "file.truncated", with_content(sheet_part, begin + "<row r='2'><c r='A2'><v>12")},
        {"behind the rows", "file.truncated", with_content(sheet_part, begin + "</sheetData><mergeCells>")},
        {"tags that do not match", "file.unreadable", with_content(sheet_part, begin + "<row><c><v>1</c></v></row></sheetData></worksheet>")},
        {"a cell in a cell", "file.unreadable", with_content(sheet_part, begin + "<row><c><c></row></sheetData></worksheet>")},
        {"no XML at all", "file.unreadable", with_content(sheet_part, "garbage")},
        {"an empty part", "file.truncated", with_content(sheet_part, "")},
        {"NUL in a sheet", "file.unreadable", with_content(sheet_part, begin + std::string("<row><c><v>1\0</v></c></row></sheetData></worksheet>", 48))},
        {"texts cut", "file.truncated", with_content("xl/sharedStrings.xml", "<sst><si><t>x</t></si><si><t>")},
        {"an ODS cut", "file.truncated",
         zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<a><b><table:table"}})},
        {"an ODS without content", "file.unreadable", zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})},
        {"a declaration cut", "file.truncated", with_content(sheet_part, "<?xml version='1.0' encoding=><worksheet/>")},
        {"a declaration cut in the texts", "file.truncated", with_content("xl/sharedStrings.xml", "<?xml encoding=><sst/>")},
        {"no sheet listed", "file.not_a_table", with_content("xl/workbook.xml", "<workbook><sheets/></workbook>")},
    });
}

TEST(BadInput, EveryCutOfASmallWorkbookIsRefused)
{
    auto file = good();
    file.packed = false;
    for (auto const& bytes : {good().bytes(), file.bytes(), xls_of({{u"Data", 0, number_record(0, 0, 1)}})}) {
        auto const whole = read_bytes(bytes).rows;
        for (std::size_t n = 9; n < bytes.size(); ++n) {
            auto const code = refusal_of(bytes.substr(0, n));
            EXPECT_TRUE(code == "file.truncated" or code == "file.unreadable" or
                        (code == "read" and read_bytes(bytes.substr(0, n)).rows == whole))
                << n << " of " << bytes.size() << ": " << code;
        }
    }
}

TEST(BadInput, TooMuchOfAnything)
{
    auto const cell = [](std::string const& text) { return "<row><c t='inlineStr'><is><t>" + text + "</t></is></c></row>"; };
    std::string const long_text(2u << 20, 'x');
    std::string keys = "[{";
    for (int i = 0; i < 16'385; ++i) keys += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
    auto const few_rows = small([](Limits& l) { l.rows = 2; });
    std::string const ods_cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=";
    auto const ods_rows = [](std::string const& rows) { return ods_of("<table:table table:name=\"D\">" + rows + "</table:table>"); };
    expect_refused({
        {"16,385 columns", "file.too_large", with_sheet("<row>" + times("<c><v>1</v></c>", 16'385) + "</row>")},
        {"a column beyond XFD", "file.too_large", with_sheet("<row r='1'><c r='XFE1'><v>1</v></c></row>")},
        {"a cell of 2 MB", "file.too_large", with_sheet(cell(long_text))},
        {"a text of 2 MB", "file.too_large", with_content("xl/sharedStrings.xml", "<sst><si><t>" + long_text + "</t></si></sst>")},
        {"more rows than allowed", "file.too_large", with_sheet(times("<row><c><v>1</v></c></row>", 3)), few_rows},
        {"more text than allowed", "file.too_large", good().bytes(), small([](Limits& l) { l.shared_text_bytes = 0; })},
        {"CSV: 16,385 columns", "file.too_large", times("1,", 16'384) + "1\n"},
        {"CSV: a cell of 2 MB", "file.too_large", "a,b\n" + long_text + ",1\n"},
        {"CSV: a quoted cell of 2 MB in one line", "file.too_large", "a,b\n\"" + long_text + "\",1\n"},
        {"CSV: more rows than allowed", "file.too_large", "1\n2\n3\n", few_rows},
        {"CSV: a line of 70 MB", "file.too_large", std::string(70u << 20, 'x'), small([](Limits& l) { l.cell_bytes = 100u << 20; })},
        {"JSON: 16,385 keys", "file.too_large", keys + "}]"},
        {"JSON: a text of 2 MB", "file.too_large", "[[\"" + long_text + "\"]]"},
        {"JSON: a nested value of 2 MB", "file.too_large", "[[[" + times("123456789,", 200'000) + "1]]]"},
        {"JSON: too deep", "json.too_deep", std::string(1'000'000, '[')},
        {"ODS: a sheet of repeated cells", "file.bomb",
         ods_rows("<table:table-row table:number-rows-repeated=\"1048576\">" + ods_cell + "\"16384\"/></table:table-row>")},
        {"ODS: repeated beyond the columns", "file.too_large", ods_rows("<table:table-row>" + ods_cell + "\"20000\"/></table:table-row>")},
        {"ODS: blanks repeated", "file.too_large",
         ods_rows("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>" +
                  times("<text:s text:c=\"4000000000\"/>", 3) + "</text:p></table:table-cell></table:table-row>")},
        {"ODS: 5,000 sheets", "file.too_large", ods_of(times("<table:table/>", 5000))},
    });
}

TEST(BadInput, OtherFilesAreNamedByTheirKind)
{
    using namespace std::string_view_literals;
    std::pair<std::string, char const*> const cases[] = {
        {"%PDF-1.7\n%\xE2\xE3", "PDF"},
        {"\x89PNG\r\n\x1A\n", "PNG"},
        {"\xFF\xD8\xFF\xE0" "JFIF", "JPEG"},
        {"GIF89a", "GIF"},
        {"\x1F\x8B\x08", "gzip"},
        {"7z\xBC\xAF\x27\x1C", "7-Zip"},
        {"Rar!\x1A\x07\x01", "RAR"},
        {std::string("SQLite format 3\0"sv), "SQLite"},
        {std::string("\0\1\0\0Standard ACE DB"sv), "Access"},
        {"PAR1....", "Parquet"},
        {"{\\rtf1\\ansi", "RTF"},
        {"\x7F" "ELF\2\1\1", "program"},
        {"<!DOCTYPE html><html>", "HTML"},
        {"\xEF\xBB\xBF  <HTML><body>", "HTML"},
        {"<table><tr><td>1</td></tr></table>", "HTML"},
        {"<?xml version=\"1.0\"?><kml>", "KML"},
        {"<?xml version=\"1.0\"?><iati-activities>", "XML"},
        {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "Excel 2003"},
        {std::string("\x09\x04\x06\x00\x00\x04"sv), "Excel 4"},
        {times("\x01\x02\x03\x04", 200), "not known"},
        {times(std::string("\x01\x00\x02\x00"sv), 200), "not known"},
        {package_of("word/document.xml"), "Word"},
        {package_of("ppt/presentation.xml"), "PowerPoint"},
        {package_of("xl/workbook.bin"), ".xlsb"},
        {zip_of({{"Index/Document.iwa", ""}}), "Numbers"},
        {zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<x/>"}}), "OpenDocument"},
        {zip_of({{"a.shp", ""}, {"a.dbf", ""}}), "zip archive of 2 files"},
        {zip_of({{"a.csv", "1,2"}, {"b.csv", "3,4"}}), "of which 2 look like tables"},
        {zip_of({{"folder/", ""}, {"__MACOSX/._a", "x"}}), "without any file"},
        {zip_of({{"photo\xE3.png", "\x89PNG\r\n\x1A\n"}}), "PNG"},
        {compound_of({{"WordDocument", "x"}}), "Word"},
        {compound_of({{"PowerPoint Document", "x"}}), "PowerPoint"},
        {compound_of({{"__properties_version1.0", "x"}}), "Outlook"},
        {compound_of({{"Something", "x"}}), "no workbook"},
        {"{\"a\": 1}", "JSON"},
    };
    for (auto const& [bytes, kind] : cases) {
        try {
            formats::Workbook::from_bytes(bytes, "../etc/5W\xFF.xlsx");
            ADD_FAILURE() << kind;
        }
        catch (base::Refusal const& refusal) {
            EXPECT_EQ(refusal.code(), "file.not_a_table") << kind;
            EXPECT_THAT(refusal.finding().sentence, testing::HasSubstr(kind));
            EXPECT_FALSE(refusal.finding().remedy.empty());
            EXPECT_THAT(refusal.finding().sentence, testing::Not(testing::HasSubstr("etc/"))) << "paths are nobody's business";
        }
    }
}

TEST(BadInput, ProtectedFiles)
{
    auto const globals = record(0x2F, le(1, 2) + le(1, 2) + le(1, 2));
    std::string const manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    expect_refused({
        {"a new workbook", "file.encrypted", compound_of({{"EncryptionInfo", "x"}, {"EncryptedPackage", std::string(9000, 'x')}})},
        {"an old workbook", "file.encrypted", xls_of({{u"Data", 0, number_record(0, 0, 1)}}, globals)},
        {"a zip", "file.encrypted", zip_of({{"5w.csv", "1,2", false, false, false, 1}})},
        {"an ODS", "file.encrypted",
         zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "x"}, {"META-INF/manifest.xml", manifest}})},
    });
}

TEST(BadInput, OldWorkbooksThatAreBroken)
{
    auto const good_xls = xls_of({{u"Data", 0, number_record(0, 0, 1)}});
    auto const header = good_xls.substr(0, 512);
    auto const patched = [&](std::size_t at, std::string const& with) { return std::string(good_xls).replace(at, with.size(), with); };
    // All sectors follow one another in a circle.
    auto circle = header;
    circle.replace(76, 4, le(0, 4)).replace(48, 4, le(1, 4));
    circle += times(le(1, 4), 128) + std::string(512, '\0');
    auto const stream = biff_of({{u"Data", 0, number_record(0, 0, 1)}});
    auto const book = [](std::string const& bytes) { return compound_of({{"Workbook", bytes}}); };
    expect_refused({
        {"the header alone", "file.truncated", header},
        {"half a header", "file.truncated", header.substr(0, 300)},
        {"no size of sectors", "file.unreadable", patched(30, le(40, 2))},
        {"sectors in a circle", "file.unreadable", circle},
        {"a directory beyond the file", "file.unreadable", patched(48, le(0x00FFFFFF, 4))},
        {"no workbook's beginning", "file.unreadable", book("nonsense")},
        {"an empty stream", "file.unreadable", book("")},
        {"Excel 4", "file.not_a_table", book(record(0x809, le(0x400, 2) + le(5, 2)) + record(0x0A, ""))},
        {"no sheets", "file.not_a_table", book(biff_of({}))},
        {"only a chart", "file.not_a_table", book(biff_of({{u"Chart", 0x200, ""}}))},
        {"a sheet without end", "file.truncated", book(stream.substr(0, stream.size() - 4))},
        {"a record beyond the end", "file.truncated", book(stream.substr(0, stream.size() - 8) + le(0x203, 2) + le(0xFFFF, 2))},
        {"a sheet beyond the end", "file.truncated",
         book(record(0x809, le(0x600, 2) + le(5, 2)) + record(0x85, le(0x7FFFFFFF, 4) + le(0, 2) + unicode(u"x", 1)) + record(0x0A, ""))},
    });
}

TEST(BadInput, MemoryStaysBounded)
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
    GTEST_SKIP() << "sanitizers keep what is freed; " << usage.ru_maxrss / 1024 << " MB";
#else
    // The largest inputs above have 110 MB themselves, twice while they are packed.
    EXPECT_LT(usage.ru_maxrss, 1'200'000) << "kB";
#endif
}
