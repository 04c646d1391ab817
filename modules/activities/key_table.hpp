// A table from lasting keys to small values that grows without moving a node for each: one array, open addressing.
#pragma once
#include <base/hash.hpp>
#include <utility>
#include <vector>

namespace muster::activities {

/// Keys are hashes already, so a place is found by their low bits. The key of all zeros is kept apart.
template <typename Value>
class KeyTable {
public:
    /// The value of the key, and whether the key is new (then it holds `value`).
    std::pair<Value*, bool> emplace(base::Key128 const& key, Value value)
    {
        if (key == base::Key128{}) {
            bool const fresh = not std::exchange(zero_there_, true);
            if (fresh) zero_ = value;
            return {&zero_, fresh};
        }
        if ((used_ + 1) * 4 > slots_.size() * 3) grow();
        auto& slot = slots_[place_of(key)];
        if (slot.key == key) return {&slot.value, false};
        slot = {key, value};
        ++used_;
        return {&slot.value, true};
    }
    [[nodiscard]] Value const* find(base::Key128 const& key) const
    {
        if (key == base::Key128{}) return zero_there_ ? &zero_ : nullptr;
        if (slots_.empty()) return nullptr;
        auto const& slot = slots_[place_of(key)];
        return slot.key == key ? &slot.value : nullptr;
    }

private:
    struct Slot {
        base::Key128 key;
        Value value{};
    };
    /// Where the key is, or the empty slot where it belongs.
    [[nodiscard]] std::size_t place_of(base::Key128 const& key) const
    {
        auto const mask = slots_.size() - 1;
        auto at = base::Key128Hash{}(key) & mask;
        while (slots_[at].key != base::Key128{} and slots_[at].key != key) at = (at + 1) & mask;
        return at;
    }
    void grow()
    {
        std::vector<Slot> before(slots_.empty() ? 1024 : slots_.size() * 2);
        before.swap(slots_);
        for (auto const& slot : before)
            if (slot.key != base::Key128{}) slots_[place_of(slot.key)] = slot;
    }
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    bool zero_there_ = false;
    Value zero_{};
};

}
