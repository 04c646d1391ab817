// Sessions, the second factor and bearer words against the store, with a clock that is moved by hand.
#include "bench_desk.hpp"
#include <algorithm>
#include <atomic>
#include <thread>

namespace muster::access {

class SigningIn : public OnDesk {
protected:
    std::string code_of(std::string const& secret, int away = 0) { return totp_digits(secret, totp_step(clock.now()) + away); }
    std::string second_factor(std::string const& id)
    {
        auto secret = begin_totp(desk(), id);
        recovery = confirm_totp(desk(), id, code_of(secret));
        later(60);
        return secret;
    }
    std::string tried(std::string_view password, std::string_view code = "", std::string_view from = "10.0.0.1", std::string const& mail = "a@x.org")
    {
        return refusal_of([&] { sign(mail, password, code, from); });
    }
    std::vector<std::string> recovery;
};
INSTANTIATE_ON_BOTH(SigningIn);

TEST_P(SigningIn, SaysTheSameForEveryWayToBeWrong)
{
    person("a@x.org");
    person("without@x.org", "");
    std::set<std::string> said;
    auto const words = [&](std::string const& mail, std::string_view password) {
        try {
            sign(mail, password);
        }
        catch (base::Refusal const& refusal) {
            said.insert(refusal.what());
        }
    };
    words("a@x.org", "not the password");
    words("unknown@x.org", good_password);
    words("without@x.org", "");
    words("without@x.org", good_password);
    words("' or 1=1 --", "x");
    words("", "");
    words(std::string(100'000, 'x'), std::string(1'000'000, 'x'));
    EXPECT_EQ(said.size(), 1u);
    EXPECT_EQ(sign(" A@X.org ").account, account(desk(), "a@x.org").id);
}

TEST_P(SigningIn, MakesANewSessionEachTimeAndKeepsNoneOfItsSecrets)
{
    auto const id = person("a@x.org");
    auto const one = sign("a@x.org"), two = sign("a@x.org");
    EXPECT_NE(one.secret, two.secret);
    EXPECT_EQ(one.secret.size(), 43u);
    EXPECT_EQ(session_of(desk(), one.secret)->account, id);
    EXPECT_FALSE(session_of(desk(), "fixed by somebody else, 43 characters long."));
    EXPECT_FALSE(session_of(desk(), ""));
    EXPECT_EQ(db->number({"test", "select count(*) from account_session where digest = $1", ""}, {std::string_view(one.secret)}), 0);
    EXPECT_NE(csrf_of(one.secret), csrf_of(two.secret));
    EXPECT_NE(csrf_of(one.secret), digest_of(one.secret));
}

TEST_P(SigningIn, EndsWhenIdleAndAtTheLatestAfterTwelveHours)
{
    person("a@x.org");
    auto const made = sign("a@x.org");
    auto const digest = session_of(desk(), made.secret)->digest;
    later(29 * 60);
    EXPECT_TRUE(session_of(desk(), made.secret));
    later(60);
    EXPECT_FALSE(session_of(desk(), made.secret)) << "nobody used it for half an hour";
    auto const used = sign("a@x.org");
    auto const key = "session:" + session_of(desk(), used.secret)->digest;
    for (int minutes = 0; minutes < 12 * 60; minutes += 20) {
        ASSERT_TRUE(session_of(desk(), used.secret)) << minutes;
        world.seen(key);
        if (minutes % 60 == 0) tend(desk());
        later(20 * 60);
    }
    EXPECT_FALSE(session_of(desk(), used.secret)) << "twelve hours are enough";
    tend(desk());
    EXPECT_EQ(db->number({"test", "select count(*) from account_session", ""}), 0) << "what has ended is taken away";
}

TEST_P(SigningIn, WhatWasSeenOutlivesTheProgram)
{
    person("a@x.org");
    auto const made = sign("a@x.org");
    later(20 * 60);
    world.seen("session:" + session_of(desk(), made.secret)->digest);
    tend(desk());
    later(20 * 60);
    World restarted(Roles::read(list), clock, quick());
    EXPECT_TRUE(session_of({restarted, *db, ""}, made.secret));
}

TEST_P(SigningIn, SessionsAreListedAndEndedOneByOneOrAll)
{
    auto const id = person("a@x.org"), other = person("b@x.org");
    auto const one = sign("a@x.org"), two = sign("a@x.org"), three = sign("a@x.org"), others = sign("b@x.org");
    auto const all = sessions(desk(), id);
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].agent, "a browser");
    auto const of_one = session_of(desk(), one.secret)->id;
    EXPECT_EQ(refusal_of([&] { end_session_named(desk(), other, of_one); }), "access.no_session") << "somebody else's";
    end_session_named(desk(), id, of_one);
    EXPECT_FALSE(session_of(desk(), one.secret));
    end_sessions(desk(), id, digest_of(two.secret));
    EXPECT_TRUE(session_of(desk(), two.secret));
    EXPECT_FALSE(session_of(desk(), three.secret));
    EXPECT_TRUE(session_of(desk(), others.secret));
    end_session(desk(), two.secret);
    EXPECT_FALSE(session_of(desk(), two.secret));
}

TEST_P(SigningIn, AnotherPasswordEndsAllSessions)
{
    auto const id = person("a@x.org");
    auto const made = sign("a@x.org");
    set_password(desk(), id, "quite another text");
    EXPECT_FALSE(session_of(desk(), made.secret));
    EXPECT_EQ(tried(good_password), "access.wrong_sign_in");
}

TEST_P(SigningIn, HashesOfDatedParametersAreMadeAnew)
{
    auto const id = person("a@x.org");
    auto const hash = [&] { return *db->text({"test", "select password from account where account = $1", ""}, {std::string_view(id)}); };
    auto const before = hash();
    auto settings = quick();
    settings.hashing.passes = 2;
    World later_world(Roles::read(list), clock, settings);
    sign_in({later_world, *db, ""}, "a@x.org", good_password, "", "10.0.0.1", "");
    EXPECT_NE(hash(), before);
    EXPECT_FALSE(later_world.passwords.is_dated(hash()));
    EXPECT_TRUE(later_world.passwords.verify(hash(), good_password));
}

TEST_P(SigningIn, TenTriesInAQuarterOfAnHour)
{
    person("a@x.org");
    int tries = 0;
    for (int second = 0; second < 14 * 60; second += 5) {
        tries += tried("wrong", "", "10.0.0." + std::to_string(second % 200)) == "access.wrong_sign_in";
        later(5);
    }
    EXPECT_EQ(tries, 10);
    EXPECT_EQ(tried(good_password, "", "10.9.9.9"), "access.slow_down") << "wherever it comes from, and even where it is right";
    int unknown = 0;
    for (int second = 0; second < 14 * 60; second += 5) {
        unknown += tried("wrong", "", "10.1.0.1", "unknown@x.org") == "access.wrong_sign_in";
        later(5);
    }
    EXPECT_EQ(unknown, tries) << "an unknown account is throttled just so";
    EXPECT_EQ(tried(good_password), "");
}

TEST_P(SigningIn, OneAddressThatTriesManyAccountsIsStopped)
{
    int tries = 0;
    for (int i = 0; i < 300; ++i) tries += tried("wrong", "", "10.0.0.1", "user" + std::to_string(i) + "@x.org") == "access.wrong_sign_in";
    EXPECT_EQ(tries, 100);
    person("a@x.org");
    EXPECT_EQ(tried(good_password, "", "10.0.0.2"), "");
}

TEST_P(SigningIn, TheSecondFactorIsAskedForAndCountsOnce)
{
    auto const id = person("a@x.org");
    auto const secret = second_factor(id);
    EXPECT_EQ(tried(good_password), "access.code_needed");
    EXPECT_EQ(tried("wrong", code_of(secret)), "access.wrong_sign_in") << "a wrong password says nothing of the code";
    EXPECT_EQ(tried(good_password, "000000"), code_of(secret) == "000000" ? "" : "access.wrong_sign_in");
    auto const code = code_of(secret);
    EXPECT_EQ(tried(good_password, code), "");
    EXPECT_EQ(tried(good_password, code), "access.wrong_sign_in") << "looked over a shoulder";
    EXPECT_EQ(tried(good_password, code_of(secret, -1)), "access.wrong_sign_in") << "an earlier one neither";
    later(60);
    EXPECT_EQ(tried(good_password, code_of(secret)), "");
    end_totp(desk(), id);
    EXPECT_EQ(tried(good_password), "");
}

TEST_P(SigningIn, OfManyWhoComeWithOneSetOfDigitsOneIsTaken)
{
    auto const code = code_of(second_factor(person("a@x.org")));
    std::atomic<int> taken = 0;
    {
        std::vector<std::jthread> many;
        for (int i = 0; i < 4; ++i)
            many.emplace_back([&] {
                auto const own = store::Db::open(scratch->url());
                taken += refusal_of([&] { sign_in({world, *own, ""}, "a@x.org", good_password, code, "10.0.0.1", ""); }).empty();
            });
    }
    EXPECT_EQ(taken, 1);
}

TEST_P(SigningIn, RecoveryCodesWorkOnceEach)
{
    auto const id = person("a@x.org"), other = person("b@x.org");
    second_factor(other);
    auto const of_other = recovery;
    second_factor(id);
    ASSERT_EQ(recovery.size(), 10u);
    EXPECT_EQ(tried(good_password, of_other[0]), "access.wrong_sign_in");
    EXPECT_EQ(tried(good_password, recovery[3]), "");
    EXPECT_EQ(tried(good_password, recovery[3]), "access.wrong_sign_in");
    EXPECT_EQ(recovery_codes_left(desk(), id), 9);
}

TEST_P(SigningIn, WhoIsLockedOutByOthersComesInWithTheSecondFactor)
{
    auto const secret = second_factor(person("a@x.org"));
    for (int i = 0; i < 40; ++i) {
        tried("wrong", "", "10.6.6." + std::to_string(i));
        later(6);
    }
    EXPECT_EQ(tried(good_password), "access.slow_down");
    EXPECT_EQ(tried(good_password, code_of(secret)), "");
}

TEST_P(SigningIn, TheSecondFactorBeginsWithItsProof)
{
    auto const id = person("a@x.org");
    EXPECT_EQ(refusal_of([&] { confirm_totp(desk(), id, "123456"); }), "access.no_second_factor");
    auto const secret = begin_totp(desk(), id);
    EXPECT_EQ(tried(good_password), "") << "not yet on";
    EXPECT_EQ(refusal_of([&] { confirm_totp(desk(), id, "12345"); }), "access.wrong_code");
    EXPECT_FALSE(account(desk(), id).has_second_factor);
    confirm_totp(desk(), id, code_of(secret));
    EXPECT_TRUE(account(desk(), id).has_second_factor);
}

TEST_P(SigningIn, TokensAreForWhatTheyWereMadeFor)
{
    auto const id = person("a@x.org");
    give_role(id, "helper");
    Token wanted{.id = "", .account = id, .name = "robot", .operation = "op", .permissions = {Permission::rows, Permission::administer}, .made = {}, .until = {clock.now().ms + 10'000}, .seen = {}};
    auto const word = make_token(desk(id), wanted);
    auto const found = bearer_subject(desk(), word);
    ASSERT_TRUE(found.starts_with("token:"));
    auto const who = subject(desk(), found);
    auto const reason = [&](Permission permission, std::string const& operation) { return can(world.roles, who, permission, {operation}, clock.now()).reason; };
    EXPECT_EQ(reason(Permission::rows, "op"), Reason::none);
    EXPECT_EQ(reason(Permission::rows, "other"), Reason::no_operation);
    EXPECT_EQ(reason(Permission::figures, "op"), Reason::not_this_way);
    EXPECT_EQ(reason(Permission::administer, "op"), Reason::role) << "more than the account has, a token has not";
    EXPECT_EQ(reason(Permission::self, ""), Reason::not_this_way);
    for (auto const& wrong : {word + "x", word.substr(0, word.size() - 1) + (word.back() == 'A' ? "B" : "A"), word.substr(0, 33) + std::string(43, 'A'), std::string("muster_"), std::string("muster__"), std::string(), std::string(1000, 'm')})
        EXPECT_EQ(bearer_subject(desk(), wrong), "") << wrong;
    later(10);
    EXPECT_EQ(bearer_subject(desk(), word), "") << "it is over";
    wanted.until = {clock.now().ms + 10'000};
    auto const second = make_token(desk(id), wanted);
    auto const second_id = tokens(desk(), id).back().id;
    EXPECT_EQ(refusal_of([&] { revoke_token(desk(), person("b@x.org"), second_id); }), "access.no_token");
    revoke_token(desk(), id, second_id);
    EXPECT_EQ(bearer_subject(desk(), second), "");
}

TEST_P(SigningIn, TokensHaveLimits)
{
    auto const id = person("a@x.org");
    auto const refused = [&](auto change) {
        Token wanted{.id = "", .account = id, .name = "robot", .operation = "*", .permissions = {Permission::rows}, .made = {}, .until = {clock.now().ms + 10'000}, .seen = {}};
        change(wanted);
        return refusal_of([&] { make_token(desk(id), wanted); });
    };
    EXPECT_EQ(refused([](Token&) {}), "");
    EXPECT_EQ(refused([](Token& one) { one.permissions = {}; }), "access.bad_permission");
    EXPECT_EQ(refused([](Token& one) { one.permissions = {Permission::self}; }), "access.bad_permission");
    EXPECT_EQ(refused([](Token& one) { one.permissions = {Permission::rows, Permission::rows}; }), "") << "twice is once";
    EXPECT_EQ(refused([&](Token& one) { one.until = {clock.now().ms + std::int64_t{367} * 86'400'000}; }), "access.bad_time");
    EXPECT_EQ(refused([&](Token& one) { one.until = clock.now(); }), "access.bad_time");
    EXPECT_EQ(refused([](Token& one) { one.name = " "; }), "access.bad_name");
}

TEST_P(SigningIn, ALinkHandsInForOneOrganisation)
{
    Link wanted{.id = "", .role = "", .operation = "op", .organisation = "acme", .by = "", .made = {}, .until = {clock.now().ms + 10'000}, .seen = {}};
    auto const word = make_link(desk("boss"), wanted);
    auto const who = subject(desk(), bearer_subject(desk(), word));
    ASSERT_EQ(who.kind, Subject::Kind::link);
    auto const now = clock.now();
    EXPECT_TRUE(can(world.roles, who, Permission::hand_in, {"op", "", "", "acme"}, now).allowed());
    EXPECT_FALSE(can(world.roles, who, Permission::hand_in, {"op", "", "", "other"}, now).allowed());
    EXPECT_FALSE(can(world.roles, who, Permission::hand_in, {"other", "", "", "acme"}, now).allowed());
    for (auto const one : {Permission::figures, Permission::rows, Permission::contacts, Permission::settle, Permission::keep, Permission::administer, Permission::self})
        EXPECT_FALSE(can(world.roles, who, one, {"op", "", "", "acme"}, now).allowed()) << name_of(one);
    EXPECT_TRUE(may(desk(), who.id, Permission::hand_in, {"op", "", "", "acme"}));
    ASSERT_EQ(links(desk(), "op").size(), 1u);
    revoke_link(desk(), "op", links(desk(), "op")[0].id);
    EXPECT_EQ(bearer_subject(desk(), word), "");
    wanted.operation = "*";
    EXPECT_EQ(refusal_of([&] { make_link(desk(), wanted); }), "access.bad_scope");
}

}
