#include "reference.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <fmt/core.h>
#include <map>
#include <optional>
#include <tuple>

namespace muster::analysis {

namespace {

using Lanes = std::array<std::int64_t, lane_count>;

struct Figure {
    Lanes least{}, chosen{}, most{};
};

void settle(Lanes& lanes)
{
    std::int64_t cells = 0;
    for (int k = first_cell; k <= last_cell; ++k) cells += lanes[std::size_t(k)];
    if (cells > lanes[0]) lanes[0] = cells;
}

Figure settled(Figure figure)
{
    settle(figure.least);
    settle(figure.chosen);
    settle(figure.most);
    return figure;
}

Figure capped(Figure figure, std::int64_t population)
{
    if (population >= 0)
        for (auto* lanes : {&figure.least, &figure.chosen, &figure.most}) (*lanes)[0] = std::min((*lanes)[0], population);
    return figure;
}

Lanes added(std::vector<Lanes> const& all)
{
    Lanes sum{};
    for (auto const& one : all)
        for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += one[k];
    return sum;
}

Lanes highest(std::vector<Lanes> const& all)
{
    Lanes top{};
    for (auto const& one : all)
        for (std::size_t k = 0; k < top.size(); ++k) top[k] = std::max(top[k], one[k]);
    return top;
}

Lanes by(Rule rule, std::vector<Lanes> const& all)
{
    return rule == Rule::sum ? added(all) : highest(all);
}

std::vector<Lanes> pick(std::vector<Figure> const& figures, Lanes Figure::* which)
{
    std::vector<Lanes> lanes;
    for (auto const& figure : figures) lanes.push_back(figure.*which);
    return lanes;
}

/// Perhaps the same people: at least the highest, at most all of them, the figure by the rule.
Figure perhaps_same(std::vector<Figure> const& figures, Rule rule)
{
    return settled({highest(pick(figures, &Figure::least)), by(rule, pick(figures, &Figure::chosen)),
                    added(pick(figures, &Figure::most))});
}

/// Over periods all three follow the rule.
Figure over_periods(std::map<int, Figure> const& periods, Rule rule, std::vector<base::Period> const& when)
{
    std::vector<Figure> figures;
    for (auto const& [code, figure] : periods) figures.push_back(figure);
    if (rule == Rule::latest) {
        auto const later = [&](auto const& a, auto const& b) {
            auto const time = [&](int code) {
                auto const& period = when[std::size_t(code)];
                return std::tuple(code != 0, period.last, period.first);
            };
            return time(a.first) < time(b.first);
        };
        return settled(std::ranges::max_element(periods, later)->second);
    }
    return settled({by(rule, pick(figures, &Figure::least)), by(rule, pick(figures, &Figure::chosen)),
                    by(rule, pick(figures, &Figure::most))});
}

using CellKey = std::tuple<int, int, int>;                   // place, body, group
using ActivityKey = std::pair<CellKey, int>;

/// One question answered over one set of rows.
class Working {
public:
    Working(Tree const& tree, ReferenceInput const& input, Question const& question)
        : tree_(tree), input_(input), question_(question), profile_(*question.profile)
    {
        for (auto const& told : input.needs) {
            needs_[told.place].push_back(told.cell);
            auto& most = population_.try_emplace({told.place, told.cell.group}, -1).first->second;
            most = std::max<std::int64_t>(most, told.cell.population);
        }
    }

    Answer answer();

private:
    struct Result {
        Figure people;
        bool rows = false;
        std::int64_t need = -1, target = -1;
        bool need_below = false;
        Lanes need_gap{}, target_gap{};  // first three: least, chosen, most
    };
    using Slots = std::map<std::pair<int, int>, Result>;  // by body and group (everybody = -1)

    [[nodiscard]] bool counts(Fact const& fact) const;
    [[nodiscard]] Figure line(Fact const& fact) const;
    void lines_to_cells();
    [[nodiscard]] Figure activity_figure(ActivityKey const& key, std::map<std::pair<int, int>, std::vector<Figure>> const& lines) const;
    [[nodiscard]] std::int64_t population(int place, int group) const;
    [[nodiscard]] bool in_joint(int body) const { return not std::ranges::count(input_.out_of_joint, body); }
    [[nodiscard]] Figure together(int place, std::map<int, Figure> const& by_group) const;
    Slots own(int place) const;
    void own_needs(int place, Slots& slots) const;
    Slots whole(int place, Answer& answer) const;
    void join(int place, Slots& slots, std::vector<Slots> const& children) const;
    void write(int place, bool only_whole, Slots const& slots, Answer& answer) const;

