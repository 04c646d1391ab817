#include "program.hpp"
#include <array>
#include <cstdio>
#include <fstream>

namespace muster::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Help, AloneTheProgramListsItsCommandsByModule)
{
    auto const told = run_words({});
    EXPECT_EQ(told.exit, 0);
    EXPECT_THAT(told.out, HasSubstr("\ncrops\n  crop add       Adds crops.\n"));
    EXPECT_THAT(told.out, HasSubstr("\nothers\n  which"));
    EXPECT_THAT(told.out, HasSubstr("--as-of DAY"));
    EXPECT_EQ(run_words({"help"}).out, told.out);
    EXPECT_EQ(run_words({"--help"}).out, told.out);
}

TEST(Help, OfACommandTellsWhatItTakes)
{
    auto const told = run_words({"help", "crop", "add"});
    EXPECT_THAT(told.out, HasSubstr("muster crop add FILE…\n\nAdds crops.\n\nLong words about it.\n"));
    EXPECT_THAT(told.out, HasSubstr("  --group NAME    one group (may be repeated)\n"));
    EXPECT_EQ(run_words({"crop", "add", "--help"}).out, told.out);
    EXPECT_EQ(run_words({"crop", "-h", "add"}).out, told.out);
    EXPECT_THAT(run_words({"help", "crop", "addendum"}).out, HasSubstr("muster crop addendum --due DAY"));
}

TEST(Help, OfSeveralCommandsListsThem)
{
    auto const told = run_words({"help", "crop"});
    EXPECT_EQ(told.exit, 0);
    EXPECT_THAT(told.out, HasSubstr("crop tables"));
    EXPECT_THAT(told.out, Not(HasSubstr("which")));
    EXPECT_THAT(run_words({"crop"}).out, HasSubstr("crop tables"));
}

TEST(Help, TheVersionIsTold) { EXPECT_EQ(run_words({"--version"}).out, "muster " MUSTER_VERSION "\n"); }

TEST(Help, TheReferenceHoldsEveryCommandAndOption)
{
    auto const told = run_words({"commands", "--markdown"}).out;
    for (auto const* part :
         {"## crops", "### `muster crop add FILE…`", "| `--limit NUMBER` | how many |", "### `muster completion SHELL`",
          "| `--json` |", "## Exit codes", "| `--due DAY` | the last day (needed) |"})
        EXPECT_THAT(told, HasSubstr(part));
    EXPECT_THAT(
        run_words({"commands", "--json"}).out,
        HasSubstr(R"({"path":"crop add","module":"crops","summary":"Adds crops.","usage":"muster crop add FILE…"})"));
}

/// What bash offers after these words.
std::string offered(std::string const& words)
{
    store::Scratch const scratch;
    auto const script = scratch.folder() / "completion";
    std::ofstream(script) << run_words({"completion", "bash"}).out << "COMP_WORDS=(" << words
                          << ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_muster\necho \"${COMPREPLY[@]}\"\n";
    auto* pipe = popen(("bash " + script.string() + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer{};
    std::string out;
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) out += buffer.data();
    pclose(pipe);
    return out;
}

TEST(Completion, BashOffersWhatMayFollow)
{
    EXPECT_EQ(offered("muster cr"), "crop\n");
    EXPECT_EQ(offered("muster crop ad"), "add addendum\n");
    EXPECT_EQ(offered("muster crop add x.csv --l"), "--lang --limit\n");
    EXPECT_THAT(offered("muster crop addendum --"), HasSubstr("--due"));
    EXPECT_EQ(offered("muster crop addendum --lim"), "\n");
}

TEST(Table, PadsByWhatIsSeen)
{
    TextTable table({"place", "people"}, {false, true});
    table.row({"Nord", "7"});
    table.row({"الفاشر", grouped(1234567)});
    table.row({"e\xCC\x81t\xC3\xA9", grouped(-12345)});
    EXPECT_EQ(table.text(), "place      people\n"
                            "Nord            7\n"
                            "الفاشر  1 234 567\n"
                            "e\xCC\x81t\xC3\xA9       -12 345\n");
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(-100), "-100");
    EXPECT_EQ(grouped(1000), "1 000");
}

}
}
