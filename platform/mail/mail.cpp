#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <mail/mail.hpp>

namespace muster::mail {

namespace {

constexpr base::Rule bad_address{"mail.bad_address", base::Severity::wrong, "\"{0}\" is no address that mail can be sent to.",
                                 "Write it as name@example.org, without a name before it.", "RFC 5321"};
constexpr base::Rule bad_server{"mail.bad_server", base::Severity::wrong, "The settings of the mail server cannot be used: {0}.",
                                "Give a file of JSON with url, from, user and password; plain smtp:// only to this machine or with STARTTLS on port 587.",
                                ""};
constexpr base::Rule table[] = {bad_address, bad_server};

std::string base64(std::string_view bytes)
{
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        auto const byte = [&](std::size_t at) { return at < bytes.size() ? unsigned(static_cast<unsigned char>(bytes[at])) : 0u; };
        auto const three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        for (int k = 0; k < 4; ++k)
            out += i + std::size_t(k) <= bytes.size() ? signs[three >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

/// Lines of at most 76 signs.
std::string wrapped(std::string const& encoded)
{
    constexpr std::size_t most = 76;
    std::string out;
    for (std::size_t i = 0; i < encoded.size(); i += most) out += encoded.substr(i, most) + "\r\n";
    return out;
}

bool plain(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= ' ' and c < 127; });
}

/// Words of at most 75 signs (RFC 2047), none cut within a letter.
std::string header_text(std::string_view text)
{
    std::string said(text);
    std::ranges::replace_if(said, [](char c) { return static_cast<unsigned char>(c) < ' ' or c == 127; }, ' ');
    constexpr std::size_t longest_line = 900, most = 42;
    if (plain(said) and said.size() < longest_line) return said;
    std::string out;
    for (std::size_t first = 0; first < said.size();) {
        auto end = std::min(said.size(), first + most);
        while (end < said.size() and end > first + 1 and (static_cast<unsigned char>(said[end]) & 0xC0) == 0x80) --end;
        out += (out.empty() ? "" : "\r\n ") + fmt::format("=?UTF-8?B?{}?=", base64(std::string_view(said).substr(first, end - first)));
        first = end;
    }
    return out;
}

/// "Mon, 02 Mar 2026 10:00:00 +0000"
std::string date_of(base::Instant at)
{
    constexpr std::array<std::string_view, 7> days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // 1970-01-01 was a Thursday
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = at.day();
    auto const weekday = std::size_t(((day.count % 7) + 7) % 7);
    auto const time = at.text().substr(11, 8);
    return fmt::format("{}, {:02} {} {} {} +0000", days[weekday], day.day(), months[std::size_t(day.month() - 1)], day.year(), time);
}

void expect_address(std::string const& address)
{
    if (not is_address(address)) throw base::Refusal(bad_address, {address});
}

}

bool is_address(std::string_view text)
{
    constexpr std::size_t most = 254;
    auto const at = text.find('@');
    if (at == std::string_view::npos or at == 0 or at + 1 == text.size() or text.size() > most or text.find('@', at + 1) != std::string_view::npos) return false;
    return std::ranges::all_of(text, [](char c) { return c > ' ' and c != 127 and std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos; });
}

std::string written(Message const& message)
{
    expect_address(message.from);
    expect_address(message.to);
    ENSURE(plain(message.id) and message.id.find_first_of("<> ") == std::string::npos);
    std::string text;
    for (char const c : message.text) {
        if (c == '\n' and (text.empty() or text.back() != '\r')) text += '\r';
        text += c;
    }
    auto const host = message.from.substr(message.from.find('@') + 1);
    return fmt::format("Date: {}\r\nFrom: <{}>\r\nTo: <{}>\r\nMessage-ID: <{}@{}>\r\nSubject: {}\r\nMIME-Version: 1.0\r\n"
                       "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n{}",
                       date_of(message.at), message.from, message.to, message.id, host, header_text(message.subject), wrapped(base64(text)));
}

Server Server::read(std::string const& json)
{
    formats::Json said;
    try {
        said = formats::Json::parse(json);
    }
    catch (base::Refusal const& refusal) {
        throw base::Refusal(bad_server, {refusal.finding().sentence});
    }
    Server server{said.text_or("url", ""), said.text_or("from", ""), said.text_or("user", ""), said.text_or("password", "")};
    bool const secured = server.url.starts_with("smtps://"), open = server.url.starts_with("smtp://");
    if (not secured and not open) throw base::Refusal(bad_server, {"its url begins with neither smtps:// nor smtp://"});
    if (not is_address(server.from)) throw base::Refusal(bad_server, {"\"from\" is no address"});
    if (server.user.empty() != server.password.empty()) throw base::Refusal(bad_server, {"user and password come together"});
    return server;
}

std::span<base::Rule const> rules() { return table; }

}
