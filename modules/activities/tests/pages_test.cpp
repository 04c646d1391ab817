// What the review desk's cards, the directory and the history of a line hold.
#include "kit.hpp"
#include <cli/command.hpp>
#include <store/journal.hpp>

namespace muster::activities {

namespace {

constexpr auto header = "Organisation,Cluster,P-code,District,Activity,Month,People reached\n";

class Pages : public testing::TestWithParam<store::Engine> {
protected:
    Pages() : kit(GetParam())
    {
        kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-02,100\nOXFAM,Health,XA0201,Port Sel,Clinic,2026-02,900\n", "february.csv");
        kit.import_text(std::string(header) + "ACF,WASH,XA0101,Bela,Water,2026-02,120\nACF,WASH,,Nowhere <b>,Water,2026-02,70\nACF,WASH,,Nowhere <b>,Latrines,2026-02,80\n"
                                              "ACF,Fishing,XA0102,Dor,Water,2026-02,30\n",
                        "march.csv");
    }
    std::string run(std::vector<std::string> words, int wanted = 0)
    {
        std::array<cli::Module const*, 7> const modules{&operations::module(), &geography::module(), &partners::module(), &structure::module(), &standards::module(), &activities::module(), &accounts::module()};
        cli::Surroundings around;
        around.modules = modules;
        around.clock = &kit.clock();
        around.store = kit.db().url();
        around.operation = "aru";
        std::string said;
        around.out = around.err = [&](std::string_view text) { said += text; };
        EXPECT_EQ(cli::execute(words, around), wanted) << said;
        return said;
    }
    static void holds(std::string const& text, std::string_view part) { EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text; }
    static std::string after(std::string const& text, std::string_view from)
    {
        auto const at = text.find(from);
        return at == std::string::npos ? "" : text.substr(at + from.size(), text.find('"', at + from.size()) - at - from.size());
    }
    Kit kit;
};

INSTANTIATE_TEST_SUITE_P(Store, Pages, testing::ValuesIn(store::engines_to_test()));

TEST_P(Pages, ACardHoldsAllThatIsAlikeAndWhatCanBeDone)
{
    auto const json = run({"review", "cards", "--json"});
    for (auto const* part : {R"("held":{"rows":3,"groups":2)", R"("queue":"place")", R"("said":"Nowhere <b>")", R"("rows":2,"people":150,"files":1)", R"("file":"march.csv")", R"("act":"place","words":"2 rows in 1 file are read again)",
                             R"("queue":"sector")", R"("kind":"body","code":"wash")", R"("act":"dismiss")"})
        holds(json, part);
    auto const sectors = run({"review", "cards", "--queue", "sector", "--json"});
    EXPECT_EQ(sectors.find("Nowhere"), std::string::npos);
    holds(sectors, R"("more":0,"next":null)");
    auto const first = run({"review", "cards", "--limit", "1", "--json"});
    holds(first, R"("more":1)");
    holds(run({"review", "cards", "--after", after(first, "\"next\":\""), "--json"}), R"("queue":"sector")");
    holds(run({"review", "cards", "--partner", "oxfam", "--json"}), R"("cards":[])");
    holds(run({"review", "cards"}, 3), "2 rows");
}

TEST_P(Pages, WhatWasSettledSaysWhoAndHowToTakeItBack)
{
    holds(run({"review", "settled"}), "Nothing was settled yet.");
    auto const cards = run({"review", "cards", "--queue", "place", "--json"});
    run({"review", "settle", after(cards, "\"cards\":[{\"id\":\""), "--place", "XA0102", "--json"});
    auto const settled = run({"review", "settled", "--json"});
    for (auto const* part : {R"("kind":"geography.words")", R"("state":"imported")", "XA0102"}) holds(settled, part);
    auto const submission = after(settled, "\"submission\":\"");
    run({"5w", "undo", submission, "--json"});
    holds(run({"review", "settled", "--json"}), R"("state":"undone")");
}

TEST_P(Pages, WhatWasSettledIsTakenBackWhole)
{
    auto const before = run({"review", "cards", "--json"});
    auto const seq = [&] {
        auto const said = after(run({"review", "settled", "--json"}), "\"settled\":[{\"seq\":");
        return said.substr(0, said.find(','));
    };
    auto const card = after(run({"review", "cards", "--queue", "place", "--json"}), "\"cards\":[{\"id\":\"");
    holds(run({"review", "settle", card, "--place", "XA0102", "--within-body", "hea"}, 1), "review.not_within");
    run({"review", "settle", card, "--place", "XA0102", "--within-body", "wash", "--json"});
    auto const settled = run({"review", "settled", "--json"});
    holds(settled, R"("undo":[{"verb":"DELETE","path":"/api/1/operations/aru/review/settled/)" + seq() + "\"}]");
    EXPECT_EQ(run({"review", "cards", "--queue", "place", "--json"}).find(card), std::string::npos);
    auto const done = seq();
    holds(run({"review", "undo", done, "--body", "hea"}, 1), "review.other_body");
    holds(run({"review", "undo", done, "--reason", "another Nowhere", "--body", "wash", "--json"}), "\"lines\":2");
    EXPECT_EQ(run({"review", "cards", "--json"}), before) << "all waits as it did";
    holds(run({"review", "settled", "--json"}), R"("undone":true,"undo":[])");
    holds(run({"review", "undo", done}, 1), "review.unsettled_already");
    holds(run({"review", "undo", "1"}, 1), "review.no_settlement");
    for (auto const& past : store::history(kit.db(), "aru", "geography.words", "", 10))
        for (auto const& witness : geography::module().witnesses)
            if (witness.kind == past.entry.kind) EXPECT_EQ(witness.differs(kit.db(), past), "");
    run({"review", "settle", card, "--dismiss", "--json"});
    EXPECT_EQ(run({"review", "cards", "--json"}).find(card), std::string::npos);
    run({"review", "undo", seq(), "--json"});
    EXPECT_EQ(run({"review", "cards", "--json"}), before);
}

