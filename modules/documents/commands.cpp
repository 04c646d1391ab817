// Commands: `document add|replace|label|list|show|get`.
#include "library.hpp"
#include "rules.hpp"

#include <algorithm>
#include <base/called.hpp>
#include <cli/file.hpp>
#include <fstream>
#include <iterator>

namespace muster::documents {

namespace {

using cli::Call;
using cli::Exit;

void write(base::JsonWriter& json, Version const& one)
{
    json.object().member("version", one.version).member("language", one.language).member("file", one.file).member("bytes", one.bytes).member("hash", one.hash);
    json.key("day").value(one.day).member("source", one.source).member("note", one.note).member("actor", one.actor).member("at", one.at.text()).end();
}

/// The document with its latest version; `all` with every version.
void write(base::JsonWriter& json, Document const& document, bool all, std::string_view language = "")
{
    json.object().member("id", document.id).member("kind", document.kind).member("title", document.title).member("body", document.body);
    json.member("sensitivity", access::name_of(document.sensitivity)).key("latest");
    write(json, document.latest(language));
    json.key("languages").list();
    std::vector<std::string> said;
    for (auto const& one : document.versions)
        if (std::ranges::find(said, one.language) == said.end()) {
            said.push_back(one.language);
            json.text(one.language);
        }
    json.end();
    if (all) {
        json.key("versions").list();
        for (auto const& one : document.versions) write(json, one);
        json.end();
    }
    json.end();
}

Exit tell(Call& call, Document const& document, std::string const& sentence)
{
    std::string out;
    base::JsonWriter json(out);
    json.object().key("document");
    write(json, document, true);
    json.end();
    if (call.json) call.document(out);
    else call.line(sentence);
    return Exit::done;
}

Edition edition_of(Call& call)
{
    auto const path = call.text("FILE");
    Edition made{call.text("language", "en"), base::called(path), {}, {}, call.text("source"), call.text("note"), call.has("translation")};
    if (call.has("day")) {
        made.day = base::Day::parse(call.text("day"));
        if (not made.day) throw base::Refusal(bad_day, {call.text("day")});
    }
    std::ifstream in(path, std::ios::binary);
    made.bytes.assign(std::istreambuf_iterator<char>(in), {});
    return made;
}

/// What the caller may see, and where a body is told only what is of it: a grant for one body writes to no other.
Document wanted_document(Call& call, bool to_write)
{
    auto const id = call.text("ID");
    auto document = get(call.db(), *call.clock, call.operation(), id, call.acting);
    bool const elsewhere = call.has("body") and document.body != call.text("body") and (to_write or not document.body.empty());
    if (elsewhere) throw base::Refusal(unknown, {id});
    return document;
}

Exit run_add(Call& call)
{
    Document wanted{{}, call.text("kind"), call.text("title"), call.text("body"), access::sensitivity_sure(call.text("sensitivity", "moderate")), {}};
    auto const made = add(call.db(), *call.clock, call.actor(), call.operation(), wanted, edition_of(call));
    return tell(call, made, made.id + "  " + made.title + " is in the library.");
}

Exit run_replace(Call& call)
{
    auto const before = wanted_document(call, true);
    auto const made = replace(call.db(), *call.clock, call.actor(), call.operation(), before.id, edition_of(call));
    return tell(call, made, made.id + "  " + made.title + ": version " + std::to_string(made.versions.back().version) + " is in the library.");
}

Exit run_label(Call& call)
{
    auto wanted = wanted_document(call, true);
    if (not call.has("kind") and not call.has("title") and not call.has("sensitivity") and not call.has("to-body")) throw base::Refusal(nothing_changed, {wanted.id});
    wanted.kind = call.text("kind", wanted.kind);
    wanted.title = call.text("title", wanted.title);
    wanted.body = call.has("to-body") ? call.text("to-body") : wanted.body;
    if (call.has("sensitivity")) wanted.sensitivity = access::sensitivity_sure(call.text("sensitivity"));
    auto const made = label(call.db(), *call.clock, call.actor(), call.operation(), wanted);
    return tell(call, made, made.id + "  " + made.title + " is now " + made.kind + ", " + std::string(access::name_of(made.sensitivity)) + ".");
}

Exit run_list(Call& call)
{
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"id", "kind", "title", "body", "version", "languages", "day", "sensitivity"});
    json.object().key("documents").list();
    auto const language = call.text("language");
    for (auto const& one : list(call.db(), *call.clock, call.operation(), call.acting)) {
        if (call.has("kind") and one.kind != call.text("kind")) continue;
        if (call.has("body") and not one.body.empty() and one.body != call.text("body")) continue;
        if (not language.empty() and std::ranges::find(one.versions, language, &Version::language) == one.versions.end()) continue;
        write(json, one, false, language);
        auto const& latest = one.latest(language);
        std::string languages;
        for (auto const& version : one.versions)
            if (version.version == one.versions.back().version) languages += (languages.empty() ? "" : " ") + version.language;
        table.row({one.id, one.kind, one.title, one.body, std::to_string(latest.version), languages, latest.day ? latest.day->text() : "",
                   std::string(access::name_of(one.sensitivity))});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

Exit run_show(Call& call)
{
    auto const one = wanted_document(call, false);
    std::string text = one.id + "  " + one.title + "\n  " + one.kind + (one.body.empty() ? "" : ", " + one.body) + ", " + std::string(access::name_of(one.sensitivity));
    for (auto const& version : one.versions)
        text += "\n  version " + std::to_string(version.version) + " " + version.language + "  " + version.file + (version.day ? ", " + version.day->text() : "") +
                (version.source.empty() ? "" : ", " + version.source) + (version.note.empty() ? "" : ": " + version.note);
    return tell(call, one, text);
}

Version const& wanted_version(Call& call, Document const& document)
{
    if (not call.has("version")) {
        if (call.has("language") and std::ranges::find(document.versions, call.text("language"), &Version::language) == document.versions.end())
            throw base::Refusal(unknown_version, {document.id, "in " + call.text("language")});
        return document.latest(call.text("language"));
    }
    auto const number = call.number("version", 0);
    for (auto const& one : document.versions)
        if (one.version == number and (not call.has("language") or one.language == call.text("language"))) return one;
    throw base::Refusal(unknown_version, {document.id, call.text("version") + (call.has("language") ? " in " + call.text("language") : "")});
}

Exit run_get(Call& call)
{
    auto const document = wanted_document(call, false);
    auto const& version = wanted_version(call, document);
    auto const name = safe_name(document, version);
    auto const to = call.text("to", name);
    cli::write_file(to, content(call.db(), call.operation(), version));
    std::string text;
    base::JsonWriter(text).object().member("id", document.id).member("version", version.version).member("language", version.language).member("name", name)
        .member("hash", version.hash).member("bytes", version.bytes).end();
    if (call.json) call.document(text);
    else call.line(document.id + ", version " + std::to_string(version.version) + ", is in " + to + ".");
    return Exit::done;
}

constexpr cli::Option file[] = {{"FILE", "", "the file", true}};
constexpr cli::Option id[] = {{"ID", "", "the document, as in `document list`: d12", true}};
constexpr cli::Option id_and_file[] = {{"ID", "", "the document, as in `document list`: d12", true}, {"FILE", "", "the file", true}};
constexpr cli::Option add_options[] = {
    {"kind", "KIND", "what it is: terms_of_reference, guidance, minutes, letter, mou, map, plan, report …", true},
    {"title", "TITLE", "its title", true},
    {"body", "CODE", "the body that it is of; the whole operation where left out"},
    {"language", "L", "its language, such as fr; en where left out"},
    {"sensitivity", "CLASS", "low (for everybody who sees figures), moderate (where left out), high or severe (for named people)"},
    {"day", "DAY", "the day that it bears"},
    {"source", "TEXT", "who made it, or where it is from"},
    {"note", "TEXT", "what should be known of it"},
};
constexpr cli::Option replace_options[] = {
    {"body", "CODE", "only where it is of this body"},
    {"language", "L", "its language; en where left out"},
    {"translation", "", "the latest version in another language, not a new version"},
    {"day", "DAY", "the day that it bears"},
    {"source", "TEXT", "who made it, or where it is from"},
    {"note", "TEXT", "what changed"},
};
constexpr cli::Option label_options[] = {
    {"body", "CODE", "only where it is of this body"},
    {"kind", "KIND", "what it is"},
    {"title", "TITLE", "its title"},
    {"sensitivity", "CLASS", "low, moderate, high or severe"},
    {"to-body", "CODE", "the body that it is of from now on; \"\" for the whole operation"},
};
constexpr cli::Option list_options[] = {
    {"kind", "KIND", "only this kind"},
    {"body", "CODE", "only what is of this body or of the whole operation"},
    {"language", "L", "only what is there in this language"},
};
constexpr cli::Option show_options[] = {{"body", "CODE", "only where it is of this body or of the whole operation"}};
constexpr cli::Option get_options[] = {
    {"to", "PATH", "where to write it; a name made of the id in this folder where left out"},
    {"version", "NUMBER", "this version; the latest where left out"},
    {"language", "L", "in this language; the first one where left out"},
    {"body", "CODE", "only where it is of this body or of the whole operation"},
};

constexpr cli::Served serve_add[] = {{.verb = "POST", .path = "/operations/{operation}/documents", .permission = "keep", .own_limits = true}};
constexpr cli::Served serve_replace[] = {{.verb = "POST", .path = "/operations/{operation}/documents/{id}/versions", .permission = "keep", .own_limits = true}};
constexpr cli::Served serve_label[] = {{.verb = "POST", .path = "/operations/{operation}/documents/{id}/label", .permission = "keep", .own_limits = true}};
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/documents", .permission = "figures", .rows = "documents", .own_limits = true}};
constexpr cli::Served serve_show[] = {{.verb = "GET", .path = "/operations/{operation}/documents/{id}", .permission = "figures", .own_limits = true}};
constexpr cli::Served serve_get[] = {{.verb = "GET", .path = "/operations/{operation}/documents/{id}/file", .permission = "figures", .file = "to", .named = "name", .own_limits = true}};

constexpr cli::Command table[] = {
    {"document add", "Puts a file into the library of documents.",
     "It gets a lasting id that decisions and evidence name. The file is kept as it came, by its content.", file, add_options, run_add, true, serve_add},
    {"document replace", "Adds a version of a document, or a translation of the latest one.", "Earlier versions stay and can be had.", id_and_file, replace_options,
     run_replace, true, serve_replace},
    {"document label", "Changes what a document is called, whose it is and how sensitive.", "", id, label_options, run_label, true, serve_label},
    {"document list", "Lists the documents that you may see, the newest first.", "", {}, list_options, run_list, true, serve_list},
    {"document show", "Shows a document with all its versions.", "", id, show_options, run_show, true, serve_show},
    {"document get", "Writes the file of a document.", "", id, get_options, run_get, true, serve_get},
};

}

std::span<cli::Command const> commands() { return table; }

}
