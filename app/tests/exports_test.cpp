// Files over HTTP, of the whole program: what each form of each list leaves out, the approval that changes it, and the log.
// Source: reliability.md, 5.4, column "Export".
#include "open_house.hpp"

namespace muster {
namespace {

using access::Sensitivity;
using formats::Json;

std::string const root = "/api/1/operations/zandia";

class Exports : public testing::Test {
protected:
    Exports()
    {
        run({"5w", "import", house_.file("more.csv", "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nACF,Health,ZA01,2026-03,Clinic by the bridge,900\n"
                                                      "ACF,Health,ZA02,2026-03,Clinic by the bridge,3\nACF,GBV,ZA02,2026-03,Counselling in the blue house,31\n")});
        run({"sharing", "adopt", "--class", "rows:hea:*:high", "--class", "rows:pro-gbv:*:severe", "--reason", "protocol"});
        officer_ = of("im_officer", Sensitivity::severe);
        decider_ = of("ocha", Sensitivity::high);
    }
    void run(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--operation", "zandia"});
        EXPECT_EQ(house_.run(words), 0) << words.front() << " " << words[1];
    }
    std::string of(std::string const& role, Sensitivity highest, std::string const& organisation = "acf")
    {
        auto grant = OpenHouse::grant(role, "zandia");
        grant.highest = highest;
        return house_.signed_in(house_.person({grant}, organisation));
    }
    Told get(std::string const& path, std::string const& who) { return line_.ask("GET", root + path, who); }
    Told post(std::string const& path, std::string const& who, std::string const& body) { return line_.ask("POST", root + path, who, body); }
    std::string approved(std::string const& more = "")
    {
        auto const until = base::system_clock().today().plus(30).text();
        auto const asked = post("/exports", officer_, R"({"purpose":"review","recipient":"the evaluation team","until":")" + until + "\"" + more + "}");
        EXPECT_EQ(asked.status, 200) << asked.body;
        auto const number = std::to_string(static_cast<int>(Json::parse(asked.body).number_or("export", 0)));
        auto const decided = post("/exports/" + number + "/approve", decider_, R"({"reason":"agreed"})");
        EXPECT_EQ(decided.status, 200) << decided.body;
        return number;
    }

    OpenHouse house_;
    Line line_{house_.port()};
    std::string officer_, decider_;
};

constexpr std::array forms{"/activities.csv", "/activities.xlsx", "/lines", "/lines?format=csv"};

}

TEST_F(Exports, WhatIsHighIsOnThePageAndInNoFileUntilItIsApproved)
{
    EXPECT_NE(get("/activities", officer_).body.find("Clinic by the bridge"), std::string::npos);
    for (auto const* form : forms) {
        auto const told = get(form, officer_);
        ASSERT_EQ(told.status, 200) << form << told.body;
        auto const text = readable(told.body);
        EXPECT_EQ(text.find("Clinic by the bridge"), std::string::npos) << form;
        EXPECT_NE(text.find("Water trucking"), std::string::npos) << form;
        EXPECT_NE(text.find("hea"), std::string::npos) << form << " does not say what it leaves out\n" << text;
    }
    auto const number = approved(R"(,"body":"hea")");
    for (auto const* form : forms) {
        auto const text = readable(get(form, officer_).body);
        EXPECT_NE(text.find("Clinic by the bridge"), std::string::npos) << form;
        EXPECT_NE(text.find("the evaluation team"), std::string::npos) << form << " carries no notice\n" << text;
        EXPECT_EQ(text.find("blue house"), std::string::npos) << form << " holds what is severe";
    }
    auto const again = of("im_officer", Sensitivity::severe);
    EXPECT_EQ(readable(get("/activities.csv", again).body).find("Clinic by the bridge"), std::string::npos) << "it names one account";
    EXPECT_EQ(line_.ask("DELETE", root + "/exports/" + number, decider_).status, 200);
    EXPECT_EQ(readable(get("/activities.csv", officer_).body).find("Clinic by the bridge"), std::string::npos) << "withdrawn at once";
}

