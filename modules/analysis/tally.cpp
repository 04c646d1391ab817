#include "tally.hpp"
#include <text/fold.hpp>

namespace muster::analysis {

using std::size_t;

Tally::Tally(Picture const& words, std::span<Delivery const> asked) : words_(words), asked_(asked), told_(asked.size())
{
    auto const& tree = words_.engine->tree();
    cells_.resize(size_t(tree.size()));
    places_.push_back({-1, 0, -1});
    for (int i = 0; i < int(asked.size()); ++i) {
        auto const& one = asked[size_t(i)];
        partners_.push_back(one.partner.empty() ? "" : partner_now(one.partner));
        activities_.push_back(text::fold(one.activity));
        Tree::Place place{0, 1, -1};
        for (auto const& where : one.where) {
            auto const at = words_.places->by_code(where.place);
            if (at < 0) continue;
            // Nobody can reach more people than live there; where several places are meant no single number says how many.
            if (one.where.size() == 1 and where.group == "all") place.population = tree.population(at);
            auto const group = where.group == "all" ? 0 : words_.engine->words().groups.find(where.group);
            auto const body = words_.engine->words().bodies.find(where.body);
            if (group >= 0 and body >= 0) cells_[size_t(at)].push_back({i, body, group, where.period, where.ended_before});
        }
        places_.push_back(place);
    }
}

std::string Tally::partner_now(std::string const& id) const
{
    auto now = id;
    for (int known = words_.partners->by_id(now); known >= 0 and not words_.partners->at(known).merged_into.empty(); known = words_.partners->by_id(now))
        now = words_.partners->at(known).merged_into;
    return now;
}

bool Tally::fits(Cell const& cell, Fact const& fact, base::Instant from, std::optional<base::Instant> until)
{
    if (cell.body != fact.key.body() or (cell.group != 0 and cell.group != fact.key.group())) return false;
    auto const& words = words_.engine->words();
    auto const& period = words.periods[size_t(fact.key.period())];
    if (fact.key.period() == 0 or not cell.period.overlaps(period) or (cell.ended_before and *cell.ended_before <= period.last)) return false;
    auto const& asked = asked_[size_t(cell.asked)];
    auto const& partner = partners_[size_t(cell.asked)];
    if (not partner.empty() and partner != words.partners.word(fact.key.partner())) return false;
    auto const& activity = activities_[size_t(cell.asked)];
    if (not activity.empty() and activity != words.activities[size_t(fact.key.body())].word(fact.key.activity())) return false;
    if (asked.known_on ? from > *asked.known_on or (until and *until <= *asked.known_on) : until.has_value()) return false;
    return ((default_profile().statuses >> static_cast<unsigned>(fact.marks.status())) & 1) != 0;
}

/// The node of a place below a question: the same ladder of places as in the operation, up to the highest that is asked for.
int Tally::node(int asked, int place)
{
    auto const key = std::uint64_t(asked) << 32 | std::uint64_t(unsigned(place));
    if (auto const known = nodes_.find(key); known != nodes_.end()) return known->second;
    auto const& tree = words_.engine->tree();
    int top = -1;
    for (int up = place; up >= 0; up = tree.parent(up))
        for (auto const& cell : cells_[size_t(up)])
            if (cell.asked == asked) top = up;
    ENSURE(top >= 0);
    bool const single = asked_[size_t(asked)].where.size() == 1;
    int made = asked + 1;
    if (place != top or not single) {
        auto const above = place == top ? asked + 1 : node(asked, tree.parent(place));
        places_.push_back({above, 2 + tree.level(place) + 1, tree.population(place)});
        made = int(places_.size()) - 1;
    }
    nodes_.emplace(key, made);
    return made;
}

void Tally::take(Fact const& fact, base::Instant from, std::optional<base::Instant> until)
{
    ++seen_;
    auto const& tree = words_.engine->tree();
    for (int up = fact.place; up >= 0; up = tree.parent(up))
        for (auto const& cell : cells_[size_t(up)]) {
            auto& told = told_[size_t(cell.asked)];
            if (told.last_fact == seen_ or not fits(cell, fact, from, until)) continue;
            told.last_fact = seen_;
            ++told.lines;
            told.told += fact.marks.told();
            auto const last = words_.engine->words().periods[size_t(fact.key.period())].last;
            if (not told.last or *told.last < last) told.last = last;
            auto& taken = facts_.emplace_back(fact);
            taken.id = std::uint32_t(facts_.size());
            taken.place = node(cell.asked, fact.place);
        }
}

void Tally::take_all(Picture const& picture)
{
    auto const& engine = *picture.engine;
    for (int place = 0; place < engine.tree().size(); ++place) {
        bool asked = false;
        for (int up = place; up >= 0 and not asked; up = engine.tree().parent(up)) asked = not cells_[size_t(up)].empty();
        if (not asked) continue;
        for (auto const& block : engine.ground(place).blocks())
            for (int row = 0; row < block.size(); ++row) take(block.at(place, row), {}, std::nullopt);
    }
}

std::vector<Delivered> Tally::count()
{
    auto const& from = *words_.engine;
    Engine engine{Tree(places_)};
    engine.words() = from.words();
    for (int body = 0; body < int(from.words().activities.size()); ++body)
        for (int activity = 0; activity < from.words().activities[size_t(body)].size(); ++activity)
            engine.set_rule(body, activity, from.rules().of(body, activity));
    engine.load(facts_);
    engine.settle();
    Question question;
    question.level = 1;
    question.needs = question.joint = false;
    std::vector<Delivered> all(asked_.size());
    std::vector<std::array<std::int64_t, 3>> sums(asked_.size());
    for (auto const& line : engine.answer(question).lines) {
        if (line.only_whole or line.group != everybody or line.place < 1) continue;
        auto& sum = sums[size_t(line.place - 1)];
        sum[0] += line.reached.chosen.value;
        sum[1] += line.reached.at_least.value;
        sum[2] += line.reached.at_most.value;
    }
    for (size_t i = 0; i < all.size(); ++i) {
        all[i].lines = told_[i].lines;
        all[i].last = told_[i].last;
        if (told_[i].told == 0) continue;
        all[i].people = base::Told::of(sums[i][0]);
        all[i].at_least = sums[i][1];
        all[i].at_most = sums[i][2];
    }
    return all;
}

}
