#include "engine.hpp"
#include "fold.hpp"
#include "kept.hpp"
#include <algorithm>
#include <atomic>
#include <base/ensure.hpp>
#include <limits>
#include <thread>

namespace muster::analysis {

namespace {

constexpr std::int64_t widest = std::numeric_limits<std::int32_t>::max();

/// No combination of a row with others can make more of it than this.
std::int64_t weight_of(Fact const& fact)
{
    auto const top = *std::ranges::max_element(fact.reached);
    return std::max({people_of(fact), std::int64_t(top), std::int64_t(fact.targeted)});
}

/// The lanes that a pass has to carry: totals only, with children and adults by sex, or all.
int lanes_wanted(Engine const& engine, Question const& question)
{
    if (not question.profile->own_cells or question.measure == Measure::targeted) return 1;
    if (engine.lanes() >> 5) return lane_count;
    return engine.lanes() >> 1 ? 5 : 1;
}

}

Engine::Engine(Tree tree)
    : tree_(std::move(tree)), needs_(tree_.size(), {}), grounds_(std::size_t(tree_.size())), weight_(std::size_t(tree_.size()))
{
    joint_ = words_.bodies.of("intersectoral");
}

Engine::Engine(Engine const& other)
    : tree_(other.tree_), words_(other.words_), rules_(other.rules_), needs_(other.needs_), stays_out_(other.stays_out_), joint_(other.joint_),
      grounds_(other.grounds_), weight_(other.weight_), wide_places_(other.wide_places_), lanes_(other.lanes_), rows_(other.rows_)
{}

Engine::~Engine() = default;

std::unique_ptr<Engine> Engine::copy() const
{
    return std::unique_ptr<Engine>(new Engine(*this));
}

void Engine::set_needs(std::vector<NeedBook::Told> told)
{
    needs_ = NeedBook(tree_.size(), std::move(told));
    if (kept_) keep();
}

void Engine::set_rule(int body, int activity, Rule rule)
{
    if (rules_.of(body, activity) == rule) return;
    rules_.set(body, activity, rule);
    if (kept_) keep();
}

void Engine::keep_out_of_joint(int body)
{
    stays_out_.set(std::size_t(body));
    if (kept_) keep();
}

void Engine::weigh(Fact const& fact, int sign)
{
    auto& weight = weight_[std::size_t(fact.place)];
    bool const was_wide = weight > widest;
    weight += sign * weight_of(fact);
    wide_places_ += int(weight > widest) - int(was_wide);
    if (sign > 0)
        for (int k = 0; k < lane_count; ++k)
            if (fact.reached[std::size_t(k)] != 0) lanes_ |= 1u << k;
}

void Engine::load(std::span<Fact const> facts, int threads)
{
    // A counting sort by place, so that each place takes its rows in one piece.
    std::vector<std::uint32_t> first(std::size_t(tree_.size()) + 1);
    for (auto const& fact : facts) {
        ENSURE(weight_of(fact) <= most_people);
        ++first[std::size_t(fact.place) + 1];
        weigh(fact, 1);
    }
    for (std::size_t p = 1; p < first.size(); ++p) first[p] += first[p - 1];
    std::vector<Fact const*> order(facts.size());
    auto next = first;
    for (auto const& fact : facts) order[next[std::size_t(fact.place)]++] = &fact;
    each_place(threads, [&](std::size_t p) {
        if (first[p] < first[p + 1]) grounds_[p].take(std::span(order).subspan(first[p], first[p + 1] - first[p]));
    });
    rows_ += facts.size();
}

void Engine::settle(int threads)
{
    each_place(threads, [&](std::size_t place) { grounds_[place].settle(); });
    if (kept_) keep();
}

template <typename Work>
void Engine::each_place(int threads, Work&& work)
{
    std::atomic<std::size_t> next = 0;
    auto const some = [&] {
        for (std::size_t place; (place = next++) < grounds_.size();) work(place);
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(some);
    some();
}

template <typename Edit>
void Engine::edit_kept(Fact const& fact, Edit&& edit)
{
    if (not kept_) {
        edit();
        return;
    }
    auto const lanes = lanes_;
    bool const was_narrow = narrow();
    edit();
    if (lanes != lanes_ or was_narrow != narrow() or not kept_->fits()) keep();
    else kept_->changed(fact.place, fact.key);
}

void Engine::add(Fact const& fact)
{
    ENSURE(weight_of(fact) <= most_people);
    edit_kept(fact, [&] {
        weigh(fact, 1);
        grounds_[std::size_t(fact.place)].insert(fact);
        ++rows_;
    });
}

bool Engine::remove(Fact const& fact)
{
    bool found = false;
    edit_kept(fact, [&] {
        found = grounds_[std::size_t(fact.place)].erase(fact.key, fact.id);
        if (not found) return;
        weigh(fact, -1);
        --rows_;
    });
    return found;
}

bool Engine::replace(Fact const& before, Fact const& after)
{
    if (before.place != after.place or before.key != after.key or before.id != after.id) {
        if (not remove(before)) return false;
        add(after);
        return true;
    }
    ENSURE(weight_of(after) <= most_people);
    bool found = false;
    edit_kept(after, [&] {
        found = grounds_[std::size_t(after.place)].set(after);
        if (not found) return;
        weigh(before, -1);
        weigh(after, 1);
    });
    return found;
}

Answer Engine::answer(Question const& question) const
{
    int const lanes = lanes_wanted(*this, question);
    if (narrow()) {
        if (lanes == 1) return fold<std::int32_t, 1>(*this, question);
        if (lanes == 5) return fold<std::int32_t, 5>(*this, question);
        return fold<std::int32_t, lane_count>(*this, question);
    }
    if (lanes == 1) return fold<std::int64_t, 1>(*this, question);
    if (lanes == 5) return fold<std::int64_t, 5>(*this, question);
    return fold<std::int64_t, lane_count>(*this, question);
}

void Engine::keep()
{
    kept_.reset();
    kept_ = make_kept(*this, lanes_wanted(*this, {}));
}

Answer Engine::kept(int level, bool by_group) const
{
    ENSURE(kept_);
    Question question;
    question.level = level;
    question.by_group = by_group;
    return kept_->answer(question);
}

Engine::Memory Engine::memory() const
{
    Memory memory;
    memory.rows = grounds_.capacity() * sizeof(Ground);
    for (auto const& ground : grounds_) memory.rows += ground.bytes();
    memory.kept = kept_ ? kept_->bytes() : 0;
    memory.needs = needs_.bytes();
    return memory;
}

}
