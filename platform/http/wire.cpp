#include "wire.hpp"
#include <algorithm>
#include <array>

namespace muster::http {

namespace {

constexpr std::size_t most_headers = 64;
constexpr std::size_t longest_target = 8192;

bool is_token_letter(char c)
{
    if ((c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z') or (c >= '0' and c <= '9')) return true;
    return std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return not text.empty() and std::ranges::all_of(text, is_token_letter); }

std::string small(std::string_view text)
{
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' and c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::string_view trimmed(std::string_view text)
{
    while (not text.empty() and (text.front() == ' ' or text.front() == '\t')) text.remove_prefix(1);
    while (not text.empty() and (text.back() == ' ' or text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::optional<Fault> check_request_line(std::string_view line)
{
    auto const first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos or first == last or line.find(' ', first + 1) != last)
        return Fault{400, "The request line is not verb, target and version with one blank between them."};
    auto const verb = line.substr(0, first), target = line.substr(first + 1, last - first - 1), version = line.substr(last + 1);
    if (not is_token(verb)) return Fault{400, "The verb of the request is not a word."};
    if (version != "HTTP/1.1" and version != "HTTP/1.0") return Fault{400, "This server speaks HTTP/1.1 and HTTP/1.0."};
    if (target.size() > longest_target) return Fault{414, "The address is longer than 8192 letters."};
    if (target.empty() or target.front() != '/') return Fault{400, "The target of the request does not begin with a slash."};
    std::string_view never = "\"<>#\\^`{|}";
    for (char const c : target) {
        if (c == '?') never = "\"<>#";  // browsers leave the others alone in a query
        if (c <= ' ' or c >= 127 or never.find(c) != std::string_view::npos)
            return Fault{400, "The address holds a letter that has to be written with a percent sign."};
    }
    return {};
}

/// Headers of which two would leave open which one counts.
constexpr std::array<std::string_view, 12> only_once{
    "host", "content-length", "transfer-encoding", "authorization", "content-type", "content-encoding",
    "origin", "expect", "x-muster-token", "idempotency-key", "sec-fetch-site", "cookie"};

/// What the headers that say where the body ends, and for whom it is, have told so far.
struct Framing {
    std::array<int, only_once.size()> times{};
    std::string length, coding;
    bool old = false;   // HTTP/1.0
    bool no_body = false;
};

bool is_host(std::string_view value)
{
    return not value.empty() and value.size() <= 255 and std::ranges::all_of(value, [](char c) {
        return (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z') or (c >= '0' and c <= '9') or std::string_view(".-_:[]").find(c) != std::string_view::npos;
    });
}

std::optional<Fault> check_value(std::string const& name, std::string_view value, Framing& framing)
{
    for (std::size_t i = 0; i < only_once.size(); ++i)
        if (name == only_once[i] and ++framing.times[i] > 1) return Fault{400, "The header " + name + " stands there twice."};
    if (name == "host" and not is_host(value)) return Fault{400, "The header host names no host."};
    if (name == "content-length") {
        bool const digits = not value.empty() and value.size() <= 15 and std::ranges::all_of(value, [](char c) { return c >= '0' and c <= '9'; });
        if (not digits) return Fault{400, "The header content-length is not a number."};
        framing.length = value;
    }
    if (name == "transfer-encoding") {
        if (small(value) != "chunked" or value.size() != 7) return Fault{400, "The only transfer-encoding taken is chunked."};
        framing.coding = value;
    }
    if (name == "connection")
        for (std::string_view hop : {"content-length", "transfer-encoding", "host", "authorization", "cookie"})
            if (small(value).find(hop) != std::string::npos) return Fault{400, "The header connection names a header that no proxy may take away."};
    if (name == "expect" and small(value) != "100-continue") return Fault{417, "The only expectation that is met is 100-continue."};
    return {};
}

std::optional<Fault> check_header(std::string_view line, Framing& framing)
{
    if (line.front() == ' ' or line.front() == '\t') return Fault{400, "A header goes on in a second line."};
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) return Fault{400, "A header has no colon."};
    if (not is_token(line.substr(0, colon))) return Fault{400, "The name of a header is not a word."};
    auto const value = trimmed(line.substr(colon + 1));
    for (char const c : value)
        if ((static_cast<unsigned char>(c) < 32 and c != '\t') or c == 127) return Fault{400, "A header holds a control character."};
    return check_value(small(line.substr(0, colon)), value, framing);
}

std::optional<Fault> check_framing(Framing const& framing)
{
    if (not framing.old and framing.times[0] == 0) return Fault{400, "The header host is missing."};
    if (not framing.length.empty() and not framing.coding.empty()) return Fault{400, "Both content-length and transfer-encoding say where the body ends."};
    if (framing.old and not framing.coding.empty()) return Fault{400, "HTTP/1.0 knows no transfer-encoding."};
    bool const any = not framing.coding.empty() or framing.length.find_first_not_of('0') != std::string::npos;
    if (framing.no_body and any) return Fault{400, "A request that only reads has no body."};
    return {};
}

int hex_value(char c)
{
    if (c >= '0' and c <= '9') return c - '0';
    if (c >= 'a' and c <= 'f') return c - 'a' + 10;
    if (c >= 'A' and c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Decoded, the path must still mean one thing: no way up, no second slash, nothing that a file system reads otherwise.
std::optional<Fault> check_path(std::string_view raw, std::string const& path)
{
    std::string const written = small(raw);
    for (std::string_view hidden : {"%2f", "%5c", "%00"})
        if (written.find(hidden) != std::string::npos) return Fault{400, "The address hides a slash or a zero."};
    for (unsigned char const c : path)
        if (c < 32 or c == 127) return Fault{400, "The address holds a control character."};
    for (std::size_t at = 0; at < path.size();) {
        auto const end = std::min(path.find('/', at + 1), path.size());
        auto const segment = std::string_view(path).substr(at + 1, end - at - 1);
        if (segment == "." or segment == "..") return Fault{400, "The address holds a step to another folder."};
        if (segment.empty() and end < path.size()) return Fault{400, "The address holds two slashes in a row."};
        at = end;
    }
    return {};
}

}

std::optional<Fault> check_beginning(std::string_view arrived)
{
    if (not arrived.empty() and not is_token_letter(arrived.front()))
        return Fault{400, arrived.front() == 0x16 ? "This port speaks plain HTTP, not TLS." : "This is no HTTP request."};
    for (std::size_t i = 0; i < arrived.size(); ++i) {
        if (arrived[i] == '\n' and (i == 0 or arrived[i - 1] != '\r')) return Fault{400, "A line ends without a carriage return."};
        if (arrived[i] == '\r' and i + 1 < arrived.size() and arrived[i + 1] != '\n') return Fault{400, "A carriage return stands alone."};
        if (arrived[i] == '\0') return Fault{400, "A zero stands in the head of the request."};
    }
    auto const end = arrived.find("\r\n");
    return end == std::string_view::npos ? std::nullopt : check_request_line(arrived.substr(0, end));
}

std::optional<Fault> check_head(std::string_view head)
{
    if (auto fault = check_beginning(head)) return fault;
    auto at = head.find("\r\n");
    auto const line = head.substr(0, at);
    Framing framing{.length = "", .coding = "", .old = line.ends_with("1.0"), .no_body = line.starts_with("GET ") or line.starts_with("HEAD ")};
    std::size_t headers = 0;
    for (at += 2; at < head.size();) {
        auto const end = head.find("\r\n", at);
        if (end == std::string_view::npos) return Fault{400, "The head of the request is not complete."};
        if (end == at) return end + 2 == head.size() ? check_framing(framing) : Fault{400, "The head of the request ends before its end."};
        if (++headers > most_headers) return Fault{431, "The request has more than 64 headers."};
        if (auto fault = check_header(head.substr(at, end - at), framing)) return fault;
        at = end + 2;
    }
    return Fault{400, "The head of the request is not complete."};
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' and plus) out += ' ';
        else if (text[i] != '%') out += text[i];
        else {
            if (i + 2 >= text.size()) return {};
            auto const high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
            if (high < 0 or low < 0) return {};
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

bool is_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        auto const c = static_cast<unsigned char>(text[i]);
        std::size_t const more = c < 0x80 ? 0 : c >= 0xC2 and c < 0xE0 ? 1 : c >= 0xE0 and c < 0xF0 ? 2 : c >= 0xF0 and c < 0xF5 ? 3 : 9;
        if (more == 9 or i + more >= text.size()) return false;
        for (std::size_t j = 1; j <= more; ++j)
            if ((static_cast<unsigned char>(text[i + j]) & 0xC0) != 0x80) return false;
        if (more > 1) {
            auto const next = static_cast<unsigned char>(text[i + 1]);
            // Forms that are too long, halves of pairs, beyond the last letter.
            if ((c == 0xE0 and next < 0xA0) or (c == 0xED and next > 0x9F) or (c == 0xF0 and next < 0x90) or (c == 0xF4 and next > 0x8F)) return false;
        }
        i += more + 1;
    }
    return true;
}

std::optional<Fault> read_target(Request& request)
{
    auto const whole = std::string_view(request.target);
    auto const mark = whole.find('?');
    auto const raw = whole.substr(0, mark);
    auto path = percent_decoded(raw, false);
    if (not path or not is_utf8(*path)) return Fault{400, "The address is not written in UTF-8 with percent signs."};
    if (auto fault = check_path(raw, *path)) return fault;
    request.path = std::move(*path);
    auto rest = mark == std::string_view::npos ? std::string_view{} : whole.substr(mark + 1);
    while (not rest.empty()) {
        auto const end = rest.find('&');
        auto const one = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (one.empty()) continue;
        auto const equals = one.find('=');
        auto name = percent_decoded(one.substr(0, equals), true);
        auto value = percent_decoded(equals == std::string_view::npos ? std::string_view{} : one.substr(equals + 1), true);
        if (not name or not value or not is_utf8(*name) or not is_utf8(*value) or value->find('\0') != std::string::npos)
            return Fault{400, "A parameter of the address is not written in UTF-8 with percent signs."};
        request.query[*name].push_back(std::move(*value));
    }
    return {};
}

}
