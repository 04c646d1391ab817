#include "overlaps.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/words.hpp>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace muster::analysis {

namespace {

constexpr std::int32_t always = std::numeric_limits<std::int32_t>::max();

/// A number must be worth a look before its repetition means anything.
constexpr std::int64_t worth_comparing = 10;

struct TimedLine {
    std::uint32_t id = 0;
    int partner = 0, lead = 0;  // who does the work, who answers for it
    std::int64_t people = -1, targeted = -1;
    std::int32_t from = -always, to = always;  // days; unbounded where not known
    Detail const* detail = nullptr;
    int period = 0;
};

TimedLine timed(Picture const& picture, Fact const& fact)
{
    auto const& detail = picture.details[fact.id];
    TimedLine line{fact.id, fact.key.partner(), int(detail.programme), -1, -1, -always, always, &detail, fact.key.period()};
    if (line.lead == 0) line.lead = line.partner;
    if (fact.marks.told()) line.people = people_of(fact);
    if (fact.marks.targeted()) line.targeted = fact.targeted;
    auto const& period = picture.engine->words().periods[std::size_t(line.period)];
    if (detail.starts) line.from = detail.starts->count;
    else if (line.period != 0) line.from = period.first.count;
    if (detail.ends) line.to = detail.ends->count;
    else if (line.period != 0) line.to = period.last.count;
    if (line.to < line.from) line.to = line.from;  // an end before the start: the start is the better known
    return line;
}

/// The lines of one activity, place and group that share some time, directly or through each other.
class Together {
public:
    Together(Picture const& picture, std::vector<TimedLine> lines) : picture_(picture), lines_(std::move(lines))
    {
        for (auto const& line : lines_) {
            partners_.insert(line.partner);
            leads_.insert(line.lead);
        }
    }
    [[nodiscard]] bool several() const { return partners_.size() > 1 or leads_.size() > 1; }

    Overlap judge(int place, Key key)
    {
        Overlap found;
        found.place = place;
        found.body = key.body();
        found.group = key.group();
        found.activity = key.activity();
        auto parties = partners_;
        parties.insert(leads_.begin(), leads_.end());
        found.partners.assign(parties.begin(), parties.end());
        for (auto const& line : lines_) found.rows.push_back(line.id);
        found.period = period();
        found.reached = sum_of(&TimedLine::people);
        found.targeted = sum_of(&TimedLine::targeted);
        if (auto const* need = picture_.engine->needs().find(place, found.body, found.group)) {
            found.in_need = need->in_need;
            found.area_target = need->targeted;
        }
        std::tie(found.kind, found.why) = reason(found);
        return found;
    }

private:
    [[nodiscard]] std::string name(int partner) const { return picture_.partner_name(partner); }

    [[nodiscard]] std::optional<base::Period> period() const
    {
        std::int32_t from = always, to = -always;
        for (auto const& line : lines_) {
            if (line.from != -always) from = std::min(from, line.from);
            if (line.to != always) to = std::max(to, line.to);
        }
        if (from == always or to == -always or to < from) return {};
        return base::Period{{from}, {to}};
    }

    /// Each partner's highest line, added over partners: nobody of one partner is counted twice here.
    [[nodiscard]] std::int64_t sum_of(std::int64_t TimedLine::* number) const
    {
        std::map<int, std::int64_t> highest;
        for (auto const& line : lines_)
            if (line.*number >= 0) highest[line.partner] = std::max(highest[line.partner], line.*number);
        if (highest.empty()) return -1;
        std::int64_t sum = 0;
        for (auto const& [partner, people] : highest) sum += people;
        return sum;
    }

    [[nodiscard]] std::pair<OverlapKind, std::string> reason(Overlap const& found) const
    {
        using enum OverlapKind;
        if (auto why = same_work(); not why.empty()) return {possible_duplicate, why};
        if (auto why = too_much(found); not why.empty()) return {over_need, why};
        if (auto why = difference(); not why.empty()) return {complementary, why};
        if (found.reached >= 0 and found.in_need > 0)
            return {complementary, base::say("overlaps.why.needed", {std::to_string(found.reached), std::to_string(found.in_need)})};
        if (found.reached >= 0) return {shared_place, base::say("overlaps.why.no_need")};
        return {shared_place, base::say("overlaps.why.no_numbers")};
    }

