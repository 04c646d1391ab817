// Names of places that exist nowhere, in three scripts that say the same.
#pragma once
#include "chance.hpp"
#include <set>
#include <string>
#include <vector>

namespace muster::sample {

struct Name {
    std::string latin, arabic, cyrillic;
};

/// Makes names from syllables that are known in Latin, Arabic and Cyrillic letters. No name is made twice in any script.
class NameMaker {
public:
    explicit NameMaker(Chance chance) : chance_(chance) {}
    /// With `letters_apart` 3 a slip of the pen never makes the name into another one.
    Name make(int letters_apart);
    /// A place called after another: "Béla" -> "Béla Nord".
    static Name beside(Name const& other, int direction);

private:
    Name draw();
    [[nodiscard]] bool apart(std::string const& plain, int letters) const;
    Chance chance_;
    std::vector<std::string> taken_;   // plain()
    std::set<std::string> arabic_;
};

/// Lower case ASCII letters of our own names, whose accents are known. The oracle does not use the reader's folding: it
/// would then agree with it also where it is wrong.
std::string plain(std::string_view latin);
/// Edits between two plain names.
int letters_between(std::string_view a, std::string_view b);

}
