#include "kept.hpp"
#include "fold.hpp"
#include <base/ensure.hpp>
#include <optional>

namespace muster::analysis {

namespace {

Question kept_question()
{
    Question question;
    question.by_group = true;
    return question;
}

std::int64_t told(Wanted const& wanted)
{
    return wanted.told() ? wanted.sum : -1;
}

template <std::signed_integral N, int K>
class KeptOf final : public Kept {
public:
    explicit KeptOf(Engine const& engine);
    void changed(int place, Key key) override;
    bool fits() override;
    Answer answer(Question const& question) const override;
    std::size_t bytes() const override;

private:
    /// One activity of a cell: all its partners together. Nobody twice is what the figure is made of, so `high` is `mid`.
    struct Activity {
        std::uint32_t key = 0;  // body, group, activity
        People<N, K> low, mid;
        bool operator==(Activity const&) const = default;
    };
    struct Want {
        std::int64_t need = -1, target = -1;  // -1 = not told
    };
    struct Place {
        std::vector<Activity> activities;     // in order of key
        std::vector<Cell<N, K>> cells;        // in order of body and group, not capped
        std::vector<Cell<N, K>> joint;        // by group: the highest over sectors, not capped
        std::unique_ptr<Want[]> wanted;       // by slot: what is needed and targeted here; null where nothing is told
        std::vector<std::unique_ptr<Slot<K>[]>> below;  // by body, by group: what lies below; empty where nothing does
    };
    /// The four figures that a row speaks of: its cell, everybody of its body, and both over all sectors.
    static constexpr int touched = 4;
    struct Spot {
        int body, group;
    };

    [[nodiscard]] std::array<Spot, touched> spots(Key key) const
    {
        return {{{key.body(), key.group()}, {key.body(), everybody}, {engine_.joint(), key.group()}, {engine_.joint(), everybody}}};
    }
    Place& at(int place) { return places_[std::size_t(place)]; }
    Place const& at(int place) const { return places_[std::size_t(place)]; }
    void fill(int place);
    [[nodiscard]] std::optional<Activity> activity_of(int place, Key key) const;
    static std::pair<typename std::vector<Activity>::iterator, bool> find_activity(Place& place, Key key);
    static void put_activity(Place& place, Key key, std::optional<Activity> const& now);
    void remake_cell(Place& place, Key key);
    void remake_joint(Place& place, int group);
    [[nodiscard]] Slot<K> const* below(Place const& place, Spot spot) const;
    Slot<K>& make_below(Place& place, Spot spot) const;
    [[nodiscard]] Spread<N, K> own_people(int place, Spot spot) const;
    [[nodiscard]] Slot<K> slot_of(int place, Spot spot, Spread<N, K> const& own) const;
    [[nodiscard]] bool passes_on(int place, Spot spot, Slot<K> const& change) const;
    void carry_up(int place, Spot spot, Slot<K> change);
    void flatten_below(Place const& place, std::vector<Slot<K>>& flat) const;

