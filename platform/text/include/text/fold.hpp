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
/// "الفاشر" -> "alfashr", "Харків" -> "kharkiv" (as gazetteers write it). Apostrophes go without a gap ("N'Djamena" ->
/// "ndjamena"), "&" is "and", digits of every script are 0-9. Letters that nobody writes in Latin stay as they are.
/// Folding twice changes nothing. Wrong UTF-8 is a gap; what is beyond 64 KiB is cut. Pure ASCII takes a fast path,
/// Latin, Cyrillic and Arabic own tables, the rest ICU. Thread-safe.
std::string fold(std::string_view text);

/// Consonants of a folded text without its articles (al, el) and blanks: for scripts that do not write vowels. Letters
/// that Arabic does not tell apart are one: "khartoum" and "alkhrtwm" -> "khrtm", "port sudan" -> "brtsdn".
std::string skeleton(std::string_view folded);

/// Whether most letters are of a script that does not write its vowels (Arabic, Hebrew), or of another than Latin.
enum class Script { latin, arabic, cyrillic, ethiopic, other, none };
Script script_of(std::string_view text);

/// 0 … 1; 1 is equal; 0 where one is empty. The best of: Jaro-Winkler for single words; for names of several words the
/// share of words (by weight) that have their like on the other side in any order, and the names without blanks;
/// skeletons where exactly one side looks written without vowels. Whole words that differ lower it strongly: another
/// number (camp 1, camp 2) to 0.6 at most, another side (north, nord and norte are one) to 0.7 at most. Typing errors
/// stay above 0.9, "city" or "the" too much costs a few hundredths. About a microsecond for names of two words.
double likeness(std::string_view folded_a, std::string_view folded_b);
/// Jaro-Winkler as published, over bytes of folded texts.
double jaro_winkler(std::string_view a, std::string_view b);
/// Edits (insert, delete, replace, swap of neighbours) up to `most`; `most + 1` where more.
int edits(std::string_view a, std::string_view b, int most);

/// Splits at blanks of a folded text.
std::vector<std::string_view> words(std::string_view folded);

}
