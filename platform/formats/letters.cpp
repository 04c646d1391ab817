#include "letters.hpp"
#include <algorithm>
#include <base/day.hpp>
#include <charconv>
#include <cmath>
#include <cstring>

namespace muster::formats {
namespace {

// The length of the valid sequence that begins here, or 0. Table 3-7 of the Unicode Standard.
std::size_t sequence(unsigned char const* p, std::size_t left)
{
    auto const tail = [&](std::size_t i) { return (p[i] & 0xC0) == 0x80; };
    if (p[0] < 0x80) return 1;
    if (p[0] < 0xC2) return 0;
    if (p[0] < 0xE0) return left >= 2 and tail(1) ? 2 : 0;
    if (p[0] < 0xF0) {
        if (left < 3 or not tail(1) or not tail(2)) return 0;
        if (p[0] == 0xE0 and p[1] < 0xA0) return 0;
        if (p[0] == 0xED and p[1] > 0x9F) return 0;
        return 3;
    }
    if (p[0] > 0xF4 or left < 4 or not tail(1) or not tail(2) or not tail(3)) return 0;
    if (p[0] == 0xF0 and p[1] < 0x90) return 0;
    if (p[0] == 0xF4 and p[1] > 0x8F) return 0;
    return 4;
}

int hex(char c)
{
    if (c >= '0' and c <= '9') return c - '0';
    if (c >= 'a' and c <= 'f') return c - 'a' + 10;
    if (c >= 'A' and c <= 'F') return c - 'A' + 10;
    return -1;
}

// The code unit of "_xHHHH_" at `i`, or -1.
int unit_at(std::string_view text, std::size_t i)
{
    if (i + 7 > text.size() or text[i] != '_' or text[i + 1] != 'x' or text[i + 6] != '_') return -1;
    int unit = 0;
    for (std::size_t k = 2; k < 6; ++k) {
        int const digit = hex(text[i + k]);
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

// Appends the reference between '&' and ';', or says that it is none.
bool append_reference(std::string& out, std::string_view name)
{
    if (name == "amp") out += '&';
    else if (name == "lt") out += '<';
    else if (name == "gt") out += '>';
    else if (name == "quot") out += '"';
    else if (name == "apos") out += '\'';
    else if (name.size() > 1 and name[0] == '#') {
        bool const sixteen = name[1] == 'x';
        auto const digits = name.substr(sixteen ? 2 : 1);
        std::uint32_t letter = 0;
        auto const [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), letter, sixteen ? 16 : 10);
        if (error == std::errc::invalid_argument or end != digits.data() + digits.size()) return false;
        append_letter(out, error == std::errc{} ? letter : 0xFFFD);
    }
    else return false;
    return true;
}

}

std::size_t valid_utf8(std::string_view bytes)
{
    auto const* const p = reinterpret_cast<unsigned char const*>(bytes.data());
    std::size_t i = 0;
    while (i < bytes.size()) {
        // Most text is ASCII: eight bytes at a time.
        std::uint64_t eight;
        while (i + 8 <= bytes.size() and (std::memcpy(&eight, p + i, 8), (eight & 0x8080808080808080u) == 0)) i += 8;
        if (i == bytes.size()) break;
        auto const n = sequence(p + i, bytes.size() - i);
        if (n == 0) return i;
        i += n;
    }
    return i;
}

std::size_t whole_letters(std::string_view bytes)
{
    // At most three bytes of an unfinished letter stand at the end.
    for (std::size_t back = 1; back <= 3 and back <= bytes.size(); ++back) {
        auto const c = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (c < 0x80) break;
        if (c < 0xC0) continue;
        std::size_t const needs = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        return needs > back ? bytes.size() - back : bytes.size();
    }
    return bytes.size();
}

void append_letter(std::string& out, char32_t c)
{
    if (c == 0) return;
    if (c > 0x10FFFF or (c >= 0xD800 and c < 0xE000)) c = 0xFFFD;
    if (c < 0x80) out += static_cast<char>(c);
    else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
    else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
    else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

Cleaned append_clean(std::string& out, std::string_view bytes)
{
    Cleaned counts;
    while (not bytes.empty()) {
        auto const good = valid_utf8(bytes);
        for (auto part = bytes.substr(0, good); not part.empty();) {
            auto const nul = part.find('\0');
            out += part.substr(0, nul);
            if (nul == std::string_view::npos) break;
            ++counts.nul;
            part.remove_prefix(nul + 1);
        }
        bytes.remove_prefix(good);
        if (bytes.empty()) break;
        ++counts.replaced;
        append_letter(out, 0xFFFD);
        bytes.remove_prefix(1);
        // The tail bytes of a broken letter belong to the same fault.
        while (not bytes.empty() and (static_cast<unsigned char>(bytes[0]) & 0xC0) == 0x80) bytes.remove_prefix(1);
    }
    return counts;
}

void append_xml_text(std::string& out, std::string_view raw)
{
    while (not raw.empty()) {
        auto const at = raw.find_first_of("&\r");
        out += raw.substr(0, at);
        if (at == std::string_view::npos) return;
        raw.remove_prefix(at);
        if (raw[0] == '\r') {
            out += '\n';
            raw.remove_prefix(raw.size() > 1 and raw[1] == '\n' ? 2 : 1);
            continue;
        }
        auto const end = raw.substr(0, 12).find(';');
        if (end != std::string_view::npos and append_reference(out, raw.substr(1, end - 1))) raw.remove_prefix(end + 1);
        else {
            out += '&';
            raw.remove_prefix(1);
        }
    }
}

void decode_units(std::string& text, std::size_t from)
{
    auto at = text.find("_x", from);
    if (at == std::string::npos) return;
    std::string out = text.substr(0, at);
    while (at < text.size()) {
        int const unit = unit_at(text, at);
        if (unit < 0) {
            auto const next = text.find("_x", at + 1);
            out += std::string_view(text).substr(at, next == std::string::npos ? next : next - at);
            at = next;
            continue;
        }
        at += 7;
        int const low = unit >= 0xD800 and unit < 0xDC00 ? unit_at(text, at) : -1;
        if (low >= 0xDC00 and low < 0xE000) {
            append_letter(out, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
            at += 7;
        }
        else append_letter(out, static_cast<char32_t>(unit));
    }
    text = std::move(out);
}

std::optional<double> read_double(std::string_view text)
{
    auto const* first = text.data();
    auto const* const last = first + text.size();
    if (first != last and *first == '+') ++first;
    if (first == last or not(*first == '-' or *first == '.' or (*first >= '0' and *first <= '9'))) return {};
    double value = 0;
    auto const [end, error] = std::from_chars(first, last, value);
    if (end != last or not std::isfinite(value)) return {};
    if (error == std::errc::result_out_of_range) return {};
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

std::optional<std::uint32_t> read_uint(std::string_view text)
{
    std::uint32_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} or end != text.data() + text.size()) return {};
    return value;
}

std::optional<double> serial_of_iso(std::string_view text)
{
    double serial = 0;
    bool day = false;
    if (text.size() >= 10 and text[4] == '-') {
        auto const read = base::Day::parse(text.substr(0, 10));
        if (not read) return {};
        serial = base::days_between(*base::Day::of(1899, 12, 30), *read);
        day = true;
        text.remove_prefix(10);
        if (text.empty()) return serial;
        if (text[0] != 'T' and text[0] != ' ') return {};
        text.remove_prefix(1);
    }
    if (text.ends_with('Z')) text.remove_suffix(1);
    if (text.size() < 5 or text[2] != ':') return day and text.empty() ? std::optional(serial) : std::nullopt;
    auto const hours = read_uint(text.substr(0, 2)), minutes = read_uint(text.substr(3, 2));
    if (not hours or not minutes or *hours > 24 or *minutes > 59) return {};
    double seconds = 0;
    if (text.size() > 5) {
        auto const read = text[5] == ':' ? read_double(text.substr(6)) : std::nullopt;
        if (not read or *read < 0 or *read >= 61) return {};
        seconds = *read;
    }
    return serial + (*hours * 3600.0 + *minutes * 60.0 + seconds) / 86400.0;
}

std::optional<double> days_of_duration(std::string_view text)
{
    double days = 0;
    bool const minus = text.starts_with('-');
    text.remove_prefix(minus ? 1 : 0);
    if (not text.starts_with('P')) return {};
    text.remove_prefix(1);
    bool time = false, any = false;
    while (not text.empty()) {
        if (text[0] == 'T') {
            time = true;
            text.remove_prefix(1);
            continue;
        }
        auto const unit = text.find_first_of("DHMS");
        if (unit == std::string_view::npos) return {};
        auto const number = read_double(text.substr(0, unit));
        if (not number or (text[unit] == 'D') == time) return {};
        days += *number / (text[unit] == 'D' ? 1 : text[unit] == 'H' ? 24 : text[unit] == 'M' ? 1440 : 86400);
        any = true;
        text.remove_prefix(unit + 1);
    }
    return any ? std::optional(minus ? -days : days) : std::nullopt;
}

bool same_word(std::string_view a, std::string_view b)
{
    auto const low = [](char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, low, low);
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\f\v";
    auto const first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}
