// The rules of evidence out of meetings and advocacy, each over facts made by hand.
#include "kit.hpp"

#include <gtest/gtest.h>

using namespace muster;
using namespace muster::accountability;

namespace {

base::Day const march = day(2026, 3, 31);

}

TEST(meeting_rules, who_speaks_for_the_group_comes_and_brings_something)
{
    Asked asked;
    EXPECT_EQ(asked.state("T2.7", march), State::no_evidence);
    asked.stood.leads = {{.partner = "unicef", .role = "cla", .accountable = true, .since = march}};
    BodyFacts whole;
    whole.facts.push_back({Kind::attended, march.plus(-10), {}, "iccg", "acf", "1-2026-03-21"});
    asked.all.bodies = {whole};
    EXPECT_EQ(asked.state("T2.7", march), State::no_evidence) << "somebody else came";
    asked.all.bodies[0].facts.push_back({Kind::attended, march.plus(-10), {}, "iccg", "unicef", "1-2026-03-21"});
    EXPECT_EQ(asked.state("T2.7", march), State::partly);
    asked.fact(Kind::contribution, march.plus(-5), "hc");
    auto const both = asked.ask("T2.7", march);
    EXPECT_EQ(both.state, State::fulfilled);
    ASSERT_EQ(both.evidence.size(), 2u);
    EXPECT_EQ(both.evidence[0].command, "muster meeting show 1-2026-03-21");
    EXPECT_EQ(asked.state("T2.7", march.plus(86)), State::partly) << "a quarter later only the contribution is new enough";
    EXPECT_EQ(asked.state("T2.7", march.plus(200)), State::no_evidence);
}

TEST(meeting_rules, lessons_end_in_something_in_time)
{
    Asked asked;
    EXPECT_EQ(asked.state("T8.3", march), State::no_evidence);
    asked.body.facts.push_back({Kind::document, march.plus(-3), {}, "lessons", {}, "Lessons of the floods", "d4"});
    EXPECT_EQ(asked.state("T8.3", march), State::partly) << "a document alone is never the whole";
    asked.body.facts.push_back({Kind::lesson, march.plus(-100), {}, "unended", march.plus(-100).text(), "Store tablets", {}, 1});
    EXPECT_EQ(asked.state("T8.3", march), State::partly);
    asked.body.facts.push_back({Kind::lesson, march.plus(-50), {}, "ended", march.plus(-80).text(), "Call", {}, 2});
    EXPECT_EQ(asked.state("T8.3", march), State::partly) << "lesson 1 waits for more than a quarter";
    EXPECT_EQ(asked.state("T8.3", march.plus(-20)), State::fulfilled) << "it did not yet";
    for (auto& fact : asked.body.facts)
        if (fact.count == 1 and fact.kind == Kind::lesson) fact.until = march.plus(-1);
    asked.body.facts.push_back({Kind::lesson, march.plus(-1), {}, "acting", march.plus(-100).text(), "Store tablets", {}, 1});
    EXPECT_EQ(asked.state("T8.3", march), State::fulfilled);
    EXPECT_EQ(asked.ask("T8.3", march).evidence[0].path, "/operations/zandia/lessons?body=wash");
}

TEST(meeting_rules, concerns_hold_their_means_and_messages_go_somewhere)
{
    Asked asked;
    EXPECT_EQ(asked.state("T11.1a", march), State::no_evidence);
    EXPECT_EQ(asked.state("T11.1b", march), State::no_evidence);
    asked.body.facts.push_back({Kind::concern, march.plus(-9), march.plus(-5), "identified", {}, "Fuel", {}, 1});
    EXPECT_EQ(asked.state("T11.1a", march.plus(-6)), State::partly);
    asked.body.facts.push_back({Kind::concern, march.plus(-5), {}, "cleared", {}, "Fuel", {}, 1});
    EXPECT_EQ(asked.state("T11.1a", march), State::partly) << "no means are asked for";
    EXPECT_EQ(asked.state("T11.1b", march), State::partly) << "the words are ready and went nowhere";
    asked.fact(Kind::means, march.plus(-4), "donor", "ECHO", "12");
    EXPECT_EQ(asked.state("T11.1a", march), State::fulfilled);
    asked.fact(Kind::contribution, march.plus(-2), "hc");
    EXPECT_EQ(asked.state("T11.1b", march), State::fulfilled);
    asked.body.facts.clear();
    asked.body.facts.push_back({Kind::concern, march.plus(-5), {}, "dropped", {}, "Fuel", {}, 1});
    EXPECT_EQ(asked.state("T11.1a", march), State::no_evidence);
}

TEST(meeting_rules, donors_and_participants_are_asked_apart)
{
    Asked asked;
    EXPECT_EQ(asked.state("T11.2a", march), State::no_evidence);
    EXPECT_EQ(asked.state("T11.2b", march), State::no_evidence);
    asked.fact(Kind::means, march.plus(-10), "donor", "ECHO", "12");
    EXPECT_EQ(asked.state("T11.2a", march), State::fulfilled);
    EXPECT_EQ(asked.state("T11.2b", march), State::no_evidence);
    EXPECT_EQ(asked.state("T11.2a", march.plus(300)), State::partly);
    asked.fact(Kind::means, march.plus(-10), "participants", "", "12");
    auto const verdict = asked.ask("T11.2b", march);
    EXPECT_EQ(verdict.state, State::fulfilled);
    EXPECT_EQ(verdict.evidence[0].path, "/operations/zandia/asks?gap=12");
}
