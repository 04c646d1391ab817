#include "writers_text.hpp"
#include <algorithm>
#include <base/clock.hpp>
#include <cmath>
#include <formats/hxl_table.hpp>

namespace muster::formats::hxl {

namespace {

constexpr std::uint32_t look_for_tags = 25;

/// Takes rows one after the other: before the tag row they may be headers, behind it they are data.
class Gather {
public:
    /// False where the tags did not come in time.
    bool take(std::uint32_t number, std::span<Cell const> cells)
    {
        if (table_.tag_row == 0 and is_tag_row(cells, table_.columns)) {
            table_.tag_row = number;
            table_.headers = std::move(before_);
            // Either row may end before the other: the last columns may have no tag or no header.
            table_.columns.resize(std::max(table_.columns.size(), table_.headers.size()));
            table_.headers.resize(table_.columns.size());
            return true;
        }
        std::vector<std::string> row;
        row.reserve(cells.size());
        for (auto const& cell : cells)
            row.push_back(text_of(cell));
        if (table_.tag_row == 0) {
            before_ = std::move(row);
            return ++seen_ < look_for_tags;
        }
        table_.rows.push_back(std::move(row));
        table_.row_numbers.push_back(number);
        return true;
    }
    std::optional<Table> done()
    {
        if (table_.tag_row == 0) return std::nullopt;
        return std::move(table_);
    }

private:
    Table table_;
    std::vector<std::string> before_;
    std::uint32_t seen_ = 0;
};

/// Days since 1899-12-30, with the time of day behind the point.
std::string moment_text(double days)
{
    auto const seconds = std::llround(days * 86'400);
    auto const instant = base::Instant{(seconds - 25'569 * std::int64_t{86'400}) * 1000};
    auto const day = instant.day().text();
    if (seconds % 86'400 == 0) return day;
    return day + " " + instant.text().substr(11, 8);
}

}

std::vector<std::size_t> Table::matching(TagPattern const& pattern) const
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] and pattern.matches(*columns[i])) found.push_back(i);
    return found;
}

std::optional<std::size_t> Table::first(TagPattern const& pattern) const
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] and pattern.matches(*columns[i])) return i;
    return std::nullopt;
}

std::string_view Table::at(std::size_t row, std::size_t column) const
{
    auto const& cells = rows[row];
    return column < cells.size() ? std::string_view(cells[column]) : std::string_view();
}

std::string text_of(Cell const& cell)
{
    switch (cell.kind) {
    case Cell::Kind::empty:
        return {};
    case Cell::Kind::number:
        return number_text(cell.number);
    case Cell::Kind::date:
        return moment_text(cell.number);
    case Cell::Kind::boolean:
        return cell.number != 0 ? "TRUE" : "FALSE";
    case Cell::Kind::text:
    case Cell::Kind::error:
        return std::string(cell.text);
    }
    return {};
}

std::optional<Table> read_tagged(Workbook& workbook, std::size_t sheet)
{
    Gather gather;
    workbook.read(sheet, [&](SheetRow const& row) { return gather.take(row.number, row.cells); });
    return gather.done();
}

std::optional<Table> read_tagged(Workbook& workbook)
{
    for (std::size_t i = 0; i < workbook.sheets().size(); ++i)
        if (auto table = read_tagged(workbook, i)) return table;
    return std::nullopt;
}

std::optional<Table> tagged(std::vector<std::vector<std::string>> const& rows)
{
    Gather gather;
    std::uint32_t number = 0;
    for (auto const& row : rows) {
        std::vector<Cell> cells(row.size());
        for (std::size_t i = 0; i < row.size(); ++i)
            if (not row[i].empty()) cells[i].kind = Cell::Kind::text, cells[i].text = row[i];
        if (not gather.take(++number, cells)) break;
    }
    return gather.done();
}

}
