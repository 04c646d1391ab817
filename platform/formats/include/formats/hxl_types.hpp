// HXL 1.1: what a value is (nothing, a number, a date …) and how values are made alike before they are compared.
// Source: the HXL schema's data types as the reference library reads them; domain.md 7.3.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace muster::formats::hxl {

/// Nothing, or nothing but blanks (of any script).
bool is_empty(std::string_view value);

/// Blanks at both ends go, every run of blanks and line ends inside becomes one space.
std::string normalise_space(std::string_view value);
/// As above, in Latin letters without accents, in lower case: "  São  José" -> "sao jose".
std::string normalise_string(std::string_view value);

/// "12", "-3.5", "2.1e10", with blanks around. Not "1,200", "12 %", "NaN": those are for a person or for text/ to read.
std::optional<double> number_of(std::string_view value);
inline bool is_number(std::string_view value)
{
    return number_of(value).has_value();
}
/// "1.0" -> "1"; nothing where it is no number.
std::optional<std::string> normalise_number(std::string_view value);

/// How dates are read where the text alone does not say.
struct DateHabit {
    bool day_first = true;    // 03/04/2026 is 3 April
    std::optional<int> year;  // of a date without a year ("3 April"); without it such a date is not normalised
};
/// "2026", "2026-03", "2026-03-31", and HXL's "2026Q2" and "2026W07". Reads ISO dates and times, "20-01-2008",
/// "Jan 20, 2008", "Thu, 30 May 2018 02:57:50 GMT", and seconds or milliseconds since 1970. Month names are English.
/// Two-digit years are 1969 to 2068.
std::optional<std::string> normalise_date(std::string_view value, DateHabit habit = {});
/// Whether it is a date; one without a year ("October") counts.
bool is_date(std::string_view value);

/// What a schema's #valid_datatype can ask for beside the above.
bool is_url(std::string_view value);
bool is_email(std::string_view value);
bool is_phone(std::string_view value);

}
