// Rows in columns: a block of up to 512 rows of one place, in order of their keys.
//
// A column that no row of the block fills takes no memory. Blocks are small so that putting a row into its place among
// the others moves a few kilobytes at most, however many rows there are.
#pragma once
#include "fact.hpp"
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace muster::analysis {

/// The number columns: the reached lanes and what was targeted.
inline constexpr int targeted_column = lane_count;
inline constexpr int column_count = lane_count + 1;

/// A fact on its way into a block; the key beside it, so that sorting needs not look at the fact.
struct KeyedFact {
    std::uint64_t key = 0;
    Fact const* fact = nullptr;
};

class Block {
public:
    static constexpr int most = 512;

    Block() = default;
    /// Room for `room` rows; the columns of `columns` (a bit each).
    Block(int room, unsigned columns);
    Block(Block const& other);
    Block(Block&&) noexcept = default;
    Block& operator=(Block&&) noexcept = default;

    [[nodiscard]] int size() const { return size_; }
    [[nodiscard]] unsigned columns() const { return columns_; }
    [[nodiscard]] Key const* keys() const { return reinterpret_cast<Key const*>(bytes_.get()); }
    [[nodiscard]] std::uint32_t const* ids() const { return reinterpret_cast<std::uint32_t const*>(bytes_.get() + ids_at()); }
    [[nodiscard]] Marks const* marks() const { return reinterpret_cast<Marks const*>(bytes_.get() + marks_at()); }
    /// A column of numbers; zeros where no row tells any.
    [[nodiscard]] std::int32_t const* column(int column) const
    {
        if (not(columns_ >> column & 1)) return zeros;
        return reinterpret_cast<std::int32_t const*>(bytes_.get() + column_at(column));
    }
    /// A stretch of rows of one body and group: where it begins; it ends where the next one does.
    struct Run {
        std::uint16_t cell = 0, first = 0;
    };
    [[nodiscard]] std::vector<Run> const& runs() const { return runs_; }
    [[nodiscard]] Fact at(int place, int row) const;
    [[nodiscard]] std::size_t bytes() const;

    /// A block of just these rows, in this order; at most `most`.
    static Block of(std::span<KeyedFact const> facts);
    /// There must be fewer than `most` rows.
    void insert(int row, Fact const& fact);
    void set(int row, Fact const& fact);
    void erase(int row);
    /// The upper half of the rows, taken out of this block.
    Block split();

private:
    static std::int32_t const zeros[most];
    [[nodiscard]] std::size_t ids_at() const { return std::size_t(room_) * sizeof(Key); }
    [[nodiscard]] std::size_t column_at(int column) const;
    [[nodiscard]] std::size_t marks_at() const { return column_at(column_count); }
    [[nodiscard]] std::size_t bytes_held() const { return marks_at() + std::size_t(room_) * sizeof(Marks); }
    void make_room(int room, unsigned columns);
    template <typename Each>
    void each_column(Each&& each);

    void find_runs();
    void run_inserted(int row, Key key);
    void run_erased(int row);

    std::unique_ptr<std::byte[]> bytes_;
    std::vector<Run> runs_;
    std::uint16_t size_ = 0, room_ = 0, columns_ = 0;
};

/// The columns that a row fills.
unsigned columns_of(Fact const& fact);

/// The rows of one place in order of their keys, over as many blocks as they need.
class Ground {
public:
    [[nodiscard]] std::vector<Block> const& blocks() const { return blocks_; }
    [[nodiscard]] std::size_t rows() const;
    [[nodiscard]] std::size_t bytes() const;

    /// For a first load: rows in any order, in as many portions as there are; in order only after settle().
    void take(std::span<Fact const* const> facts);
    void settle();
    void insert(Fact const& fact);
    /// False where there is no such row.
    bool erase(Key key, std::uint32_t id);
    /// False where there is no row of this key and id.
    bool set(Fact const& fact);

    struct Spot {
        int block = 0, row = 0;
        bool operator==(Spot const&) const = default;
    };
    /// The first row whose key is not below.
    [[nodiscard]] Spot from(Key key) const;
    [[nodiscard]] Spot end() const { return {static_cast<int>(blocks_.size()), 0}; }
    /// Calls `row(block, row)` for the keys from `first` up to and with `last`.
    template <typename Each>
    void each(Key first, Key last, Each&& row) const
    {
        for (auto spot = from(first); spot.block < static_cast<int>(blocks_.size()); ++spot.block, spot.row = 0) {
            auto const& block = blocks_[static_cast<std::size_t>(spot.block)];
            for (; spot.row < block.size(); ++spot.row) {
                if (block.keys()[spot.row] > last) return;
                row(block, spot.row);
            }
        }
    }

private:
    [[nodiscard]] Spot spot_of(Key key, std::uint32_t id) const;
    [[nodiscard]] Spot behind(Key key, std::uint32_t id) const;
    std::vector<Block> blocks_;
    bool settled_ = true;
};

}
