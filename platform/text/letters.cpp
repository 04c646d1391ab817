#include "letters.hpp"

namespace muster::text {

namespace {

/// Letters that every reading writes alike.
std::optional<std::string_view> cyrillic_alike(char32_t c)
{
    switch (c) {
    case U'а': return "a";
    case U'б': return "b";
    case U'в': return "v";
    case U'ґ': return "g";
    case U'д': return "d";
    case U'е': return "e";
    case U'ж': return "zh";
    case U'з': return "z";
    case U'і': return "i";
    case U'к': return "k";
    case U'л': return "l";
    case U'м': return "m";
    case U'н': return "n";
    case U'о': return "o";
    case U'п': return "p";
    case U'р': return "r";
    case U'с': return "s";
    case U'т': return "t";
    case U'у': return "u";
    case U'ў': return "u";
    case U'ф': return "f";
    case U'х': return "kh";
    case U'ц': return "ts";
    case U'ч': return "ch";
    case U'ш': return "sh";
    case U'щ': return "shch";
    case U'ъ': return "";
    case U'ы': return "y";
    case U'ь': return "";
    case U'э': return "e";
    case U'ё': return "yo";
    default: return std::nullopt;
    }
}

}

std::optional<std::string_view> latin_of_cyrillic(char32_t c, Cyrillic reading, bool starts_word)
{
    bool const russian = reading == Cyrillic::russian, soft = not russian and not starts_word;
    switch (c) {
    case U'г': return russian ? "g" : "h";
    case U'и': return russian ? "i" : "y";
    case U'й': return soft ? "i" : "y";
    case U'є': return soft ? "ie" : "ye";
    case U'ї': return soft ? "i" : "yi";
    case U'ю': return soft ? "iu" : "yu";
    case U'я': return soft ? "ia" : "ya";
    default: return cyrillic_alike(c);
    }
}

std::optional<Cyrillic> reading_told_by(char32_t c)
{
    if (c == U'і' or c == U'ї' or c == U'є' or c == U'ґ') return Cyrillic::ukrainian;
    if (c == U'ы' or c == U'э' or c == U'ё' or c == U'ъ') return Cyrillic::russian;
    return std::nullopt;
}

namespace {

/// Arabic as written in Arabic.
std::optional<std::string_view> arabic_letter(char32_t c)
{
    switch (c) {
    case 0x622: case 0x623: case 0x625: case 0x627: case 0x671: return "a";
    case 0x628: return "b";
    case 0x62A: return "t";
    case 0x62B: return "th";
    case 0x62C: return "j";
    case 0x62D: case 0x647: case 0x629: return "h";
    case 0x62E: return "kh";
    case 0x62F: case 0x636: return "d";
    case 0x630: return "dh";
    case 0x631: return "r";
    case 0x632: case 0x638: return "z";
    case 0x633: case 0x635: return "s";
    case 0x634: return "sh";
    case 0x637: return "t";
    case 0x63A: return "gh";
    case 0x641: return "f";
    case 0x642: return "q";
    case 0x643: return "k";
    case 0x644: return "l";
    case 0x645: return "m";
    case 0x646: return "n";
    case 0x624: case 0x648: return "w";
    case 0x626: case 0x649: case 0x64A: return "y";
    case 0x621: case 0x639: case 0x640: return "";
    default: return std::nullopt;
    }
}

/// Letters that Persian, Dari, Pashto, Urdu and Kurdish add.
std::optional<std::string_view> arabic_letter_of_others(char32_t c)
{
    switch (c) {
    case 0x67E: return "p";
    case 0x686: return "ch";
    case 0x698: case 0x696: return "zh";
    case 0x6AF: case 0x6AB: return "g";
    case 0x6A9: case 0x6AA: return "k";
    case 0x6A4: return "v";
    case 0x6CC: case 0x6CD: case 0x6D0: case 0x6D2: case 0x6CE: return "y";
    case 0x6C1: case 0x6BE: case 0x6C0: case 0x6C2: case 0x6C3: case 0x6D5: return "h";
    case 0x6BA: case 0x6BC: return "n";
    case 0x679: case 0x67C: return "t";
    case 0x688: case 0x689: return "d";
    case 0x691: case 0x693: case 0x695: return "r";
    case 0x69A: return "sh";
    case 0x681: return "dz";
    case 0x685: return "ts";
    case 0x6B5: return "l";
    case 0x6C6: case 0x6CB: return "w";
    case 0x674: return "";
    default: return std::nullopt;
    }
}

}

std::optional<std::string_view> latin_of_arabic(char32_t c)
{
    if (c < 0x610 or c > 0x6ED) return std::nullopt;
    if (c <= 0x61A or (c >= 0x64B and c <= 0x65F) or c == 0x670 or (c >= 0x6D6 and c <= 0x6DC)) return "";
    if (auto const letter = arabic_letter(c)) return letter;
    return arabic_letter_of_others(c);
}

std::optional<std::string_view> latin_of_special(char32_t c)
{
    switch (c) {
    case U'ß': return "ss";
    case U'æ': return "ae";
    case U'œ': return "oe";
    case U'ø': return "o";
    case U'ð': case U'đ': case U'ɗ': case U'ɖ': return "d";
    case U'þ': return "th";
    case U'ħ': return "h";
    case U'ı': return "i";
    case U'ł': return "l";
    case U'ŋ': case U'ɲ': case U'ɳ': return "n";
    case U'ŧ': return "t";
    case U'ɓ': return "b";
    case U'ƙ': return "k";
    case U'ƴ': return "y";
    case U'ǝ': case U'ə': case U'ɛ': return "e";
    case U'ɔ': return "o";
    case U'ɣ': return "g";
    case U'ƒ': return "f";
    case U'ʋ': return "v";
    case U'ƥ': return "p";
    case U'ƭ': return "t";
    case U'ƈ': return "c";
    case U'ɨ': return "i";
    case U'ʉ': return "u";
    default: return std::nullopt;
    }
}

}
