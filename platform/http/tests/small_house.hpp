// A program of one module that knows nothing of anything: counting, writing, waiting. And a gate that says who may.
#pragma once
#include "client.hpp"
#include <atomic>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <http/server.hpp>
#include <store/for_tests.hpp>
#include <thread>

namespace muster::http {

/// What the commands of the tests have done, and may wait for.
struct Doings {
    std::atomic<int> counted = 0, written = 0;
    std::atomic<bool> may_end = true;
    std::atomic<bool> begun = false;
    std::atomic<bool> taken_back = false;  // the gate knows nobody any more
    std::atomic<int> files_left = 1'000'000;
    std::string classification;            // of every answer
    std::string notice;                    // that files have to carry
    std::vector<std::string> taken;        // files that went out: route, format, lines
};
Doings& doings();
cli::Module const& small_module();

/// Bearer "all" may everything, "read" may read; the cookie muster=open is a session whose token is "token".
class SmallGate final : public Gate {
public:
    Caller who(Request const& request, store::Db& db) override;
    Verdict may_take_away(Caller const& caller, Taking const& what, Params& params, store::Db& db) override;
    std::string taken_away(Caller const& caller, Taking const& what, Params const& params, Left const& left, store::Db& db) override;
    Verdict show(Answered const& what, store::Db& db, Shown& shown) override;
    Verdict may(Caller const& caller, std::string_view permission, std::string_view operation, Params& params, std::vector<std::string_view> const& takes, store::Db& db) override;
};

class House {
public:
    explicit House(Settings settings = {}, std::vector<Route> routes = {}, store::Engine engine = store::Engine::sqlite);
    ~House() { stop(); }
    Server& server() { return *server_; }
    [[nodiscard]] std::uint16_t port() const { return server_->port(); }
    /// One request on a connection of its own.
    [[nodiscard]] Got ask(std::string_view verb, std::string_view target, std::string_view headers = "", std::string_view body = "") const;
    /// With the token that may everything.
    [[nodiscard]] Got get(std::string_view target, std::string_view headers = "") const;
    [[nodiscard]] Got post(std::string_view target, std::string_view body, std::string_view headers = "") const;
    [[nodiscard]] std::unique_ptr<store::Db> open() const;
    /// Ends the server; another one takes its place on the same store.
    void again();
    void stop();
    [[nodiscard]] std::string log() const;
    [[nodiscard]] store::Scratch const& scratch() const { return scratch_; }
    Assets assets;

private:
    void start();
    store::Scratch scratch_;
    Settings settings_;
    std::vector<Route> routes_;
    SmallGate gate_;
    std::vector<cli::Module const*> modules_;
    mutable std::mutex guard_;
    std::string log_;
    std::unique_ptr<Server> server_;
};

}
