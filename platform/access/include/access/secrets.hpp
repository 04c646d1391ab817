// What nobody may guess: random texts, their digests, passwords, and the six digits of a second factor.
//
// Random texts of 80 bits and more are kept as plain SHA-256: there is nothing to guess from. What people make up is
// hashed by Argon2id (libsodium), slow and with much memory on purpose.
#pragma once
#include <base/clock.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::access {

/// 256 bits, as 43 letters, digits, '-' and '_'.
std::string new_secret();
/// "7KQ2-M9XD": groups of four of Crockford's base 32, which people can read out; 20 bits each.
std::string new_code(int groups);
/// What somebody typed of such a code: without hyphens and blanks, capitals, O as 0, I and L as 1.
std::string code_as_meant(std::string_view typed);
/// SHA-256 in 64 hexadecimal digits.
std::string digest_of(std::string_view text);
/// In the same time wherever they differ.
bool same(std::string_view one, std::string_view other);

/// Cost of one hash (reliability.md 5.1: 46 MiB and one pass take 0.1 s) and how many may run at once, so that a flood of
/// sign-ins costs no more than that memory. Who waits longer than `wait_ms` is refused with access.busy.
struct Hashing {
    std::uint64_t passes = 1;
    std::size_t memory = std::size_t{46} << 20;
    int at_once = 4;
    int wait_ms = 5000;
};

class Passwords {
public:
    explicit Passwords(Hashing hashing = {});
    ~Passwords();
    [[nodiscard]] std::string hash(std::string_view password) const;
    /// The same work where `hash` is "": nobody learns from the time whether an account is there.
    [[nodiscard]] bool verify(std::string_view hash, std::string_view password) const;
    /// Made with other parameters than today's.
    [[nodiscard]] bool is_dated(std::string_view hash) const;

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

/// Refuses access.short_password (12 characters), access.long_password (1024 bytes) and access.common_password: in
/// lists/common_passwords.txt, few different characters, or little more than the mail, the name or the product's name.
void expect_good_password(std::string_view password, std::string_view mail, std::string_view name);

/// RFC 6238 with SHA-1, six digits, steps of 30 seconds, as every authenticator takes it. Secrets are RFC 4648 base 32.
std::string new_totp_secret();
std::int64_t totp_step(base::Instant now);
/// The digits of one step; "" where the secret is no base 32.
std::string totp_digits(std::string_view secret, std::int64_t step, int digits = 6);
/// The step that the code is of: this one, the one before, the one after.
std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view code, base::Instant now);
/// What authenticators read from a picture: "otpauth://totp/…".
std::string totp_address(std::string_view secret, std::string_view mail);

}
