// From the cells of a place to the lines of an answer: steps L4 to L6 of domain.md 5.12, and what is missing.
//
// A slot is one body and group of one place. Slot 0 of each body is everybody; the others, where groups are asked for,
// are the groups by code. The body "intersectoral" holds all sectors together.
#pragma once
#include "answer.hpp"
#include "cells.hpp"
#include "engine.hpp"
#include <algorithm>
#include <vector>

namespace muster::analysis {

/// People of a place once its cells are settled: only the figure keeps its sex and age cells, because above the place
/// nothing is settled any more.
template <int K>
struct Sum {
    People<std::int64_t, K> mid;
    std::int64_t low = 0, high = 0;

    Sum() = default;
    template <std::signed_integral N>
    explicit Sum(Spread<N, K> const& people)
        : mid(widened<std::int64_t, K>(people.mid)), low(people.low.of[0]), high(people.high.of[0])
    {
    }
    void join_apart(Sum const& other)
    {
        mid.join_apart(other.mid);
        low += other.low;
        high += other.high;
    }
    void take_back(Sum const& other)
    {
        mid.take_back(other.mid);
        low -= other.low;
        high -= other.high;
    }
    /// The same people seen twice, perhaps: at least the higher, at most both.
    void may_overlap(Sum const& other)
    {
        mid.keep_highest(other.mid);
        low = std::max(low, other.low);
        high += other.high;
    }
    void cap(std::int64_t most)
    {
        if (most < 0) return;
        mid.cap(most);
        low = std::min(low, most);
        high = std::min(high, most);
    }
};

struct Lack {
    std::int64_t low = 0, mid = 0, high = 0;

    template <int K>
    static Lack of(std::int64_t wanted, Sum<K> const& people)
    {
        auto const missing = [&](std::int64_t reached) { return std::max<std::int64_t>(0, wanted - reached); };
        return {missing(people.high), missing(people.mid.of[0]), missing(people.low)};
    }
    void join_apart(Lack const& other)
    {
        low += other.low;
        mid += other.mid;
        high += other.high;
    }
    void take_back(Lack const& other)
    {
        low -= other.low;
        mid -= other.mid;
        high -= other.high;
    }
};

/// A figure that places tell or not: how many tell it, and its sum over them.
struct Wanted {
    std::int64_t sum = 0;
    std::int32_t tellers = 0;
    bool from_below = false;
    Lack lack;

    [[nodiscard]] bool told() const { return tellers > 0; }
    /// Nothing where the figure is not told (-1).
    void tell(std::int64_t figure)
    {
        if (figure < 0) return;
        sum = figure;
        tellers = 1;
    }
    void join_apart(Wanted const& other)
    {
        sum += other.sum;
        tellers += other.tellers;
        lack.join_apart(other.lack);
    }
    void take_back(Wanted const& other)
    {
        sum -= other.sum;
        tellers -= other.tellers;
        lack.take_back(other.lack);
    }
};

template <int K>
struct Slot {
    Sum<K> people;
    Wanted need, target;
    bool any = false;
    bool rows = false;  // some row of the place itself is counted here

    void join_apart(Slot const& other)
    {
        people.join_apart(other.people);
        need.join_apart(other.need);
        target.join_apart(other.target);
        any = true;
    }
    void take_back(Slot const& other)
    {
        people.take_back(other.people);
        need.take_back(other.need);
        target.take_back(other.target);
    }
};

/// How slots are numbered for one question.
struct SlotPlan {
    int bodies = 0, groups = 0;
    bool by_group = false;

    [[nodiscard]] int wide() const { return by_group ? groups + 1 : 1; }
    [[nodiscard]] int size() const { return bodies * wide(); }
    [[nodiscard]] int of(int body, int group) const { return body * wide() + (group == everybody ? 0 : group + 1); }
    [[nodiscard]] int body(int slot) const { return slot / wide(); }
    [[nodiscard]] int group(int slot) const { return slot % wide() == 0 ? everybody : slot % wide() - 1; }
};

/// Population figures that hold people down, where the profile says so.
class Caps {
public:
    Caps(Engine const& engine, bool used) : engine_(engine), used_(used) {}
    [[nodiscard]] std::int64_t of(int place, int group) const
    {
        if (not used_) return -1;
        if (group > 0)
            if (auto const known = engine_.needs().population(place, group); known >= 0) return known;
        return engine_.tree().population(place);
    }

private:
    Engine const& engine_;
    bool used_;
};

/// Everybody out of the lines for all (group 0) and the lines for groups, which may be partly the same people.
template <std::signed_integral N, int K>
struct Everybody {
    Spread<N, K> all{}, parts{};

    void add(int group, Spread<N, K> const& people) { (group == 0 ? all : parts).join_apart(people); }
    [[nodiscard]] Spread<N, K> together(std::int64_t cap) const
    {
        auto both = all;
        both.may_overlap(parts);
        both.settle();
        both.cap(cap);
        return both;
    }
};

/// The slots of one place: its own lines first, then joined with what lies below.
template <std::signed_integral N, int K>
class PlaceSlots {
public:
    PlaceSlots(Engine const& engine, SlotPlan plan, Question const& question)
        : engine_(engine), plan_(plan), question_(question), caps_(engine, question.profile->cap),
          slots_(std::size_t(plan.size())), joint_(std::size_t(plan.groups)), joint_any_(std::size_t(plan.groups))
    {
    }

    /// Starts a place with its own cells and what was told of its needs.
    void begin(int place, std::vector<Cell<N, K>> const& cells)
    {
        clear();
        place_ = place;
        take_cells(cells);
        take_needs();
    }
    /// Joins what lies below (null where nothing does) and works out what is missing.
    void finish(Slot<K> const* below);

    [[nodiscard]] std::vector<int> const& met() const { return met_; }
    [[nodiscard]] Slot<K> const& at(int slot) const { return slots_[static_cast<std::size_t>(slot)]; }
    [[nodiscard]] SlotPlan const& plan() const { return plan_; }

private:
    void clear();
    Slot<K>& touch(int body, int group);
    void put(int body, int group, Sum<K> const& people);
    void take_cells(std::vector<Cell<N, K>> const& cells);
    void put_joint();
    void take_needs();
    void want(int body, int group, std::int64_t need, std::int64_t target);
    void finish_slot(int slot, Slot<K> const* below);

    Engine const& engine_;
    SlotPlan plan_;
    Question const& question_;
    Caps caps_;
    int place_ = 0;
    std::vector<Slot<K>> slots_;
    std::vector<int> met_;
    std::vector<Spread<N, K>> joint_;  // by group
    std::vector<char> joint_any_;
};

/// One slot with what lies below: places with lines for the whole and for parts may have counted the same people.
template <int K>
void join_below(Slot<K>& own, Slot<K> const* below, std::int64_t cap);

}
