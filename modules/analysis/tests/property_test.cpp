// On any rows whatever: the engine says what the reference says, and what is kept says what is made anew.
#include "kit.hpp"
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace muster::analysis {
namespace {

struct Made {
    std::unique_ptr<Engine> engine;
    ReferenceInput input;
};

int below(int end)
{
    return *rc::gen::inRange(0, end);
}

Tree any_tree()
{
    std::vector<Tree::Place> places(1);
    int const size = 1 + below(14);
    for (int i = 1; i < size; ++i) {
        auto const parent = below(i);
        // A level is missing now and then, as where sites hang under provinces.
        auto const level = std::min(9, places[std::size_t(parent)].level + 1 + (below(6) == 0));
        places.push_back({parent, level, below(3) == 0 ? -1 : below(4000)});
    }
    return Tree(places);
}

std::int32_t any_people()
{
    switch (below(8)) {
    case 0: return 0;
    case 1: return below(40) == 0 ? 1'999'999'999 : below(100'000);
    default: return below(300);
    }
}

Fact any_fact(Engine& engine, std::uint32_t id, bool cells, bool elders)
{
    auto& words = engine.words();
    int const body = below(words.bodies.size());
    Fact fact;
    fact.id = id;
    fact.place = below(engine.tree().size());
    fact.key = Key::of(body, below(words.groups.size()), below(3), below(4), below(static_cast<int>(words.periods.size())));
    unsigned told = below(2) ? 1u : 0u;
    if (told) fact.reached[0] = any_people();
    for (int k = 1; k < lane_count; ++k) {
        if (not cells or below(2) or (k > 4 and not elders)) continue;
        fact.reached[std::size_t(k)] = below(120);
        told |= 1u << k;
    }
    bool const targeted = below(2);
    if (targeted) fact.targeted = any_people();
    if (people_of(fact) > most_people) fact.reached[0] = 5, fact.reached[1] = 0;
    fact.marks = Marks::of(static_cast<standards::Status>(below(6)), told ? base::Saying::number : base::Saying::not_reported, told, targeted);
    return fact;
}

std::int32_t any_told()
{
    return below(3) == 0 ? -1 : below(500);
}

Made any_field()
{
    Made made{std::make_unique<Engine>(any_tree()), {}};
    auto& engine = *made.engine;
    auto& words = engine.words();
    for (auto const* body : {"wash", "hea", "tel"}) words.bodies.of(body);
    for (auto const* group : {"IDP", "HST"}) words.groups.of(group);
    for (auto const* period : {"2026-02", "2025-Q4", "2026-01", "2026-03"}) words.period_of(*base::Period::parse(period));
    made.input.bodies = words.bodies.size();
    made.input.joint = engine.joint();
    made.input.periods = words.periods;
    for (int body = 0; body < made.input.bodies; ++body)
        for (int activity = 0; activity < 3; ++activity) {
            auto const rule = static_cast<Rule>(below(3));
            engine.set_rule(body, activity, rule);
            made.input.rules.set(body, activity, rule);
        }
    if (below(2)) {
        made.input.out_of_joint = {words.bodies.find("tel")};
        engine.keep_out_of_joint(made.input.out_of_joint[0]);
    }
    for (int place = 0; place < engine.tree().size(); ++place)
        for (int body = 0; body < made.input.bodies; ++body)
            for (int group = 0; group < words.groups.size(); ++group)
                if (below(4) == 0)
                    made.input.needs.push_back({place, {.body = std::uint8_t(body), .group = std::uint8_t(group), .in_need = any_told(),
                                                        .targeted = any_told(), .population = any_told()}});
    engine.set_needs(made.input.needs);
    return made;
}

std::vector<Fact> any_facts(Engine& engine, int most)
{
    bool const cells = below(3), elders = below(2);
    std::vector<Fact> facts;
    int const size = below(most);
    for (int i = 0; i < size; ++i) facts.push_back(any_fact(engine, static_cast<std::uint32_t>(i), cells, elders));
    return facts;
}

Question any_question(Engine const& engine)
{
    Question question;
    question.profile = &profiles()[std::size_t(below(static_cast<int>(profiles().size())))];
    question.level = below(4);
    question.by_group = below(2);
    question.joint = below(3);
    question.measure = below(4) == 0 ? Measure::targeted : Measure::reached;
    if (below(3) == 0) question.sieve.bodies.reset(std::size_t(below(3)));
    if (below(3) == 0) question.sieve.groups.reset().set(std::size_t(below(3)));
    if (below(3) == 0) question.sieve.periods = {false, true, true, false, true};
    if (below(3) == 0) question.sieve.partners = {true, true, false, true};
    if (below(4) == 0) question.within = below(engine.tree().size());
    return question;
}

template <typename Check>
void hold(Check&& check)
{
    EXPECT_TRUE(rc::check(std::forward<Check>(check)));
}

TEST(Property, EngineSaysWhatTheReferenceSays)
{
    hold([] {
        auto made = any_field();
        made.input.facts = any_facts(*made.engine, 60);
        auto const half = made.input.facts.size() / 2;
        made.engine->load(std::span(made.input.facts).first(half));
        made.engine->load(std::span(made.input.facts).subspan(half));
        made.engine->settle();
        for (int i = 0; i < 4; ++i) {
            auto const question = any_question(*made.engine);
            RC_ASSERT(difference(made.engine->answer(question), reference(made.engine->tree(), made.input, question)) == "");
        }
    });
}

TEST(Property, LeastIsNeverAboveTheFigureNorTheFigureAboveTheMost)
{
    hold([] {
        auto made = any_field();
        made.engine->load(any_facts(*made.engine, 60));
        made.engine->settle();
        auto const question = any_question(*made.engine);
        for (auto const& line : made.engine->answer(question).lines) {
            RC_ASSERT(line.reached.holds());
            RC_ASSERT(line.need_gap.at_least <= line.need_gap.chosen and line.need_gap.chosen <= line.need_gap.at_most);
        }
    });
}

/// Any row changed, one after the other: what was kept is what a pass over all rows makes.
TEST(Property, KeptFiguresFollowEachChange)
{
    hold([] {
        auto made = any_field();
        auto& engine = *made.engine;
        auto facts = any_facts(engine, 40);
        engine.load(facts);
        engine.settle();
        engine.keep();
        bool const cells = below(2), elders = below(8) == 0;
        for (int step = 0; step < 25; ++step) {
            auto const what = facts.empty() ? 0 : below(4);
            auto const at = facts.empty() ? 0 : std::size_t(below(static_cast<int>(facts.size())));
            if (what <= 1) {
                facts.push_back(any_fact(engine, static_cast<std::uint32_t>(1000 + step), cells, elders));
                engine.add(facts.back());
            } else if (what == 2) {
                RC_ASSERT(engine.remove(facts[at]));
                RC_ASSERT(not engine.remove(facts[at]));
                facts.erase(facts.begin() + static_cast<std::ptrdiff_t>(at));
            } else {
                auto after = any_fact(engine, facts[at].id, cells, elders);
                if (below(2)) after.key = facts[at].key, after.place = facts[at].place;
                RC_ASSERT(engine.replace(facts[at], after));
                facts[at] = after;
            }
            RC_ASSERT(engine.rows() == facts.size());
        }
        made.input.facts = facts;
        Question question;
        for (question.level = 0; question.level < 4; ++question.level) {
            question.by_group = below(2);
            auto const anew = reference(engine.tree(), made.input, question);
            RC_ASSERT(difference(engine.kept(question.level, question.by_group), anew) == "");
            RC_ASSERT(difference(engine.answer(question), anew) == "");
        }
    });
}

/// Enough rows of one place for several blocks, in any order, with many taken away again.
TEST(Property, BlocksSplitAndStayInOrder)
{
    hold([] {
        auto made = any_field();
        auto& engine = *made.engine;
        std::vector<Fact> facts;
        for (std::uint32_t i = 0; i < 1800; ++i) {
            Fact fact;
            fact.id = i;
            auto const mixed = (i * 2654435761u) >> 7;
            fact.key = Key::of(int(mixed % 3) + 1, int(mixed / 3 % 3), int(mixed / 9 % 3), int(mixed / 27 % 50), int(mixed / 1350 % 5));
            fact.reached[mixed % 5] = std::int32_t(mixed % 97);
            fact.marks = Marks::of(standards::Status::ongoing, base::Saying::number, 1u << (mixed % 5), false);
            facts.push_back(fact);
        }
        for (auto const& fact : facts) engine.add(fact);
        auto const gone = std::size_t(below(1800));
        for (std::size_t i = 0; i < gone; ++i) RC_ASSERT(engine.remove(facts[i]));
        Key last{};
        for (auto const& block : engine.ground(0).blocks())
            for (int row = 0; row < block.size(); ++row) {
                RC_ASSERT(last <= block.keys()[row]);
                last = block.keys()[row];
            }
        made.input.facts.assign(facts.begin() + static_cast<std::ptrdiff_t>(gone), facts.end());
        RC_ASSERT(engine.rows() == made.input.facts.size());
        auto const question = any_question(engine);
        RC_ASSERT(difference(engine.answer(question), reference(engine.tree(), made.input, question)) == "");
    });
}

}
}
