// What is sent twice is done once; what takes long is answered later; what happens is told.
#include "small_house.hpp"
#include <http/sql.hpp>

namespace muster::http {

using testing::HasSubstr;

constexpr auto things = "/api/1/operations/op/things";

std::string id_of(std::string const& body)
{
    auto const at = body.find("\"job\":\"");
    return at == std::string::npos ? "" : body.substr(at + 7, 26);
}

Got wait_for(House const& house, std::string const& job, std::string const& state)
{
    Got got;
    for (int i = 0; i < 500; ++i) {
        got = house.get("/api/1/jobs/" + job);
        if (got.body.find("\"state\":\"" + state + "\"") != std::string::npos) return got;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ADD_FAILURE() << "the job never was " << state << ": " << got.body;
    return got;
}

TEST(Again, TheSameKeyAndRequestIsDoneOnce)
{
    for (auto const engine : store::engines_to_test()) {
        House const house({}, {}, engine);
        auto const key = "Idempotency-Key: k1\r\n";
        auto const first = house.post(things, R"({"name":"a"})", key);
        EXPECT_EQ(first.status, 200);
        EXPECT_EQ(first.headers.count("idempotent-replayed"), 0u);
        auto const second = house.post(things, R"({"name":"a"})", key);
        EXPECT_EQ(second.status, 200);
        EXPECT_EQ(second.body, first.body);
        EXPECT_EQ(second.headers.at("idempotent-replayed"), "true");
        auto const other = house.post(things, R"({"name":"b"})", key);
        EXPECT_EQ(other.status, 422);
        EXPECT_THAT(other.body, HasSubstr("http.key_reused"));
        EXPECT_EQ(house.post(things, R"({"name":"a"})", "Idempotency-Key: " + std::string(300, 'k') + "\r\n").status, 400);
        EXPECT_EQ(store::journal_head(*house.open()), 1);
        // Somebody else's key is another key.
        EXPECT_EQ(house.ask("POST", things, "Cookie: muster=open\r\nX-Muster-Token: token\r\nContent-Type: application/json\r\nIdempotency-Key: k1\r\n", R"({"name":"c"})").status, 200);
        EXPECT_EQ(store::journal_head(*house.open()), 2);
    }
}

TEST(Again, OfWhatIsSecretNoCopyIsKept)
{
    House const house;
    auto const secrets = "/api/1/operations/op/secrets";
    for (int i = 0; i < 2; ++i) {
        auto const got = house.post(secrets, R"({"name":"sealed"})", "Idempotency-Key: k1\r\nPrefer: respond-async\r\n");
        EXPECT_EQ(got.status, 200) << "answered at once, for a job would keep its answer";
        EXPECT_EQ(got.headers.count("idempotent-replayed"), 0u);
    }
    EXPECT_EQ(store::journal_head(*house.open()), 2);
}

TEST(Again, ManyAtOnceWithOneKeyAreOne)
{
    House const house;
    std::vector<Got> got(8);
    {
        std::vector<std::jthread> threads;
        for (auto& one : got)
            threads.emplace_back([&] { one = house.post(things, R"({"name":"a"})", "Idempotency-Key: k\r\n"); });
    }
    for (auto const& one : got) EXPECT_EQ(one.body, got.front().body) << one.status;
    EXPECT_EQ(store::journal_head(*house.open()), 1);
}

TEST(Again, WhatWasRefusedOrFailedMayBeTriedAgain)
{
    House const house;
    EXPECT_EQ(house.post(things, R"({"name":"taken"})", "Idempotency-Key: k\r\n").status, 409);
    EXPECT_EQ(house.post(things, R"({"name":"taken"})", "Idempotency-Key: k\r\n").status, 409);
    // A mistake after the commit: the write and its answer are one, so nothing of it is there.
    EXPECT_EQ(house.post(things, R"({"name":"bug after"})", "Idempotency-Key: b\r\n").status, 500);
    EXPECT_EQ(store::journal_head(*house.open()), 0);
    EXPECT_EQ(house.post(things, R"({"name":"a"})", "Idempotency-Key: b\r\n").status, 200);
}

TEST(Again, AnAnswerOutlivesTheServer)
{
    House house;
    auto const first = house.post(things, R"({"name":"a"})", "Idempotency-Key: k\r\n");
    house.again();
    EXPECT_EQ(house.post(things, R"({"name":"a"})", "Idempotency-Key: k\r\n").body, first.body);
    EXPECT_EQ(store::journal_head(*house.open()), 1);
}

TEST(Jobs, WhatTakesLongIsAnsweredWithAnAddress)
{
    House house;
    doings().may_end = false;
    auto const asked = house.post(things, R"({"name":"a"})", "Prefer: respond-async\r\nIdempotency-Key: j\r\n");
    EXPECT_EQ(asked.status, 202) << asked.body;
    auto const id = id_of(asked.body);
    EXPECT_EQ(asked.headers.at("location"), "/api/1/jobs/" + id);
    EXPECT_EQ(id_of(house.post(things, R"({"name":"a"})", "Prefer: respond-async\r\nIdempotency-Key: j\r\n").body), id);
    EXPECT_THAT(wait_for(house, id, "running").body, HasSubstr(R"("ended_at":null)"));
    for (int i = 0; i < 300 and house.get("/api/1/jobs/" + id).body.find("\"what\":\"writing\"") == std::string::npos; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    EXPECT_THAT(house.get("/api/1/jobs/" + id).body, HasSubstr(R"("what":"writing")"));
    doings().may_end = true;
    auto const done = wait_for(house, id, "done");
    EXPECT_THAT(done.body, HasSubstr(R"("status":200,"answer":{"written":"a")"));
    EXPECT_EQ(house.ask("GET", "/api/1/jobs/" + id, "Authorization: Bearer read\r\n").status, 404);
    EXPECT_THAT(house.get("/api/1/jobs").body, HasSubstr(id));
    EXPECT_THAT(house.ask("GET", "/api/1/jobs", "Authorization: Bearer read\r\n").body, HasSubstr(R"({"jobs":[]})"));
    EXPECT_EQ(house.post("/api/1/jobs/" + id + "/again", "").status, 409);
    house.again();
    EXPECT_THAT(house.get("/api/1/jobs/" + id).body, HasSubstr(R"("state":"done")"));
    EXPECT_EQ(store::journal_head(*house.open()), 1);
}

TEST(Jobs, OneThatIsRefusedSaysWhy)
{
    House const house;
    auto const id = id_of(house.post(things, R"({"name":"taken"})", "Prefer: respond-async\r\n").body);
    auto const got = wait_for(house, id, "refused");
    EXPECT_THAT(got.body, HasSubstr(R"("status":409)"));
    EXPECT_THAT(got.body, HasSubstr("small.taken"));
    EXPECT_EQ(house.post("/api/1/jobs/" + id + "/again", "").status, 202);
    wait_for(house, id, "refused");
}

TEST(Jobs, OneThatWasCutOffSaysSoAndCanBeStartedAgain)
{
    House house;
    // As a server leaves it that was killed: running, and nothing of it kept.
    auto const db = house.open();
    std::string const id = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
    {
        store::Transaction transaction(*db);
        db->run(sql::add_job, {std::string_view(id), std::string_view("op"), std::string_view("all"), std::string_view("POST"), std::string_view("/api/1/operations/{operation}/things"),
                               std::string_view(R"({"name":["a"],"operation":["op"]})"), std::string_view("a server that is no more"), base::system_clock().now().ms});
        db->run(sql::begin_job, {std::string_view(id), std::string_view("a server that is no more"), std::int64_t{2}});
        transaction.commit();
    }
    house.again();
    EXPECT_THAT(house.get("/api/1/jobs/" + id).body, HasSubstr(R"("state":"interrupted")"));
    EXPECT_EQ(house.ask("POST", "/api/1/jobs/" + id + "/again", "Authorization: Bearer read\r\n").status, 404);
    EXPECT_EQ(house.post("/api/1/jobs/" + id + "/again", "").status, 202);
    EXPECT_THAT(wait_for(house, id, "done").body, HasSubstr(R"("written":"a")"));
    EXPECT_EQ(store::journal_head(*house.open()), 1);
}

std::string wait_for_text(Client& client, std::string const& text)
{
    while (client.arrived().find(text) == std::string::npos)
        if (not client.more(5000)) break;
    return client.arrived();
}

TEST(Events, OpenPagesHearThatTheJournalMoved)
{
    Settings settings;
    settings.beat = std::chrono::milliseconds(100);
    settings.watch = std::chrono::milliseconds(50);
    House house(settings);
    EXPECT_EQ(house.ask("GET", "/api/1/operations/op/events").status, 401);
    EXPECT_EQ(house.get("/api/1/operations/other/events").status, 404);
    Client mine(house.port()), other(house.port());
    mine.send(request("GET", "/api/1/operations/op/events", "Authorization: Bearer all\r\n"));
    other.send(request("GET", "/api/1/operations/op/events", "Authorization: Bearer read\r\n"));
    EXPECT_THAT(wait_for_text(mine, "\"head\":0}"), HasSubstr("Content-Type: text/event-stream"));
    wait_for_text(other, "\"head\":0}");
    EXPECT_EQ(house.post(things, R"({"name":"a"})").status, 200);
    EXPECT_THAT(wait_for_text(mine, "\"head\":1}"), HasSubstr("event: journal\ndata: {\"head\":1}\n\n"));
    auto const db = house.open();
    store::Transaction transaction(*db);
    store::record(*db, base::system_clock(), {"op", store::Nature::decided, "small.write", "b", "{}", "somebody", ""});
    transaction.commit();
    EXPECT_THAT(wait_for_text(other, "\"head\":2}"), HasSubstr("\"head\":2}"));
    EXPECT_THAT(wait_for_text(other, ": beat"), HasSubstr(": beat"));
    auto const id = id_of(house.post(things, R"({"name":"c"})", "Prefer: respond-async\r\n").body);
    EXPECT_THAT(wait_for_text(mine, R"("state":"done")"), HasSubstr("event: job\ndata: {\"job\":\"" + id));
    wait_for_text(other, "\"head\":3}");
    EXPECT_THAT(other.arrived(), testing::Not(HasSubstr("event: job")));
    house.server().stop();
    EXPECT_TRUE(mine.ends());
    EXPECT_TRUE(other.ends());
}

TEST(Events, AStreamEndsWhenWhatItNeedsIsTakenBack)
{
    Settings settings;
    settings.watch = std::chrono::milliseconds(50);
    House const house(settings);
    Client mine(house.port());
    mine.send(request("GET", "/api/1/operations/op/events", "Authorization: Bearer all\r\n"));
    wait_for_text(mine, "\"head\":0}");
    doings().taken_back = true;
    EXPECT_TRUE(mine.ends());
    EXPECT_EQ(house.get("/api/1/operations/op/events").status, 401);
}

/// A route as access writes them: what it makes is shown once.
Route secret_route()
{
    Route route{.verb = "POST", .path = "/api/1/secret", .permission = "keep", .summary = "Makes a secret."};
    route.takes = {{"name", "NAME", "whose"}};
    route.brings = Brings::json;
    route.repeats = true;
    route.handle = [](Request const&, Work& work) {
        if (work.text("name") == "refused") return problem(409, base::found(rule("http.refused"), "", {"no"}));
        Answer answer{.status = 201};
        answer.body = "{\"secret\":\"shown once " + std::to_string(++doings().written) + "\"}";
        answer.set("set-cookie", "muster=fresh");
        return answer;
    };
    return route;
}

TEST(Again, WhatIsShownOnceIsOpenedByItsSenderAlone)
{
    House house({}, {secret_route()});
    auto const key = "Idempotency-Key: a-key-of-the-sender\r\n";
    auto const first = house.post("/api/1/secret", R"({"name":"a"})", key);
    ASSERT_EQ(first.status, 201) << first.body;
    house.again();
    auto const second = house.post("/api/1/secret", R"({"name":"a"})", key);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(second.headers.at("set-cookie"), "muster=fresh");
    EXPECT_EQ(second.headers.at("idempotent-replayed"), "true");
    EXPECT_EQ(house.post("/api/1/secret", R"({"name":"b"})", key).status, 422) << "the key came with another request";
    EXPECT_EQ(house.post("/api/1/secret", R"({"name":"a"})", std::string(key) + "Cookie: other=1\r\n").status, 422) << "the same key and account, sent by somebody else";
    EXPECT_EQ(house.post("/api/1/secret", R"({"name":"refused"})", "Idempotency-Key: k2\r\n").status, 409);
    EXPECT_EQ(house.post("/api/1/secret", R"({"name":"a"})", "Idempotency-Key: k2\r\n").status, 201) << "what was refused may be tried again";
    std::string held;
    house.open()->each({"test", "select given_key, body from http_answer", ""}, {}, [&](store::Row const& row) { held += row.string(0) + row.string(1); });
    EXPECT_THAT(held, testing::Not(HasSubstr("shown once")));
    EXPECT_THAT(held, testing::Not(HasSubstr("fresh")));
    EXPECT_THAT(held, testing::Not(HasSubstr("a-key-of-the-sender")));
    EXPECT_THAT(held, HasSubstr("s1."));
}

}
