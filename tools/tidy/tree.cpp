#include "tree.hpp"
#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

namespace muster::tidy {

namespace {

bool is_read(std::string const& path)
{
    for (std::string_view ending : {".cpp", ".hpp", ".sql", ".cmake", ".txt", ".md", ".csv", ".story", ".json", ".clang-format", ".clang-tidy"})
        if (path.ends_with(ending)) return true;
    auto const name = std::filesystem::path(path).filename().string();
    return name == "Makefile" or ((path.starts_with("tools/") or path.starts_with(".ci/")) and name.find('.') == std::string::npos);
}

bool is_passed_by(std::filesystem::path const& folder)
{
    auto const name = folder.filename().string();
    return (name.starts_with('.') and name != ".ci") or name.starts_with("build") or name == "node_modules" or name == "zandia";
}

}

File const* Tree::find(std::string_view path) const
{
    auto const at = std::ranges::find(files, path, &File::path);
    return at == files.end() ? nullptr : &*at;
}

std::vector<Part> Tree::parts() const
{
    static std::regex const call(R"(house_(part|module)\s*\(\s*(\w+)([^)]*)\))"), words(R"(\S+)");
    std::vector<Part> found;
    for (auto const& file : files) {
        if (not file.path.ends_with("/CMakeLists.txt") or not(file.under("platform/") or file.under("modules/"))) continue;
        std::smatch match;
        if (not std::regex_search(file.text, match, call)) continue;
        Part part{match[2], file.path.substr(0, file.path.size() - 14), match[1] == "module", {}};
        auto const rest = match[3].str();
        bool stands = false;
        for (std::sregex_iterator word(rest.begin(), rest.end(), words), none; word != none; ++word) {
            auto const text = word->str();
            if (text == "STANDS_ON") stands = true;
            else if (text == "LIBRARIES" or text == "TEST_NEEDS") stands = false;
            else if (stands) part.stands_on.push_back(text);
        }
        found.push_back(std::move(part));
    }
    return found;
}

Tree read_tree(std::filesystem::path const& top)
{
    Tree tree;
    for (std::filesystem::recursive_directory_iterator at(top), none; at != none; ++at) {
        if (at->is_directory()) {
            if (is_passed_by(at->path())) at.disable_recursion_pending();
            continue;
        }
        auto path = at->path().lexically_relative(top).generic_string();
        // A picture counts for the pages that show it; nothing in it is read.
        if (path.ends_with(".png")) tree.files.push_back({path, ""});
        if (not is_read(path)) continue;
        std::ifstream in(at->path(), std::ios::binary);
        tree.files.push_back({std::move(path), std::string(std::istreambuf_iterator<char>(in), {})});
    }
    std::ranges::sort(tree.files, {}, &File::path);
    return tree;
}

std::vector<NamedCheck> const& checks()
{
    static std::vector<NamedCheck> const all{
        {"lengths", "a function fits a screen (70 lines), a file a sitting (600)", check_lengths},
        {"field words", "the platform knows no humanitarian word", check_field_words},
        {"left behind", "nothing is put off in the text, nothing names somebody's machine", check_left_behind},
        {"shape", "every part has the same shape", check_shape},
        {"heavy headers", "a heavy header is never in a header of ours", check_heavy_headers},
        {"statements", "a module's SQL touches its own tables and the published views of what it stands on", check_statements},
        {"keys", "the operation is the first column of every key", check_keys},
        {"SQL in its place", "statements live in sql/, not in code", check_statements_outside},
        {"sayings", "every finding and refusal has a code of its own, a sentence and a remedy", check_sayings},
        {"pages", "every page has one title and links that lead somewhere", check_pages},
        {"commands", "every command that a page, a story or a remedy names is there", check_commands_named},
    };
    return all;
}

}
