// `muster demo`: makes Zandia and takes it in the way people would, command by command; then shows what a coordinator
// asks first.
#include "coordination.hpp"
#include "writing.hpp"

#include <algorithm>
#include <array>
#include <base/workshop.hpp>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <map>
#include <sample/words.hpp>
#include <store/journal.hpp>

namespace muster::sample {

namespace {

constexpr std::string_view operation = "zandia";

struct Ran {
    int exit = 0;
    std::string out, err;
};

/// Runs a command of the program on the same store, keeping what it says.
Ran run(cli::Call& call, std::vector<std::string> const& words, base::Clock const* clock = nullptr)
{
    Ran ran;
    cli::Surroundings around{.modules = call.modules, .clock = clock != nullptr ? clock : call.clock, .store = call.store_url, .operation = std::string(operation)};
    around.progress_welcome = call.progress_welcome;
    around.open_store = call.open_store;
    around.lent = call.lent;
    around.out = [&](std::string_view text) { ran.out += text; };
    around.err = [&](std::string_view text) {
        if (call.progress_welcome and text.starts_with('\r')) call.err(text);
        else ran.err += text;
    };
    ran.exit = cli::execute(words, around);
    return ran;
}

/// A command that must go well; what it said otherwise is what the demo says.
std::string must(cli::Call& call, std::vector<std::string> const& words, base::Clock const* clock = nullptr)
{
    auto ran = run(call, words, clock);
    bool done = ran.exit == static_cast<int>(cli::Exit::done) or ran.exit == static_cast<int>(cli::Exit::held) or ran.exit == static_cast<int>(cli::Exit::wrong_data);
    if (not done) throw base::Refusal(rule("sample.step_failed"), {words[0] + " " + words[1], ran.err.empty() ? ran.out : ran.err});
    return ran.out;
}

std::vector<std::string> with_files(std::vector<std::string> words, std::vector<std::string> const& files)
{
    words.insert(words.end(), files.begin(), files.end());
    return words;
}

bool is_there(cli::Call& call)
{
    return run(call, {"operation", "show", std::string(operation)}).exit == 0;
}

/// Nothing in the sample is real, so nobody who tries it needs a second factor; said aloud, and only in a store that holds
/// no account yet: it may be somebody's house.
void ease_signing_in(cli::Call& call)
{
    auto const there = run(call, {"user", "list", "--json"});
    if (there.exit != 0 or there.out.find("\"account\"") != std::string::npos) return;
    must(call, {"user", "second-factor", "--off", "--reason", "the sample operation: nothing in it is real"});
    if (not call.json) call.line("No role needs a second factor here, because nothing in it is real (muster user second-factor --as-listed asks for it again).\n");
}

void enter_partners(cli::Call& call)
{
    for (auto const& one : organisations()) {
        auto said = must(call, {"partner", "add", one.name, "--acronym", one.acronym, "--kind", one.kind, "--json"});
        auto id = formats::Json::parse(said).text_or("id", "");
        for (auto const& also : one.also) must(call, {"partner", "alias", also, id});
    }
}

/// What came of all workbooks together.
struct Taken {
    std::int64_t files = 0, rows = 0, accepted = 0, held = 0, wrong = 0, repeats = 0, left = 0, fresh = 0, changed = 0, same = 0;
    std::map<std::string, std::int64_t> told;  // findings that hold or refuse a row, by code
};

void add(Taken& taken, formats::Json const& file)
{
    taken.rows += file.number_or("rows_read", 0);
    taken.accepted += file.number_or("accepted", 0);
    taken.held += file.number_or("held", 0);
    taken.wrong += file.number_or("wrong", 0);
    taken.repeats += file.number_or("repeats", 0);
    taken.fresh += file.number_or("new", 0);
    taken.changed += file.number_or("changed", 0);
    taken.same += file.number_or("same", 0);
    for (auto const* kind : {"blank", "totals", "titles"}) taken.left += file.find("skipped")->number_or(kind, 0);
    for (auto const& finding : file.find("findings")->list())
        if (auto severity = finding.text_or("severity", ""); severity == "hold" or severity == "wrong")
            taken.told[finding.text_or("code", "")] += finding.number_or("times", 1);
}

/// One workbook after the other, in the order in which they came; one that is refused does not keep the others out.
Taken take_in(cli::Call& call, std::vector<std::string> const& workbooks)
{
    constexpr std::size_t at_once = 25;
    Taken taken;
    for (std::size_t i = 0; i < workbooks.size(); i += at_once) {
        call.progress("taking in a year of workbooks", taken.files, static_cast<std::int64_t>(workbooks.size()));
        std::vector<std::string> words{"5w", "import", "--json"};
        words.insert(words.end(), workbooks.begin() + std::ptrdiff_t(i), workbooks.begin() + std::ptrdiff_t(std::min(i + at_once, workbooks.size())));
        auto const ran = run(call, words);
        auto const said = formats::Json::parse(ran.out);
        auto const* files = said.find("files");
        for (auto const& document : files != nullptr ? files->list() : std::vector{said}) {
            ++taken.files;
            if (auto const* refused = document.find("error")) ++taken.told[refused->text_or("code", "")];
            else add(taken, document);
        }
    }
    return taken;
}

void say(cli::Call& call, Taken const& taken)
{
    call.line(fmt::format("  {} workbooks taken in: {} rows, {} ready, {} held, {} wrong, {} repeats, {} titles, sums and blank rows left out",
                          cli::grouped(taken.files), cli::grouped(taken.rows), cli::grouped(taken.accepted), cli::grouped(taken.held),
                          cli::grouped(taken.wrong), cli::grouped(taken.repeats), cli::grouped(taken.left)));
    call.line(fmt::format("  lines: {} new, {} changed by a later file, {} the same as before", cli::grouped(taken.fresh), cli::grouped(taken.changed), cli::grouped(taken.same)));
    std::vector<std::pair<std::int64_t, std::string>> reasons;
    for (auto const& [code, times] : taken.told) reasons.emplace_back(-times, code);
    std::ranges::sort(reasons);
    std::string text;
    for (std::size_t i = 0; i < reasons.size() and i < 6; ++i) text += fmt::format("{}{} {}", i == 0 ? "" : ", ", -reasons[i].first, reasons[i].second);
    if (not text.empty()) call.line("  why rows wait or are wrong: " + text);
    call.line();
}

/// What a coordinator asks in the first minute: who is where, what is missing, what is doubled.
void show_first_answers(cli::Call& call)
{
    struct Asked {
        std::string_view title;
        std::vector<std::string> words;
    };
    for (auto const& [title, words] : {Asked{"Who is where", {"presence", "--by", "adm1"}},
                                       Asked{"What is missing most", {"gaps", "--by", "adm2", "--top", "10"}},
                                       Asked{"Who does the same in the same place", {"overlaps", "--top", "10"}}}) {
        std::string typed = "muster";
        for (auto const& word : words) typed += " " + word;
        call.line(fmt::format("{}   ({} --operation {})", title, typed, operation));
        call.say(must(call, words));
        call.line();
    }
}

void say_where_to_go(cli::Call& call, std::string const& folder)
{
    auto const where = call.store_url == "muster.db" ? std::string() : " --store " + call.store_url;
    call.line("Where to go next" + (where.empty() ? std::string() : "   (each with" + where + ")"));
    call.line("  muster reach --by adm1 --body wash --how          people reached, and how each figure was made");
    call.line("  muster gaps --by adm2 --top 20                    more gaps; --json for machines");
    call.line("  muster review list                                rows that wait for a person, alike ones together");
    call.line("  muster 5w status                                  who has reported, who is late");
    call.line(fmt::format("  muster 5w check {}/5w/2025-12/…                  look into any workbook; nothing is stored", folder));
    call.line(fmt::format("  {}/truth/                                    what is true of every row, to compare with", folder));
}

/// All of Zandia, the way people would take it in.
Taken load(cli::Call& call, Made const& made, std::string const& folder)
{
    std::vector<std::string> declare{"operation", "declare", std::string(operation), "--country", std::string(iso3), "--name", "Zandia", "--onset", "2025-01-01"};
    for (auto language : language_names) declare.insert(declare.end(), {"--language", std::string(language)});
    must(call, declare);
    must(call, with_files({"place", "load"}, made.places));
    must(call, with_files({"place", "load"}, made.population));
    must(call, with_files({"needs", "load"}, made.needs));
    enter_partners(call);
    coordinate([&](std::vector<std::string> const& words) { return must(call, words); }, folder);
    ease_signing_in(call);
    auto const taken = take_in(call, made.workbooks);
    auto const on_day = [&](base::Day day, std::vector<std::string> const& words) {
        base::StillClock const then(day);
        return must(call, words, &then);
    };
    promise(on_day);
    meet(on_day, folder);
    return taken;
}

void write(cli::Call& call, Taken const& taken)
{
    call.document(fmt::format("{{\"loaded\":true,\"operation\":\"{}\",\"workbooks\":{},\"rows_read\":{},\"accepted\":{},\"held\":{},\"wrong\":{},\"repeats\":{},\"new\":{},\"changed\":{},\"same\":{}}}",
                              operation, taken.files, taken.rows, taken.accepted, taken.held, taken.wrong, taken.repeats, taken.fresh, taken.changed, taken.same));
}

cli::Exit run_demo(cli::Call& call)
{
    auto const folder = call.text("into", "zandia");
    if (not call.has("files-only") and is_there(call)) {
        if (call.json) call.document("{\"loaded\":false}");
        else {
            call.line("The store holds Zandia already; nothing was made or loaded.\n");
            show_first_answers(call);
            say_where_to_go(call, folder);
        }
        return cli::Exit::done;
    }
    auto const made = make_zandia({folder, static_cast<int>(std::clamp<std::int64_t>(call.number("scale", 1), 1, 1000))});
    if (not call.json)
        call.line(fmt::format("Zandia, a made-up country, is written to {}: {} workbooks of 60 partners with {} reported lines, places on four levels, "
                              "people, needs, and the truth about every row.", folder, cli::grouped(static_cast<std::int64_t>(made.workbooks.size())), cli::grouped(made.rows)));
    if (call.has("files-only")) {
        if (call.json) call.document(fmt::format("{{\"loaded\":false,\"workbooks\":{},\"lines\":{}}}", made.workbooks.size(), made.rows));
        return cli::Exit::done;
    }
    auto const taken = load(call, made, folder);
    if (call.json) {
        write(call, taken);
        return cli::Exit::done;
    }
    say(call, taken);
    show_first_answers(call);
    say_where_to_go(call, folder);
    return cli::Exit::done;
}

cli::Exit run_open(cli::Call& call)
{
    if (is_there(call)) throw base::Refusal(rule("sample.is_there"), {});
    base::Workshop const workshop(call.clock->now());
    auto const taken = load(call, make_zandia({workshop.path(), 1}), workshop.path());
    {
        // The steps were taken as at the command line; that somebody asked for them is told of that person.
        store::Transaction transaction(call.db());
        store::record(call.db(), *call.clock, {std::string(operation), store::Nature::kept, "sample.opened", std::string(operation), "{}", call.actor(), ""});
        transaction.commit();
    }
    if (call.json) write(call, taken);
    else say(call, taken);
    return cli::Exit::done;
}

constexpr cli::Served serve_open[] = {{"POST", "/sample", "administer"}};

constexpr std::array demo_options{
    cli::Option{"into", "FOLDER", "where the files are written; zandia in the working folder otherwise"},
    cli::Option{"files-only", "", "only write the files, load nothing"},
    cli::Option{"scale", "N", "so many times the works of every partner; 1 makes about ten thousand lines"},
};
constexpr std::array commands{
    cli::Command{"demo", "Makes a country that does not exist, with a year of dirty workbooks, and takes it in.",
                 "Zandia has places on four levels with a reform between two vintages, people, needs, and workbooks of sixty partners in sixteen "
                 "layouts, four languages and three scripts. It is the same in every run. In a store that holds it already only the answers are shown.",
                 {}, demo_options, run_demo},
    cli::Command{"demo open", "Takes the made-up country in without leaving its files.",
                 "For a server that somebody looks at for the first time: the operation is called zandia, and nothing in it is real.", {}, {}, run_open, true, serve_open}};

}

cli::Module const& module()
{
    static cli::Module const me{.name = "sample", .migrations = {}, .queries = {}, .commands = commands, .rules = rules(), .witnesses = {}, .words = words::all};
    return me;
}

}
