// Words that mean something: the lists in lists/ folders as look-up tables, and finding their phrases in longer text.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::text {

/// The lines of a list file: fields between commas, blanks at their ends off; a field that holds commas stands in double
/// quotes (and holds none itself). The first line is the header; empty lines and lines that begin with '#' are left out.
void each_line(std::string_view list, std::function<void(std::span<std::string_view const>)> const& take);

/// Folded phrases and what each means.
class Phrases {
public:
    struct Hit {
        int meaning = -1;
        std::size_t first = 0;  // index of its first word
        std::size_t count = 0;  // how many words it takes
    };
    Phrases();
    Phrases(Phrases&&) noexcept;
    Phrases& operator=(Phrases&&) noexcept;
    ~Phrases();
    /// Folds `words`. Where a phrase is added twice the first meaning stays; false then.
    bool add(std::string_view words, int meaning);
    [[nodiscard]] std::size_t size() const;
    /// The whole folded text is one phrase.
    [[nodiscard]] std::optional<int> exact(std::string_view folded) const;
    /// Phrases from left to right, the longest first at each word; words of no phrase are passed over.
    [[nodiscard]] std::vector<Hit> all_in(std::string_view folded) const;

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}
