// The rules of evidence, each over facts made by hand.
#include "kit.hpp"

#include <gtest/gtest.h>

using namespace muster;
using namespace muster::accountability;

namespace {

base::Day const march = day(2026, 3, 31);

}

TEST(rules, a_line_of_accountability_has_one_lead_or_one_declared_pair)
{
    Asked asked;
    EXPECT_EQ(asked.state("F1", march), State::no_evidence);
    asked.stood.accountable_to = "rc_hc";
    asked.stood.accountable_to_name = "Humanitarian Coordinator";
    asked.stood.leads = {{.partner = "unicef", .role = "cla", .accountable = true, .since = march}};
    auto const one = asked.ask("F1", march);
    EXPECT_EQ(one.state, State::fulfilled);
    EXPECT_EQ(one.why, "unicef answers to Humanitarian Coordinator.");
    ASSERT_EQ(one.evidence.size(), 1u);
    EXPECT_EQ(one.evidence[0].command, "muster body show wash --on 2026-03-31");
    asked.stood.leads.push_back({.partner = "acf", .role = "cla", .accountable = true, .since = march});
    EXPECT_EQ(asked.state("F1", march), State::partly);
    asked.stood.leads[0].role = asked.stood.leads[1].role = "co_cla";
    EXPECT_EQ(asked.state("F1", march), State::fulfilled);
    asked.stood.accountable_to = "ministry";
    asked.stood.leads.clear();
    EXPECT_EQ(asked.state("F1", march, "sector"), State::fulfilled);
    asked.decided = false;
    EXPECT_EQ(asked.state("F1", march), State::no_evidence);
}

TEST(rules, a_proposal_within_a_few_days_on_the_country_teams_advice)
{
    Asked asked;
    asked.clock = ClockOnDay{"structure_proposal", "", day(2026, 1, 1), day(2026, 1, 6), "running"};
    EXPECT_EQ(asked.state("F6a", day(2026, 1, 6)), State::no_evidence);
    EXPECT_EQ(asked.state("F6a", day(2026, 1, 7)), State::overdue);
    asked.fact(Kind::decision, day(2026, 1, 5), "propose");
    EXPECT_EQ(asked.state("F6a", day(2026, 1, 4)), State::no_evidence);  // as of a day before it
    EXPECT_EQ(asked.state("F6a", march), State::partly);
    asked.fact(Kind::advice, day(2026, 1, 5), "hct", "", "for");
    EXPECT_EQ(asked.state("F6a", march), State::fulfilled);
    asked.body.facts.front().until = day(2026, 2, 1);  // taken back
    EXPECT_EQ(asked.state("F6a", march), State::overdue);
}

TEST(rules, endorsement_criteria_and_consultation_are_decisions)
{
    Asked asked;
    EXPECT_EQ(asked.state("F2e", march), State::no_evidence);
    asked.fact(Kind::decision, march.plus(-3), "transmit");
    EXPECT_EQ(asked.state("F2e", march), State::partly);
    asked.fact(Kind::decision, march.plus(-2), "endorse");
    EXPECT_EQ(asked.state("F2e", march), State::fulfilled);
    EXPECT_EQ(asked.state("F6b", march), State::no_evidence);
    asked.fact(Kind::finding, march, "a1", "", "met");
    EXPECT_EQ(asked.state("F6b", march), State::fulfilled);
    EXPECT_EQ(asked.state("F6c", march), State::no_evidence);
    asked.fact(Kind::finding, march, "a2", "", "unknown");
    EXPECT_EQ(asked.state("F6c", march), State::partly);
    EXPECT_EQ(asked.state("F2d", march), State::no_evidence);
    asked.fact(Kind::consultation, march, "global_lead", "", "agreed");
    EXPECT_EQ(asked.state("F2d", march), State::fulfilled);
    EXPECT_EQ(asked.state("F2b", march), State::no_evidence);
}

