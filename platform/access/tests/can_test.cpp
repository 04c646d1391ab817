// The decision, question by question, and its twin in SQL on random data.
#include "bench_desk.hpp"
#include <rapidcheck.h>

namespace muster::access {

namespace {

Roles const roles = Roles::read(list);
base::Instant const noon{1'774'958'400'000};

Subject holding(Grant grant)
{
    return {.kind = Subject::Kind::account, .id = "a", .account = "a", .grants = {std::move(grant)}, .only = {}};
}

Grant granted(std::string role, std::string operation = "*", std::string body = "*", std::string area = "*", std::string organisation = "")
{
    Grant grant;
    grant.role = std::move(role);
    grant.operation = std::move(operation);
    grant.body = std::move(body);
    grant.area = std::move(area);
    grant.organisation = std::move(organisation);
    return grant;
}

Reason why(Subject const& subject, Permission permission, Object const& object) { return can(roles, subject, permission, object, noon).reason; }

}

TEST(Can, NobodyMayWhatIsOpenOnly)
{
    EXPECT_EQ(why({}, Permission::open, {}), Reason::none);
    for (std::size_t i = 0; i < permission_count; ++i)
        if (static_cast<Permission>(i) != Permission::open) EXPECT_EQ(why({}, static_cast<Permission>(i), {"op"}), Reason::not_signed_in);
}

TEST(Can, EachDimensionOfAGrantLimits)
{
    auto const one = holding(granted("helper", "op", "water", "NG02"));
    EXPECT_EQ(why(one, Permission::rows, {"op", "water", "NG0203", "", Sensitivity::moderate}), Reason::none);
    EXPECT_EQ(why(one, Permission::rows, {"other", "water", "NG0203"}), Reason::no_operation);
    EXPECT_EQ(why(one, Permission::rows, {"op", "health", "NG0203"}), Reason::scope);
    EXPECT_EQ(why(one, Permission::rows, {"op", "", "NG0203"}), Reason::scope) << "what belongs to no body is not a body's";
    EXPECT_EQ(why(one, Permission::rows, {"op", "water", "NG03"}), Reason::scope);
    EXPECT_EQ(why(one, Permission::rows, {"op", "water", "NG"}), Reason::scope) << "the whole is not part of its part";
    EXPECT_EQ(why(one, Permission::rows, {"op", "water", "NG02", "", Sensitivity::high}), Reason::sensitivity);
    EXPECT_EQ(why(one, Permission::administer, {"op", "water", "NG02"}), Reason::role);
    EXPECT_EQ(why(one, Permission::rows, {"", "water", "NG02"}), Reason::no_operation) << "what is of no operation needs a grant for all";
}

TEST(Can, WhatIsOwnReachesFurther)
{
    auto grant = granted("sender", "op", "*", "*", "acme");
    grant.highest = Sensitivity::severe;
    auto const one = holding(grant);
    EXPECT_EQ(why(one, Permission::rows, {"op", "", "", "other", Sensitivity::moderate}), Reason::none);
    EXPECT_EQ(why(one, Permission::rows, {"op", "", "", "other", Sensitivity::high}), Reason::sensitivity);
    EXPECT_EQ(why(one, Permission::rows, {"op", "", "", "acme", Sensitivity::severe}), Reason::none);
    EXPECT_EQ(why(one, Permission::hand_in, {"op", "", "", "acme", Sensitivity::severe}), Reason::none);
    EXPECT_EQ(why(one, Permission::hand_in, {"op", "", "", "other"}), Reason::scope);
    EXPECT_EQ(why(one, Permission::hand_in, {"op", "", "", ""}), Reason::scope) << "what belongs to nobody is not one's own";
}

TEST(Can, TimeIsFromAndUntilWithoutItsEnd)
{
    auto grant = granted("helper");
    grant.from = {noon.ms - 10};
    grant.until = {noon.ms + 10};
    auto const at = [&](std::int64_t ms) { return can(roles, holding(grant), Permission::keep, {"op"}, {noon.ms + ms}).reason; };
    EXPECT_EQ(at(-11), Reason::ended);
    EXPECT_EQ(at(-10), Reason::none);
    EXPECT_EQ(at(9), Reason::none);
    EXPECT_EQ(at(10), Reason::ended);
}

TEST(Can, AProvisionalGrantHandsInAndNoMore)
{
    auto grant = granted("sender", "op", "*", "*", "acme");
    grant.provisional = true;
    auto const decided = can(roles, holding(grant), Permission::hand_in, {"op", "", "", "acme"}, noon);
    EXPECT_TRUE(decided.allowed());
    EXPECT_TRUE(decided.provisional);
    EXPECT_EQ(why(holding(grant), Permission::rows, {"op", "", "", "acme"}), Reason::provisional);
    auto both = holding(grant);
    grant.provisional = false;
    both.grants.push_back(grant);
    EXPECT_FALSE(can(roles, both, Permission::hand_in, {"op", "", "", "acme"}, noon).provisional) << "a sure grant speaks too";
}

TEST(Can, ATokenCarriesLessThanItsAccount)
{
    auto one = holding(granted("helper"));
    one.kind = Subject::Kind::token;
    one.only = std::vector{Permission::rows};
    one.only_operation = "op";
    EXPECT_EQ(why(one, Permission::rows, {"op"}), Reason::none);
    EXPECT_EQ(why(one, Permission::rows, {"other"}), Reason::no_operation);
    EXPECT_EQ(why(one, Permission::keep, {"op"}), Reason::not_this_way);
    EXPECT_EQ(why(one, Permission::self, {}), Reason::not_this_way) << "an account is looked after by its owner";
}

TEST(Can, GivesOnlyWithinItsOwn)
{
    auto own = granted("lead", "op", "water", "NG02");
    own.until = {noon.ms + 1000};
    auto const one = holding(own);
    auto wanted = granted("sender", "op", "water", "NG0203", "acme");
    wanted.until = {noon.ms + 1000};
    EXPECT_TRUE(may_give(roles, one, wanted, noon));
    auto const refused = [&](auto change) {
        auto other = wanted;
        change(other);
        return not may_give(roles, one, other, noon);
    };
    EXPECT_TRUE(refused([](Grant& grant) { grant.role = "lead"; }));
    EXPECT_TRUE(refused([](Grant& grant) { grant.role = "steward"; }));
    EXPECT_TRUE(refused([](Grant& grant) { grant.operation = "*"; }));
    EXPECT_TRUE(refused([](Grant& grant) { grant.operation = "other"; }));
    EXPECT_TRUE(refused([](Grant& grant) { grant.body = "*"; }));
    EXPECT_TRUE(refused([](Grant& grant) { grant.area = "*"; }));
    EXPECT_TRUE(refused([](Grant& grant) { grant.area = "NG"; }));
    EXPECT_TRUE(refused([](Grant& grant) { grant.highest = Sensitivity::high; }));
    EXPECT_TRUE(refused([](Grant& grant) { grant.until = forever; }));
    EXPECT_FALSE(may_give(roles, {}, wanted, noon));
    auto token = one;
    token.kind = Subject::Kind::token;
    EXPECT_FALSE(may_give(roles, token, wanted, noon));
    EXPECT_FALSE(may_give(roles, one, wanted, {noon.ms + 1000})) << "the giver's own grant is over";
}

TEST(Can, ReachSaysWhatARequestIsForcedInto)
{
    auto one = holding(granted("sender", "op", "water", "*", "acme"));
    EXPECT_THAT(reach(roles, one, Permission::rows, "op", noon),
                testing::ElementsAre(Reach{"water", "*", "", Sensitivity::moderate, false}, Reach{"water", "*", "acme", Sensitivity::severe, false}))
        << "what is one's own was said by oneself: the role says how far it reaches, not the grant";
    EXPECT_THAT(reach(roles, one, Permission::hand_in, "op", noon), testing::ElementsAre(Reach{"water", "*", "acme", Sensitivity::severe, false}));
    EXPECT_TRUE(reach(roles, one, Permission::settle, "op", noon).empty());
    EXPECT_TRUE(reach(roles, one, Permission::rows, "other", noon).empty());
    one.grants.push_back(granted("helper", "op"));
    EXPECT_THAT(reach(roles, one, Permission::hand_in, "op", noon),
                testing::ElementsAre(Reach{"water", "*", "acme", Sensitivity::severe, false}, Reach{"*", "*", "", Sensitivity::moderate, false}))
        << "the wider takes the narrower in, but for what is more sensitive";
}

namespace {

using rc::gen::element;

/// A small world, so that chance meets itself often.
Object any_object()
{
    return {*element<std::string>("op", "op2", ""), *element<std::string>("b1", "b2", ""), *element<std::string>("A", "A1", "A1x", "A2", "B", ""),
            *element<std::string>("o1", "o2", ""), static_cast<Sensitivity>(*rc::gen::inRange(0, 4))};
}

Grant any_grant(std::vector<std::string> const& names)
{
    Grant grant;
    grant.role = *rc::gen::elementOf(names);
    grant.operation = *element<std::string>("op", "op2", "*");
    grant.body = *element<std::string>("b1", "b2", "*", "*");
    grant.area = *element<std::string>("A", "A1", "B", "*", "*");
    grant.organisation = *element<std::string>("o1", "o2", "");
    grant.highest = static_cast<Sensitivity>(*rc::gen::inRange(0, 4));
    grant.from = {noon.ms + *rc::gen::inRange(-3, 2)};
    grant.until = {noon.ms + *rc::gen::inRange(-1, 4)};
    grant.provisional = *rc::gen::inRange(0, 4) == 0;
    return grant;
}

std::optional<Sensitivity> any_ceiling()
{
    auto const drawn = *rc::gen::inRange(-2, 4);
    return drawn < 0 ? std::nullopt : std::optional(static_cast<Sensitivity>(drawn));
}

Roles any_roles()
{
    std::vector<Role> all;
    for (auto const* name : {"r1", "r2", "r3"}) {
        Role role;
        role.id = name;
        for (auto& cell : role.cells) cell = {any_ceiling(), any_ceiling()};
        role.given_on_registering = role.id == "r1";
        all.push_back(std::move(role));
    }
    return Roles(std::move(all));
}

/// Puts a table of things into the store, as a module would have one.
void make_things(store::Db& db)
{
    db.execute("create table thing (thing bigint primary key, operation text not null, body text not null, area text not null, "
               "organisation text not null, sensitivity bigint not null)");
}

struct Twin {
    store::Db& db;
    base::StillClock clock{noon};
    World world;
    std::vector<Object> things;
    std::vector<Subject> subjects;

