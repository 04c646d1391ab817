#include "message.hpp"
#include <array>
#include <base/words.hpp>
#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <unicode/msgfmt.h>
#include <unordered_map>
#include <vector>

namespace muster::base {

namespace {

constexpr std::size_t most_args = 10;
constexpr std::size_t most_said = 1000;

std::unique_ptr<icu::MessageFormat> made(std::string_view sentence, std::string_view language, UErrorCode& error)
{
    auto const pattern = icu::UnicodeString::fromUTF8(icu::StringPiece(sentence.data(), static_cast<int32_t>(sentence.size())));
    // The digits that the web interface shows: those of the figures that people compare with.
    auto const locale = std::string(language) + "@numbers=latn";
    return std::make_unique<icu::MessageFormat>(pattern, icu::Locale(locale.c_str()), error);
}

/// Whether the sentence counts or formats that argument somewhere.
bool wants_number(std::string_view sentence, std::size_t which)
{
    std::string const begin = "{" + std::to_string(which) + ",";
    for (auto at = sentence.find(begin); at != std::string_view::npos; at = sentence.find(begin, at + 1))
        if (not sentence.substr(at + begin.size()).starts_with(" select")) return true;
    return false;
}

struct Sentence {
    std::unique_ptr<icu::MessageFormat> format;  // null where it cannot be read
    std::array<bool, most_args> numbers{};       // arguments that it counts or formats
    std::unordered_map<std::string, std::string> said;  // by its arguments: a list says the same few things again and again
};

/// Sentences come from tables of the program, so there are only so many.
Sentence& sentence_of(std::string_view sentence, std::string_view language)
{
    using Tongue = std::map<std::string, Sentence, std::less<>>;
    thread_local std::map<std::string, Tongue, std::less<>> tongues;
    auto tongue = tongues.find(language);
    if (tongue == tongues.end()) tongue = tongues.emplace(language, Tongue()).first;
    if (auto const found = tongue->second.find(sentence); found != tongue->second.end()) return found->second;
    auto& fresh = tongue->second[std::string(sentence)];
    UErrorCode error = U_ZERO_ERROR;
    fresh.format = made(sentence, language, error);
    if (U_FAILURE(error)) fresh.format.reset();
    for (std::size_t i = 0; i < most_args; ++i) fresh.numbers[i] = wants_number(sentence, i);
    return fresh;
}

std::optional<icu::Formattable> number_of(std::string const& text)
{
    auto const* const end = text.data() + text.size();
    std::int64_t whole = 0;
    if (auto const [at, failed] = std::from_chars(text.data(), end, whole); failed == std::errc{} and at == end) return icu::Formattable(static_cast<int64_t>(whole));
    double broken = 0;
    if (auto const [at, failed] = std::from_chars(text.data(), end, broken); failed == std::errc{} and at == end) return icu::Formattable(broken);
    return {};
}

icu::UnicodeString unicode(std::string const& text) { return icu::UnicodeString::fromUTF8(text); }

std::string filled(Sentence const& known, std::string_view sentence, std::span<std::string const> args)
{
    std::array<icu::Formattable, most_args> given;
    for (std::size_t i = 0; i < most_args; ++i) {
        auto const number = i < args.size() and known.numbers[i] ? number_of(args[i]) : std::nullopt;
        if (number) given[i] = *number;
        else given[i].setString(i < args.size() ? unicode(args[i]) : icu::UnicodeString());
    }
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString said;
    icu::FieldPosition ignored;
    known.format->format(given.data(), most_args, said, ignored, error);
    std::string out;
    return U_FAILURE(error) ? std::string(sentence) : said.toUTF8String(out);
}

}

bool counts_or_formats(std::string_view sentence)
{
    for (std::size_t i = 0; i + 2 < sentence.size(); ++i)
        if (sentence[i] == '{' and sentence[i + 1] >= '0' and sentence[i + 1] <= '9' and sentence[i + 2] == ',') return true;
    return false;
}

std::string message(std::string_view sentence, std::span<std::string const> args, std::string_view language)
{
    auto& known = sentence_of(sentence, language);
    if (known.format == nullptr) return std::string(sentence);
    std::string key;
    for (auto const& arg : args) key.append(std::to_string(arg.size())).append(":").append(arg);
    if (auto const found = known.said.find(key); found != known.said.end()) return found->second;
    if (known.said.size() == most_said) known.said.clear();
    return known.said[key] = filled(known, sentence, args);
}

std::string fault_of(std::string_view sentence)
{
    if (not counts_or_formats(sentence)) return "";
    UErrorCode error = U_ZERO_ERROR;
    made(sentence, "en", error);
    return U_FAILURE(error) ? u_errorName(error) : "";
}

}
