// Splits delimited text into cells, forgivingly. Source: RFC 4180, and what spreadsheet programs write beyond it.
#pragma once
#include "scan_window.hpp"
#include <array>
#include <cstdint>
#include <string_view>

namespace muster::formats {

class CsvSplitter {
public:
    CsvSplitter(char delimiter, std::size_t cell_bytes) : delimiter_(delimiter), cell_bytes_(cell_bytes)
    {
        stops_[static_cast<unsigned char>(delimiter)] = stops_['\n'] = stops_['\r'] = stops_[0] = true;
    }

    struct Field {
        std::string_view text;
        bool doubled = false;      // holds "" for each quotation mark
        bool stray = false;        // text follows the closing quotation mark, which is at `closed`
        std::size_t closed = 0;
        bool open_quote = false;   // begins with a quotation mark that is never closed
        bool too_long = false;
    };

    /// Reads one record from `p` on and tells each field to `cell(index, field)`. `last` says that nothing comes behind
    /// `end`. Only Scan::ok and Scan::more come back; `cell` may have been told fields then, which come again.
    template <typename Each>
    Scan record(char const*& p, char const* end, bool last, Each const& cell)
    {
        std::uint32_t column = 0;
        char const* at = p;
        for (;;) {
            Field field;
            if (auto const state = next(at, end, last, field); state != Scan::ok) return state;
            cell(column, field);
            if (at < end and *at == delimiter_) {
                ++column;
                ++at;
                continue;
            }
            if (at < end and *at == '\r') {
                if (at + 1 == end and not last) return Scan::more;
                ++at;
                if (at < end and *at == '\n') ++at;
            }
            else if (at < end) ++at;
            p = at;
            return Scan::ok;
        }
    }

    [[nodiscard]] char delimiter() const { return delimiter_; }

private:
    [[nodiscard]] char const* stop(char const* at, char const* end) const
    {
        // Decoded text holds no NUL but the one behind its end.
        while (not stops_[static_cast<unsigned char>(*at)]) ++at;
        return at < end ? at : end;
    }
    Scan next(char const*& at, char const* end, bool last, Field& field)
    {
        if (at < end and *at == '"' and open_quotes_ < most_open_quotes) return quoted(at, end, last, field);
        auto const* const to = stop(at, end);
        if (to == end and not last) return Scan::more;
        field.text = {at, static_cast<std::size_t>(to - at)};
        field.too_long = field.text.size() > cell_bytes_;
        at = to;
        return Scan::ok;
    }
    Scan quoted(char const*& at, char const* end, bool last, Field& field);
    Scan unquoted(char const*& at, char const* end, bool last, Field& field);

    // Looking for the end of a quotation again and again would take a hostile file too long.
    static constexpr int most_open_quotes = 200;
    char delimiter_;
    std::size_t cell_bytes_;
    int open_quotes_ = 0;
    std::array<bool, 256> stops_{};
};

/// The delimiter by which the records at the beginning agree best.
struct Delimiter {
    char letter = ',';
    bool sure = true;
    std::uint32_t usual_cells = 0;  // of most records
};
Delimiter find_delimiter(std::string_view begin, bool whole);

}
