// What was counted over all lines, kept until something is written in the operation: a front page asks for it each time.
#pragma once
#include <algorithm>
#include <memory>
#include <mutex>
#include <store/journal.hpp>
#include <string>
#include <vector>

namespace muster::activities {

/// What was made last, where the operation's journal has not moved on since; else what `follow(made, entries)` makes of it
/// and the entries written since (newest first), or `make()` where that gives null, there are too many, or nothing was
/// made yet. One memory a type.
template <typename Made, typename Make, typename Follow>
std::shared_ptr<Made const> remembered(store::Db& db, std::string const& operation, Make const& make, Follow const& follow)
{
    struct Kept {
        std::string store, operation, stands_for;
        std::shared_ptr<Made const> made;
    };
    constexpr std::size_t most = 4;
    constexpr int most_entries = 64;
    static std::mutex lock;
    static std::vector<Kept> kept;
    // Read before counting: what is written meanwhile makes the next question count again.
    auto const last = store::history(db, operation, "", "", 1);
    auto const now = last.empty() ? std::string() : last.front().hash;
    Kept before;
    {
        std::lock_guard const guard(lock);
        for (auto const& one : kept)
            if (one.store == db.url() and one.operation == operation) before = one;
    }
    if (before.made and before.stands_for == now) return before.made;
    std::shared_ptr<Made const> made;
    if (before.made) {
        auto entries = store::history(db, operation, "", "", most_entries);
        auto const known = std::ranges::find(entries, before.stands_for, &store::Past::hash);
        if (known != entries.end() and entries.front().hash == now) {
            entries.erase(known, entries.end());
            made = follow(*before.made, entries);
        }
    }
    if (not made) made = std::make_shared<Made const>(make());
    std::lock_guard const guard(lock);
    std::erase_if(kept, [&](Kept const& one) { return one.store == db.url() and one.operation == operation; });
    if (kept.size() == most) kept.erase(kept.begin());
    kept.push_back({db.url(), operation, now, made});
    return made;
}

}