TEST_F(Exports, WhatAnOrganisationReportedStaysItsOwn)
{
    auto const own = of("partner", Sensitivity::moderate), other = of("partner", Sensitivity::moderate, "other");
    EXPECT_NE(get("/activities.csv?partner=acf", own).body.find("Clinic by the bridge"), std::string::npos);
    EXPECT_EQ(get("/activities.csv?partner=acf", other).body.find("Clinic by the bridge"), std::string::npos);
}

TEST_F(Exports, SmallCountsOfWhatIsHighGoOutOnlyWhereThatWasApproved)
{
    run({"sharing", "adopt", "--class", "figures:hea:*:high", "--reason", "figures too"});
    auto const path = "/reach.csv?by=adm1&body=hea&all=true";
    EXPECT_EQ(get(path, officer_).body.find("900"), std::string::npos);
    approved(R"(,"list":"reach")");
    auto const text = get(path, officer_).body;
    EXPECT_NE(text.find("suppressed"), std::string::npos) << text;
    EXPECT_EQ(get("/reach?by=adm1&body=hea&all=true", officer_).body.find("suppressed"), std::string::npos) << "on the page the same person sees them";
    approved(R"(,"list":"reach","raw":true)");
    auto const listed = Json::parse(get("/exports", officer_).body);
    EXPECT_EQ(listed.find("exports")->list().size(), 2u);
}

TEST_F(Exports, WhoAskedDoesNotDecideAndOthersSeeNothingOfIt)
{
    auto grant = OpenHouse::grant("ocha", "zandia");
    auto const both = house_.signed_in(house_.person({grant}));
    auto const until = base::system_clock().today().plus(9).text();
    auto const asked = post("/exports", both, R"({"purpose":"x","recipient":"y","until":")" + until + "\"}");
    ASSERT_EQ(asked.status, 200) << asked.body;
    EXPECT_EQ(post("/exports/1/approve", both, R"({"reason":"myself"})").code, "access.four_eyes");
    EXPECT_EQ(post("/exports/1/approve", officer_, R"({"reason":"no right"})").code, "access.role");
    EXPECT_EQ(Json::parse(get("/exports", officer_).body).find("exports")->list().size(), 0u);
    EXPECT_EQ(Json::parse(get("/exports", decider_).body).find("exports")->list().front().find("to_decide")->as_text(), "true");
    EXPECT_EQ(post("/exports/1/refuse", decider_, R"({"reason":"not needed"})").status, 200);
    EXPECT_EQ(post("/exports", of("partner", Sensitivity::severe), R"({"purpose":"x","recipient":"y","until":")" + until + "\"}").code, "access.sensitivity");
    EXPECT_EQ(post("/exports", officer_, R"({"purpose":"x","recipient":"y","for":"somebody@example.org","until":")" + until + "\"}").code, "cli.bad_words");
    auto const left = Json::parse(get("/exports", officer_).body);
    ASSERT_EQ(left.find("left_out")->list().size(), 2u) << "what files leave out is said before";
    EXPECT_EQ(left.find("left_out")->list().front().text_or("class", ""), "high");
}

TEST_F(Exports, TheLetterOfAGapThatIsHighNeedsAnApprovalAndSaysSo)
{
    run({"gap", "validate", "--place", "ZA02", "--body", "hea", "--period", "2026", "--why", "no clinic left"});
    run({"gap", "escalate", "1", "--to", "inter_cluster", "--reason", "nobody answers"});
    EXPECT_EQ(get("/named-gaps/1", officer_).status, 200);
    auto const refused = get("/named-gaps/1/letter?as=pdf", officer_);
    EXPECT_EQ(refused.code, "access.not_in_file") << refused.status << refused.body.substr(0, 300);
    EXPECT_EQ(get("/named-gaps/77/letter?as=pdf", officer_).code, "access.not_in_file") << "whether it is there is no matter";
    approved(R"(,"list":"named-gaps/letter")");
    auto const letter = get("/named-gaps/1/letter?as=text", officer_);
    EXPECT_EQ(letter.status, 200) << letter.body.substr(0, 300);
    EXPECT_NE(letter.body.find("the evaluation team"), std::string::npos) << letter.body;
    EXPECT_TRUE(get("/named-gaps/1/letter?as=pdf", officer_).body.starts_with("%PDF"));
}

