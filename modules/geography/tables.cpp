#include "tables.hpp"
#include "names.hpp"
#include <algorithm>
#include <charconv>
#include <text/days.hpp>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

using Means = Heading::Means;
constexpr std::uint32_t rows_before_header = 25;

struct Seen {
    std::uint32_t number = 0;
    std::vector<std::string> cells;
};

std::vector<Seen> first_rows(formats::Workbook& book, std::size_t sheet)
{
    std::vector<Seen> rows;
    book.read(sheet, [&](formats::SheetRow const& row) {
        Seen seen{row.number, {}};
        for (auto const& cell : row.cells)
            seen.cells.push_back(text::tidy(cell.text));
        rows.push_back(std::move(seen));
        return rows.size() < rows_before_header;
    });
    return rows;
}

bool is_tag(std::string_view cell)
{
    return cell.size() > 2 and cell[0] == '#' and
           ((cell[1] >= 'a' and cell[1] <= 'z') or (cell[1] >= 'A' and cell[1] <= 'Z'));
}

std::size_t tags_in(Seen const& row)
{
    return static_cast<std::size_t>(std::ranges::count_if(row.cells, is_tag));
}

std::size_t understood_in(Seen const& row)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        row.cells, [](std::string const& cell) { return heading_of(cell).means != Means::nothing; }));
}

/// Columns by which a table of this module is known.
bool is_ours(Table const& table)
{
    return table.has(Means::code) or table.has(Means::any_code) or table.has(Means::old_code) or
           table.has(Means::length);
}

} // namespace

std::string_view TableRow::text(int column) const
{
    if (column < 0 or static_cast<std::size_t>(column) >= cells.size()) return {};
    auto const& cell = cells[static_cast<std::size_t>(column)];
    if (cell.empty() or cell.kind == formats::Cell::Kind::error) return {};
    auto text = cell.text;
    while (not text.empty() and static_cast<unsigned char>(text.front()) <= ' ')
        text.remove_prefix(1);
    while (not text.empty() and static_cast<unsigned char>(text.back()) <= ' ')
        text.remove_suffix(1);
    // Most cells say something; only short ones and those with signs are worth a closer look.
    if (text.empty() or (text.size() < 20 and not(text[0] >= '0' and text[0] <= '9') and says_nothing(text))) return {};
    return text;
}

std::optional<base::Day> day_in(std::string_view text)
{
    if (text.empty()) return {};
    double number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed == std::errc{} and end == text.data() + text.size()) {
        constexpr double ms_a_day = 86'400'000;
        if (text.size() >= 10) return base::Day{static_cast<std::int32_t>(number / ms_a_day)};
        if (auto const day = text::day_of_serial(number)) return day;
    }
    auto const read = text::read_day(text);
    using K = text::DayRead::Kind;
    if (read.kind == K::day or read.kind == K::both or (read.kind == K::period and not read.without_year))
        return read.period.first;
    return {};
}

std::optional<base::Day> TableRow::day(int column) const
{
    auto const written = text(column);
    if (written.empty()) return {};
    auto const& cell = cells[static_cast<std::size_t>(column)];
    if (cell.kind == formats::Cell::Kind::date or cell.kind == formats::Cell::Kind::number)
        return text::day_of_serial(cell.number);
    return day_in(written);
}

int Table::find(Means means, int level) const
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].means == means and (level < 0 or columns[i].level == level)) return static_cast<int>(i);
    return -1;
}

std::vector<int> Table::all(Means means) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].means == means) found.push_back(static_cast<int>(i));
    return found;
}

int Table::deepest() const
{
    int level = -1;
    for (auto const& column : columns)
        if (column.means == Means::code) level = std::max(level, column.level);
    return level;
}

std::string Table::at(std::uint32_t row) const
{
    return (sheet.empty() ? "" : sheet + "!") + std::string("row ") + std::to_string(row);
}

void Table::read(formats::Workbook& book, std::function<void(TableRow const&)> const& sink) const
{
    book.read(index, [&](formats::SheetRow const& row) {
        if (row.number < first_row or row.cells.empty()) return true;
        sink({row.number, row.cells});
        return true;
    });
}

std::optional<Table> understand(formats::Workbook& book, std::size_t sheet, std::string const& file, std::string& seen)
{
    auto const rows = first_rows(book, sheet);
    std::size_t header = 0, best = 0;
    std::optional<std::size_t> tags;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (auto const count = tags_in(rows[i]); not tags and count > 0 and count * 2 >= rows[i].cells.size()) tags = i;
        if (auto const count = tags_in(rows[i]) > 0 ? 0 : understood_in(rows[i]); count > best)
            best = count, header = i;
    }
    if (tags and (best == 0 or header > *tags)) header = *tags > 0 ? *tags - 1 : *tags;
    if (rows.empty() or (best == 0 and not tags)) {
        if (not rows.empty())
            for (auto const& cell : rows[0].cells)
                if (not cell.empty() and seen.size() < 200) seen += (seen.empty() ? "" : ", ") + cell;
        return {};
    }
    Table table;
    table.file = file, table.index = sheet;
    if (book.sheets().size() > 1) table.sheet = book.sheets()[sheet].name;
    table.first_row = rows[std::max(header, tags.value_or(0))].number + 1;
    auto const width = std::max(rows[header].cells.size(), tags ? rows[*tags].cells.size() : 0);
    for (std::size_t i = 0; i < width; ++i) {
        auto const text = i < rows[header].cells.size() ? rows[header].cells[i] : std::string();
        auto heading = heading_of(text);
        if (tags and i < rows[*tags].cells.size() and heading.means == Means::nothing)
            heading = heading_of_tag(rows[*tags].cells[i]);
        table.headers.push_back(text);
        table.columns.push_back(std::move(heading));
        if (not text.empty() and seen.size() < 200) seen += (seen.empty() ? "" : ", ") + text;
    }
    return is_ours(table) ? std::optional(std::move(table)) : std::nullopt;
}

} // namespace muster::geography
