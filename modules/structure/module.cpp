// Commands: `body list`, `body show`, `body add`, `body alias`.
#include "life.hpp"
#include "rules.hpp"

#include <structure/lists.hpp>
#include <structure/sql.hpp>
#include <structure/structure.hpp>

namespace muster::structure {
namespace {

std::string day_text(std::optional<base::Day> day)
{
    return day ? day->text() : std::string();
}

void write(base::JsonWriter& json, Body const& body)
{
    json.object()
        .member("code", body.code)
        .member("name", body.name)
        .member("kind", body.kind)
        .member("parent", body.parent)
        .member("global_code", body.global_code)
        .member("enters_joint_figures", body.enters_joint_figures);
    json.key("valid_from").value(body.valid_from).key("valid_to").value(body.valid_to);
    json.member("replaced_by", body.replaced_by).member("own", body.own).end();
}

base::Day wanted_day(cli::Call& call)
{
    if (not call.has("on")) return call.clock->today();
    auto day = base::Day::parse(call.text("on"));
    if (not day) throw base::Refusal(not_a_day, {call.text("on")});
    return *day;
}

cli::Exit list(cli::Call& call)
{
    auto on = wanted_day(call);
    auto bodies = Bodies::load(call.db(), call.operation(), on);
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"code", "name", "kind", "part of", "global code", "until", "replaced by"});
    json.object().member("on", on.text()).key("bodies").list();
    for (int i = 0; i < static_cast<int>(bodies->size()); ++i) {
        auto const& body = bodies->at(i);
        bool ended = body.valid_to and *body.valid_to < on;
        if (ended and not call.has("all")) continue;
        write(json, body);
        table.row({body.code, body.name, body.kind, body.parent, body.global_code, day_text(body.valid_to),
                   body.replaced_by});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return cli::Exit::done;
}

cli::Exit show(cli::Call& call)
{
    auto bodies = Bodies::load(call.db(), call.operation(), call.clock->today());
    auto wanted = call.text("WORDS");
    std::vector<int> found;
    if (auto at = bodies->by_code(wanted); at >= 0) found = {at};
    else found = bodies->find(wanted);
    if (found.empty()) throw base::Refusal(unknown_body, {wanted});
    std::string out;
    base::JsonWriter json(out);
    json.object().member("words", wanted).key("bodies").list();
    for (auto at : found) {
        auto const& body = bodies->at(at);
        write(json, body);
        if (call.json) continue;
        call.line(body.code + "  " + body.name + " (" + body.kind +
                  (body.parent.empty() ? "" : " under " + body.parent) + ")");
        if (body.valid_to)
            call.line("  global structure until " + body.valid_to->text() +
                      (body.replaced_by.empty() ? "" : ", then part of " + body.replaced_by));
        if (not body.enters_joint_figures) call.line("  never enters figures joined over sectors");
    }
    json.end().end();
    if (call.json) call.document(out);
    return cli::Exit::done;
}

cli::Exit add_one(cli::Call& call)
{
    Body body;
    body.code = call.text("CODE");
    body.name = call.text("name", body.code);
    body.kind = call.text("kind", "sector");
    body.parent = call.text("parent");
    body.global_code = call.text("global");
    body.enters_joint_figures = not call.has("no-joint");
    add(call.db(), *call.clock, call.actor(), call.operation(), body);
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        write(json, body);
        call.document(out);
    }
    else call.line("This operation has the body \"" + body.code + "\" (" + body.name + ").");
    return cli::Exit::done;
}

cli::Exit alias(cli::Call& call)
{
    settle_words(call.db(), *call.clock, call.actor(), call.operation(), call.text("WORDS"), call.text("CODE"),
                 call.text("reason"));
    if (call.json) {
        std::string out;
        base::JsonWriter json(out);
        json.object().member("words", call.text("WORDS")).member("body", call.text("CODE")).end();
        call.document(out);
    }
    else call.line("\"" + call.text("WORDS") + "\" means " + call.text("CODE") + " from now on.");
    return cli::Exit::done;
}

constexpr cli::Option list_options[] = {
    {"on", "DAY", "the list of this day, such as 2025-06-30; today if left out", false, false},
    {"all", "", "also structures that ended before the day", false, false},
};
constexpr cli::Option show_arguments[] = {{"WORDS", "", "a code, or a sector's name as people write it", true, false}};
constexpr cli::Option add_arguments[] = {
    {"CODE", "", "a short code of small letters, digits and hyphens", true, false}};
constexpr cli::Option add_options[] = {
    {"name", "NAME", "the full name", false, false},
    {"kind", "KIND", "cluster, aor, sector (if left out), custom or intersectoral", false, false},
    {"parent", "CODE", "the body that it is part of", false, false},
    {"global", "CODE", "the code of the global list that it answers to, such as WSH", false, false},
    {"no-joint", "", "its figures never enter figures joined over sectors", false, false},
};
constexpr cli::Option alias_arguments[] = {{"WORDS", "", "the words as they stand in the sheets", true, false},
                                           {"CODE", "", "the body that they mean", true, false}};
constexpr cli::Option alias_options[] = {{"reason", "TEXT", "why, or on whose decision", false, false}};

constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/bodies", "figures", "bodies"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/matches/bodies", "figures", "bodies"}};
constexpr cli::Served serve_add[] = {{"POST", "/operations/{operation}/bodies", "keep"}};
constexpr cli::Served serve_alias[] = {{"POST", "/operations/{operation}/bodies/{code}/words", "keep"}};

}

cli::Module const& module()
{
    static cli::Command const commands[] = {
        {"body list",
         "List the coordination bodies: clusters, sectors, areas of responsibility.",
         "The global list is dated: from 2026 it holds the structures of the cluster simplification.",
         {},
         list_options,
         list,
         true,
         serve_list},
        {"body show", "Show a body, or what a sector's name means.", "", show_arguments, {}, show, true,
         serve_show},
        {"body add", "Add a body of this operation, or change one.", "", add_arguments, add_options, add_one, true,
         serve_add},
        {"body alias", "Settle which body some words mean.", "", alias_arguments, alias_options, alias, true, serve_alias},
    };
    static cli::Module const made{"structure", sql::migrations, sql::all, commands, rules(), witnesses()};
    return made;
}

}
