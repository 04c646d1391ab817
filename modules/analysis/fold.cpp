#include "fold.hpp"
#include <atomic>
#include <memory>
#include <thread>
#include <tuple>

namespace muster::analysis {

bool Shown::full(int place) const
{
    if (tree_.level(place) < level_ or not asked(place)) return false;
    auto const parent = tree_.parent(place);
    return tree_.level(place) == level_ or parent < 0 or tree_.level(parent) < level_;
}

bool Shown::whole(int place) const
{
    return tree_.level(place) < level_ and asked(place);
}

int Shown::above(int place) const
{
    while (place >= 0 and not full(place)) place = tree_.parent(place);
    return place;
}

template <std::signed_integral N, int K>
void put_lines(PlaceSlots<N, K> const& slots, int place, bool only_whole, std::vector<AnswerLine>& lines)
{
    auto const missing = [](Lack const& lack, auto unit) {
        using Unit = decltype(unit);
        return Missing<Unit>{{lack.low}, {lack.mid}, {lack.high}};
    };
    for (int const slot : slots.met()) {
        auto const& one = slots.at(slot);
        if (only_whole and not one.rows) continue;
        auto& line = lines.emplace_back();
        line.place = place;
        line.only_whole = only_whole;
        line.body = static_cast<std::int16_t>(slots.plan().body(slot));
        line.group = static_cast<std::int16_t>(slots.plan().group(slot));
        line.reached = {{one.people.low}, {one.people.mid.of[0]}, {one.people.high}};
        for (std::size_t k = 0; k < std::size_t(K); ++k) line.cells[k] = one.people.mid.of[k];
        if (only_whole) continue;
        if (one.need.told()) line.in_need = one.need.sum;
        if (one.target.told()) line.targeted = one.target.sum;
        line.need_from_below = one.need.from_below;
        line.need_gap = missing(one.need.lack, base::InNeed{});
        line.target_gap = missing(one.target.lack, base::Targeted{});
    }
}

void sort_lines(std::vector<AnswerLine>& lines)
{
    auto const key = [](AnswerLine const& line) { return std::tuple(line.only_whole, line.place, line.body, line.group); };
    std::ranges::sort(lines, {}, key);
}

namespace {

/// The tree cut into parts that threads can take by themselves, and the trunk that joins them in the end.
struct Cut {
    std::vector<int> parts;           // roots of the parts
    std::vector<int> trunk;           // every place after those that lie in it
    std::vector<std::int32_t> in_trunk;  // by place: its number in the trunk, -1
};

Cut cut_tree(Engine const& engine, int top, int threads)
{
    auto const& tree = engine.tree();
    std::vector<std::size_t> rows(std::size_t(tree.size()));
    for (int const place : tree.upward()) {
        rows[std::size_t(place)] += engine.ground(place).rows() + 1;
        if (tree.parent(place) >= 0) rows[std::size_t(tree.parent(place))] += rows[std::size_t(place)];
    }
    auto const enough = threads == 1 ? rows[std::size_t(top)] : rows[std::size_t(top)] / std::size_t(threads * 8);
    Cut cut;
    cut.in_trunk.assign(std::size_t(tree.size()), -1);
    std::vector<int> open{top};
    while (not open.empty()) {
        int const place = open.back();
        open.pop_back();
        if (rows[std::size_t(place)] <= enough or tree.children(place).empty()) cut.parts.push_back(place);
        else {
            cut.trunk.push_back(place);
            open.insert(open.end(), tree.children(place).begin(), tree.children(place).end());
        }
    }
    std::ranges::reverse(cut.trunk);
    for (std::size_t i = 0; i < cut.trunk.size(); ++i) cut.in_trunk[std::size_t(cut.trunk[i])] = int(i);
    return cut;
}

template <std::signed_integral N, int K>
class Folding {
public:
    using Below = std::unique_ptr<Slot<K>[]>;

    Folding(Engine const& engine, Question const& question)
        : engine_(engine), tree_(engine.tree()), question_(question), shown_(engine.tree(), question),
          recipe_(*question.profile, question.sieve, question.measure, engine.rules(), engine.words()),
          plan_{engine.words().bodies.size(), engine.words().groups.size(), question.by_group},
          below_(std::size_t(tree_.size()))
    {
    }

