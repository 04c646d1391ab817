// Listening: takes connections in, counts them, hands each to a loop.
#include "loop.hpp"
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <map>
#include <mutex>
#include <thread>

namespace muster::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;

struct Loops::Inside {
    Inside(Settings const& told, Front& front) : settings(told)
    {
        for (unsigned i = 0; i < std::max(1u, settings.loops); ++i) loops_.push_back(std::make_unique<Loop>(settings, front, i));
    }
    ~Inside()
    {
        stop();
        wait();
    }
    void start();
    void stop();
    void wait();
    void wake()
    {
        for (auto const& loop : loops_) loop->wake();
    }
    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] std::size_t connections() const { return open_; }

    Settings const& settings;

private:
    void listen();
    asio::awaitable<void> accept();
    void take(Loop& loop, tcp::socket socket);
    bool enters(std::string const& from);
    void left(std::string const& from);

    asio::io_context context_{1};
    tcp::acceptor acceptor_{context_};
    asio::signal_set signals_{context_};
    std::shared_ptr<Tls> tls_;
    std::mutex guard_;
    std::map<std::string, std::size_t> by_address_;
    std::atomic<std::size_t> open_ = 0;
    std::atomic<bool> stopping_ = false;
    std::uint16_t port_ = 0;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::vector<std::jthread> threads_;
};

void Loops::Inside::listen()
{
    Error error;
    auto const address = asio::ip::make_address(settings.address, error);
    if (error) throw base::Refusal(rule("http.cannot_listen"), {settings.address, "it is no address such as 127.0.0.1"});
    if (not address.is_loopback() and settings.certificate.empty() and not settings.behind_proxy)
        throw base::Refusal(rule("http.not_loopback"), {settings.address});
    if (not settings.certificate.empty()) tls_ = read_certificate(settings);
    tcp::endpoint const at(address, settings.port);
    acceptor_.open(at.protocol(), error);
    if (not error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (not error) acceptor_.bind(at, error);
    if (not error) acceptor_.listen(1024, error);
    if (error) throw base::Refusal(rule("http.cannot_listen"), {settings.address + ":" + std::to_string(settings.port), error.message()});
    port_ = acceptor_.local_endpoint().port();
}

void Loops::Inside::start()
{
    std::signal(SIGPIPE, SIG_IGN);
    listen();
    if (settings.handle_signals) {
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        signals_.async_wait([this](Error const& error, int) {
            if (not error) stop();
        });
    }
    asio::co_spawn(context_, accept(), asio::detached);
    for (auto const& loop : loops_)
        threads_.emplace_back([this, &one = *loop] { one.run(tls_, [this](std::string const& from) { left(from); }); });
    threads_.emplace_back([this] { context_.run(); });
}

asio::awaitable<void> Loops::Inside::accept()
{
    std::size_t next = 0;
    while (acceptor_.is_open()) {
        Error error;
        auto token = asio::redirect_error(asio::use_awaitable, error);
        auto socket = co_await acceptor_.async_accept(token);
        if (not error) {
            take(*loops_[next++ % loops_.size()], std::move(socket));
            continue;
        }
        if (not acceptor_.is_open()) break;
        // No file handle is left, or the like: what is open goes on, the next one waits a little.
        asio::steady_timer pause(context_, std::chrono::milliseconds(100));
        auto after = asio::redirect_error(asio::use_awaitable, error);
        co_await pause.async_wait(after);
    }
}

void Loops::Inside::take(Loop& loop, tcp::socket socket)
{
    Error ignored;
    auto const peer = socket.remote_endpoint(ignored);
    auto from = peer.address().to_string();
    if (not enters(from)) {
        constexpr std::string_view full = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        socket.non_blocking(true, ignored);
        if (not tls_) socket.write_some(asio::buffer(full.data(), full.size()), ignored);
        return;
    }
    socket.set_option(tcp::no_delay(true), ignored);
    auto const six = peer.protocol() == tcp::v6();
    auto const handle = socket.release(ignored);
    loop.adopt(handle, six, std::move(from));
}

bool Loops::Inside::enters(std::string const& from)
{
    std::lock_guard const lock(guard_);
    // A proxy speaks for everybody: it has to count its own clients.
    auto const most = settings.behind_proxy ? settings.connections : settings.per_address;
    if (open_ >= settings.connections or by_address_[from] >= most) return false;
    ++by_address_[from];
    ++open_;
    return true;
}

void Loops::Inside::left(std::string const& from)
{
    std::lock_guard const lock(guard_);
    --open_;
    if (--by_address_[from] == 0) by_address_.erase(from);
}

void Loops::Inside::stop()
{
    if (stopping_.exchange(true)) return;
    asio::post(context_, [this] {
        Error ignored;
        acceptor_.close(ignored);
        signals_.cancel(ignored);
        // Only now no connection can follow.
        for (auto const& loop : loops_) loop->stop();
    });
}

void Loops::Inside::wait()
{
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

Loops::Loops(Settings const& settings, Front& front) : in_(std::make_unique<Inside>(settings, front)) {}
Loops::~Loops() = default;
void Loops::start() { in_->start(); }
void Loops::stop() { in_->stop(); }
void Loops::wait() { in_->wait(); }
void Loops::wake() { in_->wake(); }
std::uint16_t Loops::port() const { return in_->port(); }
std::size_t Loops::connections() const { return in_->connections(); }

}
