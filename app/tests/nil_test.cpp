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

}
}
