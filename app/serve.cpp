// `muster serve`: the server over this program's modules.
#include "own_commands.hpp"
#include "serve_gate.hpp"
#include "serve_lists.hpp"
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fmt/core.h>
#include <formats/apart.hpp>
#include <gathered/assets.hpp>
#include <gathered/modules.hpp>
#include <http/server.hpp>
#include <operations/operations.hpp>
#include <thread>

namespace muster::gathered {

namespace {

/// "127.0.0.1:8400", "[::1]:8400", "127.0.0.1" or "8400".
void read_listen(cli::Call const& call, http::Settings& settings)
{
    auto told = call.text("listen");
    auto const colon = told.rfind(':');
    auto port = std::string();
    bool const has_port = colon != std::string::npos and told.find(':') == colon;
    if (has_port or told.find("]:") != std::string::npos) port = told.substr(colon + 1), told.resize(colon);
    if (told.starts_with('[') and told.ends_with(']')) told = told.substr(1, told.size() - 2);
    if (not told.empty()) settings.address = told;
    if (call.has("port")) port = std::to_string(call.number("port", 0));
    if (port.empty()) return;
    auto const [end, failed] = std::from_chars(port.data(), port.data() + port.size(), settings.port);
    if (failed != std::errc{} or end != port.data() + port.size())
        throw base::Refusal(http::rule("http.cannot_listen"), {call.text("listen") + call.text("port"), port + " is no port"});
}

std::string first_language_of(store::Db& db, std::string const& operation)
{
    for (auto const& one : operations::list(db))
        if (one.id == operation and not one.languages.empty()) return one.languages.front();
    return "";
}

http::Settings settings_of(cli::Call const& call)
{
    http::Settings settings;
    read_listen(call, settings);
    settings.certificate = call.text("tls-cert");
    settings.key = call.text("tls-key");
    if (settings.certificate.empty() != settings.key.empty())
        throw base::Refusal(http::rule("http.bad_certificate"), {"the certificate and its key come together"});
    settings.behind_proxy = call.has("behind-proxy");
    settings.spool = call.text("spool");
    bool const in_file = call.store_url.find("://") == std::string::npos;
    if (settings.spool.empty() and in_file) settings.spool = call.store_url + ".spool";
    settings.readers = static_cast<unsigned>(std::clamp<std::int64_t>(call.number("threads", std::max(2u, std::thread::hardware_concurrency())), 1, 256));
    return settings;
}

}

cli::Exit run_serve(cli::Call& call)
{
    auto const settings = settings_of(call);
    // What is handed in is read by a process of its own; the command line, where people read their own files, does not need that.
    formats::read_apart({.command = {"/proc/self/exe", std::string(formats::reader_word)}, .folder = settings.spool});
    ServeGate gate(call);
    http::Surroundings around;
    around.modules = call.modules;
    around.store = call.store_url;
    around.open_store = [&] { return call.open_store ? call.open_store(call.store_url) : cli::open_and_migrate(call.store_url, call.modules); };
    around.gate = &gate.gate();
    around.routes = gate.routes();
    around.tend = [&](store::Db& db) { gate.tend(db); };
    around.assets = &assets();
    around.tag_of = hashtag_of;
    around.language_of = first_language_of;
    around.place_names = {"place", "pcode"};
    around.shapes = [&](store::Db& db, std::string const& operation, std::vector<std::string> const& places) { return shapes_of(call.modules, db, operation, places); };
    around.clock = call.clock;
    if (not call.has("quiet")) around.log = [&](std::string_view lines) { call.err(lines); };
    http::Server server(settings, std::move(around));
    server.start();
    // Not by way of the document: it is wanted now, and not at the end.
    call.out(fmt::format("store    {}, journal at {}\naddress  {}\n{}", call.store_url, store::journal_head(call.db()), server.url(), gate.greeting(server.url())));
    std::fflush(stdout);
    server.wait();
    call.document(R"({"ended":true})");
    return cli::Exit::done;
}

}
