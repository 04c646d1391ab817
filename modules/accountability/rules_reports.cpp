// Evidence out of the 5W and the figures of need.
#include "facts.hpp"
#include <algorithm>
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
    return plural(sum.lines, "line", "lines") + " of " + plural(static_cast<std::int64_t>(sum.partners.size()), "partner", "partners");
}

/// Figures of need that are new enough, and lines to set against them.
Verdict gaps(Question const& question)
{
    auto const needs = question.fresh(Kind::needs);
    constexpr int quarter = 92;
    auto const sum = sum_of(question.reports_over({question.on.plus(-quarter), question.on}));
    if (needs.empty() and sum.lines == 0) return {State::no_evidence, "No figures of need and no reports are recorded lately.", {}};
    Verdict made;
    auto const& code = question.body.code;
    if (not needs.empty()) made.evidence.push_back(evidence_of(question, *needs.front()));
    if (sum.lines > 0) made.evidence.push_back(lines_shown(question, lines_of(sum) + " in the last quarter"));
    made.state = needs.empty() or sum.lines == 0 ? State::partly : State::fulfilled;
    made.why = needs.empty()    ? lines_of(sum) + " in the last quarter, but no figures of need are new enough."
               : sum.lines == 0 ? "Needs are told, but nobody reported in the last quarter."
                                : "Needs of " + needs.front()->since.text() + " stand against " + lines_of(sum) + " in the last quarter.";
    if (made.state == State::fulfilled)
        made.evidence.push_back(opened(question, "Gaps, the worst first", question.on, "gaps --body " + code, "/gaps?body=" + code));
    return made;
}

Verdict needs(Question const& question)
{
    auto const all = question.facts(Kind::needs);
    auto const lately = question.fresh(Kind::needs);
    auto const documents = question.fresh(Kind::document, {"assessment"});
    if (all.empty() and documents.empty()) return {State::no_evidence, "No figures of need and no assessment are recorded.", {}};
    Verdict made{lately.empty() ? State::partly : State::fulfilled, "", {}};
    made.why = lately.empty() ? (all.empty() ? "An assessment is in the library, but it gave no figures of need."
                                             : "The last figures of need are of " + all.front()->since.text() + ".")
                              : "Figures of need from " + lately.front()->who + ", loaded on " + lately.front()->since.text() + ".";
    for (auto const* fact : lately.empty() ? all : lately) made.evidence.push_back(evidence_of(question, *fact));
    for (auto const* fact : documents) made.evidence.push_back(evidence_of(question, *fact));
    return made;
}

/// Overlaps can be seen; that they were settled is no fact of the 5W, so this alone is never the whole.
Verdict overlaps(Question const& question)
{
    auto const sum = sum_of(question.recent());
    if (sum.partners.size() < 2) {
        if (sum.partners.empty()) return {State::no_evidence, "Nobody has reported lately.", {}};
        return {State::no_evidence, "One partner alone reported lately: there is nothing to compare.", {}};
    }
    auto const& code = question.body.code;
    Verdict made{State::partly, lines_of(sum) + " show where they overlap; that overlaps were settled is for a person to show.", {}};
    made.evidence.push_back(opened(question, "Overlaps of partners", question.on, "overlaps --body " + code, "/overlaps?body=" + code));
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
    if (not cycle) return {State::no_evidence, "No reporting cycle has ended yet.", {}};
    auto const sum = sum_of(question.reports_over(cycle->period));
    Verdict made;
    auto const period = cycle->period.text();
    if (sum.done > 0) {
        made.state = State::fulfilled;
        made.why = cli::grouped(sum.done) + " of " + lines_of(sum) + " for " + period + " are under way or done.";
        made.evidence.push_back(lines_shown(question, lines_of(sum) + " for " + period));
        return made;
    }
    constexpr int month = 31;
    auto const before =
        sum_of(question.reports_over({cycle->period.first.plus(-month * (question.number("cycles", 3) - 1)), cycle->period.last}));
    if (before.done > 0) {
        bool const late = cycle->due < question.on;
        made.state = late ? State::overdue : State::partly;
        made.why = "Nobody reported activities for " + period + (late ? ", due on " : " yet, due on ") + cycle->due.text() +
                   "; before, there were some.";
        made.evidence.push_back(lines_shown(question, lines_of(before) + " in the cycles before"));
    }
    else made.why = "No activities are reported for " + period + " or the cycles before.";
    return made;
}

