// Presence, people reached without double counting, coverage, gaps, overlaps, equity.
//
// The figures come from columns in memory (`Engine`), filled from the published views of activities and needs and kept
// up to date line by line; the database stays the truth, and `figures check` proves both equal. Every figure is made
// by a method profile (data, recorded with the figure) after domain.md 5.12 and 7.7, and opens to its rows.
//
// What other modules follow over time (a gap by its place, sector, group and period, and what somebody delivered there) is
// answered here too. Nothing of it is stored: figures are read from the lines that count, as they are known now or as they
// were known at an earlier moment.
#pragma once
#include <base/clock.hpp>
#include <base/count.hpp>
#include <base/day.hpp>
#include <base/told.hpp>
#include <cli/command.hpp>
#include <memory>
#include <optional>
#include <span>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::analysis {

/// What is followed. `place` is a p-code, `body` a code of structure's, `group` a population group or "all".
struct Spot {
    std::string place, body, group = "all";
    base::Period period;
    std::string kind = "need";  // presence, coverage, need or planned (domain.md 7.7); it says what is missing
};

struct SpotFigures {
    base::Told in_need{base::Saying::not_assessed}, targeted{base::Saying::not_assessed}, reached;
    base::Told missing{base::Saying::not_assessed};  // not assessed where neither need nor target is told
    std::int64_t at_least = 0, at_most = 0;          // of what is missing
    int severity = 0;                                // 0 = not told
    int partners = 0;
    std::int64_t lines = 0;                          // of the 5W that count
    std::int64_t held = 0;                           // rows that wait for a person
    double score = 0;                                // by the weights that the command or the operation says
    std::string why;
};
/// Figures of each spot as they stand now. A spot whose place the operation does not know has nothing told.
std::vector<SpotFigures> follow(cli::Call& call, std::span<Spot const> spots);

/// A gap that the figures show, and that may have no name yet.
struct SeenGap {
    int rank = 0;
    Spot spot;
    std::string place_name;
    bool unheard = false;  // exists because nobody reported
    SpotFigures figures;
};
/// Every gap of the question that the command's options ask (--body, --place, --period, --group, --by, the weights).
/// `period` is taken where the command has none.
std::vector<SeenGap> seen_gaps(cli::Call& call, base::Period period);

/// Part of what is looked at: lines of this place and all below it.
struct Where {
    std::string place, body, group = "all";
    base::Period period;                     // lines whose period overlaps it
    std::optional<base::Day> ended_before;   // and is over before this day
};
/// Lines of one partner ("" = of all), of one activity ("" = of every one), in one or several cells; a line that lies in
/// several of them counts once.
struct Delivery {
    std::string partner, activity;
    std::vector<Where> where;
    std::optional<base::Instant> known_on;  // as the lines stood then; nothing: as they stand now
};
struct Delivered {
    base::Told people;                         // not_reported where no line tells a number
    std::int64_t at_least = 0, at_most = 0;
    std::int64_t lines = 0;
    std::optional<base::Day> last;             // the last day that a line speaks of
};
/// In one pass, however many are asked for: each is counted as `reach` counts, over sectors added (they are promises of
/// their own), within a sector nobody twice.
std::vector<Delivered> delivered(cli::Call& call, std::span<Delivery const> deliveries);

/// How many lines a place has of each partner in a sector and period: who works there, and near there.
struct Worker {
    std::string partner, place;
    std::int64_t lines = 0;
    base::Day first, last;
};
std::vector<Worker> workers(cli::Call& call, std::string const& body, base::Period period);

cli::Module const& module();

}
