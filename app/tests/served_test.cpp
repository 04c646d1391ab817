// What holds for every command that is served over HTTP.
#include "program.hpp"
#include <algorithm>
#include <gathered/modules.hpp>
#include <set>

namespace muster {
namespace {

struct Route {
    cli::Command const* command = nullptr;
    cli::Served served;
};

std::vector<Route> all_routes()
{
    std::vector<Route> all;
    for (auto const* module : gathered::modules())
        for (auto const& command : module->commands)
            for (auto const& served : command.served) all.push_back({&command, served});
    return all;
}

std::vector<std::string> parts_of(std::string_view path)
{
    std::vector<std::string> parts;
    std::istringstream in{std::string(path)};
    for (std::string part; std::getline(in, part, '/');) parts.push_back(part);
    return parts;
}

bool is_filled(std::string_view part) { return part.starts_with('{') and part.ends_with('}'); }

/// "{pcode}" fills --pcode or PCODE.
bool takes(cli::Command const& command, std::string name)
{
    auto const named = [&](cli::Option const& option) { return option.name == name; };
    if (std::ranges::any_of(command.options, named)) return true;
    std::ranges::transform(name, name.begin(), [](char c) { return c == '-' ? '_' : static_cast<char>(std::toupper(c)); });
    return std::ranges::any_of(command.arguments, named);
}

/// Whether one address could mean both: segment by segment the same word, or filled in both or in one of them.
bool may_be_mistaken(Route const& a, Route const& b)
{
    auto const left = parts_of(a.served.path), right = parts_of(b.served.path);
    return a.served.verb == b.served.verb and
           std::ranges::equal(left, right, [](auto const& x, auto const& y) { return x == y or is_filled(x) or is_filled(y); });
}

TEST(Served, EveryRouteIsMadeOfKnownWords)
{
    std::set<std::string_view> const verbs{"GET", "POST", "DELETE"};
    std::set<std::string_view> const permissions{"figures", "rows", "contacts", "hand_in", "settle", "keep", "propose", "decide", "members", "commit", "board", "administer", "self", "open"};
    auto const routes = all_routes();
    EXPECT_GT(routes.size(), 50U);
    for (auto const& [command, served] : routes) {
        EXPECT_TRUE(verbs.contains(served.verb)) << command->path << " " << served.verb;
        EXPECT_TRUE(permissions.contains(served.permission)) << command->path << " " << served.permission;
        EXPECT_TRUE(served.path.starts_with("/")) << served.path;
        EXPECT_EQ(served.path, [&] {
            std::string lower(served.path);
            std::ranges::transform(lower, lower.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
            return lower;
        }()) << command->path;
    }
}

TEST(Served, EveryWordInBracesIsToldToTheCommand)
{
    for (auto const& [command, served] : all_routes()) {
        for (auto const& part : parts_of(served.path))
            if (is_filled(part) and part != "{operation}") EXPECT_TRUE(takes(*command, part.substr(1, part.size() - 2))) << command->path << " " << served.path;
        if (not served.file.empty()) EXPECT_TRUE(takes(*command, std::string(served.file))) << command->path << " writes to " << served.file;
    }
}

TEST(Served, NoAddressMeansTwoThings)
{
    auto const routes = all_routes();
    for (std::size_t i = 0; i < routes.size(); ++i)
        for (std::size_t k = i + 1; k < routes.size(); ++k)
            EXPECT_FALSE(may_be_mistaken(routes[i], routes[k])) << routes[i].served.verb << " " << routes[i].served.path << " and " << routes[k].served.path;
}

/// A store with an operation, in which every question can be asked.
class Asked : public testing::Test {
protected:
    Asked()
    {
        around_.modules = gathered::modules();
        around_.store = scratch_.url();
        around_.operation = "zandia";
        around_.out = [this](std::string_view text) { said_ += text; };
        around_.err = around_.out;
        run({"operation", "declare", "zandia", "--country", "ZAN", "--name", "Zandia"});
        run({"place", "load", file("places.csv", "admin0Name,admin0Pcode,admin1Name,admin1Pcode\nZandia,ZA,North,ZA01\nZandia,ZA,South,ZA02\n")});
        run({"partner", "add", "Action Contre la Faim", "--acronym", "ACF"});
        run({"5w", "import", file("acf.csv", "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nACF,WASH,ZA01,2026-03,Water trucking,1200\n"
                                             "ACF,WASH,ZA99,2026-03,Water trucking,700\n")});
    }
    int run(std::vector<std::string> words)
    {
        said_.clear();
        words.push_back("--json");
        return cli::execute(words, around_);
    }
    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch_.folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    std::string journal()
    {
        auto const end = store::journal_end(*cli::open_and_migrate(scratch_.url(), gathered::modules()));
        return std::to_string(end.seq) + " " + end.hash;
    }
    /// What the store holds for an argument that has to be given.
    static std::string some(std::string_view name)
    {
        static std::map<std::string_view, std::string> const known{
            {"PCODE", "ZA01"}, {"PLACE", "ZA01"}, {"ID", "acf"},   {"NAME", "groups"}, {"WORDS", "WASH"},
            {"level", "1"},    {"FILE", "lines.csv"}, {"CODE", "store.unreachable"}};
        auto const found = known.find(name);
        return found == known.end() ? "x" : found->second;
    }

    store::Scratch scratch_;
    cli::Surroundings around_;
    std::string said_;
};

TEST_F(Asked, WhatOnlyReadsLeavesTheJournalAsItWas)
{
    auto const before = journal();
    for (auto const& [command, served] : all_routes()) {
        if (served.verb != "GET") continue;
        std::vector<std::string> words;
        std::istringstream path{std::string(command->path)};
        for (std::string word; path >> word;) words.push_back(word);
        for (auto const& argument : command->arguments)
            if (argument.required or argument.name == "WORDS") words.push_back(argument.name == "FILE" ? (scratch_.folder() / "lines.csv").string() : some(argument.name));
        for (auto const& option : command->options)
            if (option.required) words.insert(words.end(), {"--" + std::string(option.name), some(option.name)});
        auto const exit = run(words);
        EXPECT_NE(exit, static_cast<int>(cli::Exit::bug)) << command->path << "\n" << said_;
        EXPECT_EQ(journal(), before) << command->path << " wrote";
        if (exit == 0 and not served.rows.empty()) EXPECT_NE(said_.find("\"" + std::string(served.rows) + "\""), std::string::npos) << command->path << " has no " << served.rows << "\n" << said_;
    }
}

}
}
