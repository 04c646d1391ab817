// The commands of this module: `body add` and `body alias` are here, the others in commands_read.cpp and commands_table.cpp.
#include "commands.hpp"
#include "rules.hpp"

#include <structure/lists.hpp>
#include <structure/sql.hpp>
#include <structure/structure.hpp>
#include <structure/words.hpp>

namespace muster::structure {
namespace {

void write(base::JsonWriter& json, Body const& body)
{
    json.object();
    write_listed(json, body);
    json.end();
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

constexpr cli::Served serve_add[] = {{"POST", "/operations/{operation}/bodies", "keep"}};
constexpr cli::Served serve_alias[] = {{"POST", "/operations/{operation}/bodies/{code}/words", "keep"}};

}

cli::Module const& module()
{
    static cli::Command const own[] = {
        {"body add", "Add a body of this operation, or change one.", "", add_arguments, add_options, add_one, true,
         serve_add},
        {"body alias", "Settle which body some words mean.", "", alias_arguments, alias_options, alias, true, serve_alias},
    };
    static auto const commands = [] {
        std::vector<cli::Command> all;
        for (auto const& some : {commands_of_reading(), std::span<cli::Command const>(own), commands_of_moves()}) all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    static cli::Module const made{.name = "structure", .migrations = sql::migrations, .queries = sql::all, .commands = commands,
                                  .rules = rules(), .witnesses = witnesses(), .words = words::all};
    return made;
}

}
