// What the program says of itself.
#include "catalogue.hpp"
#include <cli/words.hpp>
#include <fmt/core.h>

namespace muster::cli {

namespace {

std::string joined(std::vector<std::string> const& words)
{
    std::string out;
    for (auto const& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

Exit run_help(Call& call)
{
    auto const path = joined(call.all("COMMAND"));
    bool group = path.empty();
    std::vector<std::string> known;
    for (auto const& [command, module] : list_commands(call.modules)) {
        if (command->path == path) {
            call.say(help_of(*command));
            return Exit::done;
        }
        group = group or stands_under(command->path, path);
        known.push_back(std::string(command->path));
    }
    if (not group) {
        auto const near = nearest(path, known);
        refuse("cli.no_command", {path, near.empty() ? "" : fmt::format("Did you mean `{}`? ", near)});
    }
    call.say(overview(call.modules, path));
    return Exit::done;
}

Exit run_completion(Call& call)
{
    auto const shell = call.text("SHELL");
    if (shell != "bash" and shell != "zsh") refuse("cli.which_shell", {shell});
    call.say(shell == "bash" ? completion_for_bash(call.modules) : completion_for_zsh(call.modules));
    return Exit::done;
}

Exit run_commands(Call& call)
{
    if (call.has("markdown")) {
        call.say(reference(call.modules));
        return Exit::done;
    }
    std::string json;
    base::JsonWriter writer(json);
    writer.object().key("commands").list();
    for (auto const& [command, module] : list_commands(call.modules)) {
        writer.object().member("path", command->path).member("module", module).member("summary", command->summary);
        writer.member("usage", usage_of(*command)).end();
        call.line(command->path);
    }
    writer.end().end();
    call.document(json);
    return Exit::done;
}

constexpr Option help_arguments[] = {{"COMMAND", "", "the words of a command, or the first of several", false, true}};
constexpr Option completion_arguments[] = {{"SHELL", "", "bash or zsh", true}};
constexpr Option commands_options[] = {{"markdown", "", "the whole reference, as it stands in docs/commands.md"}};

constexpr Command commands[] = {
    {"help", "Tells what a command does and takes.", "", help_arguments, {}, run_help, false},
    {"completion", "Prints the completion for a shell.", "", completion_arguments, {}, run_completion, false},
    {"commands", "Lists all commands.", "", {}, commands_options, run_commands, false},
};

}

Module const& own_module()
{
    static Module const made{
        .name = "program", .migrations = {}, .queries = {}, .commands = commands, .rules = rules(), .witnesses = {}, .words = words::all};
    return made;
}

}