/// Who has reported on the last cycle, of those who should have.
Verdict reported(Question const& question)
{
    auto const* cycle = question.cycle();
    if (not cycle) return {State::no_evidence, "No reporting cycle has ended yet.", {}};
    auto const wanted = question.expected(*cycle);
    auto const period = cycle->period.text();
    if (wanted.empty()) {
        if (any_before(question, cycle->period.first))
            return {cycle->due < question.on ? State::overdue : State::no_evidence, "Nobody has reported for a quarter.", {}};
        return {State::no_evidence, "No members are recorded, and nobody has reported.", {}};
    }
    auto const spoke = sum_of(question.reports_over(cycle->period)).spoke;
    auto const in = std::ranges::count_if(wanted, [&](std::string const& partner) { return spoke.contains(partner); });
    bool const late = cycle->due < question.on;
    Verdict made;
    made.state = in * 100 >= static_cast<std::int64_t>(wanted.size()) * question.number("share", 80) ? State::fulfilled
                 : in > 0                                                                              ? State::partly
                 : late                                                                                ? State::overdue
                                                                                                       : State::no_evidence;
    made.why = cli::grouped(in) + " of " + plural(static_cast<std::int64_t>(wanted.size()), "partner", "partners") + " reported for " + period +
               (late ? ", due on " : "; it is due on ") + cycle->due.text() + ".";
    made.evidence.push_back(opened(question, "Who has reported for " + period, question.on, "5w status", "/reports"));
    return made;
}

/// Lines with people that are split by sex and age.
Verdict disaggregated(Question const& question)
{
    auto const sum = sum_of(question.recent());
    if (sum.told == 0) return {State::no_evidence, "No line with people was reported lately.", {}};
    auto const share = sum.split * 100 / sum.told;
    Verdict made;
    made.state = share >= question.number("share", 80) ? State::fulfilled : sum.split > 0 ? State::partly : State::no_evidence;
    made.why = cli::grouped(sum.split) + " of " + plural(sum.told, "line", "lines") + " with people tell sex and age (" +
               std::to_string(share) + " %).";
    auto const& code = question.body.code;
    if (sum.split > 0)
        made.evidence.push_back(
            opened(question, "Sex and age of those reached", question.on, "equity --body " + code, "/equity?body=" + code));
    return made;
}

/// Targets in the lines make progress visible.
Verdict progress(Question const& question)
{
    auto const sum = sum_of(question.recent());
    if (sum.lines == 0) return {State::no_evidence, "Nobody has reported lately.", {}};
    Verdict made;
    made.state = sum.targeted > 0 and sum.told > 0 ? State::fulfilled : State::partly;
    made.why = made.state == State::fulfilled ? plural(sum.targeted, "line tells", "lines tell") + " a target beside what was reached."
                                              : lines_of(sum) + ", but none tells a target to measure against.";
    auto const& code = question.body.code;
    made.evidence.push_back(opened(question, "People reached against targets", question.on, "reach --body " + code, "/reach?body=" + code));
    return made;
}

constexpr NamedRule table[] = {
    {"gaps", gaps},         {"needs", needs},                 {"overlaps", overlaps}, {"carried_out", carried_out},
    {"reported", reported}, {"disaggregated", disaggregated}, {"progress", progress},
};

}

std::span<NamedRule const> report_rules() { return table; }

}
