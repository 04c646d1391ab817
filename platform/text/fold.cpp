#include "letters.hpp"
#include "plain.hpp"
#include <algorithm>
#include <memory>
#include <text/fold.hpp>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace muster::text {

namespace {

/// No cell of a workbook is longer than 32,767 characters; what is longer is cut.
constexpr std::size_t longest = 65536;

/// Puts a folded text together: one blank between words, none at the ends, never longer than `longest`.
class Words {
public:
    explicit Words(std::size_t likely) { out_.reserve(likely + 8); }

    void gap() { gap_ = true; }

    void add(std::string_view letters)
    {
        bool const parted = gap_ and not out_.empty();
        if (letters.empty() or full_) return;
        if (out_.size() + parted + letters.size() > longest) {
            full_ = true;
            return;
        }
        if (parted) out_ += ' ';
        gap_ = false;
        out_ += letters;
    }

    /// One ASCII byte: letters small, digits kept, apostrophes off, "&" as "and", everything else a gap.
    void add_ascii(char c)
    {
        if (is_lower(c) or is_digit(c)) return add({&c, 1});
        if (c >= 'A' and c <= 'Z') {
            c = static_cast<char>(c + 32);
            return add({&c, 1});
        }
        if (c == '\'' or c == '`') return apostrophe();
        gap();
        if (c == '&') {
            add("and");
            gap();
        }
    }

    /// Off without a gap ("N'Djamena", "Sana'a"), but for what French leaves out: "d'eau" and "l'eau" hold the word
    /// eau.
    void apostrophe()
    {
        if (gap_) return;
        auto const blank = out_.rfind(' ');
        auto const word = std::string_view{out_}.substr(blank == std::string::npos ? 0 : blank + 1);
        if (word == "d" or word == "l" or word == "qu") gap();
    }

    [[nodiscard]] bool at_start_of_word() const { return gap_ or out_.empty(); }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool gap_ = false, full_ = false;
};

/// Writes in Latin what our own tables do not hold: Ethiopic, Devanagari, Chinese and the rest.
icu::UnicodeString transliterated(icu::UnicodeString run)
{
    thread_local std::unique_ptr<icu::Transliterator> const machine = [] {
        UErrorCode error = U_ZERO_ERROR;
        icu::UnicodeString const rules = "Any-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Latin-ASCII; Lower";
        return std::unique_ptr<icu::Transliterator>{icu::Transliterator::createInstance(rules, UTRANS_FORWARD, error)};
    }();
    if (machine) machine->transliterate(run);
    return run;
}

/// The compatible decomposition of one code point ("é" -> "e" and an accent, "ﬁ" -> "fi"); empty where there is none.
icu::UnicodeString parts_of(char32_t code)
{
    UErrorCode error = U_ZERO_ERROR;
    static auto const* const nfkd = icu::Normalizer2::getNFKDInstance(error);
    icu::UnicodeString parts;
    if (nfkd != nullptr and nfkd->getDecomposition(static_cast<UChar32>(code), parts)) return parts;
    return {};
}

bool is_mark(char32_t code)
{
    auto const type = u_charType(static_cast<UChar32>(code));
    return type == U_NON_SPACING_MARK or type == U_ENCLOSING_MARK or type == U_COMBINING_SPACING_MARK;
}

/// One pass over a text that is not all ASCII.
class Pass {
public:
    Pass(icu::UnicodeString const& text, Cyrillic reading, bool with_machine)
        : words_(static_cast<std::size_t>(text.length())), reading_(reading), with_machine_(with_machine)
    {
        for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
            take(char32_t(text.char32At(i)));
        end_run();
    }

    std::string result() { return words_.take(); }

private:
    void take(char32_t code)
    {
        if (is_mark(code) and not run_.isEmpty()) {
            run_.append(static_cast<UChar32>(code));
            return;
        }
        if (written_by_own_tables(code)) return;
        if (with_machine_ and u_isalpha(static_cast<UChar32>(code)) != 0)
            run_.append(static_cast<UChar32>(code));
        else {
            end_run();
            keep(code);
        }
    }

    /// Letters that stay in their own script, because nobody has written them in Latin; the rest is a gap.
    void keep(char32_t code)
    {
        if (u_isalpha(static_cast<UChar32>(code)) == 0) return words_.gap();
        std::string letter;
        append_code_point(letter, static_cast<char32_t>(u_tolower(static_cast<UChar32>(code))));
        words_.add(letter);
    }

    bool written_by_own_tables(char32_t code)
    {
        if (code < 0x80) {
            end_run();
            words_.add_ascii(static_cast<char>(code));
            return true;
        }
        if (is_invisible(code)) return true;
        if (is_apostrophe(code)) {
            if (run_.isEmpty()) words_.apostrophe();
            return true;
        }
        auto const small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
        if (auto const latin = latin_of(small)) {
            end_run();
            words_.add(*latin);
            return true;
        }
        if (auto const digit = digit_value(code)) {
            end_run();
            words_.add_ascii(static_cast<char>('0' + *digit));
            return true;
        }
        return in_parts(small) or is_mark(code);
    }

