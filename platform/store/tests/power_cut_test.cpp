#include "engines.hpp"
#include "power_cut.hpp"
#include <fstream>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace muster::store {
namespace {

base::StillClock const clock_of_test{base::Instant{1'774'966'000'000}};

/// Records entries until the power goes; tells the parent of each one that was kept.
[[noreturn]] void record_until_cut(std::string const& url, std::uint64_t seed, bool careless, int tell)
{
    try {
        use_disk_that_loses_power(seed);
        auto const db = Db::open(url);
        db->execute("pragma wal_autocheckpoint = 10");
        if (careless) db->execute("pragma synchronous = off");
        cut_power_after(20 + static_cast<long>(seed * 7919 % 600));
        for (std::int64_t i = 1;; ++i) {
            Transaction change(*db);
            record(*db, clock_of_test,
                   {"north", Nature::decided, "k", std::to_string(i), std::string(500, 'x'), "tester", ""});
            change.commit();
            if (write(tell, &i, sizeof i) != sizeof i) _exit(1);
        }
    }
    catch (std::exception const& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
    }
    _exit(2);
}

struct Cut {
    std::int64_t kept = 0;   // the last entry that was said to be kept
    std::int64_t found = 0;  // the last one that is there afterwards
    bool whole = true;
};

Cut cut_once(std::uint64_t seed, bool careless)
{
    Scratch const scratch;
    scratch.open();
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    auto const child = fork();
    if (child == 0) record_until_cut(scratch.url(), seed, careless, ends[1]);
    close(ends[1]);
    Cut cut;
    for (std::int64_t told = 0; read(ends[0], &told, sizeof told) == sizeof told;) cut.kept = told;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), power_cut_exit);
    std::filesystem::remove(scratch.url() + "-shm");  // memory does not outlive the power
    try {
        auto const db = scratch.open();
        cut.whole = check(*db).empty() and verify(*db, {}).empty();
        cut.found = journal_head(*db);
    }
    catch (std::exception const&) {
        cut.whole = false;
    }
    return cut;
}

TEST(PowerCut, NothingThatWasKeptIsLost)
{
    std::int64_t kept = 0;
    int const cuts = 60;
    for (int seed = 1; seed <= cuts; ++seed) {
        auto const cut = cut_once(static_cast<std::uint64_t>(seed), false);
        EXPECT_TRUE(cut.whole) << "cut " << seed;
        EXPECT_GE(cut.found, cut.kept) << "cut " << seed;
        EXPECT_LE(cut.found, cut.kept + 1) << "cut " << seed;
        kept += cut.kept;
    }
    std::cout << cuts << " power cuts, " << kept << " entries kept, none lost\n";
}

/// Shows that the test can see a loss: a store that does not wait for its disk.
TEST(PowerCut, ACarelessStoreIsSeenToLose)
{
    int lost = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        auto const cut = cut_once(seed, true);
        lost += not cut.whole or cut.found < cut.kept;
    }
    EXPECT_GT(lost, 0);
    std::cout << "of 30 careless stores " << lost << " lost something\n";
}

}
}
