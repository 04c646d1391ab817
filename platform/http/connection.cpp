// Connections: reading requests, writing answers. With loops.cpp the only place that knows the network.
//
// One loop is one thread with one io_context. A connection belongs to one loop for life, so nothing in it is locked.
// There is no timer for each connection: a tick looks at all of them and closes those that are overdue. Every argument
// of an awaited call has a name before it, so that no compiler has to keep a temporary alive across the wait.
#include "heads.hpp"
#include "language.hpp"
#include "loop.hpp"
#include "receiver.hpp"
#include "wire.hpp"
#include <atomic>
#include <base/id.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <fmt/core.h>
#include <set>

namespace muster::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Steady = std::chrono::steady_clock;
using Error = boost::system::error_code;
using Parser = beast::http::request_parser<beast::http::buffer_body>;
using Awaited = asio::awaitable<void>;

/// The certificate, once it was read.
struct Tls {
    asio::ssl::context context{asio::ssl::context::tls_server};
};

namespace {

class Connection;

}

struct Loop::Inside {
    Inside(Settings const& told, Front& asked, unsigned which) : settings(told), front(asked), number(which), ticker(context), kept_running(asio::make_work_guard(context)) {}
    Awaited tick();
    void end();
    Settings const& settings;
    Front& front;
    unsigned number;
    asio::io_context context{1};
    asio::steady_timer ticker;
    asio::executor_work_guard<asio::io_context::executor_type> kept_running;
    std::set<Connection*> connections;
    bool stopping = false;
    Steady::time_point stop_by{};
    std::shared_ptr<Tls> tls;
    std::function<void(std::string const&)> left;
};

namespace {

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

/// A connection as bytes, plain or over TLS.
class Stream {
public:
    Stream(tcp::socket socket, asio::ssl::context* tls) : socket_(std::move(socket))
    {
        if (tls != nullptr) tls_.emplace(socket_, *tls);
    }
    tcp::socket& socket() { return socket_; }
    [[nodiscard]] bool secure() const { return tls_.has_value(); }

    Awaited greet(Error& error)
    {
        if (not tls_) co_return;
        auto token = asio::redirect_error(asio::use_awaitable, error);
        co_await tls_->async_handshake(asio::ssl::stream_base::server, token);
    }
    asio::awaitable<std::size_t> read(asio::mutable_buffer into, Error& error)
    {
        auto token = asio::redirect_error(asio::use_awaitable, error);
        std::size_t size = 0;
        if (tls_) size = co_await tls_->async_read_some(into, token);
        else size = co_await socket_.async_read_some(into, token);
        co_return size;
    }
    asio::awaitable<std::size_t> write(std::array<asio::const_buffer, 2> const& from, Error& error)
    {
        auto token = asio::redirect_error(asio::use_awaitable, error);
        std::size_t size = 0;
        if (tls_) size = co_await tls_->async_write_some(from, token);
        else size = co_await socket_.async_write_some(from, token);
        co_return size;
    }
    /// Nothing more is sent; what the other side still sends can be read.
    void end_sending()
    {
        Error ignored;
        socket_.shutdown(tcp::socket::shutdown_send, ignored);
    }
    void close()
    {
        Error ignored;
        socket_.close(ignored);
    }

private:
    tcp::socket socket_;
    std::optional<asio::ssl::stream<tcp::socket&>> tls_;
};

enum class Stage { idle, moving, working, telling };

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Loop::Inside& loop, tcp::socket socket, std::string from)
        : loop_(loop), stream_(std::move(socket), loop.tls ? &loop.tls->context : nullptr), from_(std::move(from)), ready_(loop.context)
    {
        loop_.connections.insert(this);
    }
    ~Connection()
    {
        loop_.connections.erase(this);
        loop_.left(from_);
    }
    Awaited run();
    /// Looked at by the tick.
    void look(Steady::time_point now);
    void close() { stream_.close(); }
    [[nodiscard]] bool is_idle() const { return stage_ == Stage::idle; }
    void wake()
    {
        if (stage_ == Stage::telling) ready_.cancel();
    }

