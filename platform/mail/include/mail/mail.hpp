// Mail: one message of plain text, and handing it to a server by SMTP. Who is written to, when and how often is the caller's.
#pragma once
#include <base/clock.hpp>
#include <base/finding.hpp>
#include <memory>
#include <span>
#include <string>

namespace muster::mail {

struct Message {
    std::string id;       // unique and lasting: a receiver that sees it twice knows it
    std::string from, to; // addresses alone: "name@example.org"
    std::string subject, text;
    base::Instant at;
};

/// Whether it can stand in a header and in a command of SMTP: one @ with something on both sides, no blanks, no control signs.
bool is_address(std::string_view text);

/// As it goes over the wire (RFC 5322, RFC 2045, RFC 2047): lines end with CRLF, the text is UTF-8 in base64, a subject of other
/// than ASCII is encoded. Refuses mail.bad_address; line ends in the subject become blanks.
std::string written(Message const& message);

/// Which server takes our mail.
struct Server {
    std::string url;   // "smtps://mail.example.org", "smtp://mail.example.org:587" (STARTTLS), plain only to this machine
    std::string from;
    std::string user, password;  // both "" where the server asks for none
    /// {"url":…,"from":…,"user":…,"password":…}. Refuses mail.bad_server.
    static Server read(std::string const& json);
};

struct Sent {
    bool taken = false;   // the server has it
    bool later = false;   // not now, but another time may go well
    std::string why;      // what the server said
};

class Sender {
public:
    virtual ~Sender() = default;
    virtual Sent send(Message const& message) = 0;
};

/// By libcurl; certificates are checked, at most 20 s a message.
std::unique_ptr<Sender> make_sender(Server server);

std::span<base::Rule const> rules();

}
