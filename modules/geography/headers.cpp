#include "headers.hpp"
#include <algorithm>
#include <charconv>
#include <vector>

namespace muster::geography {

namespace {

using Means = Heading::Means;

bool is_digit(char c)
{
    return c >= '0' and c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z');
}

/// Small letters and digits only: "Admin 1 PCode" and "admin1Pcode" are one.
std::string squeeze(std::string_view text)
{
    std::string out;
    for (char const c : text)
        if (is_digit(c) or is_letter(c)) out += is_letter(c) ? static_cast<char>(c | 0x20) : c;
    return out;
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

bool is_language(std::string_view word)
{
    return (word.size() == 2 or word.size() == 3) and std::ranges::all_of(word, is_letter) and
           not one_of(word, {"id", "km2", "ref", "sup", "geo", "lat", "lon", "cod", "pop", "ty"});
}

Heading of(Means means, int level = -1, std::string_view language = "")
{
    Heading heading;
    heading.means = means, heading.level = level, heading.language = language;
    return heading;
}

/// What follows "adm2": "pcode", "fr", "nameen", "alt1en", "refname", "length".
Heading of_level(int level, std::string_view rest)
{
    if (one_of(rest, {"pcode", "code", "pcod", "pcd", "id", "cod", "isocode", "pcodes"})) return of(Means::code, level);
    if (rest == "length") return of(Means::length, level);
    if (one_of(rest, {"name", "", "ref1", "label", "names"})) return of(Means::name, level);
    if (one_of(rest, {"ref", "refname", "refnam"})) return of(Means::other_name, level);
    if (rest.starts_with("alt")) {
        rest.remove_prefix(3);
        if (rest.starts_with("name")) rest.remove_prefix(4);
        while (not rest.empty() and is_digit(rest.front()))
            rest.remove_prefix(1);
        return is_language(rest) or rest.empty() ? of(Means::other_name, level, rest) : Heading{};
    }
    if (rest.starts_with("name")) {
        rest.remove_prefix(4);
        return is_language(rest) ? of(Means::name, level, rest) : Heading{};
    }
    return is_language(rest) ? of(Means::name, level, rest) : Heading{};
}

/// Columns whose heading stands for itself.
struct Spelling {
    std::string_view squeezed;
    Means means;
    int level = -1;
};

constexpr Spelling spellings[] = {
    {"location", Means::country},
    {"iso3", Means::country},
    {"alpha3", Means::country},
    {"countrycode", Means::country},
    {"iso3countrycode", Means::country},
    {"isocode", Means::country},
    {"countryiso3", Means::country},
    {"iso", Means::country},
    {"adminlevel", Means::level},
    {"admlevel", Means::level},
    {"level", Means::level},
    {"pcode", Means::any_code},
    {"pcodes", Means::any_code},
    {"admpcode", Means::any_code},
    {"adminpcode", Means::any_code},
    {"placecode", Means::any_code},
    {"hrpcode", Means::any_code},
    {"ochapcode", Means::any_code},
    {"hlcitcode", Means::any_code},
    {"name", Means::any_name},
    {"admref", Means::any_name},
    {"admname", Means::any_name},
    {"placename", Means::any_name},
    {"hrname", Means::any_name},
    {"shapename", Means::any_name},
    {"parentpcode", Means::parent_code},
    {"parentcode", Means::parent_code},
    {"parent", Means::parent_code},
    {"hrparent", Means::parent_code},
    {"validon", Means::from},
    {"validfrom", Means::from},
    {"validfromdate", Means::from},
    {"datestart", Means::from},
    {"validto", Means::to},
    {"validtodate", Means::to},
    {"dateend", Means::to},
    {"latitude", Means::lat},
    {"lat", Means::lat},
    {"y", Means::lat},
    {"centroidy", Means::lat},
    {"centrelatitude", Means::lat},
    {"centerlat", Means::lat},
    {"longitude", Means::lon},
    {"lon", Means::lon},
    {"long", Means::lon},
    {"x", Means::lon},
    {"centroidx", Means::lon},
    {"centrelongitude", Means::lon},
    {"centerlon", Means::lon},
    {"population", Means::people},
    {"people", Means::people},
    {"totalpopulation", Means::people},
    {"poptotal", Means::people},
    {"populationtotale", Means::people},
    {"poblacion", Means::people},
    {"populacao", Means::people},
    {"gender", Means::sex},
    {"sex", Means::sex},
    {"sexe", Means::sex},
    {"sexo", Means::sex},
    {"genre", Means::sex},
    {"agerange", Means::age},
    {"age", Means::age},
    {"agegroup", Means::age},
    {"groupedage", Means::age},
    {"agemin", Means::age_least},
    {"minage", Means::age_least},
    {"agemax", Means::age_most},
    {"maxage", Means::age_most},
    {"populationgroup", Means::group},
    {"year", Means::year},
    {"referenceyear", Means::year},
    {"annee", Means::year},
    {"anio", Means::year},
    {"ano", Means::year},
    {"oldpcode", Means::old_code},
    {"frompcode", Means::old_code},
    {"oldcode", Means::old_code},
    {"pcodeold", Means::old_code},
    {"previouspcode", Means::old_code},
    {"newpcode", Means::new_code},
    {"topcode", Means::new_code},
    {"newcode", Means::new_code},
    {"pcodenew", Means::new_code},
    {"share", Means::share},
    {"weight", Means::share},
    {"proportion", Means::share},
    {"inneed", Means::needs},
    {"targeted", Means::needs},
    {"reached", Means::needs},
    {"pin", Means::needs},
    {"peopleinneed", Means::needs},
    {"peopletargeted", Means::needs},
    {"peoplereached", Means::needs},
    {"countrylength", Means::length, 0},
    {"country", Means::name, 0},
    {"countryen", Means::name, 0},
    {"paysfr", Means::name, 0},
};

std::string ages(int least, int most)
{
    return std::to_string(least) + (most < 0 ? "+" : "-" + std::to_string(most));
}

std::optional<int> number_of(std::string_view digits)
{
    int number = 0;
    auto const [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() or failed != std::errc{} or end != digits.data() + digits.size() or number > 150) return {};
    return number;
}

} // namespace

std::string age_of(std::string_view written)
{
    std::vector<std::string> runs; // of digits, of letters
    bool plus = false;
    for (char const c : written) {
        plus = plus or c == '+';
        if (not is_digit(c) and not is_letter(c)) {
            if (not runs.empty() and not runs.back().empty()) runs.emplace_back();
            continue;
        }
        if (runs.empty() or (not runs.back().empty() and is_digit(runs.back().back()) != is_digit(c)))
            runs.emplace_back();
        runs.back() += is_letter(c) ? static_cast<char>(c | 0x20) : c;
    }
    std::erase_if(runs, [](std::string const& run) {
        return run.empty() or one_of(run, {"years", "year", "ans", "anos", "yrs", "to", "age", "et", "and"});
    });
    if (runs.size() == 1) {
        if (one_of(runs[0], {"tl", "all", "total", "tot", "t"})) return "all";
        if (one_of(runs[0], {"adulte", "adult", "adults", "adultes"})) return "adult";
        if (one_of(runs[0], {"agee", "agees", "elderly", "old", "aged"})) return "old";
        if (auto const least = number_of(runs[0]); least and plus) return ages(*least, -1);
        return "";
    }
    if (runs.size() != 2 and runs.size() != 3) return "";
    auto const least = number_of(runs[0]);
    if (not least) return "";
    if (one_of(runs[1], {"plus", "up", "above", "more", "over", "etplus"}) or (runs.size() == 3 and runs[2] == "plus"))
        return ages(*least, -1);
    auto const most = number_of(runs[1]);
    return runs.size() == 2 and most and * most >= *least ? ages(*least, *most) : "";
}

char sex_of(std::string_view written)
{
    auto const word = squeeze(written);
    if (one_of(word, {"f", "female", "females", "femme", "femmes", "women", "girls", "mujer", "mujeres", "feminin",
                      "femenino", "mulher"}))
        return 'f';
    if (one_of(word, {"m", "male", "males", "homme", "hommes", "men", "boys", "hombre", "hombres", "masculin",
                      "masculino", "homem"}))
        return 'm';
    if (one_of(word, {"a", "t", "all", "total", "both", "tous", "ensemble", "todos", "ambos"})) return 'a';
    return 0;
}

std::optional<Heading> figure_of(std::string_view header)
{
    auto const first = header.find_first_not_of(" \t");
    if (first == header.npos) return {};
    header = header.substr(first, header.find_last_not_of(" \t") - first + 1);
    if (header.size() < 4 or header[1] != '_') return {};
    char const letter = static_cast<char>(header[0] | 0x20);
    if (letter != 'f' and letter != 'm' and letter != 't') return {};
    auto const age = age_of(header.substr(2));
    if (age.empty()) return {};
    auto heading = of(Means::figure);
    heading.sex = letter == 't' ? 'a' : letter;
    heading.age = age;
    return heading;
}

Heading heading_of(std::string_view header)
{
    if (header.starts_with('#')) return heading_of_tag(header);
    if (auto const figure = figure_of(header)) return *figure;
    auto const word = squeeze(header);
    for (auto const& spelling : spellings)
        if (word == spelling.squeezed) return of(spelling.means, spelling.level);
    auto rest = std::string_view(word);
    for (auto const start : {"admin", "adm", "admlevel"}) {
        if (not rest.starts_with(start)) continue;
        auto const after = rest.substr(std::string_view(start).size());
        if (after.empty() or after[0] < '0' or after[0] > '5' or (after.size() > 1 and is_digit(after[1]))) continue;
        return of_level(after[0] - '0', after.substr(1));
    }
    // "PCODE2", "Pcode 1".
    if (rest.starts_with("pcode") and rest.size() == 6 and rest[5] >= '0' and rest[5] <= '5')
        return of(Means::code, rest[5] - '0');
    return {};
}

int rank_of_code(std::string_view header)
{
    auto const word = squeeze(header);
    return word == "hlcitcode" ? 1 : word == "hrpcode" ? 2 : word == "ochapcode" ? 3 : 0;
}

Heading heading_of_tag(std::string_view tag)
{
    std::vector<std::string> words;
    for (char const c : tag) {
        if (c == '+' or c == '#' or c == '_' or c == '/')
            words.emplace_back();
        else if (is_letter(c) or is_digit(c)) {
            if (words.empty()) words.emplace_back();
            words.back() += is_letter(c) ? static_cast<char>(c | 0x20) : c;
        }
    }
    std::erase(words, "");
    if (words.empty()) return {};
    auto const has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    std::string language;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        if (words[i] == "i") language = words[i + 1];
    auto const& head = words[0];
    bool const coded = has("code") or has("id") or has("pcode") or has("codes") or has("pcodes");
    if (head == "country" or head == "adm0")
        return has("iso3") or has("iso2") ? of(Means::country, 0) : of(coded ? Means::code : Means::name, 0, language);
    if (head.size() == 4 and head.starts_with("adm") and head[3] >= '1' and head[3] <= '5')
        return has("alt") ? of(Means::other_name, head[3] - '0', language)
                          : of(coded ? Means::code : Means::name, head[3] - '0', language);
    if (head == "date") return has("start") ? of(Means::from) : has("end") ? of(Means::to) : Heading{};
    if (head == "lat" or (head == "geo" and has("lat"))) return of(Means::lat);
    if (head == "lon" or (head == "geo" and has("lon"))) return of(Means::lon);
    if (head == "inneed" or head == "targeted" or head == "reached") return of(Means::needs);
    if (head == "population") {
        auto heading = of(Means::figure);
        heading.sex = has("f") ? 'f' : has("m") ? 'm' : 'a';
        heading.age = "all";
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (not words[i].starts_with("age") or words[i].size() < 4) continue;
            auto written = words[i].substr(3);
            if (i + 1 < words.size() and is_digit(words[i + 1][0])) written += "-" + words[i + 1];
            heading.age =
                written.find_first_not_of("0123456789") == written.npos ? age_of(written + "+") : age_of(written);
        }
        return heading;
    }
    return {};
}

std::optional<int> level_in_name(std::string_view file)
{
    auto const slash = file.find_last_of("/\\");
    auto const word = squeeze(slash == file.npos ? file : file.substr(slash + 1));
    for (std::string_view const start : {"admin", "adm"}) {
        auto const at = word.find(start);
        if (at == word.npos or at + start.size() >= word.size()) continue;
        char const digit = word[at + start.size()];
        if (digit >= '0' and digit <= '5') return digit - '0';
    }
    return {};
}

std::optional<int> year_in_name(std::string_view file)
{
    auto const slash = file.find_last_of("/\\");
    auto const name = slash == file.npos ? file : file.substr(slash + 1);
    std::optional<int> year;
    for (std::size_t i = 0; i + 4 <= name.size(); ++i) {
        bool const alone =
            (i == 0 or not is_digit(name[i - 1])) and (i + 4 == name.size() or not is_digit(name[i + 4]));
        if (not alone or not std::ranges::all_of(name.substr(i, 4), is_digit)) continue;
        int number = 0;
        std::from_chars(name.data() + i, name.data() + i + 4, number);
        if (number >= 1950 and number <= 2099) year = number;
    }
    return year;
}

} // namespace muster::geography
