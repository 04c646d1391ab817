#include "number_words.hpp"
#include "plain.hpp"
#include "word_table.hpp"
#include <algorithm>
#include <text/days.hpp>
#include <text/fold.hpp>
#include <vector>

namespace muster::text {

namespace {

enum class Word { other, money, about, between, to, both_ends, filler, thousand, million, percent };

Word word_of(std::string_view folded)
{
    static WordTable<Word> const table{
        {Word::about,
         "c, ca, circa, approx, approximately, approximatively, about, around, roughly, nearly, almost, over, more, "
         "less, than, least, up, est, estimated, estimate, some, plus, minimum, min, maximum, max, "
         "environ, env, presque, près, moins, autour, quelque, estimé, estimation, approximativement, jusqu'à, "
         "aprox, aproximadamente, cerca, alrededor, unos, unas, más, menos, casi, hasta, estimado, mais, quase, até, "
         "uns, حوالي, نحو, تقريبا, قرابة, أكثر, أقل, يقارب, близько, приблизно, понад, майже, більше, менше, біля, "
         "около, примерно, более, менее"},
        {Word::between, "between, from, entre, desde, du, بين, من, від, між, от"},
        {Word::to, "to, till, until, à, au, al, إلى, до"},
        {Word::both_ends, "and, et, y, e, و, та, і, и"},
        {Word::filler, "de, of, or, at, ou, o, d, la, the, що, ما"},
        {Word::thousand, "thousand, thousands, k, mille, mil, miles, ألف, آلاف, тисяч, тисячі, тис, тыс, тысяч"},
        {Word::million, "million, millions, mln, mio, millón, millones, milhão, milhões, مليون, ملايين, мільйон, "
                        "мільйони, мільйонів, млн, миллион, миллионов"},
        {Word::money, "us, usd, eur, euro, euros, gbp, chf, fcfa, xaf, xof, cdf, ssp, sdg, ngn, etb, kes, ugx, afn, "
                      "htg, mmk, bdt, syp, lbp, iqd, yer, uah, cop, ves, mzn, npr"},
        {Word::percent, "percent, percentage, pct, pourcent, بالمئة, بالمائة, відсотків, процентов"},
    };
    return table.find(folded).value_or(Word::other);
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
        if (word == Word::about)
            beside.about = true;
        else if (word == Word::percent)
            beside.percent = true;
        else if (word == Word::between and not behind)
            beside.between = true;
        else if (word == Word::filler or word == Word::to)
            waiting = units > 0 ? piece : waiting;
        else if (behind and first and word == Word::thousand)
            beside.times = 1e3;
        else if (behind and first and word == Word::million)
            beside.times = 1e6;
        // 2.5M may be millions, metres or men.
        else if (behind and first and (piece == "M" or piece == "m"))
            beside.understood = false;
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

} // namespace

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
    auto const rest_is_blank = std::ranges::all_of(
        text, [&](char c) { return c == ' ' or c == '%' or piece.find(c) != std::string_view::npos; });
    if (not rest_is_blank) return link;
    auto const word = word_of(fold(piece));
    if (piece == "-" or piece == ".." or piece == "..." or piece == "→" or piece == "…" or word == Word::to or
        piece == "até" or piece == "hasta")
        link.kind = Link::Kind::range;
    else if (word == Word::both_ends)
        link.kind = Link::Kind::both_ends;
    return link;
}

} // namespace muster::text
