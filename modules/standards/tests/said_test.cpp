// Acknowledgements, own thresholds, obligations and tags: kept, refused where they cannot be, taken back by another decision.
#include "said.hpp"

#include <accounts/accounts.hpp>
#include <algorithm>
#include <documents/documents.hpp>
#include <gtest/gtest.h>
#include <map>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <store/for_tests.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

using namespace muster;
using standards::Said;

namespace {

base::Day const march = *base::Day::of(2026, 3, 31);

struct World {
    explicit World(store::Engine engine = store::Engine::sqlite) : scratch(engine), db(cli::open_and_migrate(scratch.url(), modules))
    {
        operations::declare(*db, clock, "tester", {"zandia", "Zandia", "ZAN", "", base::Day::of(2026, 1, 1), {"en"}});
        partner = partners::add(*db, clock, "tester", "zandia", {"", "Water for All", "WFA", partners::Kind::nngo}).id;
    }
    Said say(Said wanted)
    {
        if (wanted.since == base::Day{}) wanted.since = march;
        return standards::say(*db, clock, "tester", "zandia", std::move(wanted));
    }
    std::string refused(Said wanted)
    {
        try {
            say(std::move(wanted));
        }
        catch (base::Refusal const& refusal) {
            return refusal.code();
        }
        return {};
    }
    std::string minutes()
    {
        documents::Document wanted;
        wanted.kind = "minutes";
        wanted.title = "Minutes 4";
        documents::Edition edition;
        edition.file = "minutes.txt";
        edition.bytes = "All agreed.";
        return documents::add(*db, clock, "tester", "zandia", wanted, edition).id;
    }
    std::vector<cli::Module const*> const modules{&operations::module(), &partners::module(), &documents::module(), &accounts::module(), &structure::module(), &standards::module()};
    base::StillClock clock{march};
    store::Scratch scratch;
    std::unique_ptr<store::Db> db;
    std::string partner;
};

}

TEST(said, an_acknowledgement_is_kept_with_its_day_and_taken_back_by_another_decision)
{
    for (auto engine : store::engines_to_test()) {
        World world(engine);
        EXPECT_EQ(world.refused({.kind = "acknowledged", .code = "sphere", .body = "WSH", .partner = "WFA", .document = "d4"}), "document.unknown");
        auto const minutes = world.minutes();
        auto const kept = world.say({.kind = "acknowledged", .code = "sphere", .body = "WSH", .partner = "WFA", .document = minutes});
        EXPECT_EQ(kept.body, "wash");
        EXPECT_EQ(kept.partner, world.partner);
        auto all = standards::said(*world.db, "zandia");
        ASSERT_EQ(all.size(), 1u);
        EXPECT_EQ(all[0].document, minutes);
        EXPECT_FALSE(all[0].until.has_value());
        world.clock.move_to(base::StillClock(march.plus(9)).now());
        standards::take_back(*world.db, world.clock, "tester", "zandia", kept.id, "signed by mistake");
        EXPECT_EQ(standards::said(*world.db, "zandia")[0].until, march.plus(9));
        EXPECT_THROW(standards::take_back(*world.db, world.clock, "tester", "zandia", kept.id, "again"), base::Refusal);
        EXPECT_EQ(store::history(*world.db, "zandia", "standards.taken_back", "", 9).size(), 1u);
    }
}

