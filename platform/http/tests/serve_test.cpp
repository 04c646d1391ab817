// Requests to a server on a port of its own, with real sockets.
#include "small_house.hpp"

namespace muster::http {

using testing::HasSubstr;

TEST(Serve, ACommandAnswersWithItsDocument)
{
    House const house;
    auto const got = house.get("/api/1/operations/op/things?most=2&kind=a&kind=b");
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.headers.at("content-type"), "application/json");
    EXPECT_THAT(got.body, HasSubstr(R"("operation":"op","kind":"b","written":0,"actor":"all")"));
    EXPECT_THAT(got.body, HasSubstr("thing 1"));
    EXPECT_EQ(got.headers.at("x-request-id").size(), 26u);
    EXPECT_THAT(house.get("/api/1/operations/op/things?as-of=2026-03-31").body, HasSubstr(R"("day":"2026-03-31")"));
    EXPECT_EQ(house.get("/api/1/operations/op/things?held=true").headers.at("x-muster-outcome"), "held");
    EXPECT_THAT(house.get("/api/1/operations/op/things/cup%20of%20tea").body, HasSubstr(R"("name":"cup of tea")"));
}

TEST(Serve, EveryAnswerCarriesTheHeadersThatKeepItSafe)
{
    House const house;
    for (auto const* target : {"/api/1/operations/op/things", "/api/1/nothing", "/", "/api/1/operations/op/things/bug"}) {
        auto const got = house.get(target);
        EXPECT_THAT(got.headers.at("content-security-policy"), HasSubstr("default-src 'none'")) << target;
        EXPECT_EQ(got.headers.at("x-content-type-options"), "nosniff");
        EXPECT_EQ(got.headers.at("referrer-policy"), "no-referrer");
        EXPECT_EQ(got.headers.at("cross-origin-opener-policy"), "same-origin");
        EXPECT_EQ(got.headers.at("cross-origin-resource-policy"), "same-origin");
        EXPECT_EQ(got.headers.count("strict-transport-security"), 0u);
        EXPECT_EQ(got.headers.count("access-control-allow-origin"), 0u);
    }
    EXPECT_EQ(house.get("/api/1/nothing").headers.at("cache-control"), "no-store");
}

struct Wrong {
    char const *verb, *target, *body;
    int status;
    char const* code;
};

TEST(Serve, EveryRefusalHasOneShape)
{
    House const house;
    constexpr auto things = "/api/1/operations/op/things";
    for (auto const& wrong : {
             Wrong{"GET", "/api/1/nothing", "", 404, "http.unknown"},
             {"DELETE", things, "", 405, "http.verb"},
             {"GET", "/api/1/operations/op/things?colour=red", "", 400, "http.no_parameter"},
             {"GET", "/api/1/operations/op/things?from=x", "", 400, "http.no_parameter"},
             {"GET", "/api/1/operations/op/things?most=1&most=2", "", 400, "http.once"},
             {"GET", "/api/1/operations/op/things?most=many", "", 400, "cli.not_a_number"},
             {"GET", "/api/1/operations/op/things?held=perhaps", "", 400, "http.bad_value"},
             {"GET", "/api/1/operations/op/things?as-of=soon", "", 400, "http.bad_value"},
             {"GET", "/api/1/operations/op/things?most=100001", "", 422, "small.too_big"},
             {"GET", "/api/1/operations/op/things/none", "", 404, "small.unknown"},
             {"GET", "/api/1/operations/op/things/bug", "", 500, "http.bug"},
             {"GET", "/api/1/operations/other/things", "", 404, "http.unknown"},
             {"GET", "/api/1/operations/op/things/x.csv", "", 200, ""},
             {"POST", things, "{}", 400, "http.needs_parameter"},
             {"POST", things, "[]", 400, "http.not_json"},
             {"POST", things, "{\"name\":", 400, "http.not_json"},
             {"POST", things, "{\"name\":{\"a\":1}}", 400, "http.bad_value"},
             {"POST", things, "{\"name\":\"a\",\"approved_by\":\"me\"}", 400, "http.no_parameter"},
             {"POST", things, "{\"name\":\"taken\"}", 409, "small.taken"},
         }) {
        auto const got = std::string_view(wrong.verb) == "POST" ? house.post(wrong.target, wrong.body) : house.ask(wrong.verb, wrong.target, "Authorization: Bearer all\r\n");
        EXPECT_EQ(got.status, wrong.status) << wrong.verb << " " << wrong.target << " " << wrong.body << "\n" << got.body;
        if (wrong.status == 200) continue;
        EXPECT_EQ(got.headers.at("content-type"), "application/problem+json");
        EXPECT_THAT(got.body, HasSubstr("\"code\":\"" + std::string(wrong.code) + "\""));
        for (auto const* member : {"\"type\":\"urn:muster:", "\"title\":", "\"status\":", "\"detail\":", "\"sentence\":", "\"remedy\":", "\"at\":", "\"findings\":["})
            EXPECT_THAT(got.body, HasSubstr(member));
    }
    EXPECT_EQ(house.ask("DELETE", things).headers.at("allow"), "GET, HEAD, POST");
    EXPECT_EQ(house.ask("GET", things).status, 401);
    EXPECT_EQ(house.ask("GET", "/api/1/operations/op/things?colour=red").status, 401);
    EXPECT_EQ(house.ask("POST", things, "Authorization: Bearer read\r\nContent-Type: application/json\r\n", "{\"name\":\"a\"}").status, 403);
    EXPECT_EQ(doings().written, 0);
}

