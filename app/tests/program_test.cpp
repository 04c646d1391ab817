#include "program.hpp"

namespace muster {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Program, AloneListsItsCommands)
{
    store::Scratch const scratch;
    auto const ended = run_program(scratch, "");
    EXPECT_EQ(ended.exit, 0);
    EXPECT_EQ(ended.err, "");
    EXPECT_THAT(ended.out, HasSubstr("store verify"));
    EXPECT_FALSE(std::filesystem::exists(scratch.folder() / "muster.db"));
}

TEST(Program, FindsTheStoreByOptionThenVariableThenFolder)
{
    store::Scratch const scratch;
    EXPECT_EQ(run_program(scratch, "store migrate").exit, 0);
    EXPECT_TRUE(std::filesystem::exists(scratch.folder() / "muster.db"));
    EXPECT_EQ(run_program(scratch, "store migrate", "MUSTER_STORE=b.db").exit, 0);
    EXPECT_TRUE(std::filesystem::exists(scratch.folder() / "b.db"));
    EXPECT_EQ(run_program(scratch, "store migrate --store c.db", "MUSTER_STORE=d.db").exit, 0);
    EXPECT_TRUE(std::filesystem::exists(scratch.folder() / "c.db"));
    EXPECT_FALSE(std::filesystem::exists(scratch.folder() / "d.db"));
}

TEST(Program, EndsWithTheExitCodesThatScriptsRelyOn)
{
    store::Scratch const scratch;
    EXPECT_EQ(run_program(scratch, "stoer migrate").exit, 1);
    EXPECT_EQ(run_program(scratch, "store verify").exit, 4);
    EXPECT_EQ(run_program(scratch, "store check --store /no/folder/m.db").exit, 4);
    EXPECT_EQ(run_program(scratch, "store migrate").exit, 0);
    {
        auto const db = store::Db::open(scratch.url());
        db->execute("drop trigger store_node_no_delete; update store_node set head_seq = 3");
    }
    auto const verified = run_program(scratch, "store verify --json");
    EXPECT_EQ(verified.exit, 2);
    EXPECT_THAT(verified.out, StartsWith(R"({"whole":false,"entries":3,)"));
    EXPECT_THAT(verified.out, HasSubstr(R"("faults":[{"seq":1,"sentence":"The end was cut off)"));
}

TEST(Program, SaysWhatIsWrongAndWhatToDo)
{
    store::Scratch const scratch;
    auto const ended = run_program(scratch, "store verify");
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(
        ended.err,
        "store.unreachable  The store muster.db cannot be reached: there is no such file.\n"
        "  Check the path or address given with --store or MUSTER_STORE, and that you may read and write there.\n");
    auto const told = run_program(scratch, "store verify --json");
    EXPECT_THAT(told.out, StartsWith(R"({"error":{"code":"store.unreachable","sentence":)"));
    EXPECT_EQ(told.err, "");
}

TEST(Program, LooksAfterAStore)
{
    store::Scratch const scratch;
    run_program(scratch, "store migrate");
    EXPECT_EQ(run_program(scratch, "store check").out, "The files of the store are sound.\n");
    EXPECT_EQ(run_program(scratch, "store backup copy.db").out, "The store was copied to copy.db.\n");
    EXPECT_EQ(run_program(scratch, "store restore copy.db").exit, 1);
    EXPECT_EQ(run_program(scratch, "store restore copy.db --replace --json").out, "{\"restored\":\"copy.db\"}\n");
    EXPECT_EQ(run_program(scratch, "store restore copy.db --store new.db").exit, 0);
    EXPECT_THAT(run_program(scratch, "store verify").out, StartsWith("The journal is whole: 0 entries."));
    EXPECT_EQ(run_program(scratch, "store history --of-the-store").out, "Nothing was recorded yet.\n");
}

/// What stands after "Run: " in a remedy.
std::string command_in(std::string const& told)
{
    auto const at = told.find("Run: ");
    return at == std::string::npos ? "false" : told.substr(at + 5, told.find('\n', at) - at - 5);
}

TEST(Program, WorksOnPostgres)
{
    if (store::postgres_to_test().empty())
        GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
    store::Scratch const scratch(store::Engine::postgres);
    auto const store = "--store " + scratch.url();
    EXPECT_EQ(run_program(scratch, "store verify " + store).exit, 1);  // never set up
    EXPECT_EQ(run_program(scratch, "store migrate " + store).exit, 0);
    EXPECT_EQ(run_program(scratch, "store verify " + store).exit, 0);
    EXPECT_EQ(run_program(scratch, "store check " + store).exit, 0);
    auto const backup = run_program(scratch, "store backup copy.dump " + store);
    EXPECT_EQ(backup.exit, 1);
    // The command that the remedy names does what it says.
    auto command = command_in(backup.err);
    EXPECT_THAT(command, StartsWith("pg_dump "));
    EXPECT_EQ(std::system(("cd " + scratch.folder().string() + " && " + command).c_str()), 0);
    EXPECT_GT(std::filesystem::file_size(scratch.folder() / "copy.dump"), 1000u);
    auto const restore = run_program(scratch, "store restore copy.dump --replace " + store).err;
    command = command_in(restore);
    EXPECT_THAT(command, StartsWith("pg_restore "));
    EXPECT_EQ(std::system(("cd " + scratch.folder().string() + " && " + command).c_str()), 0);
    EXPECT_EQ(run_program(scratch, "store verify " + store).exit, 0);
}

TEST(Program, SpeaksTheLanguageOfTheTerminalOrTheOneThatIsAsked)
{
    store::Scratch const scratch;
    EXPECT_THAT(run_program(scratch, "nonsense", "LC_ALL=fr_FR.UTF-8").err, HasSubstr("Il n’y a pas de commande"));
    EXPECT_THAT(run_program(scratch, "nonsense --lang es", "LC_ALL=fr_FR.UTF-8").err, HasSubstr("No hay ninguna orden"));
    EXPECT_THAT(run_program(scratch, "nonsense", "LC_ALL= LC_MESSAGES=ar LANG=fr").err, HasSubstr("لا يوجد أمر"));
    EXPECT_THAT(run_program(scratch, "nonsense", "LC_ALL=de_CH.UTF-8").err, HasSubstr("There is no command"));
    EXPECT_THAT(run_program(scratch, "operation list --lang xx").err, HasSubstr("cli.no_language"));
    EXPECT_THAT(run_program(scratch, "explain place.unknown --lang fr").out, HasSubstr("n’est pas un lieu de cette opération"));
}

TEST(Program, ExplainsItsCodes)
{
    store::Scratch const scratch;
    EXPECT_THAT(run_program(scratch, "explain store.busy").out, HasSubstr("remedy  Try again in a moment."));
    EXPECT_THAT(run_program(scratch, "explain store").out, HasSubstr("store.not_ours"));
    EXPECT_EQ(run_program(scratch, "explain nothing.like_it").exit, 1);
    EXPECT_THAT(run_program(scratch, "explain store.busy --json").out,
                StartsWith(R"({"code":"store.busy","severity":"wrong",)"));
}

}
}
