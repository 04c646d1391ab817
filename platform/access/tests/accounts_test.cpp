// Accounts, grants and codes in the store, on both engines.
#include "bench_desk.hpp"
#include <algorithm>
#include <atomic>
#include <thread>

namespace muster::access {

class Accounts : public OnDesk {};
INSTANTIATE_ON_BOTH(Accounts);

TEST_P(Accounts, AreKnownByMailInAnyLettersAndOnce)
{
    auto const id = person("Amina@Relief.example");
    EXPECT_EQ(account(desk(), "amina@relief.EXAMPLE").id, id);
    EXPECT_EQ(account(desk(), id).mail, "amina@relief.example");
    EXPECT_EQ(refusal_of([&] { person("AMINA@relief.example"); }), "access.mail_taken");
    for (auto const* wrong : {"", "amina", "@x", "a@", "a b@x.org", "a@x.org\nBcc: b@x.org", "<a@x.org>", "a@b@c", "a@x.org,b@x.org"})
        EXPECT_EQ(refusal_of([&] { add_account(desk(), {wrong, "A"}); }), "access.bad_mail") << wrong;
    EXPECT_EQ(refusal_of([&] { add_account(desk(), {"b@x.org", " \n "}); }), "access.bad_name");
    EXPECT_EQ(refusal_of([&] { add_account(desk(), {"b@x.org", std::string(201, 'B')}); }), "access.bad_name");
    EXPECT_EQ(refusal_of([&] { account(desk(), "nobody@x.org"); }), "access.no_account");
    auto const hostile = add_account(desk(), {"c@x.org", "<img src=x onerror=alert(1)>'; drop table account; --"});
    EXPECT_EQ(account(desk(), hostile.id).name, "<img src=x onerror=alert(1)>'; drop table account; --") << "kept as written, shown as text";
}

TEST_P(Accounts, GrantsAreCheckedWhenTheyAreGiven)
{
    auto const id = person("a@x.org");
    auto const refused = [&](auto change) {
        Grant wanted;
        wanted.account = id;
        wanted.role = "helper";
        wanted.operation = "op";
        change(wanted);
        return refusal_of([&] { give(desk(), wanted); });
    };
    EXPECT_EQ(refused([](Grant&) {}), "");
    EXPECT_EQ(refused([](Grant& one) { one.role = "king"; }), "access.bad_role");
    EXPECT_EQ(refused([](Grant& one) { one.role = "sender"; }), "access.needs_organisation");
    EXPECT_EQ(refused([](Grant& one) { one.organisation = "acme"; }), "access.no_organisation");
    EXPECT_EQ(refused([](Grant& one) { one.role = "sender", one.organisation = "acme", one.operation = "*"; }), "access.bad_scope");
    EXPECT_EQ(refused([](Grant& one) { one.role = "sender", one.organisation = "*"; }), "access.bad_scope");
    EXPECT_EQ(refused([](Grant& one) { one.body = ""; }), "access.bad_scope");
    EXPECT_EQ(refused([](Grant& one) { one.area = "N G"; }), "access.bad_scope");
    EXPECT_EQ(refused([](Grant& one) { one.body = "a*"; }), "access.bad_scope");
    EXPECT_EQ(refused([&](Grant& one) { one.until = clock.now(); }), "access.bad_time");
    EXPECT_EQ(refused([](Grant& one) { one.account = "nobody@x.org"; }), "access.no_account");
    EXPECT_EQ(refusal_of([] { static_cast<void>(end_of("31.12.2026")); }), "access.bad_time");
    EXPECT_EQ(end_of("2026-03-31").ms - start_of("2026-03-31").ms, 86'400'000) << "the last day is within";
}

TEST_P(Accounts, WhatIsTakenBackNoLongerHoldsAndStaysInTheJournal)
{
    auto const id = person("a@x.org");
    auto const given = give_role(id, "helper", "op");
    EXPECT_TRUE(may(desk(), id, Permission::rows, {"op"}));
    revoke(desk("boss"), given.id, "left the country");
    EXPECT_FALSE(may(desk(), id, Permission::rows, {"op"}));
    EXPECT_TRUE(subject(desk(), id).grants.empty());
    EXPECT_EQ(refusal_of([&] { revoke(desk(), given.id); }), "access.no_grant");
    auto const entries = store::history(*db, "op", "access.revoked", "", 10);
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].entry.subject, given.id);
    EXPECT_EQ(entries[0].entry.actor, "boss");
    EXPECT_EQ(entries[0].entry.reason, "left the country");
    EXPECT_TRUE(store::verify(*db, {}).empty());
}

