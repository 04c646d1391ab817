// Commands: `partner list|show|find|suggest`; those that decide are in commands_decide.cpp.
#include "commands.hpp"
#include "rules.hpp"
#include "suggest.hpp"

#include <algorithm>
#include <cstdio>
#include <partners/lists.hpp>
#include <partners/sql.hpp>
#include <partners/words.hpp>
#include <text/fold.hpp>

namespace muster::partners {
namespace {

std::string score_text(double score)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", score);
    return text;
}

cli::Exit list_all(cli::Call& call)
{
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"id", "acronym", "name", "kind", "state"});
    json.object().key("partners").list();
    for (auto const& one : list(call.db(), call.operation())) {
        if (not one.merged_into.empty() and not call.has("merged")) continue;
        if (call.has("provisional") and not one.provisional) continue;
        write(json, one);
        table.row({one.id, one.acronym, one.name, std::string(name_of(one.kind)), state_of(one)});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return cli::Exit::done;
}

cli::Exit show(cli::Call& call)
{
    auto operation = call.operation();
    auto id = call.text("ID");
    auto all = list(call.db(), operation);
    auto at = std::ranges::find(all, id, &Partner::id);
    if (at == all.end()) throw base::Refusal(unknown_partner, {id});
    std::string out;
    base::JsonWriter json(out);
    json.object().key("partner");
    write(json, *at);
    json.key("words").list();
    if (not call.json) {
        call.line(at->id + "  " + at->name + (at->acronym.empty() ? "" : " (" + at->acronym + ")"));
        call.line("  " + std::string(name_of(at->kind)) + ", " + state_of(*at));
    }
    call.db().each(sql::partner_words_of, {std::string_view(operation)}, [&](store::Row const& row) {
        if (row.text(1) != id) return;
        json.text(row.text(2));
        if (not call.json) call.line("  also written \"" + row.string(2) + "\"");
    });
    json.end().key("merged_from").list();
    for (auto const& one : all)
        if (one.merged_into == id) {
            json.text(one.id);
            if (not call.json) call.line("  " + one.id + " was merged into it");
        }
    json.end().end();
    if (call.json) call.document(out);
    return cli::Exit::done;
}

cli::Exit find_one(cli::Call& call)
{
    auto registry = Registry::load(call.db(), call.operation());
    auto found = registry->find(call.text("NAME"), call.text("acronym"));
    std::string out;
    base::JsonWriter json(out);
    json.object()
        .member("name", call.text("NAME"))
        .member("acronym", call.text("acronym"))
        .member("step", name_of(found.step));
    json.key("partner");
    if (found.partner < 0) json.null();
    else write(json, registry->at(found.partner));
    json.key("candidates").list();
    if (not call.json) {
        if (found.partner >= 0)
            call.line(registry->at(found.partner).id + "  " + registry->at(found.partner).name + "  (" +
                      std::string(name_of(found.step)) + ")");
        else
            call.line(found.candidates.empty() ? "No partner fits."
                                               : "More than one partner may be meant; a person must say:");
    }
    for (auto const& [partner, score] : found.candidates) {
        json.object()
            .member("partner", registry->at(partner).id)
            .member("name", registry->at(partner).name)
            .member("score", score)
            .end();
        if (not call.json)
            call.line("  " + score_text(score) + "  " + registry->at(partner).id + "  " + registry->at(partner).name);
    }
    json.end().end();
    if (call.json) call.document(out);
    return cli::Exit::done;
}

cli::Exit suggest_merges(cli::Call& call)
{
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"merge", "into", "score", "why", "names"}, {false, false, true, false, false});
    json.object().key("suggestions").list();
    for (auto const& one : suggest(list(call.db(), call.operation()))) {
        json.object()
            .member("from", one.from.id)
            .member("into", one.into.id)
            .member("score", one.score)
            .member("why", one.why)
            .member("from_name", one.from.name)
            .member("into_name", one.into.name)
            .end();
        table.row({one.from.id, one.into.id, score_text(one.score), one.why, one.from.name + " / " + one.into.name});
    }
    json.end().end();
    if (call.json) call.document(out);
    else {
        call.say(table.text());
        call.line("Nothing was merged. Decide with `partner merge FROM INTO --reason …`.");
    }
    return cli::Exit::done;
}

constexpr cli::Option list_options[] = {
    {"provisional", "", "only those made from a sheet and not yet confirmed", false, false},
    {"merged", "", "also those merged into another", false, false}};
constexpr cli::Option show_arguments[] = {{"ID", "", "the partner's id, as in `partner list`", true, false}};
constexpr cli::Option find_arguments[] = {{"NAME", "", "a name as people write it", true, false}};
constexpr cli::Option find_options[] = {{"acronym", "ACRONYM", "the acronym beside the name", false, false}};

constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/partners", "figures", "partners"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/partners/{id}", "figures"}};
constexpr cli::Served serve_find[] = {{"GET", "/operations/{operation}/matches/partners", "figures", "candidates"}};
constexpr cli::Served serve_suggest[] = {{"GET", "/operations/{operation}/merge-suggestions", "keep", "suggestions"}};

}

void write(base::JsonWriter& json, Partner const& one)
{
    json.object()
        .member("id", one.id)
        .member("name", one.name)
        .member("acronym", one.acronym)
        .member("kind", name_of(one.kind))
        .member("merged_into", one.merged_into)
        .member("provisional", one.provisional)
        .end();
}

std::string state_of(Partner const& one)
{
    if (not one.merged_into.empty()) return "merged into " + one.merged_into;
    return one.provisional ? "provisional" : "confirmed";
}

cli::Module const& module()
{
    static std::vector<cli::Command> const commands = [] {
        std::vector<cli::Command> all{
            {"partner list", "List the partners of the operation.", "", {}, list_options, list_all, true,
             serve_list},
            {"partner show",
             "Show a partner, its other names and what was merged into it.",
             "",
             show_arguments,
             {},
             show,
             true,
             serve_show},
            {"partner find", "Find the partner that a name means, and say how.", "", find_arguments, find_options,
             find_one, true, serve_find},
            {"partner suggest", "Suggest partners that may be one and the same.", "", {}, {}, suggest_merges, true,
             serve_suggest},
        };
        auto deciding = deciding_commands();
        all.insert(all.end(), deciding.begin(), deciding.end());
        return all;
    }();
    static cli::Module const made{.name = "partners", .migrations = sql::migrations, .queries = sql::all, .commands = commands, .rules = rules(), .witnesses = {}, .words = words::all};
    return made;
}

}
