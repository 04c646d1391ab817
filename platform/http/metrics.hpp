// What the server counts of itself, in the text format of Prometheus.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace muster::http {

class Metrics {
public:
    void answered(std::string const& verb, std::string const& route, int status, std::int64_t microseconds, std::int64_t bytes);
    /// `others` are gauges by name, with what they mean.
    struct Gauge {
        std::string name, help;
        std::int64_t value;
    };
    [[nodiscard]] std::string text(std::initializer_list<Gauge> others) const;
    std::atomic<std::int64_t> kept = 0, unchanged = 0, turned_away = 0;

private:
    static constexpr std::array<double, 10> bounds_{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5};  // seconds
    mutable std::mutex guard_;
    std::map<std::string, std::int64_t> by_label_;
    std::array<std::int64_t, bounds_.size() + 1> by_time_{};
    std::int64_t microseconds_ = 0, bytes_ = 0, all_ = 0;
};

}