private:
    using Way = std::shared_ptr<Exchange>;
    void enter(Stage stage, std::chrono::milliseconds time);
    void begin_moving();
    asio::awaitable<bool> turn();
    asio::awaitable<std::size_t> read_head(Fault& fault);
    std::optional<Fault> understand(std::size_t size, Parser& parser, Exchange& exchange) const;
    asio::awaitable<bool> read_more();
    asio::awaitable<bool> serve(Way exchange, Parser& parser);
    asio::awaitable<bool> admitted(Way exchange, Parser& parser);
    asio::awaitable<bool> read_body(Way exchange, Parser& parser);
    asio::awaitable<bool> have_done(Way exchange, bool admission);
    asio::awaitable<bool> send(Way exchange, bool keep);
    asio::awaitable<bool> send_file(Exchange const& exchange, std::string head, std::FILE* file);
    asio::awaitable<bool> put(std::string_view head, std::string_view body);
    Awaited tell(Way exchange);
    Awaited drain();

    Loop::Inside& loop_;
    Stream stream_;
    std::string from_;
    asio::steady_timer ready_;
    std::string in_;  // arrived and not read
    Stage stage_ = Stage::idle;
    Steady::time_point deadline_ = Steady::time_point::max(), since_{}, asked_{};
    std::int64_t moved_ = 0, sent_ = 0;
    bool first_ = true;
};

void Connection::enter(Stage stage, std::chrono::milliseconds time)
{
    stage_ = stage;
    deadline_ = Steady::now() + time;
}

/// A body or an answer moves from now on: it has to move 1 KiB a second once the slack is over.
void Connection::begin_moving()
{
    stage_ = Stage::moving;
    deadline_ = Steady::time_point::max();
    since_ = Steady::now();
    moved_ = 0;
}

void Connection::look(Steady::time_point now)
{
    bool late = now > deadline_ or (loop_.stopping and now > loop_.stop_by and stage_ != Stage::working);
    if (stage_ == Stage::moving and deadline_ == Steady::time_point::max()) {
        auto const passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - since_);
        late = late or (passed > loop_.settings.slack and moved_ * 1000 < passed.count() * 1024);
    }
    if (late) stream_.close();
}

Awaited Connection::run()
{
    auto const alive = shared_from_this();
    Error error;
    enter(Stage::moving, loop_.settings.head_time);
    co_await stream_.greet(error);
    bool more = not error;
    while (more) more = co_await turn();
    stream_.close();
}

/// False where nothing more can be read.
asio::awaitable<bool> Connection::read_more()
{
    constexpr std::size_t piece = 16384;
    auto const before = in_.size();
    in_.resize(before + piece);
    auto const into = asio::buffer(in_.data() + before, piece);
    Error error;
    auto const size = co_await stream_.read(into, error);
    in_.resize(before + size);
    moved_ += static_cast<std::int64_t>(size);
    co_return size > 0 and not error;
}

/// The length of the head, 0 where the connection ended; `fault` says where it can be no request.
asio::awaitable<std::size_t> Connection::read_head(Fault& fault)
{
    fault.status = 0;
    auto const& settings = loop_.settings;
    enter(Stage::idle, first_ ? settings.head_time : settings.idle_time);
    first_ = false;
    for (;;) {
        if (not in_.empty() and stage_ == Stage::idle) enter(Stage::moving, settings.head_time);
        auto const end = in_.find("\r\n\r\n");
        if (end != std::string::npos and end + 4 <= settings.head_bytes) co_return end + 4;
        if (in_.size() > settings.head_bytes) fault = {431, fmt::format("The head of the request is longer than {} bytes.", settings.head_bytes)};
        else if (auto early = check_beginning(in_)) fault = *early;
        if (fault.status != 0) co_return in_.size();
        if (loop_.stopping and in_.empty()) co_return 0;
        auto const more = co_await read_more();
        if (not more) co_return 0;
    }
}

/// Reads the head; what follows it stays in `in_`.
std::optional<Fault> Connection::understand(std::size_t size, Parser& parser, Exchange& exchange) const
{
    auto const head = std::string_view(in_).substr(0, size);
    if (auto fault = check_head(head)) return fault;
    Error error;
    parser.header_limit(static_cast<std::uint32_t>(loop_.settings.head_bytes));
    parser.body_limit(boost::none);
    auto const buffer = asio::buffer(head.data(), head.size());
    parser.put(buffer, error);
    if (error or not parser.is_header_done()) return Fault{400, "The head of the request cannot be read: " + error.message() + "."};
    auto& request = exchange.request;
    auto const& message = parser.get();
    request.verb = view(message.method_string());
    request.target = view(message.target());
    for (auto const& field : message) {
        std::string name(view(field.name_string()));
        for (auto& c : name)
            if (c >= 'A' and c <= 'Z') c = static_cast<char>(c + 32);
        request.headers.emplace_back(std::move(name), view(field.value()));
    }
    request.from = from_;
    request.secure = stream_.secure();
    if (loop_.settings.behind_proxy) {
        auto const told = request.header("x-forwarded-for");
        if (not told.empty()) request.from = told.substr(told.rfind(',') == std::string_view::npos ? 0 : told.rfind(',') + 1);
        std::erase(request.from, ' ');
        request.secure = request.secure or request.header("x-forwarded-proto") == "https";
    }
    return read_target(request);
}

