// Asks as the server does, without one: who, then may, then the route's handler.
#pragma once
#include "bench_desk.hpp"
#include <access/gate.hpp>
#include <access/routes.hpp>
#include <algorithm>
#include <formats/json.hpp>

namespace muster::access {

using formats::Json;

/// Asks as the server does: who, then may, then the route's handler.
class AtTheGate : public OnDesk {
protected:
    void SetUp() override
    {
        OnDesk::SetUp();
        if (not IsSkipped()) table = routes(world);
    }
    struct Told {
        int status = 0;
        Json json;
        std::string body;
        std::string cookie;  // what Set-Cookie says of "muster"
    };

    static bool fits(http::Route const& route, std::string_view path, http::Params& slots)
    {
        std::string_view left = route.path, asked = path;
        while (not left.empty() and not asked.empty()) {
            auto const part = left.substr(1, left.find('/', 1) - 1), said = asked.substr(1, asked.find('/', 1) - 1);
            if (part.starts_with('{')) slots[std::string(part.substr(1, part.size() - 2))] = {std::string(said)};
            else if (part != said) return false;
            left.remove_prefix(part.size() + 1);
            asked.remove_prefix(said.size() + 1);
        }
        return left.empty() and asked.empty();
    }

    Told ask(std::string const& verb, std::string const& path, http::Params params = {}, http::Headers headers = {})
    {
        http::Request request;
        request.verb = verb;
        request.path = "/api/1" + path;
        request.headers = std::move(headers);
        request.from = from;
        for (auto const& route : table) {
            request.slots.clear();
            if (route.verb != verb or not fits(route, request.path, request.slots)) continue;
            for (auto const& [name, values] : params)
                EXPECT_TRUE(std::ranges::any_of(route.takes, [&](auto const& one) { return one.name == name; })) << path << " takes no " << name;
            for (auto const& [name, values] : request.slots) params[name] = values;
            auto const caller = gate.who(request, *db);
            std::vector<std::string_view> takes;
            for (auto const& one : route.takes) takes.push_back(one.name);
            auto const operation = std::string(request.said("operation"));
            auto const verdict = gate.may(caller, route.permission, request.slots.contains("operation") ? operation : "", params, takes, *db);
            if (not verdict.allowed()) return {verdict.status, {}, verdict.why.code, ""};
            http::Work work{.db = *db, .clock = clock, .caller = caller, .operation = operation, .params = params, .folder = "", .follow = {}};
            return told(route.handle(request, work));
        }
        ADD_FAILURE() << "no route for " << verb << " " << path;
        return {};
    }
    static Told told(http::Answer const& answer)
    {
        Told told{answer.status, Json::parse(answer.body), answer.body, ""};
        for (auto const& [name, value] : answer.headers)
            if (name == "set-cookie") told.cookie = value;
        return told;
    }
    static http::Headers with(std::string const& set_cookie) { return {{"cookie", set_cookie.substr(0, set_cookie.find(';'))}}; }
    static http::Headers bearer(std::string const& word) { return {{"authorization", "Bearer " + word}}; }
    http::Headers signed_in(std::string const& mail)
    {
        auto const told = ask("POST", "/session", {{"account", {mail}}, {"password", {std::string(good_password)}}});
        EXPECT_EQ(told.status, 200) << told.body;
        return with(told.cookie);
    }
    /// The status of a question in an operation, and the parameters as they were narrowed.
    std::pair<std::string, http::Params> verdict(http::Headers headers, std::string_view permission, std::string_view operation, http::Params params = {},
                                                 std::vector<std::string_view> const& takes = {"body", "place", "organisation", "period"})
    {
        http::Request request;
        request.headers = std::move(headers);
        request.from = from;
        auto const caller = gate.who(request, *db);
        auto const said = gate.may(caller, permission, operation, params, takes, *db);
        return {said.allowed() ? "200" : std::to_string(said.status) + " " + said.why.code, params};
    }

    Gate gate{world};
    std::vector<http::Route> table;
    std::string from = "10.0.0.1";
};

}
