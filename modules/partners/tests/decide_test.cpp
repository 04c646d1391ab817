// What people decide about partners is kept, counts from then on, and can be taken back.
#include <algorithm>
#include <gtest/gtest.h>
#include <partners/partners.hpp>
#include <partners/sql.hpp>
#include <store/for_tests.hpp>
#include <store/journal.hpp>

using namespace muster;
using partners::Kind;
using partners::Registry;
using partners::Step;

namespace {

base::StillClock const noon(*base::Day::of(2026, 3, 31));
constexpr std::array<store::Query, 1> counted{
    {{"test/counts_as", "SELECT counts_as FROM partners_named WHERE operation = 'op' AND partner = $1", ""}}};

std::string refused(auto const& action)
{
    try {
        action();
    }
    catch (base::Refusal const& refusal) {
        return refusal.code();
    }
    return "";
}

std::string found(store::Db& db, std::string_view name)
{
    auto registry = Registry::load(db, "op");
    auto answer = registry->find(name, {});
    return std::string(name_of(answer.step)) + (answer.partner < 0 ? "" : " " + registry->at(answer.partner).id);
}

void save(store::Db& db, std::initializer_list<std::string_view> names)
{
    auto registry = Registry::load(db, "op");
    for (auto name : names) registry->make(name, {}, Kind::nngo);
    store::Transaction transaction(db);
    registry->save(db, noon, "tester", "op");
    transaction.commit();
}

}

TEST(decide, made_partners_are_kept_and_found_again)
{
    for (auto engine : store::engines_to_test()) {
        store::Scratch scratch(engine);
        auto db = scratch.open(partners::sql::migrations);
        save(*db, {"Hope Association", "UNICEF"});
        EXPECT_EQ(found(*db, "hope association"), "exact hope-association");
        EXPECT_EQ(found(*db, "اليونيسف"), "alias unicef");
        EXPECT_EQ(partners::list(*db, "op").size(), 2u);
        EXPECT_TRUE(partners::list(*db, "other").empty());
        EXPECT_EQ(store::history(*db, "op", "partners.made", "", 10).size(), 1u);
    }
}

TEST(decide, settled_words_go_before_everything)
{
    store::Scratch scratch;
    auto db = scratch.open(partners::sql::migrations);
    save(*db, {"Hope Association", "Peace Association"});
    partners::settle_words(*db, noon, "tester", "op", "Hope Assoc (Norte)", "peace-association", "they said so");
    EXPECT_EQ(found(*db, "hope assoc (norte)"), "decided peace-association");
    partners::settle_words(*db, noon, "tester", "op", "HCR Bunia", "unhcr", "");
    EXPECT_EQ(found(*db, "HCR Bunia"), "decided unhcr") << "a well known partner is added on the way";
    EXPECT_EQ(refused([&] { partners::settle_words(*db, noon, "tester", "op", "x", "nobody", ""); }),
              "partner.unknown");
    EXPECT_EQ(refused([&] { partners::settle_words(*db, noon, "tester", "op", " ", "unhcr", ""); }),
              "partner.nothing_said");
}

TEST(decide, a_merge_counts_and_can_be_taken_back)
{
    for (auto engine : store::engines_to_test()) {
        store::Scratch scratch(engine);
        auto db = scratch.open(partners::sql::migrations);
        save(*db, {"Hope Association", "Hope Assoc. of the North", "Hope North"});
        partners::merge(*db, noon, "tester", "op", "hope-north", "hope-assoc-of-the-north", "one office");
        partners::merge(*db, noon, "tester", "op", "hope-assoc-of-the-north", "hope-association", "one office");
        EXPECT_EQ(found(*db, "Hope North"), "exact hope-association");
        EXPECT_EQ(db->text(counted[0], {"hope-north"}), "hope-association");
        EXPECT_EQ(refused([&] { partners::merge(*db, noon, "tester", "op", "hope-association", "hope-north", ""); }),
                  "partner.merge_circle");
        EXPECT_EQ(
            refused([&] { partners::merge(*db, noon, "tester", "op", "hope-association", "hope-association", ""); }),
            "partner.merge_circle");
        EXPECT_EQ(refused([&] { partners::undo_merge(*db, noon, "tester", "op", "hope-association", ""); }),
                  "partner.not_merged");
        partners::undo_merge(*db, noon, "tester", "op", "hope-assoc-of-the-north", "two offices");
        EXPECT_EQ(found(*db, "Hope North"), "exact hope-assoc-of-the-north");
        EXPECT_EQ(store::history(*db, "op", "", "", 20).size(), 4u);
    }
}

TEST(decide, adding_and_confirming)
{
    store::Scratch scratch;
    auto db = scratch.open(partners::sql::migrations);
    auto made = partners::add(*db, noon, "tester", "op", {{}, "Bread for All", "BFA", Kind::nngo, {}, false});
    EXPECT_EQ(made.id, "bfa");
    EXPECT_FALSE(made.provisional);
    EXPECT_EQ(
        refused([&] { partners::add(*db, noon, "tester", "op", {{}, "bread for ALL", "", Kind::nngo, {}, false}); }),
        "partner.exists");
    EXPECT_EQ(refused([&] { partners::add(*db, noon, "tester", "op", {{}, " ", "", Kind::nngo, {}, false}); }),
              "partner.no_name");
    save(*db, {"Sunrise"});
    auto all = partners::list(*db, "op");
    EXPECT_TRUE(std::ranges::any_of(all, [](auto const& one) { return one.id == "sunrise" and one.provisional; }));
    partners::confirm(*db, noon, "tester", "op", {"sunrise", "Sunrise Trust", "", Kind::affected_cso, {}, false},
                      "called them");
    all = partners::list(*db, "op");
    EXPECT_TRUE(
        std::ranges::any_of(all, [](auto const& one) { return one.name == "Sunrise Trust" and not one.provisional; }));
}
