#include "pool.hpp"

namespace muster::http {

Pool::Pool(unsigned threads, std::size_t queue, Open const& open, Nanoseconds patience) : most_(queue), patience_(patience)
{
    for (unsigned i = 0; i < threads; ++i) stores_.push_back(open());
    for (auto const& store : stores_) threads_.emplace_back([this, &store] { work(*store); });
}

Pool::~Pool() { stop(); }

/// A few may wait however slow the last answers were: the next may be quick.
bool Pool::too_much() const
{
    auto const threads = stores_.size(), least = 4 * threads;
    if (tasks_.size() >= most_) return true;
    if (tasks_.size() < least or patience_ == Nanoseconds::max()) return false;
    return mean_ * static_cast<std::int64_t>(tasks_.size() / threads) > patience_;
}

bool Pool::post(Task task)
{
    {
        std::lock_guard const lock(guard_);
        if (ended_ or too_much()) return false;
        tasks_.push_back(std::move(task));
    }
    some_.notify_one();
    return true;
}

void Pool::stop(bool drop_waiting)
{
    {
        std::lock_guard const lock(guard_);
        ended_ = true;
        if (drop_waiting) tasks_.clear();
    }
    some_.notify_all();
    threads_.clear();
}

std::size_t Pool::waiting() const
{
    std::lock_guard const lock(guard_);
    return tasks_.size();
}

void Pool::work(store::Db& db)
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(guard_);
            some_.wait(lock, [&] { return ended_ or not tasks_.empty(); });
            if (tasks_.empty()) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        auto const begun = std::chrono::steady_clock::now();
        task(db);
        Nanoseconds const took = std::chrono::steady_clock::now() - begun;
        std::lock_guard const lock(guard_);
        mean_ += (took - mean_) / 16;
    }
}

}
