#include "lists_of.hpp"
#include "writing.hpp"

#include <base/hash.hpp>
#include <filesystem>
#include <formats/workbook.hpp>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <set>
#include <store/for_tests.hpp>

namespace muster::sample {
namespace {

std::string bytes_of(std::filesystem::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All files below a folder as one hash, names with them.
std::string hash_of(std::filesystem::path const& folder)
{
    std::map<std::string, std::string> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files[std::filesystem::relative(entry.path(), folder).string()] = bytes_of(entry.path());
    base::StrongHash hash;
    for (auto const& [name, bytes] : files) hash.add(name), hash.add(bytes);
    return hash.done();
}

struct Folder {
    store::Scratch scratch;
    Made made = make_zandia({(scratch.folder() / "z").string()});
    [[nodiscard]] std::filesystem::path path() const { return scratch.folder() / "z"; }
};

Folder const& zandia()
{
    static Folder const folder;
    return folder;
}

std::vector<std::vector<std::string>> table(std::string const& name)
{
    return lines_of(bytes_of(zandia().path() / name));
}

TEST(Files, are_the_same_bytes_in_every_run)
{
    store::Scratch again;
    make_zandia({(again.folder() / "z").string()});
    EXPECT_EQ(hash_of(zandia().path()), hash_of(again.folder() / "z"));
}

TEST(Files, are_a_year_of_sixty_partners)
{
    EXPECT_GE(zandia().made.rows, 8000);
    EXPECT_LE(zandia().made.rows, 12000);
    std::set<std::string> partners, layouts, months;
    for (auto const& line : table("truth/files.csv")) partners.insert(line[1]), layouts.insert(line[2]), months.insert(line[3]);
    EXPECT_EQ(partners.size(), 60u);
    EXPECT_EQ(layouts.size(), 16u);
    EXPECT_EQ(months.size(), 12u);
}

TEST(Files, every_kind_of_dirt_of_the_catalogue_is_in_them)
{
    auto const counts = table("truth/dirt.csv");
    ASSERT_EQ(counts.size(), dirt_catalogue().size());
    for (auto const& line : counts) EXPECT_GT(std::stoi(line[3]), 0) << line[0];
}

TEST(Files, every_hand_that_soils_stands_in_the_catalogue)
{
    std::set<std::string_view> hands;
    for (auto const* table : {&place_dirt(), &other_dirt()})
        for (auto const& [name, hand] : *table) {
            EXPECT_EQ(dirt_kind(name).where, "cell");
            EXPECT_TRUE(hands.insert(name).second);
        }
    for (auto const& kind : dirt_catalogue())
        if (kind.where == "cell") EXPECT_TRUE(hands.contains(kind.name)) << kind.name;
}

TEST(Files, truth_points_at_rows_that_are_there)
{
    std::string open;
    std::vector<std::string> first_cells;
    std::int64_t checked = 0;
    for (auto const& line : table("truth/truth.csv")) {
        if (line[0] != open) {
            open = line[0];
            first_cells.clear();
            if (open.ends_with(".json")) continue;
            auto book = formats::Workbook::open((zandia().path() / open).string());
            book->read(0, [&](formats::SheetRow const& row) {
                first_cells.resize(row.number);
                std::string text;
                for (auto const& cell : row.cells) text += cell.text;
                first_cells.back() = text;
                return true;
            });
        }
        if (open.ends_with(".json")) continue;
        auto row = static_cast<std::size_t>(std::stoll(line[2]));
        ASSERT_LE(row, first_cells.size()) << open;
        EXPECT_FALSE(first_cells[row - 1].empty()) << open << " row " << row;
        ++checked;
    }
    EXPECT_GT(checked, 8000);
}

TEST(Files, workbooks_of_1904_and_utf16_open)
{
    std::set<std::string> seen;
    for (auto const& line : table("truth/files.csv")) {
        if (not seen.insert(line[2]).second) continue;
        auto book = formats::Workbook::open((zandia().path() / line[0]).string());
        std::size_t rows = 0, days = 0;
        book->read(0, [&](formats::SheetRow const& row) {
            ++rows;
            for (auto const& cell : row.cells) {
                if (cell.kind != formats::Cell::Kind::date) continue;
                ++days;
                EXPECT_GT(cell.number, 45'500) << line[0];  // 2024-07-27: all days lie in 2024 to 2026
                EXPECT_LT(cell.number, 46'400) << line[0];
            }
            return true;
        });
        EXPECT_GT(rows, 1u) << line[0];
        if (line[2] == "dates1904_en") EXPECT_GT(days, 0u);
    }
}

TEST(Catalogue, is_documented_with_its_counts)
{
    auto const page = bytes_of(std::string(MUSTER_SOURCE) + "/modules/sample/dirt.md");
    for (auto const& line : table("truth/dirt.csv")) {
        auto row = "| " + line[0] + " | " + line[2] + " | " + line[3] + " |";
        EXPECT_NE(page.find(row), std::string::npos) << "dirt.md should hold: " << row << " " << line[4] << " |";
    }
}

}
}
