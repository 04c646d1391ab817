#include <algorithm>
#include <base/words.hpp>
#include <cli/command.hpp>
#include <fmt/core.h>

namespace muster::cli {

namespace {

/// The letter at `at` and how many bytes it takes; a broken byte is a letter of its own.
std::pair<char32_t, std::size_t> letter_at(std::string_view text, std::size_t at)
{
    auto const lead = static_cast<unsigned char>(text[at]);
    std::size_t const size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (size == 1 or at + size > text.size()) return {lead, 1};
    char32_t letter = lead & (0xFFu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) letter = letter << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
    return {letter, size};
}

struct Range {
    char32_t first, last;
};

/// Marks that stand over or under the letter before them.
constexpr Range marks[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},   {0x64B, 0x65F},
                           {0x670, 0x670},   {0x6D6, 0x6DC},   {0x900, 0x902},   {0x93C, 0x93C},   {0x941, 0x948},
                           {0x94D, 0x94D},   {0x135D, 0x135F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x20D0, 0x20FF},
                           {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
/// Letters that take two columns.
constexpr Range wide[] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
                          {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};

bool among(std::span<Range const> ranges, char32_t letter)
{
    return std::ranges::any_of(ranges, [&](Range range) { return range.first <= letter and letter <= range.last; });
}

/// Columns that a text takes on a terminal.
std::size_t width_of(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const [letter, size] = letter_at(text, at);
        at += size;
        width += among(marks, letter) ? 0 : among(wide, letter) ? 2 : 1;
    }
    return width;
}

/// A column's name to who reads; names that are data (a body's, a month's) stand as they are.
std::string heading(std::string const& english)
{
    auto const told = base::wording_of("heading." + english, base::reader().language).sentence;
    return told.empty() ? english : std::string(told);
}

}

TextTable::TextTable(std::vector<std::string> header, std::vector<bool> right) : right_(std::move(right))
{
    for (auto& one : header) one = heading(one);
    rows_.push_back(std::move(header));
    right_.resize(rows_.front().size());
}

void TextTable::row(std::vector<std::string> cells)
{
    cells.resize(rows_.front().size());
    rows_.push_back(std::move(cells));
}

std::string TextTable::text() const
{
    std::vector<std::size_t> widths(right_.size());
    for (auto const& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
    std::string out;
    for (auto const& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::string const blanks(widths[i] - width_of(row[i]), ' ');
            if (i > 0) line += "  ";
            line += right_[i] ? blanks + row[i] : row[i] + blanks;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

std::string grouped(std::int64_t number)
{
    auto digits = fmt::format("{}", number);
    auto const first = number < 0 ? std::size_t{1} : std::size_t{0};
    for (auto at = digits.size(); at > first + 3;) digits.insert(at -= 3, 1, ' ');
    return digits;
}

}
