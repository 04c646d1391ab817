// Code points and the plain form in which numbers and days are read. Inside this part only.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace muster::text {

constexpr char32_t replacement = 0xFFFD;

/// The code point at `at`, which moves on behind it; wrong bytes are U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t code);

bool is_ascii(std::string_view text);
/// The first `most` bytes, never cutting a code point in two.
std::string_view cut(std::string_view text, std::size_t most);

/// Shown by no program: joiners, marks of direction, soft hyphens, byte order marks, variation selectors.
bool is_invisible(char32_t code);
/// Blanks of every kind, line ends and control characters.
bool is_blank(char32_t code);
/// Apostrophes and the letters and quotes that people type for them (ʻ ʼ ’ ′ ´ `), ayn and hamza signs.
bool is_apostrophe(char32_t code);
bool is_dash(char32_t code);
/// The value of a decimal digit in any script.
std::optional<int> digit_value(char32_t code);

constexpr bool is_digit(char c) { return c >= '0' and c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' and c <= 'z'; }
/// A letter of the alphabet or any byte of a longer code point.
constexpr bool is_word_byte(char c)
{
    return is_lower(c) or (c >= 'A' and c <= 'Z') or static_cast<unsigned char>(c) >= 0x80;
}

/// Stand for the Arabic decimal and thousands signs, which mean the same in every habit.
constexpr char arabic_point = '\x01';
constexpr char arabic_group = '\x02';

/// Digits of every script as 0-9; blanks, dashes, apostrophes, per cent signs and comparison signs as their ASCII
/// kin; invisible characters off; no blanks at the ends. Letters stay as they are.
std::string plain(std::string_view text);

/// No saying of the two lists below is longer.
constexpr std::size_t longest_saying = 40;
/// "#N/A", "#DIV/0!" and the other errors that sheets leave in cells.
bool is_error_of_sheet(std::string_view plain);
/// Whether a folded text is a way of leaving a cell empty ("n a", "tbc", "sin dato") in one of the languages.
bool leaves_empty(std::string_view folded);
/// Whether a folded text says that there is nothing to report ("nil", "neant", "ninguno").
bool says_nothing(std::string_view folded);

}