TEST(rules, the_outline_of_the_transition_is_overdue_on_day_91_and_fulfilled_once_it_is_complete)
{
    Asked asked;
    auto const activated = day(2026, 1, 1);
    asked.clock = ClockOnDay{"transition_outline", "", activated, activated.plus(90), "running"};
    EXPECT_EQ(asked.state("T8.4", activated), State::no_evidence);
    EXPECT_EQ(asked.state("T8.4", activated.plus(90)), State::no_evidence);
    asked.clock->state = "late";
    auto const late = asked.ask("T8.4", activated.plus(91));
    EXPECT_EQ(late.state, State::overdue);
    EXPECT_NE(late.why.find("2026-04-01"), std::string::npos) << late.why;
    asked.fact(Kind::plan, activated.plus(91), "function.1", "", "pending");
    EXPECT_EQ(asked.state("T8.4", activated.plus(91)), State::partly);
    asked.clock->state = "kept_late";
    EXPECT_EQ(asked.state("T8.4", activated.plus(91)), State::fulfilled);
}

TEST(rules, a_review_counts_when_it_is_concluded_and_the_next_is_not_overdue)
{
    Asked asked;
    asked.clock = ClockOnDay{"architecture_review", "", day(2026, 1, 1), day(2026, 4, 1), "running"};
    EXPECT_EQ(asked.state("T2.6", march), State::no_evidence);
    EXPECT_EQ(asked.state("T2.6", day(2026, 4, 2)), State::overdue);
    asked.fact(Kind::review, day(2026, 3, 20), "opened");
    EXPECT_EQ(asked.state("T2.6", march), State::partly);
    EXPECT_EQ(asked.state("T2.6", day(2026, 4, 2)), State::overdue);
    asked.fact(Kind::review, day(2026, 4, 1), "concluded", "", "continue");
    asked.clock->due = day(2027, 4, 1);
    EXPECT_EQ(asked.state("T2.6", day(2026, 4, 2)), State::fulfilled);
    EXPECT_EQ(asked.state("T2.6", day(2027, 4, 2)), State::overdue);
}

TEST(rules, what_has_no_source_yet_is_never_fulfilled)
{
    Asked asked;
    EXPECT_EQ(asked.state("T7.1", march), State::no_source);
    asked.body.facts.push_back({Kind::document, march.plus(-3), {}, "contingency_plan", {}, "Contingency plan", "d4"});
    auto const verdict = asked.ask("T7.1", march);
    EXPECT_EQ(verdict.state, State::partly);
    ASSERT_EQ(verdict.evidence.size(), 1u);
    EXPECT_EQ(verdict.evidence[0].document, "d4");
    EXPECT_EQ(asked.state("T7.1", march.plus(400)), State::no_source);
    for (auto const& duty : duties())
        if (duty.rule == "none") EXPECT_NE(asked.state(duty.id, march), State::fulfilled) << duty.id;
}

TEST(rules, inclusion_counts_kinds_of_members_and_reports_never_prove_it_wholly)
{
    Asked asked;
    EXPECT_EQ(asked.state("T1.1", march), State::no_evidence);
    for (auto const* kind : {"nngo", "ingo", "un"}) asked.report(kind, kind, 2026, 3, 5).since = march.plus(-1);
    EXPECT_EQ(asked.state("T1.1", march), State::partly);
    asked.fact(Kind::member, march, "member", "p1", "nngo");
    asked.fact(Kind::member, march, "member", "p2", "ingo");
    auto const two = asked.ask("T1.1", march);
    EXPECT_EQ(two.state, State::partly);
    EXPECT_NE(two.why.find("None of: UN agencies, the Red Cross"), std::string::npos) << two.why;
    asked.fact(Kind::member, march, "observer", "p3", "rcrc");
    EXPECT_EQ(asked.state("T1.1", march), State::partly);  // observers are not members
    asked.fact(Kind::member, march, "member", "p4", "un");
    EXPECT_EQ(asked.state("T1.1", march), State::fulfilled);
    EXPECT_EQ(asked.state("T14.2", march), State::fulfilled);
}

