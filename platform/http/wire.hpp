// What a request must look like before anybody acts on it: stricter than the standard wherever two readers of the same
// bytes (a proxy in front, this server) could understand them differently. Pure functions, no network.
#pragma once
#include <http/message.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace muster::http {

/// Why bytes are no request of ours. The connection is closed after the answer.
struct Fault {
    int status = 400;
    std::string sentence;
};

/// Looks at what has arrived while the head is not complete: finds early what can never become a request.
std::optional<Fault> check_beginning(std::string_view arrived);

/// The whole head, from the request line to the empty line (included).
/// Source: RFC 9112, 2.2, 3.2, 5.1, 6.1 to 6.3; where a recipient MAY refuse, this one does.
std::optional<Fault> check_head(std::string_view head);

/// Fills path and query of `request` from its target.
std::optional<Fault> read_target(Request& request);

/// "%41" becomes "A"; nothing where the text is not well formed. `plus` makes "+" a blank, as in queries.
std::optional<std::string> percent_decoded(std::string_view text, bool plus);
bool is_utf8(std::string_view text);

}