TEST_F(Exports, APackageIsNoWayRoundIt)
{
    auto const hands_over = R"({"body":"hea"})";
    EXPECT_EQ(post("/packages", decider_, hands_over).code, "access.needs_approval");
    auto const until = base::system_clock().today().plus(9).text();
    ASSERT_EQ(post("/exports", decider_, R"({"list":"packages","purpose":"hand-over","recipient":"the ministry","until":")" + until + "\"}").status, 200);
    EXPECT_EQ(post("/packages", decider_, hands_over).code, "access.needs_approval") << "asking is not having";
    auto grant = OpenHouse::grant("hc", "zandia");
    grant.highest = Sensitivity::high;
    EXPECT_EQ(post("/exports/1/approve", house_.signed_in(house_.person({grant})), R"({"reason":"agreed with the ministry"})").status, 200);
    auto const package = post("/packages", decider_, hands_over);
    EXPECT_TRUE(package.status == 200 and package.body.starts_with("PK")) << package.status << package.body.substr(0, 300);
}

TEST_F(Exports, AClassFromALevelDownHidesWhatIsFinerAndRoundsItsPoints)
{
    run({"place", "load", house_.file("fine.csv", "admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode,admin3Name,admin3Pcode,Latitude,Longitude\n"
                                                  "Zandia,ZA,North,ZA01,Alba,ZA0101,Alba Town,ZA010101,4.125,7.375\n")});
    run({"5w", "import", house_.file("fine5w.csv", "Organisation,Cluster,Admin3 Pcode,Month,Activity,People reached\nACF,WASH,ZA010101,2026-03,Well at the corner,44\n")});
    run({"sharing", "adopt", "--class", "rows:wash:*@3:high", "--class", "points:*:*@3:high", "--reason", "finer than a district"});
    auto const moderate = of("im_officer", Sensitivity::moderate);
    EXPECT_NE(get("/activities", officer_).body.find("Well at the corner"), std::string::npos);
    auto const seen = get("/activities", moderate).body;
    EXPECT_EQ(seen.find("Well at the corner"), std::string::npos);
    EXPECT_NE(seen.find("Water trucking"), std::string::npos) << "what was told of a province stays: " << seen.substr(0, 500);
    EXPECT_NE(get("/places?level=3", officer_).body.find("4.125"), std::string::npos) << get("/places?level=3", officer_).body.substr(0, 300);
    auto const rounded = get("/places?level=3", moderate).body;
    EXPECT_EQ(rounded.find("4.125"), std::string::npos) << rounded.substr(0, 300);
    EXPECT_NE(rounded.find("\"rounded\":true"), std::string::npos) << rounded.substr(0, 300);
    EXPECT_EQ(get("/places.csv?level=3", officer_).body.find("4.125"), std::string::npos) << "nor in a file without approval";
    EXPECT_NE(get("/reach?by=adm2&body=wash", moderate).body.find("\"reached\":44"), std::string::npos) << "the district's sum stands";
}

TEST_F(Exports, EveryFileIsInTheLogOfWhoAdministers)
{
    get("/activities.csv?text=Clinic", officer_), get("/lines", officer_), get("/activities", officer_), get("/bodies.csv", officer_);
    auto const steward = house_.signed_in(house_.person({OpenHouse::grant("administrator", "*")}));
    auto const told = get("/export-log", steward);
    ASSERT_EQ(told.status, 200) << told.body;
    auto const log = Json::parse(told.body);
    ASSERT_EQ(log.find("taken")->list().size(), 3u) << told.body;
    auto const& lines = log.find("taken")->list()[1];
    EXPECT_EQ(lines.text_or("path", ""), "GET /api/1/operations/{operation}/lines");
    EXPECT_EQ(lines.text_or("class", ""), "moderate");
    EXPECT_EQ(lines.number_or("lines", -1), 1) << "health and GBV stay here";
    EXPECT_EQ(told.body.find("Clinic"), std::string::npos) << "what people typed stands in no log";
    EXPECT_EQ(get("/export-log", officer_).status, 403);
}

}