TEST(rules, reports_count_as_of_the_day_they_were_handed_in)
{
    Asked asked;
    EXPECT_EQ(asked.state("T10.2a", march), State::no_evidence);
    asked.cycle(2026, 1);
    asked.cycle(2026, 2);
    for (auto const* partner : {"a", "b", "c", "d", "e"}) asked.report(partner, "ingo", 2026, 1, 2);
    asked.report("a", "ingo", 2026, 2, 2);
    EXPECT_EQ(asked.state("T10.2a", day(2026, 2, 5)), State::fulfilled);
    EXPECT_EQ(asked.state("T10.2a", day(2026, 3, 2)), State::no_evidence);  // not due yet, nothing in yet
    EXPECT_EQ(asked.state("T10.2a", day(2026, 3, 5)), State::partly);
    asked.report("b", "ingo", 2026, 2, 2).nil = true;
    asked.report("c", "ingo", 2026, 2, 2);
    asked.report("d", "ingo", 2026, 2, 2);
    EXPECT_EQ(asked.state("T10.2a", day(2026, 3, 20)), State::fulfilled);  // four of five, one of them with nothing to report
    for (auto& one : asked.body.reports)
        if (one.period.first == day(2026, 2, 1)) one.until = day(2026, 3, 15);
    EXPECT_EQ(asked.state("T10.2a", day(2026, 3, 14)), State::fulfilled);
    EXPECT_EQ(asked.state("T10.2a", day(2026, 3, 20)), State::overdue);
}

TEST(rules, needs_and_reports_together_show_gaps)
{
    Asked asked;
    EXPECT_EQ(asked.state("T8.1", march), State::no_evidence);
    asked.fact(Kind::needs, march.plus(-30), "", "hno");
    EXPECT_EQ(asked.state("T8.1", march), State::partly);
    EXPECT_EQ(asked.state("T6.1", march), State::fulfilled);
    EXPECT_EQ(asked.state("T6.1", march.plus(400)), State::partly);
    asked.report("a", "ingo", 2026, 2, 2);
    auto const verdict = asked.ask("T8.1", march);
    EXPECT_EQ(verdict.state, State::fulfilled);
    EXPECT_EQ(verdict.evidence.back().command, "muster gaps --body wash");
    EXPECT_EQ(verdict.evidence.back().path, "/operations/zandia/gaps?body=wash");
    EXPECT_EQ(asked.state("T2.3", march), State::no_evidence);  // one partner alone
    asked.report("b", "nngo", 2026, 2, 2);
    EXPECT_EQ(asked.state("T2.3", march), State::partly);
    EXPECT_EQ(asked.state("T3.1", march), State::fulfilled);
}

TEST(rules, sex_and_age_by_the_share_of_lines_that_tell_them)
{
    Asked asked;
    EXPECT_EQ(asked.state("T10.2b", march), State::no_evidence);
    auto& report = asked.report("a", "ingo", 2026, 2, 10);
    EXPECT_EQ(asked.state("T10.2b", march), State::no_evidence);
    report.split = 7;
    EXPECT_EQ(asked.state("T10.2b", march), State::partly);
    EXPECT_EQ(asked.state("T5.1d", march), State::fulfilled);
    report.split = 8;
    EXPECT_EQ(asked.state("T10.2b", march), State::fulfilled);
    report.told = 0;
    report.split = 0;
    EXPECT_EQ(asked.state("T10.2b", march), State::no_evidence);
}

TEST(rules, activities_that_stop_are_overdue_once_reports_were_due)
{
    Asked asked;
    asked.cycle(2026, 1);
    asked.cycle(2026, 2);
    asked.report("a", "ingo", 2026, 1, 2);
    EXPECT_EQ(asked.state("F4c", day(2026, 2, 5)), State::fulfilled);
    EXPECT_EQ(asked.state("F4c", day(2026, 3, 5)), State::partly);
    EXPECT_EQ(asked.state("F4c", day(2026, 3, 11)), State::overdue);
    asked.report("a", "ingo", 2026, 2, 2);
    EXPECT_EQ(asked.state("F4c", day(2026, 3, 11)), State::fulfilled);
}