TEST_P(Accounts, SomebodyAlwaysLooksAfterThem)
{
    auto const one = person("a@x.org"), two = person("b@x.org");
    auto const first = give_role(one, "steward");
    EXPECT_EQ(refusal_of([&] { revoke(desk(), first.id); }), "access.own_last");
    give_role(two, "steward", "op");
    EXPECT_EQ(refusal_of([&] { revoke(desk(), first.id); }), "access.own_last") << "one operation's is not everybody's";
    give_role(two, "steward");
    close_account(desk(), two);
    EXPECT_EQ(refusal_of([&] { revoke(desk(), first.id); }), "access.own_last") << "somebody who is gone looks after nothing";
    close_account(desk(), two, false);
    revoke(desk(), first.id);
}

TEST_P(Accounts, OfManyWhoComeWithOneCodeOneIsTaken)
{
    Grant offered;
    offered.role = "helper";
    offered.operation = "op";
    auto const code = invite(desk(), {"", offered});
    std::atomic<int> taken = 0, refused = 0;
    {
        std::vector<std::jthread> many;
        for (int i = 0; i < 6; ++i)
            many.emplace_back([&, i] {
                auto const own = store::Db::open(scratch->url());
                auto const why = refusal_of([&] { accept({world, *own, ""}, code, {"m" + std::to_string(i) + "@x.org", "M"}, good_password); });
                if (why.empty()) ++taken;
                else if (why == "access.code_over") ++refused;
                else ADD_FAILURE() << why;
            });
    }
    EXPECT_EQ(taken, 1);
    EXPECT_EQ(refused, 5);
    EXPECT_EQ(accounts(desk()).size(), 1u);
    EXPECT_TRUE(store::verify(*db, {}).empty());
}

TEST_P(Accounts, AClosedOneIsOutAtOnceAndKeepsItsGrants)
{
    auto const id = person("a@x.org");
    give_role(id, "helper", "op");
    auto const made = sign("a@x.org");
    close_account(desk(), id);
    EXPECT_FALSE(session_of(desk(), made.secret));
    EXPECT_EQ(subject(desk(), id).kind, Subject::Kind::nobody);
    EXPECT_FALSE(may(desk(), id, Permission::rows, {"op"}));
    EXPECT_EQ(refusal_of([&] { sign("a@x.org"); }), "access.wrong_sign_in");
    close_account(desk(), id, false);
    EXPECT_TRUE(may(desk(), id, Permission::rows, {"op"}));
    EXPECT_FALSE(session_of(desk(), made.secret)) << "what was ended stays ended";
}

TEST_P(Accounts, TheSetupCodeWorksOnceAndForHalfAnHour)
{
    auto const first = make_setup_code(desk());
    auto const code = make_setup_code(desk());
    auto const with = [&](std::string_view typed) { return refusal_of([&] { set_up(desk(), typed, {"a@x.org", "A"}, good_password); }); };
    EXPECT_EQ(with(first), "access.code_over") << "a new code takes the earlier one's place";
    EXPECT_EQ(with("0000-0000"), "access.code_over");
    EXPECT_EQ(with(""), "access.code_over");
    later(30 * 60);
    EXPECT_EQ(with(code), "access.code_over");
    auto const third = make_setup_code(desk());
    EXPECT_EQ(refusal_of([&] { set_up(desk(), third, {"a@x.org", "A"}, "short"); }), "access.short_password");
    auto lower = third;
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c; });
    auto const made = set_up(desk(), lower, {"a@x.org", "A"}, good_password);
    EXPECT_EQ(with(third), "access.code_over");
    std::vector<std::string> roles;
    for (auto const& one : grants(desk(), made.id)) roles.push_back(one.role);
    EXPECT_THAT(roles, testing::UnorderedElementsAre("steward", "lead"));
    EXPECT_EQ(refusal_of([&] { make_setup_code(desk()); }), "access.set_up_already");
}

