#include "plain.hpp"
#include <algorithm>
#include <text/fold.hpp>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace muster::text {

char32_t next_code_point(std::string_view text, std::size_t& at)
{
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), code);
    return static_cast<char32_t>(code);
}

void append_code_point(std::string& out, char32_t code)
{
    char bytes[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(code));
    out.append(bytes, static_cast<std::size_t>(length));
}

bool is_ascii(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string_view cut(std::string_view text, std::size_t most)
{
    if (text.size() <= most) return text;
    while (most > 0 and (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return text.substr(0, most);
}

bool is_invisible(char32_t code)
{
    return code == 0xAD or (code >= 0x200B and code <= 0x200F) or (code >= 0x202A and code <= 0x202E) or
           (code >= 0x2060 and code <= 0x206F) or (code >= 0xFE00 and code <= 0xFE0F) or code == 0xFEFF or
           code == 0x61C;
}

bool is_blank(char32_t code)
{
    if (code < 0x80) return code <= 0x20 or code == 0x7F;
    return code <= 0xA0 or u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
}

bool is_apostrophe(char32_t code)
{
    if (code >= 0x2B9 and code <= 0x2CB) return true; // raised commas, ticks and half rings
    switch (code) {
    case U'\'': case U'`': case 0xB4: case 0x2EE: case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032:
    case 0x2035: case 0x55A: case 0x5F3: case 0xA78B: case 0xA78C: case 0xFF07: return true;
    default: return false;
    }
}

bool is_dash(char32_t code)
{
    return code == U'-' or (code >= 0x2010 and code <= 0x2015) or code == 0x2212 or code == 0xFE58 or code == 0xFE63 or
           code == 0xFF0D or code == 0x5BE;
}

std::optional<int> digit_value(char32_t code)
{
    if (code < 0x80) {
        if (code >= U'0' and code <= U'9') return static_cast<int>(code - U'0');
        return std::nullopt;
    }
    auto const value = u_charDigitValue(static_cast<UChar32>(code));
    return value < 0 ? std::nullopt : std::optional{value};
}

namespace {

/// The ASCII kin of a sign; 0 where there is none.
char kin(char32_t code)
{
    if (is_blank(code)) return ' ';
    if (is_dash(code)) return '-';
    if (is_apostrophe(code)) return '\'';
    switch (code) {
    case 0x66B: return arabic_point;
    case 0x66C: return arabic_group;
    case 0x60C: case 0xFF0C: return ',';
    case 0xFF0E: return '.';
    case 0x66A: case 0xFF05: return '%';
    case 0x223C: case 0x2248: case 0xFF5E: case 0x2243: return '~';
    case 0x2265: case 0xFF1E: return '>';
    case 0x2264: case 0xFF1C: return '<';
    case 0xFF0B: return '+';
    case 0xFF08: return '(';
    case 0xFF09: return ')';
    case 0x2044: case 0x2215: case 0xFF0F: return '/';
    default: return '\0';
    }
}

std::string trimmed(std::string text)
{
    auto const last = text.find_last_not_of(' ');
    text.erase(last == std::string::npos ? 0 : last + 1);
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    return text;
}

}

std::string plain(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const code = next_code_point(text, at);
        if (is_invisible(code)) continue;
        if (auto const digit = digit_value(code))
            out += static_cast<char>('0' + *digit);
        else if (auto const c = kin(code); c != '\0')
            out += c;
        else if (code == replacement)
            append_code_point(out, code);
        else
            out.append(text.substr(begin, at - begin));
    }
    return trimmed(std::move(out));
}

std::string tidy(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const code = next_code_point(text, at);
        bool const joins = code == 0x200C or code == 0x200D; // Persian and Indic words are written with them.
        if (is_invisible(code) and (not joins or out.empty() or gap)) continue;
        if (is_blank(code)) {
            gap = not out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        if (code == replacement)
            append_code_point(out, code);
        else
            out.append(text.substr(begin, at - begin));
    }
    return out;
}

}
