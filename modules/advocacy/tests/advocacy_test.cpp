// A concern from the day it is raised to what came of it; means that are asked for; what a blocked last resort calls for.
#include "../../meetings/tests/hall.hpp"
#include <advocacy/advocacy.hpp>
#include <advocacy/sql.hpp>

namespace muster::advocacy {
namespace {

using meetings::Hall;

/// The hall of the meetings, with this module beside them.
class Square : public Hall {
public:
    explicit Square(store::Engine engine) : Hall(with_advocacy(), engine)
    {
        ok({"gap", "validate", "--place", "ZA01", "--body", "wash", "--why", "no water"});
    }

private:
    static std::vector<cli::Module const*> with_advocacy()
    {
        auto all = modules();
        all.push_back(&module());
        return all;
    }
};

class Advocacy : public testing::TestWithParam<store::Engine> {
protected:
    Advocacy() : hall(GetParam()) {}
    std::string state(std::string const& concern) { return Hall::at(hall.json({"advocacy", "show", concern}), "concern.state"); }
    void raise() { hall.ok({"advocacy", "raise", "--topic", "No fuel for the pumps", "--body", "wash", "--gap", "1", "--obstacle", "Import permits", "--owner", "unicef"}); }
    void message(std::string const& words = "Let fuel in") { hall.ok({"advocacy", "message", "1", "--audience", "government", "--channel", "letter", "--words", words}); }
    /// A case of last resort that access blocks: it opens a task of advocacy and one of means.
    void block()
    {
        auto const db = hall.db();
        db->execute("INSERT INTO last_resort (operation, resort, gap, body, partner, form, at, actor) VALUES ('za', 1, 1, 'wash', 'unicef', 'delivery', 1, 'x');"
                    "INSERT INTO last_resort_step (operation, resort, n, state, blocked_by, at, actor, acting_role, on_behalf_of, reason)"
                    " VALUES ('za', 1, 1, 'blocked', 'access', 1, 'x', '', '', '');"
                    "INSERT INTO last_resort_task (operation, task, resort, gap, kind, condition, words, at)"
                    " VALUES ('za', 1, 1, 1, 'advocacy', 'access', 'Gap 1: last resort is held up by access.', 1),"
                    " ('za', 2, 1, 1, 'resources', 'funding', 'Gap 1: means.', 1)");
    }
    Square hall;
};
INSTANTIATE_TEST_SUITE_P(Engines, Advocacy, testing::ValuesIn(store::engines_to_test()), [](auto const& one) { return one.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

}

TEST_P(Advocacy, FromTheConcernToWhatCameOfIt)
{
    EXPECT_EQ(hall.refused({"advocacy", "raise", "--topic", "x", "--body", "wash"}), "concern.no_evidence");
    EXPECT_EQ(hall.refused({"advocacy", "raise", "--topic", "x", "--body", "wash", "--gap", "9"}), "concern.unknown_gap");
    EXPECT_EQ(hall.refused({"advocacy", "raise", "--topic", "x", "--body", "wash", "--last-resort", "1"}), "concern.unknown_resort");
    raise();
    EXPECT_EQ(state("1"), "identified");
    EXPECT_EQ(hall.refused({"advocacy", "decide", "1", "drafted"}), "concern.needs_message");
    EXPECT_EQ(hall.refused({"advocacy", "decide", "1", "delivered"}), "concern.cannot_become");
    EXPECT_EQ(hall.refused({"advocacy", "decide", "1", "heard"}), "concern.bad_state");
    EXPECT_EQ(hall.refused({"advocacy", "message", "1", "--audience", "nobody", "--words", "x"}), "concern.bad_audience");
    EXPECT_EQ(hall.refused({"advocacy", "message", "1", "--audience", "donors"}), "concern.no_words");
    message();
    EXPECT_EQ(state("1"), "drafted");
    EXPECT_EQ(hall.refused({"advocacy", "contribute", "1", "--to", "hc"}), "concern.not_cleared");
    EXPECT_EQ(hall.refused({"advocacy", "decide", "1", "cleared"}), "concern.clear_by_role");
    hall.ok({"advocacy", "clear", "1", "--who", "Humanitarian Coordinator"});
    message("Let fuel and chlorine in");
    EXPECT_EQ(state("1"), "drafted") << "other words are not those that were cleared";
    hall.ok({"advocacy", "clear", "1", "--who", "Humanitarian Coordinator"});
    hall.ok({"advocacy", "contribute", "1", "--to", "hc", "--words", "Two lines for the briefing"});
    hall.ok({"advocacy", "used", "1", "--words", "In the briefing of 1 March"});
    hall.ok({"advocacy", "decide", "1", "delivered"});
    EXPECT_EQ(hall.refused({"advocacy", "decide", "1", "outcome_known"}), "concern.needs_outcome");
    hall.on("2026-03-20");
    hall.ok({"advocacy", "decide", "1", "outcome_known", "--words", "Permits within a week"});
    auto const shown = hall.json({"advocacy", "show", "1"});
    EXPECT_EQ(Hall::at(shown, "concern.cleared_by"), "Humanitarian Coordinator");
    EXPECT_EQ(Hall::at(shown, "concern.outcome"), "Permits within a week");
    EXPECT_EQ(Hall::at(shown, "concern.owner_name"), "United Nations Children's Fund");
    EXPECT_EQ(Hall::at(shown, "concern.evidence.1.words"), "Import permits");
    EXPECT_EQ(Hall::at(shown, "contributions.0.uses.0.on"), "2026-03-01");
    EXPECT_EQ(hall.refused({"advocacy", "message", "1", "--audience", "donors", "--words", "x"}), "concern.over");
    EXPECT_EQ(hall.refused({"advocacy", "decide", "1", "identified"}), "concern.needs_reason");
    hall.ok({"advocacy", "decide", "1", "identified", "--words", "Stopped again"});
    EXPECT_EQ(hall.refused({"advocacy", "decide", "1", "dropped"}), "concern.needs_reason");
    EXPECT_EQ(hall.refused({"advocacy", "decide", "1", "dropped", "--words", "x", "--on", "2026-03-01"}), "concern.before");
    hall.ok({"advocacy", "decide", "1", "dropped", "--words", "Another body took it up"});
}

TEST_P(Advocacy, MeansAreAskedForAGapAndAPledgeIsNoMoney)
{
    EXPECT_EQ(hall.refused({"advocacy", "ask", "--donor", "ECHO", "--amount", "5"}), "ask.no_gap");
    EXPECT_EQ(hall.refused({"advocacy", "ask", "--gap", "1", "--amount", "5"}), "ask.no_donor");
    EXPECT_EQ(hall.refused({"advocacy", "ask", "--gap", "1", "--donor", "ECHO", "--amount", "0"}), "ask.no_amount");
    EXPECT_EQ(hall.refused({"advocacy", "ask", "--gap", "1", "--donor", "ECHO", "--amount", "5", "--currency", "Euro"}), "ask.bad_currency");
    hall.ok({"advocacy", "ask", "--gap", "1", "--donor", "ECHO", "--amount", "200000", "--currency", "EUR"});
    hall.ok({"advocacy", "ask", "--gap", "1", "--donor", "oxfam", "--amount", "50000"});
    hall.ok({"advocacy", "ask", "--gap", "1", "--participants", "--amount", "30000"});
    EXPECT_EQ(hall.refused({"advocacy", "answer", "1", "pledged"}), "ask.no_pledge");
    EXPECT_EQ(hall.refused({"advocacy", "answer", "1", "perhaps"}), "ask.bad_answer");
    EXPECT_EQ(hall.refused({"advocacy", "answer", "1", "partly", "--amount", "200000"}), "ask.too_much");
    hall.ok({"advocacy", "answer", "1", "partly", "--amount", "80000"});
    hall.ok({"advocacy", "answer", "2", "declined", "--words", "No budget line"});
    auto const board = hall.json({"advocacy", "board"});
    EXPECT_EQ(Hall::at(board, "asks.asked.EUR"), "200000");
    EXPECT_EQ(Hall::at(board, "asks.asked.USD"), "80000");
    EXPECT_EQ(Hall::at(board, "asks.pledged.EUR"), "80000");
    EXPECT_EQ(Hall::at(board, "asks.pledged.USD"), "nothing there");
    EXPECT_EQ(Hall::at(board, "asks.unanswered"), "1");
    EXPECT_EQ(Hall::at(hall.json({"advocacy", "asks"}), "asks.1.pledged"), "null");
    hall.ok({"gap", "decide", "1", "closed", "--reason", "All have water"});
    EXPECT_EQ(hall.refused({"advocacy", "ask", "--gap", "1", "--donor", "ECHO", "--amount", "5"}), "ask.gap_over");
}

TEST_P(Advocacy, WhatABlockedLastResortCallsForStandsHereUntilSomebodyTakesItUp)
{
    block();
    auto const board = hall.json({"advocacy", "board"});
    EXPECT_EQ(board.find("tasks")->list().size(), 2u);
    EXPECT_EQ(Hall::at(board, "tasks.0.last_resort"), "1");
    EXPECT_EQ(hall.refused({"advocacy", "raise", "--task", "2"}), "concern.unknown_task");
    hall.ok({"advocacy", "raise", "--task", "1"});
    auto const raised = hall.json({"advocacy", "show", "1"});
    EXPECT_EQ(Hall::at(raised, "concern.last_resort"), "1");
    EXPECT_EQ(Hall::at(raised, "concern.topic"), "Gap 1: last resort is held up by access.");
    EXPECT_EQ(Hall::at(raised, "concern.evidence.1.kind"), "gap");
    EXPECT_EQ(hall.refused({"advocacy", "raise", "--task", "1"}), "concern.task_taken");
    hall.ok({"advocacy", "ask", "--task", "2", "--donor", "ECHO", "--amount", "7000"});
    EXPECT_EQ(hall.json({"advocacy", "board"}).find("tasks")->list().size(), 0u);
    hall.ok({"advocacy", "decide", "1", "dropped", "--words", "Raised by mistake"});
    EXPECT_EQ(hall.json({"advocacy", "board"}).find("tasks")->list().size(), 1u) << "nobody works on it any more";
}

TEST_P(Advocacy, OfficersDraftAndCoordinatorsClear)
{
    raise();
    hall.ok({"advocacy", "raise", "--topic", "Attacks on wells", "--body", "wash", "--gap", "1", "--sensitivity", "high"});
    auto const officer = hall.account("i@za.example", {"--role", "im_officer", "--body", "wash"});
    auto const other = hall.account("h@za.example", {"--role", "im_officer", "--body", "hea"});
    auto const lead = hall.account("l@za.example", {"--role", "lead_agency"}), partner = hall.account("p@za.example", {"--role", "partner", "--partner", "oxfam"});
    auto const shown = [&](std::string const& who) { return formats::Json::parse(hall.as(who, "advocacy list", {})).find("concerns")->list().size(); };
    EXPECT_EQ(shown(officer), 1u);
    EXPECT_EQ(shown(other), 0u);
    EXPECT_EQ(shown(partner), 1u);
    EXPECT_EQ(hall.as(partner, "advocacy show", {{"CONCERN", {"2"}}}), "concern.unknown");
    EXPECT_NE(hall.as(officer, "advocacy message", {{"CONCERN", {"1"}}, {"audience", {"donors"}}, {"words", {"x"}}}).find("drafted"), std::string::npos);
    EXPECT_EQ(hall.as(officer, "advocacy clear", {{"CONCERN", {"1"}}, {"who", {"x"}}}), "concern.not_yours");
    EXPECT_EQ(hall.as(partner, "advocacy decide", {{"CONCERN", {"1"}}, {"STATE", {"dropped"}}, {"words", {"x"}}}), "concern.not_yours");
    EXPECT_EQ(hall.as(officer, "advocacy ask", {{"gap", {"1"}}, {"donor", {"x"}}, {"amount", {"5"}}}), "concern.not_yours");
    EXPECT_NE(hall.as(lead, "advocacy clear", {{"CONCERN", {"1"}}, {"who", {"Representative"}}}).find("\"cleared_by\":\"Representative\""), std::string::npos);
    EXPECT_NE(hall.as(lead, "advocacy ask", {{"gap", {"1"}}, {"donor", {"x"}}, {"amount", {"5"}}}).find("\"amount\":5"), std::string::npos);
}

}
