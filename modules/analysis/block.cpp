#include "block.hpp"
#include <base/ensure.hpp>
#include <algorithm>
#include <bit>
#include <cstring>

namespace muster::analysis {

namespace {

/// By the bytes of the key that differ at all, lowest first: places have thousands of rows, and few codes each.
void radix_sort(std::vector<KeyedFact>& facts, std::uint64_t differ)
{
    std::vector<KeyedFact> sorted(facts.size());
    for (int shift = 0; shift < 64; shift += 8) {
        if (not(differ >> shift & 0xFF)) continue;
        std::array<std::uint32_t, 257> first{};
        for (auto const& one : facts) ++first[(one.key >> shift & 0xFF) + 1];
        for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
        for (auto const& one : facts) sorted[first[one.key >> shift & 0xFF]++] = one;
        facts.swap(sorted);
    }
}

void sort_by_key(std::vector<KeyedFact>& facts)
{
    std::uint64_t differ = 0;
    for (auto const& one : facts) differ |= one.key ^ facts.front().key;
    if (facts.size() < 100) std::ranges::sort(facts, {}, &KeyedFact::key);
    else radix_sort(facts, differ);
}

}

std::int32_t const Block::zeros[Block::most] = {};

unsigned columns_of(Fact const& fact)
{
    unsigned columns = 0;
    for (int k = 0; k < lane_count; ++k)
        if (fact.reached[static_cast<std::size_t>(k)] != 0) columns |= 1u << k;
    if (fact.targeted != 0) columns |= 1u << targeted_column;
    return columns;
}

Block::Block(int room, unsigned columns)
{
    make_room(room, columns);
}

Block::Block(Block const& other) : runs_(other.runs_), size_(other.size_), room_(other.room_), columns_(other.columns_)
{
    if (not other.bytes_) return;
    bytes_ = std::make_unique_for_overwrite<std::byte[]>(bytes_held());
    std::memcpy(bytes_.get(), other.bytes_.get(), bytes_held());
}

std::size_t Block::column_at(int column) const
{
    auto const before = std::popcount(columns_ & ((1u << column) - 1));
    return ids_at() + std::size_t(room_) * sizeof(std::uint32_t) * static_cast<std::size_t>(1 + before);
}

std::size_t Block::bytes() const
{
    return sizeof(Block) + bytes_held() + runs_.capacity() * sizeof(Run);
}

void Block::find_runs()
{
    runs_.clear();
    for (int row = 0; row < size_; ++row) {
        auto const cell = static_cast<std::uint16_t>(keys()[row].bits >> 48);
        if (runs_.empty() or runs_.back().cell != cell) runs_.push_back({cell, static_cast<std::uint16_t>(row)});
    }
    runs_.shrink_to_fit();
}

/// The row has been put in already; rows behind it have moved up.
void Block::run_inserted(int row, Key key)
{
    auto const cell = static_cast<std::uint16_t>(key.bits >> 48);
    auto const run = std::ranges::lower_bound(runs_, cell, {}, &Run::cell);
    for (auto later = run; later != runs_.end(); ++later)
        if (later->cell != cell) ++later->first;
    if (run == runs_.end() or run->cell != cell) runs_.insert(run, {cell, static_cast<std::uint16_t>(row)});
}

/// The row has been taken out already.
void Block::run_erased(int row)
{
    auto const next = std::ranges::upper_bound(runs_, static_cast<std::uint16_t>(row), {}, &Run::first);
    for (auto later = next; later != runs_.end(); ++later) --later->first;
    auto const own = next - 1;
    auto const end = next == runs_.end() ? size_ : next->first;
    if (own->first == end) runs_.erase(own);
}

void Block::make_room(int room, unsigned columns)
{
    Block wider;
    wider.room_ = static_cast<std::uint16_t>(room);
    wider.columns_ = static_cast<std::uint16_t>(columns);
    wider.size_ = size_;
    wider.runs_ = std::move(runs_);
    wider.bytes_ = std::make_unique_for_overwrite<std::byte[]>(wider.bytes_held());
    if (size_ > 0) {
        auto const rows = std::size_t(size_);
        std::memcpy(wider.bytes_.get(), bytes_.get(), rows * sizeof(Key));
        std::memcpy(wider.bytes_.get() + wider.ids_at(), bytes_.get() + ids_at(), rows * sizeof(std::uint32_t));
        std::memcpy(wider.bytes_.get() + wider.marks_at(), bytes_.get() + marks_at(), rows * sizeof(Marks));
        for (int k = 0; k < column_count; ++k)
            if (columns >> k & 1) std::memcpy(wider.bytes_.get() + wider.column_at(k), column(k), rows * sizeof(std::int32_t));
    }
    *this = std::move(wider);
}

/// Calls each(start, width) for every column there is, the keys included.
template <typename Each>
void Block::each_column(Each&& each)
{
    each(bytes_.get(), sizeof(Key));
    each(bytes_.get() + ids_at(), sizeof(std::uint32_t));
    for (int k = 0; k < column_count; ++k)
        if (columns_ >> k & 1) each(bytes_.get() + column_at(k), sizeof(std::int32_t));
    each(bytes_.get() + marks_at(), sizeof(Marks));
}

void Block::insert(int row, Fact const& fact)
{
    ENSURE(size_ < most);
    auto const columns = columns_ | columns_of(fact);
    if (size_ == room_ or columns != columns_)
        make_room(size_ < room_ ? room_ : std::min(most, std::max(4, room_ + room_ / 2)), columns);
    auto const behind = static_cast<std::size_t>(size_ - row);
    each_column([&](std::byte* start, std::size_t width) {
        auto* const here = start + std::size_t(row) * width;
        std::memmove(here + width, here, behind * width);
    });
    ++size_;
    set(row, fact);
    run_inserted(row, fact.key);
}

void Block::set(int row, Fact const& fact)
{
    if (auto const columns = columns_ | columns_of(fact); columns != columns_) make_room(room_, columns);
    auto const write = [&]<typename T>(std::size_t start, T const& value) {
        std::memcpy(bytes_.get() + start + std::size_t(row) * sizeof(T), &value, sizeof(T));
    };
    write(0, fact.key);
    write(ids_at(), fact.id);
    write(marks_at(), fact.marks);
    for (int k = 0; k < lane_count; ++k)
        if (columns_ >> k & 1) write(column_at(k), fact.reached[static_cast<std::size_t>(k)]);
    if (columns_ >> targeted_column & 1) write(column_at(targeted_column), fact.targeted);
}

void Block::erase(int row)
{
    auto const behind = static_cast<std::size_t>(size_ - row - 1);
    each_column([&](std::byte* start, std::size_t width) {
        auto* const here = start + std::size_t(row) * width;
        std::memmove(here, here + width, behind * width);
    });
    --size_;
    run_erased(row);
}

Block Block::split()
{
    int const keep = size_ / 2;
    Block upper(size_ - keep, columns_);
    for (int row = keep; row < size_; ++row) upper.insert(upper.size_, at(0, row));
    size_ = static_cast<std::uint16_t>(keep);
    find_runs();
    return upper;
}

Block Block::of(std::span<KeyedFact const> facts)
{
    unsigned columns = 0;
    for (auto const& one : facts) columns |= columns_of(*one.fact);
    Block made(static_cast<int>(facts.size()), columns);
    made.size_ = static_cast<std::uint16_t>(facts.size());
    auto const fill = [&]<typename T>(std::size_t start, auto value_of, T) {
        auto* to = reinterpret_cast<T*>(made.bytes_.get() + start);
        for (auto const& one : facts) *to++ = value_of(*one.fact);
    };
    fill(0, [](Fact const& fact) { return fact.key; }, Key{});
    fill(made.ids_at(), [](Fact const& fact) { return fact.id; }, std::uint32_t{});
    fill(made.marks_at(), [](Fact const& fact) { return fact.marks; }, Marks{});
    for (int k = 0; k < lane_count; ++k)
        if (columns >> k & 1) fill(made.column_at(k), [k](Fact const& fact) { return fact.reached[std::size_t(k)]; }, std::int32_t{});
    if (columns >> targeted_column & 1) fill(made.column_at(targeted_column), [](Fact const& fact) { return fact.targeted; }, std::int32_t{});
    made.find_runs();
    return made;
}

Fact Block::at(int place, int row) const
{
    Fact fact{.id = ids()[row], .place = place, .key = keys()[row], .marks = marks()[row]};
    for (int k = 0; k < lane_count; ++k) fact.reached[static_cast<std::size_t>(k)] = column(k)[row];
    fact.targeted = column(targeted_column)[row];
    return fact;
}

std::size_t Ground::rows() const
{
    std::size_t rows = 0;
    for (auto const& block : blocks_) rows += static_cast<std::size_t>(block.size());
    return rows;
}

std::size_t Ground::bytes() const
{
    std::size_t bytes = blocks_.capacity() * sizeof(Block);
    for (auto const& block : blocks_) bytes += block.bytes() - sizeof(Block);
    return bytes;
}

void Ground::take(std::span<Fact const* const> facts)
{
    // What comes in one portion is in order at once.
    settled_ = blocks_.empty();
    std::vector<KeyedFact> order;
    order.reserve(facts.size());
    for (auto const* fact : facts) order.push_back({fact->key.bits, fact});
    sort_by_key(order);
    blocks_.reserve(blocks_.size() + order.size() / Block::most + 1);
    for (std::size_t at = 0; at < order.size(); at += Block::most)
        blocks_.push_back(Block::of(std::span(order).subspan(at, std::min<std::size_t>(Block::most, order.size() - at))));
}

void Ground::settle()
{
    if (settled_) return;
    std::vector<Fact> facts;
    facts.reserve(rows());
    for (auto const& block : blocks_)
        for (int row = 0; row < block.size(); ++row) facts.push_back(block.at(0, row));
    std::vector<Fact const*> all;
    all.reserve(facts.size());
    for (auto const& fact : facts) all.push_back(&fact);
    blocks_.clear();
    take(all);
}

Ground::Spot Ground::from(Key key) const
{
    // The block that can hold the key is the first whose last row is not below it.
    auto const block = std::partition_point(blocks_.begin(), blocks_.end(),
                                            [&](Block const& one) { return one.keys()[one.size() - 1] < key; });
    if (block == blocks_.end()) return end();
    auto const* const keys = block->keys();
    auto const* const row = std::lower_bound(keys, keys + block->size(), key);
    return {static_cast<int>(block - blocks_.begin()), static_cast<int>(row - keys)};
}

/// Where a new row belongs: rows of one key stand in the order of their ids, as a first load puts them.
Ground::Spot Ground::behind(Key key, std::uint32_t id) const
{
    auto spot = from(key);
    while (spot.block < static_cast<int>(blocks_.size())) {
        auto const& block = blocks_[static_cast<std::size_t>(spot.block)];
        while (spot.row < block.size() and block.keys()[spot.row] == key and block.ids()[spot.row] < id) ++spot.row;
        if (spot.row < block.size() or spot.block + 1 == static_cast<int>(blocks_.size())) break;
        auto const& next = blocks_[static_cast<std::size_t>(spot.block) + 1];
        if (next.keys()[0] != key or next.ids()[0] > id) break;
        ++spot.block;
        spot.row = 0;
    }
    return spot;
}

Ground::Spot Ground::spot_of(Key key, std::uint32_t id) const
{
    for (auto spot = from(key); spot.block < static_cast<int>(blocks_.size()); ++spot.block, spot.row = 0) {
        auto const& block = blocks_[static_cast<std::size_t>(spot.block)];
        for (; spot.row < block.size() and block.keys()[spot.row] == key; ++spot.row)
            if (block.ids()[spot.row] == id) return spot;
        if (spot.row < block.size()) break;
    }
    return end();
}

void Ground::insert(Fact const& fact)
{
    if (blocks_.empty()) blocks_.emplace_back(4, columns_of(fact));
    auto spot = blocks_.size() == 1 and blocks_[0].size() == 0 ? Spot{} : behind(fact.key, fact.id);
    if (spot == end()) spot = {static_cast<int>(blocks_.size()) - 1, blocks_.back().size()};
    auto at = static_cast<std::size_t>(spot.block);
    if (blocks_[at].size() == Block::most) {
        auto upper = blocks_[at].split();
        if (spot.row > blocks_[at].size()) spot.row -= blocks_[at].size(), ++spot.block;
        blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(upper));
        at = static_cast<std::size_t>(spot.block);
    }
    blocks_[at].insert(spot.row, fact);
}

bool Ground::erase(Key key, std::uint32_t id)
{
    auto const spot = spot_of(key, id);
    if (spot == end()) return false;
    auto const at = static_cast<std::size_t>(spot.block);
    blocks_[at].erase(spot.row);
    if (blocks_[at].size() == 0) blocks_.erase(blocks_.begin() + spot.block);
    return true;
}

bool Ground::set(Fact const& fact)
{
    auto const spot = spot_of(fact.key, fact.id);
    if (spot == end()) return false;
    blocks_[static_cast<std::size_t>(spot.block)].set(spot.row, fact);
    return true;
}

}
