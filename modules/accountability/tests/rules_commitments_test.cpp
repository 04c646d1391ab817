// The rules over gaps with a name, promises and last resort, each over facts made by hand.
#include "kit.hpp"

#include <gtest/gtest.h>

using namespace muster;
using namespace muster::accountability;

namespace {

base::Day const march = day(2026, 3, 31);

struct Promising : testing::Test {
    Asked asked;
    Fact& of(Kind kind, std::int64_t number, std::string detail, base::Day since = march.plus(-20), std::string who = "acf", std::string words = "")
    {
        return asked.body.facts.emplace_back(Fact{kind, since, {}, std::move(detail), std::move(who), std::move(words), {}, number});
    }
};

}

TEST_F(Promising, gaps_with_a_name_need_a_promise_and_late_ones_a_word)
{
    EXPECT_EQ(asked.state("F4b", march), State::no_evidence);
    of(Kind::gap, 1, "validated");
    EXPECT_EQ(asked.state("F4b", march), State::no_evidence) << "a name alone secures nothing";
    of(Kind::asked, 1, "");
    EXPECT_EQ(asked.state("F4b", march), State::partly);
    asked.body.facts.front().until = march.plus(-10);
    of(Kind::gap, 1, "assigned", march.plus(-10));
    of(Kind::promise, 4, "accepted", march.plus(-10), "acf", "2026-04-02");
    auto const one = asked.ask("F4b", march);
    EXPECT_EQ(one.state, State::fulfilled);
    EXPECT_EQ(one.why, "Open gaps with a promise: 1 of 1. No promise is late.");
    EXPECT_EQ(one.evidence.front().command, "muster commitment show 4");
    EXPECT_EQ(asked.state("F4b", march.plus(-11)), State::partly) << "as it was then";
    EXPECT_EQ(asked.state("F4b", day(2026, 4, 2)), State::fulfilled) << "on the day it is due";
    auto const late = asked.ask("F4b", day(2026, 4, 3));
    EXPECT_EQ(late.state, State::partly);
    EXPECT_NE(late.why.find("Late promises: 1; not followed up lately: 1."), std::string::npos) << late.why;
    of(Kind::followed, 4, "call", day(2026, 4, 3));
    EXPECT_EQ(asked.state("F4b", day(2026, 4, 3)), State::fulfilled);
    EXPECT_EQ(asked.state("F4b", day(2026, 5, 5)), State::partly) << "a word a month ago is none";
    of(Kind::gap, 2, "validated");
    EXPECT_EQ(asked.state("F4b", day(2026, 4, 3)), State::partly);
}

TEST_F(Promising, shares_of_the_work_are_asked_by_the_terms_of_reference)
{
    of(Kind::gap, 1, "assigned");
    EXPECT_EQ(asked.state("T2.2a", march), State::partly);
    auto& share = of(Kind::responsibility, 0, "distribution");
    EXPECT_EQ(asked.state("T2.2a", march), State::fulfilled);
    share.until = march;
    EXPECT_EQ(asked.state("T2.2a", march), State::partly) << "who no longer has it has it no more";
}

TEST_F(Promising, last_resort_is_done_or_held_up_and_looked_at_again)
{
    EXPECT_EQ(asked.state("F4d", march), State::no_evidence);
    of(Kind::raised, 1, "lead_agency", march.plus(-14));
    EXPECT_EQ(asked.state("F4d", march), State::partly);
    EXPECT_EQ(asked.state("F4d", march.plus(1)), State::overdue);
    asked.body.facts.clear();
    of(Kind::resort, 1, "checking", march.plus(-14), "unicef", "delivery/");
    EXPECT_EQ(asked.state("T13.1a", march), State::partly);
    EXPECT_EQ(asked.state("T13.1a", march.plus(1)), State::overdue) << "the conditions wait to be judged";
    asked.body.facts.back().until = march;
    of(Kind::resort, 1, "blocked", march, "unicef", "delivery/access");
    auto& judged = of(Kind::judged, 1, "access", march, "", "2026-04-10");
    judged.good = false;
    EXPECT_EQ(asked.state("F4d", march), State::partly);
    EXPECT_EQ(asked.ask("F4d", march).why, "Case 1: blocked since 2026-03-31 by access.");
    EXPECT_EQ(asked.state("T13.1a", day(2026, 4, 10)), State::fulfilled) << "subject to access, security and funding";
    EXPECT_EQ(asked.state("T13.1a", day(2026, 4, 11)), State::partly) << "it was to be looked at again";
    of(Kind::judged, 1, "access", day(2026, 4, 11), "", "");
    EXPECT_EQ(asked.state("T13.1a", day(2026, 4, 11)), State::fulfilled);
    asked.body.facts[1].until = day(2026, 4, 12);
    of(Kind::resort, 1, "delivering", day(2026, 4, 12), "unicef", "delivery/");
    EXPECT_EQ(asked.state("F4d", day(2026, 4, 12)), State::fulfilled);
}

TEST_F(Promising, means_are_found_or_looked_for)
{
    EXPECT_EQ(asked.state("T13.1b", march), State::no_evidence);
    of(Kind::resort, 1, "blocked", march, "unicef", "delivery/funding");
    EXPECT_EQ(asked.state("T13.1b", march), State::no_evidence);
    of(Kind::task, 1, "resources", march, "", "funding");
    EXPECT_EQ(asked.state("T13.1b", march), State::partly);
    of(Kind::judged, 1, "funding", march, "").good = false;
    of(Kind::judged, 1, "funding", march, "");
    EXPECT_EQ(asked.state("T13.1b", march), State::fulfilled) << "of two judgements on a day the later holds";
}

TEST_F(Promising, where_delivery_is_not_realistic_advocacy_is_asked)
{
    EXPECT_EQ(asked.state("T13.2", march, "aor"), State::no_evidence);
    of(Kind::resort, 1, "checking", march, "unhcr", "advocacy/");
    EXPECT_EQ(asked.state("T13.2", march), State::partly);
    of(Kind::task, 1, "advocacy", march);
    EXPECT_EQ(asked.state("T13.2", march), State::fulfilled);
    of(Kind::resort, 2, "delivering", march, "unhcr", "delivery/");
    EXPECT_EQ(asked.state("T13.2", march), State::partly);
}
