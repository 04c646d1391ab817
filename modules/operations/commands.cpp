#include "rules.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <base/words.hpp>
#include <operations/operations.hpp>
#include <operations/sql.hpp>
#include <operations/words.hpp>

namespace muster::operations {

namespace {

using cli::Exit;

void write(base::JsonWriter& json, Operation const& operation)
{
    json.object().member("operation", operation.id).member("name", operation.name).member("iso3", operation.iso3);
    json.member("iso2", operation.iso2).key("onset");
    if (operation.onset)
        json.text(operation.onset->text());
    else
        json.null();
    json.member("languages", operation.languages).end();
}

void write(base::JsonWriter& json, std::vector<Cycle> const& cycles)
{
    json.list();
    for (auto const& cycle : cycles) {
        json.object().member("period", cycle.period.text()).member("first", cycle.period.first.text());
        json.member("last", cycle.period.last.text()).member("due", cycle.due.text()).end();
    }
    json.end();
}

base::Day day_of(std::string const& text)
{
    auto const day = base::Day::parse(text);
    if (not day) throw base::Refusal(rule("operation.bad_day"), {text});
    return *day;
}

Exit run_declare(cli::Call& call)
{
    Operation wanted;
    wanted.id = call.text("ID");
    wanted.iso3 = call.text("country");
    std::ranges::transform(wanted.iso3, wanted.iso3.begin(),
                           [](char c) { return c >= 'a' and c <= 'z' ? static_cast<char>(c - 32) : c; });
    wanted.name = call.text("name");
    if (call.has("onset")) wanted.onset = day_of(call.text("onset"));
    wanted.languages = call.all("language");
    auto const made = declare(call.db(), *call.clock, call.actor(), wanted);
    if (call.json) {
        std::string text;
        base::JsonWriter json(text, true);
        write(json, made);
        call.document(text);
    } else
        call.line(made.name + " (" + made.iso3 + ") is declared as operation " + made.id + ".");
    return Exit::done;
}

Exit run_list(cli::Call& call)
{
    auto const all = list(call.db());
    if (call.json) {
        std::string text;
        base::JsonWriter json(text, true);
        json.object().key("operations").list();
        for (auto const& operation : all)
            write(json, operation);
        json.end().end();
        call.document(text);
        return Exit::done;
    }
    if (all.empty()) {
        call.line("No operation is declared in this store yet: `muster operation declare ID --country ISO3`.");
        return Exit::done;
    }
    cli::TextTable table({"operation", "name", "country", "onset"});
    for (auto const& operation : all)
        table.row({operation.id, operation.name, operation.iso3, operation.onset ? operation.onset->text() : ""});
    call.say(table.text());
    return Exit::done;
}

std::vector<Setting> settings_of(store::Db& db, std::string const& operation)
{
    std::vector<Setting> all;
    db.each(sql::setting_list, {std::string_view(operation)},
            [&](store::Row const& row) { all.push_back({row.string(0), row.string(1)}); });
    for (auto const& known : known_settings()) {
        if (std::ranges::find(all, known.name, &Setting::name) == all.end())
            all.push_back({std::string(known.name), std::string(known.otherwise)});
    }
    std::ranges::sort(all, {}, &Setting::name);
    return all;
}

Exit run_show(cli::Call& call)
{
    auto const operation = get(call.db(), call.has("ID") ? call.text("ID") : call.operation());
    auto const settings = settings_of(call.db(), operation.id);
    auto const set = cycles(call.db(), operation.id);
    if (call.json) {
        std::string text;
        base::JsonWriter json(text, true);
        json.object().key("operation");
        write(json, operation);
        json.key("settings").object();
        for (auto const& setting : settings)
            json.member(setting.name, setting.value);
        json.end().key("known_settings").list();
        for (auto const& known : known_settings())
            json.object().member("name", known.name).member("kind", known.kind).member("otherwise", known.otherwise)
                .member("meaning", known.meaning).end();
        json.end().key("cycles");
        write(json, set);
        json.end();
        call.document(text);
        return Exit::done;
    }
    call.line(operation.name + " (" + operation.id + ", " + operation.iso3 + ")");
    call.line("onset      " + (operation.onset ? operation.onset->text() : "not told"));
    std::string languages;
    for (auto const& language : operation.languages)
        languages += language + " ";
    call.line("languages  " + (languages.empty() ? "not told" : languages));
    call.line("cycles     " +
              (set.empty() ? std::string("calendar months") : std::to_string(set.size()) + " set by hand"));
    call.line();
    cli::TextTable table({"setting", "value", "what it does"});
    for (auto const& setting : settings) {
        auto const known = std::ranges::find(known_settings(), setting.name, &KnownSetting::name);
        table.row({setting.name, setting.value, known == known_settings().end() ? "" : std::string(known->meaning)});
    }
    call.say(table.text());
    return Exit::done;
}

Exit run_set(cli::Call& call)
{
    auto const operation = call.operation();
    Setting const wanted{call.text("NAME"), call.text("VALUE")};
    set_setting(call.db(), *call.clock, call.actor(), operation, wanted);
    bool const known = std::ranges::find(known_settings(), wanted.name, &KnownSetting::name) != known_settings().end();
    std::vector<base::Finding> findings;
    if (not known) findings.push_back(base::found(rule("setting.unknown"), "settings", {wanted.name}));
    if (call.json) {
        std::string text;
        base::JsonWriter json(text, true);
        json.object().member("operation", operation).member("name", wanted.name).member("value", wanted.value);
        json.key("findings").list();
        for (auto const& finding : findings)
            json.object()
                .member("code", finding.code)
                .member("severity", base::name_of(finding.severity))
                .member("at", finding.at)
                .member("sentence", finding.sentence)
                .member("remedy", finding.remedy)
                .end();
        json.end().end();
        call.document(text);
    } else {
        call.line(wanted.name + " is " + wanted.value + " in " + operation + ".");
        for (auto const& finding : findings)
            call.line(finding.sentence + " " + finding.remedy);
    }
    return Exit::done;
}

Exit run_cycle_set(cli::Call& call)
{
    auto const operation = call.operation();
    auto const period = base::Period::parse(call.text("PERIOD"));
    if (not period) throw base::Refusal(rule("cycle.bad_period"), {call.text("PERIOD")});
    Cycle const cycle{*period, day_of(call.text("due"))};
    set_cycle(call.db(), *call.clock, call.actor(), operation, cycle);
    if (call.json) {
        std::string text;
        base::JsonWriter json(text, true);
        json.object().member("operation", operation).key("cycles");
        write(json, {cycle});
        json.end();
        call.document(text);
    } else
        call.line("Reports for " + cycle.period.text() + " are due on " + cycle.due.text() + ".");
    return Exit::done;
}

Exit run_cycle_list(cli::Call& call)
{
    auto const operation = call.operation();
    auto const all = cycles(call.db(), operation);
    if (call.json) {
        std::string text;
        base::JsonWriter json(text, true);
        json.object().member("operation", operation).key("cycles");
        write(json, all);
        json.end();
        call.document(text);
        return Exit::done;
    }
    if (all.empty()) {
        call.line("No cycle was set by hand: reports are made for calendar months.");
        return Exit::done;
    }
    cli::TextTable table({"period", "first", "last", "due"});
    for (auto const& cycle : all)
        table.row({cycle.period.text(), cycle.period.first.text(), cycle.period.last.text(), cycle.due.text()});
    call.say(table.text());
    return Exit::done;
}

/// Answers for every command: the one that is wanted, or the only one.
std::string which_operation(cli::Call& call, std::string const& wanted)
{
    if (not wanted.empty()) return get(call.db(), wanted).id;
    auto const all = list(call.db());
    if (all.size() == 1) return all.front().id;
    std::string some;
    for (std::size_t i = 0; i < all.size() and i < 5; ++i) some += (i == 0 ? "" : ", ") + all[i].id;
    if (all.empty()) cli::refuse("cli.which_operation", {base::term("operation.none_declared")});
    if (all.size() <= 5) cli::refuse("cli.which_operation", {base::term("operation.there_are", {some})});
    cli::refuse("cli.which_operation", {base::term("operation.there_are_more", {some, std::to_string(all.size() - 5)})});
}

constexpr cli::Option id_wanted[] = {{"ID", "", "its short name, such as zandia", true}};
constexpr cli::Option id_maybe[] = {{"ID", "", "which one; the one of --operation otherwise"}};
constexpr cli::Option declare_options[] = {
    {"country", "ISO3", "the country's code of three letters, such as NGA", true},
    {"name", "NAME", "what people call it; the country's name otherwise"},
    {"onset", "DAY", "when it began, such as 2026-03-31"},
    {"language", "L", "a language that reports come in, such as fr", false, true},
};
constexpr cli::Option set_arguments[] = {{"NAME", "", "the setting", true},
                                         {"VALUE", "", "what it is from now on", true}};
constexpr cli::Option cycle_arguments[] = {
    {"PERIOD", "", "2026-03, 2026-Q1, 2026-W09 or 2026-03-01..2026-03-15", true}};
constexpr cli::Option cycle_options[] = {{"due", "DAY", "the day on which reports are due", true}};

constexpr cli::Served serve_declare[] = {{"POST", "/operations", "administer"}};
constexpr cli::Served serve_list[] = {{"GET", "/operations", "self", "operations"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}", "figures"}};
constexpr cli::Served serve_set[] = {{"POST", "/operations/{operation}/settings/{name}", "keep"}};
constexpr cli::Served serve_cycle_set[] = {{"POST", "/operations/{operation}/cycles", "keep"}};
constexpr cli::Served serve_cycle_list[] = {{"GET", "/operations/{operation}/cycles", "figures", "cycles"}};

constexpr cli::Command commands[] = {
    {"operation declare", "Declares an emergency in a country.",
     "Everything else in the store belongs to an operation.", id_wanted, declare_options, run_declare,
     true, serve_declare},
    {"operation list", "Lists the operations of this store.", "", {}, {}, run_list, true, serve_list},
    {"operation show", "Shows an operation with its settings.", "", id_maybe, {}, run_show, true, serve_show},
    {"operation set", "Sets how figures are made where guidance leaves a choice.", "", set_arguments, {}, run_set,
     true, serve_set},
    {"cycle set", "Sets a stretch that reports are made for, and when they are due.",
     "Where no cycle is set, reports are made for calendar months.", cycle_arguments, cycle_options, run_cycle_set,
     true, serve_cycle_set},
    {"cycle list", "Lists the reporting cycles that were set.", "", {}, {}, run_cycle_list, true, serve_cycle_list},
};

} // namespace

std::string which(cli::Call& call)
{
    return call.operation();
}

cli::Module const& module()
{
    static cli::Module const made{.name = "operations",
                                  .migrations = sql::migrations,
                                  .queries = sql::all,
                                  .commands = commands,
                                  .rules = rules(),
                                  .witnesses = {},
                                  .which_operation = which_operation,
                                  .words = words::all};
    return made;
}

} // namespace muster::operations
