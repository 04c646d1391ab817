// What the registry holds in memory.
#pragma once
#include "known.hpp"
#include "near.hpp"

#include <partners/partners.hpp>
#include <string>
#include <unordered_map>
#include <vector>

namespace muster::partners {

/// A name and an acronym as they were meant: swapped columns put right, "Name (ACR)" taken apart. All folded.
struct Meant {
    std::string name, acronym;      // folded
    std::string bare;               // the name without what stands in brackets
    std::string inner;              // what stands in brackets, where it may be an acronym
    std::string said_name, said_acronym;  // tidied, as written
    bool loose = false;             // of a script without vowels, or not Latin
    /// The name says more than the acronym.
    [[nodiscard]] bool named() const { return not name.empty() and name != acronym and bare != acronym; }
};
Meant meant_by(std::string_view name, std::string_view acronym);

struct Registry::Inside {
    std::vector<Partner> partners;
    std::unordered_map<std::string, int> ids;
    std::unordered_map<std::string, int> decided, aliases;         // folded words
    std::unordered_map<std::string, std::vector<int>> names, acronyms;  // folded
    std::vector<std::vector<std::string>> folded_names;            // of each partner: its names, folded
    Near near;
    std::size_t saved = 0;  // partners that the store has

    int put(Partner partner);
    void learn_name(int partner, std::string_view name);
    void learn_acronym(int partner, std::string_view acronym);
    [[nodiscard]] int counts_as(int partner) const;
    [[nodiscard]] std::vector<int> counted(std::unordered_map<std::string, std::vector<int>> const& map,
                                           std::string const& words) const;
    [[nodiscard]] Found by_name(Meant const& meant) const;
    [[nodiscard]] Found by_acronym(Meant const& meant) const;
    [[nodiscard]] Found by_likeness(Meant const& meant) const;
    /// How well a name fits a partner that shares its acronym; 0 … 1.
    [[nodiscard]] double fits(Meant const& meant, int partner) const;
    [[nodiscard]] std::string id_for(Meant const& meant) const;
};

/// The organisation of the world list that is meant; null where none is.
Known const* known_meant(Meant const& meant);

}
