#include "message.hpp"
#include <array>
#include <base/words.hpp>
#include <charconv>
#include <memory>
#include <optional>
#include <unicode/msgfmt.h>
#include <unordered_map>
#include <vector>

namespace muster::base {

namespace {

constexpr std::size_t most_args = 10;

std::unique_ptr<icu::MessageFormat> made(std::string_view sentence, std::string_view language, UErrorCode& error)
{
    auto const pattern = icu::UnicodeString::fromUTF8(icu::StringPiece(sentence.data(), static_cast<int32_t>(sentence.size())));
    // The digits that the web interface shows: those of the figures that people compare with.
    auto const locale = std::string(language) + "@numbers=latn";
    return std::make_unique<icu::MessageFormat>(pattern, icu::Locale(locale.c_str()), error);
}

/// Sentences come from tables of the program, so there are only so many.
icu::MessageFormat* format_of(std::string_view sentence, std::string_view language)
{
    thread_local std::unordered_map<std::string, std::unique_ptr<icu::MessageFormat>> known;
    auto& place = known[std::string(language) + "\n" + std::string(sentence)];
    if (place) return place.get();
    UErrorCode error = U_ZERO_ERROR;
    place = made(sentence, language, error);
    if (U_FAILURE(error)) place.reset();
    return place.get();
}

/// Whether the sentence counts or formats that argument somewhere.
bool wants_number(std::string_view sentence, std::size_t which)
{
    std::string const begin = "{" + std::to_string(which) + ",";
    for (auto at = sentence.find(begin); at != std::string_view::npos; at = sentence.find(begin, at + 1))
        if (not sentence.substr(at + begin.size()).starts_with(" select")) return true;
    return false;
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

}

bool counts_or_formats(std::string_view sentence)
{
    for (std::size_t i = 0; i + 2 < sentence.size(); ++i)
        if (sentence[i] == '{' and sentence[i + 1] >= '0' and sentence[i + 1] <= '9' and sentence[i + 2] == ',') return true;
    return false;
}

std::string message(std::string_view sentence, std::span<std::string const> args, std::string_view language)
{
    auto* const format = format_of(sentence, language);
    std::array<icu::Formattable, most_args> given;
    for (std::size_t i = 0; i < most_args; ++i) {
        auto const text = i < args.size() ? args[i] : std::string();
        auto const number = wants_number(sentence, i) ? number_of(text) : std::nullopt;
        given[i] = number ? *number : icu::Formattable(unicode(text));
    }
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString said;
    icu::FieldPosition ignored;
    if (format != nullptr) format->format(given.data(), most_args, said, ignored, error);
    std::string out;
    if (format == nullptr or U_FAILURE(error)) return std::string(sentence);
    return said.toUTF8String(out);
}

std::string fault_of(std::string_view sentence)
{
    if (not counts_or_formats(sentence)) return "";
    UErrorCode error = U_ZERO_ERROR;
    made(sentence, "en", error);
    return U_FAILURE(error) ? u_errorName(error) : "";
}

}
