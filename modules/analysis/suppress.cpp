#include "suppress.hpp"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace muster::analysis {

namespace {

using std::size_t;

/// A row or a column whose numbers add up to its last.
class Line {
public:
    Line(CountTable const& table, std::vector<char>& hidden, size_t first, size_t step, size_t size) : table_(table), hidden_(hidden), first_(first), step_(step), size_(size) {}

    /// Hides one more where exactly one is hidden; says whether it did.
    bool complete()
    {
        size_t count = 0;
        for (size_t i = 0; i < size_; ++i) count += hidden_[at(i)] != 0;
        if (count != 1) return false;
        auto best = size_;
        // The smallest that tells of people; a zero only where there is none; the sum only where nothing else is left.
        auto const rank = [&](size_t i) {
            auto const value = *table_.counts[at(i)];
            return std::tuple(i + 1 == size_, value == 0, value);
        };
        for (size_t i = 0; i < size_; ++i)
            if (table_.counts[at(i)] and not hidden_[at(i)] and (best == size_ or rank(i) < rank(best))) best = i;
        if (best == size_) return false;
        hidden_[at(best)] = 1;
        return true;
    }

private:
    [[nodiscard]] size_t at(size_t i) const { return first_ + i * step_; }
    CountTable const& table_;
    std::vector<char>& hidden_;
    size_t first_, step_, size_;
};

}

std::vector<char> kept_back(CountTable const& table, std::int64_t k)
{
    std::vector<char> hidden;
    for (auto const& count : table.counts) hidden.push_back(count and *count > 0 and *count < k);
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t row = 0; table.sums_of_rows and row < table.rows; ++row) changed |= Line(table, hidden, row * table.columns, 1, table.columns).complete();
        for (size_t column = 0; table.sums_of_columns and column < table.columns; ++column) changed |= Line(table, hidden, column, table.columns, table.rows).complete();
    }
    return hidden;
}

namespace {

/// What a figure tells of people: each kind is kept back by itself, the cells with the total that they add up to.
constexpr size_t need_bit = Figure::need_bit, target_bit = Figure::target_bit, total_bit = Figure::total_bit, cell_bit = total_bit + 1;

std::optional<std::int64_t> told(base::Told value) { return value.is_told() ? std::optional(value.value()) : std::nullopt; }

bool is_hidden(Figure const& figure, size_t bit) { return figure.hidden >> bit & 1; }

class Hiding {
public:
    Hiding(Picture const& picture, std::vector<Figure*> const& figures, std::int64_t k) : k_(k)
    {
        auto const& tree = picture.engine->tree();
        for (auto* line : figures) {
            int const parent = line->only_whole ? -1 : tree.parent(line->place);
            siblings_[{parent, line->only_whole ? line->place : -1, line->body, line->group}].push_back(line);
            if (line->group != everybody) groups_[{line->place, line->only_whole, line->body}].push_back(line);
        }
        for (auto* line : figures) {
            if (auto const found = groups_.find({line->place, line->only_whole, line->body}); line->group == everybody and found != groups_.end()) found->second.push_back(line);
            if (line->only_whole) continue;
            if (auto const found = siblings_.find({line->place, -1, line->body, line->group}); found != siblings_.end()) sums_[&found->second] = line;
        }
    }
    void run()
    {
        while (changed_) {
            changed_ = false;
            for (auto& [key, lines] : siblings_) {
                // The place above tells their sum: as it stands in another answer, or at least that there is one.
                auto const above = sums_.find(&lines);
                bool const known = above != sums_.end(), have_sum = std::get<0>(key) >= 0 and lines.size() > 1;
                auto all = lines;
                if (known) all.push_back(above->second);
                hide(all, {need_bit}, known or have_sum, known, false);
                hide(all, {target_bit}, known or have_sum, known, false);
                hide(all, cells_and_total(), known or have_sum, known, true);
            }
            for (auto& [key, lines] : groups_) {
                bool const with_sum = lines.back()->group == everybody;
                hide(lines, {need_bit}, with_sum, with_sum, false);
                hide(lines, {target_bit}, with_sum, with_sum, false);
                hide(lines, {total_bit}, with_sum, with_sum, false);
            }
        }
    }

private:
    static std::vector<size_t> cells_and_total()
    {
        std::vector<size_t> bits;
        for (size_t k = first_cell; k <= size_t(last_cell); ++k) bits.push_back(cell_bit + k - 1);
        bits.push_back(total_bit);
        return bits;
    }
    static std::optional<std::int64_t> count_of(Figure const& figure, size_t bit)
    {
        if (bit == need_bit) return told(figure.in_need);
        if (bit == target_bit) return told(figure.targeted);
        if (bit == total_bit) return told(figure.reached);
        return figure.reached.is_told() ? figure.cells[bit - cell_bit + 1] : std::nullopt;
    }
    /// A line's hidden numbers count as small in the next round, so that what was kept back for one sum stays back in others.
    void hide(std::vector<Figure*>& lines, std::vector<size_t> const& bits, bool sums, bool sum_is_last, bool rows)
    {
        CountTable table{lines.size() + (sums and not sum_is_last ? 1 : 0), bits.size(), rows, sums, {}};
        for (auto const* line : lines)
            for (auto const bit : bits) {
                auto const count = count_of(*line, bit);
                table.counts.push_back(count and is_hidden(*line, bit) ? std::optional<std::int64_t>(1) : count);
            }
        table.counts.resize(table.rows * table.columns);
        auto const hidden = kept_back(table, std::max<std::int64_t>(k_, 2));
        for (size_t row = 0; row < lines.size(); ++row)
            for (size_t i = 0; i < bits.size(); ++i) {
                if (not hidden[row * bits.size() + i] or is_hidden(*lines[row], bits[i])) continue;
                lines[row]->hidden |= 1u << bits[i];
                changed_ = true;
            }
    }

