#include "hub.hpp"

namespace muster::http {

void Hub::journal(std::int64_t head)
{
    {
        std::lock_guard const lock(guard_);
        if (head <= head_) return;
        head_ = head;
        head_number_ = ++number_;
    }
    woken_();
}

void Hub::job(std::string const& subject, std::string data)
{
    constexpr std::size_t most = 512;
    {
        std::lock_guard const lock(guard_);
        jobs_.push_back({++number_, subject, "event: job\ndata: " + data + "\n\n"});
        if (jobs_.size() > most) jobs_.pop_front();
    }
    woken_();
}

std::string Hub::since(std::string const& subject, std::uint64_t& cursor) const
{
    std::lock_guard const lock(guard_);
    std::string news;
    if ((cursor == 0 or head_number_ > cursor) and head_ >= 0) news += "event: journal\ndata: {\"head\":" + std::to_string(head_) + "}\n\n";
    if (cursor != 0)
        for (auto const& event : jobs_)
            if (event.number > cursor and event.subject == subject) news += event.text;
    cursor = number_;
    return news;
}

std::int64_t Hub::head() const
{
    std::lock_guard const lock(guard_);
    return head_;
}

}
