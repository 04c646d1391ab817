// Pages for people: titles, links, and the commands that they name.
#include "sayings.hpp"
#include "source.hpp"
#include "tree.hpp"
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <utility>

namespace muster::tidy {

namespace {

bool is_page(File const& file) { return file.path.ends_with(".md"); }

bool leads_somewhere(Tree const& tree, std::string const& page, std::string target)
{
    target = target.substr(0, target.find('#'));
    if (target.empty() or target.find("://") != std::string::npos or target.starts_with("mailto:")) return true;
    auto path = (std::filesystem::path(page).parent_path() / target).lexically_normal().generic_string();
    if (path.ends_with('/')) path.pop_back();
    if (path == ".") return true;
    return std::ranges::any_of(tree.files, [&](File const& file) { return file.path == path or file.path.starts_with(path + "/"); });
}

void check_page(Tree const& tree, File const& file, std::vector<Broken>& broken)
{
    static std::regex const link(R"(\]\(([^)\s]+)\))");
    bool fenced = false;
    int number = 0, titles = 0, first = 0;
    for (auto const line : lines_of(file.text)) {
        ++number;
        if (line.starts_with("```")) fenced = not fenced;
        if (not fenced and line.starts_with("# ")) {
            ++titles;
            if (titles > 1) broken.push_back({file.path, number, "a second title; a page has one"});
        }
        if (first == 0 and not line.empty()) {
            first = number;
            if (not line.starts_with("# ")) broken.push_back({file.path, number, "a page begins with its title"});
        }
        if (fenced) continue;
        for (std::cregex_iterator one(line.data(), line.data() + line.size(), link), none; one != none; ++one)
            if (not leads_somewhere(tree, file.path, (*one)[1])) broken.push_back({file.path, number, "a link leads nowhere: " + (*one)[1].str()});
    }
    if (first == 0) broken.push_back({file.path, 0, "is empty"});
    if (fenced) broken.push_back({file.path, number, "a block of code is not closed"});
}

/// The commands as docs/commands.md lists them: words of the path -> names of its options.
struct Commands {
    std::map<std::vector<std::string>, std::set<std::string>> options;
    std::set<std::string> common;
};

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    char quote = 0;
    for (char const c : text) {
        if (quote == 0 and (c == ' ' or c == '\t')) {
            if (not word.empty()) words.push_back(std::exchange(word, {}));
            continue;
        }
        if (c == '"' or c == '\'') quote = quote == 0 ? c : quote == c ? char(0) : quote;
        word += c;
    }
    if (not word.empty()) words.push_back(word);
    return words;
}

bool is_bare(std::string const& word)
{
    return not word.empty() and word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos and word[0] != '-';
}

std::string option_name(std::string word)
{
    word = word.substr(2);
    return word.substr(0, word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"));
}

Commands commands_of(File const& reference)
{
    Commands commands;
    auto* options = &commands.common;
    for (auto const line : lines_of(reference.text)) {
        if (line.starts_with("### `muster ")) {
            std::vector<std::string> path;
            for (auto const& word : words_of(line.substr(12, line.rfind('`') - 12))) {
                if (not is_bare(word)) break;
                path.push_back(word);
            }
            options = &commands.options[path];
        }
        else if (line.starts_with("| `--"))
            options->insert(option_name(words_of(line.substr(3))[0]));
    }
    return commands;
}

/// "" where the words after `muster` are a command, or the beginning of some, with options that it has.
std::string why_no_command(Commands const& commands, std::vector<std::string> words)
{
    std::vector<std::string> path;
    for (auto const& word : words) {
        if (not is_bare(word)) break;
        path.push_back(word);
    }
    auto const whole = path;
    while (not path.empty() and not commands.options.contains(path)) path.pop_back();
    if (path.empty() and not whole.empty()) {
        bool const beginning = std::ranges::any_of(commands.options, [&](auto const& known) {
            return known.first.size() > whole.size() and std::equal(whole.begin(), whole.end(), known.first.begin());
        });
        std::string said = "muster";
        for (auto const& word : whole) said += " " + word;
        return beginning ? "" : "there is no command `" + said + "`";
    }
    for (auto const& word : words) {
        if (not word.starts_with("--") or word.size() < 3) continue;
        auto const name = option_name(word);
        bool const known = commands.common.contains(name) or name == "version" or (commands.options.contains(path) and commands.options.at(path).contains(name));
        if (not known) return "the command has no option --" + name;
    }
    return "";
}

/// The words of a command up to where the shell or the sentence goes on.
std::vector<std::string> command_words(std::string_view text, bool prose)
{
    auto words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& word = words[i];
        if (word == "|" or word == ">" or word == ">>" or word == "&&" or word == "#" or word == "\\" or word == "<") {
            words.resize(i);
            break;
        }
        auto const ends = prose ? word.find_last_not_of(".,;:)?!`\"") : word.find_last_not_of(";)");
        if (ends + 1 == word.size()) continue;
        word.resize(ends + 1);
        words.resize(i + 1);
        break;
    }
    return words;
}

void judge(Commands const& commands, std::string const& file, int line, std::string_view text, bool prose, std::vector<Broken>& broken)
{
    if (auto why = why_no_command(commands, command_words(text, prose)); not why.empty()) broken.push_back({file, line, std::move(why)});
}

/// Commands stand in `spans of code` and on lines of blocks of code, after a prompt or none.
void commands_of_page(Commands const& commands, File const& file, std::vector<Broken>& broken)
{
    static std::regex const span(R"(`(?:build/)?muster ([^`]+)`)"), line_start(R"(^\s*(?:\$ )?(?:build/)?muster (.+)$)");
    bool fenced = false;
    int number = 0;
    for (auto const line : lines_of(file.text)) {
        ++number;
        if (line.starts_with("```")) fenced = not fenced;
        std::cmatch match;
        if (fenced and std::regex_match(line.data(), line.data() + line.size(), match, line_start)) judge(commands, file.path, number, match[1].str(), false, broken);
        if (fenced) continue;
        for (std::cregex_iterator one(line.data(), line.data() + line.size(), span), none; one != none; ++one)
            judge(commands, file.path, number, (*one)[1].str(), false, broken);
    }
}

}

std::vector<Broken> check_pages(Tree const& tree)
{
    std::vector<Broken> broken;
    for (auto const& file : tree.files)
        if (is_page(file)) check_page(tree, file, broken);
    return broken;
}

std::vector<Broken> check_commands_named(Tree const& tree)
{
    auto const* reference = tree.find("docs/commands.md");
    if (reference == nullptr) return {{"docs/commands.md", 0, "is missing: build/muster commands --markdown > docs/commands.md"}};
    auto const commands = commands_of(*reference);
    std::vector<Broken> broken;
    for (auto const& file : tree.files)
        if (is_page(file) and &file != reference) commands_of_page(commands, file, broken);
    static std::regex const named(R"(\bmuster ([a-z0-9][^`]*))");
    for (auto const& saying : sayings_of(tree)) {
        for (auto const& text : {saying.sentence, saying.remedy}) {
            std::smatch match;
            for (auto from = text.cbegin(); std::regex_search(from, text.cend(), match, named); from = match[1].first)
                judge(commands, saying.file, saying.line, match[1].str(), true, broken);
        }
    }
    return broken;
}

}
