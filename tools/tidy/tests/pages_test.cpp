#include "sayings.hpp"
#include "made_tree.hpp"

namespace muster::tidy {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> sayings_broken(std::string text) { return said(check_sayings({{{"modules/low/rules.cpp", std::move(text)}}})); }

TEST(Sayings, AreWhole)
{
    EXPECT_THAT(sayings_broken(R"(constexpr base::Rule t[] = {{"place.unknown", base::Severity::hold, "Nowhere is " "{0}.", "Say where.", ""}};)"), IsEmpty());
    EXPECT_THAT(sayings_broken(R"(Rule r{"place.unknown", S::hold, "", "Say where.", ""};)"), ElementsAre(HasSubstr("place.unknown has no sentence")));
    EXPECT_THAT(sayings_broken(R"(Rule r{"place.unknown", S::hold, "Nowhere.", "", ""};)"), ElementsAre(HasSubstr("place.unknown has no remedy")));
    EXPECT_THAT(sayings_broken("\nRule r{\"Place\", S::hold, \"Nowhere.\", \"Say where.\"};"), ElementsAre(HasSubstr("rules.cpp:2: Place is no code")));
}

TEST(Sayings, HaveCodesOfTheirOwn)
{
    EXPECT_THAT(sayings_broken(R"(Rule a{"a.b", S::warn, "One.", "Do."}; Rule b{"a.b", S::warn, "Two.", "Do."};)"), ElementsAre(HasSubstr("the code of another one too")));
}

TEST(Sayings, AreNotOtherValues)
{
    EXPECT_THAT(sayings_broken(R"(answer({"bug", base::Severity::wrong, "", fmt::format("x"), "y"}); f({"a", "b", "c"}); g({"a", info, "b", ""});)"), IsEmpty());
}

std::vector<std::string> page_broken(std::string text) { return said(check_pages({{{"docs/a.md", std::move(text)}, {"docs/decisions/0001-x.md", "# X\n"}, {"README.md", "# R\n"}}})); }

TEST(Pages, HaveOneTitleAndLinksThatLeadSomewhere)
{
    EXPECT_THAT(page_broken("# A\n[x](decisions/0001-x.md#part) [y](../README.md) [z](decisions/) [w](https://example.org)\n```\n# shell\n```\n"), IsEmpty());
    EXPECT_THAT(page_broken("A\n# A\n"), ElementsAre(HasSubstr("a.md:1: a page begins with its title")));
    EXPECT_THAT(page_broken("# A\n# B\n"), ElementsAre(HasSubstr("a.md:2: a second title")));
    EXPECT_THAT(page_broken("# A\n[x](nowhere.md)\n"), ElementsAre(HasSubstr("leads nowhere: nowhere.md")));
    EXPECT_THAT(page_broken("# A\n```\nopen\n"), ElementsAre(HasSubstr("not closed")));
    EXPECT_THAT(page_broken(""), ElementsAre(HasSubstr("is empty")));
}

std::vector<std::string> commands_broken(File file)
{
    File const reference{"docs/commands.md", "# Commands\n| `--json` | x |\n| `--store PATH` | x |\n## low\n### `muster place load FILE…`\n| `FILE…` | x |\n| `--by LEVEL` | x |\n### `muster reach`\n"};
    return said(check_commands_named({{reference, std::move(file)}}));
}

TEST(Commands, OfPagesAreThere)
{
    EXPECT_THAT(commands_broken({"docs/a.md", "# A\nSee `muster place load a.csv --by adm1 --json`, `muster place` and `muster --version`.\n```\n$ build/muster reach --store x.db | less\nmuster is\n```\n"}),
                ElementsAre(HasSubstr("a.md:5: there is no command `muster is`")));
    EXPECT_THAT(commands_broken({"docs/a.md", "# A\n\n`muster places load`\n"}), ElementsAre(HasSubstr("a.md:3: there is no command `muster places load`")));
    EXPECT_THAT(commands_broken({"docs/a.md", "# A\n`muster reach --by adm1`\n"}), ElementsAre(HasSubstr("the command has no option --by")));
    EXPECT_THAT(said(check_commands_named({{{"docs/a.md", "# A\n"}}})), ElementsAre(HasSubstr("is missing")));
}

TEST(Commands, OfRemediesAreThere)
{
    EXPECT_THAT(commands_broken({"modules/low/r.cpp", R"(Rule r{"a.b", S::warn, "One.", "Load it: muster place load FILE. Then look."};)"}), IsEmpty());
    EXPECT_THAT(commands_broken({"modules/low/r.cpp", R"(Rule r{"a.b", S::warn, "One.", "Load it with `muster place find`, then look."};)"}), ElementsAre(HasSubstr("there is no command `muster place find`")));
    EXPECT_THAT(commands_broken({"modules/low/r.cpp", R"(Rule r{"a.b", S::warn, "Say muster reach --by adm1.", "Do."};)"}), ElementsAre(HasSubstr("no option --by")));
}

}
}