TEST(Serve, ABugNamesTheRequestAndIsLogged)
{
    House house;
    auto const got = house.get("/api/1/operations/op/things/bug");
    auto const id = got.headers.at("x-request-id");
    EXPECT_THAT(got.body, HasSubstr(id));
    EXPECT_THAT(got.body, testing::Not(HasSubstr("broken on purpose")));
    house.stop();
    EXPECT_THAT(house.log(), HasSubstr(id));
    EXPECT_THAT(house.log(), HasSubstr("broken on purpose"));
    EXPECT_THAT(house.log(), HasSubstr(R"("route":"/api/1/operations/{operation}/things/{name}","operation":"op","status":500)"));
}

TEST(Serve, WhatIsPostedIsWritten)
{
    House const house;
    auto const got = house.post("/api/1/operations/op/things", R"({"name":"a","loud":true,"tag":["x","y"]})");
    EXPECT_EQ(got.status, 200) << got.body;
    EXPECT_THAT(got.body, HasSubstr(R"("written":"a","seq":1,"loud":true,"tags":["x","y"])"));
    EXPECT_THAT(house.post("/api/1/operations/op/things", R"({"name":"b","loud":false,"tag":null})").body, HasSubstr(R"("loud":false,"tags":[])"));
    EXPECT_EQ(store::journal_head(*house.open()), 2);
    EXPECT_EQ(store::history(*house.open(), "op", "", "", 1).front().entry.actor, "all");
}

TEST(Serve, APageOfAnotherSiteCannotMakeTheBrowserWrite)
{
    House const house;
    auto const post = [&](std::string const& headers) {
        return house.ask("POST", "/api/1/operations/op/things", "Content-Type: application/json\r\nCookie: a=b; muster=open\r\n" + headers, R"({"name":"a"})").status;
    };
    EXPECT_EQ(post(""), 403);
    EXPECT_EQ(post("X-Muster-Token: wrong\r\n"), 403);
    EXPECT_EQ(post("X-Muster-Token: token\r\nOrigin: http://evil.example\r\n"), 403);
    EXPECT_EQ(post("X-Muster-Token: token\r\nOrigin: null\r\n"), 403);
    EXPECT_EQ(post("X-Muster-Token: token\r\nSec-Fetch-Site: cross-site\r\n"), 403);
    EXPECT_EQ(post("X-Muster-Token: token\r\nSec-Fetch-Site: same-site\r\n"), 403);
    EXPECT_EQ(doings().written, 0);
    EXPECT_EQ(post("X-Muster-Token: token\r\nOrigin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n"), 200);
    EXPECT_EQ(house.ask("POST", "/api/1/operations/op/things", "Cookie: muster=open\r\nX-Muster-Token: token\r\nContent-Type: text/plain\r\n", R"({"name":"a"})").status, 415);
    EXPECT_EQ(house.ask("POST", "/api/1/operations/op/things", "Cookie: muster=open\r\nX-Muster-Token: token\r\n", R"({"name":"a"})").status, 415);
    EXPECT_EQ(doings().written, 1);
}

TEST(Serve, HeadIsGetWithoutTheBody)
{
    House const house;
    Client client(house.port());
    auto const auth = "Authorization: Bearer all\r\n";
    client.send(request("HEAD", "/api/1/operations/op/things", auth) + request("GET", "/api/1/operations/op/things", auth));
    auto const head = client.answer(true), get = client.answer();
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-length"), std::to_string(get.body.size()));
    EXPECT_EQ(get.body.front(), '{');
}

TEST(Serve, RequestsFollowEachOtherOnOneConnection)
{
    House const house;
    Client client(house.port());
    std::string all;
    for (int i = 0; i < 50; ++i) all += request("GET", "/api/1/operations/op/things/n" + std::to_string(i), "Authorization: Bearer all\r\n");
    client.send(all);
    for (int i = 0; i < 50; ++i) EXPECT_THAT(client.answer().body, HasSubstr("\"n" + std::to_string(i) + "\""));
    client.send("GET / HTTP/1.0\r\n\r\n");
    auto const last = client.answer();
    EXPECT_EQ(last.status, 200);
    EXPECT_EQ(last.headers.at("connection"), "close");
    EXPECT_TRUE(client.ends());
}

TEST(Serve, AFileIsSentAsItWasWritten)
{
    House house;
    auto const got = house.get("/api/1/operations/op/file?format=csv");
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.body.size(), 1'900'000u);
    EXPECT_THAT(got.headers.at("content-type"), HasSubstr("text/csv"));
    EXPECT_EQ(got.headers.at("content-disposition"), "attachment; filename=\"file.csv\"");
    house.stop();
    EXPECT_TRUE(std::filesystem::is_empty(house.scratch().folder() / "spool"));
}

TEST(Serve, ARequestThatRunsIsFinishedWhenTheServerStops)
{
    House house;
    doings().may_end = false;
    Client client(house.port()), idle(house.port());
    client.send(request("POST", "/api/1/operations/op/things", "Authorization: Bearer all\r\nContent-Type: application/json\r\n", R"({"name":"a"})"));
    for (int i = 0; i < 20'000 and not doings().begun; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ASSERT_TRUE(doings().begun);
    house.server().stop();
    EXPECT_TRUE(idle.ends());
    doings().may_end = true;
    auto const got = client.answer();
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.headers.at("connection"), "close");
    house.server().wait();
    EXPECT_EQ(store::journal_head(*house.open()), 1);
}

}
