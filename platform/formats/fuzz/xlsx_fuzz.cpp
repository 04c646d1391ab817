// Any XML as a part of an XLSX workbook; the first byte says which. A sheet is read by both readers, which must agree.
#include "../xlsx.hpp"
#include "read_everything.hpp"
#include "stored_zip.hpp"

using namespace muster;
using namespace muster::formats;

namespace {

constexpr std::string_view relations =
    "<Relationships><Relationship Id='s' Type='t/worksheet' Target='s.xml'/><Relationship Id='y' Type='t/styles' Target='y.xml'/>"
    "<Relationship Id='t' Type='t/sharedStrings' Target='t.xml'/></Relationships>";
constexpr std::string_view parts[] = {
    "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>",
    "<sst><si><t>a</t></si><si><t>b</t></si></sst>",
    "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
    "<workbook><sheets><sheet name='S' id='s'/></sheets></workbook>",
};

std::vector<std::string> lines(ZipFile const& zip, bool fast, SheetEnd& end)
{
    XlsxBook book;
    book.dates = {0, 1};
    book.strings.add("a", zip.file(), zip.limits());
    std::vector<std::string> out;
    std::vector<Range> merges;
    Oddities odd("S");
    RowMaker::Sink const sink = [&](SheetRow const& row) {
        out.push_back(std::to_string(row.number) + (row.hidden ? "h" : ""));
        for (auto const& cell : row.cells)
            out.back() += static_cast<char>('0' + static_cast<int>(cell.kind)) + std::string(cell.formula ? "f" : "") + std::string(cell.text);
        return true;
    };
    RowMaker row(zip.file(), zip.limits(), odd, {}, sink);
    auto const stream = zip.open(*zip.find("s.xml"));
    end = fast ? scan_sheet(*stream, row, book, merges) : walk_sheet(*stream, "s.xml", row, book, merges);
    for (auto const& m : merges) out.push_back(std::to_string(m.first_row) + ":" + std::to_string(m.last_col));
    return out;
}

// Where expat can read what the scanner reads, both must see the same. The scanner also reads what is not quite XML.
void compare(std::string_view sheet)
{
    ZipFile const zip(Source::memory(fuzz::stored_zip({{"s.xml", sheet}})), "fuzz", fuzz::small_limits());
    try {
        auto end = SheetEnd::done;
        auto const patient = lines(zip, false, end);
        auto const quick = lines(zip, true, end);
        fuzz::must(end == SheetEnd::strange or quick == patient);
    } catch (base::Refusal const&) {
        return;
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    if (size == 0) return 0;
    std::string_view const fuzzed(reinterpret_cast<char const*>(data) + 1, size - 1);
    auto const which = data[0] % std::size(parts);
    auto const part = [&](std::size_t i) { return i == which ? fuzzed : parts[i]; };
    fuzz::read_or_refuse([&] {
        return Workbook::from_bytes(fuzz::stored_zip({{"xl/workbook.xml", part(3)}, {"xl/_rels/workbook.xml.rels", relations},
                                                      {"xl/s.xml", part(0)}, {"xl/t.xml", part(1)}, {"xl/y.xml", part(2)}}),
                                    "fuzz", fuzz::small_limits());
    });
    if (which == 0) compare(fuzzed);
    return 0;
}