/// One request and its answer; false where the connection ends.
asio::awaitable<bool> Connection::turn()
{
    auto exchange = std::make_shared<Exchange>();
    exchange->request.id = base::new_ulid(base::system_clock().now());
    Fault fault;
    auto const size = co_await read_head(fault);
    if (size == 0) co_return false;
    asked_ = Steady::now();
    Parser parser;
    if (fault.status == 0)
        if (auto found = understand(size, parser, *exchange)) fault = *found;
    if (fault.status != 0) {
        exchange->answer = problem_for(exchange->request, fault.status, fault.status == 431 ? "http.head_too_large" : "http.malformed", {fault.status == 431 ? std::to_string(loop_.settings.head_bytes) : fault.sentence});
        co_await send(exchange, false);
        co_await drain();
        co_return false;
    }
    in_.erase(0, size);
    bool const more = co_await serve(exchange, parser);
    co_return more;
}

asio::awaitable<bool> Connection::serve(Way exchange, Parser& parser)
{
    loop_.front.look_up(*exchange);
    bool keep = parser.keep_alive() and not loop_.stopping;
    bool const bodiless = parser.is_done();
    bool ready = exchange->route == nullptr;
    if (not ready and bodiless) ready = loop_.front.quick(*exchange, loop_.number);
    if (not ready and not bodiless) {
        bool const whole = co_await admitted(exchange, parser);
        if (not whole and exchange->answer.status == 0) co_return false;
        ready = not whole;
    }
    if (not ready) co_await have_done(exchange, false);
    bool const unread = not parser.is_done();
    keep = keep and not unread and not loop_.stopping;
    if (not exchange->answer.events_of.empty()) {
        co_await tell(exchange);
        co_return false;
    }
    bool const sent = co_await send(exchange, keep);
    if (sent and unread) co_await drain();
    co_return sent and keep and not loop_.stopping;
}

/// Reads the body where it may come. False: the answer says why not, or has status 0 where the connection broke.
asio::awaitable<bool> Connection::admitted(Way exchange, Parser& parser)
{
    auto const& route = *exchange->route;
    auto const length = parser.content_length();
    auto const most = route.brings == Brings::nothing ? 0 : route.most_bytes;
    if (length and static_cast<std::int64_t>(*length) > most) {
        exchange->answer = problem_for(exchange->request, 413, "http.too_large", {std::to_string(most)});
        co_return false;
    }
    if (route.brings == Brings::file) {
        bool const asked = co_await have_done(exchange, true);
        if (not asked or not exchange->admitted) co_return false;
    }
    if (not exchange->request.header("expect").empty()) {
        bool const sent = co_await put("HTTP/1.1 100 Continue\r\n\r\n", "");
        if (not sent) exchange->answer.status = 0;
        if (not sent) co_return false;
    }
    bool const whole = co_await read_body(exchange, parser);
    co_return whole;
}

/// One step of the parser over what has arrived; an error where the body is not as it must be.
Error step(Parser& parser, std::string& in, std::vector<char>& room, std::string_view& got)
{
    auto& body = parser.get().body();
    body.data = room.data();
    body.size = room.size();
    Error error;
    auto const buffer = asio::buffer(std::as_const(in).data(), in.size());
    auto const used = parser.put(buffer, error);
    in.erase(0, used);
    got = {room.data(), room.size() - body.size};
    if (error == beast::http::error::need_buffer) error = {};
    return error;
}

