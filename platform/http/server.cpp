#include "assets.hpp"
#include "loops.hpp"
#include "pool.hpp"
#include <base/ensure.hpp>
#include <base/id.hpp>
#include <base/json.hpp>
#include <filesystem>
#include <mutex>
#include <unistd.h>

namespace muster::http {

namespace {

std::vector<Route> all_routes(Surroundings const& around)
{
    auto routes = routes_of_commands(around.modules);
    for (auto const& route : around.routes) routes.push_back(route);
    return routes;
}

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
        : settings(std::move(told)), around(std::move(with)), router(all_routes(around)), desk(settings, around, router), loops(settings, *this), own_spool(settings.spool.empty())
    {
        ENSURE(around.gate != nullptr and around.open_store);
        base::Rules::all().add(rules());
        settings.spool = made_spool(settings.spool);
    }
    ~Inside() override
    {
        loops.stop();
        loops.wait();
        end();
    }
    void end()
    {
        if (readers) readers->stop();
        if (writers) writers->stop();
        flush();
        std::error_code ignored;
        if (own_spool) std::filesystem::remove_all(settings.spool, ignored);
    }

    void look_up(Exchange& exchange) override
    {
        auto const& request = exchange.request;
        desk.look_up(exchange);
        bool const reads = request.verb == "GET" or request.verb == "HEAD";
        if (exchange.answer.status == 404 and reads and not request.path.starts_with("/api/")) exchange.answer = answer_of_assets(around.assets, request);
    }
    bool quick(Exchange&, unsigned) override { return false; }
    bool submit(std::shared_ptr<Exchange> const& exchange, bool admission, std::function<void()> done) override
    {
        auto& pool = exchange->request.writes() ? *writers : *readers;
        return pool.post([this, exchange, admission, done = std::move(done)](store::Db& db) {
            if (admission) exchange->admitted = desk.admit(*exchange, db);
            else desk.answer(*exchange, db);
            done();
        });
    }
    void finished(Exchange const& exchange, std::int64_t bytes, std::int64_t microseconds, unsigned) override
    {
        if (not around.log) return;
        std::string line;
        base::JsonWriter writer(line);
        writer.object().member("at", base::system_clock().now().text()).member("request", exchange.request.id).member("verb", exchange.request.verb);
        // The pattern and the operation, never the whole address: it may hold what a person looked for.
        writer.member("route", exchange.route == nullptr ? std::string("-") : exchange.route->path);
        if (auto const operation = exchange.request.slots.find("operation"); operation != exchange.request.slots.end()) writer.member("operation", operation->second.front());
        writer.member("status", exchange.answer.status).member("bytes", bytes).member("us", microseconds);
        if (not exchange.account.empty()) writer.member("account", exchange.account);
        if (not exchange.mistake.empty()) writer.member("mistake", exchange.mistake);
        writer.end();
        line += '\n';
        std::lock_guard const lock(log_guard);
        lines += line;
    }
    std::string events(Exchange const&, std::uint64_t&) override { return ""; }
    void tick(unsigned) override { flush(); }
    void flush()
    {
        std::lock_guard const lock(log_guard);
        if (around.log and not lines.empty()) around.log(lines);
        lines.clear();
    }

    Settings settings;
    Surroundings around;
    Router router;
    Desk desk;
    Loops loops;
    bool own_spool;
    std::mutex log_guard;
    std::string lines;
    std::unique_ptr<Pool> readers, writers;  // after the loops: a worker may speak to one until it ends
};

Server::Server(Settings settings, Surroundings around) : in_(std::make_unique<Inside>(std::move(settings), std::move(around))) {}
Server::~Server() = default;

void Server::start()
{
    in_->readers = std::make_unique<Pool>(in_->settings.readers, in_->settings.queue, in_->around.open_store);
    in_->writers = std::make_unique<Pool>(in_->settings.writers, in_->settings.queue, in_->around.open_store);
    in_->loops.start();
}

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
    static cli::Module const made{.name = "http", .migrations = {}, .queries = {}, .commands = {}, .rules = rules(), .witnesses = {}};
    return made;
}

std::vector<Route> const& Server::routes() const { return in_->router.routes(); }

}
