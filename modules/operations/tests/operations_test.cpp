#include "kit.hpp"
#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <store/journal.hpp>

namespace muster::operations {
namespace {

/// The code of the refusal that `act` ends with; "" where it ends well.
template <typename Act>
std::string refused(Act&& act)
{
    try {
        act();
    } catch (base::Refusal const& refusal) {
        EXPECT_FALSE(refusal.finding().sentence.empty());
        EXPECT_FALSE(refusal.finding().remedy.empty());
        return refusal.code();
    }
    return "";
}

base::Day day(std::string_view iso)
{
    return base::Day::parse(iso).value();
}

TEST(Operations, DeclaresAndRemembers)
{
    NewStore store;
    Operation wanted;
    wanted.id = "nga-2026";
    wanted.iso3 = "NGA";
    wanted.onset = day("2009-07-26");
    wanted.languages = {"en", "ha"};
    declare(*store.db, store.clock, "amina", wanted);

    auto const kept = get(*store.db, "nga-2026");
    EXPECT_EQ(kept.name, "Nigeria");
    EXPECT_EQ(kept.iso2, "NG");
    EXPECT_EQ(kept.onset, day("2009-07-26"));
    EXPECT_THAT(kept.languages, testing::ElementsAre("en", "ha"));
    EXPECT_EQ(list(*store.db).size(), 1u);

    auto const past = store::history(*store.db, "nga-2026", "operations.declared", "", 10);
    ASSERT_EQ(past.size(), 1u);
    EXPECT_EQ(past[0].entry.actor, "amina");
    EXPECT_EQ(past[0].entry.nature, store::Nature::decided);
}

TEST(Operations, RefusesInWords)
{
    NewStore store;
    auto const attempt = [&](std::string id, std::string iso3, std::vector<std::string> languages = {}) {
        return refused([&] { declare(*store.db, store.clock, "amina", {id, "", iso3, "", {}, languages}); });
    };
    EXPECT_EQ(attempt("zandia", "ZAN"), "");
    EXPECT_EQ(attempt("zandia", "ZAN"), "operation.exists");
    EXPECT_EQ(attempt("Zandia", "ZAN"), "operation.bad_id");
    EXPECT_EQ(attempt("z", "ZAN"), "operation.bad_id");
    EXPECT_EQ(attempt("1st", "ZAN"), "operation.bad_id");
    EXPECT_EQ(attempt("mistyped", "NGR"), "operation.unknown_country");
    EXPECT_EQ(attempt("mistyped", "NG"), "operation.unknown_country");
    EXPECT_EQ(attempt("exercise", "XZA"), "");
    EXPECT_EQ(attempt("tongues", "SOM", {"english"}), "operation.bad_language");
    EXPECT_EQ(refused([&] { get(*store.db, "nowhere"); }), "operation.unknown");
    EXPECT_EQ(list(*store.db).size(), 2u) << "what was refused must leave nothing behind";
}

TEST(Operations, MadeUpCountryHasNoSecondCodeButAName)
{
    NewStore store;
    auto const made = declare(*store.db, store.clock, "amina", {"zandia", "Zandia", "ZAN", "", {}, {}});
    EXPECT_EQ(made.iso2, "");
    EXPECT_EQ(made.name, "Zandia");
    EXPECT_EQ(declare(*store.db, store.clock, "amina", {"drill", "", "XAA", "", {}, {}}).name, "drill");
}

TEST(Countries, AreThoseOfIso3166)
{
    EXPECT_EQ(iso2_of("NGA"), "NG");
    EXPECT_EQ(iso2_of("UKR"), "UA");
    EXPECT_EQ(iso2_of("BDI"), "BI");
    EXPECT_EQ(iso2_of("XAA"), "");
    EXPECT_EQ(country_name("SSD"), "South Sudan");
    EXPECT_EQ(country_name("ZWE"), "Zimbabwe");
    EXPECT_FALSE(is_country("nga"));
    EXPECT_FALSE(is_country("QAA"));
    EXPECT_TRUE(is_country("QMA"));
}

TEST(Countries, AgreeWithTheTaxonomyOfTheField)
{
    std::ifstream file(MUSTER_SHARED_DATA "/reference/countries/countries_territories_taxonomy.csv");
    if (not file) GTEST_SKIP() << "the shared data is not on this machine";
    // The codes are the 11th and 12th column; none of the columns before them holds a comma.
    int compared = 0;
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> cells(1);
        for (char const c : line) {
            if (c == ',')
                cells.emplace_back();
            else
                cells.back() += c;
        }
        if (cells.size() < 12 or cells[11].size() != 3) continue;
        EXPECT_EQ(iso2_of(cells[11]), cells[10]) << cells[11];
        ++compared;
    }
    EXPECT_EQ(compared, 249);
}

TEST(Settings, LatestWinsAndEqualOnesAreNotWrittenTwice)
{
    NewStore store;
    declare(*store.db, store.clock, "amina", {"zandia", "", "ZAN", "", {}, {}});
    EXPECT_EQ(setting(*store.db, "zandia", "household.size", "5"), "5");
    set_setting(*store.db, store.clock, "amina", "zandia", {"household.size", "6"});
    set_setting(*store.db, store.clock, "amina", "zandia", {"household.size", "6.2"});
    set_setting(*store.db, store.clock, "amina", "zandia", {"household.size", "6.2"});
    EXPECT_EQ(setting(*store.db, "zandia", "household.size", "5"), "6.2");
    EXPECT_EQ(store::history(*store.db, "zandia", "operations.setting", "household.size", 10).size(), 2u);
    auto const attempt = [&](std::string name, std::string value) {
        return refused([&] { set_setting(*store.db, store.clock, "amina", "zandia", {name, value}); });
    };
    EXPECT_EQ(attempt("household.size", "about six"), "setting.not_a_number");
    EXPECT_EQ(attempt("household.size", "."), "setting.not_a_number");
    EXPECT_EQ(attempt("House Hold", "6"), "setting.bad_name");
    EXPECT_EQ(refused([&] { set_setting(*store.db, store.clock, "amina", "nowhere", {"household.size", "6"}); }),
              "operation.unknown");
}

TEST(Settings, EveryKnownOneHasAMeaningAndADefault)
{
    EXPECT_FALSE(known_settings().empty());
    for (auto const& known : known_settings()) {
        EXPECT_FALSE(known.otherwise.empty()) << known.name;
        EXPECT_TRUE(known.meaning.ends_with('.')) << known.name;
        EXPECT_TRUE(known.kind == "number" or known.kind == "text") << known.name;
    }
}

TEST(Cycles, AreMonthsUnlessSetByHand)
{
    NewStore store;
    declare(*store.db, store.clock, "amina", {"zandia", "", "ZAN", "", {}, {}});
    auto const months = cycles_over(*store.db, "zandia", {day("2025-11-20"), day("2026-01-02")});
    ASSERT_EQ(months.size(), 3u);
    EXPECT_EQ(months[0].period.text(), "2025-11");
    EXPECT_EQ(months[2].period.text(), "2026-01");
    EXPECT_EQ(months[2].due, day("2026-02-10"));
    EXPECT_TRUE(cycles(*store.db, "zandia").empty());

    set_cycle(*store.db, store.clock, "amina", "zandia", {*base::Period::parse("2026-Q1"), day("2026-04-15")});
    set_cycle(*store.db, store.clock, "amina", "zandia", {*base::Period::parse("2025-12"), day("2026-01-20")});
    set_cycle(*store.db, store.clock, "amina", "zandia", {*base::Period::parse("2026-Q1"), day("2026-04-20")});
    auto const set = cycles_over(*store.db, "zandia", {day("2025-11-20"), day("2026-01-02")});
    ASSERT_EQ(set.size(), 2u);
    EXPECT_EQ(set[0].period.text(), "2025-12");
    EXPECT_EQ(set[1].due, day("2026-04-20")) << "the later word about the same stretch counts";
    EXPECT_EQ(refused([&] {
                  set_cycle(*store.db, store.clock, "amina", "zandia",
                            {*base::Period::parse("2026-03"), day("2026-04-01")});
              }),
              "cycle.overlaps");
    EXPECT_EQ(refused([&] {
                  set_cycle(*store.db, store.clock, "amina", "zandia",
                            {{day("2026-05-02"), day("2026-05-01")}, day("2026-06-01")});
              }),
              "cycle.bad_period");
}

TEST(Rules, EachHasCodeSentenceAndRemedy)
{
    std::vector<std::string_view> codes;
    for (auto const& rule : module().rules) {
        codes.push_back(rule.code);
        EXPECT_TRUE(rule.sentence.ends_with('.')) << rule.code;
        EXPECT_FALSE(rule.remedy.empty()) << rule.code;
    }
    std::ranges::sort(codes);
    EXPECT_EQ(std::ranges::adjacent_find(codes), codes.end());
}

} // namespace
} // namespace muster::operations
