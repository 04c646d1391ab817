// Answers that are kept: as long as nothing was written, nothing is made anew.
#include "kept.hpp"
#include "small_house.hpp"

namespace muster::http {

using testing::HasSubstr;

constexpr auto things = "/api/1/operations/op/things?most=200";

TEST(Kept, WhatDidNotChangeIsSaidInALine)
{
    House const house;
    auto const first = house.get(things);
    auto const tag = first.headers.at("etag");
    EXPECT_EQ(first.headers.at("cache-control"), "private, no-cache");
    auto const again = house.get(things, "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(again.headers.at("etag"), tag);
    EXPECT_EQ(house.get(things, "If-None-Match: \"other\", " + tag + "\r\n").status, 304);
    EXPECT_EQ(house.get(things).body, first.body);
    EXPECT_EQ(doings().counted, 1);
    // Another question has another tag.
    EXPECT_NE(house.get("/api/1/operations/op/things?most=201").headers.at("etag"), tag);
    EXPECT_NE(house.get("/api/1/operations/op/things?most=200&as-of=2026-01-01").headers.at("etag"), tag);
    EXPECT_EQ(doings().counted, 3);
}

TEST(Kept, WhoeverWritesMakesItOld)
{
    House const house;
    auto const first = house.get(things);
    EXPECT_THAT(first.body, HasSubstr(R"("written":0)"));
    EXPECT_EQ(house.post("/api/1/operations/op/things", R"({"name":"a"})").status, 200);
    auto const then = house.get(things, "If-None-Match: " + first.headers.at("etag") + "\r\n");
    EXPECT_EQ(then.status, 200);
    EXPECT_THAT(then.body, HasSubstr(R"("written":1)"));
    // Another program writes into the same store.
    auto const db = house.open();
    store::Transaction transaction(*db);
    store::record(*db, base::system_clock(), {"op", store::Nature::decided, "small.write", "b", "{}", "somebody", ""});
    transaction.commit();
    EXPECT_EQ(house.get(things, "If-None-Match: " + then.headers.at("etag") + "\r\n").status, 200);
    EXPECT_EQ(doings().counted, 3);
}

TEST(Kept, NobodyIsShownWhatWasMadeForSomebodyElse)
{
    House const house;
    EXPECT_THAT(house.get(things).body, HasSubstr(R"("actor":"all")"));
    EXPECT_THAT(house.ask("GET", things, "Authorization: Bearer read\r\n").body, HasSubstr(R"("actor":"read")"));
    EXPECT_EQ(house.ask("GET", things).status, 401);
    EXPECT_EQ(house.ask("GET", things, "Authorization: Bearer gone\r\nIf-None-Match: *\r\n").status, 401);
}

TEST(Kept, ALongAnswerIsPackedWhereThatIsTaken)
{
    House const house;
    auto const plain = house.get(things);
    EXPECT_EQ(plain.headers.count("content-encoding"), 0u);
    for (int i = 0; i < 2; ++i) {
        auto const packed = house.get(things, "Accept-Encoding: br, gzip;q=0.8\r\n");
        EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
        EXPECT_LT(packed.body.size() * 2, plain.body.size());
        EXPECT_EQ(packed.body.substr(0, 2), "\x1f\x8b");
    }
    EXPECT_EQ(house.get(things, "Accept-Encoding: gzip;q=0\r\n").headers.count("content-encoding"), 0u);
    EXPECT_EQ(house.get("/api/1/operations/op/things?most=1", "Accept-Encoding: gzip\r\n").headers.count("content-encoding"), 0u);
    EXPECT_EQ(house.get("/api/1/openapi.json", "Accept-Encoding: gzip\r\n").headers.at("content-encoding"), "gzip");
    EXPECT_EQ(doings().counted, 2);
}

TEST(Kept, WhatMadeRoomIsHeldByNobody)
{
    Kept kept(10'000);
    auto const answer = [](std::size_t size) {
        KeptAnswer made;
        made.plain = std::make_shared<std::string const>(size, 'x');
        return std::make_shared<KeptAnswer const>(std::move(made));
    };
    auto first = answer(1'900);
    std::weak_ptr<KeptAnswer const> const watched = first;
    kept.keep("first", first);
    kept.keep_quick("words", {1, "a", "b", first, std::chrono::steady_clock::now() + std::chrono::minutes(1)});
    first.reset();
    ASSERT_TRUE(kept.quick("words"));
    EXPECT_FALSE(kept.quick("words")->answer.expired());
    for (int i = 0; i < 5; ++i) kept.keep(std::to_string(i), answer(1'900));
    EXPECT_TRUE(watched.expired()) << "an answer that fell out still takes its room";
    EXPECT_TRUE(kept.quick("words")->answer.expired());
    EXPECT_LE(kept.bytes(), 10'000u);
}

TEST(Kept, TheServerCountsWhatItDoes)
{
    House const house;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(house.get(things).status, 200);
    EXPECT_EQ(house.get("/api/1/operations/op/things/none").status, 404);
    auto const figures = house.ask("GET", "/metrics").body;
    EXPECT_THAT(figures, HasSubstr(R"(muster_http_requests_total{verb="GET",route="/api/1/operations/{operation}/things",status="200"} 3)"));
    EXPECT_THAT(figures, HasSubstr(R"(route="/api/1/operations/{operation}/things/{name}",status="404"} 1)"));
    EXPECT_THAT(figures, HasSubstr("muster_http_kept_answers_total 2"));
    EXPECT_THAT(figures, HasSubstr("# TYPE muster_http_request_seconds histogram"));
    EXPECT_THAT(figures, HasSubstr("muster_journal_head 0"));
    EXPECT_EQ(house.ask("GET", "/metrics", "X-Forwarded-For: 10.0.0.1\r\n").status, 403);
}

TEST(Kept, FilesOfTheInterfaceAreServedFromTheProgram)
{
    House house;
    house.assets["/index.html"] = {"text/html; charset=utf-8", "<!doctype html>", "", "", "\"a\"", false};
    house.assets["/assets/app-1.js"] = {"text/javascript", "a long script", "GZ", "BR", "\"b\"", true};
    auto const script = house.ask("GET", "/assets/app-1.js", "Accept-Encoding: gzip, br\r\n");
    EXPECT_EQ(script.body, "BR");
    EXPECT_EQ(script.headers.at("content-encoding"), "br");
    EXPECT_EQ(script.headers.at("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(house.ask("GET", "/assets/app-1.js", "Accept-Encoding: gzip\r\n").body, "GZ");
    EXPECT_EQ(house.ask("GET", "/assets/app-1.js").body, "a long script");
    EXPECT_EQ(house.ask("GET", "/assets/app-1.js", "If-None-Match: \"b\"\r\n").status, 304);
    EXPECT_EQ(house.ask("GET", "/assets/app-2.js").status, 404);
    EXPECT_EQ(house.ask("GET", "/favicon.ico").status, 404);
    for (auto const* page : {"/", "/op/gaps?by=sector", "/op/place/P.1"}) EXPECT_EQ(house.ask("GET", page).body, "<!doctype html>") << page;
    EXPECT_EQ(house.ask("GET", "/").headers.at("cache-control"), "no-cache");
    EXPECT_EQ(house.ask("POST", "/op/gaps").status, 404);
}

}