TEST(rules, active_partners_are_those_who_reported_in_one_of_the_last_cycles)
{
    Asked asked;
    for (int month = 1; month <= 3; ++month) asked.cycle(2026, month);
    for (auto const* partner : {"a", "b", "c", "d", "e"}) asked.fact(Kind::member, day(2026, 1, 1), "member", partner, "ingo");
    EXPECT_EQ(asked.state("T14.1", day(2026, 4, 5)), State::no_evidence);
    for (auto const* partner : {"a", "b", "c", "somebody else"}) asked.report(partner, "ingo", 2026, 2, 2);
    auto const three = asked.ask("T14.1", day(2026, 4, 5));
    EXPECT_EQ(three.state, State::partly);
    EXPECT_TRUE(three.why.ends_with(": 3 of 5.")) << three.why;
    asked.report("d", "ingo", 2026, 3, 1);
    EXPECT_EQ(asked.state("T14.1", day(2026, 4, 5)), State::fulfilled);
}

TEST(rules, cross_cutting_issues_are_looked_for_at_every_step)
{
    Asked asked;
    EXPECT_EQ(asked.state("T5.1a", march), State::no_evidence);
    asked.fact(Kind::agreed, march, "gender");
    asked.fact(Kind::agreed, march, "age");
    EXPECT_EQ(asked.state("T5.1a", march), State::partly);
    asked.fact(Kind::tagged, march, "gender", "activity latrines", "respond");
    asked.fact(Kind::tagged, march, "age", "assessment mira", "assess");
    EXPECT_EQ(asked.state("T5.1a", march), State::fulfilled);
    EXPECT_EQ(asked.state("T5.1a", march.plus(400)), State::partly);
    EXPECT_EQ(asked.state("T5.1b", march), State::no_evidence);
    EXPECT_EQ(asked.state("T5.1c", march), State::fulfilled);
    for (auto const* step : {"assess", "analyse", "plan", "monitor"}) asked.fact(Kind::tagged, march, "participation", "x", step);
    EXPECT_EQ(asked.state("T4.1", march), State::partly);
    asked.fact(Kind::tagged, march, "aap", "x", "respond");
    EXPECT_EQ(asked.state("T4.1", march), State::fulfilled);
}

TEST(rules, standards_are_known_by_members_and_measured)
{
    Asked asked;
    asked.cycle(2026, 2);
    for (auto const* partner : {"a", "b"}) asked.fact(Kind::member, day(2026, 1, 1), "member", partner, "ingo");
    asked.fact(Kind::acknowledged, march, "sphere", "somebody else", "standard");
    EXPECT_EQ(asked.state("T9.1a", march), State::partly);
    asked.fact(Kind::acknowledged, march, "sphere", "a", "standard");
    asked.fact(Kind::acknowledged, march, "sphere", "b", "standard");
    EXPECT_EQ(asked.state("T9.1a", march), State::fulfilled);
    EXPECT_EQ(asked.state("T9.1b", march), State::no_evidence);
    asked.fact(Kind::acknowledged, march, "crc", "a", "obligation");
    asked.fact(Kind::acknowledged, march, "crc", "b", "obligation");
    EXPECT_EQ(asked.state("T9.1b", march), State::partly);
    asked.fact(Kind::undertaken, march, "crc");
    EXPECT_EQ(asked.state("T9.1b", march), State::fulfilled);
    asked.body.facts.push_back({Kind::measured, march.plus(-9), {}, "WASH-1", "camp", ">= 15", {}, 1, false});
    EXPECT_EQ(asked.state("T9.2", march), State::partly);
    asked.body.facts.push_back({Kind::measured, march.plus(-1), {}, "WASH-1", "camp", ">= 15", {}, 1, true});
    EXPECT_EQ(asked.state("T9.2", march), State::fulfilled);  // the newest of a place counts
}

TEST(rules, links_count_while_something_is_exchanged)
{
    Asked asked;
    EXPECT_EQ(asked.state("T3.2", march), State::no_evidence);
    asked.fact(Kind::link, march.plus(-200), "authority", "ministry", "water points");
    EXPECT_EQ(asked.state("T3.2", march), State::partly);
    asked.fact(Kind::link, march.plus(-2), "peacekeeping", "mission", "escorts");
    EXPECT_EQ(asked.state("T3.2", march), State::fulfilled);
    EXPECT_EQ(asked.state("T2.5", march), State::no_evidence);
}
