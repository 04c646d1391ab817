#include "readings.hpp"
#include <algorithm>
#include <map>

namespace muster::commitments {

namespace {

using analysis::Delivery;
using std::size_t;

/// Until when lines are a commitment's: while it is open they may come late.
base::Day end_of(CommitmentRecord const& one) { return one.ended.value_or(base::Day{one.due.count + 36'500}); }

analysis::Where where_of(GapRecord const& gap, base::Period period, std::optional<base::Day> ended_before = {})
{
    return {gap.place, gap.body, gap.group, period, ended_before};
}

/// Which questions are asked for one commitment: all since the gap's period began, and what was there before the promise. The
/// difference is what the promise brought: people whom the partner reached already do not fill the gap a second time.
struct Asking {
    PromiseStanding* promise = nullptr;
    int part = -1;   // -1 = the whole
    int all = -1, before = -1;  // into the questions
};

class Questions {
public:
    void ask(Scene const& scene, PromiseStanding& promise, int part)
    {
        auto const& one = *promise.record;
        Asking asking{&promise, part};
        Delivery all{one.partner, one.activity, {}, {}}, before = all;
        if (scene.moment.past) all.known_on = before.known_on = scene.moment.at;
        for (int i = 0; i < int(one.parts.size()); ++i) {
            if (part >= 0 and i != part) continue;
            auto const* gap = scene.ledger->gap(one.parts[size_t(i)].gap());
            if (gap == nullptr) continue;
            bool const people = unit_of(one.whole) == Unit::people;
            auto const first = people ? std::min(gap->period.first, one.starts) : one.starts;
            all.where.push_back(where_of(*gap, {first, end_of(one)}));
            if (first < one.starts) before.where.push_back(where_of(*gap, {first, end_of(one)}, one.starts));
        }
        asking.all = int(made.size());
        made.push_back(std::move(all));
        if (not before.where.empty()) {
            asking.before = int(made.size());
            made.push_back(std::move(before));
        }
        asked.push_back(asking);
    }

    std::vector<Delivery> made;
    std::vector<Asking> asked;
};

Reading since(Reading all, Reading const& before)
{
    if (not all.amount.is_told()) return all;
    all.lines -= before.lines;
    if (all.lines == 0) return {};
    all.amount = base::Told::of(std::max<std::int64_t>(0, all.amount.value() - before.amount.value_or(0)));
    return all;
}

void answer(Questions const& questions, std::vector<Reading> const& readings)
{
    for (auto const& asking : questions.asked) {
        auto reading = readings[size_t(asking.all)];
        if (asking.before >= 0) reading = since(reading, readings[size_t(asking.before)]);
        auto& promise = *asking.promise;
        if (asking.part < 0) promise.delivered = reading;
        else promise.by_part[size_t(asking.part)] = reading;
    }
}

/// Two promises of one partner for one gap: what it delivered fills the earlier first, and nothing fills both.
void fill_in_turn(std::vector<PromiseStanding>& promises)
{
    struct One {
        PromiseStanding* promise = nullptr;
        size_t part = 0;
    };
    std::map<std::tuple<std::int64_t, std::string, Unit, std::string>, std::vector<One>> groups;
    for (auto& promise : promises)
        for (size_t i = 0; i < promise.by_part.size(); ++i)
            if (promise.by_part[i].amount.is_told())
                groups[{promise.record->parts[i].gap(), promise.record->partner, unit_of(promise.record->whole), money_code(promise.record->whole)}].push_back(
                    {&promise, i});
    for (auto& [key, some] : groups) {
        if (some.size() < 2) continue;
        std::ranges::stable_sort(some, {}, [](One const& one) { return std::pair(one.promise->record->starts, one.promise->record->number); });
        for (size_t i = 0; i < some.size(); ++i) {
            auto& mine = some[i].promise->by_part[some[i].part];
            std::int64_t used = 0;
            for (size_t j = 0; j < i; ++j)
                if (end_of(*some[j].promise->record) >= some[i].promise->record->starts) used += some[j].promise->by_part[some[j].part].amount.value();
            auto left = std::max<std::int64_t>(0, mine.amount.value() - used);
            // What is more than was promised is left for the next, where there is one.
            if (i + 1 < some.size()) left = std::min(left, number_of(some[i].promise->record->parts[some[i].part].quantity()));
            mine.amount = base::Told::of(left);
            if (some[i].promise->by_part.size() == 1) some[i].promise->delivered.amount = mine.amount;
        }
    }
}

void find_left(PromiseStanding& promise)
{
    std::int64_t given = 0;
    promise.left = 0;
    for (size_t i = 0; i < promise.by_part.size(); ++i) {
        auto const part = number_of(promise.record->parts[i].quantity());
        given += part;
        promise.left += std::max<std::int64_t>(0, part - promise.by_part[i].amount.value_or(0));
    }
    // A whole that is larger than its parts: the rest belongs to no gap yet.
    promise.left += number_of(promise.record->whole) - given;
}

std::vector<Reading> people_of(cli::Call& call, std::vector<Delivery> const& asked)
{
    std::vector<Reading> readings;
    for (auto const& one : analysis::delivered(call, asked)) readings.push_back({one.people, one.lines, one.last});
    return readings;
}

}

void read_deliveries(cli::Call& call, std::span<Scene const> scenes)
{
    std::map<std::pair<Unit, std::string>, Questions> by_unit;
    for (auto const& scene : scenes)
        for (auto& promise : *scene.promises) {
            auto const& record = *promise.record;
            promise.by_part.assign(record.parts.size(), {});
            auto& questions = by_unit[{unit_of(record.whole), money_code(record.whole)}];
            questions.ask(scene, promise, -1);
            if (record.parts.size() > 1)
                for (int part = 0; part < int(record.parts.size()); ++part) questions.ask(scene, promise, part);
        }
    for (auto const& [unit, questions] : by_unit)
        answer(questions, unit.first == Unit::people ? people_of(call, questions.made) : material(call, unit.first, unit.second, questions.made));
    for (auto const& scene : scenes) {
        for (auto& promise : *scene.promises)
            if (promise.by_part.size() == 1) promise.by_part.front() = promise.delivered;
        fill_in_turn(*scene.promises);
        for (auto& promise : *scene.promises) find_left(promise);
    }
}

}
