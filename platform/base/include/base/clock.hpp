// The time of day as something that is handed in, so that a rule about deadlines can be tested on any day.
#pragma once
#include <base/day.hpp>
#include <cstdint>
#include <string>

namespace muster::base {

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(Instant const&) const = default;
    [[nodiscard]] Day day() const;
    /// "2026-03-31T14:05:09Z"
    [[nodiscard]] std::string text() const;
};

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] Day today() const { return now().day(); }
};

/// The machine's clock.
Clock const& system_clock();

/// A clock that stands still until it is moved: for tests and for `--as-of`.
class StillClock final : public Clock {
public:
    explicit StillClock(Instant at) : at_(at) {}
    explicit StillClock(Day day);
    [[nodiscard]] Instant now() const override { return at_; }
    void move_to(Instant at) { at_ = at; }

private:
    Instant at_;
};

}
