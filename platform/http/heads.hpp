// The head of an answer: what every answer carries, and what this one says. Pure.
#pragma once
#include <http/message.hpp>
#include <string>

namespace muster::http {

struct HeadFacts {
    std::int64_t length = 0;     // of the body; -1 where it ends with the connection
    bool keep_alive = true;
    bool old = false;            // the request was HTTP/1.0
    bool secure = false;
    std::int64_t now = 0;        // seconds since 1970
};

std::string head_of(Request const& request, Answer const& answer, HeadFacts const& facts);

/// "Sun, 22 Nov 2026 08:45:00 GMT"
std::string http_date(std::int64_t seconds);

}
