#include "number_words.hpp"
#include "plain.hpp"
#include <algorithm>
#include <map>
#include <text/days.hpp>
#include <text/fold.hpp>
#include <vector>

namespace muster::text {

namespace {

enum class Word { other, money, about, between, to, both_ends, filler, thousand, million, percent };

using Row = std::pair<char const*, Word>;

// As written; folded when first needed.
constexpr Row rows[] = {
    {"c", Word::about}, {"ca", Word::about}, {"circa", Word::about}, {"approx", Word::about},
    {"approximately", Word::about}, {"approximatively", Word::about}, {"about", Word::about}, {"around", Word::about},
    {"roughly", Word::about}, {"nearly", Word::about}, {"almost", Word::about}, {"over", Word::about},
    {"more", Word::about}, {"less", Word::about}, {"than", Word::about}, {"least", Word::about},
    {"up", Word::about}, {"est", Word::about}, {"estimated", Word::about}, {"estimate", Word::about},
    {"some", Word::about}, {"plus", Word::about}, {"minimum", Word::about}, {"min", Word::about},
    {"maximum", Word::about}, {"max", Word::about},
    {"environ", Word::about}, {"env", Word::about}, {"presque", Word::about}, {"près", Word::about},
    {"moins", Word::about}, {"autour", Word::about}, {"quelque", Word::about}, {"estimé", Word::about},
    {"estimation", Word::about}, {"approximativement", Word::about}, {"jusqu'à", Word::about},
    {"aprox", Word::about}, {"aproximadamente", Word::about}, {"cerca", Word::about}, {"alrededor", Word::about},
    {"unos", Word::about}, {"unas", Word::about}, {"más", Word::about}, {"menos", Word::about}, {"casi", Word::about},
    {"hasta", Word::about}, {"mais", Word::about}, {"quase", Word::about}, {"até", Word::about},
    {"estimado", Word::about}, {"uns", Word::about},
    {"حوالي", Word::about}, {"نحو", Word::about}, {"تقريبا", Word::about}, {"قرابة", Word::about},
    {"أكثر", Word::about}, {"أقل", Word::about}, {"ما يقارب", Word::about}, {"يقارب", Word::about},
    {"близько", Word::about}, {"приблизно", Word::about}, {"понад", Word::about}, {"майже", Word::about},
    {"більше", Word::about}, {"менше", Word::about}, {"біля", Word::about}, {"около", Word::about},
    {"примерно", Word::about}, {"более", Word::about}, {"менее", Word::about},
    {"between", Word::between}, {"from", Word::between}, {"entre", Word::between}, {"desde", Word::between},
    {"بين", Word::between}, {"من", Word::between}, {"від", Word::between},
    {"між", Word::between}, {"от", Word::between}, {"du", Word::between},
    {"to", Word::to}, {"à", Word::to}, {"al", Word::to}, {"au", Word::to}, {"إلى", Word::to}, {"الى", Word::to}, {"до", Word::to},
    {"till", Word::to}, {"until", Word::to},
    {"and", Word::both_ends}, {"et", Word::both_ends}, {"y", Word::both_ends}, {"e", Word::both_ends},
    {"و", Word::both_ends}, {"та", Word::both_ends}, {"і", Word::both_ends}, {"и", Word::both_ends},
    {"de", Word::filler}, {"of", Word::filler}, {"or", Word::filler}, {"at", Word::filler}, {"ou", Word::filler},
    {"o", Word::filler}, {"d", Word::filler}, {"la", Word::filler}, {"the", Word::filler}, {"що", Word::filler},
    {"thousand", Word::thousand}, {"thousands", Word::thousand}, {"k", Word::thousand}, {"mille", Word::thousand},
    {"mil", Word::thousand}, {"miles", Word::thousand}, {"ألف", Word::thousand}, {"آلاف", Word::thousand},
    {"тисяч", Word::thousand}, {"тисячі", Word::thousand}, {"тис", Word::thousand}, {"тыс", Word::thousand},
    {"тысяч", Word::thousand},
    {"million", Word::million}, {"millions", Word::million}, {"mln", Word::million}, {"mio", Word::million},
    {"millón", Word::million}, {"millones", Word::million}, {"milhão", Word::million}, {"milhões", Word::million},
    {"مليون", Word::million}, {"ملايين", Word::million}, {"мільйон", Word::million}, {"мільйони", Word::million},
    {"мільйонів", Word::million}, {"млн", Word::million}, {"миллион", Word::million}, {"миллионов", Word::million},
    {"us", Word::money}, {"usd", Word::money}, {"eur", Word::money}, {"euro", Word::money}, {"euros", Word::money},
    {"gbp", Word::money}, {"chf", Word::money}, {"fcfa", Word::money}, {"xaf", Word::money}, {"xof", Word::money},
    {"cdf", Word::money}, {"ssp", Word::money}, {"sdg", Word::money}, {"ngn", Word::money}, {"etb", Word::money},
    {"kes", Word::money}, {"ugx", Word::money}, {"afn", Word::money}, {"htg", Word::money}, {"mmk", Word::money},
    {"bdt", Word::money}, {"syp", Word::money}, {"lbp", Word::money}, {"iqd", Word::money}, {"yer", Word::money},
    {"uah", Word::money}, {"cop", Word::money}, {"ves", Word::money}, {"mzn", Word::money}, {"npr", Word::money},
    {"percent", Word::percent}, {"percentage", Word::percent}, {"pct", Word::percent}, {"pourcent", Word::percent},
    {"بالمئة", Word::percent}, {"بالمائة", Word::percent}, {"відсотків", Word::percent}, {"процентов", Word::percent},
};

Word word_of(std::string_view folded)
{
    static auto const table = [] {
        std::map<std::string, Word, std::less<>> made;
        for (auto const& [written, word] : rows) made.emplace(fold(written), word);
        return made;
    }();
    auto const found = table.find(folded);
    return found == table.end() ? Word::other : found->second;
}

/// The words of a text as written: parted by blanks and by signs that no unit has inside.
std::vector<std::string_view> pieces(std::string_view text)
{
    std::vector<std::string_view> found;
    static constexpr std::string_view parting = " ~<>+%=:;,()[]*\"";
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = text.find_first_not_of(parting, at);
        if (begin == std::string_view::npos) break;
        at = std::min(text.find_first_of(parting, begin), text.size());
        found.push_back(text.substr(begin, at - begin));
    }
    return found;
}

/// A unit is short: "HH", "personnes", "hygiene kits", not a sentence.
constexpr std::size_t most_unit_words = 3, longest_unit = 48;

void take_words(Beside& beside, std::string_view text, bool behind)
{
    std::size_t units = 0;
    std::string_view waiting; // "of" counts as part of a unit only between words of it
    for (auto const piece : pieces(text)) {
        auto const folded = fold(piece);
        if (folded.empty()) continue;
        auto const word = word_of(folded);
        bool const first = units == 0 and beside.times == 1;
        if (word == Word::about) beside.about = true;
        else if (word == Word::percent) beside.percent = true;
        else if (word == Word::between and not behind) beside.between = true;
        else if (word == Word::filler or word == Word::to) waiting = units > 0 ? piece : waiting;
        else if (behind and first and word == Word::thousand) beside.times = 1e3;
        else if (behind and first and word == Word::million) beside.times = 1e6;
        // 2.5M may be millions, metres or men.
        else if (behind and first and (piece == "M" or piece == "m")) beside.understood = false;
        else {
            // Before a number stand names ("Camp 14", "Girls 6-12"), but for money and titles with a colon; behind it a
            // month makes it a day.
            bool const title = text.ends_with(':') or text.ends_with('=');
            if (not behind and word != Word::money and not title) beside.understood = false;
            if (behind and folded.size() > 3 and month_named(folded)) beside.understood = false;
            if (not beside.unit.empty()) beside.unit += ' ';
            if (not waiting.empty()) beside.unit.append(waiting) += ' ';
            waiting = {};
            beside.unit += piece;
            ++units;
        }
    }
    if (units > most_unit_words or beside.unit.size() > longest_unit) beside.understood = false;
}

}

