#include "counters.hpp"
#include "ladder.hpp"
#include <algorithm>
#include <cli/command.hpp>
#include <fmt/core.h>
#include <set>

namespace muster::commitments {

namespace {

void spent(std::map<std::string, Counters::Days>& all, std::string const& step, base::Day from, base::Day to)
{
    auto& one = all[step];
    auto const days = std::max(0, base::days_between(from, to));
    ++one.times;
    one.days += days;
    one.longest = std::max(one.longest, days);
}

void count_ladder(Counters& counters, std::vector<Climb> const& all, base::Day today)
{
    if (all.empty()) return;
    ++counters.escalated;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].what == "raised") spent(counters.ladder, all[i].step, all[i].at.day(), i + 1 < all.size() ? all[i + 1].at.day() : today);
}

void write(base::JsonWriter& json, std::string_view name, std::map<std::string, Counters::Days> const& all)
{
    json.key(name).object();
    for (auto const& [step, one] : all)
        json.key(step).object().member("times", one.times).member("days", one.days).member("longest", one.longest)
            .member("average", one.times > 0 ? double(one.days) / one.times : 0.0).end();
    json.end();
}

}

void count_case(Counters& counters, Resort const& one, base::Day today)
{
    ++counters.invoked;
    counters.by_advocacy += one.form == "advocacy";
    std::set<std::string> by;
    bool delivered = false;
    for (std::size_t i = 0; i < one.steps.size(); ++i) {
        auto const& step = one.steps[i];
        delivered = delivered or step.state == ResortState::delivering;
        for (auto const condition : conditions)
            if (step.blocked_by.find(condition) != std::string::npos) by.insert(std::string(condition));
        if (is_open(step.state))
            spent(counters.resort, std::string(name_of(step.state)), step.at.day(), i + 1 < one.steps.size() ? one.steps[i + 1].at.day() : today);
    }
    counters.blocked += not by.empty();
    for (auto const& condition : by) ++counters.blocked_by[condition];
    counters.delivered += delivered;
    counters.resolved += one.now().state == ResortState::resolved;
    counters.open += is_open(one.now().state);
    ++counters.states[std::string(name_of(one.now().state))];
}

void Counters::add(Counters const& other)
{
    invoked += other.invoked;
    by_advocacy += other.by_advocacy;
    blocked += other.blocked;
    delivered += other.delivered;
    resolved += other.resolved;
    open += other.open;
    escalated += other.escalated;
    for (auto const& [condition, times] : other.blocked_by) blocked_by[condition] += times;
    for (auto const& [state, times] : other.states) states[state] += times;
    for (auto const& [mine, theirs] : {std::pair{&ladder, &other.ladder}, {&resort, &other.resort}})
        for (auto const& [step, one] : *theirs) {
            auto& sum = (*mine)[step];
            sum.times += one.times;
            sum.days += one.days;
            sum.longest = std::max(sum.longest, one.longest);
        }
}

Counters count(store::Db& db, std::string const& operation, Moment const& moment)
{
    Counters counters;
    for (auto const& gap : load_ledger(db, operation, moment.at).gaps) count_ladder(counters, climbs(db, operation, gap.number, moment.at), moment.day);
    for (auto const& one : resorts(db, operation, moment.at)) count_case(counters, one, moment.day);
    return counters;
}

void write(base::JsonWriter& json, Counters const& counters)
{
    json.object().member("invoked", counters.invoked).member("by_advocacy", counters.by_advocacy).member("blocked", counters.blocked);
    json.member("blocked_by", counters.blocked_by).member("delivered", counters.delivered).member("resolved", counters.resolved).member("open", counters.open);
    json.member("states", counters.states).member("escalated", counters.escalated);
    write(json, "days_on_ladder", counters.ladder);
    write(json, "days_in_state", counters.resort);
    json.end();
}

std::string text_of(Counters const& counters)
{
    auto text = fmt::format("last resort invoked {} times ({} by advocacy), delivered {}, resolved {}, open {}\nblocked {} times", counters.invoked,
                            counters.by_advocacy, counters.delivered, counters.resolved, counters.open, counters.blocked);
    for (auto const& [condition, times] : counters.blocked_by) text += fmt::format(", by {} {}", condition, times);
    text += fmt::format("\ngaps raised on the ladder {}\n", counters.escalated);
    cli::TextTable table({"step", "times", "days", "longest"}, {false, true, true, true});
    for (auto const* all : {&counters.ladder, &counters.resort})
        for (auto const& [step, one] : *all) table.row({step, std::to_string(one.times), std::to_string(one.days), std::to_string(one.longest)});
    return text + table.text();
}

}