    std::optional<std::string_view> latin_of(char32_t small)
    {
        if (small >= 0x400 and small < 0x530)
            return latin_of_cyrillic(small, reading_, run_.isEmpty() and words_.at_start_of_word());
        if (auto const latin = latin_of_arabic(small)) return latin;
        return latin_of_special(small);
    }

    /// Whether the code point comes apart into letters that the tables hold.
    bool in_parts(char32_t code)
    {
        auto const parts = parts_of(code);
        if (parts.isEmpty()) return false;
        for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            auto const part = char32_t(parts.char32At(i));
            if (part >= 0x80 and not is_mark(part) and not latin_of(char32_t(u_tolower(UChar32(part)))) and
                u_isalpha(static_cast<UChar32>(part)) != 0)
                return false;
        }
        end_run();
        for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
            auto const part = char32_t(parts.char32At(i));
            if (part < 0x80)
                words_.add_ascii(static_cast<char>(part));
            else if (auto const latin = latin_of(char32_t(u_tolower(UChar32(part)))))
                words_.add(*latin);
            else if (not is_mark(part))
                words_.gap();
        }
        return true;
    }

    void end_run()
    {
        if (run_.isEmpty()) return;
        auto const latin = transliterated(std::move(run_));
        run_.remove();
        words_.add(Pass{latin, reading_, false}.result());
    }

    Words words_;
    icu::UnicodeString run_;
    Cyrillic reading_;
    bool with_machine_;
};

/// Ukrainian unless something is not: no Ukrainian word begins with и or has it before another vowel, and its
/// adjectives end in -ський, not in -ский.
Cyrillic reading_of(icu::UnicodeString text)
{
    text.toLower(icu::Locale::getRoot());
    bool cyrillic = false, russian = false;
    char32_t last = U' ';
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        auto const small = char32_t(text.char32At(i));
        if (auto const reading = reading_told_by(small)) return *reading;
        bool const begins = u_isalpha(static_cast<UChar32>(last)) == 0;
        bool const vowel = small == U'я' or small == U'и' or small == U'ю' or small == U'е';
        russian = russian or (begins and small == U'и') or (last == U'и' and vowel);
        cyrillic = cyrillic or (small >= 0x400 and small < 0x530);
        last = small;
    }
    if (not cyrillic) return Cyrillic::ukrainian;
    for (auto const* ending : {u"ский", u"ская", u"ское", u"ской", u"цкий", u"цкая"})
        russian = russian or text.indexOf(ending) >= 0;
    return russian ? Cyrillic::russian : Cyrillic::ukrainian;
}

std::string fold_ascii(std::string_view text)
{
    Words words{text.size()};
    for (char const c : text)
        words.add_ascii(c);
    return words.take();
}

std::string fold_once(std::string_view text)
{
    auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    UErrorCode error = U_ZERO_ERROR;
    static auto const* const nfc = icu::Normalizer2::getNFCInstance(error);
    if (nfc != nullptr and nfc->quickCheck(unicode, error) != UNORM_YES) {
        auto const composed = nfc->normalize(unicode, error);
        if (U_SUCCESS(error)) unicode = composed;
    }
    return Pass{unicode, reading_of(unicode), true}.result();
}

} // namespace

std::string fold(std::string_view text)
{
    text = cut(text, longest);
    if (is_ascii(text)) return fold_ascii(text);
    auto folded = fold_once(text);
    // Letters without a Latin spelling are kept. A second pass must not change them, or a key would not be a key.
    for (int round = 0; round < 3 and not is_ascii(folded); ++round) {
        auto again = fold_once(folded);
        if (again == folded) return folded;
        folded = std::move(again);
    }
    if (is_ascii(folded)) return folded;
    for (char& c : folded)
        if (static_cast<unsigned char>(c) >= 0x80) c = ' ';
    return fold_ascii(folded);
}

Script script_of(std::string_view text)
{
    int latin = 0, arabic = 0, cyrillic = 0, ethiopic = 0, other = 0;
    text = cut(text, longest);
    for (std::size_t at = 0; at < text.size();) {
        auto const code = static_cast<UChar32>(next_code_point(text, at));
        if (u_isalpha(code) == 0) continue;
        UErrorCode error = U_ZERO_ERROR;
        switch (uscript_getScript(code, &error)) {
        case USCRIPT_LATIN:
            ++latin;
            break;
        case USCRIPT_ARABIC:
        case USCRIPT_HEBREW:
            ++arabic;
            break;
        case USCRIPT_CYRILLIC:
            ++cyrillic;
            break;
        case USCRIPT_ETHIOPIC:
            ++ethiopic;
            break;
        case USCRIPT_COMMON:
        case USCRIPT_INHERITED:
            break;
        default:
            ++other;
            break;
        }
    }
    int const most = std::max({latin, arabic, cyrillic, ethiopic, other});
    if (most == 0) return Script::none;
    if (most == latin) return Script::latin;
    if (most == arabic) return Script::arabic;
    if (most == cyrillic) return Script::cyrillic;
    return most == ethiopic ? Script::ethiopic : Script::other;
}

std::vector<std::string_view> words(std::string_view folded)
{
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < folded.size();) {
        auto const end = std::min(folded.find(' ', at), folded.size());
        if (end > at) found.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return found;
}

} // namespace muster::text
