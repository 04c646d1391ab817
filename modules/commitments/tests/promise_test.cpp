// Sums of promises: the wrong ones do not compile (promise.hpp), the others are these.
#include "promise.hpp"
#include "rules.hpp"
#include "states.hpp"
#include <gtest/gtest.h>

namespace muster::commitments {

namespace {

std::string refusal_of(auto const& work)
{
    try {
        work();
    }
    catch (base::Refusal const& refusal) {
        return refusal.code();
    }
    return "";
}

Part part(std::int64_t commitment, std::int64_t gap, std::int64_t people) { return {commitment, gap, People{people}}; }

}

TEST(Promise, PartsOfOneGapLieBetweenTheHighestAndNoOneTwice)
{
    std::vector<Part> const parts{part(1, 7, 4000), part(2, 7, 6000), Part(3, 7, Items{300}), Part(4, 7, base::Money{2'500'00, {}})};
    auto const sum = promised_to(parts);
    EXPECT_EQ(sum.people.at_least.value, 6000);
    EXPECT_EQ(sum.people.at_most.value, 10'000);
    EXPECT_EQ(sum.items.value, 300);
    EXPECT_EQ(sum.money.at("USD").cents, 2'500'00);
    EXPECT_EQ(sum.commitments, 4);
    EXPECT_TRUE(sum.people.holds());
}

TEST(Promise, AWholeOverSeveralGapsIsCountedOnce)
{
    std::vector<Shared> const wholes{Shared(1, People{10'000}, {part(1, 7, 4000), part(1, 8, 6000)})};
    EXPECT_EQ(promised_by(wholes).people.chosen.value, 10'000);
}

TEST(Promise, PartsAreOfTheWhole)
{
    EXPECT_EQ(refusal_of([] { Shared(1, People{9'000}, {part(1, 7, 4000), part(1, 8, 6000)}); }), "commitment.parts_exceed");
    EXPECT_EQ(refusal_of([] { Shared(1, People{9'000}, {part(1, 7, 4000), part(1, 7, 4000)}); }), "commitment.gap_twice");
    EXPECT_EQ(refusal_of([] { Shared(1, People{9'000}, {Part(1, 7, Items{5})}); }), "commitment.two_units");
    EXPECT_EQ(refusal_of([] { Shared(1, People{9'000}, {}); }), "commitment.no_gap");
    base::Money const dollars{100, {}}, euros{100, {{'E', 'U', 'R'}}};
    EXPECT_EQ(refusal_of([&] { Shared(1, dollars, {Part(1, 7, euros)}); }), "commitment.two_units");
}

TEST(Promise, StatesFollowTheirTables)
{
    EXPECT_EQ(refusal_of([] { expect_may_become(1, PromiseState::offered, PromiseState::fulfilled); }), "commitment.cannot_become");
    EXPECT_EQ(refusal_of([] { expect_may_become(1, PromiseState::withdrawn, PromiseState::accepted); }), "commitment.cannot_become");
    EXPECT_EQ(refusal_of([] { expect_may_become(1, GapState::closed, GapState::assigned); }), "gap.cannot_become");
    EXPECT_EQ(refusal_of([] { expect_may_become(1, GapState::closed, GapState::validated); }), "");
    for (std::size_t i = 0; i < promise_state_names.size(); ++i) EXPECT_FALSE(row_of(static_cast<PromiseState>(i)).meaning.empty());
    for (auto const name : gap_state_names) EXPECT_EQ(name_of(gap_state(name)), name);
    EXPECT_EQ(refusal_of([] { gap_state("lost"); }), "gap.bad_state");
    EXPECT_EQ(critical_rules().front().severity, 4);
    EXPECT_EQ(critical_rules().front().coverage, 20);
}

}
