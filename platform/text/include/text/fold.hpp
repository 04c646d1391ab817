// Making what people write comparable, in any script.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

/// Blanks at both ends off (also NBSP, zero-width, byte order mark), runs of blanks to one. The words stay as written.
std::string tidy(std::string_view text);

/// The key under which two spellings are the same: tidied, transliterated to Latin, accents off, lower case, every
/// run of punctuation and blanks one blank, curly quotes and hyphens alike. "Kaga-Bandoro " -> "kaga bandoro",
/// "الفاشر" -> "alfashr", "Харків" -> "harkiv". Pure ASCII takes a fast path. Thread-safe.
std::string fold(std::string_view text);

/// Consonants of a folded text without a leading article (al, el): for scripts that do not write vowels.
std::string skeleton(std::string_view folded);

/// Whether most letters are of a script that does not write its vowels (Arabic, Hebrew), or of another than Latin.
enum class Script { latin, arabic, cyrillic, ethiopic, other, none };
Script script_of(std::string_view text);

/// 0 … 1; 1 is equal. Jaro-Winkler over folded texts, over words in any order, and over skeletons where one side does
/// not write vowels: the best of them.
double likeness(std::string_view folded_a, std::string_view folded_b);
/// Jaro-Winkler as published, over bytes of folded texts.
double jaro_winkler(std::string_view a, std::string_view b);
/// Edits (insert, delete, replace, swap of neighbours) up to `most`; `most + 1` where more.
int edits(std::string_view a, std::string_view b, int most);

/// Splits at blanks of a folded text.
std::vector<std::string_view> words(std::string_view folded);

}
