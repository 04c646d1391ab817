#include "recovery.hpp"

#include <activities/activities.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <formats/workbook.hpp>

namespace muster::sample {

namespace {

using Rows = std::map<std::pair<std::string, std::int64_t>, std::vector<FoundLine>>;  // by submission and row

constexpr store::Query counted{"sample/counted",
    "SELECT submission, row_no, part, partner, body, place, grp, first_day, last_day, reached_said, reached, girls, women, status, targeted, elder_women, sealed "
    "FROM activities_counted WHERE operation = $1 ORDER BY submission, row_no, part", {}};
constexpr store::Query held{"sample/held",
    "SELECT submission, row_no, part, severity, code FROM activities_held WHERE operation = 'zandia' ORDER BY submission, row_no, part", {}};

std::string number(store::Row const& row, int column)
{
    return row.is_null(column) ? std::string() : std::to_string(row.integer(column));
}

Rows counted_rows(store::Db& db)
{
    Rows rows;
    activities::each_line(db, counted, {std::string_view("zandia")}, [&](store::Row const& row) {
        FoundLine line{.partner = row.string(3), .body = row.string(4), .place = row.string(5), .group = row.string(6),
                       .first_day = row.string(7), .last_day = row.string(8), .said = row.string(9), .status = row.string(13),
                       .reached = number(row, 10), .targeted = number(row, 14), .girls = number(row, 11), .women = number(row, 12),
                       .elder_women = number(row, 15), .part = row.integer(2)};
        rows[{row.string(0), row.integer(1)}].push_back(std::move(line));
    });
    return rows;
}

Rows held_rows(store::Db& db)
{
    Rows rows;
    db.each(held, {}, [&](store::Row const& row) {
        FoundLine line;
        line.part = row.integer(2), line.severity = row.string(3), line.code = row.string(4);
        rows[{row.string(0), row.integer(1)}].push_back(std::move(line));
    });
    return rows;
}

/// The counted line that a true line became. A row of a wide table has one for each sector and month.
FoundLine* line_of(std::vector<FoundLine>& lines, TrueLine const& truth, std::string const& partner)
{
    FoundLine* best = nullptr;
    for (auto& line : lines) {
        if (line.used) continue;
        if (truth.wide and (line.body != truth.body or line.first_day != truth.first_day)) continue;
        if (not best or (best->partner != partner and line.partner == partner)) best = &line;
    }
    return best;
}

void tally(Recovery& recovery, TrueLine const& truth, void (*count)(Tally&))
{
    count(recovery.all);
    std::size_t from = 0;
    do {
        auto to = std::min(truth.dirt.find('+', from), truth.dirt.size());
        count(recovery.by_dirt[truth.dirt.substr(from, to - from)]);
        from = to + 1;
    } while (from <= truth.dirt.size() and not truth.dirt.empty());
}

/// What differs between a counted line and its truth: "" where nothing does. `grave` is set where it says something that
/// is not so; a coarser place or a partner that was made anew is only less than could be known.
std::string difference(FoundLine const& line, TrueLine const& truth, std::map<std::string, std::string> const& partners, bool& grave)
{
    std::string said;
    auto differs = [&](std::string_view what, std::string const& found, std::string const& wanted, bool is_grave) {
        if (found == wanted) return;
        said += fmt::format("{}{} “{}” for “{}”", said.empty() ? "" : ", ", what, found, wanted);
        grave = grave or is_grave;
    };
    bool known_partner = std::ranges::any_of(partners, [&](auto const& one) { return one.second == line.partner; });
    bool coarser = truth.place.starts_with(line.place);
    differs("partner", line.partner, partners.at(truth.partner), known_partner);
    differs("place", line.place, truth.place, not coarser);
    differs("sector", line.body, truth.body, true);
    differs("group", line.group, truth.group, line.group != "all");
    differs("from", line.first_day, truth.first_day, true);
    differs("to", line.last_day, truth.last_day, true);
    differs("said", line.said, truth.said, true);
    differs("reached", line.reached, truth.reached, true);
    differs("targeted", line.targeted, truth.targeted, not line.targeted.empty());
    differs("girls", line.girls, truth.girls, not line.girls.empty());
    differs("women", line.women, truth.women, not line.women.empty());
    if (not truth.elder_women.empty() and truth.elder_women != "0") differs("older women", line.elder_women, truth.elder_women, not line.elder_women.empty());
    if (not truth.status.empty()) differs("status", line.status, truth.status, line.status != "unknown");
    return said;
}

void judge_counted(Recovery& recovery, TrueLine const& truth, FoundLine& line, std::map<std::string, std::string> const& partners)
{
    line.used = true;
    auto where = fmt::format("{} row {} [{}]", truth.file, truth.row, truth.dirt);
    if (truth.outcome == "held" or truth.outcome == "wrong" or truth.outcome == "repeat") {
        tally(recovery, truth, [](Tally& t) { ++t.let_in; });
        recovery.mistakes.push_back(where + ": counted, but " + truth.outcome);
        return;
    }
    bool grave = false;
    auto said = difference(line, truth, partners, grave);
    if (said.empty()) return tally(recovery, truth, [](Tally& t) { ++t.right; });
    if (not grave) {
        recovery.mistakes.push_back(where + ": (less than could be known) " + said);
        return tally(recovery, truth, [](Tally& t) { ++t.part_right; });
    }
    tally(recovery, truth, [](Tally& t) { ++t.wrong; });
    recovery.mistakes.push_back(where + ": " + said);
}

/// A row that does not count: right where it had to be held, sent back or left out.
void judge_absent(Recovery& recovery, TrueLine const& truth, std::vector<FoundLine> const* waiting)
{
    bool waits = waiting and not waiting->empty();
    bool right = truth.outcome == "repeat" ? not waits : truth.outcome == "held" or truth.outcome == "wrong" ? waits : false;
    if (right) return tally(recovery, truth, [](Tally& t) { ++t.right; });
    tally(recovery, truth, [](Tally& t) { ++t.held; });
    recovery.mistakes.push_back(fmt::format("{} row {} [{}]: {} should be {}", truth.file, truth.row, truth.dirt,
                                            waits ? waiting->front().severity + " " + waiting->front().code : "lost,", truth.outcome));
}

std::vector<std::string> cells_of(formats::SheetRow const& row)
{
    std::vector<std::string> cells;
    for (auto const& cell : row.cells) cells.emplace_back(cell.text);
    cells.resize(27);
    return cells;
}

}

std::vector<TrueLine> read_truth(std::string const& path)
{
    std::vector<TrueLine> lines;
    auto book = formats::Workbook::open(path);
    book->read(0, [&](formats::SheetRow const& row) {
        if (row.number == 1) return true;
        auto c = cells_of(row);
        lines.push_back({.file = c[0], .outcome = c[4], .novelty = c[5], .dirt = c[7], .partner = c[8], .also_partner = c[9], .body = c[10],
                         .place = c[12], .group = c[14], .first_day = c[15], .last_day = c[16], .said = c[18], .status = c[17], .row = std::stoll(c[2]),
                         .wide = not c[3].empty(), .superseded = c[6] == "yes", .reached = c[19], .targeted = c[20], .girls = c[21],
                         .women = c[23], .elder_women = c[25]});
        return true;
    });
    return lines;
}

Recovery compare(store::Db& db, std::vector<TrueLine> const& truth, std::map<std::string, std::string> const& submission_of,
                 std::map<std::string, std::string> const& partners)
{
    auto lines = counted_rows(db);
    auto const waiting = held_rows(db);
    Recovery recovery;
    for (auto const& one : truth) {
        if (one.novelty == "same" or one.superseded) continue;  // an earlier or a later line counts for it
        tally(recovery, one, [](Tally& t) { ++t.lines; });
        auto submission = submission_of.find(one.file);
        auto key = std::pair(submission == submission_of.end() ? std::string() : submission->second, one.row);
        auto* line = line_of(lines[key], one, partners.at(one.partner));
        auto waits = waiting.find(key);
        if (line) judge_counted(recovery, one, *line, partners);
        else judge_absent(recovery, one, waits == waiting.end() ? nullptr : &waits->second);
    }
    std::map<std::string, std::string> file_of;
    for (auto const& [file, submission] : submission_of) file_of[submission] = file;
    std::set<std::pair<std::string, std::int64_t>> shared;  // rows of two partners have a line for each
    for (auto const& one : truth)
        if (not one.also_partner.empty()) shared.insert({one.file, one.row});
    for (auto const& [key, found] : lines)
        for (auto const& line : found) {
            if (line.used or shared.contains({file_of[key.first], key.second})) continue;
            ++recovery.invented;
            recovery.mistakes.push_back(fmt::format("{} row {}: a line nobody reported: {} {} {} {}", file_of[key.first], key.second, line.partner, line.body, line.place, line.reached));
        }
    return recovery;
}

std::string Recovery::table() const
{
    auto text = fmt::format("{:<26}{:>7}{:>7}{:>7}{:>9}{:>7}{:>8}\n", "dirt", "lines", "right", "held", "in part", "wrong", "let in");
    auto line = [&](std::string const& name, Tally const& t) {
        text += fmt::format("{:<26}{:>7}{:>7}{:>7}{:>9}{:>7}{:>8}\n", name, t.lines, t.right, t.held, t.part_right, t.wrong, t.let_in);
    };
    for (auto const& [name, tally] : by_dirt) line(name.empty() ? "(tidy)" : name, tally);
    line("all", all);
    text += fmt::format("lines that nobody reported: {}\n", invented);
    return text;
}

}
