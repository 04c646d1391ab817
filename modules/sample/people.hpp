// Who lives in Zandia, and who needs what.
#pragma once
#include "country.hpp"
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::sample {

/// Bands of five years, as population tables have them: 0-4 … 75-79, 80 and above.
inline constexpr std::size_t bands = 17;

struct Souls {
    std::array<std::int64_t, bands> female{}, male{};
    [[nodiscard]] std::int64_t women() const;
    [[nodiscard]] std::int64_t men() const;
    [[nodiscard]] std::int64_t all() const { return women() + men(); }
    void add(Souls const& other);
};

/// Groups that exclude each other, by their codes in HDX HAPI.
enum class Group : std::uint8_t { all, idp, host, returnee };
inline constexpr std::array<std::string_view, 4> group_codes{"all", "IDP", "HST", "RET"};
inline constexpr std::array<Group, 3> groups{Group::idp, Group::host, Group::returnee};

/// A figure by sex and age as a response plan tells them: 0-17, 18-59, 60 and above.
struct Cells {
    std::int64_t girls = 0, boys = 0, women = 0, men = 0, elder_women = 0, elder_men = 0;
    [[nodiscard]] std::int64_t all() const { return girls + boys + women + men + elder_women + elder_men; }
    [[nodiscard]] std::array<std::int64_t, 6> list() const { return {girls, boys, women, men, elder_women, elder_men}; }
    void add(Cells const& other);
};

/// One sector's need in one district and group.
struct Need {
    int place = -1;
    int body = -1;   // index into Wording::bodies
    Group group = Group::all;
    Cells in_need, targeted;
};

struct Severity {
    int place = -1, body = -1, phase = 0;  // 1 … 5
};

struct People {
    std::vector<Souls> of_place;                        // by index into Country::places
    std::vector<std::array<std::int64_t, 4>> of_group;  // by place, then Group; [all] is the sum
    std::vector<Need> needs;                            // of the second level; a district that nobody assessed has none
    std::vector<Severity> severity;
    std::vector<int> not_assessed;                      // districts
    [[nodiscard]] Need const* need(int place, int body, Group group) const;
};

People make_people(Country const& country, std::uint64_t seed, int bodies);
/// Parts of a whole by weights; they add up to it exactly.
std::vector<std::int64_t> divide(std::int64_t whole, std::vector<std::int64_t> const& weights);

}
