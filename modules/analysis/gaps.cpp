#include "gaps.hpp"
#include "equity.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <cmath>
#include <fmt/core.h>
#include <map>
#include <set>
#include <tuple>

namespace muster::analysis {

namespace {

class Finding {
public:
    Finding(Picture const& picture, Asked const& asked, GapRules const& rules, std::vector<GapKind> const& only, base::Day today)
        : picture_(picture), asked_(asked), rules_(rules), only_(only), today_(today)
    {
    }

    GapList find()
    {
        GapList list;
        list.figures = figures_kept(picture_, asked_);
        find_behind();
        for (auto const& figure : list.figures->lines)
            if (figure.only_whole) wholes_.emplace(std::pair(figure.place, figure.body), &figure);
        for (auto const& figure : list.figures->lines)
            if (not figure.only_whole and speaks_for_a_sector(figure)) take(figure, list);
        drop_repeated(list);
        std::ranges::stable_sort(list.gaps, [](Gap const& a, Gap const& b) {
            return std::tuple(a.score, a.people) > std::tuple(b.score, b.people);
        });
        for (std::size_t i = 0; i < list.gaps.size(); ++i) {
            auto& gap = list.gaps[i];
            gap.rank = int(i) + 1;
            (gap.unshown ? list.unshown : gap.unheard ? list.unheard : gap.unsaid ? list.unsaid : list.heard) += 1;
            list.severity_unknown += gap.severity == 0;
        }
        return list;
    }

private:
    [[nodiscard]] bool asked_for(GapKind kind) const { return only_.empty() or std::ranges::count(only_, kind) > 0; }

    /// All sectors together fill no gap; they are a line only where asked for, or where no sector tells its own needs.
    [[nodiscard]] bool speaks_for_a_sector(Figure const& figure)
    {
        auto const joint = picture_.engine->joint();
        if (figure.body != joint or std::ranges::count(asked_.bodies, joint) > 0) return true;
        if (not sectors_tell_) {
            sectors_tell_ = false;
            for (int place = 0; place < picture_.engine->tree().size() and not *sectors_tell_; ++place)
                for (auto const& cell : picture_.engine->needs().of(place))
                    if (cell.body != joint and cell.in_need >= 0) sectors_tell_ = true;
        }
        return not *sectors_tell_;
    }
    /// Asked for each group: everybody is a line only where no group of the same place and sector is.
    void drop_repeated(GapList& list) const
    {
        if (not asked_.each_group) return;
        std::set<std::pair<int, int>> told;
        for (auto const& gap : list.gaps)
            if (gap.group != everybody) told.insert({gap.place, gap.body});
        std::erase_if(list.gaps, [&](Gap const& gap) { return gap.group == everybody and told.contains({gap.place, gap.body}); });
    }
    /// Of each place and sector the part of the people that is furthest behind.
    void find_behind()
    {
        if (not asked_for(GapKind::equity)) return;
        for (auto const& line : equity(picture_, asked_, rules_.equity_below)) {
            if (not line.behind) continue;
            auto& worst = behind_[{line.place, line.body}];
            if (worst.part.empty() or line.index < worst.index) worst = line;
        }
    }

    void take(Figure const& figure, GapList& list)
    {
        std::vector<GapKind> kinds;
        for (auto const kind : {GapKind::presence, GapKind::coverage, GapKind::need, GapKind::planned, GapKind::equity})
            if (asked_for(kind) and missing(figure, kind) > 0) kinds.push_back(kind);
        if (kinds.empty()) return;
        auto& gap = list.gaps.emplace_back();
        gap.kind = kinds.front();
        gap.also.assign(kinds.begin() + 1, kinds.end());
        gap.place = figure.place;
        gap.body = figure.body;
        gap.group = figure.group;
        gap.severity = figure.severity;
        gap.in_need = figure.in_need;
        gap.targeted = figure.targeted;
        gap.reached = figure.reached;
        gap.partners = int(figure.presence.partners().size());
        gap.held = figure.held;
        bool const silent = not figure.reached.is_told() and figure.reached.saying() != base::Saying::nil;
        gap.unshown = silent and hides_rows(figure);
        gap.unheard = silent and not gap.unshown and figure.presence.rows == 0;
        gap.unsaid = silent and not gap.unshown and figure.presence.rows > 0;
        if (figure.in_need.is_told()) gap.need_gap = figure.need_gap.chosen.value;
        if (figure.targeted.is_told()) gap.target_gap = figure.target_gap.chosen.value;
        if (auto const planned = planned_gap(figure); planned >= 0) gap.planned_gap = planned;
        size(figure, gap);
        rank(figure, gap);
        gap.critical = critical(figure);
        gap.why = why(figure, gap);
    }

