// What holds for all modules, whichever there are.
#include "program.hpp"
#include <base/ensure.hpp>
#include <gathered/modules.hpp>
#include <set>

namespace muster {
namespace {

std::vector<store::Migration> all_migrations()
{
    std::vector<store::Migration> all;
    for (auto const* module : gathered::modules())
        all.insert(all.end(), module->migrations.begin(), module->migrations.end());
    return all;
}

class Statements : public testing::TestWithParam<store::Engine> {};
INSTANTIATE_TEST_SUITE_P(both, Statements, testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](auto const& about) {
                             return about.param == store::Engine::sqlite ? "sqlite" : "postgres";
                         });

TEST_P(Statements, EachIsPreparedOnTheEngine)
{
    if (GetParam() == store::Engine::postgres and store::postgres_to_test().empty())
        GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
    store::Scratch const scratch(GetParam());
    auto const db = scratch.open(all_migrations());
    std::size_t count = 0;
    for (auto const* module : gathered::modules()) {
        for (auto const* query : module->queries) {
            ++count;
            try {
                db->prepare_only(*query);
            }
            catch (std::exception const& wrong) {
                ADD_FAILURE() << query->name << "\n  " << wrong.what();
            }
        }
    }
    std::cout << count << " statements of " << gathered::modules().size() << " modules prepared\n";
}

TEST(Modules, HaveNamesAndPathsOfTheirOwn)
{
    std::set<std::string_view> names, paths, queries;
    for (auto const* module : gathered::modules()) {
        EXPECT_TRUE(names.insert(module->name).second) << module->name;
        for (auto const& command : module->commands) EXPECT_TRUE(paths.insert(command.path).second) << command.path;
        for (auto const* query : module->queries) EXPECT_TRUE(queries.insert(query->name).second) << query->name;
    }
}

TEST(Modules, DescribeTheirCommandsWhole)
{
    std::set<std::string_view> const common{"json", "store", "operation", "as-of", "help"};
    for (auto const* module : gathered::modules()) {
        for (auto const& command : module->commands) {
            EXPECT_NE(command.run, nullptr) << command.path;
            EXPECT_TRUE(command.summary.ends_with('.')) << command.path;
            std::set<std::string_view> seen;
            bool may_be_left_out = false, many = false;
            for (auto const& argument : command.arguments) {
                EXPECT_TRUE(seen.insert(argument.name).second) << command.path << " " << argument.name;
                EXPECT_FALSE(argument.summary.empty()) << command.path << " " << argument.name;
                EXPECT_FALSE(many) << command.path << ": nothing can follow " << argument.name;
                EXPECT_FALSE(may_be_left_out and argument.required)
                    << command.path << ": " << argument.name << " follows one that may be left out";
                may_be_left_out = not argument.required;
                many = argument.many;
            }
            for (auto const& option : command.options) {
                EXPECT_TRUE(seen.insert(option.name).second) << command.path << " --" << option.name;
                EXPECT_FALSE(option.summary.empty()) << command.path << " --" << option.name;
                EXPECT_FALSE(common.contains(option.name))
                    << command.path << " --" << option.name << " is every command's";
            }
        }
    }
}

TEST(Modules, SayEveryFindingWithASentenceAndARemedy)
{
    store::Scratch const scratch;
    cli::execute({"commands"},
                 {.modules = gathered::modules(), .out = [](std::string_view) {}, .err = [](std::string_view) {}});
    for (auto const* rule : base::Rules::all().list()) {
        EXPECT_NE(rule->code.find('.'), std::string_view::npos) << rule->code;
        EXPECT_FALSE(rule->sentence.empty()) << rule->code;
        if (rule->severity != base::Severity::info) EXPECT_FALSE(rule->remedy.empty()) << rule->code;
    }
    EXPECT_GT(base::Rules::all().list().size(), 20u);
}

TEST(Docs, HoldTheReferenceThatTheProgramPrints)
{
    std::string printed;
    cli::execute({"commands", "--markdown"}, {.modules = gathered::modules(),
                                              .out = [&](std::string_view text) { printed += text; },
                                              .err = [](std::string_view) {}});
    EXPECT_TRUE(printed == contents(MUSTER_SOURCE "/docs/commands.md"))
        << "docs/commands.md is another: run `build/muster commands --markdown > docs/commands.md`";
}

}
}
