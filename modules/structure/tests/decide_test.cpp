// An operation's own bodies and words: decided once, known from then on.
#include <gtest/gtest.h>
#include <store/for_tests.hpp>
#include <store/journal.hpp>
#include <structure/sql.hpp>
#include <structure/structure.hpp>

using namespace muster;
using structure::Bodies;

namespace {

base::StillClock const noon(*base::Day::of(2026, 3, 31));

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

std::string found(store::Db& db, std::string_view words)
{
    auto bodies = Bodies::load(db, "op", noon.today());
    std::string all;
    for (auto body : bodies->find(words)) all += bodies->at(body).code + " ";
    return all;
}

}

TEST(decide, an_own_body_stands_beside_the_global_list)
{
    for (auto engine : store::engines_to_test()) {
        store::Scratch scratch(engine);
        auto db = scratch.open(structure::sql::migrations);
        structure::Body body;
        body.code = "basic";
        body.name = "Basic Assistance";
        body.kind = "sector";
        structure::add(*db, noon, "tester", "op", body);
        EXPECT_EQ(found(*db, "Basic Assistance"), "basic ") << "the operation's own name goes before the list's";
        EXPECT_EQ(found(*db, "WASH"), "wash ");
        auto bodies = Bodies::load(*db, "op", noon.today());
        EXPECT_TRUE(bodies->at(bodies->by_code("basic")).own);
        EXPECT_TRUE(bodies->at(bodies->by_code("basic")).enters_joint_figures);
        EXPECT_EQ(Bodies::load(*db, "other", noon.today())->by_code("basic"), -1);
        body.code = "pro-xyz";
        body.kind = "aor";
        body.parent = "pro";
        structure::add(*db, noon, "tester", "op", body);
        bodies = Bodies::load(*db, "op", noon.today());
        EXPECT_FALSE(bodies->at(bodies->by_code("pro-xyz")).enters_joint_figures);
        EXPECT_EQ(store::history(*db, "op", "structure.body", "", 10).size(), 2u);
    }
}

TEST(decide, settled_words_go_before_everything)
{
    store::Scratch scratch;
    auto db = scratch.open(structure::sql::migrations);
    EXPECT_EQ(found(*db, "Seguridad Alimentaria y Nutrición"), "fsc nut ");
    structure::settle_words(*db, noon, "tester", "op", "Seguridad alimentaria y nutrición ", "FSC", "one cluster here");
    EXPECT_EQ(found(*db, "SEGURIDAD ALIMENTARIA Y NUTRICION"), "fsc ");
    structure::Body body;
    body.code = "Bad Code";
    body.kind = "sector";
    EXPECT_EQ(refused([&] { structure::add(*db, noon, "t", "op", body); }), "body.bad_code");
    body.code = "good";
    body.kind = "gang";
    EXPECT_EQ(refused([&] { structure::add(*db, noon, "t", "op", body); }), "body.bad_kind");
    body.kind = "aor";
    body.parent = "nobody";
    EXPECT_EQ(refused([&] { structure::add(*db, noon, "t", "op", body); }), "body.unknown");
    EXPECT_EQ(refused([&] { structure::settle_words(*db, noon, "t", "op", "x", "nobody", ""); }), "body.unknown");
    EXPECT_EQ(refused([&] { structure::settle_words(*db, noon, "t", "op", " ", "wash", ""); }), "body.nothing_said");
}
