// One run of the program: finds the command, reads its words, runs it and answers for how it ended.
#include "catalogue.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/id.hpp>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>
#include <store/keeping.hpp>
#include <unistd.h>

namespace muster::cli {

namespace {

/// Where the words of the command stand among all words, and what is left for it.
struct Found {
    Command const* command = nullptr;
    std::string path;                // the words that look like a command
    std::vector<std::string> words;  // everything else
};

/// Whether a switch stands among the words; after "--" everything is what it looks like.
bool says(std::vector<std::string> const& words, std::string_view which)
{
    auto const end = std::ranges::find(words, "--");
    return std::find(words.begin(), end, which) != end;
}

bool takes_value(std::string const& word)
{
    return std::ranges::any_of(common_options(), [&](Option const& option) {
        return not option.value.empty() and word.size() == option.name.size() + 2 and word.starts_with("--") and
               word.ends_with(option.name);
    });
}

/// The last `--lang` among the words, so that what is wrong with the others is told in it too; else the surroundings'.
std::string language_of(std::vector<std::string> const& words, Surroundings const& around)
{
    auto language = around.language;
    for (std::size_t i = 0; i < words.size() and words[i] != "--"; ++i) {
        if (words[i].starts_with("--lang=")) language = words[i].substr(7);
        else if (words[i] == "--lang" and i + 1 < words.size()) language = words[i + 1];
    }
    return language;
}

/// The longest path that the first words without dashes spell; common options may stand before and between them.
Found find_command(std::vector<std::string> const& words, std::vector<Listed> const& listed)
{
    Found found;
    std::size_t at = 0;
    bool more = true;
    for (; at < words.size() and more; ++at) {
        if (words[at] == "--") break;
        if (words[at].starts_with("-")) {
            found.words.push_back(words[at]);
            if (takes_value(words[at]) and at + 1 < words.size()) found.words.push_back(words[++at]);
            continue;
        }
        auto const path = found.path.empty() ? words[at] : found.path + " " + words[at];
        more = std::ranges::any_of(listed, [&](Listed const& one) { return stands_under(one.command->path, path); });
        if (not more) break;
        found.path = path;
    }
    found.words.insert(found.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    for (auto const& one : listed)
        if (one.command->path == found.path) found.command = one.command;
    return found;
}

/// No command of that name: says which was probably meant. The slip may be in any of the first words.
[[noreturn]] void unknown(Found const& found, std::vector<Listed> const& listed)
{
    std::vector<std::string> known, typed;
    for (auto const& [command, module] : listed) {
        std::string const path(command->path);
        known.push_back(path);
        for (auto end = path.find(' '); end != std::string::npos; end = path.find(' ', end + 1))
            known.push_back(path.substr(0, end));
    }
    auto path = found.path;
    for (auto const& word : found.words) {
        if (word.starts_with("-") or typed.size() == 3) break;
        path += (path.empty() ? "" : " ") + word;
        typed.push_back(path);
    }
    std::string near;
    for (auto longest = typed.rbegin(); longest != typed.rend() and near.empty(); ++longest)
        near = nearest(*longest, known);
    refuse("cli.no_command", {typed.empty() ? found.words.front() : typed.front(),
                              near.empty() ? "" : fmt::format("Did you mean `{}`? ", near)});
}

void answer(base::Finding const& said, bool json, Surroundings const& around)
{
    if (json) {
        std::string text;
        base::JsonWriter writer(text);
        writer.object().key("error").object().member("code", said.code).member("sentence", said.sentence);
        writer.member("remedy", said.remedy).member("at", said.at).end().end();
        around.out(text + "\n");
        return;
    }
    around.err(fmt::format("{}  {}{}{}\n", said.code, said.at, said.at.empty() ? "" : ": ", said.sentence));
    if (not said.remedy.empty()) around.err(fmt::format("  {}\n", said.remedy));
}

/// Our own mistake: a line that can be found again, with what is known of the place.
int answer_for(std::exception const& mistake, bool json, Surroundings const& around)
{
    auto const incident = base::new_ulid(base::system_clock().now());
    answer({"bug", base::Severity::wrong, "",
            fmt::format("Muster made a mistake of its own. Incident {} ({}): {}", incident, MUSTER_VERSION,
                        mistake.what()),
            "Nothing of this step was kept. Please report this line with what you did before."},
           json, around);
    return static_cast<int>(Exit::bug);
}

/// Reads what every command takes.
void set_up(Call& call, Surroundings const& around, base::StillClock& as_of)
{
    call.json = call.has("json");
    call.terminal = around.terminal;
    call.progress_welcome = around.progress_welcome;
    call.out = around.out;
    call.err = around.err;
    call.open_store = around.open_store;
    call.lent = around.lent;
    call.store_url = call.text("store", around.store);
    call.operation_wanted = call.text("operation", around.operation);
    call.clock = around.clock;
    if (call.has("lang") and base::language_of(call.text("lang")).empty()) refuse("cli.no_language", {call.text("lang")});
    if (not call.has("as-of")) return;
    auto const day = base::Day::parse(call.text("as-of"));
    if (not day) refuse("cli.bad_day", {call.text("as-of")});
    as_of = base::StillClock(*day);
    call.clock = &as_of;
}

int run_command(std::vector<std::string> const& words, Surroundings const& around,
                std::span<Module const* const> modules)
{
    auto const listed = list_commands(modules);
    auto const found = find_command(words, listed);
    bool const asks_help = says(words, "--help") or says(words, "-h");
    if (says(words, "--version") and found.path.empty()) {
        around.out("muster " MUSTER_VERSION "\n");
        return 0;
    }
    if (found.command == nullptr) {
        bool const more =
            std::ranges::any_of(found.words, [](std::string const& word) { return not word.starts_with("-"); });
        if (not asks_help and (more or (found.path.empty() and not found.words.empty()))) unknown(found, listed);
        around.out(overview(modules, found.path));
        if (found.path.empty() or asks_help) return 0;
        refuse("cli.unfinished", {found.path});
    }
    if (asks_help) {
        around.out(help_of(*found.command));
        return 0;
    }
    Call call;
    base::StillClock as_of{base::Instant{}};
    call.given = parse(*found.command, found.words);
    call.modules = modules;
    set_up(call, around, as_of);
    try {
        if (found.command->needs_store) call.db();
        auto const exit = found.command->run(call);
        call.finish();
        return static_cast<int>(exit);
    }
    catch (...) {
        call.clear_progress();
        throw;
    }
}

}

std::unique_ptr<store::Db> open_and_migrate(std::string const& url, std::span<Module const* const> modules)
{
    std::vector<store::Migration> migrations;
    for (auto const* module : modules)
        migrations.insert(migrations.end(), module->migrations.begin(), module->migrations.end());
    auto db = store::Db::open(url);
    store::migrate(*db, migrations);
    return db;
}

int execute(std::vector<std::string> const& words, Surroundings const& around)
{
    std::vector<Module const*> modules(around.modules.begin(), around.modules.end());
    modules.push_back(&own_module());
    base::Rules::all().add(store::rules());
    base::add_words(store::spoken());
    for (auto const* module : modules) {
        base::Rules::all().add(module->rules);
        base::add_words(module->words);
    }
    base::Speaking const speaking({language_of(words, around), false});
    bool const json = says(words, "--json");
    try {
        return run_command(words, around, modules);
    }
    catch (base::Refusal const& refusal) {
        answer(refusal.finding(), json, around);
        return static_cast<int>(refusal.code() == "store.unreachable" ? Exit::no_store : Exit::refused);
    }
    catch (std::exception const& mistake) {
        return answer_for(mistake, json, around);
    }
}

int run(int argc, char** argv, std::span<Module const* const> modules)
{
    auto const write_to = [](std::FILE* file) {
        return [file](std::string_view text) { std::fwrite(text.data(), 1, text.size(), file); };
    };
    Surroundings around;
    around.modules = modules;
    around.out = write_to(stdout);
    around.err = write_to(stderr);
    around.terminal = isatty(STDOUT_FILENO) == 1;
    around.progress_welcome = isatty(STDERR_FILENO) == 1;
    auto const from = [](char const* name, std::string& into) {
        auto const* value = std::getenv(name);
        if (value != nullptr and *value != '\0') into = value;
    };
    from("MUSTER_STORE", around.store);
    from("MUSTER_OPERATION", around.operation);
    for (auto const* name : {"LANG", "LC_MESSAGES", "LC_ALL"}) from(name, around.language);
    return execute({argv + std::min(argc, 1), argv + argc}, around);
}

}
