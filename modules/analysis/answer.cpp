#include "answer.hpp"
#include <algorithm>
#include <tuple>

namespace muster::analysis {

NeedBook::NeedBook(int places, std::vector<Told> told) : first_(static_cast<std::size_t>(places) + 1)
{
    std::ranges::stable_sort(told, {}, [](Told const& one) { return std::tuple(one.place, one.cell.body, one.cell.group); });
    for (auto const& one : told) ++first_[static_cast<std::size_t>(one.place) + 1];
    for (std::size_t p = 1; p < first_.size(); ++p) first_[p] += first_[p - 1];
    cells_.reserve(told.size());
    for (auto const& one : told) cells_.push_back(one.cell);
    for (int place = 0; place < places; ++place) {
        first_living_.push_back(static_cast<std::uint32_t>(living_.size()));
        std::array<std::int32_t, most_groups> most;
        most.fill(-1);
        for (auto const& cell : of(place)) most[cell.group] = std::max(most[cell.group], cell.population);
        for (std::size_t group = 0; group < most.size(); ++group)
            if (most[group] >= 0) living_.push_back({static_cast<std::uint8_t>(group), most[group]});
    }
    first_living_.push_back(static_cast<std::uint32_t>(living_.size()));
}

NeedCell const* NeedBook::find(int place, int body, int group) const
{
    auto const cells = of(place);
    auto const key = [](NeedCell const& cell) { return std::pair<int, int>(cell.body, cell.group); };
    auto const at = std::ranges::lower_bound(cells, std::pair(body, group), {}, key);
    return at != cells.end() and key(*at) == std::pair(body, group) ? &*at : nullptr;
}

std::int64_t NeedBook::population(int place, int group) const
{
    auto const p = static_cast<std::size_t>(place);
    if (p + 1 >= first_living_.size()) return -1;
    for (auto i = first_living_[p]; i < first_living_[p + 1]; ++i)
        if (living_[i].group == group) return living_[i].people;
    return -1;
}

std::size_t NeedBook::bytes() const
{
    return cells_.capacity() * sizeof(NeedCell) + living_.capacity() * sizeof(Living) +
           (first_.capacity() + first_living_.capacity()) * sizeof(std::uint32_t);
}

AnswerLine const* Answer::find(int place, int body, int group) const
{
    for (auto const& line : lines)
        if (line.place == place and not line.only_whole and line.body == body and line.group == group) return &line;
    return nullptr;
}

}