asio::awaitable<bool> Connection::read_body(Way exchange, Parser& parser)
{
    auto& answer = exchange->answer;
    bool extended = false, large = false;
    auto look_at_chunk = [&](std::uint64_t size, beast::string_view extension, Error&) {
        extended = extended or not extension.empty();
        large = large or size > static_cast<std::uint64_t>(exchange->route->most_bytes);
    };
    parser.on_chunk_header(look_at_chunk);
    parser.eager(true);
    Receiver receiver(*exchange, loop_.settings.spool);
    std::vector<char> room(65536);
    begin_moving();
    while (not parser.is_done()) {
        std::string_view got;
        auto const error = in_.empty() ? Error(beast::http::error::need_more) : step(parser, in_, room, got);
        if (extended or (error and error != beast::http::error::need_more)) {
            answer = problem_for(exchange->request, 400, "http.malformed", {"The body of the request is not divided as it must be."});
            co_return false;
        }
        if (not receiver.add(got)) {
            answer = problem_for(exchange->request, 507, "http.no_room");
            co_return false;
        }
        if (large or exchange->request.bytes > exchange->route->most_bytes) {
            answer = problem_for(exchange->request, 413, "http.too_large", {std::to_string(exchange->route->most_bytes)});
            co_return false;
        }
        if (not error) continue;
        bool const more = co_await read_more();
        if (more) continue;
        answer.status = 0;
        co_return false;
    }
    co_return not receiver.failed();
}

/// Waits for a worker. False where too many wait: `answer` says so.
asio::awaitable<bool> Connection::have_done(Way exchange, bool admission)
{
    stage_ = Stage::working;
    deadline_ = Steady::time_point::max();
    ready_.expires_at(Steady::time_point::max());
    auto done = [self = shared_from_this()] { asio::post(self->loop_.context, [self] { self->ready_.cancel(); }); };
    if (not loop_.front.submit(exchange, admission, done)) {
        exchange->answer = problem_for(exchange->request, 503, "http.busy");
        exchange->answer.set("retry-after", "2");
        co_return false;
    }
    // What the worker posts can only run once this coroutine waits: both belong to the one thread of the loop.
    Error cancelled;
    auto token = asio::redirect_error(asio::use_awaitable, cancelled);
    co_await ready_.async_wait(token);
    co_return true;
}

asio::awaitable<bool> Connection::put(std::string_view head, std::string_view body)
{
    Error error;
    while (not error and (not head.empty() or not body.empty())) {
        std::array<asio::const_buffer, 2> const both{asio::buffer(head.data(), head.size()), asio::buffer(body.data(), body.size())};
        // Counted as it goes: on a thin line a piece takes longer than the slack.
        auto const size = co_await stream_.write(both, error);
        moved_ += static_cast<std::int64_t>(size);
        sent_ += static_cast<std::int64_t>(size);
        auto const of_head = std::min(size, head.size());
        head.remove_prefix(of_head);
        body.remove_prefix(size - of_head);
    }
    co_return not error;
}

asio::awaitable<bool> Connection::send_file(Exchange const& exchange, std::string head, std::FILE* file)
{
    std::vector<char> room(std::size_t{1} << 17);
    bool sent = co_await put(head, "");
    while (sent and exchange.request.verb != "HEAD") {
        auto const size = std::fread(room.data(), 1, room.size(), file);
        if (size == 0) break;
        sent = co_await put("", std::string_view(room.data(), size));
    }
    co_return sent;
}

asio::awaitable<bool> Connection::send(Way exchange, bool keep)
{
    auto const& [request, answer] = std::tie(exchange->request, exchange->answer);
    auto body = answer.bytes();
    HeadFacts facts{.length = static_cast<std::int64_t>(body.size()), .keep_alive = keep, .old = false, .secure = request.secure, .now = base::system_clock().now().ms / 1000};
    std::FILE* file = nullptr;
    if (not answer.file.empty()) {
        file = std::fopen(answer.file.c_str(), "rb");
        if (file != nullptr) std::fseek(file, 0, SEEK_END), facts.length = std::ftell(file), std::rewind(file);
    }
    auto const head = head_of(request, answer, facts);
    if (request.verb == "HEAD" or answer.status == 304) body = {};
    begin_moving();
    sent_ = 0;
    constexpr std::size_t piece = std::size_t{1} << 18;
    bool sent = true;
    if (file != nullptr) {
        sent = co_await send_file(*exchange, head, file);
        std::fclose(file);
    }
    else sent = co_await put(head, body.substr(0, piece));
    for (auto at = piece; sent and file == nullptr and at < body.size(); at += piece) sent = co_await put("", body.substr(at, piece));
    if (answer.remove_file) std::remove(answer.file.c_str());
    if (not request.file.empty()) std::remove(request.file.c_str());
    auto const passed = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - asked_).count();
    loop_.front.finished(*exchange, sent_, passed, loop_.number);
    if (not keep) stream_.end_sending();
    co_return sent;
}

