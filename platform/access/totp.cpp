// The second factor: RFC 4226 over the clock of RFC 6238.
#include "jwt.hpp"
#include <access/secrets.hpp>
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <span>
#include <sodium.h>

namespace muster::access {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::optional<std::string> from_base32(std::string_view text)
{
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (char const c : text) {
        if (c == '=') break;
        auto const value = letters.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        held = (held << 5 | static_cast<unsigned>(value)) & 0xFFFF;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(held >> bits & 0xFF);
    }
    return out;
}

std::string to_base32(std::span<unsigned char const> bytes)
{
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (auto const byte : bytes) {
        held = held << 8 | byte;
        for (bits += 8; bits >= 5;) {
            bits -= 5;
            out += letters[held >> bits & 31];
        }
        held &= 0xFF;
    }
    if (bits > 0) out += letters[held << (5 - bits) & 31];
    return out;
}

}

std::string new_totp_secret()
{
    std::array<unsigned char, 20> random;
    randombytes_buf(random.data(), random.size());
    return to_base32(random);
}

std::int64_t totp_step(base::Instant now) { return now.ms / 30'000; }

std::string totp_digits(std::string_view secret, std::int64_t step, int digits)
{
    auto const key = from_base32(secret);
    if (not key or key->empty()) return "";
    std::array<unsigned char, 8> message;
    for (std::size_t i = 0; i < 8; ++i) message[i] = static_cast<unsigned char>(step >> (8 * (7 - i)) & 0xFF);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac;
    unsigned length = 0;
    HMAC(EVP_sha1(), key->data(), static_cast<int>(key->size()), message.data(), message.size(), mac.data(), &length);
    // RFC 4226, 5.3: the last four bits say where the number lies.
    auto const at = static_cast<std::size_t>(mac[length - 1] & 0xF);
    std::uint32_t const number = (mac[at] & 0x7Fu) << 24 | mac[at + 1] * 0x10000u | mac[at + 2] * 0x100u | mac[at + 3];
    std::uint32_t limit = 1;
    for (int i = 0; i < digits; ++i) limit *= 10;
    return fmt::format("{:0{}}", number % limit, digits);
}

std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view code, base::Instant now)
{
    std::string typed;
    for (char const c : code)
        if (c != ' ') typed += c;
    std::optional<std::int64_t> found;
    for (auto const step : {totp_step(now) - 1, totp_step(now), totp_step(now) + 1}) {
        auto const digits = totp_digits(secret, step);
        if (not digits.empty() and sodium_memcmp(digits.data(), typed.data(), std::min(digits.size(), typed.size())) == 0 and
            digits.size() == typed.size())
            found = step;
    }
    return found;
}

std::string totp_address(std::string_view secret, std::string_view mail)
{
    return fmt::format("otpauth://totp/Muster:{}?secret={}&issuer=Muster&algorithm=SHA1&digits=6&period=30", percent_encoded(mail), secret);
}

}
