// What the server takes at most, and from whom.
#include "small_house.hpp"
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace muster::http {

using std::chrono::milliseconds;
using testing::HasSubstr;

TEST(Limits, ABodyThatIsTooLargeIsAnsweredAndNotCutOff)
{
    House const house;
    Client client(house.port());
    std::string const body(3'000'000, 'x');
    client.send(request("POST", "/api/1/operations/op/things", "Authorization: Bearer all\r\nContent-Type: application/json\r\n", body));
    auto const got = client.answer();
    EXPECT_EQ(got.status, 413);
    EXPECT_THAT(got.body, HasSubstr("http.too_large"));
    EXPECT_TRUE(client.ends());
    EXPECT_EQ(house.ask("GET", "/healthz").status, 200);
}

TEST(Limits, ABodyInPiecesIsCountedAsItComes)
{
    House const house;
    Client client(house.port());
    client.send("POST /api/1/operations/op/things HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer all\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    std::string const piece = "10000\r\n" + std::string(65536, ' ') + "\r\n";
    for (int i = 0; i < 40; ++i)
        if (not client.send(piece)) break;
    EXPECT_EQ(client.answer().status, 413);
}

TEST(Limits, AHeadThatComesTooSlowlyEndsTheConnection)
{
    Settings settings;
    settings.head_time = milliseconds(200);
    House const house(settings);
    Client slow(house.port()), silent(house.port());
    bool open = true;
    for (int i = 0; i < 100 and open; ++i) {
        open = slow.send(i == 0 ? "GET / HTTP/1.1\r\n" : "X: y\r\n");
        std::this_thread::sleep_for(milliseconds(20));
    }
    EXPECT_TRUE(slow.ends());
    EXPECT_TRUE(silent.ends());
    EXPECT_EQ(house.ask("GET", "/healthz").status, 200);
}

TEST(Limits, ABodyThatComesTooSlowlyEndsTheConnection)
{
    Settings settings;
    settings.slack = milliseconds(200);
    House const house(settings);
    Client client(house.port());
    client.send("POST /api/1/operations/op/things HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer all\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
    EXPECT_TRUE(client.ends());
    EXPECT_EQ(doings().written, 0);
}

TEST(Limits, WhoReadsSlowlyButReadsGetsTheWholeAnswer)
{
    Settings settings;
    settings.slack = milliseconds(300);
    House const house(settings);
    Client client(house.port());
    client.send(request("GET", "/api/1/operations/op/things?most=60000", "Authorization: Bearer all\r\n"));
    for (int i = 0; i < 10; ++i) {
        std::this_thread::sleep_for(milliseconds(60));
        client.more();
    }
    auto const got = client.answer();
    EXPECT_EQ(got.status, 200);
    EXPECT_GT(got.body.size(), 3'000'000u);
    EXPECT_EQ(std::to_string(got.body.size()), got.headers.at("content-length"));
}

TEST(Limits, AnIdleConnectionEnds)
{
    Settings settings;
    settings.idle_time = milliseconds(200);
    House const house(settings);
    Client client(house.port());
    client.send(request("GET", "/healthz"));
    EXPECT_EQ(client.answer().status, 200);
    EXPECT_TRUE(client.ends());
}

TEST(Limits, OneAddressHasSoManyConnections)
{
    Settings settings;
    settings.per_address = 3;
    House const house(settings);
    {
        Client a(house.port()), b(house.port()), c(house.port());
        for (auto* one : {&a, &b, &c}) {
            one->send(request("GET", "/healthz"));
            EXPECT_EQ(one->answer().status, 200);
        }
        Client d(house.port());
        d.send(request("GET", "/healthz"));
        auto const got = d.answer();
        EXPECT_EQ(got.status, 503);
        EXPECT_EQ(got.headers.at("retry-after"), "5");
    }
    int status = 503;
    for (int i = 0; i < 200 and status != 200; ++i) {
        std::this_thread::sleep_for(milliseconds(10));
        status = house.ask("GET", "/healthz").status;
    }
    EXPECT_EQ(status, 200);
}

TEST(Limits, WhoComesWhileTooManyWaitIsToldToComeBack)
{
    Settings settings;
    settings.writers = 1;
    settings.queue = 2;  // one seat may be taken by the server's own work at its start
    House const house(settings);
    doings().may_end = false;
    auto const one = request("POST", "/api/1/operations/op/things", "Authorization: Bearer all\r\nContent-Type: application/json\r\n", R"({"name":"a"})");
    Client runs(house.port());
    runs.send(one);
    for (int i = 0; i < 20'000 and not doings().begun; ++i) std::this_thread::sleep_for(milliseconds(1));
    ASSERT_TRUE(doings().begun);
    // Who hears nothing for a second waits; who finds no seat is told at once.
    Got got;
    std::vector<std::unique_ptr<Client>> waiting;
    while (waiting.size() <= settings.queue and got.status == 0) {
        auto next = std::make_unique<Client>(house.port());
        next->send(one);
        if (next->more(1000)) got = next->answer();
        else waiting.push_back(std::move(next));
    }
    EXPECT_GE(waiting.size(), 1u);
    EXPECT_LE(waiting.size(), settings.queue);
    EXPECT_EQ(got.status, 503);
    EXPECT_EQ(got.headers.at("retry-after"), "2");
    EXPECT_THAT(got.body, HasSubstr("http.busy"));
    // Reading goes on beside it.
    EXPECT_EQ(house.get("/api/1/operations/op/things").status, 200);
    doings().may_end = true;
    EXPECT_EQ(runs.answer().status, 200);
    for (auto const& other : waiting) EXPECT_EQ(other->answer().status, 200);
}

TEST(Limits, AnUploadWaitsSealedWhereTheKeyIsAtHand)
{
    setenv("MUSTER_KEY", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", 1);
    {
        House house;
        auto const spool = house.scratch().folder() / "spool";
        std::string const bytes = "Kupendwa House,12\n";
        Client client(house.port());
        client.send("POST /api/1/operations/op/uploads?name=safe%20house.csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer all\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n\r\n" + bytes);
        auto const got = client.answer();
        EXPECT_EQ(got.status, 201) << got.body;
        EXPECT_THAT(got.body, HasSubstr(R"("name":"safe house.csv")"));
        auto const id = got.body.substr(11, 26);
        std::ifstream in(spool / (id + ".csv"), std::ios::binary);
        std::string const kept{std::istreambuf_iterator<char>(in), {}};
        EXPECT_TRUE(kept.starts_with("s1b.")) << kept.substr(0, 10);
        EXPECT_EQ(kept.find("Kupendwa"), std::string::npos);
        auto const db = house.open();
        EXPECT_EQ(db->number({"test", "select count(*) from http_upload where name like '%house%'", ""}), 0);
        // It is used under its id, whole, and called as its sender called it.
        auto const read = house.post("/api/1/operations/op/read", R"({"upload":")" + id + R"("})");
        EXPECT_EQ(read.status, 200) << read.body;
        EXPECT_THAT(read.body, HasSubstr(R"("bytes":18,"ending":".csv","called":"safe house.csv")"));
        EXPECT_EQ(std::distance(std::filesystem::directory_iterator(spool), {}), 1) << "nothing of it stays open";
    }
    unsetenv("MUSTER_KEY");
}

TEST(Limits, AnUploadIsTakenAsItIsAndOnlyFromWhoMay)
{
    House house;
    auto const spool = house.scratch().folder() / "spool";
    std::string const bytes(5'000'000, 'b');
    auto const upload = "/api/1/operations/op/uploads?name=..%5cmy%20sheet.XLSX";
    Client refused(house.port());
    refused.send("POST " + std::string(upload) + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer read\r\nExpect: 100-continue\r\nContent-Length: 5000000\r\n\r\n");
    EXPECT_EQ(refused.answer().status, 403);  // before a byte of it was sent
    Client client(house.port());
    client.send("POST " + std::string(upload) + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer all\r\nExpect: 100-continue\r\nContent-Length: 5000000\r\n\r\n");
    EXPECT_EQ(client.answer(true).status, 100);
    client.send(bytes);
    auto const got = client.answer();
    EXPECT_EQ(got.status, 201) << got.body;
    EXPECT_THAT(got.body, HasSubstr(R"("name":"my sheet.XLSX","bytes":5000000)"));
    auto const id = got.body.substr(11, 26);
    EXPECT_EQ(std::filesystem::file_size(spool / (id + ".xlsx")), 5'000'000u);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(spool), {}), 1);
    // It is used under its id, and called as its sender called it.
    auto const read = house.post("/api/1/operations/op/read", R"({"upload":")" + id + R"("})");
    EXPECT_EQ(read.status, 200) << read.body;
    EXPECT_THAT(read.body, HasSubstr(R"("bytes":5000000,"ending":".xlsx","called":"my sheet.XLSX")"));
    for (std::string const other : {"01ARZ3NDEKTSV4RRFFQ69G5FAV", "../muster.db", "/etc/passwd", "..%2f..%2fetc%2fpasswd", ""})
        EXPECT_GE(house.post("/api/1/operations/op/read", R"({"upload":")" + other + R"("})").status, 400) << other;
    EXPECT_EQ(house.post("/api/1/operations/op/read", R"({"FILE":"/etc/passwd"})").status, 400);
    EXPECT_EQ(house.post("/api/1/operations/op/read", R"({"file":"/etc/passwd"})").status, 400);
    EXPECT_EQ(house.ask("POST", "/api/1/operations/op/read", "Cookie: muster=open\r\nX-Muster-Token: token\r\nContent-Type: application/json\r\n", R"({"upload":")" + id + R"("})").status, 404);
}

}