TEST_P(Accounts, AnInvitationCarriesItsGrantOnce)
{
    auto const boss = person("boss@x.org");
    auto const own = give_role(boss, "steward");
    give_role(person("other@x.org"), "steward");
    Grant offered;
    offered.role = "sender";
    offered.operation = "op";
    offered.organisation = "acme";
    auto const code = invite(desk(boss), {"New@x.org", offered});
    EXPECT_EQ(invitation(desk(), code).offered.organisation, "acme");
    EXPECT_EQ(refusal_of([&] { accept(desk(), code, {"thief@x.org", "T"}, good_password); }), "access.bad_member");
    auto const made = accept(desk(), code, {"new@x.org", "New"}, good_password);
    auto const given = grants(desk(), made.id);
    ASSERT_EQ(given.size(), 1u);
    EXPECT_EQ(given[0].role, "sender");
    EXPECT_EQ(given[0].by, boss) << "who offered it is who granted it";
    EXPECT_EQ(refusal_of([&] { accept(desk(), code, {"new2@x.org", "New"}, good_password); }), "access.code_over");

    auto const second = invite(desk(boss), {"", offered});
    accept_as(desk(), second, person("there@x.org"));
    EXPECT_EQ(refusal_of([&] { accept_as(desk(), second, made.id); }), "access.code_over");

    auto const third = invite(desk(boss), {"", offered}), fourth = invite(desk(boss), {"", offered});
    later(14 * 86'400);
    EXPECT_EQ(refusal_of([&] { invitation(desk(), third); }), "access.code_over");
    auto const fifth = invite(desk(boss), {"", offered});
    revoke(desk(), own.id);
    EXPECT_EQ(refusal_of([&] { accept(desk(), fifth, {"late@x.org", "L"}, good_password); }), "access.code_over") << "who offered it may no longer give it";
    EXPECT_FALSE(account_if(desk(), "late@x.org")) << "nothing of it was kept";
}

TEST_P(Accounts, WhoRegistersHandsInAndWaits)
{
    auto const made = register_account(desk(), {"new@x.org", "New"}, good_password, "op", "acme");
    auto const who = subject(desk(), made.id);
    ASSERT_EQ(who.grants.size(), 1u);
    EXPECT_TRUE(who.grants[0].provisional);
    auto const decided = can(world.roles, who, Permission::hand_in, {"op", "", "", "acme"}, clock.now());
    EXPECT_TRUE(decided.allowed() and decided.provisional);
    EXPECT_FALSE(may(desk(), made.id, Permission::figures, {"op"}));
    confirm(desk("boss"), who.grants[0].id, "they called");
    EXPECT_TRUE(may(desk(), made.id, Permission::figures, {"op"}));
    EXPECT_EQ(refusal_of([&] { confirm(desk(), who.grants[0].id); }), "access.confirmed_already");
}

TEST_P(Accounts, ANewPasswordByCodeEndsTheSessions)
{
    auto const id = person("a@x.org");
    auto const before = sign("a@x.org");
    auto const first = make_password_code(desk(), id), code = make_password_code(desk(), id);
    EXPECT_EQ(refusal_of([&] { use_password_code(desk(), first, "quite another text"); }), "access.code_over");
    use_password_code(desk(), code, "quite another text");
    EXPECT_FALSE(session_of(desk(), before.secret));
    EXPECT_EQ(refusal_of([&] { use_password_code(desk(), code, "a third one of those"); }), "access.code_over");
    EXPECT_EQ(refusal_of([&] { sign("a@x.org"); }), "access.wrong_sign_in");
    EXPECT_EQ(sign("a@x.org", "quite another text").account, id);
}

TEST_P(Accounts, TheTableOfRolesInTheStoreFollowsTheList)
{
    auto const id = person("a@x.org");
    give_role(id, "looker", "op");
    EXPECT_FALSE(may(desk(), id, Permission::rows, {"op"}));
    auto roles = world.roles.all();
    for (auto& role : roles)
        if (role.id == "looker") role.cells[static_cast<std::size_t>(Permission::rows)].within = Sensitivity::low;
    World other(Roles(roles), clock, quick());
    keep_roles({other, *db, "command line"});
    EXPECT_TRUE(may(desk(), id, Permission::rows, {"op"}));
    auto const entries = [&] { return store::history(*db, "", "access.roles", "", 10).size(); };
    auto const before = entries();
    keep_roles({other, *db, "command line"});
    EXPECT_EQ(entries(), before) << "nothing is written where nothing changed";
}

TEST_P(Accounts, TheJournalHoldsNoSecretNameOrAddress)
{
    auto const boss = person("boss@x.org");
    give_role(boss, "steward");
    Grant offered;
    offered.role = "helper";
    auto const code = invite(desk(boss), {"secretmail@x.org", offered});
    auto const made = accept(desk(), code, {"secretmail@x.org", "Hidden Name"}, good_password);
    auto const token = make_token(desk(boss), {.id = "", .account = boss, .name = "robot", .operation = "op", .permissions = {Permission::rows}, .made = {}, .until = {clock.now().ms + 1000}, .seen = {}});
    auto const link = make_link(desk(boss), {.id = "", .role = "", .operation = "op", .organisation = "acme", .by = "", .made = {}, .until = {clock.now().ms + 1000}, .seen = {}});
    auto const secret = begin_totp(desk(boss), boss);
    auto const codes = confirm_totp(desk(boss), boss, totp_digits(secret, totp_step(clock.now())));
    auto const all = journal();
    for (auto const& hidden : {std::string(good_password), code, code_as_meant(code), token.substr(34), link.substr(5), secret, codes[0], code_as_meant(codes[0]), std::string("secretmail"), std::string("Hidden"), std::string("argon2")})
        EXPECT_EQ(all.find(hidden), std::string::npos) << hidden;
    EXPECT_NE(all.find(made.id), std::string::npos);
    for (auto const* kind : {"access.account", "access.grant", "access.invitation", "access.token", "access.link", "access.second_factor", "access.password"})
        EXPECT_NE(all.find(kind), std::string::npos) << kind;
}

}
