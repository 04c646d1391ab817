#include "reports.hpp"
#include "remembered.hpp"
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

Board count_board(store::Db& db, std::string const& operation)
{
    auto const known = counted_as(db, operation);
    auto const now = [&](std::string_view partner) {
        auto const at = known.find(partner);
        return at == known.end() ? std::string(partner) : at->second;
    };
    std::map<std::string, base::Instant> times;
    db.each(sql::submission_times, {std::string_view(operation)}, [&](store::Row const& row) { times[row.string(0)] = {row.integer(1)}; });
    Board board;
    db.each(sql::reported, {std::string_view(operation)}, [&](store::Row const& row) {
        auto& month = board[now(row.text(0))][row.string(2)];
        auto const at = times[row.string(4)];
        if (month.lines == 0 or at < month.at) month.at = at;
        month.lines += row.integer(3);
    });
    db.each(sql::nils, {std::string_view(operation)}, [&](store::Row const& row) { board[now(row.text(0))][row.string(2).substr(0, 7)].nil = true; });
    return board;
}

}

Board board_of(store::Db& db, std::string const& operation)
{
    return *remembered<Board>(db, operation, [&] { return count_board(db, operation); });
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

namespace {

using LastReports = std::map<std::string, LastReport>;

LastReports find_last_reports(store::Db& db, std::string const& operation)
{
    auto const known = counted_as(db, operation);
    std::map<std::string, LastReport> all;
    db.each(sql::last_reports, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const at = known.find(row.text(0));
        auto& last = all[at == known.end() ? row.string(0) : at->second];
        if (row.text(1) > last.submission) last = {row.string(1), row.string(2), row.string(3), row.string(5), {row.integer(4)}};
    });
    return all;
}

}

std::map<std::string, LastReport> last_reports(store::Db& db, std::string const& operation)
{
    return *remembered<LastReports>(db, operation, [&] { return find_last_reports(db, operation); });
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
