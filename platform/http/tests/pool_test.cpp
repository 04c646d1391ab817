// What could not be answered in time is turned away before it waits.
#include "pool.hpp"
#include <gtest/gtest.h>
#include <latch>
#include <memory>
#include <store/for_tests.hpp>

namespace muster::http {
namespace {

class Waiting : public testing::Test {
protected:
    /// How many of a hundred tasks may wait behind one that does not end, after sixteen that took some milliseconds each.
    int let_in(Pool& pool)
    {
        // Whoever counts down may still be at it when the one who waited goes on: the latches are of both.
        auto const slow = std::make_shared<std::latch>(16), held = std::make_shared<std::latch>(1), running = std::make_shared<std::latch>(1);
        for (int i = 0; i < 16; ++i)
            while (not pool.post([slow](store::Db&) {
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
                slow->count_down();
            })) std::this_thread::yield();
        slow->wait();
        while (not pool.post([held, running](store::Db&) {
            running->count_down();
            held->wait();
        })) std::this_thread::yield();
        running->wait();
        int taken = 0;
        for (int i = 0; i < 100; ++i) taken += pool.post([](store::Db&) {});
        held->count_down();
        return taken;
    }
    store::Scratch scratch{store::Engine::sqlite};
    std::unique_ptr<store::Db> made = scratch.open({});
    Pool::Open open = [this] { return store::Db::open(scratch.url()); };
};

TEST_F(Waiting, ManyWaitWhereNobodySaysHowLong)
{
    Pool pool(1, 256, open);
    EXPECT_EQ(let_in(pool), 100);
}

TEST_F(Waiting, FewWaitWhereAnswersTakeLong)
{
    Pool pool(1, 256, open, std::chrono::milliseconds(1));
    EXPECT_EQ(let_in(pool), 4);
}

TEST_F(Waiting, NoMoreWaitThanTheQueueHolds)
{
    Pool pool(1, 20, open, std::chrono::hours(1));
    EXPECT_EQ(let_in(pool), 20);
}

}
}
