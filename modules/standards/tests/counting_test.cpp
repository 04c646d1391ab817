// An operation's own counting rules are kept and go before the list's.
#include "counting.hpp"

#include <gtest/gtest.h>
#include <standards/sql.hpp>
#include <store/for_tests.hpp>
#include <store/journal.hpp>

using namespace muster;
using standards::CountingRules;
using standards::OverPeriods;

namespace {

base::StillClock const noon(*base::Day::of(2026, 3, 31));

}

TEST(counting, an_operations_rule_is_kept_and_the_newest_holds)
{
    for (auto engine : store::engines_to_test()) {
        store::Scratch scratch(engine);
        auto db = scratch.open(standards::sql::migrations);
        standards::set_counting_rule(*db, noon, "tester", "op", {"Water Trucking", "wash", "sum", "agreed in March"});
        EXPECT_EQ(CountingRules::load(*db, "op").of("wash", "Emergency water trucking").over_periods, OverPeriods::sum);
        EXPECT_EQ(CountingRules::load(*db, "op").of("hea", "water trucking").over_periods, OverPeriods::max);
        EXPECT_EQ(CountingRules::load(*db, "other").of("wash", "water trucking").over_periods, OverPeriods::max);
        standards::set_counting_rule(*db, noon, "tester", "op", {"water trucking", "wash", "latest", "agreed in April"});
        EXPECT_EQ(CountingRules::load(*db, "op").of("wash", "water trucking").over_periods, OverPeriods::latest);
        EXPECT_EQ(store::history(*db, "op", "standards.counting_rule", "", 10).size(), 2u);
    }
}

TEST(counting, refuses_what_is_no_rule)
{
    store::Scratch scratch;
    auto db = scratch.open(standards::sql::migrations);
    auto code = [&](standards::WantedRule const& wanted) {
        try {
            standards::set_counting_rule(*db, noon, "tester", "op", wanted);
        }
        catch (base::Refusal const& refusal) {
            return refusal.code();
        }
        return std::string();
    };
    EXPECT_EQ(code({"training", "", "average", ""}), "counting.no_such_rule");
    EXPECT_EQ(code({" ", "", "sum", ""}), "counting.nothing_named");
}
