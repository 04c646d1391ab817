// A gap nobody takes: up the ladder, last resort blocked by access, then open again, delivered and closed.
#include "country.hpp"
#include <filesystem>

namespace muster::commitments {
namespace {

class Resorting : public testing::TestWithParam<store::Engine> {
protected:
    Resorting() : country(GetParam())
    {
        country.ok({"gap", "validate", "--place", "ZA0101", "--body", "wash", "--why", "no water"});
    }
    std::string gap(std::string_view path) { return Country::at(country.json({"gap", "show", "1"}), "gap." + std::string(path)); }
    std::string resort(std::string_view path) { return Country::at(country.json({"last-resort", "show", "1"}), path); }
    void trigger()
    {
        country.ok({"gap", "call", "1", "--until", "2026-03-05", "--partner", "acf"});
        country.on("2026-03-06");
        lead(country);
        country.ok({"last-resort", "trigger", "1", "--reason", "nobody answered"});
    }
    void judge(std::string const& condition, std::string const& holds, std::string const& sensitivity = "moderate")
    {
        country.ok({"last-resort", "judge", "1", condition, "--holds", holds, "--by", "A. Diallo", "--evidence", "convoy of " + condition, "--sensitivity", sensitivity});
    }
    static void lead(Country& country);
    Country country;
};
INSTANTIATE_TEST_SUITE_P(Engines, Resorting, testing::ValuesIn(store::engines_to_test()), [](auto const& one) { return one.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

/// UNICEF leads an active cluster, ACF shares the work: as structure keeps it after its own procedure (its stories play that).
void Resorting::lead(Country& country)
{
    static constexpr store::Query decided{"test/decided",
        "INSERT INTO body_decision (operation, decision, body, kind, action, since, at, actor, acting_role, on_behalf_of, basis, reason, takes_back) "
        "VALUES ('za', 1, 'wash', 'activate', 'activate', '2026-03-01T08:00:00Z', '2026-03-01T08:00:00Z', 'tester', 'rc_hc', '', '', '', 0)", ""};
    static constexpr store::Query fact{"test/fact",
        "INSERT INTO body_fact (operation, decision, body, aspect, name, value, partner, document, due, note, more) "
        "VALUES ('za', 1, 'wash', $1, $2, $3, $2, '', '', '', '')", ""};
    auto const db = store::Db::open(country.scratch.url());
    store::Transaction all(*db);
    db->run(decided);
    db->run(fact, {std::string_view("type"), std::string_view(""), std::string_view("national_cluster")});
    db->run(fact, {std::string_view("state"), std::string_view(""), std::string_view("active")});
    db->run(fact, {std::string_view("lead"), std::string_view("unicef"), std::string_view("cla")});
    db->run(fact, {std::string_view("lead"), std::string_view("acf"), std::string_view("co_lead")});
    all.commit();
}

TEST_P(Resorting, AGapGoesUpTheLadderStepByStepEachWithItsClock)
{
    EXPECT_EQ(country.refused({"gap", "step-answer", "1", "--outcome", "solved", "--reason", "x"}), "ladder.nothing_waits");
    country.ok({"gap", "escalate", "1", "--reason", "nobody offers"});
    EXPECT_EQ(Country::at(country.json({"gap", "ladder", "1"}), "gaps.0.due"), "2026-03-08");
    EXPECT_EQ(country.refused({"gap", "escalate", "1", "--reason", "no patience"}), "ladder.waits");
    country.on("2026-03-10");
    EXPECT_EQ(Country::at(country.json({"gap", "ladder", "1"}), "gaps.0.late_days"), "2");
    country.ok({"gap", "escalate", "1", "--reason", "no answer"});
    country.on("2026-03-12");
    country.ok({"gap", "step-answer", "1", "--outcome", "not_solved", "--reason", "no stocks", "--acting-as", "ocha"});
    country.ok({"gap", "escalate", "1", "--reason", "no stocks", "--acting-as", "ocha"});
    auto const letter = country.ok({"gap", "letter", "1"});
    for (auto const* part : {"Critical gap 1: for decision", "20 000 of 20 000 people", "raised to the Inter-Cluster Coordination Group", "2026-03-19"})
        EXPECT_NE(letter.find(part), std::string::npos) << part << "\nin\n" << letter;
    auto const french = country.ok({"gap", "letter", "1", "--language", "fr"});
    for (auto const* part : {"Lacune critique 1", "Eau, hygiène", "porté au niveau cluster"}) EXPECT_NE(french.find(part), std::string::npos) << part << "\nin\n" << french;
    EXPECT_EQ(country.refused({"gap", "letter", "1", "--as", "docx"}), "letter.where");
    country.ok({"gap", "letter", "1", "--as", "pdf", "--out", (country.scratch.folder() / "letter.pdf").string()});
    EXPECT_GT(std::filesystem::file_size(country.scratch.folder() / "letter.pdf"), 1000u);
    country.ok({"gap", "step-answer", "1", "--outcome", "not_solved", "--reason", "the team asks the lead agency", "--acting-as", "rc_hc"});
    country.ok({"gap", "escalate", "1", "--reason", "last resort"});
    country.ok({"gap", "step-answer", "1", "--outcome", "not_solved", "--reason", "it says that it cannot"});
    EXPECT_EQ(country.refused({"gap", "escalate", "1", "--reason", "x"}), "ladder.top");
    auto const counters = country.json({"last-resort", "counters"});
    EXPECT_EQ(Country::at(counters, "all.escalated"), "1");
    EXPECT_EQ(Country::at(counters, "all.days_on_ladder.cluster.days"), "9");
    EXPECT_EQ(Country::at(counters, "all.days_on_ladder.inter_cluster.days"), "2");
}

TEST_P(Resorting, LastResortIsForWhatNobodyTakesInACriticalGapOfALedCluster)
{
    EXPECT_EQ(country.refused({"last-resort", "trigger", "1", "--reason", "x"}), "resort.not_called");
    auto const asked = country.json({"gap", "call", "1", "--until", "2026-03-05", "--partner", "acf", "--partner", "oxfam"});
    country.ok({"gap", "answer", "--word", Country::at(asked, "partners.0.word"), "--answer", "no"});
    EXPECT_EQ(country.refused({"last-resort", "trigger", "1", "--reason", "x"}), "resort.not_called") << "the other may still answer";
    country.on("2026-03-06");
    EXPECT_EQ(country.refused({"last-resort", "trigger", "1", "--reason", "x"}), "resort.nobody") << "no lead agency";
    lead(country);
    country.ok({"gap", "critical", "1", "--not", "--reason", "x"});
    EXPECT_EQ(country.refused({"last-resort", "trigger", "1", "--reason", "x"}), "resort.not_critical");
    country.ok({"gap", "critical", "1", "--reason", "x"});
    auto const made = country.json({"last-resort", "trigger", "1", "--reason", "nobody answered"});
    EXPECT_EQ(Country::at(made, "lead"), "unicef") << "never the co-lead";
    EXPECT_EQ(Country::at(made, "form"), "delivery");
    EXPECT_EQ(country.refused({"last-resort", "trigger", "1", "--reason", "x"}), "resort.open_already");
}

TEST_P(Resorting, TheLogTellsEveryCaseWithItsConditionsAndNamesNobodyWhoJudged)
{
    EXPECT_NE(country.ok({"last-resort", "log"}).find("was not asked until this day"), std::string::npos);
    trigger();
    judge("access", "no", "high");
    country.ok({"last-resort", "decide", "1", "blocked", "--reason", "no way in"});
    auto const log = country.ok({"last-resort", "log"});
    for (auto const* part : {"Emergency Relief Coordinator", "Cases: 1. Still open: 1. Blocked at some time: 1.", "does not hold (2026-03-06)", "not judged", "blocked"})
        EXPECT_NE(log.find(part), std::string::npos) << part << "\nin\n" << log;
    EXPECT_EQ(log.find("Diallo"), std::string::npos) << log;
    EXPECT_NE(country.ok({"last-resort", "log", "--language", "fr"}).find("bloqué"), std::string::npos);
    EXPECT_EQ(country.refused({"last-resort", "log", "--as", "pdf"}), "letter.where");
}

TEST_P(Resorting, BlockedByAccessThenOpenDeliveredAndClosed)
{
    trigger();
    EXPECT_EQ(country.refused({"last-resort", "judge", "1", "access", "--holds", "no", "--by", "A. Diallo"}), "resort.by_what");
    EXPECT_EQ(country.refused({"last-resort", "decide", "1", "blocked", "--reason", "x"}), "resort.nothing_blocks");
    judge("access", "no", "high");
    judge("security", "yes");
    EXPECT_EQ(resort("state"), "checking");
    EXPECT_EQ(country.refused({"last-resort", "decide", "1", "delivering", "--reason", "x", "--people", "20000", "--due", "2026-05-01"}), "resort.condition_open");
    country.on("2026-03-10");
    country.ok({"last-resort", "decide", "1", "blocked", "--reason", "the road is mined"});
    EXPECT_EQ(resort("state"), "blocked");
    EXPECT_EQ(resort("blocked_by.0"), "access");
    EXPECT_EQ(country.json({"last-resort", "show", "1"}).find("may_become")->list().size(), 2u) << "not delivering while access does not hold";
    EXPECT_EQ(resort("tasks.0.kind"), "advocacy");
    EXPECT_EQ(resort("tasks.1.kind"), "resources");
    EXPECT_EQ(resort("judgements.0.evidence"), "") << "what is of high sensitivity is kept back";
    EXPECT_EQ(resort("judgements.0.judged_by"), "") << "and who said it";
    EXPECT_EQ(resort("judgements.1.judged_by"), "A. Diallo");
    EXPECT_EQ(Country::at(country.json({"last-resort", "evidence", "1"}), "judgements.0.evidence"), "convoy of access");
    EXPECT_NE(country.ok({"gap", "letter", "1"}).find("last resort is blocked"), std::string::npos);
    country.on("2026-04-10");
    judge("access", "yes");
    EXPECT_EQ(resort("state"), "checking") << "looked at again";
    EXPECT_EQ(country.refused({"last-resort", "decide", "1", "delivering", "--reason", "x", "--people", "20000", "--due", "2026-05-01"}), "resort.condition_open");
    judge("funding", "yes");
    EXPECT_EQ(country.refused({"last-resort", "decide", "1", "delivering", "--reason", "x"}), "resort.says_how_much");
    country.ok({"last-resort", "decide", "1", "delivering", "--reason", "the road is open", "--people", "20000", "--due", "2026-05-31"});
    EXPECT_EQ(gap("promised.people.chosen"), "20000");
    EXPECT_EQ(gap("state"), "assigned");
    country.on("2026-06-05");
    country.report("UNICEF,WASH,ZA0101,water trucking,2026-05,20000\n");
    EXPECT_EQ(gap("missing"), "0");
    country.ok({"commitment", "decide", "1", "fulfilled"});
    country.ok({"last-resort", "decide", "1", "resolved", "--reason", "20 000 people have water"});
    country.ok({"gap", "decide", "1", "closed", "--reason", "all have water"});
    EXPECT_EQ(resort("tasks.0.open"), "false");
    auto const counters = country.json({"last-resort", "counters"});
    for (auto const& [path, wanted] : std::vector<std::pair<std::string, std::string>>{
             {"invoked", "1"}, {"blocked", "1"}, {"blocked_by.access", "1"}, {"delivered", "1"}, {"resolved", "1"}, {"open", "0"},
             {"days_in_state.blocked.days", "31"}, {"days_in_state.checking.times", "2"}, {"days_in_state.delivering.days", "56"}})
        EXPECT_EQ(Country::at(counters, "all." + path), wanted) << path;
    EXPECT_EQ(Country::at(country.json({"last-resort", "counters", "--on", "2026-03-31"}), "all.resolved"), "0");
    EXPECT_EQ(country.refused({"last-resort", "judge", "1", "access", "--holds", "no", "--by", "x", "--evidence", "x"}), "resort.over");
}

}
}
