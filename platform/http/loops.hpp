// Threads that read and write connections. All that knows the network is in loops.cpp.
#pragma once
#include "desk.hpp"
#include <functional>
#include <memory>
#include <memory>

namespace muster::http {

/// What the loops ask while they read and write. Called on their threads: nothing here may wait.
class Front {
public:
    virtual ~Front() = default;
    /// Finds the route, or fills `answer` where it is known without one.
    virtual void look_up(Exchange& exchange) = 0;
    /// True where `answer` could be filled from memory.
    virtual bool quick(Exchange& exchange, unsigned loop) = 0;
    /// Has a worker fill `answer`, or only decide whether the body may come (`admission`: `answer` is untouched where it
    /// may, and `admitted` set). Calls `done` from the worker. False: too many wait.
    virtual bool submit(std::shared_ptr<Exchange> const& exchange, bool admission, std::function<void()> done) = 0;
    /// The answer was sent, or could not be.
    virtual void finished(Exchange const& exchange, std::int64_t bytes, std::int64_t microseconds, unsigned loop) = 0;
    /// Events of a stream that are new since `cursor`, as lines of text/event-stream; moves the cursor.
    virtual std::string events(Exchange const& exchange, std::uint64_t& cursor) = 0;
    /// A stream of events was begun: who asked for it is asked again and again, and its `over` set once it may not go on.
    virtual void opened(std::shared_ptr<Exchange> const& exchange) = 0;
    /// About once a second on each loop.
    virtual void tick(unsigned loop) = 0;
};

class Loops {
public:
    Loops(Settings const& settings, Front& front);
    ~Loops();
    void start();
    void stop();
    /// Until all connections have ended.
    void wait();
    /// Open streams look for new events.
    void wake();
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::size_t connections() const;

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}
