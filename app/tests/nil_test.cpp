// Who may say "nothing to report", by HTTP: each role, confirmed and registered only; and the way of a registration's word.
#include "open_house.hpp"
#include <gtest/gtest.h>

namespace muster {
namespace {

OpenHouse& house()
{
    static OpenHouse made;
    return made;
}

class NilByRole : public testing::Test {
protected:
    Told say(std::string const& account, std::string const& period)
    {
        return line_.ask("POST", "/api/1/operations/zandia/nil-reports", house().signed_in(account), R"({"partner":"acf","body":"wash","period":")" + period + "\"}");
    }
    Told get(std::string const& account, std::string const& path) { return line_.ask("GET", "/api/1/operations/zandia/" + path, house().signed_in(account)); }
    static access::Grant registered(std::string const& role)
    {
        auto grant = OpenHouse::grant(role, "zandia");
        grant.provisional = true;
        return grant;
    }
    static std::string person(access::Grant const& grant) { return house().person({grant}); }
    std::int64_t waiting()
    {
        auto const told = formats::Json::parse(get(officer_, "review?queue=report").body);
        return static_cast<std::int64_t>(told.find("waiting")->list().size());
    }
    std::string state_of(std::string const& period)
    {
        auto const told = formats::Json::parse(get(officer_, "reports?period=" + period).body);
        for (auto const& one : told.find("reports")->list())
            if (one.text_or("partner", "") == "acf" and one.text_or("period", "") == period) return one.text_or("state", "");
        return "";
    }
    Line line_{house().port()};
    std::string officer_ = person(OpenHouse::grant("im_officer", "zandia"));
};

TEST_F(NilByRole, EachRoleSaysItOrDoesNotAndWhoIsRegisteredOnlyWaits)
{
    int counted = 0, refused = 0;
    for (auto const& role : house().roles().all()) {
        auto const& cell = role.cell(access::Permission::hand_in);
        bool const may = cell.within or cell.own;
        auto const told = say(person(OpenHouse::grant(role.id, "zandia")), "2026-04");
        EXPECT_EQ(told.status, may ? 200 : 403) << role.id << " " << told.body;
        if (may) EXPECT_THAT(told.body, testing::HasSubstr(R"("state":"counts")")) << role.id;
        ++(may ? counted : refused);
    }
    EXPECT_GE(counted, 3);
    EXPECT_GE(refused, 3);
    EXPECT_EQ(state_of("2026-04"), "nil");
    EXPECT_EQ(waiting(), 0);
    // Registered only, each of those who may waits, with the same words once.
    for (auto const& role : house().roles().all()) {
        auto const& cell = role.cell(access::Permission::hand_in);
        if (not cell.within and not cell.own) continue;
        auto const told = say(person(registered(role.id)), "2026-05");
        EXPECT_EQ(told.status, 200) << role.id << " " << told.body;
        EXPECT_THAT(told.body, testing::HasSubstr(R"("state":"waits")")) << role.id;
    }
    EXPECT_EQ(waiting(), 1);
    EXPECT_NE(state_of("2026-05"), "nil");
}

TEST_F(NilByRole, ARegistrationsWordCountsWhenTheDeskLetsItIn)
{
    auto const partner = person(registered("partner"));
    EXPECT_THAT(say(partner, "2026-06").body, testing::HasSubstr(R"("state":"waits")"));
    auto const desk = formats::Json::parse(get(officer_, "review?queue=report").body);
    std::string id;
    for (auto const& one : desk.find("waiting")->list())
        if (one.text_or("sentence", "").find("2026-06") != std::string::npos) id = one.text_or("id", "");
    ASSERT_FALSE(id.empty()) << "nothing waits";
    auto const path = "/api/1/operations/zandia/review/groups/" + id;
    // Neither who is registered nor another partner lets it in.
    EXPECT_EQ(line_.ask("POST", path, house().signed_in(partner), R"({"accept":true})").status, 403);
    EXPECT_EQ(line_.ask("POST", path, house().signed_in(person(OpenHouse::grant("partner", "zandia"))), R"({"accept":true})").status, 403);
    auto const settled = line_.ask("POST", path, house().signed_in(officer_), R"({"accept":true,"reason":"known"})");
    EXPECT_LT(settled.status, 300) << settled.body;
    EXPECT_EQ(state_of("2026-06"), "nil");
    // It was said for its own organisation alone.
    auto const other = line_.ask("POST", "/api/1/operations/zandia/nil-reports", house().signed_in(partner), R"({"partner":"other","body":"wash","period":"2026-07"})");
    EXPECT_EQ(other.code, "access.scope");
}

TEST_F(NilByRole, WhatWaitsForAnAccountComesInWhenItIsConfirmed)
{
    auto const partner = person(registered("partner")), other = person(registered("partner"));
    auto const sheet = [&](std::string const& who, std::string const& name, std::string const& text) {
        auto const sent = line_.ask("POST", "/api/1/operations/zandia/uploads?name=" + name, house().signed_in(who), "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\n" + text);
        auto const upload = formats::Json::parse(sent.body).text_or("upload", "");
        auto const told = line_.ask("POST", "/api/1/operations/zandia/submissions", house().signed_in(who), "{\"upload\":\"" + upload + "\"}");
        EXPECT_LT(told.status, 300) << told.body;
    };
    auto const reached = [&](std::string const& month) { return get(officer_, "activities?period=" + month).body; };
    EXPECT_THAT(say(partner, "2026-09").body, testing::HasSubstr("waits"));
    EXPECT_THAT(say(other, "2026-10").body, testing::HasSubstr("waits"));
    // One row that only waits for the account, one that asks something else as well.
    sheet(partner, "ours.csv", "ACF,WASH,ZA01,2026-08,Latrines,4321\nACF,WASH,Nowhere,2026-08,Latrines,77\n");
    EXPECT_THAT(reached("2026-08"), testing::Not(testing::HasSubstr("4321")));
    auto const before = waiting();
    auto const grants = access::grants(house().desk(), partner);
    ASSERT_EQ(grants.size(), 1u);
    auto const confirmed = line_.ask("POST", "/api/1/grants/" + grants[0].id + "/confirm", house().signed_in(person(OpenHouse::grant("ocha", "zandia"))), R"({"reason":"known for years"})");
    EXPECT_LT(confirmed.status, 300) << confirmed.body;
    EXPECT_THAT(reached("2026-08"), testing::HasSubstr("4321"));
    EXPECT_THAT(reached("2026-08"), testing::Not(testing::HasSubstr("\"reached\":77")));
    EXPECT_EQ(state_of("2026-09"), "nil");
    EXPECT_NE(state_of("2026-10"), "nil") << "it is another's word";
    EXPECT_LT(waiting(), before);
    EXPECT_THAT(get(officer_, "review/settled").body, testing::HasSubstr("known for years"));
}

}
}
