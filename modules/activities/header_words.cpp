#include "header_words.hpp"
#include <activities/lists.hpp>
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <charconv>
#include <map>
#include <string>
#include <text/fold.hpp>
#include <unordered_map>

namespace muster::activities {

namespace {

struct Class {
    std::string name;
    double rank = 0;
};

/// Folded phrases of one to five words, each with the classes it speaks for.
class Lexicon {
public:
    static Lexicon const& get()
    {
        static Lexicon const lexicon;
        return lexicon;
    }
    [[nodiscard]] std::vector<Class> const* find(std::string const& phrase) const
    {
        auto const at = phrases_.find(phrase);
        return at == phrases_.end() ? nullptr : &at->second;
    }

private:
    Lexicon()
    {
        std::string_view text = lists::header_words_csv;
        while (not text.empty()) {
            auto const end = text.find('\n');
            read_line(text.substr(0, end));
            text = end == std::string_view::npos ? "" : text.substr(end + 1);
        }
    }
    void read_line(std::string_view line)
    {
        if (line.empty() or line[0] == '#') return;
        Class made;
        bool first = true;
        while (not line.empty()) {
            auto const semicolon = line.find(';');
            auto const word = line.substr(0, semicolon);
            line = semicolon == std::string_view::npos ? "" : line.substr(semicolon + 1);
            if (first) made = class_named(word);
            else add(text::fold(word), made);
            first = false;
        }
    }
    static Class class_named(std::string_view word)
    {
        auto const bracket = word.find('[');
        if (bracket == std::string_view::npos) return {std::string(word), 0};
        double rank = 0;
        std::from_chars(word.data() + bracket + 1, word.data() + word.size() - 1, rank);
        return {std::string(word.substr(0, bracket)), rank};
    }
    void add(std::string const& phrase, Class const& made)
    {
        auto& classes = phrases_[phrase];
        auto const same = [&](Class const& c) { return c.name == made.name; };
        if (not phrase.empty() and std::ranges::none_of(classes, same)) classes.push_back(made);
    }
    std::unordered_map<std::string, std::vector<Class>> phrases_;
};

/// What the words of one header say, class by class, with the rank of administrative words and numbers met.
struct Said {
    std::map<std::string, double, std::less<>> classes;
    int level_digit = -1;
    int words = 0, known = 0;
    bool age_numbers = false;
    [[nodiscard]] bool has(std::string_view name) const { return classes.contains(name); }
    template <typename... Names>
    [[nodiscard]] bool any(Names... names) const
    {
        return (has(names) or ...);
    }
};

/// "WoredaPcod" -> "Woreda Pcod", "admin1Name_en" -> "admin1 Name_en": words that only capitals part.
std::string part_camel(std::string_view header)
{
    std::string out;
    for (std::size_t i = 0; i < header.size(); ++i) {
        bool const upper = header[i] >= 'A' and header[i] <= 'Z';
        bool const after_lower = i > 0 and header[i - 1] >= 'a' and header[i - 1] <= 'z';
        if (upper and after_lower) out += ' ';
        out += header[i];
    }
    return out;
}

/// Instructions follow the name of a column in brackets or on a new line: "CLUSTER\n(Choisir dans la liste)". A short
/// bracket with digits is part of the name: "Femmes (60+)".
std::string_view main_part(std::string_view header)
{
    constexpr std::size_t longest_age = 14;
    auto const line = header.find('\n');
    auto main = header.substr(0, line);
    auto const bracket = main.find('(');
    if (bracket == std::string_view::npos or bracket <= 2) return main;
    auto const inside = main.substr(bracket, main.find(')', bracket) - bracket);
    bool const age = inside.size() <= longest_age and inside.find_first_of("0123456789") != std::string_view::npos;
    return age ? main : main.substr(0, bracket);
}

bool is_age_number(std::string_view word) { return not word.empty() and word.size() <= 2 and word[0] >= '0' and word[0] <= '9'; }

Said read_words(std::string_view header)
{
    static constexpr std::size_t longest_phrase = 5;
    Said said;
    std::string const folded = text::fold(part_camel(header));
    auto const words = text::words(folded);
    said.words = static_cast<int>(words.size());
    for (std::size_t at = 0; at < words.size();) {
        std::size_t taken = 0;
        for (std::size_t length = std::min(longest_phrase, words.size() - at); length > 0 and taken == 0; --length) {
            std::string phrase{words[at]};
            for (std::size_t i = 1; i < length; ++i) phrase.append(" ").append(words[at + i]);
            if (auto const* classes = Lexicon::get().find(phrase)) {
                for (auto const& one : *classes) said.classes.emplace(one.name, one.rank);
                taken = length;
            }
        }
        if (taken > 0) said.known += static_cast<int>(taken);
        for (std::size_t i = at; i < at + std::max<std::size_t>(taken, 1); ++i) said.age_numbers |= is_age_number(words[i]);
        at += std::max<std::size_t>(taken, 1);
    }
    // adm2, admin 2, admin2name, PCODE 2: the level is said with a digit.
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const w = words[i];
        for (std::string_view const stem : {"admin", "adm", "admn", "level", "niveau", "nivel", "pcode"}) {
            if (not w.starts_with(stem)) continue;
            auto const digit = w.size() > stem.size() ? w[stem.size()]
                               : i + 1 < words.size() and words[i + 1].size() == 1 ? words[i + 1][0]
                               : i + 2 < words.size() and words[i + 1] == "level" and words[i + 2].size() == 1 ? words[i + 2][0]
                                                                                                                  : 'x';
            if (digit >= '0' and digit <= '5') said.level_digit = digit - '0';
            if (w.find("code") != std::string_view::npos) said.classes.emplace("code", 0);
            if (w.find("name") != std::string_view::npos) said.classes.emplace("name", 0);
        }
    }
    return said;
}

Part part_of(Said const& said)
{
    if (said.has("type")) return Part::type;
    if (said.has("acronym")) return Part::acronym;
    if (said.any("code", "id")) return Part::code;
    if (said.has("name")) return Part::name;
    return Part::any;
}

Role role_of(Said const& said)
{
    if (said.has("donor")) return Role::donor;
    if (said.has("implementing")) return Role::implementing;
    if (said.has("reporting")) return Role::reporting;
    if (said.has("programme")) return Role::programme;
    return Role::any;
}

Measure measure_of(Said const& said)
{
    if (said.has("in_need")) return Measure::in_need;
    if (said.has("targeted") and not said.has("reached")) return Measure::targeted;
    if (said.has("targeted") and said.has("people") and said.has("number")) return Measure::targeted;
    if (said.has("new")) return Measure::new_reached;
    return Measure::reached;
}

void set_sex_and_age(Said const& said, Meaning& meaning)
{
    bool const girls = said.has("girls"), boys = said.has("boys"), women = said.has("women"), men = said.has("men");
    if (girls or women or said.has("female")) meaning.sex = Sex::female;
    if (boys or men or said.has("male")) meaning.sex = meaning.sex == Sex::female ? Sex::all : Sex::male;
    if (girls or boys or said.has("children")) meaning.age = Age::child;
    if (women or men or said.has("adults")) meaning.age = Age::adult;
    if (said.has("elderly")) meaning.age = Age::elderly;
    else if (said.has("infants") and (said.age_numbers or not said.has("children"))) meaning.age = Age::infant;
    meaning.disabled = said.has("disabled");
    if (said.age_numbers and (meaning.age != Age::all)) meaning.band = 1;
}

/// The classes of one header, put together. What is more special is asked first.
class Reading {
public:
    Reading(std::string_view header, Said const& said) : header_(header), said_(said) {}
    std::vector<HeaderGuess> all()
    {
        people();
        organisations();
        dates();
        places();
        words();
        return std::move(guesses_);
    }

private:
    void add(Meaning const& meaning, double weight, double rank = 0)
    {
        guesses_.push_back({{meaning, weight, base::say("column.why.header", {std::string(header_)})}, rank});
    }
    [[nodiscard]] double sure() const
    {
        // A header made of known words only is surer than a sentence that holds one.
        return 0.55 + 0.35 * said_.known / std::max(1, said_.words);
    }
    void people()
    {
        bool const cells = said_.any("girls", "boys", "women", "men", "female", "male", "children", "adults", "elderly",
                                     "infants", "disabled");
        bool const counted = said_.any("people", "reached", "targeted", "in_need");
        if (said_.any("type", "unit", "cost", "contact", "date", "start", "end", "group") and not said_.has("number")) return;
        if (said_.has("indirect")) return add({.field = Field::flag}, 0.9);  // never people reached
        Meaning meaning{.field = Field::people, .measure = measure_of(said_)};
        if (said_.has("households")) {
            meaning.field = Field::households;
            add(meaning, sure());
        }
        else if (cells and not said_.any("site", "sector", "org", "description")) {
            set_sex_and_age(said_, meaning);
            add(meaning, sure());
        }
        else if (counted and not said_.any("org", "activity", "sector", "description", "project", "recurrent")) {
            if (said_.has("code") or said_.has("year")) return;
            add(meaning, sure() - (said_.has("people") ? 0 : 0.05));
        }
        if (said_.has("total") and not said_.has("reached") and not said_.has("people"))
            add({.field = Field::people, .measure = measure_of(said_)}, 0.4);
    }
    void organisations()
    {
        if (said_.any("number", "group", "people")) return;
        bool const role_alone = said_.any("donor", "implementing") and not said_.any("date", "start", "end", "status", "people", "project");
        if (said_.has("org") or role_alone) {
            auto const part = part_of(said_);
            bool const weak = said_.any("project", "reached", "activity", "unit");
            add({.field = Field::org, .part = part, .role = role_of(said_)}, weak ? 0.4 : sure());
        }
        else if (said_.has("acronym") and not said_.any("sector", "activity", "country")) {
            add({.field = Field::org, .part = Part::acronym}, sure() - 0.1);
        }
    }
    void dates()
    {
        if (said_.has("reported")) add({.field = Field::reported}, sure());
        if (said_.has("updated")) add({.field = Field::updated}, sure());
        bool const of_people = said_.any("people", "women", "men", "targeted");
        if (of_people) return;
        if (said_.has("start")) add({.field = Field::start}, sure());
        if (said_.has("end")) add({.field = Field::end}, sure() - (said_.has("start") ? 0.1 : 0));
        if (said_.has("quarter")) add({.field = Field::quarter}, sure());
        else if (said_.has("year")) add({.field = Field::year}, sure());
        else if (said_.has("period")) add({.field = Field::period}, sure());
        else if (said_.has("date") and not said_.any("start", "end", "reported", "updated")) add({.field = Field::period}, sure() - 0.15);
    }
    void places()
    {
        bool const other = said_.any("sector", "activity", "org", "status", "group", "people");
        auto const part = said_.any("code", "id") ? Part::code : Part::name;
        if (said_.has("country") and not said_.has("admin"))
            add({.field = Field::place, .part = part, .level = 0}, sure() - (other ? 0.3 : 0));
        if (said_.level_digit >= 0)
            add({.field = Field::place, .part = part, .level = static_cast<std::uint8_t>(said_.level_digit)}, 0.93);
        else if (said_.has("admin"))
            add({.field = Field::place, .part = part}, sure() - (other ? 0.25 : 0), said_.classes.find("admin")->second);
        else if (said_.has("site_type")) add({.field = Field::site_type}, sure());
        else if (said_.has("site") and not said_.has("type"))
            add({.field = Field::site, .part = part}, sure() - (other ? 0.3 : 0));
        else if (said_.has("code") and said_.words <= 2 and not other)
            add({.field = Field::place, .part = Part::code}, 0.5);
        if (said_.has("lat")) add({.field = Field::lat}, sure());
        if (said_.has("lon")) add({.field = Field::lon}, sure());
    }
    void words()
    {
        bool const of_org = said_.has("org") or said_.has("donor");
        bool const coded = said_.any("code", "id");
        bool const typed = said_.has("type");
        if (said_.has("subsector")) add({.field = Field::subsector}, sure());
        if (said_.has("sector") and not of_org) add({.field = Field::sector, .part = coded ? Part::code : Part::any}, sure());
        if (said_.has("sub_activity")) add({.field = Field::sub_activity}, sure());
        else if (said_.has("activity") and not said_.any("status", "start", "end", "unit", "people", "flag", "recurrent", "cost") and not of_org)
            add({.field = coded ? Field::activity_code : Field::activity}, sure() - (typed ? 0.1 : 0) - (said_.has("date") ? 0.3 : 0));
        if (said_.has("status") and not said_.any("flag", "group")) add({.field = Field::status}, sure());
        if (said_.has("group") and not said_.has("number")) add({.field = Field::group}, sure());
        if (said_.has("modality")) add({.field = Field::modality}, sure());
        if (said_.has("unit") and not said_.any("quantity", "reached")) add({.field = Field::unit}, sure() - 0.05);
        if (said_.has("quantity")) add({.field = Field::quantity}, sure() - 0.05);
        if (said_.has("indicator")) add({.field = Field::indicator, .part = coded ? Part::code : Part::any}, sure());
        if (said_.has("project") and not typed and not of_org and not said_.any("status", "start", "end"))
            add({.field = coded ? Field::project_code : Field::project}, sure() - 0.05);
        if (said_.has("description") and not coded) add({.field = Field::description}, sure() - 0.1);
        if (said_.has("cost")) add({.field = Field::cost}, sure() - 0.05);
        if (said_.has("contact")) add({.field = Field::contact}, sure());
        if (said_.has("notes")) add({.field = Field::notes}, sure());
        if (said_.has("flag")) add({.field = Field::flag}, sure());
        if (said_.has("id") and said_.words <= 2 and not said_.any("org", "admin", "country", "sector", "activity", "site", "project"))
            add({.field = Field::id}, sure());
    }

    std::string_view header_;
    Said const& said_;
    std::vector<HeaderGuess> guesses_;
};

}

std::vector<HeaderGuess> guess_by_header(std::string_view header)
{
    if (text::tidy(header).empty()) return {};
    auto const main = main_part(header);
    auto said = read_words(main);
    if (said.classes.empty() and main.size() < header.size()) said = read_words(header);
    auto guesses = Reading(text::tidy(main), said).all();
    std::ranges::stable_sort(guesses, std::ranges::greater{}, [](HeaderGuess const& g) { return g.guess.weight; });
    return guesses;
}

}
