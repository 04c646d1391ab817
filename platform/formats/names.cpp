#include <algorithm>
#include <cctype>
#include <formats/workbook.hpp>

namespace muster::formats {

std::string column_name(std::uint32_t column)
{
    std::string name;
    for (std::uint64_t left = std::uint64_t(column) + 1; left > 0; left = (left - 1) / 26)
        name += static_cast<char>('A' + (left - 1) % 26);
    std::ranges::reverse(name);
    return name;
}

std::string cell_name(std::uint32_t row, std::uint32_t column) { return column_name(column) + std::to_string(row); }

std::string place_name(std::string_view sheet, std::uint32_t row, std::uint32_t column)
{
    // Quoted as spreadsheet programs do, so that the place can be pasted into their "go to" box.
    auto const plain = [](unsigned char c) { return std::isalnum(c) or c == '_' or c >= 0x80; };
    std::string out;
    if (sheet.empty()) return cell_name(row, column);
    if (std::ranges::all_of(sheet, plain) and not std::isdigit(static_cast<unsigned char>(sheet.front()))) out = sheet;
    else {
        out = "'";
        for (char const c : sheet) out += c == '\'' ? std::string("''") : std::string(1, c);
        out += '\'';
    }
    return out + "!" + cell_name(row, column);
}

}
