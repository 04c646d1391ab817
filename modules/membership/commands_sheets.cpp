// Commands: `contact import|export`.
#include "import.hpp"

#include <access/exports.hpp>
#include <algorithm>
#include <base/called.hpp>
#include <base/json.hpp>
#include <cli/file.hpp>
#include <formats/writers.hpp>
#include <map>

namespace muster::membership {

namespace {

using cli::Call;
using cli::Exit;

Exit run_import(Call& call)
{
    auto const operation = call.operation();
    auto const file = call.text("FILE");
    auto const today = call.clock->today();
    Wanted wanted{call.has("body") ? body_sure(call.db(), operation, call.text("body"), today) : "",
                  call.has("partner") ? partner_sure(call.db(), operation, call.text("partner")) : "",
                  place_sure(call.db(), operation, call.text("place")), call.text("source", base::called(file)), call.actor(), call.acting, call.has("dry-run")};
    auto const taken = take_in(call.db(), *call.clock, operation, drafts_of_file(file), wanted);
    std::string out;
    base::JsonWriter json(out);
    json.object().member("file", base::called(file)).member("sheets", taken.sheets).member("rows", taken.rows).member("added", taken.added);
    json.member("changed", taken.changed).member("same", taken.same).member("held", taken.held).member("kept", not wanted.dry).key("findings").list();
    for (auto const& one : taken.findings) {
        json.object().member("code", one.code).member("severity", base::name_of(one.severity)).member("at", one.at).member("sentence", one.sentence);
        json.member("remedy", one.remedy).end();
        if (not call.json) call.line(one.at + "  " + one.sentence + " " + one.remedy);
    }
    json.end().end();
    if (call.json) call.document(out);
    else
        call.line(std::to_string(taken.rows) + " people: " + std::to_string(taken.added) + " new, " + std::to_string(taken.changed) + " changed, " + std::to_string(taken.same) +
                  " as they were, " + std::to_string(taken.held) + " held." + (wanted.dry ? " Nothing was kept." : ""));
    return taken.held > 0 ? Exit::held : Exit::done;
}

void write_sheet(std::vector<Contact> const& all, std::map<std::string, std::string> const& names, std::string const& notice, std::string const& to)
{
    formats::XlsxWriter out(to);
    out.sheet("Contacts", {28, 32, 26, 24, 22, 30, 14, 14, 14, 10, 14});
    using V = std::string_view;
    out.row({V("Name"), V("Organisation"), V("Post"), V("Job title"), V("Phone"), V("Email"), V("Cluster"), V("Place"), V("Languages"), V("Public"), V("Last confirmed")}, {},
            formats::Shade::header);
    for (auto const& one : all) {
        auto const name = names.find(one.partner);
        auto const phones = joined(one.phones), mails = joined(one.mails), languages = joined(one.languages);
        formats::Out confirmed;
        if (one.confirmed) confirmed = *one.confirmed;
        out.row({V(one.name), name == names.end() ? V(one.partner) : V(name->second), V(post_named(one.post)->name), V(one.title), V(phones), V(mails), V(one.body), V(one.place),
                 V(languages), one.published ? V("yes") : V("no"), confirmed});
    }
    if (not notice.empty()) {
        out.sheet("Notice", {100}, 0, true);
        out.row({V(notice)}, {}, formats::Shade::header);
    }
    out.done();
}

/// Over the network what is high is in a file only with an approval, and severe is in none (access/exports.hpp).
void leave_out(Call& call, std::vector<Contact>& all)
{
    if (call.acting.empty()) return;
    auto const hidden = access::Veil::read(call.text(access::veil_parameter));
    auto const most = call.text(access::notice_parameter).empty() ? access::Sensitivity::moderate : access::Sensitivity::high;
    std::erase_if(all, [&](Contact const& one) {
        bool const own = one.account == call.acting or one.published;
        return not own and (one.sensitivity > most or hidden.hides(access::Kind::contacts, one.body, one.place, one.partner) or hidden.hides(access::Kind::places, "", one.place, one.partner));
    });
}

Exit run_export(Call& call)
{
    auto const operation = call.operation();
    auto const format = call.text("format", "xlsx");
    if (format != "xlsx" and format != "vcf") throw base::Refusal(bad_format, {format});
    auto all = contacts(call.db(), *call.clock, operation, call.acting);
    std::erase_if(all, [&](Contact const& one) {
        return (call.has("body") and not one.body.empty() and one.body != call.text("body")) or (call.has("partner") and one.partner != call.text("partner"));
    });
    leave_out(call, all);
    std::map<std::string, std::string> names;
    for (auto const& one : partners::list(call.db(), operation)) names.emplace(one.id, one.name);
    auto const name = "contacts-" + operation + "." + format;
    auto const to = call.text("to", name);
    auto const notice = call.text(access::notice_parameter);
    if (format == "xlsx") write_sheet(all, names, notice, to);
    else {
        std::string cards;
        for (auto const& one : all) cards += card_of(one, names[one.partner], notice);
        cli::write_file(to, cards);
    }
    std::string text;
    base::JsonWriter(text).object().member("name", name).member("contacts", all.size()).member("rows", all.size()).end();
    if (call.json) call.document(text);
    else call.line(std::to_string(all.size()) + " contacts are in " + to + ".");
    return Exit::done;
}

constexpr cli::Option file[] = {{"FILE", "", "a workbook, a CSV or vCards", true}};
constexpr cli::Option import_options[] = {
    {"body", "CODE", "the body of rows that say none; rows of other bodies are held"},
    {"partner", "ID", "the organisation of rows that say none; rows of others are held"},
    {"place", "PCODE", "the place of rows that say none; rows of places outside it are held"},
    {"source", "TEXT", "where the list is from; the file's name where left out"},
    {"dry-run", "", "only tells what would come in"},
};
constexpr cli::Option export_options[] = {
    {"to", "PATH", "where to write it"},
    {"format", "FORMAT", "xlsx (where left out) or vcf, vCard 4.0"},
    {"body", "CODE", "only this body, and those of no body"},
    {"partner", "ID", "only this organisation"},
};

constexpr cli::Served serve_import[] = {{.verb = "POST", .path = "/operations/{operation}/contact-lists", .permission = "hand_in", .secret = true}};
constexpr cli::Served serve_export[] = {{.verb = "GET", .path = "/operations/{operation}/contact-lists", .permission = "contacts", .file = "to", .named = "name", .own_limits = true}};

constexpr cli::Command table[] = {
    {"contact import", "Takes in a list of contacts, whatever its headers are called.",
     "Organisations, bodies and places are found as in the 5W. What is unsure is named with its cell and is not kept; people who are known are brought up to date.", file,
     import_options, run_import, true, serve_import},
    {"contact export", "Writes the contacts that you may see, as a workbook or as vCards.", "", {}, export_options, run_export, true, serve_export},
};

}

std::span<cli::Command const> sheet_commands() { return table; }

}
