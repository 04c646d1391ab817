#include "assets.hpp"
#include "hub.hpp"
#include "jobs.hpp"
#include "loops.hpp"
#include "openapi.hpp"
#include "own_routes.hpp"
#include "pool.hpp"
#include "repeats.hpp"
#include "uploads.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/id.hpp>
#include <base/json.hpp>
#include <condition_variable>
#include <filesystem>
#include <http/sql.hpp>
#include <http/words.hpp>
#include <mutex>
#include <store/journal.hpp>

namespace muster::http {

namespace {

/// A folder that is there and belongs to us alone.
std::string made_spool(std::string const& wanted)
{
    auto const folder = wanted.empty() ? std::filesystem::temp_directory_path() / ("muster-" + base::new_ulid(base::system_clock().now())) : std::filesystem::path(wanted);
    std::filesystem::create_directories(folder);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    return folder.string();
}

}

struct Server::Inside final : Front {
    Inside(Settings told, Surroundings with)
        : settings(std::move(told)), around(std::move(with)), own_spool(settings.spool.empty()), kept(settings.kept_bytes), hub([this] { loops.wake(); }),
          jobs(around, router, hub, [this](auto const& route, auto const& caller, auto params, auto& db, auto const& follow) { return desk.do_later(route, caller, std::move(params), db, follow); }),
          router(all_routes()), desk(settings, around, router, kept, metrics, jobs), loops(settings, *this)
    {
        ENSURE(around.gate != nullptr and around.open_store);
        base::Rules::all().add(rules());
        base::add_words(words::all);
        settings.spool = made_spool(settings.spool);
        description = openapi(router.routes());
    }
    ~Inside() override
    {
        loops.stop();
        loops.wait();
        end();
    }
    std::vector<Route> all_routes();
    void start();
    void end();
    void look_up(Exchange& exchange) override;
    bool quick(Exchange& exchange, unsigned loop) override;
    bool submit(std::shared_ptr<Exchange> const& exchange, bool admission, std::function<void()> done) override;
    void finished(Exchange const& exchange, std::int64_t bytes, std::int64_t microseconds, unsigned loop) override;
    std::string events(Exchange const& exchange, std::uint64_t& cursor) override { return hub.since(exchange.subject, cursor); }
    void opened(std::shared_ptr<Exchange> const& exchange) override
    {
        std::lock_guard const lock(streams_guard);
        streams.push_back(exchange);
    }
    void end_streams(store::Db& db);
    void tick(unsigned) override { flush(); }
    void flush();
    void watch(std::stop_token const& stopped, store::Db& db);
    void tend(store::Db& db);
    [[nodiscard]] std::string gauges() const;

