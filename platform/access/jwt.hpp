// Signed words of an issuer: JSON Web Signature, RS256 and ES256 and nothing else.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace muster::access {

std::optional<std::string> from_base64url(std::string_view text);  // without padding; nothing where it is not so
std::string to_base64url(std::string_view bytes);
std::string percent_encoded(std::string_view text);

enum class Signed { yes, unknown_key, no };
/// Whether a compact JWS (RFC 7515) is signed by one of the keys (RFC 7517, a JSON Web Key Set). `payload` is filled only
/// where it is. "none", HMAC and every other algorithm is no; so are keys of the other kind, RSA keys of less than 2048
/// bits, a header with "crit", and anything that is not written exactly as it has to be.
Signed check_signature(std::string_view token, std::string_view key_set, std::string& payload);

}
