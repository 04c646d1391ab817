#include "cells.hpp"
#include <algorithm>
#include <optional>

namespace muster::analysis {

namespace {

/// People of one row, lane by lane.
template <typename N, int K>
People<N, K> row_people(Block const& block, int row, N total)
{
    People<N, K> people;
    people.of[0] = total;
    for (int k = 1; k < K; ++k) people.of[k] = block.column(k)[row];
    return people;
}

template <typename N, int K>
void combine(People<N, K>& so_far, People<N, K> const& next, Rule rule)
{
    if (rule == Rule::sum) so_far.join_apart(next);
    else so_far.keep_highest(next);
}

/// Low: as if all were the same people; high: as if none were; the figure by the rule.
template <typename N, int K>
void overlapping(Spread<N, K>& so_far, Spread<N, K> const& next, Rule rule)
{
    so_far.low.keep_highest(next.low);
    combine(so_far.mid, next.mid, rule);
    so_far.high.join_apart(next.high);
}

/// What has been gathered of several periods, by a rule that says how they go together.
template <typename N, int K>
struct OverPeriods {
    Spread<N, K> people{};
    std::uint32_t latest = 0;
    bool any = false;

    void add(Spread<N, K> const& period, Rule rule, std::uint32_t rank)
    {
        if (rule == Rule::latest) {
            if (not any or rank > latest) people = period, latest = rank;
        } else if (rule == Rule::sum) {
            people.join_apart(period);
        } else {
            people.low.keep_highest(period.low);
            people.mid.keep_highest(period.mid);
            people.high.keep_highest(period.high);
        }
        any = true;
    }
};

/// Takes the rows of a place in order of key and closes line, partner, activity and cell as the key moves on.
template <typename N, int K>
class Walk {
public:
    Walk(Recipe const& recipe, std::vector<Cell<N, K>>& out) : recipe_(recipe), profile_(*recipe.profile), out_(out) {}

    void row(Key key, People<N, K> const& people)
    {
        if (open_) {
            auto const moved = key.bits ^ at_.bits;
            if (moved) close_until(moved);
        }
        open_ = true;
        at_ = key;
        if (lines_++ == 0) {
            line_ = {people, people, people};
            return;
        }
        overlapping(line_, {people, people, people}, profile_.lines);
    }
    void done()
    {
        if (open_) close_until(~std::uint64_t{0});
    }

private:
    void close_until(std::uint64_t moved)
    {
        close_line();
        if (moved >> 16) close_partner();
        if (moved >> 32) close_activity();
        if (moved >> 48) close_cell();
    }
    void close_line()
    {
        if (lines_ > 1) line_.settle();
        lines_ = 0;
        if (profile_.partners_first) partner_.add(line_, recipe_.over_periods(at_), recipe_.rank[std::size_t(at_.period())]);
        else gather_period();
    }
    void close_partner()
    {
        if (not profile_.partners_first) return;
        partner_.people.settle();
        overlapping(activity_, partner_.people, profile_.partners);
        partner_ = {};
    }
    void close_activity()
    {
        if (not profile_.partners_first) join_periods();
        activity_.settle();
        overlapping(cell_, activity_, profile_.activities);
        activity_ = {};
    }
    void close_cell()
    {
        cell_.settle();
        if (not profile_.interval) cell_.low = cell_.high = cell_.mid;
        out_.push_back({static_cast<std::uint8_t>(at_.body()), static_cast<std::uint8_t>(at_.group()), cell_});
        cell_ = {};
    }
    /// The partners of one period, before the periods.
    void gather_period()
    {
        auto const period = static_cast<std::size_t>(at_.period());
        if (periods_.size() <= period) periods_.resize(recipe_.rank.size());
        auto& one = periods_[period];
        if (not one) one.emplace(), met_.push_back(period);
        overlapping(*one, line_, profile_.partners);
    }
    void join_periods()
    {
        OverPeriods<N, K> all;
        for (auto const period : met_) {
            periods_[period]->settle();
            all.add(*periods_[period], recipe_.over_periods(at_), recipe_.rank[period]);
            periods_[period].reset();
        }
        met_.clear();
        activity_ = all.people;
    }

