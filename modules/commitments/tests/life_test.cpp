// From a gap that the figures show to what became of the promises: every figure is read, none is typed.
#include "country.hpp"

namespace muster::commitments {
namespace {

std::vector<std::string> validate(std::string const& place, std::string const& body = "wash")
{
    return {"gap", "validate", "--place", place, "--body", body, "--why", "the river is the only water"};
}

class Life : public testing::TestWithParam<store::Engine> {
protected:
    Life() : country(GetParam()) {}
    std::string gap(std::string_view number, std::string_view path) { return Country::at(country.json({"gap", "show", std::string(number)}), "gap." + std::string(path)); }
    std::string promise(std::string_view number, std::string_view path) { return Country::at(country.json({"commitment", "show", std::string(number)}), "commitment." + std::string(path)); }
    Country country;
};
INSTANTIATE_TEST_SUITE_P(Engines, Life, testing::ValuesIn(store::engines_to_test()), [](auto const& one) { return one.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(Life, AGapIsFilledByTwoPartnersOfWhomOneLapses)
{
    country.ok(validate("ZA0101"));
    EXPECT_EQ(gap("1", "missing"), "20000");
    EXPECT_EQ(gap("1", "critical"), "true") << "severity 4 and nobody there";
    EXPECT_EQ(gap("1", "stage"), "gap");
    country.ok({"commitment", "offer", "1", "--partner", "oxfam", "--people", "10000", "--by", "2026-05-15", "--confidence", "likely"});
    country.ok({"commitment", "offer", "1", "--partner", "acf", "--people", "6000", "--by", "2026-04-30"});
    EXPECT_EQ(gap("1", "stage"), "offered");
    EXPECT_EQ(gap("1", "promised.people.chosen"), "0") << "an offer is no promise yet";
    EXPECT_EQ(gap("1", "offered.people.chosen"), "16000");
    country.ok({"commitment", "decide", "1", "accepted"});
    country.ok({"commitment", "decide", "2", "accepted"});
    EXPECT_EQ(gap("1", "state"), "assigned");
    EXPECT_EQ(gap("1", "promised.people.chosen"), "16000");
    EXPECT_EQ(gap("1", "missing"), "20000") << "promises make no gap smaller";
    EXPECT_EQ(gap("1", "uncovered"), "4000");

    country.on("2026-05-08");
    country.report("Oxfam,WASH,ZA0101,water trucking,2026-04,6000\n");
    EXPECT_EQ(gap("1", "missing"), "14000");
    EXPECT_EQ(promise("1", "delivered"), "6000");
    EXPECT_EQ(promise("1", "left"), "4000");
    EXPECT_EQ(promise("2", "delivered"), "null");
    EXPECT_EQ(promise("2", "overdue_days"), "8");
    EXPECT_EQ(promise("2", "advised.state"), "lapsed");
    EXPECT_EQ(country.refused({"commitment", "decide", "1", "fulfilled"}), "commitment.not_delivered");
    EXPECT_EQ(country.refused({"commitment", "decide", "2", "lapsed"}), "commitment.needs_reason");
    country.ok({"commitment", "decide", "2", "lapsed", "--reason", "no trucks came"});
    EXPECT_EQ(gap("1", "promised.people.chosen"), "10000");
    EXPECT_EQ(gap("1", "state"), "assigned") << "the other promise stands";

    country.on("2026-06-08");
    country.report("Oxfam,WASH,ZA0101,water trucking,2026-05,10000\n");
    EXPECT_EQ(promise("1", "delivered"), "10000") << "the same people served again are not new ones";
    country.ok({"commitment", "decide", "1", "fulfilled"});
    EXPECT_EQ(gap("1", "state"), "validated") << "no promise stands any more";
    EXPECT_EQ(gap("1", "missing"), "10000");
}

TEST_P(Life, WhatAPartnerReachedBeforeItPromisedFillsNothingTwice)
{
    country.report("Oxfam,WASH,ZA0101,water trucking,2026-01,5000\n");
    country.ok(validate("ZA0101"));
    EXPECT_EQ(gap("1", "missing"), "15000");
    country.ok({"commitment", "offer", "1", "--partner", "oxfam", "--people", "4000", "--from", "2026-03-01", "--by", "2026-06-30"});
    country.ok({"commitment", "decide", "1", "accepted"});
    country.on("2026-04-08");
    country.report("Oxfam,WASH,ZA0101,water trucking,2026-03,5000\n");
    EXPECT_EQ(promise("1", "delivered"), "0") << "the same five thousand as before";
    country.report("Oxfam,WASH,ZA0101,water trucking,2026-04,8000\n");
    EXPECT_EQ(promise("1", "delivered"), "3000");
    EXPECT_EQ(gap("1", "missing"), "12000");
}

TEST_P(Life, ASharedCommitmentIsCountedOnce)
{
    country.ok(validate("ZA0101"));
    country.ok(validate("ZA0102"));
    EXPECT_EQ(country.refused({"commitment", "offer", "1", "2", "--partner", "oxfam", "--people", "10000", "--by", "2026-06-30"}), "commitment.which_parts");
    EXPECT_EQ(country.refused({"commitment", "offer", "1=8000", "2=4000", "--partner", "oxfam", "--people", "10000", "--by", "2026-06-30"}), "commitment.parts_exceed");
    country.ok({"commitment", "offer", "1=6000", "2=4000", "--partner", "oxfam", "--people", "10000", "--by", "2026-06-30"});
    country.ok({"commitment", "decide", "1", "accepted"});
    EXPECT_EQ(gap("1", "promised.people.chosen"), "6000");
    EXPECT_EQ(gap("2", "promised.people.chosen"), "4000");
    country.on("2026-05-08");
    country.report("Oxfam,WASH,ZA0101,water trucking,2026-04,9000\nOxfam,WASH,ZA0102,water trucking,2026-04,1000\n");
    EXPECT_EQ(promise("1", "delivered"), "10000");
    EXPECT_EQ(promise("1", "left"), "3000") << "what is more in one place does not fill the other";
    EXPECT_EQ(promise("1", "parts.1.delivered"), "1000");
    EXPECT_EQ(country.refused({"commitment", "decide", "1", "fulfilled"}), "commitment.not_delivered");
    auto const replay = country.json({"commitment", "replay", "--period", "2026"});
    EXPECT_EQ(Country::at(replay, "all.promised.people.chosen"), "10000");
    EXPECT_EQ(Country::at(replay, "all.kept.people.chosen"), "7000");
    EXPECT_EQ(Country::at(replay, "all.open.people.chosen"), "3000");
    EXPECT_EQ(Country::at(replay, "gaps.1.kept.people.chosen"), "1000");
}

TEST_P(Life, ACorrectedReportBringsAPromiseBack)
{
    country.ok(validate("ZA0201"));
    country.ok({"commitment", "offer", "1", "--partner", "acf", "--people", "5000", "--by", "2026-04-30"});
    country.ok({"commitment", "decide", "1", "accepted"});
    country.on("2026-05-08");
    country.report("ACF,WASH,ZA0201,water trucking,2026-04,0\n");
    EXPECT_EQ(promise("1", "delivered"), "0");
    country.ok({"commitment", "decide", "1", "lapsed", "--reason", "nothing was delivered"});
    country.on("2026-06-20");
    country.report("ACF,WASH,ZA0201,water trucking,2026-04,5000\n");
    EXPECT_EQ(promise("1", "delivered"), "5000");
    EXPECT_EQ(promise("1", "advised.state"), "in_progress");
    country.ok({"commitment", "decide", "1", "in_progress", "--reason", "corrected 5W of June"});
    country.ok({"commitment", "decide", "1", "fulfilled"});
    EXPECT_EQ(gap("1", "missing"), "0");
    EXPECT_EQ(gap("1", "advised.state"), "closed");
    country.ok({"gap", "decide", "1", "closed", "--reason", "all have water"});
    EXPECT_EQ(Country::at(country.json({"gap", "show", "1", "--on", "2026-05-31"}), "gap.missing"), "5000") << "as it was known in May";
    EXPECT_EQ(Country::at(country.json({"gap", "show", "1", "--on", "2026-05-31"}), "gap.state"), "validated");
    auto const days = country.json({"gap", "history", "1"});
    EXPECT_EQ(Country::at(days, "days.0.day"), "2026-03-01");
    EXPECT_EQ(Country::at(days, "days.1.missing"), "5000");
    EXPECT_EQ(Country::at(days, "days.2.missing"), "0");
    EXPECT_EQ(Country::at(days, "days.2.delivered"), "5000");
}

TEST_P(Life, WhatIsLeftGoesToAnotherPartner)
{
    country.ok(validate("ZA0101"));
    country.ok({"commitment", "offer", "1", "--partner", "acf", "--people", "5000", "--by", "2026-04-30", "--mail", "ana@acf.example", "--focal-point", "Ana"});
    EXPECT_EQ(country.refused({"commitment", "transfer", "1", "--to", "oxfam", "--reason", "x"}), "commitment.over") << "an offer that nobody agreed to is no promise";
    country.ok({"commitment", "decide", "1", "accepted"});
    country.on("2026-04-10");
    country.report("ACF,WASH,ZA0101,water trucking,2026-03,2000\n");
    EXPECT_EQ(country.refused({"commitment", "transfer", "1", "--to", "acf", "--reason", "x"}), "commitment.same_partner");
    country.ok({"commitment", "transfer", "1", "--to", "oxfam", "--reason", "its trucks were stolen"});
    EXPECT_EQ(promise("1", "state"), "partly");
    EXPECT_EQ(promise("2", "quantity"), "3000");
    EXPECT_EQ(promise("2", "state"), "accepted");
    EXPECT_EQ(promise("2", "taken_over_from"), "1");
    EXPECT_EQ(gap("1", "promised.people.chosen"), "3000");
    auto const replay = country.json({"commitment", "replay"});
    EXPECT_EQ(Country::at(replay, "all.handed_on.people.chosen"), "3000");
    EXPECT_EQ(Country::at(replay, "all.broken.people.chosen"), "0");
    EXPECT_EQ(Country::at(country.json({"commitment", "contact", "1"}), "mail"), "ana@acf.example");
}

TEST_P(Life, ItemsAndMoneyAreReadFromTheirLines)
{
    country.ok(validate("ZA0102"));
    country.ok({"commitment", "offer", "1", "--partner", "unicef", "--items", "300", "--by", "2026-06-30"});
    country.ok({"commitment", "offer", "1", "--partner", "unicef", "--money", "25000 USD", "--by", "2026-06-30"});
    country.ok({"commitment", "decide", "1", "accepted"});
    country.ok({"commitment", "decide", "2", "accepted"});
    country.on("2026-05-08");
    auto const path = country.file("kits.csv", "Organization,Sector,P-code,Activity,Month,Unit,Quantity\nUNICEF,WASH,ZA0102,hygiene kits,2026-03,kits,100\n"
                                               "UNICEF,WASH,ZA0102,hygiene kits,2026-04,kits,120\n");
    country.run({"5w", "import", path});
    EXPECT_EQ(promise("1", "lines"), "2");
    EXPECT_EQ(promise("2", "delivered"), "null");
    EXPECT_EQ(gap("1", "promised.money.USD"), "25000");
    EXPECT_EQ(gap("1", "missing"), "8000") << "kits are no people";
}

TEST_P(Life, RulesAndDecisionsSayWhatIsCritical)
{
    country.ok(validate("ZA0102"));
    EXPECT_EQ(gap("1", "critical"), "false") << "severity 3";
    EXPECT_EQ(country.refused({"gap", "rule", "--severity", "3"}), "gap.needs_reason");
    country.ok({"gap", "rule", "--severity", "3", "--reason", "cholera"});
    EXPECT_EQ(gap("1", "critical"), "true");
    country.ok({"gap", "critical", "1", "--not", "--reason", "the river carries water again"});
    EXPECT_EQ(gap("1", "critical"), "false");
    EXPECT_EQ(country.refused({"gap", "rule", "--severity", "9", "--reason", "x"}), "gap.bad_rule");
    EXPECT_EQ(country.refused({"gap", "show", "1", "--on", "2026-02-01"}), "gap.unknown") << "not named yet";
}

TEST_P(Life, SeenGapsGetNamesAndAnotherRankingCanBeTried)
{
    country.ok(validate("ZA0201"));
    auto const seen = country.json({"gap", "seen", "--by", "adm2"});
    EXPECT_EQ(Country::at(seen, "all_gaps"), "4");
    EXPECT_EQ(Country::at(seen, "gaps.0.place"), "ZA0202") << "severity 5 weighs more than 20 000 people at severity 4";
    EXPECT_EQ(Country::at(country.json({"gap", "seen", "--by", "adm2", "--severity-weight", "0", "--people-weight", "3"}), "gaps.0.place"), "ZA0101");
    country.ok({"gap", "dismiss", "--place", "ZA0202", "--body", "hea", "--why", "counted in the wrong district"});
    auto const again = country.json({"gap", "seen", "--by", "adm2"});
    EXPECT_EQ(Country::at(again, "gaps.0.state"), "false");
    EXPECT_EQ(country.refused(validate("ZA0201")), "gap.named_already");
    EXPECT_EQ(country.refused({"gap", "decide", "2", "closed", "--reason", "x"}), "gap.cannot_become");
    EXPECT_EQ(country.refused({"commitment", "offer", "2", "--partner", "acf", "--people", "5", "--by", "2026-04-30"}), "gap.over");
}

TEST_P(Life, TwoPartnersMayReachTheSamePeople)
{
    country.ok(validate("ZA0101"));
    for (auto const* partner : {"acf", "oxfam"}) {
        country.ok({"commitment", "offer", "1", "--partner", partner, "--people", "9000", "--by", "2026-05-31"});
        country.ok({"commitment", "decide", partner == std::string("acf") ? "1" : "2", "accepted"});
    }
    country.on("2026-05-05");
    country.report("ACF,WASH,ZA0101,water trucking,2026-04,9000\nOxfam,WASH,ZA0101,hygiene promotion,2026-04,8000\n");
    EXPECT_EQ(gap("1", "reached"), "9000") << "of two activities the larger is told";
    EXPECT_EQ(gap("1", "delivered"), "9000") << "and no more was delivered by both";
    EXPECT_EQ(gap("1", "missing"), "11000");
    EXPECT_EQ(Country::at(country.json({"gap", "history", "1"}), "days.1.delivered"), "9000");
}

TEST_P(Life, AnObserverCannotCommit)
{
    country.ok(validate("ZA0101"));
    country.ok({"member", "add", "wash", "acf", "--kind", "observer"});
    std::vector<std::string> const offer{"commitment", "offer", "1", "--partner", "acf", "--people", "500", "--by", "2026-04-30"};
    EXPECT_EQ(country.refused(offer), "commitment.observer");
    auto const asked = country.json({"gap", "call", "1", "--until", "2026-03-08", "--partner", "acf"});
    EXPECT_EQ(country.refused({"gap", "answer", "--word", Country::at(asked, "partners.0.word"), "--answer", "yes", "--people", "500", "--by", "2026-04-30"}),
              "commitment.observer") << "not by an address either";
    EXPECT_EQ(country.json({"commitment", "list", "--state", "any"}).find("commitments")->list().size(), 0u);
    country.on("2026-03-05");
    country.ok({"member", "add", "wash", "acf", "--kind", "member"});
    country.ok(offer);
}

TEST_P(Life, WhoCouldBeAskedIsNearFirst)
{
    country.on("2026-04-20");
    country.report("ACF,WASH,ZA0102,water trucking,2026-03,3000\nOxfam,WASH,ZA0201,water trucking,2026-03,9000\nUNICEF,HEA,ZA0101,clinic,2026-03,9000\n");
    country.ok(validate("ZA0101"));
    auto const all = country.json({"gap", "candidates", "1"});
    EXPECT_EQ(Country::at(all, "candidates.0.partner"), "acf") << "in the same province";
    EXPECT_EQ(Country::at(all, "candidates.0.near"), "same_area");
    EXPECT_EQ(Country::at(all, "candidates.0.best_month"), "3000");
    EXPECT_EQ(Country::at(all, "candidates.1.partner"), "oxfam");
    EXPECT_EQ(all.find("candidates")->list().size(), 2u) << "who works in another sector is not asked";
}

}
}
