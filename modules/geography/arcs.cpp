#include "arcs.hpp"
#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace muster::geography {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

bool before(Spot a, Spot b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); }

double triangle(Spot a, Spot b, Spot c)
{
    auto const x = double(b.x) - a.x, y = double(b.y) - a.y, u = double(c.x) - a.x, v = double(c.y) - a.y;
    return std::abs(x * v - y * u) / 2;
}

double area_of(Loop const& loop)
{
    double sum = 0;
    for (std::size_t i = 0; i < loop.size(); ++i) {
        auto const a = loop[i], b = loop[(i + 1) % loop.size()];
        sum += double(a.x) * b.y - double(b.x) * a.y;
    }
    return std::abs(sum) / 2;
}

/// The two spots between which a loop without meetings is cut; the same two from wherever the loop is begun.
std::pair<std::size_t, std::size_t> ends_of(Loop const& loop)
{
    std::size_t first = 0, far = 0;
    for (std::size_t i = 1; i < loop.size(); ++i)
        if (before(loop[i], loop[first])) first = i;
    auto const distance = [&](std::size_t i) { return std::hypot(double(loop[i].x) - loop[first].x, double(loop[i].y) - loop[first].y); };
    for (std::size_t i = 0; i < loop.size(); ++i)
        if (distance(i) > distance(far) or (distance(i) == distance(far) and before(loop[far], loop[i]))) far = i;
    return {first, far};
}

/// The spots from one index to the other, going round.
std::vector<Spot> piece(Loop const& loop, std::size_t from, std::size_t to)
{
    std::vector<Spot> spots{loop[from]};
    for (auto i = from; i != to or spots.size() == 1;) spots.push_back(loop[i = (i + 1) % loop.size()]);
    return spots;
}

}

Borders::Borders(std::vector<Shape> const& shapes)
{
    auto const each_loop = [&](auto&& work) {
        for (auto const& shape : shapes)
            for (auto const& area : shape.areas)
                for (auto const& loop : area) work(loop);
    };
    each_loop([&](Loop const& loop) { find_meetings(loop); });
    each_loop([&](Loop const& loop) { weigh(loop); });
    each_loop([&](Loop const& loop) {
        for (auto const spot : loop) all_weights_.push_back(weights_.at(spot));
    });
    std::ranges::sort(all_weights_, std::greater<>());
}

void Borders::find_meetings(Loop const& loop)
{
    for (std::size_t i = 0; i < loop.size(); ++i) {
        auto one = loop[(i + loop.size() - 1) % loop.size()], other = loop[(i + 1) % loop.size()];
        if (before(other, one)) std::swap(one, other);
        auto const [found, fresh] = beside_.try_emplace(loop[i], Beside{one, other});
        if (not fresh and (found->second.one != one or found->second.other != other)) found->second.meets = true;
    }
}

void Borders::weigh(Loop const& loop)
{
    std::vector<std::size_t> cuts;
    for (std::size_t i = 0; i < loop.size(); ++i)
        if (meets(loop[i])) cuts.push_back(i);
    if (cuts.size() < 2) {
        auto const [first, far] = ends_of(loop);
        cuts = cuts.empty() ? std::vector{first, far} : std::vector{cuts[0], cuts[0] == first ? far : first};
    }
    for (std::size_t i = 0; i < cuts.size(); ++i) weigh_arc(piece(loop, cuts[i], cuts[(i + 1) % cuts.size()]));
}

void Borders::weigh_arc(std::vector<Spot> arc)
{
    weights_[arc.front()] = weights_[arc.back()] = endless;
    if (arc.size() < 3 or weights_.contains(arc[1])) return;
    // From either side the same piece is gone through the same way, so that ties fall alike.
    if (before(arc.back(), arc.front())) std::ranges::reverse(arc);
    struct Next {
        double area;
        std::size_t at;
        bool operator>(Next const& other) const { return std::pair(area, at) > std::pair(other.area, other.at); }
    };
    std::vector<std::size_t> left(arc.size()), right(arc.size());
    std::vector<double> area(arc.size(), endless);
    std::priority_queue<Next, std::vector<Next>, std::greater<>> queue;
    for (std::size_t i = 1; i + 1 < arc.size(); ++i) {
        left[i] = i - 1, right[i] = i + 1;
        queue.push({area[i] = triangle(arc[i - 1], arc[i], arc[i + 1]), i});
    }
    double least = 0;
    while (not queue.empty()) {
        auto const [was, at] = queue.top();
        queue.pop();
        if (was != area[at]) continue;
        least = std::max(least, was);
        weights_[arc[at]] = least;
        area[at] = -1;
        auto const l = left[at], r = right[at];
        if (l > 0) right[l] = r, queue.push({area[l] = triangle(arc[left[l]], arc[l], arc[r]), l});
        if (r + 1 < arc.size()) left[r] = l, queue.push({area[r] = triangle(arc[l], arc[r], arc[right[r]]), r});
    }
}

double Borders::weight_for(std::size_t points) const
{
    return points >= all_weights_.size() ? 0 : all_weights_[points];
}

Shape Borders::simplified(Shape const& shape, double from) const
{
    Loop const* largest = nullptr;
    double most = -1;
    for (auto const& area : shape.areas)
        if (auto const size = area_of(area.front()); size > most) most = size, largest = &area.front();
    Shape small;
    for (auto const& area : shape.areas) {
        std::vector<Loop> loops;
        for (auto const& loop : area) {
            Loop kept;
            for (auto const spot : loop)
                if (weight(spot) >= from) kept.push_back(spot);
            bool const bounds = kept.size() >= 3 and area_of(kept) > 0;
            if (not bounds and &loop == largest) kept = loop;
            else if (not bounds and &loop == &area.front()) break;
            if (bounds or &loop == largest) loops.push_back(std::move(kept));
        }
        if (not loops.empty()) small.areas.push_back(std::move(loops));
    }
    return small;
}

}
