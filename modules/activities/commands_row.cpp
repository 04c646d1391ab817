// `activities row`: one line back to its source: the cells as they came, who handed them in, what it replaced.
#include "commands.hpp"
#include "layout.hpp"
#include "opened.hpp"
#include "review.hpp"
#include "rules.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <structure/structure.hpp>

namespace muster::activities {

namespace {

struct LineId {
    std::string submission;
    std::int64_t row = 0, part = 0;
};

/// "01J8…:12:0"; refuses submission.unknown where it is no such thing.
LineId read_id(std::string const& id)
{
    LineId line;
    auto const last = id.rfind(':'), first = last == std::string::npos or last == 0 ? std::string::npos : id.rfind(':', last - 1);
    auto const number = [&](std::size_t from, std::size_t to, std::int64_t& into) {
        auto const read = std::from_chars(id.data() + from, id.data() + to, into);
        return read.ec == std::errc{} and read.ptr == id.data() + to;
    };
    if (first == std::string::npos or not number(first + 1, last, line.row) or not number(last + 1, id.size(), line.part)) throw base::Refusal(rule::no_such_submission, {id});
    line.submission = id.substr(0, first);
    return line;
}

/// The row as it stands in the file that was handed in, under the headers it was read with.
void write_cells(base::JsonWriter& json, cli::Call& call, LineId const& line, std::string const& mapping, std::string& said)
{
    auto const stored = stored_file(call.db(), call.operation(), line.submission);
    json.key("cells").list();
    if (stored.bytes.empty()) {
        json.end();
        return;
    }
    auto const book = formats::Workbook::from_bytes(stored.bytes, stored.file);
    auto const bodies = structure::Bodies::load(call.db(), call.operation(), call.clock->today());
    auto const found = find_sheet(*book, book->sheets().size() > 1 ? stored.sheet : "", [&](std::string const& header) { return bodies->find(header).size() == 1; });
    auto const meanings = formats::Json::parse(mapping.empty() ? "{}" : mapping);
    if (found) {
        book->read(found->layout.sheet, [&](formats::SheetRow const& row) {
            if (row.number < line.row) return true;
            for (std::uint32_t column = 0; row.number == line.row and column < row.cells.size(); ++column) {
                auto const& cell = row.cells[column];
                if (cell.empty()) continue;
                auto const head = std::ranges::find(found->layout.heads, column, &Head::index);
                auto const header = head == found->layout.heads.end() ? std::string() : head->text();
                json.object().member("cell", formats::cell_name(row.number, column)).member("header", header).member("value", cell.text).member("merged", cell.merged);
                auto meaning = meanings.text_or(header, "");
                if (meaning.empty()) meaning = meanings.text_or("column " + formats::column_name(column), "");
                json.key("meaning").value(meaning.empty() ? std::nullopt : std::optional(meaning)).end();
                said += fmt::format("  {:6} {}: {}\n", formats::cell_name(row.number, column), header, cell.text);
            }
            return row.number < line.row;
        });
    }
    json.end();
}

std::string_view state_of(store::Row const& row, int superseded)
{
    if (row.is_null(superseded)) return "counts";
    return row.text(superseded) == "undone" ? "undone" : "replaced";
}

void write_versions(base::JsonWriter& json, cli::Call& call, std::string const& key, std::string& said)
{
    json.key("versions").list();
    each_line_met(call.db(), sql::line_versions, {std::string_view(call.operation()), std::string_view(key)}, [&](store::Row const& row) {
        auto const at = base::Instant{row.integer(9)}.text();
        json.object().member("id", fmt::format("{}:{}:{}", row.text(0), row.integer(1), row.integer(2))).member("at", at).member("actor", row.text(10)).member("file", row.text(8));
        json.member("reached", row.integer_if(4)).member("reached_state", row.text(3)).member("targeted", row.integer_if(5)).member("status", row.text(6));
        json.member("state", state_of(row, 7)).end();
        said += fmt::format("  {}  {}  {}  {}\n", at, row.text(8), row.is_null(4) ? row.string(3) : cli::grouped(row.integer(4)), state_of(row, 7));
    });
    json.end();
}

void write_line(base::JsonWriter& json, store::Row const& row)
{
    json.key("activity").object();
    int column = 1;
    for (auto const* name : {"partner", "body", "activity", "place", "place_found_by", "group", "status", "first_day", "last_day", "reached_state"}) {
        json.key(name);
        if (row.is_null(column)) json.null();
        else json.text(row.text(column));
        ++column;
    }
    json.member("reached", row.integer_if(11)).member("targeted", row.integer_if(12)).member("state", state_of(row, 13)).end();
    json.key("source").object().member("file", row.text(14)).member("sheet", row.text(15)).member("at", base::Instant{row.integer(16)}.text());
    json.member("actor", row.text(17)).member("state", row.text(18)).key("origin").value(row.is_null(19) ? std::nullopt : std::optional(row.string(19))).end();
}

void write_asked(base::JsonWriter& json, cli::Call& call, LineId const& line, std::string const& origin)
{
    json.key("findings").list();
    for (auto const& submission : {line.submission, origin}) {
        if (submission.empty()) continue;
        each_line_met(call.db(), sql::held_of_row, {std::string_view(call.operation()), std::string_view(submission), line.row}, [&](store::Row const& row) {
            json.object().member("part", row.integer(0)).member("severity", row.text(1)).member("code", row.text(4)).member("at", row.text(2));
            json.member("sentence", held_sentence(row, 4)).member("state", row.text(3)).end();
        });
    }
    json.end();
}

void write_journal(base::JsonWriter& json, cli::Call& call, LineId const& line, std::string const& origin)
{
    json.key("journal").list();
    for (auto const& submission : {line.submission, origin}) {
        if (submission.empty()) continue;
        for (auto const& one : changes_about(call.db(), call.operation(), submission))
            json.object().member("seq", one.seq).member("at", one.at.text()).member("actor", one.actor).member("kind", one.kind).member("words", one.words).member("reason", one.reason).end();
    }
    json.end();
}

cli::Exit run_row(cli::Call& call)
{
    auto const line = read_id(call.text("ID"));
    std::string out, key, mapping, origin, head, cells, versions, partner;
    base::JsonWriter json(out);
    json.object().member("id", call.text("ID"));
    key = call.db().text(sql::line_key, {std::string_view(call.operation()), std::string_view(line.submission), line.row, line.part}).value_or("");
    one_line(call.db(), sql::line_stored, {std::string_view(call.operation()), std::string_view(line.submission), line.row, line.part}, [&](store::Row const& row) {
        partner = row.text(1), mapping = row.text(20), origin = row.text(19);
        head = fmt::format("{} row {}, handed in by {} at {}", row.text(14), line.row, row.text(17), base::Instant{row.integer(16)}.text());
        write_line(json, row);
    });
    bool const is_theirs = not call.has("partner") or std::ranges::count(call.all("partner"), partner) > 0;
    if (key.empty() or not is_theirs) throw base::Refusal(rule::no_such_submission, {call.text("ID")});
    write_cells(json, call, line, mapping, cells);
    write_versions(json, call, key, versions);
    write_asked(json, call, line, origin);
    write_journal(json, call, line, origin);
    json.end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    call.line(head);
    call.say(cells);
    call.line("versions");
    call.say(versions);
    return cli::Exit::done;
}

constexpr cli::Option row_arguments[] = {{"ID", "", "as `muster activities --json` gives it: SUBMISSION:ROW:PART", true}};
constexpr cli::Option row_options[] = {{"partner", "ID", "only where it is a line of this partner", false, true}};
constexpr cli::Served serve_row[] = {{"GET", "/operations/{operation}/activities/{id}", "rows", "cells"}};

}

std::vector<cli::Command> row_commands()
{
    return {{"activities row", "One line of the 5W back to its source: the cells as they came, who handed them in, what it replaced.", "", row_arguments, row_options, run_row, true, serve_row}};
}

}
