// The records of an old Excel workbook stream. Source: [MS-XLS] 2.1.4, 2.5.293; for version 5 the OpenOffice.org
// documentation of the format.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

enum class Biff : std::uint16_t {
    formula = 0x06, end = 0x0A, date_mode = 0x22, file_pass = 0x2F, continued = 0x3C, code_page = 0x42,
    bound_sheet = 0x85, mul_rk = 0xBD, rich_string = 0xD6, xf = 0xE0, merged_cells = 0xE5, shared_texts = 0xFC,
    label_shared = 0xFD, number = 0x203, label = 0x204, bool_error = 0x205, string = 0x207, row = 0x208,
    rk = 0x27E, format = 0x41E, begin = 0x809,
};

struct BiffRecord {
    Biff kind{};
    std::string_view bytes;
    std::size_t next = 0;  // where the record behind it begins
};

/// The record at this place of the stream; kind `end` where the stream ends.
BiffRecord record_at(std::string_view stream, std::size_t at);

std::uint32_t biff_u16(std::string_view bytes, std::size_t at);
std::uint32_t biff_u32(std::string_view bytes, std::size_t at);
double biff_double(std::string_view bytes, std::size_t at);
/// The number that an RK field packs into four bytes.
double biff_rk(std::uint32_t packed);

/// Reads on through a record and the CONTINUE records behind it.
class BiffCursor {
public:
    BiffCursor(std::string_view stream, std::size_t at);
    [[nodiscard]] bool done() const { return at_ >= record_.bytes.size() and not more_follows(); }
    std::uint32_t u8();
    std::uint32_t u16();
    std::uint32_t u32();
    void skip(std::size_t bytes);
    /// Letters of one or two bytes. A CONTINUE in their middle begins with a byte that says anew how wide they are.
    std::string letters(std::size_t count, bool wide);
    /// A Unicode string of version 8 behind its length: flags, letters, runs and phonetic block passed over.
    std::string unicode(std::size_t count);

private:
    [[nodiscard]] bool more_follows() const;
    bool next();
    std::string_view stream_;
    BiffRecord record_;
    std::size_t at_ = 0;
};

}
