// What the commands print: names and forms that scripts rely on.
#include "stand.hpp"
#include <gtest/gtest.h>

namespace muster::analysis {
namespace {

using testing::Test;

class Commands : public Test {
protected:
    Commands()
    {
        stand.needs("ZA0101,WASH,all,60000,\nZA0102,WASH,all,1000,\n");
        stand.lines({{"acf", "wash", "ZA0101", "water", "2026-03", 20'000},
                     {"oxfam", "wash", "ZA0101", "water", "2026-03", 15'000},
                     {"oxfam", "hea", "ZA0101", "clinic", "2026-03", 50'000}});
    }
    std::string ok(std::vector<std::string> const& words)
    {
        auto const ran = stand.run(words);
        EXPECT_EQ(ran.exit, 0) << ran.out;
        return ran.out;
    }
    static void holds(std::string const& text, std::string_view part) { EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text; }
    Stand stand;
};

TEST_F(Commands, ReachHasTheFieldsThatScriptsRelyOn)
{
    auto const json = ok({"reach", "--by", "adm2", "--body", "wash", "--json"});
    for (auto const* part : {R"("method":"max_by_area_sum")", R"("as_of":{"journal":)", R"("place":"ZA0101")", R"("place_name":"Alba")", R"("body":"wash")",
                             R"("group":"all")", R"("in_need":60000)", R"("reached":35000)", R"("at_least":20000)", R"("at_most":35000)", R"("state":"number")",
                             R"("state":"not_reported")", R"("targeted":null)", R"("period":"2026-03")", R"("rows_held":0)"})
        holds(json, part);
    EXPECT_EQ(json.find("\"body\":\"hea\""), std::string::npos);
}

TEST_F(Commands, AllSectorsTogetherAreTheHighestNeverTheSum)
{
    auto const json = ok({"reach", "--by", "adm1", "--json"});
    holds(json, R"("body":"intersectoral","group":"all","period":"2026-03","in_need":61000,"targeted":null,"reached":50000,"at_least":50000,"at_most":85000)");
}

TEST_F(Commands, ReachForPeople)
{
    auto const text = ok({"reach", "--by", "adm2", "--body", "wash"});
    for (auto const* part : {"ZA0101 Alba", "60 000", "35 000", "20 000 – 35 000", "58 %", "no report", "rows held out of these figures: 0"}) holds(text, part);
    holds(ok({"reach", "--by", "adm2", "--body", "wash", "--how"}), "L2 activity");
}

TEST_F(Commands, GapsOverlapsPresenceEquity)
{
    // 3 x 1 x log10(1001) is above 3 x 25/60 x log10(25001): a place that nobody serves outranks a larger one that is half served.
    auto const gaps = ok({"gaps", "--json"});
    for (auto const* part : {R"("rank":1,"kind":"presence")", R"("rank":2,"kind":"need")", R"("gap":25000,"at_least":25000,"at_most":40000)", R"("nobody_reported":true)",
                             R"("severity":null)", R"("why":")"})
        holds(gaps, part);
    auto const overlaps = ok({"overlaps", "--json"});
    for (auto const* part : {R"("activity":"water")", R"("partners":["acf","oxfam"])", R"("class":"complementary")", R"("period":"2026-03")"}) holds(overlaps, part);
    holds(ok({"presence", "--by", "adm2", "--json"}), R"("count":2,"partners":["acf","oxfam"])");
    holds(ok({"gaps", "--top", "1"}), "2 gaps: 1 because nobody reported");
    holds(ok({"overlaps"}), "1 overlaps");
    holds(ok({"presence"}), "acf, oxfam");
    holds(ok({"equity", "--json"}), R"("equity":[])");
}

TEST_F(Commands, AFigureOpens)
{
    // The program's own `explain` hands words on to the modules; here the module is asked itself.
    cli::Call call;
    call.clock = &stand.clock;
    call.store_url = stand.scratch.url();
    call.operation_wanted = "za";
    call.open_store = [&](std::string const& url) { return store::Db::open(url); };
    std::string said;
    call.out = call.err = [&](std::string_view text) { said += text; };
    std::array<cli::Module const*, 1> const modules{&operations::module()};
    call.modules = modules;
    EXPECT_FALSE(explain_figure(call, "store.unreachable"));
    EXPECT_TRUE(explain_figure(call, "reach:wash:ZA0101:all:2026-03"));
    call.finish();
    for (auto const* part : {"35 000", "L1 partner", "oxfam", "S1 row 2", "L2: partners of one activity", "as of journal"}) holds(said, part);
}

TEST_F(Commands, WhatCannotBeAskedIsRefusedWithARemedy)
{
    for (auto const& [words, code] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"reach", "--by", "village"}, "figures.unknown_level"},
             {{"reach", "--body", "nosuch"}, "figures.unknown_body"},
             {{"reach", "--period", "soon"}, "figures.unknown_period"},
             {{"reach", "--place", "ZZ99"}, "figures.unknown_place"},
             {{"reach", "--partner", "nobody at all"}, "figures.unknown_partner"},
             {{"reach", "--group", "martians"}, "figures.unknown_group"},
             {{"reach", "--profile", "guess"}, "figures.unknown_profile"},
             {{"gaps", "--kind", "generation"}, "figures.unknown_gap"},
             {{"gaps", "--share-weight", "much"}, "figures.bad_weight"}}) {
        auto const ran = stand.run(words);
        EXPECT_EQ(ran.exit, 1);
        holds(ran.out, code);
    }
}

TEST_F(Commands, TheEngineIsTheDatabase)
{
    holds(ok({"figures", "check", "--json"}), R"("equal":true})");
}

TEST_F(Commands, AnEmptyOperationAnswersToo)
{
    Stand empty;
    EXPECT_EQ(empty.run({"reach", "--by", "adm1"}).exit, 0);
    EXPECT_EQ(empty.run({"gaps"}).exit, 0);
    EXPECT_EQ(empty.run({"overlaps"}).exit, 0);
    EXPECT_EQ(empty.run({"figures", "check"}).exit, 0);
}

}
}
