// Requests that two readers could understand differently, and such that are none: 400 and the end of the connection.
#include "small_house.hpp"

namespace muster::http {

namespace {

std::string const get = "GET / HTTP/1.1\r\nHost: a\r\n", post = "POST /api/1/operations/op/things HTTP/1.1\r\nHost: a\r\n";

/// Where does the body end?
std::vector<std::string> bodies()
{
    return {
        post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        post + "Content-Length: 5, 5\r\n\r\nhello",
        post + "Content-Length: +5\r\n\r\nhello",
        post + "Content-Length: -1\r\n\r\n",
        post + "Content-Length: 0x5\r\n\r\nhello",
        post + "Content-Length: 5 \t 5\r\n\r\nhello",
        post + "Content-Length: \r\n\r\n",
        post + "Content-Length: 99999999999999999999\r\n\r\n",
        post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        post + " Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        post + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding:\x0b" "chunked\r\n\r\n0\r\n\r\n",
        post + "Transfer-Encoding: chunked\x0b\r\n\r\n0\r\n\r\n",
        "POST /api/1/operations/op/things HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        get + "Content-Length: 5\r\n\r\nhello",
        get + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx",
        get + "Connection: close, Content-Length\r\n\r\n",
        get + "Connection: Transfer-Encoding\r\n\r\n",
    };
}

/// Lines, the first line, and whom it is for.
std::vector<std::string> heads()
{
    return {
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\rZ: w\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        " GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        get + "X: folded\r\n value\r\n\r\n",
        get + "X: folded\r\n\tvalue\r\n\r\n",
        get + "No colon\r\n\r\n",
        get + ": no name\r\n\r\n",
        get + "Bad name: y\r\n\r\n",
        get + "Bad\x01name: y\r\n\r\n",
        get + "X : y\r\n\r\n",
        get + "X: a\x01z\r\n\r\n",
        get + std::string("X: a\0z\r\n\r\n", 10),
        // The first line.
        "GET /\r\n\r\n",
        "GET\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1 \r\nHost: a\r\n\r\n",
        "GET /\tHTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.10\r\nHost: a\r\n\r\n",
        "GET / HTTP/11\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "G(T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n",
        std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) + std::string(20, 'x'),
        // Whom it is for.
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \r\n\r\n",
        get + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
    };
}

/// All of them, with ways out of the tree, and such that hide in percent signs.
std::vector<std::string> raw_requests()
{
    auto all = bodies();
    for (auto const& one : heads()) all.push_back(one);
    for (std::string const path : {"/../etc/passwd", "/a/../../etc", "/%2e%2e/x", "/a%2fb", "/a%5cb", "/a%00b", "/a\\b", "//x", "/a//b", "/%c0%ae%c0%ae/", "/%zz", "/%4", "/%", "/a/./b", "/%0d%0aX:y", "/%ff", "/..;/x/..", "/assets/..%2f..%2fx", "/a/%2e%2e", "/?a=%zz", "/?a=%ff"})
        all.push_back("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    return all;
}

}

TEST(Raw, WhatCanBeUnderstoodInTwoWaysIsRefusedAndTheConnectionEnds)
{
    House const house;
    auto const all = raw_requests();
    EXPECT_GE(all.size(), 80u);
    for (auto const& raw : all) {
        Client client(house.port());
        // A second request hides behind the first; it must never be answered.
        client.send(raw + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        auto const got = client.answer();
        EXPECT_EQ(got.status, 400) << raw;
        EXPECT_THAT(got.head, testing::HasSubstr("Connection: close")) << raw;
        EXPECT_THAT(got.body, testing::HasSubstr("http.malformed")) << raw;
        while (client.more(3000)) {}
        EXPECT_THAT(client.arrived(), testing::Not(testing::HasSubstr("HTTP/1.1"))) << raw;
    }
    EXPECT_EQ(house.ask("GET", "/healthz").status, 200);
    EXPECT_EQ(doings().written, 0);
}

TEST(Raw, WhatIsTooLongSaysSo)
{
    House const house;
    std::string headers;
    for (int i = 0; i < 100; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
    EXPECT_EQ(house.ask("GET", "/", headers).status, 431);
    EXPECT_EQ(house.ask("GET", "/" + std::string(9000, 'a')).status, 414);
    EXPECT_EQ(house.ask("GET", "/" + std::string(65536, 'a')).status, 431);
    EXPECT_EQ(house.ask("GET", "/", "X: " + std::string(40'000, 'a') + "\r\n").status, 431);
    EXPECT_EQ(house.ask("GET", "/", "Expect: a miracle\r\n").status, 417);
}

TEST(Raw, APackedBodyIsNotTaken)
{
    House const house;
    EXPECT_EQ(house.post("/api/1/operations/op/things", "\x1f\x8b", "Content-Encoding: gzip\r\n").status, 415);
    EXPECT_EQ(house.post("/api/1/operations/op/things", "x", "Content-Encoding: br\r\n").status, 415);
    EXPECT_EQ(house.post("/api/1/operations/op/things", R"({"name":"a"})", "Content-Encoding: identity\r\n").status, 200);
}

TEST(Raw, ABodyInPiecesIsReadAndOneWithExtensionsIsNot)
{
    House const house;
    auto const ask = [&](std::string const& body) {
        Client client(house.port());
        client.send("POST /api/1/operations/op/things HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer all\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
        return client.answer();
    };
    EXPECT_EQ(ask("5\r\n{\"nam\r\n7\r\ne\":\"a\"}\r\n0\r\n\r\n").status, 200);
    EXPECT_EQ(ask("c;name=value\r\n{\"name\":\"a\"}\r\n0\r\n\r\n").status, 400);
    EXPECT_EQ(ask("zz\r\n{\"name\":\"a\"}\r\n0\r\n\r\n").status, 400);
    EXPECT_EQ(ask("c\r\n{\"name\":\"a\"}x\r\n0\r\n\r\n").status, 400);
    EXPECT_EQ(ask("ffffffffffffffff\r\n{").status, 413);
    EXPECT_EQ(doings().written, 1);
}

TEST(Raw, JsonThatIsNoneIsRefusedQuickly)
{
    House const house;
    for (auto const& body : {std::string(10'000, '['), R"({"name":)" + std::string(10'000, '[') + "}", std::string("{\"name\":\"\xff\"}"), std::string(R"({"name":"\ud800"})"), std::string(R"({"name":NaN})"), std::string(R"({"name":"a",})"),
                                  std::string("{'name':'a'}"), std::string(R"({"name":"a"} x)")}) {
        EXPECT_EQ(house.post("/api/1/operations/op/things", body).status, 400) << body.substr(0, 60);
    }
    EXPECT_EQ(doings().written, 0);
}

}
