#include "output.hpp"
#include <algorithm>
#include <base/count.hpp>
#include <base/words.hpp>
#include <fmt/core.h>

namespace muster::activities {

namespace {

using base::Severity;

void write_columns(base::JsonWriter& json, Checked const& checked)
{
    json.key("columns").list();
    for (auto const& column : checked.mapping.columns) {
        json.object().member("header", column.header).member("column", formats::column_name(column.index));
        json.key("meaning");
        if (column.weight > 0) json.text(column.meaning.text());
        else json.null();
        json.member("why", column.weight > 0 ? column.why : base::say("column.why.nothing"));
        if (not column.tag.empty()) json.member("tag", column.tag);
        json.end();
    }
    json.end();
}

void write_findings(base::JsonWriter& json, Checked const& checked)
{
    json.key("findings").list();
    for (auto const& finding : findings_of(checked, 0)) {
        json.object().member("code", finding.code).member("severity", base::name_of(finding.severity)).member("at", finding.at);
        json.member("sentence", finding.sentence).member("remedy", finding.remedy);
        if (finding.times > 1) json.member("times", finding.times);
        json.end();
    }
    json.end();
}

void write_changes(base::JsonWriter& json, std::vector<FieldChange> const& changes)
{
    auto const told = [](std::string const& text) { return text.empty() ? std::nullopt : std::optional(text); };
    json.key("changes").list();
    for (auto const& one : changes)
        json.object().member("at", one.at).member("what", one.what).member("before", told(one.before)).member("after", told(one.after)).end();
    json.end();
}

std::string share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? fmt::format("{} %", base::Share{part, whole}.percent()) : "–";
}

void show_mapping(cli::Call& call, Checked const& checked)
{
    for (auto const& column : checked.mapping.columns) {
        auto const name = column.header.empty() ? "(no header)" : column.header.substr(0, 40);
        if (column.weight == 0) call.line(fmt::format("  {:<3} {:<42} not used", formats::column_name(column.index), name));
        else call.line(fmt::format("  {:<3} {:<42} {:<28} {}", formats::column_name(column.index), name, column.meaning.text(), column.why));
    }
}

void show_findings(cli::Call& call, Checked const& checked, bool all)
{
    constexpr std::size_t screenful = 12;
    auto findings = findings_of(checked, 0);
    std::ranges::stable_sort(findings, std::ranges::greater{}, [](base::Finding const& f) { return f.severity; });
    std::size_t shown = 0;
    for (auto const& finding : findings) {
        if (not all and (shown >= screenful or finding.severity == Severity::info)) continue;
        ++shown;
        auto const times = finding.times > 1 ? fmt::format("  ({} times)", finding.times) : "";
        call.line(fmt::format("{:<5}  {}   {}{}", base::name_of(finding.severity), finding.at, finding.code, times));
        call.line("       " + finding.sentence);
        if (not finding.remedy.empty()) call.line("       " + finding.remedy);
    }
    if (shown < findings.size()) call.line(fmt::format("       … {} more: --all", findings.size() - shown));
}

}

std::string json_of(Checked const& checked, Diff const* diff, std::vector<FieldChange> const& changes, Imported const* imported)
{
    auto const& reading = *checked.reading;
    std::string out;
    base::JsonWriter json(out);
    json.object().member("file", checked.file).member("format", checked.format).member("sheet", checked.sheet);
    json.member("header_rows", checked.header_rows);
    json.key("header_row_numbers").value(checked.layout.header_rows);
    json.key("tag_row_numbers").value(checked.layout.tag_rows);
    json.member("rows_read", reading.rows_read).member("accepted", reading.accepted).member("held", reading.held).member("wrong", reading.wrong);
    json.member("repeats", reading.repeats).member("revised", reading.revised);
    json.key("skipped").object().member("blank", reading.blank).member("totals", reading.totals).member("titles", reading.titles + checked.title_rows).end();
    json.member("with_place", reading.with_place).member("lines", static_cast<std::int64_t>(reading.lines.size()));
    json.member("people", reading.people).member("people_with_place", reading.people_with_place);
    json.key("mapping");
    if (checked.mapping_used.empty()) json.null();
    else json.text(checked.mapping_used);
    if (diff) json.member("new", diff->fresh).member("changed", diff->changed).member("same", diff->same);
    if (imported) {
        json.key("submission");
        if (imported->submission.empty()) imported->earlier.empty() ? json.null() : json.text(imported->earlier);
        else json.text(imported->submission);
    }
    write_columns(json, checked);
    write_changes(json, changes);
    write_findings(json, checked);
    json.end();
    return out;
}

void show(cli::Call& call, Checked const& checked, Diff const* diff, Imported const* imported, bool all)
{
    auto const& reading = *checked.reading;
    auto const mapped = std::ranges::count_if(checked.mapping.columns, [](Column const& c) { return c.weight > 0; });
    std::string const sheet = checked.has_sheet_name ? fmt::format(" · sheet “{}”", checked.sheet) : "";
    call.line(fmt::format("{}{} · {} rows · {} of {} columns{}", checked.file, sheet, cli::grouped(reading.rows_read), mapped, checked.mapping.columns.size(),
                          checked.mapping_used.empty() ? "" : " · mapping “" + checked.mapping_used + "”"));
    call.line();
    std::string split;
    if (diff) split = fmt::format("{} new · {} changed · {} the same", cli::grouped(diff->fresh), cli::grouped(diff->changed), cli::grouped(diff->same));
    call.line(fmt::format("  ready  {:>9}    {}", cli::grouped(reading.accepted), split));
    call.line(fmt::format("  held   {:>9}    need a person", cli::grouped(reading.held)));
    call.line(fmt::format("  wrong  {:>9}    cannot be read", cli::grouped(reading.wrong)));
    if (reading.repeats > 0) call.line(fmt::format("  repeat {:>9}    say again what another row says; counted once", cli::grouped(reading.repeats)));
    if (reading.revised > 0) call.line(fmt::format("  older  {:>9}    replaced by a later row with the same id", cli::grouped(reading.revised)));
    auto const titles = reading.titles + checked.title_rows;
    if (reading.blank + reading.totals + titles > 0)
        call.line(fmt::format("  left   {:>9}    {} blank, {} totals, {} titles and notes", cli::grouped(reading.blank + reading.totals + titles), reading.blank, reading.totals, titles));
    call.line(fmt::format("  placed {:>9}    {} of the rows, {} of the people", cli::grouped(reading.with_place), share(reading.with_place, reading.rows_read - reading.repeats), share(reading.people_with_place, reading.people)));
    call.line();
    if (all) {
        show_mapping(call, checked);
        call.line();
    }
    show_findings(call, checked, all);
    if (not imported) call.line("\nNothing was stored.");
    else if (not imported->submission.empty()) {
        call.line(fmt::format("\nsubmission {}   {} lines accepted · {} rows at the review desk · {} wrong rows to return", imported->submission, diff ? diff->fresh + diff->changed : 0, imported->held_rows, reading.wrong));
        call.line(fmt::format("undo while nobody has built on it:  muster 5w undo {}", imported->submission));
    }
    else call.line(fmt::format("\nNothing is new in it{}; nothing was stored.", imported->earlier.empty() ? "" : " (the same file came as submission " + imported->earlier + ")"));
}

cli::Exit exit_of(Checked const& checked)
{
    if (checked.reading->wrong > 0) return cli::Exit::wrong_data;
    if (checked.reading->held > 0) return cli::Exit::held;
    return cli::Exit::done;
}

}
