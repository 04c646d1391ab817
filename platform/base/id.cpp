#include <base/ensure.hpp>
#include <base/id.hpp>
#include <algorithm>
#include <array>
#include <mutex>
#include <sodium.h>

namespace muster::base {

namespace {

constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Ids of one millisecond count upwards from a random start, so that they ascend in the order they were made.
std::array<unsigned char, 10> next_chance(std::int64_t ms)
{
    static std::mutex guard;
    static std::int64_t last_ms = -1;
    static std::array<unsigned char, 10> last;
    std::scoped_lock const lock(guard);
    if (ms != last_ms) {
        if (sodium_init() < 0) broken("the machine gives random numbers");
        randombytes_buf(last.data(), last.size());
        last[0] &= 0x7F;  // room to count upwards
        last_ms = ms;
    }
    else {
        for (auto byte = last.rbegin(); byte != last.rend() and ++*byte == 0; ++byte) {}
    }
    return last;
}

}

std::string new_ulid(Instant now)
{
    auto const chance = next_chance(now.ms);
    std::string text(26, '0');
    auto ms = static_cast<std::uint64_t>(now.ms);
    for (int i = 9; i >= 0; --i, ms >>= 5) text[static_cast<std::size_t>(i)] = letters[ms & 31];
    unsigned bits = 0, held = 0;
    std::size_t at = 10;
    for (auto const byte : chance) {
        held = held << 8 | byte;
        for (bits += 8; bits >= 5; bits -= 5) text[at++] = letters[held >> (bits - 5) & 31];
    }
    return text;
}

bool is_ulid(std::string_view text)
{
    return text.size() == 26 and text[0] <= '7' and std::ranges::all_of(text, [](char c) { return letters.contains(c); });
}

}
