// The tree as the checks see it: files with their text, parts with what they stand on.
#pragma once
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tidy {

struct File {
    std::string path;  // from the top of the tree, such as "modules/needs/load.cpp"
    std::string text;

    [[nodiscard]] bool is_code() const { return path.ends_with(".cpp") or path.ends_with(".hpp"); }
    [[nodiscard]] bool is_test() const { return path.find("/tests/") != std::string::npos or path.find("/fuzz/") != std::string::npos; }
    [[nodiscard]] bool under(std::string_view folder) const { return path.starts_with(folder); }
};

/// A folder under platform/ or modules/ with its one-line CMakeLists.txt.
struct Part {
    std::string name, folder;  // "needs", "modules/needs/"
    bool module = false;
    std::vector<std::string> stands_on;
};

struct Tree {
    std::vector<File> files;  // in the order of their paths

    [[nodiscard]] File const* find(std::string_view path) const;
    /// Those with a CMakeLists.txt that calls house_part or house_module.
    [[nodiscard]] std::vector<Part> parts() const;
};

/// What people wrote: code, SQL, lists, pages, scripts; no build folders, no hidden ones but .ci.
Tree read_tree(std::filesystem::path const& top);

/// Something that breaks a rule of the house.
struct Broken {
    std::string file;
    int line = 0;  // 0: the file or folder as a whole
    std::string says;
};

using Check = std::vector<Broken> (*)(Tree const&);

struct NamedCheck {
    std::string_view name;
    std::string_view keeps;  // the rule in a few words
    Check run;
};

std::vector<Broken> check_lengths(Tree const&);
std::vector<Broken> check_field_words(Tree const&);
std::vector<Broken> check_left_behind(Tree const&);
std::vector<Broken> check_shape(Tree const&);
std::vector<Broken> check_heavy_headers(Tree const&);
std::vector<Broken> check_statements(Tree const&);
std::vector<Broken> check_keys(Tree const&);
std::vector<Broken> check_statements_outside(Tree const&);
std::vector<Broken> check_sayings(Tree const&);
std::vector<Broken> check_pages(Tree const&);
std::vector<Broken> check_commands_named(Tree const&);

/// All of them but the one for headers, which needs a compiler (headers.hpp).
std::vector<NamedCheck> const& checks();

}
