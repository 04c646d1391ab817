// CSV in the encodings and delimiters that partners' programs write, and JSON.
#include "sheet.hpp"

#include <base/day.hpp>
#include <base/ensure.hpp>
#include <base/json.hpp>

namespace muster::sample {

namespace {

std::string shown(Cell const& cell)
{
    using enum Cell::Kind;
    switch (cell.kind) {
    case empty: return {};
    case text: case error: case formula_text: return cell.text;
    case number: case formula_number: return std::to_string(cell.number);
    case date: return base::Day{static_cast<std::int32_t>(cell.number)}.text();
    }
    return {};
}

std::string quoted(std::string const& text, char delimiter)
{
    if (text.find_first_of(std::string("\"\r\n") + delimiter) == std::string::npos) return text;
    std::string out = "\"";
    for (auto letter : text) {
        if (letter == '"') out += '"';
        out += letter;
    }
    return out + '"';
}

/// One code point of valid UTF-8, `at` moved behind it.
char32_t next_letter(std::string_view text, std::size_t& at)
{
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto first = byte(at);
    int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    char32_t letter = more == 0 ? first : first & (0x3F >> more);
    for (int i = 1; i <= more; ++i) letter = (letter << 6) | (byte(at + static_cast<std::size_t>(i)) & 0x3F);
    at += static_cast<std::size_t>(more) + 1;
    return letter;
}

/// Windows-1252 holds Latin-1 and the typographic signs that these sheets use.
std::string to_1252(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto letter = next_letter(text, at);
        switch (letter) {
        case 0x2019: out += '\x92'; break;
        case 0x2013: out += '\x96'; break;
        case 0x0153: out += '\x9C'; break;
        case 0x2026: out += '\x85'; break;
        default:
            ENSURE(letter < 0x80 or (letter >= 0xA0 and letter <= 0xFF));
            out += static_cast<char>(letter);
        }
    }
    return out;
}

std::string to_utf16(std::string_view text)
{
    std::string out = "\xFF\xFE";
    for (std::size_t at = 0; at < text.size();) {
        auto letter = next_letter(text, at);
        ENSURE(letter < 0x10000);
        out += static_cast<char>(letter & 0xFF);
        out += static_cast<char>(letter >> 8);
    }
    return out;
}

}

std::string press_csv(Book const& book)
{
    std::string text;
    for (auto const& row : book.sheets.front().rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += book.delimiter;
            text += quoted(shown(row[i]), book.delimiter);
        }
        text += "\r\n";
    }
    switch (book.encoding) {
    case Encoding::utf8: return text;
    case Encoding::utf8_mark: return "\xEF\xBB\xBF" + text;
    case Encoding::windows_1252: return to_1252(text);
    case Encoding::utf16: return to_utf16(text);
    }
    return text;
}

std::string press_json(Book const& book)
{
    std::string out;
    base::JsonWriter json(out, true);
    auto const& rows = book.sheets.front().rows;
    json.list();
    for (std::size_t i = 1; i < rows.size(); ++i) {
        json.object();
        for (std::size_t c = 0; c < rows[i].size() and c < rows[0].size(); ++c) {
            json.key(rows[0][c].text);
            if (rows[i][c].kind == Cell::Kind::empty) json.null();
            else if (rows[i][c].kind == Cell::Kind::number) json.number(rows[i][c].number);
            else json.text(shown(rows[i][c]));
        }
        json.end();
    }
    json.end();
    return out + "\n";
}

std::string press(Book const& book)
{
    switch (book.shape) {
    case Shape::xlsx: return press_xlsx(book);
    case Shape::csv: return press_csv(book);
    case Shape::json: return press_json(book);
    }
    return {};
}

std::string column_letters(int column)
{
    std::string letters;
    for (auto left = column + 1; left > 0; left = (left - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

}
