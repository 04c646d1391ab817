// Threads that answer, each with a store of its own; what waits is counted, so that too much of it can be turned away.
#pragma once
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

    /// Opens the stores at once, so that a store that cannot be reached is known at the start.
    Pool(unsigned threads, std::size_t queue, Open const& open);
    ~Pool();
    /// False where the queue is full or the pool has ended.
    bool post(Task task);
    /// Finishes what runs, and what waits unless it is to be dropped; then ends.
    void stop(bool drop_waiting = false);
    [[nodiscard]] std::size_t waiting() const;

private:
    void work(store::Db& db);
    std::size_t const most_;
    mutable std::mutex guard_;
    std::condition_variable some_;
    std::deque<Task> tasks_;
    bool ended_ = false;
    std::vector<std::unique_ptr<store::Db>> stores_;
    std::vector<std::jthread> threads_;
};

}
