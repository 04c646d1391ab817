#include <access/throttle.hpp>
#include <algorithm>
#include <cmath>

namespace muster::access {

std::int64_t Tries::wait(std::string const& key)
{
    std::lock_guard const lock(lock_);
    auto const found = failures_.find(key);
    if (found == failures_.end()) return 0;
    auto& times = found->second;
    auto const now = clock_.now().ms;
    while (not times.empty() and times.front() + limit_.within_ms <= now) times.pop_front();
    if (times.empty()) {
        failures_.erase(found);
        return 0;
    }
    auto const count = static_cast<int>(times.size());
    if (count >= limit_.most) return times[times.size() - static_cast<std::size_t>(limit_.most)] + limit_.within_ms - now;
    if (count <= limit_.before_pauses) return 0;
    auto const pause = std::int64_t{1000} << std::min(count - limit_.before_pauses - 1, 20);
    return std::max<std::int64_t>(0, times.back() + pause - now);
}

void Tries::failed(std::string const& key)
{
    std::lock_guard const lock(lock_);
    auto const now = clock_.now().ms;
    if (failures_.size() >= most_keys_) forget_old(now);
    auto& times = failures_[key];
    times.push_back(now);
    if (times.size() > static_cast<std::size_t>(limit_.most)) times.pop_front();
}

void Tries::succeeded(std::string const& key)
{
    std::lock_guard const lock(lock_);
    failures_.erase(key);
}

/// Where a flood of keys is still young, those that failed least go first: who is tried often stays known.
void Tries::forget_old(std::int64_t now)
{
    std::erase_if(failures_, [&](auto const& one) { return one.second.back() + limit_.within_ms <= now; });
    if (failures_.size() >= most_keys_) std::erase_if(failures_, [](auto const& one) { return one.second.size() <= 1; });
    if (failures_.size() >= most_keys_) failures_.clear();
}

std::int64_t Buckets::take(std::string const& key)
{
    std::lock_guard const lock(lock_);
    auto const now = clock_.now().ms;
    if (buckets_.size() >= most_keys_) {
        auto const full_after = static_cast<std::int64_t>(rate_.burst / rate_.per_second * 1000);
        std::erase_if(buckets_, [&](auto const& one) { return one.second.at + full_after <= now; });
        if (buckets_.size() >= most_keys_) buckets_.clear();
    }
    auto const [found, fresh] = buckets_.try_emplace(key, Bucket{rate_.burst, now});
    auto& bucket = found->second;
    // A clock that is put back gives nothing and takes nothing.
    auto const passed = static_cast<double>(std::max<std::int64_t>(0, now - bucket.at)) / 1000.0;
    bucket.left = std::min(rate_.burst, bucket.left + passed * rate_.per_second);
    bucket.at = now;
    if (bucket.left >= 1) {
        bucket.left -= 1;
        return 0;
    }
    return static_cast<std::int64_t>(std::ceil((1 - bucket.left) / rate_.per_second * 1000));
}

}
