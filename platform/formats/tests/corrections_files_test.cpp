// Corrections of real workbooks: what is not marked must come back as it was.
#include "corrections_samples.hpp"
#include <algorithm>
#include <formats/corrections.hpp>
#include <gtest/gtest.h>
#include <iostream>

namespace muster::formats {
namespace {

using namespace samples;

std::string const shared = std::string(MUSTER_SHARED_DATA) + "/5w";

std::vector<std::string> files_ending(std::string const& ending)
{
    std::vector<std::string> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(shared))
        if (entry.path().extension() == ending) files.push_back(entry.path().string());
    std::ranges::sort(files);
    return files;
}

std::size_t largest(Workbook const& book)
{
    auto const sheets = book.sheets();
    return static_cast<std::size_t>(std::ranges::max_element(sheets, {}, &SheetInfo::bytes) - sheets.begin());
}

/// A handful of cells that hold something, and one far to the right of each; sorted.
std::vector<Mark> handful(Workbook& book, std::size_t sheet)
{
    std::vector<Mark> marks;
    book.read(sheet, [&](SheetRow const& row) {
        if (row.number % 61 != 3 or row.cells.empty()) return true;
        auto const column = static_cast<std::uint32_t>(row.number % row.cells.size());
        marks.push_back({row.number, column, Shade::warn, "Is this right?"});
        marks.push_back({row.number, static_cast<std::uint32_t>(row.cells.size() + 2), Shade::hold, ""});
        return marks.size() < 40;
    });
    return marks;
}

/// The packed bytes of a part, wherever it stands.
std::string packed(Source const& source, ZipEntry const& entry)
{
    auto const header = source.piece(entry.header_at, 30);
    auto const at = [&](std::size_t i) { return static_cast<unsigned char>(header[i]); };
    auto const data = entry.header_at + 30 + at(26) + at(27) * 256u + at(28) + at(29) * 256u;
    return source.piece(data, entry.packed);
}

/// The names of parts whose packed bytes are not those of the original.
std::vector<std::string> changed_parts(std::string const& before, std::string const& after)
{
    auto const a = Source::file(before), b = Source::file(after);
    ZipFile const old(a, before, Limits{}), fresh(b, after, Limits{});
    std::vector<std::string> changed;
    for (auto const& entry : old.entries()) {
        auto const* now = fresh.find(entry.name);
        if (now == nullptr or packed(*a, entry) != packed(*b, *now)) changed.push_back(entry.name);
    }
    return changed;
}

bool may_change(std::string const& part)
{
    return part == "[Content_Types].xml" or part == "xl/workbook.xml" or part == "xl/_rels/workbook.xml.rels" or
           part == "xl/styles.xml";
}

TEST(CorrectionsOfFiles, EveryWorkbookKeepsWhatIsNotMarked)
{
    if (not std::filesystem::exists(shared)) GTEST_SKIP() << "the shared data is not here";
    auto const files = files_ending(".xlsx");
    EXPECT_GE(files.size(), 15u);
    auto const after = folder() + "returned.xlsx";
    for (auto const& file : files) {
        auto const book = Workbook::open(file);
        auto const sheet = largest(*book);
        auto const marks = handful(*book, sheet);
        Explanation const why{"Muster", {"Where", "What"}, {{"A1", "Check it."}}};
        EXPECT_EQ(write_corrections(file, book->sheets()[sheet].name, marks, why, after), marks.size()) << file;
        EXPECT_EQ(difference(file, after, "Muster"), "") << file;
        std::size_t sheets_changed = 0;
        for (auto const& part : changed_parts(file, after)) {
            bool const is_sheet = part.starts_with("xl/worksheets/sheet");
            bool const is_rels = part.starts_with("xl/worksheets/_rels/");
            sheets_changed += is_sheet ? 1 : 0;
            EXPECT_TRUE(is_sheet or is_rels or may_change(part)) << file << ": " << part;
        }
        EXPECT_EQ(sheets_changed, 1u) << file;
        std::cout << std::filesystem::path(file).filename().string() << ": " << marks.size()
                  << " marks, rest the same\n";
    }
}

/// Every row of the original, as text, is in the returned workbook.
void expect_same_rows(std::string const& file, std::string const& after)
{
    auto const a = Workbook::open(file), b = Workbook::open(after);
    ASSERT_EQ(b->sheets().size(), a->sheets().size() + 1) << file;
    for (std::size_t i = 0; i < a->sheets().size(); ++i) {
        auto const texts = [i](Workbook& book) {
            std::map<std::pair<std::uint32_t, std::size_t>, std::string> all;
            book.read(i, [&](SheetRow const& row) {
                for (std::size_t c = 0; c < row.cells.size(); ++c)
                    if (not row.cells[c].text.empty()) all[{row.number, c}] = row.cells[c].text;
                return true;
            });
            return all;
        };
        EXPECT_TRUE(texts(*a) == texts(*b)) << file << ", sheet " << i;
    }
}

TEST(CorrectionsOfFiles, EveryOtherFormatComesBackAsAWorkbook)
{
    if (not std::filesystem::exists(shared)) GTEST_SKIP() << "the shared data is not here";
    auto const after = folder() + "returned.xlsx";
    std::vector<std::string> files{std::string(MUSTER_SHARED_DATA) + "/hxl/conformance-open/io/input-valid.xls"};
    for (auto const* ending : {".csv", ".json"})
        for (auto const& file : files_ending(ending))
            files.push_back(file);
    EXPECT_GE(files.size(), 8u);
    for (auto const& file : files) {
        auto const book = Workbook::open(file);
        auto const marks = handful(*book, 0);
        Explanation const why{"Muster", {"Where", "What"}, {{"A1", "Check it."}}};
        EXPECT_EQ(write_corrections(file, book->sheets()[0].name, marks, why, after), marks.size()) << file;
        expect_same_rows(file, after);
    }
}

}
}
