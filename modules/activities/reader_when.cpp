#include "reader_inside.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <text/days.hpp>

namespace muster::activities {

namespace {

using Kind = formats::Cell::Kind;

/// The only year 20xx that a text names, if one.
std::optional<int> only_year(std::string_view text)
{
    std::optional<int> found;
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        if (text[i] != '2' or text[i + 1] != '0') continue;
        auto const digit = [&](std::size_t at) { return at < text.size() and text[at] >= '0' and text[at] <= '9'; };
        if (not digit(i + 2) or not digit(i + 3) or digit(i + 4) or (i > 0 and digit(i - 1))) continue;
        int const year = 2000 + (text[i + 2] - '0') * 10 + (text[i + 3] - '0');
        if (found and *found != year) return std::nullopt;
        found = year;
    }
    return found;
}

/// Where the words of a name or title begin and end.
std::vector<std::pair<std::size_t, std::size_t>> words_in(std::string_view text)
{
    std::vector<std::pair<std::size_t, std::size_t>> found;
    bool inside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        bool const letter = byte >= 0x80 or (byte >= '0' and byte <= '9') or ((byte | 0x20) >= 'a' and (byte | 0x20) <= 'z');
        if (letter and not inside) found.emplace_back(i, i);
        if (letter) found.back().second = i + 1;
        inside = letter;
    }
    return found;
}

/// "3W", "345w": what such sheets are called, and no week.
bool names_the_sheet(std::string_view word)
{
    return word.size() > 1 and (word.back() | 0x20) == 'w' and std::ranges::all_of(word.substr(0, word.size() - 1), [](char c) { return c >= '0' and c <= '9'; });
}

/// The only months or quarter with their year that a name or title tells ("5W March 2026", "3w_2024q1"); a day in it is when it was
/// made, and a year alone is too long to be what was reported on.
std::optional<base::Period> only_period(std::string text)
{
    constexpr std::size_t most_words = 4;
    constexpr int longest = 190;  // days
    std::ranges::replace(text, '_', ' ');
    auto const words = words_in(text);
    auto const from_to = [&](std::size_t first, std::size_t last) { return std::string_view(text).substr(words[first].first, words[last].second - words[first].first); };
    std::optional<base::Period> found;
    for (std::size_t i = 0; i < words.size();) {
        std::size_t taken = 1;
        for (auto count = names_the_sheet(from_to(i, i)) ? 0 : std::min(most_words, words.size() - i); count > 0; --count) {
            auto const part = from_to(i, i + count - 1);
            if (not only_year(part)) continue;
            auto const read = text::read_day(part);
            if (read.kind != text::DayRead::Kind::period and read.kind != text::DayRead::Kind::day) continue;
            taken = count;
            if (read.kind == text::DayRead::Kind::day or read.without_year or read.period.days() > longest) break;
            if (found and *found != read.period) return std::nullopt;
            found = read.period;
            break;
        }
        i += taken;
    }
    return found;
}

}

void SheetReader::Inside::find_context(std::string const& file_name)
{
    if (world.given_period) context_year = world.given_period->first.year();
    bool const by_column = std::ranges::any_of(figures, [](FigureSet const& set) { return set.unfold.period.has_value(); });
    bool const told = world.given_period or by_column or not(periods.empty() and quarters.empty() and years.empty() and reporteds.empty() and starts.empty() and ends.empty());
    for (std::string const& text : {layout.sheet_name, layout.titles, file_name}) {
        if (not context_year) context_year = only_year(text);
        if (not told and not context_period) context_period = only_period(text);
    }
}

