// Header words and HXL tags -> what a column holds. The words are in lists/columns.csv.
#include "column.hpp"

#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <charconv>
#include <needs/lists.hpp>
#include <set>
#include <standards/standards.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>

namespace muster::needs {
namespace {

enum class Word : int {
    population, affected, in_need, targeted, reached, severity,  // as in What
    sex, female, male, girls, boys, women, men, children, adults, elderly, disabled, urban, rural, households, share,
    sector, group, age, age_min, age_max, category, status, series, value, country, note, admin, code
};
constexpr std::array<std::string_view, 34> word_names{
    "population", "affected",   "in_need", "targeted", "reached",  "severity", "sex",     "female",   "male",
    "girls",      "boys",       "women",   "men",      "children", "adults",   "elderly", "disabled", "urban",
    "rural",      "households", "share",   "sector",   "group",    "age",      "age_min", "age_max",  "category",
    "status",     "series",     "value",   "country",  "note",     "admin",    "code"};
constexpr std::array<std::string_view, whats> what_names{"population", "affected", "in_need",
                                                         "targeted",   "reached",  "severity"};

text::Phrases const& phrases()
{
    static text::Phrases const made = [] {
        text::Phrases all;
        text::each_line(lists::columns_csv, [&](std::span<std::string_view const> fields) {
            ENSURE(fields.size() == 4);
            auto at = std::ranges::find(word_names, fields[0]);
            ENSURE(at != word_names.end());
            std::string_view words = fields[2];
            while (not words.empty()) {
                auto end = std::min(words.find('|'), words.size());
                all.add(words.substr(0, end), static_cast<int>(at - word_names.begin()));
                words.remove_prefix(std::min(end + 1, words.size()));
            }
        });
        return all;
    }();
    return made;
}

/// A text's known words, and the words left over.
struct Read {
    std::set<Word> words;
    std::string rest;
    std::string with_people;  // left over, and the words of sex and age: "child protection" of "Child Protection PiN"
    [[nodiscard]] bool has(Word word) const { return words.contains(word); }
};

Read read_words(std::string_view folded)
{
    static std::set<std::string_view> const empty_words{
        "of",  "the", "in", "and", "by", "for",   "with", "de",     "des",     "du", "la",    "le",
        "les", "et",  "y",  "del", "en", "total", "new",  "people", "persons", "no", "number"};
    Read read;
    auto parts = text::words(folded);
    std::vector<std::optional<Word>> taken(parts.size());
    for (auto const& hit : phrases().all_in(folded)) {
        read.words.insert(static_cast<Word>(hit.meaning));
        std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(hit.first), hit.count, static_cast<Word>(hit.meaning));
    }
    auto append = [](std::string& to, std::string_view word) {
        if (not to.empty()) to += ' ';
        to += word;
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        bool number = std::ranges::all_of(parts[i], [](char c) { return c >= '0' and c <= '9'; });
        if (number or (not taken[i] and empty_words.contains(parts[i]))) continue;
        bool people = taken[i] and *taken[i] >= Word::female and *taken[i] <= Word::disabled;
        if (not taken[i]) append(read.rest, parts[i]);
        if (not taken[i] or people) append(read.with_people, parts[i]);
    }
    return read;
}

/// "admin 2 pcode", "ADM2_EN", "admin1Pcode", "administrative level 3": the level; -1 where none is written.
int level_in(std::string_view folded)
{
    for (auto at = folded.find("adm"); at != std::string_view::npos; at = folded.find("adm", at + 1)) {
        if (at > 0 and folded[at - 1] != ' ') continue;
        auto rest = folded.substr(at + 3);
        for (auto more : {"inistrative", "inistrativo", "inistratif", "in"})
            if (rest.starts_with(more)) rest.remove_prefix(std::string_view(more).size());
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        for (auto more : {"level ", "unit "})
            if (rest.starts_with(more)) rest.remove_prefix(std::string_view(more).size());
        if (not rest.empty() and rest[0] >= '0' and rest[0] <= '5') return rest[0] - '0';
    }
    return -1;
}

std::string age_in(Read const& read)
{
    if (read.has(Word::girls) or read.has(Word::boys) or read.has(Word::children)) return "children";
    if (read.has(Word::elderly)) return "elderly";
    if (read.has(Word::adults) or read.has(Word::women) or read.has(Word::men)) return "adults";
    return "all";
}

std::string sex_in(Read const& read)
{
    bool f = read.has(Word::female) or read.has(Word::girls) or read.has(Word::women);
    bool m = read.has(Word::male) or read.has(Word::boys) or read.has(Word::men);
    return f == m ? "all" : f ? "f" : "m";
}

/// Where several are named ("population in need") the narrower stands.
std::optional<What> what_in(Read const& read)
{
    for (auto what : {What::severity, What::targeted, What::reached, What::in_need, What::affected, What::population})
        if (read.has(static_cast<Word>(what))) return what;
    return {};
}

Cut cut_in(Read const& read)
{
    Cut cut;
    cut.sex = sex_in(read);
    cut.age = age_in(read);
    if (read.has(Word::disabled)) cut.disabled = "yes";
    if (read.has(Word::urban) != read.has(Word::rural)) cut.other = read.has(Word::urban) ? "urban" : "rural";
    return cut;
}

bool names_place(Read const& read, int level)
{
    return (level >= 0 or read.has(Word::admin)) and not what_in(read);
}

/// Columns that describe a row; nothing where the header is none of them.
std::optional<Column::Role> role_of_words(Read const& read, std::string_view folded)
{
    using Role = Column::Role;
    if (read.has(Word::age_min)) return Role::age_min;
    if (read.has(Word::age_max)) return Role::age_max;
    if (read.has(Word::note)) return Role::ignored;
    if (read.has(Word::status)) return Role::status;
    if (read.has(Word::category)) return Role::category;
    if (read.has(Word::series)) return Role::series;
    if (read.has(Word::group)) return Role::group;
    if (folded == "disabled" or folded == "is disabled" or folded == "disability") return Role::disabled;
    if (what_in(read)) return {};
    if (read.has(Word::sex)) return Role::sex;
    if (read.has(Word::age)) return Role::age;
    if (read.has(Word::country)) return Role::country;
    if (read.has(Word::sector) and read.rest.empty()) return Role::sector;
    return {};
}

/// "Child Protection" is a body, not protection of children; "Girls, Education" is education of girls.
void take_body(Read const& read, structure::Bodies const& bodies, Column& column)
{
    auto plain = bodies.find(read.rest), with_people = bodies.find(read.with_people);
    if (plain.size() == 1) column.body = bodies.at(plain.front()).code;
    if (with_people.size() != 1 or with_people == plain) return;
    column.body = bodies.at(with_people.front()).code;
    column.cut.sex = column.cut.age = "all";
}

}

