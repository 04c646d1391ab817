// Names that are nearly the same: which to compare, and when two may be one organisation.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muster::partners {

/// 0 … 1. 0 where the names differ in a number, or in a word that is no slip of the pen ("Red Cross of Niger" and "Red
/// Cross of Nigeria", "Hope North" and "Hope South"): such names are often two organisations. Both folded; `loose` leaves
/// the words out of it, for scripts without vowels.
double alike(std::string_view folded_a, std::string_view folded_b, bool loose);

/// Every word that matters of one name stands in the other: "Save the Children" and "Save the Children International".
bool contains(std::string_view folded_a, std::string_view folded_b);

/// The acronym is made of beginnings of the name's words, in order: "SOFEPADI" of "Solidarité Féminine pour la Paix et le
/// Développement Intégral". Both folded.
bool spells(std::string_view folded_name, std::string_view acronym);

/// Names by their letter triples: the few that are worth comparing.
class Near {
public:
    void add(std::string_view folded, int partner, bool loose);
    struct One {
        std::string folded;
        int partner = -1;
        bool loose = false;
    };
    /// At most `most` names that share the most triples with the text, best first.
    [[nodiscard]] std::vector<One const*> to(std::string_view folded, std::size_t most) const;

private:
    std::vector<One> names_;
    std::vector<std::uint16_t> triples_;  // of each name: how many
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> where_;
};

}
