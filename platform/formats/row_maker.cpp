#include "row_maker.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <cstring>
#include <set>
#include <tuple>

namespace muster::formats {
namespace {

constexpr std::size_t block_bytes = 64u << 10;
constexpr std::size_t most_ranges = 200'000;

}

char* RowText::room(std::size_t bytes)
{
    if (blocks_.empty() or blocks_.back().size - used_ < bytes) {
        auto const size = std::max(bytes, block_bytes);
        blocks_.push_back({std::make_unique_for_overwrite<char[]>(size), size});
        used_ = 0;
    }
    return blocks_.back().bytes.get() + used_;
}

std::string_view RowText::copy(std::string_view text)
{
    auto* const to = room(text.size());
    std::memcpy(to, text.data(), text.size());
    keep(text.size());
    return {to, text.size()};
}

void RowText::clear()
{
    if (blocks_.size() > 1) blocks_.resize(1);
    used_ = 0;
}

RowMaker::RowMaker(std::string const& file, Limits const& limits, Oddities& odd, std::span<Range const> ranges,
                   Sink const& sink)
    : file_(file), limits_(limits), odd_(odd), ranges_(ranges), sink_(sink)
{
}

void RowMaker::begin(std::uint32_t number, bool hidden)
{
    number_ = number;
    hidden_ = hidden;
}

void RowMaker::forget()
{
    for (auto const column : touched_) cells_[column] = Cell{};
    touched_.clear();
    notes_.clear();
    width_ = 0;
    text_.clear();
}

void RowMaker::widen(std::uint32_t column)
{
    if (column >= limits_.columns)
        refuse("file.too_large", {file_, base::term("file.why.row_columns", {std::to_string(number_), odd_.sheet(), std::to_string(limits_.columns)})});
    cells_.resize(std::max<std::size_t>(column + 1, std::min<std::size_t>(cells_.size() * 2, limits_.columns)));
}

bool RowMaker::end()
{
    // What is merged into this row only repeats: a row without a value of its own stays away.
    while (width_ > 0 and cells_[width_ - 1].empty()) --width_;
    bool enough = false;
    if (skip_ <= sent_)
        for (auto const& note : notes_) odd_.note(note.code, number_, note.column);
    if (width_ > 0) {
        if (next_range_ < ranges_.size() or not active_.empty()) fill_merges();
        if (++sent_ > limits_.rows)
            refuse("file.too_large", {file_, base::term("file.why.rows", {odd_.sheet(), std::to_string(limits_.rows)})});
        if (sent_ > skip_) enough = not sink_({number_, hidden_, std::span(cells_).first(width_)});
    }
    forget();
    return not enough;
}

void RowMaker::fill_merges()
{
    std::erase_if(active_, [&](auto const& a) { return a.range.last_row < number_; });
    for (; next_range_ < ranges_.size() and ranges_[next_range_].first_row <= number_; ++next_range_) {
        auto const& range = ranges_[next_range_];
        if (range.last_row < number_) continue;
        Active active{range, {}, {}};
        // Where the first row was left out because it holds nothing, there is nothing to repeat.
        if (range.first_row == number_ and range.first_col < width_) active.first = cells_[range.first_col];
        if (active.first.empty()) continue;
        active.text = active.first.text;
        active.first.merged = true;
        active_.push_back(std::move(active));
    }
    auto const own_width = width_;
    for (auto& active : active_) {
        // A title merged over the whole sheet is not repeated ten thousand times.
        constexpr std::uint32_t usual_width = 256;
        auto const last = active.range.last_col - active.range.first_col < usual_width
                              ? active.range.last_col
                              : std::min(active.range.last_col, own_width == 0 ? 0 : own_width - 1);
        for (auto column = active.range.first_col; column <= last; ++column) {
            if (number_ == active.range.first_row and column == active.range.first_col) continue;
            if (column >= cells_.size()) widen(column);
            auto& cell = cells_[column];
            if (not cell.empty() and cell.text != active.text) odd_.note("sheet.covered", number_, column);
            cell = active.first;
            cell.text = active.text;
            touched_.push_back(column);
            if (column >= width_) width_ = column + 1;
        }
    }
}

void show_as_date(Cell& cell, bool from_1904)
{
    double const serial = cell.number + (from_1904 ? 1462 : 0);  // 1904-01-01 is day 1462 of the other count
    if (serial < 0 or serial >= 2958466) return;
    cell.kind = Cell::Kind::date;
    cell.number = serial;
}

void add_range(std::vector<Range>& ranges, Range const& range)
{
    if (ranges.size() <= most_ranges) ranges.push_back(range);
}

bool tidy_ranges(std::vector<Range>& ranges)
{
    bool const too_many = ranges.size() > most_ranges;
    std::erase_if(ranges, [](Range const& r) {
        return r.first_row == 0 or r.last_row < r.first_row or r.last_col < r.first_col or
               (r.first_row == r.last_row and r.first_col == r.last_col);
    });
    std::ranges::sort(ranges, [](Range const& a, Range const& b) {
        return std::tie(a.first_row, a.first_col) < std::tie(b.first_row, b.first_col);
    });
    if (ranges.size() > most_ranges) ranges.resize(most_ranges);
    // Sweeps down the rows with the columns that are taken, each by the range that takes it.
    std::vector<Range> kept;
    std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> open;  // first column, last column, last row
    std::multiset<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> ends;  // last row, first column, last column
    for (auto const& range : ranges) {
        while (not ends.empty() and std::get<0>(*ends.begin()) < range.first_row) {
            auto const [row, first, last] = *ends.begin();
            open.erase({first, last, row});
            ends.erase(ends.begin());
        }
        auto const after = open.upper_bound({range.last_col, UINT32_MAX, UINT32_MAX});
        if (after != open.begin() and std::get<1>(*std::prev(after)) >= range.first_col) continue;
        open.insert({range.first_col, range.last_col, range.last_row});
        ends.insert({range.last_row, range.first_col, range.last_col});
        kept.push_back(range);
    }
    ranges = std::move(kept);
    return too_many;
}

}