Beside look_before(std::string_view text)
{
    Beside beside;
    auto const last = text.find_last_not_of(' ');
    if (last == std::string_view::npos) return beside;
    text = text.substr(0, last + 1);
    beside.about = text.find_first_of("~<>") != std::string_view::npos;
    beside.percent = text.find('%') != std::string_view::npos;
    if (text.ends_with('-')) {
        text.remove_suffix(1);
        // "- 5" is below nought; behind words a dash may be just a dash.
        beside.minus = std::ranges::none_of(text, is_word_byte);
        beside.understood = beside.minus;
    }
    bool const abbreviation = text.size() > 1 and text.ends_with('.') and is_word_byte(text[text.size() - 2]);
    if (text.ends_with('(') or (text.ends_with('.') and not abbreviation)) beside.understood = false;
    if (text.find_first_of("/\\#@_*;,") != std::string_view::npos) beside.understood = false;
    take_words(beside, text, false);
    return beside;
}

Beside look_behind(std::string_view text)
{
    Beside beside;
    auto const first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return beside;
    text.remove_prefix(first);
    beside.about = text.front() == '+' or text.front() == '~';
    beside.percent = text.front() == '%';
    // A slash, a dash or a colon begins something else, and "2. Radio" is the second of a list.
    bool const stop = text.front() == '.' or text.front() == ',';
    if (std::string_view{"-/:;\\'_#@=)"}.find(text.front()) != std::string_view::npos) beside.understood = false;
    if (stop and std::ranges::any_of(text, is_word_byte)) beside.understood = false;
    // "300HH" is a unit, "11A King Road" is an address.
    bool const letters_first = is_word_byte(text.front()) and first == 0;
    if (letters_first and text.find(' ') != std::string_view::npos) beside.understood = false;
    // "300 (HH)" is a unit, "1 OIC (CM)" is not.
    auto const bracket = text.find('(');
    if (bracket != std::string_view::npos and (bracket > 0 or not text.ends_with(')'))) beside.understood = false;
    take_words(beside, text, true);
    return beside;
}

Link link_between(std::string_view text)
{
    Link link;
    auto found = pieces(text);
    link.percent = text.find('%') != std::string_view::npos;
    if (found.size() != 1) return link;
    auto const piece = found.front();
    auto const rest_is_blank = std::ranges::all_of(text, [&](char c) {
        return c == ' ' or c == '%' or piece.find(c) != std::string_view::npos;
    });
    if (not rest_is_blank) return link;
    auto const word = word_of(fold(piece));
    if (piece == "-" or piece == ".." or piece == "..." or piece == "→" or piece == "…" or word == Word::to or
        piece == "até" or piece == "hasta")
        link.kind = Link::Kind::range;
    else if (word == Word::both_ends)
        link.kind = Link::Kind::both_ends;
    return link;
}

}
