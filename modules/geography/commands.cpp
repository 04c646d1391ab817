#include "commands.hpp"
#include "rules.hpp"
#include "witness.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <geography/sql.hpp>
#include <geography/words.hpp>
#include <operations/operations.hpp>

namespace muster::geography {

namespace {

using cli::Exit;

LoadHints hints_of(cli::Call& call)
{
    LoadHints hints;
    if (call.has("level")) hints.level = static_cast<int>(call.number("level", 0));
    if (call.has("year")) hints.year = static_cast<int>(call.number("year", 0));
    hints.code = call.text("code"), hints.name = call.text("name");
    return hints;
}

void write_loaded(base::JsonWriter& json, Loaded const& loaded)
{
    json.object().member("file", loaded.file).member("kind", loaded.kind);
    json.member("places_new", loaded.places_new)
        .member("places_changed", loaded.places_changed)
        .member("places_same", loaded.places_same);
    json.member("boundaries", loaded.boundaries).member("figures", loaded.figures).key("findings").list();
    for (auto const& finding : loaded.findings)
        write(json, finding);
    json.end().end();
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", cli::grouped(number), number == 1 ? one : many);
}

void say(cli::Call& call, Loaded const& loaded)
{
    std::string line = loaded.file + ": " + loaded.kind;
    if (loaded.places_new > 0) line += ", " + counted(loaded.places_new, "new place", "new places");
    if (loaded.places_changed > 0) line += ", " + counted(loaded.places_changed, "changed", "changed");
    if (loaded.places_same > 0) line += ", " + counted(loaded.places_same, "the same", "the same");
    if (loaded.boundaries > 0) line += ", " + counted(loaded.boundaries, "boundary", "boundaries");
    if (loaded.figures > 0) line += ", " + counted(loaded.figures, "figure", "figures");
    if (loaded.places_new + loaded.places_changed + loaded.boundaries + loaded.figures == 0)
        line += "; nothing changed";
    call.line(line + ".");
    for (auto const& finding : loaded.findings)
        call.line(fmt::format("  {:5}  {} {}", base::name_of(finding.severity), finding.sentence, finding.remedy));
}

std::string_view meaning(Step step)
{
    switch (step) {
    case Step::none:
        return "no place fits";
    case Step::not_asked:
        return "nothing was asked";
    case Step::country:
        return "the whole country is meant";
    case Step::exact:
        return "the code as it stands";
    case Step::folded:
        return "the code, but for case, blanks and signs";
    case Step::prefix:
        return "the code with the country's other letters";
    case Step::padding:
        return "the code with zeros added or taken away";
    case Step::vintage:
        return "a code of another list, by the crosswalk";
    case Step::decided:
        return "a person settled these words";
    case Step::name_in_parent:
        return "the name, within the place that was told";
    case Step::name:
        return "the name, which only one place has";
    case Step::likeness:
        return "a name very near";
    case Step::point:
        return "the place that the point lies in";
    case Step::parent_only:
        return "the finer place is unknown; the one above is certain";
    case Step::several:
        return "more than one may be meant: a person must say";
    }
    return "";
}

void write_place(base::JsonWriter& json, Gazetteer const& gazetteer, int place)
{
    auto const& one = gazetteer.at(place);
    json.object()
        .member("pcode", one.pcode)
        .member("name", one.name)
        .member("level", one.level)
        .member("parent", one.parent)
        .end();
}

std::string path_of(Gazetteer const& gazetteer, int place)
{
    std::string path;
    for (auto one = place; one >= 0; one = gazetteer.parent_of(one))
        path += (path.empty() ? "" : ", ") + said(gazetteer.at(one));
    return path;
}

} // namespace

std::string said(Place const& place)
{
    return place.name.empty() ? place.pcode : place.name + " (" + place.pcode + ")";
}

void write(base::JsonWriter& json, base::Finding const& finding)
{
    json.object()
        .member("code", finding.code)
        .member("severity", base::name_of(finding.severity))
        .member("at", finding.at);
    json.member("sentence", finding.sentence).member("remedy", finding.remedy).member("times", finding.times).end();
}

Exit run_load(cli::Call& call)
{
    auto const operation = call.operation();
    auto const hints = hints_of(call);
    std::vector<Loaded> all;
    auto const& files = call.all("FILE");
    for (std::size_t i = 0; i < files.size(); ++i) {
        call.progress("loading " + files[i], static_cast<std::int64_t>(i), static_cast<std::int64_t>(files.size()));
        all.push_back(load(call.db(), *call.clock, call.actor(), operation, files[i], hints));
        if (not call.json) say(call, all.back());
    }
    if (call.json) {
        std::string text;
        base::JsonWriter json(text, true);
        json.object().member("operation", operation).key("loaded").list();
        for (auto const& loaded : all)
            write_loaded(json, loaded);
        json.end().end();
        call.document(text);
    }
    auto const worst = [&](base::Severity severity) {
        return std::ranges::any_of(all, [&](Loaded const& loaded) {
            return std::ranges::any_of(loaded.findings,
                                       [&](base::Finding const& finding) { return finding.severity == severity; });
        });
    };
    return worst(base::Severity::wrong) ? Exit::wrong_data : worst(base::Severity::hold) ? Exit::held : Exit::done;
}

Exit run_find(cli::Call& call)
{
    auto const gazetteer = Gazetteer::load(call.db(), call.operation());
    std::string words;
    for (auto const& word : call.all("WORDS"))
        words += (words.empty() ? "" : " ") + word;
    auto const code = call.text("code"), parent = call.text("parent");
    if (words.empty() and code.empty()) refuse("place.nothing_asked", {});
    Asked asked;
    if (parent.empty())
        asked.any_name = words, asked.any_code = code;
    else {
        Asked above;
        (gazetteer->by_code(parent) >= 0 ? above.any_code : above.any_name) = parent;
        auto const found = gazetteer->find(above);
        if (found.place < 0) refuse("place.no_such", {parent});
        auto const level = static_cast<std::size_t>(std::clamp(gazetteer->at(found.place).level, 0, 4));
        asked.code[level] = gazetteer->at(found.place).pcode;
        asked.name[level + 1] = words, asked.code[level + 1] = code;
    }
    auto const found = gazetteer->find(asked);
    if (call.json) {
        std::string text;
        base::JsonWriter json(text, true);
        json.object().member("step", name_of(found.step)).key("place");
        if (found.place >= 0)
            write_place(json, *gazetteer, found.place);
        else
            json.null();
        json.key("candidates").list();
        for (auto const& candidate : found.candidates) {
            json.object().key("place");
            write_place(json, *gazetteer, candidate.place);
            json.member("score", candidate.score).end();
        }
        json.end().member("doubts", found.doubts).end();
        call.document(text);
    } else {
        if (found.place >= 0) call.line(path_of(*gazetteer, found.place));
        call.line(fmt::format("{}: {}.", name_of(found.step), meaning(found.step)));
        for (auto const doubt : found.doubts)
            call.line(fmt::format("doubt: {}", doubt));
        for (auto const& candidate : found.candidates)
            call.line(fmt::format("  {:.2f}  {}", candidate.score, path_of(*gazetteer, candidate.place)));
    }
    return found.step == Step::several ? Exit::held : found.place >= 0 ? Exit::done : Exit::wrong_data;
}

namespace {

constexpr cli::Option load_arguments[] = {{"FILE", "", "lists of places, boundaries, population", true, true}};
constexpr cli::Option load_options[] = {
    {"level", "N", "the administrative level of every place in the file, where it does not say so itself"},
    {"code", "HEADER", "the column or property that holds the p-code, where its name is unusual"},
    {"name", "HEADER", "the column or property that holds the name"},
    {"year", "YEAR", "the year of the population, where the file does not say it"},
};
constexpr cli::Option find_arguments[] = {{"WORDS", "", "a name as somebody wrote it", false, true}};
constexpr cli::Option find_options[] = {{"parent", "PLACE", "the place it lies in, by p-code or name"},
                                        {"code", "CODE", "a p-code as somebody wrote it"}};
constexpr cli::Option show_arguments[] = {{"PCODE", "", "the place", true}};
constexpr cli::Option list_options[] = {
    {"level", "N", "only of this level: 1 is the level below the country; all where left out"},
    {"place", "PCODE", "only places that lie in this one"},
};
constexpr cli::Option map_options[] = {
    {"level", "N", "1 is the level below the country", true},
    {"whole", "", "with every point, however large it gets"},
};
constexpr cli::Option crosswalk_options[] = {{"from", "PCODE", "only of this place of the past"},
                                             {"to", "PCODE", "only to this place"}};

constexpr cli::Served serve_load[] = {{"POST", "/operations/{operation}/places", "keep", "loaded"}};
constexpr cli::Served serve_find[] = {{"GET", "/operations/{operation}/matches/places", "figures", "candidates"}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/places/{pcode}", "figures"}};
constexpr cli::Served serve_list[] = {{"GET", "/operations/{operation}/places", "figures", "places"}};
constexpr cli::Served serve_map[] = {{"GET", "/operations/{operation}/boundaries", "figures", "features"}};
constexpr cli::Served serve_check[] = {{"GET", "/operations/{operation}/gazetteer", "figures", "levels"}};
constexpr cli::Served serve_crosswalk[] = {{"GET", "/operations/{operation}/crosswalk", "figures", "steps"}};

constexpr cli::Command commands[] = {
    {"place load", "Loads lists of places, boundaries and population, told apart by what they hold.",
     "Read are: tables of p-codes (a sheet a level as of the common operational datasets, or one list with level and "
     "parent), boundaries as "
     "GeoJSON or TopoJSON, population tables (a column or a row for each sex and age), crosswalks from old codes to "
     "new ones, lists of "
     "synonyms and of code lengths. Rows of other countries are left out. The same file again changes nothing. Places "
     "that a newer dated "
     "list no longer has stay as places of the past.",
     load_arguments, load_options, run_load, true, serve_load},
    {"place find", "Finds the place that somebody means, and says by which step.", "", find_arguments, find_options,
     run_find, true, serve_find},
    {"place show", "Shows a place: names, parents, population, boundary, vintages.", "", show_arguments, {}, run_show,
     true, serve_show},
    {"place list", "Lists the places, those of one level or the whole tree.", "", {}, list_options, run_list, true, serve_list},
    {"place map", "Draws the boundaries of a level as GeoJSON, small enough for a thin line.",
     "Points are taken away where they matter least, on shared borders alike, until the document stays under 200 kB "
     "once compressed.",
     {}, map_options, run_map, true, serve_map},
    {"place check", "Says what the gazetteer lacks: boundaries, population, parents, names.", "", {}, {}, run_check,
     true, serve_check},
    {"place crosswalk",
     "Shows what became of the places of the past.",
     "Proposals are guesses by name and boundary; a file with the columns old_pcode, new_pcode and share replaces "
     "them.",
     {},
     crosswalk_options,
     run_crosswalk,
     true,
     serve_crosswalk},
};

} // namespace

cli::Module const& module()
{
    static cli::Module const made{.name = "geography",
                                  .migrations = sql::migrations,
                                  .queries = sql::all,
                                  .commands = commands,
                                  .rules = rules(),
                                  .witnesses = witnesses(),
                                  .words = words::all};
    return made;
}

} // namespace muster::geography
