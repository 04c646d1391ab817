// Roles that work with a second factor only: what a sign-in may before it was shown, and who says so.
#include "at_the_gate.hpp"

namespace muster::access {

class StrongRoles : public AtTheGate {
protected:
    void SetUp() override
    {
        AtTheGate::SetUp();
        if (not IsSkipped()) set_second_factor_rule(desk(), {"lead", "steward"}, {}, "agreed");
    }
    std::string digits(std::string const& secret) { return totp_digits(secret, totp_step(clock.now())); }
    /// A sign-in whose second factor was set up through the routes.
    http::Headers enrolled(std::string const& mail)
    {
        auto const weak = signed_in(mail);
        auto const begun = ask("POST", "/me/totp", {{"password", {std::string(good_password)}}}, weak);
        EXPECT_EQ(begun.status, 201) << begun.body;
        secret = begun.json.text_or("secret", "");
        auto const done = ask("POST", "/me/totp/confirm", {{"code", {digits(secret)}}}, weak);
        EXPECT_EQ(done.status, 200) << done.body;
        later(60);
        return with(done.cookie);
    }
    Json factor(http::Headers const& who) { return *ask("GET", "/me", {}, who).json.find("second_factor"); }
    static bool is(Json const& object, char const* member) { return std::get<bool>(object.find(member)->value); }
    std::string secret;
};
INSTANTIATE_ON_BOTH(StrongRoles);

TEST_P(StrongRoles, MayOnlySetOneUpUntilItIsShown)
{
    give_role(person("lead@x.org"), "lead", "op");
    give_role(person("helper@x.org"), "helper", "op");
    auto const weak = signed_in("lead@x.org");
    EXPECT_EQ(verdict(weak, "rows", "op").first, "403 access.second_factor_needed");
    EXPECT_EQ(verdict(weak, "rows", "other").first, "403 access.second_factor_needed") << "nothing is said of operations";
    EXPECT_EQ(verdict(weak, "self", "").first, "403 access.second_factor_needed");
    EXPECT_EQ(verdict(weak, "enrol", "").first, "200");
    EXPECT_EQ(verdict(weak, "open", "").first, "200");
    EXPECT_TRUE(is(factor(weak), "required"));
    EXPECT_FALSE(is(factor(weak), "has") or is(factor(weak), "proven"));
    EXPECT_EQ(verdict(signed_in("helper@x.org"), "rows", "op").first, "200") << "others work as before";
    EXPECT_FALSE(is(factor(signed_in("helper@x.org")), "required"));

    auto const strong = enrolled("lead@x.org");
    EXPECT_EQ(verdict(strong, "rows", "op").first, "200");
    EXPECT_TRUE(is(factor(strong), "has") and is(factor(strong), "proven"));
    EXPECT_EQ(ask("GET", "/me", {}, weak).status, 401) << "the sign-in without it has ended";
    EXPECT_EQ(ask("DELETE", "/me/totp", {{"password", {std::string(good_password)}}}, strong).status, 409) << "it stays while the role needs it";
    EXPECT_EQ(ask("POST", "/session", {{"account", {"lead@x.org"}}, {"password", {std::string(good_password)}}}).body.find("access.code_needed") != std::string::npos, true);
    auto const again = ask("POST", "/session", {{"account", {"lead@x.org"}}, {"password", {std::string(good_password)}}, {"code", {digits(secret)}}});
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(verdict(with(again.cookie), "rows", "op").first, "200");
}

TEST_P(StrongRoles, AGrantGivenLaterAsksFromThatMomentOn)
{
    auto const id = person("a@x.org");
    give_role(id, "helper", "op");
    auto const who = signed_in("a@x.org");
    EXPECT_EQ(verdict(who, "rows", "op").first, "200");
    auto const given = give_role(id, "lead", "op");
    EXPECT_EQ(verdict(who, "rows", "op").first, "403 access.second_factor_needed");
    revoke(desk(), given.id);
    EXPECT_EQ(verdict(who, "rows", "op").first, "200");
}

TEST_P(StrongRoles, TokensCarryTheStrengthOfTheSignInTheyWereMadeIn)
{
    auto const id = person("a@x.org");
    give_role(id, "helper", "op");
    auto const make = [&](http::Headers const& who) {
        return ask("POST", "/me/tokens", {{"name", {"robot"}}, {"permissions", {"rows"}}}, who).json.text_or("token", "");
    };
    auto const early = make(signed_in("a@x.org"));
    EXPECT_EQ(verdict(bearer(early), "rows", "op").first, "200");
    give_role(id, "lead", "op");
    EXPECT_EQ(verdict(bearer(early), "rows", "op").first, "403 access.token_too_weak");
    auto const late = make(enrolled("a@x.org"));
    EXPECT_EQ(verdict(bearer(late), "rows", "op").first, "200");
    EXPECT_EQ(verdict(bearer(early), "rows", "op").first, "403 access.token_too_weak") << "made without one, whatever came later";
    EXPECT_EQ(verdict(bearer(late), "enrol", "").first, "403 access.not_this_way");
}

TEST_P(StrongRoles, TheFirstAccountIsAskedAtItsNextSignIn)
{
    auto const first = ask("POST", "/setup", {{"code", {make_setup_code(desk())}}, {"mail", {"a@x.org"}}, {"name", {"A"}}, {"password", {std::string(good_password)}}});
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(verdict(with(first.cookie), "administer", "").first, "200");
    EXPECT_EQ(verdict(signed_in("a@x.org"), "administer", "").first, "403 access.second_factor_needed");
}

TEST_P(StrongRoles, AnotherHousesWordIsCompletedByTheCode)
{
    auto const id = person("a@x.org");
    give_role(id, "lead", "op");
    auto const strong = enrolled("a@x.org");
    auto const weak = http::Headers{{"cookie", "muster=" + start_session(desk(), id, "10.0.0.1", "").secret}};
    EXPECT_EQ(verdict(weak, "rows", "op").first, "403 access.second_factor_needed");
    EXPECT_EQ(ask("POST", "/me/totp", {{"password", {std::string(good_password)}}}, weak).status, 403) << "one that is there is not changed by who cannot show it";
    EXPECT_EQ(ask("POST", "/session/code", {{"code", {"000000"}}}, weak).status, 400);
    auto const proven = ask("POST", "/session/code", {{"code", {digits(secret)}}}, weak);
    ASSERT_EQ(proven.status, 200) << proven.body;
    EXPECT_EQ(verdict(with(proven.cookie), "rows", "op").first, "200");
    EXPECT_EQ(ask("GET", "/me", {}, weak).status, 401);
    EXPECT_EQ(verdict(strong, "rows", "op").first, "200") << "the other sign-in goes on";

    auto const without = account_of_identity(desk(), "https://house", "u1", {"u1@x.org", "U"}).id;
    give_role(without, "lead", "op");
    auto const theirs = http::Headers{{"cookie", "muster=" + start_session(desk(), without, "10.0.0.1", "").secret}};
    auto const begun = ask("POST", "/me/totp", {}, theirs);
    ASSERT_EQ(begun.status, 201) << begun.body;
    EXPECT_EQ(ask("POST", "/me/totp/confirm", {{"code", {digits(begun.json.text_or("secret", ""))}}}, theirs).status, 200) << "an account without a password can have one too";
}

TEST_P(StrongRoles, TheHouseSaysWhichAndWhyAndTheJournalKeepsIt)
{
    give_role(person("steward@x.org"), "steward");
    give_role(person("helper@x.org"), "helper", "op");
    auto const steward = enrolled("steward@x.org"), helper = signed_in("helper@x.org");
    EXPECT_EQ(ask("GET", "/second-factor", {}, helper).json.text_or("reason", ""), "agreed");
    EXPECT_EQ(ask("POST", "/second-factor", {{"off", {"true"}}, {"reason", {"x"}}}, helper).status, 403);
    EXPECT_EQ(ask("POST", "/second-factor", {{"off", {"true"}}, {"reason", {" "}}}, steward).status, 400);
    EXPECT_EQ(ask("POST", "/second-factor", {{"roles", {"king"}}, {"reason", {"x"}}}, steward).status, 400);
    EXPECT_EQ(ask("POST", "/second-factor", {{"reason", {"x"}}}, steward).status, 400);
    EXPECT_EQ(ask("POST", "/second-factor", {{"roles", {"helper"}}, {"off", {"true"}}, {"reason", {"x"}}}, steward).status, 400);
    EXPECT_EQ(verdict(helper, "rows", "op").first, "200");

    EXPECT_EQ(ask("POST", "/second-factor", {{"roles", {"helper"}}, {"from", {"2026-04-02"}}, {"reason", {"after the training"}}}, steward).status, 200);
    EXPECT_EQ(verdict(helper, "rows", "op").first, "200") << "put off";
    EXPECT_EQ(factor(helper).text_or("required_from", ""), "2026-04-02T00:00:00Z");
    later(36 * 3600);
    auto const next = signed_in("helper@x.org");
    EXPECT_EQ(verdict(next, "rows", "op").first, "403 access.second_factor_needed");
    set_second_factor_rule(desk(), {}, {}, "an exercise");
    EXPECT_EQ(verdict(next, "rows", "op").first, "200");
    reset_second_factor_rule(desk(), "over");
    EXPECT_TRUE(second_factor_rule(desk()).as_listed);
    EXPECT_THAT(journal(), testing::HasSubstr("after the training"));
    EXPECT_THAT(journal(), testing::HasSubstr("an exercise"));
}

TEST_P(StrongRoles, WhereItIsTakenAwayTheSignInsAreWeakAgain)
{
    auto const id = person("a@x.org");
    give_role(id, "lead", "op");
    auto const strong = enrolled("a@x.org");
    end_totp(desk(), id);
    EXPECT_EQ(verdict(strong, "rows", "op").first, "403 access.second_factor_needed");
}

}
