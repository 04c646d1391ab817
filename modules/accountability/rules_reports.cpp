// Evidence out of the 5W and the figures of need.
#include "facts.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <set>

namespace muster::accountability {
namespace {

struct Sum {
    std::int64_t lines = 0, done = 0, told = 0, split = 0, targeted = 0;
    std::set<std::string> partners;
    std::set<std::string> spoke;  // nil reports too
};

Sum sum_of(std::vector<Reported const*> const& reports)
{
    Sum sum;
    for (auto const* one : reports) {
        sum.spoke.insert(one->partner);
        if (one->nil) continue;
        sum.partners.insert(one->partner);
        sum.lines += one->lines;
        sum.done += one->done;
        sum.told += one->told;
        sum.split += one->split;
        sum.targeted += one->targeted;
    }
    return sum;
}

Evidence lines_shown(Question const& question, std::string what)
{
    return opened(question, std::move(what), question.on, "activities --body " + question.body.code, "/activities?body=" + question.body.code);
}

std::string lines_of(Sum const& sum)
{
    return base::say("duty.lines", {std::to_string(sum.lines), std::to_string(sum.partners.size())});
}

/// Figures of need that are new enough, and lines to set against them.
Verdict gaps(Question const& question)
{
    auto const needs = question.fresh(Kind::needs);
    constexpr int quarter = 92;
    auto const sum = sum_of(question.reports_over({question.on.plus(-quarter), question.on}));
    if (needs.empty() and sum.lines == 0) return {State::no_evidence, why("no_gaps"), {}};
    Verdict made;
    auto const& code = question.body.code;
    if (not needs.empty()) made.evidence.push_back(evidence_of(question, *needs.front()));
    if (sum.lines > 0) made.evidence.push_back(lines_shown(question, proof("lines_quarter", {lines_of(sum)})));
    made.state = needs.empty() or sum.lines == 0 ? State::partly : State::fulfilled;
    made.why = needs.empty()    ? why("gaps_no_needs", {lines_of(sum)})
               : sum.lines == 0 ? why("gaps_no_reports")
                                : why("gaps", {needs.front()->since.text(), lines_of(sum)});
    if (made.state == State::fulfilled)
        made.evidence.push_back(opened(question, proof("gaps"), question.on, "gaps --body " + code, "/gaps?body=" + code));
    return made;
}

Verdict needs(Question const& question)
{
    auto const all = question.facts(Kind::needs);
    auto const lately = question.fresh(Kind::needs);
    auto const documents = question.fresh(Kind::document, {"assessment"});
    if (all.empty() and documents.empty()) return {State::no_evidence, why("no_needs"), {}};
    Verdict made{lately.empty() ? State::partly : State::fulfilled, "", {}};
    made.why = not lately.empty() ? why("needs", {lately.front()->who, lately.front()->since.text()})
               : all.empty()      ? why("assessment_only")
                                  : why("old_needs", {all.front()->since.text()});
    for (auto const* fact : lately.empty() ? all : lately) made.evidence.push_back(evidence_of(question, *fact));
    for (auto const* fact : documents) made.evidence.push_back(evidence_of(question, *fact));
    return made;
}

/// Overlaps can be seen in the 5W; that some were settled lately at the review desk shows that partners complement each other.
Verdict overlaps(Question const& question)
{
    auto const sum = sum_of(question.recent());
    if (sum.partners.size() < 2) {
        if (sum.partners.empty()) return {State::no_evidence, why("quiet"), {}};
        return {State::no_evidence, why("one_partner"), {}};
    }
    auto const& code = question.body.code;
    auto const settled = question.fresh(Kind::settled);
    Verdict made{settled.empty() ? State::partly : State::fulfilled, why("overlaps_seen", {lines_of(sum)}), {}};
    if (not settled.empty()) {
        std::int64_t rows = 0;
        for (auto const* one : settled) rows += one->count;
        made.why = why("overlaps_settled", {lines_of(sum), std::to_string(rows), settled.front()->since.text()});
        for (auto const* one : settled) made.evidence.push_back(evidence_of(question, *one));
    }
    made.evidence.push_back(opened(question, proof("overlaps"), question.on, "overlaps --body " + code, "/overlaps?body=" + code));
    made.evidence.push_back(lines_shown(question, lines_of(sum)));
    return made;
}

bool any_before(Question const& question, base::Day day)
{
    return std::ranges::any_of(question.body.reports, [&](Reported const& one) { return one.holds(question.on) and one.period.first < day; });
}

/// Activities under way or done in the last cycle; overdue where there were some before and its reports were due.
Verdict carried_out(Question const& question)
{
    auto const* cycle = question.cycle();
    if (not cycle) return {State::no_evidence, why("no_cycle"), {}};
    auto const sum = sum_of(question.reports_over(cycle->period));
    Verdict made;
    auto const period = cycle->period.text();
    if (sum.done > 0) {
        made.state = State::fulfilled;
        made.why = why("carried", {period, lines_of(sum), std::to_string(sum.done)});
        made.evidence.push_back(lines_shown(question, proof("lines_for", {lines_of(sum), period})));
        return made;
    }
    constexpr int month = 31;
    auto const before =
        sum_of(question.reports_over({cycle->period.first.plus(-month * (question.number("cycles", 3) - 1)), cycle->period.last}));
    if (before.done > 0) {
        bool const late = cycle->due < question.on;
        made.state = late ? State::overdue : State::partly;
        made.why = why(late ? "carried_late" : "carried_waits", {period, cycle->due.text()});
        made.evidence.push_back(lines_shown(question, proof("lines_before", {lines_of(before)})));
    }
    else made.why = why("not_carried", {period});
    return made;
}

/// Who has reported on the last cycle, of those who should have.
Verdict reported(Question const& question)
{
    auto const* cycle = question.cycle();
    if (not cycle) return {State::no_evidence, why("no_cycle"), {}};
    auto const wanted = question.expected(*cycle);
    auto const period = cycle->period.text();
    if (wanted.empty()) {
        if (any_before(question, cycle->period.first))
            return {cycle->due < question.on ? State::overdue : State::no_evidence, why("quarter_quiet"), {}};
        return {State::no_evidence, why("no_members"), {}};
    }
    auto const spoke = sum_of(question.reports_over(cycle->period)).spoke;
    auto const in = std::ranges::count_if(wanted, [&](std::string const& partner) { return spoke.contains(partner); });
    bool const late = cycle->due < question.on;
    Verdict made;
    made.state = in * 100 >= static_cast<std::int64_t>(wanted.size()) * question.number("share", 80) ? State::fulfilled
                 : in > 0                                                                              ? State::partly
                 : late                                                                                ? State::overdue
                                                                                                       : State::no_evidence;
    made.why = why(late ? "reported_late" : "reported", {std::to_string(in), std::to_string(wanted.size()), period, cycle->due.text()});
    made.evidence.push_back(opened(question, proof("reported_for", {period}), question.on, "5w status", "/reports"));
    return made;
}

/// Lines with people that are split by sex and age.
Verdict disaggregated(Question const& question)
{
    auto const sum = sum_of(question.recent());
    if (sum.told == 0) return {State::no_evidence, why("no_people"), {}};
    auto const share = sum.split * 100 / sum.told;
    Verdict made;
    made.state = share >= question.number("share", 80) ? State::fulfilled : sum.split > 0 ? State::partly : State::no_evidence;
    made.why = why("split", {std::to_string(sum.split), std::to_string(sum.told), std::to_string(share)});
    auto const& code = question.body.code;
    if (sum.split > 0)
        made.evidence.push_back(
            opened(question, proof("split"), question.on, "equity --body " + code, "/equity?body=" + code));
    return made;
}

/// Targets in the lines make progress visible.
Verdict progress(Question const& question)
{
    auto const sum = sum_of(question.recent());
    if (sum.lines == 0) return {State::no_evidence, why("quiet"), {}};
    Verdict made;
    made.state = sum.targeted > 0 and sum.told > 0 ? State::fulfilled : State::partly;
    made.why = made.state == State::fulfilled ? why("progress", {std::to_string(sum.targeted)})
                                              : why("no_target", {lines_of(sum)});
    auto const& code = question.body.code;
    made.evidence.push_back(opened(question, proof("reach"), question.on, "reach --body " + code, "/reach?body=" + code));
    return made;
}

constexpr NamedRule table[] = {
    {"gaps", gaps},         {"needs", needs},                 {"overlaps", overlaps}, {"carried_out", carried_out},
    {"reported", reported}, {"disaggregated", disaggregated}, {"progress", progress},
};

}

std::span<NamedRule const> report_rules() { return table; }

}
