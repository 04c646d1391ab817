// How each language writes things: sectors, activities, months, numbers, days.
#pragma once
#include "country.hpp"
#include "people.hpp"
#include <array>
#include <base/day.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::sample {

enum class Language : std::uint8_t { en, fr, es, ar, uk };
inline constexpr std::array<std::string_view, 5> language_names{"en", "fr", "es", "ar", "uk"};

struct Activity {
    std::string key;  // "wash.trucking"
    int body = -1;
};

class Wording {
public:
    Wording();
    std::vector<std::string> bodies;        // codes, in the order of words.csv
    std::vector<Activity> activities;
    /// The word of the tidy sheet.
    [[nodiscard]] std::string const& word(std::string_view kind, std::string_view key, Language language) const;
    /// All words for it, the tidy one first.
    [[nodiscard]] std::vector<std::string> const& words(std::string_view kind, std::string_view key, Language language) const;

private:
    std::map<std::string, std::array<std::vector<std::string>, 5>, std::less<>> words_;
};

/// In the script that a language is written in.
std::string const& in_script(Name const& name, Language language);
/// "1 200", "1,200", "1.200" by the language's habit.
std::string with_thousands(std::int64_t number, Language language);
std::string arabic_digits(std::string text);
std::string day_month_year(base::Day day, char between);
std::string month_day_year(base::Day day);
std::string two(int number);

}
