// What happens, told to the pages that are open: the journal moved, a job went on.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>

namespace muster::http {

class Hub {
public:
    /// `woken` is called after each event; from any thread.
    explicit Hub(std::function<void()> woken) : woken_(std::move(woken)) {}
    /// The journal ends at `head` now; nothing is told where that was known.
    void journal(std::int64_t head);
    /// For one subject only. `data` is JSON.
    void job(std::string const& subject, std::string data);
    /// What is new for the subject since the cursor, as text/event-stream; a cursor of 0 hears where the journal ends.
    std::string since(std::string const& subject, std::uint64_t& cursor) const;
    [[nodiscard]] std::int64_t head() const;

private:
    struct Event {
        std::uint64_t number;
        std::string subject, text;
    };
    std::function<void()> woken_;
    mutable std::mutex guard_;
    std::uint64_t number_ = 1;
    std::int64_t head_ = -1;
    std::uint64_t head_number_ = 1;
    std::deque<Event> jobs_;
};

}
