// Letters in bytes: valid UTF-8, XML's and Excel's escapes, numbers in digits.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muster::formats {

/// How many bytes from the beginning are valid UTF-8; all of them where the whole is.
std::size_t valid_utf8(std::string_view bytes);

/// Where the last whole letter ends, so that a piece of a longer text can be cut there.
std::size_t whole_letters(std::string_view bytes);

void append_letter(std::string& out, char32_t letter);

struct Cleaned {
    std::uint64_t replaced = 0;  // invalid sequences that became U+FFFD
    std::uint64_t nul = 0;       // NUL bytes left out
};
/// Appends with invalid sequences replaced and NUL left out.
Cleaned append_clean(std::string& out, std::string_view bytes);

/// Appends XML character data: the five entities, character references, line ends as XML says. What is no reference is
/// kept as it stands.
void append_xml_text(std::string& out, std::string_view raw);

/// Decodes Excel's _xHHHH_ in place, from `from` on. Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
void decode_units(std::string& text, std::size_t from = 0);

/// Reads all of the text as a number in the notation of XML Schema ("-12", "1.5E-3"); nothing else.
std::optional<double> read_double(std::string_view text);
std::optional<std::uint32_t> read_uint(std::string_view text);

/// Serial days (1899-12-30 is 0) of "2024-05-01", "2024-05-01T12:30:00", "12:30:00"; nothing where it is none.
std::optional<double> serial_of_iso(std::string_view text);

/// The share of a day in "PT12H30M15.5S"; nothing where it is no such duration.
std::optional<double> days_of_duration(std::string_view text);

/// Without regard to the case of A to Z.
bool same_word(std::string_view a, std::string_view b);
std::string_view trimmed(std::string_view text);

}