    [[nodiscard]] std::string same_work() const
    {
        for (std::size_t a = 0; a < lines_.size(); ++a)
            for (std::size_t b = a + 1; b < lines_.size(); ++b) {
                auto const &one = lines_[a], &other = lines_[b];
                bool const same_time = one.from <= other.to and other.from <= one.to;
                if (not same_time) continue;
                if (one.partner == other.partner and one.lead != other.lead)
                    return base::say("overlaps.why.for_both", {name(one.partner), name(one.lead), name(other.lead)});
                if (one.partner != other.partner and one.people >= worth_comparing and one.people == other.people)
                    return base::say("overlaps.why.same_number", {name(one.partner), name(other.partner), std::to_string(one.people)});
            }
        return {};
    }
    [[nodiscard]] static std::string too_much(Overlap const& found)
    {
        if (found.in_need > 0 and found.reached > found.in_need)
            return base::say("overlaps.why.above_need", {std::to_string(found.reached), std::to_string(found.in_need)});
        for (auto const& [sum, what] : {std::pair{found.targeted, "overlaps.why.above_target_planned"}, {found.reached, "overlaps.why.above_target_reached"}})
            if (found.area_target > 0 and sum * 10 > found.area_target * 11)
                return base::say(what, {std::to_string(sum), std::to_string(found.area_target)});
        return {};
    }
    /// One partner's lines against another's: nothing where any two could be the same in kind.
    template <typename Value>
    [[nodiscard]] bool all_differ(Value&& value) const
    {
        std::map<unsigned, std::set<int>> by_value;
        std::map<int, std::set<unsigned>> by_partner;
        for (auto const& line : lines_) {
            auto const one = static_cast<unsigned>(value(line));
            if (one == 0) return false;
            by_value[one].insert(line.partner);
            by_partner[line.partner].insert(one);
        }
        return by_partner.size() > 1 and std::ranges::all_of(by_value, [](auto const& one) { return one.second.size() == 1; });
    }
    [[nodiscard]] std::string difference() const
    {
        for (auto const& line : lines_)
            if (line.lead != line.partner and partners_.contains(line.lead))
                return base::say("overlaps.why.works_for", {name(line.partner), name(line.lead)});
        if (leads_.size() == 1) return base::say("overlaps.why.all_work_for", {name(*leads_.begin())});
        if (all_differ([](TimedLine const& line) { return line.detail->modality; })) return base::say("overlaps.why.other_modality");
        if (all_differ([](TimedLine const& line) { return line.detail->donor; })) return base::say("overlaps.why.other_donor");
        return {};
    }

    Picture const& picture_;
    std::vector<TimedLine> lines_;
    std::set<int> partners_, leads_;
};

/// Month after month the same partners overlap in the same way: that is one overlap, from the first to the last.
void add_or_join(Overlap const& found, std::vector<Overlap>& of_activity)
{
    for (auto& before : of_activity) {
        if (before.partners != found.partners or before.kind != found.kind or not before.period or not found.period) continue;
        before.period->first = std::min(before.period->first, found.period->first);
        before.period->last = std::max(before.period->last, found.period->last);
        before.rows.insert(before.rows.end(), found.rows.begin(), found.rows.end());
        ++before.stretches;
        before.reached = std::max(before.reached, found.reached);
        before.targeted = std::max(before.targeted, found.targeted);
        return;
    }
    of_activity.push_back(found);
}

/// Cuts the lines of one activity into stretches of shared time.
void judge_activity(Picture const& picture, int place, Key key, std::vector<TimedLine>& lines, std::vector<Overlap>& all)
{
    std::vector<Overlap> of_activity;
    std::ranges::sort(lines, {}, [](TimedLine const& line) { return std::tuple(line.from, line.to, line.id); });
    for (std::size_t at = 0; at < lines.size();) {
        auto end = lines[at].to;
        std::vector<TimedLine> together;
        for (; at < lines.size() and (together.empty() or lines[at].from <= end); ++at) {
            end = std::max(end, lines[at].to);
            together.push_back(lines[at]);
        }
        Together group(picture, std::move(together));
        if (group.several()) add_or_join(group.judge(place, key), of_activity);
    }
    all.insert(all.end(), of_activity.begin(), of_activity.end());
    lines.clear();
}

}

std::vector<Overlap> overlaps(Picture const& picture, Asked const& asked)
{
    ENSURE(picture.details.size() == picture.sources.size());
    auto const& engine = *picture.engine;
    auto const question = asked.question(picture);
    std::vector<Overlap> all;
    std::vector<TimedLine> lines;
    for (int place = 0; place < engine.tree().size(); ++place) {
        if (asked.within >= 0 and not engine.tree().lies_in(place, asked.within)) continue;
        if (engine.tree().level(place) < asked.level) continue;
        Key at;
        for (auto const& block : engine.ground(place).blocks())
            for (int row = 0; row < block.size(); ++row) {
                auto const fact = block.at(place, row);
                if (fact.key.bits >> 32 != at.bits >> 32) judge_activity(picture, place, at, lines, all);
                at = fact.key;
                auto const status = fact.marks.status();
                bool const live = question.profile->counts(status) or status == standards::Status::planned;
                // Without an activity or a partner nobody can say that two lines are the same work.
                if (live and at.activity() != 0 and at.partner() != 0 and question.sieve.passes(at)) lines.push_back(timed(picture, fact));
            }
        judge_activity(picture, place, at, lines, all);
    }
    std::ranges::stable_sort(all, [](Overlap const& a, Overlap const& b) {
        auto const key = [](Overlap const& one) { return std::tuple(one.kind, -one.reached, -std::ssize(one.partners), -one.stretches); };
        return key(a) < key(b);
    });
    return all;
}

}
