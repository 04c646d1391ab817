// The API's description, written from the same table that the router reads.
#include "openapi.hpp"
#include "derived.hpp"
#include <base/json.hpp>
#include <base/words.hpp>
#include <map>

namespace muster::http {

namespace {

using base::JsonWriter;

/// "get_operations_operation_gaps": unique, because verb and path are.
std::string id_of(Route const& route)
{
    std::string id;
    for (char const c : route.verb) id += static_cast<char>(c + 32);
    bool gap = true;
    for (char const c : route.path.starts_with("/api/1") ? std::string_view(route.path).substr(6) : std::string_view(route.path)) {
        bool const letter = (c >= 'a' and c <= 'z') or (c >= '0' and c <= '9');
        if (not letter) gap = true;
        else {
            if (gap) id += '_';
            id += c, gap = false;
        }
    }
    return id;
}

/// The first word below the API's root: what a reader of the description looks under.
std::string tag_of(Route const& route)
{
    auto path = std::string_view(route.path);
    if (path.starts_with("/api/1/")) path.remove_prefix(7);
    if (path.starts_with("operations/{operation}/")) path.remove_prefix(23);
    while (path.starts_with('/')) path.remove_prefix(1);
    return std::string(path.substr(0, path.find_first_of("/.")));
}

void schema_of(JsonWriter& json, Parameter const& one)
{
    json.object();
    if (one.many) json.member("type", "array").key("items").object();
    if (one.value.empty()) json.member("type", "boolean");
    else if (one.value == "NUMBER" or one.value == "N") json.member("type", "integer");
    else json.member("type", "string");
    if (one.value == "DAY") json.member("format", "date");
    if (one.many) json.end();
    json.end();
}

void parameters(JsonWriter& json, Route const& route)
{
    json.key("parameters").list();
    for (auto const& one : route.takes) {
        bool const in_query = route.brings != Brings::json and not one.in_path;
        if (one.name == "*" or (not one.in_path and not in_query)) continue;
        json.object().member("name", one.name).member("in", one.in_path ? "path" : "query").member("description", one.summary).member("required", one.required or one.in_path);
        json.key("schema");
        schema_of(json, one);
        json.end();
    }
    json.object().member("$ref", "#/components/parameters/Language").end();
    if (route.verb != "GET") json.object().member("$ref", "#/components/parameters/IdempotencyKey").end();
    json.end();
}

void body(JsonWriter& json, Route const& route)
{
    if (route.brings == Brings::nothing) return;
    json.key("requestBody").object().key("content").object();
    if (route.brings == Brings::file) {
        json.key("application/octet-stream").object().key("schema").object().member("type", "string").member("format", "binary").end().end().end().end();
        return;
    }
    json.key("application/json").object().key("schema").object().member("type", "object").member("additionalProperties", false);
    std::vector<std::string> required;
    json.key("properties").object();
    for (auto const& one : route.takes) {
        if (one.in_path or one.name == "*") continue;
        json.key(one.name).object().member("description", one.summary);
        if (one.many) json.member("type", "array").key("items").object().member("type", "string").end();
        else json.member("type", one.value.empty() ? "boolean" : one.value == "NUMBER" ? "integer" : "string");
        json.end();
        if (one.required) required.push_back(one.name);
    }
    json.end();
    if (not required.empty()) json.member("required", required);
    json.end().end().end().end();
}

void answers(JsonWriter& json, Route const& route)
{
    json.key("responses").object();
    json.key(route.brings == Brings::file ? "201" : "200").object().member("description", route.summary);
    std::string type = "application/json";
    if (route.served != nullptr and not route.served->file.empty()) type = "application/octet-stream";
    if (route.path.ends_with("/events")) type = "text/event-stream";
    if (route.path == "/metrics") type = "text/plain";
    json.key("content").object().key(type).object().key("schema").object();
    if (type == "application/json") {
        json.member("type", "object");
        bool const classed = route.verb == "GET" and route.path.find("{operation}") != std::string::npos and route.permission != "open" and route.permission != "administer";
        if (classed or not route.rows.empty()) {
            json.key("properties").object();
            if (not route.rows.empty()) json.key(route.rows).object().member("type", "array").key("items").object().end().end();
            if (classed) json.key("classification").object().member("$ref", "#/components/schemas/Classification").end();
            json.end();
        }
    }
    else json.member("type", "string");
    json.end().end().end().end();
    if (route.kept) json.key("304").object().member("description", "Nothing changed since the answer that the tag names.").end();
    if (route.command != nullptr and route.verb != "GET") json.key("202").object().member("description", "Asked for with `Prefer: respond-async`: the address of the job.").end();
    for (auto const* which : {"4XX", "default"}) json.key(which).object().member("$ref", "#/components/responses/Problem").end();
    json.end();
}

void operation(JsonWriter& json, Route const& route)
{
    std::string verb;
    for (char const c : route.verb) verb += static_cast<char>(c + 32);
    json.key(verb).object().member("operationId", id_of(route)).member("summary", route.summary);
    std::string description = route.command == nullptr ? route.summary : std::string(route.command->more.empty() ? route.command->summary : route.command->more);
    if (not route.rows.empty() and route.verb == "GET") description += " The list `" + route.rows + "` can be had as a file: put .csv, .xlsx, .geojson or .hxl.csv behind the path.";
    json.member("description", description).member("tags", std::vector<std::string>{tag_of(route)}).member("x-permission", route.permission);
    if (route.command != nullptr) json.member("x-command", "muster " + std::string(route.command->path));
    json.key("security").list();
    if (route.permission == "open") json.object().end();
    json.object().key("session").list().end().end().object().key("bearer").list().end().end().end();
    parameters(json, route);
    body(json, route);
    answers(json, route);
    json.end();
}

void components(JsonWriter& json)
{
    json.key("components").object();
    json.key("securitySchemes").object();
    json.key("session").object().member("type", "apiKey").member("in", "cookie").member("name", "__Host-muster").member("description", "A session; requests that write also carry X-Muster-Token.").end();
    json.key("bearer").object().member("type", "http").member("scheme", "bearer").end().end();
    json.key("parameters").object().key("Language").object().member("name", "lang").member("in", "query").member("required", false);
    json.member("description", "In which language sentences, remedies and reasons are told; else as the account, the header Accept-Language or the operation says.");
    json.key("schema").object().member("type", "string").member("enum", std::vector<std::string>(base::languages.begin(), base::languages.end())).end().end();
    json.key("IdempotencyKey").object().member("name", "Idempotency-Key").member("in", "header").member("required", false);
    json.member("description", "The same key with the same request is answered as the first time and done once.").key("schema").object().member("type", "string").member("maxLength", 200).end().end().end();
    json.key("responses").object().key("Problem").object().member("description", "Why not, and what to do about it (RFC 9457).");
    json.key("content").object().key("application/problem+json").object().key("schema").object().member("$ref", "#/components/schemas/Problem").end().end().end().end().end();
    json.key("schemas").object().key("Classification").object().member("type", "string").member("enum", std::vector<std::string>{"low", "moderate", "high", "severe"});
    json.member("description", "How sensitive what the answer holds is, by the operation's own protocol; also in X-Muster-Classification.").end();
    json.key("Problem").object().member("type", "object");
    json.member("required", std::vector<std::string>{"type", "title", "status", "detail", "code", "sentence", "remedy", "at", "findings"}).key("properties").object();
    for (auto const* name : {"type", "title", "detail", "code", "sentence", "remedy", "at"}) json.key(name).object().member("type", "string").end();
    json.key("status").object().member("type", "integer").end();
    json.key("findings").object().member("type", "array").key("items").object().member("type", "object").end().end();
    json.end().end().end().end();
}

}

std::string openapi(std::vector<Route> const& routes)
{
    std::map<std::string, std::map<std::string, Route const*>> by_path;
    std::map<std::string, bool> tags;
    for (auto const& route : routes) by_path[route.path][route.verb] = &route, tags[tag_of(route)] = true;
    std::string text;
    JsonWriter json(text);
    json.object().member("openapi", "3.1.0").key("info").object().member("title", "Muster").member("version", MUSTER_VERSION);
    json.member("description", "What the command line does, over HTTP. Permissions stand with each route as x-permission.");
    json.key("license").object().member("name", "Apache-2.0").member("identifier", "Apache-2.0").end().end();
    json.key("servers").list().object().member("url", "/").member("description", "this server").end().end();
    json.key("tags").list();
    for (auto const& [tag, there] : tags) json.object().member("name", tag).member("description", "Addresses that begin with " + tag + ".").end();
    json.end().key("paths").object();
    for (auto const& [path, verbs] : by_path) {
        json.key(path).object();
        for (auto const& [verb, route] : verbs) operation(json, *route);
        json.end();
    }
    json.end();
    components(json);
    json.end();
    return text;
}

}
