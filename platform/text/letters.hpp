// Letters that this part writes in Latin by its own tables. Inside this part only.
#pragma once
#include <optional>
#include <string_view>

namespace muster::text {

/// How Cyrillic letters are read where the languages differ (г, и, я …).
enum class Cyrillic { ukrainian, russian };

/// A small Cyrillic letter in Latin; empty for the signs that are not spoken. Nothing for letters of other languages.
/// Ukrainian follows the official table of 2010 (Cabinet of Ministers, resolution 55), as gazetteers do.
std::optional<std::string_view> latin_of_cyrillic(char32_t small, Cyrillic reading, bool starts_word);
/// The reading that a letter is proof of: і ї є ґ are Ukrainian, ы э ё ъ are not.
std::optional<Cyrillic> reading_told_by(char32_t small);

/// A letter or mark of the Arabic script in Latin; empty for vowel marks, hamza, ayn and the stretching sign. The ways
/// of writing alef, yeh, kaf and a final heh are one.
std::optional<std::string_view> latin_of_arabic(char32_t code);

/// Latin letters that do not come apart into a base letter and marks (ø, ł, ɓ, ǝ, ß …), small.
std::optional<std::string_view> latin_of_special(char32_t small);

}
