// All commands of all modules as one list: what the parser, help, completion and the reference read.
#pragma once
#include <cli/command.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::cli {

/// Accepted by every command.
std::span<Option const> common_options();

/// help, completion, commands: what the program says of itself.
Module const& own_module();

struct Listed {
    Command const* command;
    std::string_view module;
};

/// In the order of the modules.
std::vector<Listed> list_commands(std::span<Module const* const> modules);

/// Whether `path` begins with the words of `group` ("5w check" with "5w").
bool stands_under(std::string_view path, std::string_view group);

/// "muster 5w check FILE… [options]"
std::string usage_of(Command const& command);

/// What `muster` alone prints, or for one group of commands ("5w").
std::string overview(std::span<Module const* const> modules, std::string_view group = "");
std::string help_of(Command const& command);
std::string reference(std::span<Module const* const> modules);
std::string completion_for_bash(std::span<Module const* const> modules);
std::string completion_for_zsh(std::span<Module const* const> modules);

/// The nearest of `known` to what was typed; "" where none is near.
std::string nearest(std::string_view typed, std::vector<std::string> const& known);

/// The value of each option and argument of `command` among `words`, or a refusal.
std::map<std::string, std::vector<std::string>, std::less<>> parse(Command const& command,
                                                                   std::vector<std::string> const& words);

}
