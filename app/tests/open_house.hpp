// The whole program behind its server, with accounts of every role: what the tests of permissions over HTTP stand on.
#pragma once
#include "program.hpp"
#include <access/gate.hpp>
#include <access/routes.hpp>
#include <accounts/accounts.hpp>
#include <algorithm>
#include <arpa/inet.h>
#include <formats/json.hpp>
#include <formats/workbook.hpp>
#include <gathered/modules.hpp>
#include <http/server.hpp>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace muster {

struct Told {
    int status = 0;  // 0: no answer
    std::string code, body;
};

/// Everything that can be read in an answer, also within a workbook.
inline std::string readable(std::string const& body)
{
    if (not body.starts_with("PK")) return body;
    std::string all;
    auto const book = formats::Workbook::from_bytes(body, "answer.xlsx");
    for (std::size_t sheet = 0; sheet < book->sheets().size(); ++sheet)
        book->read(sheet, [&](formats::SheetRow const& row) {
            for (auto const& cell : row.cells) all.append(cell.text).append("\n");
            return true;
        });
    return all;
}

/// Keeps its connection as long as the server does.
class Line {
public:
    explicit Line(std::uint16_t port) : port_(port) {}
    ~Line() { hang_up(); }
    Line(Line const&) = delete;
    Line& operator=(Line const&) = delete;

    Told ask(std::string_view verb, std::string_view target, std::string_view headers, std::string_view body = "")
    {
        auto const request = std::string(verb) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "Content-Length: " +
                             std::to_string(body.size()) + "\r\n" + (body.empty() ? "" : "Content-Type: application/json\r\n") + "\r\n" + std::string(body);
        for (int tries = 0; tries < 2; ++tries) {
            if (socket_ < 0 and not dial()) return {};
            if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size()))
                if (auto told = answer(); told.status != 0) return told;
            hang_up();
        }
        return {};
    }

