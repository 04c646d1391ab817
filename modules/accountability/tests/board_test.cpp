// The board out of a store: what was decided, reported and said, as of any day.
#include "kit.hpp"

#include <accounts/accounts.hpp>
#include <activities/activities.hpp>
#include <algorithm>
#include <advocacy/advocacy.hpp>
#include <commitments/commitments.hpp>
#include <meetings/meetings.hpp>
#include <documents/documents.hpp>
#include <formats/json.hpp>
#include <fstream>
#include <functional>
#include <geography/geography.hpp>
#include <gtest/gtest.h>
#include <membership/membership.hpp>
#include <needs/needs.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <store/for_tests.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

using namespace muster;
using namespace muster::accountability;

namespace {

base::Day const onset = *base::Day::of(2026, 1, 1);

class World {
public:
    explicit World(store::Engine engine = store::Engine::sqlite) : scratch(engine)
    {
        db = cli::open_and_migrate(scratch.url(), modules);
        operations::declare(*db, clock, "tester", {"zandia", "Zandia", "ZAN", "", onset, {"en"}});
        partners::add(*db, clock, "tester", "zandia", {"", "United Nations Children's Fund", "UNICEF", partners::Kind::un});
        partners::add(*db, clock, "tester", "zandia", {"", "Ministry of Water", "MOW", partners::Kind::government});
    }
    void on(base::Day day) { clock.move_to(base::StillClock(day).now()); }
    int muster(std::vector<std::string> const& words)
    {
        cli::Surroundings around;
        around.modules = modules;
        around.clock = &clock;
        around.store = scratch.url();
        told.clear();
        around.out = around.err = [this](std::string_view text) { told += text; };
        return cli::execute(words, around);
    }
    Standing standing(std::string_view duty, base::Day day, std::string const& body = "wash")
    {
        auto const made = board(*db, "zandia", day, body);
        auto const at = std::ranges::find_if(made.standings, [&](Standing const& one) { return one.duty->id == duty and one.body == body; });
        EXPECT_NE(at, made.standings.end()) << duty;
        return *at;
    }
    State state(std::string_view duty, base::Day day, std::string const& body = "wash") { return standing(duty, day, body).state; }
    void propose(base::Day day)
    {
        on(day);
        EXPECT_EQ(
            muster({"body", "propose", "wash", "--action", "activate", "--acting-as", "rc_hc", "--reason", "floods", "--on", day.text()}),
            0)
            << told;
    }
    void sector()
    {
        EXPECT_EQ(muster({"body", "establish", "water-gov", "--type", "sector_gov", "--name", "Water sector", "--partner", "mow",
                          "--acting-as", "rc_hc", "--reason", "the ministry leads", "--on", clock.today().text()}),
                  0)
            << told;
    }

    std::vector<cli::Module const*> const modules{
        &operations::module(), &geography::module(), &partners::module(),   &documents::module(),  &structure::module(),
        &standards::module(),  &needs::module(),     &activities::module(), &membership::module(),
        &accounts::module(), &commitments::module(), &meetings::module(), &advocacy::module(), &accountability::module()};
    base::StillClock clock{onset};
    store::Scratch scratch;
    std::unique_ptr<store::Db> db;
    std::string told;
};

std::string refused(std::function<void()> const& work)
{
    try {
        work();
    }
    catch (base::Refusal const& refusal) {
        return refusal.code();
    }
    return {};
}

}

TEST(board, a_new_operation_owes_only_what_is_of_no_body_and_nothing_is_green)
{
    World world;
    auto const made = board(*world.db, "zandia", onset);
    EXPECT_TRUE(made.bodies.empty());
    EXPECT_FALSE(made.standings.empty());
    for (auto const& one : made.standings) {
        EXPECT_EQ(one.body, "");
        EXPECT_TRUE(one.state == State::no_source or one.state == State::no_evidence) << one.duty->id;
    }
}

TEST(board, a_proposal_and_its_advice_count_from_their_days)
{
    for (auto engine : store::engines_to_test()) {
        World world(engine);
        world.propose(onset.plus(2));
        EXPECT_EQ(world.state("F6a", onset.plus(1)), State::no_evidence);
        EXPECT_EQ(world.state("F6a", onset.plus(2)), State::partly);
        world.on(onset.plus(3));
        ASSERT_EQ(world.muster({"body", "advise", "wash", "--who", "hct", "--stance", "for", "--saying", "activate", "--acting-as", "hct",
                                "--on-behalf-of", "A. Chair", "--reason", "needs are great", "--on", onset.plus(3).text()}),
                  0)
            << world.told;
        auto const after = world.standing("F6a", onset.plus(3));
        EXPECT_EQ(after.state, State::fulfilled) << after.why;
        EXPECT_EQ(after.evidence_count, 2);
        EXPECT_EQ(world.state("F6a", onset.plus(2)), State::partly);  // as it was
        ASSERT_TRUE(after.clock.has_value());
        EXPECT_EQ(after.clock->due, onset.plus(5));
    }
}