    Twin(store::Db& store, Roles roles) : db(store), world(std::move(roles), clock, quick()) {}
    [[nodiscard]] Desk desk() { return {world, db, "test"}; }

    void empty_tables()
    {
        for (auto const* table : {"thing", "account", "account_grant", "access_token", "access_token_permission", "upload_link"})
            db.execute(std::string("delete from ") + table);
    }

    void add_things()
    {
        constexpr store::Query add{"test", "insert into thing values ($1, $2, $3, $4, $5, $6)", ""};
        for (int i = 0; i < 30; ++i) {
            things.push_back(any_object());
            auto const& one = things.back();
            auto const text = [](std::string const& value) { return store::Value{std::string_view(value)}; };
            db.run(add, {std::int64_t{i}, text(one.operation), text(one.body), text(one.area), text(one.organisation), static_cast<std::int64_t>(one.sensitivity)});
        }
    }

    /// An account with grants, a token of it, a link: written past give(), which would refuse senseless ones.
    void add_subjects()
    {
        constexpr store::Query grant{"test", "insert into account_grant values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,'test',0,$12)", ""};
        constexpr store::Query token{"test", "insert into access_token values ($1,$2,'t','d',$3,0,$4,null,null,1)", ""};
        constexpr store::Query carried{"test", "insert into access_token_permission values ($1,$2)", ""};
        constexpr store::Query link{"test", "insert into upload_link values ($1,$1,'r1',$2,$6,$3,'test',$4,$5,null,null)", ""};
        auto const text = [](std::string const& value) { return store::Value{std::string_view(value)}; };
        auto const made = add_account(desk(), {"one@x.org", "One"}).id;
        for (int i = 0; i < *rc::gen::inRange(0, 5); ++i) {
            auto const one = any_grant({"r1", "r2", "r3", "gone"});
            auto const taken_back = *rc::gen::inRange(0, 6) == 0 ? store::Value{noon.ms} : store::Value{};
            db.run(grant, {text("g" + std::to_string(i)), text(made), text(one.role), text(one.operation), text(one.body), text(one.area), text(one.organisation),
                           static_cast<std::int64_t>(one.highest), one.from.ms, one.until.ms, std::int64_t{one.provisional}, taken_back});
        }
        auto const only = *element<std::string>("op", "*");
        db.run(token, {text("T"), text(made), text(only), noon.ms + *rc::gen::inRange(-1, 3)});
        for (std::size_t i = 0; i < given_count; ++i)
            if (*rc::gen::inRange(0, 2) == 0) db.run(carried, {std::string_view("T"), name_of(static_cast<Permission>(i))});
        auto const given = any_grant({"r1"});
        db.run(link, {std::string_view("L"), text(*element<std::string>("op", "op2")), text(*element<std::string>("o1", "o2")), given.from.ms, given.until.ms, text(given.body)});
        if (*rc::gen::inRange(0, 8) == 0) close_account(desk(), made);
        for (auto const& id : {made, std::string("token:T"), std::string("link:L")}) {
            auto found = subject(desk(), id);
            found.id = id;
            subjects.push_back(std::move(found));
        }
    }