    std::int64_t k_;
    bool changed_ = true;
    std::map<std::tuple<int, int, int, int>, std::vector<Figure*>> siblings_;
    std::map<std::tuple<int, bool, int>, std::vector<Figure*>> groups_;  // everybody last
    std::map<std::vector<Figure*> const*, Figure*> sums_;                // of siblings: the place above them
};

}

void hide_small(Picture const& picture, Figures& figures, std::int64_t k, std::vector<Figure> besides)
{
    figures.hidden_below = k;
    std::set<std::tuple<int, int, int>> met;
    std::vector<Figure*> all;
    for (auto& line : figures.lines) {
        all.push_back(&line);
        if (not line.only_whole) met.insert({line.place, line.body, line.group});
    }
    for (auto& line : besides)
        if (not line.only_whole and met.insert({line.place, line.body, line.group}).second) all.push_back(&line);
    Hiding(picture, all, k).run();
    for (auto& line : figures.lines) {
        auto const is_small = [&](size_t lane) { return line.cells[lane] and *line.cells[lane] > 0 and *line.cells[lane] < k; };
        bool some = false;
        for (size_t lane = first_cell; lane <= size_t(last_cell); ++lane) {
            if (not is_hidden(line, cell_bit + lane - 1)) continue;
            line.cells[lane].reset();
            some = true;
        }
        // What stands beside the six (all of one sex, people with disabilities) is told whole or not at all: it is a sum of them or a part.
        for (size_t lane = size_t(last_cell) + 1; lane < size_t(lane_count); ++lane) some = some or is_small(lane);
        for (size_t lane = size_t(last_cell) + 1; some and lane < size_t(lane_count); ++lane) line.cells[lane].reset();
        if (is_hidden(line, total_bit)) line.cells = {};
    }
}

void hide_small(GapList& list, std::shared_ptr<Figures const> figures, std::set<std::pair<int, int>> const& anywhere)
{
    std::map<std::tuple<int, int, int>, unsigned> hidden;
    for (auto const& line : figures->lines)
        if (not line.only_whole) hidden[{line.place, line.body, line.group}] = line.hidden & 7u;
    for (auto& gap : list.gaps) {
        gap.hidden = hidden[{gap.place, gap.body, gap.group}];
        // An equity gap is of a part of the people, and tells how few of them were reached.
        if (gap.kind == GapKind::equity and (gap.people < figures->hidden_below or anywhere.contains({gap.place, gap.body}))) gap.hidden |= 1u << Figure::total_bit;
        if (gap.hidden != 0) gap.why = base::say("gaps.hidden");
    }
    std::ranges::stable_partition(list.gaps, [](Gap const& gap) { return gap.hidden == 0; });
    auto const hides = std::ranges::find_if(list.gaps, [](Gap const& gap) { return gap.hidden != 0; });
    std::ranges::stable_sort(hides, list.gaps.end(), {}, [](Gap const& gap) { return std::tuple(gap.place, gap.body, gap.group, gap.kind); });
    for (std::size_t i = 0; i < list.gaps.size(); ++i) list.gaps[i].rank = static_cast<int>(i) + 1;
    list.figures = std::move(figures);
}

std::vector<char> hidden_parts(std::vector<EquityLine> const& lines, std::int64_t k)
{
    auto const whole = [](EquityLine const& line) { return std::tuple(line.place, line.body, line.dimension); };
    auto const small = [&](std::int64_t count) { return count > 0 and count < k; };
    std::map<std::tuple<int, int, std::string>, bool> hidden;
    for (auto const& line : lines) hidden[whole(line)] |= small(line.in_need) or small(line.reached);
    std::vector<char> all;
    for (auto const& line : lines) all.push_back(hidden[whole(line)]);
    return all;
}

}
