// What the front page, the place sheet and the filters hold.
#include "stand.hpp"
#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

class Pages : public testing::Test {
protected:
    Pages()
    {
        stand.needs("ZA0101,WASH,all,60000,40000\nZA0102,WASH,all,1000,\nZA0101,Health,all,5000,\n");
        stand.lines({{"acf", "wash", "ZA0101", "water", "2026-03", 20'000},
                     {"oxfam", "wash", "ZA0101", "water", "2026-03", 15'000},
                     {"oxfam", "hea", "ZA0101", "clinic", "2026-02", 50'000}});
        stand.held("wash", "ZA0101", "number.not_one");
    }
    std::string ok(std::vector<std::string> words, bool json = true)
    {
        if (json) words.push_back("--json");
        auto const ran = stand.run(words);
        EXPECT_EQ(ran.exit, 0) << ran.out;
        return ran.out;
    }
    static void holds(std::string const& text, std::string_view part) { EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text; }
    Stand stand;
};

TEST_F(Pages, TodaySaysWhatIsReachedWhatIsMissingAndWhoIsHeard)
{
    stand.handed_in("S1");
    auto const json = ok({"today", "--since", "1"});
    for (auto const* part : {R"("all":{"place":"ZA")", R"("body":"intersectoral")", R"("in_need":61000)", R"("reached":50000,"at_least":50000,"at_most":85000)", R"("sectors":[{"place":"ZA")",
                             R"("gaps":{"top":[{"rank":1)", R"("because_nobody_reported":1)", R"("reports":{"period":"2026-03")", R"("expected":2,"reported":2)", R"("changed":{"since":1)",
                             R"("kind":"test.lines","entries":1)", R"("source":"places")", R"("source":"needs")"})
        holds(json, part);
    EXPECT_EQ(json.find("acf\",\"name"), std::string::npos) << "who is late by name is on the desk";
    auto const text = ok({"today"}, false);
    for (auto const* part : {"gaps: 1 because nobody reported", "reports for 2026-03, due on 2026-04-10: 2 of 2 in time", "muster today desk"}) holds(text, part);
    holds(ok({"today", "--place", "ZA02"}), R"("all":null)");
}

TEST_F(Pages, TheDeskNamesWhoIsLate)
{
    stand.handed_in("S1");
    stand.clock.move_to(base::StillClock(*base::Day::of(2026, 5, 20)).now());
    auto const json = ok({"today", "desk"});
    for (auto const* part : {R"("cycle":{"period":"2026-04","first":"2026-04-01","last":"2026-04-30","due":"2026-05-10"})", R"("partner":"acf")", R"("state":"overdue")",
                             R"("last_report":{"submission":"S1")", R"("held":{"rows":0)", R"("words":"places.csv loaded)"})
        holds(json, part);
    holds(ok({"today", "desk", "--partner", "oxfam"}), R"("reports":[{"partner":"oxfam")");
    stand.clock.move_to(base::StillClock(*base::Day::of(2027, 5, 20)).now());
    holds(ok({"today", "desk"}), R"("cycle":{"period":"2026-03")");
}

TEST_F(Pages, OnePlaceOnOnePage)
{
    auto const json = ok({"place", "sheet", "ZA0101"});
    for (auto const* part : {R"("place":{"pcode":"ZA0101","name":"Alba","level":2)", R"("within":[{"pcode":"ZA01","name":"North"},{"pcode":"ZA","name":"Zandia"}])", R"("lists":{"vintages":[)",
                             R"("in_need":60000,"targeted":40000,"reached":35000)", R"("who":[{"body":)", R"("partner":"acf")", R"("activity":"clinic")", R"("neighbours_by":"sibling")",
                             R"({"pcode":"ZA0102","name":"Brod"})", R"("held":{"rows":1,"by_code":[{"code":"number.not_one","rows":1}]})", R"("first_day":"2026-02-01","last_day":"2026-02-28")"})
        holds(json, part);
    auto const silent = ok({"place", "sheet", "ZA0202"});
    for (auto const* part : {R"("in_need":null)", R"("in_need_state":"not_assessed")", R"("state":"not_reported")", R"("who":[])"}) holds(silent, part);
    holds(ok({"place", "sheet", "Alba"}, false), "gap  Water, Sanitation and Hygiene  5 000 missing");
    EXPECT_EQ(stand.run({"place", "sheet", "ZA99"}).exit, 1);
}

TEST_F(Pages, NeedsAsAMatrixTellNotAssessedApart)
{
    auto const json = ok({"needs", "matrix", "--by", "adm2"});
    for (auto const* part : {R"("bodies":["hea","wash"])", R"({"place":"ZA0101","name":"Alba","body":"wash","severity":null,"in_need":60000,"in_need_state":"number","targeted":40000)",
                             R"({"place":"ZA0202","name":"Dora","body":"hea","severity":null,"in_need":null,"in_need_state":"not_assessed")", R"("targeted":null,"targeted_state":"not_reported")",
                             R"("not_assessed":5)", R"("sources":[{"source":)"})
        holds(json, part);
    holds(ok({"needs", "matrix", "--by", "adm1", "--body", "wash"}), R"("in_need":61000,"in_need_state":"number")");
    holds(ok({"needs", "matrix"}, false), "ZA0202 Dora");
    stand.needs("ZA0101,WASH,all,3,\nZA0102,WASH,all,1000,\nZA0201,WASH,all,70,\n");
    auto const closed = ok({"needs", "matrix", "--by", "adm2", "--body", "wash", "--suppress", "5"});
    EXPECT_EQ(closed.find("\"in_need\":1000"), std::string::npos) << "its neighbour is kept back with the small one\n" << closed;
    holds(closed, "\"in_need\":70");
}

TEST_F(Pages, TheFiltersAreThoseThatAnswer)
{
    auto const json = ok({"operation", "filters"});
    for (auto const* part : {R"({"level":2,"by":"adm2","places":4,"with_needs":2,"with_lines":1})", R"("finest_level":"adm2")", R"({"code":"wash","name":"Water, Sanitation and Hygiene")",
                             R"("months":["2026-02","2026-03"])", R"("groups":[{"code":"all","rows":3}])", R"("statuses":[{"code":"completed","rows":3}])"})
        holds(json, part);
    holds(ok({"operation", "filters"}, false), "body: wash (2) hea (1)");
}

TEST_F(Pages, AnEmptyOperationHasPagesToo)
{
    Stand empty;
    for (auto const& words : std::vector<std::vector<std::string>>{{"today"}, {"today", "desk"}, {"operation", "filters"}, {"activities"}, {"partner", "directory"}, {"needs", "matrix"}, {"review", "cards"}, {"review", "settled"}, {"place", "sheet", "ZA01"}}) {
        auto more = words;
        more.push_back("--json");
        EXPECT_EQ(empty.run(more).exit, 0) << words.back();
    }
}

}
}
