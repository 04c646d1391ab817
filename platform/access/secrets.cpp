#include "rules.hpp"
#include <access/lists.hpp>
#include <access/secrets.hpp>
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <chrono>
#include <fmt/core.h>
#include <mutex>
#include <condition_variable>
#include <set>
#include <sodium.h>
#include <text/fold.hpp>

namespace muster::access {

namespace {

void start() { ENSURE(sodium_init() >= 0); }

unsigned char const* bytes_of(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

/// Characters as people count them: bytes of UTF-8 that begin one.
std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::set<std::string_view> const& common_passwords()
{
    static std::set<std::string_view> const all = [] {
        std::set<std::string_view> found;
        std::string_view left = lists::common_passwords_txt;
        while (not left.empty()) {
            auto const end = std::min(left.find('\n'), left.size());
            if (end > 0 and left.front() != '#') found.insert(left.substr(0, end));
            left.remove_prefix(std::min(end + 1, left.size()));
        }
        return found;
    }();
    return all;
}

/// Small letters and digits only: what is left of "Password-2026!" and "p a s s w o r d 2026".
std::string bare(std::string_view text)
{
    std::string out;
    for (char const c : text::fold(text))
        if (c != ' ') out += c;
    return out;
}

/// What is left of a password without the words that everybody knows of its owner.
std::string without(std::string bared, std::string_view known)
{
    auto const folded = text::fold(known);
    for (auto const word : text::words(folded))
        for (auto at = bared.find(word); word.size() >= 3 and at != std::string::npos; at = bared.find(word)) bared.erase(at, word.size());
    return bared;
}

}

std::string new_secret()
{
    start();
    std::array<unsigned char, 32> random;
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text;
    // At the command line a word that begins with "-" would be taken for an option.
    do {
        randombytes_buf(random.data(), random.size());
        sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    } while (text[0] == '-');
    return text.data();
}

std::string new_code(int groups)
{
    start();
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string code;
    for (int i = 0; i < groups * 4; ++i) {
        if (i > 0 and i % 4 == 0) code += '-';
        code += letters[randombytes_uniform(32)];
    }
    return code;
}

std::string code_as_meant(std::string_view typed)
{
    std::string code;
    for (char c : typed) {
        if (c >= 'a' and c <= 'z') c = static_cast<char>(c - 32);
        if (c == 'O') c = '0';
        if (c == 'I' or c == 'L') c = '1';
        if (c != '-' and c != ' ') code += c;
    }
    return code;
}

std::string digest_of(std::string_view text)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256(digest.data(), bytes_of(text), text.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex;
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

bool same(std::string_view one, std::string_view other)
{
    return one.size() == other.size() and sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

struct Passwords::Inside {
    Hashing hashing;
    std::string nobody;  // the hash that is worked on where there is no account
    std::mutex lock;
    std::condition_variable changed;
    int running = 0;

    struct Turn {
        explicit Turn(Inside& in) : in_(in)
        {
            std::unique_lock lock(in_.lock);
            auto const free = [&] { return in_.running < in_.hashing.at_once; };
            if (not in_.changed.wait_for(lock, std::chrono::milliseconds(in_.hashing.wait_ms), free)) refuse("access.busy");
            ++in_.running;
        }
        ~Turn()
        {
            std::lock_guard const lock(in_.lock);
            --in_.running;
            in_.changed.notify_one();
        }
        Turn(Turn const&) = delete;
        Turn& operator=(Turn const&) = delete;
        Inside& in_;
    };
};

Passwords::Passwords(Hashing hashing) : in_(std::make_unique<Inside>())
{
    start();
    in_->hashing = hashing;
    in_->nobody = hash(new_secret());
}

Passwords::~Passwords() = default;

std::string Passwords::hash(std::string_view password) const
{
    Inside::Turn const turn(*in_);
    std::array<char, crypto_pwhash_STRBYTES> out;
    auto const& [passes, memory, at_once, wait_ms] = in_->hashing;
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0) refuse("access.busy");
    return out.data();
}

bool Passwords::verify(std::string_view hash, std::string_view password) const
{
    Inside::Turn const turn(*in_);
    bool const known = not hash.empty();
    std::string const held(known ? hash : std::string_view(in_->nobody));
    return crypto_pwhash_str_verify(held.c_str(), password.data(), password.size()) == 0 and known;
}

bool Passwords::is_dated(std::string_view hash) const
{
    return crypto_pwhash_str_needs_rehash(std::string(hash).c_str(), in_->hashing.passes, in_->hashing.memory) != 0;
}

void expect_good_password(std::string_view password, std::string_view mail, std::string_view name)
{
    if (characters(password) < 12) refuse("access.short_password");
    if (password.size() > 1024) refuse("access.long_password");
    auto const bared = bare(password);
    std::set<char> const letters(password.begin(), password.end());
    bool const common = common_passwords().contains(bared) or letters.size() < 5 or
                        (bared.size() >= 6 and without(without(without(bared, mail), name), "muster").size() < 6);
    if (common) refuse("access.common_password");
}

}