/// A stream of events: as long as the page is open and the server runs.
Awaited Connection::tell(Way exchange)
{
    HeadFacts const facts{.length = -1, .keep_alive = false, .old = false, .secure = exchange->request.secure, .now = base::system_clock().now().ms / 1000};
    auto const head = head_of(exchange->request, exchange->answer, facts);
    std::uint64_t cursor = 0;
    begin_moving();
    bool open = co_await put(head, "retry: 3000\n\n");
    loop_.front.opened(exchange);
    while (open and not loop_.stopping and not exchange->over) {
        auto const news = loop_.front.events(*exchange, cursor);
        if (not news.empty()) open = co_await put(news, "");
        if (not open or not news.empty()) continue;
        stage_ = Stage::telling;
        deadline_ = Steady::time_point::max();
        ready_.expires_after(loop_.settings.beat);
        Error woken;
        auto token = asio::redirect_error(asio::use_awaitable, woken);
        co_await ready_.async_wait(token);
        begin_moving();
        if (not woken) open = co_await put(": beat\n\n", "");
    }
    loop_.front.finished(*exchange, sent_, 0, loop_.number);
    stream_.end_sending();
}

/// Reads what is still on its way, so that the answer arrives: a socket closed with unread bytes resets the connection.
Awaited Connection::drain()
{
    constexpr std::int64_t most = std::int64_t{8} << 20;
    enter(Stage::moving, loop_.settings.drain_time);
    moved_ = 0;
    bool more = true;
    while (more and moved_ < most) {
        in_.clear();
        more = co_await read_more();
    }
}

}

Awaited Loop::Inside::tick()
{
    auto const rhythm = std::min({std::chrono::milliseconds(1000), settings.head_time / 4, settings.slack / 4, settings.drain_time / 4, settings.stop_time / 4});
    while (not stopping or not connections.empty()) {
        ticker.expires_after(stopping ? std::chrono::milliseconds(20) : rhythm);
        Error ignored;
        auto token = asio::redirect_error(asio::use_awaitable, ignored);
        co_await ticker.async_wait(token);
        auto const now = Steady::now();
        for (auto* connection : connections) connection->look(now);
        front.tick(number);
    }
    kept_running.reset();
}

void Loop::Inside::end()
{
    stopping = true;
    stop_by = Steady::now() + settings.stop_time;
    for (auto* connection : connections) {
        if (connection->is_idle()) connection->close();
        else connection->wake();
    }
    ticker.cancel();
}

std::shared_ptr<Tls> read_certificate(Settings const& settings)
{
    using asio::ssl::context;
    auto tls = std::make_shared<Tls>();
    tls->context.set_options(context::no_sslv2 | context::no_sslv3 | context::no_tlsv1 | context::no_tlsv1_1);
    Error error;
    tls->context.use_certificate_chain_file(settings.certificate, error);
    if (not error) tls->context.use_private_key_file(settings.key, context::pem, error);
    if (error) throw base::Refusal(rule("http.bad_certificate"), {error.message()});
    return tls;
}

Loop::Loop(Settings const& settings, Front& front, unsigned number) : in_(std::make_unique<Inside>(settings, front, number)) {}
Loop::~Loop() = default;

void Loop::run(std::shared_ptr<Tls> tls, std::function<void(std::string const&)> left)
{
    in_->tls = std::move(tls);
    in_->left = std::move(left);
    asio::co_spawn(in_->context, in_->tick(), asio::detached);
    in_->context.run();
}

void Loop::adopt(int handle, bool six, std::string from)
{
    auto begin = [in = in_.get(), handle, six, from = std::move(from)] {
        tcp::socket socket(in->context, six ? tcp::v6() : tcp::v4(), handle);
        auto const connection = std::make_shared<Connection>(*in, std::move(socket), from);
        asio::co_spawn(in->context, connection->run(), [connection](std::exception_ptr) {});
    };
    asio::post(in_->context, std::move(begin));
}

void Loop::stop()
{
    asio::post(in_->context, [in = in_.get()] { in->end(); });
}

void Loop::wake()
{
    asio::post(in_->context, [in = in_.get()] {
        for (auto* connection : in->connections) connection->wake();
    });
}

}
