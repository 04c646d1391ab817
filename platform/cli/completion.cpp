// Completion scripts: which words may follow which, written out for the shell.
#include "catalogue.hpp"
#include <fmt/core.h>
#include <set>

namespace muster::cli {

namespace {

/// For each path and beginning of one: the words that may follow.
std::map<std::string, std::set<std::string>> words_after(std::span<Module const* const> modules)
{
    std::map<std::string, std::set<std::string>> after;
    for (auto const& [command, module] : list_commands(modules)) {
        auto const path = std::string(command->path);
        for (std::size_t begin = 0; begin < path.size();) {
            auto const end = std::min(path.find(' ', begin), path.size());
            after[begin == 0 ? "" : path.substr(0, begin - 1)].insert(path.substr(begin, end - begin));
            begin = end + 1;
        }
        for (auto const& option : command->options) after[path].insert("--" + std::string(option.name));
        for (auto const& option : common_options()) after[path].insert("--" + std::string(option.name));
    }
    return after;
}

/// The lines of a `case` that finds the words after $path; `set` is how the shell puts them in `words`.
std::string cases(std::map<std::string, std::set<std::string>> const& after, std::string_view open,
                  std::string_view close)
{
    std::string out;
    for (auto const& [path, words] : after) {
        out += fmt::format("    \"{}\") words={}", path, open);
        bool first = true;
        for (auto const& word : words) {
            out += (first ? "" : " ") + word;
            first = false;
        }
        out += fmt::format("{} ;;\n", close);
    }
    return out;
}

std::string known_paths(std::map<std::string, std::set<std::string>> const& after)
{
    std::string out;
    for (auto const& [path, words] : after)
        if (not path.empty()) out += fmt::format("{}\"{}\"", out.empty() ? "" : "|", path);
    return out.empty() ? "\"\"" : out;
}

}

std::string completion_for_bash(std::span<Module const* const> modules)
{
    auto const after = words_after(modules);
    return fmt::format(R"(# Completion for bash: muster completion bash > /etc/bash_completion.d/muster
_muster() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} path="" words="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${{path:+$path }}${{COMP_WORDS[i]}}" in
        {}) path="${{path:+$path }}${{COMP_WORDS[i]}}" ;;
        esac
    done
    case "$path" in
{}    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _muster muster
)",
                       known_paths(after), cases(after, "\"", "\""));
}

std::string completion_for_zsh(std::span<Module const* const> modules)
{
    auto const after = words_after(modules);
    return fmt::format(R"(#compdef muster
# Completion for zsh: muster completion zsh > a folder of $fpath, as the file _muster
_muster() {{
    local word at=""
    local -a taken
    for word in ${{words[2,CURRENT-1]}}; do
        case "${{at:+$at }}$word" in
        {}) at="${{at:+$at }}$word" ;;
        esac
    done
    taken=()
    local -a words
    case "$at" in
{}    esac
    taken=($words)
    compadd -- $taken || _files
}}
_muster "$@"
)",
                       known_paths(after), cases(after, "(", ")"));
}

}