    struct Compared {
        int cases = 0, allowed = 0;
    };

    Compared compare()
    {
        auto const condition = filter("thing");
        Compared compared;
        for (auto const& one : subjects)
            for (std::size_t p = 0; p < given_count; ++p) {
                auto const permission = static_cast<Permission>(p);
                std::set<std::int64_t> shown, allowed;
                auto const text = "select thing from thing where " + condition;
                db.each({"test", text, ""}, {std::string_view(one.id), name_of(permission), noon.ms}, [&](store::Row const& row) { shown.insert(row.integer(0)); });
                for (std::size_t i = 0; i < things.size(); ++i)
                    if (can(world.roles, one, permission, things[i], noon).allowed()) allowed.insert(static_cast<std::int64_t>(i));
                RC_ASSERT(shown == allowed);
                compared.cases += static_cast<int>(things.size());
                compared.allowed += static_cast<int>(allowed.size());
            }
        auto const& some = things.front();
        RC_ASSERT(may(desk(), subjects[0].id, Permission::rows, some) == can(world.roles, subjects[0], Permission::rows, some, noon).allowed());
        return compared;
    }
};

}

class Twins : public OnDesk {};
INSTANTIATE_ON_BOTH(Twins);

TEST_P(Twins, TheStatementShowsWhatTheDecisionAllows)
{
    make_things(*db);
    int cases = 0, allowed = 0;
    auto const sound = rc::check("filter() and can() agree", [&] {
        store::Transaction transaction(*db);
        Twin twin(*db, any_roles());
        twin.empty_tables();
        keep_roles(twin.desk());
        twin.add_things();
        twin.add_subjects();
        auto const compared = twin.compare();
        cases += compared.cases;
        allowed += compared.allowed;
    });
    EXPECT_TRUE(sound);
    EXPECT_GE(cases, 10'000);
    EXPECT_GT(allowed, 0) << "chance never met a grant: the test proves nothing";
    std::cout << cases << " decisions compared\n";
}

}
