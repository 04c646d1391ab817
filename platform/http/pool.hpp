// Threads that answer, each with a store of its own. What waits is counted, and how long answers take is measured, so that
// what could not be answered in time is turned away at once.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <store/db.hpp>
#include <thread>
#include <vector>

namespace muster::http {

class Pool {
public:
    using Task = std::function<void(store::Db&)>;
    using Open = std::function<std::unique_ptr<store::Db>()>;

    using Nanoseconds = std::chrono::nanoseconds;

    /// Opens the stores at once, so that a store that cannot be reached is known at the start. `patience` is how long a task
    /// may have to wait for its turn; without one only the length of the queue counts.
    Pool(unsigned threads, std::size_t queue, Open const& open, Nanoseconds patience = Nanoseconds::max());
    ~Pool();
    /// False where the queue is full, the wait would be too long or the pool has ended.
    bool post(Task task);
    /// Finishes what runs, and what waits unless it is to be dropped; then ends.
    void stop(bool drop_waiting = false);
    [[nodiscard]] std::size_t waiting() const;

private:
    void work(store::Db& db);
    [[nodiscard]] bool too_much() const;
    std::size_t const most_;
    Nanoseconds const patience_;
    Nanoseconds mean_{0};  // of the time that the last tasks took, the newest weighing most
    mutable std::mutex guard_;
    std::condition_variable some_;
    std::deque<Task> tasks_;
    bool ended_ = false;
    std::vector<std::unique_ptr<store::Db>> stores_;
    std::vector<std::jthread> threads_;
};

}
