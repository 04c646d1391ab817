#include "wording.hpp"

#include "lists_of.hpp"
#include <base/ensure.hpp>
#include <sample/lists.hpp>

namespace muster::sample {

Wording::Wording()
{
    for (auto const& line : lines_of(lists::words_csv)) {
        ENSURE(line.size() == 7);
        auto& languages = words_[line[0] + ":" + line[1]];
        for (std::size_t i = 0; i < 5; ++i) languages[i] = split(line[i + 2], '|');
        if (line[0] == "body") bodies.push_back(line[1]);
        if (line[0] == "activity") {
            auto body = line[1].substr(0, line[1].find('.'));
            int index = 0;
            while (bodies.at(static_cast<std::size_t>(index)) != body) ++index;
            activities.push_back({line[1], index});
        }
    }
}

std::vector<std::string> const& Wording::words(std::string_view kind, std::string_view key, Language language) const
{
    auto found = words_.find(std::string(kind) + ":" + std::string(key));
    ENSURE(found != words_.end());
    return found->second[static_cast<std::size_t>(language)];
}

std::string const& Wording::word(std::string_view kind, std::string_view key, Language language) const
{
    return words(kind, key, language).front();
}

std::string const& in_script(Name const& name, Language language)
{
    if (language == Language::ar) return name.arabic;
    return language == Language::uk ? name.cyrillic : name.latin;
}

std::string with_thousands(std::int64_t number, Language language)
{
    auto digits = std::to_string(number);
    auto sign = language == Language::es ? "." : language == Language::en or language == Language::ar ? "," : "\u00A0";
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), sign);
    return digits;
}

std::string arabic_digits(std::string text)
{
    std::string out;
    for (auto letter : text) {
        if (letter >= '0' and letter <= '9') {
            out += '\xD9';
            out += static_cast<char>(0xA0 + (letter - '0'));
        }
        else out += letter;
    }
    return out;
}

std::string two(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string day_month_year(base::Day day, char between)
{
    return two(day.day()) + between + two(day.month()) + between + std::to_string(day.year());
}

std::string month_day_year(base::Day day)
{
    return two(day.month()) + "/" + two(day.day()) + "/" + std::to_string(day.year());
}

}
