// `muster try`: finds stories, plays each on every engine there is, and says what came of it.
#include "stage.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <fstream>
#include <iterator>
#include <store/for_tests.hpp>
#include <stories/stories.hpp>
#include <stories/words.hpp>

namespace muster::stories {

namespace {

namespace fs = std::filesystem;

bool is_story(fs::path const& path)
{
    return path.extension() == ".story" or path.filename() == "story.txt";
}

/// The stories of a path, in order of their names.
std::vector<std::string> stories_below(std::string const& path)
{
    std::vector<std::string> found;
    if (fs::is_regular_file(path)) return {path};
    if (fs::is_directory(path))
        for (auto const& entry : fs::recursive_directory_iterator(path))
            if (entry.is_regular_file() and is_story(entry.path())) found.push_back(entry.path().string());
    if (found.empty()) throw base::Refusal(rule("story.none"), {path});
    std::ranges::sort(found);
    return found;
}

Story load(std::string const& path, std::vector<base::Finding>& findings)
{
    std::ifstream in(path, std::ios::binary);
    if (not in) throw base::Refusal(rule("story.unreadable"), {path});
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    return read_story(path, text, findings);
}

struct Played {
    std::string path, title, engine;
    std::vector<Told> told;
    std::vector<base::Finding> misread;
    [[nodiscard]] bool well() const { return misread.empty() and std::ranges::all_of(told, &Told::ok); }
};

std::vector<Played> play_all(cli::Call& call)
{
    std::vector<Played> played;
    for (auto const& asked : call.all("PATH"))
        for (auto const& path : stories_below(asked)) {
            std::vector<base::Finding> misread;
            auto const story = load(path, misread);
            if (not misread.empty()) {
                played.push_back({path, story.title, "", {}, std::move(misread)});
                continue;
            }
            for (auto engine : store::engines_to_test()) {
                store::Scratch scratch(engine);
                auto name = engine == store::Engine::sqlite ? "SQLite" : "PostgreSQL";
                played.push_back({path, story.title, name, Stage(story, {scratch.url(), scratch.folder(), call.modules}).play(), {}});
            }
        }
    return played;
}

std::string first_line(std::string const& text)
{
    auto end = text.find('\n');
    return end == std::string::npos ? text : text.substr(0, end) + " …";
}

void show(cli::Call& call, Played const& played, bool quiet)
{
    auto file = fs::path(played.path).filename().string();
    if (quiet and played.well()) return;
    call.line(fmt::format("{}{}{}", played.path, played.title.empty() ? "" : " · " + played.title, played.engine == "PostgreSQL" ? " · PostgreSQL" : ""));
    for (auto const& finding : played.misread) {
        call.line(fmt::format("FAILED  {}: {}", finding.at, finding.sentence));
        call.line("        " + finding.remedy);
    }
    for (auto const& told : played.told) {
        if (told.ok) {
            call.line("ok      " + told.what);
            continue;
        }
        call.line("FAILED  " + told.what);
        call.line("        wanted  " + first_line(told.wanted));
        call.line("        found   " + (told.found.find('\n') == std::string::npos ? told.found : first_line(told.found)));
        call.line(fmt::format("        line {} of {}{}", told.line, file, told.why.empty() ? "" : " · " + told.why));
    }
    call.line();
}

std::string json_of(std::vector<Played> const& all, std::int64_t passed, std::int64_t failed)
{
    std::string out;
    base::JsonWriter json(out, true);
    json.object().key("stories").list();
    for (auto const& played : all) {
        json.object().member("file", played.path).member("title", played.title).member("engine", played.engine).member("passed", played.well());
        json.key("checks").list();
        for (auto const& finding : played.misread)
            json.object().member("at", finding.at).member("ok", false).member("what", finding.sentence).member("remedy", finding.remedy).end();
        for (auto const& told : played.told)
            json.object().member("line", told.line).member("ok", told.ok).member("what", told.what).member("wanted", told.wanted).member("found", told.found).end();
        json.end().end();
    }
    json.end().member("passed", passed).member("failed", failed).end();
    return out;
}

cli::Exit run_try(cli::Call& call)
{
    auto const all = play_all(call);
    std::int64_t passed = 0, failed = 0;
    for (auto const& played : all) {
        failed += static_cast<std::int64_t>(played.misread.size());
        for (auto const& told : played.told) ++(told.ok ? passed : failed);
    }
    if (call.json) call.document(json_of(all, passed, failed));
    else {
        for (auto const& played : all) show(call, played, call.has("quiet"));
        call.line(fmt::format("{} passed, {} failed", passed, failed));
    }
    return failed == 0 ? cli::Exit::done : cli::Exit::wrong_data;
}

constexpr std::array path_argument{cli::Option{"PATH", "", "a story, or a folder with stories (*.story, story.txt)", true, true}};
constexpr std::array try_options{cli::Option{"quiet", "", "only what failed"}};
constexpr std::array commands{cli::Command{
    "try", "Plays stories: readable tests of what the program makes of reports.",
    "Each story runs in a new store of its own that is thrown away. docs/stories.md explains how to write one. Ends with 2 when a check "
    "fails. Where MUSTER_TEST_POSTGRES holds the address of a PostgreSQL server, every story is played there too.",
    path_argument, try_options, run_try, false}};

}

cli::Module const& module()
{
    static cli::Module const me{.name = "stories", .migrations = {}, .queries = {}, .commands = commands, .rules = rules(), .witnesses = {}, .words = words::all};
    return me;
}

}
