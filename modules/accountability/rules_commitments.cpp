// Evidence out of modules/commitments: gaps with a name, who promised to fill them and was spoken to, cases of last resort.
#include "facts.hpp"
#include <algorithm>
#include <map>

namespace muster::accountability {
namespace {

void add(Question const& question, Verdict& verdict, std::vector<Fact const*> const& facts)
{
    for (auto const* fact : facts) verdict.evidence.push_back(evidence_of(question, *fact));
}

/// Promises that are past their day and still open, and which of them nobody was spoken to about since.
struct Late {
    std::vector<Fact const*> all, silent;
};

Late late_of(Question const& question, std::vector<Fact const*> const& promised)
{
    Late late;
    auto const lately = question.on.plus(-question.number("speak", 31));
    auto const followed = question.facts(Kind::followed);
    for (auto const* one : promised) {
        auto const due = base::Day::parse(one->words);
        if (not due or *due >= question.on) continue;
        late.all.push_back(one);
        bool const spoken = std::ranges::any_of(followed, [&](Fact const* talk) { return talk->count == one->count and talk->since >= lately; });
        if (not spoken) late.silent.push_back(one);
    }
    return late;
}

/// FAQ, country level, b): open gaps that have a name have a promise, and late promises are followed up.
Verdict secured(Question const& question)
{
    auto const open = question.facts(Kind::gap, {"validated", "assigned", "closing"});
    auto const closed = question.fresh(Kind::gap, {"closed"});
    auto const promised = question.facts(Kind::promise, {"accepted", "in_progress"});
    if (open.empty() and closed.empty()) return {State::no_evidence, why("no_gap_named"), {}};
    auto const taken = std::ranges::count_if(open, [](Fact const* gap) { return gap->detail != "validated"; });
    auto const late = late_of(question, promised);
    auto const asked = question.fresh(Kind::asked);
    auto const shared = question.facts(Kind::responsibility);
    bool const asks_shares = question.parameter("with") == "responsibilities";
    bool const rest = asks_shares ? not shared.empty() : late.silent.empty();
    Verdict made;
    bool const any = taken > 0 or not closed.empty() or not asked.empty() or not promised.empty();
    made.state = taken == static_cast<std::int64_t>(open.size()) and rest ? State::fulfilled : any ? State::partly : State::no_evidence;
    made.why = (open.empty() ? why("gaps_closed") : why("gaps_promised", {std::to_string(taken), std::to_string(open.size())})) + " ";
    if (asks_shares) made.why += shared.empty() ? why("no_share") : why("shares", {std::to_string(shared.size())});
    else if (late.all.empty()) made.why += why("none_late");
    else made.why += why("late_promises", {std::to_string(late.all.size()), std::to_string(late.silent.size())});
    add(question, made, promised);
    add(question, made, asks_shares ? shared : late.silent);
    add(question, made, asked);
    add(question, made, closed);
    return made;
}

std::string form_of(Fact const& resort) { return resort.words.substr(0, resort.words.find('/')); }
std::string blocked_by(Fact const& resort) { return resort.words.substr(resort.words.find('/') + 1); }

using ByCase = std::map<std::string, Fact const*>;
/// The newest judgement of each condition of a case; of two on one day, the later.
ByCase newest_of(Question const& question, std::int64_t number)
{
    ByCase newest;
    for (auto const* one : question.facts(Kind::judged)) {
        if (one->count != number) continue;
        auto& last = newest[one->detail];
        if (last == nullptr or last->since == one->since) last = one;
    }
    return newest;
}

/// Whether a condition that holds a case up is judged again in time: by the day that was named, or within a month.
bool looked_at(Question const& question, Fact const& resort)
{
    return std::ranges::all_of(newest_of(question, resort.count), [&](auto const& one) {
        if (one.second->good) return true;
        auto const again = base::Day::parse(one.second->words).value_or(one.second->since.plus(question.number("again", 31)));
        return question.on <= again;
    });
}

/// ToR 13: the lead agency acts where nobody else does, subject to access, security and funding; a block that is looked at again
/// in time is no failure (parameter `blocked`).
Verdict last_resort(Question const& question)
{
    auto const cases = question.facts(Kind::resort);
    auto const raised = question.facts(Kind::raised);
    if (cases.empty()) {
        if (raised.empty()) return {State::no_evidence, why("not_asked_last"), {}};
        bool const late = raised.back()->since.plus(question.number("within", 14)) < question.on;
        Verdict made{late ? State::overdue : State::partly, why("raised", {raised.back()->since.text()}), {}};
        add(question, made, raised);
        return made;
    }
    Verdict made{State::fulfilled, "", {}};
    bool late = false, partly = false, idle = false;
    for (auto const* one : cases) {
        bool const checking = one->detail == "triggered" or one->detail == "checking";
        late = late or (checking and one->since.plus(question.number("within", 14)) < question.on);
        bool const seen = one->detail != "blocked" or looked_at(question, *one);
        idle = idle or not seen;
        partly = partly or checking or not seen or (one->detail == "blocked" and question.parameter("blocked", "partly") == "partly");
        std::vector<std::string> const told{std::to_string(one->count), word("duty.case.", one->detail), one->since.text(), word("duty.condition.", blocked_by(*one))};
        made.why += (made.why.empty() ? "" : " ") + why(one->detail == "blocked" ? "case_blocked" : "case", told);
    }
    made.state = late ? State::overdue : partly ? State::partly : State::fulfilled;
    if (idle) made.why += " " + why("idle");
    add(question, made, cases);
    add(question, made, question.facts(Kind::judged));
    return made;
}

/// ToR 13: the Humanitarian Coordinator helps to find the means: funding holds where a case needs it, or they are looked for.
Verdict means(Question const& question)
{
    auto const cases = question.facts(Kind::resort);
    auto const judged = question.facts(Kind::judged, {"funding"});
    auto const tasks = question.facts(Kind::task, {"resources"});
    if (cases.empty()) return {State::no_evidence, why("no_means_called"), {}};
    auto const funded = std::ranges::count_if(cases, [&](Fact const* one) {
        auto const newest = newest_of(question, one->count);
        auto const funding = newest.find("funding");
        return one->detail == "delivering" or one->detail == "resolved" or (funding != newest.end() and funding->second->good);
    });
    Verdict made;
    made.state = funded == static_cast<std::int64_t>(cases.size()) ? State::fulfilled : funded > 0 or not tasks.empty() ? State::partly : State::no_evidence;
    made.why = why("funded", {std::to_string(funded), std::to_string(cases.size())}) + (tasks.empty() ? "" : " " + why("means_sought", {std::to_string(tasks.size())}));
    add(question, made, judged);
    add(question, made, tasks);
    return made;
}

/// ToR 13, third bullet: where delivery by one agency is not realistic, last resort is advocacy and the building of capacity.
Verdict realistic(Question const& question)
{
    auto const cases = question.facts(Kind::resort);
    if (cases.empty()) return {State::no_evidence, why("no_case"), {}};
    auto const tasks = question.facts(Kind::task, {"advocacy"});
    auto const fitting = std::ranges::count_if(cases, [&](Fact const* one) {
        bool const worked = std::ranges::any_of(tasks, [&](Fact const* task) { return task->count == one->count; });
        return form_of(*one) == "advocacy" and (worked or one->detail == "resolved");
    });
    Verdict made;
    made.state = fitting == static_cast<std::int64_t>(cases.size()) ? State::fulfilled : State::partly;
    made.why = why("fitting", {std::to_string(fitting), std::to_string(cases.size())});
    add(question, made, cases);
    add(question, made, tasks);
    return made;
}

constexpr NamedRule table[] = {{"secured", secured}, {"last_resort", last_resort}, {"means", means}, {"realistic", realistic}};

}

std::span<NamedRule const> commitment_rules() { return table; }

}
