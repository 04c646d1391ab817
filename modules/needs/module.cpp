// Commands: `needs load`, `needs show`, `needs list`.
#include "load.hpp"
#include "rules.hpp"

#include <algorithm>
#include <formats/json.hpp>
#include <needs/lists.hpp>
#include <needs/needs.hpp>
#include <needs/sql.hpp>
#include <needs/words.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::needs {
namespace {

constexpr base::Rule bad_level{"needs.bad_level", base::Severity::wrong, "\"{0}\" is no level of places.",
                               "Give --by country, adm1, adm2, adm3 or adm4.", ""};

void write(base::JsonWriter& json, base::Finding const& finding)
{
    json.object()
        .member("code", finding.code)
        .member("severity", base::name_of(finding.severity))
        .member("at", finding.at)
        .member("sentence", finding.sentence)
        .member("remedy", finding.remedy)
        .member("times", finding.times)
        .end();
}

void write(base::JsonWriter& json, Loaded const& one)
{
    json.object()
        .member("file", one.file)
        .member("sheet", one.sheet)
        .member("layout", one.layout)
        .member("source", one.source)
        .member("round", one.round)
        .member("same", one.same)
        .member("rows", one.rows)
        .member("figures", one.figures)
        .member("totals", one.totals)
        .member("parts", one.parts)
        .member("unplaced_rows", one.unplaced_rows)
        .member("unplaced_people", one.unplaced_people)
        .key("findings")
        .list();
    for (auto const& finding : one.findings) write(json, finding);
    json.end().end();
}

void say(cli::Call& call, Loaded const& one)
{
    auto where = one.file + (one.sheet.empty() or one.sheet == one.file ? "" : ", sheet " + one.sheet);
    call.line(where + ": " + cli::grouped(one.rows) + " rows, " + cli::grouped(one.totals) + " totals and " +
              cli::grouped(one.parts) + " parts" + (one.same ? "; nothing new" : "") + ".");
    for (auto const& finding : one.findings) {
        call.line(
            "  " + std::string(base::name_of(finding.severity)) + "  " + finding.sentence +
            (finding.times > 1 ? " (" + cli::grouped(finding.times) + " times, first at " + finding.at + ")" : ""));
        call.line("        " + finding.remedy);
    }
}

cli::Exit load_files(cli::Call& call)
{
    auto operation = call.operation();
    LoadHints hints{call.text("source"), call.text("round")};
    std::string out;
    base::JsonWriter json(out);
    json.object().key("loaded").list();
    auto worst = base::Severity::info;
    auto const& files = call.all("FILE");
    for (std::size_t i = 0; i < files.size(); ++i) {
        call.progress("needs " + files[i], static_cast<std::int64_t>(i), static_cast<std::int64_t>(files.size()));
        for (auto const& one : load(call.db(), *call.clock, call.actor(), operation, files[i], hints)) {
            write(json, one);
            if (not call.json) say(call, one);
            for (auto const& finding : one.findings) worst = std::max(worst, finding.severity);
        }
    }
    json.end().end();
    if (call.json) call.document(out);
    return worst == base::Severity::wrong  ? cli::Exit::wrong_data
           : worst == base::Severity::hold ? cli::Exit::held
                                           : cli::Exit::done;
}

int level_named(std::string const& name)
{
    if (name == "country" or name == "adm0") return 0;
    bool level = name.size() == 4 and name.starts_with("adm") and name[3] >= '1' and name[3] <= '5';
    if (not level) throw base::Refusal(bad_level, {name});
    return name[3] - '0';
}

void write(base::JsonWriter& json, Total const& one, std::string_view name)
{
    json.object()
        .member("place", one.place)
        .member("name", name)
        .member("level", one.level)
        .member("body", one.body)
        .member("group", one.group);
    json.key("population").value(one.population).key("affected").value(one.affected).key("in_need").value(one.in_need);
    json.key("targeted").value(one.targeted).key("reached").value(one.reached).key("severity").value(one.severity);
    json.member("source", one.source).member("rolled_up", one.rolled_up).end();
}

cli::Exit show(cli::Call& call)
{
    auto operation = call.operation();
    auto level = level_named(call.text("by", "country"));
    auto gazetteer = geography::Gazetteer::load(call.db(), operation);
    std::string wanted;
    if (call.has("body")) {
        auto bodies = structure::Bodies::load(call.db(), operation, call.clock->today());
        auto at = bodies->by_code(call.text("body"));
        auto found = at >= 0 ? std::vector{at} : bodies->find(call.text("body"));
        wanted = found.size() == 1 ? bodies->at(found.front()).code : call.text("body");
    }
    auto told = [](std::optional<std::int64_t> value) { return value ? cli::grouped(*value) : std::string("–"); };
    cli::TextTable table({"place", "name", "sector", "group", "population", "in need", "targeted", "severity", ""},
                         {false, false, false, false, true, true, true, true, false});
    std::string out;
    base::JsonWriter json(out);
    json.object().member("level", level).key("figures").list();
    for (auto const& one : totals_at(call.db(), operation, *gazetteer, level)) {
        bool fits = (wanted.empty() or one.body == wanted) and (call.has("groups") or one.group == "all");
        if (not fits) continue;
        auto place = gazetteer->by_code(one.place);
        auto name = place < 0 ? std::string() : gazetteer->at(place).name;
        write(json, one, name);
        table.row({one.place, name, one.body, one.group, told(one.population), told(one.in_need), told(one.targeted),
                   told(one.severity), one.rolled_up ? "summed from finer places" : ""});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return cli::Exit::done;
}

cli::Exit list(cli::Call& call)
{
    auto operation = call.operation();
    cli::TextTable table({"load", "source", "round", "file", "layout", "state", "at"});
    std::string out;
    base::JsonWriter json(out);
    json.object().key("loads").list();
    call.db().each(sql::loads, {std::string_view(operation)}, [&](store::Row const& row) {
        base::Instant at{row.integer(10)};
        json.object()
            .member("load", row.text(0))
            .member("source", row.text(1))
            .member("round", row.text(2))
            .member("file", row.text(3))
            .member("layout", row.text(4))
            .member("digest", row.text(5))
            .member("state", row.text(8))
            .member("actor", row.text(9))
            .member("at", at.text())
            .key("counts")
            .raw(row.text(7))
            .end();
        table.row(
            {row.string(0), row.string(1), row.string(2), row.string(3), row.string(4), row.string(8), at.text()});
    });
    json.end().key("unplaced").list();
    call.db().each(sql::unplaced, {std::string_view(operation)}, [&](store::Row const& row) {
        json.object()
            .member("words", row.text(0))
            .member("body", row.text(1))
            .member("group", row.text(2))
            .key("in_need")
            .value(row.integer_if(3));
        json.member("file", row.text(4)).end();
    });
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return cli::Exit::done;
}

std::string load_differs(store::Db& db, store::Past const& past)
{
    auto body = formats::Json::parse(past.entry.body);
    auto said = body.text_or("figures_digest", "");
    return stored_digest(db, past.entry.operation, past.entry.subject) == said
               ? ""
               : "the figures of this load are not those that were written";
}

constexpr cli::Option load_arguments[] = {{"FILE", "", "tables of needs: CSV, XLSX, ODS, JSON", true, true}};
constexpr cli::Option load_options[] = {
    {"source", "NAME", "whose figures these are; from the file's name if left out", false, false},
    {"round", "ROUND", "the round, such as 2024; from the file's name if left out", false, false},
};
constexpr cli::Option show_options[] = {
    {"by", "LEVEL", "country (if left out), adm1, adm2, adm3", false, false},
    {"body", "CODE", "only this cluster or sector", false, false},
    {"groups", "", "also each population group", false, false},
};

constexpr cli::Served serve_load[] = {{"POST", "/operations/{operation}/needs", "keep", "loaded"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/needs", "figures", "figures"}};
constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/needs/loads", "figures", "loads"}};

}

cli::Module const& module()
{
    static cli::Command const commands[] = {
        {"needs load", "Load people in need, targeted and severity from any table.",
         "The same file again changes nothing; a newer file of the same source and round replaces its figures.",
         load_arguments, load_options, load_files, true, serve_load},
        {"needs show",
         "Show people in need by place and sector.",
         "Figures are shown as told at the level; where none is told there, finer places are summed. Missing is shown "
         "as –, never as 0.",
         {},
         show_options,
         show,
         true,
         serve_show},
        {"needs list",
         "List the files of needs that were loaded, and what lies in unknown places.",
         "",
         {},
         {},
         list,
         true,
         serve_list},
    };
    static std::vector<base::Rule> const rules = [] {
        std::vector<base::Rule> all(rule::all().begin(), rule::all().end());
        all.push_back(bad_level);
        return all;
    }();
    static store::Witness const witnesses[] = {{"needs.load", load_differs}};
    static cli::Module const made{.name = "needs", .migrations = sql::migrations, .queries = sql::all, .commands = commands, .rules = rules, .witnesses = witnesses, .words = words::all};
    return made;
}

}
