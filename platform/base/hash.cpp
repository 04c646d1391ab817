#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <cstring>
#include <sodium.h>

namespace muster::base {

namespace {

std::uint64_t mix(std::uint64_t a, std::uint64_t b)
{
    auto const wide = static_cast<unsigned __int128>(a) * b;
    return static_cast<std::uint64_t>(wide) ^ static_cast<std::uint64_t>(wide >> 64);
}

std::uint64_t load(char const* at, std::size_t bytes)
{
    std::uint64_t value = 0;
    std::memcpy(&value, at, bytes);
    return value;
}

constexpr std::uint64_t k0 = 0xA0761D6478BD642Full, k1 = 0xE7037ED1A0B428DBull, k2 = 0x8EBC6AF09C88C6E3ull;

crypto_generichash_state* state_of(std::array<unsigned char, 384>& bytes)
{
    static_assert(sizeof(crypto_generichash_state) <= 384);
    return reinterpret_cast<crypto_generichash_state*>(bytes.data());
}

std::string hex(unsigned char const* bytes, std::size_t count)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += {digits[bytes[i] >> 4], digits[bytes[i] & 15]};
    return out;
}

}

std::uint64_t quick_hash(std::string_view bytes, std::uint64_t seed)
{
    auto const* at = bytes.data();
    auto left = bytes.size();
    std::uint64_t h = seed ^ mix(k0 ^ left, k1);
    for (; left >= 16; at += 16, left -= 16) h = mix(load(at, 8) ^ k1, load(at + 8, 8) ^ h);
    std::uint64_t a = 0, b = 0;
    if (left > 8) a = load(at, 8), b = load(at + 8, left - 8);
    else if (left > 0) a = load(at, left);
    h = mix(a ^ k2, b ^ h);
    return mix(h ^ k0, k1 ^ bytes.size());
}

Key128 Key128::of(std::string_view bytes) { return {quick_hash(bytes, 0x51ED270B), quick_hash(bytes, 0xB5297A4D)}; }

std::string Key128::text() const
{
    std::string out(32, '0');
    constexpr char digits[] = "0123456789abcdef";
    for (std::size_t i = 0; i < 16; ++i) {
        out[15 - i] = digits[high >> (4 * i) & 15];
        out[31 - i] = digits[low >> (4 * i) & 15];
    }
    return out;
}

Key128 Key128::parse(std::string_view hexed)
{
    Key128 key;
    for (std::size_t i = 0; i < hexed.size() and i < 32; ++i) {
        auto& half = i < 16 ? key.high : key.low;
        auto const c = hexed[i];
        half = half << 4 | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return key;
}

std::string strong_hash(std::string_view bytes)
{
    StrongHash hash;
    hash.add(bytes);
    return hash.done();
}

StrongHash::StrongHash()
{
    ENSURE(sodium_init() >= 0);
    crypto_generichash_init(state_of(state_), nullptr, 0, 32);
}

void StrongHash::add(std::string_view bytes)
{
    crypto_generichash_update(state_of(state_), reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
}

std::string StrongHash::done()
{
    std::array<unsigned char, 32> digest;
    crypto_generichash_final(state_of(state_), digest.data(), digest.size());
    return hex(digest.data(), digest.size());
}

}