    [[nodiscard]] int severity(Figure const& figure) const { return figure.severity > 0 ? figure.severity : rules_.severity_unknown; }

    [[nodiscard]] bool hides_rows(Figure const& figure) const
    {
        if (rules_.hidden_rows.empty()) return false;
        return rules_.hidden_rows.hides(access::Kind::rows, picture_.engine->words().bodies.word(figure.body), picture_.place_code(figure.place)).has_value();
    }
    [[nodiscard]] static std::int64_t planned_gap(Figure const& figure)
    {
        if (not figure.in_need.is_told() or not figure.planned) return -1;
        return std::max<std::int64_t>(0, figure.in_need.value() - *figure.planned);
    }
    [[nodiscard]] std::int64_t missing(Figure const& figure, GapKind kind) const
    {
        switch (kind) {
        case GapKind::presence:
            if (figure.presence.rows > 0 or hides_rows(figure) or not figure.in_need.is_told() or severity(figure) < rules_.presence_from) return 0;
            return figure.in_need.value();
        case GapKind::coverage: return figure.targeted.is_told() ? figure.target_gap.chosen.value : 0;
        case GapKind::need: return figure.in_need.is_told() ? figure.need_gap.chosen.value : 0;
        case GapKind::planned: return std::max<std::int64_t>(0, planned_gap(figure));
        case GapKind::equity: {
            auto const* behind = behind_of(figure);
            return behind ? even_share(*behind) - behind->reached : 0;
        }
        }
        return 0;
    }
    [[nodiscard]] EquityLine const* behind_of(Figure const& figure) const
    {
        if (figure.group != everybody and figure.group != asked_.group) return nullptr;
        auto const found = behind_.find({figure.place, figure.body});
        return found == behind_.end() ? nullptr : &found->second;
    }
    /// How many of a part would be reached if those reached were spread as the need is.
    static std::int64_t even_share(EquityLine const& line)
    {
        return (line.all_reached * line.in_need + line.all_in_need / 2) / line.all_in_need;
    }

    void size(Figure const& figure, Gap& gap) const
    {
        gap.people = gap.at_least = gap.at_most = missing(figure, gap.kind);
        if (gap.kind == GapKind::coverage) {
            gap.at_least = figure.target_gap.at_least.value;
            gap.at_most = figure.target_gap.at_most.value;
        }
        else if (gap.kind == GapKind::need or gap.kind == GapKind::presence) {
            gap.at_least = figure.need_gap.at_least.value;
            gap.at_most = figure.need_gap.at_most.value;
            gap.people = figure.need_gap.chosen.value;
        }
        // Somebody is there and was not heard of in numbers: perhaps nobody is missing.
        if ((gap.unsaid or gap.unshown) and gap.kind != GapKind::planned) gap.at_least = 0;
        if (gap.kind == GapKind::equity) gap.weak_part = behind_of(figure)->dimension + " " + behind_of(figure)->part;
    }

    void rank(Figure const& figure, Gap& gap) const
    {
        double share = 1;
        if (figure.in_need.is_told() and figure.in_need.value() > 0)
            share = double(figure.need_gap.chosen.value) / double(figure.in_need.value());
        else if (figure.targeted.is_told() and figure.targeted.value() > 0)
            share = double(figure.target_gap.chosen.value) / double(figure.targeted.value());
        gap.score = score(rules_, severity(figure), share, gap.people);
    }

