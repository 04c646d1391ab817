// Partners that may be one and the same: for a person to decide.
#include "suggest.hpp"
#include "known.hpp"
#include "near.hpp"

#include <algorithm>
#include <base/words.hpp>
#include <map>
#include <text/fold.hpp>

namespace muster::partners {
namespace {

struct Names {
    std::vector<std::string> folded;
    std::string acronym;
    bool loose = false;
};

Names names_of(Partner const& partner)
{
    Names names;
    names.folded.push_back(text::fold(partner.name));
    names.acronym = text::fold(partner.acronym);
    auto script = text::script_of(partner.name);
    names.loose = script != text::Script::latin and script != text::Script::none;
    if (auto const* known = known_by_id(partner.id))
        for (auto const& name : known->names) names.folded.push_back(text::fold(name));
    return names;
}

/// How near two partners come, and in which words to say it.
std::pair<double, std::string> nearness(Names const& a, Names const& b)
{
    double best = 0;
    std::string why;
    bool same_acronym = not a.acronym.empty() and a.acronym == b.acronym;
    for (auto const& x : a.folded)
        for (auto const& y : b.folded) {
            if (auto score = alike(x, y, a.loose or b.loose); score >= 0.9 and score > best)
                best = score, why = base::say("partner.why.names");
            if (contains(x, y) and best < 0.9) best = same_acronym ? 0.95 : 0.85, why = base::say("partner.why.holds");
        }
    if (same_acronym) best = std::max(best, 0.8), why = why.empty() ? base::say("partner.why.acronym") : base::say("partner.why.and_acronym", {why});
    return {best, why};
}

/// The partner to keep: confirmed before provisional, of the world list before others, then the one known longer.
bool kept_before(Partner const& a, Partner const& b)
{
    auto rank = [](Partner const& one) { return std::pair(one.provisional, known_by_id(one.id) == nullptr); };
    return rank(a) <= rank(b);
}

}

std::vector<Suggestion> suggest(std::vector<Partner> const& all)
{
    std::vector<Names> names;
    Near near;
    std::map<std::string, std::vector<int>> acronyms;
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        names.push_back(names_of(all[static_cast<std::size_t>(i)]));
        if (not all[static_cast<std::size_t>(i)].merged_into.empty()) continue;
        for (auto const& name : names.back().folded) near.add(name, i, names.back().loose);
        if (not names.back().acronym.empty()) acronyms[names.back().acronym].push_back(i);
    }
    std::vector<Suggestion> found;
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        auto const& one = all[static_cast<std::size_t>(i)];
        if (not one.merged_into.empty()) continue;
        std::vector<int> others;
        for (auto const& name : names[static_cast<std::size_t>(i)].folded)
            for (auto const* candidate : near.to(name, 8)) others.push_back(candidate->partner);
        if (auto at = acronyms.find(names[static_cast<std::size_t>(i)].acronym); at != acronyms.end())
            others.insert(others.end(), at->second.begin(), at->second.end());
        std::ranges::sort(others);
        others.erase(std::unique(others.begin(), others.end()), others.end());
        for (auto other : others) {
            if (other <= i) continue;
            auto [score, why] = nearness(names[static_cast<std::size_t>(i)], names[static_cast<std::size_t>(other)]);
            if (score < 0.8) continue;
            auto const& two = all[static_cast<std::size_t>(other)];
            bool keep_one = kept_before(one, two);
            found.push_back({keep_one ? two : one, keep_one ? one : two, score, why});
        }
    }
    std::ranges::stable_sort(found, [](auto const& a, auto const& b) { return a.score > b.score; });
    return found;
}

}