TEST(board, a_sector_of_the_government_has_no_last_resort_and_no_endorsement)
{
    World world;
    world.sector();
    for (auto const* duty : {"F2e", "F4d", "T13.1a", "T13.2", "T8.4"}) {
        auto const one = world.standing(duty, onset, "water-gov");
        EXPECT_EQ(one.state, State::not_applicable) << duty;
        EXPECT_NE(one.why.find("government"), std::string::npos) << one.why;
    }
    EXPECT_EQ(world.state("F1", onset, "water-gov"), State::fulfilled);
    world.propose(onset.plus(2));
    auto const realistic = world.standing("T13.2", onset.plus(2));
    EXPECT_EQ(realistic.state, State::not_applicable);
    EXPECT_NE(realistic.why.find("protection"), std::string::npos);
    EXPECT_EQ(world.state("T13.1a", onset.plus(2)), State::no_evidence);
    EXPECT_EQ(board(*world.db, "zandia", onset.plus(2)).bodies.size(), 2u);
}

TEST(board, evidence_of_a_person_counts_while_it_holds_and_is_taken_back_by_a_decision)
{
    for (auto engine : store::engines_to_test()) {
        World world(engine);
        world.propose(onset.plus(2));
        world.on(onset.plus(10));
        Word word{.kind = "evidence",
                  .duty = "T2.3",
                  .body = "wash",
                  .says = State::fulfilled,
                  .what = "overlaps settled",
                  .reason = "minutes, item 4",
                  .since = onset.plus(10)};
        auto say = [&] { return accountability::say(*world.db, world.clock, "coordinator", "zandia", word); };
        EXPECT_EQ(refused(say), "accountability.no_document");
        word.document = "d1";
        auto const kept = say();
        EXPECT_EQ(world.state("T2.3", onset.plus(9)), State::no_evidence);
        auto const shown = world.standing("T2.3", onset.plus(10));
        EXPECT_EQ(shown.state, State::fulfilled);
        EXPECT_EQ(shown.evidence.front().by, "coordinator");
        EXPECT_EQ(shown.evidence.front().command, "muster document get d1");
        EXPECT_EQ(world.state("T2.3", onset.plus(10 + 366)), State::no_evidence);  // it proves a year
        world.on(onset.plus(20));
        take_back(*world.db, world.clock, "coordinator", "zandia", kept.id, "another body");
        EXPECT_EQ(world.state("T2.3", onset.plus(20)), State::no_evidence);
        EXPECT_EQ(world.state("T2.3", onset.plus(19)), State::fulfilled);
        EXPECT_EQ(refused([&] { take_back(*world.db, world.clock, "x", "zandia", kept.id, "again"); }), "accountability.no_word");
        EXPECT_EQ(store::history(*world.db, "zandia", "accountability.evidence", "", 9).size(), 1u);
        EXPECT_EQ(store::history(*world.db, "zandia", "accountability.taken_back", "", 9).size(), 1u);
    }
}

TEST(board, members_observers_and_links_count_from_their_days_to_their_last)
{
    for (auto engine : store::engines_to_test()) {
        World world(engine);
        world.propose(onset.plus(2));
        ASSERT_EQ(world.muster({"member", "add", "wash", "UNICEF", "--since", onset.plus(2).text()}), 0) << world.told;
        ASSERT_EQ(world.muster({"member", "add", "wash", "MOW", "--kind", "observer", "--since", onset.plus(2).text()}), 0) << world.told;
        ASSERT_EQ(world.muster({"link", "add", "--kind", "authority", "--subject", "list of boreholes", "--body", "wash", "--with", "MOW",
                                "--on", onset.plus(2).text()}),
                  0)
            << world.told;
        EXPECT_EQ(world.state("T14.2", onset.plus(1)), State::no_evidence);
        EXPECT_EQ(world.state("T14.2", onset.plus(2)), State::fulfilled);
        EXPECT_EQ(world.state("T1.1", onset.plus(2)), State::partly);
        EXPECT_EQ(world.state("T3.2", onset.plus(2)), State::fulfilled);
        EXPECT_EQ(world.state("T2.5", onset.plus(2)), State::no_evidence);
        ASSERT_EQ(world.muster({"request", "make", "--body", "wash", "--to-body", "hea", "--subject", "cholera figures"}), 0) << world.told;
        auto const linked = world.standing("T2.5", onset.plus(2));
        EXPECT_EQ(linked.state, State::fulfilled);
        EXPECT_EQ(linked.evidence.front().command, "muster request list --body wash");
        world.on(onset.plus(9));
        ASSERT_EQ(world.muster({"member", "end", "wash", "MOW", "--on", onset.plus(9).text(), "--reason", "left"}), 0) << world.told;
        EXPECT_EQ(world.state("T14.2", onset.plus(9)), State::fulfilled);  // its last day
        EXPECT_EQ(world.state("T14.2", onset.plus(10)), State::no_evidence);
    }
}

