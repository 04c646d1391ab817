// `muster sharing …`: how sensitive which data of an operation is, as its information sharing protocol says.
#include "commands.hpp"
#include <access/access.hpp>
#include <access/kept.hpp>
#include <accounts/accounts.hpp>
#include <base/json.hpp>
#include <fmt/core.h>
#include <store/seal.hpp>

namespace muster::accounts {

namespace {

using cli::Call;
using cli::Exit;

void write(base::JsonWriter& json, access::SharingPolicy const& policy)
{
    json.member("version", policy.version).key("from").value(policy.version > 0 ? std::optional(policy.from.text()) : std::nullopt);
    json.member("reason", policy.reason).member("by", policy.by).key("at").value(policy.version > 0 ? std::optional(policy.at.text()) : std::nullopt);
    json.key("classes").list();
    for (auto const& one : policy.classes)
        json.object().member("kind", access::name_of(one.kind)).member("of", one.body).member("in", one.places()).member("class", access::name_of(one.least)).end();
    json.end();
}

std::string words_of(access::SharingPolicy const& policy)
{
    std::string text = policy.version == 0 ? "The operation has said nothing of its own; the program's list holds:\n"
                                           : "Version " + std::to_string(policy.version) + ", from " + policy.from.text() + " on: " + policy.reason + "\n";
    cli::TextTable table({"kind", "body", "places", "class"});
    for (auto const& one : policy.classes) table.row({std::string(access::name_of(one.kind)), one.body, one.places(), std::string(access::name_of(one.least))});
    return text + table.text();
}

Exit tell(Call& call, access::SharingPolicy const& policy)
{
    call.say(words_of(policy));
    std::string text;
    base::JsonWriter json(text);
    json.object().member("operation", call.operation());
    write(json, policy);
    // What of it lies hidden from who asks; at the command line nothing does.
    json.key("withheld_from_you").list();
    auto const hidden = access::Veil::read(call.text(access::veil_parameter));
    for (auto const& mask : hidden.masks()) {
        json.object().member("kind", access::name_of(mask.what.kind));
        if (not access::is_of_places(mask.what.kind)) json.member("of", mask.what.body);
        json.member("class", access::name_of(mask.what.least)).member("but_own", not mask.open.empty()).end();
    }
    json.end().end();
    call.document(text);
    return Exit::done;
}

Exit run_show(Call& call)
{
    auto policy = access::sharing_policy(call.db(), call.operation(), call.clock->today());
    // The store holds the program's own list from the first start of a server on.
    if (policy.version == 0) policy.classes = settings().classes;
    return tell(call, policy);
}

Exit run_adopt(Call& call)
{
    auto const made = world(*call.clock);
    access::Desk const desk{*made, call.db(), call.actor()};
    access::Policy classes;
    if (call.has("class"))
        for (auto const& words : call.all("class")) classes.push_back(access::class_named(words));
    else if (not call.has("none")) cli::refuse("cli.bad_words", {"sharing adopt", "no class was given", "--class KIND:BODY:PLACE:CLASS, or --none"});
    auto const from = call.has("from") ? access::start_of(call.text("from")).day() : call.clock->today();
    return tell(call, access::adopt_sharing(desk, call.operation(), from, std::move(classes), call.text("reason")));
}

Exit run_history(Call& call)
{
    std::string text, said;
    base::JsonWriter json(text);
    json.object().key("versions").list();
    for (auto const& one : access::sharing_policies(call.db(), call.operation())) {
        json.object();
        write(json, one);
        json.end();
        said += words_of(one) + "\n";
    }
    json.end().end();
    call.document(text);
    call.say(said.empty() ? "The operation has said nothing of its own: muster sharing adopt\n" : said);
    return Exit::done;
}

Exit run_seal(Call& call)
{
    auto const made = world(*call.clock);
    // A store that no server has opened yet does not hold the program's own list.
    access::keep_classes({*made, call.db(), call.actor()});
    auto const sealed = access::keep_rows(call.db(), *call.clock, call.actor(), call.operation(), true);
    call.line(sealed > 0 ? fmt::format("{} rows and files were sealed, as the classes of the operation say.", sealed) : "Nothing stands open that is classed high or severe.");
    std::string text;
    base::JsonWriter(text).object().member("operation", call.operation()).member("sealed", sealed).end();
    call.document(text);
    return Exit::done;
}

Exit run_key(Call& call)
{
    auto const vault = call.has("severe") ? store::Vault::severe : store::Vault::usual;
    auto const key = store::key_of_operation(call.db(), call.operation(), vault);
    call.line(fmt::format("{} {} {}", call.operation(), call.has("severe") ? "severe" : "usual", key));
    std::string text;
    base::JsonWriter(text).object().member("operation", call.operation()).member("key", key).end();
    call.document(text);
    return Exit::done;
}

constexpr cli::Option key_options[] = {{"severe", "", "the key of what is severe"}};
constexpr cli::Option adopt_options[] = {
    {"class", "KIND:BODY:PLACE:CLASS", "rows:pro-gbv:*:severe; kinds are figures, rows, contacts, places and points; * is any, *@3 places of level 3 and below", false, true},
    {"none", "", "nothing is classed: everything is as open as the roles make it"},
    {"from", "DAY", "the first day; today where left out"},
    {"reason", "TEXT", "on whose decision, and why", true},
};

constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/sharing", "figures"}};
constexpr cli::Served serve_adopt[] = {{"POST", "/operations/{operation}/sharing", "decide"}};
constexpr cli::Served serve_history[] = {{"GET", "/operations/{operation}/sharing/history", "propose", "versions"}};

constexpr cli::Command table[] = {
    {"sharing show", "How sensitive which data of the operation is, and what of it you do not see.", "", {}, {}, run_show, true, serve_show},
    {"sharing adopt", "Says anew, and whole, how sensitive which data of the operation is.",
     "What is classed higher than a grant reaches is withheld from it, with a mark: never zero, never left out without a word. The "
     "country team decides this in its information sharing protocol; every version stays, with its first day and reason.",
     {}, adopt_options, run_adopt, true, serve_adopt},
    {"sharing seal", "Seals the rows that the classes of the operation call high or severe and that stand open yet.",
     "Rows are sealed when they come in, and when `sharing adopt` classes them higher; a server seals at its start what a store from before "
     "holds. This does so at once, for a store that no server opens.",
     {}, {}, run_seal, true},
    {"sharing key", "Prints the key of the operation, as a line for the file of keys of whoever takes it over.",
     "Whoever has it reads everything that is sealed in any copy of the operation. A package brings the key of what is high with it; the "
     "one of what is severe goes by another way, to who may have it.",
     {}, key_options, run_key, true},
    {"sharing history", "Every version of what the operation said of its data.", "", {}, {}, run_history, true, serve_history},
};

}

std::span<cli::Command const> sharing_commands() { return table; }

}
