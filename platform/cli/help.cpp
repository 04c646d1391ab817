// The commands told to people: lists, the help of one, the reference as Markdown.
#include "catalogue.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace muster::cli {

namespace {

constexpr std::size_t widest = 100;

/// Breaks paragraphs at blanks; each line begins with `before`.
std::string wrapped(std::string_view text, std::string const& before)
{
    std::string out, line;
    auto const flush = [&] {
        if (not line.empty()) out += before + line + "\n";
        line.clear();
    };
    while (not text.empty()) {
        auto const end = std::min(text.find_first_of(" \n"), text.size());
        auto const word = text.substr(0, end);
        if (not line.empty() and before.size() + line.size() + 1 + word.size() > widest) flush();
        if (not word.empty()) line += (line.empty() ? "" : " ") + std::string(word);
        bool const paragraph = text.substr(end).starts_with("\n\n");
        text.remove_prefix(std::min(text.size(), end + 1));
        if (paragraph) flush(), out += "\n";
    }
    flush();
    return out;
}

std::string shown(Option const& option)
{
    return fmt::format("--{}{}{}", option.name, option.value.empty() ? "" : " ", option.value);
}

std::string shown_argument(Option const& argument)
{
    auto const name = fmt::format("{}{}", argument.name, argument.many ? "…" : "");
    return argument.required ? name : "[" + name + "]";
}

std::string options_table(std::span<Option const> options)
{
    TextTable table({"", ""});
    for (auto const& option : options)
        table.row({"  " + shown(option), fmt::format("{}{}", option.summary,
                                                     option.required ? " (needed)"
                                                     : option.many   ? " (may be repeated)"
                                                                     : "")});
    auto text = table.text();
    return text.substr(text.find('\n') + 1);  // without the empty header
}

std::string markdown_cell(std::string_view text)
{
    std::string out;
    for (char const c : text) out += c == '|' ? "\\|" : std::string(1, c);
    return out;
}

std::string command_reference(Command const& command)
{
    auto out = fmt::format("### `{}`\n\n{}\n", usage_of(command), command.summary);
    if (not command.more.empty()) out += fmt::format("\n{}\n", command.more);
    if (command.arguments.empty() and command.options.empty()) return out + "\n";
    out += "\n| | |\n| --- | --- |\n";
    for (auto const& argument : command.arguments)
        out += fmt::format("| `{}` | {} |\n", shown_argument(argument), markdown_cell(argument.summary));
    for (auto const& option : command.options)
        out += fmt::format("| `{}` | {}{} |\n", shown(option), markdown_cell(option.summary),
                           option.required ? " (needed)"
                           : option.many   ? " (may be repeated)"
                                           : "");
    return out + "\n";
}

constexpr std::string_view about_exit_codes = R"(## Exit codes

| code | meaning |
| --- | --- |
| 0 | done |
| 1 | refused: the sentence and the remedy stand on standard error |
| 2 | wrong data found |
| 3 | rows are held for a person |
| 4 | the store cannot be reached |
| 70 | our own mistake: please report the incident line |
)";

}

std::string usage_of(Command const& command)
{
    auto out = fmt::format("muster {}", command.path);
    for (auto const& argument : command.arguments) out += " " + shown_argument(argument);
    for (auto const& option : command.options)
        if (option.required) out += " " + shown(option);
    return out;
}

std::string overview(std::span<Module const* const> modules, std::string_view group)
{
    std::size_t widest_path = 0;
    auto const listed = list_commands(modules);
    for (auto const& [command, module] : listed)
        if (stands_under(command->path, group)) widest_path = std::max(widest_path, command->path.size());
    std::string out = group.empty() ? "muster COMMAND [options]\n" : "";
    std::string_view current;
    for (auto const& [command, module] : listed) {
        if (not stands_under(command->path, group)) continue;
        if (group.empty() and module != current) out += fmt::format("\n{}\n", module);
        current = module;
        out += fmt::format("  {:<{}}  {}\n", command->path, widest_path, command->summary);
    }
    if (group.empty()) out += "\nEvery command takes these too:\n" + options_table(common_options());
    out += "\n`muster help COMMAND` tells more.\n";
    return out;
}

std::string help_of(Command const& command)
{
    auto out = fmt::format("{}\n\n{}", usage_of(command), wrapped(command.summary, ""));
    if (not command.more.empty()) out += "\n" + wrapped(command.more, "");
    if (not command.arguments.empty()) {
        TextTable table({"", ""});
        for (auto const& argument : command.arguments)
            table.row({"  " + shown_argument(argument), std::string(argument.summary)});
        auto const text = table.text();
        out += text.substr(text.find('\n'));
    }
    if (not command.options.empty()) out += "\n" + options_table(command.options);
    return out + "\nEvery command takes these too:\n" + options_table(common_options());
}

std::string reference(std::span<Module const* const> modules)
{
    std::string out =
        "# Commands\n\nMade by `muster commands --markdown` from the table that the program itself reads.\n\n"
        "Every command takes these too:\n\n| | |\n| --- | --- |\n";
    for (auto const& option : common_options())
        out += fmt::format("| `{}` | {} |\n", shown(option), markdown_cell(option.summary));
    out += "\n";
    std::string_view current;
    for (auto const& [command, module] : list_commands(modules)) {
        if (module != current) out += fmt::format("## {}\n\n", module);
        current = module;
        out += command_reference(*command);
    }
    return out + std::string(about_exit_codes);
}

}