DayAnswer const& SheetReader::Inside::day_of(Column const* column)
{
    auto const& it = cell(column);
    auto const text = words(column);
    return day_memo[column->index].of(text, [&] {
        DayAnswer made;
        if (text.empty()) return made;
        std::string const asked(text);
        if (it.kind == Kind::date or it.kind == Kind::number) {
            bool const year_alone = it.kind == Kind::number and it.number >= 1990 and it.number <= 2100;
            if (year_alone) made = {base::Period::year(static_cast<int>(it.number)).first.count, base::Period::year(static_cast<int>(it.number)).last.count, true};
            else if (auto const day = text::day_of_serial(it.number)) made.first = made.last = day->count;
            else made.said = make_said(rule::date_is_a_time, {asked});
            return made;
        }
        auto const read = text::read_day(text, column->day_order);
        using K = text::DayRead::Kind;
        switch (read.kind) {
        case K::empty: break;
        case K::both: made.said = make_said(rule::date_both, {asked}); [[fallthrough]];
        case K::day: made.first = made.last = read.period.first.count; break;
        case K::period: made = {read.period.first.count, read.period.last.count, true, read.without_year}; break;
        case K::impossible: made.said = make_said(rule::date_impossible, {asked}); break;
        case K::none: made.said = make_said(rule::date_unreadable, {asked}); break;
        }
        return made;
    });
}

void SheetReader::Inside::read_dates(Line& line)
{
    if (not starts.empty()) {
        auto const& start = day_of(starts.front());
        say(start.said, starts.front());
        if (not start.without_year) line.starts = start.first;
    }
    if (not ends.empty()) {
        auto const& end = day_of(ends.front());
        say(end.said, ends.front());
        if (not end.without_year) line.ends = end.last;
    }
    if (line.starts != no_day and line.ends != no_day and line.ends < line.starts)
        mark(rule::end_before_start, ends.front(), {base::Day{line.starts}.text(), base::Day{line.ends}.text()});
    for (auto const* columns : {&starts, &ends}) {
        auto const day = columns == &starts ? line.starts : line.ends;
        if (day == no_day or not world.today) continue;
        int const away = day - world.today->count;
        if (away > 3653 or away < -2 * 3653) mark(rule::date_far, columns->front(), {base::Day{day}.text()});
    }
}

/// The period reported on: the month column (with its year), else the quarter or year, else the day of the report, else
/// the time the work takes, else what was said when the sheet was handed in; where no column is of any of these, what the name of
/// the sheet or file says.
void SheetReader::Inside::read_period(Line& line)
{
    std::optional<int> year = context_year;
    bool own_year = false;
    if (not years.empty()) {
        auto const& read = day_of(years.front());
        if (read.first != no_day) year = base::Day{read.first}.year(), own_year = true;
    }
    auto const set = [&](DayAnswer const& read) {
        if (read.first == no_day) return false;
        base::Day first{read.first}, last{read.last};
        if (read.without_year) {
            if (not year) {
                if (not missing_year_told) mark(rule::no_year, nullptr, {});
                missing_year_told = true;
                return false;
            }
            if (not own_year and not context_year_told) {
                context_year_told = true;
                mark(rule::year_from_name, nullptr, {fmt::format("{}", *year)});
            }
            int const wrap = last.year() - first.year();  // "Oct - Feb" ends in the next year
            first = *base::Day::of(*year, first.month(), first.day());
            last = base::Period::month(*year + wrap, last.month()).last;
        }
        else if (not read.is_period) {
            auto const month = base::Period::month_of(first);
            first = month.first, last = month.last;
        }
        line.first_day = first.count;
        line.last_day = last.count;
        return true;
    };
    for (auto const* columns : {&periods, &quarters}) {
        for (auto const* column : *columns) {
            auto const& read = day_of(column);
            if (set(read)) return;
            if (read.said.rule and columns == &periods) mark(rule::period_unknown, column, {std::string(words(column))});
        }
    }
    if (own_year and periods.empty() and quarters.empty()) {
        auto const whole = base::Period::year(*year);
        line.first_day = whole.first.count, line.last_day = whole.last.count;
        return;
    }
    if (world.given_period) {
        line.first_day = world.given_period->first.count, line.last_day = world.given_period->last.count;
        return;
    }
    if (context_period) {
        if (not context_period_told) mark(rule::period_from_name, nullptr, {context_period->text()});
        context_period_told = true;
        line.first_day = context_period->first.count, line.last_day = context_period->last.count;
        return;
    }
    if (not reporteds.empty() and set(day_of(reporteds.front()))) return;
    if (line.starts != no_day) {
        line.first_day = line.starts;
        line.last_day = line.ends != no_day and line.ends >= line.starts ? line.ends : line.starts;
    }
}

}