    Tree const& tree_;
    ReferenceInput const& input_;
    Question const& question_;
    Profile const& profile_;
    std::map<CellKey, Figure> cells_;
    std::map<int, std::vector<NeedCell>> needs_;
    std::map<std::pair<int, int>, std::int64_t> population_;  // by place and group
};

bool Working::counts(Fact const& fact) const
{
    bool const planned = question_.measure == Measure::targeted and fact.marks.status() == standards::Status::planned;
    return (profile_.counts(fact.marks.status()) or planned) and question_.sieve.passes(fact.key);
}

Figure Working::line(Fact const& fact) const
{
    Lanes lanes{};
    if (question_.measure == Measure::targeted) lanes[0] = fact.targeted;
    else {
        for (std::size_t k = 0; k < lanes.size(); ++k) lanes[k] = fact.reached[k];
        settle(lanes);
        if (not profile_.own_cells)
            for (std::size_t k = 1; k < lanes.size(); ++k) lanes[k] = 0;
    }
    return {lanes, lanes, lanes};
}

/// L1 and L2: one activity of one place, body and group; `lines` by partner and period.
Figure Working::activity_figure(ActivityKey const& key, std::map<std::pair<int, int>, std::vector<Figure>> const& lines) const
{
    auto const rule = profile_.periods == Rule::by_activity ? input_.rules.of(std::get<1>(key.first), key.second) : profile_.periods;
    std::map<int, std::map<int, Figure>> outer;  // by partner then period, or by period then partner
    for (auto const& [who_when, figures] : lines) {
        auto const [partner, period] = who_when;
        auto const one = perhaps_same(figures, profile_.lines);
        if (profile_.partners_first) outer[partner][period] = one;
        else outer[period][partner] = one;
    }
    std::vector<Figure> partners;
    std::map<int, Figure> periods;
    for (auto const& [code, inner] : outer) {
        if (profile_.partners_first) {
            partners.push_back(over_periods(inner, rule, input_.periods));
        } else {
            std::vector<Figure> figures;
            for (auto const& [partner, figure] : inner) figures.push_back(figure);
            periods[code] = perhaps_same(figures, profile_.partners);
        }
    }
    return profile_.partners_first ? perhaps_same(partners, profile_.partners) : over_periods(periods, rule, input_.periods);
}

/// L1 to L3.
void Working::lines_to_cells()
{
    std::map<ActivityKey, std::map<std::pair<int, int>, std::vector<Figure>>> activities;
    for (auto const& fact : input_.facts) {
        if (not counts(fact)) continue;
        ActivityKey const key{{fact.place, fact.key.body(), fact.key.group()}, fact.key.activity()};
        activities[key][{fact.key.partner(), fact.key.period()}].push_back(line(fact));
    }
    std::map<CellKey, std::vector<Figure>> by_cell;
    for (auto const& [key, lines] : activities) by_cell[key.first].push_back(activity_figure(key, lines));
    for (auto const& [key, figures] : by_cell) {
        auto cell = perhaps_same(figures, profile_.activities);
        if (not profile_.interval) cell.least = cell.most = cell.chosen;
        cells_[key] = capped(cell, population(std::get<0>(key), std::get<2>(key)));
    }
}

std::int64_t Working::population(int place, int group) const
{
    if (not profile_.cap) return -1;
    auto const of_group = population_.find({place, group});
    return group > 0 and of_group != population_.end() and of_group->second >= 0 ? of_group->second : tree_.population(place);
}

/// L5: the lines for everybody and the groups may be the same people; the groups exclude each other.
Figure Working::together(int place, std::map<int, Figure> const& by_group) const
{
    std::vector<Figure> all, parts;
    for (auto const& [group, figure] : by_group) (group == 0 ? all : parts).push_back(figure);
    Figure const parts_sum{added(pick(parts, &Figure::least)), added(pick(parts, &Figure::chosen)), added(pick(parts, &Figure::most))};
    all.push_back(parts_sum);
    return capped(perhaps_same(all, Rule::highest), population(place, everybody));
}

Working::Slots Working::own(int place) const
{
    std::map<int, std::map<int, Figure>> by_body;
    std::map<int, std::vector<Figure>> over_bodies;  // L6, by group
    for (auto cell = cells_.lower_bound({place, -1, -1}); cell != cells_.end() and std::get<0>(cell->first) == place; ++cell) {
        auto const& figure = cell->second;
        auto const body = std::get<1>(cell->first), group = std::get<2>(cell->first);
        by_body[body][group] = figure;
        if (in_joint(body)) over_bodies[group].push_back(figure);
    }
    if (question_.joint and not over_bodies.empty()) {
        by_body.erase(input_.joint);
        for (auto const& [group, figures] : over_bodies)
            by_body[input_.joint][group] = capped(perhaps_same(figures, Rule::highest), population(place, group));
    }
    Slots slots;
    for (auto const& [body, groups] : by_body) {
        if (question_.by_group)
            for (auto const& [group, figure] : groups) slots[{body, group}] = {.people = figure, .rows = true};
        slots[{body, everybody}] = {.people = together(place, groups), .rows = true};
    }
    return slots;
}

void Working::own_needs(int place, Slots& slots) const
{
    std::map<int, std::map<int, std::array<std::int64_t, 2>>> told;  // by body and group: in need, targeted
    if (not needs_.contains(place)) return;
    for (auto const& cell : needs_.at(place))
        if (question_.sieve.bodies[cell.body] and question_.sieve.groups[cell.group])
            told[cell.body][cell.group] = {cell.in_need, cell.targeted};
    if (not question_.joint) told.erase(input_.joint);
    for (std::size_t which : {0u, 1u}) {
        auto const tell = [&](int body, int group, std::int64_t value) {
            if (value < 0 or (group != everybody and not question_.by_group)) return;
            auto& result = slots[{body, group}];
            auto& into = which == 0 ? result.need : result.target;
            if (into < 0) into = value;
        };
        std::map<int, std::int64_t> joint;
        for (auto const& [body, groups] : told) {
            std::int64_t parts = -1;
            for (auto const& [group, values] : groups) {
                auto const value = values[which];
                tell(body, group, value);
                if (value < 0) continue;
                if (group != 0) parts = std::max<std::int64_t>(parts, 0) + value;
                if (body != input_.joint and in_joint(body)) joint[group] = std::max(joint[group], value);
            }
            bool const has_all = groups.contains(0) and groups.at(0)[which] >= 0;
            tell(body, everybody, has_all ? groups.at(0)[which] : parts);
        }
        if (not question_.joint or joint.empty()) continue;
        std::int64_t parts = 0;
        for (auto const& [group, value] : joint) {
            tell(input_.joint, group, value);
            if (group != 0) parts += value;
        }
        tell(input_.joint, everybody, std::max(joint.contains(0) ? joint.at(0) : 0, parts));
    }
}

Lanes gap(std::int64_t wanted, Figure const& people)
{
    auto const lack = [&](Lanes const& lanes) { return std::max<std::int64_t>(0, wanted - lanes[0]); };
    return {lack(people.most), lack(people.chosen), lack(people.least)};
}

/// L4: the parts are added; the whole and its parts may have counted the same people.
void Working::join(int place, Slots& slots, std::vector<Slots> const& children) const
{
    Slots below;
    for (auto const& child : children)
        for (auto const& [key, from] : child) {
            auto& to = below[key];
            to.people = {added({to.people.least, from.people.least}), added({to.people.chosen, from.people.chosen}),
                         added({to.people.most, from.people.most})};
            if (from.need >= 0) to.need = std::max<std::int64_t>(to.need, 0) + from.need;
            if (from.target >= 0) to.target = std::max<std::int64_t>(to.target, 0) + from.target;
            to.need_gap = added({to.need_gap, from.need_gap});
            to.target_gap = added({to.target_gap, from.target_gap});
        }
    for (auto const& [key, under] : below) {
        auto& slot = slots[key];
        slot.people = capped({highest({slot.people.least, under.people.least}), highest({slot.people.chosen, under.people.chosen}),
                              added({slot.people.most, under.people.most})},
                             population(place, key.second));
    }
    for (auto& [key, slot] : slots) {
        auto const under = below.contains(key) ? below.at(key) : Result{};
        slot.need_gap = under.need >= 0 ? under.need_gap : slot.need >= 0 ? gap(slot.need, slot.people) : Lanes{};
        slot.target_gap = under.target >= 0 ? under.target_gap : slot.target >= 0 ? gap(slot.target, slot.people) : Lanes{};
        slot.need_below = slot.need < 0 and under.need >= 0;
        if (slot.need < 0) slot.need = under.need;
        if (slot.target < 0) slot.target = under.target;
    }
}

Working::Slots Working::whole(int place, Answer& answer) const
{
    std::vector<Slots> children;
    for (int const child : tree_.children(place)) children.push_back(whole(child, answer));
    auto slots = own(place);
    bool const inside = question_.within < 0 or tree_.lies_in(place, question_.within);
    if (inside and tree_.level(place) < question_.level) write(place, true, slots, answer);
    own_needs(place, slots);
    join(place, slots, children);
    bool const first_on_level = tree_.level(place) == question_.level or tree_.parent(place) < 0 or
                                tree_.level(tree_.parent(place)) < question_.level;
    if (inside and tree_.level(place) >= question_.level and first_on_level) write(place, false, slots, answer);
    return slots;
}

void Working::write(int place, bool only_whole, Slots const& slots, Answer& answer) const
{
    for (auto const& [key, slot] : slots) {
        AnswerLine line{.place = place, .only_whole = only_whole, .body = std::int16_t(key.first), .group = std::int16_t(key.second)};
        line.reached = {{slot.people.least[0]}, {slot.people.chosen[0]}, {slot.people.most[0]}};
        line.cells = slot.people.chosen;
        line.in_need = slot.need;
        line.targeted = slot.target;
        line.need_from_below = slot.need_below;
        line.need_gap = {{slot.need_gap[0]}, {slot.need_gap[1]}, {slot.need_gap[2]}};
        line.target_gap = {{slot.target_gap[0]}, {slot.target_gap[1]}, {slot.target_gap[2]}};
        answer.lines.push_back(line);
    }
}

auto order_of(AnswerLine const& line)
{
    return std::tuple(line.only_whole, line.place, line.body, line.group);
}

bool says_something(AnswerLine const& line)
{
    return line.reached.at_most.value != 0 or line.in_need >= 0 or line.targeted >= 0 or
           std::ranges::any_of(line.cells, [](auto people) { return people != 0; });
}

std::string text_of(AnswerLine const& line)
{
    return fmt::format("{} of {}..{} (need {}, target {}, missing {}..{}..{} and {}..{}..{}), cells {} {} {} {} {} {} {}",
                       line.reached.chosen.value, line.reached.at_least.value, line.reached.at_most.value, line.in_need, line.targeted,
                       line.need_gap.at_least.value, line.need_gap.chosen.value, line.need_gap.at_most.value,
                       line.target_gap.at_least.value, line.target_gap.chosen.value, line.target_gap.at_most.value, line.cells[1],
                       line.cells[2], line.cells[3], line.cells[4], line.cells[5], line.cells[6], line.cells[7]);
}

}

Answer Working::answer()
{
    lines_to_cells();
    Answer answer;
    whole(tree_.root(), answer);
    std::erase_if(answer.lines, [](AnswerLine const& line) { return not says_something(line); });
    std::ranges::sort(answer.lines, {}, order_of);
    return answer;
}

Answer reference(Tree const& tree, ReferenceInput const& input, Question const& question)
{
    return Working(tree, input, question).answer();
}

std::string difference(Answer engine, Answer const& reference)
{
    std::erase_if(engine.lines, [](AnswerLine const& line) { return not says_something(line); });
    auto const name = [](AnswerLine const& line) {
        return fmt::format("place {}{}, body {}, group {}", line.place, line.only_whole ? " (whole)" : "", line.body, line.group);
    };
    for (std::size_t i = 0; i < std::max(engine.lines.size(), reference.lines.size()); ++i) {
        auto const* a = i < engine.lines.size() ? &engine.lines[i] : nullptr;
        auto const* b = i < reference.lines.size() ? &reference.lines[i] : nullptr;
        if (not b or (a and order_of(*a) < order_of(*b))) return name(*a) + ": only the engine says " + text_of(*a);
        if (not a or order_of(*b) < order_of(*a)) return name(*b) + ": only the reference says " + text_of(*b);
        if (text_of(*a) != text_of(*b)) return name(*a) + ": engine " + text_of(*a) + "; reference " + text_of(*b);
    }
    return {};
}

}
