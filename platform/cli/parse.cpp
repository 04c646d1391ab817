// The only place that knows the library for command lines. It is asked about the options of one command at a time: the
// words of the path are found before, so that a file may be called like a command.
#include "catalogue.hpp"
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <fmt/core.h>

namespace muster::cli {

namespace {

using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

Option const* option_named(Command const& command, std::string_view name)
{
    for (auto const options : {command.options, common_options()})
        for (auto const& option : options)
            if (option.name == name) return &option;
    return nullptr;
}

[[noreturn]] void unknown_option(Command const& command, std::string const& typed)
{
    std::vector<std::string> known;
    for (auto const options : {command.options, common_options()})
        for (auto const& option : options) known.push_back("--" + std::string(option.name));
    auto const bare = typed.substr(0, typed.find('='));
    auto const near = nearest(bare, known);
    refuse("cli.no_option",
           {std::string(command.path), bare, near.empty() ? "" : fmt::format("Did you mean {}? ", near)});
}

/// "--by=adm1" becomes two words, and an empty value stays a value. Refuses what is said wrongly, in our own words.
std::vector<std::string> set_apart(Command const& command, std::vector<std::string> const& words)
{
    std::vector<std::string> apart;
    std::map<std::string, int> times;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        if (not word.starts_with("--")) {
            if (word.size() > 1 and word[0] == '-') unknown_option(command, word);
            apart.push_back(word);
            continue;
        }
        auto const equals = word.find('=');
        auto const name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        auto const* option = option_named(command, name);
        if (option == nullptr) unknown_option(command, word);
        if (++times[name] > 1 and not option->many and not option->value.empty()) refuse("cli.once", {"--" + name});
        apart.push_back("--" + name);
        if (option->value.empty()) continue;
        if (equals != std::string::npos) apart.push_back(word.substr(equals + 1));
        else if (i + 1 < words.size()) apart.push_back(words[++i]);
        else refuse("cli.no_value", {"--" + name, std::string(option->value)});
    }
    return apart;
}

void take_arguments(Command const& command, std::vector<std::string> const& left, Given& given)
{
    std::size_t at = 0;
    for (auto const& argument : command.arguments) {
        auto const name = std::string(argument.name);
        if (at < left.size()) {
            auto const end = argument.many ? left.size() : at + 1;
            given[name].assign(left.begin() + static_cast<std::ptrdiff_t>(at),
                               left.begin() + static_cast<std::ptrdiff_t>(end));
            at = end;
        }
        else if (argument.required) refuse("cli.missing", {std::string(command.path), name, usage_of(command)});
    }
    if (at < left.size()) refuse("cli.too_many", {std::string(command.path), left[at], usage_of(command)});
}

}

Given parse(Command const& command, std::vector<std::string> const& words)
{
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    Given given;
    for (auto const options : {command.options, common_options()}) {
        for (auto const& option : options) {
            std::string const name(option.name);
            if (option.value.empty()) app.add_flag_callback("--" + name, [&given, name] { given[name]; });
            else
                app.add_option_function<std::vector<std::string>>(
                       "--" + name, [&given, name](std::vector<std::string> const& values) { given[name] = values; })
                    ->allow_extra_args(false);
        }
    }
    auto const end = std::ranges::find(words, "--");
    auto apart = set_apart(command, {words.begin(), end});
    std::ranges::reverse(apart);
    try {
        app.parse(std::move(apart));
    }
    catch (CLI::ParseError const& error) {
        refuse("cli.bad_words", {std::string(command.path), error.what(), usage_of(command)});
    }
    auto left = app.remaining();
    if (end != words.end()) left.insert(left.end(), end + 1, words.end());
    if (given.contains("help")) return given;
    take_arguments(command, left, given);
    for (auto const& option : command.options)
        if (option.required and not given.contains(option.name))
            refuse("cli.missing",
                   {std::string(command.path), fmt::format("--{} {}", option.name, option.value), usage_of(command)});
    return given;
}

}
