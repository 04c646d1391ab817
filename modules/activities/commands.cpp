#include "check.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "review.hpp"
#include <activities/activities.hpp>
#include <activities/sql.hpp>
#include <array>
#include <base/words.hpp>
#include <filesystem>
#include <fmt/core.h>

namespace muster::activities {

namespace {

using cli::Exit;
using cli::Option;

Asking asking_of(cli::Call& call, std::string const& path)
{
    Asking asking{.path = path, .sheet = call.text("sheet"), .mapping = call.text("mapping"), .partner = call.text("partner"),
                  .body = call.text("body"), .period = call.text("period"),
                  .only_partner = call.text("only-partner"), .only_place = call.text("place"), .hold = call.has("hold"), .map = parse_map(call.all("map"))};
    asking.choice.encoding = call.text("encoding");
    if (auto const delimiter = call.text("delimiter"); not delimiter.empty()) asking.choice.delimiter = delimiter == "tab" ? '\t' : delimiter[0];
    return asking;
}

Exit worse(Exit a, Exit b)
{
    // A refused file outranks wrong data, wrong data outrank held rows.
    if (a == Exit::refused or b == Exit::refused) return Exit::refused;
    if (a == Exit::wrong_data or b == Exit::wrong_data) return Exit::wrong_data;
    return a == Exit::held or b == Exit::held ? Exit::held : Exit::done;
}

void remember_map(cli::Call& call, std::string const& operation, Checked const& checked, Asking const& asking, Imported const& imported)
{
    if (asking.map.empty() and not call.has("save-mapping")) return;
    auto name = call.text("save-mapping");
    // The name of a file that is sealed is told by nothing: its mapping is called by its headers.
    auto const& came_as = imported.submission.empty() ? imported.earlier : imported.submission;
    if (name.empty() and kept_of_file(call.db(), operation, came_as) != Kept::open) name = "headers " + checked.mapping.fingerprint.substr(0, 8);
    if (name.empty()) name = std::filesystem::path(checked.file).stem().string();
    save_mapping(call.db(), *call.clock, call.actor(), operation, name, checked, asking.partner);
}

/// What is said of one file: a JSON object, or what show() printed; and how it ends.
struct OfFile {
    std::string document;
    Exit exit = Exit::done;
};

OfFile one_file(cli::Call& call, World& world, std::string const& path, bool store_it)
{
    auto const asking = asking_of(call, path);
    auto const checked = check(call.db(), world, asking, [&](std::int64_t done, std::int64_t all) { call.progress(base::say("progress.reading", {path}), done, all); });
    auto diff = diff_with_store(call.db(), world.operation, *checked.reading);
    if (auto const earlier = earlier_submission(call.db(), world, checked); not earlier.empty()) diff.settle_as_same(*checked.reading, earlier);
    auto const changes = call.json ? changes_of(call.db(), world, checked, diff, 200) : std::vector<FieldChange>{};
    Imported imported;
    if (store_it) {
        imported = import(call.db(), *call.clock, call.actor(), world, checked, diff, path);
        remember_map(call, world.operation, checked, asking, imported);
    }
    OfFile of{"", exit_of(checked)};
    if (call.json) of.document = json_of(checked, &diff, changes, store_it ? &imported : nullptr);
    else show(call, checked, &diff, store_it ? &imported : nullptr, call.has("all"));
    if (call.has("corrections")) {
        auto const to = write_corrected(checked, path, call.text("corrections"));
        if (not call.json) call.line("Corrections: " + to);
    }
    return of;
}

/// A refusal of one file among several, in the place of its result.
OfFile refused(cli::Call& call, std::string const& path, base::Refusal const& refusal)
{
    auto const& finding = refusal.finding();
    OfFile of{"", Exit::refused};
    if (not call.json) {
        call.line(path + " · " + finding.code + "  " + finding.sentence + "\n  " + finding.remedy);
        return of;
    }
    base::JsonWriter json(of.document);
    json.object().member("file", path).key("error").object().member("code", finding.code).member("sentence", finding.sentence);
    json.member("remedy", finding.remedy).member("at", finding.at).end().end();
    return of;
}

/// One file after the other; one that is refused does not keep the others out.
Exit each_file(cli::Call& call, bool store_it)
{
    auto const operation = call.operation();
    auto const& files = call.all("FILE");
    auto worst = Exit::done;
    std::string documents;
    std::unique_ptr<World> world;
    for (auto const& path : files) {
        world = World::load(call.db(), operation, call.clock->today(), world.get());
        OfFile of;
        try {
            of = one_file(call, *world, path, store_it);
        }
        catch (base::Refusal const& refusal) {
            if (files.size() == 1) throw;
            of = refused(call, path, refusal);
        }
        documents += (documents.empty() ? "" : ",\n") + of.document;
        worst = worse(worst, of.exit);
    }
    if (call.json) call.document(files.size() == 1 ? documents : "{\"files\":[" + documents + "]}");
    return worst;
}

Exit run_check(cli::Call& call) { return each_file(call, false); }
Exit run_import(cli::Call& call) { return each_file(call, true); }

Exit run_undo(cli::Call& call)
{
    auto const submission = call.text("SUBMISSION");
    if (auto const partner = call.text("partner"); not partner.empty() and lines_of_others(call.db(), call.operation(), submission, partner) > 0)
        throw base::Refusal(rule::submission_other_partner, {submission, partner});
    auto const body = call.text("body"), place = call.text("place");
    if ((not body.empty() or not place.empty()) and lines_elsewhere(call.db(), call.operation(), submission, body, place) > 0)
        throw base::Refusal(rule::submission_other_partner, {submission, body.empty() ? place : body});
    auto const lines = undo(call.db(), *call.clock, call.actor(), call.operation(), submission, call.text("reason"));
    if (call.json) call.document(fmt::format("{{\"submission\":\"{}\",\"lines\":{}}}", submission, lines));
    else call.line(fmt::format("Submission {} is taken back: {} lines count no more, and what they replaced counts again.", submission, lines));
    return Exit::done;
}

constexpr std::array file_argument{Option{"FILE", "", "workbook, CSV, ODS or JSON of a 3W, 4W or 5W", true, true}};
constexpr std::array read_options{
    Option{"sheet", "NAME", "the sheet to read, where the one found is not the one meant"},
    Option{"partner", "NAME", "the organisation, where no column says it"},
    Option{"body", "CODE", "the cluster or sector, where no column says it"},
    Option{"period", "PERIOD", "the period reported on, where no column says it: 2026-03"},
    Option{"map", "HEADER=MEANING", "what a column means, over every guess", false, true},
    Option{"mapping", "NAME", "a saved mapping"},
    Option{"save-mapping", "NAME", "keep the mapping under this name"},
    Option{"encoding", "NAME", "of a text file, where the one found is wrong: windows-1256"},
    Option{"delimiter", "SIGN", "of a text file: , ; | or tab"},
    Option{"corrections", "FILE", "write the workbook back with a colour and a comment at each cell that needs a person"},
    Option{"only-partner", "NAME", "rows that name another organisation wait for a person"},
    Option{"place", "PCODE", "rows that lie elsewhere than in places whose p-code begins so wait for a person"},
    Option{"hold", "", "every row waits for a person, whatever it says"},
    Option{"all", "", "every column and every finding"},
};
constexpr std::array undo_argument{Option{"SUBMISSION", "", "as printed by the import", true}};
constexpr std::array undo_options{Option{"reason", "WORDS", "why, for the record"},
                                  Option{"partner", "ID", "only where all its lines are of this partner"},
                                  Option{"body", "CODE", "only where all its lines are of this cluster or sector"},
                                  Option{"place", "PCODE", "only where all its lines lie in places whose p-code begins so"}};

constexpr std::array serve_check{cli::Served{"POST", "/operations/{operation}/checks", "hand_in", "findings"},
                                 cli::Served{"POST", "/operations/{operation}/corrections", "hand_in", "", "corrections"}};
constexpr std::array serve_import{cli::Served{"POST", "/operations/{operation}/submissions", "hand_in", "findings"}};
constexpr std::array serve_undo{cli::Served{"DELETE", "/operations/{operation}/submissions/{submission}", "hand_in"}};

}

std::vector<cli::Command> file_commands()
{
    return {
        {"5w check", "Reads a 5W and says what is ready, held and wrong; stores nothing.",
         "Finds the sheet, the header rows and what each column means, matches places, partners and sectors, and compares with what was "
         "imported before. Ends with 0 when all is ready, 2 when rows cannot be read, 3 when rows wait for a person.",
         file_argument, read_options, run_check, true, serve_check},
        {"5w import", "Takes in what is sure of a 5W and keeps the rest for the review desk.",
         "The same file a second time changes nothing. What an import did is undone with `muster 5w undo`.", file_argument, read_options, run_import,
         true, serve_import},
        {"5w undo", "Takes an import back, while nothing was built on it.", "", undo_argument, undo_options, run_undo, true,
         serve_undo},
    };
}

}