TEST_P(Pages, ALineLeadsBackToItsCellsAndToWhatItReplaced)
{
    auto const submissions = run({"5w", "submissions", "--json"});
    auto const newest = after(submissions, "\"submission\": \"");
    auto const json = run({"activities", "row", newest + ":2:0", "--json"});
    for (auto const* part : {R"("partner":"acf")", R"("reached":120)", R"("state":"counts")", R"({"cell":"G2","header":"People reached","value":"120","merged":false,"meaning":"reached"})", R"("file":"february.csv")",
                             R"("reached":100)", R"("state":"replaced")", "march.csv handed in: "})
        holds(json, part);
    holds(run({"activities", "row", newest + ":2:0"}), "G2     People reached: 120");
    holds(run({"activities", "row", newest + ":2:0", "--partner", "oxfam"}, 1), "submission.unknown");
    holds(run({"activities", "row", "nonsense"}, 1), "submission.unknown");
    auto const of_oxfam = run({"5w", "submissions", "--partner", "oxfam", "--json"});
    holds(of_oxfam, "february.csv");
    EXPECT_EQ(of_oxfam.find("march.csv"), std::string::npos);
    // Lines whose file is not there are shown without its cells.
    kit.db().execute("INSERT INTO submission SELECT operation, 'bare', at, actor, 'copied.csv', sheet, digest, '', mapping, counts, rows_digest, state, origin, NULL FROM submission LIMIT 1");
    kit.db().execute("INSERT INTO activity SELECT operation, 'bare', row_no, part, 'l', content, partner, programme, donor, body, activity, place, level, place_step, grp, status, modality, unit, starts, "
                     "ends, first_day, last_day, reached_said, reached, targeted, girls, boys, women, men, elder_women, elder_men, female, male, disabled, NULL, NULL FROM activity WHERE row_no = 2 AND part = 0 LIMIT 1");
    auto const bare = run({"activities", "row", "bare:2:0", "--json"});
    for (auto const* part : {R"("cells":[])", R"("file":"copied.csv")", R"("state":"counts")"}) holds(bare, part);
}

TEST_P(Pages, TheDirectorySaysWhereEachWorksAndWhatItReportedLast)
{
    auto const json = run({"partner", "directory", "--json"});
    for (auto const* part : {R"("cycle":{"period":"2026-03")", R"("id":"acf")", R"("bodies":["wash"],"places":1,"areas":["XA01"],"lines":1)", R"("state":"due")", R"("file":"march.csv")", R"("first_day":"2026-02-01")"}) holds(json, part);
    auto const coast = run({"partner", "directory", "--place", "XA02", "--json"});
    EXPECT_EQ(coast.find("\"id\":\"acf\""), std::string::npos);
    holds(coast, "\"id\":\"oxfam\"");
    holds(run({"partner", "directory", "--body", "hea", "--json"}), "\"id\":\"oxfam\"");
    holds(run({"partner", "directory", "--place", "XA99"}, 1), "place.no_such");
    run({"partner", "merge", "oxfam", "acf", "--json"});
    auto const merged = run({"partner", "directory", "--json"});
    holds(merged, R"("merged":["oxfam"],"bodies":["hea","wash"],"places":2)");
    holds(run({"5w", "status", "--period", "2026-02", "--partner", "acf", "--json"}), R"("lines": 2)");
}

}

}
