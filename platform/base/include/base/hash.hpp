// Two hashes: one quick for tables in memory, one strong for what must be provable.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace muster::base {

/// 64 bits, quick, the same on every machine and in every run (so it may be stored as a key, never as a proof).
std::uint64_t quick_hash(std::string_view bytes, std::uint64_t seed = 0);

/// 128 bits of two quick hashes: for keys where a collision among millions must not happen by chance.
struct Key128 {
    std::uint64_t high = 0, low = 0;
    auto operator<=>(Key128 const&) const = default;
    [[nodiscard]] std::string text() const;  // 32 hexadecimal digits
    static Key128 of(std::string_view bytes);
    static Key128 parse(std::string_view hex);
};

struct Key128Hash {
    std::size_t operator()(Key128 const& key) const noexcept { return key.low ^ (key.high * 0x9E3779B97F4A7C15ull); }
};

/// BLAKE2b, 32 bytes, as 64 hexadecimal digits.
std::string strong_hash(std::string_view bytes);

/// Strong hash of a long stream, piece by piece.
class StrongHash {
public:
    StrongHash();
    void add(std::string_view bytes);
    std::string done();

private:
    alignas(64) std::array<unsigned char, 384> state_;
};

}