    Engine const& engine_;
    Tree const& tree_;
    Question question_ = kept_question();
    Recipe recipe_;
    SlotPlan plan_;
    Caps caps_;
    std::vector<Place> places_;
};

std::pair<int, int> cell_key(auto const& cell)
{
    return {cell.body, cell.group};
}

template <std::signed_integral N, int K>
KeptOf<N, K>::KeptOf(Engine const& engine)
    : engine_(engine), tree_(engine.tree()),
      recipe_(*question_.profile, question_.sieve, question_.measure, engine.rules(), engine.words()),
      plan_{engine.words().bodies.size(), engine.words().groups.size(), true}, caps_(engine, question_.profile->cap),
      places_(std::size_t(tree_.size()))
{
    ENSURE(question_.profile->lines == Rule::sum and question_.profile->partners == Rule::sum and
           question_.profile->partners_first and question_.profile->activities == Rule::highest and question_.profile->interval);
    PlaceSlots<N, K> slots(engine_, plan_, question_);
    std::vector<Slot<K>> flat;
    for (int const place : tree_.upward()) {
        fill(place);
        auto& one = at(place);
        if (not engine_.needs().of(place).empty()) {
            slots.begin(place, std::vector<Cell<N, K>>{});
            one.wanted = std::make_unique<Want[]>(std::size_t(plan_.size()));
            for (int const slot : slots.met()) one.wanted[std::size_t(slot)] = {told(slots.at(slot).need), told(slots.at(slot).target)};
        }
        if (tree_.parent(place) < 0) continue;
        slots.begin(place, one.cells);
        flatten_below(one, flat);
        slots.finish(flat.empty() ? nullptr : flat.data());
        for (int const slot : slots.met())
            make_below(at(tree_.parent(place)), {plan_.body(slot), plan_.group(slot)}).join_apart(slots.at(slot));
    }
}

/// The activities and cells of a place, from its rows.
template <std::signed_integral N, int K>
void KeptOf<N, K>::fill(int place)
{
    auto& one = at(place);
    auto const& ground = engine_.ground(place);
    std::uint64_t last = ~std::uint64_t{0};
    for (auto const& block : ground.blocks())
        for (int row = 0; row < block.size(); ++row) {
            auto const key = block.keys()[row];
            if (key.bits >> 32 == last) continue;
            last = key.bits >> 32;
            if (auto const activity = activity_of(place, key)) one.activities.push_back(*activity);
        }
    one.activities.shrink_to_fit();
    for (auto const& activity : one.activities)
        if (one.cells.empty() or cell_key(one.cells.back()) != std::pair<int, int>(activity.key >> 24, activity.key >> 16 & 0xFF))
            remake_cell(one, {std::uint64_t(activity.key) << 32});
    one.cells.shrink_to_fit();
    for (int group = 0; group < plan_.groups; ++group) remake_joint(one, group);
    one.joint.shrink_to_fit();
}

/// What the activity of a key has become; nothing where no row of it counts.
template <std::signed_integral N, int K>
auto KeptOf<N, K>::activity_of(int place, Key key) const -> std::optional<Activity>
{
    auto const run = key.bits >> 32;
    Spread<N, K> people;
    if (not people_between(engine_.ground(place), recipe_, {run << 32}, {run << 32 | 0xFFFF'FFFF}, people)) return {};
    return Activity{static_cast<std::uint32_t>(run), people.low, people.mid};
}

/// Where the activity of a key stands, or would stand.
template <std::signed_integral N, int K>
auto KeptOf<N, K>::find_activity(Place& place, Key key) -> std::pair<typename std::vector<Activity>::iterator, bool>
{
    auto const run = static_cast<std::uint32_t>(key.bits >> 32);
    auto const here = std::ranges::lower_bound(place.activities, run, {}, &Activity::key);
    return {here, here != place.activities.end() and here->key == run};
}

template <std::signed_integral N, int K>
void KeptOf<N, K>::put_activity(Place& place, Key key, std::optional<Activity> const& now)
{
    auto const [here, was] = find_activity(place, key);
    if (now and was) *here = *now;
    else if (now) place.activities.insert(here, *now);
    else if (was) place.activities.erase(here);
}

template <std::signed_integral N, int K>
void KeptOf<N, K>::remake_cell(Place& place, Key key)
{
    auto const prefix = static_cast<std::uint32_t>(key.bits >> 48 << 16);
    Cell<N, K> cell{static_cast<std::uint8_t>(key.body()), static_cast<std::uint8_t>(key.group()), {}};
    auto activity = std::ranges::lower_bound(place.activities, prefix, {}, &Activity::key);
    bool any = false;
    for (; activity != place.activities.end() and activity->key >> 16 == prefix >> 16; ++activity, any = true) {
        cell.people.low.keep_highest(activity->low);
        cell.people.mid.keep_highest(activity->mid);
        cell.people.high.join_apart(activity->mid);
    }
    cell.people.settle();
    auto const here = std::ranges::lower_bound(place.cells, cell_key(cell), {}, [](auto const& one) { return cell_key(one); });
    bool const was = here != place.cells.end() and cell_key(*here) == cell_key(cell);
    if (any and was) *here = cell;
    else if (any) place.cells.insert(here, cell);
    else if (was) place.cells.erase(here);
}

template <std::signed_integral N, int K>
void KeptOf<N, K>::remake_joint(Place& place, int group)
{
    Cell<N, K> joint{static_cast<std::uint8_t>(engine_.joint()), static_cast<std::uint8_t>(group), {}};
    bool any = false;
    for (auto const& cell : place.cells) {
        if (cell.group != group or not engine_.enters_joint(cell.body)) continue;
        joint.people.may_overlap(cell.people);
        any = true;
    }
    auto const here = std::ranges::lower_bound(place.joint, joint.group, {}, &Cell<N, K>::group);
    bool const was = here != place.joint.end() and here->group == group;
    if (any and was) *here = joint;
    else if (any) place.joint.insert(here, joint);
    else if (was) place.joint.erase(here);
}

template <std::signed_integral N, int K>
Slot<K> const* KeptOf<N, K>::below(Place const& place, Spot spot) const
{
    if (place.below.empty() or not place.below[std::size_t(spot.body)]) return nullptr;
    auto const& slot = place.below[std::size_t(spot.body)][std::size_t(spot.group + 1)];
    return slot.any ? &slot : nullptr;
}

template <std::signed_integral N, int K>
Slot<K>& KeptOf<N, K>::make_below(Place& place, Spot spot) const
{
    if (place.below.empty()) place.below.resize(std::size_t(plan_.bodies));
    auto& groups = place.below[std::size_t(spot.body)];
    if (not groups) groups = std::make_unique<Slot<K>[]>(std::size_t(plan_.wide()));
    return groups[std::size_t(spot.group + 1)];
}

/// The people of a place's own lines for one body and group, as PlaceSlots makes them of all cells.
template <std::signed_integral N, int K>
Spread<N, K> KeptOf<N, K>::own_people(int place, Spot spot) const
{
    // Rows may say "intersectoral" themselves; the figure of all sectors together is made apart.
    bool const joint = spot.body == engine_.joint();
    auto const& cells = joint ? at(place).joint : at(place).cells;
    auto const same = std::ranges::equal_range(cells, spot.body, {}, &Cell<N, K>::body);
    auto const alone = [&](Cell<N, K> const& cell) {
        auto people = cell.people;
        if (joint) people.settle();
        people.cap(caps_.of(place, cell.group));
        return people;
    };
    if (spot.group != everybody) {
        auto const cell = std::ranges::lower_bound(same, spot.group, {}, &Cell<N, K>::group);
        return cell != same.end() and cell->group == spot.group ? alone(*cell) : Spread<N, K>{};
    }
    Everybody<N, K> together;
    for (auto const& cell : same) together.add(cell.group, alone(cell));
    return together.together(caps_.of(place, everybody));
}

template <std::signed_integral N, int K>
Slot<K> KeptOf<N, K>::slot_of(int place, Spot spot, Spread<N, K> const& own) const
{
    auto const& one = at(place);
    Slot<K> slot;
    if (one.wanted) {
        auto const& want = one.wanted[std::size_t(plan_.of(spot.body, spot.group))];
        slot.need.tell(want.need);
        slot.target.tell(want.target);
    }
    slot.people = Sum<K>(own);
    auto const* const from_below = below(one, spot);
    join_below(slot, from_below, from_below ? caps_.of(place, spot.group) : -1);
    return slot;
}

/// Whether a change below goes on upwards as it is: no lines of the place's own, no cap reached, nothing missing here.
template <std::signed_integral N, int K>
bool KeptOf<N, K>::passes_on(int place, Spot spot, Slot<K> const& change) const
{
    auto const& one = at(place);
    auto const* const from_below = below(one, spot);
    if (not one.cells.empty() or not from_below) return false;
    auto const cap = caps_.of(place, spot.group);
    auto const top = from_below->people.high;
    if (cap >= 0 and std::max(top, top + change.people.high) > cap) return false;
    if (not one.wanted) return true;
    auto const& own = one.wanted[std::size_t(plan_.of(spot.body, spot.group))];
    return (own.need < 0 or from_below->need.told()) and (own.target < 0 or from_below->target.told());
}

/// `change` is what the place's figure has become less what it was.
template <std::signed_integral N, int K>
void KeptOf<N, K>::carry_up(int place, Spot spot, Slot<K> change)
{
    for (place = tree_.parent(place); place >= 0; place = tree_.parent(place)) {
        if (passes_on(place, spot, change)) {
            make_below(at(place), spot).join_apart(change);
            continue;
        }
        auto const own = own_people(place, spot);
        auto const before = slot_of(place, spot, own);
        make_below(at(place), spot).join_apart(change);
        change = slot_of(place, spot, own);
        change.take_back(before);
    }
}

template <std::signed_integral N, int K>
void KeptOf<N, K>::changed(int place, Key key)
{
    auto const four = spots(key);
    bool const in_joint = engine_.enters_joint(key.body());
    // A row that says "intersectoral" itself has only the last two.
    int const first = key.body() == engine_.joint() ? 2 : 0, end = in_joint ? touched : 2;
    auto const now = activity_of(place, key);
    if (auto const [here, was] = find_activity(at(place), key); was ? now == *here : not now) return;
    std::array<Spread<N, K>, touched> before;
    for (int i = first; i < end; ++i) before[std::size_t(i)] = own_people(place, four[std::size_t(i)]);
    put_activity(at(place), key, now);
    remake_cell(at(place), key);
    if (in_joint) remake_joint(at(place), key.group());
    for (int i = first; i < end; ++i) {
        auto const spot = four[std::size_t(i)];
        auto const after = own_people(place, spot);
        if (after == before[std::size_t(i)]) continue;
        auto change = slot_of(place, spot, after);
        change.take_back(slot_of(place, spot, before[std::size_t(i)]));
        carry_up(place, spot, change);
    }
}

template <std::signed_integral N, int K>
bool KeptOf<N, K>::fits()
{
    auto const& words = engine_.words();
    if (words.periods.size() != recipe_.rank.size()) recipe_.rank = ranks_of(words.periods);
    return words.bodies.size() == plan_.bodies and words.groups.size() == plan_.groups;
}

template <std::signed_integral N, int K>
void KeptOf<N, K>::flatten_below(Place const& place, std::vector<Slot<K>>& flat) const
{
    flat.clear();
    if (place.below.empty()) return;
    flat.resize(std::size_t(plan_.size()));
    for (int body = 0; body < plan_.bodies; ++body)
        if (auto const& groups = place.below[std::size_t(body)])
            std::copy_n(groups.get(), plan_.wide(), flat.begin() + plan_.of(body, everybody));
}

template <std::signed_integral N, int K>
Answer KeptOf<N, K>::answer(Question const& question) const
{
    Answer answer;
    Shown const shown(tree_, question);
    PlaceSlots<N, K> slots(engine_, plan_, question_);
    std::vector<Slot<K>> flat;
    for (int place = 0; place < tree_.size(); ++place) {
        bool const whole = shown.whole(place) and not at(place).cells.empty(), full = shown.full(place);
        if (not whole and not full) continue;
        slots.begin(place, at(place).cells);
        if (whole) put_lines(slots, place, true, answer.lines);
        if (not full) continue;
        flatten_below(at(place), flat);
        slots.finish(flat.empty() ? nullptr : flat.data());
        put_lines(slots, place, false, answer.lines);
    }
    if (not question.by_group) std::erase_if(answer.lines, [](AnswerLine const& line) { return line.group != everybody; });
    sort_lines(answer.lines);
    return answer;
}

template <std::signed_integral N, int K>
std::size_t KeptOf<N, K>::bytes() const
{
    std::size_t bytes = places_.capacity() * sizeof(Place);
    for (auto const& place : places_) {
        bytes += place.activities.capacity() * sizeof(Activity) + (place.cells.capacity() + place.joint.capacity()) * sizeof(Cell<N, K>);
        if (place.wanted) bytes += std::size_t(plan_.size()) * sizeof(Want);
        bytes += place.below.capacity() * sizeof(void*);
        for (auto const& groups : place.below)
            if (groups) bytes += std::size_t(plan_.wide()) * sizeof(Slot<K>);
    }
    return bytes;
}

template <int K>
std::unique_ptr<Kept> made(Engine const& engine)
{
    if (engine.narrow()) return std::make_unique<KeptOf<std::int32_t, K>>(engine);
    return std::make_unique<KeptOf<std::int64_t, K>>(engine);
}

}

std::unique_ptr<Kept> make_kept(Engine const& engine, int lanes)
{
    if (lanes == 1) return made<1>(engine);
    return lanes == 5 ? made<5>(engine) : made<lane_count>(engine);
}

}
