// A machine that loses its power in the middle of an import: everything before stands, or everything after.
#include "program.hpp"
#include <chrono>
#include <csignal>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace muster {
namespace {

constexpr int rows = 12'000;

void write_sheet(std::filesystem::path const& path)
{
    std::ofstream file(path);
    file << "Organisation,Cluster,P-code,Activity,Month,People reached\n";
    for (int i = 0; i < rows; ++i) file << fmt::format("Partner {},WASH,XA01{:02},Activity {},2026-03,{}\n", i % 40, i % 9 + 1, i, 10 + i);
}

/// Starts an import and kills it after so many milliseconds; whether it ended by itself before.
bool import_killed_after(store::Scratch const& scratch, int milliseconds)
{
    auto const child = fork();
    if (child == 0) {
        auto const out = (scratch.folder() / "out.txt").string();
        if (std::freopen(out.c_str(), "w", stdout) == nullptr) _exit(97);
        if (chdir(scratch.folder().c_str()) != 0) _exit(98);
        execl(MUSTER_PROGRAM, "muster", "5w", "import", "big.csv", "--operation", "aru", "--json", "--store", "muster.db", nullptr);
        _exit(99);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) and WEXITSTATUS(status) == 0;
}

std::int64_t lines_there(store::Scratch const& scratch)
{
    static constexpr store::Query query{"test/lines", "SELECT count(*) FROM activity", ""};
    return store::Db::open(scratch.url())->number(query).value_or(-1);
}

TEST(Crash, AnImportThatIsKilledLeavesAllOrNothing)
{
    store::Scratch const scratch;
    ASSERT_EQ(run_program(scratch, "operation declare aru --country XAA").exit, 0);
    write_sheet(scratch.folder() / "big.csv");
    int killed = 0, whole = 0;
    // Ever later, until an import comes through.
    for (int wait = 5; wait < 60'000 and whole == 0; wait += 5 + wait / 8) {
        bool const ended = import_killed_after(scratch, wait);
        auto const there = lines_there(scratch);
        ASSERT_TRUE(there == 0 or there == rows) << there << " lines after " << wait << " ms";
        ASSERT_TRUE(not ended or there == rows);
        ASSERT_EQ(run_program(scratch, "store verify").exit, 0) << "after " << wait << " ms";
        ++(there == rows ? whole : killed);
    }
    EXPECT_GT(killed, 0) << "no import was caught in the middle";
    EXPECT_EQ(whole, 1);
    auto const again = run_program(scratch, "5w import big.csv --operation aru --json");
    EXPECT_EQ(formats::Json::parse(again.out).number_or("same", -1), rows) << again.out.substr(0, 400);
}

}
}
