#include "csv_split.hpp"
#include <cmath>
#include <map>

namespace muster::formats {

// The quotation mark was never meant as one: the field goes to the next delimiter.
Scan CsvSplitter::unquoted(char const*& at, char const* end, bool last, Field& field)
{
    auto const* const to = stop(at, end);
    if (to == end and not last) return Scan::more;
    field = {};
    field.text = {at, static_cast<std::size_t>(to - at)};
    field.open_quote = true;
    field.too_long = field.text.size() > cell_bytes_;
    ++open_quotes_;
    at = to;
    return Scan::ok;
}

Scan CsvSplitter::quoted(char const*& at, char const* end, bool last, Field& field)
{
    auto const* const from = at + 1;
    auto const has_line_end = [&](char const* to) { return std::memchr(from, '\n', to - from) != nullptr; };
    for (char const* p = from;;) {
        auto const* const mark = static_cast<char const*>(std::memchr(p, '"', end - p));
        auto const* const reached = mark == nullptr ? end : mark;
        if (static_cast<std::size_t>(reached - from) > cell_bytes_) {
            // Many lines in one cell are a quotation mark that was forgotten; one long line may be honest.
            if (has_line_end(reached)) return unquoted(at, end, last, field);
            field.too_long = true;
        }
        if (mark == nullptr) {
            if (not last) return Scan::more;
            return unquoted(at, end, last, field);
        }
        if (mark + 1 == end and not last) return Scan::more;
        if (mark + 1 < end and mark[1] == '"') {
            field.doubled = true;
            p = mark + 2;
            continue;
        }
        auto const* const to = stop(mark + 1, end);
        if (to == end and not last) return Scan::more;
        field.text = {from, static_cast<std::size_t>(mark - from)};
        bool const blank = std::all_of(mark + 1, to, [](char c) { return c == ' ' or c == '\t'; });
        if (not blank) {
            if (has_line_end(mark)) return unquoted(at, end, last, field);
            field.stray = true;
            field.closed = static_cast<std::size_t>(mark - from);
            field.text = {from, static_cast<std::size_t>(to - from)};
        }
        at = to;
        return Scan::ok;
    }
}

Delimiter find_delimiter(std::string_view begin, bool whole)
{
    constexpr std::size_t most_records = 200;
    Delimiter best;
    double best_score = 0, second = 0;
    std::string const padded(begin);  // with the NUL behind its end that the splitter stops at
    for (char const letter : {',', ';', '\t', '|'}) {
        CsvSplitter splitter(letter, padded.size());
        std::map<std::uint32_t, std::size_t> counts;
        std::size_t records = 0;
        char const* const end = padded.data() + padded.size();
        for (char const* p = padded.data(); p < end and records < most_records;) {
            std::uint32_t cells = 0;
            bool filled = false;
            auto const state = splitter.record(p, end, whole, [&](std::uint32_t column, CsvSplitter::Field const& field) {
                cells = column + 1;
                filled = filled or not field.text.empty();
            });
            if (state != Scan::ok) break;
            if (not filled) continue;
            ++records;
            ++counts[cells];
        }
        counts.erase(1);
        for (auto const& [cells, times] : counts) {
            double const share = static_cast<double>(times) / static_cast<double>(records);
            double const score = share * std::log2(1.0 + cells);
            if (score > best_score) {
                if (letter != best.letter) second = best_score;
                best = {letter, true, cells};
                best_score = score;
            }
            else if (letter != best.letter and score > second) second = score;
        }
    }
    best.sure = best_score == 0 or second < best_score * 0.8;
    return best;
}

}
