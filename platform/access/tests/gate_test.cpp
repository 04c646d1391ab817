// What the server asks, over requests as they come: who it is, what may be done, and the routes.
#include "at_the_gate.hpp"

namespace muster::access {

INSTANTIATE_ON_BOTH(AtTheGate);

TEST_P(AtTheGate, FromTheFirstStartToAColleague)
{
    EXPECT_EQ(ask("GET", "/setup").body, R"({"needed":true,"registration":true,"other_house":""})");
    EXPECT_EQ(ask("GET", "/me").status, 401);
    auto const code = make_setup_code(desk());
    EXPECT_EQ(ask("POST", "/setup", {{"code", {"1111-1111"}}, {"mail", {"a@x.org"}}, {"name", {"A"}}, {"password", {std::string(good_password)}}}).status, 404);
    auto const first = ask("POST", "/setup", {{"code", {code}}, {"mail", {"a@x.org"}}, {"name", {"A"}}, {"password", {std::string(good_password)}}});
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_THAT(first.cookie, testing::AllOf(testing::HasSubstr("HttpOnly"), testing::HasSubstr("SameSite=Lax"), testing::HasSubstr("Path=/")));
    auto const steward = with(first.cookie);
    EXPECT_EQ(ask("GET", "/setup").body, R"({"needed":false,"registration":true,"other_house":""})");
    auto const me = ask("GET", "/me", {}, steward);
    EXPECT_EQ(me.json.text_or("token", ""), first.json.text_or("token", "?"));
    EXPECT_EQ(me.json.text_or("mail", ""), "a@x.org");

    auto const invited = ask("POST", "/invitations", {{"role", {"helper"}}, {"operation", {"op"}}, {"body", {"water"}}}, steward);
    ASSERT_EQ(invited.status, 201) << invited.body;
    auto const path = "/invitations/" + invited.json.text_or("code", "");
    EXPECT_EQ(ask("GET", path).json.text_or("role_name", ""), "Helper");
    http::Params const who{{"mail", {"b@x.org"}}, {"name", {"B"}}, {"password", {std::string(good_password)}}};
    auto const second = ask("POST", path + "/accept", who);
    ASSERT_EQ(second.status, 200) << second.body;
    EXPECT_EQ(ask("POST", path + "/accept", who).status, 404);
    auto const theirs = ask("GET", "/me", {}, with(second.cookie));
    EXPECT_NE(theirs.body.find(R"("op":["figures","rows","contacts","hand_in","settle","keep"])"), std::string::npos) << theirs.body;
    EXPECT_NE(theirs.body.find(R"("body":"water")"), std::string::npos) << theirs.body;
}

TEST_P(AtTheGate, ASessionFixedBeforehandIsNeverTheOneAfterwards)
{
    person("a@x.org");
    auto const before = signed_in("a@x.org");
    auto const again = ask("POST", "/session", {{"account", {"a@x.org"}}, {"password", {std::string(good_password)}}}, before);
    EXPECT_NE(with(again.cookie), before);
    EXPECT_EQ(ask("GET", "/me", {}, before).status, 401) << "the one before is dead at once";
    EXPECT_EQ(ask("GET", "/me", {}, with(again.cookie)).status, 200);
    http::Headers const fixed{{"cookie", "muster=" + std::string(43, 'A')}};
    auto const made = ask("POST", "/session", {{"account", {"a@x.org"}}, {"password", {std::string(good_password)}}}, fixed);
    EXPECT_EQ(ask("GET", "/me", {}, fixed).status, 401);
    auto const changed = ask("POST", "/me/password", {{"old", {std::string(good_password)}}, {"new", {"quite another text"}}}, with(made.cookie));
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(ask("GET", "/me", {}, with(made.cookie)).status, 401);
    EXPECT_EQ(ask("GET", "/me", {}, with(changed.cookie)).status, 200);
    EXPECT_EQ(ask("DELETE", "/session", {}, with(changed.cookie)).status, 200);
    EXPECT_EQ(ask("GET", "/me", {}, with(changed.cookie)).status, 401) << "a cookie that was kept is worth nothing";
}

TEST_P(AtTheGate, ThePlainCookieIsNoCookieOverTls)
{
    auto const id = person("a@x.org");
    auto const made = sign("a@x.org");
    http::Request request;
    request.secure = true;
    request.headers = {{"cookie", "muster=" + made.secret}};
    EXPECT_FALSE(gate.who(request, *db).signed_in);
    request.headers = {{"cookie", "__Host-muster=" + made.secret}};
    EXPECT_EQ(gate.who(request, *db).account, id);
    EXPECT_NE(cookie(true, "x").find("; Secure"), std::string::npos);
}

TEST_P(AtTheGate, RequestsAreForcedIntoWhatIsGranted)
{
    Grant wanted;
    wanted.account = person("a@x.org");
    wanted.role = "helper";
    wanted.operation = "op";
    wanted.body = "water";
    wanted.area = "NG02";
    give(desk(), wanted);
    auto const who = signed_in("a@x.org");
    auto const [status, params] = verdict(who, "rows", "op");
    EXPECT_EQ(status, "200");
    EXPECT_EQ(params, (http::Params{{"body", {"water"}}, {"place", {"NG02"}}}));
    EXPECT_EQ(verdict(who, "rows", "op", {{"body", {"water"}}, {"place", {"NG0203"}}}).first, "200");
    EXPECT_EQ(verdict(who, "rows", "op", {{"body", {"health"}}}).first, "403 access.scope");
    EXPECT_EQ(verdict(who, "rows", "op", {{"body", {"water", "health"}}}).first, "403 access.scope") << "one among several is one too many";
    EXPECT_EQ(verdict(who, "rows", "op", {{"place", {"NG01"}}}).first, "403 access.scope");
    EXPECT_EQ(verdict(who, "rows", "op", {{"place", {"NG"}}}).first, "403 access.scope");
    EXPECT_EQ(verdict(who, "rows", "op", {}, {"period"}).first, "403 access.unlimited_only");
    EXPECT_EQ(verdict(who, "rows", "op", {}, {"period", "*"}).first, "200") << "a route that looks after it itself";
    EXPECT_EQ(verdict(who, "rows", "other").first, "404 access.not_here");
    EXPECT_EQ(verdict(who, "administer", "op").first, "403 access.role");
    EXPECT_EQ(verdict(who, "administer", "").first, "403 access.role");
    EXPECT_EQ(verdict({}, "rows", "op").first, "401 access.signed_out");
    EXPECT_EQ(verdict({}, "open", "").first, "200");
    wanted.body = "health";
    give(desk(), wanted);
    EXPECT_EQ(verdict(who, "rows", "op").first, "403 access.which_scope");
    EXPECT_EQ(verdict(who, "rows", "op", {{"body", {"health"}}}).first, "200");
}

TEST_P(AtTheGate, SmallCountsAreKeptBackFromWhoSeesNoRows)
{
    give_role(person("a@x.org"), "looker", "op");
    give_role(person("b@x.org"), "helper", "op");
    auto const onlooker = signed_in("a@x.org"), helper = signed_in("b@x.org");
    EXPECT_EQ(verdict(onlooker, "figures", "op", {}, {"by", "suppress"}).second, (http::Params{{"suppress", {"setting"}}}));
    EXPECT_EQ(verdict(onlooker, "figures", "op", {{"suppress", {"0"}}}, {"by", "suppress"}).second, (http::Params{{"suppress", {"setting"}}}));
    EXPECT_EQ(verdict(onlooker, "rows", "op", {}, {"by", "suppress"}).first, "403 access.role");
    EXPECT_EQ(verdict(helper, "figures", "op", {}, {"by", "suppress"}).second, http::Params{});
    EXPECT_EQ(verdict(onlooker, "figures", "op", {{"organisation", {"acme"}}}, {"suppress", "organisation"}).first, "403 access.role") << "what all did without acme's is what the others did";
    EXPECT_EQ(verdict(helper, "figures", "op", {{"organisation", {"acme"}}}, {"suppress", "organisation"}).first, "200");
}

TEST_P(AtTheGate, WhoHandsInForOneOrganisationIsKeptToIt)
{
    give_role(person("a@x.org"), "sender", "op", "acme");
    auto const who = signed_in("a@x.org");
    EXPECT_EQ(verdict(who, "hand_in", "op").second, (http::Params{{"organisation", {"acme"}}}));
    EXPECT_EQ(verdict(who, "hand_in", "op", {{"organisation", {"other"}}}).first, "403 access.scope");
    EXPECT_EQ(verdict(who, "hand_in", "op", {}, {"organisation", "only-organisation"}).second,
              (http::Params{{"only-organisation", {"acme"}}, {"organisation", {"acme"}}}));
    EXPECT_EQ(verdict(who, "rows", "op").second, http::Params{}) << "reads what is not sensitive of all";
    EXPECT_EQ(verdict(who, "settle", "op").first, "403 access.role");
    ask("POST", "/register", {{"mail", {"b@x.org"}}, {"name", {"B"}}, {"password", {std::string(good_password)}}, {"operation", {"op"}}, {"organisation", {"beta"}}});
    auto const registered = signed_in("b@x.org");
    EXPECT_EQ(verdict(registered, "hand_in", "op").first, "403 access.provisional") << "where nothing can be held back nothing is taken";
    EXPECT_EQ(verdict(registered, "hand_in", "op", {}, {"organisation", "hold"}).second, (http::Params{{"hold", {"true"}}, {"organisation", {"beta"}}}));
    EXPECT_EQ(verdict(registered, "hand_in", "op", {{"hold", {"false"}}}, {"organisation", "hold"}).first, "403 access.scope");
    EXPECT_EQ(verdict(registered, "figures", "op").first, "403 access.provisional");
}

TEST_P(AtTheGate, WhatIsSaidIsNotTakenForALimit)
{
    Grant wanted;
    wanted.account = person("a@x.org");
    wanted.role = "helper";
    wanted.operation = "op";
    wanted.body = "wash";
    give(desk(), wanted);
    auto const who = signed_in("a@x.org");
    EXPECT_EQ(verdict(who, "rows", "op", {{"body", {"hea"}}}, {"body", "within-body"}).second, (http::Params{{"body", {"hea"}}, {"within-body", {"wash"}}}));
    EXPECT_EQ(verdict(who, "rows", "op", {}, {"body", "within-body"}).second, (http::Params{{"within-body", {"wash"}}})) << "nothing is said in the place of who asks";
    EXPECT_EQ(verdict(who, "rows", "op", {{"within-body", {"hea"}}}, {"body", "within-body"}).first, "403 access.scope");
}

TEST_P(AtTheGate, WhatIsTakenBackNoLongerHoldsInTheSameMoment)
{
    auto const given = give_role(person("a@x.org"), "helper", "op");
    http::Request request;
    request.headers = signed_in("a@x.org");
    auto const caller = gate.who(request, *db);
    http::Params params;
    EXPECT_TRUE(gate.may(caller, "keep", "op", params, {}, *db).allowed());
    revoke(desk(), given.id);
    EXPECT_EQ(gate.may(caller, "keep", "op", params, {}, *db).status, 404) << "even for a request that had come in before";
}

TEST_P(AtTheGate, CallersWithTheSameGrantsHaveTheSameMark)
{
    auto const a = person("a@x.org"), b = person("b@x.org"), c = person("c@x.org");
    give_role(a, "helper", "op");
    give_role(b, "helper", "op");
    give_role(c, "helper", "op2");
    auto const mark = [&](std::string const& mail) {
        http::Request request;
        request.headers = signed_in(mail);
        return gate.who(request, *db).mark;
    };
    EXPECT_EQ(mark("a@x.org"), mark("b@x.org"));
    EXPECT_NE(mark("a@x.org"), mark("c@x.org"));
    EXPECT_NE(mark("a@x.org"), gate.who({}, *db).mark);
}

TEST_P(AtTheGate, BearerWordsSpeakAloneAndForLittle)
{
    auto const id = person("a@x.org");
    give_role(id, "steward");
    give_role(id, "helper");
    auto const who = signed_in("a@x.org");
    auto const made = ask("POST", "/me/tokens", {{"name", {"robot"}}, {"permissions", {"rows"}}, {"operation", {"op"}}}, who);
    ASSERT_EQ(made.status, 201) << made.body;
    auto const word = made.json.text_or("token", "");
    EXPECT_EQ(verdict(bearer(word), "rows", "op").first, "200");
    EXPECT_EQ(verdict(bearer(word), "figures", "op").first, "403 access.not_this_way");
    EXPECT_EQ(verdict(bearer(word), "rows", "other").first, "404 access.not_here");
    EXPECT_EQ(ask("POST", "/grants", {{"account", {"a@x.org"}}, {"role", {"lead"}}}, bearer(word)).status, 403);
    EXPECT_EQ(ask("GET", "/me/tokens", {}, bearer(word)).status, 403);
    auto wrong = who;
    wrong.emplace_back("authorization", "Bearer nonsense");
    EXPECT_EQ(verdict(wrong, "rows", "op").first, "401 access.signed_out") << "a wrong word is not helped by a cookie";
    http::Request request;
    request.headers = bearer(word);
    EXPECT_EQ(gate.who(request, *db).csrf, "");
    auto const listed = ask("GET", "/me/tokens", {}, who);
    EXPECT_EQ(listed.body.find(word), std::string::npos);
    EXPECT_NE(listed.body.find(clock.now().text()), std::string::npos) << "when it was last used is shown: " << listed.body;
    ASSERT_EQ(ask("DELETE", "/me/tokens/" + word.substr(7, 26), {}, who).status, 200);
    EXPECT_EQ(verdict(bearer(word), "rows", "op").first, "401 access.signed_out");
}

TEST_P(AtTheGate, ALinkIsMadeByWhoMightHaveGivenItAndHandsIn)
{
    Grant limited;
    limited.account = person("lead@x.org");
    limited.role = "lead";
    limited.operation = "op";
    limited.body = "water";
    give(desk(), limited);
    auto const lead = signed_in("lead@x.org");
    http::Params const wanted{{"organisation", {"acme"}}, {"body", {"water"}}, {"until", {"2026-06-30"}}};
    auto const made = ask("POST", "/operations/op/links", wanted, lead);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(ask("POST", "/operations/op/links", {{"organisation", {"acme"}}, {"until", {"2026-06-30"}}}, lead).status, 403) << "beyond the own body";
    EXPECT_EQ(ask("POST", "/operations/other/links", wanted, lead).status, 404);
    give_role(person("looker@x.org"), "looker", "op");
    auto const looker = signed_in("looker@x.org");
    EXPECT_EQ(ask("POST", "/operations/op/links", wanted, looker).status, 403);
    EXPECT_EQ(ask("GET", "/operations/op/links", {}, looker).body, R"({"links":[]})");
    auto const word = made.json.text_or("code", "");
    EXPECT_EQ(verdict(bearer(word), "hand_in", "op").second, (http::Params{{"body", {"water"}}, {"organisation", {"acme"}}}));
    EXPECT_EQ(verdict(bearer(word), "figures", "op").first, "403 access.not_this_way");
    EXPECT_EQ(verdict(bearer(word), "self", "").first, "403 access.not_this_way");
    EXPECT_EQ(ask("GET", "/me", {}, bearer(word)).json.text_or("kind", ""), "link");
    auto const id = ask("GET", "/operations/op/links", {}, lead).json.find("links")->list()[0].text_or("id", "");
    EXPECT_EQ(ask("DELETE", "/operations/op/links/" + id, {}, looker).status, 403);
    EXPECT_EQ(ask("DELETE", "/operations/op/links/" + id, {}, lead).status, 200);
    EXPECT_EQ(verdict(bearer(word), "hand_in", "op").first, "401 access.signed_out");
}

TEST_P(AtTheGate, InvitationsAreSeenAndTakenBackByWhoMightHaveMadeThem)
{
    give_role(person("steward@x.org"), "steward");
    give_role(person("lead@x.org"), "lead", "op");
    give_role(person("looker@x.org"), "looker", "op");
    auto const steward = signed_in("steward@x.org"), lead = signed_in("lead@x.org"), looker = signed_in("looker@x.org");
    EXPECT_NE(ask("GET", "/me", {}, lead).body.find(R"("may_give":{"op":["helper","sender"]})"), std::string::npos);
    EXPECT_NE(ask("GET", "/me", {}, looker).body.find(R"("may_give":{})"), std::string::npos);
    auto const made = ask("POST", "/invitations", {{"mail", {"new@x.org"}}, {"role", {"helper"}}, {"operation", {"op"}}}, lead);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(ask("GET", "/invitations", {}, looker).body, R"({"invitations":[]})");
    auto const listed = ask("GET", "/invitations", {}, lead);
    ASSERT_EQ(listed.json.find("invitations")->list().size(), 1U) << listed.body;
    auto const& one = listed.json.find("invitations")->list()[0];
    EXPECT_EQ(one.text_or("mail", ""), "new@x.org");
    EXPECT_EQ(one.text_or("made_by", ""), account(desk(), "lead@x.org").id);
    EXPECT_EQ(one.find("grant")->text_or("role", ""), "helper");
    EXPECT_EQ(listed.body.find(made.json.text_or("code", "?")), std::string::npos) << "a code is shown once";
    auto const path = "/invitations/" + one.text_or("id", "");
    EXPECT_EQ(ask("DELETE", path, {}, looker).status, 404);
    EXPECT_EQ(ask("DELETE", path, {}, steward).status, 200);
    EXPECT_EQ(ask("DELETE", path, {}, lead).status, 404) << "taken back already";
    EXPECT_EQ(ask("GET", "/invitations/" + made.json.text_or("code", ""), {}, {}).status, 404) << "it opens nothing any more";
}

TEST_P(AtTheGate, GrantsAreGivenAndTakenBackWithinOnesOwn)
{
    give_role(person("steward@x.org"), "steward");
    give_role(person("lead@x.org"), "lead", "op");
    auto const other = person("other@x.org");
    auto const steward = signed_in("steward@x.org"), lead = signed_in("lead@x.org"), nobody = signed_in("other@x.org");
    auto const give_as = [&](http::Headers const& who, std::string const& role, std::string const& operation) {
        return ask("POST", "/grants", {{"account", {"other@x.org"}}, {"role", {role}}, {"operation", {operation}}}, who);
    };
    EXPECT_EQ(give_as(nobody, "steward", "*").status, 404) << "who has no part anywhere hears of nothing";
    EXPECT_EQ(give_as(lead, "steward", "op").status, 403);
    EXPECT_EQ(give_as(lead, "lead", "op").status, 403);
    EXPECT_EQ(give_as(lead, "helper", "other").status, 404);
    EXPECT_EQ(give_as(lead, "king", "op").status, 403);
    EXPECT_EQ(give_as(steward, "king", "op").status, 400);
    auto const given = give_as(lead, "helper", "op");
    ASSERT_EQ(given.status, 201) << given.body;
    auto const elsewhere = give_as(steward, "helper", "other");
    EXPECT_EQ(ask("DELETE", "/grants/" + elsewhere.json.text_or("id", ""), {}, lead).status, 404);
    auto const leads = grants(desk(), account(desk(), "lead@x.org").id)[0].id;
    EXPECT_EQ(ask("DELETE", "/grants/" + leads, {}, nobody).status, 403);
    EXPECT_EQ(ask("DELETE", "/grants/" + given.json.text_or("id", ""), {{"reason", {"over"}}}, lead).status, 200);
    EXPECT_EQ(ask("DELETE", "/grants/" + elsewhere.json.text_or("id", ""), {}, nobody).status, 200) << "one's own can always be given up";
    EXPECT_TRUE(grants(desk(), other).empty());
}

TEST_P(AtTheGate, AccountsAreSeenByWhoLooksAfterThem)
{
    give_role(person("steward@x.org"), "steward");
    give_role(person("lead@x.org"), "lead", "op");
    give_role(person("helper@x.org"), "helper", "op");
    give_role(person("far@x.org"), "helper", "other");
    auto const seen = [&](std::string const& mail) {
        auto const told = ask("GET", "/accounts", {}, signed_in(mail));
        std::vector<std::string> mails;
        for (auto const& one : told.json.find("accounts")->list()) mails.push_back(one.text_or("mail", ""));
        return mails;
    };
    EXPECT_EQ(seen("steward@x.org").size(), 4u);
    EXPECT_THAT(seen("lead@x.org"), testing::ElementsAre("helper@x.org"));
    EXPECT_TRUE(seen("far@x.org").empty());
    auto const helper = signed_in("helper@x.org"), steward = signed_in("steward@x.org");
    EXPECT_EQ(ask("POST", "/accounts", {{"mail", {"x@x.org"}}, {"name", {"X"}}}, helper).status, 403);
    auto const made = ask("POST", "/accounts", {{"mail", {"x@x.org"}}, {"name", {"X"}}}, steward);
    ASSERT_EQ(made.status, 201);
    EXPECT_EQ(ask("POST", "/password", {{"code", {made.json.text_or("code", "")}}, {"password", {std::string(good_password)}}}).status, 200);
    EXPECT_EQ(ask("DELETE", "/accounts/" + made.json.text_or("account", ""), {}, helper).status, 403);
    auto const theirs = signed_in("x@x.org");
    EXPECT_EQ(ask("DELETE", "/accounts/" + made.json.text_or("account", ""), {}, steward).status, 200);
    EXPECT_EQ(ask("GET", "/me", {}, theirs).status, 401);
}

TEST_P(AtTheGate, PasswordsAreNotTakenFromAddresses)
{
    person("a@x.org");
    http::Request request;
    request.query = {{"password", {std::string(good_password)}}};
    auto const route = std::ranges::find_if(table, [](auto const& one) { return one.verb == "POST" and one.path == "/api/1/session"; });
    http::Caller const caller;
    http::Work work{.db = *db, .clock = clock, .caller = caller, .operation = "", .params = {{"account", {"a@x.org"}}, {"password", {std::string(good_password)}}}, .folder = "", .follow = {}};
    EXPECT_EQ(route->handle(request, work).status, 400);
}

TEST_P(AtTheGate, FloodsAreToldToWait)
{
    int answered = 0;
    for (int i = 0; i < 200; ++i) answered += verdict({}, "open", "").first == "200";
    EXPECT_EQ(answered, 40);
    EXPECT_EQ(verdict({}, "open", "").first, "429 access.too_many");
    from = "10.0.0.2";
    EXPECT_EQ(verdict({}, "open", "").first, "200") << "others are not kept waiting";
}

TEST_P(AtTheGate, FilesAreCountedByAccount)
{
    auto const caller = [&](std::string const& mail) {
        http::Request request;
        request.headers = signed_in(mail);
        return gate.who(request, *db);
    };
    person("a@x.org");
    person("b@x.org");
    std::vector<std::string_view> const takes{"body"};
    auto const takes_away = [&](std::string const& mail) {
        http::Params params;
        return gate.may_take_away(caller(mail), {"GET", "/api/1/accounts", "self", "csv", takes}, params, *db);
    };
    for (int i = 0; i < 6; ++i) EXPECT_TRUE(takes_away("a@x.org").allowed()) << i;
    auto const refused = takes_away("a@x.org");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.why.code, "access.too_many_files");
    EXPECT_EQ(refused.retry_after, 10);
    EXPECT_TRUE(takes_away("b@x.org").allowed());
    later(10);
    EXPECT_TRUE(takes_away("a@x.org").allowed());
}

