// Asking another server: only the one that was configured, and not for long.
#include <access/oidc.hpp>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace muster::access {

namespace {

/// Answers every connection with the same bytes and keeps what was asked.
class Answering {
public:
    explicit Answering(std::string answer) : answer_(std::move(answer)), socket_(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bind(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at);
        listen(socket_, 8);
        socklen_t length = sizeof at;
        getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &length);
        origin = "http://127.0.0.1:" + std::to_string(ntohs(at.sin_port));
        thread_ = std::jthread([this] { serve(); });
    }
    ~Answering()
    {
        shutdown(socket_, SHUT_RDWR);
        thread_.join();
        close(socket_);
    }
    Answering(Answering const&) = delete;
    Answering& operator=(Answering const&) = delete;
    std::string origin, asked;
    std::atomic<int> times = 0;

private:
    void serve()
    {
        for (int one = 0; (one = accept(socket_, nullptr, nullptr)) >= 0;) {
            std::array<char, 4096> bytes;
            auto const length = recv(one, bytes.data(), bytes.size(), 0);
            asked.assign(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(0, length)));
            ++times;
            if (not answer_.empty()) send(one, answer_.data(), answer_.size(), MSG_NOSIGNAL);
            else std::this_thread::sleep_for(std::chrono::milliseconds(50));
            shutdown(one, SHUT_WR);
            while (recv(one, bytes.data(), bytes.size(), 0) > 0) {}
            close(one);
        }
    }
    std::string answer_;
    int socket_;
    std::jthread thread_;
};

std::string answer(std::string const& status, std::string const& headers, std::string const& body)
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

Issuer at(std::string const& origin) { return {origin, "c", "", origin, "", {}}; }

}

TEST(Fetching, AsksTheIssuerAndReadsItsAnswer)
{
    Answering server(answer("200 OK", "", R"({"a":1})"));
    auto const fetch = make_fetch(at(server.origin));
    auto const fetched = fetch->post(server.origin + "/token", "code=x&y=z", "Basic abc");
    EXPECT_EQ(fetched.status, 200);
    EXPECT_EQ(fetched.body, R"({"a":1})");
    EXPECT_NE(server.asked.find("POST /token HTTP/1.1"), std::string::npos);
    EXPECT_NE(server.asked.find("Authorization: Basic abc"), std::string::npos);
    EXPECT_NE(server.asked.find("code=x&y=z"), std::string::npos);
}

TEST(Fetching, AsksNobodyElse)
{
    Answering issuer(answer("200 OK", "", "{}")), other(answer("200 OK", "", "{}"));
    auto const fetch = make_fetch(at(issuer.origin));
    auto const port = other.origin.substr(other.origin.rfind(':'));
    for (auto const& url : {other.origin + "/", "http://localhost" + port + "/", "http://[::1]" + port + "/", "http://0x7f.1" + port + "/", "http://2130706433" + port + "/",
                            issuer.origin + "@127.0.0.1" + port + "/", "http://user@127.0.0.1" + issuer.origin.substr(issuer.origin.rfind(':')) + "/", std::string("file:///etc/passwd"),
                            std::string("gopher://127.0.0.1/"), std::string("https://169.254.169.254/"), std::string(), std::string("//x"), std::string("nonsense")})
        EXPECT_EQ(fetch->get(url).status, 0) << url;
    EXPECT_EQ(other.times, 0);
    EXPECT_EQ(issuer.times, 0);
    auto with_other = at(issuer.origin);
    with_other.also.push_back(other.origin);
    EXPECT_EQ(make_fetch(with_other)->get(other.origin + "/keys").status, 200);
}

TEST(Fetching, FollowsNoRedirectAndTakesNoFlood)
{
    Answering target(answer("200 OK", "", "secret"));
    Answering sends_on(answer("302 Found", "Location: " + target.origin + "/\r\n", "there"));
    auto const fetched = make_fetch(at(sends_on.origin))->get(sends_on.origin + "/");
    EXPECT_EQ(fetched.status, 302);
    EXPECT_EQ(fetched.body, "there");
    EXPECT_EQ(target.times, 0);
    Answering floods(answer("200 OK", "", std::string(300 * 1024, 'x')));
    EXPECT_EQ(make_fetch(at(floods.origin))->get(floods.origin + "/").status, 0);
    Answering hangs_up("");
    EXPECT_EQ(make_fetch(at(hangs_up.origin))->get(hangs_up.origin + "/").status, 0);
    EXPECT_EQ(make_fetch(at("http://127.0.0.1:1"))->get("http://127.0.0.1:1/").status, 0) << "nobody is there";
}

}
