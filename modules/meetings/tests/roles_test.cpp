// Who sees and keeps meetings, by role and body.
#include "hall.hpp"

namespace muster::meetings {
namespace {

class Roles : public testing::TestWithParam<store::Engine> {
protected:
    Roles() : hall(GetParam())
    {
        hall.ok({"meeting", "start", "--body", "wash", "--weekday", "tue", "--from", "2026-02-24"});
        hall.ok({"meeting", "start", "--body", "hea", "--weekday", "wed", "--from", "2026-02-24"});
        hall.ok({"meeting", "attend", "1-2026-02-24", "--present", "oxfam"});
        hall.ok({"action", "add", "Map the wells", "--meeting", "1-2026-02-24", "--to", "oxfam", "--person", "Ana Diaz"});
        hall.ok({"action", "add", "Fix the pump", "--meeting", "1-2026-02-24", "--to", "acf"});
    }
    std::size_t count(std::string const& who, std::string const& command, std::string_view list)
    {
        auto const json = formats::Json::parse(hall.as(who, command, {}));
        return json.find(list)->list().size();
    }
    Hall hall;
};
INSTANTIATE_TEST_SUITE_P(Engines, Roles, testing::ValuesIn(store::engines_to_test()), [](auto const& one) { return one.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

}

TEST_P(Roles, PartnersSeeTheBodiesThatTheyAreIn)
{
    auto const member = hall.account("a@za.example", {"--role", "partner", "--partner", "oxfam"}), watcher = hall.account("b@za.example", {"--role", "partner", "--partner", "icrc"});
    hall.ok({"partner", "add", "Care", "--acronym", "CARE"});
    auto const stranger = hall.account("c@za.example", {"--role", "partner", "--partner", "care"});
    EXPECT_EQ(count(member, "meeting series", "series"), 1u);
    EXPECT_EQ(count(watcher, "meeting series", "series"), 1u);
    EXPECT_EQ(count(stranger, "meeting series", "series"), 0u);
    EXPECT_EQ(hall.as(stranger, "meeting show", {{"MEETING", {"1-2026-02-24"}}}), "meeting.unknown");
    EXPECT_EQ(count(stranger, "action list", "actions"), 0u);
    EXPECT_EQ(count(member, "action list", "actions"), 2u);
    EXPECT_EQ(hall.as(member, "meeting cancel", {{"MEETING", {"1-2026-03-03"}}, {"reason", {"x"}}}), "meeting.not_yours");
    // Its own action is done by its own word; another's is not.
    EXPECT_EQ(hall.as(member, "action decide", {{"ACTION", {"2"}}, {"STATE", {"done"}}}), "action.not_theirs");
    EXPECT_EQ(hall.as(member, "action decide", {{"ACTION", {"1"}}, {"STATE", {"dropped"}}, {"reason", {"x"}}}), "action.only_done");
    EXPECT_NE(hall.as(member, "action decide", {{"ACTION", {"1"}}, {"STATE", {"done"}}}).find("\"state\":\"done\""), std::string::npos);
}

TEST_P(Roles, ObserversReadAndDonorsSeeTheCalendarAlone)
{
    auto const observer = hall.account("o@za.example", {"--role", "observer"}), donor = hall.account("d@za.example", {"--role", "donor"});
    EXPECT_EQ(count(observer, "action list", "actions"), 2u);
    auto const shown = hall.as(observer, "meeting show", {{"MEETING", {"1-2026-02-24"}}});
    EXPECT_NE(shown.find("\"inside\":true"), std::string::npos);
    EXPECT_NE(shown.find("\"person\":null"), std::string::npos) << "who the person is, is not for observers";
    EXPECT_EQ(shown.find("Ana Diaz"), std::string::npos);
    auto const draft = hall.as(observer, "meeting agenda", {{"MEETING", {"1-2026-03-03"}}});
    EXPECT_NE(draft.find("\"proposals\":[]"), std::string::npos);
    EXPECT_EQ(hall.as(observer, "meeting start", {{"body", {"wash"}}}), "meeting.not_yours");
    EXPECT_EQ(count(donor, "meeting list", "meetings"), count(observer, "meeting list", "meetings"));
    EXPECT_EQ(count(donor, "action list", "actions"), 0u);
    EXPECT_NE(hall.as(donor, "meeting show", {{"MEETING", {"1-2026-02-24"}}}).find("\"inside\":false"), std::string::npos);
    EXPECT_EQ(hall.as(donor, "meeting print", {{"MEETING", {"1-2026-02-24"}}}), "meeting.unknown");
}

TEST_P(Roles, AnOfficerOfOneBodyKeepsNoOther)
{
    auto const officer = hall.account("i@za.example", {"--role", "im_officer", "--body", "wash"}), hub = hall.account("h@za.example", {"--role", "im_officer", "--place", "ZA01"});
    EXPECT_EQ(hall.as(officer, "meeting start", {{"body", {"hea"}}}), "meeting.not_yours");
    EXPECT_EQ(count(officer, "meeting series", "series"), 1u);
    EXPECT_EQ(hall.as(officer, "meeting cancel", {{"MEETING", {"2-2026-03-04"}}, {"reason", {"x"}}}), "meeting.unknown");
    EXPECT_NE(hall.as(officer, "meeting cancel", {{"MEETING", {"1-2026-03-03"}}, {"reason", {"x"}}}).find("cancelled"), std::string::npos);
    EXPECT_EQ(hall.as(hub, "meeting cancel", {{"MEETING", {"1-2026-03-10"}}, {"reason", {"x"}}}), "meeting.not_yours");
    EXPECT_NE(hall.as(officer, "action list", {{"people", {""}}}).find("Ana Diaz"), std::string::npos);
}

}
