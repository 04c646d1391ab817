// What is asked and what is answered, as plain values: no network type stands here or in any other header of this part.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::http {

/// Parameters by name, of the query, of a JSON body and of the path: what a command calls its options.
using Params = std::map<std::string, std::vector<std::string>, std::less<>>;
/// Names are in small letters.
using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string id;        // of this request, in the answer's X-Request-Id and in the log
    std::string verb;      // "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"
    std::string target;    // as it was sent: "/api/1/operations/zan/gaps?by=sector"
    std::string path;      // decoded, without the query; never holds "//", "/./" or "/../"
    Params query;          // decoded
    Params slots;          // what stands in the {x} of the route's path, one value each
    Headers headers;
    std::string body;      // of routes that take JSON
    std::string file;      // of routes that take a file: where its bytes lie, for as long as the request lives
    std::int64_t bytes = 0;  // of the body
    std::string from;      // address of who asks; a proxy's word where the server is told to stand behind one
    bool secure = false;   // came over TLS, here or at the proxy
    [[nodiscard]] std::string_view header(std::string_view name) const;  // "" where there is none; in small letters
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
    /// The token of `Authorization: Bearer …`; "" where there is none.
    [[nodiscard]] std::string_view bearer() const;
    [[nodiscard]] bool writes() const { return verb != "GET" and verb != "HEAD"; }
    /// The first value in the path, else in the query; "" where there is none.
    [[nodiscard]] std::string_view said(std::string_view name) const;
};

struct Answer {
    int status = 200;
    std::string type = "application/json";
    Headers headers;       // beside those that every answer carries
    std::string body;
    std::shared_ptr<std::string const> kept;  // instead of `body`: bytes that are shared with other answers
    std::string_view lent; // instead of `body`: bytes that live as long as the program
    std::string file;      // instead of `body`: a file that is sent as it lies there
    bool remove_file = false;  // once it was sent
    std::string events_of; // an operation: the answer never ends, it tells what happens there (server-sent events)
    [[nodiscard]] std::string_view bytes() const { return kept ? std::string_view(*kept) : lent.empty() ? std::string_view(body) : lent; }
    void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

}
