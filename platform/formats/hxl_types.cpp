#include "writers_text.hpp"
#include <charconv>
#include <cmath>
#include <formats/hxl_types.hpp>
#include <memory>
#include <unicode/translit.h>
#include <unicode/uchar.h>

namespace muster::formats::hxl {

namespace {

bool is_ascii(std::string_view text)
{
    for (char const c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

/// Making a transliterator takes ICU some 30 ms, using it is not safe from two threads: one for each thread.
icu::Transliterator const& to_latin()
{
    thread_local std::unique_ptr<icu::Transliterator> const made = [] {
        auto error = U_ZERO_ERROR;
        auto* const rules = icu::Transliterator::createInstance(
            "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, error);
        return std::unique_ptr<icu::Transliterator>(U_FAILURE(error) ? nullptr : rules);
    }();
    return *made;
}

std::string_view trimmed(std::string_view text)
{
    while (not text.empty()) {
        auto const point = code_point_at(text, 0);
        if (not u_isUWhiteSpace(static_cast<UChar32>(point.value))) break;
        text.remove_prefix(point.bytes);
    }
    while (not text.empty()) {
        std::size_t begins = text.size() - 1;
        while (begins > 0 and (static_cast<unsigned char>(text[begins]) & 0xC0) == 0x80)
            --begins;
        if (not u_isUWhiteSpace(static_cast<UChar32>(code_point_at(text, begins).value))) break;
        text = text.substr(0, begins);
    }
    return text;
}

}

bool is_empty(std::string_view value)
{
    return trimmed(value).empty();
}

std::string normalise_space(std::string_view value)
{
    auto const text = trimmed(value);
    std::string out;
    out.reserve(text.size());
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const point = code_point_at(text, at);
        if (u_isUWhiteSpace(static_cast<UChar32>(point.value)))
            blank = true;
        else {
            if (blank) out += ' ';
            blank = false;
            out.append(text.substr(at, point.bytes));
        }
        at += point.bytes;
    }
    return out;
}

std::string normalise_string(std::string_view value)
{
    auto text = normalise_space(value);
    if (is_ascii(text)) {
        for (char& c : text)
            if (c >= 'A' and c <= 'Z') c = static_cast<char>(c + 32);
        return text;
    }
    auto wide = icu::UnicodeString::fromUTF8(text);
    to_latin().transliterate(wide);
    std::string latin;
    wide.toUTF8String(latin);
    return normalise_space(latin);
}

std::optional<double> number_of(std::string_view value)
{
    auto text = trimmed(value);
    if (text.starts_with('+')) text.remove_prefix(1);
    // from_chars would also take "inf" and "nan", which say that there is no number.
    if (text.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return std::nullopt;
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() or error != std::errc() or end != text.data() + text.size() or not std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<std::string> normalise_number(std::string_view value)
{
    auto const number = number_of(value);
    if (not number) return std::nullopt;
    return number_text(*number);
}

bool is_url(std::string_view value)
{
    auto const colon = value.find("://");
    if (colon == std::string_view::npos or colon == 0 or colon + 3 >= value.size()) return false;
    auto const scheme = value.substr(0, colon);
    bool const letter = u_isalpha(static_cast<UChar32>(static_cast<unsigned char>(scheme[0])));
    return letter and
           scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.") ==
               std::string_view::npos and
           not std::string_view("/?#").contains(value[colon + 3]);
}

bool is_email(std::string_view value)
{
    auto const at = value.find('@');
    return at != std::string_view::npos and at > 0 and at + 1 < value.size() and
           value.find('@', at + 1) == std::string_view::npos;
}

bool is_phone(std::string_view value)
{
    if (value.starts_with('+')) value.remove_prefix(1);
    return value.size() >= 5 and value.find_first_not_of("0123456789xX() \t-") == std::string_view::npos;
}

}
