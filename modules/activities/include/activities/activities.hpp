// The 5W: hand in, read, check, match, twins, accept; versions; the corrected workbook; who has reported.
//
// Published views (sql/0001_activities.sql), the only tables of this module that others may read:
//   activities_counted  one row per reported line that counts now. `partner`, `body`, `place` are ids of their modules or
//                       null (`partner` does the work, `programme` answers for it where that is another); `grp` a group code or 'all'; `status`, `modality`, `unit` names of standards; `first_day` …
//                       `last_day` the period reported on (null where unknown); `reached_said` a name of base::Saying;
//                       `reached`, `targeted`, sex and age cells null where not told.
//   activities_held     rows held out of every figure (`severity` 'hold' or 'wrong', `code` the finding).
//   activities_nil      nil reports.
//   activities_touched  by submission: the lines that its import or undo can have made to count or to count no more (`counts`).
// Rows of high and severe sensitivity stand sealed in them (`sealed` is not null): what tells who, where, when and how many is null
// there, and body, submission, row_no and part are not. A statement that reads rows names submission, row_no, part and sealed
// (of activities_held sealed_wait, of activities_handed_in sealed_file), and is run by each_line(); one that counts or groups
// counts the open rows (sealed IS NULL) and adds the others by hand.
#pragma once
#include <base/clock.hpp>
#include <cli/command.hpp>
#include <operations/operations.hpp>
#include <store/db.hpp>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace muster::activities {

/// What one partner owes or has said for one cycle. `partner` is the one that it counts as after all merges.
struct Report {
    std::string partner;
    operations::Cycle cycle;
    std::string state;      // reported, late, nil, due or overdue
    std::int64_t lines = 0; // that count now
};
/// Everybody who ever reported, for each cycle from the first that it reported on; in order of partner and time.
std::vector<Report> reports(store::Db& db, std::string const& operation, base::Day today);
/// The cycle that reports are waited for: the last that has ended. Where nobody has reported for a quarter of a year, the
/// last that somebody reported on. Nothing where nobody ever reported.
std::optional<operations::Cycle> cycle_at(store::Db& db, std::string const& operation, base::Day today);

/// Rows that wait for a person, by what is asked: place, partner, sector, twin, number, date …
struct Queue {
    std::string name;
    std::int64_t rows = 0, groups = 0, people = 0;  // groups of rows alike; `people` is no figure of people reached
};
std::vector<Queue> queues(store::Db& db, std::string const& operation);

/// An entry of the journal as a sentence.
struct Change {
    std::int64_t seq = 0;
    base::Instant at;
    std::string actor, kind, subject, words, reason;
};
/// What happened in the operation after an entry, newest first; at most so many.
std::vector<Change> changes(store::Db& db, std::string const& operation, std::int64_t since, int most);

/// The newest of each source that figures are made of: a list of places, boundaries, population, each source of needs,
/// what partners handed in.
struct Source {
    std::string kind, name;  // places, boundaries, population, needs, reports; the file
    base::Instant at;        // when it was taken in
    std::string words;
};
std::vector<Source> sources(store::Db& db, std::string const& operation);

/// What an entry of the journal of this kind says of which lines count: nothing, only of lines that share their key with
/// one of the submission that is its subject (activities_touched), or not known here.
enum class ChangeOfLines { none, by_submission, unknown };
ChangeOfLines change_of_lines(std::string_view kind);

/// Rows that could not be read because the key of what is severe is not on this machine; by body.
struct Shut {
    std::map<std::string, std::int64_t, std::less<>> rows;
};
/// Runs a statement over the published views; its first parameter is the operation. Each row comes as it was reported, whether it
/// stands sealed or not. Refuses store.no_key, and where rows stay shut store.severe_key: they are neither zero nor missing.
void each_line(store::Db& db, store::Query const& query, std::span<store::Value const> values, std::function<void(store::Row const&)> const& row);
inline void each_line(store::Db& db, store::Query const& query, std::initializer_list<store::Value> values, std::function<void(store::Row const&)> const& row)
{
    each_line(db, query, std::span(values.begin(), values.size()), row);
}
/// The same for who can tell what is shut: rows of which the severe key is not here are left out, and counted.
[[nodiscard]] Shut each_open_line(store::Db& db, store::Query const& query, std::span<store::Value const> values, std::function<void(store::Row const&)> const& row);
/// One line as each_line() gives it; false where there is none.
bool one_line(store::Db& db, store::Query const& query, std::initializer_list<store::Value> values, std::function<void(store::Row const&)> const& row);

cli::Module const& module();

}