    Recipe const& recipe_;
    Profile const& profile_;
    std::vector<Cell<N, K>>& out_;
    bool open_ = false;
    Key at_;
    int lines_ = 0;
    Spread<N, K> line_{}, activity_{}, cell_{};
    OverPeriods<N, K> partner_;
    std::vector<std::optional<Spread<N, K>>> periods_;
    std::vector<std::size_t> met_;
};

/// Totals without an interval need only one number a cell, and these two loops are what a dashboard asks most often.
template <typename N>
class Highest {
public:
    void finish(std::uint64_t place_in_key, std::vector<Cell<N, 1>>& out)
    {
        People<N, 1> const people{{top_}};
        out.push_back({static_cast<std::uint8_t>(place_in_key >> 8), static_cast<std::uint8_t>(place_in_key), {people, people, people}});
        top_ = 0;
    }
    N top_ = 0;
};

template <typename N>
void highest_rows(Ground const& ground, Recipe const& recipe, std::vector<Cell<N, 1>>& out)
{
    Totals<N> totals;
    Highest<N> highest;
    std::uint64_t at = 0;
    bool open = false;
    for (auto const& block : ground.blocks()) {
        totals.fill(block, recipe);
        for (std::size_t r = 0; r < block.runs().size(); ++r) {
            auto const run = block.runs()[r];
            int const end = r + 1 < block.runs().size() ? block.runs()[r + 1].first : block.size();
            if (open and run.cell != at) highest.finish(at, out);
            open = true;
            at = run.cell;
            highest.top_ = std::max(highest.top_, highest_of(totals.people.data() + run.first, end - run.first));
        }
    }
    if (open) highest.finish(at, out);
}

inline constexpr std::size_t few_periods = 64;

template <typename N>
void peak_periods(Ground const& ground, Recipe const& recipe, std::vector<Cell<N, 1>>& out)
{
    Totals<N> totals;
    Highest<N> highest;
    std::array<N, few_periods> sums{};
    auto const periods = recipe.rank.size();
    std::uint64_t at = 0;  // body, group and activity
    bool open = false;
    auto const close_activity = [&] {
        for (std::size_t p = 0; p < periods; ++p) highest.top_ = std::max(highest.top_, sums[p]), sums[p] = 0;
    };
    for (auto const& block : ground.blocks()) {
        totals.fill(block, recipe);
        auto const* const keys = block.keys();
        for (int i = 0; i < block.size();) {
            auto const activity = keys[i].bits >> 32;
            if (open and activity != at) {
                close_activity();
                if ((activity ^ at) >> 16) highest.finish(at >> 16, out);
            }
            open = true;
            at = activity;
            do sums[keys[i].bits & 0xFFFF] += totals.people[std::size_t(i)], ++i;
            while (i < block.size() and keys[i].bits >> 32 == activity);
        }
    }
    if (not open) return;
    close_activity();
    highest.finish(at >> 16, out);
}

bool all_highest(Profile const& profile)
{
    return profile.lines == Rule::highest and profile.periods == Rule::highest and profile.partners == Rule::highest and
           profile.activities == Rule::highest;
}

bool peak_shaped(Profile const& profile)
{
    return not profile.partners_first and profile.lines == Rule::sum and profile.partners == Rule::sum and
           profile.periods == Rule::highest and profile.activities == Rule::highest;
}

}

template <std::signed_integral N, int K>
void cells_of(Ground const& ground, Recipe const& recipe, std::vector<Cell<N, K>>& out)
{
    if constexpr (K == 1) {
        if (not recipe.profile->interval and all_highest(*recipe.profile)) return highest_rows(ground, recipe, out);
        if (not recipe.profile->interval and peak_shaped(*recipe.profile) and recipe.rank.size() <= few_periods)
            return peak_periods(ground, recipe, out);
    }
    Walk<N, K> walk(recipe, out);
    Totals<N> totals;
    for (auto const& block : ground.blocks()) {
        totals.fill(block, recipe);
        for (int row = 0; row < block.size(); ++row)
            if (totals.pass[std::size_t(row)]) walk.row(block.keys()[row], row_people<N, K>(block, row, totals.people[std::size_t(row)]));
    }
    walk.done();
}

template <std::signed_integral N, int K>
bool people_between(Ground const& ground, Recipe const& recipe, Key first, Key last, Spread<N, K>& people)
{
    static thread_local std::vector<Cell<N, K>> cells;
    cells.clear();
    Walk<N, K> walk(recipe, cells);
    ground.each(first, last, [&](Block const& block, int row) {
        if (not recipe.keeps(block.keys()[row], block.marks()[row])) return;
        N sum = 0;
        for (int k = first_cell; k <= last_cell; ++k) sum += block.column(k)[row];
        walk.row(block.keys()[row], row_people<N, K>(block, row, std::max<N>(sum, block.column(0)[row])));
    });
    walk.done();
    if (cells.empty()) return false;
    people = cells.front().people;
    return true;
}

template void cells_of(Ground const&, Recipe const&, std::vector<Cell<std::int32_t, 1>>&);
template void cells_of(Ground const&, Recipe const&, std::vector<Cell<std::int32_t, 5>>&);
template void cells_of(Ground const&, Recipe const&, std::vector<Cell<std::int32_t, lane_count>>&);
template void cells_of(Ground const&, Recipe const&, std::vector<Cell<std::int64_t, 1>>&);
template void cells_of(Ground const&, Recipe const&, std::vector<Cell<std::int64_t, 5>>&);
template void cells_of(Ground const&, Recipe const&, std::vector<Cell<std::int64_t, lane_count>>&);

template bool people_between(Ground const&, Recipe const&, Key, Key, Spread<std::int32_t, 1>&);
template bool people_between(Ground const&, Recipe const&, Key, Key, Spread<std::int32_t, 5>&);
template bool people_between(Ground const&, Recipe const&, Key, Key, Spread<std::int32_t, lane_count>&);
template bool people_between(Ground const&, Recipe const&, Key, Key, Spread<std::int64_t, 1>&);
template bool people_between(Ground const&, Recipe const&, Key, Key, Spread<std::int64_t, 5>&);
template bool people_between(Ground const&, Recipe const&, Key, Key, Spread<std::int64_t, lane_count>&);

}
