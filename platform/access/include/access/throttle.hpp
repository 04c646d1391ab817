// Not too often: tries to sign in, and requests. Both are kept in memory; a clock is handed in.
#pragma once
#include <base/clock.hpp>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace muster::access {

/// At most so many failures in a stretch of time, and longer and longer pauses between the last of them.
class Tries {
public:
    struct Limit {
        int most = 10;
        std::int64_t within_ms = 15 * 60'000;
        int before_pauses = 5;  // failures that cost no pause; the next cost 1, 2, 4 … seconds
    };
    explicit Tries(base::Clock const& clock, Limit limit, std::size_t most_keys = 100'000)
        : clock_(clock), limit_(limit), most_keys_(most_keys)
    {
    }
    /// Milliseconds until the next try may be made; 0 = now.
    [[nodiscard]] std::int64_t wait(std::string const& key);
    void failed(std::string const& key);
    void succeeded(std::string const& key);

private:
    void forget_old(std::int64_t now);
    base::Clock const& clock_;
    Limit limit_;
    std::size_t most_keys_;
    std::mutex lock_;
    std::unordered_map<std::string, std::deque<std::int64_t>> failures_;
};

/// A bucket of tokens for each key: `burst` at once, refilled evenly.
class Buckets {
public:
    struct Rate {
        double per_second = 50;
        double burst = 200;
    };
    explicit Buckets(base::Clock const& clock, Rate rate, std::size_t most_keys = 100'000) : clock_(clock), rate_(rate), most_keys_(most_keys) {}
    /// Takes one; 0, or the milliseconds until there is one.
    [[nodiscard]] std::int64_t take(std::string const& key);

private:
    struct Bucket {
        double left = 0;
        std::int64_t at = 0;
    };
    base::Clock const& clock_;
    Rate rate_;
    std::size_t most_keys_;
    std::mutex lock_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}