TEST(said, an_own_threshold_stands_from_its_day_until_it_is_taken_back)
{
    World world;
    auto value = [&](base::Day on) {
        auto const all = standards::thresholds_on(*world.db, "zandia", on);
        auto const at = std::ranges::find_if(all, [](auto const& one) { return one.code == "WASH-1" and one.phase == "emergency"; });
        return at->thousandths;
    };
    Said own{.kind = "overridden", .code = "WASH-1", .phase = "emergency", .relation = ">=", .value = "12.5"};
    EXPECT_EQ(world.refused(own), "standard.no_reason");
    own.reason = "agreed by the cluster for the dry season";
    own.since = march.plus(-30);
    auto const kept = world.say(own);
    EXPECT_EQ(value(march.plus(-31)), 15'000);
    EXPECT_EQ(value(march), 12'500);
    standards::take_back(*world.db, world.clock, "tester", "zandia", kept.id, "rains");
    EXPECT_EQ(value(march), 15'000);
    EXPECT_EQ(value(march.plus(-1)), 12'500);
}

TEST(said, what_cannot_be_is_refused_by_name)
{
    World world;
    auto const& partner = world.partner;
    EXPECT_EQ(world.refused({.kind = "acknowledged", .code = "spere", .body = "wash", .partner = partner}), "standard.unknown");
    EXPECT_EQ(world.refused({.kind = "acknowledged", .code = "sphere", .body = "wsah", .partner = partner}), "standard.no_body");
    EXPECT_EQ(world.refused({.kind = "acknowledged", .code = "sphere", .body = "wash", .partner = "nobody at all"}), "standard.no_partner");
    EXPECT_EQ(world.refused({.kind = "acknowledged", .code = "sphere", .body = "wash", .partner = partner, .since = march.plus(1)}), "standard.future_day");
    EXPECT_EQ(world.refused({.kind = "undertaken", .code = "sphere"}), "obligation.unknown");
    EXPECT_EQ(world.refused({.kind = "agreed", .code = "sphere", .body = "wash"}), "issue.unknown");
    EXPECT_EQ(world.refused({.kind = "tagged", .code = "gender", .body = "wash", .about_kind = "activity", .about = "x", .step = "think"}), "standard.bad_step");
    EXPECT_EQ(world.refused({.kind = "tagged", .code = "gender", .body = "wash", .about_kind = "song", .about = "x", .step = "plan"}), "standard.bad_about");
    EXPECT_EQ(world.refused({.kind = "measured", .code = "WASH-4", .body = "wash", .phase = "any", .available = 400}), "standard.bad_phase");
    EXPECT_EQ(world.refused({.kind = "measured", .code = "WASH-4", .body = "wash", .phase = "later", .available = -4}), "standard.bad_value");
    EXPECT_EQ(standards::said(*world.db, "zandia").size(), 0u);
}

TEST(said, guidance_is_dated_and_the_newer_version_is_meant)
{
    auto version = [](base::Day on, std::string_view code) {
        std::string found;
        for (auto const& one : standards::guidance_on(on))
            if (one.code == code) found += one.version + " ";
        return found;
    };
    EXPECT_EQ(version(*base::Day::of(2023, 1, 1), "chs"), "2014 ");
    EXPECT_EQ(version(march, "chs"), "2024 ");
    EXPECT_EQ(version(*base::Day::of(2000, 1, 1), "chs"), "");
    EXPECT_TRUE(standards::is_for({"PRO"}, "PRO-GBV"));
    EXPECT_FALSE(standards::is_for({"PRO-GBV"}, "PRO"));
    EXPECT_TRUE(standards::is_for({}, "WSH"));
}

/// domain.md 9.2: four lists; the one of performance monitoring has eight in a fixed order.
TEST(said, issues_are_four_dated_lists)
{
    std::map<std::string, std::vector<std::string>> lists;
    for (auto const& one : standards::issues_on(march)) lists[one.list].push_back(one.code);
    EXPECT_EQ(lists.size(), 4u);
    EXPECT_EQ(lists["performance"], (std::vector<std::string>{"age", "gender", "diversity", "human_rights", "protection_gbv", "environment", "hiv", "disability"}));
    EXPECT_EQ(lists["focal"].size(), 4u);
    for (auto const& one : standards::issues_on(*base::Day::of(2010, 1, 1)))
        if (one.list == "modern") EXPECT_EQ(one.code, "mhpss");
}

TEST(said, commands_answer_as_documents)
{
    World world;
    cli::Surroundings around;
    around.modules = world.modules;
    around.clock = &world.clock;
    around.store = world.scratch.url();
    std::string told;
    around.out = around.err = [&](std::string_view text) { told += text; };
    auto muster = [&](std::vector<std::string> const& words) {
        told.clear();
        return cli::execute(words, around);
    };
    ASSERT_EQ(muster({"standard", "check", "WASH-6", "--phase", "later", "--population", "401", "--available", "12", "--json"}), 0) << told;
    EXPECT_NE(told.find("\"required\":21"), std::string::npos) << told;
    EXPECT_NE(told.find("\"shortfall\":9"), std::string::npos) << told;
    ASSERT_EQ(muster({"standard", "override", "WASH-6", "--phase", "later", "--value", "30", "--reason", "no land"}), 0) << told;
    ASSERT_EQ(muster({"standard", "check", "WASH-6", "--phase", "later", "--population", "401", "--available", "12", "--json"}), 0) << told;
    EXPECT_NE(told.find("\"shortfall\":2"), std::string::npos) << told;
    ASSERT_EQ(muster({"standard", "undertake", "crc", "--on", "1993-05-11"}), 0) << told;
    ASSERT_EQ(muster({"standard", "obligations", "--json"}), 0);
    EXPECT_NE(told.find("\"undertaken_since\":\"1993-05-11\""), std::string::npos) << told;
    ASSERT_EQ(muster({"issue", "tag", "gender", "--body", "wash", "--kind", "activity", "--about", "latrines", "--step", "plan"}), 0) << told;
    ASSERT_EQ(muster({"standard", "record", "--json"}), 0);
    EXPECT_NE(told.find("\"about\":\"latrines\""), std::string::npos) << told;
    EXPECT_EQ(muster({"standard", "check", "WASH-99"}), 1);
    EXPECT_NE(told.find("standard thresholds"), std::string::npos) << told;
}