TEST(board, without_a_source_a_persons_word_is_never_the_whole)
{
    World world;
    world.propose(onset.plus(2));
    accountability::say(*world.db, world.clock, "coordinator", "zandia",
                        {.kind = "evidence",
                         .duty = "T7.1",
                         .body = "wash",
                         .says = State::fulfilled,
                         .what = "plan",
                         .document = "d1",
                         .reason = "it is",
                         .since = onset.plus(2)});
    EXPECT_EQ(world.state("T7.1", onset.plus(2)), State::partly);
}

TEST(board, a_contested_state_stands_beside_the_one_that_was_made)
{
    World world;
    world.sector();
    Word word{.kind = "contest", .duty = "F1", .body = "water-gov", .says = State::partly, .reason = "the decree is not signed", .since = onset};
    auto say = [&] { return accountability::say(*world.db, world.clock, "ocha", "zandia", word); };
    word.says = State::fulfilled;
    EXPECT_EQ(refused(say), "accountability.bad_state");
    word.says = State::partly;
    auto const kept = say();
    auto const shown = world.standing("F1", onset, "water-gov");
    EXPECT_EQ(shown.state, State::partly);
    ASSERT_TRUE(shown.contest.has_value());
    EXPECT_EQ(shown.contest->computed, State::fulfilled);
    EXPECT_EQ(shown.contest->by, "ocha");
    world.on(onset.plus(1));
    take_back(*world.db, world.clock, "ocha", "zandia", kept.id, "it was signed");
    EXPECT_EQ(world.state("F1", onset.plus(1), "water-gov"), State::fulfilled);
}

TEST(board, words_that_cannot_be_are_refused_by_name)
{
    World world;
    auto code = [&](Word word) {
        if (word.since == base::Day{}) word.since = onset;
        return refused([&] { accountability::say(*world.db, world.clock, "x", "zandia", word); });
    };
    Word const good{.kind = "evidence", .duty = "T2.3", .body = "wash", .what = "minutes", .reason = "because"};
    auto with = [&](auto change) {
        auto word = good;
        change(word);
        return code(word);
    };
    EXPECT_EQ(with([](Word& w) { w.duty = "T99"; }), "accountability.no_duty");
    EXPECT_EQ(with([](Word& w) { w.body = "nonsense"; }), "accountability.no_body");
    EXPECT_EQ(with([](Word& w) { w.body = ""; }), "accountability.not_asked");
    EXPECT_EQ(with([](Word& w) { w.duty = "T0c"; }), "accountability.not_asked");
    EXPECT_EQ(with([](Word& w) { w.reason = ""; }), "accountability.nothing_said");
    EXPECT_EQ(with([](Word& w) { w.what = ""; }), "accountability.nothing_said");
    EXPECT_EQ(with([](Word& w) { w.since = onset.plus(1); }), "accountability.future_day");
    EXPECT_EQ(with([](Word& w) { w.valid_to = onset.plus(-1); }), "accountability.bad_end");
    EXPECT_EQ(with([](Word& w) { w.kind = "contest", w.says = State::no_source; }), "accountability.bad_state");
    EXPECT_TRUE(words_said(*world.db, "zandia").empty());
    EXPECT_EQ(refused([&] { board(*world.db, "zandia", onset, "nonsense"); }), "accountability.no_body");
}

