#include "letters.hpp"
#include "scan_window.hpp"
#include "xlsx.hpp"
#include <base/words.hpp>

namespace muster::formats {
namespace {

// The text of a cell, decoded where it needs to be, as a view that lives as long as the row.
std::string_view cell_text(RowMaker& row, std::uint32_t column, std::string_view value, bool raw, bool lasting)
{
    if (value.size() > row.limits().cell_bytes)
        refuse("file.too_large", {row.file(), base::term("file.why.cell", {place_name(row.odd().sheet(), row.number(), column), std::to_string(row.limits().cell_bytes >> 10)})});
    bool const coded = (raw and value.find_first_of("&\r") != std::string_view::npos) or
                       value.find("_x") != std::string_view::npos or valid_utf8(value) != value.size() or
                       value.find('\0') != std::string_view::npos;
    if (not coded) return lasting ? value : row.text().copy(value);
    std::string text(value);
    if (raw) {
        if (decode_text(text)) row.note("text.replaced", column);
    }
    else decode_units(text);
    return row.text().copy(text);
}

void put_text(RowMaker& row, std::uint32_t column, CellForm const& form, std::string_view text, Cell::Kind kind)
{
    if (text.empty()) return;
    auto& cell = row.at(column);
    cell.kind = kind;
    cell.formula = form.formula;
    cell.text = text;
}

void put_number(RowMaker& row, XlsxBook const& book, std::uint32_t column, CellForm const& form, std::string_view text,
                double number)
{
    auto& cell = row.at(column);
    cell.kind = Cell::Kind::number;
    cell.formula = form.formula;
    cell.text = text;
    cell.number = number;
    if (form.style < book.dates.size() and book.dates[form.style] != 0) show_as_date(cell, book.from_1904);
}

// Whole numbers of few digits, which most are, without the general reader.
bool read_short(std::string_view text, double& number)
{
    bool const minus = not text.empty() and text[0] == '-';
    auto const digits = text.substr(minus ? 1 : 0);
    if (digits.empty() or digits.size() > 15) return false;
    std::int64_t value = 0;
    for (char const c : digits) {
        if (c < '0' or c > '9') return false;
        value = value * 10 + (c - '0');
    }
    number = static_cast<double>(minus ? -value : value);
    return true;
}

void put_plain(RowMaker& row, XlsxBook const& book, std::uint32_t column, CellForm const& form, std::string_view value,
               bool raw, bool lasting)
{
    double number = 0;
    auto const digits = trimmed(value);
    bool good = read_short(digits, number);
    if (not good) {
        auto const read = read_double(digits);
        good = read.has_value();
        number = read.value_or(0);
    }
    if (good) return put_number(row, book, column, form, lasting ? digits : row.text().copy(digits), number);
    row.note("cell.bad_number", column);
    put_text(row, column, form, cell_text(row, column, value, raw, lasting), Cell::Kind::text);
}

void put_shared(RowMaker& row, XlsxBook const& book, std::uint32_t column, CellForm const& form, std::string_view value)
{
    std::uint64_t index = 0;
    auto const digits = trimmed(value);
    for (char const c : digits) {
        if (c < '0' or c > '9' or index > UINT32_MAX) index = UINT64_MAX >> 8;
        else index = index * 10 + static_cast<unsigned>(c - '0');
    }
    if (digits.empty() or index >= book.strings.size()) return row.note("cell.no_text", column);
    put_text(row, column, form, book.strings[index], Cell::Kind::text);
}

void put_iso_date(RowMaker& row, std::uint32_t column, CellForm const& form, std::string_view text)
{
    put_text(row, column, form, text, Cell::Kind::text);
    auto const serial = serial_of_iso(text);
    if (not serial) return row.note("cell.bad_number", column);
    auto& cell = row.at(column);
    cell = {Cell::Kind::date, form.formula, false, text, *serial};
}

void put_boolean(RowMaker& row, std::uint32_t column, CellForm const& form, std::string_view value)
{
    auto const word = trimmed(value);
    bool const yes = word == "1" or same_word(word, "true");
    auto& cell = row.at(column);
    cell = {Cell::Kind::boolean, form.formula, false, yes ? "TRUE" : "FALSE", yes ? 1.0 : 0.0};
}

}

char cell_type(std::string_view name)
{
    if (name == "s" or name == "b" or name == "e" or name == "d") return name[0];
    if (name == "str") return 'S';
    if (name == "inlineStr") return 'i';
    return 'n';
}

void put_cell(RowMaker& row, XlsxBook const& book, std::uint32_t column, CellForm const& form, std::string_view value,
              bool raw, bool lasting)
{
    if (value.empty()) {
        if (form.formula and form.type != 'S') row.note("cell.no_result", column);
        else if (form.formula and not form.valued) row.note("cell.no_result", column);
        return;
    }
    switch (form.type) {
    case 's': return put_shared(row, book, column, form, value);
    case 'b': return put_boolean(row, column, form, value);
    case 'e': return put_text(row, column, form, cell_text(row, column, value, raw, lasting), Cell::Kind::error);
    case 'd': return put_iso_date(row, column, form, cell_text(row, column, value, raw, lasting));
    case 'S':
    case 'i': return put_text(row, column, form, cell_text(row, column, value, raw, lasting), Cell::Kind::text);
    default: return put_plain(row, book, column, form, value, raw, lasting);
    }
}

std::uint32_t place_row(RowMaker& row, std::uint32_t stated, std::uint32_t last, bool hidden)
{
    bool const possible = stated <= 1'048'576;
    auto const number = stated == 0 or not possible ? last + 1 : stated;
    row.begin(number, hidden);
    if (not possible) row.note("sheet.position", 0);
    else if (number <= last) row.note("sheet.row_order", 0);
    return number;
}

std::optional<Range> read_range(std::string_view text)
{
    auto const read_place = [](std::string_view place, std::uint32_t& row, std::uint32_t& column) {
        std::uint64_t letters = 0;
        std::size_t i = 0;
        for (; i < place.size(); ++i) {
            if (place[i] == '$') continue;
            char const c = static_cast<char>(place[i] & ~0x20);
            if (c < 'A' or c > 'Z') break;
            letters = letters * 26 + static_cast<unsigned>(c - 'A' + 1);
            if (letters > 16384) return false;
        }
        auto const number = read_uint(place.substr(i));
        if (letters == 0 or not number or *number == 0 or *number > 1'048'576) return false;
        column = static_cast<std::uint32_t>(letters - 1);
        row = *number;
        return true;
    };
    Range range;
    auto const colon = text.find(':');
    if (not read_place(text.substr(0, colon), range.first_row, range.first_col)) return {};
    if (colon == std::string_view::npos) {
        range.last_row = range.first_row;
        range.last_col = range.first_col;
        return range;
    }
    if (not read_place(text.substr(colon + 1), range.last_row, range.last_col)) return {};
    return range;
}

}
