// A client that sends exactly the bytes it is told to.
#pragma once
#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <map>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace muster::http {

struct Got {
    int status = 0;  // 0: the connection ended without an answer
    std::map<std::string, std::string> headers;
    std::string body, head;
};

class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;
    [[nodiscard]] bool connected() const { return connected_; }

    /// False where the server has closed.
    bool send(std::string_view bytes) const
    {
        while (not bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Waits for more; false at the end of the connection, or after the time.
    bool more(int milliseconds = 5000)
    {
        pollfd one{socket_, POLLIN, 0};
        if (::poll(&one, 1, milliseconds) != 1) return false;
        std::array<char, 65536> room{};
        auto const size = ::recv(socket_, room.data(), room.size(), 0);
        if (size > 0) in_.append(room.data(), static_cast<std::size_t>(size));
        return size > 0;
    }
    /// The next answer; of one to HEAD no body is awaited.
    Got answer(bool bodiless = false)
    {
        Got got;
        while (in_.find("\r\n\r\n") == std::string::npos)
            if (not more()) return got;
        auto const end = in_.find("\r\n\r\n");
        got.head = in_.substr(0, end + 2);
        in_.erase(0, end + 4);
        got.status = std::stoi(got.head.substr(9, 3));
        for (auto at = got.head.find("\r\n") + 2; at < got.head.size();) {
            auto const line_end = got.head.find("\r\n", at), colon = got.head.find(": ", at);
            auto name = got.head.substr(at, colon - at);
            for (auto& c : name) c = static_cast<char>(std::tolower(c));
            got.headers[name] = got.head.substr(colon + 2, line_end - colon - 2);
            at = line_end + 2;
        }
        if (bodiless or got.status == 304 or got.status == 204 or got.status == 100) return got;
        auto const length = got.headers.contains("content-length") ? std::stoul(got.headers["content-length"]) : 0;
        while (in_.size() < length and more()) {}
        got.body = in_.substr(0, length);
        in_.erase(0, length);
        return got;
    }
    /// Whether the server closes the connection soon.
    bool ends(int milliseconds = 5000)
    {
        in_.clear();
        while (more(milliseconds)) {}
        pollfd one{socket_, POLLIN, 0};
        char c = 0;
        return ::poll(&one, 1, 0) == 1 and ::recv(socket_, &c, 1, MSG_PEEK) <= 0;
    }
    [[nodiscard]] std::string& arrived() { return in_; }

private:
    int socket_;
    bool connected_ = false;
    std::string in_;
};

/// "GET /x HTTP/1.1", with a host and what else is told, each line with its end.
inline std::string request(std::string_view verb, std::string_view target, std::string_view headers = "", std::string_view body = "")
{
    auto out = std::string(verb) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers);
    if (not body.empty() or verb == "POST") out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return out + "\r\n" + std::string(body);
}

}