std::string_view name_of(What what) { return what_names.at(static_cast<std::size_t>(what)); }

std::string said(What what)
{
    constexpr std::array<std::string_view, whats> keys{"needs.what.population", "needs.what.affected", "needs.what.in_need",
                                                       "needs.what.targeted",   "needs.what.reached",  "needs.what.severity"};
    return base::term(keys.at(static_cast<std::size_t>(what)));
}

Column read_label(std::string_view label, structure::Bodies const& bodies)
{
    Column column;
    column.label = text::tidy(label);
    auto folded = text::fold(label);
    if (folded.empty()) return column;
    auto read = read_words(folded);
    auto level = level_in(folded);
    if (read.has(Word::households) or read.has(Word::share) or label.find('%') != std::string_view::npos) {
        column.role = Column::Role::households;
        return column;
    }
    if (auto role = role_of_words(read, folded); role and level < 1) {
        column.role = *role;
        return column;
    }
    if (names_place(read, level)) {
        bool code = read.has(Word::code) or folded.find("pcode") != std::string::npos or
                    folded.find("code") != std::string::npos;
        column.role = level == 0 ? Column::Role::country : code ? Column::Role::place_code : Column::Role::place_name;
        column.level = level;
        return column;
    }
    column.what = what_in(read);
    column.cut = cut_in(read);
    auto group = read.rest.empty() ? std::string() : standards::group_of(read.rest);
    if (not group.empty() and group != "all") column.cut.group = group;
    else take_body(read, bodies, column);
    bool total = folded == "total" or folded == "overall" or folded == "grand total";
    bool says = column.what or not column.body.empty() or column.cut != Cut{} or total;
    if (says) column.role = Column::Role::figure;
    else if (read.has(Word::value) and read.rest.empty()) column.role = Column::Role::value;
    return column;
}

namespace {

/// What an attribute of a figure's tag adds to its cut.
void take_attribute(std::string const& attribute, structure::Bodies const& bodies, Column& column)
{
    static std::set<std::string_view> const neutral{"ind", "num",  "total", "all", "code", "name",
                                                     "hno", "hrp", "hnrp", "final", "pin", "est", "people"};
    auto folded = text::fold(attribute);
    if (neutral.contains(folded) or folded.starts_with("v ") or folded.starts_with("i ")) return;
    if (std::ranges::all_of(folded, [](char c) { return c >= '0' and c <= '9'; })) return;
    auto read = read_words(folded);
    if (read.has(Word::households) or read.has(Word::share)) column.role = Column::Role::households;
    auto cut = cut_in(read);
    if (cut.sex != "all") column.cut.sex = cut.sex;
    if (cut.age != "all") column.cut.age = cut.age;
    if (cut.disabled != "all") column.cut.disabled = cut.disabled;
    auto add_other = [&](std::string const& words) {
        column.cut.other += (column.cut.other.empty() ? "" : " ") + words;
    };
    if (not cut.other.empty()) add_other(cut.other);
    if (read.rest.empty()) return;
    auto group = standards::group_of(folded);
    if (not group.empty() and group != "all") column.cut.group = group;
    else if (auto at = bodies.by_code(attribute); at >= 0) column.body = bodies.at(at).code;
    else add_other(folded);
}

Column::Role role_of_tag(formats::TagSpec const& tag)
{
    using Role = Column::Role;
    if (tag.tag == "#sector" or tag.tag == "#subsector") return Role::sector;
    if (tag.tag == "#gender" or tag.tag == "#sex") return Role::sex;
    if (tag.tag == "#age") return tag.has("min") ? Role::age_min : tag.has("max") ? Role::age_max : Role::age;
    if (tag.tag == "#is_disabled" or tag.tag == "#disabled") return Role::disabled;
    if (tag.tag == "#population_group" or tag.tag == "#group" or tag.tag == "#beneficiary") return Role::group;
    if (tag.tag == "#country") return Role::country;
    if (tag.tag == "#category") return Role::category;
    if (tag.tag == "#description") return Role::series;
    if (tag.tag.size() == 5 and tag.tag.starts_with("#adm"))
        return tag.has("code") ? Role::place_code : Role::place_name;
    return Role::ignored;
}

}

