#include "heads.hpp"
#include <array>
#include <chrono>
#include <fmt/core.h>

namespace muster::http {

namespace {

std::string_view reason_of(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 507: return "Insufficient Storage";
    default: return "Answer";
    }
}

/// Source: reliability.md, 5.5. No inline script or style anywhere, nothing from another host.
constexpr std::string_view on_every_answer =
    "Server: muster\r\n"
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: geolocation=(), camera=(), microphone=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

bool names(Headers const& headers, std::string_view name)
{
    for (auto const& [known, value] : headers)
        if (known == name) return true;
    return false;
}

/// What comes from a person may reach a header (the name of a file): a line end would begin another header.
void append_clean(std::string& head, std::string_view text)
{
    for (char const c : text)
        if (static_cast<unsigned char>(c) >= 32 and c != 127) head += c;
}

}

std::string http_date(std::int64_t seconds)
{
    static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::chrono::sys_seconds const at{std::chrono::seconds(seconds)};
    auto const day = std::chrono::floor<std::chrono::days>(at);
    std::chrono::year_month_day const date(day);
    std::chrono::hh_mm_ss const time(at - day);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string head_of(Request const& request, Answer const& answer, HeadFacts const& facts)
{
    thread_local std::int64_t dated = -1;
    thread_local std::string date;
    if (dated != facts.now) dated = facts.now, date = http_date(facts.now);
    std::string head;
    head.reserve(1400);
    head.append("HTTP/1.1 ").append(std::to_string(answer.status)).append(" ").append(reason_of(answer.status));
    head.append("\r\nDate: ").append(date).append("\r\n").append(on_every_answer);
    if (facts.secure) head += "Strict-Transport-Security: max-age=31536000\r\n";
    if (not names(answer.headers, "cache-control")) head += "Cache-Control: no-store\r\n";
    if (answer.status != 204 and answer.status != 304) head.append("Content-Type: ").append(answer.type).append("\r\n");
    if (facts.length >= 0 and answer.status != 304 and answer.status != 204) head.append("Content-Length: ").append(std::to_string(facts.length)).append("\r\n");
    head.append("X-Request-Id: ").append(request.id).append("\r\n");
    for (auto const& [name, value] : answer.headers) {
        append_clean(head, name);
        head += ": ";
        append_clean(head, value);
        head += "\r\n";
    }
    if (not facts.keep_alive) head += "Connection: close\r\n";
    else if (facts.old) head += "Connection: keep-alive\r\n";
    head += "\r\n";
    return head;
}

}
