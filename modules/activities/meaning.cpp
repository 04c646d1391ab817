#include "meaning.hpp"
#include <array>
#include <utility>
#include <vector>

namespace muster::activities {

namespace {

constexpr std::array<std::pair<Field, std::string_view>, 36> field_names{{
    {Field::ignored, "ignored"}, {Field::id, "id"}, {Field::org, "org"}, {Field::sector, "sector"},
    {Field::subsector, "subsector"}, {Field::activity, "activity"}, {Field::activity_code, "activity_code"},
    {Field::sub_activity, "sub_activity"}, {Field::description, "description"}, {Field::indicator, "indicator"},
    {Field::project, "project"}, {Field::project_code, "project_code"}, {Field::place, "place"}, {Field::site, "site"},
    {Field::site_type, "site_type"}, {Field::lat, "lat"}, {Field::lon, "lon"}, {Field::group, "group"},
    {Field::status, "status"}, {Field::modality, "modality"}, {Field::unit, "unit"}, {Field::quantity, "quantity"},
    {Field::start, "start"}, {Field::end, "end"}, {Field::period, "period"}, {Field::year, "year"},
    {Field::quarter, "quarter"}, {Field::reported, "reported"}, {Field::updated, "updated"},
    {Field::people, "people"}, {Field::households, "households"}, {Field::people_or_households, "people_or_households"},
    {Field::grand_total, "grand_total"}, {Field::notes, "notes"}, {Field::contact, "contact"}, {Field::cost, "cost"},
}};
constexpr std::array<std::string_view, 5> part_names{"", "name", "acronym", "code", "type"};
constexpr std::array<std::string_view, 5> role_names{"", "implementing", "programme", "reporting", "donor"};
constexpr std::array<std::string_view, 5> measure_names{"reached", "targeted", "in_need", "new_reached", "population"};
constexpr std::array<std::string_view, 3> sex_names{"", "f", "m"};
constexpr std::array<std::string_view, 5> age_names{"", "infants", "children", "adults", "elderly"};

std::string_view name_of(Field field)
{
    for (auto const& [one, name] : field_names)
        if (one == field) return name;
    return "flag";
}

template <typename Enum, std::size_t N>
std::optional<Enum> named(std::array<std::string_view, N> const& names, std::string_view word)
{
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == word and not word.empty()) return static_cast<Enum>(i);
    return std::nullopt;
}

void append(std::string& text, std::string_view word)
{
    if (not word.empty()) text.append(".").append(word);
}

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> words;
    while (not text.empty()) {
        auto const dot = text.find('.');
        words.push_back(text.substr(0, dot));
        text = dot == std::string_view::npos ? "" : text.substr(dot + 1);
    }
    return words;
}

/// One word after the first of a meaning's text.
bool take(Meaning& meaning, std::string_view word)
{
    if (word == "households") meaning.field = Field::households;
    else if (word == "disabled") meaning.disabled = true;
    else if (auto const part = named<Part>(part_names, word)) meaning.part = *part;
    else if (auto const role = named<Role>(role_names, word)) meaning.role = *role;
    else if (auto const sex = named<Sex>(sex_names, word)) meaning.sex = *sex;
    else if (auto const age = named<Age>(age_names, word)) meaning.age = *age;
    else if (word.size() == 4 and word.starts_with("adm") and word[3] >= '0' and word[3] <= '5')
        meaning.level = static_cast<std::uint8_t>(word[3] - '0');
    else if (word.size() == 5 and word.starts_with("band")) meaning.band = static_cast<std::uint16_t>(word[4] - '0');
    else return false;
    return true;
}

}

std::string Meaning::text() const
{
    bool const counts = field == Field::people or field == Field::households;
    std::string text{counts ? measure_names[static_cast<std::size_t>(measure)] : name_of(field)};
    if (field == Field::households) text += ".households";
    if (field == Field::place and level != any_level) append(text, std::string("adm") + static_cast<char>('0' + level));
    append(text, role_names[static_cast<std::size_t>(role)]);
    append(text, part_names[static_cast<std::size_t>(part)]);
    if (counts) {
        append(text, sex_names[static_cast<std::size_t>(sex)]);
        append(text, age_names[static_cast<std::size_t>(age)]);
        if (disabled) append(text, "disabled");
        if (band > 0) append(text, std::string("band") + static_cast<char>('0' + band));
    }
    return text;
}

std::optional<Meaning> Meaning::parse(std::string_view text)
{
    auto const words = split(text);
    if (words.empty()) return std::nullopt;
    Meaning meaning;
    if (auto const measure = named<Measure>(measure_names, words[0])) {
        meaning.field = Field::people;
        meaning.measure = *measure;
    }
    else if (words[0] == "flag") meaning.field = Field::flag;
    else {
        bool known = false;
        for (auto const& [field, name] : field_names)
            if (name == words[0]) meaning.field = field, known = true;
        if (not known) return std::nullopt;
    }
    for (std::size_t i = 1; i < words.size(); ++i)
        if (not take(meaning, words[i])) return std::nullopt;
    return meaning;
}

}