Column read_tag(formats::TagSpec const& tag, std::string_view label, structure::Bodies const& bodies)
{
    Column column;
    column.label = label.empty() ? tag.text() : text::tidy(label);
    column.role = role_of_tag(tag);
    if (column.role == Column::Role::place_code or column.role == Column::Role::place_name) {
        column.level = tag.tag[4] - '0';
        if (column.level == 0) column.role = Column::Role::country;
        return column;
    }
    auto at = std::ranges::find(what_names, tag.tag == "#inneed" ? std::string("in_need") : tag.tag.substr(1));
    if (at == what_names.end()) return column;
    column.role = Column::Role::figure;
    column.what = static_cast<What>(at - what_names.begin());
    for (auto const& attribute : tag.attributes) take_attribute(attribute, bodies, column);
    // Where the tag leaves out what the header says ("Boys" under #inneed+refugees), the header is the narrower truth.
    auto said = read_label(label, bodies);
    if (said.role == Column::Role::households) column.role = Column::Role::households;
    if (said.role == Column::Role::figure) {
        if (column.cut.sex == "all") column.cut.sex = said.cut.sex;
        if (column.cut.age == "all") column.cut.age = said.cut.age;
        if (column.cut.disabled == "all") column.cut.disabled = said.cut.disabled;
    }
    return column;
}

std::optional<Cut> read_category(std::string_view category)
{
    auto read = read_words(text::fold(category));
    if (read.has(Word::households)) return {};
    auto cut = cut_in(read);
    if (read.rest.empty()) return cut;
    auto group = text::words(read.rest).size() <= 3 ? standards::group_of(read.rest) : std::string();
    if (not group.empty() and group != "all") cut.group = group;
    else if (group != "all") cut.other = cut.other.empty() ? read.rest : cut.other + " " + read.rest;
    return cut;
}

std::string sex_of(std::string_view cell)
{
    auto folded = text::fold(cell);
    if (folded.empty() or folded == "a" or folded == "all" or folded == "both" or folded == "total" or folded == "t")
        return "all";
    return sex_in(read_words(folded));
}

std::string age_of(std::string_view cell)
{
    auto tidy = text::tidy(cell);
    auto folded = text::fold(tidy);
    if (folded.empty() or folded == "a" or folded == "all" or folded == "total" or folded == "all ages") return "all";
    if (std::ranges::none_of(folded, [](char c) { return c >= '0' and c <= '9'; })) return age_in(read_words(folded));
    // "0 - 17 ans", "18 à 64", "65+", "60 and above": the numbers, joined.
    std::string numbers;
    for (auto word : text::words(folded)) {
        auto digits = word.substr(0, word.find_first_not_of("0123456789"));
        if (digits.empty()) continue;
        if (not numbers.empty()) numbers += '-';
        numbers += digits;
    }
    bool open = numbers.find('-') == std::string::npos;
    return open ? numbers + "+" : numbers;
}

std::string disabled_of(std::string_view cell)
{
    auto folded = text::fold(cell);
    if (folded == "y" or folded == "yes" or folded == "true" or folded == "1" or folded == "oui" or folded == "si" or
        folded == "sim")
        return "yes";
    if (folded == "n" or folded == "no" or folded == "false" or folded == "0" or folded == "non" or folded == "nao")
        return "no";
    return read_words(folded).has(Word::disabled) ? "yes" : "all";
}

std::optional<What> status_of(std::string_view cell)
{
    auto folded = text::fold(cell);
    if (folded == "all") return What::population;  // HAPI: everybody who lives there, no sum (domain.md 5.1)
    return what_in(read_words(folded));
}

std::optional<What> what_of_title(std::string_view title)
{
    return what_in(read_words(text::fold(title)));
}

std::string_view band_of(std::string_view age)
{
    if (age == "all") return "all";
    if (age == "children") return "child";
    if (age == "adults") return "adult";
    if (age == "elderly") return "elder";
    int from = -1, to = 200;
    auto read = std::from_chars(age.data(), age.data() + age.size(), from);
    if (read.ec != std::errc{}) return "other";
    if (read.ptr != age.data() + age.size() and *read.ptr == '-')
        std::from_chars(read.ptr + 1, age.data() + age.size(), to);
    if (to <= 18) return "child";
    if (from >= 60) return "elder";
    return from >= 18 ? "adult" : "other";
}

}
