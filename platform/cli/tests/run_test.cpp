#include "program.hpp"
#include <fstream>

namespace muster::cli {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Run, ReadsArgumentsAndOptionsAnywhere)
{
    auto const told = run_words({"--json", "crop", "add", "a.csv", "--by=adm2", "b.csv", "--limit", "-3", "--dry",
                                 "--group", "x", "--group=", "--as-of", "2026-03-31", "--", "--c.csv"});
    EXPECT_EQ(
        told.out,
        R"({"files":["a.csv","b.csv","--c.csv"],"by":"adm2","limit":-3,"dry":true,"group":["x",""],"today":"2026-03-31"})"
        "\n");
    EXPECT_EQ(told.exit, 3);
    EXPECT_EQ(told.err, "");
}

TEST(Run, AFileMayBeCalledLikeACommandOrStandInBrackets)
{
    auto const told = run_words({"crop", "add", "which", "[a,b]", "", "--json"});
    EXPECT_THAT(told.out, StartsWith(R"({"files":["which","[a,b]",""],)"));
}

TEST(Run, WithoutJsonOnlyTextIsPrinted)
{
    EXPECT_EQ(run_words({"crop", "add", "a.csv"}).out, "files: 1\n");
    EXPECT_EQ(run_words({"which", "--json", "--operation", "zandia"}).out, "{\"text\":\"zandia\\n\"}\n");
}

struct Refused {
    std::vector<std::string> words;
    std::string code, part;
};

TEST(Run, WrongWordsAreRefusedWithARemedy)
{
    Refused const cases[] = {
        {{"crop", "ad", "x"}, "cli.no_command", "Did you mean `crop add`?"},
        {{"corp", "add"}, "cli.no_command", "Did you mean `crop add`?"},
        {{"wich"}, "cli.no_command", "Did you mean `which`?"},
        {{"--wrong"}, "cli.no_command", "`muster help`"},
        {{"zzzzzzzz"}, "cli.no_command", "`muster help`"},
        {{"crop", "add", "x", "--lmit", "3"}, "cli.no_option", "Did you mean --limit?"},
        {{"crop", "add", "x", "-q"}, "cli.no_option", "no option -q"},
        {{"crop", "add", "x", "--by"}, "cli.no_value", "--by LEVEL"},
        {{"crop", "add", "x", "--by", "1", "--by", "2"}, "cli.once", "--by"},
        {{"crop", "add"}, "cli.missing", "muster crop add FILE…"},
        {{"crop", "addendum"}, "cli.missing", "--due DAY"},
        {{"crop", "tables", "x"}, "cli.too_many", "`x`"},
        {{"crop", "add", "x", "--limit", "3x"}, "cli.not_a_number", "3x"},
        {{"which", "--as-of", "yesterday"}, "cli.bad_day", "2026-03-31"},
        {{"which"}, "cli.which_operation", "--operation ID"},
        {{"crop"}, "cli.unfinished", "crop"},
        {{"help", "crp"}, "cli.no_command", "`muster help`"},
        {{"completion", "fish"}, "cli.which_shell", "bash or zsh"},
    };
    for (auto const& one : cases) {
        auto const told = run_words(one.words);
        EXPECT_EQ(told.exit, 1) << one.code;
        EXPECT_THAT(told.err, StartsWith(one.code + "  ")) << one.code;
        EXPECT_THAT(told.err, HasSubstr(one.part));
    }
}

TEST(Run, ARefusalIsOneJsonObjectWhereThatIsWanted)
{
    auto const told = run_words({"crop", "add", "x", "--limit", "3x", "--json"});
    EXPECT_EQ(told.out, R"({"error":{"code":"cli.not_a_number","sentence":"--limit is a whole number, `3x` is none.",)"
                        R"("remedy":"Write it with digits only, such as 12.","at":""}})"
                        "\n");
    EXPECT_EQ(told.err, "");
}

TEST(Run, AStoreThatCannotBeReachedEndsWithFour)
{
    auto const told = run_words({"crop", "tables", "--store", "/nowhere/at/all.db"});
    EXPECT_EQ(told.exit, 4);
    EXPECT_THAT(told.err, StartsWith("store.unreachable  "));
    EXPECT_THAT(told.err, HasSubstr("there is no folder /nowhere/at"));
}

TEST(Run, OurOwnMistakeEndsWithSeventyAndAnIncident)
{
    auto const told = run_words({"broken"});
    EXPECT_EQ(told.exit, 70);
    EXPECT_THAT(told.err, HasSubstr("Incident "));
    EXPECT_THAT(told.err, HasSubstr("1 + 1 == 3 does not hold"));
    EXPECT_THAT(run_words({"broken", "--json"}).out, StartsWith("{\"error\":{\"code\":\"bug\""));
}

TEST(Run, TheStoreIsOpenedAndMigratedBefore)
{
    store::Scratch const scratch;
    Surroundings around;
    around.store = scratch.url();
    EXPECT_EQ(run_words({"crop", "tables"}, around).out, "0\n");
    EXPECT_EQ(run_words({"--store", scratch.url(), "crop", "tables"}).out, "0\n");
}

TEST(Run, TheOperationComesFromTheOptionElseFromTheSurroundings)
{
    Surroundings around;
    around.operation = "north";
    EXPECT_EQ(run_words({"which"}, around).out, "north\n");
    EXPECT_EQ(run_words({"--operation", "south", "which"}, around).out, "south\n");
}

TEST(Run, ProgressIsOnlyForTerminalsAndGoesAway)
{
    EXPECT_EQ(run_words({"slow"}).err, "");
    Surroundings around;
    around.progress_welcome = true;
    auto const told = run_words({"slow"}, around);
    EXPECT_EQ(told.err, "\r\033[Kreading  0 %\r\033[K");
    EXPECT_EQ(told.out, "read\n");
}

}
}
