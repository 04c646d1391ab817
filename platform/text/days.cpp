#include "day_pieces.hpp"
#include "plain.hpp"
#include <algorithm>
#include <cmath>
#include <text/days.hpp>
#include <text/fold.hpp>

namespace muster::text {

namespace {

using Kind = DayRead::Kind;

constexpr std::size_t longest_read = 128;

/// "to" and "and" become the sign of what comes behind them: '>' parts a range and nothing else.
std::vector<DayToken> with_links_as_signs(std::vector<DayToken> tokens)
{
    std::vector<DayToken> out;
    char link = '\0';
    for (auto token : tokens) {
        bool const to = token.kind == DayToken::Kind::to, and_ = token.kind == DayToken::Kind::and_;
        if (to or and_) {
            link = to ? '>' : '&';
            continue;
        }
        if (link != '\0') token.sign = link, token.glued = false;
        link = '\0';
        out.push_back(token);
    }
    return out;
}

DayRead read_of(DayPiece const& piece)
{
    auto const period = days_of(piece);
    if (not period) return {.kind = Kind::impossible};
    auto const one = period->first == period->last ? Kind::day : Kind::period;
    return {.kind = piece.ambiguous ? Kind::both : one, .period = *period, .without_year = piece.year == 0};
}

/// From the first day of one piece to the last of another; the year may be said once.
DayRead read_of(DayPiece from, DayPiece to)
{
    if (from.impossible or to.impossible) return {.kind = Kind::impossible};
    bool const without_year = from.year == 0 and to.year == 0;
    bool const from_lacks = from.year == 0, to_lacks = to.year == 0;
    if (without_year)
        from.year = to.year = 1;
    else if (from_lacks)
        from.year = to.year;
    else if (to_lacks)
        to.year = from.year;
    auto first = days_of(from), last = days_of(to);
    if (not first or not last) return {.kind = Kind::impossible};
    // "Dec - Feb 2025" begins in the year before, "Dec 2024 - Feb" ends in the year behind.
    if (last->last < first->first and (from_lacks or to_lacks)) {
        if (from_lacks and not without_year)
            --from.year;
        else
            ++to.year;
        first = days_of(from), last = days_of(to);
        if (not first or not last) return {.kind = Kind::impossible};
    }
    if (last->last < first->first) return {.kind = Kind::impossible};
    auto const kind = from.ambiguous or to.ambiguous ? Kind::both
                      : first->first == last->last   ? Kind::day
                                                     : Kind::period;
    return {.kind = kind, .period = {first->first, last->last}, .without_year = without_year};
}

/// "Jan, Feb and March 2025", "Jan-Mar 2025", "آذار/مارس 2026": months with or without a year.
std::optional<DayRead> months_in_a_row(DayTokens t)
{
    DayPiece from, to;
    if (t.front().kind == DayToken::Kind::number) {
        if (not is_year(t.front()) or t.front().digits != 4) return std::nullopt;
        to.year = full_year(t.front());
        t = t.subspan(1);
    } else if (t.back().kind == DayToken::Kind::number) {
        if (not is_year(t.back())) return std::nullopt;
        to.year = full_year(t.back());
        t = t.first(t.size() - 1);
    }
    bool const months = std::ranges::all_of(t, [](auto const& token) { return token.kind == DayToken::Kind::month; });
    if (t.size() < 2 or not months) return std::nullopt;
    bool const range = t.size() == 2 and (t[1].sign == '-' or t[1].sign == '>');
    for (std::size_t i = 1; i < t.size() and not range; ++i) {
        // One month in two languages: "آذار/مارس". But Mai Mai is a place.
        bool const same = t.size() == 2 and t[i].value == t[i - 1].value and t[i].sign == '/';
        if (not same and t[i].value != t[i - 1].value % 12 + 1) return DayRead{};
    }
    from.month = t.front().value;
    to.month = t.back().value;
    return read_of(from, to);
}

bool parts_range(DayToken const& token)
{
    return token.sign == '-' or token.sign == '>';
}

/// "1-5 March 2026", "March 1 to 5, 2026", "Week 9-10 2026".
std::optional<DayRead> days_of_one_month(DayTokens t)
{
    auto const shape = shape_of(t);
    bool const behind = shape == "NNM" or shape == "NNMN", before = shape == "MNN" or shape == "MNNN";
    if (not behind and not before and shape != "WNNN") return std::nullopt;
    auto const& first = behind ? t[0] : t[1];
    auto const& last = behind ? t[1] : t[2];
    bool const linked = parts_range(last) or last.sign == '&';
    if (not linked or first.digits > 2 or last.digits > 2) return std::nullopt;
    DayPiece from;
    if (t.size() == 4) {
        if (not is_year(t[3])) return std::nullopt;
        from.year = full_year(t[3]);
    }
    auto to = from;
    if (shape == "WNNN") {
        from.week = first.value, to.week = last.value;
        return from.week < 1 or to.week > 53 ? DayRead{.kind = Kind::impossible} : read_of(from, to);
    }
    from.month = to.month = behind ? t[2].value : t[0].value;
    from.day = first.value, to.day = last.value;
    // Days of a month do not run over its end: without a year there is no other year to look in.
    if (last.value < first.value) return DayRead{.kind = Kind::impossible};
    return read_of(from, to);
}

DayRead read_tokens(DayTokens t, DayOrder order)
{
    bool const must_part =
        std::ranges::any_of(t, [](auto const& token) { return token.sign == '>' or token.sign == '&'; });
    if (not must_part)
        if (auto const piece = day_piece(t, order)) return read_of(*piece);
    if (auto const read = days_of_one_month(t)) return *read;
    if (auto const read = months_in_a_row(t)) return *read;
    for (std::size_t i = 1; i < t.size(); ++i) {
        if (not parts_range(t[i])) continue;
        auto const from = day_piece(t.first(i), order), to = day_piece(t.subspan(i), order);
        if (from and to) return read_of(*from, *to);
    }
    return {};
}

/// "2024-25", "2024/25": the year in which a plan begins and the next.
std::optional<DayRead> two_years(DayTokens t)
{
    if (shape_of(t) != "NN" or t[0].digits != 4 or not is_year(t[0]) or (t[1].sign != '-' and t[1].sign != '/'))
        return std::nullopt;
    bool const next = t[1].digits == 2 and t[1].value > 12 and t[1].value == (t[0].value + 1) % 100;
    bool const next_in_full = t[1].digits == 4 and t[1].value == t[0].value + 1;
    if (not next and not next_in_full) return std::nullopt;
    return read_of(DayPiece{.year = t[0].value}, DayPiece{.year = t[0].value + 1});
}

std::vector<DayToken> tokens_of(std::string_view text)
{
    auto const plain_text = plain(cut(text, 4 * longest_read));
    if (plain_text.size() > longest_read) return {};
    return with_links_as_signs(day_tokens(plain_text));
}

} // namespace

DayRead read_day(std::string_view text, DayOrder order)
{
    auto const tokens = tokens_of(text);
    if (not tokens.empty()) {
        if (auto const read = two_years(tokens)) return *read;
        return read_tokens(tokens, order);
    }
    if (text.size() > longest_read) return {};
    auto const plain_text = plain(text);
    if (plain_text.size() > 2 * longest_saying) return {};
    auto const folded = fold(plain_text);
    bool const has_words = std::ranges::any_of(plain_text, is_word_byte);
    bool const empty = (folded.empty() and not has_words) or is_error_of_sheet(plain_text) or leaves_empty(folded) or
                       says_nothing(folded);
    return {.kind = empty ? Kind::empty : Kind::none};
}

DayOrder order_of(std::string_view text)
{
    auto const tokens = tokens_of(text);
    auto told = DayOrder::unknown;
    if (tokens.size() != 3 and tokens.size() != 6) return told;
    for (std::size_t i = 0; i < tokens.size(); i += 3) {
        auto const date = DayTokens{tokens}.subspan(i, 3);
        bool const numbers = shape_of(date) == "NNN" and date[1].sign == date[2].sign;
        if (not numbers or date[0].digits > 2 or date[1].digits > 2 or not is_year(date[2])) continue;
        int const a = date[0].value, b = date[1].value;
        auto here = DayOrder::unknown;
        if (a > 12 and a <= 31 and b >= 1 and b <= 12) here = DayOrder::day_first;
        if (b > 12 and b <= 31 and a >= 1 and a <= 12) here = DayOrder::month_first;
        if (here == DayOrder::unknown) continue;
        if (told != DayOrder::unknown and told != here) return DayOrder::unknown;
        told = here;
    }
    return told;
}

std::optional<base::Day> day_of_serial(double serial)
{
    // Day 60 of the 1900 calendar is 29 February 1900, which never was; days from 61 on count right from 1899-12-30.
    if (not std::isfinite(serial) or serial < 61 or serial > 100'000) return std::nullopt;
    auto const day = base::Day::of(1899, 12, 30)->plus(static_cast<int>(std::floor(serial)));
    if (day.year() < 1950 or day.year() > 2100) return std::nullopt;
    return day;
}

} // namespace muster::text
