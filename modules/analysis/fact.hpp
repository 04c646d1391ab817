// One reported line as the engine takes it: codes instead of words, and what it tells of people.
#pragma once
#include "people.hpp"
#include <base/day.hpp>
#include <base/told.hpp>
#include <cstdint>
#include <standards/standards.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::analysis {

/// Where a line belongs, in an order that keeps together what is counted together: body, group, activity, partner,
/// period. 64 bits, so a row needs 8 bytes for its five codes.
struct Key {
    std::uint64_t bits = 0;
    static Key of(int body, int group, int activity, int partner, int period)
    {
        return {std::uint64_t(body) << 56 | std::uint64_t(group) << 48 | std::uint64_t(activity) << 32 |
                std::uint64_t(partner) << 16 | std::uint64_t(period)};
    }
    [[nodiscard]] int body() const { return static_cast<int>(bits >> 56); }
    [[nodiscard]] int group() const { return static_cast<int>(bits >> 48 & 0xFF); }
    [[nodiscard]] int activity() const { return static_cast<int>(bits >> 32 & 0xFFFF); }
    [[nodiscard]] int partner() const { return static_cast<int>(bits >> 16 & 0xFFFF); }
    [[nodiscard]] int period() const { return static_cast<int>(bits & 0xFFFF); }
    auto operator<=>(Key const&) const = default;
};
inline constexpr int most_bodies = 256, most_groups = 256, most_codes = 65536;

/// What a row says beside its numbers, in 16 bits: status 3, saying 3, whether the total was told 1, whether anything
/// else of people was told 1, whether a target was told 1.
struct Marks {
    std::uint16_t bits = 0;
    /// `told` has a bit for each lane.
    static Marks of(standards::Status status, base::Saying said, unsigned told, bool targeted)
    {
        return {static_cast<std::uint16_t>(unsigned(status) | unsigned(said) << 3 | (told & 1) << 6 | unsigned(told > 1) << 7 | unsigned(targeted) << 8)};
    }
    [[nodiscard]] standards::Status status() const { return static_cast<standards::Status>(bits & 7); }
    [[nodiscard]] base::Saying said() const { return static_cast<base::Saying>(bits >> 3 & 7); }
    [[nodiscard]] bool told() const { return (bits >> 6 & 3) != 0; }
    [[nodiscard]] bool total_told() const { return bits >> 6 & 1; }
    [[nodiscard]] bool targeted() const { return bits >> 8 & 1; }
    bool operator==(Marks const&) const = default;
};

/// A line's numbers hold people below this; more live in no country, so it is a slip of the keyboard (held out, said).
inline constexpr std::int64_t most_people = 2'000'000'000;

struct Fact {
    std::uint32_t id = 0;   // the caller's number for the line, unique in the engine
    std::int32_t place = 0; // index into the tree: the lowest place that the line names
    Key key;
    Marks marks;
    std::array<std::int32_t, lane_count> reached{};  // 0 where not told
    std::int32_t targeted = 0;                       // 0 where not told
};

/// Elders are told beside the adults or inside them. Where the total told shows that they are inside, they are taken
/// out of the adults, so that the cells exclude each other. Says whether it did.
bool part_elders(Fact& fact);

/// The people of a line: the higher of the total told and the sum of its cells.
std::int64_t people_of(Fact const& fact);

/// Words to codes in the order in which they were met. Code 0 is the word given first.
class Codes {
public:
    explicit Codes(std::string_view first) { of(first); }
    int of(std::string_view word);
    [[nodiscard]] int find(std::string_view word) const;  // -1 where unknown
    [[nodiscard]] std::string const& word(int code) const { return words_[static_cast<std::size_t>(code)]; }
    [[nodiscard]] int size() const { return static_cast<int>(words_.size()); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, int, Hash, std::equal_to<>> by_word_;
    std::vector<std::string> words_;
};

/// The words behind the codes of an engine's rows.
struct Words {
    Codes bodies{""};         // "" = no sector given
    Codes groups{"all"};      // 0 = everybody
    Codes partners{""};
    std::vector<Codes> activities;         // by body; "" = none given
    std::vector<base::Period> periods{base::Period{}};  // 0 = not known

    int period_of(base::Period period);
    int activity_of(int body, std::string_view words);

private:
    std::unordered_map<std::int64_t, int> by_period_;
};

}
