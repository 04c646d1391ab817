#include "slots.hpp"
#include <utility>

namespace muster::analysis {

namespace {

/// A figure that may be untold (-1): everybody by the line for all, else by the groups; domain.md 5.1.
struct ToldSum {
    std::int64_t all = -1, parts = -1;

    void add(int group, std::int64_t told)
    {
        if (told < 0) return;
        auto& sum = group == 0 ? all : parts;
        sum = std::max<std::int64_t>(sum, 0) + told;
    }
    [[nodiscard]] std::int64_t everybody() const { return all >= 0 ? all : parts; }
};

/// Over sectors the highest of each group, then the groups together, as people reached are (steps L6 and L5).
class HighestNeed {
public:
    void add(int group, std::int64_t told)
    {
        if (std::size_t(group) >= by_group_.size()) by_group_.resize(std::size_t(group) + 1, -1);
        by_group_[std::size_t(group)] = std::max(by_group_[std::size_t(group)], told);
    }
    [[nodiscard]] std::int64_t of(int group) const { return std::size_t(group) < by_group_.size() ? by_group_[std::size_t(group)] : -1; }
    [[nodiscard]] std::int64_t everybody() const
    {
        ToldSum sum;
        for (std::size_t group = 0; group < by_group_.size(); ++group) sum.add(int(group), by_group_[group]);
        return std::max(sum.all, sum.parts);
    }
    [[nodiscard]] int groups() const { return int(by_group_.size()); }

private:
    std::vector<std::int64_t> by_group_;
};

/// What is wanted here or below, and what is missing of it: at the finest places that tell what is wanted, because
/// people reached beyond the need of one place fill no gap in another.
template <int K>
void settle_wanted(Wanted& own, Wanted const* below, Sum<K> const& people)
{
    bool const told_below = below and below->told();
    if (not own.told() and not told_below) return;
    if (not own.told()) own.sum = below->sum;
    own.from_below = not own.told();
    own.tellers = 1;
    own.lack = told_below ? below->lack : Lack::of(own.sum, people);
}

}

template <int K>
void join_below(Slot<K>& own, Slot<K> const* below, std::int64_t cap)
{
    if (below) {
        own.people.may_overlap(below->people);
        own.people.cap(cap);
    }
    settle_wanted(own.need, below ? &below->need : nullptr, own.people);
    settle_wanted(own.target, below ? &below->target : nullptr, own.people);
}

template <std::signed_integral N, int K>
void PlaceSlots<N, K>::clear()
{
    for (int const slot : met_) slots_[std::size_t(slot)] = {};
    met_.clear();
}

template <std::signed_integral N, int K>
Slot<K>& PlaceSlots<N, K>::touch(int body, int group)
{
    int const slot = plan_.of(body, group);
    auto& one = slots_[std::size_t(slot)];
    if (not one.any) met_.push_back(slot);
    one.any = true;
    return one;
}

template <std::signed_integral N, int K>
void PlaceSlots<N, K>::put(int body, int group, Sum<K> const& people)
{
    auto& slot = touch(body, group);
    slot.people = people;
    slot.rows = true;
}

template <std::signed_integral N, int K>
void PlaceSlots<N, K>::take_cells(std::vector<Cell<N, K>> const& cells)
{
    for (std::size_t i = 0; i < cells.size();) {
        int const body = cells[i].body;
        Everybody<N, K> everybody_here;
        for (; i < cells.size() and cells[i].body == body; ++i) {
            int const group = cells[i].group;
            auto people = cells[i].people;
            people.cap(caps_.of(place_, group));
            if (plan_.by_group) put(body, group, Sum<K>(people));
            everybody_here.add(group, people);
            if (not question_.joint or not engine_.enters_joint(body)) continue;
            auto& joint = joint_[std::size_t(group)];
            if (not joint_any_[std::size_t(group)]) joint = {}, joint_any_[std::size_t(group)] = true;
            joint.may_overlap(people);
        }
        put(body, everybody, Sum<K>(everybody_here.together(caps_.of(place_, everybody))));
    }
    if (question_.joint) put_joint();
}

template <std::signed_integral N, int K>
void PlaceSlots<N, K>::put_joint()
{
    Everybody<N, K> together;
    bool any = false;
    for (int group = 0; group < plan_.groups; ++group) {
        if (not std::exchange(joint_any_[std::size_t(group)], false)) continue;
        auto& people = joint_[std::size_t(group)];
        people.settle();
        people.cap(caps_.of(place_, group));
        if (plan_.by_group) put(engine_.joint(), group, Sum<K>(people));
        together.add(group, people);
        any = true;
    }
    if (any) put(engine_.joint(), everybody, Sum<K>(together.together(caps_.of(place_, everybody))));
}

template <std::signed_integral N, int K>
void PlaceSlots<N, K>::want(int body, int group, std::int64_t need, std::int64_t target)
{
    if (need < 0 and target < 0) return;
    if (group != everybody and not plan_.by_group) return;
    auto& slot = touch(body, group);
    if (not slot.need.told()) slot.need.tell(need);
    if (not slot.target.told()) slot.target.tell(target);
}

template <std::signed_integral N, int K>
void PlaceSlots<N, K>::take_needs()
{
    auto const cells = engine_.needs().of(place_);
    if (cells.empty() or not question_.needs) return;
    HighestNeed joint_need, joint_target;
    for (std::size_t i = 0; i < cells.size();) {
        int const body = cells[i].body;
        bool const asked = question_.sieve.bodies[std::size_t(body)] and (question_.joint or body != engine_.joint());
        ToldSum need, target;
        for (; i < cells.size() and cells[i].body == body; ++i) {
            auto const& cell = cells[i];
            if (not asked or not question_.sieve.groups[cell.group]) continue;
            want(body, cell.group, cell.in_need, cell.targeted);
            need.add(cell.group, cell.in_need);
            target.add(cell.group, cell.targeted);
            if (body == engine_.joint() or not engine_.enters_joint(body)) continue;
            joint_need.add(cell.group, cell.in_need);
            joint_target.add(cell.group, cell.targeted);
        }
        want(body, everybody, need.everybody(), target.everybody());
    }
    if (not question_.joint) return;
    // What the figures of all sectors together do not tell themselves is the highest over the sectors.
    for (int group = 0; group < joint_need.groups(); ++group)
        want(engine_.joint(), group, joint_need.of(group), joint_target.of(group));
    want(engine_.joint(), everybody, joint_need.everybody(), joint_target.everybody());
}

template <std::signed_integral N, int K>
void PlaceSlots<N, K>::finish_slot(int slot, Slot<K> const* below)
{
    int const group = plan_.group(slot);
    join_below(slots_[std::size_t(slot)], below, below ? caps_.of(place_, group) : -1);
}

template <std::signed_integral N, int K>
void PlaceSlots<N, K>::finish(Slot<K> const* below)
{
    if (not below) {
        for (int const slot : met_) finish_slot(slot, nullptr);
        return;
    }
    for (int slot = 0; slot < plan_.size(); ++slot)
        if (below[slot].any) touch(plan_.body(slot), plan_.group(slot));
    for (int const slot : met_) finish_slot(slot, below[slot].any ? &below[slot] : nullptr);
}

template class PlaceSlots<std::int32_t, 1>;
template class PlaceSlots<std::int32_t, 5>;
template class PlaceSlots<std::int32_t, lane_count>;
template class PlaceSlots<std::int64_t, 1>;
template class PlaceSlots<std::int64_t, 5>;
template class PlaceSlots<std::int64_t, lane_count>;
template void join_below(Slot<1>&, Slot<1> const*, std::int64_t);
template void join_below(Slot<5>&, Slot<5> const*, std::int64_t);
template void join_below(Slot<lane_count>&, Slot<lane_count> const*, std::int64_t);

}