    Settings settings;
    Surroundings around;
    bool own_spool;
    Metrics metrics;
    Kept kept;
    Hub hub;
    Jobs jobs;
    std::string description;
    Router router;
    Desk desk;
    Loops loops;
    std::mutex streams_guard;
    std::vector<std::weak_ptr<Exchange>> streams;
    std::mutex log_guard;
    std::string lines;
    // After the loops: a worker may speak to one until it ends.
    std::unique_ptr<Pool> readers, writers;
    std::vector<std::unique_ptr<store::Db>> of_loops;  // to ask for the journal's end; only where that costs no wait
    std::unique_ptr<store::Db> watched;
    std::jthread watcher;
    std::int64_t started = base::system_clock().now().ms;
};

std::vector<Route> Server::Inside::all_routes()
{
    auto routes = routes_of_commands(around.modules);
    auto const add = [&](std::vector<Route> const& more) { routes.insert(routes.end(), more.begin(), more.end()); };
    add(around.routes);
    add(own_routes({around, hub, metrics, [this] { return gauges(); }}));
    add(jobs.routes());
    add({upload_route(settings)});
    Route described{.verb = "GET", .path = "/api/1/openapi.json", .permission = "open", .summary = "This description, OpenAPI 3.1."};
    described.handle = [this](Request const&, Work&) { return Answer{.status = 200, .type = "application/json", .headers = {{"cache-control", "no-cache"}}, .body = description}; };
    add({described});
    return routes;
}

void Server::Inside::start()
{
    watched = around.open_store();
    jobs.start(*watched, around.open_store);
    readers = std::make_unique<Pool>(settings.readers, settings.queue, around.open_store, settings.patience);
    writers = std::make_unique<Pool>(settings.writers, settings.queue, around.open_store);
    if (watched->engine() == store::Engine::sqlite)
        for (unsigned i = 0; i < std::max(1u, settings.loops); ++i) of_loops.push_back(around.open_store());
    hub.journal(store::journal_head(*watched));
    loops.start();
    watcher = std::jthread([this](std::stop_token const& stopped) { watch(stopped, *watched); });
}

void Server::Inside::end()
{
    watcher.request_stop();
    if (watcher.joinable()) watcher.join();
    if (readers) readers->stop();
    if (writers) writers->stop();
    jobs.stop();
    flush();
    std::error_code ignored;
    if (own_spool) std::filesystem::remove_all(settings.spool, ignored);
}

void Server::Inside::look_up(Exchange& exchange)
{
    auto const& request = exchange.request;
    desk.look_up(exchange);
    if (exchange.answer.status == 404 and not request.writes() and not request.path.starts_with("/api/")) exchange.answer = answer_of_assets(around.assets, request);
}

/// What the same sender was answered less than a second ago, as long as the journal has not moved.
bool Server::Inside::quick(Exchange& exchange, unsigned loop)
{
    if (not exchange.route->kept or not exchange.format.empty() or of_loops.empty() or exchange.request.writes()) return false;
    auto const held = kept.quick(words_of(exchange.request));
    auto const answer = held ? held->answer.lock() : nullptr;
    if (answer == nullptr) return false;
    bool const packs = answer->tried or not takes_coding(exchange.request.header("accept-encoding"), "gzip");
    if (not packs or store::journal_head(*of_loops[loop]) != held->head) return false;
    exchange.account = held->account;
    exchange.answer = answer_with(*answer, exchange.request);
    ++metrics.kept;
    return true;
}

bool Server::Inside::submit(std::shared_ptr<Exchange> const& exchange, bool admission, std::function<void()> done)
{
    bool const writes = exchange->request.writes();
    auto& pool = writes ? *writers : *readers;
    bool const taken = pool.post([this, exchange, admission, writes, done = std::move(done)](store::Db& db) {
        if (admission) exchange->admitted = desk.admit(*exchange, db);
        else desk.answer(*exchange, db);
        if (writes and not admission) {
            kept.forget_quick();
            try {
                hub.journal(store::journal_head(db));
            }
            catch (std::exception const&) {
                // The store went away after the answer was made; the watcher tells of it later.
            }
        }
        done();
    });
    if (not taken) ++metrics.turned_away;
    return taken;
}

void Server::Inside::finished(Exchange const& exchange, std::int64_t bytes, std::int64_t microseconds, unsigned)
{
    auto const route = exchange.route == nullptr ? std::string("-") : exchange.route->path;
    metrics.answered(exchange.request.verb, route, exchange.answer.status, microseconds, bytes);
    if (exchange.answer.status == 304) ++metrics.unchanged;
    if (not around.log) return;
    std::string line;
    base::JsonWriter writer(line);
    writer.object().member("at", base::system_clock().now().text()).member("request", exchange.request.id).member("verb", exchange.request.verb);
    // The pattern and the operation, never the whole address: it may hold what a person looked for.
    writer.member("route", route);
    // What is not there is called as somebody typed it.
    auto const operation = exchange.request.slots.find("operation");
    if (operation != exchange.request.slots.end() and exchange.answer.status != 404) writer.member("operation", operation->second.front());
    writer.member("status", exchange.answer.status).member("bytes", bytes).member("us", microseconds);
    if (not exchange.account.empty()) writer.member("account", exchange.account);
    if (not exchange.mistake.empty()) writer.member("mistake", exchange.mistake);
    writer.end();
    line += '\n';
    std::lock_guard const lock(log_guard);
    lines += line;
}

void Server::Inside::flush()
{
    std::lock_guard const lock(log_guard);
    if (around.log and not lines.empty()) around.log(lines);
    lines.clear();
}

/// What was taken back since a stream was opened ends it: a sign-in, a grant, a token.
void Server::Inside::end_streams(store::Db& db)
{
    std::vector<std::shared_ptr<Exchange>> open;
    {
        std::lock_guard const lock(streams_guard);
        std::erase_if(streams, [](auto const& one) { return one.expired(); });
        for (auto const& one : streams)
            if (auto held = one.lock()) open.push_back(std::move(held));
    }
    bool any = false;
    for (auto const& one : open) {
        if (one->over or around.gate->still_sees(one->request, one->answer.events_of, db)) continue;
        one->over = any = true;
    }
    if (any) loops.wake();
}

/// Other programs write to the store too: open pages hear of it.
void Server::Inside::watch(std::stop_token const& stopped, store::Db& db)
{
    std::mutex guard;
    std::condition_variable_any woken;
    auto next_tending = std::chrono::steady_clock::now();
    while (not stopped.stop_requested()) {
        try {
            hub.journal(store::journal_head(db));
            end_streams(db);
            if (std::chrono::steady_clock::now() >= next_tending) {
                next_tending = std::chrono::steady_clock::now() + std::chrono::minutes(5);
                writers->post([this](store::Db& own) { tend(own); });
            }
        }
        catch (std::exception const&) {
            // The store is away for a moment; requests say so themselves.
        }
        std::unique_lock lock(guard);
        woken.wait_for(lock, stopped, settings.watch, [] { return false; });
    }
}

void Server::Inside::tend(store::Db& db)
{
    constexpr std::int64_t day = 86'400'000;
    auto const now = around.clock->now().ms;
    try {
        drop_uploads(settings, db, {now - 7 * day});
        drop_answers(db, {now - 7 * day});
        Jobs::drop(db, {now - 30 * day});
        if (around.tend) around.tend(db);
    }
    catch (std::exception const&) {
        // It is tried again in some minutes.
    }
}

std::string Server::Inside::gauges() const
{
    return metrics.text({{"muster_http_connections", "Connections that are open.", static_cast<std::int64_t>(loops.connections())},
                         {"muster_http_waiting", "Requests that wait for a worker.", static_cast<std::int64_t>(readers->waiting() + writers->waiting())},
                         {"muster_kept_bytes", "Bytes of answers that are kept.", static_cast<std::int64_t>(kept.bytes())},
                         {"muster_journal_head", "The number of the last entry of the journal.", hub.head()},
                         {"muster_up_seconds", "Since the server started.", (base::system_clock().now().ms - started) / 1000}});
}

Server::Server(Settings settings, Surroundings around) : in_(std::make_unique<Inside>(std::move(settings), std::move(around))) {}
Server::~Server() = default;

void Server::start() { in_->start(); }

std::uint16_t Server::port() const { return in_->loops.port(); }

std::string Server::url() const
{
    auto const& settings = in_->settings;
    bool const six = settings.address.find(':') != std::string::npos;
    return (settings.certificate.empty() ? "http://" : "https://") + (six ? "[" + settings.address + "]" : settings.address) + ":" + std::to_string(port());
}

void Server::stop() { in_->loops.stop(); }

void Server::wait()
{
    in_->loops.wait();
    in_->end();
}

cli::Module const& module()
{
    static cli::Module const made{.name = "http", .migrations = sql::migrations, .queries = sql::all, .commands = {}, .rules = rules(), .witnesses = {}, .words = words::all};
    return made;
}

std::vector<Route> const& Server::routes() const { return in_->router.routes(); }

}
