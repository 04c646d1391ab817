// Who is in which body as what.
#include "desk.hpp"

namespace muster::membership {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Members : public Desk {};
INSTANTIATE_TEST_SUITE_P(both, Members, testing::Values(store::Engine::sqlite, store::Engine::postgres), engine_name);

TEST_P(Members, are_answered_for_any_day)
{
    json({"member", "add", "wash", "acf", "--since", "2026-01-10", "--basis", "Minutes of 10 January", "--priorities", "Boreholes"});
    json({"member", "add", "WSH", "Zandia Relief Society", "--kind", "observer", "--since", "2026-02-01"});
    json({"member", "add", "wash", "zrs", "--since", "2026-03-01"});
    json({"member", "end", "wash", "acf", "--on", "2026-03-31", "--reason", "Programme closed"});
    auto const on = [&](std::string const& day) { return texts(json({"member", "list", "--on", day}), "members", "partner"); };
    EXPECT_THAT(on("2026-01-09"), IsEmpty());
    EXPECT_THAT(on("2026-02-15"), ElementsAre("acf", "zrs"));
    EXPECT_THAT(texts(json({"member", "list", "--on", "2026-02-15"}), "members", "kind"), ElementsAre("member", "observer"));
    EXPECT_THAT(texts(json({"member", "list", "--on", "2026-03-15"}), "members", "kind"), ElementsAre("member", "member")) << "the observer became a member";
    EXPECT_THAT(on("2026-03-31"), ElementsAre("acf", "zrs")) << "the last day is within";
    EXPECT_THAT(on("2026-04-01"), ElementsAre("zrs"));
    EXPECT_THAT(texts(json({"member", "list", "--ended"}), "members", "partner"), ElementsAre("acf", "zrs", "zrs")) << "nothing is erased";
    EXPECT_EQ(refused({"member", "add", "wash", "zrs"}), "member.already");
    EXPECT_EQ(refused({"member", "add", "wash", "zrs", "--kind", "donor", "--since", "2026-02-01"}), "member.before_it_began");
    EXPECT_EQ(refused({"member", "end", "wash", "acf"}), "member.unknown");
    EXPECT_EQ(refused({"member", "add", "nobody", "acf"}), "member.unknown_body");
    EXPECT_EQ(refused({"member", "add", "wash", "Nobody at all"}), "member.unknown_partner");
    EXPECT_EQ(refused({"member", "add", "wash", "acf", "--kind", "friend"}), "member.unknown_kind");
    EXPECT_EQ(refused({"member", "add", "wash", "acf", "--since", "tomorrow"}), "member.bad_day");
}

TEST_P(Members, observers_neither_vote_nor_commit)
{
    json({"member", "add", "wash", "acf", "--since", "2026-01-01"});
    json({"member", "add", "wash", "zrs", "--kind", "observer", "--since", "2026-01-01"});
    json({"member", "add", "wash", "du", "--kind", "donor", "--since", "2026-01-01"});
    auto const day = *base::Day::of(2026, 4, 1);
    EXPECT_TRUE(may_vote(*db(), "zan", "wash", "acf", day));
    EXPECT_FALSE(may_vote(*db(), "zan", "wash", "zrs", day));
    EXPECT_FALSE(may_vote(*db(), "zan", "wash", "du", day));
    EXPECT_FALSE(may_vote(*db(), "zan", "wash", "acf", *base::Day::of(2025, 12, 31))) << "not before it joined";
    EXPECT_EQ(refused({"member", "accept", "wash", "zrs", "--all"}), "member.observer_commits");
    EXPECT_EQ(refused({"member", "accept", "wash", "du", "--commitment", "M1"}), "member.observer_commits");
    auto const accepted = json({"member", "accept", "wash", "acf", "--commitment", "m1", "--commitment", "M5"});
    EXPECT_EQ(accepted.find("members")->list().front().find("accepted")->list().size(), 2u);
    EXPECT_EQ(std::get<bool>(accepted.find("members")->list().front().find("all_accepted")->value), false);
    auto const all = json({"member", "accept", "wash", "acf", "--all"});
    EXPECT_EQ(all.find("members")->list().front().find("accepted")->list().size(), 12u);
    EXPECT_EQ(std::get<bool>(all.find("members")->list().front().find("all_accepted")->value), true);
    EXPECT_EQ(refused({"member", "accept", "wash", "acf", "--commitment", "M13"}), "member.unknown_commitment");
    EXPECT_EQ(refused({"member", "accept", "wash", "acf"}), "member.nothing_accepted");
    json({"member", "add", "wash", "acf", "--kind", "observer", "--since", "2026-04-10"});
    EXPECT_EQ(db()->number({"test", "SELECT count(*) FROM membership_commitments WHERE until IS NULL", ""}), 0) << "what a member had accepted ends with the membership";
}

TEST_P(Members, what_shows_it_is_a_document_of_the_library)
{
    EXPECT_EQ(refused({"member", "add", "wash", "acf", "--document", "d9"}), "document.unknown");
    json({"member", "add", "wash", "acf"});
    EXPECT_EQ(refused({"member", "accept", "wash", "acf", "--all", "--document", "d9"}), "document.unknown");
}

TEST_P(Members, commitments_are_of_their_day)
{
    EXPECT_EQ(json({"member", "commitments"}).find("commitments")->list().size(), 12u);
    EXPECT_EQ(json({"member", "commitments", "--on", "2013-01-01"}).find("commitments")->list().size(), 11u);
    EXPECT_EQ(json({"member", "commitments", "--on", "2010-01-01"}).find("commitments")->list().size(), 0u);
}

TEST_P(Members, active_ones_are_those_who_report)
{
    json({"member", "add", "wash", "acf", "--since", "2025-01-01"});
    json({"member", "add", "wash", "zrs", "--since", "2025-01-01"});
    json({"member", "add", "wash", "du", "--kind", "observer", "--since", "2025-01-01"});
    run({"5w", "import", file("a.csv", "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\n"
                                       "ACF,WASH,ZA01,2026-01,Water trucking,1200\nACF,WASH,ZA02,2026-03,Water trucking,300\n"
                                       "DU,WASH,ZA01,2026-03,Water trucking,50\n")});
    run({"5w", "import", file("b.csv", "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nZRS,Health,ZA01,2026-02,Clinics,40\n")});
    auto const active = json({"member", "active", "wash", "--on", "2026-04-20"});
    EXPECT_EQ(active.number_or("counted", -1), 2) << "the observer is in no share, though it reports";
    EXPECT_EQ(active.number_or("active", -1), 1) << "work for another body does not count here";
    EXPECT_EQ(active.find("cycles")->list().size(), 3u);
    auto const& first = active.find("partners")->list().front();
    EXPECT_EQ(first.text_or("partner", ""), "acf");
    EXPECT_EQ(first.find("reported")->list().size(), 2u);
    json({"operation", "set", "membership.active_reports", "3"});
    EXPECT_EQ(json({"member", "active", "wash", "--on", "2026-04-20"}).number_or("active", -1), 0);
    json({"operation", "set", "membership.active_reports", "1"});
    EXPECT_EQ(json({"member", "active", "wash", "--on", "2026-04-05"}).find("cycles")->list().back().text(), "2026-02") << "March is not due yet";
    json({"partner", "merge", "zrs", "acf", "--reason", "one house"});
    EXPECT_EQ(json({"member", "active", "wash", "--on", "2026-04-20"}).number_or("counted", -1), 1) << "who was merged counts once";
}

TEST_P(Members, who_reports_without_being_a_member_is_named)
{
    run({"5w", "import", file("a.csv", "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nACF,WASH,ZA01,2026-03,Water trucking,1200\n")});
    auto const active = json({"member", "active", "wash"});
    EXPECT_EQ(active.number_or("counted", -1), 0);
    EXPECT_THAT(texts(active, "partners", "kind"), ElementsAre(""));
}

TEST_P(Members, classes_are_by_kind_until_somebody_says_otherwise)
{
    json({"member", "add", "wash", "zrs"});
    json({"member", "add", "wash", "acf"});
    EXPECT_THAT(texts(json({"member", "list"}), "members", "class"), ElementsAre("international", "national"));
    json({"member", "profile", "--partner", "zrs", "--class", "local", "--mandate", "First aid in the North"});
    EXPECT_THAT(texts(json({"member", "list"}), "members", "class"), ElementsAre("international", "local"));
    EXPECT_EQ(refused({"member", "profile", "--partner", "zrs", "--class", "cosmic"}), "member.unknown_class");
}

TEST_P(Members, a_membership_changed_behind_its_back_is_found)
{
    json({"member", "add", "wash", "zrs", "--kind", "observer"});
    auto const store = db();
    EXPECT_THAT(store::verify(*store, module().witnesses), IsEmpty());
    store->execute("UPDATE membership SET kind = 'member'");
    auto const faults = store::verify(*store, module().witnesses);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults.front().sentence, HasSubstr("membership 1"));
}

}
}
