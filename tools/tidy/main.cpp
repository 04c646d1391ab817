// Keeps the house rules that a machine can keep:
//
//   tidy TREE [KEPT COMPILER…]
//
// One line for each check, and one for each place that breaks it. With a folder to keep outcomes in and a compiler, the
// public headers are compiled alone too. Ends with 1 where anything is broken.
#include "headers.hpp"
#include <cstdio>

namespace {

using muster::tidy::Broken;

bool tell(std::string_view name, std::string_view keeps, std::vector<Broken> const& broken)
{
    std::printf("%-4s %.*s: %.*s\n", broken.empty() ? "OK" : "FAIL", static_cast<int>(name.size()), name.data(), static_cast<int>(keeps.size()), keeps.data());
    for (auto const& one : broken) std::printf("     %s:%d: %s\n", one.file.c_str(), one.line, one.says.c_str());
    return broken.empty();
}

}

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: tidy TREE [KEPT COMPILER…]\n", stderr);
        return 1;
    }
    auto const tree = muster::tidy::read_tree(argv[1]);
    if (tree.parts().empty()) {
        std::fprintf(stderr, "tidy: there is no part of the house under %s\n", argv[1]);
        return 1;
    }
    bool sound = true;
    for (auto const& check : muster::tidy::checks()) sound = tell(check.name, check.keeps, check.run(tree)) and sound;
    if (argc > 3) {
        std::string command;
        for (int i = 3; i < argc; ++i) command += std::string(i == 3 ? "" : " ") + "'" + argv[i] + "'";
        sound = tell("headers", "a public header compiles alone", muster::tidy::check_headers(tree, {argv[1], argv[2], command})) and sound;
    }
    return sound ? 0 : 1;
}
