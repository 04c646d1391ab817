// Who has reported on what, and when.
#pragma once
#include <activities/activities.hpp>
#include <map>

namespace muster::activities {

/// What one partner has said of one month: reported (and when), nil, or nothing.
struct MonthOf {
    std::int64_t lines = 0;
    base::Instant at{};
    bool nil = false;
};
/// Partner, as it counts after merges, -> month ("2026-03") -> what was said.
using Board = std::map<std::string, std::map<std::string, MonthOf>>;

Board board_of(store::Db& db, std::string const& operation);
/// The operation's cycles over all the months that anybody spoke of, or up to `until` where that is later.
std::vector<operations::Cycle> cycles_of(store::Db& db, std::string const& operation, Board const& board, std::optional<base::Day> until = {});
std::vector<Report> reports_of(Board const& board, std::vector<operations::Cycle> const& cycles, base::Day today);
/// By id of every partner: the one that it counts as.
std::map<std::string, std::string, std::less<>> counted_as(store::Db& db, std::string const& operation);

/// The last hand-in that holds lines of a partner.
struct LastReport {
    std::string submission, file, actor, period;
    base::Instant at;
};
std::map<std::string, LastReport> last_reports(store::Db& db, std::string const& operation);

}
