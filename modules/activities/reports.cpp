#include "reports.hpp"
#include "book.hpp"
#include "opened.hpp"
#include "review.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <partners/partners.hpp>
#include <set>

namespace muster::activities {

namespace {

constexpr int silent_days = 92;  // after so many the last cycle that somebody reported on stands for the present one

std::string month_of(operations::Cycle const& cycle) { return cycle.period.first.text().substr(0, 7); }

std::string state_of(MonthOf const* month, operations::Cycle const& cycle, base::Day today)
{
    if (month and month->lines > 0) return month->at.day() > cycle.due ? "late" : "reported";
    if (month and month->nil) return "nil";
    return today > cycle.due ? "overdue" : "due";
}

}

std::map<std::string, std::string, std::less<>> counted_as(store::Db& db, std::string const& operation)
{
    std::map<std::string, std::string, std::less<>> merged, all;
    for (auto const& one : partners::list(db, operation)) merged[one.id] = one.merged_into;
    for (auto const& [id, into] : merged) {
        auto now = id;
        for (auto next = into; not next.empty(); next = merged[now]) now = next;
        all[id] = now;
    }
    return all;
}

namespace {

using Id = std::map<std::string, std::string, std::less<>>;

std::string now_of(Id const& known, std::string_view partner)
{
    auto const at = known.find(partner);
    return at == known.end() ? std::string(partner) : at->second;
}

/// By partner as written, sector and month: how many lines count, and the first submission that holds one.
struct Said {
    std::int64_t lines = 0;
    std::string const* submission = nullptr;
};
using Months = std::map<std::tuple<int, std::string_view, int>, Said>;

Months months_of(Book const& book)
{
    Months months;
    Said* last = nullptr;
    std::tuple<int, std::string_view, int> last_key;
    for (auto const& [submission, lines] : book.submissions)
        for (auto const& same : *lines) {
            if (same.counted == 0 or same.first_day == 0) continue;
            std::tuple const key{same.partner, std::string_view(book.days.word(same.first_day)).substr(0, 7), same.body};
            if (last == nullptr or key != last_key) last = &months[last_key = key];
            last->lines += same.counted;
            if (last->submission == nullptr) last->submission = &submission;
        }
    return months;
}

}

Board board_of(store::Db& db, std::string const& operation)
{
    auto const known = counted_as(db, operation);
    auto const book = book_of(db, operation);
    std::map<std::string, base::Instant> times;
    db.each(sql::submission_times, {std::string_view(operation)}, [&](store::Row const& row) { times[row.string(0)] = {row.integer(1)}; });
    Board board;
    for (auto const& [key, said] : months_of(*book)) {
        auto& month = board[now_of(known, book->partners.word(std::get<0>(key)))][std::string(std::get<1>(key))];
        auto const at = times[*said.submission];
        if (month.lines == 0 or at < month.at) month.at = at;
        month.lines += said.lines;
    }
    db.each(sql::nils, {std::string_view(operation)}, [&](store::Row const& row) { board[now_of(known, row.text(0))][row.string(2).substr(0, 7)].nil = true; });
    return board;
}

std::vector<operations::Cycle> cycles_of(store::Db& db, std::string const& operation, Board const& board, std::optional<base::Day> until)
{
    std::set<std::string> months;
    for (auto const& [partner, said] : board)
        for (auto const& [month, what] : said) months.insert(month);
    if (months.empty()) return operations::cycles(db, operation);
    auto const first = base::Period::parse(*months.begin()), last = base::Period::parse(*months.rbegin());
    ENSURE(first and last);
    return operations::cycles_over(db, operation, {first->first, until ? std::max(last->last, *until) : last->last});
}

std::vector<Report> reports_of(Board const& board, std::vector<operations::Cycle> const& cycles, base::Day today)
{
    std::vector<Report> all;
    for (auto const& [partner, months] : board)
        for (auto const& cycle : cycles) {
            auto const key = month_of(cycle);
            if (months.empty() or key < months.begin()->first) continue;
            auto const at = months.find(key);
            auto const* month = at == months.end() ? nullptr : &at->second;
            all.push_back({partner, cycle, state_of(month, cycle, today), month ? month->lines : 0});
        }
    return all;
}

std::vector<Report> reports(store::Db& db, std::string const& operation, base::Day today)
{
    auto const board = board_of(db, operation);
    return reports_of(board, cycles_of(db, operation, board, today), today);
}

std::optional<operations::Cycle> cycle_at(store::Db& db, std::string const& operation, base::Day today)
{
    auto const board = board_of(db, operation);
    std::string last_month;
    for (auto const& [partner, months] : board)
        if (not months.empty()) last_month = std::max(last_month, months.rbegin()->first);
    std::optional<operations::Cycle> ended, spoken;
    for (auto const& cycle : cycles_of(db, operation, board, today)) {
        if (cycle.period.last < today) ended = cycle;
        if (month_of(cycle) <= last_month) spoken = cycle;
    }
    if (spoken and (not ended or spoken->period.last.plus(silent_days) < today)) return spoken;
    return ended;
}

std::map<std::string, LastReport> last_reports(store::Db& db, std::string const& operation)
{
    auto const known = counted_as(db, operation);
    auto const book = book_of(db, operation);
    std::map<std::string, LastReport> standing;
    each_line(db, sql::submissions_imported, {std::string_view(operation)}, [&](store::Row const& row) { standing[row.string(0)] = {row.string(0), row.string(3), row.string(2), {}, {row.integer(1)}}; });
    std::map<std::string, LastReport> all;
    for (auto const& [submission, lines] : book->submissions) {
        auto const at = standing.find(submission);
        if (at == standing.end()) continue;
        std::map<std::string_view, int> newest;  // by partner: the last day with which a period begins
        for (auto const& same : *lines) {
            auto& day = newest[book->partners.word(same.partner)];
            if (book->days.word(same.first_day) > book->days.word(day)) day = same.first_day;
        }
        for (auto const& [partner, day] : newest) {
            auto& last = all[now_of(known, partner)];
            if (submission == last.submission) continue;
            last = at->second;
            last.period = book->days.word(day).substr(0, 7);
        }
    }
    return all;
}

std::vector<Queue> queues(store::Db& db, std::string const& operation)
{
    std::vector<Queue> all;
    for (auto const& group : waiting(db, operation, "")) {
        auto const name = group.code.substr(0, group.code.find('.'));
        auto at = std::ranges::find(all, name, &Queue::name);
        if (at == all.end()) at = all.insert(all.end(), Queue{name});
        at->rows += group.rows;
        ++at->groups;
        at->people += group.people;
    }
    std::ranges::sort(all, {}, [](Queue const& queue) { return std::pair(-queue.rows, queue.name); });
    return all;
}

}
