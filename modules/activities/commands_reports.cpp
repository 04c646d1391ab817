// Who has reported and who is late, nil reports, what was handed in, and the lines out again.
#include "book.hpp"
#include "commands.hpp"
#include "nil.hpp"
#include "opened.hpp"
#include "reports.hpp"
#include "rules.hpp"
#include <access/exports.hpp>
#include <access/veil.hpp>
#include <activities/sql.hpp>
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <formats/writers.hpp>
#include <geography/geography.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <set>
#include <structure/structure.hpp>

namespace muster::activities {

namespace {

using cli::Exit;
using cli::Option;

Exit run_status(cli::Call& call)
{
    auto const operation = call.operation();
    auto const board = board_of(call.db(), operation);
    auto cycles = cycles_of(call.db(), operation, board);
    if (call.has("period")) {
        auto const wanted = base::Period::parse(call.text("period"));
        if (not wanted) throw base::Refusal(rule::period_unreadable, {call.text("period")});
        std::erase_if(cycles, [&](operations::Cycle const& cycle) { return not cycle.period.overlaps(*wanted); });
    }
    std::string out;
    base::JsonWriter json(out, true);
    json.object().key("reports").list();
    cli::TextTable table({"partner", "period", "due", "state", "lines"}, {false, false, false, false, true});
    std::map<std::string, int> totals;
    for (auto const& one : reports_of(board, cycles, call.clock->today())) {
        if (call.has("partner") and std::ranges::count(call.all("partner"), one.partner) == 0) continue;
        ++totals[one.state];
        auto const period = one.cycle.period.text(), due = one.cycle.due.text();
        json.object().member("partner", one.partner).member("period", period).member("due", due).member("state", one.state).member("lines", one.lines).end();
        bool const wanted = call.has("all") or one.state == "overdue" or one.state == "late" or call.has("period");
        if (wanted) table.row({one.partner, period, due, one.state, one.lines > 0 ? cli::grouped(one.lines) : "–"});
    }
    json.end().end();
    if (call.json) {
        call.document(out);
        return Exit::done;
    }
    if (board.empty()) {
        call.line("Nobody has reported yet. Hand in a workbook: muster 5w import FILE");
        return Exit::done;
    }
    call.say(table.text());
    std::string line;
    for (auto const& [state, count] : totals) line += (line.empty() ? "" : " · ") + fmt::format("{} {}", count, state);
    call.line("\n" + line + (call.has("all") ? "" : "   (all: --all)"));
    return Exit::done;
}

Exit run_nil(cli::Call& call)
{
    auto const operation = call.operation();
    auto const period = base::Period::parse(call.text("period"));
    if (not period) throw base::Refusal(rule::period_unreadable, {call.text("period")});
    auto const registry = partners::Registry::load(call.db(), operation);
    auto const found = registry->find(call.text("partner"), call.text("partner"));
    auto const partner = found.partner >= 0 ? found.partner : registry->by_id(call.text("partner"));
    if (partner < 0) throw base::Refusal(rule::partner_unknown, {call.text("partner")});
    auto const bodies = structure::Bodies::load(call.db(), operation, call.clock->today());
    auto const body = bodies->by_code(call.text("body"));
    if (body < 0) throw base::Refusal(rule::body_unknown, {call.text("body")});
    auto const& code = bodies->at(body).code;
    auto const state = say_nil(call.db(), *call.clock, call.actor(), operation, {registry->at(partner).id, registry->at(partner).name, code, *period}, call.has("hold"));
    std::string out;
    base::JsonWriter(out).object().member("partner", registry->at(partner).id).member("body", code).member("period", period->text()).member("state", state == NilState::counts ? "counts" : "waits").end();
    if (call.json) call.document(out);
    else if (state == NilState::waits) call.line(fmt::format("{} has nothing to report for {} in {}: it waits at the review desk until a person lets it in.", registry->at(partner).id, code, period->text()));
    else call.line(fmt::format("{} has nothing to report for {} in {}. That is not zero and not silence.", registry->at(partner).id, code, period->text()));
    return Exit::done;
}

/// Adds the hand-ins that hold lines or waiting rows of a partner.
void submissions_of(store::Db& db, std::string const& operation, std::string const& partner, std::set<std::string, std::less<>>& wanted)
{
    auto const book = book_of(db, operation);
    for (auto const& [submission, lines] : book->submissions)
        if (std::ranges::any_of(*lines, [&](SameLines const& same) { return book->partners.word(same.partner) == partner; })) wanted.insert(submission);
    db.each(sql::held_submissions_of_partner, {std::string_view(operation), std::string_view(partner)}, [&](store::Row const& row) { wanted.insert(row.string(0)); });
    each_line(db, sql::held_sealed_partners, {std::string_view(operation)}, [&](store::Row const& row) {
        if (row.text(4) == partner) wanted.insert(row.string(0));
    });
}

Exit run_submissions(cli::Call& call)
{
    std::string out;
    base::JsonWriter json(out, true);
    json.object().key("submissions").list();
    cli::TextTable table({"submission", "at", "file", "state", "by"});
    bool any = false;
    std::set<std::string, std::less<>> wanted;
    if (call.has("partner"))
        for (auto const& partner : call.all("partner")) submissions_of(call.db(), call.operation(), partner, wanted);
    each_line(call.db(), sql::submissions, {std::string_view(call.operation())}, [&](store::Row const& row) {
        if (call.has("partner") and not wanted.contains(row.text(0))) return;
        any = true;
        auto const at = base::Instant{row.integer(1)}.text();
        json.object().member("submission", row.text(0)).member("at", at).member("actor", row.text(2)).member("file", row.text(3)).member("sheet", row.text(4)).key("counts").raw(row.text(5)).member("state", row.text(6)).member("origin", row.text(7)).end();
        table.row({row.string(0), at, row.string(3), row.string(6) + (row.is_null(7) ? "" : ", from the review desk"), row.string(2)});
    });
    json.end().end();
    if (call.json) call.document(out);
    else if (not any) call.line("Nothing was handed in yet: muster 5w import FILE");
    else call.say(table.text());
    return Exit::done;
}

/// The columns of an export: one row per line, one column per dimension, ids included (users.md, complaint 41).
constexpr std::array export_columns{
    std::pair{"Submission", "#meta+submission"}, std::pair{"Row", "#meta+row"}, std::pair{"Partner", "#org+impl+code"},
    std::pair{"Programme partner", "#org+prog+code"}, std::pair{"Donor", "#org+funder"}, std::pair{"Cluster", "#sector+cluster+code"},
    std::pair{"Activity", "#activity+name"}, std::pair{"P-code", "#loc+code+v_pcodes"}, std::pair{"Level", "#loc+level"},
    std::pair{"Population group", "#beneficiary+type"}, std::pair{"Status", "#status"}, std::pair{"Modality", "#modality"},
    std::pair{"Unit", "#meta+unit"}, std::pair{"Start", "#date+start"}, std::pair{"End", "#date+end"}, std::pair{"Period from", "#date+reported+start"},
    std::pair{"Period to", "#date+reported+end"}, std::pair{"Told", "#meta+told"}, std::pair{"Reached", "#reached+ind"},
    std::pair{"Targeted", "#targeted+ind"}, std::pair{"Girls", "#reached+f+children"}, std::pair{"Boys", "#reached+m+children"},
    std::pair{"Women", "#reached+f+adults"}, std::pair{"Men", "#reached+m+adults"}, std::pair{"Older women", "#reached+f+elderly"},
    std::pair{"Older men", "#reached+m+elderly"}, std::pair{"Female, age not told", "#reached+f"}, std::pair{"Male, age not told", "#reached+m"},
    std::pair{"With disability", "#reached+disabled"}};

bool is_number_column(std::size_t i) { return i == 1 or i == 8 or i >= 18; }

/// What is not among the lines because of who asks stands behind them: whoever gets the file learns that it is not all.
template <typename Write>
void write_withheld(access::Veil const& veil, Write const& write)
{
    for (auto const& one : veil.masks()) {
        if (one.what.kind == access::Kind::contacts) continue;
        auto const of = access::is_of_places(one.what.kind) ? std::string() : " " + one.what.body;
        auto const words = fmt::format("withheld: {}{} ({})", access::name_of(one.what.kind), of, access::name_of(one.what.least));
        std::vector<formats::Out> cells(export_columns.size());
        cells.front() = std::string_view(words);
        write(cells);
    }
}

template <typename Write>
std::int64_t write_lines(cli::Call& call, Write const& write)
{
    std::int64_t rows = 0;
    auto const veil = access::Veil::read(call.text(access::veil_parameter));
    auto const operation = call.operation(), partner = call.text("partner"), body = call.text("body"), place = call.text("place");
    auto const take = [&](store::Row const& row) {
        if (not veil.empty() and veil.hides_line(true, row.text(5), row.text(7), row.text(2))) return;
        std::vector<formats::Out> cells;
        for (std::size_t i = 0; i < export_columns.size(); ++i) {
            auto const c = static_cast<int>(i);
            if (row.is_null(c)) cells.emplace_back();
            else if (is_number_column(i)) cells.emplace_back(row.integer(c));
            else cells.emplace_back(row.text(c));
        }
        write(cells);
        ++rows;
    };
    call.db().each(sql::lines_all, {std::string_view(operation), std::string_view(partner), std::string_view(body), std::string_view(place)}, take);
    // Those that are sealed are chosen once they are open, and stand behind.
    each_line(call.db(), sql::lines_all_sealed, {std::string_view(operation), std::string_view(body)}, [&](store::Row const& row) {
        if ((partner.empty() or row.text(2) == partner or row.text(3) == partner) and row.text(7).starts_with(place)) take(row);
    });
    write_withheld(veil, write);
    if (auto const notice = call.text(access::notice_parameter); not notice.empty()) {
        std::vector<formats::Out> cells(export_columns.size());
        cells.front() = std::string_view(notice);
        write(cells);
    }
    return rows;
}

Exit run_export(cli::Call& call)
{
    auto const to = call.text("FILE");
    std::vector<formats::Out> header, tags;
    for (auto const& [name, tag] : export_columns) header.emplace_back(std::string_view(name)), tags.emplace_back(std::string_view(tag));
    std::int64_t rows = 0;
    if (to.ends_with(".xlsx")) {
        formats::XlsxWriter book(to);
        book.sheet("5W", {}, call.has("hxl") ? 2 : 1);
        book.row(header, {}, formats::Shade::header);
        if (call.has("hxl")) book.row(tags, {}, formats::Shade::header);
        rows = write_lines(call, [&](std::vector<formats::Out> const& cells) { book.row(cells); });
        book.done();
    }
    else {
        auto const table = formats::write_csv(to, true);
        table->row(header);
        if (call.has("hxl")) table->row(tags);
        rows = write_lines(call, [&](std::vector<formats::Out> const& cells) { table->row(cells); });
        table->done();
    }
    if (call.json) call.document(fmt::format("{{\"rows\":{}}}", rows));
    else call.line(fmt::format("{} lines written to {}.", cli::grouped(rows), to));
    return Exit::done;
}

constexpr std::array status_options{Option{"period", "PERIOD", "only cycles of this time: 2026-03"}, Option{"partner", "ID", "only this partner", false, true}, Option{"all", "", "also who reported in time"}};
constexpr std::array nil_options{Option{"partner", "NAME", "who says it", true}, Option{"body", "CODE", "for which cluster or sector", true}, Option{"period", "PERIOD", "for which time: 2026-03", true},
                                 Option{"hold", "", "it waits until a person lets it in"}};
constexpr std::array submissions_options{Option{"partner", "ID", "only what holds lines of this partner", false, true}};
constexpr std::array export_argument{Option{"FILE", "", "name.csv or name.xlsx", true}};
constexpr std::array export_options{Option{"hxl", "", "with a row of HXL hashtags"}, Option{"partner", "ID", "only lines that this partner does or programmes"},
                                    Option{"body", "CODE", "only this cluster or sector"}, Option{"place", "PCODE", "only places whose p-code begins so"}};

constexpr std::array serve_status{cli::Served{"GET", "/operations/{operation}/reports", "rows", "reports"}};
constexpr std::array serve_nil{cli::Served{"POST", "/operations/{operation}/nil-reports", "hand_in"}};
constexpr std::array serve_submissions{cli::Served{"GET", "/operations/{operation}/submissions", "rows", "submissions"}};
constexpr std::array serve_export{cli::Served{"GET", "/operations/{operation}/lines", "rows", "", "FILE"}};

}

std::vector<cli::Command> report_commands()
{
    return {
        {"5w status", "Who has reported, who said nil, who is late, by period.", "", {}, status_options, run_status, true, serve_status},
        {"5w nil", "Records that a partner has nothing to report: neither zero nor silence.", "", {}, nil_options, run_nil, true, serve_nil},
        {"5w submissions", "What was handed in, newest first.", "", {}, submissions_options, run_submissions, true, serve_submissions},
        {"5w export", "Every line that counts now, tidy: one row per line, one column per dimension.", "", export_argument, export_options, run_export, true,
         serve_export},
    };
}

}
