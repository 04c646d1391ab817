// One process that answers: sessions on a few loops, requests on workers that each have their own store.
#pragma once
#include <chrono>
#include <http/route.hpp>
#include <memory>
#include <span>

namespace muster::http {

struct Settings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8400;        // 0 = any that is free
    std::string certificate, key;     // files in PEM; both or none
    bool behind_proxy = false;        // X-Forwarded-For and X-Forwarded-Proto are believed
    std::string spool;                // folder for uploads and files on their way; "" = a new one in the system's
    unsigned loops = 1;               // threads that read and write connections
    unsigned readers = 2, writers = 2;  // threads that answer what only reads, and what writes
    std::size_t queue = 256;          // requests that may wait for one of them; more are told to come back
    std::chrono::milliseconds patience{5'000};  // the longest that a request that reads is let wait for its turn
    std::size_t per_address = 64;     // connections of one address
    std::size_t connections = 4096;   // of all
    std::size_t head_bytes = 16384;
    std::size_t kept_bytes = std::size_t{64} << 20;  // of answers that are kept in memory
    std::chrono::milliseconds head_time{10'000};  // from the first byte of a request to the end of its head
    std::chrono::milliseconds idle_time{60'000};  // between two requests
    std::chrono::milliseconds slack{10'000};      // before a body or an answer must have moved 1 KiB a second
    std::chrono::milliseconds drain_time{2'000};  // for what is still sent after an answer that closes
    std::chrono::milliseconds stop_time{30'000};  // for running requests, once the server was told to stop
    std::chrono::milliseconds beat{15'000};       // between two signs of life in an open stream of events
    std::chrono::milliseconds watch{500};         // between two looks at the journal for what others wrote, and at who reads open streams
    bool handle_signals = true;       // SIGTERM and SIGINT stop the server
};

/// A file of the web interface, in the program itself.
struct Asset {
    std::string_view type;            // "text/javascript"
    std::string_view raw, gzip, br;   // packed forms may be empty
    std::string_view etag;            // with its quotes
    bool immutable = false;           // its name changes with its content
};
using Assets = std::map<std::string, Asset, std::less<>>;  // by path: "/index.html"

/// What the server works with; all of it outlives the server.
struct Surroundings {
    std::span<cli::Module const* const> modules;
    std::string store;                                     // url
    std::function<std::unique_ptr<store::Db>()> open_store;  // each thread opens its own
    Gate* gate = nullptr;
    std::vector<Route> routes;                             // written by hand, beside those of the commands
    Assets const* assets = nullptr;
    base::Clock const* clock = &base::system_clock();
    std::function<void(std::string_view lines)> log;       // JSON lines; may be empty
    std::function<void(store::Db&)> tend;                  // every few minutes, on a thread that writes; may be empty
    /// What a column of a list is called in HXL, "#adm1+code"; "" where it has no hashtag. May be empty.
    std::function<std::string(std::string_view list, std::string_view column)> tag_of;
    /// The first language of an operation; "" where it says none. May be empty.
    std::function<std::string(store::Db&, std::string const& operation)> language_of;
    std::vector<std::string> place_names;                  // members of a row that say its place, such as "place"
    /// GeoJSON geometries of an operation by the code of their place; places without one are left out. May be empty.
    std::function<std::map<std::string, std::string>(store::Db&, std::string const& operation, std::vector<std::string> const& places)> shapes;
};

class Server {
public:
    Server(Settings settings, Surroundings around);
    ~Server();
    /// Listens and answers from now on. Refuses with http.cannot_listen, http.bad_certificate, http.not_loopback.
    void start();
    [[nodiscard]] std::uint16_t port() const;
    /// "http://127.0.0.1:8400"
    [[nodiscard]] std::string url() const;
    /// Takes no new connection, lets running requests finish, ends.
    void stop();
    /// Waits until the server has ended, by stop() or a signal.
    void wait();
    [[nodiscard]] std::vector<Route> const& routes() const;

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

/// Its tables (uploads, answers by idempotency key, jobs), queries and rules, for the list of modules.
cli::Module const& module();

}