TEST(board, the_document_holds_what_scripts_rely_on)
{
    World world;
    world.propose(onset.plus(2));
    ASSERT_EQ(world.muster({"accountability", "show", "--body", "wash", "--json"}), 0) << world.told;
    auto const shown = formats::Json::parse(world.told);
    auto const* list = shown.find("duties");
    ASSERT_TRUE(list != nullptr and list->is_list());
    ASSERT_EQ(list->list().size(), duties().size());
    for (auto const& one : list->list())
        for (auto const* member : {"id", "clause", "text", "level", "owner", "clock", "state", "why", "evidence"})
            EXPECT_NE(one.find(member), nullptr) << member;
    ASSERT_EQ(world.muster({"accountability", "show", "--state", "no_source", "--json"}), 0);
    EXPECT_EQ(world.told.find("\"state\":\"no_evidence\""), std::string::npos);
    ASSERT_EQ(world.muster({"accountability", "history", "--months", "3", "--json"}), 0) << world.told;
    EXPECT_EQ(formats::Json::parse(world.told).find("months")->list().size(), 4u);
    EXPECT_EQ(world.muster({"accountability", "history", "--months", "0"}), 1);
    EXPECT_EQ(world.muster({"accountability", "show", "--on", "soon"}), 1);
}

TEST(board, speaks_the_language_of_who_reads_and_a_report_the_one_that_is_asked_for)
{
    World world;
    world.propose(onset.plus(2));
    ASSERT_EQ(world.muster({"accountability", "show", "--body", "wash", "--lang", "fr", "--json"}), 0) << world.told;
    EXPECT_NE(world.told.find("Agir comme prestataire de dernier recours."), std::string::npos);
    EXPECT_NE(world.told.find("mais aucun avis de l’équipe pays n’est consigné"), std::string::npos);
    EXPECT_NE(world.told.find("\"owner\":\"lead agency representative\""), std::string::npos);  // codes stay
    ASSERT_EQ(world.muster({"accountability", "report", "--body", "wash", "--language", "es"}), 0) << world.told;
    EXPECT_NE(world.told.find("informe sobre las obligaciones del líder"), std::string::npos) << world.told;
    EXPECT_NE(world.told.find("Agua, saneamiento e higiene"), std::string::npos);
    for (auto const* english : {"Overdue", "At a glance", "Humanitarian Coordinator", "No decision", "recorded", "fulfilled"})
        EXPECT_EQ(world.told.find(english), std::string::npos) << english << " in " << world.told;
    // The operation's first language where none is asked for, whoever reads.
    ASSERT_EQ(world.muster({"accountability", "report", "--body", "wash", "--lang", "ar"}), 0) << world.told;
    EXPECT_NE(world.told.find("At a glance"), std::string::npos);
    EXPECT_EQ(world.muster({"accountability", "report", "--body", "wash", "--language", "tlh"}), 1);
    EXPECT_NE(world.told.find("accountability.bad_language"), std::string::npos) << world.told;
}

TEST(board, a_report_says_at_its_foot_where_the_journal_stood)
{
    World world;
    world.propose(onset.plus(2));
    auto const end = store::journal_end(*world.db);
    ASSERT_EQ(world.muster({"accountability", "report", "--body", "wash"}), 0) << world.told;
    EXPECT_NE(world.told.find("T8.4"), std::string::npos);
    EXPECT_NE(world.told.find(end.hash), std::string::npos) << world.told;
    EXPECT_NE(world.told.find("Humanitarian Coordinator"), std::string::npos);
    for (auto const* format : {"docx", "pdf"}) {
        auto const file = (world.scratch.folder() / (std::string("report.") + format)).string();
        ASSERT_EQ(world.muster({"accountability", "report", "--yearly", "--format", format, "--to", file}), 0) << world.told;
        std::ifstream in(file, std::ios::binary);
        std::string start(4, ' ');
        in.read(start.data(), 4);
        EXPECT_EQ(start, std::string(format) == "pdf" ? "%PDF" : "PK\x03\x04");
    }
    EXPECT_EQ(world.muster({"accountability", "report", "--format", "pdf"}), 1);
    EXPECT_EQ(world.muster({"accountability", "report", "--format", "song"}), 1);
}

TEST(board, it_is_public_only_where_the_operation_says_so)
{
    World world;
    world.sector();
    accountability::say(*world.db, world.clock, "ocha", "zandia",
                        {.kind = "contest",
                         .duty = "F1",
                         .body = "water-gov",
                         .says = State::partly,
                         .reason = "the decree is not signed",
                         .since = onset});
    EXPECT_EQ(world.muster({"accountability", "public"}), 1);
    EXPECT_NE(world.told.find("not public"), std::string::npos) << world.told;
    ASSERT_EQ(world.muster({"operation", "set", "accountability.public", "yes"}), 0) << world.told;
    ASSERT_EQ(world.muster({"accountability", "public", "--json"}), 0) << world.told;
    EXPECT_EQ(world.told.find("decree"), std::string::npos);
    EXPECT_EQ(world.told.find("ocha"), std::string::npos);
}
