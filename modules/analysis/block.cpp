#include "block.hpp"
#include <base/ensure.hpp>
#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

namespace muster::analysis {

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

std::size_t Block::column_at(int column) const
{
    auto const before = std::popcount(columns_ & ((1u << column) - 1));
    return ids_at() + std::size_t(room_) * sizeof(std::uint32_t) * static_cast<std::size_t>(1 + before);
}

std::size_t Block::bytes() const
{
    return sizeof(Block) + marks_at() + std::size_t(room_) * sizeof(Marks);
}

void Block::make_room(int room, unsigned columns)
{
    Block wider;
    wider.room_ = static_cast<std::uint16_t>(room);
    wider.columns_ = static_cast<std::uint16_t>(columns);
    wider.size_ = size_;
    auto const bytes = wider.marks_at() + std::size_t(room) * sizeof(Marks);
    wider.bytes_ = std::make_unique_for_overwrite<std::byte[]>(bytes);
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
}

Block Block::split()
{
    int const keep = size_ / 2;
    Block upper(size_ - keep, columns_);
    for (int row = keep; row < size_; ++row) upper.insert(upper.size_, at(0, row));
    size_ = static_cast<std::uint16_t>(keep);
    return upper;
}

Block Block::of(std::span<Fact const* const> facts)
{
    unsigned columns = 0;
    for (auto const* fact : facts) columns |= columns_of(*fact);
    Block made(static_cast<int>(facts.size()), columns);
    made.size_ = static_cast<std::uint16_t>(facts.size());
    auto const fill = [&]<typename T>(std::size_t start, auto value_of, T) {
        auto* to = reinterpret_cast<T*>(made.bytes_.get() + start);
        for (auto const* fact : facts) *to++ = value_of(*fact);
    };
    fill(0, [](Fact const& fact) { return fact.key; }, Key{});
    fill(made.ids_at(), [](Fact const& fact) { return fact.id; }, std::uint32_t{});
    fill(made.marks_at(), [](Fact const& fact) { return fact.marks; }, Marks{});
    for (int k = 0; k < lane_count; ++k)
        if (columns >> k & 1) fill(made.column_at(k), [k](Fact const& fact) { return fact.reached[std::size_t(k)]; }, std::int32_t{});
    if (columns >> targeted_column & 1) fill(made.column_at(targeted_column), [](Fact const& fact) { return fact.targeted; }, std::int32_t{});
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
    for (; not facts.empty(); facts = facts.subspan(std::min<std::size_t>(facts.size(), Block::most)))
        blocks_.push_back(Block::of(facts.first(std::min<std::size_t>(facts.size(), Block::most))));
}

void Ground::settle()
{
    std::vector<Fact> facts;
    facts.reserve(rows());
    for (auto const& block : blocks_)
        for (int row = 0; row < block.size(); ++row) facts.push_back(block.at(0, row));
    std::vector<Fact const*> order(facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) order[i] = &facts[i];
    std::ranges::sort(order, [](Fact const* a, Fact const* b) { return std::tie(a->key, a->id) < std::tie(b->key, b->id); });
    blocks_.clear();
    blocks_.reserve((order.size() + Block::most - 1) / Block::most);
    take(order);
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
    auto spot = blocks_.size() == 1 and blocks_[0].size() == 0 ? Spot{} : from(fact.key);
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
