#include "writers_text.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <formats/writers.hpp>

namespace muster::formats {

namespace {

/// How many bytes a lead byte promises, and what of the value it holds. 0 bytes: no lead byte.
CodePoint lead(unsigned char byte)
{
    if (byte < 0x80) return {byte, 1};
    if (byte >= 0xC2 and byte < 0xE0) return {byte & 0x1Fu, 2};
    if (byte >= 0xE0 and byte < 0xF0) return {byte & 0x0Fu, 3};
    if (byte >= 0xF0 and byte < 0xF5) return {byte & 0x07u, 4};
    return {0, 0};
}

bool xml_may_hold(char32_t value)
{
    if (value < 0x20) return value == '\t' or value == '\n' or value == '\r';
    return value != 0xFFFE and value != 0xFFFF;
}

/// Blanks that a spreadsheet trims or does not show before it decides whether a formula follows.
bool is_blank(char32_t value)
{
    return value == ' ' or value == 0xA0 or value == 0x3000 or value == 0xFEFF or (value >= 0x2000 and value <= 0x200F);
}

bool begins_formula(char32_t value)
{
    switch (value) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:  // full-width = + - @
    case 0x2212:  // the minus sign
        return true;
    default:
        return false;
    }
}

/// A sign, digits and at most one point: what a program reads as a number and nothing else.
bool is_plain_number(std::string_view text)
{
    if (not text.empty() and (text[0] == '-' or text[0] == '+')) text.remove_prefix(1);
    bool digit = false, point = false;
    for (char const c : text) {
        if (c >= '0' and c <= '9')
            digit = true;
        else if (c == '.' and not point)
            point = true;
        else
            return false;
    }
    return digit;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

}

void append_code_point(std::string& out, char32_t value)
{
    if (value < 0x80)
        out += static_cast<char>(value);
    else if (value < 0x800) {
        out += static_cast<char>(0xC0 | (value >> 6));
        out += static_cast<char>(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        out += static_cast<char>(0xE0 | (value >> 12));
        out += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (value & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (value >> 18));
        out += static_cast<char>(0x80 | ((value >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (value & 0x3F));
    }
}

CodePoint code_point_at(std::string_view text, std::size_t at)
{
    auto point = lead(static_cast<unsigned char>(text[at]));
    if (point.bytes == 0 or at + point.bytes > text.size()) return {0xFFFD, 1};
    for (std::size_t i = 1; i < point.bytes; ++i) {
        auto const byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0) != 0x80) return {0xFFFD, 1};
        point.value = (point.value << 6) | (byte & 0x3Fu);
    }
    bool const too_long = (point.bytes == 3 and point.value < 0x800) or (point.bytes == 4 and point.value < 0x10000);
    bool const surrogate = point.value >= 0xD800 and point.value < 0xE000;
    if (too_long or surrogate or point.value > 0x10FFFF) return {0xFFFD, 1};
    return point;
}

std::string_view fit_for_xml(std::string_view text, std::string& held)
{
    auto const plain = [](unsigned char c) { return c >= 0x20 and c < 0x80; };
    std::size_t at = 0;
    while (at < text.size() and plain(static_cast<unsigned char>(text[at])))
        ++at;
    if (at == text.size()) return text;
    bool changed = false;
    held.assign(text.substr(0, at));
    while (at < text.size()) {
        auto const point = code_point_at(text, at);
        bool const broken = point.value == 0xFFFD and point.bytes == 1;
        if (not xml_may_hold(point.value))
            changed = true;
        else if (broken)
            append_code_point(held, 0xFFFD), changed = true;
        else
            held.append(text.substr(at, point.bytes));
        at += point.bytes;
    }
    return changed ? std::string_view(held) : text;
}

std::string_view hide_escapes(std::string_view text, std::string& held)
{
    auto const is_escape = [&](std::size_t at) {
        if (at + 7 > text.size() or text[at + 6] != '_') return false;
        return text.substr(at + 2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    };
    std::size_t from = 0;
    bool changed = false;
    for (auto at = text.find("_x"); at != std::string_view::npos; at = text.find("_x", at + 2)) {
        if (not is_escape(at)) continue;
        if (not changed) held.clear();
        held.append(text.substr(from, at - from)).append("_x005F");
        changed = true;
        from = at;
    }
    if (not changed) return text;
    held.append(text.substr(from));
    return held;
}

std::string_view cut_to(std::string_view text, std::size_t units, std::string& held)
{
    if (text.size() <= units) return text;
    std::size_t used = 0, at = 0, keep = 0;
    while (at < text.size()) {
        auto const point = code_point_at(text, at);
        used += point.value >= 0x10000 ? 2 : 1;
        if (used > units) {
            held.assign(text.substr(0, keep));
            held += "…";
            return held;
        }
        at += point.bytes;
        if (used < units) keep = at;
    }
    return text;
}

std::string sheet_name(std::string_view wanted, std::set<std::string>& taken)
{
    std::string held, cut, name;
    for (char const c : fit_for_xml(wanted, held))
        name += std::string_view("[]:*?/\\\t\r\n").contains(c) ? '-' : c;
    while (not name.empty() and (name.front() == '\'' or name.front() == ' '))
        name.erase(0, 1);
    while (not name.empty() and (name.back() == '\'' or name.back() == ' '))
        name.pop_back();
    if (name.empty() or lower(name) == "history") name = name.empty() ? "Sheet" : name + " 1";
    std::string const whole(cut_to(name, 31, cut));
    std::string free = whole;
    for (int n = 2; not taken.insert(lower(free)).second; ++n) {
        std::string const number = " (" + std::to_string(n) + ")";
        free = std::string(cut_to(whole, 31 - number.size(), cut)) + number;
    }
    return free;
}

std::string number_text(double value)
{
    if (not std::isfinite(value)) return {};
    char digits[64];
    auto const size = std::abs(value);
    bool const plain = value == 0 or (size >= 1e-6 and size < 1e17);
    auto const end = plain ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed)
                           : std::to_chars(digits, digits + sizeof digits, value);
    std::string_view const text(digits, static_cast<std::size_t>(end.ptr - digits));
    return text == "-0" ? "0" : std::string(text);
}

bool runs_as_formula(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point_at(text, at);
        if (begins_formula(point.value)) return at > 0 or not is_plain_number(text);
        if (not is_blank(point.value)) return false;
        at += point.bytes;
    }
    return false;
}

}
