// What must hold of everything that any reader sends, however broken the file was.
#pragma once
#include <cstdlib>
#include <formats/workbook.hpp>
#include <string>
#include <vector>

namespace muster::formats::fuzz {

/// Limits that keep a fuzzer's memory and time small.
inline Limits small_limits()
{
    Limits limits;
    limits.file_bytes = 1u << 20;
    limits.unpacked_bytes = 8u << 20;
    limits.shared_text_bytes = 8u << 20;
    limits.rows = 20'000;
    limits.cell_bytes = 1u << 16;
    return limits;
}

inline bool is_text(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        auto const c = static_cast<unsigned char>(text[i]);
        std::size_t const n = c == 0 ? 0 : c < 0x80 ? 1 : c >= 0xC2 and c < 0xE0 ? 2 : c >= 0xE0 and c < 0xF0 ? 3 : c >= 0xF0 and c < 0xF5 ? 4 : 0;
        if (n == 0 or i + n > text.size()) return false;
        for (std::size_t k = 1; k < n; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        i += n;
    }
    return true;
}

inline void must(bool holds)
{
    if (not holds) std::abort();
}

/// A line for each row, and the promises of the contract kept.
inline std::vector<std::string> rows_of(Workbook& workbook, std::size_t sheet)
{
    std::vector<std::string> rows;
    bool const whole = workbook.read(sheet, [&](SheetRow const& row) {
        must(row.number > 0 and not row.cells.empty() and not row.cells.back().empty());
        std::string line = std::to_string(row.number);
        for (auto const& cell : row.cells) {
            must(is_text(cell.text) and cell.empty() == cell.text.empty());
            line += static_cast<char>('0' + static_cast<int>(cell.kind));
            line += cell.text;
        }
        rows.push_back(std::move(line));
        return true;
    });
    must(whole);
    return rows;
}

inline void read_everything(Workbook& workbook)
{
    for (std::size_t i = 0; i < workbook.sheets().size() and i < 8; ++i) {
        auto const once = rows_of(workbook, i);
        workbook.learn_merges(i);
        must(rows_of(workbook, i).size() == once.size());
        workbook.read(i, [](SheetRow const&) { return false; });
    }
    for (auto const& finding : workbook.findings())
        must(is_text(finding.at) and is_text(finding.sentence) and not finding.remedy.empty() and finding.times > 0);
}

/// Opens and reads it all, or is refused in words.
template <typename Open>
void read_or_refuse(Open const& open)
{
    try {
        read_everything(*open());
    } catch (base::Refusal const& refusal) {
        must(is_text(refusal.what()) and not refusal.finding().remedy.empty());
    }
}

}
