// `body hand-over` and `operation open`.
#include "rules.hpp"
#include <handover/handover.hpp>
#include <handover/words.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::handover {

namespace {

constexpr base::Rule table[] = {cannot_write, no_package, not_as_printed, operation_there};

void write(base::JsonWriter& json, Made const& made)
{
    json.object().member("file", "hand-over-" + (made.body.empty() ? made.operation : made.body) + ".zip").member("operation", made.operation).member("body", made.body).member("entries", made.entries).member("head", made.head);
    json.member("digest", made.digest).key("parts").list();
    for (auto const& part : made.parts) json.object().member("name", part.name).member("what", part.what).member("hash", part.hash).end();
    json.end().end();
}

void answer(cli::Call& call, Made const& made, std::string const& path)
{
    std::string out;
    base::JsonWriter json(out);
    write(json, made);
    if (call.json) call.document(out);
    else
        call.line(path + " holds " + std::to_string(made.parts.size()) + " parts. Its record ends with " + std::to_string(made.entries) + ":" + made.head + ".");
}

/// The package first, then the decision that names it; a refused decision leaves no package behind.
cli::Exit hand_over(cli::Call& call)
{
    auto const path = call.text("package");
    structure::expect_hand_over(call);
    auto const made = make_package(call, call.text("BODY"), path);
    structure::hand_over(call, made.digest, std::to_string(made.entries) + ":" + made.head);
    answer(call, made, path);
    return cli::Exit::done;
}

cli::Exit pack(cli::Call& call)
{
    auto const path = call.text("FILE");
    auto const made = make_package(call, call.text("body"), path);
    std::string said;
    base::JsonWriter(said).object().member("digest", made.digest).member("entries", made.entries).member("head", made.head).end();
    store::Transaction transaction(call.db());
    store::record(call.db(), *call.clock, {made.operation, store::Nature::kept, "handover.packed", made.body, said, call.actor(), ""});
    transaction.commit();
    answer(call, made, path);
    return cli::Exit::done;
}

cli::Exit open(cli::Call& call)
{
    auto const operation = open_package(call, call.text("PACKAGE"), call.text("head"));
    std::string out;
    base::JsonWriter(out).object().member("operation", operation).end();
    if (call.json) call.document(out);
    else call.line("The operation " + operation + " is here now, with its record. `muster store verify` proves it.");
    return cli::Exit::done;
}

constexpr cli::Option body_argument[] = {{"BODY", "", "the body that is handed over", true, false}};
constexpr cli::Option hand_over_options[] = {
    {"package", "FILE", "the zip file to write", true, false},
    {"override", "REASON", "the Humanitarian Coordinator's reason for going on where benchmarks are not met", false, false},
    {"acting-as", "ROLE", "the role you act in: rc_hc", false, false},
    {"on-behalf-of", "NAME", "the person whose word it is", false, false},
    {"on", "DAY", "from when it holds; now if left out", false, false},
    {"basis", "TEXT", "the rule, minutes or letter that it rests on", false, false},
    {"reason", "TEXT", "why", false, false},
    {"document", "ID", "a document of the library that proves it", false, true},
};
constexpr cli::Served serve_hand_over[] = {
    {.verb = "POST", .path = "/operations/{operation}/bodies/{body}/hand-over", .permission = "decide", .file = "package", .named = "file", .secret = true},
};
constexpr cli::Served serve_pack[] = {
    {.verb = "POST", .path = "/operations/{operation}/packages", .permission = "decide", .file = "FILE", .named = "file", .secret = true},
};
constexpr cli::Option file_argument[] = {{"FILE", "", "the zip file to write", true, false}};
constexpr cli::Option pack_options[] = {{"body", "BODY", "the body that it is made for", false, false}};
constexpr cli::Option package_argument[] = {{"PACKAGE", "", "the zip file that was handed over", true, false}};
constexpr cli::Option open_options[] = {{"head", "NUMBER:HASH", "the head of the record as it is printed; the copy has to end with it", false, false}};

}

std::span<base::Rule const> rules() { return table; }

cli::Module const& module()
{
    static cli::Command const commands[] = {
        {"body hand-over", "Hand a cluster over to a government-led sector, with its package.",
         "The package holds the data, the documents, the contacts and a copy of the operation that opens in the authority's own Muster. What must be there "
         "before is in `body rules`.",
         body_argument, hand_over_options, hand_over, true, serve_hand_over},
        {"operation pack", "Write the package of an operation without handing anything over.", "That it was made, by whom and for which body, stands in the record.", file_argument, pack_options, pack, true,
         serve_pack},
        {"operation open", "Open a package that was handed over.",
         "A store that holds nothing becomes the copy itself: its record is then the one whose head was printed. In a store that holds something the operation "
         "is added to what is there.",
         package_argument, open_options, open, false},
    };
    static cli::Module const made{.name = "handover", .migrations = {}, .queries = {}, .commands = commands, .rules = rules(), .witnesses = {}, .words = words::all};
    return made;
}

}
