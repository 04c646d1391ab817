#include "biff.hpp"
#include "letters.hpp"
#include <algorithm>
#include <bit>
#include <cstring>

namespace muster::formats {

std::uint32_t biff_u16(std::string_view bytes, std::size_t at)
{
    if (at + 2 > bytes.size()) return 0;
    return static_cast<unsigned char>(bytes[at]) | static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8;
}

std::uint32_t biff_u32(std::string_view bytes, std::size_t at)
{
    return biff_u16(bytes, at) | biff_u16(bytes, at + 2) << 16;
}

double biff_double(std::string_view bytes, std::size_t at)
{
    return std::bit_cast<double>(biff_u32(bytes, at) | static_cast<std::uint64_t>(biff_u32(bytes, at + 4)) << 32);
}

double biff_rk(std::uint32_t packed)
{
    double const value = (packed & 2) != 0 ? static_cast<double>(static_cast<std::int32_t>(packed) >> 2)
                                           : std::bit_cast<double>(static_cast<std::uint64_t>(packed & ~3u) << 32);
    return (packed & 1) != 0 ? value / 100 : value;
}

BiffRecord record_at(std::string_view stream, std::size_t at)
{
    if (at + 4 > stream.size()) return {Biff::end, {}, stream.size()};
    auto const bytes = biff_u16(stream, at + 2);
    auto const body = stream.substr(at + 4, bytes);
    return {static_cast<Biff>(biff_u16(stream, at)), body, at + 4 + body.size()};
}

BiffCursor::BiffCursor(std::string_view stream, std::size_t at) : stream_(stream), record_(record_at(stream, at)) {}

bool BiffCursor::more_follows() const
{
    return record_.next + 4 <= stream_.size() and record_at(stream_, record_.next).kind == Biff::continued;
}

bool BiffCursor::next()
{
    if (not more_follows()) return false;
    record_ = record_at(stream_, record_.next);
    at_ = 0;
    return true;
}

std::uint32_t BiffCursor::u8()
{
    while (at_ >= record_.bytes.size())
        if (not next()) return 0;
    return static_cast<unsigned char>(record_.bytes[at_++]);
}

std::uint32_t BiffCursor::u16()
{
    auto const low = u8();
    return low | u8() << 8;
}

std::uint32_t BiffCursor::u32()
{
    auto const low = u16();
    return low | u16() << 16;
}

void BiffCursor::skip(std::size_t bytes)
{
    while (bytes > 0) {
        auto const here = std::min(bytes, record_.bytes.size() - at_);
        at_ += here;
        bytes -= here;
        if (bytes > 0 and not next()) return;
    }
}

std::string BiffCursor::letters(std::size_t count, bool wide)
{
    std::string out;
    std::uint32_t high = 0;  // the first half of a letter beyond U+FFFF
    for (; count > 0; --count) {
        if (at_ >= record_.bytes.size()) {
            if (not next()) break;
            wide = (u8() & 1) != 0;
        }
        auto const unit = wide ? u16() : u8();
        bool const is_low = unit >= 0xDC00 and unit < 0xE000;
        if (high != 0) append_letter(out, is_low ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD);
        if (high == 0 or not is_low) {
            if (unit < 0xD800 or unit >= 0xDC00) append_letter(out, unit);
        }
        high = unit >= 0xD800 and unit < 0xDC00 ? unit : 0;
    }
    if (high != 0) append_letter(out, 0xFFFD);
    return out;
}

std::string BiffCursor::unicode(std::size_t count)
{
    auto const flags = u8();
    std::size_t const runs = (flags & 8) != 0 ? u16() : 0;
    std::size_t const phonetic = (flags & 4) != 0 ? u32() : 0;
    auto out = letters(count, (flags & 1) != 0);
    skip(runs * 4 + phonetic);
    return out;
}

}