    Answer run()
    {
        int const threads = engine_.rows() < 50'000 ? 1 : std::max(1, question_.threads);
        cut_ = cut_tree(engine_, question_.within < 0 ? tree_.root() : question_.within, threads);
        std::vector<std::unique_ptr<Worker>> workers;
        for (int i = 0; i < threads; ++i) workers.push_back(std::make_unique<Worker>(*this));
        std::atomic<std::size_t> next = 0;
        auto const work = [&](Worker& worker) {
            for (std::size_t part; (part = next++) < cut_.parts.size();) worker.part(cut_.parts[part]);
        };
        {
            std::vector<std::jthread> others;
            for (int i = 1; i < threads; ++i) others.emplace_back(work, std::ref(*workers[std::size_t(i)]));
            work(*workers[0]);
        }
        Answer answer;
        for (auto& worker : workers) join_trunk(*worker);
        for (int const place : cut_.trunk) workers[0]->place(place);
        for (auto& worker : workers) answer.lines.insert(answer.lines.end(), worker->lines.begin(), worker->lines.end());
        sort_lines(answer.lines);
        return answer;
    }

private:
    struct Worker {
        explicit Worker(Folding& all)
            : all(all), slots(all.engine_, all.plan_, all.question_), trunk(all.cut_.trunk.size()) {}

        /// A part of the tree: deepest places first.
        void part(int top)
        {
            order.assign(1, top);
            for (std::size_t i = 0; i < order.size(); ++i) {
                auto const& children = all.tree_.children(order[i]);
                order.insert(order.end(), children.begin(), children.end());
            }
            for (auto at = order.rbegin(); at != order.rend(); ++at) place(*at);
        }
        void place(int at)
        {
            auto const below = std::exchange(all.below_[std::size_t(at)], nullptr);
            cells.clear();
            cells_of(all.engine_.ground(at), all.recipe_, cells);
            if (cells.empty() and not below and (not all.question_.needs or all.engine_.needs().of(at).empty())) return;
            slots.begin(at, cells);
            if (not cells.empty() and all.shown_.whole(at)) put_lines(slots, at, true, lines);
            slots.finish(below.get());
            if (all.shown_.full(at)) put_lines(slots, at, false, lines);
            int const parent = all.tree_.parent(at);
            if (parent < 0 or slots.met().empty()) return;
            auto const number = all.cut_.in_trunk[std::size_t(parent)];
            // While parts are worked on, nobody else writes to a parent inside the part; the trunk is everybody's.
            auto& to = number >= 0 and all.cut_.in_trunk[std::size_t(at)] < 0 ? trunk[std::size_t(number)] : all.below_[std::size_t(parent)];
            if (not to) to = std::make_unique<Slot<K>[]>(std::size_t(all.plan_.size()));
            for (int const slot : slots.met()) to[std::size_t(slot)].join_apart(slots.at(slot));
        }

        Folding& all;
        PlaceSlots<N, K> slots;
        std::vector<Below> trunk;
        std::vector<Cell<N, K>> cells;
        std::vector<int> order;
        std::vector<AnswerLine> lines;
    };

    void join_trunk(Worker& worker)
    {
        for (std::size_t i = 0; i < worker.trunk.size(); ++i) {
            if (not worker.trunk[i]) continue;
            auto& to = below_[std::size_t(cut_.trunk[i])];
            if (not to) {
                to = std::move(worker.trunk[i]);
                continue;
            }
            for (int slot = 0; slot < plan_.size(); ++slot)
                if (worker.trunk[i][std::size_t(slot)].any) to[std::size_t(slot)].join_apart(worker.trunk[i][std::size_t(slot)]);
        }
    }

    Engine const& engine_;
    Tree const& tree_;
    Question const& question_;
    Shown shown_;
    Recipe recipe_;
    SlotPlan plan_;
    Cut cut_;
    std::vector<Below> below_;  // by place: what its children have brought so far
};

}

template <std::signed_integral N, int K>
Answer fold(Engine const& engine, Question const& question)
{
    return Folding<N, K>(engine, question).run();
}

template void put_lines(PlaceSlots<std::int32_t, 1> const&, int, bool, std::vector<AnswerLine>&);
template void put_lines(PlaceSlots<std::int64_t, 1> const&, int, bool, std::vector<AnswerLine>&);
template void put_lines(PlaceSlots<std::int32_t, 5> const&, int, bool, std::vector<AnswerLine>&);
template void put_lines(PlaceSlots<std::int64_t, 5> const&, int, bool, std::vector<AnswerLine>&);
template void put_lines(PlaceSlots<std::int32_t, lane_count> const&, int, bool, std::vector<AnswerLine>&);
template void put_lines(PlaceSlots<std::int64_t, lane_count> const&, int, bool, std::vector<AnswerLine>&);
template Answer fold<std::int32_t, 1>(Engine const&, Question const&);
template Answer fold<std::int32_t, 5>(Engine const&, Question const&);
template Answer fold<std::int32_t, lane_count>(Engine const&, Question const&);
template Answer fold<std::int64_t, 1>(Engine const&, Question const&);
template Answer fold<std::int64_t, 5>(Engine const&, Question const&);
template Answer fold<std::int64_t, lane_count>(Engine const&, Question const&);

}
