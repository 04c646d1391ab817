// Same shape everywhere: review becomes noticing what differs.
#include "source.hpp"
#include "tree.hpp"
#include <algorithm>
#include <array>

namespace muster::tidy {

namespace {

/// Headers that cost seconds, or that bring a library into everybody's sight.
constexpr std::array<std::string_view, 12> heavy{"boost/json", "boost/asio", "boost/beast", "CLI/", "xlsxwriter", "unicode/",
                                                 "expat.h", "freexl.h", "geos_c.h", "sqlite3.h", "libpq-fe.h", "regex"};

std::string_view included_by(Token const& token)
{
    if (token.kind != Kind::directive or not token.text.starts_with("include")) return {};
    auto const open = token.text.find_first_of("<\"");
    if (open == std::string_view::npos) return {};
    auto const close = token.text.find_first_of(">\"", open + 1);
    return token.text.substr(open + 1, close - open - 1);
}

void check_part(Tree const& tree, Part const& part, std::vector<Broken>& broken)
{
    auto const folder = part.folder + "include/" + part.name + "/";
    int headers = 0;
    for (auto const& file : tree.files) {
        if (not file.under(part.folder)) continue;
        if (file.under(part.folder + "include/")) {
            ++headers;
            if (not file.under(folder)) broken.push_back({file.path, 0, "public headers of " + part.name + " lie in " + folder});
        }
        if (file.is_code() and not file.is_test() and not code_of(file.text).empty() and file.text.find("namespace muster::" + part.name) == std::string::npos)
            broken.push_back({file.path, 0, "does not open namespace muster::" + part.name});
        if (file.path.starts_with(part.folder + "tests/") and file.path.ends_with(".cpp") and not file.path.ends_with("_test.cpp") and
            file.text.find("TEST") != std::string::npos and file.text.find("#include <gtest") != std::string::npos and file.text.find("\nTEST") != std::string::npos)
            broken.push_back({file.path, 0, "holds tests, so its name ends with _test.cpp"});
    }
    if (headers == 0) broken.push_back({part.folder, 0, "has no public header in " + folder});
    if (not part.module) return;
    if (tree.find(folder + part.name + ".hpp") == nullptr) broken.push_back({part.folder, 0, "has no " + folder + part.name + ".hpp"});
    if (headers > 1) broken.push_back({part.folder, 0, "a module has one public header, this has " + std::to_string(headers)});
}

}

std::vector<Broken> check_shape(Tree const& tree)
{
    std::vector<Broken> broken;
    auto const parts = tree.parts();
    for (auto const& part : parts) {
        auto const folder = part.folder.substr(0, part.folder.size() - 1);
        if (folder.substr(folder.rfind('/') + 1) != part.name) broken.push_back({part.folder, 0, "the part is named " + part.name + ", not as its folder"});
        if (part.module != part.folder.starts_with("modules/")) broken.push_back({part.folder, 0, "platform/ holds parts, modules/ holds modules"});
        if (part.folder.starts_with("platform/"))
            for (auto const& below : part.stands_on)
                for (auto const& other : parts)
                    if (other.name == below and other.module) broken.push_back({part.folder, 0, "the platform stands on no module, this stands on " + below});
        check_part(tree, part, broken);
    }
    for (auto const& file : tree.files)
        if (file.path.ends_with(".hpp") and file.text.find("#pragma once") == std::string::npos) broken.push_back({file.path, 0, "has no #pragma once"});
    return broken;
}

std::vector<Broken> check_heavy_headers(Tree const& tree)
{
    std::vector<Broken> broken;
    for (auto const& file : tree.files) {
        if (not file.path.ends_with(".hpp")) continue;
        bool const is_public = file.path.find("/include/") != std::string::npos;
        for (auto const& token : tokens_of(file.text)) {
            auto const name = included_by(token);
            // Own headers of a part may know a C library; Boost and CLI11 stay in .cpp files.
            bool const light = name.ends_with(".h") or name.starts_with("unicode/");
            bool const is_heavy = std::ranges::any_of(heavy, [&](std::string_view one) { return name.starts_with(one); });
            if (is_heavy and (is_public or not light)) broken.push_back({file.path, token.line, "a heavy header in a header of ours: " + std::string(name)});
        }
    }
    return broken;
}

}
