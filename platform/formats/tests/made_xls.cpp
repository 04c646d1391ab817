#include "made_xls.hpp"
#include <algorithm>
#include <bit>

namespace muster::formats::made {
namespace {

constexpr std::uint32_t end_of_chain = 0xFFFFFFFE, is_free = 0xFFFFFFFF, is_fat = 0xFFFFFFFD;

void pad(std::string& bytes, std::size_t to) { bytes.resize((bytes.size() + to - 1) / to * to); }

std::string entry(std::string const& name, std::uint8_t kind, std::uint32_t first, std::size_t bytes)
{
    std::string out;
    for (char const c : name) out += le(static_cast<unsigned char>(c), 2);
    out.resize(64);
    out += le((name.size() + 1) * 2, 2) + le(kind, 1) + le(1, 1) + std::string(12, '\xFF');
    out.resize(116);
    return out + le(first, 4) + le(bytes, 8);
}

}

std::string le(std::uint64_t value, std::size_t bytes)
{
    std::string out;
    for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
    return out;
}

std::string compound_of(std::vector<std::pair<std::string, std::string>> const& streams)
{
    std::string sectors;
    std::vector<std::uint32_t> fat, small_fat;
    std::string small;
    auto const place_sectors = [&](std::string bytes) {
        if (bytes.empty()) return end_of_chain;
        pad(bytes, 512);
        auto const first = static_cast<std::uint32_t>(sectors.size() / 512);
        sectors += bytes;
        while (fat.size() < sectors.size() / 512) fat.push_back(static_cast<std::uint32_t>(fat.size() + 1));
        fat.back() = end_of_chain;
        return first;
    };
    std::string directory, entries;
    for (auto const& [name, bytes] : streams) {
        auto first = end_of_chain;
        if (bytes.size() >= 4096) first = place_sectors(bytes);
        else if (not bytes.empty()) {
            first = static_cast<std::uint32_t>(small.size() / 64);
            small += bytes;
            pad(small, 64);
            while (small_fat.size() < small.size() / 64) small_fat.push_back(static_cast<std::uint32_t>(small_fat.size() + 1));
            small_fat.back() = end_of_chain;
        }
        entries += entry(name, 2, first, bytes.size());
    }
    auto const small_at = place_sectors(small);
    std::string small_list;
    for (auto const next : small_fat) small_list += le(next, 4);
    while (small_list.size() % 512 != 0) small_list += le(is_free, 4);
    auto const small_fat_at = place_sectors(small_list);
    auto const directory_at = place_sectors(entry("Root Entry", 5, small_at, small.size()) + entries);

    // The list of all sectors stands in sectors of its own, which it lists as well.
    auto const fat_at = static_cast<std::uint32_t>(sectors.size() / 512);
    std::size_t fat_sectors = 1;
    while (fat_sectors * 128 < fat.size() + fat_sectors) ++fat_sectors;
    fat.insert(fat.end(), fat_sectors, is_fat);
    fat.resize(fat_sectors * 128, is_free);
    for (auto const next : fat) sectors += le(next, 4);

    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + le(0x3E, 2) + le(3, 2) + le(0xFFFE, 2) +
                         le(9, 2) + le(6, 2) + std::string(6, '\0') + le(0, 4) + le(fat_sectors, 4) + le(directory_at, 4) +
                         le(0, 4) + le(4096, 4) + le(small_fat_at, 4) + le(small_list.size() / 512, 4) + le(end_of_chain, 4) +
                         le(0, 4);
    for (std::uint32_t i = 0; i < 109; ++i) header += le(i < fat_sectors ? fat_at + i : is_free, 4);
    return header + sectors;
}

std::string record(std::uint16_t kind, std::string const& bytes) { return le(kind, 2) + le(bytes.size(), 2) + bytes; }

std::string unicode(std::u16string const& text, std::size_t count_bytes)
{
    bool const wide = std::ranges::any_of(text, [](char16_t c) { return c > 0xFF; });
    std::string out = le(text.size(), count_bytes) + le(wide ? 1 : 0, 1);
    for (auto const c : text) out += le(c, wide ? 2 : 1);
    return out;
}

std::string biff_of(std::vector<XlsSheetParts> const& sheets, std::string const& globals, bool version_8)
{
    auto const begin = [&](std::uint16_t type) { return record(0x809, le(version_8 ? 0x600 : 0x500, 2) + le(type, 2) + std::string(12, '\0')); };
    auto const list = [&](std::size_t first) {
        std::string out;
        for (auto const& sheet : sheets) {
            std::string name(sheet.name.begin(), sheet.name.end());
            out += record(0x85, le(first, 4) + le(sheet.state, 2) + (version_8 ? unicode(sheet.name, 1) : le(name.size(), 1) + name));
            first += begin(0x10).size() + sheet.records.size() + 4;
        }
        return out;
    };
    std::string out = begin(5) + globals;
    out += list(out.size() + list(0).size() + 4) + record(0x0A, "");
    for (auto const& sheet : sheets) out += begin(0x10) + sheet.records + record(0x0A, "");
    return out;
}

std::string xls_of(std::vector<XlsSheetParts> const& sheets, std::string const& globals, bool version_8)
{
    return compound_of({{version_8 ? "Workbook" : "Book", biff_of(sheets, globals, version_8)}});
}

std::string place(std::uint16_t row, std::uint16_t column, std::uint16_t style)
{
    return le(row, 2) + le(column, 2) + le(style, 2);
}

std::string number_record(std::uint16_t row, std::uint16_t column, double number, std::uint16_t style)
{
    return record(0x203, place(row, column, style) + le(std::bit_cast<std::uint64_t>(number), 8));
}

}
