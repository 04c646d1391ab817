#include "need_parts.hpp"
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace muster::analysis {

namespace {

struct Years {
    int from = 0, to = 0;
};

/// "0-17", "18+", "60 +"; nothing where no number leads.
std::optional<Years> years_of(std::string_view age)
{
    Years years{0, 200};
    auto const [end, error] = std::from_chars(age.data(), age.data() + age.size(), years.from);
    if (error != std::errc{}) return {};
    auto const rest = age.substr(static_cast<std::size_t>(end - age.data()));
    auto const digit = rest.find_first_of("0123456789");
    if (digit != std::string_view::npos) std::from_chars(rest.data() + digit, rest.data() + rest.size(), years.to);
    return years;
}

/// Two cells of one sex that may hold the same person: the same words, or years that lie over each other.
bool may_overlap(NeedCross const& a, NeedCross const& b)
{
    auto const x = years_of(a.age), y = years_of(b.age);
    if (x and y) return x->from <= y->to and y->from <= x->to;
    return a.age == b.age or a.band == b.band;
}

}

std::vector<NeedPart> parts_of(std::vector<NeedCross> const& cells)
{
    for (auto i = cells.begin(); i != cells.end(); ++i)
        for (auto j = i + 1; j != cells.end(); ++j)
            if (i->sex == j->sex and may_overlap(*i, *j)) return {};
    std::map<std::string, std::int64_t> by_sex, by_band;
    for (auto const& cell : cells) by_sex[cell.sex] += cell.in_need, by_band[cell.band] += cell.in_need;
    std::vector<NeedPart> parts;
    auto const put = [&](std::string const& dimension, auto const& sums) {
        for (auto const& [part, people] : sums) parts.push_back({cells[0].place, cells[0].body, cells[0].group, dimension, part, people});
    };
    // One sex alone, or an age of no band, says nothing of how the whole is parted.
    if (by_sex.size() > 1) put("sex", by_sex);
    if (by_band.size() > 1 and not by_band.contains("")) put("age", by_band);
    return parts;
}

void complete_parts(std::vector<NeedPart>& parts, std::vector<NeedCross> cells)
{
    using Spot = std::tuple<int, int, int>;
    std::set<std::pair<Spot, std::string>> told;
    for (auto const& part : parts) told.insert({{part.place, part.body, part.group}, part.dimension});
    auto const spot_of = [](NeedCross const& cell) { return Spot(cell.place, cell.body, cell.group); };
    std::ranges::stable_sort(cells, {}, spot_of);
    for (auto first = cells.begin(); first != cells.end();) {
        auto const last = std::find_if(first, cells.end(), [&](auto const& cell) { return spot_of(cell) != spot_of(*first); });
        for (auto& part : parts_of({first, last}))
            if (not told.contains({spot_of(*first), part.dimension})) parts.push_back(std::move(part));
        first = last;
    }
}

}
