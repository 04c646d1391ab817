#include "gather.hpp"
#include "rules.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <text/fold.hpp>

namespace muster::needs {

void Findings::add(base::Rule const& rule, std::string const& at, std::vector<std::string> const& args,
                   std::string const& subject)
{
    auto key = std::string(rule.code) + '\n' + subject;
    auto [place, fresh] = where_.try_emplace(std::move(key), findings_.size());
    if (fresh) findings_.push_back(base::found(rule, at, args));
    else ++findings_[place->second].times;
}

std::vector<base::Finding> Findings::take()
{
    std::ranges::stable_sort(findings_, [](auto const& a, auto const& b) { return a.severity > b.severity; });
    where_.clear();
    return std::move(findings_);
}

std::int64_t Findings::times(base::Rule const& rule, std::string const& subject) const
{
    auto at = where_.find(std::string(rule.code) + '\n' + subject);
    return at == where_.end() ? 0 : findings_[at->second].times;
}

void Gather::tell(Where const& where, std::string const& body, std::string const& series, Cut const& cut, What what,
                  std::int64_t value, std::string const& at, Findings& findings)
{
    std::string key;
    for (auto const* part :
         {&where.place, &where.said, &body, &series, &cut.group, &cut.sex, &cut.age, &cut.disabled, &cut.other}) {
        key += *part;
        key += '\x1f';
    }
    auto [place, fresh] = index_.try_emplace(std::move(key), figures_.size());
    if (fresh) figures_.push_back({where, body, series, cut, {}, at});
    auto& told = figures_[place->second].told[static_cast<std::size_t>(what)];
    if (not told) told = value;
    else if (*told != value)
        findings.add(rule::contradiction, at,
                     {said(what), body, where.place.empty() ? where.said : where.place,
                      std::to_string(*told), std::to_string(value)});
}

namespace {

/// Which of two series of a body is its own figure: "overall" before plain, plain before "general".
auto rank_of(std::string const& series)
{
    auto folded = text::fold(series);
    auto holds = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
    int score = holds("overall") or holds("total") ? 2 : holds("general") ? -1 : 0;
    return std::pair(-score, folded.size());
}

}

void Gather::settle_series(Findings& findings)
{
    using Key = std::tuple<std::string, std::string, std::string, Cut>;
    std::map<Key, std::set<std::string>> told_by;
    for (auto const& figure : figures_)
        told_by[{figure.where.place, figure.where.said, figure.body, figure.cut}].insert(figure.series);
    std::set<std::pair<std::string, std::string>> left;
    for (auto const& [key, all] : told_by) {
        if (all.size() < 2) continue;
        auto const& body = std::get<2>(key);
        auto kept = std::ranges::min_element(all, {}, rank_of);
        for (auto const& series : all) {
            if (series == *kept or not left.emplace(body, series).second) continue;
            findings.add(rule::two_series, series, {body, *kept, series}, body + series);
        }
    }
    std::erase_if(figures_, [&](auto const& figure) { return left.contains({figure.body, figure.series}); });
    index_.clear();
}

}