private:
    bool dial()
    {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(port_);
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        in_.clear();
        return ::connect(socket_, reinterpret_cast<sockaddr*>(&at), sizeof at) == 0;
    }
    void hang_up()
    {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }
    bool more()
    {
        pollfd one{socket_, POLLIN, 0};
        std::array<char, 65536> room{};
        if (::poll(&one, 1, 30'000) != 1) return false;
        auto const size = ::recv(socket_, room.data(), room.size(), 0);
        if (size > 0) in_.append(room.data(), static_cast<std::size_t>(size));
        return size > 0;
    }
    Told answer()
    {
        Told told;
        while (in_.find("\r\n\r\n") == std::string::npos)
            if (not more()) return told;
        auto const end = in_.find("\r\n\r\n");
        auto const head = in_.substr(0, end + 2);
        in_.erase(0, end + 4);
        told.status = std::stoi(head.substr(9, 3));
        auto const at = head.find("Content-Length: ");
        auto const length = at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
        while (in_.size() < length and more()) {}
        told.body = in_.substr(0, length);
        in_.erase(0, length);
        // A stream of events has no end, and whoever is told to go has to.
        if (head.find("event-stream") != std::string::npos or head.find("Connection: close") != std::string::npos) hang_up();
        if (told.status >= 400 and told.body.starts_with("{")) told.code = formats::Json::parse(told.body).text_or("code", "");
        return told;
    }
    std::uint16_t port_;
    int socket_ = -1;
    std::string in_;
};

class OpenHouse {
public:
    OpenHouse()
    {
        around_.modules = gathered::modules();
        around_.store = scratch_.url();
        around_.out = [](std::string_view) {};
        around_.err = around_.out;
        for (auto const* operation : {"zandia", "other"}) {
            run({"operation", "declare", operation, "--country", "ZAN", "--name", operation});
            around_.operation = operation;
            run({"place", "load", file("places.csv", "admin0Name,admin0Pcode,admin1Name,admin1Pcode\nZandia,ZA,North,ZA01\nZandia,ZA,South,ZA02\n")});
            run({"partner", "add", "Action Contre la Faim", "--acronym", "ACF"});
            run({"5w", "import", file("acf.csv", "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nACF,WASH,ZA01,2026-03,Water trucking,1200\n")});
        }
        around_.operation.clear();
        db_ = cli::open_and_migrate(scratch_.url(), gathered::modules());
        access::keep_roles(desk());
        http::Settings settings;
        settings.port = 0;
        settings.handle_signals = false;
        settings.spool = (scratch_.folder() / "spool").string();
        http::Surroundings around;
        around.modules = gathered::modules();
        around.store = scratch_.url();
        around.open_store = [this] { return cli::open_and_migrate(scratch_.url(), gathered::modules()); };
        around.gate = &gate_;
        around.routes = access::routes(world_);
        around.log = [this](std::string_view lines) {
            std::lock_guard const lock(log_guard_);
            log_ += lines;
        };
        server_ = std::make_unique<http::Server>(settings, std::move(around));
        server_->start();
    }
    ~OpenHouse()
    {
        server_->stop();
        server_->wait();
    }
    OpenHouse(OpenHouse const&) = delete;
    OpenHouse& operator=(OpenHouse const&) = delete;

    [[nodiscard]] std::vector<http::Route> const& routes() const { return server_->routes(); }
    /// What the server wrote down so far.
    [[nodiscard]] std::string log() const
    {
        std::lock_guard const lock(log_guard_);
        return log_;
    }
    [[nodiscard]] std::uint16_t port() const { return server_->port(); }
    [[nodiscard]] access::Roles const& roles() const { return world_.roles; }
    access::Desk desk() { return {world_, *db_, "command line"}; }

    /// An account with these grants.
    std::string person(std::vector<access::Grant> const& grants, std::string const& organisation = "acf")
    {
        auto const id = access::add_account(desk(), {"p" + std::to_string(++people_) + "@example.org", "Somebody"}).id;
        for (auto grant : grants) {
            grant.account = id;
            if (world_.roles.find(grant.role)->needs_organisation) grant.organisation = organisation;
            access::give(desk(), grant);
        }
        return id;
    }
    static access::Grant grant(std::string const& role, std::string const& operation)
    {
        access::Grant wanted;
        wanted.role = role;
        wanted.operation = operation;
        wanted.highest = access::Sensitivity::severe;
        return wanted;
    }
    /// The head lines of somebody who is signed in and may write.
    std::string signed_in(std::string const& account, bool second_factor = true)
    {
        auto const made = access::start_session(desk(), account, "127.0.0.1", "a test", second_factor);
        return "Cookie: muster=" + made.secret + "\r\nX-Muster-Token: " + access::csrf_of(made.secret) + "\r\n";
    }
    int run(std::vector<std::string> const& words) { return cli::execute(words, around_); }
    [[nodiscard]] std::filesystem::path folder() const { return scratch_.folder(); }
    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch_.folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

private:
    static access::Settings no_limits()
    {
        // The operation says itself what is sensitive, where a test is about that.
        auto settings = accounts::settings();
        settings.classes.clear();
        settings.hashing = {.passes = 1, .memory = 8192, .at_once = 4, .wait_ms = 5000};
        settings.anonymous = settings.signed_in = settings.exports = {1e9, 1e9};
        settings.per_address = {.most = 1'000'000, .before_pauses = 1'000'000};
        return settings;
    }
    store::Scratch scratch_;
    cli::Surroundings around_;
    access::World world_{access::Roles::read(contents(MUSTER_SOURCE "/modules/accounts/lists/roles.csv")), base::system_clock(), no_limits()};
    access::Gate gate_{world_};
    std::unique_ptr<store::Db> db_;
    mutable std::mutex log_guard_;
    std::string log_;
    std::unique_ptr<http::Server> server_;
    int people_ = 0;
};

}