    /// domain.md 7.7: severe and nobody there, or far from the target when more than half of the time is gone.
    [[nodiscard]] bool critical(Figure const& figure) const
    {
        if (figure.severity >= rules_.critical_severity and figure.presence.rows == 0 and not hides_rows(figure)) return true;
        return past_half() and figure.targeted.is_told() and figure.targeted.value() > 0 and
               figure.between.chosen.value * 100 < figure.targeted.value() * rules_.critical_percent;
    }
    [[nodiscard]] bool past_half() const
    {
        auto const period = asked_.period ? asked_.period : picture_.told_period();
        return period and today_ >= period->first.plus(period->days() / 2);
    }

    [[nodiscard]] std::string why(Figure const& figure, Gap const& gap) const
    {
        auto text = reason(figure, gap);
        auto const add = [&](std::string const& more) { text = base::say("gaps.why.more", {text, more}); };
        if (figure.severity == 0) add(base::say("gaps.why.severity", {std::to_string(rules_.severity_unknown)}));
        for (int place = picture_.engine->tree().parent(figure.place); place >= 0; place = picture_.engine->tree().parent(place))
            if (auto const whole = wholes_.find({place, figure.body}); whole != wholes_.end() and whole->second->presence.rows > 0)
                add(base::say("gaps.why.whole", {std::to_string(whole->second->presence.rows), picture_.place_name(place)}));
        if (figure.held > 0) add(base::say("gaps.why.held", {std::to_string(figure.held)}));
        return text;
    }
    [[nodiscard]] std::string reason(Figure const& figure, Gap const& gap) const
    {
        if (gap.kind == GapKind::equity) {
            auto const& behind = *behind_of(figure);
            return base::say("gaps.why.behind", {gap.weak_part, percent(behind.in_need, behind.all_in_need), percent(behind.reached, behind.all_reached), fmt::format("{:.2f}", behind.index)});
        }
        if (gap.kind == GapKind::planned and figure.reached.is_told())
            return base::say("gaps.why.planned", {std::to_string(*figure.planned), std::to_string(figure.in_need.value())});
        if (figure.reached.saying() == base::Saying::nil) return base::say("gaps.why.nil");
        if (figure.presence.rows == 0) return base::say(figure.presence.planned > 0 ? "gaps.why.work_planned" : "gaps.why.silent");
        auto const partners = std::to_string(gap.partners);
        if (not figure.reached.is_told()) return base::say("gaps.why.unsaid", {partners});
        if (gap.kind == GapKind::coverage) return base::say("gaps.why.target", {percent(figure.reached.value(), figure.targeted.value()), partners});
        return base::say("gaps.why.need", {percent(figure.reached.value(), figure.in_need.value()), partners});
    }
    static std::string percent(std::int64_t part, std::int64_t whole)
    {
        auto const text = percent_of({part, whole});
        return text.empty() ? base::say("gaps.why.none") : text;
    }

    Picture const& picture_;
    Asked const& asked_;
    GapRules const& rules_;
    std::vector<GapKind> const& only_;
    base::Day today_;
    std::map<std::pair<int, int>, EquityLine> behind_;
    std::map<std::pair<int, int>, Figure const*> wholes_;  // by place and body
    std::optional<bool> sectors_tell_;
};

}

double score(GapRules const& rules, int severity, double missing_share, std::int64_t people)
{
    return std::pow(double(severity), rules.severity_weight) * std::pow(missing_share, rules.share_weight) *
           std::pow(std::log10(1 + double(people)), rules.people_weight);
}

GapList gaps(Picture const& picture, Asked const& asked, GapRules const& rules, std::vector<GapKind> const& only, base::Day today)
{
    return Finding(picture, asked, rules, only, today).find();
}

}