TEST_P(AtTheGate, WatchingAStreamIsNoUseOfTheSession)
{
    give_role(person("a@x.org"), "helper", "op");
    http::Request request;
    request.headers = signed_in("a@x.org");
    EXPECT_TRUE(gate.still_sees(request, "op", *db));
    EXPECT_FALSE(gate.still_sees(request, "other", *db));
    later(20 * 60);
    EXPECT_TRUE(gate.still_sees(request, "op", *db));
    later(11 * 60);
    EXPECT_FALSE(gate.still_sees(request, "op", *db)) << "nobody has used it for half an hour";
    request.headers = signed_in("a@x.org");
    revoke(desk(), grants(desk(), account(desk(), "a@x.org").id)[0].id);
    EXPECT_FALSE(gate.still_sees(request, "op", *db));
}

TEST(Routes, AreWholeAndSayWhoMay)
{
    base::StillClock const clock(base::Instant{0});
    World world(Roles::read(list), clock, quick());
    std::set<std::string> seen;
    for (auto const& route : routes(world)) {
        auto const at = route.verb + " " + route.path;
        EXPECT_TRUE(seen.insert(at).second) << at;
        EXPECT_TRUE(route.path.starts_with("/api/1/")) << at;
        EXPECT_TRUE(route.summary.ends_with('.')) << at;
        EXPECT_TRUE(permission_named(route.permission)) << at;
        EXPECT_TRUE(route.handle) << at;
        std::set<std::string> names;
        for (auto const& one : route.takes) EXPECT_TRUE(names.insert(one.name).second and not one.summary.empty()) << at << " " << one.name;
        if (route.permission != "open") continue;
        constexpr std::array<std::string_view, 11> open{"GET /api/1/me", "POST /api/1/session", "DELETE /api/1/session", "GET /api/1/setup", "POST /api/1/setup",
                                                        "GET /api/1/invitations/{code}", "POST /api/1/invitations/{code}/accept", "POST /api/1/password", "POST /api/1/register", "GET /api/1/oidc/start", "GET /api/1/oidc/callback"};
        EXPECT_EQ(std::ranges::count(open, at), 1) << at << " is open to everybody: is that meant?";
    }
    EXPECT_EQ(seen.size(), 40u);
}

}
