// The review desk on the command line, and saved mappings.
#include "commands.hpp"
#include "opened.hpp"
#include "review.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <array>
#include <base/words.hpp>
#include <fmt/core.h>
#include <formats/corrections.hpp>
#include <formats/json.hpp>

namespace muster::activities {

namespace {

using cli::Exit;
using cli::Option;

Exit run_review_list(cli::Call& call)
{
    auto const all = waiting(call.db(), call.operation(), call.text("queue"));
    if (call.json) {
        std::string out;
        base::JsonWriter json(out, true);
        json.object().key("waiting").list();
        for (auto const& one : all) {
            json.object().member("id", one.alike).member("code", one.code).member("severity", one.severity).member("at", one.at);
            json.member("sentence", one.sentence).member("file", one.file).member("rows", one.rows).member("people", one.people).end();
        }
        json.end().end();
        call.document(out);
        return Exit::done;
    }
    if (all.empty()) {
        call.line("Nothing waits.");
        return Exit::done;
    }
    cli::TextTable table({"id", "rows", "code", "first at", "what it is"}, {false, true, false, false, false});
    for (auto const& one : all) table.row({one.alike, cli::grouped(one.rows), one.code, one.file + " " + one.at, one.sentence});
    call.say(table.text());
    call.line("\nSettle all rows alike at once:  muster review settle ID --place PCODE | --partner NAME | --body CODE | --accept | --dismiss");
    return Exit::held;
}

Exit run_review_show(cli::Call& call)
{
    auto const which = call.text("ID");
    bool any = false;
    std::string out;
    base::JsonWriter json(out, true);
    json.object().key("rows").list();
    each_line(call.db(), sql::held_rows_shown, {std::string_view(call.operation()), std::string_view(which)}, [&](store::Row const& row) {
        any = true;
        if (call.json) json.object().member("file", row.text(0)).member("at", row.text(1)).member("sentence", held_sentence(row, 2)).end();
        else call.line(fmt::format("{}  {}\n    {}", row.text(0), row.text(1), held_sentence(row, 2)));
    });
    json.end().end();
    if (not any) throw base::Refusal(rule::no_such_review, {which});
    if (call.json) call.document(out);
    return Exit::done;
}

Exit run_review_settle(cli::Call& call)
{
    Settlement const wanted{call.text("place"), call.text("partner"), call.text("body"), call.has("accept"), call.has("dismiss"), call.text("reason"), call.text("within-body")};
    auto const settled = settle(call.db(), *call.clock, call.actor(), call.operation(), call.text("ID"), wanted);
    if (call.json) {
        std::string out;
        base::JsonWriter(out).object().member("id", settled.alike).member("rows", settled.rows).member("lines_accepted", settled.lines_accepted).member("still_waiting", settled.still_waiting).member("submissions", settled.submissions).end();
        call.document(out);
        return Exit::done;
    }
    call.line(fmt::format("{} rows alike settled: {} lines count now, {} still wait for another reason. Remembered for the next sheet.", settled.rows - settled.still_waiting, settled.lines_accepted, settled.still_waiting));
    for (auto const& submission : settled.submissions) call.line("undo:  muster 5w undo " + submission);
    return Exit::done;
}

Exit run_review_undo(cli::Call& call)
{
    auto const lines = unsettle(call.db(), *call.clock, call.actor(), call.operation(), call.text("NUMBER"), call.text("reason"), call.text("body"));
    std::string out;
    base::JsonWriter(out).object().member("settlement", call.text("NUMBER")).member("lines", lines).end();
    if (call.json) call.document(out);
    else call.line(fmt::format("Taken back: {} lines count no more, and the rows wait at the review desk again.", lines));
    return Exit::done;
}

Exit run_mapping_list(cli::Call& call)
{
    cli::TextTable table({"mapping", "columns"});
    std::string out;
    base::JsonWriter json(out, true);
    json.object().key("mappings").list();
    bool any = false;
    auto const operation = call.operation(), partner = call.text("partner");
    call.db().each(sql::mapping_list, {std::string_view(operation), std::string_view(partner)}, [&](store::Row const& row) {
        any = true;
        auto const columns = formats::Json::parse(row.text(2));
        table.row({row.string(0), fmt::format("{}", columns.object().size())});
        json.object().member("name", row.text(0)).key("columns").raw(row.text(2)).end();
    });
    json.end().end();
    if (call.json) call.document(out);
    else if (not any) call.line("No mapping is saved yet. One is kept whenever --map is given to an import, or with --save-mapping NAME.");
    else call.say(table.text());
    return Exit::done;
}

Exit run_mapping_show(cli::Call& call)
{
    auto const name = call.text("NAME");
    auto const operation = call.operation(), partner = call.text("partner");
    auto const columns = call.db().text(sql::mapping_shown, {std::string_view(operation), std::string_view(name), std::string_view(partner)}).value_or("");
    if (columns.empty()) throw base::Refusal(rule::mapping_unknown, {name});
    if (call.json) {
        call.document(columns);
        return Exit::done;
    }
    for (auto const& [header, meaning] : formats::Json::parse(columns).object()) call.line("--map \"" + header + "=" + meaning.as_text() + "\"");
    return Exit::done;
}

Exit run_mapping_forget(cli::Call& call)
{
    auto const name = call.text("NAME");
    auto const operation = call.operation(), partner = call.text("partner");
    store::Transaction transaction(call.db());
    if (call.db().run(sql::mapping_forget, {std::string_view(operation), std::string_view(name), std::string_view(partner)}) == 0) throw base::Refusal(rule::mapping_unknown, {name});
    store::record(call.db(), *call.clock, {operation, store::Nature::kept, "activities.mapping_forgotten", name, "{}", call.actor(), ""});
    transaction.commit();
    if (not call.json) call.line("The mapping “" + name + "” is forgotten.");
    return Exit::done;
}

Exit run_meanings(cli::Call& call)
{
    // What each is stands in words/ under "meaning." and its name.
    static constexpr std::string_view meanings[] = {
        "id", "org.name", "org.acronym", "org.type", "org.implementing.name", "org.programme.name", "org.reporting.name",
        "org.donor.name", "sector", "subsector", "activity", "activity_code", "sub_activity", "indicator", "project",
        "project_code", "place.adm1.name", "place.adm2.code", "place.code", "site.name", "lat", "lon", "group", "status",
        "modality", "unit", "quantity", "start", "end", "period", "year", "quarter", "reported", "reached", "reached.households",
        "reached.f.children", "reached.disabled", "targeted", "notes", "ignored",
    };
    std::string out;
    base::JsonWriter json(out, true);
    json.object();
    cli::TextTable table({"meaning", "what it is"});
    for (auto const meaning : meanings) {
        ENSURE(Meaning::parse(meaning).has_value());
        auto const what = base::say("meaning." + std::string(meaning));
        table.row({std::string(meaning), what});
        json.member(meaning, what);
    }
    json.end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

constexpr std::array queue_option{Option{"queue", "NAME", "only place, partner, sector, twin, number, date …"}};
constexpr std::array id_argument{Option{"ID", "", "as in `muster review list`, or a cell such as D87", true}};
constexpr std::array name_argument{Option{"NAME", "", "name of the mapping", true}};
constexpr std::array mapping_options{Option{"partner", "ID", "only what was saved for this partner"}};
constexpr std::array settle_options{
    Option{"place", "PCODE", "the place that the words mean"}, Option{"partner", "NAME", "the organisation that the words mean"},
    Option{"body", "CODE", "the cluster or sector that the words mean"}, Option{"accept", "", "it is right as it is"},
    Option{"dismiss", "", "it is not to count"}, Option{"reason", "WORDS", "why, for the record"},
    Option{"within-body", "CODE", "only where all rows alike are of this cluster or sector"}};

constexpr std::array serve_review_list{cli::Served{"GET", "/operations/{operation}/review", "rows", "waiting"}};
constexpr std::array serve_review_show{cli::Served{"GET", "/operations/{operation}/review/groups/{id}", "rows", "rows"}};
constexpr std::array serve_review_settle{cli::Served{"POST", "/operations/{operation}/review/groups/{id}", "settle"}};
constexpr std::array number_argument{Option{"NUMBER", "", "as in `muster review settled`", true}};
constexpr std::array undo_options{Option{"reason", "WORDS", "why, for the record"}, Option{"body", "CODE", "only where all its rows are of this cluster or sector"}};
constexpr std::array serve_review_undo{cli::Served{"DELETE", "/operations/{operation}/review/settled/{number}", "settle"}};
// A mapping is of columns, whatever the body or place of the rows below them: such limits do not touch it, a partner's does.
constexpr std::array serve_mapping_list{cli::Served{.verb = "GET", .path = "/operations/{operation}/mappings", .permission = "hand_in", .rows = "mappings", .own_limits = true}};
constexpr std::array serve_mapping_show{cli::Served{.verb = "GET", .path = "/operations/{operation}/mappings/{name}", .permission = "hand_in", .own_limits = true}};
constexpr std::array serve_mapping_forget{cli::Served{.verb = "DELETE", .path = "/operations/{operation}/mappings/{name}", .permission = "hand_in", .own_limits = true}};
constexpr std::array serve_meanings{cli::Served{"GET", "/operations/{operation}/meanings", "open"}};  // the same words for everybody, and nothing of the operation

}

void save_mapping(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& wanted, Checked const& checked, std::string const& partner)
{
    // Files of different partners have the same name: nobody's mapping takes the place of another's.
    bool const taken = not partner.empty() and db.number(sql::mapping_of_other, {std::string_view(operation), std::string_view(wanted), std::string_view(partner)}).value_or(0) > 0;
    auto const name = taken ? wanted + " (" + partner + ")" : wanted;
    std::string columns;
    base::JsonWriter json(columns);
    json.object();
    for (auto const& column : checked.mapping.columns)
        if (column.weight > 0 and not column.unfold.any() and not column.header.empty()) json.member(column.header, column.meaning.text());
    json.end();
    store::Transaction transaction(db);
    db.run(sql::mapping_save, {std::string_view(operation), std::string_view(name), std::string_view(checked.mapping.fingerprint), store::text_or_null(partner), std::string_view(columns), clock.now().ms});
    store::record(db, clock, {operation, store::Nature::kept, "activities.mapping", name, columns, actor, ""});
    transaction.commit();
}

std::string write_corrected(Checked const& checked, std::string const& original, std::string const& to)
{
    using S = base::Severity;
    auto const& reading = *checked.reading;
    std::vector<formats::Mark> marks;
    formats::Explanation explanation{.title = base::say("corrections.title"), .header = {base::say("corrections.cell"), base::say("corrections.state"), base::say("corrections.what"), base::say("corrections.remedy"), base::say("corrections.rule")}};
    for (auto const& mark : reading.marks.list()) {
        auto const at = formats::place_name(checked.layout.sheet_name, mark.row, mark.column);
        auto const finding = base::found(*mark.rule, at, args_of(reading, mark));
        auto const shade = finding.severity == S::wrong ? formats::Shade::wrong : finding.severity == S::hold ? formats::Shade::hold : formats::Shade::warn;
        marks.push_back({mark.row, mark.column, shade, finding.sentence + " " + finding.remedy});
        explanation.lines.push_back({at, std::string(base::name_of(finding.severity)), finding.sentence, finding.remedy, finding.code});
    }
    for (auto const& finding : checked.file_findings)
        if (finding.severity >= S::warn) explanation.lines.push_back({finding.at, std::string(base::name_of(finding.severity)), finding.sentence, finding.remedy, finding.code});
    std::ranges::stable_sort(marks, {}, [](formats::Mark const& mark) { return std::pair(mark.row, mark.column); });
    auto const target = to.empty() or to == "-" ? original + ".corrections.xlsx" : to;
    formats::write_corrections(original, checked.sheet, marks, explanation, target);
    return target;
}

std::vector<cli::Command> desk_commands()
{
    return {
        {"review list", "What waits for a person, rows alike together.", "", {}, queue_option, run_review_list, true, serve_review_list},
        {"review show", "Every row that waits with one id.", "", id_argument, {}, run_review_show, true, serve_review_show},
        {"review settle", "Settles all rows alike with one word, remembered for the next sheet.", "", id_argument, settle_options, run_review_settle, true,
         serve_review_settle},
        {"review undo", "Takes back what was settled: the rows wait again, the words mean nothing any more.", "", number_argument, undo_options, run_review_undo, true,
         serve_review_undo},
        {"5w mapping list", "Saved mappings of columns.", "", {}, mapping_options, run_mapping_list, true, serve_mapping_list},
        {"5w mapping show", "One saved mapping, as options to copy.", "", name_argument, mapping_options, run_mapping_show, true, serve_mapping_show},
        {"5w mapping forget", "Forgets a saved mapping.", "", name_argument, mapping_options, run_mapping_forget, true, serve_mapping_forget},
        {"5w mapping meanings", "What a column can mean.", "", {}, {}, run_meanings, false, serve_meanings},
    };
}

}
